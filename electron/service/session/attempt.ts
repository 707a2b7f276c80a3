// One attempt of the ceremony, the real one or a rehearsal: its plan, its own dossier folder, and what was computed from both.
// An attempt writes into its folder and nowhere else.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Ceremony } from '../../../shared/ceremony/ceremony.ts';
import { journalCopyFile } from '../../../shared/ceremony/journal-copy.ts';
import {
  copiesOf,
  dropTwice,
  keepTwice,
  keyFile,
  secretFile,
  secretIn,
  troublesOf,
} from '../../../shared/ceremony/soundness.ts';
import type { ConsoleSnapshot, EnvelopePage } from '../../../shared/contract/snapshots.ts';
import { done, type Outcome, refused } from '../../../shared/outcome.ts';
import { type Plan, parsePlan, printPlan, rulesOf } from '../../../shared/plan/plan.ts';
import type { Clock, Disk } from '../../../shared/ports.ts';
import { commitmentOf } from '../../../shared/protocol/commitment.ts';
import { mostRoles } from '../../../shared/protocol/facts.ts';
import { inputNumber } from '../../../shared/protocol/inputs.ts';
import { bytesOf, hexOf, isRehearsal } from '../../../shared/protocol/lexis.ts';
import type { Draw } from '../../../shared/protocol/result.ts';
import { countsIn } from '../../../shared/protocol/roster.ts';
import { printRules, type Role } from '../../../shared/protocol/rules.ts';
import { readSealedPeople } from '../../../shared/protocol/tags.ts';
import { type Attendance, attendanceSchema, signersOf } from '../../../shared/record/attendance.ts';
import { type HeldCommitment, type Holder, heldFile, holdersOf } from '../../../shared/record/holders.ts';
import { type Families, familiesOf, namesIn } from '../../../shared/record/lots.ts';
import { madeHereIn, randomGiver } from '../../../shared/record/notes.ts';
import { journalFile } from '../../../shared/record/reading.ts';
import { type ListedSchool, listedSchools } from '../../../shared/record/schools.ts';
import {
  type SignedSheet,
  type Signing,
  sheetCode,
  signingsOf,
  unsignedWords,
} from '../../../shared/record/signing.ts';
import { type Due, type Frozen, mayGiveUp, startOfCeremony } from '../../../shared/record/state.ts';
import { type Refusal, refusal } from '../../../shared/text/refusal.ts';
import type { ShownVerdict } from '../../../shared/verifier/checks.ts';
import type { StageReading } from '../../../shared/views/scenes.ts';
import type { Draft } from '../draft/draft.ts';
import { diskOf, type FileCalls, readJsonFile } from '../ports/disk.ts';
import { readDossier, verdictOf } from '../ports/dossier-files.ts';
import { onDisk } from '../ports/errors.ts';
import { holdInside } from '../ports/held-folders.ts';
import { randomInput } from '../ports/random-input.ts';
import { secureRandom } from '../ports/signatures.ts';
import { ceremonyTools } from '../ports/tools.ts';
import { mendBefore, recordsBefore } from './given-up.ts';
import { HeldCommitments } from './held.ts';
import { knownAs, secretOf } from './known.ts';
import { holderOf } from './records.ts';
import { TypedCommitment, Typing } from './typing.ts';

/** The file of a dossier with who signed in after its freeze. */
export const lateFile = 'sealed/late.json';

/** The files of which a record has one before anything is shown of it. */
const filesOfRecord = [journalFile, journalCopyFile, 'public/rules.txt', 'sealed/people.csv', keyFile];

/** The numbers of the sheets that are to be signed. */
const sheetNumber: { readonly [Sheet in SignedSheet]: number } = { promise: 2, inputs: 3, result: 4 };

/** Values of the draft's plan that an attempt replaces. */
export type Replaced = Partial<Pick<Plan, 'ceremony' | 'prior'>>;

/** Where attempts work: the data folder, the clock, and the calls of node:fs where a test brings its own. */
export type Place = {
  readonly folder: string;
  readonly clock: Clock;
  readonly files?: FileCalls | undefined;
  /** The data folders of the other ceremonies of this computer, whose digests are known too. */
  readonly others?: (() => readonly string[]) | undefined;
};

