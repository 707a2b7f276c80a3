// Finds rows outside the list that look like its children: above the header, beside the list, or on another sheet.

import { hasContent, type Row, textAt } from '../decode/sheet.ts';
import { residentBirthday } from '../findings/residents.ts';
import { columnOf, type FieldName } from './fields.ts';
import type { HeaderColumn } from './header.ts';

// How many rows show what the numbers of a list look like.
const shownRows = 100;

/** The form of a number, or of the start of any text: each run of digits, letters or Chinese characters becomes one sign. */
function formOf(text: string): string {
  return text
    .trim()
    .slice(0, 40)
    .replace(/\d+/g, '0')
    .replace(/[A-Za-z]+/g, 'A')
    .replace(/\p{Script=Han}+/gu, '中');
}

/**
 * Returns a test for texts like some numbers: they have the form of one of them, with at most one digit more or less. A telephone number
 * or a year beside a list is not like its numbers.
 */
export function likeness(numbers: Iterable<string>): (text: string) => boolean {
  const digits = new Map<string, { least: number; most: number }>();
  for (const number of numbers) {
    const count = digitsIn(number);
    const known = digits.get(formOf(number));
    if (known === undefined) digits.set(formOf(number), { least: count, most: count });
    else [known.least, known.most] = [Math.min(known.least, count), Math.max(known.most, count)];
  }
  return text => {
    const known = hasContent(text) ? digits.get(formOf(text)) : undefined;
    const count = digitsIn(text);
    return known !== undefined && count >= known.least - 1 && count <= known.most + 1;
  };
}

function digitsIn(text: string): number {
  return text.replace(/\D+/g, '').length;
}

/** The same for the numbers in a column of the first rows. */
export function numbersLike(rows: readonly Row[], column: number): (text: string) => boolean {
  return likeness(rows.slice(0, shownRows).flatMap(row => textAt(row, column).trim() || []));
}

// Words in name columns that are not names; and how names of schools, offices and places end.
const words = /^(姓名|学生|电话|备注|考场|年份|年级|人数|全部|不限|所有|无|[男女].*|.*[合总小累]计)$/;
const placeEndings = /[校园族市县区省镇乡村街班学局会处科室]$/;

// Four in five people have one of these family names.
const familyNames = new Set(
  '王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧肖冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈姜范江傅钟卢汪戴崔任陆廖姚方金邱夏谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺严尹钱施牛洪龚欧司上诸',
);

// In characters, with a remark: a name has at most 50.
const longestName = 200;

/** Whether a text may be a name; a remark in brackets may follow it. */
export function looksLikeName(text: string): boolean {
  // A pattern of brackets would go through a long cell again for each of them.
  if (text.length > longestName) return false;
  const bare = text.replace(/[(（][^)）]*[)）]$/, '').trim();
  return /^[\p{L}\p{M}·. ]{2,30}$/u.test(bare) && !words.test(bare);
}

/** Whether a name of two to four Chinese characters begins with a usual family name, or has the dot of a name of a minority. */
export function hasFamilyName(text: string): boolean {
  if (text.includes('·')) return looksLikeName(text);
  return /^\p{Script=Han}{2,4}$/u.test(text) && familyNames.has(text.charAt(0)) && !placeEndings.test(text);
}

/**
 * The rows that look like children under the columns of a list, moved `shift` columns to the right: a name, a number like those in
 * `children`, which are rows of that list, and a sex, a document or a usual family name; a valid resident ID is enough. With
 * `anyNumber` the number of a child that has a sex or a document may be of any form.
 */
export function childrenUnder(
  rows: readonly Row[],
  columns: readonly Pick<HeaderColumn, 'field' | 'index'>[],
  children: readonly Row[],
  { shift = 0, anyNumber = false }: { readonly shift?: number; readonly anyNumber?: boolean } = {},
): Row[] {
  const indexOf = (field: FieldName) => columnOf(columns, field)?.index ?? -1;
  const [name, registration, id, sex] = [indexOf('name'), indexOf('registration'), indexOf('id'), indexOf('sex')];
  const cell = (row: Row, index: number) => textAt(row, index === -1 ? -1 : index + shift).trim();
  const isNumber = numbersLike(children, registration);
  return rows.filter(row => {
    if (!looksLikeName(cell(row, name))) return false;
    const endsAsPlace = placeEndings.test(cell(row, name)) && !familyNames.has(cell(row, name).charAt(0));
    if (residentBirthday(cell(row, id)) !== 0) return !endsAsPlace;
    const isSex = /^[男女]/.test(cell(row, sex));
    const isDocument = /\d{6}/.test(cell(row, id));
    if (!isSex && (cell(row, sex) !== '' || (!isDocument && !hasFamilyName(cell(row, name))))) return false;
    if (!isDocument && cell(row, id) !== '') return false;
    if (registration === -1) return isDocument;
    return (
      isNumber(cell(row, registration)) || (anyNumber && (isSex || isDocument) && /\d/.test(cell(row, registration)))
    );
  });
}
