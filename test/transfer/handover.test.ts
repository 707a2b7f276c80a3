// A ceremony that moves to another computer in the middle: it comes to the same result there, both records tell of the move,
// and the computer that it left does not go on by accident.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { SessionOptions } from '../../electron/service/session/session.ts';
import { takeOver } from '../../electron/service/session/takeover.ts';
import type { ExportedFile } from '../../shared/contract/snapshots.ts';
import { digestOf } from '../../shared/protocol/hash.ts';
import type { ShownVerdict } from '../../shared/verifier/checks.ts';
import { ranHere, runCli } from '../support/cli.ts';
import { type Draft, Driver, sampleDraft, usualHands } from '../support/driver.ts';
import { must } from '../support/outcome.ts';
import { writeSmallDraft } from '../support/small-draft.ts';

const id = 'TEST-LB-2024-a1';
const smallRehearsal: Draft = root => writeSmallDraft(join(root, 'usb'), id);
let computers: Computer[] = [];
afterEach(() => {
  for (const computer of computers) computer.end();
  computers = [];
});

/** One computer: a service on a data folder of its own. */
class Computer extends Driver {
  /** `makes` is whether the operator's secret is made on the computer, or brought like the notary's. */
  constructor(makes = true, options: Partial<SessionOptions> = {}, draft = smallRehearsal) {
    super(draft, options, makes ? usualHands : { ...usualHands, makes: [] });
    this.begin();
    computers.push(this);
  }

  file(name: string): Uint8Array {
    return new Uint8Array(readFileSync(join(this.data, id, name)));
  }

  /** The facts in the journal on disk. */
  get facts(): string[] {
    const lines = new TextDecoder().decode(this.file('public/journal.txt')).trim().split('\n');
    return lines
      .map(line => line.split('|'))
      .filter(each => each[6] === 'fact')
      .map(each => each[7] ?? '')
      .filter(fact => /^(moved|taken)/.test(fact));
  }
}

const whole = { type: 'export.file', kind: 'whole' } as const;

async function moved(from: Computer, makes = true): Promise<{ to: Computer; file: ExportedFile }> {
  const file = await from.does<ExportedFile>(whole);
  const spare = mkdtempSync(join(from.root, 'spare-'));
  must(takeOver(spare, new Uint8Array(file.bytes)));
  return { to: new Computer(makes, { dataFolder: spare }), file };
}

describe.each([
  ['after the freeze', 'commit', undefined],
  ['between two inputs', 'input', 1],
  ['after two inputs', 'close', undefined],
  ['after the close', 'reveal', undefined],
] as const)('exported %s', (_, due, index) => {
  test('it goes on there to the same result, and the dossier verifies', async () => {
    // A secret that is still to be made would be another on each computer: then both are brought.
    const makes = due !== 'commit';
    const here = new Computer(makes);
    await here.upTo(due, index);
    const { to, file } = await moved(here, makes);
    expect(to.view().due).toEqual(here.view().due);
    expect(to.view().plan).toEqual(here.view().plan);
    expect(to.view().attendance).toEqual(here.view().attendance);
    expect(to.view().handover).toEqual({ moved: null, taken: file.manifest, stops: true });
    await to.upTo('sealed');
    const { checks } = await to.does<ShownVerdict>({ type: 'dossier.verify' });
    expect(checks.every(({ ok }) => ok)).toBe(true);
    expect(to.facts).toEqual(['moved', `taken-over:${file.manifest}`]);

    // The first computer, taken back on purpose, comes to the same result with the same secrets and inputs.
    await here.does({ type: 'handover.take-back' });
    await here.upTo('sealed');
    expect(digestOf(here.file('public/result.csv'))).toBe(digestOf(to.file('public/result.csv')));
    expect(here.facts).toEqual(['moved', 'taken-back']);
  });
});

test('the computer that it left stands still, also after a restart, until it is taken back', async () => {
  const here = new Computer();
  await here.upTo('input');
  await here.does(whole);
  const before = here.file('public/journal.txt');
  for (let start = 0; start < 2; start++) {
    expect(here.view().handover.moved?.manifest).toMatch(/^[0-9a-f]{64}$/);
    for (const request of [
      { type: 'input.type', typist: 1, value: '202407' },
      { type: 'input.void', reason: 'x' },
      { type: 'incident.note', words: 'x' },
      { type: 'ceremony.close' },
      { type: 'ceremony.draw' },
      { type: 'stage.show', scene: { kind: 'rules' } },
    ] as const) {
      expect(await here.ask(request)).toBe('transfer.moved');
    }
    expect(await here.ask({ type: 'stage.show', scene: { kind: 'standby', words: '移交' } })).toBeNull();
    expect(here.file('public/journal.txt')).toEqual(before);
    here.restart();
  }
  expect(await here.ask({ type: 'handover.take-back' })).toBeNull();
  expect(await here.ask({ type: 'handover.take-back' })).toBe('transfer.not-moved');
  await here.step();
  expect(here.view().due).toMatchObject({ type: 'input', index: 1 });
});

