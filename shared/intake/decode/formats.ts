// Number formats of a workbook: what a person reads in a cell may be something else than what it stores. The number 123
// under the format 00000000 is shown, printed and handed to families as 00000123, under "GX"0000 as GX0123.

import { format, isDateFormat } from 'numfmt';
import type { XmlScanner } from './xml.ts';

/** How cells of one style look: their number format, and whether they are struck through. */
export type CellStyle = { readonly format: string; readonly isStruck: boolean };

/** The format of a cell that says nothing of it. */
export const general: CellStyle = { format: 'General', isStruck: false };

// Formats that a workbook names by their number alone (ECMA-376, part 1, 18.8.30; 27 to 36 and 50 to 58 as Chinese Excel has
// them). The others of these numbers are rare enough to be taken for General.
const [yearAndMonth, monthAndDay] = ['yyyy"年"m"月"', 'm"月"d"日"'];
const builtIn: { readonly [id: string]: string } = {
  ...Object.fromEntries([27, 36, 50, 52, 55, 57].map(id => [id, yearAndMonth])),
  ...Object.fromEntries([28, 29, 51, 53, 54, 56, 58].map(id => [id, monthAndDay])),
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  14: 'yyyy/m/d',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy/m/d h:mm',
  30: 'm/d/yy',
  31: 'yyyy"年"m"月"d"日"',
  37: '#,##0;-#,##0',
  38: '#,##0;-#,##0',
  39: '#,##0.00;-#,##0.00',
  40: '#,##0.00;-#,##0.00',
  49: '@',
};

// Excel allows 65,490.
const mostStyles = 100_000;

// As Excel has it: a format of a number is no longer than this, and a longer text is not shown in one.
const longestFormat = 255;

/** The styles of cells by their number; null if the part is damaged or has more than Excel allows. */
export function readStyles(xml: XmlScanner): readonly CellStyle[] | null {
  const formats = new Map<string, string>();
  const struckFonts: boolean[] = [];
  const styles: CellStyle[] = [];
  let part = '';
  for (let kind = xml.next(); kind !== 'end'; kind = xml.next()) {
    if (kind === 'broken' || styles.length > mostStyles || struckFonts.length > mostStyles) return null;
    if (kind !== 'open') continue;
    if (xml.depth === 2) part = xml.name;
    if (xml.name === 'numFmt') {
      const code = xml.attribute('formatCode') ?? 'General';
      if (code.length > longestFormat || formats.size > mostStyles) return null;
      formats.set(xml.attribute('numFmtId') ?? '', code);
    }
    if (part === 'fonts' && xml.depth === 3) struckFonts.push(false);
    if (part === 'fonts' && xml.name === 'strike' && isOn(xml.attribute('val')))
      struckFonts[struckFonts.length - 1] = true;
    if (part === 'cellXfs' && xml.depth === 3) {
      const id = xml.attribute('numFmtId') ?? '';
      const isStruck = struckFonts[Number(xml.attribute('fontId') ?? -1)] ?? false;
      styles.push({ format: formats.get(id) ?? builtIn[id] ?? 'General', isStruck });
    }
  }
  return styles;
}

/** Whether an attribute of an element that switches something on leaves it on. */
export function isOn(value: string | null): boolean {
  return value === null || /^(1|true|on)$/.test(value);
}

/** A number of a workbook as text: whole numbers in all their digits, others as they are stored. */
export function numberText(stored: string): string {
  const trimmed = stored.trim();
  if (/^\d+$/.test(trimmed)) return trimmed;
  const number = Number(trimmed);
  // 4.1128220120815E+17 is how a workbook stores an ID number that became a number.
  return trimmed === '' || !Number.isInteger(number) || Math.abs(number) >= 1e21 ? trimmed : String(number);
}

/** What Excel shows for a number or a text under a format; the text itself where the format changes nothing or is broken. */
export function shownText(text: string, pattern: string, isNumber: boolean): string {
  if (pattern === 'General' || pattern === '@' || pattern === '') return text;
  if (text.length > longestFormat || (!isNumber && !pattern.includes('@'))) return text;
  if (brokenFormats.has(pattern)) return text;
  try {
    return format(pattern, isNumber ? Number(text) : text, { throws: true });
  } catch {
    if (brokenFormats.size >= 1000) brokenFormats.clear();
    brokenFormats.add(pattern);
    return text;
  }
}

// numfmt remembers formats, but not that one is broken.
const brokenFormats = new Set<string>();

/** Whether a format shows a number as a day or a time. */
export function isDatePattern(pattern: string): boolean {
  try {
    return pattern !== 'General' && isDateFormat(pattern);
  } catch {
    return false;
  }
}
