// The preparation, by the requests that the console sends: previews that keep nothing, mappings that are kept with the draft,
// fonts, catchment, edits of the plan that meet, and a draft that was begun from another plan.

import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { toCsv, toUtf8 } from '../../assets/sample/generator/csv.ts';
import { openSession } from '../../electron/service/session/session.ts';
import type { CatchmentPreview, ListPreview } from '../../shared/contract/preparation.ts';
import { templateKinds } from '../../shared/contract/requests.ts';
import { templateFile } from '../../shared/exports/templates.ts';
import { sentence } from '../../shared/text/refusal.ts';
import { idNumber } from '../intake/support.ts';
import { samplePlan } from '../support/cli.ts';
import { driven } from '../support/driven.ts';
import { sampleDraft } from '../support/driver.ts';

const driver = driven(sampleDraft);
const { view, ask, does, restart: reopen } = driver;
const draftFiles = () => readdirSync(join(driver.data, 'draft')).sort();
const list = () => view().lists.find(({ school }) => school === 'SL');

const strange = [
  ['考生编码', '大名', '证件'],
  ['24010001', '张三', idNumber(1)],
  ['24010002', '李四', idNumber(2)],
];
const fileOf = (rows: readonly (readonly string[])[], name = '报名.csv') => ({
  name,
  bytes: new Uint8Array(toUtf8(toCsv(rows))),
});
const mapping = { columns: { registration: 'A', name: 'B', id: 'C' } };

