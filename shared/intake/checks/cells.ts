// Cleans the cells of the list one by one: what can be read as it was meant is corrected and reported; the rest is an error.

import { narrow } from '../../text/narrow.ts';
import type { FieldName } from '../columns/fields.ts';
import type { Column, RowCheck, Table } from '../columns/table.ts';
import type { Row } from '../decode/sheet.ts';
import { shorten } from '../findings/finding.ts';
import { residentBirthday } from '../findings/residents.ts';
import { broken, control, pointsOf, privateUse, uncoveredPoints } from './characters.ts';
import { type Coverage, coversAll } from './coverage.ts';
import { readName, withoutInvisible } from './names.ts';

/** The longest name, in code points. */
const longestName = 50;

/** The longest other text of a cell, in code points. */
const longestText = 1000;

// Nearly every cell consists only of such characters and is read as is.
const [han, digit, capital, hyphen] = [1, 2, 4, 8];
const plainOf: { readonly [Reading in Column['field']['reading']]: number } = {
  name: han,
  id: digit | capital,
  registration: digit | capital | hyphen,
  phone: digit | hyphen,
  group: digit | capital,
  text: han | digit,
};
const longestPlain = 40;

// 丶 is a character that some type for the middle dot of a name.
const dotLike = 0x4e36;

/** Whether a short text consists of plain characters. A loop, because it is asked of 900,000 cells of a long list. */
function isPlain(text: string, classes: number): boolean {
  if (text.length > longestPlain) return false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const own =
      code >= 0x4e00 && code <= 0x9fff && code !== dotLike
        ? han
        : code >= 48 && code <= 57
          ? digit
          : code >= 65 && code <= 90
            ? capital
            : code === 45
              ? hyphen
              : 0;
    if ((own & classes) === 0) return false;
  }
  return true;
}

const readers: { readonly [Reading in Column['field']['reading']]: typeof readCode } = {
  name: readName,
  id: readCode,
  registration: readCode,
  phone: readCode,
  group: readCode,
  text: readText,
};

/**
 * Cleans the cells of a row in all columns and sets their values in the table. `birthdays` gets those of valid resident IDs, so that
 * they are not read twice.
 */
export function cellsCheck(table: Table, coverage: Coverage | undefined, birthdays: Int32Array): RowCheck {
  // The product's fonts have all plain characters; those of a test may not.
  const drawsPlain = coverage === undefined || (coversAll(coverage, 0x20, 0x7e) && coversAll(coverage, 0x4e00, 0x9fff));
  const cleaner = new Cleaner(table, coverage);
  const columns = [...table.columns.values()].map(column => ({
    column,
    classes: drawsPlain ? plainOf[column.field.reading] : 0,
    values: new Array<string>(table.rows.length),
  }));
  for (const { column, values } of columns) table.setValues(column.field.name, values);
  const row = (row: number) => {
    const { cells, marks } = table.rows[row] ?? noRow;
    const isChild = table.state(row) === 'child';
    for (const { column, classes, values } of columns) {
      const text = cells[column.index] ?? '';
      const birthday = column.field.reading === 'id' ? residentBirthday(text) : 0;
      const isAsItStands =
        marks?.[column.index] === undefined && ((birthday !== 0 && drawsPlain) || isPlain(text, classes));
      if (isAsItStands && birthday !== 0) birthdays[row] = birthday;
      values[row] = isAsItStands || !isChild ? text : cleaner.clean(column, row, text);
    }
  };
  return { row, finish: () => cleaner.finish() };
}

const noRow: Row = { number: 0, cells: [], marks: null };

/** A finding about many cells: the first cell, and how many there are. */
type Collected = {
  readonly code: 'list.formula-text' | 'list.quotes-kept';
  readonly row: number;
  readonly column: Column;
  readonly text: string;
  count: number;
};

class Cleaner {
  readonly #table: Table;
  readonly #coverage: Coverage | undefined;
  readonly #collected = new Map<string, Collected>();

  constructor(table: Table, coverage: Coverage | undefined) {
    this.#table = table;
    this.#coverage = coverage;
  }

  clean(column: Column, row: number, before: string): string {
    const table = this.#table;
    const { field } = column;
    const mark = table.mark(row, column);
    // Before anything else: every cell of a small workbook may refer to the same text of 30,000 characters.
    const most = field.reading === 'name' ? longestName : longestText;
    if (before.length > 2 * most) {
      this.#reportLong(column, row, before, before.length > 20_000 ? '20000+' : [...before].length);
      return shorten(before);
    }
    if (mark?.kind === 'error') {
      table.reportCell(field.decisive ? 'cell.error-value' : 'cell.error-elsewhere', row, column, before, {
        value: before,
      });
      return '';
    }
    if (mark?.kind === 'formula') {
      table.reportCell(field.decisive ? 'cell.formula' : 'cell.formula-elsewhere', row, column, before, {});
    }
    if (mark?.kind === 'number') this.#checkNumber(column, row, before);
    if (mark !== undefined && mark.shown !== null) this.#checkShown(column, row, before, mark.shown, mark.isDate);
    const text = this.#withoutWriting(column, row, before.trim(), mark?.kind === 'formula');
    // A formula has been reported and is not read.
    if (text === '' || (column.field.decisive && text.startsWith('='))) return text;
    this.#checkDrawn(column, row, text);
    const read = readers[field.reading](table, column, row, text);
    const count = read.length > most ? [...read].length : 0;
    if (count > most) this.#reportLong(column, row, read, count);
    return read;
  }

