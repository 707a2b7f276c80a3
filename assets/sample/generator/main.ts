import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeChildren } from './children.ts';
import { toCsv, toTable, toUtf8 } from './csv.ts';
import { toGb18030 } from './gb18030.ts';
import { makeSample } from './sample.ts';
import { textSheet, toWorkbook } from './workbook.ts';

const USAGE = `node assets/sample/generator/main.ts                                   make assets/sample again
node assets/sample/generator/main.ts --out DIR                         the same files in another folder
node assets/sample/generator/main.ts --rows N --out DIR [--seed N]     a list of N children as csv (UTF-8, GB18030) and xlsx
`;

/** One list of any length in three dresses. */
function makeLists(rows: number, seed: number): Map<string, Uint8Array> {
  const table = toTable(makeChildren({ rows, seed }));
  const csv = toCsv(table);
  return new Map([
    ['children-utf8.csv', toUtf8(csv)],
    ['children-gb18030.csv', toGb18030(csv)],
    ['children.xlsx', toWorkbook({ sheets: [textSheet('报名登记', table)], level: 1 })],
  ]);
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new RangeError(`not a whole number: ${text}`);
  return Number(text);
}

function main(): void {
  const { values } = parseArgs({
    options: {
      rows: { type: 'string' },
      seed: { type: 'string', default: '1' },
      out: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(USAGE);
    return;
  }
  if (values.rows !== undefined && values.out === undefined) throw new RangeError('--rows needs --out DIR');
  const folder = values.out ?? join(import.meta.dirname, '..');
  const files =
    values.rows === undefined ? makeSample() : makeLists(wholeNumber(values.rows), wholeNumber(values.seed));
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of files) {
    writeFileSync(join(folder, name), bytes);
    process.stdout.write(`${join(folder, name)} ${bytes.length}\n`);
  }
}

try {
  main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  process.exitCode = 1;
}
