// Reads the files of a dossier from what was dropped or chosen: a folder, a zip, or loose files.

import { arrange, dossierInZip, largestFile, rulesAmong } from '../../shared/dossier/arrangement.ts';
import { type DossierFiles, type Pieces, requiredFiles } from '../../shared/dossier/files.ts';
import { parseRules } from '../../shared/protocol/rules.ts';
import type { Item, ReadPart, Unreadable } from './messages.ts';

/** The files of a dossier, or why they cannot be read. `packed`: a zip holds what somebody packed, not what was chosen here. */
export type Read =
  | { readonly ok: true; readonly files: DossierFiles; readonly packed: boolean }
  | { readonly ok: false; readonly why: Unreadable };

/** How much of a file is read at a time, in bytes. */
const pieceBytes = 1 << 20;

/** Reads a file synchronously. Only a worker has it. */
type SyncReader = { readonly readAsArrayBuffer: (file: Blob) => ArrayBuffer };
const Reader = (globalThis as { FileReaderSync?: new () => SyncReader }).FileReaderSync;

/** The pieces of a file, each when it is asked for and again each time; null where this place may not read the file. */
function piecesHere({ file, size }: Item): Pieces | null {
  if (Reader === undefined) return null;
  const reader = new Reader();
  const piece = (at: number, bytes: number) => new Uint8Array(reader.readAsArrayBuffer(file.slice(at, at + bytes)));
  try {
    // WebKit lets no worker of a page that was opened from a file read a file; a part of one says so.
    if (piece(0, 1).length !== Math.min(size, 1)) return null;
  } catch {
    return null;
  }
  return function* () {
    for (let at = 0; at < size; at += pieceBytes) yield piece(at, pieceBytes);
  };
}

/** The only optional file whose content is checked; the others are not read. */
const alsoRead = 'SPEC.txt';

/** Reads a dossier; `readPart` reads what this place may not read itself. Never throws: a file that cannot be read is an answer too. */
export async function readItems(items: readonly Item[], readPart: ReadPart): Promise<Read> {
  let at = '';
  /** The pieces of a file; if they are not read here, they are kept. */
  const piecesOf = async (item: Item): Promise<Pieces> => {
    at = item.path;
    const here = piecesHere(item);
    if (here !== null) return here;
    const kept: Uint8Array[] = [];
    for await (const piece of partsOf(item)) kept.push(piece);
    return () => kept;
  };
  const partsOf = async function* (item: Item): AsyncGenerator<Uint8Array> {
    for (let from = 0; from < item.size; from += pieceBytes) {
      yield await readPart(items.indexOf(item), from, Math.min(item.size, from + pieceBytes));
    }
  };
  /** A whole file, of its pieces: read at once it would be in memory twice for a while, and a province's list has 240 MB. */
  const bytesOf = async (item: Item): Promise<Uint8Array> => {
    at = item.path;
    const bytes = new Uint8Array(item.size);
    let end = 0;
    for await (const piece of piecesHere(item)?.() ?? partsOf(item)) {
      bytes.set(piece, end);
      end += piece.length;
    }
    if (end !== bytes.length) throw new Error('the file has changed its size');
    return bytes;
  };
  const isZip = async (item: Item): Promise<boolean> => {
    if (/\.zip$/i.test(item.path)) return true;
    at = item.path;
    const start = await readPart(items.indexOf(item), 0, 4);
    return start.join(' ') === '80 75 3 4';
  };
  /** Two records, or what may be of two: folders, zips, or files of one name. */
  const severalOf = async (): Promise<Unreadable | null> => {
    const paths = items.map(({ path }) => path);
    const rules = rulesAmong(paths);
    // In one order, since a disk lists a folder in one of its own.
    const [first, second] = items
      .filter(({ path }) => rules.includes(path) || isTopZip(path))
      .sort((a, b) => (a.path < b.path ? -1 : 1));
    if (first !== undefined && second !== undefined) {
      return { why: 'several', first: await recordName(first), second: await recordName(second) };
    }
    if (items.length > 1 && first !== undefined && isTopZip(first.path)) return { why: 'beside', name: first.path };
    const twice = paths.find((path, index) => paths.indexOf(path) < index);
    return twice === undefined ? null : { why: 'twice', name: twice };
  };
  /** A record by its ceremony and where it lies, as far as its rules can be read. */
  const recordName = async (item: Item): Promise<string> => {
    if (isTopZip(item.path) || item.size > pieceBytes) return item.path;
    const rules = parseRules(await bytesOf(item));
    const folder = item.path.slice(0, -'/rules.txt'.length);
    return [...(rules.ok ? [rules.value.ceremony] : []), folder].filter(part => part !== '').join(' · ') || item.path;
  };
  try {
    const [only] = items;
    if (items.length === 1 && only !== undefined && (await isZip(only))) return readZip(await bytesOf(only));
    const several = await severalOf();
    if (several !== null) return unreadable(several);
    const arrangement = arrange(items.map(({ path }) => path));
    if (arrangement === null) return unreadable({ why: 'none', name: items[0]?.path ?? '' });
    const byPath = new Map(items.map(item => [item.path, item]));
    const files = new Map<string, Uint8Array | null>();
    let result: Pieces | null = null;
    for (const [name, path] of arrangement.public) {
      const item = path === null ? undefined : byPath.get(path);
      const wanted = (requiredFiles as readonly string[]).includes(name) || name === alsoRead;
      if (item !== undefined && item.size > largestFile) return unreadable({ why: 'too-large', name });
      if (name === 'result.csv' && item !== undefined) result = await piecesOf(item);
      const isRead = wanted && name !== 'result.csv';
      if (item === undefined) files.set(name, null);
      else files.set(name, isRead ? await bytesOf(item) : new Uint8Array(0));
    }
    const people = arrangement.people === null ? undefined : byPath.get(arrangement.people);
    const sealed = people === undefined ? null : await bytesOf(people);
    return {
      ok: true,
      files: { public: files, people: sealed, ...(result === null ? {} : { result }) },
      packed: false,
    };
  } catch {
    return unreadable({ why: 'file', name: at });
  }
}

function readZip(bytes: Uint8Array): Read {
  const zipped = dossierInZip(bytes);
  if (!zipped.ok) return unreadable({ why: 'zip', refusal: zipped.refusal });
  return zipped.value === null
    ? unreadable({ why: 'none', name: '' })
    : { ok: true, files: zipped.value, packed: true };
}

/** Whether a path is that of a zip that was chosen by itself. One inside a folder is a file like others. */
function isTopZip(path: string): boolean {
  return /^[^/]+\.zip$/i.test(path);
}

function unreadable(why: Unreadable): Read {
  return { ok: false, why };
}