describe('a list', () => {
  test('is looked at without a trace', async () => {
    const before = [draftFiles(), view()];
    const seen = (await does({ type: 'list.preview', school: 'SL', file: fileOf(strange) })) as ListPreview;
    expect(seen.findings.map(({ refusal }) => refusal.code)).toEqual(['list.column-missing', 'list.column-missing']);
    const mapped = { type: 'list.preview', school: 'SL', file: fileOf(strange), mapping } as const;
    expect(await does(mapped)).toMatchObject({ counts: { children: 2, errors: 0 }, earlier: null });
    expect([draftFiles(), view()]).toEqual(before);
  });

  test('accounts for every row and names every column, in its preview, in the console and in what is sealed', async () => {
    const file = fileOf([
      ['示例学校报名名单'],
      ['序号', '登记号', '姓名', '身份证号'],
      ['1', '24030001', '张三', idNumber(1)],
      [''],
      ['2', '24030002', '李四', idNumber(2)],
    ]);
    const accounting = {
      ...{ rows: 5, header: 2, children: 2 },
      passed: [{ why: 'blank', count: 1, rows: [{ first: 4, last: 4 }] }],
    };
    const seen = (await does({ type: 'list.preview', school: 'SL', file })) as ListPreview;
    expect(seen.accounting).toEqual(accounting);
    expect(seen.headers.filter(({ field }) => field === null).map(({ header }) => header)).toEqual(['序号']);
    await does({ type: 'list.import', school: 'SL', file });
    expect(list()).toMatchObject({
      accounting,
      unused: [{ letter: 'A', header: '序号' }],
      format: { kind: 'csv', encoding: 'utf-8' },
    });
    await does({ type: 'ceremony.freeze' });
    const path = join(driver.data, 'TEST-LB-2024-a1/sealed/import.json');
    const reports: { code: string }[] = JSON.parse(readFileSync(path, 'utf8'));
    expect(reports.find(({ code }) => code === 'SL')).toMatchObject({
      accounting,
      fileColumns: [{ letter: 'A', header: '序号', readAs: null }, {}, {}, {}],
    });
  });

  test('with errors in thousands of rows sends the console the first of their numbers only', async () => {
    const rows = Array.from({ length: 3000 }, (_, i) => [`2403${i}`, i % 2 === 0 ? '' : '张三', '']);
    await does({ type: 'list.import', school: 'SL', file: fileOf([['登记号', '姓名', '身份证号'], ...rows]) });
    const [faulty] = list()?.accounting?.passed ?? [];
    expect([faulty?.why, faulty?.count, faulty?.rows.length]).toEqual(['error', 1500, 21]);
  });

  test('says before it is accepted what it shares with the lists of other schools, and not with the one it replaces', async () => {
    const usual = ['登记号', '姓名', '身份证号', '多胞胎组'];
    const other = [usual, ['24010001', '张三', idNumber(1), ''], ['24010002', '李四', idNumber(2), 'A']];
    await does({ type: 'list.import', school: 'WGY', file: fileOf(other) });
    const file = fileOf([
      usual,
      ['24030001', '王五', idNumber(3), ''],
      ['24030002', '张三', idNumber(1), ''],
      ['24030003', '赵六', idNumber(4), 'A'],
    ]);
    const before = [draftFiles(), view()];
    const seen = (await does({ type: 'list.preview', school: 'SL', file })) as ListPreview;
    expect([draftFiles(), view()]).toEqual(before);
    expect(seen.counts).toMatchObject({ children: 3, lots: 3, errors: 2, warnings: 1 });
    expect(seen.findings.map(({ refusal: { code }, file: name, row }) => [code, name, row])).toEqual([
      ['list.child-elsewhere', 'SL-报名.csv', 3],
      ['list.group-elsewhere', 'SL-报名.csv', 4],
      ['row.group-of-one', 'SL-报名.csv', 4],
    ]);
    expect(seen.findings[0]?.refusal.values).toMatchObject({
      otherFile: 'WGY-报名.csv',
      otherRow: 2,
      otherSchool: 'WGY',
    });
    expect(seen.kinds.map(({ code, count }) => [code, count])).toContainEqual(['list.child-elsewhere', 1]);
    expect(JSON.stringify(seen)).not.toContain(idNumber(1));
    // For the school that has these children already it takes the place of their list.
    const again = (await does({ type: 'list.preview', school: 'WGY', file })) as ListPreview;
    expect(again.counts).toMatchObject({ errors: 0, warnings: 1 });
    // What the import finds then is the same, wherever the plan has the school.
    await does({ type: 'list.import', school: 'SL', file });
    const errors = view().findings.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ refusal }) => refusal.code).sort()).toEqual(['list.child-elsewhere', 'list.group-elsewhere']);
  });

  test('with unknown headers is read as they were matched, after a restart and in what is sealed', async () => {
    await does({ type: 'list.import', school: 'SL', file: fileOf(strange), mapping });
    expect(list()).toMatchObject({ file: 'SL-报名.csv', mapped: true, children: 2, errors: 0 });
    expect(existsSync(join(driver.data, 'draft/shili.csv'))).toBe(false);
    reopen();
    expect(list()).toMatchObject({ mapped: true, children: 2, errors: 0 });
    const again = (await does({ type: 'list.preview', school: 'SL', file: fileOf(strange) })) as ListPreview;
    expect(again.earlier).toEqual(mapping);
    const other = [['编码', '大名', '证件'], ...strange.slice(1)];
    expect(await does({ type: 'list.preview', school: 'SL', file: fileOf(other) })).toMatchObject({ earlier: null });

    await does({ type: 'ceremony.freeze' });
    const sealed = (name: string) =>
      JSON.parse(readFileSync(join(driver.data, 'TEST-LB-2024-a1/sealed', name), 'utf8'));
    expect(sealed('mapping.json')).toEqual([
      {
        file: 'SL-报名.csv',
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        columns: [
          { field: 'registration', letter: 'A', header: '考生编码' },
          { field: 'name', letter: 'B', header: '大名' },
          { field: 'id', letter: 'C', header: '证件' },
        ],
      },
    ]);
    const reports: { code: string; mapped: boolean; columns: unknown[] }[] = sealed('import.json');
    expect(reports.map(({ code, mapped }) => [code, mapped])).toContainEqual(['SL', true]);
    expect(reports.find(({ code }) => code === 'SL')?.columns).toHaveLength(3);
    const people = readFileSync(join(driver.data, 'TEST-LB-2024-a1/sealed/people.csv'), 'utf8');
    expect(people).toContain(`${idNumber(1)},张三`);
  });

  test('whose file changed behind the app is not read by the old mapping, and blocks the freeze', async () => {
    await does({ type: 'list.import', school: 'SL', file: fileOf(strange), mapping });
    const swapped = strange.map(([number = '', name = '', id = '']) => [number, id, name]);
    writeFileSync(join(driver.data, 'draft/SL-报名.csv'), toUtf8(toCsv(swapped)));
    reopen();
    expect(list()).toMatchObject({ mapped: false });
    expect(view().findings.map(({ refusal }) => refusal.code)).toContain('list.mapping-changed');
    expect(await ask({ type: 'ceremony.freeze' })).toBe('rehearse.blocked');
    await does({ type: 'list.import', school: 'SL', file: fileOf(strange), mapping });
    expect(view().findings).toEqual([]);
  });

  test('imported again without a mapping has none any more', async () => {
    await does({ type: 'list.import', school: 'SL', file: fileOf(strange), mapping });
    const usual = [['登记号', '姓名', '身份证号'], ...strange.slice(1)];
    await does({ type: 'list.import', school: 'SL', file: fileOf(usual) });
    expect(list()).toMatchObject({ mapped: false, children: 2, errors: 0 });
    expect(existsSync(join(driver.data, 'draft/mapping.json'))).toBe(false);
  });

  test('with a column that must not be collected leaves nothing, whatever the mapping', async () => {
    const before = draftFiles();
    const file = fileOf(strange.map((row, at) => [...row, at === 0 ? '母亲职业' : '教师']));
    for (const more of [{}, { mapping }, { mapping: { ...mapping, headerRow: 0 } }]) {
      expect(await ask({ type: 'list.import', school: 'SL', file, ...more })).toBe('list.forbidden-column');
      const seen = (await does({ type: 'list.preview', school: 'SL', file, ...more })) as ListPreview;
      expect([seen.rows, seen.headers]).toEqual([[], []]);
    }
    expect(draftFiles()).toEqual(before);
    expect(list()?.file).toBe('shili.csv');
  });

  test('that cannot be read is refused under the name that it was chosen by', async () => {
    const file = { name: '旧表.xls', bytes: new Uint8Array([9, 4, 6, 0, 16, 0]) };
    const answer = await driver.service.handle('console', { type: 'list.preview', school: 'SL', file });
    expect(answer).toEqual({ ok: false, refusal: { code: 'list.xls', values: { file: '旧表.xls' } } });
  });

  test('with half a mapping, or none that fits the form, is refused', async () => {
    const file = fileOf(strange);
    const half = { columns: { name: 'B' } };
    expect(await ask({ type: 'list.import', school: 'SL', file, mapping: half })).toBe('mapping.incomplete');
    const twice = { columns: { name: 'B', id: 'B' } };
    expect(await ask({ type: 'list.import', school: 'SL', file, mapping: twice })).toBe('mapping.column-twice');
    for (const bad of [{ columns: { name: 'b' } }, { columns: { nobody: 'A' } }, { headerRow: -1, columns: {} }, 1]) {
      expect(await ask({ type: 'list.import', school: 'SL', file, mapping: bad } as never)).toBe('request.form');
    }
  });

  test('a broken mapping file is said at the start', () => {
    driver.close();
    writeFileSync(join(driver.data, 'draft/mapping.json'), '[{}]');
    const opened = openSession({ dataFolder: driver.data, planPath: samplePlan });
    expect(opened.ok ? '' : opened.refusal.code).toBe('mapping.form');
    rmSync(join(driver.data, 'draft/mapping.json'));
    driver.open();
  });
});

