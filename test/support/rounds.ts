// How often a test tries what it tries by chance or by number: a few times in every run, many times in `npm run test:long`.

/** Whether this is the long run. */
export const isLong = process.env['LONG_TESTS'] === '1';

/** The number of rounds of a property, or what it is tried with: `few` in every run, `many` in the long one. */
export function rounds<Rounds>(few: Rounds, many: Rounds): Rounds {
  return isLong ? many : few;
}
