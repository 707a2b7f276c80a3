// A client of the browser host that sets every header itself: what `fetch` would not let one forge.

import { type IncomingHttpHeaders, request } from 'node:http';
import { decodeMessage, encodeMessage } from '../../shared/contract/wire.ts';

/** What came back. */
export type Reply = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: Buffer };

/** Options of a request; `headers` replace those that a browser would send. */
export type Ask = {
  readonly method?: string;
  readonly headers?: { readonly [name: string]: string };
  readonly body?: Uint8Array;
  /** The path as it stands, without anybody's normalisation. */
  readonly path?: string;
};

/** Asks an address of the host. */
export function ask(address: string, { method = 'GET', headers = {}, body, path }: Ask = {}): Promise<Reply> {
  const url = new URL(address);
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port: url.port, method, path: path ?? `${url.pathname}${url.search}`, headers },
      response => {
        const pieces: Buffer[] = [];
        response.on('data', (piece: Buffer) => pieces.push(piece));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(pieces) }),
        );
        response.on('error', reject);
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Exchanges a one-time address for its cookie; null where it is refused. */
export async function enter(address: string): Promise<string | null> {
  const { headers } = await ask(address);
  return headers['set-cookie']?.[0]?.split(';')[0] ?? null;
}

/** Sends a request of the contract as a window does; returns the status and the answer. */
export async function send(
  address: string,
  cookie: string,
  value: unknown,
  more: { readonly [name: string]: string } = {},
): Promise<{ readonly status: number; readonly answer: unknown }> {
  const { origin } = new URL(address);
  const reply = await ask(`${origin}/request`, {
    method: 'POST',
    headers: { cookie, origin, 'content-type': 'application/octet-stream', ...more },
    body: encodeMessage(value),
  });
  const answer = decodeMessage(reply.body);
  return { status: reply.status, answer: answer.ok ? answer.value : null };
}
