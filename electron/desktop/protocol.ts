// app://: the built pages and nothing else, each window's from an origin of its own.

import { readFile } from 'node:fs/promises';
import { protocol, type Session } from 'electron';
import { type WindowRole, windowRoles } from '../../shared/contract/requests.ts';
import { type Pages, readPages, securityHeaders } from '../service/pages.ts';
import { originOf, scheme } from './address.ts';

/** Declares the scheme. Must be called before the app is ready, once. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    // Standard: addresses have a host, so the two windows are two origins. Secure: a page is a secure context.
    // The code cache: what was compiled at one start is not compiled again at the next.
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the built pages in `folder` to the windows of a session. */
export function servePages(session: Session, folder: string): void {
  const pages = new Map(windowRoles.map(role => [role, readPages(folder, role)]));
  session.protocol.handle(scheme, request => respond(pages, request));
}

/** What is looked at in a request. Electron adds the origin of the page that made it; its own requests have none. */
type PageRequest = { readonly method: string; readonly url: string; readonly initiatorOrigin?: string | null };

/**
 * Answers a request for `app://<role>/<path>`. The path is looked up in the list of the built files as it stands: one
 * with `..`, an encoded slash or anything else that is not in the list is not found.
 */
export async function respond(pages: ReadonlyMap<WindowRole, Pages>, request: PageRequest): Promise<Response> {
  const [, host = '', path = ''] = /^app:\/\/([^/?#]*)([^?#]*)/.exec(request.url) ?? [];
  const role = windowRoles.find(each => each === host);
  if (role === undefined) return refused(404, 'console');
  if (request.method !== 'GET') return refused(405, role);
  const initiator = request.initiatorOrigin;
  if (initiator !== undefined && initiator !== originOf(role)) return refused(403, role);
  const page = pages.get(role)?.get(path);
  if (page === undefined) return refused(404, role);
  try {
    const bytes = await readFile(page.path);
    return new Response(new Uint8Array(bytes), {
      headers: { ...securityHeaders(role), 'Content-Type': page.contentType },
    });
  } catch {
    return refused(404, role);
  }
}

function refused(status: number, role: WindowRole): Response {
  return new Response(null, { status, headers: securityHeaders(role) });
}
