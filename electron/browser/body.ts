// The body of a request, of which no more is kept than is allowed.

import type { IncomingMessage } from 'node:http';

/** Milliseconds that a body which is too large may go on, unread, so that its sender sees the answer. */
const patience = 5_000;

/** Reads a body of at most `limit` bytes; null for a larger one, and for one whose sender went away. */
export function readBody(request: IncomingMessage, limit: number): Promise<Uint8Array | null> {
  return new Promise(resolve => {
    const declared = Number(request.headers['content-length'] ?? 0);
    const pieces: Buffer[] = [];
    let length = 0;
    const refuse = () => {
      pieces.length = 0;
      request.removeAllListeners('data');
      // What is still on its way is thrown away unread: a connection that is cut at once loses the answer too.
      request.resume();
      setTimeout(() => request.destroy(), patience).unref();
      resolve(null);
    };
    if (declared > limit) {
      refuse();
      return;
    }
    request.on('data', (piece: Buffer) => {
      length += piece.length;
      if (length > limit) refuse();
      else pieces.push(piece);
    });
    request.on('end', () => resolve(new Uint8Array(Buffer.concat(pieces))));
    request.on('error', () => resolve(null));
  });
}
