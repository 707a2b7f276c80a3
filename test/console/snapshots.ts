// A snapshot for every step of the console, as the service would send it: three schools, two holders, two live inputs.

import { kindsOf } from '../../electron/service/draft/finding-views.ts';
import type { FindingView } from '../../shared/contract/findings.ts';
import type { Preparation } from '../../shared/contract/preparation.ts';
import type { Scene } from '../../shared/contract/scenes.ts';
import type { ConsoleSnapshot, ListView, RecordLine, StepId } from '../../shared/contract/snapshots.ts';
import type { Plan } from '../../shared/plan/plan.ts';
import { encodeText } from '../../shared/protocol/lexis.ts';
import type { LiveInput } from '../../shared/record/inputs.ts';
import { exportedNote } from '../../shared/record/notes.ts';
import type { ListedSchool } from '../../shared/record/schools.ts';
import { refusal } from '../../shared/text/refusal.ts';
import { checkIds } from '../../shared/verifier/checks.ts';

const hex = (digit: string) => `${digit}0e1d2c3b4a59687`.repeat(4);
const secret = '00112233445566778899aabbccddeeff';

const plan: Plan = {
  title: '2024年灵宝市市区民办初中电脑随机摇号录取',
  organiser: '灵宝市教育体育局',
  ceremony: 'TEST-LB-2024-a1',
  prior: 'none',
  schools: [
    {
      code: 'GX',
      name: '灵宝高新学校（初中部）',
      places: 200,
      twins: 'skip',
      roster: 'gaoxin.xlsx',
      exempt: [{ ground: 'own-primary', count: 0 }],
    },
    { code: 'SL', name: '灵宝示例学校（初中部）', places: 80, twins: 'skip', roster: 'shili.csv', exempt: [] },
    {
      code: 'WGY',
      name: '灵宝外国语学校（初中部）',
      places: 300,
      twins: 'expand',
      roster: 'waiyu.csv',
      exempt: [{ ground: 'own-primary', count: 60 }],
    },
  ],
  secrets: ['operator', 'notary'],
  inputs: [
    { kind: 'card', count: 6 },
    { kind: 'd10', count: 20 },
  ],
  witnesses: ['公证员', '市纪委监委', '两代表一委员', '教体局科室长', '学校家委会代表', '新生家长代表'].map(role => ({
    role,
    name: '',
  })),
  contacts: { enquiry: '8660876', supervision: '8656937' },
  catchment: 'catchment.csv',
  fonts: [],
};

const counts = [
  { lots: 402, applicants: 413 },
  { lots: 74, applicants: 76 },
  { lots: 811, applicants: 830 },
];

const schools: readonly ListedSchool[] = plan.schools.map(({ code, name, places, twins, exempt }, index) => ({
  code,
  name,
  places,
  twins,
  exempt,
  lots: counts[index]?.lots ?? 0,
  applicants: counts[index]?.applicants ?? 0,
  direct: code === 'SL',
}));

const shortLists: readonly ListView[] = schools.map(({ code, lots, applicants }, index) => ({
  school: code,
  file: plan.schools[index]?.roster ?? null,
  format:
    index === 0
      ? { kind: 'xlsx', encoding: null, separator: null, sheet: '报名名单' }
      : { kind: 'csv', encoding: 'gb18030', separator: ',', sheet: null },
  sheet: index === 0 ? '报名名单' : null,
  mapped: index === 2,
  rows: applicants,
  lots,
  children: applicants,
  errors: 0,
  open: 0,
  accounting: {
    ...{ rows: applicants + 2 + index, header: 2, children: applicants },
    passed: index === 0 ? [] : [{ why: 'blank', count: index, rows: [{ first: 9, last: 8 + index }] }],
  },
  unused:
    index === 1
      ? []
      : [
          { letter: 'A', header: '序号' },
          { letter: 'H', header: '家庭住址' },
          { letter: 'I', header: '双胞胎备注' },
        ],
}));

const finding = (number: number, more: Partial<FindingView>): FindingView => ({
  id: `f${number}`,
  severity: 'warning',
  accepted: false,
  file: 'gaoxin.xlsx',
  sheet: '报名名单',
  row: number + 3,
  letter: 'D',
  column: '身份证号',
  value: '**************123X',
  refusal: refusal('cell.full-width', { read: '**************123X' }),
  ...more,
});

