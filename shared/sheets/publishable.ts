// What of a dossier may go to anybody: the public folder, and the sheets that are made to be posted, on which names are masked.

import { optionalFiles, requiredFiles } from '../dossier/files.ts';

const publicPaths = new Set([...requiredFiles, ...optionalFiles].map(name => `public/${name}`));

/** May the file at this path of a dossier be given to anybody? A list of what may, not of what may not. */
export function isPublishable(path: string): boolean {
  // Sheets are NUMBER-KIND-SCHOOL-COPY.pdf; a school's code has capitals and digits alone, so it cannot pass for a copy.
  return publicPaths.has(path) || /^sheets\/[0-9]-[a-z-]+-[A-Z0-9]{1,8}-posted\.pdf$/.test(path);
}
