import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { H } from '../../shared/protocol/hash.ts';
import { admit, order } from '../../shared/protocol/ranking.ts';
import { draw, printResult } from '../../shared/protocol/result.ts';
import { lotName, parseRoster, printRoster } from '../../shared/protocol/roster.ts';
import type { DrawRule, Twins } from '../../shared/protocol/rules.ts';
import { ticketOf } from '../../shared/protocol/seed.ts';
import { ticketsOf } from '../../shared/protocol/tickets.ts';
import { must, textOf } from '../support/outcome.ts';

const tag = 'a'.repeat(64);
const lots = fc.uniqueArray(
  fc.record({
    school: fc.constantFrom('A', 'AB', 'GX', 'WGY12345'),
    lot: fc.stringMatching(/^[A-Z0-9-]{1,24}$/),
    size: fc.integer({ min: 1, max: 9 }),
  }),
  { minLength: 1, maxLength: 60, selector: ({ school, lot }) => `${school}|${lot}` },
);
type Lot = { readonly school: string; readonly lot: string; readonly size: number };
const seeds = fc.nat().map(n => H(`seed ${n}`));

function rosterOf(list: readonly Lot[]) {
  const key = ({ school, lot }: Lot) => `${school},${lot},`;
  const sorted = [...list].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  return must(parseRoster(printRoster(sorted.map(lot => ({ ...lot, tag })))));
}

function rulesFor(list: readonly Lot[], places: number, twins: Twins): DrawRule[] {
  return [...new Set(list.map(({ school }) => school))].sort().map(code => ({ code, places, twins }));
}

/** The draw once more, as slowly and as plainly as protocol.md §3 and §4 tell it. */
function plainDraw(list: readonly Lot[], rules: readonly DrawRule[], seed: string): string {
  const rows = ['school,rank,lot,size,ticket,status'];
  for (const { code, places, twins } of rules) {
    const drawn = list
      .filter(({ school }) => school === code)
      .map(lot => ({ ...lot, ticket: H(`lot/1|ticket|${seed}|${code}|${lot.lot}`) }));
    drawn.sort((a, b) => (a.ticket < b.ticket ? -1 : 1));
    let used = 0;
    drawn.forEach(({ lot, size, ticket }, i) => {
      const admitted = twins === 'expand' ? used < places : used + size <= places;
      if (admitted) used += size;
      rows.push([code, i + 1, lot, size, ticket, admitted ? 'ADMIT' : 'WAIT'].join(','));
    });
  }
  return `${rows.join('\n')}\n`;
}

describe('the draw', () => {
  test('agrees with a second, obvious implementation', () => {
    fc.assert(
      fc.property(
        lots,
        seeds,
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom<Twins>('expand', 'skip'),
        (list, seed, places, twins) => {
          const rules = rulesFor(list, places, twins);
          const result = printResult(draw(rosterOf(list), rules, seed));
          expect(textOf(result)).toBe(plainDraw(list, rules, seed));
        },
      ),
      { numRuns: 300 },
    );
  });

  test('does not depend on the order in which a list came', () => {
    fc.assert(
      fc.property(lots, seeds, fc.array(fc.nat(), { maxLength: 60 }), (list, seed, keys) => {
        const mixed = list.map((lot, i) => [keys[i] ?? 0, lot] as const).sort((a, b) => a[0] - b[0]);
        const rules = rulesFor(list, 5, 'skip');
        const again = mixed.map(([, lot]) => lot);
        expect(printResult(draw(rosterOf(again), rules, seed))).toEqual(printResult(draw(rosterOf(list), rules, seed)));
      }),
    );
  });

  test('a lot that is withdrawn moves nobody else', () => {
    fc.assert(
      fc.property(
        lots.filter(list => list.length > 1),
        seeds,
        fc.nat(),
        (list, seed, which) => {
          const gone = list[which - Math.floor(which / list.length) * list.length] as Lot;
          const rest = list.filter(lot => lot !== gone);
          const order = (each: readonly Lot[]) =>
            textOf(printResult(draw(rosterOf(each), rulesFor(each, 5, 'expand'), seed)))
              .split('\n')
              .slice(1, -1)
              .map(row => row.split(','))
              .map(([school, , lot, size, ticket]) => [school, lot, size, ticket].join(','));
          const without = order(list).filter(row => !row.startsWith(`${gone.school},${gone.lot},`));
          expect(order(rest)).toEqual(without);
        },
      ),
    );
  });

  test('tickets are H of their message, for the shortest and the longest names', () => {
    const list = [
      { school: 'A', lot: '0', size: 1 },
      { school: 'GX', lot: '27010003', size: 2 },
      { school: 'WGY12345', lot: 'Z'.repeat(24), size: 9 },
    ];
    const roster = rosterOf(list);
    const seed = H('x');
    const tickets = ticketsOf(roster, seed);
    list.forEach(({ school, lot }, row) => {
      const words = tickets.subarray(row * 8, row * 8 + 8);
      const hex = Array.from(words, word => (word >>> 0).toString(16).padStart(8, '0')).join('');
      expect(hex).toBe(ticketOf(seed, school, lot));
      expect(hex).toBe(H(`lot/1|ticket|${seed}|${school}|${lot}`));
      expect(lotName(roster, row)).toBe(lot);
    });
  });
});

