// One file of a dossier is damaged, at every step of a ceremony: between two starts, and while the program runs. Either the ceremony
// goes on where it stood, to an end that verifies, and says what it made again; or it says at once which file is lost, and takes no step.

import { describe, expect, test } from 'vitest';
import { fastDigest } from '../../electron/service/ports/signatures.ts';
import { Ceremony } from '../../shared/ceremony/ceremony.ts';
import { firstFailed } from '../../shared/verifier/checks.ts';
import { verifyDossier } from '../../shared/verifier/verifier.ts';
import { type Damage, damages } from '../support/damage.ts';
import { memoryDisk } from '../support/memory-disk.ts';
import { codeOf, must, textOf } from '../support/outcome.ts';
import { smallPlan, stepDue, testSignatures, testTools } from '../support/play.ts';

type Files = Map<string, Uint8Array>;

const dues = ['commit', 'input', 'reveal', 'seed', 'seal', 'sealed'] as const;

/** A dossier in which `due` is next. */
function filesAt(due: string): Files {
  const disk = memoryDisk();
  const ceremony = must(Ceremony.open(testTools(disk), smallPlan.ceremony));
  while (ceremony.state.due.type !== due) must(stepDue(ceremony));
  return disk.files;
}

const stages = dues.map(due => [due, filesAt(due)] as const);

function firstFailedOf(files: Files): unknown {
  const open = [...files].filter(([name]) => name.startsWith('public/'));
  const named = new Map(open.map(([name, bytes]) => [name.slice('public/'.length), bytes]));
  return firstFailed(
    verifyDossier(
      { public: named, people: files.get('sealed/people.csv') ?? null },
      { digest: fastDigest, verifySignature: testSignatures.verify },
    ),
  );
}

/** The end that this record leads to, whatever is damaged on the way. */
const result = textOf(stages.at(-1)?.[1].get('public/result.csv') as Uint8Array);

/** Takes steps to the end, or to the first that is refused, with its code. */
function goOn(ceremony: Ceremony): string | null {
  while (ceremony.state.due.type !== 'sealed') {
    const taken = stepDue(ceremony);
    if (!taken.ok) return taken.refusal.code;
  }
  return null;
}

/** Holds a ceremony that was damaged to what is promised; returns what became of it. */
function outcomeOf(
  name: string,
  files: Files,
  ceremony: Ceremony,
  before: Files,
  told: boolean,
): 'mended' | 'lost' | 'nothing' {
  const code = goOn(ceremony);
  const { lost, mended, said } = ceremony.damage;
  if (code !== null) {
    expect(code).toMatch(/^ceremony\.lost/);
    // A secret that is lost after the close is only said: whoever has it may type it.
    if (!name.includes('secret-')) expect(lost?.code).toBe(code);
    // No step was taken: the file can be brought back, and the ceremony goes on.
    for (const [name, bytes] of before) if (name !== 'public/journal.txt') files.set(name, bytes);
    expect(goOn(ceremony)).toBeNull();
    expect(firstFailedOf(files)).toBeNull();
    return 'lost';
  }
  if (lost === null) {
    expect(firstFailedOf(files)).toBeNull();
    expect(textOf(files.get('public/result.csv') as Uint8Array)).toBe(result);
  } else {
    // A verifier that has no names at hand does not miss them.
    if (files.has(name) || name !== 'sealed/people.csv') expect(firstFailedOf(files)).not.toBeNull();
    expect(ceremony.state.due.type).toBe('sealed');
    return 'lost';
  }
  if (told) expect([...mended, ...said]).not.toEqual([]);
  return mended.length > 0 ? 'mended' : 'nothing';
}

describe.each(stages)('while %s is due', (due, whole) => {
  const names = [...whole.keys()].sort();

  test('a damaged file is noticed at the next start', () => {
    const tally = { mended: 0, lost: 0, nothing: 0, refused: 0 };
    for (const name of names) {
      for (const [kind, damage] of Object.entries(damages) as [string, Damage][]) {
        const disk = memoryDisk(new Map(whole));
        damage(disk.files, name);
        const opened = Ceremony.open(testTools(disk, 7), smallPlan.ceremony);
        const what = `${name} ${kind}`;
        if (!opened.ok) throw new Error(`${what}: ${opened.refusal.code}`);
        const { state, record, damage: found } = opened.value;
        expect([what, state.due.type, record.entries.length]).toEqual([
          what,
          due,
          textOf(whole.get('public/journal.txt') as Uint8Array).split('\n').length - 1,
        ]);
        // At once, before any step. Only the last row of the copy may be missing without a word: a power cut takes it too.
        if (name === 'sealed/journal-copy.txt' && kind === 'halved' && record.entries.length === 2) continue;
        expect(found, what).not.toEqual({ mended: [], lost: null, said: [] });
        tally[outcomeOf(name, disk.files, opened.value, whole, true)]++;
      }
    }
    expect(tally.mended).toBeGreaterThan(20);
  });

  test.skipIf(due === 'sealed')('and while the program runs, before the next step', () => {
    for (const name of names) {
      for (const damage of Object.values(damages)) {
        const disk = memoryDisk(new Map(whole));
        const ceremony = must(Ceremony.open(testTools(disk, 7), smallPlan.ceremony));
        expect(ceremony.damage).toEqual({ mended: [], lost: null, said: [] });
        damage(disk.files, name);
        // What the record does not speak of is looked at by the next start.
        outcomeOf(name, disk.files, ceremony, whole, name.startsWith('public/') && !/SPEC|html/.test(name));
      }
    }
  });
});

