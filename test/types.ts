// Type-checks each runtime with its own settings: a folder that reaches for what its runtime lacks does not compile.

import { spawnSync } from 'node:child_process';

const projects = [
  'shared',
  'electron/service',
  'electron/browser',
  'electron/desktop',
  'electron/launch',
  'cli',
  'renderer',
  '.',
  'test/electron',
];

for (const project of projects) {
  const { status } = spawnSync('tsc', ['-p', project], { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) process.exit(status ?? 1);
}
process.stdout.write(`types: ${projects.join(', ')}\n`);
