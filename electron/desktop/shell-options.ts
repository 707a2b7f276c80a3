// What Electron's main process is started with.

import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Language } from '../../shared/text/template.ts';

/** The line by which the main process tells `npm start` that the runtime works. */
export const readyLine = 'electron ready';

/** The options of the main process; null if not given. */
export type ShellOptions = {
  readonly plan: string | null;
  readonly data: string | null;
  readonly language: Language | null;
  readonly safeGraphics: boolean;
};

/** Reads the arguments after the program (and the app's folder). Chromium's own arguments are ignored. */
export function parseShellOptions(args: readonly string[]): ShellOptions {
  const { values } = parseArgs({
    args: [...args],
    strict: false,
    options: { plan: { type: 'string' }, data: { type: 'string' }, lang: { type: 'string' } },
  });
  const { plan, data, lang } = values;
  return {
    plan: typeof plan === 'string' ? plan : null,
    data: typeof data === 'string' ? data : null,
    language: lang === 'zh' || lang === 'en' ? lang : null,
    safeGraphics: args.includes('--safe-graphics'),
  };
}

/**
 * The default paths of an installed app: the sample's plan, and a data folder in the user's home. Not in the documents folder,
 * which Windows and macOS may copy to a cloud, with the secrets and names in it.
 */
export function defaultPaths(resources: string, home: string): { readonly plan: string; readonly data: string } {
  return { plan: join(resources, 'sample', 'plan.json'), data: join(home, '阳光摇号') };
}
