// What the stage shows: the scene that was asked for and the time of its film or page. What a scene says is made of the hall
// each time; here is only which scene it is. It is kept on disk, so that a start after a crash shows it again, standing still.

import * as v from 'valibot';
import {
  filmSeconds,
  lookSchema,
  type WantedScene,
  wantedScene,
  witnessLots,
} from '../../../shared/contract/requests.ts';
import { type Look, plainLook, type SceneKind, type StageSnapshot } from '../../../shared/contract/scenes.ts';
import { type StepId, stepIds } from '../../../shared/contract/snapshots.ts';
import { done, type Outcome, refused } from '../../../shared/outcome.ts';
import type { Disk } from '../../../shared/ports.ts';
import { bytesOf } from '../../../shared/protocol/lexis.ts';
import type { Draw } from '../../../shared/protocol/result.ts';
import { lotName } from '../../../shared/protocol/roster.ts';
import { presentedIn } from '../../../shared/record/notes.ts';
import { signingsOf } from '../../../shared/record/signing.ts';
import { refusal } from '../../../shared/text/refusal.ts';
import { usualDisplay } from '../../../shared/views/grids.ts';
import { askedLot, rowsAsked } from '../../../shared/views/looking-up.ts';
import { firstRowOf, type PagedKind, pageOf, pagesOf } from '../../../shared/views/paging.ts';
import { type Extent, pictureOf } from '../../../shared/views/picture.ts';
import { frameOf, isSeedOpen, sceneOf } from '../../../shared/views/scenes.ts';
import { readJsonFile } from '../ports/disk.ts';
import type { Hall } from './attempt.ts';
import { Player } from './player.ts';

/**
 * What is kept: the attempt that it belongs to, the scene, the length of a film in seconds, how much of it has been played in
 * milliseconds and which lots it follows.
 */
const keptSchema = v.strictObject({
  ceremony: v.string(),
  wanted: wantedScene,
  seconds: filmSeconds,
  elapsed: v.pipe(v.number(), v.minValue(0)),
  witnesses: witnessLots,
  look: lookSchema,
  /** When the test card was last on a stage. */
  tested: v.exactOptional(v.string()),
  /** The pixels of the stage: a page holds what its picture has room for. */
  display: v.exactOptional(v.strictObject({ width: v.number(), height: v.number() })),
});

const keptFile = 'stage.json';

/** Milliseconds between two notes of where a film is: a film that is cut by a crash goes on where it was, to two seconds. */
const keepingEvery = 2000;

/** The step that each scene belongs to. A standby and a look-up belong to that of the scene under them. */
const stepOf: { readonly [Kind in SceneKind]: StepId } = {
  cover: 'prepare',
  standby: 'prepare',
  rules: 'prepare',
  testcard: 'displays',
  sealed: 'freeze',
  lookup: 'freeze',
  promise: 'secrets',
  inputs: 'inputs',
  reveal: 'reveal',
  seed: 'reveal',
  draw: 'draw',
  direct: 'present',
  board: 'present',
  pages: 'present',
  end: 'seal',
};

/** A scene of several pages. */
type PagedScene = Extract<WantedScene, { readonly kind: PagedKind }>;

function isPaged(scene: WantedScene): scene is PagedScene {
  return scene.kind === 'board' || scene.kind === 'pages';
}

/** The stage of one session. */
export class Showing {
  private readonly disk: Disk;
  private readonly hall: () => Hall;
  private readonly checkNames: () => Outcome<void>;
  private readonly changed: () => void;
  private readonly keeping: NodeJS.Timeout;
  private wanted: WantedScene = { kind: 'cover' };
  /** What a standby covers. */
  private before: WantedScene = { kind: 'cover' };
  /** What a look-up covers. */
  private under: WantedScene = { kind: 'cover' };
  /** The results that were shown last; null before there are any. */
  private results: WantedScene | null = null;
  private testedAt: string | null = null;
  private hasShownSeed = false;
  private look: Look = plainLook;
  /** The pixels of the stage as it told them last; until then those of an ordinary projector. */
  private display: Extent = usualDisplay;
  private seconds = 60;
  /** The lots that a film follows, and whose film that is. */
  private followed: { readonly school: string; readonly lots: readonly string[] } = { school: '', lots: [] };
  private autoSeconds = 0;
  private player: Player | null = null;

