// The attempts of a data folder. Two may lie side by side, the ceremony itself and a rehearsal of it; one of them is held at a
// time. `standing` says on disk which, and each writes into its own folder.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Ceremony } from '../../../shared/ceremony/ceremony.ts';
import type { RequestOf } from '../../../shared/contract/requests.ts';
import type { RehearsalView } from '../../../shared/contract/snapshots.ts';
import { standingFile } from '../../../shared/dossier/layout.ts';
import { done, type Outcome, refused } from '../../../shared/outcome.ts';
import { parsePlan } from '../../../shared/plan/plan.ts';
import type { Disk } from '../../../shared/ports.ts';
import { bytesOf, isRehearsal } from '../../../shared/protocol/lexis.ts';
import { journalFile } from '../../../shared/record/reading.ts';
import { type Refusal, refusal } from '../../../shared/text/refusal.ts';
import type { KeepLate } from '../draft/attendance-list.ts';
import type { Draft } from '../draft/draft.ts';
import { diskOf } from '../ports/disk.ts';
import { attemptsIn } from '../transfer/folder.ts';
import { leftWithoutMark } from '../transfer/handover.ts';
import { Attempt, lateFile, type Place } from './attempt.ts';
import { latestFrom, nextAttempt, nextRehearsal, rehearsalsIn } from './rehearsals.ts';
import { newStanding, readStanding, type Standing, standingIn, writeStanding } from './standing.ts';

/** The ceremony's own attempt and the rehearsal that runs, if any. */
export class Attempts {
  private readonly place: Place;
  private readonly disk: Disk;
  private readonly onNext: () => void;
  /** The draft that attempts are made of. */
  draft: Draft;
  /** The rehearsals that were held, without the one that runs. */
  rehearsals: readonly RehearsalView[] = [];
  /** What was wrong with the file that says which attempt is held. */
  private said: readonly Refusal[] = [];
  private standing: Standing;
  private own: Attempt;
  private rehearsal: Attempt | null = null;

  /** `onNext` is called when another attempt begins or comes back. */
  constructor(place: Place, draft: Draft, onNext: () => void) {
    this.place = place;
    this.disk = diskOf(place.folder, place.files);
    this.onNext = onNext;
    this.draft = draft;
    this.standing = standingIn(this.disk);
    this.own = this.newAttempt();
  }

  /** The attempt that is held now: the rehearsal while one runs. */
  get held(): Attempt {
    return this.rehearsal ?? this.own;
  }

  /** What is wrong with files of the ceremony: of its standing, of the attempt that is held, of the draft. */
  get troubles(): readonly Refusal[] {
    const left = leftWithoutMark(this.place.folder, this.records);
    return [...left, ...this.held.troubles, ...this.said, ...this.draft.troubles];
  }

  /** The records that are open. */
  get records(): Ceremony[] {
    return [this.own.ceremony, this.rehearsal?.ceremony ?? null].filter(record => record !== null);
  }

  /** The id of the rehearsal that runs, or null. */
  get rehearsing(): string | null {
    return this.rehearsal?.plan.ceremony ?? null;
  }

  /** Where those are kept who come after the freeze; null before it. */
  get keepLate(): KeepLate | null {
    return this.own.isFrozen ? this.own.keepLate : null;
  }

