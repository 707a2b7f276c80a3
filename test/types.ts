// Type-checks each runtime with its own settings: a folder that reaches for what its runtime lacks does not compile.

import { spawn } from 'node:child_process';

// `cli` checks all that knows Node and nothing of Electron, `test/electron` the desktop shell with its tests, and each has the
// settings of the folders that it checks: one by one, what they share would be checked again for each. The tests take as long
// as all the others and are checked beside them.
const lanes = [['shared', 'cli', 'renderer', 'test/electron'], ['.']];

// What was found of files that have not changed since is read from there. A clean clone has none of it, and all is checked.
const found = 'node_modules/.cache/types';

// Nothing that the compiler has read can be thrown away before it ends: to look for that up to a limit takes half as long again.
const env = { GOGC: 'off', GOMEMLIMIT: '2GiB', ...process.env };

/** Checks a project and returns the exit code of the compiler. Several threads would each look into the same libraries. */
function check(project: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const file = `${found}/${project.replace('/', '-')}.tsbuildinfo`;
    const args = ['-p', project, '--singleThreaded', '--incremental', '--tsBuildInfoFile', file];
    const compiler = spawn('tsc', args, { stdio: 'inherit', env, shell: process.platform === 'win32' });
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