describe('order', () => {
  test('is the same by both ways of sorting, and right where the first words are equal', () => {
    for (const count of [1, 2, 4095, 4096, 20_000]) {
      const tickets = new Int32Array(count * 8);
      // Few different first words, so that thousands of rows share theirs.
      for (let i = 0; i < tickets.length; i++) tickets[i] = Math.imul(i + 1, 0x9e3779b1) & (i & 7 ? -1 : 0xff);
      const rows = order({ school: 'A', from: 0, to: count }, tickets);
      const hex = (row: number) =>
        Array.from(tickets.subarray(row * 8, row * 8 + 8), word => (word >>> 0).toString(16).padStart(8, '0')).join('');
      const expected = Array.from({ length: count }, (_, row) => [hex(row), row] as const)
        .sort(([a, i], [b, k]) => (a < b ? -1 : a > b ? 1 : i - k))
        .map(([, row]) => row);
      expect(Array.from(rows)).toEqual(expected);
    }
  });
});

describe('admission (§4)', () => {
  const walk = (sizes: number[], places: number, twins: Twins) => {
    const rows = Uint32Array.from(sizes, (_, i) => i);
    const { admitted, used } = admit(rows, Uint8Array.from(sizes), places, twins);
    return { admitted: Array.from(admitted).join(''), used };
  };

  test('expand admits the lot that crosses the line', () => {
    expect(walk([1, 1, 2, 1], 3, 'expand')).toEqual({ admitted: '1110', used: 4 });
  });

  test('skip passes over the lot that does not fit, and admits the next that does', () => {
    expect(walk([1, 1, 2, 1], 3, 'skip')).toEqual({ admitted: '1101', used: 3 });
    expect(walk([3, 3, 2, 2, 1], 5, 'skip')).toEqual({ admitted: '10100', used: 5 });
  });

  test('a school below its plan admits everybody in any order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 30 }),
        fc.constantFrom<Twins>('expand', 'skip'),
        (sizes, twins) => {
          const children = sizes.reduce((sum, size) => sum + size, 0);
          expect(walk(sizes, children, twins).used).toBe(children);
        },
      ),
    );
  });

  test('skip never exceeds the places and leaves no room that a waiting lot would fit; expand exceeds by less than a lot', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 80 }),
        (sizes, places) => {
          const skip = walk(sizes, places, 'skip');
          expect(skip.used).toBeLessThanOrEqual(places);
          sizes.forEach((size, i) => {
            if (skip.admitted[i] === '0') expect(size).toBeGreaterThan(places - skip.used);
          });
          const expand = walk(sizes, places, 'expand');
          const last = sizes[expand.admitted.lastIndexOf('1')] ?? 0;
          expect(expand.used).toBeLessThan(places + last);
          expect(expand.admitted).toMatch(/^1+0*$/);
        },
      ),
    );
  });
});
