// Who is admitted today, from sealed orders that are written down here and not drawn.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { H } from '../../shared/protocol/hash.ts';
import { admit } from '../../shared/protocol/ranking.ts';
import { parseRoster, printRoster } from '../../shared/protocol/roster.ts';
import type { Twins } from '../../shared/protocol/rules.ts';
import { nextRegisterEntry, type Register, type RegisterEvent } from '../../shared/register/line.ts';
import {
  childrenIn,
  freePlaces,
  isAdmitted,
  type SealedResult,
  type Standing,
  standingAfter,
  turnIn,
} from '../../shared/register/standing.ts';
import { codeOf, must } from '../support/outcome.ts';

const decision = { date: '2024-08-01', reason: '随父母迁居', role: '招生科长', name: '王某' };

/** A sealed result of GX with lots 01, 02 … of these sizes, in this order, and of WGY, which admitted its two. */
function sealedOf(sizes: readonly number[], places: number, twins: Twins): SealedResult {
  const name = (index: number) => String(index + 1).padStart(2, '0');
  const roster = must(
    parseRoster(
      printRoster([
        ...sizes.map((size, index) => ({ school: 'GX', lot: name(index), size, tag: 'a'.repeat(64) })),
        ...['W1', 'W2'].map(lot => ({ school: 'WGY', lot, size: 1, tag: 'a'.repeat(64) })),
      ]),
    ),
  );
  const rows = Uint32Array.from(sizes.keys());
  const direct = Uint32Array.of(sizes.length, sizes.length + 1);
  const applicants = sizes.reduce((sum, size) => sum + size, 0);
  const school = { twins, exempt: [], lots: sizes.length, direct: false } as const;
  return {
    schools: [
      { ...school, code: 'GX', name: '高新学校', places, applicants },
      {
        ...school,
        code: 'WGY',
        name: '外国语学校',
        places: 5,
        applicants: 2,
        direct: true,
        exempt: [{ ground: 'own', count: 1 }],
      },
    ],
    draw: {
      roster,
      tickets: new Int32Array(roster.lots * 8),
      rankings: [
        { school: 'GX', rows, ...admit(rows, roster.sizes, places, twins) },
        { school: 'WGY', rows: direct, ...admit(direct, roster.sizes, 5, twins) },
      ],
    },
  };
}

const decline = (lot: string): RegisterEvent => ({ kind: 'decline', school: 'GX', lot });
const pass = (lot: string): RegisterEvent => ({ kind: 'pass', school: 'GX', lot });
const up = (lot: string): RegisterEvent => ({ kind: 'move-up', school: 'GX', lot });
const strike = (line: number): RegisterEvent => ({ kind: 'strike', line });

function registerOf(events: readonly RegisterEvent[]): Register {
  let register: Register = { ceremony: 'TEST-A-a1', origin: H('head'), entries: [] };
  for (const event of events) {
    const entry = nextRegisterEntry(register, '2024-08-01T09:00:00+08:00', event, decision);
    register = { ...register, entries: [...register.entries, entry] };
  }
  return register;
}

function following(sealed: SealedResult, ...events: RegisterEvent[]) {
  return standingAfter(sealed, registerOf(events).entries);
}

/** The lots of GX that are admitted, in the sealed order. */
function admittedIn({ schools: [gx] }: Standing): string {
  return (gx?.lots ?? [])
    .filter(isAdmitted)
    .map(({ lot }) => lot)
    .join(' ');
}

/** Whose turn it is in GX. */
function turn({ schools: [gx] }: Standing): string | null {
  if (gx === undefined) throw new Error('no school');
  return turnIn(gx).next?.lot ?? null;
}

const plain = sealedOf([1, 1, 1, 1, 1], 2, 'skip');

