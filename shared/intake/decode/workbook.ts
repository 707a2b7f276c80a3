// An .xlsx workbook: which sheets it has, and what their cells refer to.

import { strictText } from '../../bytes.ts';
import { done, type Outcome, refused } from '../../outcome.ts';
import { type Refusal, refusal } from '../../text/refusal.ts';
import type { Zip } from '../../zip.ts';
import { readStyles } from './formats.ts';
import { readStrings, type SharedStrings } from './strings.ts';
import type { Context } from './worksheet.ts';
import { type Pieces, XmlScanner } from './xml.ts';

/** A worksheet in the order of the workbook. */
export type SheetEntry = { readonly name: string; readonly hidden: boolean; readonly part: string };

/** A workbook whose directory, shared strings and styles are read; its worksheets are not yet. */
export type Workbook = {
  /** Each part once, however often the directory names it. */
  readonly sheets: readonly SheetEntry[];
  readonly context: Context;
  /** A scanner over the XML of a part; a refusal if it is missing or damaged. */
  readonly part: (name: string) => Outcome<XmlScanner>;
  /** The refusal of a part that a scanner called broken: it is damaged, or the workbook has more inside than its size bears. */
  readonly broken: (name: string) => Refusal;
};

const noStrings: SharedStrings = { texts: [], struck: new Set() };

type Relation = { readonly type: string; readonly target: string };

// A workbook has a relation for each of its sheets and a few more.
const mostRelations = 100_000;

// What Excel makes at most by itself.
const mostSheets = 255;

/** How many pieces of XML a workbook of so many bytes may have. A list has five to eight for a cell, which takes three bytes and more. */
function piecesOf(bytes: number): Pieces {
  return { left: 3_000_000 + 5 * bytes };
}

/**
 * Opens a workbook of so many bytes with at most `mostCells` shared strings. A refusal names the part that is missing or damaged.
 */
export function openWorkbook(file: string, bytes: number, zip: Zip, mostCells: number): Outcome<Workbook> {
  const pieces = piecesOf(bytes);
  const broken = (part: string) =>
    pieces.left < 0 ? refusal('list.too-intricate', { file }) : refusal('list.workbook', { file, part });
  const damaged = (part: string) => refused(broken(part));
  // Other writers than Excel use other letters, backslashes or a leading slash in the names of parts; Excel reads them all.
  const names = new Map(zip.names.map(name => [partKey(name), name]));
  const texts = new Map<string, Outcome<string>>();
  const readText = (name: string): Outcome<string> => {
    const actual = names.get(partKey(name));
    if (actual === undefined) return damaged(name);
    const bytes = zip.read(actual);
    if (!bytes.ok) return refused(containerRefusal(file, bytes.refusal));
    const text = xmlText(bytes.value);
    return text === null ? damaged(name) : done(text);
  };
  const part = (name: string): Outcome<XmlScanner> => {
    const text = texts.get(partKey(name)) ?? readText(name);
    texts.set(partKey(name), text);
    return text.ok ? done(new XmlScanner(text.value, pieces)) : text;
  };
  const relationsOf = (name: string): readonly (Relation & { readonly id: string })[] | null => {
    const folder = name.slice(0, name.lastIndexOf('/') + 1);
    const xml = part(`${folder}_rels/${name.slice(folder.length)}.rels`);
    return xml.ok ? readRelations(xml.value, folder) : null;
  };
  const targetOf = (relations: readonly Relation[] | null, type: string) =>
    relations?.find(relation => relation.type === type)?.target;
  const main = targetOf(relationsOf(''), 'officeDocument') ?? 'xl/workbook.xml';
  const book = part(main);
  if (!book.ok) return book;
  const relations = relationsOf(main);
  const sheets = relations === null ? null : readSheets(book.value, new Map(relations.map(one => [one.id, one])));
  if (sheets === null) return damaged(main);
  if (sheets.length > mostSheets) {
    return refused(refusal('list.too-many-sheets', { file, count: sheets.length, most: mostSheets }));
  }
  const stringsPart = targetOf(relations, 'sharedStrings');
  const stringsXml = stringsPart === undefined ? null : part(stringsPart);
  if (stringsXml !== null && !stringsXml.ok) return stringsXml;
  // A workbook needs no more texts than cells.
  const strings = stringsXml === null ? noStrings : readStrings(stringsXml.value, mostCells);
  if (strings === 'many') return refused(refusal('list.too-many-cells', { file, most: mostCells }));
  if (strings === 'damaged') return damaged(stringsPart ?? '');
  const stylesPart = targetOf(relations, 'styles') ?? '';
  const stylesXml = part(stylesPart);
  // Without the styles what cells show is unknown.
  const styles = stylesXml.ok ? readStyles(stylesXml.value) : [];
  return styles === null
    ? damaged(stylesPart)
    : done({ sheets, context: { strings, styles, formats: new Set() }, part, broken });
}

/** The refusal of a list for that of its container: what to do is the same whatever is wrong inside. */
export function containerRefusal(file: string, { code, values }: Refusal): Refusal {
  if (code === 'zip.encrypted') return refusal('list.password', { file });
  if (code === 'zip.too-large') return refusal('list.too-large', { file, most: values['most'] ?? '' });
  return refusal('list.container', { file, code });
}

/** The name of a part in the form in which names are compared. */
export function partKey(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
}

/** The relations of a part, with targets as names of parts; null if the XML is broken or has more than any workbook. */
function readRelations(xml: XmlScanner, folder: string): (Relation & { readonly id: string })[] | null {
  const relations: (Relation & { readonly id: string })[] = [];
  for (let kind = xml.next(); kind !== 'end'; kind = xml.next()) {
    if (kind === 'broken') return null;
    if (kind !== 'open' || xml.name !== 'Relationship' || xml.attribute('TargetMode') === 'External') continue;
    if (relations.length === mostRelations) return null;
    const type = xml.attribute('Type') ?? '';
    const target = (xml.attribute('Target') ?? '').replaceAll('\\', '/');
    const name = target.startsWith('/') ? target.slice(1) : `${folder}${target}`;
    relations.push({
      id: xml.attribute('Id') ?? '',
      type: type.slice(type.lastIndexOf('/') + 1),
      target: plainPath(name),
    });
  }
  return relations;
}

function plainPath(name: string): string {
  const parts: string[] = [];
  for (const part of name.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/** The worksheets of the workbook part; chart and dialog sheets have no cells and are left out. */
function readSheets(xml: XmlScanner, relations: ReadonlyMap<string, Relation>): SheetEntry[] | null {
  const sheets = new Map<string, SheetEntry>();
  for (let kind = xml.next(); kind !== 'end'; kind = xml.next()) {
    if (kind === 'broken') return null;
    if (kind !== 'open' || xml.depth !== 3 || xml.name !== 'sheet') continue;
    const relation = relations.get(xml.attribute('id') ?? '');
    // One part is one sheet, however often it is named and however its name is spelt.
    if (relation?.type !== 'worksheet' || sheets.has(partKey(relation.target))) continue;
    const hidden = (xml.attribute('state') ?? 'visible') !== 'visible';
    sheets.set(partKey(relation.target), { name: xml.attribute('name') ?? '', hidden, part: relation.target });
  }
  return [...sheets.values()];
}

/** The text of a part: UTF-8 or, rarely, UTF-16 with a byte order mark; null for anything else. */
function xmlText(bytes: Uint8Array): string | null {
  const mark = ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0);
  return strictText(bytes, mark === 0xfffe ? 'utf-16le' : mark === 0xfeff ? 'utf-16be' : 'utf-8');
}
