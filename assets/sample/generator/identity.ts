import type { Sex } from './names.ts';
import type { Random } from './random.ts';

/**
 * The area code of every invented ID number. GB/T 2260 lists no 411299 (Sanmenxia's county-level cities end at 411282), so no
 * number made here should have been issued to anybody.
 */
export const INVENTED_AREA = '411299';

// GB 11643-1999 (ISO 7064, MOD 11-2): the weight of position i is 2^(17-i) mod 11.
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_DIGITS = '10X98765432';

/** The eighteenth character for the first seventeen digits of an ID number. */
export function checkDigit(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(first17.charAt(index)), 0);
  return CHECK_DIGITS.charAt(sum % 11);
}

const DAY = 86_400_000;

/** A birthday between two days, both included, written YYYYMMDD. */
export function pickBirthday(random: Random, from: string, to: string): string {
  const first = Date.parse(`${from}T00:00:00Z`);
  const days = Math.round((Date.parse(`${to}T00:00:00Z`) - first) / DAY) + 1;
  return new Date(first + random.below(days) * DAY).toISOString().slice(0, 10).replaceAll('-', '');
}

/** An ID number: the seventeenth digit is odd for a boy and even for a girl, the digits before it are of no meaning. */
export function pickId(random: Random, birthday: string, sex: Sex): string {
  // 001 to 999 for boys, 002 to 998 for girls: 000 is never given out.
  const order = sex === '男' ? 2 * random.below(500) + 1 : 2 * random.below(499) + 2;
  const first17 = INVENTED_AREA + birthday + String(order).padStart(3, '0');
  return first17 + checkDigit(first17);
}

// Mobile numbers begin with 13 to 19 and no area or service code is 100-03, so nothing rings at 1000398xxxx.
const PHONES_FROM = 10_003_980_000;

/** A telephone number of eleven digits that nobody has. */
export function pickPhone(random: Random, span: number): string {
  return String(PHONES_FROM + random.below(span));
}
