// A file system that forgets: what was written but not flushed is lost when the power goes, files and folder entries
// alike. It offers the few calls of node:fs that the real disk makes, and dies at any one of them, on Linux or on Windows.

import { createHash } from 'node:crypto';
import type { FileCalls } from '../../electron/service/ports/disk.ts';

type Node = File | Folder;
/** `kept` is what the platter holds; `now` is what a running program sees. */
type File = { readonly kind: 'file'; now: Uint8Array; kept: Uint8Array };
type Folder = { readonly kind: 'folder'; now: Map<string, Node>; kept: Map<string, Node> };

/** What a power cut leaves of the things that were not flushed: nothing, all, or the first half of every file. */
export type Loss = 'nothing kept' | 'all kept' | 'half kept';

/** The power is gone. Not an error of the file system: nothing may catch it and go on. */
export class PowerCut extends Error {}

/** Makes an error as node:fs does. */
export function systemError(code: string): Error {
  return Object.assign(new Error(code), { code });
}

/** The systems on which a disk is tried. `win32` is Windows as libuv shows it; see `likeWindows`. */
export const systems = ['linux', 'win32'] as const;

/** One of them. */
export type System = (typeof systems)[number];

/** What a scanner does on Windows: how many tries in a row of one kind of call it lets fail before one succeeds. */
export type Scanner = { tries: number };

const scanned = ['EPERM', 'EBUSY', 'EACCES'] as const;

/**
 * Calls of node:fs as they go on Windows, by libuv's source (github.com/libuv/libuv, src/win):
 *
 * - fs.c, fs__open: O_APPEND takes FILE_WRITE_DATA from the access and leaves FILE_APPEND_DATA. Setting the end of such a file is
 *   ERROR_ACCESS_DENIED, which uv_translate_sys_error (error.c) and older versions make EACCES or EPERM of.
 * - A file that another program has open without sharing is ERROR_SHARING_VIOLATION, EBUSY, or ERROR_ACCESS_DENIED in renaming and
 *   removing. graceful-fs (polyfills.js, `rename`) tries again for a minute because "virus scanners" hold files for seconds. Here
 *   `scanner.tries` tries in a row fail, then one succeeds.
 */
export function likeWindows(fs: FileCalls, scanner: Scanner = { tries: 2 }): FileCalls {
  const appending = new Set<number>();
  let failed = 0;
  const scan = () => {
    if (failed < scanner.tries) {
      failed += 1;
      throw systemError(scanned[failed % scanned.length] ?? 'EPERM');
    }
    failed = 0;
  };
  const calls = {
    ...fs,
    platform: 'win32',
    // The tests do not wait: a real scanner takes its time, this one counts tries.
    pause: () => {},
    openSync: (path: string, flags: string | number, mode?: number) => {
      if (flags !== 'r' && typeof flags === 'string') scan();
      const handle = fs.openSync(path, flags, mode);
      if (flags === 'a') appending.add(handle);
      return handle;
    },
    closeSync: (handle: number) => {
      appending.delete(handle);
      fs.closeSync(handle);
    },
    ftruncateSync: (handle: number, length: number) => {
      if (appending.has(handle)) throw systemError('EPERM');
      fs.ftruncateSync(handle, length);
    },
    mkdirSync: (path: string, options: { mode: number }) => {
      scan();
      return fs.mkdirSync(path, options);
    },
    renameSync: (from: string, to: string) => {
      scan();
      fs.renameSync(from, to);
    },
    rmSync: (path: string, options?: { force: boolean }) => {
      scan();
      fs.rmSync(path, options);
    },
  };
  // The real types have a dozen overloads each; the disk uses one of each.
  return calls as unknown as FileCalls;
}

/** A file system in memory that can lose power, run full, or be read-only. */
export class FrailFiles {
  private readonly system: System;
  private root = folder();
  private readonly handles = new Map<number, Node>();
  private nextHandle = 3;
  /** Calls made so far that change something. */
  calls = 0;
  /** The power goes at the call of this number. */
  cutAt = Number.POSITIVE_INFINITY;
  /** Told before each call that changes something, when the disk is as it would be if the power went at that call. */
  beforeCall: () => void = () => {};
  /** Writing fails with this code from the call `failFrom` on; before it fails, half of the bytes are written. */
  failFrom = Number.POSITIVE_INFINITY;
  failWith = 'ENOSPC';
  /** The calls so far that would have failed from `failFrom` on. */
  couldFail: number[] = [];
  /** Cutting a file off fails too, with this code, from the call `failFrom` on; null where it does not. */
  failTruncateWith: string | null = null;
  readonly scanner: Scanner = { tries: 2 };

