// Whole dossiers on disk for tests of what is made of them: the sample's, and one of a school of any size.

import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeChildren } from '../../assets/sample/generator/children.ts';
import { toCsv, toTable, toUtf8 } from '../../assets/sample/generator/csv.ts';
import { readIntake } from '../../electron/service/intake/intake.ts';
import { diskOf } from '../../electron/service/ports/disk.ts';
import { fastDigest } from '../../electron/service/ports/signatures.ts';
import { ceremonyTools } from '../../electron/service/ports/tools.ts';
import { type Rehearsal, rehearse } from '../../electron/service/rehearsal.ts';
import { parsePlan } from '../../shared/plan/plan.ts';
import { readSources, type SheetSources } from '../../shared/sheets/sources.ts';
import { samplePlan } from './cli.ts';
import { must } from './outcome.ts';

/** The time of every event in these dossiers. */
export const dossierTime = '2024-07-15T09:30:00+08:00';

/** Rehearses a plan into the folder `out`, to its seal, with the secrets and inputs that are given and random others. */
export function makeDossier(plan: string, out: string, given: Partial<Omit<Rehearsal, 'intake'>> = {}): void {
  const intake = must(readIntake(plan, () => {}));
  const tools = ceremonyTools(out, () => dossierTime);
  must(rehearse(tools, { secrets: new Map(), inputs: new Map(), ...given, intake }, () => {}));
}

/** Copies the sample into a folder with fewer places, which makes fewer letters of the same lists; returns the plan's path. */
export function writeSample(folder: string, places: { readonly [code: string]: number }): string {
  cpSync(dirname(samplePlan), folder, { recursive: true });
  const path = join(folder, 'plan.json');
  const plan = must(parsePlan(path, new Uint8Array(readFileSync(path))));
  const schools = plan.schools.map(school => ({ ...school, places: places[school.code] ?? school.places }));
  writeFileSync(path, JSON.stringify({ ...plan, schools }));
  return path;
}

/** Writes the plan and the list of one school with `lots` lots (three of them twins, one of triplets) into a folder; returns the plan's path. */
export function writeSchool(folder: string, lots: number, places: number): string {
  const children = makeChildren({ rows: lots + 5, pairs: 3, triplets: 1, seed: 7, code: 'GX' });
  writeFileSync(join(folder, 'gaoxin.csv'), toUtf8(toCsv(toTable(children))));
  const plan = {
    title: '2024年灵宝市市区民办初中电脑随机摇号录取',
    organiser: '灵宝市教育体育局',
    ceremony: 'TEST-BIG-2024-a1',
    prior: 'none',
    schools: [{ code: 'GX', name: '灵宝高新学校（初中部）', places, twins: 'skip', roster: 'gaoxin.csv' }],
    secrets: ['operator', 'notary'],
    inputs: [{ kind: 'd10', count: 20 }],
    witnesses: ['公证员', '市纪委监委', '新生家长代表'].map(role => ({ role, name: '' })),
    contacts: { enquiry: '8660876', supervision: '8656937' },
  };
  const path = join(folder, 'plan.json');
  writeFileSync(path, JSON.stringify(plan));
  return path;
}

/** What the sheets of a dossier are made of. */
export function sourcesIn(folder: string): SheetSources {
  return must(readSources(diskOf(folder).read, fastDigest));
}
