// What is prepared before the freeze: a folder with the plan, the lists it names, what was accepted and who signed in. Every
// change is on disk before it is shown; after the freeze nothing here counts any more but who came late.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { FindingView } from '../../../shared/contract/findings.ts';
import type { CatchmentCount, Preparation, SampleFile } from '../../../shared/contract/preparation.ts';
import { done, type Outcome, refused } from '../../../shared/outcome.ts';
import { type Plan, parsePlan, parsePlanForm, printPlan } from '../../../shared/plan/plan.ts';
import type { Clock, Disk } from '../../../shared/ports.ts';
import { bytesOf, isRehearsal } from '../../../shared/protocol/lexis.ts';
import { type Refusal, refusal } from '../../../shared/text/refusal.ts';
import { type Intake, type Missing, readIntake } from '../intake/intake.ts';
import { type ListOwner, ownersFile, ownersIn, printOwners } from '../intake/list-owners.ts';
import { ListReader, type LookAtList } from '../intake/list-reader.ts';
import { diskOf, type FileCalls, readBytes, readJsonFile } from '../ports/disk.ts';
import { fastDigest } from '../ports/signatures.ts';
import { sampleFilesIn } from '../sample.ts';
import { AttendanceList, attendanceFile } from './attendance-list.ts';
import { catchmentCounts } from './catchment-counts.ts';
import { copyPlan, filesOf, originOf, planFile, planFileAt, putAside } from './files.ts';
import { tallyOf, viewOf } from './finding-views.ts';
import { mendDraft } from './mending.ts';
import { withTheirLists } from './rosters.ts';

const acceptedFile = 'accepted.json';
const unsavedFile = 'unsaved.json';

const unsavedSchema = v.strictObject({ basis: v.string(), json: v.string() });

/** A record whose lists are frozen needs nothing of the draft: no file of it stops a start. */
function missingIn({ sealed = null }: DraftOptions): Missing {
  return sealed === null ? 'left out' : 'passed over';
}

/** Whether somebody has worked in a folder: then a plan that is not there was lost. */
function isUsed(folder: string): boolean {
  return [acceptedFile, attendanceFile, unsavedFile].some(file => existsSync(join(folder, file)));
}

/** Where a draft lies, and the plan that a new one begins with. */
export type DraftOptions = {
  readonly folder: string;
  readonly planPath: string;
  /** Whether nobody chose the plan: then a draft that was begun from another one is nothing to speak of. */
  readonly isDefaultPlan?: boolean;
  /** Whether the ceremony's own record has begun: then the draft has a plan. */
  readonly isBegun?: boolean;
  /** The dossier of that record once its lists are frozen; null before. */
  readonly sealed?: string | null;
  /** The calls of node:fs, where a test brings its own. */
  readonly files?: FileCalls | undefined;
  /** What reads a list that it does not know, where a test has read it before. */
  readonly lookAtList?: LookAtList | undefined;
};

/** The preparation of one ceremony, in a folder of its own. */
export class Draft {
  readonly folder: string;
  private readonly options: DraftOptions;
  readonly disk: Disk;
  /** Reads the lists, each once. */
  readonly reader: ListReader;
  /** On which people sign in. */
  readonly attendanceList: AttendanceList;
  private read: Intake;
  private views: readonly FindingView[] = [];
  private counts: readonly CatchmentCount[] = [];
  private samples: readonly SampleFile[] = [];
  private basis = '';
  private accepted: ReadonlySet<string> = new Set();
  private unsaved: Preparation['unsaved'] = null;
  private mended: readonly string[] = [];
  private spoilt: readonly string[] = [];
  private otherPlan: Omit<NonNullable<Preparation['otherPlan']>, 'canRestart'> | null = null;

  private constructor(options: DraftOptions, read: Intake, reader: ListReader) {
    this.options = options;
    this.folder = options.folder;
    this.disk = diskOf(options.folder, options.files);
    this.reader = reader;
    this.read = read;
    this.attendanceList = new AttendanceList(this.disk);
    this.takeUp(read);
  }

  /**
   * Opens the draft in a folder; a new one begins as a copy of the plan and of the files beside it. A file that it names and that cannot
   * be read is left out and told in `troubles`; what a frozen attempt has sealed is put back. Refused without a plan.
   */
  static open(options: DraftOptions): Outcome<Draft> {
    const { folder, planPath, isBegun = false, sealed = null, files } = options;
    const mended = sealed === null ? done([]) : mendDraft(folder, sealed, files);
    if (!mended.ok) return mended;
    const isNew = !existsSync(join(folder, planFile));
    if (isNew && (isBegun || isUsed(folder))) {
      return refused(refusal('ceremony.damaged', { file: `draft/${planFile}` }));
    }
    if (isNew) {
      const copied = copyPlan(planPath, folder);
      if (!copied.ok) return copied;
    }
    const reader = new ListReader(options.lookAtList);
    const read = readIntake(join(folder, planFile), () => {}, missingIn(options), reader);
    if (!read.ok) return read;
    reader.settle();
    const draft = new Draft(options, read.value, reader);
    draft.mended = mended.value;
    if (!isNew) return done(draft);
    const dropped = draft.dropForbidden();
    return dropped.ok ? done(draft) : dropped;
  }

