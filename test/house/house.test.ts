// The house around the ceremonies: what it opens first, what it begins, and that nothing it does replaces anything.

import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type HouseOptions, openHouse } from '../../electron/service/house/house.ts';
import { diskOf } from '../../electron/service/ports/disk.ts';
import { newStanding, writeStanding } from '../../electron/service/session/standing.ts';
import { wholeArchive } from '../../electron/service/transfer/exporting.ts';
import { joined } from '../../shared/bytes.ts';
import type { Service } from '../../shared/contract/bridge.ts';
import type { Request } from '../../shared/contract/requests.ts';
import type { ConsoleSnapshot } from '../../shared/contract/snapshots.ts';
import type { ArchiveSnapshot, StartSnapshot } from '../../shared/contract/start.ts';
import { newPlan, planFor } from '../../shared/plan/new-plan.ts';
import { storePieces } from '../../shared/store.ts';
import { samplePlan } from '../support/cli.ts';
import { makeDossier, writeSchool } from '../support/dossiers.ts';
import { must } from '../support/outcome.ts';
import { writeSmallDraft } from '../support/small-draft.ts';

let root: string;
let home: string;
let house: Service;
const clock = () => '2026-11-29T10:00:00+08:00';

const open = (more: Partial<HouseOptions> = {}) => {
  house = must(
    openHouse({ home, dataFolder: null, planPath: null, samplePath: samplePlan, first: 'start', clock, ...more }),
  );
};
const ask = async (request: Request) => {
  const answer = await house.handle('console', request);
  return answer.ok ? null : answer.refusal.code;
};
const start = () => {
  const view = house.snapshot('console');
  if (view.at !== 'start') throw new Error(`at ${view.at}`);
  return view satisfies StartSnapshot;
};
const ceremony = () => {
  const view = house.snapshot('console');
  if (view.at !== 'ceremony') throw new Error(`at ${view.at}`);
  return view satisfies ConsoleSnapshot;
};
/** The folder of the ceremony that is open, in which its attempts lie. */
const folderOpen = () => dirname(ceremony().folder);
const archive = () => {
  const view = house.snapshot('console');
  if (view.at !== 'archive') throw new Error(`at ${view.at}`);
  return view satisfies ArchiveSnapshot;
};
const create: Request = {
  type: 'start.create',
  title: '2026年某县民办初中电脑随机摇号录取',
  organiser: '某县教育体育局',
  schools: [
    { name: '东方学校', places: 200 },
    { name: '实验学校', places: 80 },
  ],
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'house-'));
  home = join(root, 'home');
});
afterEach(() => {
  house.close();
  rmSync(root, { recursive: true, force: true });
});

