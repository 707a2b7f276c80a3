// Recognises a file by its bytes; its name is only compared with the result.

import { done, type Outcome, refused } from '../../outcome.ts';
import { hexOf } from '../../protocol/lexis.ts';
import { type Refusal, refusal } from '../../text/refusal.ts';
import { openZip, type Zip, type ZipLimits } from '../../zip.ts';
import { containerRefusal, partKey } from './workbook.ts';

/** A workbook of Office Open XML, or a text. */
export type Container = { readonly kind: 'xlsx'; readonly zip: Zip } | { readonly kind: 'csv' };

// The first bytes, in hex, of formats that end up among lists by mistake.
const signatures: readonly (readonly [start: RegExp, refusal: (file: string) => Refusal])[] = [
  // BIFF2 to BIFF4, before compound files: a record of the kind "beginning of file".
  [/^09(00|02|04)0(4|6)00/, file => refusal('list.xls', { file })],
  [/^(52617221|377abcaf|1f8b)/, file => refusal('list.archive', { file })],
  [/^25504446/, file => refusal('list.not-a-list', { file, kind: 'PDF' })],
  [/^89504e47/, file => refusal('list.not-a-list', { file, kind: 'PNG' })],
  [/^ffd8ff/, file => refusal('list.not-a-list', { file, kind: 'JPEG' })],
  [/^47494638/, file => refusal('list.not-a-list', { file, kind: 'GIF' })],
  [/^7b5c727466/, file => refusal('list.not-a-list', { file, kind: 'RTF' })],
  [/^4d5a/, file => refusal('list.not-a-list', { file, kind: 'EXE' })],
  // Encrypted by the document protection of an office, on whose computers the files open as usual.
  [/^(62142365|2554534445|254e4c|3c255453442d|454e4352)/, file => refusal('list.encrypted', { file })],
];

/** Recognises a file. Refuses one that is neither workbook nor text: the refusal says what it is and what to do. */
export function recognise(file: string, bytes: Uint8Array): Outcome<Container> {
  if (bytes.length === 0) return refused(refusal('list.empty', { file }));
  const start = hexOf(bytes.subarray(0, 8));
  if (start.startsWith('504b0304') || start.startsWith('504b0506')) return package_(file, bytes);
  if (isOwnerFile(file)) return refused(refusal('list.owner-file', { file }));
  if (start === 'd0cf11e0a1b11ae1') return refused(compoundFile(file, bytes));
  const known = signatures.find(([signature]) => signature.test(start));
  if (known !== undefined) return refused(known[1](file));
  if (isWebPage(bytes)) return refused(refusal('list.web-page', { file }));
  if (hasZipInside(bytes)) return refused(refusal('list.container', { file, code: 'zip.not-zip' }));
  if (!isBinary(bytes)) return done({ kind: 'csv' });
  const isNamedWorkbook = /\.(xlsx?|xlsm|et)$/i.test(file);
  return refused(isNamedWorkbook ? refusal('list.unknown-workbook', { file }) : refusal('list.encoding', { file }));
}

/** Excel and WPS keep ~$NAME.xlsx beside an open workbook, with the name of who opened it and no list. */
function isOwnerFile(file: string): boolean {
  return /(^|[\\/-])~\$[^\\/]*$/.test(file);
}

/** The refusal of an OLE compound file: a workbook with a password, an old .xls, or something else of that time. */
function compoundFile(file: string, bytes: Uint8Array): Refusal {
  if (hasStream(bytes, 'EncryptedPackage')) return refusal('list.password', { file });
  if (hasStream(bytes, 'Workbook') || hasStream(bytes, 'Book')) {
    return isEncryptedBiff(bytes) ? refusal('list.password', { file }) : refusal('list.xls', { file });
  }
  return refusal('list.not-a-list', { file, kind: hasStream(bytes, 'WordDocument') ? 'Word (.doc)' : 'OLE' });
}

/** Does the directory of a compound file name a stream? Its entries are 128 bytes long and start with the name in UTF-16. */
function hasStream(bytes: Uint8Array, name: string): boolean {
  const length = name.length * 2 + 2;
  for (let at = 512; at + 128 <= bytes.length; at += 128) {
    if (bytes[at + 64] !== length || bytes[at + 65] !== 0) continue;
    let same = true;
    for (let index = 0; index < name.length && same; index++) {
      same = bytes[at + index * 2] === name.charCodeAt(index) && bytes[at + index * 2 + 1] === 0;
    }
    if (same) return true;
  }
  return false;
}