  /** Takes up what is on disk, with the draft that lies there: the ceremony's own record, and the rehearsal that ran. */
  open(draft: Draft): Outcome<void> {
    this.draft = draft;
    const standing = this.mendedStanding();
    if (!standing.ok) return standing;
    this.standing = standing.value;
    this.rehearsal = null;
    this.own = this.newAttempt();
    const opened = this.own.reopen();
    if (!opened.ok) return opened;
    const { begun, frozen } = this.standing;
    // The lists of this record were frozen: that there is no record is no beginning.
    if (frozen && !this.own.isFrozen) return refused(refusal('ceremony.damaged', { file: `${begun}/${journalFile}` }));
    // A record begins under the id of the draft; from then on it is there, whatever the draft is called.
    const isAstray = begun !== null && this.own.ceremony === null && begun !== draft.intake.plan.ceremony;
    if (isAstray) return refused(refusal('ceremony.damaged', { file: standingFile }));
    // That a record begins is kept first, and no rehearsal runs once its lists are frozen: an older copy of the file was put back.
    if (this.own.isFrozen && (this.standing.begun === null || this.standing.rehearsal !== null)) {
      const now = this.mend({ ...this.standing, begun: this.own.plan.ceremony, rehearsal: null });
      if (!now.ok) return now;
    }
    const noted = this.noteFrozen();
    if (!noted.ok) return noted;
    // Before a freeze nobody is late: what says so was left by a crash on the way from one attempt to the next.
    const { attendanceList } = draft;
    if (this.own.isFrozen && this.own.isLateSpoilt) {
      this.said = [...this.said, refusal('ceremony.mended', { files: lateFile })];
    }
    const late = this.keepLate === null ? attendanceList.forgetLate() : this.keepLate(attendanceList.late);
    if (!late.ok) return late;
    const moved = this.moveOnFrom(this.own);
    if (!moved.ok) return moved;
    const { rehearsal } = this.standing;
    if (rehearsal !== null) {
      this.rehearsal = new Attempt(this.place, draft, rehearsal);
      const again = this.rehearsal.reopen();
      if (!again.ok) return again;
      const next = this.moveOnFrom(this.rehearsal);
      if (!next.ok) return next;
    }
    this.list();
    return done(undefined);
  }

  /** Works on the record of the attempt that is held; refuses before there is one. */
  onRecord<T>(work: (ceremony: Ceremony) => Outcome<T>): Outcome<T> {
    const { ceremony } = this.held;
    return ceremony === null ? refused(refusal('session.not-frozen', {})) : work(ceremony);
  }

  /** Works on what a rehearsal must not change. */
  outsideRehearsal<T>(work: () => Outcome<T>): Outcome<T> {
    return this.rehearsal === null ? work() : refused(refusal('session.rehearsing', {}));
  }

  /** Works on the draft, as long as it is one. */
  onDraft<T>(work: (draft: Draft) => Outcome<T>): Outcome<T> {
    return this.outsideRehearsal(() => (this.own.isFrozen ? refused(refusal('session.frozen', {})) : work(this.draft)));
  }

  /** Saves an edited plan. Refuses an id that another attempt has, and another one once there is a record. */
  savePlan(json: string, basis: string | undefined): Outcome<void> {
    return this.onDraft(draft => {
      const plan = parsePlan('plan.json', bytesOf(json));
      if (!plan.ok) return plan;
      const { ceremony } = plan.value;
      if (ceremony !== this.own.plan.ceremony) {
        if (this.own.ceremony !== null) return refused(refusal('session.id-fixed', {}));
        if (existsSync(join(this.place.folder, ceremony))) return this.idUsed(ceremony);
      }
      return draft.savePlan(json, basis);
    });
  }

  /** Begins the record of the attempt that is held. That the ceremony's own has begun is kept first. */
  begin(): Outcome<Ceremony> {
    const { held } = this;
    if (held === this.own && this.standing.begun === null) {
      const { ceremony } = held.plan;
      if (held.ceremony === null) {
        if (existsSync(held.folder)) return this.idUsed(ceremony);
        // A full disk may have kept it from being done when the attempt before was given up.
        const forgotten = this.draft.attendanceList.forgetLate();
        if (!forgotten.ok) return forgotten;
      }
      const kept = this.keep({ ...this.standing, begun: ceremony });
      if (!kept.ok) return kept;
    }
    return held.begin();
  }

