// The emergency tools of an installed program, on a machine without npm: they do and say what the command line does.

import { fstatSync } from 'node:fs';
import { isatty } from 'node:tty';
import { parseArgs } from 'node:util';
import { exportCommand } from '../../cli/export.ts';
import { importCommand } from '../../cli/import.ts';
import { type Ending, unreadable } from '../../cli/output.ts';
import { verifyCommand } from '../../cli/verify.ts';
import { text } from '../../shared/text/dictionary.ts';
import { languageOf } from '../../shared/text/language.ts';
import { refusal } from '../../shared/text/refusal.ts';
import type { Language } from '../../shared/text/template.ts';

/** A call of a tool: the language it speaks, and what does its work. */
export type ToolCall = { readonly language: Language; readonly run: () => Ending };

/** The tool that the arguments after the program ask for; null if they ask for the windows. Options of Chromium are passed over. */
export function toolIn(args: readonly string[], environment: NodeJS.ProcessEnv): ToolCall | null {
  const { values } = parseArgs({
    args: [...args],
    strict: false,
    options: {
      help: { type: 'boolean' },
      json: { type: 'boolean' },
      ...Object.fromEntries(
        ['verify', 'export', 'import', 'out', 'kind', 'data', 'lang'].map(name => [name, { type: 'string' } as const]),
      ),
    },
  });
  const { verify, out, kind, data, lang } = values;
  const given = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);
  const language = languageOf(given(lang) ?? undefined, environment);
  const wrong = (reason: string) => unreadable(refusal('cli.usage', { reason }));
  if (values['help']) return { language, run: () => ({ code: 0, lines: [text(language, 'shell.help', {})] }) };
  const asked = (['verify', 'export', 'import'] as const).filter(name => values[name] !== undefined);
  const [tool, ...more] = asked;
  if (tool === undefined) return null;
  const run = (): Ending => {
    if (more.length > 0) return wrong(asked.map(name => `--${name}`).join(' '));
    switch (tool) {
      case 'verify': {
        const path = given(verify);
        return path === null ? wrong('--verify PATH') : verifyCommand(language, path, values['json'] === true);
      }
      case 'export': {
        const [path, file] = [given(values['export']), given(out)];
        if (path === null || file === null) return wrong('--export DIR --out FILE');
        return exportCommand(language, path, file, given(kind) ?? 'whole');
      }
      case 'import': {
        const [path, folder] = [given(values['import']), given(data)];
        if (path === null || folder === null) return wrong('--import ZIP --data DIR');
        return importCommand(language, path, folder, 'sunshine-draw');
      }
    }
  };
  return { language, run };
}

/** Whether somebody can read what is written to stdout: a terminal, a file or another program; not where there is none. */
export function isHeard(): boolean {
  try {
    const out = fstatSync(1);
    return isatty(1) || out.isFile() || out.isFIFO() || out.isSocket();
  } catch {
    return false;
  }
}

/** What of an ending a window can hold: all but the checks that passed. */
export function shortened({ lines = [] }: Ending): string {
  return lines
    .flatMap(line => line.split('\n'))
    .filter(line => !line.startsWith('✓ '))
    .join('\n')
    .trim();
}