const preparation: Preparation = {
  basis: hex('9'),
  unsaved: null,
  otherPlan: null,
  samples: [],
  fonts: [{ file: 'rare.ttf', digest: hex('f'), characters: 1204 }],
  catchment: {
    file: 'catchment.csv',
    rows: 14,
    errors: 0,
    open: 0,
    schools: schools.map(({ code, applicants }) => ({ code, found: applicants - 9, toVerify: 6, unknown: 3 })),
  },
};

/** An official plan whose lists are those of the sample. */
export const withSample: Partial<ConsoleSnapshot> = {
  rehearsal: false,
  plan: { ...plan, ceremony: 'LB-2024-a1' },
  preparation: {
    ...preparation,
    samples: [
      ...plan.schools.map(({ roster, name }) => ({ file: roster, school: name })),
      { file: 'catchment.csv', school: null },
    ],
  },
};

const planFile = (path: string, digit: string) => ({ path, sha256: hex(digit) });
const otherPlan: Preparation = {
  ...preparation,
  otherPlan: {
    begun: planFile('/home/bureau/摇号/样例/plan.json', '4'),
    given: planFile('/home/bureau/摇号/2024年灵宝市市区民办初中/plan.json', '5'),
    canRestart: true,
  },
};

/** A plan that everything can be said against: one holder, one die, a ground without words. */
const weakPlan: Plan = {
  ...plan,
  schools: plan.schools.map(school => ({ ...school, exempt: [{ ground: 'staff-2', count: 3 }] })),
  secrets: ['operator'],
  inputs: [{ kind: 'd10', count: 1 }],
};
/** What an earlier window has left: a plan that cannot be saved as it is. */
const unsaved = {
  basis: hex('9'),
  json: JSON.stringify({
    ...weakPlan,
    ceremony: 'LB 2024',
    schools: weakPlan.schools.map(each => ({ ...each, places: 0 })),
  }),
};

/** Findings of both kinds: an error, an accepted warning, and many that wait. */
export const findings: readonly FindingView[] = [
  finding(0, { severity: 'error', refusal: refusal('cell.id-check', {}) }),
  finding(1, { severity: 'error', value: '', refusal: refusal('row.name-missing', {}), letter: null, column: null }),
  finding(2, { accepted: true, value: '龘', refusal: refusal('cell.coverage', { points: 'U+9F98' }) }),
  finding(3, {
    sheet: null,
    row: null,
    letter: null,
    column: null,
    value: '',
    file: 'waiyu.csv',
    refusal: refusal('list.ids-missing', { count: 12 }),
  }),
  ...Array.from({ length: 196 }, (_, index) => finding(index + 4, {})),
];

type Event = readonly [type: RecordLine['type'], payload: string];
const events: readonly Event[] = [
  ['open', 'sunshine-draw/0.1.0'],
  ['freeze', `roster=${hex('a')},rules=${hex('b')},lots=1287,children=1319`],
  ['commit', `operator:${hex('c')}`],
  ['commit', `notary:${hex('d')}`],
  ['publish', hex('e')],
  ['void', '01:%E4%B8%80%E6%9E%9A%E9%AA%B0%E5%AD%90%E8%90%BD%E5%9C%B0'],
  ['input', '01:card:402913'],
  ['input', '02:d10:90817263541122334455'],
  ['incident', '%E6%8A%95%E5%BD%B1%E6%9C%BA%E9%87%8D%E5%90%AF%EF%BC%8C%E6%9A%82%E5%81%9C%E4%B8%A4%E5%88%86%E9%92%9F'],
  ['close', '01:card:402913;02:d10:90817263541122334455'],
  ['reveal', `operator:${secret}`],
  ['reveal', `notary:${hex('f')}`],
  ['seed', hex('1')],
  ['result', hex('2')],
  ['present', 'GX'],
  ['present', 'SL'],
  ['present', 'WGY'],
  ['seal', 'final'],
];

function recordOf(count: number): RecordLine[] {
  const lines = events.slice(0, count).map(([type, payload], index) => ({
    number: index + 1,
    time: `2024-07-15T09:${String(10 + index).padStart(2, '0')}:00+08:00`,
    type,
    payload,
  }));
  return lines.reverse();
}

const inputs: readonly LiveInput[] = [
  { number: '01', kind: 'card', count: 6, value: '402913', givenBy: '公证员', voids: ['一枚骰子落地'] },
  { number: '02', kind: 'd10', count: 20, value: '90817263541122334455', givenBy: null, voids: [] },
];

