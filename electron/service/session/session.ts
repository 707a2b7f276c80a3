// The service behind both windows: the draft before the freeze, the attempt that is held, and what the stage shows. Windows
// are views of its numbered snapshots; whatever happens to them, it stands here and on disk.
//
// Two attempts may lie side by side: the ceremony itself and a rehearsal of it. One of them is held at a time, and `standing`
// says on disk which; each writes into its own folder.

import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Ceremony } from '../../../shared/ceremony/ceremony.ts';
import type { Service, StageWindow } from '../../../shared/contract/bridge.ts';
import { parseRequest, type Request, type WantedScene, type WindowRole } from '../../../shared/contract/requests.ts';
import type { StageSnapshot } from '../../../shared/contract/scenes.ts';
import type {
  Answer,
  ConsoleSnapshot,
  ExportedFile,
  Handover,
  RehearsalView,
} from '../../../shared/contract/snapshots.ts';
import { isStillAsked } from '../../../shared/contract/standstill.ts';
import { templateFile } from '../../../shared/exports/templates.ts';
import { done, type Outcome, refused } from '../../../shared/outcome.ts';
import { parsePlan } from '../../../shared/plan/plan.ts';
import type { Clock, Disk } from '../../../shared/ports.ts';
import { bytesOf, isRehearsal } from '../../../shared/protocol/lexis.ts';
import { type GivenUp, isFixedNote } from '../../../shared/record/notes.ts';
import { type Refusal, refusal } from '../../../shared/text/refusal.ts';
import { filmOf } from '../../../shared/views/film.ts';
import { systemClock } from '../ports/clock.ts';
import { diskOf, type FileCalls, makeFolders, refusalOf } from '../ports/disk.ts';
import { lockFolder } from '../ports/lock.ts';
import { noPrinter, type OpenPrinter } from '../sheets/printer.ts';
import { exportFile } from '../transfer/desk.ts';
import { attemptsIn } from '../transfer/folder.ts';
import { movedFrom, noteTaken, standsStillAfter, takeBack } from '../transfer/handover.ts';
import { settleTakeOver, takeOver } from '../transfer/takeover.ts';
import { Attempt, type Place } from './attempt.ts';
import { consoleView } from './console-view.ts';
import { Draft, type KeepLate } from './draft.ts';
import { otherPlanNotice } from './draft-files.ts';
import { Printing } from './printing.ts';
import { nextAttempt, nextRehearsal, rehearsalsIn } from './rehearsals.ts';
import { Showing } from './showing.ts';
import { readStanding, type Standing, writeStanding } from './standing.ts';