  constructor(system: System = 'linux') {
    this.system = system;
  }

  /** The same disk once more, of its own from now on. */
  copy(): FrailFiles {
    const files = new FrailFiles(this.system);
    // A file that was renamed and not flushed is one under both of its names. Bytes are never changed in place.
    const copies = new Map<Node, Node>();
    const copyOf = <T extends Node>(node: T): T => {
      const known = copies.get(node);
      if (known !== undefined) return known as T;
      const copy: Node = node.kind === 'file' ? { ...node } : folder();
      copies.set(node, copy);
      if (node.kind === 'folder' && copy.kind === 'folder') {
        for (const [name, child] of node.now) copy.now.set(name, copyOf(child));
        for (const [name, child] of node.kept) copy.kept.set(name, copyOf(child));
      }
      return copy as T;
    };
    files.root = copyOf(this.root);
    return files;
  }

  /** A digest of all that a program started now could see, folders too: alike disks have one. */
  get digest(): string {
    const all = createHash('sha256').update(this.system);
    const add = (path: string, node: Node): void => {
      all.update(JSON.stringify([path, node.kind === 'file' ? node.now.length : null]));
      if (node.kind === 'file') all.update(node.now);
      else for (const name of [...node.now.keys()].sort()) add(`${path}/${name}`, node.now.get(name) as Node);
    };
    add('', this.root);
    return all.digest('hex');
  }

  /** Brings the machine back after a power cut. */
  restart(loss: Loss): void {
    const settle = (node: Node): void => {
      if (node.kind === 'file') {
        if (loss === 'nothing kept') node.now = node.kept;
        else if (loss === 'half kept' && node.now.length > node.kept.length) {
          node.now = node.now.slice(0, Math.ceil((node.kept.length + node.now.length) / 2));
        }
        node.kept = node.now;
      } else {
        if (loss !== 'all kept') node.now = new Map(node.kept);
        node.kept = new Map(node.now);
        for (const child of node.now.values()) settle(child);
      }
    };
    settle(this.root);
    this.handles.clear();
    this.calls = 0;
    this.cutAt = Number.POSITIVE_INFINITY;
    this.failFrom = Number.POSITIVE_INFINITY;
  }

  /** All files that a running program sees, by path. */
  files(): Map<string, Uint8Array> {
    const found = new Map<string, Uint8Array>();
    const walk = (path: string, node: Node): void => {
      if (node.kind === 'file') found.set(path, node.now);
      else for (const [name, child] of node.now) walk(`${path}/${name}`, child);
    };
    for (const [name, child] of this.root.now) walk(name, child);
    return found;
  }

  /** The calls, for the real disk to use. */
  get fs(): FileCalls {
    return this.system === 'win32' ? likeWindows(this.plain, this.scanner) : { ...this.plain, platform: 'linux' };
  }