  /**
   * `disk` is that of the draft; `checkNames` says whether the sealed names are still those of the frozen list; `changed` is called
   * when a film ends or a page turns by itself.
   */
  constructor(disk: Disk, hall: () => Hall, checkNames: () => Outcome<void>, changed: () => void) {
    this.disk = disk;
    this.hall = hall;
    this.checkNames = checkNames;
    this.changed = changed;
    this.keeping = setInterval(() => {
      if (this.player?.playing.running) this.keep();
    }, keepingEvery);
    this.keeping.unref();
  }

  /**
   * Shows a scene, of several pages the nearest that exists. Refuses a school that the plan does not know, results before there are
   * any, and names that were changed.
   */
  show(asked: WantedScene): Outcome<void> {
    const { schools, draw } = this.hall();
    if ('school' in asked && schools.every(({ code }) => code !== asked.school)) {
      return refused(refusal('session.no-school', { code: asked.school }));
    }
    if ((asked.kind === 'draw' || isPaged(asked)) && draw === null) return refused(refusal('session.not-drawn', {}));
    const scene = this.nearest(asked);
    if (scene.kind === 'lookup') {
      const checked = this.checkNames();
      if (!checked.ok) return checked;
    }
    this.player?.pause();
    if (scene.kind === 'seed' && isSeedOpen(this.hall())) this.hasShownSeed = true;
    if (scene.kind === 'standby') {
      if (this.wanted.kind !== 'standby') this.before = this.wanted;
      this.wanted = scene;
      return this.keep();
    }
    if (scene.kind === 'lookup') {
      if (this.base.kind !== 'lookup') this.under = this.base;
      this.wanted = scene;
      return this.keep();
    }
    // The film that a standby or a look-up interrupted stands where it was.
    const again = scene.kind === 'draw' && this.player !== null && this.isCovered && this.base === scene;
    this.wanted = scene;
    if (scene.kind === 'draw' || isPaged(scene) || scene.kind === 'direct') this.results = scene;
    if (!again)
      this.player = scene.kind === 'draw' ? this.filmPlayer(0) : isPaged(scene) ? this.pagePlayer(scene) : null;
    const shown = scene.kind === 'direct' || isPaged(scene) ? this.present(scene.school) : done(undefined);
    return shown.ok ? this.keep() : shown;
  }

  /** Shows a scene after a step that succeeded. */
  after<Step extends Outcome<unknown>>(step: Step, scene: WantedScene): Step {
    if (step.ok) this.show(scene);
    return step;
  }

  /** Back from a standby scene or a look-up to what was shown before. */
  resume(): Outcome<void> {
    return this.show(this.wanted.kind === 'lookup' ? this.under : this.before);
  }

  /** Shows the scene of the step that is due. */
  home(): Outcome<void> {
    return this.isHome ? done(undefined) : this.show(this.homeScene());
  }

  /** Whether the scene of the step that is due is shown. */
  get isHome(): boolean {
    const { wanted } = this;
    const home = this.homeScene();
    return home === wanted || (home.kind === wanted.kind && !('school' in home));
  }

  /** Whether the seed of this attempt has had its scene since the service started. */
  get seedShown(): boolean {
    return this.hasShownSeed;
  }

  /** When the test card was last on a stage of this machine; null if it never was. */
  get tested(): string | null {
    return this.testedAt;
  }

  /** Remembers that the test card is on a stage. */
  test(time: string): Outcome<void> {
    if (this.wanted.kind === 'testcard') this.testedAt = time;
    return this.keep();
  }

  /** Shows the page of a school, by number or by rank, where a lot stands. */
  findPage(kind: PagedKind, school: string, question: string): Outcome<void> {
    const { draw } = this.hall();
    if (draw === null) return refused(refusal('session.not-drawn', {}));
    const row = this.rowOf(draw, school, question);
    if (!row.ok) return row;
    return this.show({ kind, school, page: pageOf(this.hall(), kind, school, row.value, pictureOf(this.display)) });
  }

  /** The row of the one lot of a school that a question means. */
  private rowOf({ roster }: Draw, school: string, question: string): Outcome<number> {
    const { schools, families } = this.hall();
    const asked = askedLot(question);
    const name = schools.find(({ code }) => code === school)?.name ?? school;
    const [row, other] = rowsAsked(roster, asked, families, school);
    if (row === undefined) return refused(refusal('session.lot-none', { school: name, asked }));
    return other === undefined ? done(row) : refused(refusal('session.lot-several', { school: name, asked }));
  }

