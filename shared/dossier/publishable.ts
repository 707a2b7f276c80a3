// What of a dossier may go to anybody: the public folder, and the sheets that are made to be posted, on which names are masked.

import { optionalFiles, requiredFiles } from './verifier.ts';

const publicFiles: readonly string[] = [...requiredFiles, ...optionalFiles];

// Sheets are named NUMBER-KIND-SCHOOL-COPY.pdf; a school's code has capitals and digits alone, so it cannot pass for a copy.
const postedSheet = /^sheets\/[0-9]+-[a-z-]+-[A-Z0-9]{1,8}-posted\.pdf$/;

/** May the file at this path of a dossier be given to anybody? A list of what may, not of what may not. */
export function isPublishable(path: string): boolean {
  return postedSheet.test(path) || (path.startsWith('public/') && publicFiles.includes(path.slice('public/'.length)));
}
