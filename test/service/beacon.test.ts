// A plan whose last input is a beacon, from the photograph of the record to the comparison with it, by the requests of the windows.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { SceneOf } from '../../shared/contract/scenes.ts';
import { H } from '../../shared/protocol/hash.ts';
import { sheetOf } from '../../shared/sheets/catalogue.ts';
import type { SheetOf } from '../../shared/sheets/sheet.ts';
import type { ShownVerdict } from '../../shared/verifier/checks.ts';
import { sourcesIn } from '../support/dossiers.ts';
import { driven } from '../support/driven.ts';
import { givenInputs, typedAndRecorded, usualHands } from '../support/driver.ts';
import { must } from '../support/outcome.ts';
import { inputsWithBeacon, writeSmallDraft } from '../support/small-draft.ts';

const official = 'LB-2026-a1';
let now = '2026-07-15T10:00:00+08:00';
const driver = driven(
  root => writeSmallDraft(join(root, 'usb'), official, inputsWithBeacon),
  { clock: () => now },
  { ...usualHands, giver: '公证员' },
);
const { view, stage, ask, does, step, upTo, restart } = driver;
const linesOf = (ceremony: string) =>
  readFileSync(join(driver.data, ceremony, 'public/journal.txt'), 'utf8')
    .trimEnd()
    .split('\n');
const scene = () => stage().scene as SceneOf<'inputs'>;
const source = inputsWithBeacon.at(-1)?.source;

/** PREV of the beacon's line. */
function previousOf(ceremony: string): string | undefined {
  return linesOf(ceremony)
    .find(line => line.includes('|input|03:beacon:'))
    ?.split('|')[4];
}

/** What the verdict of the attempt that is held says to compare with the photographs. */
async function compared(): Promise<string[]> {
  const { compare, checks } = await does<ShownVerdict>({ type: 'dossier.verify' });
  expect(checks.filter(({ ok }) => !ok)).toEqual([]);
  return compare.flatMap(({ what, value }) => (what === 'record' ? [value] : []));
}

describe('a beacon', () => {
  test('is awaited with the digest of the record, which its line names, the sheet prints and the verdict compares', async () => {
    await does({ type: 'stage.show', scene: { kind: 'rules' } });
    expect(stage().scene).toMatchObject({ source });
    await upTo('input', 1);
    expect([scene().beacon, view().beacon]).toEqual([null, null]);
    await upTo('input', 2);
    const lines = linesOf(official);
    const awaited = { digest: H(lines.at(-1) ?? ''), line: lines.length, added: 0 };
    expect([scene().beacon, view().beacon]).toEqual([awaited, awaited]);
    expect(scene().inputs.at(-1)).toMatchObject({ kind: 'beacon', source, value: null });
    restart();
    expect([scene().beacon, view().beacon]).toEqual([awaited, awaited]);

    await does(...typedAndRecorded(givenInputs.beacon));
    expect(linesOf(official)).toHaveLength(lines.length + 1);
    expect(previousOf(official)).toBe(awaited.digest);
    expect([scene().beacon, view().beacon]).toEqual([null, null]);
    expect(scene().inputs.at(-1)).toMatchObject({ value: givenInputs.beacon, givenBy: null });
    await upTo('sealed');
    expect(await compared()).toEqual([awaited.digest]);
    const { body } = must(sheetOf(sourcesIn(join(driver.data, official)), '3-inputs')) as SheetOf<'inputs'>;
    expect(body.record).toBe(awaited.digest);
    expect(body.inputs.at(-1)).toMatchObject({ source, value: givenInputs.beacon });
    const promise = must(sheetOf(sourcesIn(join(driver.data, official)), '2-promise')) as SheetOf<'promise'>;
    expect(promise.body.inputs.at(-1)).toEqual({ number: '03', ...inputsWithBeacon.at(-1) });
  });

  test('is given by nobody, and no throw of it is void', async () => {
    await upTo('input', 2);
    const lines = linesOf(official);
    expect(await ask({ type: 'input.givers', roles: ['公证员'] })).toBe('session.beacon-giver');
    expect(await ask({ type: 'input.void', reason: '不满意' })).toBe('session.beacon-void');
    expect(await ask({ type: 'input.fill' })).toBe('session.not-a-rehearsal');
    expect(linesOf(official)).toEqual(lines);
    await does({ type: 'input.type', typist: 1, value: '341255' });
    expect(await ask({ type: 'input.type', typist: 2, value: '341256' })).toBe('session.mismatch');
    expect(linesOf(official)).toEqual(lines);
  });

  test('is photographed anew once the record has grown', async () => {
    await upTo('input', 2);
    const before = scene().beacon;
    await does({ type: 'incident.note', words: '投影机断电' });
    const lines = linesOf(official);
    expect(scene().beacon).toEqual({ digest: H(lines.at(-1) ?? ''), line: lines.length, added: 1 });
    expect(scene().beacon?.digest).not.toBe(before?.digest);
    const photographed = scene().beacon?.digest;
    await step();
    expect(previousOf(official)).toBe(photographed);
  });

  test('follows what was photographed, even if the clock went back meanwhile', async () => {
    await upTo('input', 2);
    const photographed = scene().beacon?.digest ?? '';
    now = '2026-07-15T09:00:00+08:00';
    try {
      await step();
      expect(previousOf(official)).toBe(photographed);
      await upTo('sealed');
      expect(await compared()).toEqual([photographed]);
    } finally {
      now = '2026-07-15T10:00:00+08:00';
    }
  });

  test('is random where a rehearsal fills it in, which the record says behind it', async () => {
    await does({ type: 'rehearsal.start' });
    await upTo('input', 2);
    const photographed = scene().beacon?.digest ?? '';
    await does({ type: 'input.fill' });
    expect(scene().inputs.at(-1)).toMatchObject({ givenBy: '演练随机数', value: expect.stringMatching(/^[0-9]{6}$/) });
    const lines = linesOf(`TEST-${official}`);
    expect(previousOf(`TEST-${official}`)).toBe(photographed);
    expect(lines.at(-1)).toContain('|fact|given-by:03:');
    await upTo('sealed');
    expect(await compared()).toEqual([photographed]);
  });
});
