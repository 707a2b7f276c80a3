// What of a dossier may go to anybody: the public folder, and the sheets that are made to be posted, on which names are masked.

import { optionalFiles, requiredFiles } from '../dossier/files.ts';
import { isPostedFile } from './sheet.ts';

const publicFiles: readonly string[] = [...requiredFiles, ...optionalFiles];

/** The part of a path below a folder; null where it is not in that folder. */
function below(folder: string, path: string): string | null {
  return path.startsWith(folder) ? path.slice(folder.length) : null;
}

/** May the file at this path of a dossier be given to anybody? A list of what may, not of what may not. */
export function isPublishable(path: string): boolean {
  const [sheet, file] = [below('sheets/', path), below('public/', path)];
  return (sheet !== null && isPostedFile(sheet)) || (file !== null && publicFiles.includes(file));
}
