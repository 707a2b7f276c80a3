// What anybody may get from a dossier: the public folder, and the sheets made to be posted, on which names are masked.

import { optionalFiles, requiredFiles } from '../dossier/files.ts';

const publicPaths = new Set([...requiredFiles, ...optionalFiles].map(name => `public/${name}`));

/** Whether the file at this path of a dossier may be given to anybody: an allow list, not a deny list. */
export function isPublishable(path: string): boolean {
  // Sheets are NUMBER-KIND-SCHOOL-COPY.pdf; a school's code has only capitals and digits, so it cannot pass for a copy.
  return publicPaths.has(path) || /^sheets\/[0-9]-[a-z-]+-[A-Z0-9]{1,8}-posted\.pdf$/.test(path);
}
