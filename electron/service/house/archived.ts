// The dossiers of an archive: found among the paths of a zip or of a chosen folder, and unpacked into a private folder. They are read
// where they lie and nothing of them becomes a ceremony of this computer.

import { join } from 'node:path';
import { arrange, largestFile, rulesAmong } from '../../../shared/dossier/arrangement.ts';
import { dossierFolders, isPortable } from '../../../shared/dossier/layout.ts';
import { done, type Outcome, refused } from '../../../shared/outcome.ts';
import { refusal } from '../../../shared/text/refusal.ts';
import { openZip } from '../../../shared/zip.ts';
import { diskOf } from '../ports/disk.ts';

/** A file of a chosen folder, by its path with `/`; or the only file, a zip. */
export type ChosenFile = { readonly name: string; readonly bytes: Uint8Array };

const zipLimits = { entries: 20_000, entryBytes: largestFile, totalBytes: 2 * largestFile } as const;

/** The files of an archive: their paths, and how each is read. */
type Source = { readonly paths: readonly string[]; readonly read: (path: string) => Outcome<Uint8Array> };

function sourceOf(files: readonly ChosenFile[]): Outcome<Source> {
  const [first, ...others] = files;
  const isZip = first !== undefined && others.length === 0 && first.bytes[0] === 0x50 && first.bytes[1] === 0x4b;
  if (isZip) {
    const zip = openZip(first.bytes, zipLimits);
    return zip.ok ? done({ paths: zip.value.names, read: zip.value.read }) : zip;
  }
  const bytes = new Map(files.map(file => [file.name, file.bytes]));
  return done({ paths: [...bytes.keys()], read: path => done(bytes.get(path) ?? new Uint8Array(0)) });
}

/** The folder of public files of each dossier, with its `/`. */
function publicFolders(paths: readonly string[]): string[] {
  const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/') + 1);
  const several = rulesAmong(paths).map(folderOf);
  if (several.length > 0) return several;
  // A dossier whose rules are missing is one that does not verify, and is shown as such.
  const arrangement = arrange(paths);
  const one = [...(arrangement?.public.values() ?? [])].find(path => path !== null);
  return one === undefined ? [] : [folderOf(one)];
}

/** Whether a part of a path may be the name of a file or folder here. */
function isName(part: string): boolean {
  // Files of systems begin with a dot, and are unpacked like all others.
  return part !== '.' && part !== '..' && isPortable(part.replace(/^\./, '_'));
}

/** Unpacks all dossiers of an archive into `scratch`, which must be empty, and returns their folders. Refuses what is no archive of a dossier; then `scratch` holds anything. */
export function unpackDossiers(name: string, files: readonly ChosenFile[], scratch: string): Outcome<string[]> {
  const source = sourceOf(files);
  if (!source.ok) return source;
  const { paths, read } = source.value;
  const disk = diskOf(scratch);
  const unpacked: string[] = [];
  for (const [index, folder] of publicFolders(paths).entries()) {
    // The public files alone, or beside the other folders of their dossier.
    const root = folder.endsWith('public/') ? folder.slice(0, -'public/'.length) : null;
    const tops = root === null ? [folder] : dossierFolders.map(top => `${root}${top}/`);
    for (const path of paths.filter(each => tops.some(top => each.startsWith(top)))) {
      const inside = root === null ? `public/${path.slice(folder.length)}` : path.slice(root.length);
      if (!inside.split('/').every(isName)) return refused(refusal('transfer.strange', { path }));
      const bytes = read(path);
      if (!bytes.ok) return bytes;
      const written = disk.write(`${index}/${inside}`, [bytes.value], 'private');
      if (!written.ok) return written;
    }
    unpacked.push(join(scratch, String(index)));
  }
  return unpacked.length > 0 ? done(unpacked) : refused(refusal('dossier.none', { path: name }));
}
