// A list stays with its school when the school is called otherwise, it is asked whether it is still the right one, and no edit of the
// plan gives a school the list of another.

import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { withTheirLists } from '../../electron/service/draft/rosters.ts';
import { openSession } from '../../electron/service/session/session.ts';
import type { Request } from '../../shared/contract/requests.ts';
import type { Plan, PlanSchool } from '../../shared/plan/plan.ts';
import { sentence } from '../../shared/text/refusal.ts';
import { driven } from '../support/driven.ts';
import { smallDraft } from '../support/driver.ts';

const driver = driven(smallDraft);
const { view, ask, does, restart } = driver;
/** Saves the plan as a window sends it that has it now, with some of its schools changed by their places. */
const edited =
  (...changes: readonly Partial<PlanSchool>[]) =>
  (): Request => {
    const { plan } = view();
    const schools = plan.schools.map((school, at) => ({ ...school, ...changes[at] }));
    return { type: 'plan.save', json: JSON.stringify({ ...plan, schools } satisfies Plan) };
  };
const list = (school: string, name: string, ...children: readonly string[]): Request => ({
  type: 'list.import',
  school,
  file: { name, bytes: new TextEncoder().encode(`登记号,姓名\n${children.join('\n')}\n`) },
});
const asked = () =>
  view().findings.flatMap(({ file, severity, accepted, value, refusal }) =>
    refusal.code === 'list.school-changed' ? [[file, severity, accepted, value]] : [],
  );
const accept = (): Request => {
  const found = view().findings.find(({ refusal }) => refusal.code === 'list.school-changed');
  return { type: 'finding.accept', id: found?.id ?? '' };
};
/** Which list lies with which school, and how many children are in it. */
const lists = () => view().lists.map(({ school, file, children }) => [school, file, children]);

describe('a school that is called otherwise', () => {
  test('keeps its list, which is a warning until somebody has looked, for this change only', async () => {
    expect([asked(), view().findings]).toEqual([[], []]);
    await does(edited({ code: 'GXX' }));
    expect(lists()).toEqual([
      ['GXX', 'gaoxin.csv', 7],
      ['WGY', 'waiyu.csv', 2],
    ]);
    expect(asked()).toEqual([['gaoxin.csv', 'warning', false, 'GXX 高新学校']]);
    const [finding] = view().findings;
    expect(finding === undefined ? '' : sentence('zh', finding.refusal)).toMatch(/“GX 高新学校”.*“GXX 高新学校”.*核对/);
    expect(await ask({ type: 'ceremony.freeze' })).toBe('session.warnings-open');
    await does(accept);
    expect(asked()).toEqual([['gaoxin.csv', 'warning', true, 'GXX 高新学校']]);
    restart();
    expect(asked()).toEqual([['gaoxin.csv', 'warning', true, 'GXX 高新学校']]);
    // Another change is another question; so is the same one, once it was undone.
    await does(edited({ name: '高新实验学校' }));
    expect(asked()).toEqual([['gaoxin.csv', 'warning', false, 'GXX 高新实验学校']]);
    await does(edited({ code: 'GX', name: '高新学校' }));
    expect(asked()).toEqual([]);
    await does(edited({ code: 'GXX' }));
    expect(asked()).toEqual([['gaoxin.csv', 'warning', false, 'GXX 高新学校']]);
    await does(accept, { type: 'ceremony.freeze' });
    const report = readFileSync(join(driver.data, 'LB-2024-a1/sealed/import.json'), 'utf8');
    expect(report).toContain('list.school-changed');
  });

  test('is not asked about any more once its list is imported anew, and asked again after the next change', async () => {
    await does(edited({ name: '高新中学' }), accept, list('GX', 'gaoxin.csv', '901,丙一', '902,丙二'));
    expect([asked(), lists()[0]]).toEqual([[], ['GX', 'GX-gaoxin.csv', 2]]);
    await does(edited({ name: '高新学校' }), accept, list('GX', 'gaoxin.csv', '903,丙三'));
    expect(asked()).toEqual([]);
    restart();
    expect(asked()).toEqual([]);
    await does(edited({ name: '高新中学' }), edited({ name: '高新学校' }), edited({ name: '高新中学' }));
    expect(asked()).toEqual([['GX-gaoxin.csv', 'warning', false, 'GX 高新中学']]);
    expect(JSON.parse(readFileSync(join(driver.data, 'draft/lists.json'), 'utf8'))).toEqual([
      { file: 'waiyu.csv', code: 'WGY', name: '外国语学校', earlier: [], sha256: expect.any(String) },
      { file: 'GX-gaoxin.csv', code: 'GX', name: '高新学校', earlier: ['gaoxin.csv'], sha256: expect.any(String) },
    ]);
  });

  test('is not asked about for another value of the plan', async () => {
    await does(edited({ places: 4, twins: 'expand' }), { type: 'catchment.remove' });
    expect(asked()).toEqual([]);
  });

  test('of a draft that has no lists.json is asked about from the next change on', async () => {
    rmSync(join(driver.data, 'draft/lists.json'));
    restart();
    await does(edited({}, { code: 'WG' }));
    expect(asked()).toEqual([['waiyu.csv', 'warning', false, 'WG 外国语学校']]);
    rmSync(join(driver.data, 'draft/lists.json'));
    restart();
    await does(list('GX', 'x.csv', '901,丙一'), edited({}, { code: 'WGY' }));
    expect(asked()).toEqual([['waiyu.csv', 'warning', false, 'WGY 外国语学校']]);
  });

  test('a lists.json that is broken is said at the start', () => {
    driver.close();
    const kept = readFileSync(join(driver.data, 'draft/lists.json'));
    for (const broken of ['[{}]', '{', '[{"file":"a","code":"A","name":"B","more":1}]']) {
      writeFileSync(join(driver.data, 'draft/lists.json'), broken);
      const opened = openSession({ dataFolder: driver.data, planPath: driver.planPath });
      expect(opened.ok ? '' : opened.refusal.code).toBe('session.lists-form');
    }
    writeFileSync(join(driver.data, 'draft/lists.json'), kept);
    driver.open();
  });
});

