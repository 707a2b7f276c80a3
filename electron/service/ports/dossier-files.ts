// Reading a dossier from where people keep it: its folder, its public folder alone, or a zip of either.

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { arrange, dossierZipLimits, largestFile } from '../../../shared/dossier/arrangement.ts';
import { type DossierFiles, requiredFiles } from '../../../shared/dossier/files.ts';
import { done, type Outcome, refused } from '../../../shared/outcome.ts';
import { refusal } from '../../../shared/text/refusal.ts';
import type { Verdict } from '../../../shared/verifier/checks.ts';
import { verifyDossier } from '../../../shared/verifier/verifier.ts';
import { openZip } from '../../../shared/zip.ts';
import { onDisk } from './disk.ts';
import { fastDigest, verifySignature } from './signatures.ts';

/** Reads what a verifier needs. Refuses (unreadable) a path that leads to no dossier at all; checks nothing else. */
export function readDossier(path: string): Outcome<DossierFiles> {
  return onDisk(path, () => {
    if (!existsSync(path)) return refused(refusal('dossier.missing', { path }));
    return statSync(path).isDirectory() ? readFolder(path) : readZip(path);
  });
}

/** This machine's verdict on a dossier. */
export function verdictOf(files: DossierFiles): Verdict {
  return verifyDossier(files, { digest: fastDigest, verifySignature });
}

function readFolder(path: string): Outcome<DossierFiles> {
  const inside = join(path, 'public');
  const folder = existsSync(inside) ? inside : path;
  const files = new Map<string, Uint8Array>();
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = join(folder, entry.name);
    const size = entry.isFile() ? statSync(file).size : 0;
    if (size > largestFile) return refused(refusal('dossier.too-large', { file: entry.name }));
    // A folder or a link in `public/` is listed without bytes: it does not belong there, and the verifier says so.
    files.set(entry.name, entry.isFile() ? new Uint8Array(readFileSync(file)) : new Uint8Array(0));
  }
  const sealed = join(path, 'sealed', 'people.csv');
  const people = folder === inside && existsSync(sealed) ? new Uint8Array(readFileSync(sealed)) : null;
  return found(path, { public: files, people });
}

function readZip(path: string): Outcome<DossierFiles> {
  const zip = openZip(new Uint8Array(readFileSync(path)), dossierZipLimits);
  if (!zip.ok) return zip;
  const arrangement = arrange(zip.value.names);
  if (arrangement === null) return refused(refusal('dossier.none', { path }));
  const files = new Map<string, Uint8Array>();
  for (const [name, entry] of arrangement.public) {
    const content = entry === null ? done(new Uint8Array(0)) : zip.value.read(entry);
    if (!content.ok) return content;
    files.set(name, content.value);
  }
  const people = arrangement.people === null ? done(null) : zip.value.read(arrangement.people);
  return people.ok ? done({ public: files, people: people.value }) : people;
}

function found(path: string, files: DossierFiles): Outcome<DossierFiles> {
  const any = requiredFiles.some(name => files.public.has(name));
  return any ? done(files) : refused(refusal('dossier.none', { path }));
}
