// The dossier's folder on a real disk: every success is flushed, every failure leaves things as they were.

import * as nodeFs from 'node:fs';
import { dirname, join } from 'node:path';
import type * as v from 'valibot';
import { parseJson } from '../../../shared/json.ts';
import { done, type Outcome, refused } from '../../../shared/outcome.ts';
import type { Disk, Privacy } from '../../../shared/ports.ts';
import { type Refusal, refusal } from '../../../shared/text/refusal.ts';

/** The calls of node:fs that the disk makes; the tests bring ones that fail or stop in the middle. */
export type FileCalls = Pick<
  typeof nodeFs,
  | 'closeSync'
  | 'existsSync'
  | 'fstatSync'
  | 'fsyncSync'
  | 'ftruncateSync'
  | 'mkdirSync'
  | 'openSync'
  | 'readFileSync'
  | 'renameSync'
  | 'rmSync'
  | 'writeSync'
>;

/** Half-written files lie here, outside `public/`, until they are whole. */
const waiting = '.tmp';

/** Makes a folder and its parents. Node's own recursive mkdir never returns if the system allows no folder, as in `/proc`. */
export function makeFolders(folder: string): void {
  if (nodeFs.existsSync(folder)) return;
  const above = dirname(folder);
  if (above !== folder) makeFolders(above);
  nodeFs.mkdirSync(folder);
}

/** Runs `work`. An error of the file system becomes a refusal that names `file`; any other error is a bug and is thrown again. */
export function onDisk<T>(file: string, work: () => Outcome<T>): Outcome<T> {
  try {
    return work();
  } catch (error) {
    const why = refusalOf(file, error);
    if (why === null) throw error;
    return refused(why);
  }
}

/** The disk of the dossier folder `root`, which is made if missing. */
export function diskOf(root: string, fs: FileCalls = nodeFs): Disk {
  const guarded = <T>(name: string, work: () => T): Outcome<T> => onDisk(name, () => done(work()));
  const flushFolder = (folder: string) => {
    // Windows cannot open a folder to flush it; its file system keeps the order of names itself.
    if (process.platform === 'win32') return;
    const handle = fs.openSync(folder, 'r');
    try {
      fs.fsyncSync(handle);
    } finally {
      fs.closeSync(handle);
    }
  };
  /** Folders that are known to have been flushed. */
  const settled = new Set<string>();
  /** Makes a folder and those above it, and flushes each one's parent. */
  const makeFolder = (folder: string) => {
    if (settled.has(folder) || dirname(folder) === folder) return;
    makeFolder(dirname(folder));
    const isNew = !fs.existsSync(folder);
    if (isNew) fs.mkdirSync(folder);
    // A crash may have left a folder of the dossier before its flush; an existing folder above the dossier is not ours to open.
    if (isNew || folder.startsWith(root)) flushFolder(dirname(folder));
    settled.add(folder);
  };

  return {
    read: name =>
      guarded(name, () => {
        const path = join(root, name);
        return fs.existsSync(path) ? new Uint8Array(fs.readFileSync(path)) : null;
      }),

    write: (name, pieces, privacy) =>
      guarded(name, () => {
        const path = join(root, name);
        const half = join(root, waiting, name.replaceAll('/', '-'));
        makeFolder(dirname(path));
        makeFolder(dirname(half));
        writeWhole(path, half, pieces, privacy, fs);
        flushFolder(dirname(path));
      }),

    append: (name, length, bytes) => {
      const path = join(root, name);
      const opened = guarded(name, () => {
        makeFolder(dirname(path));
        return fs.openSync(path, 'a');
      });
      if (!opened.ok) return opened;
      const handle = opened.value;
      try {
        if (fs.fstatSync(handle).size !== length) return refused(refusal('disk.changed', { file: name }));
        return guarded(name, () => {
          try {
            writeAll(fs, handle, bytes);
            fs.fsyncSync(handle);
          } catch (error) {
            // Half a line must not stay: the next one would be appended to it.
            fs.ftruncateSync(handle, length);
            throw error;
          }
          if (length === 0) flushFolder(dirname(path));
        });
      } finally {
        fs.closeSync(handle);
      }
    },

    remove: name =>
      guarded(name, () => {
        const path = join(root, name);
        if (!fs.existsSync(path)) return;
        fs.rmSync(path);
        flushFolder(dirname(path));
      }),
  };
}

/** The bytes of a file; refuses one that cannot be read. */
export function readBytes(path: string): Outcome<Uint8Array> {
  try {
    return done(new Uint8Array(nodeFs.readFileSync(path)));
  } catch (error) {
    const reason = codeOf(error);
    if (reason === null) throw error;
    return refused(refusal('file.unreadable', { file: path, reason }));
  }
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
    const handle = fs.openSync(half, 'w', privacy === 'private' ? 0o600 : 0o644);
    try {
      for (const piece of pieces) writeAll(fs, handle, piece);
      fs.fsyncSync(handle);
    } finally {
      fs.closeSync(handle);
    }
    fs.renameSync(half, path);
  } catch (error) {
    fs.rmSync(half, { force: true });
    throw error;
  }
}

function writeAll(fs: FileCalls, handle: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += fs.writeSync(handle, bytes, at, bytes.length - at);
}

/** The code of a system's error, such as ENOENT; null for any other. */
export function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error ? String(error.code) : null;
}

/** The refusal for an error of the file system; null for any other error, which is a bug. */
export function refusalOf(file: string, error: unknown): Refusal | null {
  const code = codeOf(error);
  if (code === null || code.startsWith('ERR_')) return null;
  if (code === 'ENOSPC' || code === 'EDQUOT') return refusal('disk.full', { file });
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM') return refusal('disk.read-only', { file });
  return refusal('disk.failed', { file, reason: code });
}
