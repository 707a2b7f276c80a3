// What is prepared before the freeze: a folder with the plan, the lists it names, what was accepted and who signed in. Every
// change is on disk before it is shown; after the freeze nothing here counts any more but who came late.

import { existsSync } from 'node:fs';
import { extname, join } from 'node:path';
import * as v from 'valibot';
import type { FindingView } from '../../../shared/contract/findings.ts';
import type {
  CatchmentCount,
  CatchmentPreview,
  ListPreview,
  Preparation,
  SampleFile,
} from '../../../shared/contract/preparation.ts';
import { readCatchment } from '../../../shared/intake/catchment.ts';
import type { ColumnMapping } from '../../../shared/intake/columns/header.ts';
import { checkMapping, type KeptMapping } from '../../../shared/intake/columns/mapping.ts';
import { crossCheck } from '../../../shared/intake/cross.ts';
import type { Finding } from '../../../shared/intake/findings/finding.ts';
import type { ListReport } from '../../../shared/intake/list.ts';
import { previewWithReport } from '../../../shared/intake/preview.ts';
import { jsonOf } from '../../../shared/json.ts';
import { done, type Outcome, refused } from '../../../shared/outcome.ts';
import { type Plan, type PlanSchool, parsePlan, parsePlanForm } from '../../../shared/plan/plan.ts';
import type { Clock, Disk } from '../../../shared/ports.ts';
import { bytesOf, isRehearsal } from '../../../shared/protocol/lexis.ts';
import { type Attendance, attendanceSchema } from '../../../shared/record/attendance.ts';
import { refusal } from '../../../shared/text/refusal.ts';
import { fontCoverage } from '../intake/font-coverage.ts';
import { type Intake, mappingFile, readBytes, readIntake } from '../intake/intake.ts';
import { type ListOwner, ownersAfter, ownersFile, ownersIn, printOwners } from '../intake/list-owners.ts';
import { ListReader, listOptions, readingKey } from '../intake/list-reader.ts';
import { diskOf, type FileCalls } from '../ports/disk.ts';
import { fastDigest } from '../ports/signatures.ts';
import { sampleFilesIn } from '../sample.ts';
import { catchmentCounts } from './catchment-counts.ts';
import { copyPlan, filesOf, originOf, plainName, planFile, planFileAt, putAside } from './draft-files.ts';
import { earlierMapping, shownOf, viewOf } from './finding-views.ts';
import { keptName, withTheirLists } from './rosters.ts';

const acceptedFile = 'accepted.json';
const attendanceFile = 'attendance.json';
const unsavedFile = 'unsaved.json';

const unsavedSchema = v.strictObject({ basis: v.string(), json: v.string() });

/** Keeps in the dossier of a frozen attempt who came after its freeze. */
export type KeepLate = (late: readonly Attendance[]) => Outcome<void>;

/** A file that came from a window. */
export type ChosenFile = { readonly name: string; readonly bytes: Uint8Array };

/** Where a draft lies, and the plan that a new one begins with; a default plan is one that nobody chose. */
export type DraftOptions = {
  readonly folder: string;
  readonly planPath: string;
  readonly isDefaultPlan?: boolean;
  /** The calls of node:fs, where a test brings its own. */
  readonly files?: FileCalls | undefined;
};

/** The preparation of one ceremony, in a folder of its own. */
export class Draft {
  readonly folder: string;
  private readonly options: DraftOptions;
  readonly disk: Disk;
  private readonly reader: ListReader;
  private read: Intake;
  private views: readonly FindingView[] = [];
  private counts: readonly CatchmentCount[] = [];
  private samples: readonly SampleFile[] = [];
  private basis = '';
  private accepted: ReadonlySet<string> = new Set();
  private signed: readonly Attendance[] = [];
  private unsaved: Preparation['unsaved'] = null;
  private otherPlan: Omit<NonNullable<Preparation['otherPlan']>, 'canRestart'> | null = null;