type Moment = {
  readonly events: number;
  readonly due: ConsoleSnapshot['due'];
  readonly scene: Scene;
  readonly inputs: number;
  readonly commitments: number;
  readonly secrets: number;
  readonly more?: Partial<ConsoleSnapshot>;
};

const date = '2024-07-15';
const [gaoxin] = schools as [ListedSchool, ...ListedSchool[]];
const before = { events: 1, due: { type: 'freeze' }, inputs: 0, commitments: 0, secrets: 0 } as const;
const after = { inputs: 2, commitments: 2, secrets: 2 } as const;

const withFindings: Partial<ConsoleSnapshot> = {
  lists: shortLists.map((list, index) =>
    index === 0 ? { ...list, errors: 2, open: 196 } : index === 2 ? { ...list, open: 1 } : list,
  ),
  findings,
  findingKinds: kindsOf(findings),
};

/** Rehearsals as they end: verified, ended early, given up. */
const rehearsals: ConsoleSnapshot['rehearsals'] = (
  [
    { id: 'TEST-LB-2024-a3', reached: 'seal', events: 19, givenUp: false, verified: true },
    { id: 'TEST-LB-2024-a2', reached: 'input', events: 8, givenUp: false, verified: null },
    { id: 'TEST-LB-2024-a1', reached: 'commit', events: 5, givenUp: true, verified: null },
  ] as const
).map(held => ({ ...held, time: '2024-07-12T15:04:00+08:00' }));

const moments: { readonly [Step in StepId]: Moment } = {
  prepare: {
    ...before,
    scene: { kind: 'cover', bodies: ['公证员', '市纪委监委'], date, place: '' },
    more: withFindings,
  },
  displays: { ...before, scene: { kind: 'testcard', characters: '䶮𬭚𠮷龘' } },
  rehearse: {
    ...before,
    scene: { kind: 'rules', schools },
    more: { rehearsal: false, plan: { ...plan, ceremony: 'LB-2024-a1' }, rehearsals },
  },
  freeze: { ...before, scene: { kind: 'rules', schools } },
  secrets: {
    events: 3,
    due: { type: 'commit', role: 'notary' },
    scene: { kind: 'sealed', lots: 1287, children: 1319, digest: hex('a') },
    inputs: 0,
    commitments: 1,
    secrets: 0,
  },
  publish: {
    events: 4,
    due: { type: 'publish' },
    scene: { kind: 'sealed', lots: 1287, children: 1319, digest: hex('a') },
    inputs: 0,
    commitments: 2,
    secrets: 0,
  },
  inputs: {
    events: 7,
    due: { type: 'input', index: 1, line: { kind: 'd10', count: 20 } },
    scene: { kind: 'inputs', inputs, due: 1 },
    inputs: 1,
    commitments: 2,
    secrets: 0,
    more: { typing: { typed: [], mismatch: true, givers: ['公证员'] } },
  },
  reveal: {
    events: 9,
    due: { type: 'close' },
    scene: { kind: 'reveal', inputs, holders: [], rules: null, seed: null },
    inputs: 2,
    commitments: 2,
    secrets: 0,
  },
  draw: {
    ...after,
    events: 12,
    due: { type: 'seed' },
    scene: { kind: 'reveal', inputs, holders: [], rules: null, seed: hex('1') },
  },
  present: {
    ...after,
    events: 15,
    due: { type: 'seal' },
    scene: { kind: 'draw', school: gaoxin, seconds: 90, playing: { elapsed: 0, running: false } },
    more: { presented: ['GX'] },
  },
  seal: {
    ...after,
    events: 17,
    due: { type: 'seal' },
    scene: { kind: 'standby', words: '休会十分钟', events: 17 },
    more: { presented: ['GX', 'SL', 'WGY'] },
  },
  verify: {
    ...after,
    events: 18,
    due: { type: 'sealed' },
    scene: { kind: 'end', date, place: '', head: hex('3'), contacts: plan.contacts },
    more: {
      presented: ['GX', 'SL', 'WGY'],
      checks: checkIds.map(id =>
        id === 'result.rows'
          ? {
              id,
              ok: false,
              expected: 'result,GX,1',
              actual: 'result,GX,2',
              why: refusal('public.last-line', { file: 'result.csv' }),
            }
          : { id, ok: true, expected: hex('a'), actual: id === 'seed' ? hex('1') : '' },
      ),
    },
  },
};