/** Where a session works: its data folder, and the plan that a new one begins with. `clock` and `files` are for tests. */
export type SessionOptions = {
  readonly dataFolder: string;
  readonly planPath: string;
  /** Whether nobody chose the plan: then a draft that was begun from another one is nothing to speak of. */
  readonly isDefaultPlan?: boolean;
  readonly clock?: Clock;
  readonly files?: FileCalls;
  /** What sheets are printed with; without it none are. */
  readonly printer?: OpenPrinter;
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

function draftIn(folder: string, { planPath, isDefaultPlan = false, files }: SessionOptions): Outcome<Draft> {
  return Draft.open({ folder: join(folder, 'draft'), planPath, isDefaultPlan, files });
}

/** Requests after which nothing looks different. */
const quietRequests: ReadonlySet<string> = new Set([
  'film.load',
  'face.load',
  'dossier.file',
  'receipt.check',
  'plan.keep',
  'list.preview',
  'catchment.preview',
  'template.save',
  'sheets.list',
  'sheet.file',
]);

class Session implements Service {
  private readonly place: Place;
  private readonly disk: Disk;
  private readonly release: () => void;
  private draft: Draft;
  private readonly options: SessionOptions;
  private readonly showing: Showing;
  private readonly printing: Printing;
  private standing: Standing;
  /** The ceremony itself. */
  private own: Attempt;
  /** The rehearsal that runs, or null. */
  private rehearsal: Attempt | null = null;
  private rehearsals: readonly RehearsalView[] = [];
  /** An attempt that lies in the folder from before. */
  private earlier: string | null = null;
  private stagePixels: ConsoleSnapshot['windows']['stage'] = null;
  private stageWindow: StageWindow = { place: 'opening', address: null, open: null };
  private handover: Pick<Handover, 'moved' | 'taken'>;
  private number = 1;
  private readonly listeners = new Set<() => void>();

  private constructor(place: Place, draft: Draft, options: SessionOptions, release: () => void) {
    const { printer = noPrinter } = options;
    this.options = options;
    this.handover = { moved: movedFrom(place.folder), taken: null };
    this.place = place;
    this.disk = diskOf(place.folder, place.files);
    this.draft = draft;
    this.release = release;
    this.standing = readStanding(this.disk);
    this.own = this.newAttempt();
    this.printing = new Printing(printer, () => this.changed());
    this.showing = new Showing(
      draft.disk,
      () => this.attempt.hall,
      () => this.changed(),
    );
  }

  static open(folder: string, options: SessionOptions, release: () => void): Outcome<Session> {
    const { clock = systemClock, files } = options;
    const settled = settleTakeOver(folder);
    if (!settled.ok) return settled;
    const draft = draftIn(folder, options);
    if (!draft.ok) return draft;
    const session = new Session({ folder, clock, files }, draft.value, options, release);
    const opened = session.takeUp();
    return opened.ok ? done(session) : opened;
  }

  async handle(from: WindowRole, raw: unknown): Promise<Answer> {
    const request = parseRequest(from, raw);
    if (!request.ok) return request;
    const carried = this.mayCarryOut(request.value) ?? this.carryOut(request.value);
    const answer = carried instanceof Promise ? await carried : carried;
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
    void this.printing.close();
    this.showing.close();
    this.release();
  }

  snapshot(role: WindowRole): StageSnapshot | ConsoleSnapshot {
    const stage = this.showing.snapshot(this.number);
    if (role === 'stage') return stage;
    const { number, attempt, rehearsals } = this;
    const { folder, givers, recovered, checks, typing } = attempt;
    const rehearsing = this.rehearsal?.plan.ceremony ?? null;
    const { open, ...place } = this.stageWindow;
    const windows = { stage: this.stagePixels, place: { ...place, canOpen: open !== null } };
    const desk = {
      number,
      folder,
      rehearsing,
      rehearsals,
      givers,
      typing: typing.view,
      recovered,
      checks,
      handover: this.handoverView,
      windows,
      paper: this.printing.view,
    };
    return consoleView(attempt.hall, this.draft, desk, stage);
  }

  private carryOut(request: Request): Outcome<unknown> | Promise<Outcome<unknown>> {
    const { attempt, showing, draft } = this;
    switch (request.type) {
      case 'plan.save':
        return this.whileOpen(() => this.savePlan(request.json, request.basis));
      case 'plan.keep':
        return this.whileOpen(() => draft.keepUnsaved(request.json, request.basis));
      case 'draft.restart':
        return this.outsideRehearsal(() => this.restart());
      case 'list.preview':
        return this.whileOpen(() => draft.previewList(request.school, request.file, request.mapping));
      case 'list.import':
        return this.whileOpen(() => draft.importList(request.school, request.file, request.mapping));
      case 'catchment.preview':
        return this.whileOpen(() => draft.previewCatchment(request.file));
      case 'catchment.import':
        return this.whileOpen(() => draft.importCatchment(request.file));
      case 'catchment.remove':
        return this.whileOpen(() => draft.removeCatchment());
      case 'template.save':
        return done({ ...templateFile(request.kind), manifest: null } satisfies ExportedFile);
      case 'font.add':
        return this.whileOpen(() => draft.addFont(request.file));
      case 'font.remove':
        return this.whileOpen(() => draft.removeFont(request.name));
      case 'finding.accept':
        return this.whileOpen(() => draft.accept(request.id));
      case 'attendance.sign':
        return this.outsideRehearsal(() => draft.signIn(request.role, request.name, this.place.clock(), this.keepLate));
      case 'attendance.remove':
        return this.outsideRehearsal(() => draft.signOut(request.index, this.keepLate));
      case 'rehearsal.start':
        return this.startRehearsal();
      case 'rehearsal.end':
        return this.endRehearsal();
      case 'attempt.give-up':
        return this.giveUp(request);
      case 'ceremony.freeze': {
        // Before there is a record: its id could not be changed any more, into that of a rehearsal either.
        const ready = attempt.isFrozen ? done(undefined) : draft.obstacle(attempt.plan.ceremony);
        if (!ready.ok) return ready;
        const begun = this.begin();
        return begun.ok ? this.thenShow({ kind: 'sealed' }, attempt.freeze()) : begun;
      }
      case 'secret.make':
        return this.with(it => this.thenShow({ kind: 'promise' }, attempt.makeSecret(it, request.role)));
      case 'secret.commit':
        return this.with(it =>
          this.thenShow({ kind: 'promise' }, attempt.commit(it, request.role, request.commitment)),
        );
      case 'secret.envelope':
        return this.with(it => attempt.envelope(it, request.role));
      case 'ceremony.publish':
        return this.with(it => this.thenShow({ kind: 'promise' }, it.publish()));
      case 'input.givers':
        return this.with(it => this.thenShow({ kind: 'inputs' }, attempt.chooseGivers(it, request.roles)));
      case 'input.fill':
        return this.with(it => this.thenShow({ kind: 'inputs' }, attempt.fill(it)));
      case 'input.type':
        return this.with(it => this.thenShow({ kind: 'inputs' }, attempt.type(it, request.typist, request.value)));
      case 'input.void':
        return this.with(it => this.thenShow({ kind: 'inputs' }, attempt.voidThrow(it, request.reason)));
      case 'ceremony.close':
        return this.with(it => this.thenShow({ kind: 'reveal' }, it.close()));
      case 'secret.reveal':
        return this.with(it => this.thenShow({ kind: 'reveal' }, attempt.reveal(it, request.role, request.secret)));
      case 'ceremony.draw':
        return this.with(it => {
          const drawn = attempt.draw(it);
          const first = attempt.schools.find(({ direct }) => !direct);
          return this.thenShow(first === undefined ? { kind: 'reveal' } : { kind: 'draw', school: first.code }, drawn);
        });
      case 'ceremony.seal':
        return this.with(it => this.thenShow({ kind: 'end' }, it.seal()));
      case 'incident.note': {
        if (isFixedNote(request.words)) return refused(refusal('session.fixed-words', {}));
        const begun = this.begin();
        return begun.ok ? begun.value.incident(request.words) : begun;
      }
      case 'stage.show':
        return showing.show(request.scene);
      case 'stage.resume':
        return showing.resume();
      case 'stage.open': {
        const { open } = this.stageWindow;
        if (open === null) return refused(refusal('session.stage-open', {}));
        open();
        return done(null);
      }
      case 'stage.theme':
        return showing.wear(request.theme);
      case 'film.start':
        return showing.startFilm(request.school, request.seconds);
      case 'film.pause':
        return showing.film('pause');
      case 'film.resume':
        return showing.film('resume');
      case 'film.skip':
        return showing.film('skip');
      case 'pages.auto':
        return showing.turnPages(request.seconds);
      case 'dossier.verify':
        return attempt.verify();
      case 'receipt.check':
        return attempt.checkReceipt(request.receipt, request.children);
      case 'dossier.file':
        return this.with(() => diskOf(attempt.folder).read(`public/${request.name}`));
      case 'sheets.list':
        return this.printing.list(diskOf(attempt.folder));
      case 'sheets.print':
        return this.printing.start(diskOf(attempt.folder), request.ids);
      case 'sheets.stop':
        return this.printing.stop();
      case 'sheet.file':
        return this.printing.read(diskOf(attempt.folder), request.id);
      case 'sheet.paper':
        return this.printing.paper(diskOf(attempt.folder), request.id);
      case 'export.file': {
        const { folder: data, clock } = this.place;
        const place = { data, dossier: attempt.folder, ceremony: attempt.plan.ceremony, records: this.records, clock };
        const exported = exportFile(request.kind, place);
        this.handover = { ...this.handover, moved: movedFrom(data) };
        return exported;
      }
      case 'handover.take-back': {
        const back = takeBack(this.place.folder, this.records);
        this.handover = { ...this.handover, moved: movedFrom(this.place.folder) };
        return back;
      }
      case 'handover.take-over':
        return this.takeOver(request.file.bytes);
      case 'film.load':
        return this.film(request.school);
      case 'face.load':
        return draft.face(request.digest);
      case 'stage.ready': {
        const { width, height, pixelRatio } = request;
        this.stagePixels = { width, height, pixelRatio };
        return done(null);
      }
    }
  }

  /** The attempt that is held now: the rehearsal while one runs. */
  private get attempt(): Attempt {
    return this.rehearsal ?? this.own;
  }

  /** Takes up what is on disk: the ceremony's own record, the rehearsal that ran, the scene. */
  private takeUp(): Outcome<void> {
    const opened = this.own.reopen();
    if (!opened.ok) return opened;
    // Before a freeze nobody is late: what says so was left by a crash on the way from one attempt to the next.
    const late = this.keepLate === null ? this.draft.forgetLate() : this.keepLate(this.draft.late);
    if (!late.ok) return late;
    // A crash between the last line of an attempt and the plan of the next.
    const givenUp = this.own.ceremony?.givenUp ?? null;
    const moved = givenUp === null ? done(undefined) : this.moveOn(this.own);
    if (!moved.ok) return moved;
    const { rehearsal } = this.standing;
    if (rehearsal !== null) {
      this.rehearsal = new Attempt(this.place, this.draft, rehearsal);
      const again = this.rehearsal.reopen();
      if (!again.ok) return again;
      const over = this.rehearsal.ceremony?.givenUp ?? null;
      const next = over === null ? done(undefined) : this.moveOn(this.rehearsal);
      if (!next.ok) return next;
    }
    this.listRehearsals();
    const noted = noteTaken(this.place.folder, this.records);
    if (!noted.ok) return noted;
    if (noted.value !== null) this.handover = { ...this.handover, taken: noted.value };
    this.showing.restore();
    return done(undefined);
  }

  /** Where those are kept who come after the freeze; null before it. */
  private get keepLate(): KeepLate | null {
    return this.own.isFrozen ? this.own.keepLate : null;
  }

  /** The records that are open. */
  private get records(): Ceremony[] {
    return [this.own.ceremony, this.rehearsal?.ceremony ?? null].filter(record => record !== null);
  }

  private get handoverView(): Handover {
    const { records } = this;
    return { ...this.handover, stops: standsStillAfter(records), begun: records[0]?.id ?? this.earlier };
  }

  /** Why a request is not carried out on a computer from which the ceremony has moved; null where it may be. */
  private mayCarryOut(request: Request): Outcome<never> | null {
    const { moved } = this.handover;
    return moved === null || isStillAsked(request) ? null : refused(refusal('transfer.moved', { time: moved.time }));
  }

  /** Takes over what another computer exported, and stands where that one stood. */
  private takeOver(archive: Uint8Array): Outcome<void> {
    if (this.records.length > 0) return refused(refusal('transfer.begun', { ceremony: this.attempt.plan.ceremony }));
    const taken = takeOver(this.place.folder, archive);
    if (!taken.ok) return taken;
    const draft = draftIn(this.place.folder, this.options);
    if (!draft.ok) return draft;
    this.draft = draft.value;
    this.standing = readStanding(this.disk);
    this.rehearsal = null;
    this.own = this.newAttempt();
    return this.takeUp();
  }

  /** The ceremony's own attempt: under the id with which its record began, whatever plan.json says by now. */
  private newAttempt(): Attempt {
    const { begun } = this.standing;
    return new Attempt(this.place, this.draft, begun === null ? {} : { ceremony: begun });
  }

  /** Begins the record of the attempt that is held. That the ceremony's own has begun is kept first. */
  private begin(): Outcome<Ceremony> {
    const { attempt } = this;
    if (attempt === this.own && this.standing.begun === null) {
      const { ceremony } = attempt.plan;
      if (attempt.ceremony === null) {
        if (existsSync(attempt.folder)) return this.idUsed(ceremony);
        // A full disk may have kept it from being done when the attempt before was given up.
        const forgotten = this.draft.forgetLate();
        if (!forgotten.ok) return forgotten;
      }
      const kept = this.keep({ ...this.standing, begun: ceremony });
      if (!kept.ok) return kept;
    }
    return attempt.begin();
  }

  private with(work: (ceremony: Ceremony) => Outcome<unknown>): Outcome<unknown> {
    const { ceremony } = this.attempt;
    return ceremony === null ? refused(refusal('session.not-frozen', {})) : work(ceremony);
  }

  private outsideRehearsal<T>(work: () => Outcome<T>): Outcome<T> {
    return this.rehearsal === null ? work() : refused(refusal('session.rehearsing', {}));
  }

  /** Works on the draft, as long as it is one. */
  private whileOpen<T>(work: () => Outcome<T>): Outcome<T> {
    return this.outsideRehearsal(() => (this.own.isFrozen ? refused(refusal('session.frozen', {})) : work()));
  }

  private savePlan(json: string, basis: string | undefined): Outcome<void> {
    const plan = parsePlan('plan.json', bytesOf(json));
    if (!plan.ok) return plan;
    const { ceremony } = plan.value;
    if (ceremony !== this.own.plan.ceremony) {
      if (this.own.ceremony !== null) return refused(refusal('session.id-fixed', {}));
      if (existsSync(join(this.place.folder, ceremony))) return this.idUsed(ceremony);
    }
    return this.draft.savePlan(json, basis);
  }

  /** Begins again with the plan that the app was started with. */
  private restart(): Outcome<void> {
    if (this.own.ceremony !== null) return refused(refusal('session.record-begun', {}));
    const begun = this.draft.restart(this.place.clock);
    if (!begun.ok) return begun;
    this.own = this.newAttempt();
    const taken = this.takeUp();
    if (taken.ok) this.showing.begin();
    return taken;
  }

  private idUsed(ceremony: string): Outcome<never> {
    const next = nextAttempt(this.place.folder, ceremony);
    if (next === null) return refused(refusal('session.attempts-full', { ceremony }));
    return refused(refusal('session.id-used', { ceremony, next }));
  }

  private startRehearsal(): Outcome<void> {
    if (this.rehearsal !== null) return refused(refusal('session.rehearsing', {}));
    if (this.own.isFrozen) return refused(refusal('session.rehearsal-late', {}));
    const { ceremony: id } = this.own.plan;
    if (isRehearsal(id)) return refused(refusal('session.is-rehearsal', {}));
    const ceremony = nextRehearsal(this.place.folder, id);
    if (ceremony === null) return refused(refusal('session.attempts-full', { ceremony: `TEST-${id}` }));
    // As the rehearsal will be frozen: lists of the sample are good enough for it.
    const ready = this.draft.obstacle(ceremony);
    if (!ready.ok) return ready;
    return this.rehearse({ ceremony, prior: 'none' });
  }

  /** Holds a rehearsal under an id. */
  private rehearse(rehearsal: NonNullable<Standing['rehearsal']>): Outcome<void> {
    const kept = this.keep({ ...this.standing, rehearsal });
    if (!kept.ok) return kept;
    this.rehearsal = new Attempt(this.place, this.draft, rehearsal);
    this.listRehearsals();
    this.showing.begin();
    return done(undefined);
  }

  /** Ends the rehearsal wherever it stands: its dossier stays, the draft is back. */
  private endRehearsal(): Outcome<void> {
    const { rehearsal } = this;
    if (rehearsal === null) return refused(refusal('session.no-rehearsal', {}));
    const verified = { ...this.standing.verified };
    if (rehearsal.ceremony?.state.due.type === 'sealed') {
      const finished = rehearsal.ceremony.finish();
      if (!finished.ok) return finished;
      const checks = rehearsal.verify();
      verified[rehearsal.plan.ceremony] = checks.ok && checks.value.every(({ ok }) => ok);
    }
    const kept = this.keep({ ...this.standing, rehearsal: null, verified });
    if (!kept.ok) return kept;
    this.rehearsal = null;
    this.listRehearsals();
    this.showing.begin();
    return done(undefined);
  }

  private giveUp({ reason, people }: Extract<Request, { type: 'attempt.give-up' }>): Outcome<void> {
    const { attempt } = this;
    if (attempt.ceremony === null) return refused(refusal('ceremony.give-up-early', {}));
    // A full disk had stood between the last line and the next attempt.
    if (attempt.ceremony.givenUp !== null) return this.moveOn(attempt);
    const why = reason.replace(/\s+/g, ' ').trim();
    const two = people.map(({ role, name }) => ({ role: role.trim(), name: name.trim() }));
    const isWhole = why !== '' && two.every(({ role, name }) => role !== '' && name !== '');
    if (!isWhole || two[0]?.name === two[1]?.name) return refused(refusal('session.two-people', {}));
    // Before the last line: an attempt that has no next one cannot be given up.
    const { ceremony } = attempt.plan;
    if (nextAttempt(this.place.folder, ceremony) === null)
      return refused(refusal('session.attempts-full', { ceremony }));
    const givenUp: GivenUp = { reason: why, roles: two.map(({ role }) => role) };
    const kept = bytesOf(`${JSON.stringify({ time: this.place.clock(), reason: why, people: two }, null, 1)}\n`);
    const over = attempt.ceremony.giveUp(givenUp, kept);
    const moved = over.ok ? this.moveOn(attempt) : over;
    // The hall is told, not only the record.
    if (moved.ok) this.showing.show({ kind: 'standby', words: `${ceremony} 作废：${why}` });
    return moved;
  }

  /** The attempt after one that was given up: the next id, the same draft, and as `prior` its promise where there was one, else its head. */
  private moveOn(from: Attempt): Outcome<void> {
    const { ceremony: old } = from.plan;
    const ceremony = nextAttempt(this.place.folder, old);
    const prior = from.ceremony?.state.promise ?? from.ceremony?.record.entries.at(-1)?.hash ?? 'none';
    if (ceremony === null) return refused(refusal('session.attempts-full', { ceremony: old }));
    if (from === this.rehearsal) return this.rehearse({ ceremony, prior });
    const saved = this.draft.savePlan(`${JSON.stringify({ ...this.draft.intake.plan, ceremony, prior }, null, 2)}\n`);
    if (!saved.ok) return saved;
    const kept = this.keep({ ...this.standing, begun: null });
    if (!kept.ok) return kept;
    this.own = this.newAttempt();
    this.listRehearsals();
    this.showing.begin();
    // Last: as long as a start would still be in the old attempt, it would take from its dossier whoever is forgotten here.
    return this.draft.forgetLate();
  }

  private keep(standing: Standing): Outcome<void> {
    const kept = writeStanding(this.disk, standing);
    if (kept.ok) this.standing = standing;
    return kept;
  }

  private listRehearsals(): void {
    const running = this.rehearsal?.plan.ceremony ?? '';
    this.earlier = attemptsIn(this.place.folder)[0] ?? null;
    this.rehearsals = rehearsalsIn(this.place.folder, [this.own.plan.ceremony, running], this.standing.verified);
  }

  /** Shows a scene after a step that succeeded. */
  private thenShow(scene: WantedScene, step: Outcome<unknown>): Outcome<unknown> {
    if (step.ok) this.showing.show(scene);
    return step;
  }

  private film(code: string): Outcome<unknown> {
    const { drawn, ceremony, schools } = this.attempt;
    const school = schools.find(each => each.code === code);
    const seed = ceremony?.state.seed ?? null;
    if (drawn === null || seed === null || school === undefined) return refused(refusal('session.not-drawn', {}));
    return done(filmOf(drawn, school, seed));
  }

  private changed(): void {
    this.number++;
    for (const listener of this.listeners) listener();
  }
}
