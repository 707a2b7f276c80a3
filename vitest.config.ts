import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // A slow machine is no fault of the program's: what must be quick is measured by `npm run bench`.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // Two cores are what the smallest machine has; left to itself the runner would use one of them.
    maxWorkers: 2,
    reporters: ['default', './test/support/count-reporter.ts'],
  },
});
