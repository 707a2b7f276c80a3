// The names that PDFs are kept by: Chinese, saying what the sheet is, and taken by every system and USB stick.

import { lookUp } from '../text/look-up.ts';
import { vocabulary } from '../text/vocabulary.ts';
import { isOfRegister, type SheetEntry, type SheetKind, sheetKinds, sheetNumbers } from './sheet.ts';

const say = lookUp(vocabulary, 'zh');

/** The most bytes of a name in UTF-8: with a path before it and a copy's suffix behind it, this fits every file system. */
const mostBytes = 100;

const ending = '.pdf';

/** What no name may hold on Windows, and characters that nobody sees. */
const unusable = /[<>:"/\\|?*\p{C}]+/gu;

/** A text as part of a file's name, of at most `room` bytes in UTF-8: cut by code points, with no blank or dot at its end. */
export function namePart(text: string, room: number): string {
  const encoder = new TextEncoder();
  let part = '';
  let left = room;
  for (const character of text.normalize('NFC').replace(unusable, '_').trim()) {
    left -= encoder.encode(character).length;
    if (left < 0) break;
    part += character;
  }
  return part.replace(/[\s.]+$/u, '');
}

/**
 * The name of a sheet's PDF, such as `4-录取名单-公示本-GX-灵宝高新学校（初中部）.pdf`. The school's name comes last, for it alone may be
 * cut: what tells two sheets apart, and whether a copy may be posted, stands before it.
 */
export function sheetFile(
  { kind, copy, school, role, part, line }: Omit<SheetEntry, 'id' | 'file'>,
  schoolName: string | null,
): string {
  const digits = (number: number) => String(number).padStart(4, '0');
  const stem = [
    sheetNumbers[kind],
    say(`sheet.${kind}`),
    ...(copy === 'only' || part !== null ? [] : [say(`copy.${copy}`)]),
    ...(role === null ? [] : [say(`role.${role}`)]),
    ...(school === null ? [] : [school]),
    ...(part === null ? [] : [digits(part.from + 1), digits(part.to)]),
    ...(line === undefined ? [] : [digits(line)]),
  ].join('-');
  const room = mostBytes - new TextEncoder().encode(`${stem}-${ending}`).length;
  const name = schoolName === null ? '' : namePart(schoolName, room);
  return `${stem}${name === '' ? '' : `-${name}`}${ending}`;
}

// The public copy is of the record as it was sealed: lists of what came after it are posted by themselves.
const postedKinds = sheetKinds
  .filter(kind => !isOfRegister(kind))
  .map((kind: SheetKind) => `${sheetNumbers[kind]}-${say(`sheet.${kind}`)}`)
  .join('|');

/** Names of posted copies. A school's code has only capitals and digits, and its name comes after it: neither can pass for a copy. */
const posted = new RegExp(`^(${postedKinds})-${say('copy.posted')}-[A-Z0-9]{1,8}(-[^/]+)?\\.pdf$`);

/** The same before names were Chinese. */
const postedBefore = /^[0-9]-[a-z-]+-[A-Z0-9]{1,8}-posted\.pdf$/;

/** Whether a PDF of this name is a copy of the sealed result that was made to be posted. */
export function isPostedFile(name: string): boolean {
  return posted.test(name) || postedBefore.test(name);
}
