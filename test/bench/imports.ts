// The import of a list of 100,000 children, each against what reading its file costs anyway.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read as readWithSheetJs } from 'xlsx';
import { makeChildren } from '../../assets/sample/generator/children.ts';
import { toCsv, toTable, toUtf8 } from '../../assets/sample/generator/csv.ts';
import { toGb18030 } from '../../assets/sample/generator/gb18030.ts';
import { textSheet, toWorkbook } from '../../assets/sample/generator/workbook.ts';
import { productCoverage } from '../../electron/services/intake.ts';
import { readList } from '../../shared/intake/list.ts';
import { must } from '../support/outcome.ts';
import { best, type Row, ratioRow } from './measure.ts';

/**
 * The rows of the import: xlsx against SheetJS's bare read, csv against reading and decoding. The limit for csv is set on
 * GB18030, which is what the spreadsheet programs of a bureau write. UTF-8 is told without one: it takes as long, but Node
 * decodes it at 2 GB a second, and to make 900,000 strings of a text takes many times that, whatever library does it.
 */
export function importRows(): Row[] {
  const table = toTable(makeChildren({ rows: 100_000, seed: 1 }));
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const coverage = productCoverage();
  try {
    const row = (
      name: string,
      bytes: Uint8Array,
      limit: number | null,
      reference: (bytes: Uint8Array) => unknown,
      runs: number,
    ) => {
      const path = join(folder, name);
      writeFileSync(path, bytes);
      const work = () => {
        const report = must(readList({ name, bytes: new Uint8Array(readFileSync(path)) }, { coverage }));
        if (report.list?.size !== 100_000) throw new Error(`${name} was not imported`);
      };
      const times = best(runs, work, () => reference(new Uint8Array(readFileSync(path))));
      return ratioRow(`import ${name} / reading it`, times.value, times.reference, limit);
    };
    const decode = (label: string) => (bytes: Uint8Array) => new TextDecoder(label, { fatal: true }).decode(bytes);
    return [
      row('100k.xlsx', toWorkbook({ sheets: [textSheet('名单', table)] }), 1, bytes => readWithSheetJs(bytes), 3),
      row('100k-gb18030.csv', toGb18030(toCsv(table)), 12, decode('gb18030'), 40),
      row('100k-utf8.csv', toUtf8(toCsv(table)), null, decode('utf-8'), 40),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
