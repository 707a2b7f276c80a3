// Accounts for every row of a list: it is above the children, a child, or left out for a reason. The parts are counted separately and
// must add up to the whole.

import type { Header } from './columns/header.ts';
import type { Table } from './columns/table.ts';
import type { Row, Run } from './decode/sheet.ts';
import { addRow, countOf } from './findings/runs.ts';

/**
 * Why a row is not a child: it is blank, it has content only outside the list's columns, it is a hint for filling in, it has an error,
 * or the list was not read at all, for instance because a column is missing.
 */
export type PassedWhy = 'blank' | 'outside' | 'hint' | 'error' | 'unread';

/** The rows that are left out for one reason: how many, and their numbers in Excel. */
export type Passed = { readonly why: PassedWhy; readonly count: number; readonly rows: readonly Run[] };

/** `rows` = `header` + `children` + the counts of `passed`. `rows` is the number of the last row with content. */
export type Accounting = {
  readonly rows: number;
  /** The titles and the header, with blank rows among them: the rows from 1 to this number. */
  readonly header: number;
  readonly children: number;
  readonly passed: readonly Passed[];
};

/** Accounts for the rows of a sheet; `table` is null if they were not read. */
export function accountFor(rows: readonly Row[], header: Header, table: Table | null): Accounting {
  const end = table === null && header.row === null ? 0 : header.end;
  const last = rows.at(-1)?.number ?? 0;
  const above = rows[end - 1]?.number ?? 0;
  const passed: { readonly [Why in PassedWhy]: Run[] } = { blank: [], outside: [], hint: [], error: [], unread: [] };
  let children = 0;
  let before = above;
  for (let index = end; index < rows.length; index++) {
    const number = rows[index]?.number ?? 0;
    if (number > before + 1) passed.blank.push({ first: before + 1, last: number - 1 });
    before = number;
    const state = table === null ? 'unread' : table.state(index - end);
    if (state === 'child') children += 1;
    else addRow(passed[state], number);
  }
  const kinds = (Object.keys(passed) as PassedWhy[]).map(why => {
    const runs = passed[why];
    return { why, count: countOf(runs), rows: runs };
  });
  return { rows: last, header: above, children, passed: kinds.filter(({ count }) => count > 0) };
}
