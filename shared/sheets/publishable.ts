// What anybody may get from a dossier: the public folder, those of attempts that were given up before it, and the sheets made to be
// posted, on which names are masked.

import { optionalFiles, requiredFiles, requiredIn } from '../dossier/files.ts';
import { givenUpFolder } from '../dossier/layout.ts';
import { isCeremonyId } from '../protocol/lexis.ts';
import { isPostedFile } from './file-names.ts';

const publicPaths = new Set([...requiredFiles, ...optionalFiles].map(name => `public/${name}`));

/** The files of an attempt that was given up, as far as it published any. */
const givenUpNames: readonly string[] = [...requiredIn('given-up'), 'SPEC.txt'];

/** Whether the file at this path of a dossier may be given to anybody: an allow list, not a deny list. */
export function isPublishable(path: string): boolean {
  const [folder, id = '', name = '', ...below] = path.split('/');
  if (folder === givenUpFolder) return isCeremonyId(id) && givenUpNames.includes(name) && below.length === 0;
  return publicPaths.has(path) || (folder === 'sheets' && name === '' && below.length === 0 && isPostedFile(id));
}
