// Every row of a list is accounted for: over generated lists of every form, over the kept ones, and over the sample's.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnName } from '../../assets/sample/generator/workbook.ts';
import type { FieldName } from '../../shared/intake/columns/fields.ts';
import { type ListFile, openSource, usualLimits } from '../../shared/intake/columns/source.ts';
import type { Sheet } from '../../shared/intake/decode/sheet.ts';
import { type ListReport, readList } from '../../shared/intake/list.ts';
import { rounds } from '../support/rounds.ts';
import { type Part, partsOfReport } from './accounted.ts';
import { listFixtures, planLists, sampleLists } from './fixtures.ts';
import { codes, idNumber } from './support.ts';
import { csvText, encoded, encodings, lineEnds, sheetForms, workbook } from './writers.ts';

const seed = 20240714;

// ---- what a list may look like -----------------------------------------------------------------

/** A column of a generated list: a field, or one that is not read. `header` is empty for a column without one. */
type Column = { readonly field: FieldName | null; readonly header: string };

const fieldHeaders: readonly (readonly [FieldName, readonly string[]])[] = [
  ['sex', ['性别', '学生性别']],
  ['documentType', ['证件类型']],
  ['primary', ['毕业小学', '毕业学校']],
  ['household', ['户籍类别', '户口类型']],
  ['twins', ['多胞胎组', '捆绑号']],
  ['phone', ['联系电话', '家长手机']],
  ['remark', ['备注', '说明']],
];

const otherHeaders = ['', '', '', '序号', '民族', '班级', '家庭住址', '监护人姓名', '是否住校'];

const columns: fc.Arbitrary<readonly Column[]> = fc
  .tuple(
    fc.constantFrom<readonly FieldName[]>(['registration', 'id'], ['registration'], ['id']),
    fc.subarray(fieldHeaders.map(([field]) => field)),
    fc.subarray(otherHeaders),
    fc.boolean(),
    fc.constantFrom(0, 0, 0, 9, 40),
  )
  .chain(([numbers, fields, others, isSecond, empty]) => {
    const all: Column[] = [
      { field: 'name', header: isSecond ? '学生姓名' : '姓名' },
      ...numbers.map(field => ({ field, header: numberHeader(field, isSecond) })),
      ...fields.map(field => {
        const headers = fieldHeaders.find(([name]) => name === field)?.[1] ?? [];
        return { field, header: headers[isSecond ? headers.length - 1 : 0] ?? '' };
      }),
      ...[...others, ...new Array<string>(empty).fill('')].map(header => ({ field: null, header })),
    ];
    return fc.shuffledSubarray(all, { minLength: all.length });
  });

function numberHeader(field: FieldName, isSecond: boolean): string {
  if (field === 'registration') return isSecond ? '报名号' : '登记号';
  return isSecond ? '证件号码' : '身份证号';
}

/** What a row is meant to be. `footer` is outside or an error, by the column that it stands in. */
type Kind = 'child' | 'blank' | 'outside' | 'nameless' | 'numberless' | 'twice' | 'footer';

const honestKinds = fc.oneof(
  { arbitrary: fc.constant<Kind>('child'), weight: 8 },
  { arbitrary: fc.constantFrom<Kind>('blank', 'outside'), weight: 3 },
);
const anyKinds = fc.oneof(
  { arbitrary: honestKinds, weight: 8 },
  { arbitrary: fc.constantFrom<Kind>('nameless', 'numberless', 'twice', 'footer'), weight: 1 },
);
const draft = (kinds: fc.Arbitrary<Kind>) => fc.tuple(kinds, fc.nat(0xffff));

const titles = ['灵宝市2024年民办初中报名名单', '填报单位：高新学校', '注：本表由学校填写，勿改表头', ' '];

