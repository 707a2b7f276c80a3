// The dossier's folder on a real disk: every success is flushed, every failure leaves things as they were.

import { hash } from 'node:crypto';
import * as nodeFs from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type * as v from 'valibot';
import { parseJson } from '../../../shared/json.ts';
import { done, type Outcome, refused } from '../../../shared/outcome.ts';
import type { Disk, Privacy } from '../../../shared/ports.ts';
import { refusal } from '../../../shared/text/refusal.ts';
import { codeOf, onDisk, refusalOf } from './errors.ts';
import { isHeld, requireHeld } from './held-folders.ts';
import { isWithin, slashed } from './paths.ts';
import { patient } from './patience.ts';
import { bytesAt, type ReadCalls, readBytes } from './reading.ts';

// Whoever works on a disk reads and judges its errors alike.
export { codeOf, onDisk, readBytes, refusalOf };

/** The calls of node:fs that the disk makes; the tests bring ones that fail, stop in the middle, or are those of another system. */
export type FileCalls = ReadCalls &
  Pick<
    typeof nodeFs,
    'existsSync' | 'fchmodSync' | 'fsyncSync' | 'ftruncateSync' | 'mkdirSync' | 'renameSync' | 'rmSync' | 'writeSync'
  >;

/** Half-written files lie here, outside `public/`, until they are whole. */
const waiting = '.tmp';

/** Everything here is for its owner alone, whatever the system's mask says: lists, secrets, and the folders that hold them. */
const forOwner = { folder: 0o700, file: 0o600 } as const;

/** What is to be published is for everybody, as far as the folders above let anybody in and the system's mask says so. */
const forAll = { folder: 0o755, file: 0o644 } as const;

/**
 * Makes a folder and its parents, for their owner alone. Node's own recursive mkdir never returns if the system allows no folder, as in
 * `/proc`. Throws what the file system throws.
 */
