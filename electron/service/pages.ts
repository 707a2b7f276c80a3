// The built pages that both hosts serve and that sheets are printed from: which files there are, their content types, and the
// headers of every answer.

import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { WindowRole } from '../../shared/contract/requests.ts';
import type { LiveVariant } from '../../shared/contract/scenes.ts';
import type { Language } from '../../shared/text/template.ts';
import { slashed } from './ports/paths.ts';

/** Content types by file ending; a file with any other ending is not served. */
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

/** A file that may be served, by its path on disk. */
export type Page = { readonly path: string; readonly contentType: string };

/** The files that a window may have, by the path in its address (`/console.html`). */
export type Pages = ReadonlyMap<string, Page>;

/** Who is served pages: the windows, and the page that prints sheets, which has none of their rights. */
export type PageRole = WindowRole | 'sheets';

/** What a window's page is told in its address. */
export type PageOptions = { readonly language: Language; readonly variant: LiveVariant };

/** The path of the page that a window opens, or that is printed. */
export function startPage(role: PageRole): string {
  return role === 'live' ? '/stage.html' : `/${role}.html`;
}

/** The query of that page: the language of the console, or what the live picture shows. */
export function startQuery(role: WindowRole, { language, variant }: PageOptions): string {
  return role === 'live' ? `?view=live&variant=${variant}` : `?lang=${language}`;
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
    const address = `/${slashed(path, folder)}`;
    const contentType = contentTypes[address.slice(address.lastIndexOf('.') + 1)];
    if (contentType === undefined) continue;
    if (contentType.startsWith('text/html') && address !== startPage(role)) continue;
    pages.set(address, { path, contentType });
  }
  return pages;
}

/** A file with the digest of its bytes in its name, as the build names scripts, styles and fonts. */
const named = /^\/assets\/[^/]+-[A-Za-z0-9_-]{8}\.(?:js|css|woff2)$/;

/**
 * The headers by which a browser may keep the file at a path of an address: none unless its name changes with its bytes. Such a file
 * is a part of the program; nothing of a ceremony is in it.
 */
export function keepingHeaders(path: string): { readonly [name: string]: string } {
  return named.test(path) ? { 'Cache-Control': 'private, max-age=31536000, immutable' } : {};
}

/** What is sent for an address. */
export type Served = { readonly contentType: string; readonly bytes: Uint8Array };

/** Reads the file at a path of an address; null if it may not be served or cannot be read. */
export async function readPage(pages: Pages, path: string): Promise<Served | null> {
  const page = pages.get(path);
  if (page === undefined) return null;
  const bytes = await readFile(page.path).catch(() => null);
  return bytes === null ? null : { contentType: page.contentType, bytes };
}

/** The content security policy of a window. The console's kit writes `style` attributes; the stage is made without. */
function contentSecurityPolicy(role: PageRole): string {
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

/** The headers of every answer to a window, whatever it holds; see `keepingHeaders` for what may be kept all the same. */
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
