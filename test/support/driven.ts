// A driver for every test of a file: begun before each, ended after it.

import { afterEach, beforeEach } from 'vitest';
import type { SessionOptions } from '../../electron/service/session/session.ts';
import { type Draft, Driver, type Hands } from './driver.ts';

/** The driver of the test that runs. */
export function driven(draft: Draft, options: Partial<SessionOptions> = {}, hands?: Hands): Driver {
  const driver = new Driver(draft, options, hands);
  beforeEach(driver.begin);
  afterEach(driver.end);
  return driver;
}
