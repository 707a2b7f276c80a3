// Is a lot's position in the list related to its rank in the result? In a fair draw it is not. The numbers are information, not a
// verdict: the more schools draw, the more surely chance alone makes one of them look unusual. `amongAll` allows for their number.

import type { Draw } from '../protocol/result.ts';
import { countsIn } from '../protocol/roster.ts';
import type { Rules } from '../protocol/rules.ts';
import { isDirect } from '../record/schools.ts';

/** The comparison for one school. */
export type OrderTest = {
  readonly school: string;
  readonly lots: number;
  /** Spearman's rank correlation, -1 to 1; 0 where there is only one lot. */
  readonly correlation: number;
  /** The probability that chance alone gives a correlation at least so far from 0; null below `fewLots`. */
  readonly chance: number | null;
  /**
   * The probability that chance alone gives at least one of the tested schools such a value: by Šidák 1 - (1 - chance)^n, as schools
   * draw independently (§4). Tested are those with a `chance`; null for the others.
   */
  readonly amongAll: number | null;
  /** Lots in the first and second half of the list (a middle one counts to the first), and how many of each are admitted. */
  readonly first: { readonly lots: number; readonly admitted: number };
  readonly second: { readonly lots: number; readonly admitted: number };
};

/** Below this many lots the normal approximation of `chance` says nothing. */
const fewLots = 20;

/** Compares the order of roster.csv with the ranks, school by school, where there was a draw: a school that admits all has no order. */
export function orderTests({ roster, rankings }: Draw, { schools }: Pick<Rules, 'schools'>): OrderTest[] {
  const tests = rankings.flatMap(({ school, rows, admitted }, index) => {
    const { children } = countsIn(roster, school);
    if (isDirect(children, schools[index]?.places ?? 0)) return [];
    const from = roster.sections[index]?.from ?? 0;
    const lots = rows.length;
    const half = Math.ceil(lots / 2);
    const first = { lots: half, admitted: 0 };
    const second = { lots: lots - half, admitted: 0 };
    let squares = 0;
    for (let rank = 0; rank < lots; rank++) {
      const position = (rows[rank] as number) - from;
      squares += (position - rank) ** 2;
      if (admitted[rank] === 1) (position < half ? first : second).admitted++;
    }
    const correlation = lots < 2 ? 0 : 1 - (6 * squares) / (lots * (lots * lots - 1));
    const chance = lots < fewLots ? null : twoSided(Math.abs(correlation) * Math.sqrt(lots - 1));
    return [{ school, lots, correlation, chance, first, second }];
  });
  const tested = tests.filter(({ chance }) => chance !== null).length;
  return tests.map(test => ({ ...test, amongAll: test.chance === null ? null : atLeastOnce(test.chance, tested) }));
}

/** The probability that something of this chance happens at least once in so many independent tries. */
function atLeastOnce(chance: number, tries: number): number {
  return -Math.expm1(tries * Math.log1p(-chance));
}

/** The probability that a standard normal value is further from 0 than `z` (Abramowitz and Stegun 7.1.26, error below 2e-7). */
function twoSided(z: number): number {
  const x = z / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const poly = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  return Math.min(1, poly * Math.exp(-x * x));
}
