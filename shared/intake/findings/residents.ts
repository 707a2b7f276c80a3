// Resident IDs (GB 11643): six digits of an area, eight of a birthday, three of a sequence, and a check character (ISO 7064 MOD 11-2).

import { daysOf } from '../../protocol/lexis.ts';

/** A valid resident ID, or what is wrong with it. */
export type ResidentVerdict = 'resident' | 'length' | 'old' | 'characters' | 'birth' | 'check';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2, 1];

/** Judges a resident ID in capitals. */
export function judgeResidentId(id: string): ResidentVerdict {
  if (residentBirthday(id) !== 0) return 'resident';
  if (!/^\d*[\dX]$/.test(id)) return 'characters';
  if (id.length !== 18) return id.length === 15 ? 'old' : 'length';
  return isBirthday(Number(id.slice(6, 14))) ? 'check' : 'birth';
}

/** The birthday in a valid resident ID in capitals, as a number such as 20110203; 0 for any other text. */
export function residentBirthday(id: string): number {
  if (id.length !== 18) return 0;
  let sum = 0;
  let birthday = 0;
  // One loop instead of patterns: a list has 100,000 such numbers.
  for (let at = 0; at < 18; at++) {
    const code = id.charCodeAt(at);
    const isTen = at === 17 && code === capitalX;
    if (!isTen && (code < 48 || code > 57)) return 0;
    const digit = isTen ? 10 : code - 48;
    if (at >= 6 && at < 14) birthday = birthday * 10 + digit;
    sum += (weights[at] ?? 0) * digit;
  }
  return sum % 11 === 1 && isBirthday(birthday) ? birthday : 0;
}

const capitalX = 88;

/** Whether a number such as 20110203 is a date from 1900 to 2099. */
function isBirthday(number: number): boolean {
  const [year, month, day] = [Math.floor(number / 10_000), Math.floor(number / 100) % 100, number % 100];
  return year >= 1900 && year <= 2099 && month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month);
}
