// The import of a list of 100,000 children, each against what reading its file costs anyway.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeChildren } from '../../assets/sample/generator/children.ts';
import { toCsv, toTable, toUtf8 } from '../../assets/sample/generator/csv.ts';
import { toGb18030 } from '../../assets/sample/generator/gb18030.ts';
import { textSheet, toWorkbook } from '../../assets/sample/generator/workbook.ts';
import { productCoverage } from '../../electron/service/intake/intake.ts';
import { measureXlsx, type Speed } from '../intake/speed.ts';
import { type Row, ratioRow } from './measure.ts';

// So many programs are started to find what the first import of one takes.
const starts = 7;
const warmRuns = 40;

/**
 * The rows of the import: xlsx against SheetJS's bare read, csv against reading and decoding. A bureau imports a list in a program
 * that has just been started, so the limit for csv is set on the first import of a program, in GB18030, which is what the
 * spreadsheet programs of a bureau write; the best of many imports in one program is told beside it. UTF-8 is told without a limit:
 * it takes as long, but Node decodes it at 2 GB a second, and to make 900,000 strings of a text takes many times that, whatever
 * library does it. A fifth of the first import makes the list plain data, which a thread can hand over.
 */
export function importRows(): Row[] {
  const table = toTable(makeChildren({ rows: 100_000, seed: 1 }));
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const path = (name: string, bytes: Uint8Array): string => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };
  try {
    const book = path('100k.xlsx', toWorkbook({ sheets: [textSheet('名单', table)] }));
    const gb = path('100k-gb18030.csv', toGb18030(toCsv(table)));
    const utf8 = path('100k-utf8.csv', toUtf8(toCsv(table)));
    const { value, reference } = bestOf(measureXlsx(book, 3, productCoverage()));
    return [
      ratioRow('import 100k.xlsx / reading it', value, reference, 1),
      pairRow('first import 100k-gb18030.csv / reading it', firsts(gb), 16),
      pairRow('import 100k-gb18030.csv / reading it', bestOf(measured(gb, warmRuns)), null),
      pairRow('first import 100k-utf8.csv / reading it', firsts(utf8), null),
      pairRow('import 100k-utf8.csv / reading it', bestOf(measured(utf8, warmRuns)), null),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

type Pair = { readonly value: number; readonly reference: number };

function pairRow(id: string, { value, reference }: Pair, limit: number | null): Row {
  return ratioRow(id, value, reference, limit);
}

/** The first import and reading of a program, each the best of several programs. */
function firsts(path: string): Pair {
  const speeds = Array.from({ length: starts }, () => measured(path, 1));
  return {
    value: Math.min(...speeds.map(speed => speed.import.first)),
    reference: Math.min(...speeds.map(speed => speed.reference.first)),
  };
}

function bestOf(speed: Speed): Pair {
  return { value: speed.import.best, reference: speed.reference.best };
}

/** Measures a CSV file in a program of its own, where no other work has been. */
function measured(path: string, runs: number): Speed {
  const script = fileURLToPath(new URL('../intake/speed.ts', import.meta.url));
  return JSON.parse(
    execFileSync(process.execPath, [script, '--json', path, String(runs)], { encoding: 'utf8' }),
  ) as Speed;
}