/** A reading of an attempt. `ceremony` is null until something is put on record. */
export type Hall = StageReading & { readonly ceremony: Ceremony | null };

/** An attempt. Before its freeze its plan is the draft's; from then on the one that was sealed. */
export class Attempt {
  readonly typing = new Typing();
  readonly typedCommitment = new TypedCommitment();
  /** The ceremony's record; null until something is put on it. */
  ceremony: Ceremony | null = null;
  /** The draw that is on disk; null before. */
  drawn: Draw | null = null;
  verdict: ShownVerdict | null = null;
  recovered: ConsoleSnapshot['recovered'] = null;
  private readonly place: Place;
  private readonly draft: Draft;
  private readonly replaced: Replaced;
  private sealedPlan: Plan | null = null;
  private families: Families = new Map();
  private held: HeldCommitments | null = null;
  /** What was wrong with the attempts before this one when it was frozen. */
  private saidBefore: readonly Refusal[] = [];

  constructor(place: Place, draft: Draft, replaced: Replaced = {}) {
    this.place = place;
    this.draft = draft;
    this.replaced = replaced;
  }

  /** The plan of this attempt. */
  get plan(): Plan {
    return this.sealedPlan ?? { ...this.draft.intake.plan, ...this.replaced };
  }

  /** Its dossier folder, which need not exist yet. */
  get folder(): string {
    return join(this.place.folder, this.plan.ceremony);
  }

  /** Whether its lists and rules are frozen. */
  get isFrozen(): boolean {
    return this.ceremony !== null && this.ceremony.state.frozen !== null;
  }

  /** What is wrong with the files of its dossier, as far as it was noticed: what keeps every step from being taken first. */
  get troubles(): readonly Refusal[] {
    if (this.ceremony === null) return [];
    const { ceremony, heldNow } = this;
    const isSpoilt = ({ role, commitment }: HeldCommitment) => {
      const secret = this.secretHere(ceremony, role, commitment);
      return secret.ok && secret.value === null;
    };
    return [
      ...troublesOf(ceremony.damage),
      ...this.saidBefore,
      ...heldNow.filter(each => each.madeHere && isSpoilt(each)).map(({ role }) => this.secretLost(role)),
      ...(this.held?.isLost === true ? [refusal('session.held-lost', { file: heldFile })] : []),
    ];
  }

  /** Opens the record on disk, if any. */
  reopen(): Outcome<void> {
    if (!filesOfRecord.some(file => existsSync(join(this.folder, file)))) return done(undefined);
    const opened = this.begin();
    if (!opened.ok) return opened;
    const planEdited = this.sealedPlan !== null && !this.isHeldByDraft(this.sealedPlan);
    this.recovered = { ...opened.value.recovery, planEdited };
    return done(undefined);
  }

