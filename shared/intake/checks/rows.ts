// Rows that are not children, and rows that repeat others.

import { type FieldName, fieldOf, headerKey, identifyingFields } from '../columns/fields.ts';
import type { Header } from '../columns/header.ts';
import type { RowCheck, Table } from '../columns/table.ts';
import { filledColumns, hasContent, textAt } from '../decode/sheet.ts';
import { namesNone } from './none.ts';

// Instructions that templates have below their header.
const hint =
  /必填|必选|选填|可空|非空|必须|填写|一致|下拉|自动生成|示例|样例|例如|^例|如[:：]|\d+ ?位|全称|格式|文本|字符|唯一|不可|不能|不得|不超过|^请|不填|留空|男[/／、或]女|女[/／、或]男|是[/／、或]否|有[/／、或]无|同组|example|required|optional|varchar/i;

const example = /^(示例|样例|例|范例|example)(\d*|[:：].*)$/i;
const exampleRemark = /示例|样例|导入(时|前)请?删除|请?删除(此|本|该)行/;
const plainName = /^[\u4e00-\u9fff·]{2,4}$/;
const longestHint = 60;

/** How many rows under a header may be hints or examples. */
const searchedForHints = 5;

/** The fields whose cells hold short values; a state of review or a household may read like a hint. */
const hinted: readonly FieldName[] = ['registration', 'name', 'sex', 'id', 'primary', 'phone', 'twins'];

/**
 * Reports rows right below the header that tell how to fill in the list or are an example. Nothing else is reported of them.
 */
export function findHints(table: Table): void {
  const columns = hinted.flatMap(name => table.columns.get(name) ?? []);
  const [nameColumn, remarkColumn] = [table.columns.get('name'), table.columns.get('remark')];
  for (let row = 0; row < Math.min(table.rows.length, searchedForHints); row++) {
    const cells = table.rows[row];
    if (cells === undefined) continue;
    // A hint is short, and a pattern must not search through a cell of ten million characters.
    const textIn = (index: number) => textAt(cells, index).slice(0, longestHint).trim();
    const texts = columns.map(({ index }) => textIn(index));
    const hints = texts.filter(text => hint.test(text));
    const isNamed =
      nameColumn !== undefined && plainName.test(textIn(nameColumn.index)) && !hint.test(textIn(nameColumn.index));
    const [first = 0] = filledColumns(cells);
    const isExample =
      example.test(textIn(first)) ||
      (nameColumn !== undefined && example.test(textIn(nameColumn.index))) ||
      (remarkColumn !== undefined && exampleRemark.test(textIn(remarkColumn.index)));
    if ((hints.length < 2 || isNamed) && !isExample && !namesColumns(texts)) continue;
    table.report('row.hint', row, null, hints[0] ?? texts.find(hasContent) ?? '', {});
    table.leaveOut(row, 'hint');
  }
}

/** Whether a row numbers the columns or gives their names in a database. */
function namesColumns(texts: readonly string[]): boolean {
  const filled = texts.filter(hasContent);
  if (filled.length < 3) return false;
  const numbers = filled.map(text => Number(/^\(?(\d{1,2})\)?$/.exec(text)?.[1] ?? Number.NaN));
  const isCount = numbers.every((number, at) => number === (numbers[0] ?? 0) + at && number < 50);
  const areWords = filled.every(text => /^[A-Za-z]+(_[A-Za-z]+)*$/.test(text));
  const isDatabase =
    filled.filter(text => /_|^(name|sex|gender|id|xm|xb|sfzh|phone|no|code|school)$/i.test(text)).length > 1;
  return isCount || (areWords && isDatabase);
}