describe('what is opened first', () => {
  test('an empty computer shows the start screen, or the sample where it is started from its source', () => {
    open();
    expect(start().ceremonies).toEqual([]);
    expect(house.snapshot('stage').frame.is).toBe('idle');
    house.close();
    open({ first: 'sample' });
    expect(ceremony().plan.ceremony).toBe('TEST-LB-2024-a1');
  });

  test('what was open is open again after a crash, and what was left stays left', async () => {
    open();
    expect(await ask(create)).toBeNull();
    const folder = folderOpen();
    // A crash: nothing is closed, and the locks of a dead process count for nothing.
    house.close();
    open();
    expect(folderOpen()).toBe(folder);
    expect(await ask({ type: 'start.leave' })).toBeNull();
    house.close();
    open();
    expect(start().ceremonies).toHaveLength(1);
  });

  test('a ceremony that cannot be opened is told, and does not keep the others shut', async () => {
    open();
    expect(await ask(create)).toBeNull();
    const folder = folderOpen();
    house.close();
    writeFileSync(join(folder, 'draft/plan.json'), '{');
    open();
    expect(start().trouble?.code).toBe('plan.json');
    expect(start().ceremonies[0]?.trouble?.code).toBe('plan.json');
    expect(await ask(create)).toBeNull();
  });

  test('a ceremony whose record is damaged is no preparation in the list', async () => {
    const folder = join(home, '2026-07-15-1');
    makeDossier(samplePlan, join(folder, 'TEST-LB-2024-a1'));
    mkdirSync(join(folder, 'draft'));
    writeFileSync(join(folder, 'draft/plan.json'), readFileSync(samplePlan));
    must(writeStanding(diskOf(folder), { ...newStanding, begun: 'TEST-LB-2024-a1', frozen: true }));
    const stateAfter = (damage: (journal: string) => void) => {
      damage(join(folder, 'TEST-LB-2024-a1/public/journal.txt'));
      open();
      const [entry] = start().ceremonies;
      house.close();
      return entry?.trouble === null ? entry.state : entry;
    };
    expect(stateAfter(() => {})).toBe('sealed');
    expect(
      stateAfter(journal => writeFileSync(journal, readFileSync(journal, 'latin1').replace('freeze', 'frexze'))),
    ).toBe('unclear');
    expect(stateAfter(journal => rmSync(journal))).toBe('unclear');
  });

  test('a folder that was named is opened alone; leaving it leads to the start screen', async () => {
    open({ dataFolder: join(root, 'one') });
    expect(folderOpen()).toBe(join(root, 'one'));
    expect(existsSync(home)).toBe(false);
    expect(await ask({ type: 'start.leave' })).toBeNull();
    expect(start().ceremonies).toEqual([]);
    expect(await ask(create)).toBeNull();
    expect(dirname(folderOpen())).toBe(home);
  });

  test('a ceremony that lies in the folder itself, as --data left it, is in the list', async () => {
    open({ dataFolder: home });
    house.close();
    open();
    expect(start().ceremonies.map(({ entry }) => entry)).toEqual(['.']);
    expect(await ask({ type: 'start.open', entry: '.' })).toBeNull();
    expect(folderOpen()).toBe(home);
  });

  test('a plan that was named begins a ceremony, the same one at the next start', () => {
    open({ planPath: samplePlan });
    const folder = folderOpen();
    house.close();
    open({ planPath: samplePlan });
    expect(folderOpen()).toBe(folder);
  });

  test('two programs do not share a computer', () => {
    open();
    const second = openHouse({ home, dataFolder: null, planPath: null, samplePath: samplePlan, first: 'start' });
    expect(second.ok ? null : second.refusal.code).toBe('disk.in-use');
  });
});

