// One attempt of the ceremony, the real one or a rehearsal: its plan, its own dossier folder, and what was computed from both.
// An attempt writes into its folder and nowhere else.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Ceremony } from '../../../shared/ceremony/ceremony.ts';
import { journalCopyFile } from '../../../shared/ceremony/journal-copy.ts';
import { keyFile, troublesOf } from '../../../shared/ceremony/soundness.ts';
import type { ConsoleSnapshot } from '../../../shared/contract/snapshots.ts';
import { done, type Outcome, refused } from '../../../shared/outcome.ts';
import { type Plan, parsePlan, printPlan, rulesOf } from '../../../shared/plan/plan.ts';
import type { Clock, Disk } from '../../../shared/ports.ts';
import { bytesOf } from '../../../shared/protocol/lexis.ts';
import type { Draw } from '../../../shared/protocol/result.ts';
import { countsIn } from '../../../shared/protocol/roster.ts';
import { printRules, type Role } from '../../../shared/protocol/rules.ts';
import { readSealedPeople } from '../../../shared/protocol/tags.ts';
import { type Attendance, attendanceSchema } from '../../../shared/record/attendance.ts';
import { type Families, familiesOf, namesIn } from '../../../shared/record/lots.ts';
import { journalFile } from '../../../shared/record/reading.ts';
import { type ListedSchool, listedSchools } from '../../../shared/record/schools.ts';
import { mayGiveUp, startOfCeremony } from '../../../shared/record/state.ts';
import { type Refusal, refusal } from '../../../shared/text/refusal.ts';
import type { ShownVerdict } from '../../../shared/verifier/checks.ts';
import type { StageReading } from '../../../shared/views/scenes.ts';
import type { Draft } from '../draft/draft.ts';
import { diskOf, type FileCalls, readJsonFile } from '../ports/disk.ts';
import { readDossier, verdictOf } from '../ports/dossier-files.ts';
import { onDisk } from '../ports/errors.ts';
import { holdInside } from '../ports/held-folders.ts';
import { ceremonyTools } from '../ports/tools.ts';
import { Commitments } from './commitments.ts';
import { mendBefore, recordsBefore } from './given-up.ts';
import { Inputs } from './inputs.ts';
import { holderOf } from './records.ts';
import { Signatures } from './signing.ts';

/** The file of a dossier with who signed in after its freeze. */
export const lateFile = 'sealed/late.json';

/** The files of which a record has one before anything is shown of it. */
const filesOfRecord = [journalFile, journalCopyFile, 'public/rules.txt', 'sealed/people.csv', keyFile];

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
  readonly commitments = new Commitments(this);
  readonly inputs = new Inputs(this);
  readonly signatures = new Signatures(this);
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

  /** Who has signed in. */
  get people(): readonly Attendance[] {
    return this.draft.attendanceList.people;
  }

  /** Whether its lists and rules are frozen. */
  get isFrozen(): boolean {
    return this.ceremony !== null && this.ceremony.state.frozen !== null;
  }

  /** What is wrong with the files of its dossier, as far as it was noticed: what keeps every step from being taken first. */
  get troubles(): readonly Refusal[] {
    if (this.ceremony === null) return [];
    return [...troublesOf(this.ceremony.damage), ...this.saidBefore, ...this.commitments.troubles];
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
    const holds = this.commitments.begin();
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

  /** Reveals a secret. One that opens another promise is refused with whose it is. */
  reveal(ceremony: Ceremony, role: Role, secret: string | undefined): Outcome<void> {
    if (ceremony.state.due.type === 'reveal') {
      const signed = this.signatures.require('inputs');
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
    const signed = this.signatures.require('result');
    return signed.ok ? ceremony.seal() : signed;
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
  get foldersKnown(): readonly string[] {
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
      held: this.commitments.now,
      roster: ceremony?.list ?? null,
      families,
      draw: drawn,
      schools,
      today: this.place.clock().slice(0, 10),
      replay: false,
      attending: this.people.map(({ role }) => role),
      typing: this.inputs.typing.stage,
      // One that could not be read draws nothing.
      faces: this.draft.intake.fonts.files.flatMap(({ digest, characters }) => (characters > 0 ? digest : [])),
      names: { [Symbol.iterator]: () => (families.size > 0 ? namesIn(families) : this.draftNames()) },
    };
  }

  /** The disk of its dossier. */
  get disk(): Disk {
    return diskOf(this.folder, this.place.files);
  }

  private *draftNames(): Generator<string> {
    for (const { children } of this.draft.intake.lists) for (const { name } of children) yield name;
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
    const held = this.commitments.reopen(ceremony);
    if (!held.ok) return held;
    this.drawn = ceremony.state.result === null ? null : ceremony.drawAgain();
    return done(undefined);
  }

  /** Whether the draft's plan is still the one that was sealed. */
  private isHeldByDraft(plan: Plan): boolean {
    return JSON.stringify({ ...this.draft.intake.plan, ...this.replaced }) === JSON.stringify(plan);
  }
}