const list = fc.record({
  columns,
  titles: fc.array(fc.tuple(fc.constantFrom('', ...titles), fc.nat(3)), { maxLength: 4 }),
  header: fc.constantFrom('one row', 'one row', 'groups above', 'two rows'),
  hints: fc.constantFrom(0, 0, 0, 0, 0, 1, 2),
  rows: fc.oneof(
    fc.array(draft(honestKinds), { minLength: 1, maxLength: 14 }),
    fc.array(draft(anyKinds), { minLength: 1, maxLength: 14 }),
  ),
  isTrimmed: fc.boolean(),
});

const csvForm = fc
  .record({
    encoding: fc.constantFrom(...encodings),
    separator: fc.constantFrom(',', ',', ';', '\t', '|', '，', '；'),
    lineEnd: fc.constantFrom(...lineEnds),
    quotesAll: fc.boolean(),
    isEnded: fc.boolean(),
    sepLine: fc.boolean(),
  })
  .map(form => ({ ...form, sepLine: form.sepLine && form.separator < '\u007f' }));

const form = fc.oneof({ arbitrary: csvForm, weight: 2 }, { arbitrary: fc.constantFrom(...sheetForms), weight: 1 });

// ---- the list that comes of it -----------------------------------------------------------------

/** A row with what it has to become, and who stands in it. */
type Row = {
  readonly cells: readonly string[];
  readonly part: Part;
  readonly name?: string;
  readonly registration?: string;
};
type List = { readonly rows: readonly Row[]; readonly merges: readonly string[]; readonly isHonest: boolean };

type Draft = typeof list extends fc.Arbitrary<infer Value> ? Value : never;

function make({ columns: all, titles: above, header, hints, rows: drafts, isTrimmed }: Draft, isCsv: boolean): List {
  const rows: Row[] = above.map(([text, column]) => ({
    cells: all.map((_, at) => (at === column % all.length ? text : '')),
    part: 'header',
  }));
  const top = rows.length + 1;
  const { above: upper, below, merges } = headerRows(all, header, top, isCsv);
  rows.push(...[upper, below].flatMap(cells => (cells === null ? [] : [{ cells, part: 'header' as const }])));
  for (let at = 0; at < hints; at++) rows.push({ cells: all.map(hintCell), part: 'hint' });
  for (const [at, [kind, bits]] of drafts.entries()) rows.push(rowOf(all, kind, bits, at, rows));
  const trimmed = rows.map(row =>
    isTrimmed && row.part !== 'header' ? { ...row, cells: withoutEnd(row.cells) } : row,
  );
  const isRight = rows.every(({ part }) => part !== 'error' && part !== 'hint');
  return { rows: trimmed, merges, isHonest: isRight && rows.some(({ part }) => part === 'child') };
}

/** The header in one row, below names of groups, or in two rows of which the lower one names the telephone alone. */
function headerRows(all: readonly Column[], form: string, top: number, isCsv: boolean) {
  const whole = all.map(column => column.header);
  const phone = all.findIndex(column => column.field === 'phone');
  if (form === 'groups above') {
    const groups = all.map((_, at) => (at === 0 ? '报名信息' : at === 2 ? '其他信息' : ''));
    return { above: groups, below: whole, merges: isCsv ? [] : [`A${top}:B${top}`] };
  }
  if (form === 'two rows' && phone >= 0 && all.filter(({ field }) => field !== null).length > 2) {
    const upper = whole.map((text, at) => (at === phone ? '' : text));
    const lower = whole.map((text, at) => (at === phone ? text : ''));
    const merges = all.flatMap((_, at) => {
      return at === phone ? [] : [`${columnName(at + 1)}${top}:${columnName(at + 1)}${top + 1}`];
    });
    return { above: upper, below: lower, merges: isCsv ? [] : merges };
  }
  return { above: whole, below: null, merges: [] };
}

function hintCell({ field }: Column): string {
  if (field === 'name' || field === 'registration' || field === 'id') return '必填';
  return field === 'sex' ? '男或女' : '';
}

