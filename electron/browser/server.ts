// The loopback server of one window role: its pages, its snapshots, its requests. 127.0.0.1 and a port of the system's choice.

import { readFile } from 'node:fs/promises';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Service } from '../../shared/contract/bridge.ts';
import type { Answer, WindowRole } from '../../shared/contract/requests.ts';
import { decodeMessage, encodeMessage, largestRequest } from '../../shared/contract/wire.ts';
import { type Refusal, refusal } from '../../shared/text/refusal.ts';
import type { Language } from '../../shared/text/template.ts';
import { type Pages, readPages, securityHeaders, startPage } from '../service/pages.ts';
import { Audience } from './audience.ts';
import { readBody } from './body.ts';
import { Door } from './door.ts';
import { noticePage, type PlainCode } from './notice.ts';

/** What a window's server needs. `pages` is the folder of the built pages. */
export type WindowServerOptions = {
  readonly role: WindowRole;
  readonly service: Service;
  readonly pages: string;
  readonly language: Language;
  /** A window is there. */
  readonly onCome: () => void;
  /** The window has been away for longer than a reload takes. */
  readonly onGone: () => void;
};

// An import of node:http evaluates all it exports, and with that an HTTP client that nobody here uses: a tenth of the start.
const { createServer } = process.getBuiltinModule('node:http');

/** Who connects and says nothing, or little by little, is let go. Milliseconds. */
const patience = { headersTimeout: 5_000, requestTimeout: 60_000, connectionsCheckingInterval: 1_000 };

/** Connections at once. Each is an open file, and the record needs some of those that a process may have. */
const mostConnections = 128;

/** The server of one window. */
export class WindowServer {
  private readonly role: WindowRole;
  private readonly service: Service;
  private readonly language: Language;
  private readonly pages: Pages;
  private readonly door: Door;
  private readonly audience: Audience;
  private readonly server: Server;
  private readonly headers: { readonly [name: string]: string };
  private readonly unsubscribe: () => void;

  private constructor({ role, service, pages, language, onCome, onGone }: WindowServerOptions) {
    this.role = role;
    this.service = service;
    this.language = language;
    this.pages = readPages(pages, role);
    this.door = new Door(role);
    this.headers = securityHeaders(role);
    this.audience = new Audience({
      // One console acts; a second projector window shows the same as the first.
      most: role === 'console' ? 1 : 8,
      snapshot: () => JSON.stringify(service.snapshot(role)),
      onCome: () => {
        this.door.forgetToken();
        onCome();
      },
      onGone,
    });
    this.unsubscribe = service.onChange(() => this.audience.changed());
    const answer = (request: IncomingMessage, response: ServerResponse) => {
      this.answer(request, response).catch((error: unknown) =>
        response.destroy(error instanceof Error ? error : undefined),
      );
    };
    this.server = createServer(patience, answer);
    this.server.maxConnections = mostConnections;
    // Nobody is told to go on before it is known who asks, and for how much.
    this.server.on('checkContinue', answer);
  }

  /** Starts to listen. */
  static open(options: WindowServerOptions): Promise<WindowServer> {
    const opened = new WindowServer(options);
    return new Promise((resolve, reject) => {
      opened.server.once('error', reject);
      opened.server.listen(0, '127.0.0.1', () => {
        const address = opened.server.address();
        if (typeof address === 'object' && address !== null) opened.door.standAt(address.port);
        resolve(opened);
      });
    });
  }

  /** A new address that works once; it ends the one before. */
  newAddress(): string {
    return this.door.newAddress();
  }