  private constructor(options: DraftOptions, read: Intake, reader: ListReader) {
    this.options = options;
    this.folder = options.folder;
    this.disk = diskOf(options.folder, options.files);
    this.reader = reader;
    this.read = read;
    this.takeUp(read);
  }

  /** Opens the draft in a folder; a new one begins as a copy of the plan and of the files beside it. */
  static open(options: DraftOptions): Outcome<Draft> {
    const { folder, planPath } = options;
    const isNew = !existsSync(join(folder, planFile));
    if (isNew) {
      const copied = copyPlan(planPath, folder);
      if (!copied.ok) return copied;
    }
    const reader = new ListReader();
    const read = readIntake(join(folder, planFile), () => {}, 'left out', reader.read);
    if (!read.ok) return read;
    reader.settle();
    const draft = new Draft(options, read.value, reader);
    if (!isNew) return done(draft);
    const dropped = draft.dropForbidden();
    return dropped.ok ? done(draft) : dropped;
  }

  /** The plan and the lists as they are read now. */
  get intake(): Intake {
    return this.read;
  }

  /** Who has signed in. */
  get attendance(): readonly Attendance[] {
    return this.signed;
  }

  /** The findings of all lists, with what was accepted. */
  findings(): readonly FindingView[] {
    return this.views;
  }

  /** What else the console shows of the preparation. A draft is begun again only where nothing is on record. */
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
            errors: own.filter(({ severity }) => severity === 'error').length,
            open: own.filter(({ severity, accepted }) => severity === 'warning' && !accepted).length,
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

