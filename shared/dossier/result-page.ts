// public/result.html: the verifier page with the public files of one ceremony embedded, for a website. The page checks them like a zip
// that is dropped on it.

import { zipSync } from 'fflate';
import { base64, bytesOfBase64 } from '../bytes.ts';
import { openZip } from '../zip.ts';
import { requiredFiles } from './files.ts';

/** Where the files go in verify.html: before its script, which looks for them when it starts. */
export const dossierMarker = '<!--dossier-->';

const dataHead = '<script type="application/zip;base64" id="dossier">';

/** A list with more lots has no result.html: a page of more than 20 MB is too much for a phone. Its zip can be verified instead. */
export const mostLotsOnPage = 200_000;

/** The files that the page carries: those that are checked. */
export const carriedFiles = [...requiredFiles, 'SPEC.txt'] as const;

/** Telephone numbers of the organiser; an empty one is not shown. They are no part of the record, and no verifier checks them. */
export type Contacts = { readonly enquiry: string; readonly supervision: string };

/**
 * The same bytes for the same files; null if `verifyHtml` (docs/verify.html) has no marker. `files` are those of
 * `public/` by name.
 */
export function resultPage(
  verifyHtml: Uint8Array,
  files: ReadonlyMap<string, Uint8Array>,
  contacts: Contacts = { enquiry: '', supervision: '' },
): Uint8Array | null {
  const page = new TextDecoder().decode(verifyHtml);
  const at = page.indexOf(dossierMarker);
  if (at < 0) return null;
  const carried: { [name: string]: Uint8Array } = {};
  for (const name of carriedFiles) {
    const bytes = files.get(name);
    if (bytes !== undefined) carried[name] = bytes;
  }
  // A zip stores local time: the same local date gives the same bytes everywhere.
  const zip = zipSync(carried, { level: 6, mtime: new Date(1980, 0, 1) });
  const data = `${dataHead}${base64(zip)}</script>`;
  const told = `<script type="application/json" id="contacts">${JSON.stringify(contacts).replaceAll('<', '\\u003c')}</script>`;
  return new TextEncoder().encode(page.slice(0, at) + data + told + page.slice(at + dossierMarker.length));
}

/** The files that a page carries, by name; none if it has none that can be read. Nothing is said of what they hold. */
export function filesOnPage(page: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const text = new TextDecoder().decode(page);
  const from = text.lastIndexOf(dataHead) + dataHead.length;
  const digits = from < dataHead.length ? '' : text.slice(from, text.indexOf('<', from));
  const bytes = bytesOfBase64(digits);
  const zip = bytes === null ? null : openZip(bytes, { entries: 20, entryBytes: 2 ** 28, totalBytes: 2 ** 29 });
  const files = new Map<string, Uint8Array>();
  if (zip === null || !zip.ok) return files;
  for (const name of carriedFiles) {
    const read = zip.value.has(name) ? zip.value.read(name) : null;
    if (read?.ok) files.set(name, read.value);
  }
  return files;
}