describe('a template', () => {
  test('is answered at any time, changes nothing, and is not for the stage', async () => {
    const answers = async () => {
      const before = [draftFiles(), view()];
      for (const kind of templateKinds) {
        expect(await does({ type: 'template.save', kind })).toEqual({ ...templateFile(kind), manifest: null });
      }
      expect([draftFiles(), view()]).toEqual(before);
    };
    await answers();
    await does({ type: 'plan.save', json: JSON.stringify({ ...view().plan, ceremony: 'LB-2024-a1' }) });
    await does({ type: 'rehearsal.start' });
    await answers();
    await does({ type: 'rehearsal.end' });
    await does({ type: 'export.file', kind: 'whole' });
    expect(view().handover.moved).not.toBeNull();
    await answers();
    const refused = await driver.service.handle('stage', { type: 'template.save', kind: 'list' });
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'request.not-allowed' } });
    expect(await ask({ type: 'template.save', kind: 'plan' } as never)).toBe('request.form');
  });
});

describe('findings', () => {
  test('come errors first, and no warning is accepted but by its own id', async () => {
    const rows = [['登记号', '姓名', '身份证号']];
    for (let i = 0; i < 2100; i++) {
      rows.push([`2401${String(i).padStart(5, '0')}`, '张三?', idNumber(i % 1000, `2012081${Math.floor(i / 1000)}`)]);
    }
    rows.push(['240199999', '', idNumber(999, '20120819')]);
    await does({ type: 'list.import', school: 'SL', file: fileOf(rows) });
    const { findings, findingKinds } = view();
    const counts = () => view().findingKinds.map(({ code, count }) => [code, count]);
    expect([findings.length, findings[0]?.severity]).toEqual([2000, 'error']);
    expect(counts()).toEqual([
      ['cell.placeholder', 2100],
      ['row.name-missing', 1],
    ]);
    const first = findings.find(({ severity }) => severity === 'warning');
    await does({ type: 'finding.accept', id: first?.id ?? '' });
    expect(counts()).toEqual(findingKinds.map(({ code, count }) => [code, count]));
    expect(view().findingKinds.find(({ code }) => code === first?.refusal.code)?.open).toBe(2099);
    expect(await ask({ type: 'finding.accept', id: findings[0]?.id ?? '' })).toBe('session.no-warning');
    reopen();
    // What was accepted makes room for what was not.
    expect(view().findings.some(({ id }) => id === first?.id)).toBe(false);
    expect(view().findingKinds.find(({ code }) => code === first?.refusal.code)?.open).toBe(2099);
  });
});

