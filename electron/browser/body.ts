// Reads the body of a request up to a limit.

import type { IncomingMessage } from 'node:http';

/** Milliseconds for which an oversized body is still received, unread, so that its sender sees the answer. */
const patience = 5_000;

/** Reads a body of at most `limit` bytes; null if it is larger or its sender disconnects. */
export function readBody(request: IncomingMessage, limit: number): Promise<Uint8Array | null> {
  return new Promise(resolve => {
    const declared = Number(request.headers['content-length'] ?? 0);
    const pieces: Buffer[] = [];
    let length = 0;
    const refuse = () => {
      pieces.length = 0;
      request.removeAllListeners('data');
      // The rest is discarded unread: cutting the connection at once would lose the answer too.
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