  /** The ceremony; the first thing that is put on record begins it. */
  begin(): Outcome<Ceremony> {
    if (this.ceremony !== null) return done(this.ceremony);
    const { clock, files } = this.place;
    // What was sealed is what the draft had: a sealed file that was damaged may be whole there.
    const opened = Ceremony.open(ceremonyTools(this.folder, clock, files), this.plan.ceremony, name => {
      const own = [this.draft.intake.attachments, this.attachments].map(each =>
        each.get(name.replace(/^sealed\//, '')),
      );
      return [...own, ...(name === 'sealed/plan.json' ? [printPlan(this.plan)] : [])].filter(
        each => each !== undefined,
      );
    });
    if (!opened.ok) return opened;
    const known = this.takeUp(opened.value);
    if (!known.ok) return known;
    // From now on the record is there: a folder that goes away is not made anew without it.
    const held = onDisk(this.folder, () => done(holdInside(this.folder)));
    if (!held.ok) return held;
    this.ceremony = opened.value;
    return opened;
  }

  /** Freezes the draft's lists under this attempt's plan. */
  freeze(): Outcome<void> {
    const { plan } = this;
    const ready = this.draft.obstacle(plan.ceremony);
    if (!ready.ok) return ready;
    const { lists } = this.draft.intake;
    const opened = this.begin();
    if (!opened.ok) return opened;
    const { folder, clock, files } = this.place;
    if (plan.prior !== 'none') {
      this.saidBefore = mendBefore(folder, plan.ceremony, each => ceremonyTools(each, clock, files));
    }
    const before = recordsBefore(this.place.folder, plan.prior);
    if (!before.ok) return before;
    const { attachments } = this;
    const holds = HeldCommitments.begin(this.disk);
    if (!holds.ok) return holds;
    const frozen = opened.value.freeze({ rules: rulesOf(plan), lists, attachments, before: before.value });
    return frozen.ok ? this.takeUp(opened.value) : frozen;
  }

  /** What is sealed beside the lists, as the draft has it. Who came late is none of it. */
  private get attachments(): Map<string, Uint8Array> {
    const { intake, attendanceList } = this.draft;
    const people = attendanceList.people.filter(({ late }) => late !== true);
    const kept = new Map<string, Uint8Array>([
      ...intake.attachments,
      ['attendance.json', bytesOf(JSON.stringify(people, null, 1))],
    ]);
    if (Object.keys(this.replaced).length > 0) kept.set('plan.json', printPlan(this.plan));
    const accepted = this.draft
      .findings()
      .filter(finding => finding.accepted)
      .map(({ id }) => id);
    return kept.set('accepted.json', bytesOf(JSON.stringify(accepted)));
  }

  /** Whether the file with who signed in after the freeze was damaged. The draft, where they are too, may differ by one after a crash. */
  get isLateSpoilt(): boolean {
    const { late } = this.draft.attendanceList;
    const bytes = this.disk.read(lateFile);
    if (bytes.ok && bytes.value === null) return late.length > 0;
    const kept = readJsonFile(this.disk, lateFile, attendanceSchema);
    return kept === null || (kept.length === late.length && !isDeepStrictEqual([...kept], [...late]));
  }

  /** Keeps who signed in after the freeze, beside those who were sealed with the lists. Written only if changed. */
  readonly keepLate = (late: readonly Attendance[]): Outcome<void> => {
    const disk = diskOf(this.folder, this.place.files);
    const before = disk.read(lateFile);
    if (!before.ok) return before;
    const now = bytesOf(`${JSON.stringify(late, null, 1)}\n`);
    const isSame = before.value === null ? late.length === 0 : isDeepStrictEqual(before.value, now);
    return isSame ? done(undefined) : disk.write(lateFile, [now], 'private');
  };

  /**
   * What is due of the operator: what the record waits for. Commitments that are held count as handed over; once all are, the promise
   * is due, with which they go on record.
   */
  get due(): Due {
    const due = this.ceremony?.state.due ?? { type: 'freeze' };
    if (due.type !== 'commit') return due;
    const next = this.holders.find(({ commitment }) => commitment === null);
    return next === undefined ? { type: 'publish' } : { type: 'commit', role: next.role };
  }

  /** Whose secret was offered as a commitment while the record does not say so yet: no incident has been written since. */
  get offered(): Role | null {
    const offered = this.held?.offered ?? null;
    if (offered === null || this.ceremony === null || this.ceremony.state.promise !== null) return null;
    const since = this.ceremony.record.entries.slice(offered.since);
    return since.some(({ event }) => event.type === 'incident') ? null : offered.role;
  }

  /** The roles whose secret is held and was printed since. */
  get printed(): Role[] {
    const entries = this.ceremony?.record.entries ?? [];
    return this.heldNow
      .filter(({ role, since }) =>
        entries
          .slice(since)
          .some(({ event }) => event.type === 'fact' && event.fact.key === 'printed' && event.fact.role === role),
      )
      .map(({ role }) => role);
  }

  /** Makes a holder's secret here and takes its commitment. The secret is on disk first: a crash loses none that was promised. */
  makeSecret(ceremony: Ceremony, role: Role): Outcome<void> {
    const ready = this.mayHandOver(ceremony, role);
    if (!ready.ok) return ready;
    const { held, frozen } = ready.value;
    // One that a crash has left without a commitment was never shown.
    const secret = hexOf(secureRandom(32));
    const kept = keepTwice(this.disk, secretFile(role), bytesOf(`${secret}\n`));
    if (!kept.ok) return kept;
    const commitment = commitmentOf(ceremony.id, role, frozen.rosterDigest, frozen.rulesDigest, secret);
    this.typedCommitment.clear();
    return held.take({ role, commitment, madeHere: true, since: ceremony.record.entries.length });
  }

  /** Takes a commitment that its holder brings in a file. Refuses every digest that is known here, with what it is. */
  commit(ceremony: Ceremony, role: Role, commitment: string): Outcome<void> {
    const ready = this.mayTake(ceremony, role, commitment);
    if (!ready.ok) return ready;
    const removed = dropTwice(this.disk, secretFile(role));
    if (!removed.ok) return removed;
    this.typedCommitment.clear();
    return ready.value.take({ role, commitment, madeHere: false, since: ceremony.record.entries.length });
  }

  /** Takes what one of two people typed of a commitment; it counts once both have typed the same. */
  typeCommitment(ceremony: Ceremony, role: Role, typist: 1 | 2, commitment: string): Outcome<void> {
    const ready = this.mayTake(ceremony, role, commitment);
    if (!ready.ok) return ready;
    const agreed = this.typedCommitment.take(role, typist, commitment);
    if (!agreed.ok) return agreed;
    return agreed.value === null ? done(undefined) : this.commit(ceremony, role, agreed.value);
  }

  /** Remembers that a secret was offered as a commitment: nothing is handed over or published before the record says so. */
  offerSecret(ceremony: Ceremony, role: Role): Outcome<void> {
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
    if (held === null || isBegun || this.heldNow.every(each => each.role !== role)) {
      return refused(refusal('session.not-held', { role }));
    }
    if (this.printed.includes(role)) {
      if (reason.trim() === '') return refused(refusal('session.printed-reason', {}));
      const noted = ceremony.incident(reason);
      if (!noted.ok) return noted;
    }
    const back = held.giveBack(role);
    if (!back.ok) return back;
    this.typedCommitment.clear();
    return dropTwice(this.disk, secretFile(role));
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
    return [...new Set([...this.plan.witnesses, ...this.draft.attendanceList.people].map(({ role }) => role))];
  }

  /** Takes what one of the two typists typed. What both agree on waits until whoever gave it has seen it. */
  type(ceremony: Ceremony, typist: 1 | 2, value: string): Outcome<void> {
    const { due } = ceremony.state;
    if (due.type !== 'input') return refused(refusal('session.no-input', {}));
    const signed = this.requireSigned('promise');
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
  typeAgain(ceremony: Ceremony): Outcome<void> {
    if (ceremony.state.due.type !== 'input') return refused(refusal('session.no-input', {}));
    this.typing.again();
    return done(undefined);
  }

  /** Fills the input that is due with random digits, as nobody may but in a rehearsal; the record says where they come from. */
  fill(ceremony: Ceremony): Outcome<void> {
    const { due } = ceremony.state;
    if (!isRehearsal(ceremony.id)) return refused(refusal('session.not-a-rehearsal', {}));
    if (due.type !== 'input') return refused(refusal('session.no-input', {}));
    const signed = this.requireSigned('promise');
    if (!signed.ok) return signed;
    return this.record(ceremony, randomInput(due.line, secureRandom), [randomGiver]);
  }

  /** Declares a throw void; what was typed of it is forgotten. A beacon is not thrown: its source alone says what it is. */
  voidThrow(ceremony: Ceremony, reason: string): Outcome<void> {
    const { due } = ceremony.state;
    if (due.type === 'input' && due.line.kind === 'beacon') return refused(refusal('session.beacon-void', {}));
    const voided = ceremony.voidThrow(reason);
    if (voided.ok) this.typing.again();
    return voided;
  }

  /** Reveals a secret. One that opens another promise is refused with whose it is. */
  reveal(ceremony: Ceremony, role: Role, secret: string | undefined): Outcome<void> {
    if (ceremony.state.due.type === 'reveal') {
      const signed = this.requireSigned('inputs');
      if (!signed.ok) return signed;
    }
    if (
      secret !== undefined &&
      ceremony.state.commitments.some(each => each.role === role && each.commitment === secret)
    )
      return refused(refusal('session.secret-is-commitment', { role }));
    const revealed = ceremony.reveal(role, secret);
    if (revealed.ok || revealed.refusal.code !== 'ceremony.secret-wrong' || secret === undefined) return revealed;
    const holder = holderOf(this.place.folder, secret);
    return holder === null ? revealed : refused(refusal('session.secret-other', { role, ...holder }));
  }

  /** Draws: everything is on disk when this returns. */
  draw(ceremony: Ceremony): Outcome<void> {
    const drawn = ceremony.draw();
    if (!drawn.ok) return drawn;
    this.drawn = drawn.value;
    return done(undefined);
  }

  /** Ends the record, once it says who signed the result. */
  seal(ceremony: Ceremony): Outcome<void> {
    const signed = this.requireSigned('result');
    return signed.ok ? ceremony.seal() : signed;
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
      const said = ceremony.fact({ key: 'signed', sheet: sheetCode(sheet, this.schools), roles });
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
    return signersOf(this.draft.attendanceList.people, this.plan);
  }

  /** What the record says of the sheets that are to be signed. */
  get signings(): Signing[] {
    return signingsOf({ state: this.ceremony?.state ?? startOfCeremony, schools: this.schools });
  }

  /** Holds the sealed names on disk against the frozen list once more; refuses if they were changed, with the first lot. */
  checkNames(): Outcome<void> {
    if (this.ceremony === null || this.ceremony.list === null) return done(undefined);
    const bytes = diskOf(this.folder, this.place.files).read('sealed/people.csv');
    if (!bytes.ok) return bytes;
    const people = readSealedPeople(bytes.value, this.ceremony.id, this.ceremony.list);
    return people.ok ? done(undefined) : people;
  }

  /** Computes the dossier again from the files on disk. */
  verify(): Outcome<ShownVerdict> {
    const finished = this.ceremony?.finish() ?? done(undefined);
    if (!finished.ok) return finished;
    const files = readDossier(this.folder);
    if (!files.ok) return files;
    const { status, checks, remarks, compare } = verdictOf(files.value);
    this.verdict = { status, checks, remarks, compare };
    return done(this.verdict);
  }

  /** The schools with their applicants. */
  get schools(): ListedSchool[] {
    const roster = this.ceremony?.list ?? null;
    return listedSchools(this.plan, code => {
      if (roster !== null) return countsIn(roster, code);
      const report = this.draft.intake.lists.find(list => list.code === code)?.report;
      return { lots: report?.lots ?? 0, children: report?.children ?? 0 };
    });
  }

  /** The data folders in which a value may be known already. */
  private get foldersKnown(): readonly string[] {
    const { folder, others } = this.place;
    return [folder, ...(others?.() ?? []).filter(other => other !== folder)];
  }

  /** Everything that is known now. */
  get hall(): Hall {
    const { ceremony, drawn, families, plan, schools } = this;
    return {
      plan,
      ceremony,
      journal: ceremony?.record ?? { ceremony: plan.ceremony, entries: [] },
      state: ceremony?.state ?? startOfCeremony,
      held: this.heldNow,
      roster: ceremony?.list ?? null,
      families,
      draw: drawn,
      schools,
      today: this.place.clock().slice(0, 10),
      replay: false,
      attending: this.draft.attendanceList.people.map(({ role }) => role),
      typing: this.typing.stage,
      // One that could not be read draws nothing.
      faces: this.draft.intake.fonts.files.flatMap(({ digest, characters }) => (characters > 0 ? digest : [])),
      names: { [Symbol.iterator]: () => (families.size > 0 ? namesIn(families) : this.draftNames()) },
    };
  }

  private get disk(): Disk {
    return diskOf(this.folder, this.place.files);
  }

  /** What is held and not on record; nothing once the promise is published. */
  private get heldNow(): readonly HeldCommitment[] {
    const isOver = this.ceremony === null || this.ceremony.state.promise !== null;
    return isOver ? [] : (this.held?.commitments ?? []);
  }

  private get holders(): Holder[] {
    return holdersOf(this.plan, this.ceremony?.state ?? startOfCeremony, this.heldNow);
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
    const secret = secretOf(this.foldersKnown, commitment);
    const known = secret === null ? knownAs(this.foldersKnown, commitment) : done(secret);
    if (!known.ok) return known;
    if (known.value === null) return done(held);
    // Whoever typed a secret has shown it: the record says so.
    const noted = known.value.code === 'session.value-secret' ? this.offerSecret(ceremony, role) : done(undefined);
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
      const bytes = this.disk.read(file);
      if (!bytes.ok) return bytes;
      const secret = secretIn(bytes.value, ceremony.id, role, frozen, commitment);
      if (secret !== null) return done(secret);
    }
    return done(null);
  }

  private secretLost(role: Role): Refusal {
    return refusal('session.secret-lost', { role, file: secretFile(role) });
  }

  /** Refuses while nobody has said who signed a sheet. */
  private requireSigned(sheet: SignedSheet): Outcome<void> {
    const isDue = this.signings.some(each => each.sheet === sheet && each.state === 'due');
    return isDue ? refused(refusal('session.not-signed', { number: sheetNumber[sheet] })) : done(undefined);
  }

  /** Refuses a sheet that is not there yet, and one of which the record says already who signed it. */
  private requireUnsaid(sheet: SignedSheet): Outcome<void> {
    const isDue = this.signings.some(each => each.sheet === sheet && each.state === 'due');
    return isDue ? done(undefined) : refused(refusal('session.no-signature', {}));
  }

  private *draftNames(): Generator<string> {
    for (const { children } of this.draft.intake.lists) for (const { name } of children) yield name;
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

  /** What follows from the record on disk: the sealed plan, the masked names, the draw. */
  private takeUp(ceremony: Ceremony): Outcome<void> {
    if (ceremony.list === null) return done(undefined);
    const disk = diskOf(this.folder, this.place.files);
    const planJson = disk.read('sealed/plan.json');
    const rulesTxt = disk.read('public/rules.txt');
    const bytes = disk.read('sealed/people.csv');
    if (!planJson.ok) return planJson;
    if (!rulesTxt.ok) return rulesTxt;
    if (!bytes.ok) return bytes;
    // The plan that was sealed counts, whatever became of the draft since; either must be that of the frozen rules.
    const sealed = planJson.value === null ? null : parsePlan('sealed/plan.json', planJson.value);
    const plan = [...(sealed?.ok ? [sealed.value] : []), this.plan].find(each =>
      isDeepStrictEqual(printRules(rulesOf(each)), rulesTxt.value),
    );
    if (plan === undefined) return refused(refusal('ceremony.damaged', { file: 'sealed/plan.json' }));
    const people = readSealedPeople(bytes.value, ceremony.id, ceremony.list);
    // Without its names an attempt can still be given up, as long as one can. Names that were changed are another matter.
    const canGiveUp = ceremony.damage.lost !== null && mayGiveUp(ceremony.state.due.type);
    const isChanged = !people.ok && people.refusal.code === 'ceremony.names-changed';
    if (!people.ok && (isChanged || !canGiveUp))
      return isChanged ? people : refused(ceremony.damage.lost ?? people.refusal);
    this.sealedPlan = plan;
    this.families = people.ok ? familiesOf(people.value) : new Map();
    const { type } = ceremony.state.due;
    const held = HeldCommitments.open(disk, type === 'commit' || type === 'publish');
    if (!held.ok) return held;
    this.held = held.value;
    this.drawn = ceremony.state.result === null ? null : ceremony.drawAgain();
    return done(undefined);
  }

  /** Whether the draft's plan is still the one that was sealed. */
  private isHeldByDraft(plan: Plan): boolean {
    return JSON.stringify({ ...this.draft.intake.plan, ...this.replaced }) === JSON.stringify(plan);
  }
}