describe('the plan', () => {
  const plan = (change: object) => JSON.stringify({ ...view().plan, ...change });

  test('of another edit is not overwritten, unless that is meant', async () => {
    const { basis } = view().preparation;
    await does({ type: 'plan.save', json: plan({ title: '甲' }), basis });
    expect(await ask({ type: 'plan.save', json: plan({ title: '乙' }), basis })).toBe('session.plan-changed');
    expect(view().plan.title).toBe('甲');
    await does({ type: 'plan.save', json: plan({ title: '乙' }), basis: view().preparation.basis });
    expect(view().plan.title).toBe('乙');
  });

  test('keeps the lists that were imported while it was edited', async () => {
    const { basis } = view().preparation;
    const edited = plan({ title: '丙' });
    await does({ type: 'list.import', school: 'SL', file: fileOf(strange), mapping });
    await does({ type: 'plan.save', json: edited, basis });
    expect(view().plan.title).toBe('丙');
    expect(list()).toMatchObject({ file: 'SL-报名.csv', mapped: true, errors: 0 });
  });

  test('with unsaved changes outlives a reload and a restart, and a save or giving up ends them', async () => {
    const { basis } = view().preparation;
    const json = plan({ title: '', inputs: [{ kind: 'd10', count: 0 }] });
    await does({ type: 'plan.keep', json, basis });
    reopen();
    expect(view().preparation.unsaved).toEqual({ basis, json });
    await does({ type: 'plan.keep', json: null, basis });
    expect(view().preparation.unsaved).toBeNull();
    await does({ type: 'plan.keep', json, basis });
    await does({ type: 'plan.save', json: plan({ title: '丁' }), basis });
    reopen();
    expect(view().preparation.unsaved).toBeNull();
    expect(await ask({ type: 'plan.keep', json: '{"title":1}', basis })).toBe('plan.json');
  });
});

