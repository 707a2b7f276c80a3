// Reads a dossier in each form in which people keep one: its folder, its public folder alone, or a zip of either.

import { existsSync, lstatSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { dossierInZip, largestDossier, largestFile } from '../../../shared/dossier/arrangement.ts';
import { type DossierFiles, isRead, requiredFiles } from '../../../shared/dossier/files.ts';
import { done, type Outcome, refused } from '../../../shared/outcome.ts';
import { refusal } from '../../../shared/text/refusal.ts';
import type { Verdict } from '../../../shared/verifier/checks.ts';
import { checkHanded, type NamedChild, parseReceipt, type ReceiptVerdict } from '../../../shared/verifier/receipts.ts';
import { verifyDossier } from '../../../shared/verifier/verifier.ts';
import { codeOf, onDisk } from './errors.ts';
import { bytesAt } from './reading.ts';
import { fastDigest, verifySignature } from './signatures.ts';

/** Reads the files that a verifier needs. Refuses a path where there is no dossier; checks nothing else. */
export function readDossier(path: string): Outcome<DossierFiles> {
  return onDisk(path, () => {
    if (!existsSync(path)) return refused(refusal('dossier.missing', { path }));
    if (statSync(path).isDirectory()) return readFolder(path);
    const zipped = dossierInZip(bytesAt(path, 'archive'));
    return zipped.ok ? found(path, zipped.value) : zipped;
  });
}

/** This machine's verdict on a dossier. */
export function verdictOf(files: DossierFiles): Verdict {
  return verifyDossier(files, { digest: fastDigest, verifySignature });
}

/** Checks a family's receipt (its line, and the children as the family writes them) against the public files of a dossier. */
export function checkReceipt(path: string, line: string, children: readonly NamedChild[]): Outcome<ReceiptVerdict> {
  const receipt = parseReceipt(line);
  if (!receipt.ok) return receipt;
  const files = readDossier(path);
  return files.ok ? checkHanded({ receipt: receipt.value, children }, files.value.public) : files;
}

function readFolder(path: string): Outcome<DossierFiles> {
  const inside = join(path, 'public');
  const isDossier = existsSync(inside) && !requiredFiles.some(name => existsSync(join(path, name)));
  const folder = isDossier ? inside : path;
  const files = new Map<string, Uint8Array | null>();
  const entries = readdirSync(folder, { withFileTypes: true });
  // Of the others only the names count, and a name in the encoding of another system is none under which a file is found again.
  const read = entries.filter(entry => entry.isFile() && isRead(entry.name));
  let total = 0;
  for (const { name } of read) {
    const { size } = statSync(join(folder, name));
    total += size;
    if (size > largestFile) return refused(refusal('dossier.too-large', { file: name }));
  }
  if (total > largestDossier) return refused(refusal('dossier.too-large-together', {}));
  for (const entry of entries) files.set(entry.name, entry.isFile() ? new Uint8Array(0) : null);
  for (const { name } of read) files.set(name, bytesIn(join(folder, name)));
  const sealed = join(path, 'sealed', 'people.csv');
  const entry = isDossier ? lstatSync(sealed, { throwIfNoEntry: false }) : undefined;
  // What is no file of names has not their form, and is not passed over.
  const named = entry?.isFile() ? bytesIn(sealed) : null;
  const people = entry === undefined ? null : (named ?? new Uint8Array(0));
  return found(path, { public: files, people });
}

/** The bytes of a file; null if this user may not read it: to a verifier it is not there. */
function bytesIn(file: string): Uint8Array | null {
  try {
    return bytesAt(file, 'dossier');
  } catch (error) {
    if (codeOf(error) === 'EACCES') return null;
    throw error;
  }
}

function found(path: string, files: DossierFiles | null): Outcome<DossierFiles> {
  const isAny = files !== null && requiredFiles.some(name => files.public.get(name));
  return isAny ? done(files) : refused(refusal('dossier.none', { path }));
}
