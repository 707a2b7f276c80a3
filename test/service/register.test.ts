// The register through the requests of the console, on a real disk: a pair at the edge, two starts, a window that is behind, a
// rehearsal.

import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { RegisterFound, RegisterView } from '../../shared/contract/register.ts';
import type { Request } from '../../shared/contract/requests.ts';
import type { RegisterEvent } from '../../shared/register/line.ts';
import { driven } from '../support/driven.ts';
import { smallDraft } from '../support/driver.ts';

const driver = driven(smallDraft, { clock: () => '2026-07-20T10:00:00+08:00' });
const { ask, does, upTo, refusal } = driver;
const file = (name = 'after/register.txt', ceremony = 'LB-2024-a1') => join(driver.data, ceremony, name);

const enter = (event: RegisterEvent, change: Partial<Extract<Request, { type: 'register.enter' }>> = {}): Request => ({
  type: 'register.enter',
  event,
  date: '2026-07-20',
  reason: '随父母迁居',
  role: '招生科长',
  name: '王某',
  ...change,
});
const view = () => does<RegisterView>({ type: 'register.read' });
const gx = async () => {
  const { schools } = await view();
  const found = schools.find(({ code }) => code === 'GX');
  if (found === undefined) throw new Error('no school');
  return found;
};
const find = (typed: string, school = 'GX') => does<RegisterFound>({ type: 'register.find', school, typed });

/** All lots of GX; their numbers are 101 to 107, one of them a pair's. */
async function allLots() {
  const found = await Promise.all(['1', '2', '3', '4', '5', '6', '7'].map(digit => find(digit)));
  // A pair is found by the number of either child.
  const lots = new Map(found.flatMap(each => each.lots.map(lot => [lot.lot, lot])));
  return [...lots.values()].sort((a, b) => a.rank - b.rank);
}

test('nothing is entered before the seal', async () => {
  await upTo('seal');
  expect(await ask({ type: 'register.read' })).toBe('register.not-sealed');
  expect(await ask(enter({ kind: 'decline', school: 'GX', lot: '101' }))).toBe('register.not-sealed');
  expect(existsSync(file())).toBe(false);
});

