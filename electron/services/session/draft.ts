// What is prepared before the freeze: a folder with the plan, the lists it names, what was accepted and who signed in. Every
// change is on disk before it is shown; after the freeze nothing here counts any more.

import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { type Plan, parsePlan } from '../../../shared/ceremony/plan.ts';
import type { Disk } from '../../../shared/ceremony/ports.ts';
import type { Attendance, FindingView } from '../../../shared/contract/snapshots.ts';
import { findingId } from '../../../shared/intake/finding.ts';
import { readList } from '../../../shared/intake/list.ts';
import { done, type Outcome, refused } from '../../../shared/outcome.ts';
import { bytesOf } from '../../../shared/protocol/lexis.ts';
import { refusal } from '../../../shared/text/refusal.ts';
import { diskOf, refusalOf } from '../disk.ts';
import { type Intake, productCoverage, readBytes, readIntake } from '../intake.ts';

const planFile = 'plan.json';
const acceptedFile = 'accepted.json';
const attendanceFile = 'attendance.json';

/** A file that came from a window. */
export type ChosenFile = { readonly name: string; readonly bytes: Uint8Array };

/** The preparation of one ceremony, in a folder of its own. */
export class Draft {
  readonly folder: string;
  private readonly disk: Disk;
  private read: Intake;
  private accepted: ReadonlySet<string>;
  private signed: readonly Attendance[];

  private constructor(folder: string, read: Intake, accepted: readonly string[], signed: readonly Attendance[]) {
    this.folder = folder;
    this.disk = diskOf(folder);
    this.read = read;
    this.accepted = new Set(accepted);
    this.signed = signed;
  }

  /** Opens the draft in `folder`; a new one begins as a copy of the plan at `planPath` and of the files beside it. */
  static open(folder: string, planPath: string): Outcome<Draft> {
    if (!existsSync(join(folder, planFile))) {
      const copied = copyPlan(planPath, folder);
      if (!copied.ok) return copied;
    }
    const read = readIntake(join(folder, planFile), () => {}, 'left out');
    if (!read.ok) return read;
    return done(new Draft(folder, read.value, listIn(folder, acceptedFile), listIn(folder, attendanceFile)));
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
  findings(): FindingView[] {
    return this.read.findings.map(finding => {
      const { severity, file, sheet, row, letter, column, value } = finding;
      const id = findingId(finding);
      return {
        id,
        severity,
        accepted: this.accepted.has(id),
        file,
        sheet,
        row,
        letter,
        column,
        value,
        refusal: finding.refusal,
      };
    });
  }

  /** Puts another plan in place. Lists that it still names stay. */
  savePlan(json: string): Outcome<void> {
    const plan = parsePlan(planFile, bytesOf(json));
    if (!plan.ok) return plan;
    const written = this.disk.write(planFile, [bytesOf(json)], 'open');
    return written.ok ? this.readAgain() : written;
  }

  /** Reads a list for a school and keeps it beside the plan. A file that is no list at all changes nothing. */
  importList(code: string, file: ChosenFile): Outcome<void> {
    const { plan } = this.read;
    const school = plan.schools.find(each => each.code === code);
    if (school === undefined) return refused(refusal('session.no-school', { code }));
    const read = readList(file, { coverage: productCoverage() });
    if (!read.ok) return read;
    // Named after the school: two lists called 报名表.xlsx must not push each other out.
    const name = `${code}-${basename(file.name).replace(/[\\/:*?"<>|\0]/g, '_')}`;
    const changed: Plan = {
      ...plan,
      schools: plan.schools.map(each => (each === school ? { ...each, roster: name } : each)),
    };
    return this.keep(name, file.bytes, changed);
  }

  /** Reads a catchment table and keeps it beside the plan. */
  importCatchment(file: ChosenFile): Outcome<void> {
    const name = `catchment${extname(file.name).toLowerCase()}`;
    return this.keep(name, file.bytes, { ...this.read.plan, catchment: name });
  }

  /** Accepts one warning. */
  accept(id: string): Outcome<void> {
    const finding = this.read.findings.find(each => findingId(each) === id);
    if (finding === undefined || finding.severity === 'error') return refused(refusal('session.no-warning', {}));
    const accepted = [...this.accepted, id];
    const written = this.disk.write(acceptedFile, [bytesOf(JSON.stringify(accepted))], 'private');
    if (written.ok) this.accepted = new Set(accepted);
    return written;
  }

  /** Signs somebody in, or removes a line that was a mistake. */
  sign(attendance: readonly Attendance[]): Outcome<void> {
    const written = this.disk.write(attendanceFile, [bytesOf(JSON.stringify(attendance))], 'private');
    if (written.ok) this.signed = attendance;
    return written;
  }

  /** What still stands between the draft and the freeze: the first thing, or null. */
  obstacle(): Outcome<void> {
    const { plan, lists, findings } = this.read;
    const missing = plan.schools.find(({ code }) => !lists.some(list => list.code === code));
    if (missing !== undefined) return refused(refusal('session.list-missing', { school: missing.name }));
    const errors = findings.filter(({ severity }) => severity === 'error').length;
    if (errors > 0) return refused(refusal('rehearse.blocked', { errors }));
    const open = this.findings().filter(({ severity, accepted }) => severity === 'warning' && !accepted).length;
    return open > 0 ? refused(refusal('session.warnings-open', { open })) : done(undefined);
  }

  private keep(name: string, bytes: Uint8Array, plan: Plan): Outcome<void> {
    const written = this.disk.write(name, [bytes], 'private');
    if (!written.ok) return written;
    return this.savePlan(`${JSON.stringify(plan, null, 2)}\n`);
  }

  private readAgain(): Outcome<void> {
    const read = readIntake(join(this.folder, planFile), () => {}, 'left out');
    if (!read.ok) return read;
    this.read = read.value;
    return done(undefined);
  }
}

function copyPlan(planPath: string, folder: string): Outcome<void> {
  const bytes = readBytes(planPath);
  if (!bytes.ok) return bytes;
  const plan = parsePlan(planPath, bytes.value);
  if (!plan.ok) return plan;
  const { schools, catchment, fonts } = plan.value;
  const beside = [...schools.map(({ roster }) => roster), ...(catchment === undefined ? [] : [catchment]), ...fonts];
  try {
    mkdirSync(folder, { recursive: true });
    for (const name of beside) {
      const from = join(dirname(planPath), name);
      if (!existsSync(from)) continue;
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      copyFileSync(from, join(folder, name));
    }
  } catch (error) {
    const why = refusalOf(folder, error);
    if (why === null) throw error;
    return refused(why);
  }
  // The plan last: a draft without it is begun again.
  return diskOf(folder).write(planFile, [bytes.value], 'open');
}

/** A list that was kept as JSON; empty where there is none or it cannot be read. */
function listIn<T>(folder: string, name: string): T[] {
  const bytes = readBytes(join(folder, name));
  if (!bytes.ok) return [];
  try {
    const list: unknown = JSON.parse(new TextDecoder().decode(bytes.value));
    return Array.isArray(list) ? list : [];
  } catch {
    return [];
  }
}
