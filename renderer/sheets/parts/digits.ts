// Digits as two people read them to each other.

/** Cuts digits into groups of four, from the left. */
export function groups(digits: string): string[] {
  return digits.match(/.{1,4}/g) ?? [];
}
