// The commitments that were handed over, until they go on record with the promise: each can be taken back until then. They are on disk
// before they are shown, so that a crash loses none. The record itself takes no event back, and has one commitment a holder.

import { done, type Outcome, refused } from '../../../shared/outcome.ts';
import type { Disk } from '../../../shared/ports.ts';
import { bytesOf } from '../../../shared/protocol/lexis.ts';
import type { Role } from '../../../shared/protocol/rules.ts';
import { type Held, type HeldCommitment, heldFile, heldSchema, noneHeld } from '../../../shared/record/holders.ts';
import { refusal } from '../../../shared/text/refusal.ts';
import { readJsonFile } from '../ports/disk.ts';

/** What is held of one attempt, on the disk of its dossier. */
export class HeldCommitments {
  private readonly disk: Disk;
  private now: Held;

  private constructor(disk: Disk, now: Held) {
    this.disk = disk;
    this.now = now;
  }

  /** Reads what a dossier holds. Refuses a file that is not as this program writes it. */
  static open(disk: Disk): Outcome<HeldCommitments> {
    const bytes = disk.read(heldFile);
    if (!bytes.ok) return bytes;
    const now = bytes.value === null ? noneHeld : readJsonFile(disk, heldFile, heldSchema);
    return now === null
      ? refused(refusal('ceremony.damaged', { file: heldFile }))
      : done(new HeldCommitments(disk, now));
  }

  /** The commitments, in the order in which they came. */
  get commitments(): readonly HeldCommitment[] {
    return this.now.commitments;
  }

  /** Whose secret was offered in the place of a commitment, and how many events were on record then; null if none was. */
  get offered(): Held['offered'] {
    return this.now.offered;
  }

  /** That of a role; undefined if none is held. */
  of(role: Role): HeldCommitment | undefined {
    return this.now.commitments.find(each => each.role === role);
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
    const kept = this.disk.write(heldFile, [bytesOf(`${JSON.stringify(next, null, 1)}\n`)], 'private');
    if (kept.ok) this.now = next;
    return kept;
  }
}
