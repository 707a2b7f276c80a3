// A bug in carrying out a request: whoever asked is told so, nothing is thrown at a host, and the service goes on.

import * as nodeFs from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openHouse } from '../../electron/service/house/house.ts';
import type { FileCalls } from '../../electron/service/ports/disk.ts';
import type { Request } from '../../shared/contract/requests.ts';
import { samplePlan } from '../support/cli.ts';
import { driven } from '../support/driven.ts';
import { smallDraft } from '../support/driver.ts';
import { must } from '../support/outcome.ts';

let isBroken = false;
const files: FileCalls = {
  ...nodeFs,
  fsyncSync: handle => {
    // Not an error of the file system, which has a code and is a refusal by itself.
    if (isBroken) throw new TypeError('undefined is not a handle');
    nodeFs.fsyncSync(handle);
  },
};
const driver = driven(smallDraft, { files });
const failed = { ok: false, refusal: { code: 'host.failed', values: { detail: 'undefined is not a handle' } } };
const sign: Request = { type: 'attendance.sign', role: '公证员', name: '甲' };

test('is a refusal of the session, and the next request is carried out', async () => {
  isBroken = true;
  expect(await driver.service.handle('console', sign)).toMatchObject(failed);
  expect(await driver.service.handle('console', { type: 'ceremony.freeze' })).toMatchObject(failed);
  isBroken = false;
  expect(await driver.service.handle('console', sign)).toMatchObject({ ok: true });
  expect(driver.view().attendance).toHaveLength(1);
});

test('is a refusal of the house too, in a ceremony and on the start screen', async () => {
  const options = { dataFolder: null, planPath: null, samplePath: samplePlan, first: 'start', files } as const;
  const house = must(openHouse({ ...options, home: join(driver.root, 'home') }));
  const create = { type: 'start.create', title: '摇号', organiser: '教育局', schools: [{ name: '甲校', places: 5 }] };
  expect(await house.handle('console', create)).toMatchObject({ ok: true });
  isBroken = true;
  expect(await house.handle('console', sign)).toMatchObject(failed);
  isBroken = false;
  expect(await house.handle('console', { type: 'start.leave' })).toMatchObject({ ok: true });
  // A clock that is none: there is no other way into the start screen's own requests from here.
  house.close();
  let isTimeless = false;
  const clock = () => {
    if (isTimeless) throw new RangeError('Invalid time value');
    return '2026-07-15T09:30:00+08:00';
  };
  const again = must(openHouse({ ...options, clock, home: join(driver.root, 'home') }));
  isTimeless = true;
  const detail = { detail: 'Invalid time value' };
  expect(await again.handle('console', create)).toMatchObject({
    ok: false,
    refusal: { code: 'host.failed', values: detail },
  });
  isTimeless = false;
  expect(await again.handle('console', create)).toMatchObject({ ok: true });
  again.close();
});

test('a disk that fails where nobody expected it is told as a disk that failed', async () => {
  const { data } = driver;
  nodeFs.renameSync(join(data, 'draft'), join(data, 'elsewhere'));
  nodeFs.writeFileSync(join(data, 'draft'), 'a file where the folder should be');
  const answer = await driver.refusal(sign);
  expect(answer?.code).toMatch(/^disk\./);
});
