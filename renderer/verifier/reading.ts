// Reads the files of a dossier from what was dropped or chosen: a folder, a zip, or loose files.

import { arrange, dossierInZip, largestFile } from '../../shared/dossier/arrangement.ts';
import { type DossierFiles, type Pieces, requiredFiles } from '../../shared/dossier/files.ts';
import type { Item, Unreadable } from './messages.ts';

/** The files of a dossier, or why they cannot be read. */
export type Read =
  | { readonly ok: true; readonly files: DossierFiles }
  | { readonly ok: false; readonly why: Unreadable };

/** The size of a piece of result.csv, in bytes. */
const pieceBytes = 1 << 20;

/** Reads a file synchronously. Only a worker has it. */
type SyncReader = { readonly readAsArrayBuffer: (file: Blob) => ArrayBuffer };
const Reader = (globalThis as { FileReaderSync?: new () => SyncReader }).FileReaderSync;

/** Reads a file piece by piece; null if the browser cannot do so here. */
function piecesOf(file: Blob): Pieces | null {
  if (Reader === undefined) return null;
  const reader = new Reader();
  return function* () {
    for (let at = 0; at < file.size; at += pieceBytes) {
      yield new Uint8Array(reader.readAsArrayBuffer(file.slice(at, at + pieceBytes)));
    }
  };
}

/** Joins the pieces of a file. Read at once it would be in memory twice for a while, and a province's list has 240 MB. */
function joined(size: number, pieces: Iterable<Uint8Array>): Uint8Array {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** The only optional file whose content is checked; the others are not read. */
const alsoRead = 'SPEC.txt';

/** Reads a dossier. Never throws: a file that cannot be read is an answer too. */
export async function readItems(items: readonly Item[]): Promise<Read> {
  let at = '';
  const bytesOf = async ({ path, file }: Item): Promise<Uint8Array> => {
    at = path;
    const pieces = piecesOf(file);
    return pieces === null ? new Uint8Array(await file.arrayBuffer()) : joined(file.size, pieces());
  };
  try {
    const [only] = items;
    if (items.length === 1 && only !== undefined && (await isZip(only))) return readZip(await bytesOf(only));
    const arrangement = arrange(items.map(({ path }) => path));
    if (arrangement === null) return unreadable(wrongItems(items));
    const byPath = new Map(items.map(item => [item.path, item]));
    const files = new Map<string, Uint8Array>();
    let result: Pieces | null = null;
    for (const [name, path] of arrangement.public) {
      const item = path === null ? undefined : byPath.get(path);
      const wanted = (requiredFiles as readonly string[]).includes(name) || name === alsoRead;
      if (item !== undefined && item.file.size > largestFile) return unreadable({ why: 'too-large', name });
      if (name === 'result.csv' && item !== undefined) result = piecesOf(item.file);
      const isRead = wanted && (name !== 'result.csv' || result === null);
      files.set(name, item === undefined || !isRead ? new Uint8Array(0) : await bytesOf(item));
    }
    const people = arrangement.people === null ? undefined : byPath.get(arrangement.people);
    const sealed = people === undefined ? null : await bytesOf(people);
    return { ok: true, files: { public: files, people: sealed, ...(result === null ? {} : { result }) } };
  } catch {
    return unreadable({ why: 'file', name: at });
  }
}

function readZip(bytes: Uint8Array): Read {
  const zipped = dossierInZip(bytes);
  if (!zipped.ok) return unreadable({ why: 'zip', refusal: zipped.refusal });
  return zipped.value === null ? unreadable({ why: 'none', name: '' }) : { ok: true, files: zipped.value };
}

async function isZip({ path, file }: Item): Promise<boolean> {
  if (/\.zip$/i.test(path)) return true;
  const start = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  return start.join(' ') === '80 75 3 4';
}

/** What is wrong with items that include no file of a dossier. */
function wrongItems(items: readonly Item[]): Unreadable {
  const name = items[0]?.path ?? '';
  const zips = items.filter(({ path }) => /\.zip$/i.test(path));
  if (zips.length > 1 || (zips.length === 1 && items.length > 1)) return { why: 'several', name: zips[0]?.path ?? '' };
  return { why: 'none', name };
}

function unreadable(why: Unreadable): Read {
  return { ok: false, why };
}
