// A snapshot for every step of the console: those of the real service, which plays the Lingbao sample once for all tests of a
// process, and a few variations of them that the sample does not come to.

import { kindsOf } from '../../electron/service/draft/finding-views.ts';
import type { FindingView } from '../../shared/contract/findings.ts';
import type { Request, WantedScene } from '../../shared/contract/requests.ts';
import type { Scene } from '../../shared/contract/scenes.ts';
import type { ConsoleSnapshot, StepId } from '../../shared/contract/snapshots.ts';
import type { SignedSheet } from '../../shared/record/signing.ts';
import { refusal } from '../../shared/text/refusal.ts';
import { Driver, sampleDraft, type Wish } from '../support/driver.ts';

/** Plays the sample to its seal and keeps what the console sees at each step, and when a secret is being revealed. */
async function play(): Promise<{ readonly [Moment in StepId | 'revealing']: ConsoleSnapshot }> {
  let minute = 30;
  const clock = () => `2024-07-15T08:${String(Math.min(59, minute++)).padStart(2, '0')}:10+08:00`;
  const driver = new Driver(sampleDraft, { clock });
  const { view, does, step, upTo } = driver;
  const sees = async (...requests: readonly Wish[]): Promise<ConsoleSnapshot> => {
    await does(...requests);
    return view();
  };
  const show = (scene: WantedScene): Request => ({ type: 'stage.show', scene });
  driver.begin();
  try {
    const pixels = { width: 1920, height: 1080, pixelRatio: 1 };
    await driver.service.handle('stage', { type: 'stage.ready', ...pixels });
    driver.service.placeStage({ place: 'projector', address: null, open: null });
    const prepare = await sees(
      { type: 'attendance.sign', role: '公证员', name: '李䶮' },
      { type: 'attendance.sign', role: '市纪委监委', name: '王建国' },
    );
    const displays = await sees(show({ kind: 'testcard' }));
    const freeze = await sees(show({ kind: 'rules' }));
    await upTo('commit');
    await step();
    const secrets = view();
    await upTo('publish');
    const publish = view();
    await upTo('input');
    const gives: Request = { type: 'input.givers', roles: ['公证员'] };
    await does({ type: 'input.void', reason: '一枚骰子落地' }, gives);
    await upTo('input', 1);
    await does(gives, { type: 'input.type', typist: 1, value: '1'.repeat(20) });
    await driver.refusal({ type: 'input.type', typist: 2, value: '2'.repeat(20) });
    const inputs = view();
    await upTo('close');
    const reveal = await sees({ type: 'incident.note', words: '投影机重启，暂停两分钟' });
    await upTo('reveal');
    await step();
    const revealing = view();
    await upTo('seed');
    const draw = view();
    await upTo('seal');
    const present = view();
    const seal = await sees(
      { type: 'film.start', school: 'GX', seconds: 90, witnesses: [] },
      { type: 'film.start', school: 'WGY', seconds: 90, witnesses: [] },
      show({ kind: 'direct', school: 'SL' }),
      show({ kind: 'standby', words: '休会十分钟' }),
    );
    await upTo('sealed');
    const verify = await sees({ type: 'dossier.verify' });
    const before = { prepare, displays, rehearse: freeze, freeze, secrets, publish, inputs, reveal, revealing };
    return { ...before, draw, present, seal, verify };
  } finally {
    driver.end();
  }
}

const played = await play();
const { plan, preparation, lists: sampleLists } = played.prepare;
const [gaoxin] = played.prepare.schools;
if (gaoxin === undefined) throw new Error('the sample has no school');

/** An official plan whose lists are those of the sample. */
export const withSample: Partial<ConsoleSnapshot> = { rehearsal: false, plan: { ...plan, ceremony: 'LB-2024-a1' } };

