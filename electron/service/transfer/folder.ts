// The files of a data folder, or of a dossier by itself, in their order in an archive.

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { journalCopyFile } from '../../../shared/ceremony/journal-copy.ts';
import { belongingOf, dossierFolders, draftFolder, standingFile } from '../../../shared/dossier/layout.ts';
import { manifestFile, printManifest } from '../../../shared/dossier/manifest.ts';
import { done, type Outcome, refused } from '../../../shared/outcome.ts';
import type { Hex64 } from '../../../shared/protocol/hash.ts';
import { isCeremonyId } from '../../../shared/protocol/lexis.ts';
import { journalFile } from '../../../shared/record/reading.ts';
import { isPublishable } from '../../../shared/sheets/publishable.ts';
import { largestStore, type StoredFile } from '../../../shared/store.ts';
import { refusal } from '../../../shared/text/refusal.ts';
import { onDisk } from '../ports/disk.ts';
import { requireHeld } from '../ports/held-folders.ts';
import { sameName } from '../ports/paths.ts';
import { bytesAt } from '../ports/reading.ts';
import { fastDigest } from '../ports/signatures.ts';

/** Is `folder` the dossier of one attempt, not a data folder? */
export function isDossier(folder: string): boolean {
  return existsSync(join(folder, 'public'));
}

/** The ids of the attempts that have begun in a data folder, ascending: those of which there is a journal, or its copy. */
export function attemptsIn(data: string): string[] {
  return readdirSync(data, { withFileTypes: true })
    .filter(entry => entry.isDirectory() && isCeremonyId(entry.name))
    .map(({ name }) => name)
    .filter(name => [journalFile, journalCopyFile].some(file => existsSync(join(data, name, file))))
    .sort();
}

/**
 * The paths of all files to export: the draft and attempts of a data folder, or the three folders of a dossier. Half-written files
 * and files of operating systems are left out. Refuses links, and names that other systems do not allow.
 */
export function pathsIn(folder: string): Outcome<string[]> {
  return onDisk(folder, () => {
    requireHeld(folder);
    const tops = isDossier(folder)
      ? dossierFolders
      : [draftFolder, ...attemptsIn(folder).flatMap(id => dossierFolders.map(name => `${id}/${name}`))];
    const paths = tops.filter(top => existsSync(join(folder, top))).flatMap(top => [...walk(folder, top)]);
    if (!isDossier(folder) && existsSync(join(folder, standingFile))) paths.push({ path: standingFile, plain: true });
    const strange = paths.find(({ plain, path }) => !plain || belongingOf(path) === null);
    if (strange !== undefined) return refused(refusal('transfer.strange', { path: strange.path }));
    const known = new Map<string, string>();
    for (const { path } of paths) {
      const other = known.get(sameName(path));
      if (other !== undefined) return refused(refusal('transfer.twice', { path, other }));
      known.set(sameName(path), path);
    }
    return done(paths.map(({ path }) => path).sort());
  });
}

const litter = /^(\..*|Thumbs\.db|desktop\.ini)$/;

function* walk(root: string, folder: string): Generator<{ readonly path: string; readonly plain: boolean }> {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    if (litter.test(entry.name)) continue;
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) yield* walk(root, path);
    else yield { path, plain: entry.isFile() };
  }
}

/**
 * Reads files one at a time, then yields their manifest and passes its digest to `ended`. The largest dossier has files of 90 MB, so
 * no two are in memory at once. Throws what the file system throws.
 */
export function* filesAt(
  folder: string,
  paths: readonly string[],
  ended: (manifest: Hex64) => void,
): Generator<StoredFile> {
  const digests = new Map<string, Hex64>();
  let total = 0;
  for (const path of paths) {
    const bytes = bytesAt(join(folder, path), 'dossier');
    total += bytes.length;
    if (total > largestStore) throw new RangeError('the archive is too large');
    digests.set(path, fastDigest(bytes));
    yield { name: path, bytes, private: !isOpen(path) };
  }
  const manifest = printManifest(digests);
  yield { name: manifestFile, bytes: manifest, private: false };
  ended(fastDigest(manifest));
}

/** Whether everybody may read a file after another computer has unpacked it. */
export function isOpen(path: string): boolean {
  const belonging = belongingOf(path);
  return belonging?.to === 'dossier' && isPublishable(belonging.path);
}
