import { join } from 'node:path';
import { configDefaults, defineConfig, type TestProjectConfiguration } from 'vitest/config';
import { memoryFolder } from './test/support/memory-folder.ts';

// What the runner, its processes and those that tests start have compiled once is read from there.
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, 'node_modules/.cache/node');

const inMemory = memoryFolder();
if (inMemory !== null) process.env['TMPDIR'] = inMemory;

// To start a process for each file, and to read the same modules in it again, takes a tenth of the time. Only where the place of
// a module is taken by a fake must it be forgotten after a file.
const usual: TestProjectConfiguration[] = [
  {
    extends: true,
    test: {
      name: 'product',
      include: ['test/**/*.test.ts'],
      exclude: [...configDefaults.exclude, 'test/electron/**'],
      isolate: false,
    },
  },
  { extends: true, test: { name: 'electron', include: ['test/electron/**/*.test.ts'] } },
];

/** `npm run test:long`: the files in which test/support/rounds.ts says how much is tried, with more of it. */
const long: TestProjectConfiguration = {
  extends: true,
  test: {
    name: 'long',
    include: [
      'test/browser/kill.test.ts',
      'test/ceremony/power-cut.test.ts',
      'test/cli/{cli,killed}.test.ts',
      'test/console/window.test.ts',
      'test/intake/{accounting,hostile,independent,malformed,properties}.test.ts',
      'test/service/damage.test.ts',
      'test/sheets/{extremes,pdf}.test.ts',
      'test/stage/stage.test.ts',
      'test/transfer/mutations.test.ts',
      'test/verifier/verifier.test.ts',
      'test/verifier-page/verdicts.test.ts',
      'test/verifiers/{agree,mutations}.test.ts',
    ],
    isolate: false,
    env: { LONG_TESTS: '1' },
  },
};

export default defineConfig(({ mode }) => ({
  test: {
    // A slow machine is no fault of the program's: what must be quick is measured by `npm run bench`.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // Left to itself `expect.poll` gives up after a second, which a busy machine needs for a picture.
    expect: { poll: { timeout: 60_000 } },
    // Two cores are what the smallest machine has; left to itself the runner would use one of them. Windows, films and printers keep
    // half of the time waiting, in which other files can work.
    maxWorkers: 4,
    globalSetup: './test/support/global-setup.ts',
    setupFiles: './test/support/leaves-nothing.ts',
    projects: mode === 'long' ? [long] : usual,
    reporters: ['default', './test/support/count-reporter.ts'],
  },
}));
