import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fastDigest, verifySignature } from '../../electron/service/ports/signatures.ts';
import { Ceremony } from '../../shared/ceremony/ceremony.ts';
import { rulesOf } from '../../shared/plan/plan.ts';
import { decodeText } from '../../shared/protocol/lexis.ts';
import { firstFailed } from '../../shared/verifier/checks.ts';
import { verifyDossier } from '../../shared/verifier/verifier.ts';
import { memoryDisk } from '../support/memory-disk.ts';
import { codeOf, must, textOf, utf8 } from '../support/outcome.ts';
import { play, smallLists, smallPlan, smallSecrets, stepDue, testTools } from '../support/play.ts';

/** What a verifier says of a disk's dossier. */
function verdictOf(files: ReadonlyMap<string, Uint8Array>) {
  const open = new Map<string, Uint8Array>();
  for (const [name, bytes] of files) if (name.startsWith('public/')) open.set(name.slice('public/'.length), bytes);
  return verifyDossier(
    { public: open, people: files.get('sealed/people.csv') ?? null },
    { digest: fastDigest, verifySignature },
  );
}

/** A ceremony in which the event `type` is due. */
function upTo(type: string, disk = memoryDisk()): Ceremony {
  const ceremony = must(Ceremony.open(testTools(disk), smallPlan.ceremony));
  while (ceremony.state.due.type !== type) must(stepDue(ceremony));
  return ceremony;
}

test('a ceremony from lists to the seal verifies, tags included', () => {
  const disk = memoryDisk();
  const spec = new Uint8Array(readFileSync(join(import.meta.dirname, '../../docs/protocol.md')));
  must(play({ ...testTools(disk), spec }));
  const verdict = verdictOf(disk.files);
  expect(firstFailed(verdict)).toBeNull();
  expect(verdict.checks.map(({ id }) => id)).toContain('people.tags');
  // The pages and the text are the program's own; the small plan has few dice.
  expect(
    verdict.remarks.map(({ code }) => code).filter(code => !['rehearsal', 'made-here', 'few-digits'].includes(code)),
  ).toEqual([]);
});

test('no name and no ID number stands in public/', () => {
  const disk = memoryDisk();
  must(play(testTools(disk)));
  for (const [name, bytes] of disk.files) {
    if (!name.startsWith('public/')) continue;
    const text = textOf(bytes);
    for (const { children } of smallLists) {
      for (const child of children) {
        expect(text).not.toContain(child.name);
        expect(text).not.toContain(child.id);
      }
    }
    if (name !== 'public/SPEC.txt') expect(text.includes('ID-')).toBe(false);
  }
});

test('after the seal the private key and the secrets are gone', () => {
  const disk = memoryDisk();
  must(play(testTools(disk)));
  expect([...disk.files.keys()].filter(name => name.startsWith('sealed/')).sort()).toEqual([
    'sealed/digests.txt',
    'sealed/journal-copy.txt',
    'sealed/people.csv',
    'sealed/plan.json',
  ]);
});

test('a sealed list that was changed is found by its tag', () => {
  const disk = memoryDisk();
  must(play(testTools(disk)));
  const people = textOf(disk.files.get('sealed/people.csv') as Uint8Array);
  disk.files.set('sealed/people.csv', utf8(people.replace('张三', '张四')));
  expect(firstFailed(verdictOf(disk.files))).toMatchObject({ id: 'people.tags', actual: 'GX,003' });
});

describe('out of order', () => {
  const steps: { readonly [name: string]: (ceremony: Ceremony) => unknown } = {
    commit: each => each.commitHere('operator', smallSecrets.operator),
    publish: each => each.publish(),
    input: each => each.input('123'),
    void: each => each.voidThrow('dropped'),
    close: each => each.close(),
    reveal: each => each.reveal('operator', smallSecrets.operator),
    draw: each => each.draw(),
    seal: each => each.seal(),
    freeze: each => each.freeze({ rules: rulesOf(smallPlan), lists: smallLists, attachments: new Map() }),
  };
  const dues = ['freeze', 'commit', 'publish', 'input', 'close', 'reveal', 'seed', 'seal', 'sealed'];
  const due: { readonly [name: string]: string } = { void: 'input', draw: 'seed' };

  test.each(dues)('while %s is due, every other step is refused and leaves the record as it is', type => {
    for (const [name, take] of Object.entries(steps)) {
      if ((due[name] ?? name) === type) continue;
      const disk = memoryDisk();
      const ceremony = upTo(type, disk);
      const before = new Map(disk.files);
      const taken = take(ceremony) as ReturnType<Ceremony['close']>;
      expect(codeOf(taken)).toMatch(/^ceremony\.order$/);
      expect(disk.files).toEqual(before);
      expect(ceremony.state.due.type).toBe(type);
    }
  });

  test('a drawn ceremony draws again only to the same result', () => {
    const disk = memoryDisk();
    const ceremony = upTo('seal', disk);
    const result = disk.files.get('public/result.csv');
    expect(codeOf(ceremony.draw())).toBe('ceremony.order');
    expect(disk.files.get('public/result.csv')).toBe(result);
  });
});

