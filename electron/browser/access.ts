// Who may connect: a one-time token per window, exchanged once for a cookie, and the checks of every request.

import { hash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { WindowRole } from '../../shared/contract/requests.ts';

/** Access to the server of one window role. Each role has a port, and with it an origin, of its own. */
export class Access {
  private readonly role: WindowRole;
  private token: string | null = null;
  private key: string | null = null;
  private host = '';

  constructor(role: WindowRole) {
    this.role = role;
  }

  /** Sets the port that the server listens on. */
  setPort(port: number): void {
    this.host = `127.0.0.1:${port}`;
  }

  /** The address of this origin, without a path. */
  get origin(): string {
    return `http://${this.host}`;
  }

  /** Makes a new one-time token, which ends the one before, and returns the address that carries it. */
  newAddress(): string {
    this.token = secret();
    return `${this.origin}/open?token=${this.token}`;
  }

  /** Discards a token that nobody used: the window is connected. */
  forgetToken(): void {
    this.token = null;
  }

  /** Exchanges a token for the value of `Set-Cookie`, once; null for any token but the current one. */
  exchange(token: string): string | null {
    if (this.token === null || !sameSecret(token, this.token)) return null;
    this.token = null;
    this.key = secret();
    return `${this.cookie}=${this.key}; Path=/; HttpOnly; SameSite=Strict`;
  }

  /** Checks where a request comes from: its Host, its Origin, and what the browser says of the page that made it. */
  isForeign(request: IncomingMessage): boolean {
    const { host, origin } = request.headers;
    const site = request.headers['sec-fetch-site'];
    // Of two Host headers Node takes the first; another program might take the second.
    if (host !== this.host || request.headersDistinct['host']?.length !== 1) return true;
    // Our own pages send their origin with each POST; a GET carries one only when it crosses origins.
    if (origin === undefined ? request.method === 'POST' : origin !== this.origin) return true;
    return site !== undefined && site !== 'same-origin' && site !== 'none';
  }

  /** Whether a request carries the cookie of this role. */
  isKnown(request: IncomingMessage): boolean {
    const cookies = (request.headers.cookie ?? '').split(';').map(each => each.trim());
    const { key } = this;
    if (key === null) return false;
    // Any of them: cookies ignore ports, so another server on this machine can set one of the same name before ours.
    return cookies
      .filter(each => each.startsWith(`${this.cookie}=`))
      .some(each => sameSecret(each.slice(this.cookie.length + 1), key));
  }

  /** Cookies ignore ports: the name keeps the two roles apart if one profile has both. */
  private get cookie(): string {
    return `sunshine-${this.role}`;
  }
}

function secret(): string {
  return randomBytes(32).toString('base64url');
}

/** Compares digests, so that the timing reveals neither a length nor where two secrets differ. */
function sameSecret(a: string, b: string): boolean {
  return timingSafeEqual(hash('sha256', a, 'buffer'), hash('sha256', b, 'buffer'));
}
