// Finds the files of a dossier among the paths of an archive or of a dropped folder. People hand over the dossier, its public folder, or
// either inside one more folder, as file managers archive them.

import { done, type Outcome, refused } from '../outcome.ts';
import { refusal } from '../text/refusal.ts';
import { openZip, type ZipLimits } from '../zip.ts';
import { type DossierFiles, isRead, requiredFiles } from './files.ts';
import { givenUpFolder } from './layout.ts';

/** The path of each file. A folder inside `public/` is listed without a path, and the verifier reports it as strange. */
export type Arrangement = { readonly public: ReadonlyMap<string, string | null>; readonly people: string | null };

/** The paths but those of attempts that were given up, which lie beside the record that is meant; all if there is nothing else. */
function meant(paths: Iterable<string>): string[] {
  const all = [...paths];
  const others = all.filter(path => path.split('/').at(-3) !== givenUpFolder);
  return others.length > 0 ? others : all;
}

/** Finds the dossier among relative paths with `/`; null if none of its files is there. */
export function arrange(paths: Iterable<string>): Arrangement | null {
  const all = meant(paths);
  const required: readonly string[] = requiredFiles;
  /** How many of the required files each folder holds. */
  const folders = new Map<string, number>();
  for (const path of all) {
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    if (required.includes(path.slice(folder.length))) folders.set(folder, (folders.get(folder) ?? 0) + 1);
  }
  const [first] = [...folders].sort(([a, n], [b, m]) => m - n || a.length - b.length);
  if (first === undefined) return null;
  const [prefix] = first;
  const files = new Map<string, string | null>();
  for (const path of all) {
    if (!path.startsWith(prefix)) continue;
    const [name = '', ...below] = path.slice(prefix.length).split('/');
    if (name !== '') files.set(name, below.length === 0 ? path : null);
  }
  const peoplePath = `${prefix.slice(0, -'public/'.length)}sealed/people.csv`;
  const people = prefix.endsWith('public/') && all.includes(peoplePath) ? peoplePath : null;
  return { public: files, people };
}

/**
 * The paths of rules.txt that lie beside another file of a record, ascending: a record has one, so that two of them are two records.
 * Disks and archives list their files in an order of their own; which record is called the first one does not depend on it.
 */
export function rulesAmong(paths: Iterable<string>): string[] {
  const all = meant(paths);
  const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/') + 1);
  const others = requiredFiles.filter(name => name !== 'rules.txt');
  const beside = new Set(all.filter(path => others.some(name => path === folderOf(path) + name)).map(folderOf));
  return all.filter(path => path === `${folderOf(path)}rules.txt` && beside.has(folderOf(path))).sort();
}

/** The largest public file of a dossier, in bytes: a million lots have 90 MB. */
export const largestFile = 2 ** 30;

/** The most bytes of a dossier that are read, all files together. */
export const largestDossier = 2 * largestFile;

/**
 * How much an archive of so many bytes may hold. Digests and random numbers, which are most of a record, hardly pack: real ones become
 * three times smaller, not thirty.
 */
export function archiveLimits(bytes: number): ZipLimits {
  const totalBytes = Math.min(largestDossier, (64 << 20) + 30 * bytes);
  return { entries: 10_000, entryBytes: Math.min(largestFile, totalBytes), totalBytes };
}

/** The files of a dossier in a zip; null if none of its files is there. Refuses an archive that cannot be read, and one of two dossiers. */
export function dossierInZip(bytes: Uint8Array): Outcome<DossierFiles | null> {
  const zip = openZip(bytes, archiveLimits(bytes.length));
  if (!zip.ok) return zip;
  const [first, second] = rulesAmong(zip.value.names);
  if (first !== undefined && second !== undefined) return refused(refusal('zip.several', { first, second }));
  const arrangement = arrange(zip.value.names);
  if (arrangement === null) return done(null);
  const files = new Map<string, Uint8Array | null>();
  for (const [name, entry] of arrangement.public) {
    const content = entry === null ? done(null) : isRead(name) ? zip.value.read(entry) : done(new Uint8Array(0));
    if (!content.ok) return content;
    files.set(name, content.value);
  }
  const people = arrangement.people === null ? done(null) : zip.value.read(arrangement.people);
  return people.ok ? done({ public: files, people: people.value }) : people;
}
