// What a data folder holds, path by path, as archives carry it to another computer:
//
//   draft/…                     what was prepared: the plan, the lists as they came, what was accepted, who signed in
//   standing.json             which attempt is held
//   CEREMONY/public/…           and sealed/, sheets/, given-up/, after/: the dossier of an attempt
//
// The archive of one dossier alone has its folders at the top.

import { isCeremonyId } from '../protocol/lexis.ts';

/** The folder of a dossier with the public files of the attempts before it, which were given up: `given-up/ID/rules.txt`. */
export const givenUpFolder = 'given-up';

/** The folder of a dossier with what was decided after its seal, which no sealed file knows of. It is never published. */
export const afterFolder = 'after';

/** The folders of a dossier. */
export const dossierFolders = ['public', 'sealed', 'sheets', givenUpFolder, afterFolder] as const;

/** The folder of the draft. */
export const draftFolder = 'draft';

/** The file that says which attempt is held. */
export const standingFile = 'standing.json';

/** What a path belongs to: the draft, or a dossier, whose ceremony is null if its folders are at the top. */
export type Belonging =
  | { readonly to: 'draft' }
  | { readonly to: 'dossier'; readonly ceremony: string | null; readonly path: string };

// Names of devices in Windows, and characters that it refuses or silently changes.
const device = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i;
const unusable = /[<>:"|?*\\\p{Cc}]|[. ]$/u;

/** Whether a file or folder may have this name on every system. Names that begin with a dot are left to the systems. */
export function isPortable(name: string): boolean {
  return name !== '' && name.length <= 200 && !name.startsWith('.') && !unusable.test(name) && !device.test(name);
}

/** What a path belongs to; null if it may not be in a data folder. */
export function belongingOf(path: string): Belonging | null {
  const [first = '', second = '', ...rest] = path.split('/');
  if (!path.split('/').every(isPortable)) return null;
  if (path === standingFile) return { to: 'draft' };
  if (first === draftFolder) return second === '' ? null : { to: 'draft' };
  const isFolder = (name: string) => (dossierFolders as readonly string[]).includes(name);
  if (isFolder(first)) return second === '' ? null : { to: 'dossier', ceremony: null, path };
  if (!isCeremonyId(first) || !isFolder(second) || rest.length === 0) return null;
  return { to: 'dossier', ceremony: first, path: path.slice(first.length + 1) };
}

/** The name in `sealed/` of a font file of the plan, by its index from 0: `font-1.ttf`. The sheets of later years need it too. */
export function keptFace(index: number, file: string): string {
  const ending = /\.(ttf|otf|woff2)$/i.exec(file)?.[1] ?? 'font';
  return `font-${index + 1}.${ending.toLowerCase()}`;
}
