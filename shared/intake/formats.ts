// Number formats of a workbook, as far as they change what a person reads in a cell: the number 123 under the format
// 00000000 is shown, printed and handed to families as 00000123.

import { token, XmlScanner } from './xml.ts';

/** By cell style: the least number of digits that its format shows; 0 where it adds no zeros. Empty on a damaged part. */
export function readZeros(bytes: Uint8Array): readonly number[] {
  const xml = new XmlScanner(bytes);
  const widths = new Map<string, number>();
  const zeros: number[] = [];
  let inCells = false;
  for (let kind = xml.next(); kind !== token.end; kind = xml.next()) {
    if (kind === token.broken) return [];
    if (kind === token.text) continue;
    if (xml.is('cellXfs')) inCells = kind === token.open;
    if (kind !== token.open) continue;
    if (xml.is('numFmt')) {
      const format = /^(?:\[[^\]]*\])?"?(0{2,30})"?(?:[;_@].*)?$/.exec(xml.attribute('formatCode') ?? '');
      widths.set(xml.attribute('numFmtId') ?? '', format?.[1]?.length ?? 0);
    } else if (inCells && xml.is('xf')) zeros.push(widths.get(xml.attribute('numFmtId') ?? '') ?? 0);
  }
  return zeros;
}

/** A number of a workbook as Excel shows it: whole numbers in all their digits, at least so many; others as they are. */
export function numberText(raw: string, digits: number): string {
  const trimmed = raw.trim();
  if (/^\d+$/.test(trimmed)) return trimmed.padStart(digits, '0');
  const number = Number(trimmed);
  // 4.1128220120815E+17 is how a workbook stores an ID number that became a number.
  if (trimmed === '' || !Number.isInteger(number) || Math.abs(number) >= 1e21) return trimmed;
  return String(number).padStart(digits, '0');
}
