import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // A slow machine is no fault of the program's: what must be quick is measured by `npm run bench`.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // Two cores are what the smallest machine has; left to itself the runner would use one of them.
    maxWorkers: 2,
    // To start a process for each file, and to read the same modules in it again, takes a tenth of the time. Only where the place
    // of a module is taken by a fake must it be forgotten after a file.
    projects: [
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
    ],
    reporters: ['default', './test/support/count-reporter.ts'],
  },
});
