// Who holds a connection to a window's server. Anybody on this machine can connect, as often as he likes, and say nothing: such a
// connection never takes the place of a window's.

import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** Connections of strangers that are kept however old they are, in one server. */
const mostStrangers = 128;

/**
 * As many as these are kept as long as they are young: a window is a stranger until its first request has been read. Each is an open
 * file, and the record needs some of the files that a process may open.
 */
const mostYoung = 1_024;

/** Milliseconds within which a window sends its first request. */
const youth = 1_000;

/** The connections to a server on which no window has shown its cookie yet. */
export class Connections {
  /** When each came; the oldest first. */
  private readonly strangers = new Map<Socket, number>();

  constructor(server: Server) {
    server.on('connection', (socket: Socket) => this.admit(socket));
  }

  /** A connection is a window's, and stays whoever else comes. */
  know(socket: Socket): void {
    this.strangers.delete(socket);
  }

  /** Takes every new one, and lets the oldest strangers go for it where there are too many. */
  private admit(socket: Socket): void {
    const now = performance.now();
    this.strangers.set(socket, now);
    socket.on('close', () => this.strangers.delete(socket));
    for (const [oldest, since] of this.strangers) {
      const count = this.strangers.size;
      if (count <= mostStrangers || (count <= mostYoung && now - since < youth)) break;
      this.strangers.delete(oldest);
      oldest.destroy();
    }
  }
}
