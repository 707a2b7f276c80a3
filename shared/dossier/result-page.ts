// public/result.html: the verifier page with the public files of one ceremony inside, for a website. The page reads what it
// carries as it reads a zip that somebody drops on it, and checks all of it.

import { zipSync } from 'fflate';
import { requiredFiles } from './files.ts';

/** Where the files are put into verify.html: before its script, which looks for them when it starts. */
export const dossierPlace = '<!--dossier-->';

/** A list with more lots has no result.html: a page of more than 20 MB is nothing for a phone. Its zip can be verified instead. */
export const mostLotsOnPage = 200_000;

/** The files that the page carries: those that are checked. */
export const carriedFiles = [...requiredFiles, 'SPEC.txt'] as const;

/**
 * The same bytes for the same files; null where `verifyHtml` (docs/verify.html) has no place for them. `files` are those of
 * `public/` by name.
 */
export function resultPage(verifyHtml: Uint8Array, files: ReadonlyMap<string, Uint8Array>): Uint8Array | null {
  const page = new TextDecoder().decode(verifyHtml);
  const place = page.indexOf(dossierPlace);
  if (place < 0) return null;
  const carried: { [name: string]: Uint8Array } = {};
  for (const name of carriedFiles) {
    const bytes = files.get(name);
    if (bytes !== undefined) carried[name] = bytes;
  }
  // A zip has no time zone: the same local date gives the same bytes everywhere.
  const zip = zipSync(carried, { level: 6, mtime: new Date(1980, 0, 1) });
  const data = `<script type="application/zip;base64" id="dossier">${base64(zip)}</script>`;
  return new TextEncoder().encode(page.slice(0, place) + data + page.slice(place + dossierPlace.length));
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function base64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let i = 0; i < bytes.length; i += 3) {
    const group = ((bytes[i] as number) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    const a = digits.charAt(group >> 18) + digits.charAt((group >> 12) & 63);
    const c = i + 1 < bytes.length ? digits.charAt((group >> 6) & 63) : '=';
    const d = i + 2 < bytes.length ? digits.charAt(group & 63) : '=';
    parts.push(a + c + d);
  }
  return parts.join('');
}