describe('wrong things said', () => {
  test('a secret that does not open its commitment, and one of another form', () => {
    const ceremony = upTo('reveal');
    expect(codeOf(ceremony.reveal('operator', 'ff'.repeat(32)))).toBe('ceremony.secret-wrong');
    expect(codeOf(ceremony.reveal('operator', 'FF'.repeat(32)))).toBe('ceremony.secret-form');
    expect(codeOf(ceremony.reveal('operator', 'ff'))).toBe('ceremony.secret-form');
    must(ceremony.reveal('operator'));
  });

  test('inputs of the wrong length, of letters, of full-width digits', () => {
    const ceremony = upTo('input');
    for (const value of ['12', '1234', '', '12a', '１２３', '12 ', '-12', '1.2']) {
      expect(codeOf(ceremony.input(value))).toBe('journal.content');
    }
    must(ceremony.input('123'));
    for (const value of ['07', '07-3', '0733', '07-33-', '7-33', '07–33'])
      expect(codeOf(ceremony.input(value))).toBe('journal.content');
  });

  test('lists that do not fit the plan', () => {
    const ceremony = upTo('freeze');
    const [gx] = smallLists;
    const freeze = (lists: typeof smallLists) =>
      codeOf(ceremony.freeze({ rules: rulesOf(smallPlan), lists, attachments: new Map() }));
    expect(freeze(gx === undefined ? [] : [gx])).toBe('ceremony.schools');
    expect(freeze([...smallLists, { code: 'XX', children: gx?.children ?? [] }])).toBe('ceremony.schools');
    expect(freeze([])).toBe('public.line');
    must(stepDue(ceremony));
  });
});

describe('notes', () => {
  test('voids, incidents and presentations stand in the record and verify', () => {
    const disk = memoryDisk();
    const ceremony = upTo('input', disk);
    must(ceremony.voidThrow('骰子落地'));
    must(ceremony.incident('停电 10 分钟 | 100%'));
    while (ceremony.state.due.type !== 'seal') must(stepDue(ceremony));
    must(ceremony.present('GX'));
    expect(codeOf(ceremony.present('XX'))).toBe('journal.content');
    must(ceremony.seal());
    expect(codeOf(ceremony.incident('late'))).toBe('ceremony.order');
    expect(firstFailed(verdictOf(disk.files))).toBeNull();
    const notes = ceremony.state.notes.map(note =>
      note.type === 'fact'
        ? note.payload
        : decodeText(note.type === 'incident' ? note.text : note.type === 'void' ? note.reason : ''),
    );
    const made = ceremony.state.commitments.map(({ role }) => `made-here:${role}`);
    expect(notes).toEqual([...made, '骰子落地', '停电 10 分钟 | 100%', null]);
  });

  test('any words become a note that verifies, or are refused as none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 900 }), words => {
        const ceremony = must(Ceremony.open(testTools(memoryDisk()), smallPlan.ceremony));
        const code = codeOf(ceremony.incident(words));
        expect(code).toBe(words.trim().toWellFormed() === '' ? 'ceremony.no-words' : null);
      }),
      { numRuns: 60 },
    );
  });

  test('a clock that jumped back is put on record, and nothing is lost', () => {
    const disk = memoryDisk();
    const times = ['2024-07-15T09:30:00+08:00', '2024-07-15T08:00:00+08:00'];
    let n = 0;
    const clock = () => times[Math.min(n++, 1)] as string;
    const ceremony = must(Ceremony.open({ ...testTools(disk), clock }, smallPlan.ceremony));
    while (ceremony.state.due.type !== 'sealed') must(stepDue(ceremony));
    expect(ceremony.record.entries.map(({ event }) => event.type).slice(0, 3)).toEqual(['open', 'fact', 'freeze']);
    const facts = ceremony.state.notes.filter(note => note.type === 'fact').map(({ payload }) => payload);
    expect(facts.filter(fact => !fact.startsWith('made-here:'))).toEqual(['clock-back']);
    expect(firstFailed(verdictOf(disk.files))).toBeNull();
  });
});

describe('opening a folder', () => {
  test('that holds another ceremony is refused', () => {
    const disk = memoryDisk();
    must(play(testTools(disk)));
    expect(codeOf(Ceremony.open(testTools(disk), 'TEST-LB-2024-a2'))).toBe('ceremony.other');
  });

  test('whose files were changed, with what they could be made of again, is refused', () => {
    const sources = {
      'public/rules.txt': 'sealed/plan.json',
      'public/roster.csv': 'sealed/people.csv',
      'public/journal.txt': 'sealed/journal-copy.txt',
    };
    for (const [name, source] of Object.entries(sources)) {
      const disk = memoryDisk();
      upTo('input', disk);
      const bytes = disk.files.get(name) as Uint8Array;
      disk.files.set(name, utf8(textOf(bytes).replace('GX', 'GY').replace('|open|', '|OPEN|')));
      disk.files.delete(source);
      expect(codeOf(Ceremony.open(testTools(disk), smallPlan.ceremony))).toMatch(/^(public\.line|ceremony\.damaged)$/);
    }
  });

  test('at every event gives the same state, and the same end', () => {
    const whole = memoryDisk();
    must(play(testTools(whole)));
    const disk = memoryDisk();
    for (;;) {
      const ceremony = must(Ceremony.open(testTools(disk, disk.files.size + 2), smallPlan.ceremony));
      if (ceremony.state.due.type === 'sealed') break;
      must(stepDue(ceremony));
      const again = must(Ceremony.open(testTools(disk), smallPlan.ceremony));
      expect(again.state).toEqual(ceremony.state);
      expect(again.record).toEqual(ceremony.record);
    }
    expect(firstFailed(verdictOf(disk.files))).toBeNull();
  });
});