describe('no school comes to the list of another', () => {
  test('by two codes or two names that change places: each list stays, and both are asked about', async () => {
    await does(edited({ code: 'WGY' }, { code: 'GX' }));
    expect(lists()).toEqual([
      ['WGY', 'gaoxin.csv', 7],
      ['GX', 'waiyu.csv', 2],
    ]);
    expect(asked().map(([file]) => file)).toEqual(['gaoxin.csv', 'waiyu.csv']);
    await does(edited({ code: 'GX' }, { code: 'WGY' }), edited({ name: '外国语学校' }, { name: '高新学校' }));
    expect(asked().map(([file]) => file)).toEqual(['gaoxin.csv', 'waiyu.csv']);
  });

  test('by a file name under a code that another school had before', async () => {
    await does(list('GX', 'a.csv', '901,丙一', '902,丙二'), edited({ code: 'GY' }, { code: 'GX' }));
    const seen = await driver.service.handle('console', {
      ...list('GX', 'A.csv', '903,丙三'),
      type: 'list.preview',
    } as Request);
    expect(seen.ok).toBe(true);
    await does(list('GX', 'A.csv', '903,丙三'));
    expect(lists()).toEqual([
      ['GY', 'GX-a.csv', 2],
      ['GX', 'GX-2-A.csv', 1],
    ]);
    // Its own list it replaces, under the same name.
    await does(list('GX', 'A.csv', '904,丙四', '905,丙五', '906,丙六'));
    expect(lists()[1]).toEqual(['GX', expect.stringMatching(/^GX-(2-)?A\.csv$/), 3]);
    expect(lists()[0]).toEqual(['GY', 'GX-a.csv', 2]);
  });

  test('by a school that is added with the name of a file that is there', async () => {
    const { plan } = view();
    const added = { code: 'NEW', name: '新学校', places: 1, twins: 'skip', exempt: [] } as const;
    for (const roster of ['waiyu.csv', 'plan.json', 'lists.json']) {
      const schools = [...plan.schools, { ...added, roster }];
      await does({ type: 'plan.save', json: JSON.stringify({ ...plan, schools }) });
      expect(lists()[2]).toEqual(['NEW', null, 0]);
      expect(lists()[1]).toEqual(['WGY', 'waiyu.csv', 2]);
    }
    expect(await ask({ type: 'ceremony.freeze' })).toBe('session.list-missing');
  });

  test('while its list is replaced in the meantime', async () => {
    const before = edited({ code: 'GXX', places: 5 }, { name: '外语学校' })();
    await does(list('GX', 'b.csv', '901,丙一'), list('GX', 'c.csv', '902,丙二'), before);
    expect(lists()).toEqual([
      ['GXX', 'GX-c.csv', 1],
      ['WGY', 'waiyu.csv', 2],
    ]);
    expect(asked().map(([file]) => file)).toEqual(['GX-c.csv', 'waiyu.csv']);
    expect(
      readdirSync(join(driver.data, 'draft'))
        .filter(name => name.endsWith('.csv'))
        .sort(),
    ).toEqual(['GX-c.csv', 'waiyu.csv']);
    expect(existsSync(join(driver.data, 'draft/gaoxin.csv'))).toBe(false);
  });

  test('whatever order and names the rows have', () => {
    const school = (code: string, roster: string): PlanSchool => {
      return { code, roster, name: code, places: 1, twins: 'skip', exempt: [] };
    };
    const present = [school('A', 'a'), school('B', 'b'), school('C', 'c')];
    const owners = [{ file: 'c', code: 'C', name: 'C', earlier: ['older', 'old'] }];
    const given = (...rows: readonly PlanSchool[]) =>
      withTheirLists(rows, present, owners, file => file === 'taken').map(({ code, roster }) => `${code}:${roster}`);
    expect(given(school('C', 'c'), school('A', 'a'))).toEqual(['C:c', 'A:a']);
    expect(given(school('B', 'a'), school('A', 'b'))).toEqual(['B:a', 'A:b']);
    expect(given(school('X', 'a'), school('Y', 'a'))).toEqual(['X:a', 'Y:list-1.xlsx']);
    expect(given(school('X', 'a'), school('A', 'a'))).toEqual(['X:list-1.xlsx', 'A:a']);
    expect(given(school('A', 'x'), school('B', 'b'))).toEqual(['A:a', 'B:b']);
    expect(given(school('X', 'old'), school('B', 'b'))).toEqual(['X:c', 'B:b']);
    expect(given(school('X', 'old'), school('C', 'c'))).toEqual(['X:old', 'C:c']);
    expect(given(school('X', 'taken'), school('Y', 'taken'), school('Z', 'new'))).toEqual([
      'X:list-1.xlsx',
      'Y:list-2.xlsx',
      'Z:new',
    ]);
  });
});

describe('a list that changed on the disk after it was imported', () => {
  const found = () => view().findings.flatMap(({ refusal, severity }) => [[refusal.code, severity]]);
  const kept = () => join(driver.data, 'draft', view().plan.schools[1]?.roster ?? '');
  const withoutLast = () => writeFileSync(kept(), readFileSync(kept(), 'utf8').replace(/[^\n]*\n$/, ''));

  test.each([
    ['by a window', () => does(list('WGY', '报名表.csv', '201,乙一', '202,乙二', '203,乙三'))],
    ['with its plan', () => Promise.resolve(null)],
  ])('imported %s: whole rows are missing, which no rule of lists can find', async (_, imported) => {
    await imported();
    restart();
    expect(found()).toEqual([]);
    withoutLast();
    restart();
    expect(found()).toEqual([['list.file-changed', 'error']]);
    expect(await ask({ type: 'ceremony.freeze' })).toBe('rehearse.blocked');
    await does(list('WGY', '报名表.csv', '201,乙一', '202,乙二', '203,乙三'));
    restart();
    expect(found()).toEqual([]);
    expect(await ask({ type: 'ceremony.freeze' })).toBeNull();
  });
});
