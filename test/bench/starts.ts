// How long people wait before the command line says its first word.

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { best, type Row, ratioRow } from './measure.ts';

const root = join(import.meta.dirname, '../..');

/** The row of the command line's start: its help, against a Node that does nothing. */
export function startRows(): Row[] {
  const run = (args: readonly string[]) => () => {
    const { status } = spawnSync(process.execPath, args, { cwd: root });
    if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}`);
  };
  const help = run(['cli/main.js', '--help']);
  // The first start of all compiles; what people meet every day is the second.
  help();
  const times = best(15, help, run(['-e', '0']));
  return [ratioRow('cli start / node -e 0', times.value, times.reference, 3)];
}