  /** Freezes the lists and rules of the attempt that is held. */
  freeze(): Outcome<void> {
    const { held } = this;
    // Before there is a record: its id could not be changed any more, into that of a rehearsal either.
    const ready = held.isFrozen ? done(undefined) : this.draft.obstacle(held.plan.ceremony);
    if (!ready.ok) return ready;
    const begun = this.begin();
    const frozen = begun.ok ? held.freeze() : begun;
    // The freeze is on record: where this cannot be written the next start does it.
    if (frozen.ok) this.noteFrozen();
    return frozen;
  }

  /** Begins a rehearsal of the draft, under an id of its own. */
  startRehearsal(): Outcome<void> {
    if (this.rehearsal !== null) return refused(refusal('session.rehearsing', {}));
    if (this.own.isFrozen) return refused(refusal('session.rehearsal-late', {}));
    const { ceremony: id } = this.own.plan;
    if (isRehearsal(id)) return refused(refusal('session.is-rehearsal', {}));
    const ceremony = nextRehearsal(this.place.folder, id);
    if (ceremony === null) return refused(refusal('session.attempts-full', { ceremony: `TEST-${id}` }));
    // As the rehearsal will be frozen: lists of the sample are good enough for it.
    const ready = this.draft.obstacle(ceremony);
    return ready.ok ? this.hold({ ...this.standing, rehearsal: { ceremony, prior: 'none' } }) : ready;
  }

  /** Ends the rehearsal wherever it stands: its dossier stays, the draft is back. */
  endRehearsal(): Outcome<void> {
    const { rehearsal } = this;
    if (rehearsal === null) return refused(refusal('session.no-rehearsal', {}));
    const verified = { ...this.standing.verified };
    if (rehearsal.ceremony?.state.due.type === 'sealed') {
      const finished = rehearsal.ceremony.finish();
      if (!finished.ok) return finished;
      const verdict = rehearsal.verify();
      verified[rehearsal.plan.ceremony] = verdict.ok && verdict.value.status === 'verified';
    }
    return this.hold({ ...this.standing, rehearsal: null, verified });
  }

  /** Gives up the current attempt and moves on to the next; then `tell` gets what everybody is to know. */
  giveUp({ reason, people }: RequestOf<'attempt.give-up'>, tell: (words: string) => void): Outcome<void> {
    const { held } = this;
    if (held.ceremony === null) return refused(refusal('ceremony.give-up-early', {}));
    // A full disk had stood between the last line and the next attempt.
    if (held.ceremony.givenUp !== null) return this.moveOnFrom(held);
    const why = reason.replace(/\s+/g, ' ').trim();
    const two = people.map(({ role, name }) => ({ role: role.trim(), name: name.trim() }));
    const isWhole = why !== '' && two.every(({ role, name }) => role !== '' && name !== '');
    if (!isWhole || two[0]?.name === two[1]?.name) return refused(refusal('session.two-people', {}));
    // Before the last line: an attempt that has no next one cannot be given up.
    const { ceremony } = held.plan;
    if (nextAttempt(this.place.folder, ceremony) === null)
      return refused(refusal('session.attempts-full', { ceremony }));
    const kept = bytesOf(`${JSON.stringify({ time: this.place.clock(), reason: why, people: two }, null, 1)}\n`);
    const over = held.ceremony.giveUp({ reason: why, roles: two.map(({ role }) => role) }, kept);
    const moved = over.ok ? this.moveOnFrom(held) : over;
    if (moved.ok) tell(`${ceremony} 作废：${why}`);
    return moved;
  }

  /** The ceremony's own attempt: under the id with which its record began, whatever plan.json says by now. */
  private newAttempt(): Attempt {
    const { begun } = this.standing;
    return new Attempt(this.place, this.draft, begun === null ? {} : { ceremony: begun });
  }

