// Small files that would block the program or take all memory. Each is read as `cli check` reads it, in a process beside, and is
// refused, or reported as no list, for the processor time and memory of an honest one.

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { readList } from '../../shared/intake/list.ts';
import { bookOf, hostileLists, packed, sheetXml } from '../support/hostile-lists.ts';
import { rounds } from '../support/rounds.ts';
import { yardstick } from '../support/yardstick.ts';
import type { Cost } from './cost.ts';

const folder = mkdtempSync(join(tmpdir(), 'hostile-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Those that cost most before: minutes, all of the memory, or both. */
const worst: readonly string[] = [
  'one part under 1,000 spellings of its name',
  '250 wide sheets',
  '20 million empty cells',
  '20 million empty cells with their names',
  '6 million cells in rows of ten',
  'a long number format in many cells',
  'many long number formats',
  'a format that repeats a text of another cell',
  'a million shared strings',
  'a part that unpacks a thousandfold',
  'an attribute of six million references',
  'csv: 200,000 brackets above the header',
  'csv: 200,000 brackets in a cell of several lines',
  'csv: ten million lines',
  'csv: twenty million quotes',
];

/** Seconds of processor time; a fast processor needs a third of it. A slow or busy one has as many times the yardstick. */
const mostSeconds = () => Math.max(4, 16 * yardstick());
const mostMegabytes = 500;

// The start of a process takes longer than most of these files. One that has had more memory than this reads no other file, so that
// what it has had is never counted twice.
const mostBefore = 170;
const script = fileURLToPath(new URL('cost.ts', import.meta.url));
let reader: ChildProcess | null = null;
afterAll(() => reader?.kill());

/** Has a process beside read the list at a path. */
async function costOf(path: string): Promise<Cost> {
  const child = reader ?? fork(script, { stdio: 'ignore' });
  reader = null;
  child.send(path);
  const heard = new AbortController();
  const [cost] = await Promise.race(['message', 'exit'].map(event => once(child, event, { signal: heard.signal })));
  heard.abort();
  if (child.exitCode !== null || child.signalCode !== null)
    throw new Error(`ended: ${child.exitCode} ${child.signalCode}`);
  if (cost.megabytes < mostBefore) reader = child;
  else child.kill();
  return cost;
}

describe('a file costs no more than an honest one', () => {
  const names = [...worst, ...Object.keys(hostileLists).filter(name => !worst.includes(name))];
  const tried = names.slice(0, rounds(worst.length, names.length));
  test.each(tried)('%s', async of => {
    const [name, bytes] = hostileLists[of]?.() ?? ['', new Uint8Array(0)];
    const path = join(folder, name);
    writeFileSync(path, bytes);
    const most = mostSeconds();
    const cost = await costOf(path);
    // Brackets above a header are a title.
    expect(of.includes('above the header') ? [0] : [1, 2]).toContain(cost.code);
    expect(cost.seconds).toBeLessThan(most);
    expect(cost.megabytes).toBeLessThan(mostMegabytes);
  });
});

describe('what is refused is said', () => {
  const codeOf = (bytes: Uint8Array) => {
    const read = readList({ name: 'a.xlsx', bytes });
    return read.ok ? 'read' : read.refusal.code;
  };
  const sheetsNamed = (count: number) =>
    `<workbook><sheets>${Array.from({ length: count }, (_, n) => `<sheet name="${n}" r:id="r${n}"/>`).join('')}</sheets></workbook>`;
  const relationsTo = (count: number, target: (n: number) => string) =>
    Array.from({ length: count }, (_, n) => `<Relationship Id="r${n}" Type="x/worksheet" Target="${target(n)}"/>`).join(
      '',
    );

  test('more sheets than Excel makes; one part is one sheet, however its name is spelt', () => {
    const many = bookOf({ workbook: sheetsNamed(256), relations: relationsTo(256, n => `s${n}.xml`) });
    expect(codeOf(many)).toBe('list.too-many-sheets');
    const one = bookOf({
      workbook: sheetsNamed(300),
      relations: relationsTo(300, n => (n % 2 === 0 ? 'sheet.xml' : '../xl/Sheet.XML')),
    });
    expect(codeOf(one)).toBe('read');
  });

  test('cells are counted over all sheets, empty ones too', () => {
    const row = `<row>${'<c/>'.repeat(1000)}</row>`;
    // Bytes that do not pack, so that the size of the file is no reason.
    const filler = { 'a.bin': packed(Uint8Array.from({ length: 2 << 20 }, (_, at) => (at * 7919 * (at >> 3)) >> 5)) };
    const sheet = packed(sheetXml(row.repeat(1600)), 1);
    const two = bookOf({
      workbook: sheetsNamed(2),
      relations: relationsTo(2, n => `n${n}.xml`),
      more: { ...filler, 'xl/n0.xml': sheet, 'xl/n1.xml': sheet },
    });
    expect(codeOf(two)).toBe('list.too-many-cells');
  });

  test('what is neither a row nor a cell where children stand: nobody would miss them', () => {
    const child = (tag: string) => `<row r="2"><${tag}><c r="A2" t="inlineStr"><is><t>王一</t></is></c></${tag}></row>`;
    const first = '<row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c></row>';
    expect(codeOf(bookOf({ sheet: sheetXml(`${first}<Choice>${child('x').replaceAll(/<.?x>/g, '')}</Choice>`) }))).toBe(
      'list.workbook',
    );
    expect(codeOf(bookOf({ sheet: sheetXml(first + child('x')) }))).toBe('list.workbook');
    expect(codeOf(bookOf({ sheet: sheetXml(first + child('extLst')) }))).toBe('read');
  });

  test('rows of no height are hidden, however the nought is written', () => {
    const cells = (texts: readonly string[]) =>
      texts.map(text => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('');
    const rows = `<row>${cells(['姓名', '登记号'])}</row><row ht="0.0">${cells(['王一', 'GX01'])}</row>`;
    const read = readList({ name: 'a.xlsx', bytes: bookOf({ sheet: sheetXml(rows) }) });
    expect(read.ok && read.value.findings.map(({ code }) => code)).toContain('list.hidden-rows');
  });

  test('a format that Excel would not take', () => {
    const format = (code: string) =>
      `<styleSheet><numFmts><numFmt numFmtId="200" formatCode="${code}"/></numFmts></styleSheet>`;
    expect(codeOf(bookOf({ styles: format('0'.repeat(255)) }))).toBe('read');
    expect(codeOf(bookOf({ styles: format('0'.repeat(256)) }))).toBe('list.workbook');
  });

  test('an honest sheet that packs well is read: a million rows of a height, and 100,000 of styled cells', () => {
    const rows = Array.from({ length: 1_000_000 }, (_, n) => `<row r="${n + 2}" ht="20" customHeight="1"/>`).join('');
    const first = '<row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c></row>';
    expect(codeOf(bookOf({ sheet: packed(sheetXml(first + rows), 6) }))).toBe('read');
    const styled = Array.from(
      { length: 100_000 },
      (_, n) => `<row r="${n + 2}">${[...'ABCDEFGHI'].map(c => `<c r="${c}${n + 2}" s="1"/>`).join('')}</row>`,
    ).join('');
    expect(codeOf(bookOf({ sheet: packed(sheetXml(first + styled), 6) }))).toBe('read');
  });
});