let number = 0;

/** What everything was exported with, in the snapshots of a move. */
export const manifest = hex('6');

/** The snapshot of a step on a computer from which the ceremony has moved. */
export function movedAt(step: StepId): ConsoleSnapshot {
  const snapshot = snapshotAt(step);
  const last = snapshot.record[0];
  const line = { type: 'incident' as const, payload: encodeText(exportedNote), time: '2024-07-15T09:31:07+08:00' };
  return {
    ...snapshot,
    record: [{ ...line, number: (last?.number ?? 0) + 1 }, ...snapshot.record],
    handover: { ...snapshot.handover, moved: { time: line.time, manifest } },
  };
}

/** A computer on which nothing has begun. */
export function emptyHere(): ConsoleSnapshot {
  const snapshot = snapshotAt('prepare');
  return { ...snapshot, record: [], handover: { ...snapshot.handover, begun: null } };
}

/** The snapshot of a step, with what differs from it. */
export function snapshotAt(step: StepId, more: Partial<ConsoleSnapshot> = {}): ConsoleSnapshot {
  const moment = moments[step];
  number += 1;
  const isFrozen = moment.events > 1;
  return {
    number,
    folder: '/home/bureau/摇号/TEST-LB-2024-a1',
    plan,
    rehearsal: true,
    rehearsing: null,
    rehearsals: [],
    schools,
    lists: shortLists,
    findings: [],
    findingKinds: [],
    preparation,
    attendance: [
      { role: '公证员', name: '李䶮', time: '2024-07-15T08:41:10+08:00' },
      { role: '市纪委监委', name: '王建国', time: '2024-07-15T08:44:52+08:00' },
    ],
    due: moment.due,
    holders: plan.secrets.map((role, index) => ({
      role,
      commitment: index < moment.commitments ? hex(index === 0 ? 'c' : 'd') : null,
      madeHere: role === 'operator' && moment.commitments > 0,
      secret: index < moment.secrets ? (index === 0 ? secret : hex('f')) : null,
    })),
    inputs: inputs.map((input, index) => (index < moment.inputs ? input : { ...input, value: null, voids: [] })),
    givers: plan.witnesses.map(({ role }) => role),
    typing: { typed: [], mismatch: false, givers: ['公证员'] },
    record: recordOf(moment.events),
    digests: {
      roster: isFrozen ? hex('a') : null,
      rules: isFrozen ? hex('b') : null,
      promise: moment.events > 4 ? hex('e') : null,
    },
    presented: [],
    recovered: null,
    handover: { moved: null, taken: null, stops: moment.due.type !== 'sealed', begun: plan.ceremony },
    checks: null,
    paper: { progress: null, trouble: null },
    windows: {
      place: { place: 'projector', canOpen: false, address: null },
      stage: step === 'freeze' ? null : { width: 1920, height: 1080, pixelRatio: 1 },
    },
    stage: {
      number,
      frame: {
        ceremony: plan.ceremony,
        title: plan.title,
        organiser: plan.organiser,
        rehearsal: true,
        step: 1,
        steps: 11,
        theme: 'paper',
        roster: isFrozen ? hex('a') : null,
        events: moment.events,
        faces: [],
      },
      scene: moment.scene,
    },
    ...moment.more,
    ...more,
  };
}

