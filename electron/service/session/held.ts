// The commitments that were handed over, until they go on record with the promise: each can be taken back until then. They are on disk
// before they are shown, so that a crash loses none. The record itself takes no event back, and has one commitment a holder.

import { done, type Outcome } from '../../../shared/outcome.ts';
import type { Disk } from '../../../shared/ports.ts';
import type { Role } from '../../../shared/protocol/rules.ts';
import { type Held, type HeldCommitment, heldFile, heldForm, noneHeld } from '../../../shared/record/holders.ts';

/** What is held of one attempt, on the disk of its dossier. */
export class HeldCommitments {
  private readonly disk: Disk;
  private now: Held;
  /** Whether what was handed over before this start was lost. */
  isLost = false;

  private constructor(disk: Disk, now: Held) {
    this.disk = disk;
    this.now = now;
  }

  /** Begins to hold, before the freeze: from then on to the promise there is a file, so that one that is gone was lost. */
  static begin(disk: Disk): Outcome<void> {
    return disk.write(heldFile, [heldForm.print(noneHeld)], 'private');
  }

  /**
   * Reads what a dossier holds. A file that is not as this program writes it, or is gone though the promise is not out (`isDue`), holds
   * nothing any more, and `isLost` says so: the holders bring their commitments again.
   */
  static open(disk: Disk, isDue: boolean): Outcome<HeldCommitments> {
    const bytes = disk.read(heldFile);
    if (!bytes.ok) return bytes;
    const now = bytes.value === null ? null : heldForm.parse(bytes.value);
    const held = new HeldCommitments(disk, now ?? noneHeld);
    if (now !== null || !isDue) return done(held);
    const begun = HeldCommitments.begin(disk);
    if (!begun.ok) return begun;
    held.isLost = true;
    return done(held);
  }

  /** The commitments, in the order in which they came. */
  get commitments(): readonly HeldCommitment[] {
    return this.now.commitments;
  }

  /** Whose secret was offered in the place of a commitment, and how many events were on record then; null if none was. */
  get offered(): Held['offered'] {
    return this.now.offered;
  }

  /** Takes one. */
  take(taken: HeldCommitment): Outcome<void> {
    return this.keep({ ...this.now, commitments: [...this.now.commitments, taken] });
  }

  /** Gives one back. */
  giveBack(role: Role): Outcome<void> {
    return this.keep({ ...this.now, commitments: this.now.commitments.filter(each => each.role !== role) });
  }

  /** Remembers that a secret was offered, until the record says so. */
  offer(role: Role, since: number): Outcome<void> {
    return this.keep({ ...this.now, offered: { role, since } });
  }

  /** Forgets all: what counts is on record. */
  clear(): Outcome<void> {
    const removed = this.disk.remove(heldFile);
    if (removed.ok) this.now = noneHeld;
    return removed;
  }

  private keep(next: Held): Outcome<void> {
    const kept = this.disk.write(heldFile, [heldForm.print(next)], 'private');
    if (kept.ok) this.now = next;
    return kept;
  }
}