  /** Ends all connections and stops listening. */
  close(): Promise<void> {
    this.unsubscribe();
    this.audience.close();
    return new Promise(resolve => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [path = '', search = ''] = (request.url ?? '').split('?', 2);
    const isRequest = request.method === 'POST' && path === '/request';
    if (this.door.isForeign(request)) return this.turnAway(response, 403, 'host.foreign', isRequest);
    if (request.method === 'GET' && path === '/open') return this.open(response, search);
    if (!this.door.isKnown(request)) return this.turnAway(response, 403, 'host.no-token', isRequest);
    if (isRequest) return this.carry(request, response);
    if (request.method !== 'GET') return this.turnAway(response, 405, 'host.method', false);
    switch (path) {
      case '/events':
        return this.audience.admit(response, new URLSearchParams(search).get('window') ?? '', this.headers);
      case '/second':
        return this.turnAway(response, 409, 'host.second-console', false);
      case '/':
        return this.redirect(response, {});
      case '/favicon.ico':
        // Browsers ask for one of their own accord; there is none, which is no error.
        response.writeHead(204, this.headers).end();
        return;
      default:
        return this.isSheet(path) ? this.sheet(response, path) : this.file(response, path);
    }
  }

  /** Exchanges the token of an address for the cookie, once. */
  private open(response: ServerResponse, search: string): void {
    const cookie = this.door.exchange(new URLSearchParams(search).get('token') ?? '');
    if (cookie === null) this.turnAway(response, 403, 'host.token-used', false);
    else this.redirect(response, { 'Set-Cookie': cookie });
  }

  private redirect(response: ServerResponse, more: { readonly [name: string]: string }): void {
    response.writeHead(303, { ...this.headers, ...more, Location: `${startPage(this.role)}?lang=${this.language}` });
    response.end();
  }

  private async file(response: ServerResponse, path: string): Promise<void> {
    const page = this.pages.get(path);
    const bytes = page === undefined ? null : await readFile(page.path).catch(() => null);
    if (page === undefined || bytes === null) return this.turnAway(response, 404, 'host.not-found', false);
    response.writeHead(200, { ...this.headers, 'Content-Type': page.contentType, 'Content-Length': bytes.length });
    response.end(bytes);
  }

  /** Whether an address is the PDF of a sheet, which the console opens to print it. */
  private isSheet(path: string): boolean {
    return this.role === 'console' && /^\/sheet\/[A-Za-z0-9-]+\.pdf$/.test(path);
  }

  /** The PDF of a sheet that was printed. The browser's own viewer shows it, to which a policy for pages does not apply. */
  private async sheet(response: ServerResponse, path: string): Promise<void> {
    const answer = await this.service.handle(this.role, { type: 'sheet.file', id: path.slice(7, -4) });
    if (!answer.ok) return this.turnAway(response, 404, 'host.not-found', false);
    const { 'Content-Security-Policy': _, ...headers } = this.headers;
    response.writeHead(200, {
      ...headers,
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="${path.slice(7)}"`,
      'Content-Length': answer.value.length,
    });
    response.end(answer.value);
  }

  /** Carries a request to the service, whose answer it is whatever it says. */
  private async carry(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.headers['content-type'] !== 'application/octet-stream') {
      return this.refuse(response, 415, refusal('host.body', {}));
    }
    if (request.headers.expect !== undefined && Number(request.headers['content-length'] ?? 0) <= largestRequest) {
      response.writeContinue();
    }
    const body = await readBody(request, largestRequest);
    if (body === null)
      return this.refuse(response, 413, refusal('host.too-large', { limit: largestRequest / 2 ** 20 }));
    const message = decodeMessage(body);
    if (!message.ok) return this.refuse(response, 400, message.refusal);
    if (this.audience.isTakenFrom(String(request.headers['x-window'] ?? ''))) {
      return this.refuse(response, 409, refusal('host.second-console', {}));
    }
    this.send(response, 200, await this.service.handle(this.role, message.value));
  }

  private turnAway(response: ServerResponse, status: number, code: PlainCode, isRequest: boolean): void {
    if (isRequest) {
      this.refuse(response, status, { code, values: {} });
    } else {
      response.writeHead(status, { ...this.headers, 'Content-Type': 'text/html; charset=utf-8' });
      response.end(noticePage(code));
    }
  }

  private refuse(response: ServerResponse, status: number, why: Refusal): void {
    this.send(response, status, { ok: false, refusal: why });
  }

  private send(response: ServerResponse, status: number, answer: Answer): void {
    const bytes = encodeMessage(answer);
    response.writeHead(status, {
      ...this.headers,
      'Content-Type': 'application/octet-stream',
      'Content-Length': bytes.length,
    });
    response.end(bytes);
  }
}
