// The house around the ceremonies: the start screen, the ceremony that is open, or an archive that is read; one of them at a time.
// Which ceremony is open is kept on disk, so that a start after a crash is in it again.

import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as v from 'valibot';
import type { CeremonyService, LiveWindow, Service, Snapshots, StageWindow } from '../../../shared/contract/bridge.ts';
import {
  type Answer,
  type HouseRequestType,
  isForHouse,
  isSeen,
  parseRequest,
  type Request,
  type RequestOf,
  type RequestType,
  type WindowRole,
} from '../../../shared/contract/requests.ts';
import { plainLook, type StageSnapshot } from '../../../shared/contract/scenes.ts';
import { stepIds } from '../../../shared/contract/snapshots.ts';
import { type ConsoleView, isUnderWay } from '../../../shared/contract/start.ts';
import { done, type Outcome, refused } from '../../../shared/outcome.ts';
import { newId, newPlan, nextId, officialId, planFor } from '../../../shared/plan/new-plan.ts';
import type { Plan } from '../../../shared/plan/plan.ts';
import { bytesOf, isRehearsal } from '../../../shared/protocol/lexis.ts';
import { type Refusal, refusal } from '../../../shared/text/refusal.ts';
import { attendanceFile } from '../draft/attendance-list.ts';
import { beginWith, copyDraft, copyPlan, originOf, planFileAt } from '../draft/files.ts';
import { systemClock } from '../ports/clock.ts';
import { diskOf, makeFolders, move, onDisk, readJsonFile, removeAll } from '../ports/disk.ts';
import { requireHeld } from '../ports/held-folders.ts';
import { lockFolder } from '../ports/lock.ts';
import { isSamePath } from '../ports/paths.ts';
import { answered } from '../session/answered.ts';
import { openSession } from '../session/session.ts';
import { takeOver } from '../session/takeover.ts';
import type { SessionOptions } from '../session/workspace.ts';
import { noPrinter } from '../sheets/printer.ts';
import { ArchiveDesk } from './archive-desk.ts';
import { entriesIn, entryNames, folderOf, foldersIn, idsIn, planIn } from './entries.ts';

/** The house's own folder among those of the ceremonies: its lock, and the file that says which ceremony is open. */
const ownFolder = '.house';
const openFile = 'open.json';
const openSchema = v.strictObject({ open: v.nullable(v.string()) });

/** The folder in which an archive lies while it is read; removed when it is closed, and at every start. */
const scratchFolder = 'archive';

/** The folder in which a new ceremony lies until it is whole; removed at every start. */
const newFolder = 'new';

/** How a house is opened. `clock` and `files` are for tests. */
export type HouseOptions = Pick<SessionOptions, 'clock' | 'files' | 'printer'> & {
  /** The folder of the ceremonies of this computer. It is made when the first one begins. */
  readonly home: string;
  /** A folder of one ceremony that is opened at once, wherever it is; null to open what was open last. */
  readonly dataFolder: string | null;
  /** The plan that a new ceremony begins with, if one was named at the start; null if none was. */
  readonly planPath: string | null;
  /** The plan of the sample. */
  readonly samplePath: string;
  /** What a computer without ceremonies opens. */
  readonly first: 'sample' | 'start';
};

/** What is open. */
type Place =
  | { readonly at: 'start' }
  | {
      readonly at: 'ceremony';
      readonly session: CeremonyService;
      readonly folder: string;
      readonly stop: () => void;
    }
  | { readonly at: 'archive'; readonly desk: ArchiveDesk };

/** Opens the house. Refuses a folder that another process holds, or that cannot be made. */
export function openHouse(options: HouseOptions): Outcome<Service> {
  const house = new House({ ...options, home: resolve(options.home) });
  const begun = house.begin();
  if (begun.ok) return done(house);
  house.close();
  return begun;
}

class House implements Service {
  private readonly options: HouseOptions;
  private readonly listeners = new Set<() => void>();
  private place: Place = { at: 'start' };
  private release: (() => void) | null = null;
  private trouble: Refusal | null = null;
  private number = 1;
  private window: StageWindow = { place: 'opening', address: null, open: null };
  private live: LiveWindow = { isOpen: false, address: null, open: null };
  private pixels: RequestOf<'stage.ready'> | null = null;

  constructor(options: HouseOptions) {
    this.options = options;
  }