describe('after the seal', () => {
  test('whose turn it is follows from the sealed order, and stays after a start', async () => {
    await upTo('sealed');
    const sealed = ['journal.txt', 'result.csv', 'head.txt', 'head.sig'].map(name =>
      readFileSync(file(`public/${name}`)),
    );
    const lots = await allLots();
    expect(lots.map(({ lot }) => lot).sort()).toEqual(['101', '102', '103', '105', '106', '107']);
    expect(lots.every(({ names }) => names.every(name => name.includes('*')))).toBe(true);
    const declining = lots.find(({ status, size }) => status === 'admitted' && size === 1);
    if (declining === undefined) throw new Error('nobody to decline');
    const after = await does<RegisterView>(enter({ kind: 'decline', school: 'GX', lot: declining.lot }));
    expect(after.lines[0]).toMatchObject({ number: 1, kind: 'decline', lot: declining.lot, reason: '随父母迁居' });
    expect(statSync(file()).mode & 0o077).toBe(0);
    const now = await gx();
    // What docs/protocol.md says of `skip`: the first who waits and fits; a pair that does not fit keeps its rank.
    const fits = lots.find(({ status, size }) => status === 'waiting' && size <= now.free);
    expect(now.next?.lot).toBe(fits?.lot);
    driver.restart();
    expect(await gx()).toEqual(now);
    if (fits !== undefined) await does(enter({ kind: 'move-up', school: 'GX', lot: fits.lot }));
    driver.restart();
    expect((await view()).lines.length).toBe(fits === undefined ? 1 : 2);
    expect(
      ['journal.txt', 'result.csv', 'head.txt', 'head.sig'].map(name => readFileSync(file(`public/${name}`))),
    ).toEqual(sealed);
    const verdict = await does<{ readonly status: string }>({ type: 'dossier.verify' });
    expect(verdict.status).toBe('verified');
  });

  test('a window that is behind enters nothing', async () => {
    await upTo('sealed');
    const lots = await allLots();
    const [first] = lots.filter(({ status, size }) => status === 'admitted' && size === 1);
    await does(enter({ kind: 'decline', school: 'GX', lot: first?.lot ?? '' }));
    const { next } = await gx();
    const other = (await allLots()).find(({ status, lot }) => status === 'waiting' && lot !== next?.lot);
    if (next === null || other === undefined) throw new Error('nobody waits');
    expect(await ask(enter({ kind: 'move-up', school: 'GX', lot: other.lot }))).toBe('register.not-next');
    await does(enter({ kind: 'move-up', school: 'GX', lot: next.lot }));
    expect(await ask(enter({ kind: 'move-up', school: 'GX', lot: next.lot }))).toBe('register.not-waiting');
  });

  test('who admitted all has no turn; dates are of the calendar and between seal and today', async () => {
    await upTo('sealed');
    await does(enter({ kind: 'decline', school: 'WGY', lot: '201' }));
    const school = (await view()).schools.find(({ code }) => code === 'WGY');
    expect([school?.admitted, school?.next]).toEqual([1, null]);
    expect(await ask(enter({ kind: 'move-up', school: 'WGY', lot: '202' }))).toBe('register.direct');
    const other: RegisterEvent = { kind: 'decline', school: 'WGY', lot: '202' };
    expect(await ask(enter(other, { date: '2026-07-19' }))).toBe('register.date-early');
    expect(await ask(enter(other, { date: '2026-07-21' }))).toBe('register.date-late');
    expect(await ask(enter(other, { date: '今天' }))).toBe('register.date-form');
    expect(await ask(enter(other, { reason: '　' }))).toBe('register.words');
    expect((await view()).lines.length).toBe(1);
  });

  test('lots are found by their number or its end, as an input method types them', async () => {
    await upTo('sealed');
    expect((await find('１０１')).lots.map(({ lot }) => lot)).toEqual(['101']);
    expect((await find('5')).lots.map(({ lot }) => lot)).toEqual(['105']);
    expect((await find(' 1 0 2 ')).lots.map(({ lot }) => lot)).toEqual(['102']);
    expect(await find('9')).toEqual({ lots: [], count: 0 });
    expect(await find('201')).toEqual({ lots: [], count: 0 });
  });

  test('a register that somebody edited is not read, and what was sealed still verifies', async () => {
    await upTo('sealed');
    await does(
      enter({ kind: 'decline', school: 'WGY', lot: '201' }),
      enter({ kind: 'decline', school: 'WGY', lot: '202' }),
    );
    writeFileSync(file(), readFileSync(file(), 'utf8').split('\n').slice(1).join('\n'));
    expect(await ask({ type: 'register.read' })).toBe('register.chain');
    const why = await refusal({ type: 'register.read' });
    expect(why?.values).toMatchObject({ file: 'after/register.txt', line: 1 });
    const verdict = await does<{ readonly status: string }>({ type: 'dossier.verify' });
    expect(verdict.status).toBe('verified');
  });

  test('the stage may not ask for it', async () => {
    await upTo('sealed');
    const answer = await driver.service.handle('stage', { type: 'register.read' });
    expect(answer.ok).toBe(false);
  });
});

test('a rehearsal has a register of its own', async () => {
  await does({ type: 'rehearsal.start' });
  await upTo('sealed');
  await does(enter({ kind: 'decline', school: 'WGY', lot: '201' }));
  const rehearsed = driver.view().plan.ceremony;
  expect(rehearsed).toMatch(/^TEST-/);
  expect(readFileSync(file('after/register.txt', rehearsed), 'utf8')).toContain(`|${rehearsed}|0001|`);
  expect(existsSync(file())).toBe(false);
  await does({ type: 'rehearsal.end' });
  expect(await ask({ type: 'register.read' })).toBe('register.not-sealed');
});