  /** Reports what was collected over all cells. */
  finish(): void {
    for (const { code, row, column, text, count } of this.#collected.values()) {
      this.#table.reportCell(code, row, column, text, { count });
    }
  }

  /** Removes what a program wrote around a text so that Excel keeps it as text: `="123"`, or quotes after a blank. */
  #withoutWriting(column: Column, row: number, text: string, isFormula: boolean): string {
    if (this.#table.sheet === null || !isFormula) {
      const formula = /^="((?:[^"]|"")*)"$/.exec(text)?.[1];
      if (formula !== undefined) {
        this.#collect('list.formula-text', column, row, text);
        return formula.replaceAll('""', '"').trim();
      }
      if (column.field.decisive && !isFormula && text.startsWith('=')) {
        this.#table.reportCell('cell.formula', row, column, text, {});
      }
    }
    const quoted = this.#table.sheet === null ? /^"([^"]*)"$/.exec(text)?.[1] : undefined;
    if (quoted === undefined) return text;
    this.#collect('list.quotes-kept', column, row, text);
    return quoted.trim();
  }

  #collect(code: Collected['code'], column: Column, row: number, text: string): void {
    const key = `${code} ${column.letter}`;
    const known = this.#collected.get(key);
    if (known === undefined) this.#collected.set(key, { code, row, column, text, count: 1 });
    else known.count += 1;
  }

  /** A number cell keeps 15 digits: a resident ID has lost its last ones, and so has a longer registration number. */
  #checkNumber(column: Column, row: number, text: string): void {
    const { field } = column;
    if (field.reading === 'id' && (text.length >= 15 || /\D/.test(text))) {
      this.#table.reportCell('cell.id-number', row, column, text, {});
    } else if (field.reading === 'registration' && text.length > 15) {
      this.#table.reportCell('cell.registration-number', row, column, text, {});
    }
  }

  /** Families know the number that is shown; the draw would use the one that is stored. */
  #checkShown(column: Column, row: number, stored: string, shown: string, isDate: boolean): void {
    if (!showsMatters.includes(column.field.name)) return;
    const code = isDate ? 'cell.date' : 'cell.shown-otherwise';
    this.#table.reportCell(code, row, column, shown, { shown, stored });
  }

  #checkDrawn(column: Column, row: number, text: string): void {
    const table = this.#table;
    if (broken.test(text)) table.reportCell('cell.surrogate', row, column, text, {});
    const points = pointsOf(text, privateUse);
    if (points !== '') table.reportCell('cell.private-use', row, column, text, { points });
    const lacking = this.#coverage === undefined ? '' : uncoveredPoints(drawnText(column, text), this.#coverage);
    if (lacking !== '') table.reportCell('cell.coverage', row, column, text, { points: lacking });
  }

  #reportLong(column: Column, row: number, text: string, count: number | string): void {
    const isName = column.field.reading === 'name';
    const values = { count, most: isName ? longestName : longestText };
    this.#table.reportCell(isName ? 'cell.name-long' : 'cell.text-long', row, column, text, values);
  }
}

const showsMatters: readonly FieldName[] = ['registration', 'name', 'twins'];

/** The text of a cell as it will be drawn: names without the radicals that are replaced, codes in half-width. */
function drawnText({ field }: Column, text: string): string {
  return field.reading === 'name' ? text.normalize('NFKC') : field.reading === 'text' ? text : narrow(text);
}

/** Cleans a code: ASCII instead of full-width, no leading apostrophe. */
function readCode(table: Table, column: Column, row: number, text: string): string {
  const { decisive, reading } = column.field;
  const points = decisive ? pointsOf(text, control) : '';
  if (points !== '') table.reportCell('cell.control', row, column, text, { points });
  if (reading === 'id' && text.includes('|')) table.reportCell('cell.bar', row, column, text, {});
  const visible = withoutInvisible(table, column, row, text);
  const bare = visible.replace(/^['\u2018\u2019`](?=.)/, '');
  if (bare !== visible) table.reportCell('cell.apostrophe', row, column, text, { read: bare });
  const ascii = narrow(bare);
  if (ascii !== bare) table.reportCell('cell.full-width', row, column, text, { read: ascii });
  const line = oneLine(ascii).trim();
  // Blanks between groups of digits go; those before a bracket or between words stay.
  const isNumber = reading === 'id' || (reading === 'registration' && /^[0-9A-Z-]+$/.test(line.replace(/\s+/g, '')));
  const closed = isNumber ? line.replace(/\s+/g, '') : line;
  if (closed !== line) table.reportCell('cell.number-blank', row, column, text, { read: closed });
  return closed;
}

/** Cleans any other text: one line, without invisible characters. */
function readText(table: Table, column: Column, row: number, text: string): string {
  return oneLine(withoutInvisible(table, column, row, text));
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}