/** Places in the console that a snapshot alone does not open: parts of steps, and moments within a step. */
export const views: readonly {
  readonly name: string;
  readonly hash: string;
  readonly snapshot: () => ConsoleSnapshot;
}[] = [
  { name: 'prepare-plan', hash: '#prepare/plan', snapshot: () => snapshotAt('prepare') },
  { name: 'prepare-lists', hash: '#prepare/lists', snapshot: () => snapshotAt('prepare') },
  {
    name: 'prepare-empty',
    hash: '#prepare/lists',
    snapshot: () =>
      snapshotAt('prepare', {
        lists: [],
        findings: [],
        findingKinds: [],
        attendance: [],
        preparation: { ...preparation, fonts: [], catchment: null },
      }),
  },
  {
    name: 'prepare-other-plan',
    hash: '#prepare/plan',
    snapshot: () => snapshotAt('prepare', { preparation: otherPlan }),
  },
  {
    name: 'prepare-weak',
    hash: '#prepare/plan',
    snapshot: () => snapshotAt('prepare', { plan: weakPlan, preparation: { ...preparation, unsaved } }),
  },
  { name: 'prepare-attendance', hash: '#prepare/attendance', snapshot: () => snapshotAt('prepare') },
  { name: 'prepare-frozen', hash: '#prepare/plan', snapshot: () => snapshotAt('secrets') },
  { name: 'displays', hash: '#displays', snapshot: () => snapshotAt('displays') },
  { name: 'rehearse', hash: '#rehearse', snapshot: () => snapshotAt('rehearse') },
  { name: 'rehearse-all', hash: '#rehearse', snapshot: () => snapshotAt('freeze') },
  {
    name: 'rehearse-running',
    hash: '#rehearse',
    snapshot: () => snapshotAt('freeze', { rehearsing: 'TEST-LB-2024-a1', rehearsals }),
  },
  { name: 'freeze', hash: '#freeze', snapshot: () => snapshotAt('freeze') },
  {
    name: 'freeze-blocked',
    hash: '#freeze',
    snapshot: () => snapshotAt('prepare', { attendance: [], lists: snapshotAt('prepare').lists.slice(0, 2) }),
  },
  { name: 'freeze-sample', hash: '#freeze', snapshot: () => snapshotAt('freeze', withSample) },
  { name: 'prepare-sample', hash: '#prepare/lists', snapshot: () => snapshotAt('freeze', withSample) },
  { name: 'secrets', hash: '', snapshot: () => snapshotAt('secrets') },
  {
    name: 'secrets-envelope',
    hash: '#secrets',
    snapshot: () => {
      const snapshot = snapshotAt('publish');
      return { ...snapshot, holders: snapshot.holders.map(holder => ({ ...holder, madeHere: true })) };
    },
  },
  { name: 'publish', hash: '', snapshot: () => snapshotAt('publish') },
  { name: 'publish-done', hash: '#publish', snapshot: () => snapshotAt('inputs') },
  { name: 'inputs', hash: '', snapshot: () => snapshotAt('inputs') },
  {
    name: 'inputs-giver',
    hash: '',
    snapshot: () => snapshotAt('inputs', { typing: { typed: [], mismatch: false, givers: [] } }),
  },
  {
    name: 'inputs-second',
    hash: '',
    snapshot: () =>
      snapshotAt('inputs', { typing: { typed: [1], mismatch: false, givers: ['公证员', '新生家长代表'] } }),
  },
  {
    name: 'close',
    hash: '',
    snapshot: () => snapshotAt('reveal', { recovered: { events: 9, torn: true, planEdited: true }, rehearsal: false }),
  },
  { name: 'reveal', hash: '', snapshot: revealing },
  {
    name: 'paper-running',
    hash: '',
    snapshot: () =>
      snapshotAt('verify', {
        paper: { progress: { done: 3, total: 12, id: '9-notices-GX-0001-0100' }, trouble: null },
      }),
  },
  {
    name: 'paper-stopped',
    hash: '',
    snapshot: () => snapshotAt('verify', { paper: { progress: null, trouble: refusal('sheets.stopped', {}) } }),
  },
  { name: 'draw', hash: '', snapshot: () => snapshotAt('draw') },
  { name: 'present', hash: '', snapshot: () => snapshotAt('present') },
  {
    name: 'present-running',
    hash: '',
    snapshot: () =>
      withScene({ kind: 'draw', school: gaoxin, seconds: 90, playing: { elapsed: 31_000, running: false } }),
  },
  {
    name: 'present-pages',
    hash: '',
    snapshot: () =>
      withScene({
        kind: 'pages',
        school: gaoxin,
        admitted: 200,
        page: 3,
        pages: 14,
        rows: [],
        auto: 0,
        playing: { elapsed: 0, running: false },
      }),
  },
  { name: 'seal', hash: '#seal', snapshot: () => snapshotAt('seal') },
  { name: 'verify', hash: '', snapshot: () => snapshotAt('verify') },
];

function revealing(): ConsoleSnapshot {
  const snapshot = snapshotAt('reveal', { due: { type: 'reveal', role: 'notary' } });
  const holders = snapshot.holders.map((holder, index) => (index === 0 ? { ...holder, secret } : holder));
  return { ...snapshot, holders };
}

function withScene(scene: Scene): ConsoleSnapshot {
  const snapshot = snapshotAt('present');
  return { ...snapshot, stage: { ...snapshot.stage, scene } };
}
