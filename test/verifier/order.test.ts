// The order test: which schools are compared, and how often it calls a fair draw rare.

import { describe, expect, test } from 'vitest';
import { fastDigest, verifySignature } from '../../electron/service/ports/signatures.ts';
import type { Draw } from '../../shared/protocol/result.ts';
import type { Roster } from '../../shared/protocol/roster.ts';
import type { Rules } from '../../shared/protocol/rules.ts';
import { orderTests } from '../../shared/verifier/order.ts';
import { verifyDossier } from '../../shared/verifier/verifier.ts';
import { forge, randomIngredients } from '../support/forge.ts';
import { SeededRandom } from '../support/random.ts';

type School = { readonly order: readonly number[]; readonly places: number };

/** A draw of schools with one child a lot, whose lots have these positions in the order of the draw. */
function drawOf(schools: readonly School[]): [Draw, Pick<Rules, 'schools'>] {
  let from = 0;
  const sections = schools.map(({ order }, index) => {
    const section = { school: `S${index}`, from, to: from + order.length };
    from = section.to;
    return section;
  });
  const rankings = schools.map(({ order, places }, index) => ({
    school: `S${index}`,
    rows: Uint32Array.from(order, position => position + (sections[index]?.from ?? 0)),
    admitted: Uint8Array.from(order, (_, rank) => Number(rank < places)),
  }));
  const roster = { sections, sizes: new Uint8Array(from).fill(1) } as unknown as Roster;
  const rules = schools.map(({ places }, index) => ({ code: `S${index}`, places, twins: 'expand' as const }));
  return [{ roster, rankings } as unknown as Draw, { schools: rules }] as never;
}

const testsOf = (schools: readonly School[]) => orderTests(...drawOf(schools));
const inOrder = (lots: number) => Array.from({ length: lots }, (_, at) => at);

function shuffled(lots: number, random: SeededRandom): number[] {
  const order = inOrder(lots);
  for (let at = lots - 1; at > 0; at--) {
    const other = random.between(0, at);
    [order[at], order[other]] = [order[other] as number, order[at] as number];
  }
  return order;
}

test('a list that was admitted in its own order is far from chance', () => {
  const [only] = testsOf([{ order: inOrder(100), places: 50 }]);
  expect(only).toMatchObject({ correlation: 1, first: { lots: 50, admitted: 50 }, second: { lots: 50, admitted: 0 } });
  expect(only?.chance).toBeLessThan(1e-6);
  expect(only?.amongAll).toBeLessThan(1e-6);
});

describe('the schools compared', () => {
  test('one that admits all applicants is left out, and does not count', () => {
    const random = new SeededRandom(1);
    const draws = [30, 40].map(lots => ({ order: shuffled(lots, random), places: 10 }));
    const direct = { order: shuffled(25, random), places: 25 };
    const with3 = testsOf([draws[0] as School, direct, draws[1] as School]);
    expect(with3.map(({ school }) => school)).toEqual(['S0', 'S2']);
    const plain = testsOf(draws);
    expect(with3.map(({ amongAll }) => amongAll)).toEqual(plain.map(({ amongAll }) => amongAll));
  });

  test('one with few lots is shown without a chance, and does not count', () => {
    const random = new SeededRandom(2);
    const [large, few] = testsOf([
      { order: shuffled(50, random), places: 10 },
      { order: shuffled(19, random), places: 10 },
    ]);
    expect(few).toMatchObject({ lots: 19, chance: null, amongAll: null });
    expect(large?.amongAll).toBeCloseTo(large?.chance ?? 2, 12);
  });

  test('of a record are those that draw', () => {
    let left = 0;
    for (let at = 0; at < 30; at++) {
      const files = forge(randomIngredients(100 + at, 12));
      const { draw, state } = verifyDossier({ public: files, people: null }, { digest: fastDigest, verifySignature });
      if (draw === null || state?.frozen == null) throw new Error('a forged record does not verify');
      const compared = orderTests(draw, state.frozen.rules).map(({ school }) => school);
      const drawing = draw.rankings.filter(({ admitted }) => admitted.includes(0)).map(({ school }) => school);
      expect(drawing.every(school => compared.includes(school))).toBe(true);
      left += draw.rankings.length - compared.length;
    }
    expect(left).toBeGreaterThan(0);
  });
});

test('fair draws of thirty schools have one below 5% in one record of twenty, not in most', () => {
  const random = new SeededRandom(3);
  const records = 400;
  let rare = 0;
  let single = 0;
  for (let at = 0; at < records; at++) {
    const tests = testsOf(Array.from({ length: 30 }, () => ({ order: shuffled(60, random), places: 20 })));
    if (tests.some(({ amongAll }) => (amongAll ?? 1) < 0.05)) rare++;
    if (tests.some(({ chance }) => (chance ?? 1) < 0.05)) single++;
  }
  // 5% of 400 are 20, give or take 4.4; the normal approximation errs on the side of the few.
  expect(rare).toBeGreaterThan(5);
  expect(rare).toBeLessThan(35);
  // Without allowing for their number: 1 - 0.95^30 is 79%.
  expect(single).toBeGreaterThan(records * 0.6);
});
