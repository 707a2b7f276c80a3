// The commitments of an attempt, from the freeze to the promise: holders hand them over, have them printed, take them back, and with the
// promise they go on record.

import type { Ceremony } from '../../../shared/ceremony/ceremony.ts';
import { copiesOf, dropTwice, keepTwice, secretFile, secretIn } from '../../../shared/ceremony/soundness.ts';
import type { EnvelopePage } from '../../../shared/contract/snapshots.ts';
import { done, type Outcome, refused } from '../../../shared/outcome.ts';
import type { Plan } from '../../../shared/plan/plan.ts';
import type { Disk } from '../../../shared/ports.ts';
import { commitmentOf } from '../../../shared/protocol/commitment.ts';
import { bytesOf, hexOf } from '../../../shared/protocol/lexis.ts';
import type { Role } from '../../../shared/protocol/rules.ts';
import { type HeldCommitment, type Holder, heldFile, holdersOf } from '../../../shared/record/holders.ts';
import { madeHereIn } from '../../../shared/record/notes.ts';
import { type Due, type Frozen, startOfCeremony } from '../../../shared/record/state.ts';
import { type Refusal, refusal } from '../../../shared/text/refusal.ts';
import { secureRandom } from '../ports/signatures.ts';
import { HeldCommitments } from './held.ts';
import { knownAs, secretOf } from './known.ts';
import { TypedCommitment } from './typing.ts';

/** What the commitments need of their attempt. */
export type CommitmentsOf = {
  readonly plan: Plan;
  readonly ceremony: Ceremony | null;
  readonly disk: Disk;
  /** The data folders in which a value may be known already. */
  readonly foldersKnown: readonly string[];
};

/** The commitments of an attempt. */
export class Commitments {
  /** The one that two people are typing. */
  readonly typed = new TypedCommitment();
  private readonly of: CommitmentsOf;
  private held: HeldCommitments | null = null;

  constructor(of: CommitmentsOf) {
    this.of = of;
  }

  /** Begins to hold them, before the freeze. */
  begin(): Outcome<void> {
    return HeldCommitments.begin(this.of.disk);
  }

  /** Reads what the dossier of a frozen attempt holds. */
  reopen({ state }: Ceremony): Outcome<void> {
    const { type } = state.due;
    const held = HeldCommitments.open(this.of.disk, type === 'commit' || type === 'publish');
    if (!held.ok) return held;
    this.held = held.value;
    return done(undefined);
  }

  /** What is wrong with what is held: secrets that were made here and are not there any more, and commitments that were lost. */
  get troubles(): readonly Refusal[] {
    const { ceremony } = this.of;
    if (ceremony === null) return [];
    const isSpoilt = ({ role, commitment }: HeldCommitment) => {
      const secret = this.secretHere(ceremony, role, commitment);
      return secret.ok && secret.value === null;
    };
    return [
      ...this.now.filter(each => each.madeHere && isSpoilt(each)).map(({ role }) => this.secretLost(role)),
      ...(this.held?.isLost === true ? [refusal('session.held-lost', { file: heldFile })] : []),
    ];
  }

  /**
   * What is due of the operator: what the record waits for. Commitments that are held count as handed over; once all are, the promise
   * is due, with which they go on record.
   */
  get due(): Due {
    const due = this.of.ceremony?.state.due ?? { type: 'freeze' };
    if (due.type !== 'commit') return due;
    const next = this.holders.find(({ commitment }) => commitment === null);
    return next === undefined ? { type: 'publish' } : { type: 'commit', role: next.role };
  }

  /** Whose secret was offered as a commitment while the record does not say so yet: no incident has been written since. */
  get offered(): Role | null {
    const offered = this.held?.offered ?? null;
    if (offered === null || this.of.ceremony === null || this.of.ceremony.state.promise !== null) return null;
    const since = this.of.ceremony.record.entries.slice(offered.since);
    return since.some(({ event }) => event.type === 'incident') ? null : offered.role;
  }

  /** The roles whose secret is held and was printed since. */
  get printed(): Role[] {
    const entries = this.of.ceremony?.record.entries ?? [];
    return this.now
      .filter(({ role, since }) =>
        entries
          .slice(since)
          .some(({ event }) => event.type === 'fact' && event.fact.key === 'printed' && event.fact.role === role),
      )
      .map(({ role }) => role);
  }