  /** Opens what is to be shown first. */
  begin(): Outcome<void> {
    const { home, dataFolder, planPath, samplePath, first } = this.options;
    if (dataFolder !== null) return this.enter(resolve(dataFolder), planPath ?? samplePath, planPath === null);
    const held = this.hold();
    if (!held.ok) return held;
    if (planPath !== null) {
      const begun = this.begunFrom(planPath);
      return begun === null
        ? this.beginNew(folder => copyPlan(planPath, join(folder, 'draft')))
        : this.openEntry(begun);
    }
    const names = entryNames(home);
    if (!names.ok) return names;
    if (names.value.length === 0 && first === 'sample') return this.openSample();
    const { open } = readJsonFile(diskOf(this.own), openFile, openSchema) ?? { open: null };
    if (open === null || !names.value.includes(open)) return done(undefined);
    const opened = this.openEntry(open);
    // Somebody else holds it: as at every start, that ends here. Anything else is told on the start screen.
    if (opened.ok || opened.refusal.code === 'disk.in-use') return opened;
    this.trouble = opened.refusal;
    return done(undefined);
  }

  handle<Type extends RequestType>(from: WindowRole, request: RequestOf<Type>): Promise<Answer<Type>>;
  handle(from: WindowRole, raw: unknown): Promise<Answer>;
  async handle(from: WindowRole, raw: unknown): Promise<Answer> {
    const parsed = parseRequest(from, raw);
    if (!parsed.ok) return parsed;
    const request = parsed.value;
    if (request.type === 'stage.ready') this.pixels = request;
    if (!isForHouse(request) && this.place.at === 'ceremony') return this.place.session.handle(from, raw);
    const answer = await answered(this.own, () =>
      isForHouse(request) ? this.carryOut(request) : this.elsewhere(request),
    );
    if (isSeen(request.type)) this.changed();
    return answer;
  }