describe('a new ceremony', () => {
  test('is official, has its schools in their order, and no list', async () => {
    open();
    expect(await ask(create)).toBeNull();
    const { plan, lists, rehearsal, preparation } = ceremony();
    expect(rehearsal).toBe(false);
    expect(plan).toMatchObject({ title: create.title, ceremony: 'YH-20261129-a1', prior: 'none' });
    expect(plan.schools.map(({ code, name, places }) => [code, name, places])).toEqual([
      ['A', '东方学校', 200],
      ['B', '实验学校', 80],
    ]);
    expect(lists.map(({ file }) => file)).toEqual([null, null]);
    expect(preparation.otherPlan).toBeNull();
  });

  test('a title of a later year than this one stays', () => {
    const plan = { ...newPlan(create, 'LB-2027-a1'), title: '2027年某县摇号' };
    expect(planFor('2026', plan, 'LB-2026-a1').title).toBe('2027年某县摇号');
    expect(planFor('2028', plan, 'LB-2028-a1').title).toBe('2028年某县摇号');
  });

  test("where last year's result stood is not where this one will stand", () => {
    const plan = { ...newPlan(create, 'LB-2025-a1'), published: 'http://www.example.gov.cn 2025年7月15日18:00' };
    expect(planFor('2026', plan, 'LB-2026-a1').published).toBeUndefined();
  });

  test('a second one of the same day has an id of its own, and replaces nothing', async () => {
    open();
    expect(await ask(create)).toBeNull();
    expect(await ask(create)).toBe('house.leave-first');
    await ask({ type: 'start.leave' });
    expect(await ask(create)).toBeNull();
    expect(ceremony().plan.ceremony).toBe('YH-20261129-2-a1');
    await ask({ type: 'start.leave' });
    expect(start().ceremonies).toHaveLength(2);
  });

  test('what a crash left of one that had just begun is no ceremony, and keeps no name from another', async () => {
    open();
    mkdirSync(join(home, '2026-11-29-1/draft'), { recursive: true });
    mkdirSync(join(home, '2026-11-29-2/.incoming'), { recursive: true });
    expect(start().ceremonies).toEqual([]);
    expect(await ask(create)).toBeNull();
    expect(folderOpen()).toBe(join(home, '2026-11-29-3'));
  });

  test('what is wrong is named, and nothing is left of it', async () => {
    open();
    expect(await ask({ ...create, schools: [{ name: '', places: 0 }] })).toBe('plan.value');
    expect(start().ceremonies).toEqual([]);
    expect(readdirSync(home)).toEqual(['.house']);
  });

  test('from an earlier plan: this year, without lists and names, never a rehearsal', async () => {
    open({ first: 'sample' });
    await ask({ type: 'attendance.sign', role: '公证员', name: '王某' });
    const earlier = { plan: ceremony().plan, folder: folderOpen() };
    await ask({ type: 'start.leave' });
    const [entry] = start().ceremonies;
    expect(await ask({ type: 'start.from', entry: entry?.entry ?? '' })).toBeNull();
    const { plan, lists, attendance, preparation } = ceremony();
    expect(plan.ceremony).toBe('LB-2026-a1');
    expect(plan.title).toBe('2026年灵宝市市区民办初中电脑随机摇号录取');
    expect(plan.schools.map(({ code, places }) => [code, places])).toEqual(
      earlier.plan.schools.map(({ code, places }) => [code, places]),
    );
    expect(lists.map(({ file }) => file)).toEqual([null, null, null]);
    expect([attendance, preparation.samples, preparation.catchment]).toEqual([[], [], null]);
    expect(folderOpen()).not.toBe(earlier.folder);
    expect(existsSync(join(earlier.folder, 'draft/plan.json'))).toBe(true);
  });

  test('from a ceremony under a TEST- id to the official one: its lists come along, its sign-ins only if asked for', async () => {
    open({ first: 'sample' });
    await ask({ type: 'attendance.sign', role: '公证员', name: '王某' });
    const before = ceremony();
    expect(await ask({ type: 'start.official', people: false })).toBeNull();
    const after = ceremony();
    expect(after.plan).toEqual({ ...before.plan, ceremony: 'LB-2024-a1' });
    expect(after.lists).toEqual(before.lists);
    expect(after.attendance).toEqual([]);
    // The sample's own lists stay what they are: no official ceremony can freeze them.
    expect(after.preparation.samples).toHaveLength(4);
    expect(await ask({ type: 'ceremony.freeze' })).toBe('session.sample-list');
    expect(await ask({ type: 'start.official', people: true })).toBe('house.official');
    await ask({ type: 'start.leave' });
    await ask({ type: 'start.sample' });
    expect(await ask({ type: 'start.official', people: true })).toBeNull();
    expect(ceremony().plan.ceremony).toBe('LB-2024-2-a1');
    expect(ceremony().attendance.map(({ name }) => name)).toEqual(['王某']);
  });

  test('the sample is opened where it stands, and a new one once it is over', async () => {
    open();
    expect(await ask({ type: 'start.sample' })).toBeNull();
    const folder = folderOpen();
    await ask({ type: 'start.leave' });
    expect(await ask({ type: 'start.sample' })).toBeNull();
    expect(folderOpen()).toBe(folder);
  });
});

test('a digest of another ceremony of this computer is no commitment', async () => {
  const [one, two] = ['LB-2024-a1', 'LB-2025-a1'].map(id => writeSmallDraft(join(root, id), id));
  open({ planPath: one ?? '' });
  expect(await ask({ type: 'ceremony.freeze' })).toBeNull();
  const { roster } = ceremony().digests;
  house.close();
  open({ planPath: two ?? '' });
  expect(await ask({ type: 'ceremony.freeze' })).toBeNull();
  expect(ceremony().plan.ceremony).toBe('LB-2025-a1');
  await ask({ type: 'secret.make', role: 'operator' });
  expect(await ask({ type: 'secret.commit', role: 'notary', commitment: roster ?? '' })).toBe('session.value-roster');
});

