// What Electron's main process is started with.

import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Language } from '../../shared/text/template.ts';

/** The line by which the main process tells `npm start` that the runtime works. */
export const readyLine = 'electron ready';

/** The options of the main process; null if not given. */
export type ShellOptions = {
  readonly plan: string | null;
  /** The folder of one ceremony, which is opened at once. */
  readonly data: string | null;
  /** The folder of the ceremonies of this computer. */
  readonly home: string | null;
  /** What a computer without ceremonies opens. */
  readonly first: 'sample' | 'start';
  readonly language: Language | null;
  readonly safeGraphics: boolean;
  /** Whether the app started itself again because its graphics process had failed. */
  readonly graphicsFailed: boolean;
};

/** Reads the arguments after the program. Chromium's own ones, and the app's folder, are ignored. */
export function parseShellOptions(args: readonly string[]): ShellOptions {
  const { values } = parseArgs({
    args: [...args],
    strict: false,
    options: Object.fromEntries(['plan', 'data', 'home', 'first', 'lang'].map(name => [name, { type: 'string' }])),
  });
  const { plan, data, home, first, lang } = values;
  const text = (value: unknown) => (typeof value === 'string' ? value : null);
  return {
    plan: text(plan),
    data: text(data),
    home: text(home),
    first: first === 'sample' ? 'sample' : 'start',
    language: lang === 'zh' || lang === 'en' ? lang : null,
    safeGraphics: args.includes('--safe-graphics'),
    graphicsFailed: args.includes('--graphics-failed'),
  };
}

/**
 * The default paths of an installed app: the sample's plan, and the folder of its ceremonies in the user's home. Not in the documents folder,
 * which Windows and macOS may copy to a cloud, with the secrets and names in it.
 */
export function defaultPaths(resources: string, home: string): { readonly sample: string; readonly home: string } {
  return { sample: join(resources, 'sample', 'plan.json'), home: join(home, '阳光摇号') };
}