export function makeFolders(folder: string): void {
  if (nodeFs.existsSync(folder)) return;
  const above = dirname(folder);
  if (above !== folder) makeFolders(above);
  try {
    patient(() => nodeFs.mkdirSync(folder, { mode: forOwner.folder }));
  } catch (error) {
    // Another process has made it meanwhile.
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

/** Moves a file or folder, in place of a file that is there. Throws what the file system throws. */
export function move(from: string, to: string): void {
  requireHeld(to);
  patient(() => nodeFs.renameSync(from, to));
}

/** Copies a folder with all that is in it. Throws what the file system throws. */
export function copyAll(from: string, to: string): void {
  requireHeld(to);
  patient(() => nodeFs.cpSync(from, to, { recursive: true }));
}

/** Removes a file or a folder with all that is in it; nothing happens where there is none. Throws what the file system throws. */
export function removeAll(path: string): void {
  patient(() => nodeFs.rmSync(path, { recursive: true, force: true }));
}

/** The disk of the dossier folder `folder`, which is made if missing unless this process has taken it already. */
export function diskOf(folder: string, fs: FileCalls = nodeFs): Disk {
  const root = resolve(folder);
  /** Runs `work` on the folder that was taken, and says so only if it is that one still. */
  const guarded = <T>(name: string, work: () => Outcome<T>): Outcome<T> =>
    onDisk(name, () => {
      requireHeld(root);
      try {
        const outcome = work();
        requireHeld(root);
        return outcome;
      } catch (error) {
        // What the system says of a folder that is gone is not the cause.
        if (codeOf(error) !== null) requireHeld(root);
        throw error;
      }
    });
  const isWindows = (fs.platform ?? process.platform) === 'win32';
  const flush = (path: string, flags: 'r' | 'r+') => {
    const handle = patient(() => fs.openSync(path, flags), fs);
    try {
      fs.fsyncSync(handle);
    } finally {
      fs.closeSync(handle);
    }
  };
  const flushFolder = (path: string) => {
    // Windows cannot flush a folder; its file system keeps the order of names itself.
    if (!isWindows) flush(path, 'r');
  };
  /** Flushes the name of a file that was put in place; on Windows flushing the file itself brings its names along. */
  const flushName = (path: string) => (isWindows ? flush(path, 'r+') : flush(dirname(path), 'r'));
  /** Where a file lies until it is whole: one name for each, short enough for every system whatever the file is called. */
  const halfOf = (name: string) => join(root, waiting, hash('sha256', name).slice(0, 16));
  /** Folders that are known to have been flushed. */
  const settled = new Set<string>();
  /** Makes a folder and those above it, and flushes each one's parent. A folder that this process has taken is never made anew. */
  const makeFolder = (path: string) => {
    if (settled.has(path) || dirname(path) === path || isHeld(path)) return;
    makeFolder(dirname(path));
    const isNew = !fs.existsSync(path);
    if (isNew) patient(() => fs.mkdirSync(path, { mode: isForAll(root, path) ? forAll.folder : forOwner.folder }), fs);
    // A crash may have left a folder of the dossier before its flush; an existing folder above the dossier is not ours to open.
    if (isNew || isWithin(path, root)) flushFolder(dirname(path));
    settled.add(path);
  };
  /** What was appended, refused, and could not be cut off again: by path, where it began and its bytes. */
  const leftOver = new Map<string, { readonly length: number; readonly bytes: Uint8Array }>();

  return {
    read: name =>
      guarded(name, () => {
        const path = join(root, name);
        return done(fs.existsSync(path) ? bytesAt(path, 'dossier', fs) : null);
      }),

    write: (name, pieces, privacy) =>
      guarded(name, () => {
        const path = join(root, name);
        const half = halfOf(name);
        makeFolder(dirname(path));
        // Whoever tidies the disk may have removed it: it holds nothing that counts.
        if (!fs.existsSync(dirname(half))) settled.delete(dirname(half));
        makeFolder(dirname(half));
        writeWhole(path, half, pieces, privacy, fs);
        flushName(path);
        return done(undefined);
      }),

    append: (name, length, bytes) =>
      guarded(name, () => {
        const path = join(root, name);
        const isNew = !fs.existsSync(path);
        if (isNew && length > 0) return refused(refusal('disk.changed', { file: name }));
        if (isNew) makeFolder(dirname(path));
        // Not to append: libuv takes the right to truncate from such a handle on Windows (src/win/fs.c, FILE_APPEND_DATA alone).
        const handle = patient(() => fs.openSync(path, isNew ? 'wx+' : 'r+', forAll.file), fs);
        try {
          const stat = fs.fstatSync(handle);
          if (!stat.isFile()) return refused(refusal('file.kind', { file: name }));
          if (stat.size !== length) {
            const left = leftOver.get(path);
            const isOurs = left?.length === length && isBeginning(tailOf(fs, handle, length, stat.size), left.bytes);
            if (!isOurs) return refused(refusal('disk.changed', { file: name }));
            fs.ftruncateSync(handle, length);
            leftOver.delete(path);
          }
          try {
            writeAll(fs, handle, bytes, length);
            fs.fsyncSync(handle);
            if (length === 0) flushFolder(dirname(path));
            requireHeld(root);
          } catch (error) {
            // Half a line must not stay, nor a whole one that is refused: the next one would follow it.
            leftOver.set(path, { length, bytes });
            try {
              fs.ftruncateSync(handle, length);
              leftOver.delete(path);
            } catch (second) {
              // The next line cuts it off. The first error is the cause and is told.
              if (codeOf(second) === null) throw second;
            }
            throw error;
          }
          return done(undefined);
        } finally {
          fs.closeSync(handle);
        }
      }),

    remove: name =>
      guarded(name, () => {
        // A crash may have left the half of a secret that nobody wrote again.
        for (const path of [halfOf(name), join(root, name)]) {
          if (!fs.existsSync(path)) continue;
          patient(() => fs.rmSync(path), fs);
          flushFolder(dirname(path));
        }
        return done(undefined);
      }),
  };
}

/** Whether a folder of a dossier or of a data folder is one of those that are published. */
function isForAll(root: string, folder: string): boolean {
  return isWithin(folder, root) && /(^|\/)(public|given-up)(\/|$)/.test(slashed(folder, root));
}

/** The bytes of a file from `from` to `to`. */
function tailOf(fs: FileCalls, handle: number, from: number, to: number): Uint8Array {
  const tail = new Uint8Array(Math.max(0, to - from));
  for (let at = 0; at < tail.length; ) {
    const read = fs.readSync(handle, tail, at, tail.length - at, from + at);
    if (read === 0) break;
    at += read;
  }
  return tail;
}

function isBeginning(part: Uint8Array, whole: Uint8Array): boolean {
  return part.length > 0 && part.length <= whole.length && part.every((byte, at) => byte === whole[at]);
}

/** Reads a JSON file of our own by a schema, like every byte from outside; null if it is absent, cannot be read, or does not fit. */
export function readJsonFile<Schema extends v.GenericSchema>(
  disk: Pick<Disk, 'read'>,
  name: string,
  schema: Schema,
): v.InferOutput<Schema> | null {
  const bytes = disk.read(name);
  return bytes.ok && bytes.value !== null ? parseJson(bytes.value, schema) : null;
}

/**
 * Writes a file whole or not at all: first as `half`, a path on the same disk, which is then renamed. Throws whatever the file
 * system or the pieces throw.
 */
export function writeWhole(
  path: string,
  half: string,
  pieces: Iterable<Uint8Array>,
  privacy: Privacy,
  fs: FileCalls = nodeFs,
): void {
  try {
    const mode = privacy === 'private' ? forOwner.file : forAll.file;
    const handle = patient(() => fs.openSync(half, 'w', mode), fs);
    try {
      if (privacy === 'private') keepPrivate(fs, handle);
      let at = 0;
      for (const piece of pieces) {
        writeAll(fs, handle, piece, at);
        at += piece.length;
      }
      fs.fsyncSync(handle);
    } finally {
      fs.closeSync(handle);
    }
    patient(() => fs.renameSync(half, path), fs);
  } catch (error) {
    try {
      fs.rmSync(half, { force: true });
    } catch (second) {
      // What is left of it is written over the next time; the first error is the cause and is told.
      if (codeOf(second) === null) throw second;
    }
    throw error;
  }
}

/** A half-written file of a crash keeps the rights that it was made with. File systems without rights, as on a stick, refuse to change them. */
function keepPrivate(fs: FileCalls, handle: number): void {
  if ((fs.fstatSync(handle).mode & 0o077) === 0) return;
  try {
    fs.fchmodSync(handle, forOwner.file);
  } catch (error) {
    if (codeOf(error) === null) throw error;
  }
}

function writeAll(fs: FileCalls, handle: number, bytes: Uint8Array, from: number): void {
  for (let at = 0; at < bytes.length; ) at += fs.writeSync(handle, bytes, at, bytes.length - at, from + at);
}
