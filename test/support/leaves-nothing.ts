// After every test file: what it shares with the files that follow it in the same process is what it was before.

import { afterAll, expect } from 'vitest';

const state = () => ({ environment: { ...process.env }, folder: process.cwd(), umask: process.umask() });
const { env } = process;
const before = state();

// Registered before any of the file's own, and so called after all of them.
afterAll(() => {
  expect(process.env === env, 'process.env is another object').toBe(true);
  expect(state()).toEqual(before);
});
