// One attempt of the ceremony, the real one or a rehearsal: its plan, its own dossier folder, and what was computed from both.
// An attempt writes into its folder and nowhere else.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Ceremony } from '../../../shared/ceremony/ceremony.ts';
import type { ConsoleSnapshot, EnvelopePage } from '../../../shared/contract/snapshots.ts';
import { done, type Outcome, refused } from '../../../shared/outcome.ts';
import { type Plan, parsePlan, rulesOf } from '../../../shared/plan/plan.ts';
import type { Clock } from '../../../shared/ports.ts';
import { inputNumber } from '../../../shared/protocol/inputs.ts';
import { bytesOf, isRehearsal } from '../../../shared/protocol/lexis.ts';
import type { Draw } from '../../../shared/protocol/result.ts';
import { countsIn } from '../../../shared/protocol/roster.ts';
import { printRules, type Role } from '../../../shared/protocol/rules.ts';
import { readSealedPeople } from '../../../shared/protocol/tags.ts';
import type { Attendance } from '../../../shared/record/attendance.ts';
import { type Families, familiesOf, namesIn } from '../../../shared/record/lots.ts';
import { randomGiver } from '../../../shared/record/notes.ts';
import { type ListedSchool, listedSchools } from '../../../shared/record/schools.ts';
import { startOfCeremony } from '../../../shared/record/state.ts';
import { refusal } from '../../../shared/text/refusal.ts';
import type { ShownVerdict } from '../../../shared/verifier/checks.ts';
import { checkHanded, type NamedChild, parseReceipt, type ReceiptVerdict } from '../../../shared/verifier/receipts.ts';
import type { StageReading } from '../../../shared/views/scenes.ts';
import type { Draft } from '../draft/draft.ts';
import { diskOf, type FileCalls } from '../ports/disk.ts';
import { readDossier, verdictOf } from '../ports/dossier-files.ts';
import { randomInput } from '../ports/random-input.ts';
import { secureRandom } from '../ports/signatures.ts';
import { ceremonyTools } from '../ports/tools.ts';
import { recordsBefore } from './given-up.ts';
import { holderOf } from './records.ts';
import { Typing } from './typing.ts';

/** The file of a dossier with who signed in after its freeze. */
const lateFile = 'sealed/late.json';

/** Values of the draft's plan that an attempt replaces. */
export type Replaced = Partial<Pick<Plan, 'ceremony' | 'prior'>>;

/** Where attempts work: the data folder, the clock, and the calls of node:fs where a test brings its own. */
export type Place = { readonly folder: string; readonly clock: Clock; readonly files?: FileCalls | undefined };

/** A reading of an attempt. `ceremony` is null until something is put on record. */
export type Hall = StageReading & { readonly ceremony: Ceremony | null };

/** An attempt. Before its freeze its plan is the draft's; from then on the one that was sealed. */
export class Attempt {
  readonly typing = new Typing();
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

  /** Opens the record on disk, if any. */
  reopen(): Outcome<void> {
    if (!existsSync(join(this.folder, 'public/journal.txt'))) return done(undefined);
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
    const opened = Ceremony.open(ceremonyTools(this.folder, clock, files), this.plan.ceremony);
    if (!opened.ok) return opened;
    const known = this.takeUp(opened.value);
    if (!known.ok) return known;
    this.ceremony = opened.value;
    return opened;
  }