  /** Makes a holder's secret here and takes its commitment. The secret is on disk first: a crash loses none that was promised. */
  make(ceremony: Ceremony, role: Role): Outcome<void> {
    const ready = this.mayHandOver(ceremony, role);
    if (!ready.ok) return ready;
    const { held, frozen } = ready.value;
    // One that a crash has left without a commitment was never shown.
    const secret = hexOf(secureRandom(32));
    const kept = keepTwice(this.of.disk, secretFile(role), bytesOf(`${secret}\n`));
    if (!kept.ok) return kept;
    const commitment = commitmentOf(ceremony.id, role, frozen.rosterDigest, frozen.rulesDigest, secret);
    this.typed.clear();
    return held.take({ role, commitment, madeHere: true, since: ceremony.record.entries.length });
  }

  /** Takes a commitment that its holder brings in a file. Refuses every digest that is known here, with what it is. */
  take(ceremony: Ceremony, role: Role, commitment: string): Outcome<void> {
    const ready = this.mayTake(ceremony, role, commitment);
    if (!ready.ok) return ready;
    const removed = dropTwice(this.of.disk, secretFile(role));
    if (!removed.ok) return removed;
    this.typed.clear();
    return ready.value.take({ role, commitment, madeHere: false, since: ceremony.record.entries.length });
  }

  /** Takes what one of two people typed of a commitment; it counts once both have typed the same. */
  type(ceremony: Ceremony, role: Role, typist: 1 | 2, commitment: string): Outcome<void> {
    const ready = this.mayTake(ceremony, role, commitment);
    if (!ready.ok) return ready;
    const agreed = this.typed.take(role, typist, commitment);
    if (!agreed.ok) return agreed;
    return agreed.value === null ? done(undefined) : this.take(ceremony, role, agreed.value);
  }

  /** Remembers that a secret was offered as a commitment: nothing is handed over or published before the record says so. */
  offer(ceremony: Ceremony, role: Role): Outcome<void> {
    const ready = this.mayHandOver(ceremony, role);
    return ready.ok ? ready.value.held.offer(role, ceremony.record.entries.length) : ready;
  }

  /**
   * Gives a commitment back to its holder; what was made here for it is deleted. Where its secret was printed, paper with it may be
   * anywhere: the record says why it does not count.
   */
  takeBack(ceremony: Ceremony, role: Role, reason: string): Outcome<void> {
    const { held } = this;
    const isBegun = madeHereIn(ceremony.state.notes).has(role);
    if (held === null || isBegun || this.now.every(each => each.role !== role)) {
      return refused(refusal('session.not-held', { role }));
    }
    if (this.printed.includes(role)) {
      if (reason.trim() === '') return refused(refusal('session.printed-reason', {}));
      const noted = ceremony.incident(reason);
      if (!noted.ok) return noted;
    }
    const back = held.giveBack(role);
    if (!back.ok) return back;
    this.typed.clear();
    return dropTwice(this.of.disk, secretFile(role));
  }

  /** Puts on record what the holders handed over, and publishes the promise. A crash in between is answered by doing it again. */
  publish(ceremony: Ceremony): Outcome<void> {
    const { offered, held } = this;
    if (offered !== null) return refused(refusal('session.secret-offered', { role: offered }));
    if (this.due.type !== 'publish') return ceremony.publish();
    for (const { role, commitment, isHeld, madeHere } of this.holders) {
      if (!isHeld || commitment === null) continue;
      const recorded = madeHere ? this.recordMade(ceremony, role, commitment) : ceremony.commit(role, commitment);
      if (!recorded.ok) return recorded;
    }
    const published = ceremony.publish();
    return published.ok && held !== null ? held.clear() : published;
  }

