// Paths as the system compares them, and the names of files that come from other systems. `paths` is node:path of the system where it
// runs; a test brings that of Windows, which knows drives and shares, separates by `\` and tells no case apart.

import nodePath, { type PlatformPath } from 'node:path';
import { isPortable } from '../../../shared/dossier/layout.ts';
import { unruly } from '../../../shared/text/visible.ts';

/** Whether `path` is the folder `folder` or lies somewhere below it. Both are absolute. */
export function isWithin(path: string, folder: string, paths: PlatformPath = nodePath): boolean {
  const way = paths.relative(folder, path);
  // From one drive to another there is no way, and the path itself is returned.
  return way !== '..' && !way.startsWith(`..${paths.sep}`) && !paths.isAbsolute(way);
}

/** Whether two absolute paths are one. */
export function isSamePath(one: string, other: string, paths: PlatformPath = nodePath): boolean {
  return paths.relative(one, other) === '';
}

/** A name or path by which it is known again on every system: some tell neither capitals apart nor composed signs. */
export function sameName(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

/** The way from `folder` to `path` below it, with `/`, as archives and records write it. */
export function slashed(path: string, folder: string, paths: PlatformPath = nodePath): string {
  return paths.relative(folder, path).split(paths.sep).join('/');
}

/**
 * Bytes in UTF-8 that the name of a file may have here: 40 Chinese characters. No file system takes more than 255, names get a school's
 * code and a number before them, and Windows' Explorer opens no path of more than 259 characters; see `longestBelow`.
 */
const longestName = 120;

/**
 * Characters of the longest path that the program makes below a data folder. It reads and writes paths of any length itself: Node passes
 * absolute paths to Windows with the prefix that lifts its limit (`path.toNamespacedPath`). Explorer and other programs do not, so that
 * whoever wants to open every file by hand keeps a data folder within 259 - 1 - 160 = 98 characters.
 */
export const longestBelow = 160;

/**
 * A file name that any system can keep, made from a name or path of any system: without folders, without what Windows refuses or
 * changes (signs, devices such as CON, a dot or space at the end), without signs of direction, composed (NFC), and short enough in UTF-8. The ending stays.
 */
export function portableName(name: string): string {
  const last = nodePath.win32.basename(name.normalize('NFC'));
  const plain = last
    .toWellFormed()
    .replace(new RegExp(`[<>:"|?*\\\\/]|${unruly.source}`, 'gu'), '_')
    .replace(/^[\s.]+/, '')
    .replace(/[\s.]+$/, '');
  const { name: stem, ext } = nodePath.win32.parse(plain === '' ? '_' : plain);
  const signs = [...stem];
  while (signs.length > 1 && Buffer.byteLength(signs.join('') + ext) > longestName) signs.pop();
  const short = `${signs.join('').replace(/[\s.]+$/, '')}${ext}`;
  return isPortable(short) ? short : `_${short}`.slice(0, longestName);
}
