// Sends snapshots to the connected windows of one role, over server-sent events.

import type { ServerResponse } from 'node:http';

/** Milliseconds between comments that keep a silent connection open: a proxy or a sleeping machine would cut it. */
const heartbeat = 15_000;

/** Milliseconds that a window may be disconnected, as it is during a reload, before it counts as gone. */
const reloadTime = 3_000;

/** Milliseconds to wait for a reloaded console's old connection to end. */
const longestOverlap = 1_000;

/** What a window is told that may not be connected: it goes to the page that says why. */
const second = 'event: second\ndata: {}\n\n';

type Connection = { readonly response: ServerResponse; readonly window: string; waiting: boolean };

/** `most` is how many windows may be connected at once, `snapshot` returns the current one as JSON. */
export type SnapshotStreamOptions = {
  readonly most: number;
  readonly snapshot: () => string;
  /** A window has connected. */
  readonly onConnected: () => void;
  /** The last window has been disconnected for longer than a reload takes. */
  readonly onGone: () => void;
};

/** The connected windows of one role. */
export class SnapshotStream {
  private readonly options: SnapshotStreamOptions;
  private readonly connections = new Set<Connection>();
  private readonly beat: NodeJS.Timeout;
  private absence: NodeJS.Timeout | undefined;
  private scheduled = false;

  constructor(options: SnapshotStreamOptions) {
    this.options = options;
    this.beat = setInterval(() => this.sendComment(), heartbeat);
    this.beat.unref();
  }

  /** Whether a window other than `window` holds the only connection. */
  isHeldByAnother(window: string): boolean {
    return this.options.most === 1 && [...this.connections].some(each => each.window !== window);
  }

  /** Connects a window: it gets the current snapshot and each that follows, or is told that another window is connected. */
  async connect(response: ServerResponse, window: string, headers: { readonly [name: string]: string }): Promise<void> {
    response.writeHead(200, { ...headers, 'Content-Type': 'text/event-stream; charset=utf-8' });
    response.write('retry: 500\n\n');
    for (let waited = 0; this.connections.size >= this.options.most && waited < longestOverlap; waited += 50) {
      await new Promise(resolve => setTimeout(resolve, 50));
    }
    if (response.destroyed) return;
    if (this.connections.size >= this.options.most) {
      response.end(second);
      return;
    }
    clearTimeout(this.absence);
    const connection: Connection = { response, window, waiting: false };
    this.connections.add(connection);
    response.on('close', () => this.disconnect(connection));
    response.on('drain', () => {
      if (connection.waiting) this.send(connection);
    });
    this.options.onConnected();
    this.send(connection);
  }

  /** Sends the newest snapshot to every window, once for all changes of this turn. */
  changed(): void {
    if (this.scheduled || this.connections.size === 0) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      const snapshot = this.options.snapshot();
      for (const connection of this.connections) this.send(connection, snapshot);
    });
  }

  /** Sends every window away, as one that is told that another is connected. None of them counts as gone. */
  dismiss(): void {
    for (const { response } of this.connections) {
      response.removeAllListeners('close');
      response.end(second);
    }
    this.connections.clear();
    clearTimeout(this.absence);
  }

  /** Ends all connections. */
  close(): void {
    clearInterval(this.beat);
    clearTimeout(this.absence);
    for (const { response } of this.connections) {
      response.removeAllListeners('close');
      response.end();
    }
    this.connections.clear();
    clearTimeout(this.absence);
  }

  /** A window that reads slowly skips to the newest snapshot; none are queued. */
  private send(connection: Connection, snapshot = this.options.snapshot()): void {
    connection.waiting = connection.response.writableNeedDrain;
    if (!connection.waiting) connection.response.write(`event: snapshot\ndata: ${snapshot}\n\n`);
  }

  private sendComment(): void {
    for (const { response } of this.connections) if (!response.writableNeedDrain) response.write(': \n\n');
  }

  private disconnect(connection: Connection): void {
    this.connections.delete(connection);
    if (this.connections.size > 0) return;
    clearTimeout(this.absence);
    this.absence = setTimeout(this.options.onGone, reloadTime);
    this.absence.unref();
  }
}
