// The file of the register: its form, its chain, and the power going at any call that changes the disk.

import { describe, expect, test } from 'vitest';
import { diskOf } from '../../electron/service/ports/disk.ts';
import { fastDigest, verifySignature } from '../../electron/service/ports/signatures.ts';
import type { Disk } from '../../shared/ports.ts';
import { digestOf } from '../../shared/protocol/hash.ts';
import { countsIn } from '../../shared/protocol/roster.ts';
import { rankedLots } from '../../shared/record/lots.ts';
import type { Reading } from '../../shared/record/reading.ts';
import { listedSchools } from '../../shared/record/schools.ts';
import { parseRegister, type RegisterEvent, registerFile } from '../../shared/register/line.ts';
import { enterLine, readRegister } from '../../shared/register/register.ts';
import { verifyDossier } from '../../shared/verifier/verifier.ts';
import { FrailFiles, type Loss, PowerCut, systems } from '../support/frail-files.ts';
import { memoryDisk } from '../support/memory-disk.ts';
import { codeOf, must, textOf, utf8 } from '../support/outcome.ts';
import { play, smallPlan, testTools } from '../support/play.ts';

const decision = { date: '2024-07-15', reason: '随父母迁居|50%', role: '招生科长', name: '王某' };
const clock = () => '2024-07-15T16:00:00+08:00';

/** Plays the small ceremony to its seal on a disk and reads it. */
function sealedOn(disk: Disk): Reading {
  const ceremony = must(play(testTools(disk)));
  const draw = ceremony.drawAgain();
  const roster = ceremony.list;
  if (draw === null || roster === null) throw new Error('not drawn');
  const schools = listedSchools(smallPlan, code => countsIn(roster, code));
  return {
    plan: smallPlan,
    journal: ceremony.record,
    state: ceremony.state,
    roster,
    held: [],
    families: new Map(),
    draw,
    schools,
  };
}

/** Lots of GX by what the draw made of them. */
function lotsOf({ draw }: Reading) {
  if (draw === null) throw new Error('not drawn');
  const lots = rankedLots(draw, 'GX');
  return { admitted: lots.filter(lot => lot.admitted), waiting: lots.filter(lot => !lot.admitted) };
}

/** The first admitted lot declines, the first waiting one gives up, and the decline is struck. */
function threeEvents(reading: Reading): RegisterEvent[] {
  const { admitted, waiting } = lotsOf(reading);
  return [
    { kind: 'decline', school: 'GX', lot: admitted[0]?.lot ?? '' },
    { kind: 'pass', school: 'GX', lot: waiting[0]?.lot ?? '' },
    { kind: 'strike', line: 1 },
  ];
}

const toolsOn = (disk: Disk) => ({ disk, clock, digest: fastDigest });