  /** The scene itself, the same object, unless it is a page behind the last one: then that one. */
  private nearest(scene: WantedScene): WantedScene {
    if (!isPaged(scene)) return scene;
    const pages = pagesOf(this.hall(), scene.kind, scene.school, pictureOf(this.display));
    return scene.page <= pages ? scene : { ...scene, page: pages };
  }

  /** What is under a standby and a look-up. */
  private get base(): WantedScene {
    const shown = this.wanted.kind === 'standby' ? this.before : this.wanted;
    return shown.kind === 'lookup' ? this.under : shown;
  }

  private get isCovered(): boolean {
    return this.wanted.kind === 'standby' || this.wanted.kind === 'lookup';
  }

  /** The scene of the step that is due. While results are shown it is the school that was shown last. */
  private homeScene(): WantedScene {
    const { state, schools } = this.hall();
    switch (state.due.type) {
      case 'open':
      case 'freeze':
      case 'given-up':
        return { kind: 'cover' };
      case 'commit':
      case 'publish':
        return { kind: 'promise' };
      case 'input': {
        // While it waits to be signed, the promise is what everybody copies.
        const waits = signingsOf({ state, schools }).some(({ state }) => state === 'due');
        return { kind: waits ? 'promise' : 'inputs' };
      }
      case 'close':
        return { kind: 'inputs' };
      case 'reveal':
        return { kind: 'reveal' };
      case 'seed':
      case 'result':
        return { kind: this.base.kind === 'seed' ? 'seed' : 'reveal' };
      case 'seal': {
        const first = schools.find(({ direct }) => !direct);
        return this.results ?? (first === undefined ? { kind: 'reveal' } : { kind: 'draw', school: first.code });
      }
      case 'sealed':
        return { kind: 'end' };
    }
  }

  /** Changes how the stage looks. */
  wear(look: { readonly [Name in keyof Look]?: Look[Name] | undefined }): Outcome<void> {
    const named = Object.fromEntries(Object.entries(look).filter(([, value]) => value !== undefined));
    this.look = { ...this.look, ...(named as Partial<Look>) };
    return this.keep();
  }

  /**
   * Plays the film of a school from its beginning, in so many seconds, and puts on record that it is shown. It follows the lots that
   * `witnesses` ask for; where one is no lot or several, nothing is shown.
   */
  startFilm(school: string, seconds: number, witnesses: readonly string[]): Outcome<void> {
    const { draw } = this.hall();
    if (draw === null) return refused(refusal('session.not-drawn', {}));
    const lots = new Set<string>();
    for (const question of witnesses) {
      const row = this.rowOf(draw, school, question);
      if (!row.ok) return row;
      lots.add(lotName(draw.roster, row.value));
    }
    const shown = this.show({ kind: 'draw', school });
    // A film that is shown keeps its length and its lots where another one is refused.
    if (!shown.ok) return shown;
    this.seconds = seconds;
    this.followed = { school, lots: [...lots] };
    this.player = this.filmPlayer(0);
    this.player.resume();
    this.keep();
    return this.present(school);
  }

  /** Stops the film or the page where it is, lets it run on, or goes to its end. What is covered stands still: nobody would see it. */
  film(what: 'pause' | 'resume' | 'skip'): Outcome<void> {
    if (!this.isCovered) this.player?.[what]();
    return this.keep();
  }

  /** Turns pages by themselves, so many seconds a page; 0 stops that. A scene without pages stays as it is, a film where it is. */
  turnPages(seconds: number): Outcome<void> {
    this.autoSeconds = seconds;
    return isPaged(this.wanted) ? this.show(this.wanted) : done(undefined);
  }

  /**
   * The stage has told its pixels. Where a page holds more or fewer lots from now on, the one is shown that has the first of them. A
   * window without any, as a minimized one may be, changes nothing.
   */
  fit({ width, height }: Extent): void {
    if (!(width > 0 && height > 0)) return;
    const before = pictureOf(this.display);
    this.display = { width, height };
    const now = pictureOf(this.display);
    const moved = (scene: WantedScene): WantedScene => {
      if (!isPaged(scene) || this.hall().draw === null) return scene;
      const { kind, school, page } = scene;
      const row = firstRowOf(this.hall(), kind, school, page, before);
      // The same object while nothing moves: a covered scene is known by it.
      const next = row === null ? page : pageOf(this.hall(), kind, school, row, now);
      return next === page ? scene : { ...scene, page: next };
    };
    const isResults = this.results !== null && this.results === this.base;
    this.wanted = moved(this.wanted);
    this.before = moved(this.before);
    this.under = moved(this.under);
    this.results = isResults ? this.base : this.results && moved(this.results);
  }

