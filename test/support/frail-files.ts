// A file system that forgets: what was written but not flushed is lost when the power goes, files and folder entries
// alike. It offers the few calls of node:fs that the real disk makes, and dies at any one of them.

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

/** A file system in memory that can lose power, run full, or be read-only. */
export class FrailFiles {
  private root = folder();
  private readonly handles = new Map<number, Node>();
  private nextHandle = 3;
  /** Calls made so far that change something. */
  calls = 0;
  /** The power goes at the call of this number. */
  cutAt = Number.POSITIVE_INFINITY;
  /** Writing fails with this code from the call `failFrom` on; before it fails, half of the bytes are written. */
  failFrom = Number.POSITIVE_INFINITY;
  failWith = 'ENOSPC';

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
      if (++this.calls >= this.cutAt) throw new PowerCut();
    };
    const fails = () => this.calls >= this.failFrom;

    const calls = {
      existsSync: (path: unknown) => find(path) !== undefined,
      readFileSync: (path: unknown) => {
        const node = find(path);
        if (node?.kind !== 'file') throw systemError('ENOENT');
        return Buffer.from(node.now);
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
        if (flags !== 'r') {
          changing();
          if (this.failWith === 'EROFS' && fails()) throw systemError('EROFS');
          if (node === undefined) {
            node = { kind: 'file', now: new Uint8Array(0), kept: new Uint8Array(0) };
            parentOf(path).now.set(nameOf(path), node);
          } else if (flags === 'w' && node.kind === 'file') node.now = new Uint8Array(0);
        }
        if (node === undefined) throw systemError('ENOENT');
        this.handles.set(this.nextHandle, node);
        return this.nextHandle++;
      },
      closeSync: (handle: number) => void this.handles.delete(handle),
      fstatSync: (handle: number) => ({ size: fileOf(handle).now.length }),
      writeSync: (handle: number, bytes: Uint8Array, from: number, length: number) => {
        const file = fileOf(handle);
        const put = (count: number) => {
          file.now = Uint8Array.of(...file.now, ...bytes.subarray(from, from + count));
        };
        // The power may go in the middle of a write.
        if (this.calls + 1 >= this.cutAt) put(Math.floor(length / 2));
        changing();
        if (fails()) {
          put(Math.floor(length / 2));
          throw systemError(this.failWith);
        }
        put(length);
        return length;
      },
      ftruncateSync: (handle: number, length: number) => {
        changing();
        const file = fileOf(handle);
        file.now = file.now.slice(0, length);
      },
      fsyncSync: (handle: number) => {
        changing();
        const node = this.handles.get(handle);
        if (node?.kind === 'file') node.kept = node.now;
        else if (node?.kind === 'folder') node.kept = new Map(node.now);
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

function folder(): Folder {
  return { kind: 'folder', now: new Map(), kept: new Map() };
}