describe('fonts and catchment', () => {
  const font = readFileSync(join(import.meta.dirname, '../../assets/fonts/mono-regular.woff2'));

  test('a font that is added counts, once, and can be taken away', async () => {
    const file = { name: 'rare.woff2', bytes: new Uint8Array(font) };
    await does({ type: 'font.add', file });
    expect(view().preparation.fonts).toEqual([
      { file: 'rare.woff2', digest: expect.stringMatching(/^[0-9a-f]{64}$/), characters: expect.any(Number) },
    ]);
    expect(view().preparation.fonts[0]?.characters).toBeGreaterThan(50);
    expect(await ask({ type: 'font.add', file })).toBe('session.font-twice');
    reopen();
    expect(view().plan.fonts).toEqual(['rare.woff2']);
    await does({ type: 'font.remove', name: 'rare.woff2' });
    expect([view().preparation.fonts, existsSync(join(driver.data, 'draft/rare.woff2'))]).toEqual([[], false]);
    for (const bad of [
      { name: 'a.ttf', bytes: new Uint8Array(9) },
      { name: 'plan.json', bytes: new Uint8Array(font) },
    ]) {
      expect(await ask({ type: 'font.add', file: bad })).toBe('font.unreadable');
    }
  });

  test('catchment counts what it finds for each school, before and after it is accepted', async () => {
    const { catchment } = view().preparation;
    expect(catchment?.rows).toBeGreaterThan(3);
    for (const { code, found, toVerify, unknown } of catchment?.schools ?? []) {
      expect(found + toVerify + unknown).toBe(view().lists.find(({ school }) => school === code)?.children);
    }
    expect(catchment?.schools.some(({ found, toVerify }) => found > 0 && toVerify > 0)).toBe(true);
    const table = [
      ['毕业小学', '条件', '对口初中'],
      ['没有这所', '', '一中'],
    ];
    const seen = (await does({ type: 'catchment.preview', file: fileOf(table, 'x.csv') })) as CatchmentPreview;
    expect(seen.schools.every(({ found, toVerify, unknown }) => found + toVerify === 0 && unknown > 0)).toBe(true);
    expect(view().preparation.catchment).toEqual(catchment);
    await does({ type: 'catchment.import', file: fileOf(table, 'x.csv') });
    expect(view().preparation.catchment?.schools).toEqual(seen.schools);
    await does({ type: 'catchment.import', file: fileOf([['甲'], ['乙']], 'x.csv') });
    expect(view().preparation.catchment).toMatchObject({ rows: 0, errors: 2 });
    expect(await ask({ type: 'ceremony.freeze' })).toBe('rehearse.blocked');
    await does({ type: 'catchment.remove' });
    expect(view().preparation.catchment).toBeNull();
    await does({ type: 'ceremony.freeze' });
  });
});

describe('attendance', () => {
  test('before the freeze is sealed; who comes later is marked, and only that can be taken back', async () => {
    await does({ type: 'attendance.sign', role: '公证员', name: '李某' });
    await does({ type: 'ceremony.freeze' });
    const sealed = readFileSync(join(driver.data, 'TEST-LB-2024-a1/sealed/attendance.json'));
    await does({ type: 'attendance.sign', role: '市纪委监委', name: '王某' });
    expect(view().attendance.map(({ role, late = false }) => [role, late])).toEqual([
      ['公证员', false],
      ['市纪委监委', true],
    ]);
    expect(await ask({ type: 'attendance.remove', index: 0 })).toBe('session.attendance-sealed');
    expect(await ask({ type: 'attendance.sign', role: ' ', name: '王某' })).toBe('session.no-name');
    reopen();
    expect(view().attendance).toHaveLength(2);
    await does({ type: 'attendance.remove', index: 1 });
    expect(view().attendance).toHaveLength(1);
    expect(readFileSync(join(driver.data, 'TEST-LB-2024-a1/sealed/attendance.json'))).toEqual(sealed);
  });

  test('of who comes late lies in the dossier, apart from what was sealed, and follows the draft after a crash', async () => {
    const attempt = join(driver.data, 'TEST-LB-2024-a1');
    const kept = () => JSON.parse(readFileSync(join(attempt, 'sealed/late.json'), 'utf8'));
    const published = () =>
      readdirSync(join(attempt, 'public')).map(name => readFileSync(join(attempt, 'public', name)));
    await does({ type: 'attendance.sign', role: '公证员', name: '李某' });
    await does({ type: 'ceremony.freeze' });
    const before = published();
    expect(existsSync(join(attempt, 'sealed/late.json'))).toBe(false);
    await does({ type: 'attendance.sign', role: '市纪委监委', name: '王某' });
    expect(kept()).toMatchObject([{ role: '市纪委监委', name: '王某' }]);
    expect(published()).toEqual(before);
    // The power went between the two files: what the operator saw, the draft, is what counts.
    writeFileSync(join(attempt, 'sealed/late.json'), '[]');
    reopen();
    expect(kept()).toMatchObject([{ role: '市纪委监委', name: '王某' }]);
    await does({ type: 'attendance.remove', index: 1 });
    expect(kept()).toEqual([]);
  });

  test('is nobody’s lateness any more for the attempt after one that was given up', async () => {
    await does({ type: 'ceremony.freeze' });
    await does({ type: 'attendance.sign', role: '市纪委监委', name: '王某' });
    const people: [{ role: string; name: string }, { role: string; name: string }] = [
      { role: '公证员', name: '甲' },
      { role: '市纪委监委', name: '乙' },
    ];
    await does({ type: 'attempt.give-up', reason: '名单有误', people });
    expect(view().plan.ceremony).toBe('TEST-LB-2024-a2');
    expect(view().attendance.map(({ role, late = false }) => [role, late])).toEqual([['市纪委监委', false]]);
    await does({ type: 'ceremony.freeze' });
    expect(await ask({ type: 'attendance.remove', index: 0 })).toBe('session.attendance-sealed');
    expect(existsSync(join(driver.data, 'TEST-LB-2024-a2/sealed/late.json'))).toBe(false);
  });
});

