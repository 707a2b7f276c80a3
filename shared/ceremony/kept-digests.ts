// The digests of what a freeze and a seal put beside the record and nothing changes any more: the names, the plan, what was imported,
// the pages. The record itself names only what decides the result; of the rest, nobody would notice a byte that a disk lost.

import { type Manifest, parseManifest, printManifest } from '../dossier/manifest.ts';
import type { ReadFile } from '../ports.ts';
import type { Digest } from '../protocol/hash.ts';
import { bytesOf } from '../protocol/lexis.ts';

/** The file with the digests, in a dossier. Its last line is the digest of the lines before. */
export const keptDigestsFile = 'sealed/digests.txt';

/** What a freeze always keeps: read again where the digests themselves were lost. */
const alwaysKept = [
  'public/SPEC.txt',
  'public/result.html',
  'public/verify.html',
  'sealed/accepted.json',
  'sealed/attendance.json',
  'sealed/catchment.csv',
  'sealed/import.json',
  'sealed/mapping.json',
  'sealed/people.csv',
  'sealed/plan.json',
] as const;

/** Writes the digests of files by their paths in the dossier. */
export function printKeptDigests(files: Manifest, digest: Digest): Uint8Array {
  const bytes = printManifest(files);
  const lines = new TextDecoder().decode(bytes);
  return bytesOf(`${lines}${digest(bytes)}\n`);
}

/** Reads them; null if they are not as they were written. */
export function parseKeptDigests(bytes: Uint8Array, digest: Digest): Manifest | null {
  const end = bytes.length - 65;
  if (end < 0) return null;
  const last = new TextDecoder().decode(bytes.subarray(end));
  if (last !== `${digest(bytes.subarray(0, end))}\n`) return null;
  const files = parseManifest(bytes.subarray(0, end));
  return files.ok ? files.value : null;
}

/** The digests of what lies in a dossier now. */
export function digestsNow(read: ReadFile, digest: Digest): Map<string, string> {
  const files = new Map<string, string>();
  for (const file of alwaysKept) {
    const bytes = read(file);
    if (bytes.ok && bytes.value !== null) files.set(file, digest(bytes.value));
  }
  return files;
}
