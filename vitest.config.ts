import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Two cores are what the smallest machine has; left to itself the runner would use one of them.
    maxWorkers: 2,
    reporters: ['default', './test/support/count-reporter.ts'],
  },
});
