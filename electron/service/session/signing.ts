// The signatures under the sheets of an attempt, as people say them: who signed, or why nobody did.

import type { Ceremony } from '../../../shared/ceremony/ceremony.ts';
import { done, type Outcome, refused } from '../../../shared/outcome.ts';
import type { Plan } from '../../../shared/plan/plan.ts';
import { mostRoles } from '../../../shared/protocol/facts.ts';
import { type Attendance, signersOf } from '../../../shared/record/attendance.ts';
import type { ListedSchool } from '../../../shared/record/schools.ts';
import {
  type SignedSheet,
  type Signing,
  sheetCode,
  signingsOf,
  unsignedWords,
} from '../../../shared/record/signing.ts';
import { startOfCeremony } from '../../../shared/record/state.ts';
import { refusal } from '../../../shared/text/refusal.ts';

/** The numbers of the sheets that are to be signed. */
const sheetNumber: { readonly [Sheet in SignedSheet]: number } = { promise: 2, inputs: 3, result: 4 };

/** What the signatures need of their attempt. */
export type SignaturesOf = {
  readonly plan: Plan;
  readonly ceremony: Ceremony | null;
  /** Who has signed in. */
  readonly people: readonly Attendance[];
  readonly schools: readonly ListedSchool[];
};

/** The signatures of an attempt. */
export class Signatures {
  private readonly of: SignaturesOf;

  constructor(of: SignaturesOf) {
    this.of = of;
  }

  /** Puts on record which roles signed a sheet, as they say. */
  sign(ceremony: Ceremony, sheet: SignedSheet, roles: readonly string[]): Outcome<void> {
    const due = this.requireUnsaid(sheet);
    if (!due.ok) return due;
    const unknown = roles.find(role => !this.signers.includes(role));
    if (unknown !== undefined) return refused(refusal('session.signer-unknown', { role: unknown }));
    const all = this.signers.filter(role => roles.includes(role));
    for (let at = 0; at < all.length; at += mostRoles) {
      const roles = all.slice(at, at + mostRoles);
      const said = ceremony.fact({ key: 'signed', sheet: sheetCode(sheet, this.of.schools), roles });
      if (!said.ok) return said;
    }
    return done(undefined);
  }

  /** Puts on record why nobody signed a sheet, in a person's words. */
  leaveUnsigned(ceremony: Ceremony, sheet: SignedSheet, reason: string): Outcome<void> {
    const due = this.requireUnsaid(sheet);
    if (!due.ok) return due;
    if (reason.trim() === '') return refused(refusal('session.no-reason', {}));
    return ceremony.incident(unsignedWords(sheet, reason.trim()));
  }

  /** The roles that may sign. */
  get signers(): string[] {
    return signersOf(this.of.people, this.of.plan);
  }

  /** What the record says of the sheets that are to be signed. */
  get all(): Signing[] {
    return signingsOf({ state: this.of.ceremony?.state ?? startOfCeremony, schools: this.of.schools });
  }

  /** Refuses while nobody has said who signed a sheet. */
  require(sheet: SignedSheet): Outcome<void> {
    const isDue = this.all.some(each => each.sheet === sheet && each.state === 'due');
    return isDue ? refused(refusal('session.not-signed', { number: sheetNumber[sheet] })) : done(undefined);
  }

  /** Refuses a sheet that is not there yet, and one of which the record says already who signed it. */
  private requireUnsaid(sheet: SignedSheet): Outcome<void> {
    const isDue = this.all.some(each => each.sheet === sheet && each.state === 'due');
    return isDue ? done(undefined) : refused(refusal('session.no-signature', {}));
  }
}