  /** The plan and the lists as they are read now. */
  get intake(): Intake {
    return this.read;
  }

  /** What is wrong with its files: what was put back, and what is there and cannot be read. */
  get troubles(): readonly Refusal[] {
    const { mended } = this;
    return [
      ...this.read.troubles,
      ...this.spoilt.map(file => refusal('session.draft-spoilt', { file })),
      ...(mended.length === 0 ? [] : [refusal('session.draft-mended', { files: mended.join(', ') })]),
    ];
  }

  /** The findings of all lists, with what was accepted. */
  findings(): readonly FindingView[] {
    return this.views;
  }

  /** What else the console shows of the preparation. A draft can be restarted only while nothing is on record. */
  preparation(isOnRecord: boolean): Preparation {
    const { plan, catchment, fonts } = this.read;
    const file = plan.catchment;
    const own = this.views.filter(finding => finding.file === file);
    const hasFile = file !== undefined && (catchment !== null || own.length > 0);
    return {
      basis: this.basis,
      unsaved: this.unsaved,
      otherPlan: this.otherPlan === null ? null : { ...this.otherPlan, canRestart: !isOnRecord },
      samples: this.samples,
      fonts: fonts.files,
      catchment: hasFile
        ? {
            file,
            rows: catchment?.rows.length ?? 0,
            ...tallyOf(own),
            schools: this.counts,
          }
        : null,
    };
  }

  /**
   * Puts another plan in place. The files that it names stay those of the present plan, which only an import changes. `basis`
   * is the digest of the plan that the editing began from; another one in its place is not overwritten.
   */
  savePlan(json: string, basis?: string): Outcome<void> {
    const parsed = parsePlan(planFile, bytesOf(json));
    if (!parsed.ok) return parsed;
    if (basis !== undefined && basis !== this.basis) return refused(refusal('session.plan-changed', {}));
    const { catchment: _, ...plan } = parsed.value;
    const { schools, catchment, fonts } = this.read.plan;
    // A draft of before lists.json: what its lists were imported for is what their schools are called until now.
    const owners = this.read.owners ?? ownersIn(this.read.plan);
    const owned = this.read.owners === null ? this.keepOwners(owners) : done(undefined);
    if (!owned.ok) return owned;
    const saved = this.write({
      ...plan,
      schools: withTheirLists(plan.schools, schools, owners, file => existsSync(join(this.folder, file))),
      ...(catchment === undefined ? {} : { catchment }),
      fonts,
    });
    return saved.ok ? this.keepUnsaved(null, '') : saved;
  }

  /** Keeps changes of the plan that are not saved yet; null if there are none any more. */
  keepUnsaved(json: string | null, basis: string): Outcome<void> {
    if (json !== null && parsePlanForm(json) === null) return refused(refusal('plan.json', { file: unsavedFile }));
    if (json === null && this.unsaved === null) return done(undefined);
    const unsaved = json === null ? null : { basis, json };
    const kept =
      unsaved === null
        ? this.disk.remove(unsavedFile)
        : this.disk.write(unsavedFile, [bytesOf(JSON.stringify(unsaved))], 'private');
    if (kept.ok) this.unsaved = unsaved;
    return kept;
  }

  /** Puts the draft aside in a folder beside and begins again with the plan that the app was started with. */
  restart(clock: Clock): Outcome<void> {
    if (this.otherPlan === null) return refused(refusal('session.no-other-plan', {}));
    // The plan is read before anything is moved: one that is wrong leaves the draft where it is.
    const given = readBytes(this.options.planPath, 'note');
    if (!given.ok) return given;
    const plan = parsePlan(this.options.planPath, given.value);
    if (!plan.ok) return plan;
    const aside = putAside(this.folder, clock);
    if (!aside.ok) return aside;
    const copied = copyPlan(this.options.planPath, this.folder);
    return copied.ok ? this.readAgain() : copied;
  }

  /** Accepts one warning. */
  accept(id: string): Outcome<void> {
    const finding = this.views.find(each => each.id === id);
    if (finding === undefined || finding.severity === 'error') return refused(refusal('session.no-warning', {}));
    const kept = this.keepAccepted([...this.accepted, id]);
    if (kept.ok) this.views = this.views.map(each => (each.id === id ? { ...each, accepted: true } : each));
    return kept;
  }