  /** What a stage gets. */
  snapshot(number: number): StageSnapshot {
    const { wanted } = this;
    const { kind } = this.base;
    const timing = {
      seconds: this.seconds,
      auto: this.autoSeconds,
      witnesses: this.witnessesOf(wanted),
      playing: this.player?.playing ?? { elapsed: 0, running: false },
    };
    const scene = sceneOf(this.hall(), wanted, timing, pictureOf(this.display));
    const isPublished = scene.kind === 'promise' && scene.digest !== null;
    const step = stepIds.indexOf(isPublished ? 'publish' : stepOf[kind]) + 1;
    return { number, frame: frameOf(this.hall(), this.look, step, stepIds.length), scene };
  }

  /** Keeps on disk what is shown. A disk that is full takes nothing away: the stage shows it all the same. */
  keep(): Outcome<void> {
    const kept: v.InferOutput<typeof keptSchema> = {
      ceremony: this.hall().plan.ceremony,
      wanted: this.base,
      seconds: this.seconds,
      elapsed: this.base.kind === 'draw' ? (this.player?.playing.elapsed ?? 0) : 0,
      witnesses: this.witnessesOf(this.base),
      look: this.look,
      ...(this.testedAt === null ? {} : { tested: this.testedAt }),
      ...(this.display === usualDisplay ? {} : { display: this.display }),
    };
    this.disk.write(keptFile, [bytesOf(JSON.stringify(kept))], 'private');
    return done(undefined);
  }

  /** Another attempt begins or comes back: its stage begins with the cover. */
  begin(): void {
    this.results = null;
    this.followed = { school: '', lots: [] };
    this.hasShownSeed = false;
    this.show({ kind: 'cover' });
    this.before = { kind: 'cover' };
    this.under = { kind: 'cover' };
  }

  /** Takes up what the stage showed before a crash; what does not fit the record any more becomes the cover. */
  restore(): void {
    const kept = readJsonFile(this.disk, keptFile, keptSchema);
    if (kept === null) return;
    this.look = kept.look;
    this.testedAt = kept.tested ?? null;
    this.display = kept.display ?? this.display;
    if (kept.ceremony !== this.hall().plan.ceremony) return;
    this.seconds = kept.seconds;
    if (kept.wanted.kind === 'draw') this.followed = { school: kept.wanted.school, lots: kept.witnesses };
    if (!this.show(kept.wanted).ok) return;
    if (kept.wanted.kind !== 'draw') return;
    this.player = this.filmPlayer(kept.elapsed);
    // What was kept a moment ago is its beginning, where a second crash would take it.
    this.keep();
  }

  /** Stands still for good. */
  close(): void {
    this.keep();
    this.player?.pause();
    clearInterval(this.keeping);
  }

  /** Puts on record that a school is shown, once. */
  private present(school: string): Outcome<void> {
    const { ceremony } = this.hall();
    if (ceremony === null || ceremony.state.due.type !== 'seal' || presentedIn(ceremony.state.notes).includes(school))
      return done(undefined);
    return ceremony.present(school);
  }

  private witnessesOf(scene: WantedScene): string[] {
    return scene.kind === 'draw' && scene.school === this.followed.school ? [...this.followed.lots] : [];
  }

  private filmPlayer(elapsed: number): Player {
    return new Player(this.seconds * 1000, elapsed, () => {
      this.keep();
      this.changed();
    });
  }

  private pagePlayer({ kind, school }: PagedScene): Player | null {
    if (this.autoSeconds === 0) return null;
    const player = new Player(this.autoSeconds * 1000, 0, () => {
      const { wanted } = this;
      const pages = pagesOf(this.hall(), kind, school, pictureOf(this.display));
      if (isPaged(wanted) && wanted.page < pages) this.show({ ...wanted, page: wanted.page + 1 });
      this.changed();
    });
    player.resume();
    return player;
  }
}