describe('a draft that was begun from another plan', () => {
  let other: string;
  beforeEach(() => {
    other = mkdtempSync(join(tmpdir(), 'other-'));
    const plan = { ...JSON.parse(readFileSync(samplePlan, 'utf8')), title: '另一份', ceremony: 'TEST-LB-2025-a1' };
    writeFileSync(join(other, 'plan.json'), JSON.stringify(plan));
    for (const name of ['gaoxin.xlsx', 'shili.csv', 'waiyu.csv']) {
      copyFileSync(join(dirname(samplePlan), name), join(other, name));
    }
    driver.close();
  });
  afterEach(() => rmSync(other, { recursive: true, force: true }));

  test('goes on and says so, in a line and to the console; not where nobody named a plan', () => {
    driver.open({ planPath: join(other, 'plan.json'), isDefaultPlan: true });
    expect([driver.service.notice, view().preparation.otherPlan]).toEqual([null, null]);
    driver.close();
    driver.open({ planPath: join(other, 'plan.json') });
    const { otherPlan, plan } = { ...view().preparation, plan: view().plan };
    expect(plan.ceremony).toBe('TEST-LB-2024-a1');
    expect(otherPlan).toMatchObject({ begun: { path: samplePlan }, given: { path: join(other, 'plan.json') } });
    const said = driver.service.notice;
    if (said === null || said === undefined) throw new Error('nothing said');
    for (const part of [samplePlan, join(other, 'plan.json'), otherPlan?.begun.sha256.slice(0, 16) ?? '?', '--data']) {
      expect(sentence('zh', said)).toContain(part);
    }
    driver.close();
    driver.open();
    expect([driver.service.notice, view().preparation.otherPlan]).toEqual([null, null]);
  });

  test('is begun again on demand, the old one kept beside', async () => {
    driver.open({ planPath: join(other, 'plan.json') });
    await does({ type: 'attendance.sign', role: '公证员', name: '李某' });
    await does({ type: 'draft.restart' });
    expect(view().plan).toMatchObject({ title: '另一份', ceremony: 'TEST-LB-2025-a1' });
    expect([view().preparation.otherPlan, view().attendance]).toEqual([null, []]);
    const aside = readdirSync(driver.data).filter(name => /^draft-\d{8}-\d{6}$/.test(name));
    expect(aside).toHaveLength(1);
    expect(JSON.parse(readFileSync(join(driver.data, aside[0] ?? '', 'plan.json'), 'utf8')).ceremony).toBe(
      'TEST-LB-2024-a1',
    );
    expect(readFileSync(join(driver.data, aside[0] ?? '', 'attendance.json'), 'utf8')).toContain('李某');
    expect(await ask({ type: 'draft.restart' })).toBe('session.no-other-plan');
    await does({ type: 'ceremony.freeze' });
  });

  test('is not begun again once something is on record, nor with a plan that is none', async () => {
    driver.open({ planPath: join(other, 'plan.json') });
    writeFileSync(join(other, 'plan.json'), '{');
    expect(await ask({ type: 'draft.restart' })).toBe('plan.json');
    expect(view().plan.ceremony).toBe('TEST-LB-2024-a1');
    await does({ type: 'incident.note', words: '停电' });
    expect(view().preparation.otherPlan?.canRestart ?? false).toBe(false);
    expect(await ask({ type: 'draft.restart' })).toBe('session.record-begun');
  });
});
