// The service behind both windows: the draft before the freeze, the ceremony after it, and what the stage shows. Windows are
// views of its numbered snapshots; whatever happens to them, it stands here and on disk.

import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ceremony } from '../../../shared/ceremony/ceremony.ts';
import { parsePlan, rulesOf } from '../../../shared/ceremony/plan.ts';
import type { Clock } from '../../../shared/ceremony/ports.ts';
import type { Service, StageWindow } from '../../../shared/contract/bridge.ts';
import { parseRequest, type Request, type WindowRole } from '../../../shared/contract/requests.ts';
import type { StageSchool, StageSnapshot } from '../../../shared/contract/scenes.ts';
import type { Answer, ConsoleSnapshot } from '../../../shared/contract/snapshots.ts';
import { type Check, verifyDossier } from '../../../shared/dossier/verifier.ts';
import { done, type Outcome, refused } from '../../../shared/outcome.ts';
import { bytesOf } from '../../../shared/protocol/lexis.ts';
import { parsePeople } from '../../../shared/protocol/people.ts';
import type { Draw } from '../../../shared/protocol/result.ts';
import type { Role } from '../../../shared/protocol/rules.ts';
import { type Refusal, refusal } from '../../../shared/text/refusal.ts';
import { systemClock } from '../clock.ts';
import { diskOf, makeFolders, refusalOf } from '../disk.ts';
import { readDossier } from '../dossier-files.ts';
import { lockFolder } from '../lock.ts';
import { fastDigest, verifySignature } from '../signatures.ts';
import { ceremonyTools } from '../tools.ts';
import { consoleView } from './console-view.ts';
import { Draft } from './draft.ts';
import { otherPlanNotice } from './draft-files.ts';
import { type Hall, madeHereNote, rolesMadeHere } from './hall.ts';
import { countsIn, filmOf, type MaskedNames, maskedNames, schoolsOf } from './scenes.ts';
import { Showing, type Wanted } from './showing.ts';

/** Where a session works: its data folder, and the plan that a new one begins with. `clock` is for tests. */
export type SessionOptions = {
  readonly dataFolder: string;
  readonly planPath: string;
  /** Whether nobody chose the plan: then a draft that was begun from another one is nothing to speak of. */
  readonly isDefaultPlan?: boolean;
  readonly clock?: Clock;
};

/** Opens the session of a data folder, or goes on with the one that is there. One process at a time. */
export function openSession(options: SessionOptions): Outcome<Service> {
  const folder = resolve(options.dataFolder);
  try {
    makeFolders(folder);
  } catch (error) {
    const why = refusalOf(folder, error);
    if (why === null) throw error;
    return refused(why);
  }
  const release = lockFolder(folder);
  if (!release.ok) return release;
  const session = Session.open(folder, options, release.value);
  if (!session.ok) release.value();
  return session;
}

/** Requests after which nothing looks different. */
const quietRequests: ReadonlySet<string> = new Set([
  'film.load',
  'dossier.file',
  'plan.keep',
  'list.preview',
  'catchment.preview',
]);

class Session implements Service {
  private readonly folder: string;
  private readonly clock: Clock;
  private readonly release: () => void;
  private readonly draft: Draft;
  private readonly showing: Showing;
  private ceremony: Ceremony | null = null;
  private names: MaskedNames = new Map();
  private drawn: Draw | null = null;
  private typed = new Map<1 | 2, string>();
  private mismatch = false;
  private checks: readonly Check[] | null = null;
  private recovered: ConsoleSnapshot['recovered'] = null;
  private stagePixels: ConsoleSnapshot['windows']['stage'] = null;
  private stageWindow: StageWindow = { place: 'opening', address: null, open: null };
  private number = 1;
  private readonly listeners = new Set<() => void>();

  private constructor(folder: string, clock: Clock, draft: Draft, release: () => void) {
    this.folder = folder;
    this.clock = clock;
    this.draft = draft;
    this.showing = new Showing(
      diskOf(draft.folder),
      () => this.hall,
      () => this.changed(),
    );
    this.release = release;
  }

