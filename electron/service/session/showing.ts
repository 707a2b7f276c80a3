// What the stage shows: the scene that was asked for and the time of its film or page. What a scene says is made of the hall
// each time; here is only which scene it is. It is kept on disk, so that a start after a crash shows it again, standing still.

import * as v from 'valibot';
import { filmSeconds, lookSchema, type WantedScene, wantedScene } from '../../../shared/contract/requests.ts';
import { type Look, plainLook, type SceneKind, type StageSnapshot } from '../../../shared/contract/scenes.ts';
import { type StepId, stepIds } from '../../../shared/contract/snapshots.ts';
import { done, type Outcome, refused } from '../../../shared/outcome.ts';
import type { Disk } from '../../../shared/ports.ts';
import { bytesOf } from '../../../shared/protocol/lexis.ts';
import { listedLots } from '../../../shared/record/lots.ts';
import { presentedIn } from '../../../shared/record/notes.ts';
import { signingsOf } from '../../../shared/record/signing.ts';
import { refusal } from '../../../shared/text/refusal.ts';
import { askedLot, rowsAsked } from '../../../shared/views/looking-up.ts';
import { frameOf, isSeedOpen, rowsOfPage, sceneOf } from '../../../shared/views/scenes.ts';
import { readJsonFile } from '../ports/disk.ts';
import type { Hall } from './attempt.ts';
import { Player } from './player.ts';

/** What is kept: the attempt that it belongs to, the scene, the length of a film in seconds and how much of it has been played in milliseconds. */
const keptSchema = v.strictObject({
  ceremony: v.string(),
  wanted: wantedScene,
  seconds: filmSeconds,
  elapsed: v.pipe(v.number(), v.minValue(0)),
  look: lookSchema,
  /** When the test card was last on a stage. */
  tested: v.exactOptional(v.string()),
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
  pages: 'present',
  end: 'seal',
};

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
  private seconds = 60;
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

  /** Shows a scene. Refuses a school that the plan does not know, results before there are any, and names that were changed. */
  show(scene: WantedScene): Outcome<void> {
    const { schools, draw } = this.hall();
    if ('school' in scene && schools.every(({ code }) => code !== scene.school)) {
      return refused(refusal('session.no-school', { code: scene.school }));
    }
    if ((scene.kind === 'draw' || scene.kind === 'pages') && draw === null)
      return refused(refusal('session.not-drawn', {}));
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
    if (scene.kind === 'draw' || scene.kind === 'pages' || scene.kind === 'direct') this.results = scene;
    if (!again)
      this.player = scene.kind === 'draw' ? this.filmPlayer(0) : scene.kind === 'pages' ? this.pagePlayer(scene) : null;
    const shown = scene.kind === 'direct' || scene.kind === 'pages' ? this.present(scene.school) : done(undefined);
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

  /** Shows the page of a school's results where a lot stands. */
  findPage(school: string, question: string): Outcome<void> {
    const { draw, schools, families } = this.hall();
    if (draw === null) return refused(refusal('session.not-drawn', {}));
    const asked = askedLot(question);
    const rows = rowsAsked(draw.roster, asked, families, school);
    const listed = schools.find(({ code }) => code === school);
    const name = listed?.name ?? school;
    const [row] = rows;
    if (row === undefined) return refused(refusal('session.lot-none', { school: name, asked }));
    if (rows.length > 1) return refused(refusal('session.lot-several', { school: name, asked }));
    const at = listedLots(draw, { code: school, direct: listed?.direct ?? false }).findIndex(each => each.row === row);
    return this.show({ kind: 'pages', school, page: Math.floor(at / rowsOfPage) + 1 });
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

  /** Plays the film of a school from its beginning, in so many seconds, and puts on record that it is shown. */
  startFilm(school: string, seconds: number): Outcome<void> {
    if (this.hall().draw === null) return refused(refusal('session.not-drawn', {}));
    this.seconds = seconds;
    const shown = this.show({ kind: 'draw', school });
    if (!shown.ok) return shown;
    this.player = this.filmPlayer(0);
    this.player.resume();
    return this.present(school);
  }

  /** Stops the film or the page where it is, lets it run on, or goes to its end. */
  film(what: 'pause' | 'resume' | 'skip'): Outcome<void> {
    this.player?.[what]();
    return this.keep();
  }

  /** Turns result pages by themselves, so many seconds a page; 0 stops that. */
  turnPages(seconds: number): Outcome<void> {
    this.autoSeconds = seconds;
    return this.show(this.wanted);
  }

  /** What a stage gets. */
  snapshot(number: number): StageSnapshot {
    const { wanted } = this;
    const { kind } = this.base;
    const scene = sceneOf(this.hall(), wanted, {
      seconds: this.seconds,
      auto: this.autoSeconds,
      playing: this.player?.playing ?? { elapsed: 0, running: false },
    });
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
      look: this.look,
      ...(this.testedAt === null ? {} : { tested: this.testedAt }),
    };
    this.disk.write(keptFile, [bytesOf(JSON.stringify(kept))], 'open');
    return done(undefined);
  }

  /** Another attempt begins or comes back: its stage begins with the cover. */
  begin(): void {
    this.results = null;
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
    if (kept.ceremony !== this.hall().plan.ceremony) return;
    this.seconds = kept.seconds;
    if (!this.show(kept.wanted).ok) return;
    if (kept.wanted.kind === 'draw') this.player = this.filmPlayer(kept.elapsed);
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

  private filmPlayer(elapsed: number): Player {
    return new Player(this.seconds * 1000, elapsed, () => {
      this.keep();
      this.changed();
    });
  }

  private pagePlayer(scene: Extract<WantedScene, { kind: 'pages' }>): Player | null {
    if (this.autoSeconds === 0) return null;
    const player = new Player(this.autoSeconds * 1000, 0, () => {
      const pages = Math.ceil((this.hall().schools.find(({ code }) => code === scene.school)?.lots ?? 0) / rowsOfPage);
      if (scene.page < pages) this.show({ ...scene, page: scene.page + 1 });
      this.changed();
    });
    player.resume();
    return player;
  }
}
