// Who may connect: a one-time token per window, exchanged once for a cookie, and the checks of every request.

import { hash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { WindowRole } from '../../shared/contract/requests.ts';

/** Access to the server of one window role. Each role has a port, and with it an origin, of its own. */
export class Access {
  private readonly role: WindowRole;
  private token: string | null = null;
  private key: string | null = null;
  /** The token that `key` was given for. */
  private spent: string | null = null;
  /** The key that was taken back last. */
  private locked: string | null = null;
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
    this.spent = token;
    this.token = null;
    this.key = secret();
    return `${this.cookie}=${this.key}; Path=/; HttpOnly; SameSite=Strict`;
  }

  /** Whether a token is the one that the present key was given for: somebody is in with it. */
  isSpent(token: string): boolean {
    return this.spent !== null && sameSecret(token, this.spent);
  }

  /** Takes the present key back: nobody is in, until a new address is made and used. */
  lock(): void {
    this.locked = this.key;
    this.key = null;
    this.spent = null;
    this.token = null;
  }

  /** Checks where a request comes from: its Host, its Origin, and what the browser says of the page that made it. */
  isForeign(request: IncomingMessage): boolean {
    const site = request.headers['sec-fetch-site'];
    return this.isElsewhere(request) || (site !== undefined && site !== 'same-origin' && site !== 'none');
  }

  /** Whether another page has sent a whole window here, as the page does that hands it its address (`app-windows.ts`). */
  isSentHere(request: IncomingMessage): boolean {
    const { 'sec-fetch-site': site, 'sec-fetch-mode': mode, 'sec-fetch-dest': dest, origin } = request.headers;
    const isWindow = site === 'cross-site' && mode === 'navigate' && dest === 'document' && origin === undefined;
    return request.method === 'GET' && isWindow && !this.isElsewhere(request);
  }

  private isElsewhere(request: IncomingMessage): boolean {
    const { host, origin } = request.headers;
    // Of two Host headers Node takes the first; another program might take the second.
    if (host !== this.host || request.headersDistinct['host']?.length !== 1) return true;
    // Our own pages send their origin with each POST; a GET carries one only when it crosses origins.
    return origin === undefined ? request.method === 'POST' : origin !== this.origin;
  }

  /** Whether a request carries the cookie of this role. */
  isKnown(request: IncomingMessage): boolean {
    return this.carries(request, this.key);
  }

  /** Whether a request carries the cookie that was taken back. */
  isLocked(request: IncomingMessage): boolean {
    return this.carries(request, this.locked);
  }

  private carries(request: IncomingMessage, key: string | null): boolean {
    if (key === null) return false;
    const cookies = (request.headers.cookie ?? '').split(';').map(each => each.trim());
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
