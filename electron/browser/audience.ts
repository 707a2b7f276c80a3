// The windows of one role that listen for snapshots, over server-sent events.

import type { ServerResponse } from 'node:http';

/** A proxy or a sleeping machine cuts a silent connection; a comment now and then keeps it. Milliseconds. */
const heartbeat = 15_000;

/** A window that reloads is away for a moment. Milliseconds. */
const shortAbsence = 3_000;

/** A console that is reloaded connects anew while the end of its old connection may still be on its way. Milliseconds. */
const handover = 1_000;

type Listener = { readonly response: ServerResponse; readonly window: string; waiting: boolean };

/** What an audience needs: the present snapshot as JSON, and whom to tell. */
export type AudienceOptions = {
  /** At most this many windows at once. */
  readonly most: number;
  readonly snapshot: () => string;
  /** A window is there that was not. */
  readonly onCome: () => void;
  /** The last window has been away for longer than a reload takes. */
  readonly onGone: () => void;
};

/** The windows of one role. */
export class Audience {
  private readonly options: AudienceOptions;
  private readonly listeners = new Set<Listener>();
  private readonly beat: NodeJS.Timeout;
  private absence: NodeJS.Timeout | undefined;
  private scheduled = false;

  constructor(options: AudienceOptions) {
    this.options = options;
    this.beat = setInterval(() => this.comment(), heartbeat);
    this.beat.unref();
  }

  /** Whether a window that is not `window` holds the only place. */
  isTakenFrom(window: string): boolean {
    return this.options.most === 1 && [...this.listeners].some(each => each.window !== window);
  }

  /** Takes a window in: it gets the present snapshot and each that follows; or the word that the place is taken. */
  async admit(response: ServerResponse, window: string, headers: { readonly [name: string]: string }): Promise<void> {
    response.writeHead(200, { ...headers, 'Content-Type': 'text/event-stream; charset=utf-8' });
    response.write('retry: 500\n\n');
    for (let waited = 0; this.listeners.size >= this.options.most && waited < handover; waited += 50) {
      await new Promise(resolve => setTimeout(resolve, 50));
    }
    if (response.destroyed) return;
    if (this.listeners.size >= this.options.most) {
      response.end('event: second\ndata: {}\n\n');
      return;
    }
    clearTimeout(this.absence);
    const listener: Listener = { response, window, waiting: false };
    this.listeners.add(listener);
    response.on('close', () => this.leave(listener));
    response.on('drain', () => {
      if (listener.waiting) this.tell(listener);
    });
    this.options.onCome();
    this.tell(listener);
  }

  /** Something changed: everybody gets the newest snapshot, once for all changes of this turn. */
  changed(): void {
    if (this.scheduled || this.listeners.size === 0) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      const snapshot = this.options.snapshot();
      for (const listener of this.listeners) this.tell(listener, snapshot);
    });
  }

  /** Ends all connections. */
  close(): void {
    clearInterval(this.beat);
    clearTimeout(this.absence);
    for (const { response } of this.listeners) {
      response.removeAllListeners('close');
      response.end();
    }
    this.listeners.clear();
    clearTimeout(this.absence);
  }

  /** A window that reads slowly skips to the newest snapshot; none is queued behind another. */
  private tell(listener: Listener, snapshot = this.options.snapshot()): void {
    listener.waiting = listener.response.writableNeedDrain;
    if (!listener.waiting) listener.response.write(`event: snapshot\ndata: ${snapshot}\n\n`);
  }

  private comment(): void {
    for (const { response } of this.listeners) if (!response.writableNeedDrain) response.write(': \n\n');
  }

  private leave(listener: Listener): void {
    this.listeners.delete(listener);
    if (this.listeners.size > 0) return;
    clearTimeout(this.absence);
    this.absence = setTimeout(this.options.onGone, shortAbsence);
    this.absence.unref();
  }
}
