// What the preparation decides without a window: matching columns, choosing and ordering findings, the weaknesses of a plan.

import { describe, expect, test } from 'vitest';
import { kindsOf, someOfEach } from '../../electron/service/draft/finding-views.ts';
import { arranged, countOf } from '../../renderer/console/prepare/files/findings.ts';
import { columnsGuessed, matched } from '../../renderer/console/prepare/lists/matching.ts';
import { faultWords } from '../../renderer/console/prepare/plan/faults.ts';
import { wordsIn } from '../../renderer/console/state/words.ts';
import { severities } from '../../shared/intake/findings/severities.ts';
import { type Plan, parsePlanForm, planFaults } from '../../shared/plan/plan.ts';
import { weaknessesOf } from '../../shared/plan/weaknesses.ts';
import { findingName } from '../../shared/text/finding-names.ts';
import { groundName, knownGrounds } from '../../shared/text/grounds.ts';
import { findings, snapshotAt } from './snapshots.ts';

describe('matching columns', () => {
  test('takes each field once and each column once', () => {
    const columns = { registration: 'A', name: 'B' };
    expect(matched(columns, 'C', 'name')).toEqual({ registration: 'A', name: 'C' });
    expect(matched(columns, 'A', 'name')).toEqual({ name: 'A' });
    expect(matched(columns, 'A', null)).toEqual({ name: 'B' });
    expect(matched({}, 'A', null)).toEqual({});
  });

  test('guesses by the headers, the most usual of several first', () => {
    const headers = ['报名序号', '名字', '姓名', '登记号', '家长职务'].map((header, at) => ({
      letter: 'ABCDE'[at] ?? '',
      header,
    }));
    expect(columnsGuessed(headers)).toEqual({ registration: 'D', name: 'C' });
    expect(columnsGuessed([{ letter: 'A', header: '大名' }])).toEqual({});
  });
});

describe('findings', () => {
  test('of every kind stay when there are too many, in their order', () => {
    const [error, , , rare] = findings;
    if (error === undefined || rare === undefined) throw new Error('no findings');
    const many = [...Array.from({ length: 5000 }, (_, at) => ({ ...error, id: `e${at}` })), rare];
    const some = someOfEach(many, 100);
    expect([some.length, some[0]?.id, some.at(-1)?.id]).toEqual([100, 'e0', rare.id]);
    expect(someOfEach(many.slice(0, 3), 100)).toEqual(many.slice(0, 3));
    expect(kindsOf(many)).toMatchObject([
      { code: error.refusal.code, count: 5000, open: 0 },
      { code: rare.refusal.code, count: 1, open: 1 },
    ]);
  });

  test('are counted by what is shown of them', () => {
    const kinds = kindsOf(findings);
    for (const filter of ['open', 'error', 'accepted', 'all'] as const) {
      for (const file of [null, 'gaoxin.xlsx', 'waiyu.csv', 'none.csv']) {
        for (const code of [null, 'cell.coverage', 'row.name-missing']) {
          const choice = { filter, file, code };
          expect(arranged(findings, choice, []).length, JSON.stringify(choice)).toBe(countOf(choice, kinds));
        }
      }
    }
  });

  test('keep their order when one is accepted', () => {
    const order = (views: typeof findings) =>
      arranged(views, { filter: 'all', file: null, code: null }, ['waiyu.csv', 'gaoxin.xlsx']).map(({ id }) => id);
    // As the service sends it: what was accepted comes last.
    const [last] = findings.filter(({ id }) => id === 'f7');
    if (last === undefined) throw new Error('no finding');
    const later = [...findings.filter(({ id }) => id !== 'f7'), { ...last, accepted: true }];
    expect(order(later)).toEqual(order(findings));
    expect(order(findings).slice(0, 4)).toEqual(['f1', 'f0', 'f3', 'f2']);
  });

  test('have a name for each kind in both languages', () => {
    for (const code of Object.keys(severities)) {
      expect(findingName('zh', code)).toMatch(/\p{Script=Han}/u);
      expect(findingName('en', code)).not.toBe(code);
    }
  });
});

describe('the plan', () => {
  const { plan } = snapshotAt('prepare');
  const t = wordsIn('zh');
  const wordsOf = (change: Partial<Plan>) =>
    planFaults('plan.json', { ...plan, ...change }).map(fault => faultWords(t, 'zh', fault));

  test('is weak with one holder, and with fewer than twenty digits that nobody chooses', () => {
    expect(weaknessesOf(plan)).toEqual([]);
    expect(weaknessesOf({ ...plan, secrets: ['notary'] })).toEqual([{ kind: 'one-holder', role: 'notary' }]);
    const die = [{ kind: 'd10', count: 1 }] as const;
    expect(weaknessesOf({ ...plan, inputs: [...die] })).toEqual([
      { kind: 'few-digits', digits: 1 },
      { kind: 'few-last', digits: 1, number: '01' },
    ]);
    expect(weaknessesOf({ ...plan, inputs: [{ kind: 'card', count: 99 }] })).toEqual([
      { kind: 'few-digits', digits: 0 },
    ]);
    expect(weaknessesOf({ ...plan, inputs: [{ kind: 'ball', count: 10 }] })).toEqual([]);
    const many = { kind: 'd10', count: 20 } as const;
    expect(weaknessesOf({ ...plan, inputs: [many, { kind: 'ball', count: 4 }] })).toEqual([
      { kind: 'few-last', digits: 8, number: '02' },
    ]);
    expect(weaknessesOf({ ...plan, inputs: [many, { kind: 'd10', count: 10 }] })).toEqual([]);
    // Whoever throws last does not know the beacon.
    const beacon = { kind: 'beacon', count: 6, source: '上证指数' } as const;
    expect(weaknessesOf({ ...plan, inputs: [many, { kind: 'd10', count: 1 }, beacon] })).toEqual([]);
  });

  test('says each fault without a path or a pattern', () => {
    const [school] = plan.schools;
    if (school === undefined) throw new Error('no school');
    const twice = { ground: 'own-primary', count: 1 };
    const said = [
      ...wordsOf({ title: ' ', ceremony: 'x', prior: 'y', secrets: [] }),
      ...wordsOf({ schools: [{ ...school, code: 'x', name: '', places: 0, exempt: [{ ground: 'X', count: -1 }] }] }),
      ...wordsOf({ schools: [{ ...school, exempt: [twice, twice] }, school] }),
      ...wordsOf({
        inputs: [
          { kind: 'd10', count: 100 },
          { kind: 'card', count: 1 },
        ],
      }),
    ];
    expect(said.length).toBeGreaterThanOrEqual(12);
    for (const sentence of said) expect(sentence).toMatch(/^[^[\]{}|]*。$/);
  });

  test('keeps all that its form holds, the hall too', () => {
    const edited = { ...plan, place: '市体育馆' };
    expect(parsePlanForm(JSON.stringify(edited))).toEqual(edited);
  });

  test('names the grounds in both languages, and leaves another as it is', () => {
    for (const ground of knownGrounds) expect(groundName('zh', ground)).toMatch(/\p{Script=Han}/u);
    expect(groundName('zh', 'staff-2')).toBe('staff-2');
  });
});