  private get plain(): FileCalls {
    const parts = (path: unknown) =>
      String(path)
        .split('/')
        .filter(part => part !== '');
    const find = (path: unknown): Node | undefined =>
      parts(path).reduce<Node | undefined>(
        (node, part) => (node?.kind === 'folder' ? node.now.get(part) : undefined),
        this.root,
      );
    const parentOf = (path: unknown): Folder => {
      const node = find(`/${parts(path).slice(0, -1).join('/')}`);
      if (node?.kind !== 'folder') throw systemError('ENOENT');
      return node;
    };
    const nameOf = (path: unknown) => parts(path).at(-1) ?? '';
    const fileOf = (handle: number): File => {
      const node = this.handles.get(handle);
      if (node?.kind !== 'file') throw systemError('EBADF');
      return node;
    };
    /** Counts a call that changes something; the power may go before it, so that it never happens. */
    const changing = () => {
      this.calls++;
      this.beforeCall();
      if (this.calls >= this.cutAt) throw new PowerCut();
    };
    const fails = () => {
      this.couldFail.push(this.calls);
      return this.calls >= this.failFrom;
    };

    const calls = {
      existsSync: (path: unknown) => find(path) !== undefined,
      statSync: (path: unknown) => {
        const node = find(path);
        if (node === undefined) throw systemError('ENOENT');
        const { kind, now } = node;
        return { size: kind === 'file' ? now.length : 0, isFile: () => kind === 'file' };
      },
      mkdirSync: (path: unknown) => {
        changing();
        if (fails()) throw systemError(this.failWith);
        let node: Folder = this.root;
        let first: string | undefined;
        const walked: string[] = [];
        for (const part of parts(path)) {
          walked.push(part);
          let next = node.now.get(part);
          if (next === undefined) {
            next = folder();
            node.now.set(part, next);
            first ??= `/${walked.join('/')}`;
          }
          if (next.kind === 'file') throw systemError('ENOTDIR');
          node = next;
        }
        return first;
      },
      openSync: (path: unknown, flags: unknown) => {
        let node = find(path);
        // A number is what reading opens with.
        if (flags !== 'r' && typeof flags === 'string') {
          changing();
          if (this.failWith === 'EROFS' && fails()) throw systemError('EROFS');
          if (flags === 'wx+' && node !== undefined) throw systemError('EEXIST');
          if (node === undefined && flags !== 'r+') {
            node = { kind: 'file', now: new Uint8Array(0), kept: new Uint8Array(0) };
            parentOf(path).now.set(nameOf(path), node);
          } else if (flags === 'w' && node?.kind === 'file') node.now = new Uint8Array(0);
        }
        if (node === undefined) throw systemError('ENOENT');
        this.handles.set(this.nextHandle, node);
        return this.nextHandle++;
      },
      closeSync: (handle: number) => void this.handles.delete(handle),
      // Rights are no matter here: every file is its owner's.
      fstatSync: (handle: number) => ({ size: fileOf(handle).now.length, isFile: () => true, mode: 0o600 }),
      fchmodSync: () => {},
      readSync: (handle: number, into: Uint8Array, at: number, length: number, from: number) => {
        const part = fileOf(handle).now.subarray(from, from + length);
        into.set(part, at);
        return part.length;
      },
      writeSync: (handle: number, bytes: Uint8Array, from: number, length: number, position: number) => {
        const file = fileOf(handle);
        const put = (count: number) => {
          const now = new Uint8Array(Math.max(file.now.length, position + count));
          now.set(file.now);
          now.set(bytes.subarray(from, from + count), position);
          file.now = now;
        };
        // The power may go in the middle of a write, and the room may end there.
        put(Math.floor(length / 2));
        changing();
        if (fails()) throw systemError(this.failWith);
        put(length);
        return length;
      },
      ftruncateSync: (handle: number, length: number) => {
        changing();
        if (this.failTruncateWith !== null && fails()) throw systemError(this.failTruncateWith);
        const file = fileOf(handle);
        file.now = file.now.slice(0, length);
      },
      fsyncSync: (handle: number) => {
        changing();
        const node = this.handles.get(handle);
        if (node?.kind === 'file') {
          node.kept = node.now;
          // NTFS has names in one log in their order: what flushes a file (FlushFileBuffers) flushes the names before it.
          if (this.system === 'win32') keepNames(this.root);
        } else if (node?.kind === 'folder') node.kept = new Map(node.now);
      },
      renameSync: (from: unknown, to: unknown) => {
        changing();
        const node = find(from);
        if (node === undefined) throw systemError('ENOENT');
        parentOf(from).now.delete(nameOf(from));
        parentOf(to).now.set(nameOf(to), node);
      },
      rmSync: (path: unknown) => {
        changing();
        parentOf(path).now.delete(nameOf(path));
      },
    };
    // The real types have a dozen overloads each; the disk uses one of each, and its own tests run on the real calls.
    return calls as unknown as FileCalls;
  }
}

function keepNames(node: Folder): void {
  node.kept = new Map(node.now);
  for (const child of node.now.values()) if (child.kind === 'folder') keepNames(child);
}

function folder(): Folder {
  return { kind: 'folder', now: new Map(), kept: new Map() };
}