  static open(folder: string, options: SessionOptions, release: () => void): Outcome<Session> {
    const { planPath, isDefaultPlan = false } = options;
    const draft = Draft.open({ folder: join(folder, 'draft'), planPath, isDefaultPlan });
    if (!draft.ok) return draft;
    const session = new Session(folder, options.clock ?? systemClock, draft.value, release);
    const taken = session.takeUpRecord();
    if (!taken.ok) return taken;
    session.showing.restore();
    return done(session);
  }

  async handle(from: WindowRole, raw: unknown): Promise<Answer> {
    const request = parseRequest(from, raw);
    if (!request.ok) return request;
    const answer = this.carryOut(request.value);
    if (!quietRequests.has(request.value.type)) this.changed();
    return answer;
  }

  get notice(): Refusal | null {
    const { otherPlan } = this.draft.preparation(false);
    return otherPlan === null ? null : otherPlanNotice(otherPlan);
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  placeStage(window: StageWindow): void {
    this.stageWindow = window;
    // What is not there has no pixels.
    if (window.place === 'closed') this.stagePixels = null;
    this.changed();
  }

  close(): void {
    this.showing.close();
    this.release();
  }

  snapshot(role: WindowRole): StageSnapshot | ConsoleSnapshot {
    const stage = this.showing.snapshot(this.number);
    if (role === 'stage') return stage;
    const { number, mismatch, recovered, checks } = this;
    const typing = { typed: [...this.typed.keys()], mismatch };
    const { open, ...place } = this.stageWindow;
    const windows = { stage: this.stagePixels, place: { ...place, canOpen: open !== null } };
    const desk = { number, folder: this.dossier, typing, recovered, checks, windows };
    return consoleView(this.hall, this.draft, desk, stage);
  }

  private carryOut(request: Request): Outcome<unknown> {
    switch (request.type) {
      case 'plan.save':
        return this.beforeFreeze(() => {
          const plan = parsePlan('plan.json', bytesOf(request.json));
          if (!plan.ok) return plan;
          const same = this.ceremony === null || plan.value.ceremony === this.ceremony.id;
          return same ? this.draft.savePlan(request.json, request.basis) : refused(refusal('session.id-fixed', {}));
        });
      case 'plan.keep':
        return this.beforeFreeze(() => this.draft.keepUnsaved(request.json, request.basis));
      case 'draft.restart':
        return this.ceremony === null ? this.restart() : refused(refusal('session.record-begun', {}));
      case 'list.preview':
        return this.beforeFreeze(() => this.draft.previewList(request.school, request.file, request.mapping));
      case 'list.import':
        return this.beforeFreeze(() => this.draft.importList(request.school, request.file, request.mapping));
      case 'catchment.preview':
        return this.beforeFreeze(() => this.draft.previewCatchment(request.file));
      case 'catchment.import':
        return this.beforeFreeze(() => this.draft.importCatchment(request.file));
      case 'catchment.remove':
        return this.beforeFreeze(() => this.draft.removeCatchment());
      case 'font.add':
        return this.beforeFreeze(() => this.draft.addFont(request.file));
      case 'font.remove':
        return this.beforeFreeze(() => this.draft.removeFont(request.name));
      case 'finding.accept':
        return this.beforeFreeze(() => this.draft.accept(request.id));
      case 'attendance.sign':
        return this.draft.signIn(request.role, request.name, this.clock(), this.isFrozen);
      case 'attendance.remove':
        return this.draft.signOut(request.index, this.isFrozen);
      case 'ceremony.freeze':
        return this.freeze();
      case 'secret.make':
        return this.with(ceremony => this.thenShow({ kind: 'promise' }, this.makeSecret(ceremony, request.role)));
      case 'secret.commit':
        return this.with(ceremony =>
          this.thenShow({ kind: 'promise' }, ceremony.commit(request.role, request.commitment)),
        );
      case 'ceremony.publish':
        return this.with(ceremony => this.thenShow({ kind: 'promise' }, ceremony.publish()));
      case 'input.type':
        return this.with(ceremony =>
          this.thenShow({ kind: 'inputs' }, this.type(ceremony, request.typist, request.value)),
        );
      case 'input.void':
        return this.with(ceremony => {
          this.typed.clear();
          return this.thenShow({ kind: 'inputs' }, ceremony.voidThrow(request.reason));
        });
      case 'ceremony.close':
        return this.with(ceremony => this.thenShow({ kind: 'reveal' }, ceremony.close()));
      case 'secret.reveal':
        return this.with(ceremony => this.thenShow({ kind: 'reveal' }, ceremony.reveal(request.role, request.secret)));
      case 'ceremony.draw':
        return this.with(ceremony => this.drawNow(ceremony));
      case 'ceremony.seal':
        return this.with(ceremony => this.thenShow({ kind: 'end' }, ceremony.seal()));
      case 'incident.note': {
        const ceremony = this.openCeremony();
        return ceremony.ok ? ceremony.value.incident(request.words) : ceremony;
      }
      case 'stage.show':
        return this.showing.show(request.scene);
      case 'stage.resume':
        return this.showing.resume();
      case 'stage.open': {
        const { open } = this.stageWindow;
        if (open === null) return refused(refusal('session.stage-open', {}));
        open();
        return done(null);
      }
      case 'stage.theme':
        return this.showing.wear(request.theme);
      case 'film.start':
        return this.showing.startFilm(request.school, request.seconds);
      case 'film.pause':
        return this.showing.film('pause');
      case 'film.resume':
        return this.showing.film('resume');
      case 'film.skip':
        return this.showing.film('skip');
      case 'pages.auto':
        return this.showing.turnPages(request.seconds);
      case 'dossier.verify':
        return this.verify();
      case 'dossier.file':
        return this.with(() => diskOf(this.dossier).read(`public/${request.name}`));
      case 'film.load':
        return this.film(request.school);
      case 'stage.ready': {
        const { width, height, pixelRatio } = request;
        this.stagePixels = { width, height, pixelRatio };
        return done(null);
      }
    }
  }

  private get dossier(): string {
    return join(this.folder, this.draft.intake.plan.ceremony);
  }

  /** The ceremony; the first thing that is put on record begins it. */
  private openCeremony(): Outcome<Ceremony> {
    if (this.ceremony !== null) return done(this.ceremony);
    const opened = Ceremony.open(ceremonyTools(this.dossier, this.clock), this.draft.intake.plan.ceremony);
    if (!opened.ok) return opened;
    this.ceremony = opened.value;
    this.drawn = opened.value.state.result === null ? null : opened.value.drawAgain();
    return this.readNames(opened.value);
  }

  /** The masked names of the sealed list, once there is one. */
  private readNames(ceremony: Ceremony): Outcome<Ceremony> {
    if (ceremony.list === null) return done(ceremony);
    const bytes = diskOf(this.dossier).read('sealed/people.csv');
    if (!bytes.ok) return bytes;
    const people = parsePeople(bytes.value ?? new Uint8Array(0));
    if (!people.ok) return people;
    this.names = maskedNames(people.value);
    return done(ceremony);
  }

  private with(work: (ceremony: Ceremony) => Outcome<unknown>): Outcome<unknown> {
    return this.ceremony === null ? refused(refusal('session.not-frozen', {})) : work(this.ceremony);
  }

  private get isFrozen(): boolean {
    return this.ceremony !== null && this.ceremony.state.frozen !== null;
  }

  private beforeFreeze<T>(work: () => Outcome<T>): Outcome<T> {
    return this.isFrozen ? refused(refusal('session.frozen', {})) : work();
  }

  /** Goes on with the record of the plan's ceremony, where there is one. */
  private takeUpRecord(): Outcome<void> {
    if (!existsSync(join(this.dossier, 'public/journal.txt'))) return done(undefined);
    const opened = this.openCeremony();
    if (!opened.ok) return opened;
    this.recovered = opened.value.recovery;
    return done(undefined);
  }

  private restart(): Outcome<void> {
    const begun = this.draft.restart(this.clock);
    if (!begun.ok) return begun;
    const taken = this.takeUpRecord();
    return taken.ok ? this.showing.show({ kind: 'cover' }) : taken;
  }

  private freeze(): Outcome<void> {
    const ready = this.draft.obstacle();
    if (!ready.ok) return ready;
    const { plan, lists, attachments } = this.draft.intake;
    const opened = this.openCeremony();
    if (!opened.ok) return opened;
    const kept = new Map([
      ...attachments,
      ['attendance.json', bytesOf(JSON.stringify(this.draft.attendance, null, 1))],
    ]);
    const accepted = this.draft
      .findings()
      .filter(finding => finding.accepted)
      .map(({ id }) => id);
    kept.set('accepted.json', bytesOf(JSON.stringify(accepted)));
    const frozen = opened.value.freeze({ rules: rulesOf(plan), lists, attachments: kept as Map<string, Uint8Array> });
    if (!frozen.ok) return frozen;
    const named = this.readNames(opened.value);
    return named.ok ? this.showing.show({ kind: 'sealed' }) : named;
  }

  /** Takes what one of the two typists typed; records the value once both have typed the same. */
  private type(ceremony: Ceremony, typist: 1 | 2, value: string): Outcome<void> {
    this.mismatch = false;
    this.typed.set(typist, value);
    const [first, second] = [this.typed.get(1), this.typed.get(2)];
    if (first === undefined || second === undefined) return done(undefined);
    this.typed.clear();
    if (first !== second) {
      this.mismatch = true;
      return refused(refusal('session.mismatch', {}));
    }
    return ceremony.input(first);
  }

  private drawNow(ceremony: Ceremony): Outcome<void> {
    const drawn = ceremony.draw();
    if (!drawn.ok) return drawn;
    this.drawn = drawn.value;
    const first = this.schools.find(({ direct }) => !direct);
    return this.showing.show(first === undefined ? { kind: 'reveal' } : { kind: 'draw', school: first.code });
  }

  /** Shows a scene after a step that succeeded. */
  private thenShow(scene: Wanted, step: Outcome<unknown>): Outcome<unknown> {
    if (step.ok) this.showing.show(scene);
    return step;
  }

  private film(code: string): Outcome<unknown> {
    const school = this.schools.find(each => each.code === code);
    const seed = this.ceremony?.state.seed ?? null;
    if (this.drawn === null || seed === null || school === undefined) return refused(refusal('session.not-drawn', {}));
    return done(filmOf(this.drawn, school, seed));
  }

  private verify(): Outcome<unknown> {
    const files = readDossier(this.dossier);
    if (!files.ok) return files;
    const { checks } = verifyDossier(files.value, { digest: fastDigest, verifySignature });
    this.checks = checks;
    return done(checks);
  }

  private get schools(): StageSchool[] {
    const { plan, lists } = this.draft.intake;
    const roster = this.ceremony?.list ?? null;
    return schoolsOf(plan, code => {
      if (roster !== null) return countsIn(roster, code);
      const report = lists.find(list => list.code === code)?.report;
      return { lots: report?.lots ?? 0, children: report?.children ?? 0 };
    });
  }

  /** Everything that is known now. */
  private get hall(): Hall {
    const { ceremony, drawn, names } = this;
    return {
      plan: this.draft.intake.plan,
      ceremony,
      drawn,
      names,
      schools: this.schools,
      madeHere: rolesMadeHere(ceremony),
      today: this.clock().slice(0, 10),
    };
  }

  /** Makes a secret here. Where it is not the operator's the record says so, before there is a commitment. */
  private makeSecret(ceremony: Ceremony, role: Role): Outcome<void> {
    const { due } = ceremony.state;
    if (role !== 'operator' && due.type === 'commit' && due.role === role && !rolesMadeHere(this.ceremony).has(role)) {
      const noted = ceremony.incident(madeHereNote(role));
      if (!noted.ok) return noted;
    }
    return ceremony.commitHere(role);
  }

  private changed(): void {
    this.number++;
    for (const listener of this.listeners) listener();
  }
}