  get notice(): Refusal | null {
    return this.place.at === 'ceremony' ? (this.place.session.notice ?? null) : this.trouble;
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  placeStage(window: StageWindow): void {
    this.window = window;
    // A closed window has no size.
    if (window.place === 'closed') this.pixels = null;
    if (this.place.at === 'ceremony') this.place.session.placeStage(window);
    else this.changed();
  }

  placeLive(window: LiveWindow): void {
    this.live = window;
    if (this.place.at === 'ceremony') this.place.session.placeLive(window);
    else this.changed();
  }

  snapshot<Role extends WindowRole>(role: Role): Snapshots[Role] {
    return this.snapshots[role]();
  }

  close(): void {
    this.leave();
    this.release?.();
    this.release = null;
  }

  private readonly snapshots: { readonly [Role in WindowRole]: () => Snapshots[Role] } = {
    stage: () => this.stage(),
    live: () => this.stage(),
    console: () => this.console(),
  };

  private readonly changed = (): void => {
    this.number++;
    for (const listener of this.listeners) listener();
  };

  /** The numbers of snapshots are the house's: those of one ceremony after another would not grow. */
  private stage(): StageSnapshot {
    const { place, number } = this;
    if (place.at === 'ceremony') return { ...place.session.snapshot('stage'), number };
    const shown = place.at === 'archive' ? place.desk.stage(number) : null;
    return shown ?? idleStage(number);
  }

  private console(): ConsoleView {
    const { place, number, window, pixels } = this;
    if (place.at === 'ceremony') {
      const view = place.session.snapshot('console');
      return { ...view, number, stage: { ...view.stage, number } };
    }
    const { open, ...where } = window;
    const { open: openLive, ...live } = this.live;
    const windows = {
      place: { ...where, canOpen: open !== null },
      stage: pixels,
      live: { ...live, canOpen: openLive !== null },
    };
    const common = { number, windows, stage: this.stage() };
    if (place.at === 'archive') return { ...place.desk.view, ...common };
    const { home } = this.options;
    const entries = existsSync(home) ? entriesIn(home) : done([]);
    const trouble = entries.ok ? this.trouble : entries.refusal;
    return { at: 'start', ...common, folder: home, ceremonies: entries.ok ? entries.value : [], trouble };
  }

  private carryOut<Type extends HouseRequestType>(request: RequestOf<Type>): Answer<Type> | Promise<Answer<Type>> {
    return this.handlers[request.type](request);
  }

  private readonly handlers: {
    readonly [Type in HouseRequestType]: (request: RequestOf<Type>) => Answer<Type> | Promise<Answer<Type>>;
  } = {
    'start.create': ({ title, organiser, schools }) =>
      this.fromStart(() => this.beginPlan((date, taken) => newPlan({ title, organiser, schools }, newId(date, taken)))),
    'start.from': ({ entry }) =>
      this.fromStart(() => {
        const folder = folderOf(this.options.home, entry);
        const earlier = folder.ok ? planIn(folder.value) : folder;
        if (!earlier.ok) return earlier;
        const { value } = earlier;
        return this.beginPlan((date, taken) => planFor(date.slice(0, 4), value, nextId(date, value.ceremony, taken)));
      }),
    'start.official': ({ people }) => this.makeOfficial(people),
    'start.sample': () => this.fromStart(() => this.openSample()),
    'start.open': ({ entry }) => this.fromStart(() => this.openEntry(entry)),
    'start.take-over': ({ file }) =>
      this.fromStart(() =>
        this.beginNew(folder => {
          makeFolders(folder);
          return takeOver(folder, file.bytes);
        }),
      ),
    'start.leave': () => {
      if (this.isPrinting) return refused(refusal('sheets.busy', {}));
      this.leave();
      return this.keepOpen(null);
    },
    'archive.open': ({ name, files }) => this.fromStart(() => this.openArchive(name, files)),
    'archive.choose': ({ key }) => this.onArchive(desk => desk.choose(key)),
    'archive.rows': request => this.onArchive(desk => desk.rows(request)),
    'archive.close': () => {
      if (this.isPrinting) return refused(refusal('sheets.busy', {}));
      this.leave();
      return done(undefined);
    },
    'live.open': ({ variant }) => {
      if (this.live.open === null) return refused(refusal('session.live-none', {}));
      this.live.open(variant);
      return done(undefined);
    },
  };

  /** What is asked of a ceremony where none is open. */
  private elsewhere(request: Exclude<Request, { type: HouseRequestType }>): Answer | Promise<Answer> {
    if (request.type === 'stage.ready') return done(undefined);
    if (request.type === 'stage.open') {
      if (this.window.open === null) return refused(refusal('session.stage-open', {}));
      this.window.open();
      return done(undefined);
    }
    return this.place.at === 'archive' ? this.place.desk.handle(request) : refused(refusal('house.nothing-open', {}));
  }

  private get isPrinting(): boolean {
    const { place } = this;
    if (place.at === 'ceremony') return place.session.snapshot('console').paper.progress !== null;
    return place.at === 'archive' && place.desk.isPrinting;
  }

  private fromStart<T>(work: () => Outcome<T>): Outcome<T> {
    if (this.place.at !== 'start') return refused(refusal('house.leave-first', {}));
    const held = this.hold();
    if (!held.ok) return held;
    return onDisk(this.options.home, work);
  }

  private onArchive<T>(work: (desk: ArchiveDesk) => Outcome<T>): Outcome<T> {
    return this.place.at === 'archive' ? work(this.place.desk) : refused(refusal('house.nothing-open', {}));
  }

  /** Makes and locks the folder of the ceremonies, once; what an archive left there when the program was killed is removed. */
  private hold(): Outcome<void> {
    if (this.release !== null) return onDisk(this.own, () => done(requireHeld(this.own)));
    const { home } = this.options;
    return onDisk(home, () => {
      makeFolders(this.own);
      const release = lockFolder(this.own);
      if (!release.ok) return release;
      this.release = release.value;
      this.clear();
      return done(undefined);
    });
  }

  /** Keeps which ceremony is open. */
  private keepOpen(open: string | null): Outcome<void> {
    // A ceremony that `--data` opened is no business of the house, which may not even be there.
    if (this.release === null) return done(undefined);
    return diskOf(this.own).write(openFile, [bytesOf(`${JSON.stringify({ open })}\n`)], 'private');
  }

  /** Begins a ceremony with a plan that is made of today's date and the ids that are taken. */
  private beginPlan(plan: (date: string, taken: ReadonlySet<string>) => Plan): Outcome<void> {
    return this.beginNew(folder => beginWith(plan(this.date, idsIn(this.options.home)), join(folder, 'draft')));
  }

  /** Makes a folder for a ceremony, fills it, and opens it. A refusal leaves nothing of it. */
  private beginNew(fill: (folder: string) => Outcome<unknown>): Outcome<void> {
    const { date } = this;
    const { home } = this.options;
    const names = new Set(readdirSync(home));
    let number = 1;
    while (names.has(`${date}-${number}`)) number++;
    const entry = `${date}-${number}`;
    const folder = join(home, entry);
    // It becomes one of the ceremonies once it is whole: what a crash leaves on the way is removed at the next start.
    const scratch = join(this.own, newFolder);
    this.clear();
    const filled = onDisk(folder, () => {
      const whole = fill(scratch);
      if (!whole.ok) return whole;
      move(scratch, folder);
      return done(undefined);
    });
    this.clear();
    if (filled.ok) this.leave();
    const opened = filled.ok ? this.openEntry(entry) : filled;
    if (!opened.ok) removeAll(folder);
    return opened.ok ? done(undefined) : opened;
  }

  /** Today, YYYY-MM-DD. */
  private get date(): string {
    return (this.options.clock ?? systemClock)().slice(0, 10);
  }

  /** From the ceremony that is open, held as a rehearsal, to the official one. The rehearsal stays as it is. */
  private makeOfficial(people: boolean): Outcome<void> {
    const { place } = this;
    if (place.at !== 'ceremony') return refused(refusal('house.nothing-open', {}));
    const { plan } = place.session.snapshot('console');
    if (!isRehearsal(plan.ceremony)) return refused(refusal('house.official', {}));
    if (this.isPrinting) return refused(refusal('sheets.busy', {}));
    const held = this.hold();
    if (!held.ok) return held;
    const from = join(place.folder, 'draft');
    const draft = planIn(place.folder, 'draft');
    if (!draft.ok) return draft;
    const ceremony = officialId(draft.value.ceremony, idsIn(this.options.home));
    const without = people ? [] : [attendanceFile];
    return this.beginNew(folder =>
      copyDraft(from, join(folder, 'draft'), { ...draft.value, ceremony, prior: 'none' }, without),
    );
  }

  /** Opens the sample that is under way, or a new one. */
  private openSample(): Outcome<void> {
    const { home, samplePath } = this.options;
    const entries = entriesIn(home);
    if (!entries.ok) return entries;
    const origin = planFileAt(samplePath)?.sha256;
    const underWay = entries.value.find(
      entry =>
        entry.trouble === null &&
        isRehearsal(entry.ceremony) &&
        isUnderWay(entry.state) &&
        originOf(join(home, entry.entry, 'draft'))?.sha256 === origin,
    );
    if (underWay !== undefined) return this.openEntry(underWay.entry);
    return this.beginNew(folder => copyPlan(samplePath, join(folder, 'draft')));
  }

  /** The ceremony that was begun from a plan file as it is now; null if none was. */
  private begunFrom(planPath: string): string | null {
    const { home } = this.options;
    const given = planFileAt(planPath);
    const entries = entriesIn(home);
    if (given === null || !entries.ok) return null;
    const isFrom = (entry: string) => {
      const origin = originOf(join(home, entry, 'draft'));
      return origin !== null && isSamePath(origin.path, given.path) && origin.sha256 === given.sha256;
    };
    return entries.value.find(({ entry }) => isFrom(entry))?.entry ?? null;
  }

  private openEntry(entry: string): Outcome<void> {
    const folder = folderOf(this.options.home, entry);
    if (!folder.ok) return folder;
    const { planPath, samplePath } = this.options;
    const entered = this.enter(folder.value, planPath ?? samplePath, true);
    if (!entered.ok) return entered;
    const kept = this.keepOpen(entry);
    if (!kept.ok) this.leave();
    return kept;
  }

  /** Opens the session of a folder; the stage's window is told to it as it is. */
  private enter(dataFolder: string, planPath: string, isDefaultPlan: boolean): Outcome<void> {
    const { clock, files, printer } = this.options;
    const session = openSession({
      ...{ dataFolder, planPath, isDefaultPlan, files },
      others: () => foldersIn(this.options.home),
      ...(clock === undefined ? {} : { clock }),
      ...(printer === undefined ? {} : { printer }),
    });
    if (!session.ok) return session;
    this.trouble = null;
    session.value.placeStage(this.window);
    session.value.placeLive(this.live);
    if (this.pixels !== null) void session.value.handle('stage', this.pixels);
    this.place = {
      at: 'ceremony',
      session: session.value,
      folder: dataFolder,
      stop: session.value.onChange(this.changed),
    };
    return done(undefined);
  }

  private openArchive(name: string, files: RequestOf<'archive.open'>['files']): Outcome<void> {
    const scratch = join(this.own, scratchFolder);
    this.clear();
    const { printer = noPrinter } = this.options;
    const desk = ArchiveDesk.open(name, files, { scratch, printer, changed: this.changed });
    if (desk.ok) {
      if (this.pixels !== null) desk.value.fit(this.pixels);
      this.place = { at: 'archive', desk: desk.value };
    } else this.clear();
    return desk.ok ? done(undefined) : desk;
  }

  /** Closes what is open, back to the start screen. */
  private leave(): void {
    const { place } = this;
    this.place = { at: 'start' };
    if (place.at === 'ceremony') {
      place.stop();
      place.session.close();
    }
    if (place.at === 'archive') {
      void place.desk.close();
      this.clear();
    }
  }

  private get own(): string {
    return join(this.options.home, ownFolder);
  }

  /** Removes what was unpacked of an archive, of which nothing stays on this computer, and a ceremony that was being made. */
  private clear(): void {
    for (const name of [scratchFolder, newFolder]) removeAll(join(this.own, name));
  }
}

/** The stage where nothing is open. */
function idleStage(number: number): StageSnapshot {
  return {
    number,
    frame: {
      ...plainLook,
      ...{ ceremony: '', title: '', organiser: '', rehearsal: false, is: 'idle', roster: null, seed: null },
      ...{ step: 1, steps: stepIds.length, events: 0, faces: [] },
    },
    scene: { kind: 'standby', words: '', events: 0 },
  };
}
