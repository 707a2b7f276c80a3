// The sample never becomes official: its files are known by their bytes and by what stands in them, and a freeze under an id that
// counts refuses them. A rehearsal takes them.

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as sheetJs from 'xlsx';
import { toCsv, toTable, toUtf8 } from '../../assets/sample/generator/csv.ts';
import { INVENTED_AREA } from '../../assets/sample/generator/identity.ts';
import { sampleChildren } from '../../assets/sample/generator/sample.ts';
import { textSheet, toWorkbook } from '../../assets/sample/generator/workbook.ts';
import { readIntake } from '../../electron/service/intake/intake.ts';
import { catchmentDigest, childrenDigest, inventedArea, sample, sampleFilesIn } from '../../electron/service/sample.ts';
import type { Request } from '../../shared/contract/requests.ts';
import { digestOf } from '../../shared/protocol/hash.ts';
import { idNumber } from '../intake/support.ts';
import { samplePlan } from '../support/cli.ts';
import { driven } from '../support/driven.ts';
import { sampleDraft } from '../support/driver.ts';
import { must } from '../support/outcome.ts';

const official = 'LB-2024-a1';
const names = { GX: '灵宝高新学校（初中部）', SL: '灵宝示例学校（初中部）', WGY: '灵宝外国语学校（初中部）' };
const bytesOfSample = (name: string) => new Uint8Array(readFileSync(join(dirname(samplePlan), name)));

test('what is known of the sample is what its files are now', () => {
  const intake = must(readIntake(samplePlan, () => {}));
  expect(sample.lists).toEqual(
    intake.plan.schools.map(({ code, roster }) => {
      const children = intake.lists.find(list => list.code === code)?.children ?? [];
      expect(children.length).toBeGreaterThan(30);
      return { bytes: digestOf(bytesOfSample(roster)), size: children.length, content: childrenDigest(children) };
    }),
  );
  const { catchment } = intake;
  if (catchment === null) throw new Error('no catchment table');
  const bytes = digestOf(bytesOfSample('catchment.csv'));
  expect(sample.catchment).toEqual({ bytes, size: catchment.rows.length, content: catchmentDigest(catchment) });
  expect(sampleFilesIn(intake)).toEqual([
    { file: 'gaoxin.xlsx', school: names.GX },
    { file: 'shili.csv', school: names.SL },
    { file: 'waiyu.csv', school: names.WGY },
    { file: 'catchment.csv', school: null },
  ]);
});

