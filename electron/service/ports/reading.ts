// Reading a path that somebody names. It may lead to anything: a folder, a pipe that nobody writes to, a device without an end, a film.
// None of them is opened or read to the end before its kind and size are known.

import * as nodeFs from 'node:fs';
import { largestFile } from '../../../shared/dossier/arrangement.ts';
import { done, type Outcome, refused } from '../../../shared/outcome.ts';
import { refusal } from '../../../shared/text/refusal.ts';
import { codeOf, KnownTrouble } from './errors.ts';
import { type Machine, patient, sleep } from './patience.ts';

/** The calls of node:fs that reading makes. */
export type ReadCalls = Pick<typeof nodeFs, 'closeSync' | 'fstatSync' | 'openSync' | 'readSync' | 'statSync'> & Machine;

const mebibyte = 2 ** 20;

/**
 * The most bytes that are read of a file, by what it is to be. The sizes are far above what is real: a plan of 100 schools has 30 kB, a
 * list of a million children 90 MB. An archive is taken as a whole, and no program of 2026 holds more than 2 GiB in one piece everywhere.
 */
export const largest = {
  /** What the program itself keeps beside lists and records: locks, marks, plans. */
  note: 16 * mebibyte,
  list: 256 * mebibyte,
  font: 64 * mebibyte,
  dossier: largestFile,
  archive: 2048 * mebibyte - 1,
} as const;

/** What a file is to be. */
export type FileKind = keyof typeof largest;

/**
 * The bytes of a file. Throws what the file system throws, `file.kind` for what is no plain file, and `file.too-large`. A link is
 * followed to what it names. A pipe that takes the file's place between two calls is not waited for.
 */
export function bytesAt(path: string, kind: FileKind, fs: ReadCalls = nodeFs): Uint8Array {
  // Opening alone can do something: a tape is wound, a door answers. Links are followed.
  requirePlain(fs.statSync(path), kind);
  const handle = patient(() => fs.openSync(path, nodeFs.constants.O_RDONLY | (nodeFs.constants.O_NONBLOCK ?? 0)), fs);
  try {
    const size = requirePlain(fs.fstatSync(handle), kind);
    const bytes = new Uint8Array(size);
    let at = 0;
    while (at < size) {
      // One call takes at most 2 GiB.
      const read = fs.readSync(handle, bytes, at, Math.min(size - at, 1024 * mebibyte), at);
      if (read === 0) break;
      at += read;
    }
    return at === size ? bytes : bytes.slice(0, at);
  } finally {
    fs.closeSync(handle);
  }
}

/** The bytes of a file, a list where nothing else is said; refuses one that cannot be read. */
export function readBytes(path: string, kind: FileKind = 'list'): Outcome<Uint8Array> {
  try {
    return done(bytesAt(path, kind));
  } catch (error) {
    if (error instanceof KnownTrouble) return refused(error.why(path));
    const reason = codeOf(error);
    if (reason === null) throw error;
    return refused(refusal('file.unreadable', { file: path, reason }));
  }
}

/** The text on the standard input, to its end; refuses what has none within the size of a note. */
export function readInput(): Outcome<string> {
  const bytes = Buffer.alloc(largest.note + 1);
  let at = 0;
  while (at < bytes.length) {
    try {
      const read = nodeFs.readSync(0, bytes, at, bytes.length - at, null);
      if (read === 0) return done(bytes.toString('utf8', 0, at));
      at += read;
    } catch (error) {
      const code = codeOf(error);
      // An input that was closed on Windows.
      if (code === 'EOF') return done(bytes.toString('utf8', 0, at));
      // A terminal or pipe that does not wait, where nothing has been written yet.
      if (code === 'EAGAIN') sleep(20);
      else return refused(refusal('file.unreadable', { file: 'stdin', reason: code ?? '?' }));
    }
  }
  return refused(refusal('file.too-large', { file: 'stdin', limit: largest.note / mebibyte }));
}

/** The size of a plain file. */
function requirePlain(stat: nodeFs.Stats, kind: FileKind): number {
  if (!stat.isFile()) throw new KnownTrouble(file => refusal('file.kind', { file }));
  const most = largest[kind];
  if (stat.size > most) {
    throw new KnownTrouble(file => refusal('file.too-large', { file, limit: Math.ceil(most / mebibyte) }));
  }
  return stat.size;
}
