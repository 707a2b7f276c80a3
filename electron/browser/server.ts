// The loopback server of one window role: its pages, its snapshots, its requests. 127.0.0.1 and a port of the system's choice.

import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Service } from '../../shared/contract/bridge.ts';
import type { Answer, WindowRole } from '../../shared/contract/requests.ts';
import { type LiveVariant, liveVariants } from '../../shared/contract/scenes.ts';
import { decodeMessage, encodeMessage, largestRequest } from '../../shared/contract/wire.ts';
import { type Refusal, refusal } from '../../shared/text/refusal.ts';
import type { Language } from '../../shared/text/template.ts';
import {
  keepingHeaders,
  type Pages,
  readPage,
  readPages,
  type Served,
  securityHeaders,
  startPage,
  startQuery,
} from '../service/pages.ts';
import { Access } from './access.ts';
import { readBody } from './body.ts';
import { Connections } from './connections.ts';
import { messagePage, type PlainCode, pageTo } from './message-page.ts';
import { SnapshotStream, type SnapshotStreamOptions } from './snapshot-stream.ts';

/**
 * What a window's server needs. `pages` is the folder of the built pages. `onContested`: somebody came with the address by which
 * another is in already; from then on neither is.
 */
export type WindowServerOptions = Pick<SnapshotStreamOptions, 'onConnected' | 'onGone'> & {
  readonly role: WindowRole;
  readonly service: Service;
  readonly pages: string;
  readonly language: Language;
  readonly onContested: () => void;
};

// Importing node:http evaluates everything it exports, including an HTTP client that is not used here: a tenth of the start.
const { createServer } = process.getBuiltinModule('node:http');

/** Milliseconds after which a silent or very slow connection is closed. */
const patience = { headersTimeout: 5_000, requestTimeout: 60_000, connectionsCheckingInterval: 1_000 };

/** The server of one window. */
export class WindowServer {
  private readonly role: WindowRole;
  private readonly service: Service;
  private readonly language: Language;
  private readonly pages: Pages;
  private readonly access: Access;
  private readonly stream: SnapshotStream;
  private readonly server: Server;
  private readonly connections: Connections;
  private readonly onContested: () => void;
  private readonly headers: { readonly [name: string]: string };
  private readonly unsubscribe: () => void;

  private constructor({ role, service, pages, language, onConnected, onGone, onContested }: WindowServerOptions) {
    this.role = role;
    this.service = service;
    this.language = language;
    this.onContested = onContested;
    this.pages = readPages(pages, role);
    this.access = new Access(role);
    this.headers = securityHeaders(role);
    this.stream = new SnapshotStream({
      // One console acts; a second projector window shows the same as the first.
      most: role === 'console' ? 1 : 8,
      snapshot: () => JSON.stringify(service.snapshot(role)),
      onConnected: () => {
        this.access.forgetToken();
        onConnected();
      },
      onGone,
    });
    this.unsubscribe = service.onChange(() => this.stream.changed());
    const answer = (request: IncomingMessage, response: ServerResponse) => {
      this.answer(request, response).catch((error: unknown) =>
        response.destroy(error instanceof Error ? error : undefined),
      );
    };
    this.server = createServer(patience, answer);
    this.connections = new Connections(this.server);
    // `100 Continue` is sent only once the sender and the size of the body are known.
    this.server.on('checkContinue', answer);
  }

  /** Starts to listen. */
  static open(options: WindowServerOptions): Promise<WindowServer> {
    const opened = new WindowServer(options);
    return new Promise((resolve, reject) => {
      opened.server.once('error', reject);
      opened.server.listen(0, '127.0.0.1', () => {
        const address = opened.server.address();
        if (typeof address === 'object' && address !== null) opened.access.setPort(address.port);
        resolve(opened);
      });
    });
  }

  /** A new address that works once; it replaces the one before. Only the live picture has variants. */
  newAddress(variant?: LiveVariant): string {
    return this.access.newAddress() + (variant === undefined ? '' : `&variant=${variant}`);
  }

