// The shared strings of a workbook: every text is stored once and cells name it by its number.

import { isOn } from './formats.ts';
import type { XmlScanner } from './xml.ts';

/** A text of a workbook, and whether a part of it is struck through. */
export type SharedString = { readonly text: string; readonly isStruck: boolean };

/** The texts of a workbook by number, and the numbers of those of which a part is struck through. A million texts need no objects. */
export type SharedStrings = { readonly texts: readonly string[]; readonly struck: ReadonlySet<number> };

/** Reads the part `sharedStrings.xml`; says why if it is damaged or has more texts than `most`. */
export function readStrings(xml: XmlScanner, most: number): SharedStrings | 'damaged' | 'many' {
  const texts: string[] = [];
  const struck = new Set<number>();
  for (let kind = xml.next(); kind !== 'end'; kind = xml.next()) {
    if (kind === 'broken') return 'damaged';
    if (kind !== 'open' || xml.depth !== 2 || xml.name !== 'si') continue;
    const string = readRichText(xml);
    if (string === null) return 'damaged';
    if (texts.length === most) return 'many';
    if (string.isStruck) struck.add(texts.length);
    texts.push(string.text);
  }
  return { texts, struck };
}

/**
 * After the opening of an element that holds a text, plain or in runs of different fonts: reads to its close. Phonetic runs
 * are not part of a text. Null if the document is broken.
 */
export function readRichText(xml: XmlScanner): SharedString | null {
  const outside = xml.depth - 1;
  let text = '';
  let isStruck = false;
  let phonetic = 0;
  while (xml.depth > outside) {
    const kind = xml.next();
    if (kind === 'broken' || kind === 'end') return null;
    if (kind === 'open' && phonetic === 0 && xml.name === 'rPh') phonetic = xml.depth;
    else if (kind === 'open' && phonetic === 0 && xml.name === 'strike') isStruck ||= isOn(xml.attribute('val'));
    else if (kind === 'open' && phonetic === 0 && (xml.name === 't' || xml.name === 'v')) {
      const part = readPlainText(xml);
      if (part === null) return null;
      text += part;
    } else if (kind === 'close' && xml.depth < phonetic) phonetic = 0;
  }
  return { text: unescaped(text), isStruck };
}

/** After the opening of an element: its own text, to its close; null if the document is broken. */
export function readPlainText(xml: XmlScanner): string | null {
  const inside = xml.depth;
  let text = '';
  while (xml.depth >= inside) {
    const kind = xml.next();
    if (kind === 'broken' || kind === 'end') return null;
    if (kind !== 'text' || xml.depth !== inside) continue;
    const part = xml.text;
    if (part === null) return null;
    text += part;
  }
  return text;
}

/** Excel writes characters that XML cannot hold as _x000D_; they are put back. Half a surrogate pair becomes U+FFFD. */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  const plain = text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return plain === text ? text : plain.toWellFormed();
}
