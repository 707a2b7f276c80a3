import * as playwright from 'playwright-core';
import { expect, test } from 'vitest';
import { findChromium } from '../../electron/service/chromium.ts';
import { type Driver, loadDriver } from '../../electron/service/sheets/driver.ts';

test('what is used of playwright-core is what it is', async () => {
  // The compiler compares the types; this is the same object.
  const driver: Driver = playwright;
  expect((await loadDriver())?.chromium.launchPersistentContext).toBe(driver.chromium.launchPersistentContext);
});

test('a browser is found in these tests', async () => {
  expect(await findChromium()).not.toBeNull();
});
