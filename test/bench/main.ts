// `npm run bench [-- --json] [-- --large]`: the performance table; `--large` adds what takes minutes. Exit code 1 where a row is
// over its limit.

import { countyRows } from './county.ts';
import { drawRows } from './draws.ts';
import { firstFrameRows } from './first-frame.ts';
import { importRows } from './imports.ts';
import type { Row } from './measure.ts';
import { sheetRows } from './sheets.ts';
import { stageRows } from './stage.ts';
import { stageStartRows } from './stage-start.ts';
import { startRows } from './starts.ts';
import { verifierPageRows } from './verifier-page.ts';
import { windowStartRows } from './window-start.ts';

const rows: Row[] = [
  ...drawRows(),
  ...importRows(),
  ...startRows(),
  ...(await windowStartRows()),
  ...(await countyRows()),
  ...(await firstFrameRows()),
  ...(await sheetRows()),
  ...(await stageStartRows()),
  ...(await stageRows()),
  ...(await verifierPageRows(process.argv.includes('--large'))),
];

if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify({ rows })}\n`);
else {
  const cells = rows.map(({ id, value, unit, reference, ratio, limit, ok }) => [
    id,
    `${value} ${unit}`,
    reference === null ? '' : `${reference} ${unit}`,
    ratio === null ? '' : String(ratio),
    limit === null ? '' : `≤ ${Number(limit.toPrecision(4))}`,
    ok ? 'ok' : 'OVER',
  ]);
  const header = ['row', 'value', 'reference', 'ratio', 'limit', ''];
  const widths = header.map((title, i) => Math.max(title.length, ...cells.map(row => (row[i] ?? '').length)));
  for (const row of [header, ...cells]) {
    process.stdout.write(
      `${row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd()}\n`,
    );
  }
}
process.exitCode = rows.every(({ ok }) => ok) ? 0 : 1;