describe('the file', () => {
  const disk = memoryDisk();
  const reading = sealedOn(disk);
  const before = new Map(disk.files);
  for (const event of threeEvents(reading)) must(enterLine(toolsOn(disk), reading, event, decision));
  const written = textOf(disk.files.get(registerFile) ?? new Uint8Array(0));
  const origin = digestOf(disk.files.get('public/head.txt') ?? new Uint8Array(0));

  test('has a line each, chained from the digest of head.txt, and no name of a child', () => {
    const lines = written.trimEnd().split('\n');
    expect(lines.length).toBe(3);
    expect(lines[0]?.split('|').slice(0, 8)).toEqual([
      'register/1',
      smallPlan.ceremony,
      '0001',
      origin,
      clock(),
      '2024-07-15',
      'decline',
      `GX:${lotsOf(reading).admitted[0]?.lot}`,
    ]);
    expect(lines[1]?.split('|')[3]).toBe(digestOf(utf8(lines[0] ?? '')));
    const { register } = must(readRegister(disk.read, fastDigest, reading));
    expect(register.entries.map(({ reason, role, name }) => ({ reason, role, name }))).toEqual(
      Array.from({ length: 3 }, () => ({ reason: '随父母迁居|50%', role: '招生科长', name: '王某' })),
    );
    expect(written).not.toMatch(/ID-/);
  });

  test('is all that was written: the sealed files and the verdict are the same to the byte', () => {
    const now = new Map(disk.files);
    now.delete(registerFile);
    expect(now).toEqual(before);
  });

  test.each([
    ['a line taken out', (lines: string[]) => [lines[0], lines[2]]],
    ['two lines exchanged', (lines: string[]) => [lines[1], lines[0], lines[2]]],
    ['a lot changed', (lines: string[]) => [lines[0]?.replace(/GX:\d+/, 'GX:777'), lines[1], lines[2]]],
    ['a date changed', (lines: string[]) => [lines[0]?.replace('|2024-07-15|', '|2024-07-14|'), lines[1], lines[2]]],
    ['the first line taken out', (lines: string[]) => lines.slice(1)],
  ])('shows %s', (_, change) => {
    const changed = `${change(written.trimEnd().split('\n')).join('\n')}\n`;
    expect(codeOf(parseRegister(utf8(changed), smallPlan.ceremony, origin))).toBe('register.chain');
  });

  test.each([
    ['an empty line', (text: string) => text.replace('\n', '\n\n')],
    ['a byte that no line has', (text: string) => text.replace('decline', 'décline')],
    ['a kind that is none', (text: string) => text.replace('|decline|', '|swap|')],
    ['a day that no month has', (text: string) => text.replace('|2024-07-15|', '|2024-07-32|')],
    ['another ceremony', (text: string) => text.replaceAll('TEST-LB-2024-a1', 'TEST-LB-2024-a2')],
    ['a field too few', (text: string) => text.replace(/\|[^|]*\n/, '\n')],
  ])('refuses %s', (_, change) => {
    expect(codeOf(parseRegister(utf8(change(written)), smallPlan.ceremony, origin))).toBe('register.form');
  });

  test('of another seal is refused', () => {
    expect(codeOf(parseRegister(utf8(written), smallPlan.ceremony, 'f'.repeat(64)))).toBe('register.chain');
  });

  test('that follows its chain and not the result is refused', () => {
    const other = memoryDisk(new Map(disk.files));
    const [line = ''] = written.split('\n');
    const lot = lotsOf(reading).waiting[0]?.lot ?? '';
    other.files.set(registerFile, utf8(`${line.replace(/GX:\d+/, `GX:${lot}`)}\n`));
    expect(codeOf(readRegister(other.read, fastDigest, reading))).toBe('register.not-following');
  });

  test('loses an unfinished last line, and goes on behind the last whole one', () => {
    const torn = memoryDisk(new Map(disk.files));
    torn.files.set(registerFile, utf8(`${written}register/1|TEST-LB-2024-a1|0004|12`));
    const found = must(readRegister(torn.read, fastDigest, reading));
    expect([found.torn, found.register.entries.length]).toEqual([true, 3]);
    const event = threeEvents(reading)[0] as RegisterEvent;
    must(enterLine(toolsOn(torn), reading, event, decision));
    const lines = textOf(torn.files.get(registerFile) ?? new Uint8Array(0)).split('\n');
    expect(lines.slice(0, 3).join('\n')).toBe(written.trimEnd());
    expect(lines[3]?.split('|')[2]).toBe('0004');
    expect(lines.length).toBe(5);
  });
});

describe('what is refused', () => {
  const disk = memoryDisk();
  const reading = sealedOn(disk);
  const event = threeEvents(reading)[0] as RegisterEvent;
  const enter = (change: Partial<typeof decision>) =>
    codeOf(enterLine(toolsOn(disk), reading, event, { ...decision, ...change }));

  test.each([
    ['a date that is none', { date: '8月1日' }, 'register.date-form'],
    ['a day before the seal', { date: '2024-07-14' }, 'register.date-early'],
    ['a day to come', { date: '2024-07-16' }, 'register.date-late'],
    ['no reason', { reason: ' ' }, 'register.words'],
    ['nobody’s role', { role: '' }, 'register.words'],
    ['nobody’s name', { name: ' ' }, 'register.words'],
    ['a reason without end', { reason: '长'.repeat(201) }, 'register.words'],
    ['a reason of two lines', { reason: '一\n二' }, 'register.words'],
  ])('%s', (_, change, code) => {
    expect(enter(change)).toBe(code);
    expect(disk.files.has(registerFile)).toBe(false);
  });

  test('anything before the seal', () => {
    const early: Reading = { ...reading, state: { ...reading.state, due: { type: 'seal' } } };
    expect(codeOf(enterLine(toolsOn(disk), early, event, decision))).toBe('register.not-sealed');
  });

  test('a seal that is not that of the record', () => {
    const other = memoryDisk(new Map(disk.files));
    const head = textOf(other.files.get('public/head.txt') ?? new Uint8Array(0));
    other.files.set('public/head.txt', utf8(head.replace(/.\n$/, last => (last === '0\n' ? '1\n' : '0\n'))));
    expect(codeOf(readRegister(other.read, fastDigest, reading))).toBe('ceremony.damaged');
  });
});