  /** Holds the attempt that `standing` names, a new one. */
  private hold(standing: Standing): Outcome<void> {
    const kept = this.keep(standing);
    if (!kept.ok) return kept;
    const { rehearsal } = standing;
    this.rehearsal = rehearsal === null ? null : new Attempt(this.place, this.draft, rehearsal);
    this.list();
    this.onNext();
    return done(undefined);
  }

  /**
   * Moves on from an attempt that was given up, also after a crash in between; from another there is nothing to do. The next one
   * has the next id, the same draft, and as `prior` H of the last line of the one before (§2.1).
   */
  private moveOnFrom(from: Attempt): Outcome<void> {
    if (from.ceremony === null || from.ceremony.givenUp === null) return done(undefined);
    const { ceremony: old } = from.plan;
    const { record } = from.ceremony;
    const ceremony = nextAttempt(this.place.folder, old);
    const prior = record.entries.at(-1)?.hash ?? 'none';
    if (ceremony === null) return refused(refusal('session.attempts-full', { ceremony: old }));
    if (from === this.rehearsal) return this.hold({ ...this.standing, rehearsal: { ceremony, prior } });
    const { draft } = this;
    const saved = draft.savePlan(`${JSON.stringify({ ...draft.intake.plan, ceremony, prior }, null, 2)}\n`);
    if (!saved.ok) return saved;
    const kept = this.keep({ ...this.standing, begun: null, frozen: false });
    if (!kept.ok) return kept;
    this.own = this.newAttempt();
    this.list();
    this.onNext();
    // Last: as long as a start would still be in the old attempt, it would take from its dossier whoever is forgotten here.
    return draft.attendanceList.forgetLate();
  }

  /** Keeps that the lists of the ceremony's own record are frozen. */
  private noteFrozen(): Outcome<void> {
    const { begun, frozen } = this.standing;
    return begun === null || frozen || !this.own.isFrozen
      ? done(undefined)
      : this.keep({ ...this.standing, frozen: true });
  }

  /**
   * Where the data folder stands. A file that was damaged, or is gone beside records, is made again: the ceremony is the one that the
   * draft names, whose id is fixed once its record has begun, and a rehearsal that ran counts as ended.
   */
  private mendedStanding(): Outcome<Standing> {
    this.said = [];
    const kept = readStanding(this.disk);
    if (kept !== 'damaged' && kept !== 'none') {
      const { begun } = kept;
      const latest = begun === null ? null : latestFrom(this.place.folder, begun);
      // An older copy of the file was put back: another attempt has followed the one that it names.
      return latest === begun ? done(kept) : this.mend({ ...kept, begun: latest, rehearsal: null, frozen: false });
    }
    const attempts = attemptsIn(this.place.folder);
    if (kept === 'none' && attempts.length === 0) return done(newStanding);
    const { ceremony } = this.draft.intake.plan;
    const begun = attempts.includes(ceremony) ? latestFrom(this.place.folder, ceremony) : null;
    return this.mend({ ...newStanding, begun });
  }

  /** Keeps where the folder stands in truth, and says so. */
  private mend(standing: Standing): Outcome<Standing> {
    const kept = this.keep(standing);
    if (!kept.ok) return kept;
    const ceremony = standing.begun ?? this.draft.intake.plan.ceremony;
    this.said = [refusal('session.standing-mended', { file: standingFile, ceremony })];
    return done(standing);
  }

  private keep(standing: Standing): Outcome<void> {
    const kept = writeStanding(this.disk, standing);
    if (kept.ok) this.standing = standing;
    return kept;
  }

  private list(): void {
    this.rehearsals = rehearsalsIn(
      this.place.folder,
      [this.own.plan.ceremony, this.rehearsing ?? ''],
      this.standing.verified,
    );
  }

  private idUsed(ceremony: string): Outcome<never> {
    const next = nextAttempt(this.place.folder, ceremony);
    if (next === null) return refused(refusal('session.attempts-full', { ceremony }));
    return refused(refusal('session.id-used', { ceremony, next }));
  }
}