describe('an archive', () => {
  let made: string;
  let dossier: string;
  beforeAll(() => {
    made = mkdtempSync(join(tmpdir(), 'archive-'));
    mkdirSync(join(made, 'plan'));
    dossier = join(made, 'TEST-BIG-2024-a1');
    makeDossier(writeSchool(join(made, 'plan'), 120, 40), dossier);
  });
  afterAll(() => rmSync(made, { recursive: true, force: true }));

  const filesOf = (folder: string, prefix: string) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => {
        const path = join(entry.parentPath, entry.name);
        return { name: `${prefix}${path.slice(folder.length)}`, bytes: new Uint8Array(readFileSync(path)) };
      });
  const openFiles = (files: ReturnType<typeof filesOf>) => ask({ type: 'archive.open', name: '档案', files });

  test('a folder, whole: verdict, ranks, numbers, a lot, the film as a replay', async () => {
    open();
    expect(await openFiles(filesOf(dossier, 'TEST-BIG-2024-a1'))).toBeNull();
    const { verdict, reading, seed } = archive();
    expect(verdict.status).toBe('verified');
    expect(seed).toMatch(/^[0-9a-f]{64}$/);
    expect(reading).toMatchObject({ named: true, drawn: true });
    const rows = must(
      await house.handle('console', { type: 'archive.rows', school: 'GX', order: 'rank', find: '', page: 1 }),
    );
    expect(rows.rows.map(({ rank }) => rank)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
    expect([rows.count, rows.pages]).toEqual([120, 3]);
    const [first] = rows.rows;
    const found = must(
      await house.handle('console', {
        type: 'archive.rows',
        school: 'GX',
        order: 'number',
        // Full-width digits are digits.
        find: (first?.lot ?? '')
          .slice(-4)
          .replace(/[0-9]/g, digit => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
        page: 1,
      }),
    );
    expect(found.rows.map(({ lot }) => lot)).toContain(first?.lot);
    expect(await ask({ type: 'film.start', school: 'GX', seconds: 30, witnesses: [] })).toBeNull();
    const stage = house.snapshot('stage');
    expect([stage.frame.is, stage.scene.kind]).toEqual(['replay', 'draw']);
    expect(must(await house.handle('stage', { type: 'film.load', school: 'GX' }))?.lots).toHaveLength(120);
  });

  test('public alone, and as a zip: no names', async () => {
    open();
    const files = filesOf(join(dossier, 'public'), 'public');
    const zip = joined(storePieces(files.map(({ name, bytes }) => ({ name, bytes, private: false }))));
    expect(
      await ask({ type: 'archive.open', name: '公开档案.zip', files: [{ name: 'a.zip', bytes: zip }] }),
    ).toBeNull();
    expect(archive().verdict.status).toBe('verified');
    expect(archive().reading).toMatchObject({ named: false, title: '2024年灵宝市市区民办初中电脑随机摇号录取' });
    expect(must(await house.handle('console', { type: 'sheets.list' }))).toEqual([]);
  });

  test('everything of a computer holds several dossiers: each can be looked at', async () => {
    const data = join(root, 'other');
    makeDossier(samplePlan, join(data, 'TEST-LB-2024-a1'));
    makeDossier(writeSchool(root, 20, 5), join(data, 'TEST-BIG-2024-a1'));
    const whole = must(wholeArchive(data, 'TEST-LB-2024-a1'));
    const bytes = joined(whole.pieces(() => undefined));
    open();
    expect(await ask({ type: 'archive.open', name: 'a.zip', files: [{ name: 'a.zip', bytes }] })).toBeNull();
    const { dossiers, chosen } = archive();
    expect(dossiers.map(each => each.ceremony).sort()).toEqual(['TEST-BIG-2024-a1', 'TEST-LB-2024-a1']);
    const other = dossiers.find(({ key }) => key !== chosen);
    expect(await ask({ type: 'archive.choose', key: other?.key ?? '' })).toBeNull();
    expect(archive().chosen).toBe(other?.key);
    expect(archive().reading).not.toBeNull();
  });

  test('one that does not verify shows the checks and nothing of its result', async () => {
    open();
    const files = filesOf(dossier, 'd').map(file =>
      file.name.endsWith('result.csv')
        ? { ...file, bytes: file.bytes.map((byte, at) => (at === 40 ? byte ^ 1 : byte)) }
        : file,
    );
    expect(await openFiles(files)).toBeNull();
    expect(archive().verdict.status).toBe('rejected');
    expect(archive().reading).toBeNull();
    expect(house.snapshot('stage').frame.is).toBe('idle');
    const refused: Request[] = [
      { type: 'film.start', school: 'GX', seconds: 30, witnesses: [] },
      { type: 'archive.rows', school: 'GX', order: 'rank', find: '', page: 1 },
    ];
    for (const request of refused) expect(await ask(request)).toBe('house.not-verified');
  });

  test('nothing can be put on record, nothing is left behind, and what is under way is not touched', async () => {
    open();
    await ask(create);
    const folder = folderOpen();
    expect(await openFiles(filesOf(dossier, 'd'))).toBe('house.leave-first');
    await ask({ type: 'start.leave' });
    const before = filesOf(folder, '');
    expect(await openFiles(filesOf(dossier, 'd'))).toBeNull();
    for (const request of [
      { type: 'ceremony.seal' },
      { type: 'incident.note', words: 'x' },
      { type: 'ceremony.freeze' },
      { type: 'export.file', kind: 'whole' },
    ] as const)
      expect(await ask(request)).toBe('house.archive');
    expect(await ask({ type: 'archive.close' })).toBeNull();
    expect(start().ceremonies).toHaveLength(1);
    expect(readdirSync(join(home, '.house'))).not.toContain('archive');
    expect(filesOf(folder, '')).toEqual(before);
  });

  test('what is no archive is refused and leaves nothing', async () => {
    open();
    const bytes = new Uint8Array([1, 2, 3]);
    expect(await openFiles([{ name: 'x/a.txt', bytes }])).toBe('dossier.none');
    expect(
      await openFiles([
        { name: 'd/public/rules.txt', bytes },
        { name: 'd/public/../../journal.txt', bytes },
      ]),
    ).not.toBeNull();
    expect(start()).toBeDefined();
    expect(readdirSync(join(home, '.house'))).not.toContain('archive');
    expect(existsSync(join(home, 'journal.txt'))).toBe(false);
  });

  test('an archive of another computer that is taken over is a ceremony of its own', async () => {
    open();
    await ask(create);
    await ask({ type: 'start.leave' });
    const data = join(root, 'other');
    makeDossier(samplePlan, join(data, 'TEST-LB-2024-a1'));
    diskOf(data).write('draft/plan.json', [new Uint8Array(readFileSync(samplePlan))], 'open');
    const whole = must(wholeArchive(data, 'TEST-LB-2024-a1'));
    const bytes = joined(whole.pieces(() => undefined));
    expect(await ask({ type: 'start.take-over', file: { name: 'a.zip', bytes } })).toBeNull();
    expect(ceremony().plan.ceremony).toBe('TEST-LB-2024-a1');
    await ask({ type: 'start.leave' });
    expect(start().ceremonies).toHaveLength(2);
    const before = readdirSync(home, { recursive: true }).sort();
    rmSync(join(data, 'TEST-LB-2024-a1/sealed/people.csv'));
    const nameless = joined(must(wholeArchive(data, 'TEST-LB-2024-a1')).pieces(() => undefined));
    for (const broken of [bytes.slice(0, bytes.length - 100), nameless]) {
      expect(await ask({ type: 'start.take-over', file: { name: 'a.zip', bytes: broken } })).not.toBeNull();
      expect(start().ceremonies).toHaveLength(2);
      expect(readdirSync(home, { recursive: true }).sort()).toEqual(before);
    }
  });

  test('one that was being made when the program was killed is none, and is removed', async () => {
    const half = join(home, '.house/new/draft');
    mkdirSync(half, { recursive: true });
    writeFileSync(join(half, 'plan.json'), readFileSync(samplePlan));
    open();
    expect(start().ceremonies).toEqual([]);
    expect(await ask(create)).toBeNull();
    expect(existsSync(join(home, '.house/new'))).toBe(false);
  });
});