/** The sample's lists with what only lists from bureaus have: columns that are not used, rows without anything in them. */
export const bureauLists: ConsoleSnapshot['lists'] = sampleLists.map((list, index) => ({
  ...list,
  mapped: index === 2,
  accounting: list.accounting && {
    ...list.accounting,
    rows: list.accounting.rows + index,
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
  sheet: '报名登记',
  row: number + 3,
  letter: 'D',
  column: '身份证号',
  value: '**************123X',
  refusal: refusal('cell.full-width', { read: '**************123X' }),
  ...more,
});

/** Findings of both kinds: an error, an accepted warning, and many that wait. */
export const findings: readonly FindingView[] = [
  finding(0, { severity: 'error', refusal: refusal('cell.id-check', {}) }),
  finding(1, { severity: 'error', value: '', refusal: refusal('row.name-missing', {}), letter: null, column: null }),
  finding(2, { accepted: true, value: '龘', refusal: refusal('cell.coverage', { points: 'U+9F98' }) }),
  finding(3, {
    ...{ sheet: null, row: null, letter: null, column: null, value: '', file: 'waiyu.csv' },
    refusal: refusal('list.ids-missing', { count: 12 }),
  }),
  ...Array.from({ length: 196 }, (_, index) => finding(index + 4, {})),
];

/** A font of the bureau's own, as the preparation lists it. */
const fonts = [{ file: 'rare.ttf', digest: 'f0e1'.repeat(16), characters: 1204 }];

/** Rehearsals as they end: verified, ended early, given up. */
const rehearsals: ConsoleSnapshot['rehearsals'] = (
  [
    { id: 'TEST-LB-2024-a3', reached: 'seal', events: 19, givenUp: false, verified: true },
    { id: 'TEST-LB-2024-a2', reached: 'input', events: 8, givenUp: false, verified: null },
    { id: 'TEST-LB-2024-a1', reached: 'commit', events: 5, givenUp: true, verified: null },
  ] as const
).map(held => ({ ...held, time: '2024-07-12T15:04:00+08:00' }));

/** What the snapshots of some steps have that the played ones have not. */
const variations: { readonly [Step in StepId]?: Partial<ConsoleSnapshot> } = {
  prepare: {
    lists: bureauLists.map((list, index) =>
      index === 0 ? { ...list, errors: 2, open: 196 } : index === 2 ? { ...list, open: 1 } : list,
    ),
    findings,
    findingKinds: kindsOf(findings),
    preparation: { ...preparation, fonts },
  },
  rehearse: { ...withSample, rehearsals },
  freeze: { windows: { ...played.freeze.windows, stage: null } },
  // One check that fails, and why.
  verify: {
    verdict: played.verify.verdict && {
      ...{ status: 'rejected', remarks: [], compare: [] },
      checks: played.verify.verdict.checks.map(check =>
        check.id === 'result.rows'
          ? { ...check, ok: false, actual: 'result,GX,2', why: refusal('public.last-line', { file: 'result.csv' }) }
          : check,
      ),
    },
  },
};

let number = 0;

/** A snapshot as the next one that the service sends; its folder has a name of ordinary length. */
function next(snapshot: ConsoleSnapshot, more: Partial<ConsoleSnapshot> = {}): ConsoleSnapshot {
  number += 1;
  return {
    ...snapshot,
    ...{ number, folder: '/home/bureau/摇号/TEST-LB-2024-a1', stage: { ...snapshot.stage, number } },
    ...more,
  };
}

/** The snapshot of a step, with what differs from it. */
export function snapshotAt(step: StepId, more: Partial<ConsoleSnapshot> = {}): ConsoleSnapshot {
  return next(played[step], { ...variations[step], ...more });
}

/** The snapshot of a step while a sheet waits to be signed. */
export function unsignedAt(step: keyof typeof played, sheet: SignedSheet): ConsoleSnapshot {
  const { signings } = played[step];
  const waits = { state: 'due', roles: [], reason: null } as const;
  return next(played[step], { signings: signings.map(each => (each.sheet === sheet ? { ...each, ...waits } : each)) });
}

/** What everything was exported with, in the snapshots of a move. */
export const manifest = '60e1d2c3b4a59687'.repeat(4);

/** The snapshot of a step on a computer from which the ceremony has moved. */
export function movedAt(step: StepId): ConsoleSnapshot {
  const snapshot = snapshotAt(step);
  const last = snapshot.record[0];
  const line = {
    event: { type: 'fact', payload: 'moved', fact: { key: 'moved' } },
    time: '2024-07-15T09:31:07+08:00',
  } as const;
  return {
    ...snapshot,
    record: [{ ...line, number: (last?.number ?? 0) + 1 }, ...snapshot.record],
    handover: { ...snapshot.handover, moved: { time: line.time, manifest } },
  };
}

/** A computer on which nothing has begun. */
export function emptyHere(): ConsoleSnapshot {
  return snapshotAt('prepare');
}

const planFile = (path: string, digit: string) => ({ path, sha256: digit.repeat(64) });
const otherPlan = {
  begun: planFile('/home/bureau/摇号/样例/plan.json', '4'),
  given: planFile('/home/bureau/摇号/2024年灵宝市市区民办初中/plan.json', '5'),
  canRestart: true,
};

/** A plan that everything can be said against: one holder, one die, a ground without words. */
const weakPlan: ConsoleSnapshot['plan'] = {
  ...plan,
  schools: plan.schools.map(school => ({ ...school, exempt: [{ ground: 'staff-2', count: 3 }] })),
  secrets: ['operator'],
  inputs: [{ kind: 'd10', count: 1 }],
};
/** What an earlier window has left: a plan that cannot be saved as it is. */
const unsaved = {
  basis: preparation.basis,
  json: JSON.stringify({
    ...weakPlan,
    ceremony: 'LB 2024',
    schools: weakPlan.schools.map(each => ({ ...each, places: 0 })),
  }),
};

const withScene = (scene: Scene): ConsoleSnapshot => {
  const snapshot = snapshotAt('present');
  return { ...snapshot, stage: { ...snapshot.stage, scene } };
};
const still = { elapsed: 0, running: false };

/** A page of the board of numbers on the stage, of seven. */
export const boardAt = (page: number): ConsoleSnapshot => {
  const shows = { of: 'lots', grid: { columns: 5, rows: 12 }, lots: [], others: [] } as const;
  const firsts = Array.from({ length: 7 }, (_, at) => String(24_030_001 + at * 60));
  const counts = { admitted: 200, page, pages: 7, firsts, last: '24030413', digest: null, auto: 0 };
  return withScene({ kind: 'board', school: gaoxin, ...counts, shows, playing: still });
};

/** A page of ranks on the stage, of 21. */
export const pagesAt = (page: number): ConsoleSnapshot => {
  const grid = { columns: 2, rows: 10 };
  const counts = { admitted: 200, page, pages: 21, grid, rows: [], line: null, digest: null, auto: 0 };
  return withScene({ kind: 'pages', school: gaoxin, ...counts, playing: still });
};

const typing = (typed: readonly (1 | 2)[], givers: readonly string[]) => ({
  typing: { typed, mismatch: false, givers, agreed: null },
});

/** Both typings agree on a value that nobody has recorded yet. */
export function agreedAt(agreed: string, givers: readonly string[]): ConsoleSnapshot {
  return snapshotAt('inputs', { typing: { typed: [], mismatch: false, givers, agreed } });
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
    snapshot: () => snapshotAt('prepare', { preparation: { ...preparation, otherPlan } }),
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
  { name: 'inputs-sign', hash: '', snapshot: () => unsignedAt('inputs', 'promise') },
  { name: 'reveal-sign', hash: '', snapshot: () => unsignedAt('revealing', 'inputs') },
  { name: 'seal-sign', hash: '#seal', snapshot: () => unsignedAt('seal', 'result') },
  { name: 'inputs', hash: '', snapshot: () => snapshotAt('inputs') },
  {
    name: 'inputs-giver',
    hash: '',
    snapshot: () => snapshotAt('inputs', typing([], [])),
  },
  {
    name: 'inputs-second',
    hash: '',
    snapshot: () => snapshotAt('inputs', typing([1], ['公证员', '新生家长代表'])),
  },
  {
    name: 'inputs-agreed',
    hash: '',
    snapshot: () => agreedAt('71936042558137490286', ['公证员']),
  },
  { name: 'draw-seed', hash: '#draw', snapshot: () => snapshotAt('draw', { seedShown: true }) },
  {
    name: 'close',
    hash: '',
    snapshot: () => snapshotAt('reveal', { recovered: { events: 9, torn: true, planEdited: true }, rehearsal: false }),
  },
  { name: 'reveal', hash: '', snapshot: () => next(played.revealing) },
  {
    name: 'paper-running',
    hash: '',
    snapshot: () =>
      snapshotAt('verify', {
        paper: { progress: { done: 3, total: 12, id: '9-notices-GX-0001-0100', onPaper: false }, trouble: null },
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
      withScene({
        kind: 'draw',
        school: gaoxin,
        seconds: 90,
        playing: { elapsed: 31_000, running: false },
        witnesses: [],
      }),
  },
  { name: 'present-board', hash: '', snapshot: () => boardAt(7) },
  { name: 'present-pages', hash: '', snapshot: () => pagesAt(3) },
  { name: 'seal', hash: '#seal', snapshot: () => snapshotAt('seal') },
  { name: 'verify', hash: '', snapshot: () => snapshotAt('verify') },
  { name: 'verify-passed', hash: '', snapshot: () => snapshotAt('verify', { verdict: played.verify.verdict }) },
];