/** A row of a kind: `bits` choose which of its cells are empty, `at` makes its numbers its own. */
function rowOf(all: readonly Column[], kind: Kind, bits: number, at: number, before: readonly Row[]): Row {
  const has = (column: number) => ((bits >> (column % 16)) & 1) === 1;
  if (kind === 'blank') {
    const shape = bits % 3;
    return {
      cells: all.slice(0, shape === 0 ? 1 : undefined).map((_, c) => (shape === 2 && has(c) ? ' ' : '')),
      part: 'blank',
    };
  }
  if (kind === 'footer') {
    const isOutside = all[0]?.field === null;
    return { cells: all.map((_, c) => (c === 0 ? '合计：12人' : '')), part: isOutside ? 'outside' : 'error' };
  }
  const others = all.map(({ field, header }, c) =>
    field === null && has(c) && (header !== '' || c % 8 === 0) ? otherCell(bits) : '',
  );
  if (kind === 'outside') {
    const first = all.findIndex(({ field }) => field === null);
    const isThere = first >= 0;
    return { cells: others.map((text, c) => (c === first ? '市' : text)), part: isThere ? 'outside' : 'blank' };
  }
  const name = `${'王李张刘陈杨赵黄'[bits % 8]}${'明华轩雨晨涵宇'[(bits >> 3) % 7]}`;
  const registration = String(24_050_000 + at);
  const hasRegistration = all.some(({ field }) => field === 'registration');
  const cells = all.map(({ field }, c) => {
    if (field === 'name') return name;
    if (field === 'registration') return registration;
    if (field === 'id') return hasRegistration && has(c) ? '' : idNumber(at);
    return field === null ? (others[c] ?? '') : has(c) ? '' : fieldCell(field, bits);
  });
  const change = (fields: readonly FieldName[], by: (c: number) => string) =>
    cells.map((text, c) => (fields.includes(all[c]?.field ?? 'remark') ? by(c) : text));
  if (kind === 'nameless') {
    // Its numbers stay, so that it is more than an empty row.
    const filled = cells.map((text, c) => (all[c]?.field === 'id' ? idNumber(at) : text));
    return { cells: filled.map((text, c) => (all[c]?.field === 'name' ? '' : text)), part: 'error' };
  }
  if (kind === 'numberless') return { cells: change(['registration', 'id'], () => ''), part: 'error' };
  if (kind === 'twice') {
    const other = before.find(({ part }) => part === 'child');
    if (other !== undefined) return { cells: change(['registration', 'id'], c => other.cells[c] ?? ''), part: 'error' };
  }
  return { cells, part: 'child', name, registration: hasRegistration ? registration : '' };
}

function otherCell(bits: number): string {
  return ['汉', '六(2)班', '幸福路1号,2栋;3|4，5；6', '和平里 "东区"\n3单元', '甲\r\n乙', '是'][bits % 6] ?? '';
}

function fieldCell(field: FieldName, bits: number): string {
  if (field === 'sex') return bits % 2 === 0 ? '男' : '女';
  if (field === 'documentType') return '居民身份证';
  if (field === 'twins') return '无';
  if (field === 'phone') return '10003980000';
  return field === 'remark' ? otherCell(bits >> 4) : '市一小';
}

function withoutEnd(cells: readonly string[]): readonly string[] {
  const last = cells.findLastIndex(text => text !== '');
  return cells.slice(0, Math.max(1, last + 1));
}

type Form = typeof form extends fc.Arbitrary<infer Value> ? Value : never;

function fileOf({ rows, merges }: Pick<List, 'rows' | 'merges'>, how: Form): ListFile {
  const cells = rows.map(row => row.cells);
  if (typeof how === 'string') return { name: '名单.xlsx', bytes: workbook(cells, how, merges) };
  return { name: '名单.csv', bytes: encoded(csvText(cells, how), how.encoding) };
}

