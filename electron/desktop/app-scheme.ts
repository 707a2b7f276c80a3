// Serves app://: the built pages and nothing else, each window's from an origin of its own.

import { protocol, type Session } from 'electron';
import { type WindowRole, windowRoles } from '../../shared/contract/requests.ts';
import {
  keepingHeaders,
  type PageRole,
  type Pages,
  readPage,
  readPages,
  type Served,
  securityHeaders,
} from '../service/pages.ts';
import { originOf, scheme } from './address.ts';

/** Declares the scheme. Must be called once, before the app is ready. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    // Standard: addresses have a host, so the two windows are two origins. Secure: a page is a secure context. No cache of compiled
    // code: Chromium makes none for a session in memory (storage_partition_impl.cc).
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the built pages in `folder` to the windows of a session. */
export function servePages(session: Session, folder: string): void {
  const pages = new Map(windowRoles.map(role => [role, readPages(folder, role)]));
  session.protocol.handle(scheme, request => respond(pages, request));
}

/** The parts of a request that are checked. Electron adds the origin of the page that made it; its own requests have none. */
type PageRequest = { readonly method: string; readonly url: string; readonly initiatorOrigin?: string | null };

/**
 * Answers a request for `app://<role>/<path>`. The path is looked up in the list of the built files as it stands: one
 * with `..`, an encoded slash or anything else that is not in the list is not found.
 */
export async function respond(pages: ReadonlyMap<WindowRole, Pages>, request: PageRequest): Promise<Response> {
  const [, host = '', path = ''] = /^app:\/\/([^/?#]*)([^?#]*)/.exec(request.url) ?? [];
  const role = windowRoles.find(each => each === host);
  if (role === undefined) return responseOf('console', 404);
  if (request.method !== 'GET') return responseOf(role, 405);
  const initiator = request.initiatorOrigin;
  if (initiator !== undefined && initiator !== originOf(role)) return responseOf(role, 403);
  const served = await readPage(pages.get(role) ?? new Map(), path);
  return served === null ? responseOf(role, 404) : responseOf(role, served, keepingHeaders(path));
}

/** The response to a page of a role: what is served, or a status alone. `more` replaces headers. */
export function responseOf(
  role: PageRole,
  served: Served | number,
  more: { readonly [name: string]: string } = {},
): Response {
  const headers = { ...securityHeaders(role), ...more };
  if (typeof served === 'number') return new Response(null, { status: served, headers });
  return new Response(new Uint8Array(served.bytes), { headers: { ...headers, 'Content-Type': served.contentType } });
}