  /** Freezes the draft's lists under this attempt's plan. */
  freeze(): Outcome<void> {
    const { plan } = this;
    const ready = this.draft.obstacle(plan.ceremony);
    if (!ready.ok) return ready;
    const { lists, attachments } = this.draft.intake;
    const opened = this.begin();
    if (!opened.ok) return opened;
    const kept = new Map<string, Uint8Array>([
      ...attachments,
      ['attendance.json', bytesOf(JSON.stringify(this.draft.attendanceList.people, null, 1))],
    ]);
    if (Object.keys(this.replaced).length > 0) kept.set('plan.json', bytesOf(`${JSON.stringify(plan, null, 2)}\n`));
    const accepted = this.draft
      .findings()
      .filter(finding => finding.accepted)
      .map(({ id }) => id);
    kept.set('accepted.json', bytesOf(JSON.stringify(accepted)));
    const before = recordsBefore(this.place.folder, plan.prior);
    if (!before.ok) return before;
    const frozen = opened.value.freeze({ rules: rulesOf(plan), lists, attachments: kept, before: before.value });
    return frozen.ok ? this.takeUp(opened.value) : frozen;
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

  /** Takes a commitment that its holder brings. One that another holder has given already is that holder's. */
  commit(ceremony: Ceremony, role: Role, commitment: string): Outcome<void> {
    const taken = ceremony.state.commitments.find(each => each.commitment === commitment);
    if (taken !== undefined && taken.role !== role) {
      return refused(refusal('session.commitment-taken', { role, holder: taken.role }));
    }
    return ceremony.commit(role, commitment);
  }

  /**
   * A holder's secret that was made here, for the page that goes into the envelope. Only between its commitment and the promise,
   * never the operator's, and each time the record says so before the digits leave the service.
   */
  envelope(ceremony: Ceremony, role: Role): Outcome<EnvelopePage> {
    const { state } = ceremony;
    const commitment = state.commitments.find(each => each.role === role)?.commitment;
    const isDue = state.due.type === 'commit' || state.due.type === 'publish';
    if (role === 'operator' || !isDue || commitment === undefined || state.frozen === null)
      return refused(refusal('session.no-envelope', {}));
    const secret = ceremony.secretMadeHere(role);
    if (!secret.ok) return secret;
    if (secret.value === null) return refused(refusal('session.no-envelope', {}));
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

  /** Takes what one of the two typists typed; records the value once both have typed the same. */
  type(ceremony: Ceremony, typist: 1 | 2, value: string): Outcome<void> {
    const { due } = ceremony.state;
    if (due.type !== 'input') return refused(refusal('session.no-input', {}));
    const agreed = this.typing.take(due.index, due.line, typist, value);
    if (!agreed.ok) return agreed;
    return agreed.value === null ? done(undefined) : this.record(ceremony, agreed.value, this.typing.givers);
  }

  /** Fills the input that is due with random digits, as nobody may but in a rehearsal; the record says where they come from. */
  fill(ceremony: Ceremony): Outcome<void> {
    const { due } = ceremony.state;
    if (!isRehearsal(ceremony.id)) return refused(refusal('session.not-a-rehearsal', {}));
    if (due.type !== 'input') return refused(refusal('session.no-input', {}));
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

  /** Checks a family's receipt against the public files on disk. */
  checkReceipt(line: string, children: readonly NamedChild[]): Outcome<ReceiptVerdict> {
    const receipt = parseReceipt(line);
    if (!receipt.ok) return receipt;
    const files = readDossier(this.folder);
    return files.ok ? checkHanded({ receipt: receipt.value, children }, files.value.public) : files;
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

  /** Everything that is known now. */
  get hall(): Hall {
    const { ceremony, drawn, families, plan, schools } = this;
    return {
      plan,
      ceremony,
      journal: ceremony?.record ?? { ceremony: plan.ceremony, entries: [] },
      state: ceremony?.state ?? startOfCeremony,
      roster: ceremony?.list ?? null,
      families,
      draw: drawn,
      schools,
      today: this.place.clock().slice(0, 10),
      replay: false,
      faces: this.draft.intake.fonts.files.map(({ digest }) => digest),
      names: { [Symbol.iterator]: () => (families.size > 0 ? namesIn(families) : this.draftNames()) },
    };
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
    if (!people.ok) return people;
    this.sealedPlan = plan;
    this.families = familiesOf(people.value);
    this.drawn = ceremony.state.result === null ? null : ceremony.drawAgain();
    return done(undefined);
  }

  /** Whether the draft's plan is still the one that was sealed. */
  private isHeldByDraft(plan: Plan): boolean {
    return JSON.stringify({ ...this.draft.intake.plan, ...this.replaced }) === JSON.stringify(plan);
  }
}