  /**
   * A holder's secret that was made here, for the page that goes into the envelope. Only between its commitment and the promise,
   * never the operator's, and each time the record says so before the digits leave the service.
   */
  envelope(ceremony: Ceremony, role: Role): Outcome<EnvelopePage> {
    const { state } = ceremony;
    const commitment = this.holders.find(each => each.role === role)?.commitment ?? undefined;
    const isDue = state.due.type === 'commit' || state.due.type === 'publish';
    if (role === 'operator' || !isDue || commitment === undefined || state.frozen === null)
      return refused(refusal('session.no-envelope', {}));
    const made = ceremony.secretMadeHere(role);
    if (!made.ok) return made;
    if (made.value === null) return refused(refusal('session.no-envelope', {}));
    // What goes into the envelope is all that its holder will have.
    const secret = this.secretHere(ceremony, role, commitment);
    if (!secret.ok) return secret;
    if (secret.value === null) return refused(this.secretLost(role));
    const noted = ceremony.fact({ key: 'printed', role });
    if (!noted.ok) return noted;
    const { rosterDigest: roster, rulesDigest: rules } = state.frozen;
    return done({ ceremony: ceremony.id, role, secret: secret.value, commitment, roster, rules });
  }

  /** What is held and not on record; nothing once the promise is published. */
  get now(): readonly HeldCommitment[] {
    const isOver = this.of.ceremony === null || this.of.ceremony.state.promise !== null;
    return isOver ? [] : (this.held?.commitments ?? []);
  }

  private get holders(): Holder[] {
    return holdersOf(this.of.plan, this.of.ceremony?.state ?? startOfCeremony, this.now);
  }

  /** Refuses where no commitment can be handed over, where the holder's is here, and while a secret was offered and nobody wrote it down. */
  private mayHandOver(
    ceremony: Ceremony,
    role: Role,
  ): Outcome<{ readonly held: HeldCommitments; readonly frozen: Frozen }> {
    const { held } = this;
    const { due, frozen } = ceremony.state;
    const isOver = due.type !== 'commit' || held === null || frozen === null;
    if (isOver) return refused(refusal('ceremony.order', { expected: due.type, actual: 'commit' }));
    const holder = this.holders.find(each => each.role === role);
    if (holder === undefined) return refused(refusal('session.no-holder', { role }));
    if (holder.commitment !== null) return refused(refusal('session.commitment-held', { role }));
    if (this.offered !== null) return refused(refusal('session.secret-offered', { role: this.offered }));
    return done({ held, frozen });
  }

  /** Refuses a commitment that is another holder's, a secret, or any other digest that is known here. */
  private mayTake(ceremony: Ceremony, role: Role, commitment: string): Outcome<HeldCommitments> {
    const ready = this.mayHandOver(ceremony, role);
    if (!ready.ok) return ready;
    const taken = this.holders.find(each => each.commitment === commitment);
    if (taken !== undefined) return refused(refusal('session.commitment-taken', { role, holder: taken.role }));
    const { held } = ready.value;
    const secret = secretOf(this.of.foldersKnown, commitment);
    const known = secret === null ? knownAs(this.of.foldersKnown, commitment) : done(secret);
    if (!known.ok) return known;
    if (known.value === null) return done(held);
    // Whoever typed a secret has shown it: the record says so.
    const noted = known.value.code === 'session.value-secret' ? this.offer(ceremony, role) : done(undefined);
    return noted.ok ? refused(known.value) : noted;
  }

  /** Records the commitment of a secret that was made here. One that is not there any more cannot be made again. */
  private recordMade(ceremony: Ceremony, role: Role, commitment: string): Outcome<void> {
    const secret = this.secretHere(ceremony, role, commitment);
    if (!secret.ok) return secret;
    return secret.value === null ? refused(this.secretLost(role)) : ceremony.commitHere(role, secret.value);
  }

  /** The secret of a role that lies here and opens a commitment, in either of its copies; null if none does. */
  private secretHere(ceremony: Ceremony, role: Role, commitment: string): Outcome<string | null> {
    const { frozen } = ceremony.state;
    if (frozen === null) return done(null);
    for (const file of copiesOf(role)) {
      const bytes = this.of.disk.read(file);
      if (!bytes.ok) return bytes;
      const secret = secretIn(bytes.value, ceremony.id, role, frozen, commitment);
      if (secret !== null) return done(secret);
    }
    return done(null);
  }

  private secretLost(role: Role): Refusal {
    return refusal('session.secret-lost', { role, file: secretFile(role) });
  }
}
