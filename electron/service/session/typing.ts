// What two people type, each for themselves: the live input that is due, and the commitment that a holder brings. Nothing of it is on disk
// before it goes on record, and no value is on the stage before both agree; a crash in between is answered by typing again, from the hall
// and not from memory.

import type { StageTyping } from '../../../shared/contract/scenes.ts';
import type { TypedCommitmentView, Typing as TypingView } from '../../../shared/contract/snapshots.ts';
import { done, type Outcome, refused } from '../../../shared/outcome.ts';
import { digitsIn, fitsInput, type InputLine, inputNumber } from '../../../shared/protocol/inputs.ts';
import type { Role } from '../../../shared/protocol/rules.ts';
import { refusal } from '../../../shared/text/refusal.ts';

/** What the two typists have typed so far. */
export class Typing {
  private readonly typed = new Map<1 | 2, string>();
  /** How many digits each has typed by now. */
  private readonly counts = new Map<1 | 2, number>();
  private mismatch = false;
  /** What both have typed alike; it goes on record once whoever gave it has seen it, and not before. */
  agreed: string | null = null;
  /** The roles that give this input, in their order; the operator chooses them before it is recorded. */
  givers: readonly string[] = [];

  /** What the console shows of it: who has typed, never what. */
  get view(): TypingView {
    const { mismatch, givers, agreed } = this;
    return { typed: [...this.typed.keys()], mismatch, givers, agreed };
  }

  /** What the hall sees of it: how far each typist is, and the value once both agree. */
  get stage(): StageTyping {
    return { counts: [this.counts.get(1) ?? 0, this.counts.get(2) ?? 0], agreed: this.agreed };
  }

  /** A typist has come so far with the digits of a line. Nothing comes of it where that typing is over. */
  reach(line: InputLine, typist: 1 | 2, count: number): void {
    if (this.agreed === null && !this.typed.has(typist)) this.counts.set(typist, Math.min(count, digitsIn(line)));
  }

  /**
   * Takes what one of the two typed; what both have typed alike is `agreed`. The form is checked at once, and what does not fit leaves
   * the other's typing as it is. Refused while a value that both agreed on waits for a yes or no.
   */
  take(index: number, line: InputLine, typist: 1 | 2, value: string): Outcome<void> {
    if (this.agreed !== null) return refused(refusal('session.input-agreed', {}));
    const wrong = formRefusal(index, line, value);
    if (wrong !== null) return refused(wrong);
    this.mismatch = false;
    this.reach(line, typist, digitsIn(line));
    this.typed.set(typist, value);
    const [first, second] = [this.typed.get(1), this.typed.get(2)];
    if (first === undefined || second === undefined) return done(undefined);
    this.again();
    if (first === second) {
      this.agreed = first;
      return done(undefined);
    }
    this.mismatch = true;
    return refused(refusal('session.mismatch', {}));
  }

  /** Forgets what was typed; who gives it stays. */
  again(): void {
    this.typed.clear();
    this.counts.clear();
    this.mismatch = false;
    this.agreed = null;
  }

  /** Forgets everything: the next input begins. */
  clear(): void {
    this.again();
    this.givers = [];
  }
}

/** A commitment while two people type it: the second does not see what the first has typed. Nothing of it is on disk. */
export class TypedCommitment {
  private first: { readonly role: Role; readonly value: string } | null = null;
  private mismatch = false;

  /** What the console shows of it: whose it is, whether the first has typed, never what. */
  get view(): TypedCommitmentView {
    return { first: this.first?.role ?? null, mismatch: this.mismatch };
  }

  /** Takes what one of the two typed for a holder. The value once both have typed the same, null while the second is due. */
  take(role: Role, typist: 1 | 2, value: string): Outcome<string | null> {
    this.mismatch = false;
    const before = this.first?.role === role ? this.first.value : null;
    if (typist === 1 || before === null) {
      this.first = { role, value };
      return done(null);
    }
    this.first = null;
    if (before === value) return done(value);
    this.mismatch = true;
    return refused(refusal('session.commitment-differs', {}));
  }

  /** Forgets what was typed. */
  clear(): void {
    this.first = null;
    this.mismatch = false;
  }
}

/** What is wrong with a typed value, where, and how to mend it; null if it fits. The value itself is not repeated. */
function formRefusal(index: number, line: InputLine, value: string) {
  if (fitsInput(line, value)) return null;
  const number = inputNumber(index);
  const fullWidth = [...value].findIndex(sign => /[\uFF10-\uFF19]/.test(sign));
  if (fullWidth >= 0) return refusal('session.input-full-width', { number, position: fullWidth + 1 });
  const odd = [...value].findIndex(sign => !/[0-9]/.test(sign) && !(line.kind === 'ball' && sign === '-'));
  if (odd >= 0) return refusal('session.input-sign', { number, position: odd + 1 });
  const digits = value.replace(/-/g, '').length;
  const expected = digitsIn(line);
  if (digits !== expected) return refusal('session.input-length', { number, expected, actual: digits });
  return refusal('session.input-balls', { number });
}
