// The disk fills at every event of a ceremony and a rehearsal, as the service meets it: real files, and calls of node:fs that
// run out of room half-way through a write. Each step is refused with what to do, stands where it stood, and goes on later.

import * as nodeFs from 'node:fs';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { FileCalls } from '../../electron/service/ports/disk.ts';
import type { Request } from '../../shared/contract/requests.ts';
import { driven } from '../support/driven.ts';
import { type Hands, requestsDue, smallDraft, usualHands } from '../support/driver.ts';
import { likeWindows, systemError, systems } from '../support/frail-files.ts';

/** How many writes still find room. */
let room = Number.POSITIVE_INFINITY;
const filling: FileCalls = {
  ...nodeFs,
  writeSync: ((handle: number, bytes: Uint8Array, from: number, length: number, position: number) => {
    if (room-- > 0) return nodeFs.writeSync(handle, bytes, from, length, position);
    nodeFs.writeSync(handle, bytes, from, Math.floor(length / 2), position);
    throw systemError('ENOSPC');
  }) as FileCalls['writeSync'],
};

describe.each(systems)('on %s', system => {
  const files = system === 'win32' ? likeWindows(filling) : filling;
  // Both secrets are made here, and somebody gives the digits.
  const hands: Hands = { ...usualHands, makes: ['operator', 'notary'], giver: '公证员' };
  const driver = driven(smallDraft, { files }, hands);
  const { view, stage } = driver;
  const ask = async (request: Request) => (await driver.refusal(request))?.code ?? null;
  // Whatever a test left: the folder is removed by the same calls.
  afterEach(() => {
    room = Number.POSITIVE_INFINITY;
  });
  const journal = () => {
    const path = join(view().folder, 'public/journal.txt');
    return existsSync(path) ? readFileSync(path, 'utf8') : '';
  };

  /** Takes the step that is due with room for `writes` more writes; the code of the first refusal, or null. */
  async function step(writes = Number.POSITIVE_INFINITY): Promise<string | null> {
    // Only the last of them writes.
    const requests = requestsDue(view(), hands);
    room = writes;
    let refused: string | null = null;
    for (const request of requests) refused ??= await ask(request);
    room = Number.POSITIVE_INFINITY;
    return refused;
  }

  async function fillAtEveryWrite(): Promise<number> {
    let refusals = 0;
    while (view().due.type !== 'sealed') {
      const type = view().due.type;
      for (let writes = 0; writes < 40 && view().due.type === type; writes++) {
        const before = journal();
        const refused = await step(writes);
        if (refused === null) break;
        refusals++;
        expect(refused, `${type} with room for ${writes}`).toBe('disk.full');
        // What was on disk is there, whole lines and no other; nothing of a draw is shown that is not.
        expect(journal().startsWith(before)).toBe(true);
        expect(journal()).toMatch(/^$|\n$/);
        if (!journal().includes('|result|')) expect(['draw', 'board', 'pages']).not.toContain(stage().scene.kind);
      }
    }
    return refusals;
  }

  test('a ceremony whose disk fills at each of its writes ends in a dossier that verifies', async () => {
    expect(await fillAtEveryWrite()).toBeGreaterThan(20);
    expect(await ask({ type: 'dossier.verify' })).toBeNull();
    expect(view().verdict?.checks.filter(({ ok }) => !ok)).toEqual([]);
  });

  test('a rehearsal too, and neither its beginning nor its end is half done', async () => {
    room = 0;
    expect(await ask({ type: 'rehearsal.start' })).toBe('disk.full');
    expect(view().rehearsing).toBeNull();
    room = Number.POSITIVE_INFINITY;
    expect(await ask({ type: 'rehearsal.start' })).toBeNull();
    expect(await fillAtEveryWrite()).toBeGreaterThan(20);
    room = 0;
    expect(await ask({ type: 'rehearsal.end' })).toBe('disk.full');
    expect(view().rehearsing).toBe('TEST-LB-2024-a1');
    room = Number.POSITIVE_INFINITY;
    expect(await ask({ type: 'rehearsal.end' })).toBeNull();
    expect(view().rehearsals).toMatchObject([{ verified: true }]);
  });

  test('an attempt that is given up goes over to the next one, however often the disk fills in between', async () => {
    while (view().due.type !== 'input') await step();
    const people: Extract<Request, { type: 'attempt.give-up' }>['people'] = [
      { role: '公证员', name: '甲' },
      { role: '市纪委监委', name: '乙' },
    ];
    for (let writes = 0; view().plan.ceremony === 'LB-2024-a1'; writes++) {
      room = writes;
      const refused = await ask({ type: 'attempt.give-up', reason: '名单有误', people });
      room = Number.POSITIVE_INFINITY;
      expect([null, 'disk.full']).toContain(refused);
      expect(writes).toBeLessThan(20);
    }
    expect(
      readFileSync(join(driver.data, 'LB-2024-a1/public/journal.txt'), 'utf8').match(/\|fact\|given-up:/g),
    ).toHaveLength(1);
    expect(view()).toMatchObject({ plan: { ceremony: 'LB-2024-a2' }, due: { type: 'freeze' } });
    while (view().due.type !== 'sealed') await step();
    expect(await ask({ type: 'dossier.verify' })).toBeNull();
    expect(view().verdict?.status).toBe('verified');
  });

  test('whoever came late to an attempt that is given up stays in its dossier, whatever is cut off on the way to the next', async () => {
    const people: Extract<Request, { type: 'attempt.give-up' }>['people'] = [
      { role: '公证员', name: '甲' },
      { role: '市纪委监委', name: '乙' },
    ];
    let refused: string | null = 'disk.full';
    for (let writes = 0; refused !== null; writes++) {
      expect(writes).toBeLessThan(20);
      driver.end();
      driver.begin();
      while (view().due.type !== 'commit') await step();
      expect(await ask({ type: 'attendance.sign', role: '媒体代表', name: '李某' })).toBeNull();
      room = writes;
      refused = await ask({ type: 'attempt.give-up', reason: '名单有误', people });
      room = Number.POSITIVE_INFINITY;
      // The power goes before there is room again, and then the step is taken once more where it is still due.
      driver.restart();
      if (view().plan.ceremony === 'LB-2024-a1') {
        expect(await ask({ type: 'attempt.give-up', reason: '名单有误', people })).toBeNull();
      }
      expect(view()).toMatchObject({ plan: { ceremony: 'LB-2024-a2' }, due: { type: 'freeze' } });
      expect(readFileSync(join(driver.data, 'LB-2024-a1/sealed/late.json'), 'utf8')).toContain('李某');
      // For the next attempt that person is among those who are there before the freeze.
      expect(view().attendance).toEqual([{ role: '媒体代表', name: '李某', time: expect.any(String) }]);
    }
  });

  test('what the holders handed over is there after every cut on the way to the promise, and goes on record once', async () => {
    while (view().due.type !== 'commit') await step();
    // Handing over and taking back, cut off at each write.
    for (const request of [
      { type: 'secret.make', role: 'operator' },
      { type: 'secret.take-back', role: 'operator', reason: '' },
      { type: 'secret.make', role: 'operator' },
      { type: 'secret.make', role: 'notary' },
    ] as const) {
      for (let writes = 0, refused: string | null = 'disk.full'; refused !== null; writes++) {
        expect(writes).toBeLessThan(10);
        const before = view().holders;
        room = writes;
        refused = await ask(request);
        room = Number.POSITIVE_INFINITY;
        driver.restart();
        if (refused !== null) expect(view().holders).toEqual(before);
      }
    }
    const promised = view().holders.map(({ commitment }) => commitment);
    let cuts = 0;
    for (let writes = 0; view().due.type === 'publish'; writes++) {
      room = writes;
      if ((await ask({ type: 'ceremony.publish' })) !== null) cuts++;
      room = Number.POSITIVE_INFINITY;
      driver.restart();
      expect(view().holders.map(({ commitment }) => commitment)).toEqual(promised);
    }
    expect(cuts).toBeGreaterThan(4);
    expect(journal().match(/\|commit\|/g)).toHaveLength(2);
    expect(journal().match(/\|fact\|made-here:/g)).toHaveLength(2);
    while (view().due.type !== 'sealed') await step();
    expect(await ask({ type: 'dossier.verify' })).toBeNull();
    expect(view().verdict?.status).toBe('verified');
  });
});
