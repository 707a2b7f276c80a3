// An .xlsx workbook: which sheets it has, and the one that holds the list.

import { done, type Outcome, refused } from '../outcome.ts';
import { refusal } from '../text/refusal.ts';
import type { Zip } from '../zip.ts';
import type { Classes } from './characters.ts';
import { readZeros } from './formats.ts';
import { noStrings, readStrings, type SharedStrings } from './strings.ts';
import { token, XmlScanner } from './xml.ts';

/** A worksheet in the order of the workbook. */
export type SheetEntry = { readonly name: string; readonly hidden: boolean; readonly part: string };

/** A workbook whose directory and shared strings are read; its worksheets are not yet. */
export type Workbook = {
  readonly sheets: readonly SheetEntry[];
  readonly strings: SharedStrings;
  readonly zeros: readonly number[];
  /** The UTF-8 bytes of a part. */
  readonly part: (name: string) => Outcome<Uint8Array>;
};

type Relation = { readonly type: string; readonly target: string };

/** Opens a workbook. A refusal names the part that is missing or damaged. */
export function openWorkbook(file: string, zip: Zip, classes: Classes): Outcome<Workbook> {
  const damaged = (name: string) => refused(refusal('list.workbook', { file, part: name }));
  const inflated = new Map<string, Outcome<Uint8Array>>();
  const readPart = (name: string): Outcome<Uint8Array> => {
    if (!zip.has(name)) return damaged(name);
    const bytes = zip.read(name);
    if (!bytes.ok) return bytes;
    const utf8 = inUtf8(bytes.value);
    return utf8 === null ? damaged(name) : done(utf8);
  };
  const part = (name: string): Outcome<Uint8Array> => {
    const bytes = inflated.get(name) ?? readPart(name);
    inflated.set(name, bytes);
    return bytes;
  };
  const relations = (name: string): Map<string, Relation> | null => {
    const folder = name.slice(0, name.lastIndexOf('/') + 1);
    const bytes = part(`${folder}_rels/${name.slice(folder.length)}.rels`);
    return bytes.ok ? readRelations(bytes.value, folder) : null;
  };
  const targetOf = (of: Map<string, Relation> | null, type: string) =>
    [...(of?.values() ?? [])].find(relation => relation.type === type)?.target;
  const main = targetOf(relations(''), 'officeDocument') ?? 'xl/workbook.xml';
  const book = part(main);
  if (!book.ok) return book;
  const related = relations(main);
  const sheets = related === null ? null : readSheets(book.value, related);
  if (sheets === null) return damaged(main);
  const stringsPart = targetOf(related, 'sharedStrings');
  let strings: SharedStrings | null = noStrings();
  if (stringsPart !== undefined) {
    const bytes = part(stringsPart);
    if (!bytes.ok) return bytes;
    strings = readStrings(bytes.value, classes);
    if (strings === null) return damaged(stringsPart);
  }
  const styles = part(targetOf(related, 'styles') ?? '');
  return done({ sheets, strings, zeros: styles.ok ? readZeros(styles.value) : [], part });
}

/** The relations of a part by their id, with targets as names of parts; null where the XML is broken. */
function readRelations(bytes: Uint8Array, folder: string): Map<string, Relation> | null {
  const xml = new XmlScanner(bytes);
  const relations = new Map<string, Relation>();
  for (let kind = xml.next(); kind !== token.end; kind = xml.next()) {
    if (kind === token.broken) return null;
    if (kind !== token.open || !xml.is('Relationship') || xml.attribute('TargetMode') === 'External') continue;
    const type = xml.attribute('Type') ?? '';
    const target = xml.attribute('Target') ?? '';
    const name = target.startsWith('/') ? target.slice(1) : `${folder}${target}`;
    relations.set(xml.attribute('Id') ?? '', { type: type.slice(type.lastIndexOf('/') + 1), target: plainPath(name) });
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
function readSheets(bytes: Uint8Array, relations: Map<string, Relation>): SheetEntry[] | null {
  const xml = new XmlScanner(bytes);
  const sheets: SheetEntry[] = [];
  for (let kind = xml.next(); kind !== token.end; kind = xml.next()) {
    if (kind === token.broken) return null;
    if (kind !== token.open || xml.depth !== 3 || !xml.is('sheet')) continue;
    const relation = relations.get(xml.attribute('id') ?? '');
    if (relation?.type !== 'worksheet') continue;
    const state = xml.attribute('state') ?? 'visible';
    sheets.push({ name: xml.attribute('name') ?? '', hidden: state !== 'visible', part: relation.target });
  }
  return sheets;
}

/** Parts are UTF-8 or, rarely, UTF-16 with a byte order mark; null for anything else. */
function inUtf8(bytes: Uint8Array): Uint8Array | null {
  const mark = ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0);
  const encoding = mark === 0xfffe ? 'utf-16le' : mark === 0xfeff ? 'utf-16be' : 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return encoding === 'utf-8' ? bytes : new TextEncoder().encode(text);
  } catch {
    return null;
  }
}
