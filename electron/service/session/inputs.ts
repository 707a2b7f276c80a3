// The live inputs of an attempt: who gives them, what two people type of them, and how they go on record.

import type { Ceremony } from '../../../shared/ceremony/ceremony.ts';
import { done, type Outcome, refused } from '../../../shared/outcome.ts';
import type { Plan } from '../../../shared/plan/plan.ts';
import { inputNumber } from '../../../shared/protocol/inputs.ts';
import { isRehearsal } from '../../../shared/protocol/lexis.ts';
import type { Attendance } from '../../../shared/record/attendance.ts';
import { randomGiver } from '../../../shared/record/notes.ts';
import { refusal } from '../../../shared/text/refusal.ts';
import { randomInput } from '../ports/random-input.ts';
import { secureRandom } from '../ports/signatures.ts';
import type { Signatures } from './signing.ts';
import { Typing } from './typing.ts';

/** What the inputs need of their attempt. */
export type InputsOf = {
  readonly plan: Plan;
  /** Who has signed in. */
  readonly people: readonly Attendance[];
  readonly signatures: Signatures;
};

/** The inputs of an attempt. */
export class Inputs {
  readonly typing = new Typing();
  private readonly of: InputsOf;

  constructor(of: InputsOf) {
    this.of = of;
  }

  /** Chooses the roles that give the input that is due. Nobody gives a beacon. */
  chooseGivers(ceremony: Ceremony, roles: readonly string[]): Outcome<void> {
    const { due } = ceremony.state;
    if (due.type !== 'input') return refused(refusal('session.no-input', {}));
    if (due.line.kind === 'beacon') return refused(refusal('session.beacon-giver', {}));
    const unknown = roles.find(role => !this.givers.includes(role));
    if (unknown !== undefined) return refused(refusal('session.giver-unknown', { role: unknown }));
    this.typing.givers = [...new Set(roles)];
    return done(undefined);
  }

  /** The roles that may give an input: those of the plan's observers and of the people who have signed in. */
  get givers(): readonly string[] {
    return [...new Set([...this.of.plan.witnesses, ...this.of.people].map(({ role }) => role))];
  }

  /** Takes what one of the two typists typed. What both agree on waits until whoever gave it has seen it. */
  type(ceremony: Ceremony, typist: 1 | 2, value: string): Outcome<void> {
    const { due } = ceremony.state;
    if (due.type !== 'input') return refused(refusal('session.no-input', {}));
    const signed = this.of.signatures.require('promise');
    return signed.ok ? this.typing.take(due.index, due.line, typist, value) : signed;
  }

  /** Notes how many digits a typist has typed by now, and never which. */
  reach(ceremony: Ceremony, typist: 1 | 2, count: number): Outcome<void> {
    const { due } = ceremony.state;
    if (due.type !== 'input') return refused(refusal('session.no-input', {}));
    this.typing.reach(due.line, typist, count);
    return done(undefined);
  }

  /** Records the value that both typed alike, after whoever gave it said yes. */
  confirm(ceremony: Ceremony): Outcome<void> {
    const { agreed, givers } = this.typing;
    return agreed === null ? refused(refusal('session.nothing-agreed', {})) : this.record(ceremony, agreed, givers);
  }

  /** Forgets what was typed of the input that is due: it is not what was given. */
  again(ceremony: Ceremony): Outcome<void> {
    if (ceremony.state.due.type !== 'input') return refused(refusal('session.no-input', {}));
    this.typing.again();
    return done(undefined);
  }

  /** Fills the input that is due with random digits, as nobody may but in a rehearsal; the record says where they come from. */
  fill(ceremony: Ceremony): Outcome<void> {
    const { due } = ceremony.state;
    if (!isRehearsal(ceremony.id)) return refused(refusal('session.not-a-rehearsal', {}));
    if (due.type !== 'input') return refused(refusal('session.no-input', {}));
    const signed = this.of.signatures.require('promise');
    if (!signed.ok) return signed;
    return this.record(ceremony, randomInput(due.line, secureRandom), [randomGiver]);
  }

  /** Declares a throw void; what was typed of it is forgotten. A beacon is not thrown: its source alone says what it is. */
  void(ceremony: Ceremony, reason: string): Outcome<void> {
    const { due } = ceremony.state;
    if (due.type === 'input' && due.line.kind === 'beacon') return refused(refusal('session.beacon-void', {}));
    const voided = ceremony.voidThrow(reason);
    if (voided.ok) this.typing.again();
    return voided;
  }

  /**
   * Puts an input on record, and just before it who gave it. What is said of a beacon stands behind it: the line before it is on
   * everybody's photographs.
   */
  private record(ceremony: Ceremony, value: string, givers: readonly string[]): Outcome<void> {
    const { due } = ceremony.state;
    if (due.type !== 'input') return ceremony.input(value);
    const isBeacon = due.line.kind === 'beacon';
    const say = () =>
      givers.length === 0
        ? done(undefined)
        : ceremony.fact({ key: 'given-by', number: inputNumber(due.index), roles: givers });
    const before = isBeacon ? done(undefined) : say();
    if (!before.ok) return before;
    const recorded = ceremony.input(value);
    if (!recorded.ok) return recorded;
    this.typing.clear();
    return isBeacon ? say() : recorded;
  }
}
