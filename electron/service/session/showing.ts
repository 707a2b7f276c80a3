// What the stage shows: the scene that was asked for and the time of its film or page. What a scene says is made of the hall
// each time; here is only which scene it is. It is kept on disk, so that a start after a crash shows it again, standing still.

import * as v from 'valibot';
import { filmSeconds, type WantedScene, wantedScene } from '../../../shared/contract/requests.ts';
import { type SceneKind, type StageSnapshot, type Theme, themes } from '../../../shared/contract/scenes.ts';
import { type StepId, stepIds } from '../../../shared/contract/snapshots.ts';
import { done, type Outcome, refused } from '../../../shared/outcome.ts';
import type { Disk } from '../../../shared/ports.ts';
import { bytesOf } from '../../../shared/protocol/lexis.ts';
import { presentedIn } from '../../../shared/record/notes.ts';
import { refusal } from '../../../shared/text/refusal.ts';
import { frameOf, rowsOfPage, sceneOf } from '../../../shared/views/scenes.ts';
import { readJsonFile } from '../ports/disk.ts';
import type { Hall } from './attempt.ts';
import { Player } from './player.ts';

/** What is kept: the attempt that it belongs to, the scene, the length of a film in seconds and how much of it has been played in milliseconds. */
const keptSchema = v.strictObject({
  ceremony: v.string(),
  wanted: wantedScene,
  seconds: filmSeconds,
  elapsed: v.pipe(v.number(), v.minValue(0)),
  theme: v.picklist(themes),
});

const keptFile = 'stage.json';

/** Milliseconds between two notes of where a film is: a film that is cut by a crash goes on where it was, to two seconds. */
const keepingEvery = 2000;

/** The step that each scene belongs to. A standby belongs to that of the scene before it. */
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
  private before: WantedScene = { kind: 'cover' };
  private theme: Theme = 'paper';
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
    if (scene.kind === 'standby') {
      if (this.wanted.kind !== 'standby') this.before = this.wanted;
      this.wanted = scene;
      return this.keep();
    }
    // The film that a standby interrupted stands where it was.
    const again =
      scene.kind === 'draw' && this.player !== null && this.wanted.kind === 'standby' && this.before === scene;
    this.wanted = scene;
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

  /** Back from a standby scene to what was shown before. */
  resume(): Outcome<void> {
    return this.show(this.before);
  }

  /** Chooses paper (light) or ink (dark). */
  wear(theme: Theme): Outcome<void> {
    this.theme = theme;
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
    const { wanted, before } = this;
    const kind = wanted.kind === 'standby' ? before.kind : wanted.kind;
    const scene = sceneOf(this.hall(), wanted, {
      seconds: this.seconds,
      auto: this.autoSeconds,
      playing: this.player?.playing ?? { elapsed: 0, running: false },
    });
    const isPublished = scene.kind === 'promise' && scene.digest !== null;
    const step = stepIds.indexOf(isPublished ? 'publish' : stepOf[kind]) + 1;
    return { number, frame: frameOf(this.hall(), this.theme, step, stepIds.length), scene };
  }

  /** Keeps on disk what is shown. A disk that is full takes nothing away: the stage shows it all the same. */
  keep(): Outcome<void> {
    const kept: v.InferOutput<typeof keptSchema> = {
      ceremony: this.hall().plan.ceremony,
      wanted: this.wanted.kind === 'standby' ? this.before : this.wanted,
      seconds: this.seconds,
      elapsed: this.wanted.kind === 'draw' ? (this.player?.playing.elapsed ?? 0) : 0,
      theme: this.theme,
    };
    this.disk.write(keptFile, [bytesOf(JSON.stringify(kept))], 'open');
    return done(undefined);
  }

  /** Another attempt begins or comes back: its stage begins with the cover. */
  begin(): void {
    this.show({ kind: 'cover' });
    this.before = { kind: 'cover' };
  }

  /** Takes up what the stage showed before a crash; what does not fit the record any more becomes the cover. */
  restore(): void {
    const kept = readJsonFile(this.disk, keptFile, keptSchema);
    if (kept === null) return;
    this.theme = kept.theme;
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