describe('a ceremony', () => {
  const driver = driven(sampleDraft);
  const { view, does, refusal: ask } = driver;
  const underId = (ceremony: string): Request => ({
    type: 'plan.save',
    json: JSON.stringify({ ...view().plan, ceremony }),
  });
  const freeze = { type: 'ceremony.freeze' } as const;
  const listOf = (school: string, name: string, bytes: Uint8Array<ArrayBuffer>): Request => ({
    type: 'list.import',
    school,
    file: { name, bytes },
  });
  // No place has this area either.
  const real = (school: string, number: number, id = idNumber(number, '20120815', '990000')): Request =>
    listOf(
      school,
      'real.csv',
      new Uint8Array(
        toUtf8(
          toCsv([
            ['登记号', '姓名', '身份证号'],
            [`${number}`, '张三', id],
          ]),
        ),
      ),
    );
  const realLists = [real('GX', 101), real('SL', 102), real('WGY', 103)] as const;

  test('is not frozen with any file of the sample, each named with its school, and no record begins', async () => {
    await does(underId(official));
    for (const [request, file, school] of [
      [realLists[0], 'gaoxin.xlsx', names.GX],
      [realLists[1], 'shili.csv', names.SL],
      [realLists[2], 'waiyu.csv', names.WGY],
    ] as const) {
      expect(await ask(freeze)).toEqual({ code: 'session.sample-list', values: { file, school } });
      expect(view().preparation.samples[0]).toEqual({ file, school });
      await does(request);
    }
    expect(await ask(freeze)).toEqual({ code: 'session.sample-catchment', values: { file: 'catchment.csv' } });
    expect([view().record, existsSync(join(driver.data, official))]).toEqual([[], false]);
    // The id is still free: what was only tried can become a rehearsal.
    await does(underId('TEST-LB-2024-a1'), underId(official), { type: 'catchment.remove' });
    expect(view().preparation.samples).toEqual([]);
    await does(freeze);
    expect(view().due.type).toBe('commit');
  });

  test('is not frozen with lists that a spreadsheet has saved again, in another order and with fewer columns', async () => {
    await does(underId(official), ...realLists, { type: 'catchment.remove' });
    const book = sheetJs.read(bytesOfSample('gaoxin.xlsx'));
    const saved = new Uint8Array(sheetJs.write(book, { type: 'array', bookType: 'xlsx' }));
    const { SL, WGY } = sampleChildren();
    const columns = [
      ['登记号', 'number'],
      ['身份证号', 'id'],
      ['姓名', 'name'],
    ] as const;
    const shuffled = toWorkbook({ sheets: [textSheet('名单', toTable(SL.toReversed(), columns))] });
    for (const [code, request] of [
      ['GX', listOf('GX', '高新.xlsx', saved)],
      ['SL', listOf('SL', '示例.xlsx', new Uint8Array(shuffled))],
      ['WGY', listOf('WGY', '外语.csv', new Uint8Array(toUtf8(toCsv(toTable(WGY)))))],
      // One school's list, imported for another.
      ['WGY', listOf('WGY', '外语.xlsx', new Uint8Array(shuffled))],
    ] as const) {
      await does(request);
      const file = view().lists.find(({ school }) => school === code)?.file;
      expect(view().lists.find(({ school }) => school === code)?.errors).toBe(0);
      expect(await ask(freeze)).toMatchObject({ code: 'session.sample-list', values: { file, school: names[code] } });
      await does(...realLists);
    }
    // Its own bytes, whatever is read of them.
    const file = { name: 'x.xlsx', bytes: bytesOfSample('gaoxin.xlsx') };
    await does({ type: 'list.import', school: 'GX', file, mapping: { columns: { registration: 'A', name: 'B' } } });
    expect(await ask(freeze)).toMatchObject({ code: 'session.sample-list', values: { file: 'GX-x.xlsx' } });
    await does(...realLists);
    const rows = new TextDecoder().decode(bytesOfSample('catchment.csv')).trim().split('\r\n').toReversed();
    const table = [rows.at(-1), ...rows.slice(0, -1)].join('\n');
    await does({ type: 'catchment.import', file: { name: 'x.csv', bytes: new TextEncoder().encode(table) } });
    expect(view().preparation.catchment?.rows).toBe(sample.catchment.size);
    expect(await ask(freeze)).toEqual({ code: 'session.sample-catchment', values: { file: 'catchment.csv' } });
    await does({ type: 'catchment.remove' }, freeze);
  });

  test('is not frozen with a single child of the sample, or of another list of its generator', async () => {
    await does(underId(official), ...realLists, { type: 'catchment.remove' }, real('SL', 102, idNumber(7)));
    expect(await ask(freeze)).toEqual({
      code: 'session.sample-list',
      values: { file: 'SL-real.csv', school: names.SL },
    });
    expect(inventedArea).toBe(INVENTED_AREA);
    await does(realLists[1], freeze);
  });

  test('is rehearsed with them: under an id of its own, and beside an official plan', async () => {
    await does(underId(official), { type: 'rehearsal.start' }, freeze);
    expect(view()).toMatchObject({ rehearsing: 'TEST-LB-2024-a1', due: { type: 'commit' } });
    await does({ type: 'rehearsal.end' });
    expect((await ask(freeze))?.code).toBe('session.sample-list');
    await does(underId('TEST-LB-2024-a2'), freeze);
  });
});
