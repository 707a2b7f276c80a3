// The time of a film or of a page: how much has been played, and whether it runs. It lives in the service, so that every
// window that opens, and the machine that resumes, takes it up where it is.

import type { Playing } from '../../../shared/contract/scenes.ts';

/** A clock that can be paused. Milliseconds throughout. */
export class Player {
  private played = 0;
  private since: number | null = null;
  private timer: NodeJS.Timeout | null = null;
  /** How long it plays in all. */
  readonly length: number;
  private readonly atEnd: () => void;

  /** A player that stands at `elapsed`. `atEnd` is called once, when the length has been played. */
  constructor(length: number, elapsed: number, atEnd: () => void) {
    this.length = length;
    this.played = Math.min(elapsed, length);
    this.atEnd = atEnd;
  }

  /** Where it stands. */
  get playing(): Playing {
    const running = this.since === null ? 0 : performance.now() - this.since;
    return { elapsed: Math.min(this.length, Math.round(this.played + running)), running: this.since !== null };
  }

  /** Runs on; nothing happens where it runs already or is at its end. */
  resume(): void {
    if (this.since !== null || this.played >= this.length) return;
    this.since = performance.now();
    this.timer = setTimeout(() => {
      this.pause();
      this.played = this.length;
      this.atEnd();
    }, this.length - this.played);
  }

  /** Stands still. */
  pause(): void {
    this.played = this.playing.elapsed;
    this.since = null;
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }

  /** Goes to the end and stands there. */
  skip(): void {
    this.pause();
    this.played = this.length;
  }
}
