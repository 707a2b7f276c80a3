// protocol.md §2.1, §2.4: live inputs, their kinds and values, and E, the string that joins them. A kind more is another protocol.

/** Where live digits come from (§2.1): chosen digits, drawn balls, ten-sided dice, a public value. */
export const inputKinds = ['card', 'ball', 'd10', 'beacon'] as const;

/** A kind of live input. */
export type InputKind = (typeof inputKinds)[number];

/**
 * One live input that the ceremony asks for: its kind and how many digits (balls: numbers of two digits). A beacon, and nothing else, has
 * a `source`: which public value it is, and how that becomes digits.
 */
export type InputLine = { readonly kind: InputKind; readonly count: number; readonly source?: string };

/** May these inputs stand in this order (§2.1): whoever chooses does not know the dice, and a beacon comes last? */
export function areInOrder(lines: readonly Pick<InputLine, 'kind'>[]): boolean {
  const rank = { card: 0, ball: 1, d10: 1, beacon: 2 } as const;
  return lines.every(({ kind }, index) => {
    const before = lines[index - 1];
    return before === undefined || (before.kind !== 'beacon' && rank[before.kind] <= rank[kind]);
  });
}

/** The digits that nobody chooses which a ceremony should have (§6.2): with fewer, all outcomes can be computed one by one. */
export const enoughDigits = 20;

/** How many digits there are that nobody chooses. */
export function unchosenDigits(lines: readonly InputLine[]): number {
  return lines.filter(({ kind }) => kind !== 'card').reduce((sum, line) => sum + digitsIn(line), 0);
}

/** The two-digit number of a live input (§2.1) from its index. */
export function inputNumber(index: number): string {
  return String(index + 1).padStart(2, '0');
}

/** Does `value` have exactly the form that a live input asks for: its digits, or its two-digit balls joined by `-`? */
export function fitsInput(line: InputLine, value: string): boolean {
  if (line.kind === 'ball') {
    const balls = value.split('-');
    return balls.length === line.count && balls.every(ball => /^[0-9]{2}$/.test(ball));
  }
  return value.length === line.count && /^[0-9]+$/.test(value);
}

/** How many digits a live input asks for: a ball has two. */
export function digitsIn({ kind, count }: InputLine): number {
  return kind === 'ball' ? count * 2 : count;
}

/** The value of a live input as the record writes it, from its bare digits: balls are two-digit numbers joined by hyphens. */
export function inputValue(kind: InputKind, digits: string): string {
  return kind === 'ball' ? (digits.match(/.{1,2}/g) ?? []).join('-') : digits;
}

/** One input as journal and E write it. */
export function inputField(index: number, line: InputLine, value: string): string {
  return `${inputNumber(index)}:${line.kind}:${value}`;
}

/** E: all inputs in order, joined by `;`. `values` stand in the order of `lines`. */
export function joinInputs(lines: readonly InputLine[], values: readonly string[]): string {
  return lines.map((line, index) => inputField(index, line, values[index] ?? '')).join(';');
}