test('a line at the end of the journal that was changed is not taken for what happened', () => {
  const disk = memoryDisk(filesAt('close'));
  const journal = textOf(disk.files.get('public/journal.txt') as Uint8Array);
  const last = journal.trimEnd().split('\n').at(-1) ?? '';
  // Nothing follows this line whose PREV would show it.
  disk.files.set('public/journal.txt', new TextEncoder().encode(journal.replace(last, last.replace(/.$/, '4'))));
  const ceremony = must(Ceremony.open(testTools(disk), smallPlan.ceremony));
  expect(textOf(disk.files.get('public/journal.txt') as Uint8Array)).toBe(journal);
  expect(ceremony.damage.mended).toEqual(['public/journal.txt']);
});

test('a journal that another program made longer is not overwritten', () => {
  const disk = memoryDisk(filesAt('close'));
  const ceremony = must(Ceremony.open(testTools(disk), smallPlan.ceremony));
  const longer = Uint8Array.of(...(disk.files.get('public/journal.txt') as Uint8Array), 0x61, 0x0a);
  disk.files.set('public/journal.txt', longer);
  expect(codeOf(ceremony.close())).toBe('disk.changed');
  expect(disk.files.get('public/journal.txt')).toEqual(longer);
});

test('a folder in which a freeze has left files is never begun anew', () => {
  const files = filesAt('input');
  for (const name of ['public/journal.txt', 'sealed/journal-copy.txt']) files.delete(name);
  expect(codeOf(Ceremony.open(testTools(memoryDisk(files)), smallPlan.ceremony))).toBe('ceremony.damaged');
  expect(files.has('public/journal.txt')).toBe(false);
});

const keys = ['sealed/ceremony.key', 'sealed/ceremony-copy.key'];

describe('a lost key', () => {
  test('before the promise is made again: nobody has been told of it', () => {
    const disk = memoryDisk(filesAt('publish'));
    for (const file of keys) disk.files.delete(file);
    const ceremony = must(Ceremony.open(testTools(disk, 9), smallPlan.ceremony));
    expect(ceremony.damage.mended).toEqual([...keys, 'public/key.pem']);
    expect(goOn(ceremony)).toBeNull();
    expect(firstFailedOf(disk.files)).toBeNull();
  });

  test('between promise and close leaves giving up, and what happened can be put on record', () => {
    const disk = memoryDisk(filesAt('input'));
    for (const file of keys) disk.files.delete(file);
    const ceremony = must(Ceremony.open(testTools(disk), smallPlan.ceremony));
    expect(ceremony.damage.lost).toMatchObject({ code: 'ceremony.lost', values: { file: 'sealed/ceremony.key' } });
    expect(codeOf(stepDue(ceremony))).toBe('ceremony.lost');
    must(ceremony.incident('签名私钥损坏'));
    must(ceremony.giveUp({ reason: '私钥损坏', roles: ['公证员'] }, new Uint8Array(0)));
    expect(firstFailedOf(disk.files)).toBeNull();
  });

  test('after the close gives nothing up and seals nothing', () => {
    for (const due of ['reveal', 'seed', 'seal'] as const) {
      const disk = memoryDisk(filesAt(due));
      for (const file of keys) disk.files.set(file, new TextEncoder().encode(`${'0'.repeat(64)}\n`));
      const ceremony = must(Ceremony.open(testTools(disk), smallPlan.ceremony));
      expect(ceremony.damage.lost?.code).toBe('ceremony.lost-late');
      const before = disk.files.get('public/journal.txt');
      expect(codeOf(stepDue(ceremony))).toBe('ceremony.lost-late');
      expect(disk.files.get('public/journal.txt')).toEqual(before);
      must(ceremony.incident('签名私钥损坏'));
    }
  });

  test('that a crash left behind the seal signs nothing, and stays', () => {
    const disk = memoryDisk(filesAt('seal'));
    // As if the power had gone right behind the event.
    const cut = {
      ...disk,
      write: (...all: Parameters<typeof disk.write>) =>
        all[0].includes('head')
          ? ({ ok: false, refusal: { code: 'disk.full', values: {} } } as never)
          : disk.write(...all),
    };
    const ceremony = must(Ceremony.open(testTools(cut), smallPlan.ceremony));
    expect(codeOf(ceremony.seal())).toBe('disk.full');
    const key = disk.files.get('sealed/ceremony.key') as Uint8Array;
    for (const file of keys) disk.files.set(file, new TextEncoder().encode(`${'0'.repeat(64)}\n`));
    const again = must(Ceremony.open(testTools(disk), smallPlan.ceremony));
    expect(again.damage.lost?.code).toBe('ceremony.lost-over');
    expect(disk.files.has('sealed/ceremony.key')).toBe(true);
    disk.files.set('sealed/ceremony.key', key);
    const whole = must(Ceremony.open(testTools(disk), smallPlan.ceremony));
    expect(whole.damage.lost).toBeNull();
    expect(firstFailedOf(disk.files)).toBeNull();
  });
});

test('a whole record that goes another way is not written over', () => {
  const [one, other] = [filesAt('input'), filesAt('input')];
  for (const [files, words] of [
    [one, ['停电', '来电']],
    [other, ['休会', '复会']],
  ] as const) {
    const ceremony = must(Ceremony.open(testTools(memoryDisk(files)), smallPlan.ceremony));
    for (const each of words) must(ceremony.incident(each));
  }
  const journal = other.get('public/journal.txt') as Uint8Array;
  one.set('public/journal.txt', journal);
  expect(codeOf(Ceremony.open(testTools(memoryDisk(one)), smallPlan.ceremony))).toBe('disk.changed');
  expect(one.get('public/journal.txt')).toEqual(journal);
});
