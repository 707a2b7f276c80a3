// Names are compared and hashed by their characters, so a name must not be written in two ways that look the same.

import { narrow } from '../../text/narrow.ts';
import type { Column, Table } from '../columns/table.ts';
import { control, invisible, lookAlike, pointsOf, variation } from './characters.ts';

// Signs that stand between the parts of a name for the middle dot · (U+00B7). A full stop between Latin letters stays.
const dots =
  /[\u2022\u30fb\u2027\uff0e\u2219\u22c5\uff65\u25cf\u3002\u02d9\ufe52\uff61\u0387\ua78f\u2e31\u16eb\u2024\u30fb\u318d]/gu;
const stop = /(?<=\P{ASCII})\.(?=\P{ASCII})/gu;

// Signs between Chinese characters that may or may not stand for the middle dot: a person has to decide.
const doubtfulDots = /(?<=[\p{Script=Han}])[-\u2010-\u2015\u2500\u4e36_~](?=[\p{Script=Han}])/u;

/** In a name these show that a character was lost in a conversion or deliberately hidden. */
const placeholders = /[?\uff1f\u25a1\u25a0*\uff0a\u3013]/u;

const quotes = /["“”„«»「」『』\uff02]/u;
const severalNames = /[、,，;；/／\\&+(（]|(?<=\p{Script=Han})(和|与)(?=\p{Script=Han}{2})/u;

/** Cleans a name that is not plain and reports what is unusual about it. */
export function readName(table: Table, column: Column, row: number, text: string): string {
  const say = (code: 'cell.dot' | 'cell.blank' | 'cell.full-width', read: string) =>
    table.reportCell(code, row, column, text, { read });
  const controls = pointsOf(text, control);
  if (controls !== '') table.reportCell('cell.control', row, column, text, { points: controls });
  if (text.includes('|')) table.reportCell('cell.bar', row, column, text, {});
  const found = [...new Set(text)].filter(one => placeholders.test(one)).join('');
  const visible = withoutInvisible(table, column, row, text);
  const wide = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/.test(visible);
  const ascii = wide ? visible.replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, narrow) : visible;
  if (wide) say('cell.full-width', ascii);
  const unified = unify(table, column, row, text, ascii);
  const dotted = dottedName(unified);
  if (dotted !== unified) say('cell.dot', dotted);
  else if (doubtfulDots.test(dotted)) table.reportCell('cell.dot-doubtful', row, column, text, {});
  else if (found !== '') table.reportCell('cell.placeholder', row, column, text, { found });
  const closed = dotted.replace(/\s+/gu, blankBetween);
  if (closed !== dotted) say('cell.blank', closed);
  if (/\d/.test(closed)) table.reportCell('cell.name-digits', row, column, text, {});
  if (quotes.test(closed)) table.reportCell('cell.name-quotes', row, column, text, {});
  if (dotted === unified && severalNames.test(closed)) table.reportCell('cell.two-names', row, column, text, {});
  return closed;
}

/** A name with the middle dot where another sign stands for it. 、 and 。 stand for it only between parts of foreign names. */
function dottedName(name: string): string {
  return name.replace(dots, '·').replace(stop, '·');
}

/** Keeps one space between letters of an alphabet; between Chinese characters blanks are only padding. */
function blankBetween(blank: string, at: number, name: string): string {
  const before = [...name.slice(0, at)].at(-1) ?? '';
  const after = [...name.slice(at + blank.length)][0] ?? '';
  const isLetter = (one: string) => /[\p{L}\p{M}\p{P}]/u.test(one) && !/[\p{Script=Han}·]/u.test(one);
  return isLetter(before) && isLetter(after) ? ' ' : '';
}

/** Replaces radicals and compatibility characters by those that they look like and reports it; variation selectors are only reported. */
function unify(table: Table, column: Column, row: number, text: string, name: string): string {
  const selectors = pointsOf(name, variation);
  if (selectors !== '') table.reportCell('cell.variant', row, column, text, { points: selectors });
  const points = pointsOf(name, lookAlike);
  if (points === '') return name;
  const read = [...name].map(one => (lookAlike.test(one) ? one.normalize('NFKC') : one)).join('');
  table.reportCell('cell.look-alike', row, column, text, { points, read });
  return read;
}

/** A text without invisible characters; reports which they were. */
export function withoutInvisible(table: Table, column: Column, row: number, text: string): string {
  const points = pointsOf(text, invisible);
  if (points === '') return text;
  const read = [...text]
    .filter(one => !invisible.test(one))
    .join('')
    .trim();
  table.reportCell('cell.invisible', row, column, text, { points, read });
  return read;
}
