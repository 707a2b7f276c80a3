// The shared strings of a workbook: every text is stored once and cells name it by its number.

import { type Classes, character, classesBetween, classesOf } from './characters.ts';
import { FlatText } from './grid.ts';
import { token, XmlScanner } from './xml.ts';

/** Texts by number, as spans of one flat text, with the classes of their characters. */
export type SharedStrings = {
  readonly text: FlatText;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly marks: Uint16Array;
  readonly count: number;
};

/** A workbook without shared strings has these. */
export function noStrings(): SharedStrings {
  const text = new FlatText(new Uint8Array(0), 'utf-8');
  return { text, starts: new Int32Array(0), ends: new Int32Array(0), marks: new Uint16Array(0), count: 0 };
}

/** Reads the part `sharedStrings.xml`; null where it is damaged. Phonetic runs are not part of a text. */
export function readStrings(bytes: Uint8Array, classes: Classes): SharedStrings | null {
  const xml = new XmlScanner(bytes);
  const { text } = noStrings();
  text.reserve(bytes.length >>> 1);
  const room = Math.max(16, bytes.length >>> 4);
  let [starts, ends, marks] = [new Int32Array(room), new Int32Array(room), new Uint16Array(room)];
  let count = 0;
  let start = 0;
  for (let kind = xml.next(); ; kind = xml.next()) {
    if (kind === token.end) return { text, starts, ends, marks, count };
    if (kind === token.broken) return null;
    if (kind === token.open && xml.depth === 2 && xml.is('si')) start = text.length;
    else if (kind === token.open && xml.depth > 2 && !readPart(xml, text)) return null;
    else if (kind === token.close && xml.depth === 1 && xml.is('si')) {
      if (count === starts.length) {
        starts = widen(starts, new Int32Array(count * 2));
        ends = widen(ends, new Int32Array(count * 2));
        marks = widen(marks, new Uint16Array(count * 2));
      }
      marks[count] = finishText(text, start, classes);
      starts[count] = start;
      ends[count] = text.length;
      count += 1;
    }
  }
}

function widen<Numbers extends Int32Array | Uint16Array>(from: Numbers, to: Numbers): Numbers {
  to.set(from);
  return to;
}

/**
 * After the opening of an element inside a string: appends the text of `t`, passes over everything that is no text
 * (phonetic runs, run properties) and enters a run. False where the document is broken.
 */
export function readPart(xml: XmlScanner, text: FlatText): boolean {
  if (xml.is('r')) return true;
  const wanted = xml.is('t');
  const depth = xml.depth;
  while (xml.depth >= depth) {
    const kind = xml.next();
    if (kind === token.broken || kind === token.end) return false;
    if (kind === token.text && wanted && xml.depth === depth && !xml.appendText(text)) return false;
  }
  return true;
}

/**
 * Ends a text that starts at a position and reaches to the end of the flat text. Excel writes characters that XML
 * cannot hold as _x000D_; they are put back. Returns the classes of the characters.
 */
export function finishText(text: FlatText, start: number, classes: Classes): number {
  const marks = classesBetween(text.bytes, start, text.length, 'utf-8', classes);
  if ((marks & character.odd) === 0) return marks;
  const escaped = text.slice(start, text.length);
  const plain = escaped.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
  if (plain === escaped) return marks;
  text.length = start;
  text.append(plain);
  return classesOf(text.slice(start, text.length), classes.points);
}