/** An .xls with a password has the record FILEPASS (2F 00) right behind its BIFF8 beginning, at the start of a sector. */
function isEncryptedBiff(bytes: Uint8Array): boolean {
  for (let at = 512; at + 26 <= bytes.length; at += 512) {
    const begins = bytes[at] === 0x09 && bytes[at + 1] === 0x08 && bytes[at + 2] === 0x10 && bytes[at + 3] === 0;
    if (begins && bytes[at + 20] === 0x2f && bytes[at + 21] === 0) return true;
  }
  return false;
}

/**
 * How much a workbook of so many bytes may hold: 192 MiB, of which one of 200,000 rows and nine columns needs 90, and no more than its
 * size bears. The sheets of real workbooks pack eight to 25 to one, rows of styled cells without content best; a hundred times
 * that is no list but a file that was made to cost time and memory.
 */
function workbookLimits(bytes: number): ZipLimits {
  const totalBytes = Math.min(192 << 20, (8 << 20) + 50 * bytes);
  return { entries: 4096, entryBytes: Math.min(128 << 20, totalBytes), totalBytes };
}

function package_(file: string, bytes: Uint8Array): Outcome<Container> {
  const zip = openZip(bytes, workbookLimits(bytes.length), { anySlashes: true });
  if (!zip.ok) return refused(containerRefusal(file, zip.refusal));
  const { names, read } = zip.value;
  const parts = new Set(names.map(partKey));
  if (parts.has('xl/workbook.xml')) return done({ kind: 'xlsx', zip: zip.value });
  if (parts.has('xl/workbook.bin')) return refused(refusal('list.other-table', { file, kind: '.xlsb' }));
  if (parts.has('encryptedpackage')) return refused(refusal('list.password', { file }));
  if (parts.has('word/document.xml')) return refused(refusal('list.not-a-list', { file, kind: 'Word (.docx)' }));
  if (parts.has('ppt/presentation.xml')) {
    return refused(refusal('list.not-a-list', { file, kind: 'PowerPoint (.pptx)' }));
  }
  if (names.some(name => name.endsWith('.iwa'))) return refused(refusal('list.other-table', { file, kind: 'Numbers' }));
  const mimetype = read('mimetype');
  if (mimetype.ok && new TextDecoder().decode(mimetype.value).includes('opendocument.spreadsheet')) {
    return refused(refusal('list.other-table', { file, kind: '.ods' }));
  }
  // Some writers call the workbook part otherwise; its relations say how.
  if (parts.has('_rels/.rels') && parts.has('[content_types].xml')) return done({ kind: 'xlsx', zip: zip.value });
  return refused(refusal('list.archive', { file }));
}

/** Whether an archive begins a little after the start of the file, because something was put before it. */
function hasZipInside(bytes: Uint8Array): boolean {
  const most = Math.min(bytes.length - 4, 4096);
  for (let at = 1; at < most; at++) {
    if (bytes[at] === 0x50 && bytes[at + 1] === 0x4b && bytes[at + 2] === 3 && bytes[at + 3] === 4) return true;
  }
  return false;
}

/** HTML, MHTML or XML named like a table, as the export buttons of many web pages produce. */
function isWebPage(bytes: Uint8Array): boolean {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  const start = new TextDecoder(utf16 ? 'utf-16le' : 'utf-8').decode(bytes.subarray(0, 1024)).trimStart();
  return /^(<(!doctype|html|head|meta|table|\?xml|!--|style|div|body|script)|mime-version:)/i.test(start);
}

/** A text has no NUL, except in UTF-16, which starts with a byte order mark. */
function isBinary(bytes: Uint8Array): boolean {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return !utf16 && bytes.subarray(0, 65_536).includes(0);
}

const ofWorkbook = ['xlsx', 'xlsm', 'xltx', 'xltm'];
const ofText = ['csv', 'txt', 'tsv'];
const ofOthers =
  'xls xlsb xlt et ett ods numbers pdf doc docx wps ppt pptx htm html mht xml json zip rar 7z gz jpg jpeg png gif bmp exe dbf mdb accdb rtf md'.split(
    ' ',
  );

/** The extension of a file name if it contradicts the content; null if it fits or is unknown. */
export function differingExtension(file: string, kind: Container['kind']): string | null {
  const extension = /\.([A-Za-z0-9]{1,7})$/.exec(file)?.[1]?.toLowerCase();
  if (extension === undefined) return null;
  const fits = kind === 'xlsx' ? ofWorkbook : ofText;
  const known = [...ofWorkbook, ...ofText, ...ofOthers];
  return fits.includes(extension) || !known.includes(extension) ? null : `.${extension}`;
}