test('where the mark was taken away, what the record says of it is told', async () => {
  const here = new Computer();
  await here.upTo('input');
  await here.does(whole);
  expect(here.view().troubles).toEqual([]);
  here.close();
  rmSync(join(here.data, 'moved.json'));
  here.open();
  expect(here.view().troubles).toMatchObject([{ code: 'transfer.no-mark' }]);
});

test('an export that comes to nothing leaves this computer to go on, on record too', async () => {
  const here = new Computer();
  await here.upTo('input');
  here.close();
  const failed = await ranHere(['export', here.data, '--out', '/proc/whole.zip']);
  expect(failed.code).not.toBe(0);
  here.open();
  expect(here.facts).toEqual(['moved', 'taken-back']);
  expect(here.view()).toMatchObject({ troubles: [], handover: { moved: null }, due: { type: 'input', index: 0 } });
});

test('an export to a file that exists overwrites nothing and puts nothing on record', async () => {
  const here = new Computer();
  await here.upTo('input');
  here.close();
  const before = here.file('public/journal.txt');
  const zip = join(here.root, 'whole.zip');
  writeFileSync(zip, 'the archive of yesterday');
  for (const kind of ['whole', 'public']) {
    const { code, stderr } = await ranHere(['export', here.data, '--out', zip, '--kind', kind]);
    expect({ code, refused: stderr.split(':')[0] }).toEqual({ code: 1, refused: 'export.exists' });
  }
  expect(readFileSync(zip, 'utf8')).toBe('the archive of yesterday');
  expect(here.file('public/journal.txt')).toEqual(before);
  here.open();
  expect(here.view().handover.moved).toBeNull();
});

test('exported again while it stands still, it is the same archive', async () => {
  const here = new Computer();
  await here.upTo('close');
  const first = await here.does<ExportedFile>(whole);
  const again = await here.does<ExportedFile>(whole);
  expect(again.manifest).toBe(first.manifest);
  expect(digestOf(again.bytes)).toBe(digestOf(first.bytes));
});

test('a sealed ceremony is copied as often as one likes and stands where it stood', async () => {
  const here = new Computer();
  await here.upTo('sealed');
  const before = here.file('public/journal.txt');
  const { to } = await moved(here);
  expect(here.view().handover.moved).toBeNull();
  expect(here.file('public/journal.txt')).toEqual(before);
  expect(to.file('public/journal.txt')).toEqual(before);
  for (const kind of ['public', 'admitted', 'posted', 'statistics', 'statistics-csv'] as const) {
    const { name, bytes } = await here.does<ExportedFile>({ type: 'export.file', kind });
    expect(name).toMatch(/^演练-.*-TEST-LB-2024-a1\.(zip|xlsx|csv)$/);
    expect(bytes.length).toBeGreaterThan(200);
  }
});

test('not taken over where a ceremony has begun, and not by the stage', async () => {
  const here = new Computer();
  await here.upTo('commit');
  const file = await here.does<ExportedFile>(whole);
  const other = new Computer();
  await other.step();
  const begun = takeOver(other.data, new Uint8Array(file.bytes));
  expect(begun.ok ? null : begun.refusal.code).toBe('transfer.begun');
  for (const asked of [whole, { type: 'handover.take-back' }]) {
    const answer = await other.service.handle('stage', asked);
    expect(answer.ok ? null : answer.refusal.code).toBe('request.not-allowed');
  }
  const spare = new Computer();
  const damaged = file.bytes.slice();
  damaged[damaged.length >> 1] = (damaged[damaged.length >> 1] ?? 0) ^ 1;
  const plan = spare.view().plan;
  const refused = takeOver(spare.data, new Uint8Array(damaged));
  expect(refused.ok ? null : refused.refusal.code).toMatch(/^(zip|transfer)\./);
  expect(spare.view().plan).toEqual(plan);
});

test('on the command line: out in the middle, in on another computer, where the app then goes on', async () => {
  const here = new Computer(true, {}, sampleDraft);
  await here.upTo('input');
  here.close();
  const zip = join(here.root, 'whole.zip');
  const out = await runCli(['export', here.data, '--out', zip]);
  expect(out.code).toBe(0);
  const manifest = /[0-9a-f]{64}/.exec(out.stdout)?.[0] ?? '';
  expect(out.stdout).toContain('在主控台的“导出与移交”中恢复使用');
  const spare = join(here.root, 'spare');
  const came = await runCli(['import', zip, '--data', spare]);
  expect(came.code).toBe(0);
  expect(came.stdout).toContain(manifest);
  expect((await ranHere(['import', zip, '--data', spare])).stderr).toMatch(/^transfer\.not-empty: /);
  writeFileSync(join(here.root, 'no.zip'), 'no zip');
  const no = await ranHere(['import', join(here.root, 'no.zip'), '--data', join(here.root, 'no')]);
  expect(no).toMatchObject({ code: 1, stdout: '' });
  here.restart();
  expect(await here.ask({ type: 'input.void', reason: 'x' })).toBe('transfer.moved');
  const there = new Computer(true, { dataFolder: spare });
  expect(there.view().due).toMatchObject({ type: 'input', index: 0 });
  expect(there.facts).toEqual(['moved', `taken-over:${manifest}`]);
  there.restart();
  expect(there.facts.length).toBe(2);
});