  /** Ends all connections and stops listening. */
  close(): Promise<void> {
    this.unsubscribe();
    this.stream.close();
    return new Promise(resolve => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [path = '', search = ''] = (request.url ?? '').split('?', 2);
    const isRequest = request.method === 'POST' && path === '/request';
    if (path === '/open' && this.access.isSentHere(request)) return this.askAgain(response, search);
    if (this.access.isForeign(request)) return this.reject(response, 403, 'host.foreign', isRequest);
    if (request.method === 'GET' && path === '/open') return this.open(request, response, search);
    if (this.access.isLocked(request)) return this.reject(response, 403, 'host.locked', isRequest);
    if (!this.access.isKnown(request)) return this.reject(response, 403, 'host.no-token', isRequest);
    this.connections.know(request.socket);
    if (isRequest) return this.pass(request, response);
    if (request.method !== 'GET') return this.reject(response, 405, 'host.method', false);
    switch (path) {
      case '/events':
        return this.stream.connect(response, new URLSearchParams(search).get('window') ?? '', this.headers);
      case '/second':
        return this.reject(response, 409, 'host.second-console', false);
      case '/':
        return this.redirect(response, {});
      case '/favicon.ico':
        // Browsers ask for one by themselves; there is none, and that is no error.
        response.writeHead(204, this.headers).end();
        return;
      default:
        return this.isSheet(path) ? this.sheet(response, path) : this.file(response, path);
    }
  }

  /**
   * A window that another page sent here carries no cookie of ours (`SameSite=Strict`), not even along a redirect. So it is asked to
   * come again, from here; nothing is exchanged yet.
   */
  private askAgain(response: ServerResponse, search: string): void {
    if (/^[\w=&-]{1,200}$/.test(search)) this.sendPage(response, 200, pageTo(`/open?${search}&again`));
    else this.reject(response, 403, 'host.foreign', false);
  }

  /** Exchanges the token of an address for the cookie, once. */
  private open(request: IncomingMessage, response: ServerResponse, search: string): void {
    const asked = new URLSearchParams(search);
    const token = asked.get('token') ?? '';
    const cookie = this.access.exchange(token);
    const variant = liveVariants.find(each => each === asked.get('variant'));
    const isSpent = cookie === null && this.access.isSpent(token);
    if (cookie !== null) this.redirect(response, { 'Set-Cookie': cookie }, variant);
    // The window that used it, once more.
    else if (isSpent && this.access.isKnown(request)) this.redirect(response, {}, variant);
    else if (isSpent) this.lock(response);
    else this.reject(response, 403, this.access.isLocked(request) ? 'host.locked' : 'host.token-used', false);
  }

  /** Of two who have an address one is not meant to have it, and that may be the first: neither is in from now on. */
  private lock(response: ServerResponse): void {
    this.access.lock();
    this.stream.dismiss();
    this.onContested();
    this.reject(response, 403, 'host.locked', false);
  }

  private redirect(
    response: ServerResponse,
    more: { readonly [name: string]: string },
    variant: LiveVariant = 'full',
  ): void {
    const { role, language } = this;
    const location = startPage(role) + startQuery(role, { language, variant });
    response.writeHead(303, { ...this.headers, ...more, Location: location });
    response.end();
  }

  private async file(response: ServerResponse, path: string): Promise<void> {
    const page = await readPage(this.pages, path);
    if (page === null) return this.reject(response, 404, 'host.not-found', false);
    this.sendBytes(response, 200, page, { ...this.headers, ...keepingHeaders(path) });
  }

  /** Whether an address is the PDF of a sheet, which only the console may open. */
  private isSheet(path: string): boolean {
    return this.role === 'console' && /^\/sheet\/[A-Za-z0-9-]+\.pdf$/.test(path);
  }

  /** The PDF of a printed sheet. The browser's own viewer shows it, to which a policy for pages does not apply. */
  private async sheet(response: ServerResponse, path: string): Promise<void> {
    const answer = await this.service.handle(this.role, { type: 'sheet.file', id: path.slice(7, -4) });
    if (!answer.ok) return this.reject(response, 404, 'host.not-found', false);
    const { 'Content-Security-Policy': _, ...headers } = this.headers;
    const { name, bytes } = answer.value;
    const encoded = encodeURIComponent(name).replace(/['()*]/g, sign => `%${sign.charCodeAt(0).toString(16)}`);
    const disposition = `inline; filename="${path.slice(7)}"; filename*=UTF-8''${encoded}`;
    const pdf = { contentType: 'application/pdf', bytes };
    this.sendBytes(response, 200, pdf, { ...headers, 'Content-Disposition': disposition });
  }

  /** Passes a request on to the service and sends its answer. */
  private async pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
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
    if (this.stream.isHeldByAnother(String(request.headers['x-window'] ?? ''))) {
      return this.refuse(response, 409, refusal('host.second-console', {}));
    }
    this.send(response, 200, await this.service.handle(this.role, message.value));
  }

  private reject(response: ServerResponse, status: number, code: PlainCode, isRequest: boolean): void {
    // Strangers' connections end with their answer.
    if (status === 403) response.shouldKeepAlive = false;
    if (isRequest) this.refuse(response, status, { code, values: {} });
    else this.sendPage(response, status, messagePage(code));
  }

  private sendPage(response: ServerResponse, status: number, page: string): void {
    response.writeHead(status, { ...this.headers, 'Content-Type': 'text/html; charset=utf-8' });
    response.end(page);
  }

  private refuse(response: ServerResponse, status: number, why: Refusal): void {
    this.send(response, status, { ok: false, refusal: why });
  }

  private send(response: ServerResponse, status: number, answer: Answer): void {
    const message = { contentType: 'application/octet-stream', bytes: encodeMessage(answer) };
    this.sendBytes(response, status, message, this.headers);
  }

  private sendBytes(
    response: ServerResponse,
    status: number,
    { contentType, bytes }: Served,
    headers: { readonly [name: string]: string },
  ): void {
    response.writeHead(status, { ...headers, 'Content-Type': contentType, 'Content-Length': bytes.length });
    response.end(bytes);
  }
}
