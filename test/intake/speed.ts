// How long the import of a list takes beside what cannot be avoided: reading and decoding its file, or for a workbook
// SheetJS's bare reading. Both are measured by turns in the same run, so that a busy machine slows both down.
//
//     node test/intake/speed.ts LIST.csv|LIST.xlsx …
//     node test/intake/speed.ts --json LIST.csv [RUNS]     with the fonts of the product, for the bench

import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { read as readWithSheetJs } from 'xlsx';
import { productCoverage } from '../../electron/service/intake/intake.ts';
import type { Coverage } from '../../shared/intake/checks/coverage.ts';
import { decode } from '../../shared/intake/decode/encoding.ts';
import { readList } from '../../shared/intake/list.ts';

/** Milliseconds of one thing over several runs: the first, cold one, the median, the best. */
export type Times = { readonly first: number; readonly median: number; readonly best: number };

/** The import and its reference. */
export type Speed = { readonly reference: Times; readonly import: Times };

/** Measures a CSV file against reading it and decoding it strictly in the encoding that the import finds. */
export function measureCsv(path: string, runs = 60, coverage?: Coverage): Speed {
  const decoded = decode(path, readFileSync(path));
  if (!decoded.ok) throw new Error(`${path}: ${decoded.refusal.code}`);
  const { encoding } = decoded.value;
  const label = encoding === 'utf-8-bom' ? 'utf-8' : encoding;
  return measure(path, runs, coverage, () => new TextDecoder(label, { fatal: true }).decode(readFileSync(path)));
}

/** Measures a workbook against `XLSX.read` of its bytes. */
export function measureXlsx(path: string, runs = 3, coverage?: Coverage): Speed {
  return measure(path, runs, coverage, () => readWithSheetJs(new Uint8Array(readFileSync(path))));
}

function measure(path: string, runs: number, coverage: Coverage | undefined, reference: () => unknown): Speed {
  const times: { reference: number[]; import: number[] } = { reference: [], import: [] };
  for (let run = 0; run < runs; run++) {
    times.reference.push(milliseconds(reference));
    times.import.push(milliseconds(() => importOnce(path, coverage)));
  }
  return { reference: summary(times.reference), import: summary(times.import) };
}

function importOnce(path: string, coverage: Coverage | undefined): void {
  const file = { name: basename(path), bytes: readFileSync(path) };
  const outcome = readList(file, coverage === undefined ? {} : { coverage });
  if (!outcome.ok) throw new Error(`${path}: ${outcome.refusal.code}`);
}

function milliseconds(work: () => unknown): number {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}

function summary(times: readonly number[]): Times {
  const sorted = [...times].sort((a, b) => a - b);
  const [first = 0] = times;
  return { first, median: sorted[sorted.length >> 1] ?? 0, best: sorted[0] ?? 0 };
}

if (import.meta.main) {
  const paths = process.argv.slice(2);
  if (paths[0] === '--json') {
    const [, path = '', runs = '1'] = paths.splice(0);
    process.stdout.write(JSON.stringify(measureCsv(path, Number(runs), productCoverage())));
  }
  for (const path of paths) {
    const speed = path.endsWith('.xlsx') ? measureXlsx(path) : measureCsv(path);
    const line = (['first', 'median', 'best'] as const).map(name => {
      const [one, other] = [speed.import[name], speed.reference[name]];
      return `${name} ${one.toFixed(1)} / ${other.toFixed(1)} ms = ${(one / other).toFixed(2)}`;
    });
    process.stdout.write(`${path}: ${line.join(', ')}\n`);
  }
}