const losses: readonly Loss[] = ['nothing kept', 'all kept', 'half kept'];

describe.each(systems.flatMap(system => losses.map(loss => ({ system, loss }))))(
  'on $system the power goes at every call; $loss',
  ({ system, loss }) => {
    const root = '/dossier';
    const undisturbed = new FrailFiles(system);
    const reading = sealedOn(diskOf(root, undisturbed.fs));
    const events = threeEvents(reading);
    const begun = undisturbed.calls;
    const quiet = diskOf(root, undisturbed.fs);
    for (const event of events) must(enterLine(toolsOn(quiet), reading, event, decision));
    const calls = undisturbed.calls - begun;
    const wanted = textOf(undisturbed.files().get(`dossier/${registerFile}`) ?? new Uint8Array(0));

    test('no line that was acknowledged is lost, and none stands twice', () => {
      expect(calls).toBeGreaterThan(10);
      for (let cut = 1; cut <= calls; cut++) {
        const files = new FrailFiles(system);
        sealedOn(diskOf(root, files.fs));
        files.cutAt = files.calls + cut;
        let acknowledged = 0;
        try {
          const disk = diskOf(root, files.fs);
          for (const event of events) {
            must(enterLine(toolsOn(disk), reading, event, decision));
            acknowledged += 1;
          }
        } catch (error) {
          if (!(error instanceof PowerCut)) throw error;
        }
        expect(acknowledged, `cut ${cut}`).toBeLessThan(3);
        files.restart(loss);
        const disk = diskOf(root, files.fs);
        const found = must(readRegister(disk.read, fastDigest, reading)).register.entries.length;
        expect(found, `cut ${cut}`).toBeGreaterThanOrEqual(acknowledged);
        expect(found, `cut ${cut}`).toBeLessThanOrEqual(acknowledged + 1);
        // The line that was on disk before its answer is there; entered again it is refused.
        if (found > acknowledged) {
          const again = enterLine(toolsOn(disk), reading, events[acknowledged] as RegisterEvent, decision);
          expect(codeOf(again), `cut ${cut}`).toMatch(/^register\.(gone|strike-twice)$/);
        }
        for (const event of events.slice(found)) must(enterLine(toolsOn(disk), reading, event, decision));
        const kept = files.files();
        expect(textOf(kept.get(`dossier/${registerFile}`) ?? new Uint8Array(0)), `cut ${cut}`).toBe(wanted);
      }
    });
  },
);

test.each(systems)('on %s a full disk leaves the register as it was', system => {
  const files = new FrailFiles(system);
  const disk = diskOf('/dossier', files.fs);
  const reading = sealedOn(disk);
  const [first, second] = threeEvents(reading) as [RegisterEvent, RegisterEvent];
  must(enterLine(toolsOn(disk), reading, first, decision));
  const before = textOf(files.files().get(`dossier/${registerFile}`) ?? new Uint8Array(0));
  files.failFrom = files.calls + 1;
  expect(codeOf(enterLine(toolsOn(disk), reading, second, decision))).toBe('disk.full');
  expect(textOf(files.files().get(`dossier/${registerFile}`) ?? new Uint8Array(0))).toBe(before);
  files.failFrom = Number.POSITIVE_INFINITY;
  must(enterLine(toolsOn(disk), reading, second, decision));
});

test('the verdict on public/ is the same before and after', () => {
  const disk = memoryDisk();
  const reading = sealedOn(disk);
  const verdict = () => {
    const open = new Map(
      [...disk.files].flatMap(([path, bytes]) => (path.startsWith('public/') ? [[path.slice(7), bytes] as const] : [])),
    );
    const people = disk.files.get('sealed/people.csv') ?? null;
    return verifyDossier({ public: open, people }, { digest: fastDigest, verifySignature });
  };
  const before = verdict();
  expect(before.status).toBe('verified');
  for (const event of threeEvents(reading)) must(enterLine(toolsOn(disk), reading, event, decision));
  expect(verdict()).toEqual(before);
});