  /** Keeps changes of the plan that are not saved yet; null where there are none any more. */
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
    const given = readBytes(this.options.planPath);
    if (!given.ok) return given;
    const plan = parsePlan(this.options.planPath, given.value);
    if (!plan.ok) return plan;
    const aside = putAside(this.folder, clock);
    if (!aside.ok) return aside;
    const copied = copyPlan(this.options.planPath, this.folder);
    return copied.ok ? this.readAgain() : copied;
  }

  /** Looks at a list for a school. Nothing is kept. */
  previewList(code: string, file: ChosenFile, mapping: ColumnMapping | undefined): Outcome<ListPreview> {
    const school = this.school(code);
    if (!school.ok) return school;
    // Under the name that the import would keep it by, so that what is found then is what was seen.
    const name = keptName(this.read.plan, school.value, plainName(file.name));
    const looked = previewWithReport({ name, bytes: file.bytes }, this.listOptions(code, mapping));
    if (!looked.ok) {
      // A person knows the file by the name that it was chosen under.
      const { code: why, values } = looked.refusal;
      return refused({ code: why, values: 'file' in values ? { ...values, file: file.name } : values });
    }
    const { preview, report } = looked.value;
    this.reader.preview(this.keyOf(name, file, code, mapping), report);
    const between = this.betweenLists(code, report);
    const errors = between.filter(({ severity }) => severity === 'error').length;
    const { counts } = preview;
    return done({
      ...preview,
      file: file.name,
      counts: {
        ...counts,
        errors: counts.errors + errors,
        warnings: counts.warnings + between.length - errors,
      },
      ...shownOf([...report.findings, ...between]),
      earlier: earlierMapping(this.read.mappings, school.value.roster, preview),
    });
  }

  /** Reads a list for a school and keeps it beside the plan. A file that is no list or may not be collected changes nothing. */
  importList(code: string, file: ChosenFile, mapping?: ColumnMapping): Outcome<void> {
    const school = this.school(code);
    if (!school.ok) return school;
    const complete = mapping === undefined ? done(undefined) : checkMapping(mapping);
    if (!complete.ok) return complete;
    const name = keptName(this.read.plan, school.value, plainName(file.name));
    const key = this.keyOf(name, file, code, mapping);
    const read = this.reader.read({ name, bytes: file.bytes }, this.listOptions(code, mapping), key);
    if (!read.ok) return read;
    const forbidden = read.value.findings.find(finding => finding.code === 'list.forbidden-column');
    if (forbidden !== undefined) return refused(forbidden.refusal);
    const { plan, owners } = this.read;
    const schools = plan.schools.map(each => (each === school.value ? { ...each, roster: name } : each));
    const written = this.disk.write(name, [file.bytes], 'private');
    if (!written.ok) return written;
    // Until the plan is written the mapping of a file that went away says nothing, and one of a changed file is not used.
    const kept = this.keepMapping(school.value.roster, name, file, mapping, read.value);
    if (!kept.ok) return kept;
    const owned = this.keepOwners(ownersAfter(owners ?? ownersIn(plan), plan, school.value, name));
    return owned.ok ? this.write({ ...plan, schools }) : owned;
  }

  /** Looks at a catchment table. Nothing is kept. */
  previewCatchment(file: ChosenFile): Outcome<CatchmentPreview> {
    const read = readCatchment(file);
    if (!read.ok) return read;
    const { table, findings, sheet, columns, first } = read.value;
    const errors = findings.filter(({ severity }) => severity === 'error').length;
    return done({
      file: file.name,
      sheet,
      columns,
      rows: first,
      counts: { rows: table?.rows.length ?? 0, errors, warnings: findings.length - errors },
      ...shownOf(findings),
      schools: table === null ? [] : catchmentCounts(table, this.read.lists),
    });
  }

  /** Reads a catchment table and keeps it beside the plan. A file that is none changes nothing. */
  importCatchment(file: ChosenFile): Outcome<void> {
    const name = `catchment${extname(file.name).toLowerCase()}`;
    const read = readCatchment({ name, bytes: file.bytes });
    if (!read.ok) return read;
    const written = this.disk.write(name, [file.bytes], 'private');
    return written.ok ? this.write({ ...this.read.plan, catchment: name }) : written;
  }

  /** Goes on without a catchment table. */
  removeCatchment(): Outcome<void> {
    const { catchment: _, ...plan } = this.read.plan;
    return this.write(plan);
  }

  /** Adds a font file; its characters count as drawn from now on. */
  addFont(file: ChosenFile): Outcome<void> {
    const name = plainName(file.name);
    const { plan } = this.read;
    if (!/\.(ttf|otf|woff2)$/i.test(name)) return refused(refusal('font.unreadable', { file: name }));
    if (plan.fonts.includes(name)) return refused(refusal('session.font-twice', { file: name }));
    const coverage = fontCoverage(name, file.bytes);
    if (!coverage.ok) return coverage;
    const written = this.disk.write(name, [file.bytes], 'private');
    return written.ok ? this.write({ ...plan, fonts: [...plan.fonts, name] }) : written;
  }

  /** The bytes of a font file of the plan; refused where it has none with this digest. */
  face(digest: string): Outcome<Uint8Array> {
    const file = this.read.fonts.files.find(each => each.digest === digest)?.file;
    const bytes = file === undefined ? done(null) : this.disk.read(file);
    if (!bytes.ok) return bytes;
    return bytes.value === null ? refused(refusal('font.gone', {})) : done(bytes.value);
  }

  /** Takes a font file away. */
  removeFont(name: string): Outcome<void> {
    const { plan } = this.read;
    return this.write({ ...plan, fonts: plan.fonts.filter(font => font !== name) });
  }

  /** Accepts one warning. */
  accept(id: string): Outcome<void> {
    const finding = this.views.find(each => each.id === id);
    if (finding === undefined || finding.severity === 'error') return refused(refusal('session.no-warning', {}));
    const written = this.keepAccepted(new Set([...this.accepted, id]));
    if (!written.ok) return written;
    this.views = this.views.map(each => (each.id === id ? { ...each, accepted: true } : each));
    return written;
  }

  /** Those who signed in after the freeze. */
  get late(): readonly Attendance[] {
    return this.signed.filter(({ late }) => late === true);
  }

  /** Signs somebody in; after the freeze (`keepLate` is given then) the entry says so. */
  signIn(role: string, name: string, time: string, keepLate: KeepLate | null): Outcome<void> {
    if (role.trim() === '' || name.trim() === '') return refused(refusal('session.no-name', {}));
    const person = { role: role.trim(), name: name.trim(), time, ...(keepLate === null ? {} : { late: true }) };
    return this.sign([...this.signed, person], keepLate);
  }

  /** Removes an entry that was a mistake. What was sealed with the lists stays. */
  signOut(index: number, keepLate: KeepLate | null): Outcome<void> {
    const isSealed = keepLate !== null && this.signed[index]?.late !== true;
    if (isSealed) return refused(refusal('session.attendance-sealed', {}));
    return this.sign(
      this.signed.filter((_, at) => at !== index),
      keepLate,
    );
  }

  /** For an attempt that is begun anew nobody has come late: all who are there are sealed with its lists. */
  forgetLate(): Outcome<void> {
    if (this.late.length === 0) return done(undefined);
    return this.sign(
      this.signed.map(({ role, name, time }) => ({ role, name, time })),
      null,
    );
  }

  /** Refuses with the first thing that still stands between the draft and a freeze under the id `ceremony`. */
  obstacle(ceremony: string): Outcome<void> {
    const { plan, lists, findings } = this.read;
    const missing = plan.schools.find(({ code }) => !lists.some(list => list.code === code));
    if (missing !== undefined) return refused(refusal('session.list-missing', { school: missing.name }));
    const [sample] = isRehearsal(ceremony) ? [] : this.samples;
    if (sample !== undefined) {
      const { file, school } = sample;
      if (school === null) return refused(refusal('session.sample-catchment', { file }));
      return refused(refusal('session.sample-list', { file, school }));
    }
    const errors = findings.filter(({ severity }) => severity === 'error').length;
    if (errors > 0) return refused(refusal('rehearse.blocked', { errors }));
    const open = this.views.filter(({ severity, accepted }) => severity === 'warning' && !accepted).length;
    return open > 0 ? refused(refusal('session.warnings-open', { open })) : done(undefined);
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

  private school(code: string): Outcome<PlanSchool> {
    const school = this.read.plan.schools.find(each => each.code === code);
    return school === undefined ? refused(refusal('session.no-school', { code })) : done(school);
  }

  /** What a list of a school has in common with the lists of the others. It is placed last: then the findings are its own. */
  private betweenLists(code: string, report: ListReport): readonly Finding[] {
    // A list with errors has no children yet, and the comparison of the others is known.
    if (report.list === null) return [];
    const others = this.read.lists.filter(list => list.code !== code);
    return crossCheck([...others, { code, report }]).filter(({ file }) => file === report.file);
  }

  private listOptions(code: string, mapping: ColumnMapping | undefined) {
    return listOptions(this.read.coverage, this.read.plan.schools, code, mapping);
  }

  private keyOf(name: string, { bytes }: ChosenFile, code: string, mapping: ColumnMapping | undefined): string {
    return readingKey(name, fastDigest(bytes), this.read.fonts.key, this.listOptions(code, mapping));
  }

  private keepOwners(owners: readonly ListOwner[]): Outcome<void> {
    return this.disk.write(ownersFile, [printOwners(owners)], 'open');
  }

  /** Keeps the mapping of a list that comes in the place of another. */
  private keepMapping(
    before: string,
    name: string,
    { bytes }: ChosenFile,
    mapping: ColumnMapping | undefined,
    { columns }: ListReport,
  ): Outcome<void> {
    const others = this.read.mappings.filter(({ file }) => file !== before && file !== name);
    const own: KeptMapping[] =
      mapping === undefined
        ? []
        : [
            {
              ...{ file: name, sha256: fastDigest(bytes) },
              ...(mapping.sheet === undefined ? {} : { sheet: mapping.sheet }),
              ...(mapping.headerRow === undefined ? {} : { headerRow: mapping.headerRow }),
              columns: columns.map(({ field, letter, header }) => ({ field, letter, header })),
            },
          ];
    if (own.length + others.length === 0) return this.disk.remove(mappingFile);
    return this.disk.write(mappingFile, [bytesOf(`${JSON.stringify([...others, ...own], null, 1)}\n`)], 'open');
  }

  /** In the dossier first: after a crash in between the draft says who is there. */
  private sign(attendance: readonly Attendance[], keepLate: KeepLate | null): Outcome<void> {
    const kept = keepLate?.(attendance.filter(({ late }) => late === true)) ?? done(undefined);
    if (!kept.ok) return kept;
    const written = this.disk.write(attendanceFile, [bytesOf(JSON.stringify(attendance))], 'private');
    if (written.ok) this.signed = attendance;
    return written;
  }

  /** Writes the plan, reads everything again, and removes the files that it names no more. */
  private write(plan: Plan): Outcome<void> {
    const before = filesOf(this.read.plan);
    const changes = this.views.filter(({ refusal, accepted }) => refusal.code === 'list.school-changed' && accepted);
    const written = this.disk.write(planFile, [bytesOf(`${JSON.stringify(plan, null, 2)}\n`)], 'open');
    if (!written.ok) return written;
    const read = this.readAgain();
    if (!read.ok) return read;
    const named = filesOf(plan);
    for (const name of before) {
      if (named.includes(name)) continue;
      const removed = this.disk.remove(name);
      if (!removed.ok) return removed;
    }
    return this.forgetAccepted(changes.filter(({ id }) => !this.views.some(view => view.id === id)));
  }

  /** Forgets that findings were accepted: one that comes back, for another list of the same name, is asked about again. */
  private forgetAccepted(findings: readonly FindingView[]): Outcome<void> {
    if (findings.length === 0) return done(undefined);
    const gone = new Set(findings.map(({ id }) => id));
    return this.keepAccepted(new Set([...this.accepted].filter(id => !gone.has(id))));
  }

  private keepAccepted(accepted: ReadonlySet<string>): Outcome<void> {
    const written = this.disk.write(acceptedFile, [bytesOf(JSON.stringify([...accepted]))], 'private');
    if (written.ok) this.accepted = accepted;
    return written;
  }

  private readAgain(): Outcome<void> {
    const read = readIntake(join(this.folder, planFile), () => {}, 'left out', this.reader.read);
    if (!read.ok) return read;
    this.reader.settle();
    this.takeUp(read.value);
    return done(undefined);
  }

  /** Makes of the files all that is shown of them. */
  private takeUp(read: Intake): void {
    this.read = read;
    const { plan, findings, catchment, lists } = read;
    const { catchment: _, fonts: __, schools, ...rest } = plan;
    const edited = { ...rest, schools: schools.map(({ roster: ___, ...school }) => school) };
    this.basis = fastDigest(bytesOf(JSON.stringify(edited)));
    this.accepted = new Set(this.kept(acceptedFile, v.array(v.string())) ?? []);
    this.signed = this.kept(attendanceFile, attendanceSchema) ?? [];
    const unsaved = this.kept(unsavedFile, unsavedSchema);
    this.unsaved = unsaved !== null && parsePlanForm(unsaved.json) !== null ? unsaved : null;
    this.views = findings.map(finding => viewOf(finding, this.accepted));
    this.counts = catchment === null ? [] : catchmentCounts(catchment, lists);
    this.samples = sampleFilesIn(read);
    const [begun, given] = [originOf(this.folder), planFileAt(this.options.planPath)];
    const isOther = begun !== null && given !== null && begun.sha256 !== given.sha256;
    this.otherPlan = isOther && this.options.isDefaultPlan !== true ? { begun, given } : null;
  }

  private kept<T>(name: string, schema: v.GenericSchema<unknown, T>): T | null {
    const bytes = this.disk.read(name);
    if (!bytes.ok || bytes.value === null) return null;
    const read = v.safeParse(schema, jsonOf(bytes.value));
    return read.success ? read.output : null;
  }
}
