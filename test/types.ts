// Type-checks each runtime with its own settings: a folder that reaches for what its runtime lacks does not compile.

import { spawn } from 'node:child_process';

// `cli` checks all that knows Node and nothing of Electron, `test/electron` the desktop shell with its tests, and each has the
// settings of the folders that it checks: one by one, what they share would be checked again for each. The tests take as long
// as all the others and are checked beside them.
const lanes = [['shared', 'cli', 'renderer', 'test/electron'], ['.']];

/** Checks a project and returns the exit code of the compiler. Several checkers would each look into the same libraries. */
function check(project: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const options = { stdio: 'inherit', shell: process.platform === 'win32' } as const;
    const compiler = spawn('tsc', ['-p', project, '--checkers', '1'], options);
    compiler.once('error', reject);
    compiler.once('close', code => resolve(code ?? 1));
  });
}

const codes = await Promise.all(
  lanes.map(async projects => {
    for (const project of projects) {
      const code = await check(project);
      if (code !== 0) return code;
    }
    return 0;
  }),
);
process.exitCode = Math.max(...codes);
if (process.exitCode === 0) process.stdout.write(`types: ${lanes.flat().join(', ')}\n`);
