// A county's ceremony as files: as many schools as are asked for, each with a plan's line and a list of invented children.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeChildren } from '../../assets/sample/generator/children.ts';
import { toCsv, toTable, toUtf8 } from '../../assets/sample/generator/csv.ts';

/** Writes plan.json and its lists into `folder` (which must exist) and returns the path of the plan. Every school draws. */
export function writeCounty(folder: string, { schools, applicants }: { schools: number; applicants: number }): string {
  const each = Math.floor(applicants / schools);
  // One list cut into pieces: no child stands in two of them, and no twins are parted because there are none.
  const children = makeChildren({ rows: schools * each, pairs: 0, triplets: 0 });
  const lines = Array.from({ length: schools }, (_, index) => {
    const code = `S${String(index + 1).padStart(2, '0')}`;
    const own = children.slice(index * each, (index + 1) * each);
    writeFileSync(join(folder, `${code}.csv`), toUtf8(toCsv(toTable(own))));
    const places = Math.ceil(each / 2);
    return { code, name: `第${index + 1}中学`, places, twins: 'skip', roster: `${code}.csv` };
  });
  const plan = {
    ...{ title: '演练', organiser: '教育局', ceremony: 'TEST-COUNTY-a1', prior: 'none', schools: lines },
    secrets: ['operator', 'notary'],
    inputs: [
      { kind: 'card', count: 6 },
      { kind: 'd10', count: 20 },
    ],
  };
  const path = join(folder, 'plan.json');
  writeFileSync(path, JSON.stringify(plan));
  return path;
}
