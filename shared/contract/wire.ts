// Requests and answers as bytes, for the browser host: files travel as raw bytes, not text.
//
//   4 bytes   length of the head, big-endian
//   head      JSON: {"value": …, "parts": [{"path": ["file", "bytes"], "length": 123}, …]}
//   parts     the bytes of each part, one after another; `value` has null in place of each

import { joined } from '../bytes.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import { refusal } from '../text/refuse.ts';

/** The largest request a host accepts, in bytes. */
export const largestRequest = 64 * 2 ** 20;

type Part = { readonly path: readonly (string | number)[]; readonly length: number };

/** Encodes a value. `Uint8Array`s in it, at any depth, travel as bytes; the rest must be JSON. */
export function encodeMessage(value: unknown): Uint8Array<ArrayBuffer> {
  const parts: Part[] = [];
  const bytes: Uint8Array[] = [];
  const plain = withoutBytes(value, [], (path, part) => {
    parts.push({ path, length: part.length });
    bytes.push(part);
  });
  const head = new TextEncoder().encode(JSON.stringify({ value: plain ?? null, parts }));
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, head.length);
  return joined([length, head, ...bytes]);
}

/** A copy of `value` with null in place of each `Uint8Array`; plain arrays are not copied. */
function withoutBytes(
  value: unknown,
  path: readonly (string | number)[],
  take: (path: readonly (string | number)[], part: Uint8Array) => void,
): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Uint8Array) {
    take(path, value);
    return null;
  }
  if (Array.isArray(value)) {
    // Films are long arrays of numbers and words: these are not copied.
    return value.some(each => typeof each === 'object' && each !== null)
      ? value.map((each, index) => withoutBytes(each, [...path, index], take))
      : value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, withoutBytes(each, [...path, name], take)]),
  );
}

/** Reads a message; refuses any bytes that are not one. */
export function decodeMessage(message: Uint8Array): Outcome<unknown> {
  try {
    if (message.length < 4) return refused(refusal('host.body', {}));
    const length = new DataView(message.buffer, message.byteOffset).getUint32(0);
    if (length > message.length - 4) return refused(refusal('host.body', {}));
    const text = new TextDecoder('utf-8', { fatal: true }).decode(message.subarray(4, 4 + length));
    const head: unknown = JSON.parse(text);
    if (!isHead(head)) return refused(refusal('host.body', {}));
    const holder = { value: head.value };
    let at = 4 + length;
    for (const part of head.parts) {
      if (!isPart(part) || part.length > message.length - at) return refused(refusal('host.body', {}));
      // A plain copy: a Buffer's own slice would keep the whole message alive.
      const bytes = new Uint8Array(message.subarray(at, at + part.length));
      if (!place(holder, ['value', ...part.path], bytes)) {
        return refused(refusal('host.body', {}));
      }
      at += part.length;
    }
    return at === message.length ? done(holder.value) : refused(refusal('host.body', {}));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return refused(refusal('host.body', {}));
    throw error;
  }
}

function isHead(head: unknown): head is { readonly value: unknown; readonly parts: readonly unknown[] } {
  return typeof head === 'object' && head !== null && 'value' in head && 'parts' in head && Array.isArray(head.parts);
}

function isPart(part: unknown): part is Part {
  if (typeof part !== 'object' || part === null || !('path' in part) || !('length' in part)) return false;
  const { path, length } = part;
  return (
    Array.isArray(path) &&
    path.every(each => typeof each === 'string' || typeof each === 'number') &&
    typeof length === 'number' &&
    Number.isSafeInteger(length) &&
    length >= 0
  );
}

/** Puts `part` at `path` if the value's own null is there; false if it is not. */
function place(root: object, path: readonly (string | number)[], part: Uint8Array): boolean {
  let holder: unknown = root;
  for (const [depth, name] of path.entries()) {
    if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, name)) return false;
    const table = holder as { [name: string | number]: unknown };
    if (depth === path.length - 1) {
      if (table[name] !== null) return false;
      table[name] = part;
      return true;
    }
    holder = table[name];
  }
  return false;
}
