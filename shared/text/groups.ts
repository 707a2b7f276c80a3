// Digits as people read them to each other: those from the hall in fives at most, digests and secrets in fours, four groups a line, and
// the lines lettered where they are compared.

/** Cuts digits into groups of `size`, from the left; the last may be shorter. */
export function groupsOf(digits: string, size: number): string[] {
  return digits.match(new RegExp(`.{1,${size}}`, 'g')) ?? [];
}

/** The groups of a digest, a commitment, a secret or a seed. */
export function digestGroups(digits: string): string[] {
  return groupsOf(digits, 4);
}

/** A digest on one line, or the beginning of one. */
export function digestText(digits: string): string {
  return digestGroups(digits).join(' ');
}

/** A line of a digest: its letter, from A on, and up to four groups. */
export type DigestLine = { readonly letter: string; readonly groups: readonly string[] };

/** The lines of a digest where two people compare it: A to D for 64 digits. */
export function digestLines(digits: string): DigestLine[] {
  return groupsOf(digits, 16).map((line, at) => ({ letter: 'ABCD'[at] ?? '', groups: digestGroups(line) }));
}

/**
 * The groups of a live input, by its value on record: the numbers of balls; other digits in groups of at most five, as long as
 * each other or one shorter. A digit left over alone would look like a mistake, and is read aloud as one. `due` is how many digits
 * there will be while the value is still being typed, so that its groups stay where they are.
 */
export function inputGroups(kind: string, value: string, due = value.length): string[] {
  if (kind === 'ball') return value.split('-');
  const count = Math.ceil(due / 5);
  const start = (group: number) => Math.ceil((group * due) / count);
  const groups = Array.from({ length: count }, (_, group) => value.slice(start(group), start(group + 1)));
  return groups.filter(group => group !== '');
}
