// SHA256SUMS: what an archive of a dossier holds, in the form that `sha256sum -c` checks.

import { strictText } from '../bytes.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import type { Hex64 } from '../protocol/hash.ts';
import { refusal } from '../text/refusal.ts';

/** The manifest's own name. */
export const manifestFile = 'SHA256SUMS';

/** Digests by path. */
export type Manifest = ReadonlyMap<string, Hex64>;

/** Writes a manifest: `digest  path`, a line a file, in the order of the paths' UTF-16 units. */
export function printManifest(files: Manifest): Uint8Array {
  const lines = [...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, digest]) => `${digest}  ${path}\n`);
  return new TextEncoder().encode(lines.join(''));
}

/** Reads a manifest; refuses whatever `printManifest` would not have written. */
export function parseManifest(bytes: Uint8Array): Outcome<Manifest> {
  const files = new Map<string, Hex64>();
  const wrong = (line: number) => refused(refusal('transfer.manifest', { line }));
  const text = strictText(bytes);
  if (text === null) return wrong(1);
  const lines = text.split('\n');
  if (lines.pop() !== '' || lines.length === 0) return wrong(lines.length + 1);
  let before = '';
  for (const [index, line] of lines.entries()) {
    const [, digest, path] = /^([0-9a-f]{64}) {2}([^\\\p{Cc}]+)$/u.exec(line) ?? [];
    if (digest === undefined || path === undefined || path <= before) return wrong(index + 1);
    files.set(path, digest);
    before = path;
  }
  return done(files);
}