function read(file: ListFile, most = usualLimits.rows): ListReport {
  const outcome = readList(file, { limits: { ...usualLimits, rows: most } });
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`);
  return outcome.value;
}

const isFilled = ({ cells }: Row) => cells.some(text => text.trim() !== '');

// ---- what holds of it --------------------------------------------------------------------------

describe('generated lists', () => {
  test('each row is what it was meant to be', () => {
    let accepted = 0;
    fc.assert(
      fc.property(list, form, (drafted, how) => {
        const made = make(drafted, typeof how !== 'string');
        const report = read(fileOf(made, how));
        const parts = partsOfReport(report);
        const last = made.rows.findLastIndex(isFilled) + 1;
        expect(parts).toHaveLength(last);
        const errors = new Set(report.findings.filter(one => one.severity === 'error').map(({ row }) => row));
        const meant = made.rows.slice(0, last);
        if (!meant.some(({ part }) => ['child', 'error', 'hint'].includes(part))) {
          expect(codes(report)).toContain('list.no-rows');
          expect(parts).not.toContain('child');
          return;
        }
        for (const [at, { part }] of meant.entries()) {
          // A child may have an error, but then it is told.
          const isTold = part === 'child' && parts[at] === 'error' && errors.has(at + 1);
          if (!isTold) expect(parts[at], `row ${at + 1}`).toBe(part);
          if (parts[at] === 'error' || parts[at] === 'hint') expect(errors, `row ${at + 1}`).toContain(at + 1);
        }
        if (!made.isHonest) {
          expect(report.list).toBeNull();
          return;
        }
        accepted += 1;
        expect(report.findings.filter(one => one.severity === 'error')).toEqual([]);
        expect(childrenOf(report)).toEqual(
          made.rows.flatMap(({ part, name, registration }, at) =>
            part === 'child' ? [{ row: at + 1, name, registration }] : [],
          ),
        );
      }),
      { seed, numRuns: rounds(500, 3000) },
    );
    // A property over refused lists alone would hold of nothing.
    expect(accepted).toBeGreaterThan(rounds(500, 3000) / 3);
  });

  test('a list that is not read is accounted for as well', () => {
    const defects = ['no name', 'forbidden', 'too many', 'two blocks'] as const;
    const seen = new Set<string>();
    fc.assert(
      fc.property(list, form, fc.constantFrom(...defects), (drafted, how, defect) => {
        const made = make({ ...drafted, header: 'one row' }, typeof how !== 'string');
        // A row without a name under two blocks of headers looks like a second row of headers.
        const own = made.rows.filter(({ part }) => defect !== 'two blocks' || part !== 'error');
        const spoilt = { rows: own.map(row => ({ ...row, cells: spoil(row, drafted.columns, defect) })), merges: [] };
        const report = read(fileOf(spoilt, how), defect === 'too many' ? 0 : undefined);
        const parts = partsOfReport(report);
        expect(parts).toHaveLength(spoilt.rows.findLastIndex(isFilled) + 1);
        expect(report.list).toBeNull();
        expect(parts).not.toContain('child');
        for (const code of codes(report)) seen.add(code);
        for (const [at, row] of spoilt.rows.slice(0, parts.length).entries()) {
          const part = parts[at] ?? '';
          if (['child', 'error', 'hint', 'outside'].includes(row.part)) expect(part, `row ${at + 1}`).toBe('unread');
          else if (row.part === 'blank') expect(part, `row ${at + 1}`).toBe('blank');
          else expect(['header', 'unread', 'blank'], `row ${at + 1}`).toContain(part);
        }
      }),
      { seed, numRuns: rounds(300, 1500) },
    );
    const expected = ['list.column-missing', 'list.forbidden-column', 'list.too-many-rows', 'list.two-blocks'];
    expect([...seen]).toEqual(expect.arrayContaining(expected));
  });
});

function childrenOf({ list: accepted }: ListReport) {
  return Array.from({ length: accepted?.size ?? 0 }, (_, index) => {
    const { name, registration } = accepted?.child(index) ?? { name: '', registration: '' };
    return { row: accepted?.row(index), name, registration };
  });
}

/** The cells of a row of a list that is refused before its rows are read. */
function spoil({ cells, part }: Row, all: readonly Column[], defect: string): readonly string[] {
  const name = all.findIndex(({ field }) => field === 'name');
  const isHeader = cells.some((text, at) => at === name && /姓名/.test(text));
  const padded = all.map((_, at) => cells[at] ?? '');
  if (defect === 'no name' && isHeader) return padded.map((text, at) => (at === name ? '称呼' : text));
  if (defect === 'forbidden' && isHeader) return [...padded, '父亲工作单位'];
  if (defect === 'two blocks' && (isHeader || part === 'child')) return [...padded, '', ...padded];
  return cells;
}

describe('lists of people, changed', () => {
  const tables = [...sampleLists(), ...listFixtures().map(({ file }) => file)].flatMap(file => {
    const opened = openSource(file, usualLimits, undefined);
    return opened.ok ? [tableOf(opened.value.sheet).slice(0, 40)] : [];
  });
  const change = fc.record({
    kind: fc.constantFrom('remove', 'repeat', 'clear', 'cell', 'swap', 'shift'),
    row: fc.nat(39),
    column: fc.nat(11),
    text: fc.constantFrom(
      '',
      ' ',
      '姓名',
      '登记号',
      '无',
      '是',
      '必填',
      '合计',
      '1',
      idNumber(1),
      '工作单位',
      '"',
      '=1',
      'T1',
      '护照',
    ),
  });

  test('no row with anything in it is left out of the account', () => {
    let accepted = 0;
    fc.assert(
      fc.property(fc.constantFrom(...tables), fc.array(change, { maxLength: 5 }), form, (table, changes, how) => {
        let rows = table;
        for (const { kind, row, column, text } of changes) {
          const own = rows[row % Math.max(1, rows.length)] ?? [];
          const at = rows.indexOf(own);
          if (at < 0) continue;
          if (kind === 'remove') rows = rows.toSpliced(at, 1);
          else if (kind === 'repeat') rows = rows.toSpliced(at, 0, own);
          else if (kind === 'clear') rows = rows.with(at, []);
          else if (kind === 'cell')
            rows = rows.with(
              at,
              Array.from({ length: 12 }, (_, c) => (c === column ? text : (own[c] ?? ''))),
            );
          else if (kind === 'swap') rows = rows.with(at, own.toReversed());
          else rows = rows.with(at, [text, ...own]);
        }
        const file = fileOf({ rows: rows.map(cells => ({ cells, part: 'child' })), merges: [] }, how);
        const outcome = readList(file);
        if (!outcome.ok) return;
        const parts = partsOfReport(outcome.value);
        // Without headers that are known another separator may divide more of the text.
        const isWhole = typeof how === 'string' || outcome.value.format.separator === how.separator;
        if (!isWhole) return;
        if (outcome.value.list !== null) accepted += 1;
        expect(parts).toHaveLength(rows.findLastIndex(hasText) + 1);
        for (const [at, part] of parts.entries()) {
          if (hasText(rows[at] ?? [])) expect(part, `row ${at + 1}`).not.toBe('blank');
        }
      }),
      { seed, numRuns: rounds(300, 1500) },
    );
    expect(accepted).toBeGreaterThan(rounds(300, 1500) / 5);
  });
});

const hasText = (cells: readonly string[]) => cells.some(text => text.trim() !== '');

/** The texts of a sheet, its blank rows included. */
function tableOf({ rows }: Sheet): (readonly string[])[] {
  const byNumber = new Map(rows.map(({ number, cells }) => [number, Array.from(cells, text => text ?? '')]));
  return Array.from({ length: Math.min(200, rows.at(-1)?.number ?? 0) }, (_, at) => byNumber.get(at + 1) ?? []);
}

describe('lists of people', () => {
  test.each([...sampleLists(), ...planLists(), ...listFixtures().map(({ file }) => file)])('$name', file => {
    const outcome = readList(file);
    if (outcome.ok) partsOfReport(outcome.value);
    else expect(outcome.refusal.code).toMatch(/^list\./);
  });

  test('the sample is accepted, each row but the header a child', () => {
    for (const file of sampleLists()) {
      const report = read(file);
      const parts = partsOfReport(report);
      expect(parts.filter(part => part === 'child').length).toBe(parts.length - report.accounting.header);
      expect(report.list?.size).toBeGreaterThan(30);
    }
  });
});
