// The pages that both hosts serve: which files there are, what each is, and the headers that every answer carries.
// Nothing of Electron here: the browser host uses the same.

import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { WindowRole } from '../../shared/contract/requests.ts';

/** The content types of the files of a built page; a file with another ending is not served. */
const contentTypes: { readonly [ending: string]: string } = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  webp: 'image/webp',
  woff2: 'font/woff2',
  ttf: 'font/ttf',
  otf: 'font/otf',
};

/** A file that may be served. */
export type Page = { readonly path: string; readonly contentType: string };

/** The files that a window may have, by the path in its address (`/console.html`). */
export type Pages = ReadonlyMap<string, Page>;

/** Who is served pages: the windows, and whatever prints the sheets, which is a page without a window's rights. */
export type PageRole = WindowRole | 'sheets';

/** The page that a window opens, or that is printed. */
export function startPage(role: PageRole): string {
  return `/${role}.html`;
}

/**
 * Lists the files of the built pages that a window may have. A path is served only if it is in this list, so that none
 * can lead outside: no `..`, no encoded slash, no link. The page of the other window is not in it.
 */
export function readPages(folder: string, role: PageRole): Pages {
  const pages = new Map<string, Page>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const address = `/${relative(folder, path).split(sep).join('/')}`;
    const contentType = contentTypes[address.slice(address.lastIndexOf('.') + 1)];
    if (contentType === undefined) continue;
    if (contentType.startsWith('text/html') && address !== startPage(role)) continue;
    pages.set(address, { path, contentType });
  }
  return pages;
}

/** The content security policy of a window. The console's kit writes `style` attributes; the stage is made without. */
export function contentSecurityPolicy(role: PageRole): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    role === 'console' ? "style-src 'self' 'unsafe-inline'" : "style-src 'self'",
    "font-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** The headers of every answer to a window, whatever it holds. */
export function securityHeaders(role: PageRole): { readonly [name: string]: string } {
  return {
    'Content-Security-Policy': contentSecurityPolicy(role),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), display-capture=()',
    'Cache-Control': 'no-store',
  };
}
