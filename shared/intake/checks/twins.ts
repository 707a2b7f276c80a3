// Twins: the children of one list with the same value in the column of groups share one lot.

import { mostOfLot } from '../../protocol/lexis.ts';
import type { Column, Table } from '../columns/table.ts';
import { residentBirthday } from '../findings/residents.ts';
import { namesNone } from './none.ts';

// Multiple births of this size are rare enough to ask about if no birthdays confirm them.
const manyUnproved = 4;

// Answers to "is it a twin?" in the column that should name the group.
const noGroup =
  /^(否|不是|非|不|没|未|单|单胎|单生|单胞胎|单报|单独|单独报名|单人|独生(子女|子|女)?|一胎|普通|个人|[不未非](捆绑|绑定|参加)|(无|非|不是|没有|不属于|不含|并非)(双|多|双多|三|双\(多\))?(胞胎|胎|胞|生)(子女|学生|家庭)?|no|n|false|0)$/i;
const someGroup =
  /^((是|有|属于)?[(（]?(双|多|双多|三|四|五|龙凤)胞?胎?[)）]?|(双|多|双多|三|四|五|龙凤)胞?胎(子女|学生|之一|姐姐|妹妹|哥哥|弟弟|姐妹|兄弟|兄妹|姐弟)|是|有|属于|孪生|双生|老[大二三]|[大二三]宝|长子|次子|长女|次女|哥哥?|弟弟?|姐姐?|妹妹?|yes|y|true|√|✓|✔)$/i;
// These name groups when they stand alone: 三 beside 一 and 二.
const countedGroup = /^[三四五]$/;

/** Whether a value means that a child is not a twin. */
function saysNone(value: string): boolean {
  return namesNone(value) || noGroup.test(value);
}

/** The rows of every group by its name, in the order of the file. */
export type Groups = ReadonlyMap<string, readonly number[]>;

/**
 * Reads the groups. Reports groups of one child, groups that are too large or have different birthdays, and answers that do not name
 * a group. Values that mean "not a twin" become empty.
 */
export function readGroups(table: Table): Groups {
  const column = table.columns.get('twins');
  const groups = new Map<string, number[]>();
  if (column !== undefined) {
    const values = table.values('twins');
    const filled = Map.groupBy(
      table.children().filter(row => values[row] !== ''),
      row => values[row] ?? '',
    );
    const isFlag = isFlagColumn(new Set(filled.keys()), column.header);
    for (const [value, rows] of filled) {
      if (saysNone(value)) {
        table.reportFirst('list.no-group', rows, column, { value, count: rows.length });
        for (const row of rows) values[row] = '';
      } else if ((someGroup.test(value) && !countedGroup.test(value)) || isFlag) {
        for (const row of rows) table.report('cell.group-unnamed', row, column, value, { value });
      } else {
        groups.set(value, rows);
        checkGroup(table, column, value, rows);
      }
    }
  }
  checkAnswers(table, column);
  checkRemarks(table);
  return groups;
}

/** Whether the column answers a question: 1 and 0, or 1 alone if the header asks; otherwise 1 may name a group. */
function isFlagColumn(values: ReadonlySet<string>, header: string): boolean {
  if (!values.has('1')) return false;
  const isAsked = /是否|标识|标志/.test(header);
  return (values.size === 2 && values.has('0')) || (values.size === 1 && isAsked);
}

function checkGroup(table: Table, column: Column, group: string, rows: readonly number[]): void {
  const [first = 0] = rows;
  if (rows.length === 1) table.report('row.group-of-one', first, column, group, { group });
  if (rows.length > mostOfLot) {
    const values = { group, count: rows.length, most: mostOfLot };
    table.report('row.group-too-large', first, column, group, values);
  }
  const ids = table.values('id');
  const born = rows.flatMap(row => {
    const birthday = residentBirthday(ids[row] ?? '');
    return birthday === 0 ? [] : [{ row, birthday }];
  });
  // Two confirmed twins do not confirm a third child with another family name.
  const families = new Set(born.map(({ row }) => familyName(table, row)));
  const isStranger = (row: number) => residentBirthday(ids[row] ?? '') === 0 && !families.has(familyName(table, row));
  const isDoubtful =
    born.length < 2 ? rows.length >= manyUnproved || !areOneFamily(table, group, rows) : rows.some(isStranger);
  if (rows.length > 1 && isDoubtful) {
    table.report('row.group-unproved', first, column, group, { group, count: rows.length });
  }
  const [one] = born;
  const other = born.find(({ birthday }) => birthday !== one?.birthday);
  if (one === undefined || other === undefined) return;
  const values = { group, one: dayText(one.birthday), other: dayText(other.birthday), otherRow: table.number(one.row) };
  // Twins can be born on both sides of midnight, and their group is right.
  const isMidnight = born.every(({ birthday }) => Math.abs(dayNumber(birthday) - dayNumber(one.birthday)) <= 1);
  table.report(isMidnight ? 'row.group-midnight' : 'row.group-birthdays', other.row, column, group, values);
}

/** Whether children whose birthdays cannot be compared look like one family: a group with a number, and one family name. */
function areOneFamily(table: Table, group: string, rows: readonly number[]): boolean {
  return /[0-9A-Za-z]/.test(group) && new Set(rows.map(row => familyName(table, row))).size === 1;
}

function familyName(table: Table, row: number): string {
  return [...(table.values('name')[row] ?? '')][0] ?? '';
}

/** A birthday such as 20110203 as 2011-02-03. */
function dayText(birthday: number): string {
  return String(birthday).replace(/^(....)(..)(..)$/, '$1-$2-$3');
}

/** Days since 1970 of a birthday. */
function dayNumber(birthday: number): number {
  return Date.parse(dayText(birthday)) / 86_400_000;
}

/** Reports once the remarks that mention twins who are not in a group. */
function checkRemarks(table: Table): void {
  const [remarks, groups] = [table.values('remark'), table.values('twins')];
  const speaking = /(双|多|三|四|龙凤)胞?胎|孪生/;
  const denying = /(非|不是|无|没有|不属于|单)[^，,；;。]{0,3}(双|多|三|四|龙凤)?胞?胎/;
  const rows = table.children().filter(row => {
    const remark = remarks[row] ?? '';
    return remark !== '' && groups[row] === '' && speaking.test(remark) && !denying.test(remark);
  });
  table.reportFirst('list.twins-in-remarks', rows, table.columns.get('remark'), table.countAndRows(rows));
}

/** Compares the answers to "is it a twin?" with the groups; without groups each "yes" is an error that says how to name them. */
function checkAnswers(table: Table, groups: Column | undefined): void {
  const column = table.columns.get('isTwin');
  if (column === undefined) return;
  const named = table.values('twins');
  const answers = table.values('isTwin');
  // In the codes of the platforms 1 is yes and 2 is no; 2 alone may also be how many there are.
  const different = new Set(answers.filter(value => value !== ''));
  const isCoded = different.size === 2 && different.has('1') && different.has('2');
  for (const row of table.children()) {
    const value = answers[row] ?? '';
    if (value === '' || saysNone(value) || (isCoded && value === '2')) continue;
    if (groups === undefined) table.report('cell.twin-unnamed', row, column, value, { value });
    else if (named[row] === '') table.report('row.twin-alone', row, column, value, { value });
  }
}