describe('without twins', () => {
  test('nobody moves up before somebody declines', () => {
    const now = must(following(plain));
    expect(admittedIn(now)).toBe('01 02');
    expect(turn(now)).toBeNull();
    expect(codeOf(following(plain, up('03')))).toBe('register.no-place');
  });

  test('the first of the reserve order moves up, and no other', () => {
    const now = must(following(plain, decline('01')));
    expect(turn(now)).toBe('03');
    expect(codeOf(following(plain, decline('01'), up('04')))).toBe('register.not-next');
    const moved = must(following(plain, decline('01'), up('03')));
    expect(admittedIn(moved)).toBe('02 03');
    expect(codeOf(following(plain, decline('01'), up('03'), up('04')))).toBe('register.no-place');
  });

  test('who moved up may decline, and who gave its waiting place up is passed over for good', () => {
    const now = must(following(plain, decline('02'), pass('03'), up('04'), decline('04')));
    expect(admittedIn(now)).toBe('01');
    expect(turn(now)).toBe('05');
    expect(codeOf(following(plain, decline('02'), pass('03'), up('03')))).toBe('register.gone');
  });

  test('only the admitted decline, and only the waiting give a waiting place up', () => {
    expect(codeOf(following(plain, decline('03')))).toBe('register.not-admitted');
    expect(codeOf(following(plain, pass('01')))).toBe('register.not-waiting');
    expect(codeOf(following(plain, decline('01'), decline('01')))).toBe('register.gone');
    expect(codeOf(following(plain, decline('99')))).toBe('register.lot-unknown');
    expect(codeOf(following(plain, { kind: 'decline', school: 'XX', lot: '01' }))).toBe('register.school-unknown');
  });

  test('when the reserve list is used up a place stays free', () => {
    const all = following(plain, pass('03'), pass('04'), pass('05'), decline('01'));
    expect(turn(must(all))).toBeNull();
    const asked = following(plain, pass('03'), pass('04'), pass('05'), decline('01'), up('02'));
    expect(codeOf(asked)).toBe('register.not-waiting');
  });
});

describe('twins at the edge', () => {
  // 01 02 03 admitted; 04 is a pair; 05, 06 wait behind it.
  const skip = sealedOf([1, 1, 1, 2, 1, 1], 3, 'skip');
  const expand = sealedOf([1, 1, 1, 2, 1, 1], 3, 'expand');

  test('skip: with one place the pair keeps its rank and the next moves up', () => {
    const now = must(following(skip, decline('01')));
    expect(turn(now)).toBe('05');
    expect(turnIn(now.schools[0] as Standing['schools'][number]).tooLarge.map(({ lot }) => lot)).toEqual(['04']);
    const moved = must(following(skip, decline('01'), up('05')));
    expect(turn(moved)).toBeNull();
  });

  test('skip: with two places free the pair comes before those behind it', () => {
    expect(turn(must(following(skip, decline('01'), decline('02'))))).toBe('04');
    expect(turn(must(following(skip, decline('01'), up('05'), decline('02'), decline('03'))))).toBe('04');
    expect(codeOf(following(skip, decline('01'), decline('02'), up('05')))).toBe('register.not-next');
  });

  test('skip: where only larger lots wait, the place stays free', () => {
    const few = sealedOf([1, 1, 2], 2, 'skip');
    const now = must(following(few, decline('01')));
    expect(turn(now)).toBeNull();
    expect(codeOf(following(few, decline('01'), up('03')))).toBe('register.nobody-fits');
    expect(turn(must(following(few, decline('01'), decline('02'))))).toBe('03');
  });

  test('expand: with one place the pair moves up whole', () => {
    const now = must(following(expand, decline('01'), up('04')));
    expect(now.schools[0]?.admitted).toBe(4);
    expect(freePlaces(now.schools[0] as Standing['schools'][number])).toBe(0);
    // One over the places: the next who declines frees none.
    expect(turn(must(following(expand, decline('01'), up('04'), decline('02'))))).toBeNull();
    expect(turn(must(following(expand, decline('01'), up('04'), decline('02'), decline('03'))))).toBe('05');
  });

  test('expand: where the draw itself went over the places, the first place that becomes free is no place', () => {
    const over = sealedOf([1, 2, 1, 1], 2, 'expand');
    expect(must(following(over)).schools[0]?.admitted).toBe(3);
    expect(codeOf(following(over, decline('01'), up('03')))).toBe('register.no-place');
    // The pair declines: two children fewer, one place free.
    expect(turn(must(following(over, decline('02'))))).toBe('03');
    expect(codeOf(following(over, decline('02'), up('03'), up('04')))).toBe('register.no-place');
  });

  test('a pair that declines makes room for two', () => {
    const pair = sealedOf([2, 1, 1, 1], 3, 'skip');
    const now = must(following(pair, decline('01'), up('03'), up('04')));
    expect(admittedIn(now)).toBe('02 03 04');
  });
});