  /** Refuses with the first thing that still prevents a freeze under the id `ceremony`. */
  obstacle(ceremony: string): Outcome<void> {
    const { plan, lists, troubles } = this.read;
    const [trouble] = troubles;
    if (trouble !== undefined) return refused(trouble);
    const missing = plan.schools.find(({ code }) => !lists.some(list => list.code === code));
    if (missing !== undefined) return refused(refusal('session.list-missing', { school: missing.name }));
    const [sample] = isRehearsal(ceremony) ? [] : this.samples;
    if (sample !== undefined) {
      const { file, school } = sample;
      if (school === null) return refused(refusal('session.sample-catchment', { file }));
      return refused(refusal('session.sample-list', { file, school }));
    }
    const { errors, open } = tallyOf(this.views);
    if (errors > 0) return refused(refusal('rehearse.blocked', { errors }));
    return open > 0 ? refused(refusal('session.warnings-open', { open })) : done(undefined);
  }

  /** Keeps for which school each list was imported. */
  keepOwners(owners: readonly ListOwner[]): Outcome<void> {
    return this.disk.write(ownersFile, [printOwners(owners)], 'private');
  }

  /** Writes the plan, reads everything again, and removes the files that it names no more. */
  write(plan: Plan): Outcome<void> {
    const before = filesOf(this.read.plan);
    const changes = this.views.filter(({ refusal, accepted }) => refusal.code === 'list.school-changed' && accepted);
    const written = this.disk.write(planFile, [printPlan(plan)], 'private');
    if (!written.ok) return written;
    const read = this.readAgain();
    if (!read.ok) return read;
    const named = filesOf(plan);
    for (const name of before) {
      if (named.includes(name)) continue;
      const removed = this.disk.remove(name);
      if (!removed.ok) return removed;
    }
    // A question that comes back, for another list of the same name, is asked again.
    const gone = changes.flatMap(({ id }) => (this.views.some(view => view.id === id) ? [] : [id]));
    return gone.length === 0 ? done(undefined) : this.keepAccepted([...this.accepted].filter(id => !gone.includes(id)));
  }

  /** Removes copied lists with a column that must not be collected. What was found stays to be seen. */
  private dropForbidden(): Outcome<void> {
    for (const { report } of this.read.lists) {
      if (!report.findings.some(({ code }) => code === 'list.forbidden-column')) continue;
      const removed = this.disk.remove(report.file);
      if (!removed.ok) return removed;
    }
    return done(undefined);
  }

  private keepAccepted(accepted: readonly string[]): Outcome<void> {
    const ids = new Set(accepted);
    const written = this.disk.write(acceptedFile, [bytesOf(JSON.stringify([...ids]))], 'private');
    if (written.ok) this.accepted = ids;
    return written;
  }

  private readAgain(): Outcome<void> {
    const read = readIntake(join(this.folder, planFile), () => {}, missingIn(this.options), this.reader);
    if (!read.ok) return read;
    this.reader.settle();
    this.takeUp(read.value);
    return done(undefined);
  }

  /** Computes from the files what the console shows. */
  private takeUp(read: Intake): void {
    this.read = read;
    const { plan, findings, catchment, lists } = read;
    const { catchment: _, fonts: __, schools, ...rest } = plan;
    const edited = { ...rest, schools: schools.map(({ roster: ___, ...school }) => school) };
    this.basis = fastDigest(bytesOf(JSON.stringify(edited)));
    const accepted = readJsonFile(this.disk, acceptedFile, v.array(v.string()));
    this.accepted = new Set(accepted);
    this.attendanceList.read();
    const unsaved = readJsonFile(this.disk, unsavedFile, unsavedSchema);
    const there = (file: string) => existsSync(join(this.folder, file));
    this.spoilt = [
      ...(accepted === null && there(acceptedFile) ? [acceptedFile] : []),
      ...(this.attendanceList.isSpoilt ? [attendanceFile] : []),
      ...(unsaved === null && there(unsavedFile) ? [unsavedFile] : []),
    ];
    this.unsaved = unsaved !== null && parsePlanForm(unsaved.json) !== null ? unsaved : null;
    this.views = findings.map(finding => viewOf(finding, this.accepted));
    this.counts = catchment === null ? [] : catchmentCounts(catchment, lists);
    this.samples = sampleFilesIn(read);
    const [begun, given] = [originOf(this.folder), planFileAt(this.options.planPath)];
    const isOther = begun !== null && given !== null && begun.sha256 !== given.sha256;
    this.otherPlan = isOther && this.options.isDefaultPlan !== true ? { begun, given } : null;
  }
}