// A line below a list that sums it up, or names who made it.
const footer =
  /^((合计|总计|小计|累计|共计|总数|总人数|人数)([:：\d（(人名个].*)?|共\d+人?|(审核|审批|制表|填表|填报|经办|复核|校对|统计|负责|监督|联系)人.*|(审核|制表|填表|校对|备注|说明|注|日期|电话)[:：].*|(制表|填表|填报|打印|导出)(日期|时间|单位).*|校长签.*|签[字名章].*|[（(]?(盖章|公章).*|以下.*|此页.*|第\d+页.*|(男生|女生|本页|全校|全部|.{1,4}班|.{1,8}[校学])(合计|总计|小计|累计)|备注|说明|日期|完|招生办|教体局|教育局|单位|咨询电话|监督电话|联系电话|姓名|名字|学生姓名)$/;
// What people and programs write in place of a name.
const noName =
  /^(作废|已作废|注销|已注销|空号|空缺|暂缺|缺|退出|已退出?|退|放弃|已放弃|弃权|删除|已删除?|重复|预留|备用|测试|同上|〃|见附件|待补充|待确认|未提供|保密|某某|xxx+|TEST|TRUE|FALSE|true|false|test|_+|#\w*!?|None)$/;
const oddStarts = new Set(
  [
    ...'合总小累共人审制填经复校统负监联打导签盖公以此第（(备说注日电完招教单咨作已空暂缺退放弃删重预测同姓名学〃见待未保某tTxXfF_#nN',
  ].map(one => one.charCodeAt(0)),
);

// Nat, Na and Nil are names as well.
const isWord = /^[A-Z][a-z]+$/;

/** Whether a text in the name column is not a name. Few of 100,000 names begin like these or are longer than three characters. */
function isNoName(name: string): boolean {
  return (name.length > 3 || oddStarts.has(name.charCodeAt(0))) && (footer.test(name) || noName.test(name));
}

/**
 * Leaves out rows with nothing in the columns of the list, and reports children without a name or any number. Returns whether a row
 * is a child.
 */
export function filledCheck(table: Table): (row: number) => boolean {
  const columns = [...table.columns.values()];
  const values = columns.map(({ field }) => table.values(field.name));
  const [names, registrations, ids] = [table.values('name'), table.values('registration'), table.values('id')];
  const nameColumn = table.columns.get('name') ?? null;
  const numberColumn = table.columns.get('registration') ?? table.columns.get('id') ?? null;
  return row => {
    const name = names[row] ?? '';
    // A word for "none" is no name and no number, and a line below the list is no child.
    if ((namesNone(name) && !isWord.test(name)) || isNoName(name)) names[row] = '';
    if (namesNone(registrations[row] ?? '')) registrations[row] = '';
    if (names[row] === '') {
      if (name === '' && values.every(column => column[row] === '') && table.state(row) === 'child') {
        table.leaveOut(row, 'outside');
        return false;
      }
      if (name === '') table.report('row.name-missing', row, nameColumn, '', {});
      else table.report('row.name-none', row, nameColumn, name, { name });
    }
    if (registrations[row] === '' && ids[row] === '') table.report('row.number-missing', row, numberColumn, '', {});
    return true;
  };
}

// Headers of usual lists that this program does not read.
const usualHeaders = /^(序号|民族|班级|学籍号|出生(日期|年月)|家庭住址|住址|年龄|籍贯)$/;
const numberHeaders = /^(登记|报名|身份证|派位|摇号|准考证|证件|考)(编|序)?(号|号码)$/;

/**
 * Reports repeated headers, as in tables that were pasted together. If the columns of a repeated header are in another order, the rows
 * below it were read under wrong columns. `is` tells whether a row is one, reports and empties it; `mayBe` tells cheaply whether to
 * ask that of a row whose number could be a child's.
 */
export function headerAgainCheck(table: Table, header: Header) {
  const columns = [...table.columns.values()];
  const names = table.values('name');
  const own = new Set(header.columns.flatMap(({ header: text }) => (text === '' ? [] : [headerKey(text)])));
  const isHeader = (text: string) =>
    hasContent(text) && (own.has(headerKey(text)) || fieldOf(text) !== null || usualHeaders.test(text));
  const ownName = table.columns.get('name')?.header ?? '';
  // Names in Chinese are compared with one header; those in letters are few.
  const mayBe = (row: number): boolean => {
    const name = names[row] ?? '';
    return name !== '' && (name === ownName || name.charCodeAt(0) < 0x80);
  };
  const is = (row: number): boolean => {
    const texts = columns.map(({ index }) => textAt(table.rows[row], index).slice(0, longestHint).trim());
    // The name is checked first: a child's is never a header, and its number is never 登记号.
    if (!isHeader((names[row] ?? '').slice(0, longestHint)) && !texts.some(text => numberHeaders.test(text)))
      return false;
    const headers = texts.filter(isHeader);
    if (headers.length < 2 || headers.length * 2 < texts.filter(hasContent).length) return false;
    const moved = columns.some(({ field }, at) => {
      const found = fieldOf(texts[at] ?? '')?.field.name;
      return found !== undefined && found !== field.name;
    });
    const known = filledColumns(table.rows[row]).flatMap(
      index => fieldOf(textAt(table.rows[row], index).slice(0, longestHint))?.field.name ?? [],
    );
    // What was taken for the header may be an instruction instead.
    const isBelow = new Set(known).size > new Set(header.columns.flatMap(({ field }) => field ?? [])).size;
    const value = headers.join('、');
    if (isBelow) table.report('row.header-below', row, null, value, { row: table.number(row) });
    else table.report(moved ? 'row.header-moved' : 'row.header-again', row, null, value, {});
    // So that no other check reports it.
    for (const { field } of columns) table.values(field.name)[row] = '';
    return true;
  };
  return { mayBe, is };
}

/** Reports the later row of two with the same value in a column. */
export function repeatsCheck(table: Table, name: FieldName, code: 'row.registration-twice' | 'row.id-twice'): RowCheck {
  const column = table.columns.get(name);
  const values = table.values(name);
  // To mark a bit for the hash of each text takes a fraction of the time of putting 100,000 texts into a Map. Only where two texts
  // have one hash they are compared, which is so for few rows of a right list.
  const hashes = new Int32Array(table.rows.length);
  const once = new Int32Array(1 << (hashBits - 5));
  const twice = new Int32Array(once.length);
  const row = (at: number) => {
    const hash = hashOf(values[at] ?? '');
    hashes[at] = hash;
    const word = hash >>> 5;
    const bit = 1 << (hash & 31);
    if (((once[word] ?? 0) & bit) === 0) once[word] = (once[word] ?? 0) | bit;
    else twice[word] = (twice[word] ?? 0) | bit;
  };
  const finish = () => {
    if (column === undefined) return;
    const firsts = new Map<string, number>();
    for (const at of rowsMarked(twice, hashes, table.children())) {
      const value = values[at] ?? '';
      if (value === '') continue;
      const first = firsts.get(value);
      if (first === undefined) firsts.set(value, at);
      else table.reportCell(code, at, column, value, { otherRow: table.number(first) });
    }
  };
  return { row, finish };
}

/** The rows whose hash has its bit set. */
function rowsMarked(bits: Int32Array, hashes: Int32Array, rows: readonly number[]): number[] {
  return rows.filter(at => {
    const hash = hashes[at] ?? 0;
    return ((bits[hash >>> 5] ?? 0) & (1 << (hash & 31))) !== 0;
  });
}

const hashBits = 21;

// An ID number begins with the place of registration, which many children share.
const telling = 12;

/** A hash of a text: the upper bits of FNV-1a over its last UTF-16 units. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5 | 0;
  for (let at = Math.max(0, text.length - telling); at < text.length; at++)
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> (32 - hashBits);
}

/**
 * Reports children with the same name and telephone of whom one has no document: one child may be on the list twice, under two
 * registration numbers.
 */
export function checkAlike(table: Table): void {
  const column = table.columns.get('name');
  const [names, ids, phones] = [table.values('name'), table.values('id'), table.values('phone')];
  // In nearly every list all children have documents, and nothing is compared.
  const nameOf = (row: number) => (names[row] ?? '').normalize('NFC');
  const without = new Set(
    table
      .children()
      .filter(row => ids[row] === '' && phones[row] !== '')
      .map(nameOf),
  );
  if (without.size === 0 || column === undefined) return;
  const firsts = new Map<string, number>();
  for (const row of table.children()) {
    const name = nameOf(row);
    if (name === '' || !without.has(name)) continue;
    const key = `${name}|${phones[row]}`;
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, row);
    else if (ids[row] === '' || ids[first] === '') {
      table.report('row.alike', row, column, names[row] ?? '', { otherRow: table.number(first) });
    }
  }
}

/** Reports rows whose name or number is struck through: somebody may have crossed the child out. */
export function checkStruck(table: Table): void {
  const columns = identifyingFields.flatMap(name => table.columns.get(name) ?? []);
  if (table.rows.every(({ marks }) => marks === null)) return;
  for (const row of table.children()) {
    const struck = columns.find(column => table.mark(row, column)?.isStruck === true);
    if (struck !== undefined) table.reportCell('row.struck', row, struck, textAt(table.rows[row], struck.index), {});
  }
}