describe('without a draw', () => {
  test('a place becomes free and nobody moves up', () => {
    const event: RegisterEvent = { kind: 'decline', school: 'WGY', lot: 'W1' };
    const now = must(following(plain, event));
    expect(now.schools[1]?.admitted).toBe(1);
    expect(codeOf(following(plain, event, { kind: 'move-up', school: 'WGY', lot: 'W2' }))).toBe('register.direct');
  });

  test('exempt places are counted by their ground and never below none', () => {
    const free: RegisterEvent = { kind: 'exempt', school: 'WGY', ground: 'own' };
    expect(must(following(plain, free)).schools[1]?.exempt).toEqual([{ ground: 'own', count: 1, freed: 1 }]);
    expect(must(following(plain, free)).schools[1]?.admitted).toBe(2);
    expect(codeOf(following(plain, free, free))).toBe('register.ground-empty');
    expect(codeOf(following(plain, { ...free, ground: 'other' }))).toBe('register.ground-unknown');
    expect(codeOf(following(plain, { ...free, school: 'GX' }))).toBe('register.ground-unknown');
  });
});

describe('mending', () => {
  test('a struck line is as if it had not been entered', () => {
    const now = must(following(plain, decline('01'), strike(1)));
    expect(admittedIn(now)).toBe('01 02');
    expect([...now.struck]).toEqual([[1, 2]]);
    expect(admittedIn(must(following(plain, decline('01'), strike(1), decline('02'), up('03'))))).toBe('01 03');
    expect(admittedIn(must(following(plain, decline('01'), strike(1), decline('01'))))).toBe('02');
  });

  test('what stands on a line is struck first', () => {
    expect(codeOf(following(plain, decline('01'), up('03'), strike(1)))).toBe('register.strike-later');
    expect(codeOf(following(plain, pass('03'), decline('01'), up('04'), strike(1)))).toBe('register.strike-later');
    expect(admittedIn(must(following(plain, decline('01'), up('03'), strike(2), strike(1))))).toBe('01 02');
    // What does not stand on it stays.
    expect(admittedIn(must(following(plain, decline('01'), decline('02'), strike(1))))).toBe('01');
  });

  test('a line is struck once, and one that strikes is not struck', () => {
    expect(codeOf(following(plain, strike(1)))).toBe('register.strike-unknown');
    expect(codeOf(following(plain, decline('01'), strike(2)))).toBe('register.strike-unknown');
    expect(codeOf(following(plain, decline('01'), strike(1), strike(1)))).toBe('register.strike-twice');
    expect(codeOf(following(plain, decline('01'), strike(1), strike(2)))).toBe('register.strike-strike');
  });
});

test('whatever is entered, the places hold and nobody is passed over who fits', () => {
  const cases = fc.record({
    sizes: fc.array(fc.constantFrom(1, 1, 1, 2, 3), { minLength: 2, maxLength: 14 }),
    places: fc.integer({ min: 1, max: 8 }),
    twins: fc.constantFrom<Twins>('skip', 'expand'),
    choices: fc.array(fc.nat(), { maxLength: 24 }),
  });
  fc.assert(
    fc.property(cases, ({ sizes, places, twins, choices }) => {
      const sealed = sealedOf(sizes, places, twins);
      const events: RegisterEvent[] = [];
      for (const choice of choices) {
        const [gx] = must(following(sealed, ...events)).schools;
        if (gx === undefined) throw new Error('no school');
        const lots = gx.lots.filter(({ status }) => status !== 'declined' && status !== 'passed');
        const some = lots[choice % Math.max(1, lots.length)];
        const { next } = turnIn(gx);
        if (next !== null && choice % 2 === 0) events.push(up(next.lot));
        else if (some !== undefined) events.push(isAdmitted(some) ? decline(some.lot) : pass(some.lot));
      }
      const [gx] = must(following(sealed, ...events)).schools;
      if (gx === undefined) throw new Error('no school');
      expect(gx.admitted).toBe(childrenIn(gx.lots.filter(isAdmitted)));
      const most = twins === 'skip' ? places : places + Math.max(...sizes) - 1;
      expect(gx.admitted).toBeLessThanOrEqual(most);
      // Everybody in turn, to the end: then no waiting lot fits any more.
      let turns = 0;
      for (let { next } = turnIn(gx); next !== null; turns++) {
        events.push(up(next.lot));
        next = turnIn(must(following(sealed, ...events)).schools[0] as Standing['schools'][number]).next;
      }
      const [full] = must(following(sealed, ...events)).schools;
      const room = places - (full?.admitted ?? 0);
      const waiting = (full?.lots ?? []).filter(({ status }) => status === 'waiting');
      expect(waiting.filter(({ size }) => (twins === 'skip' ? size <= room : room > 0))).toEqual([]);
      expect(turns).toBeLessThanOrEqual(sizes.length);
    }),
  );
});
