// One file of a data folder is damaged, at four places of a ceremony, and the program is started. Either the start is at the same place,
// says what was wrong where that could matter, and the ceremony goes on to a record that verifies; or it says which file is lost and what
// to do. It is never at an earlier step, and no step is answered with yes on a record that ends as one that no verifier accepts.

import * as nodeFs from 'node:fs';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FileCalls } from '../../electron/service/ports/disk.ts';
import { readDossier, verdictOf } from '../../electron/service/ports/dossier-files.ts';
import { openSession } from '../../electron/service/session/session.ts';
import { pathsIn } from '../../electron/service/transfer/folder.ts';
import type { ConsoleSnapshot } from '../../shared/contract/snapshots.ts';
import { sentence } from '../../shared/text/refusal.ts';
import { firstFailed } from '../../shared/verifier/checks.ts';
import { samplePlan } from '../support/cli.ts';
import { damages } from '../support/damage.ts';
import { driven } from '../support/driven.ts';
import { Driver, givenInputs, promiseOf, requestsDue, smallDraft } from '../support/driver.ts';
import { lookOnce } from '../support/known-lists.ts';
import { codeOf, must } from '../support/outcome.ts';
import { rounds } from '../support/rounds.ts';

const id = 'LB-2024-a1';

type Person = { role: string; name: string };

const typed = () => ({ type: 'input.type', typist: 1, value: givenInputs.card }) as const;

/** The real disk without its flushes, of which this would make thousands: no power goes here. */
const unflushed: FileCalls = { ...nodeFs, fsyncSync: () => {} };

/** The places at which the ceremony stands still. */
const places = [
  ['after the promise', 'input', 0],
  ['between the inputs', 'input', 1],
  ['between the draw and the seal', 'seal', undefined],
  ['after the seal', 'sealed', undefined],
] as const;

/** Files that tell nothing of the ceremony: where the draft came from, and what the stage showed. A list that was frozen counts no more. */
const ofNoAccount = /^draft\/(origin\.json|stage\.json|lists\.json|.*\.csv)$/;

const folders = new Map<string, string>();
let root = '';

/** Every file of a data folder, by its path. */
function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && !/\.(lock|tmp)/.test(entry.parentPath))
    .map(entry => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'damage-'));
  const driver = new Driver(smallDraft);
  driver.begin();
  await driver.does({ type: 'attendance.sign', role: '公证员', name: '李某' });
  for (const [name, due, index] of places) {
    await driver.upTo(due, index);
    if (name === 'between the inputs') await driver.does({ type: 'attendance.sign', role: '媒体', name: '王某' });
    driver.close();
    folders.set(name, join(root, name));
    cpSync(driver.data, join(root, name), { recursive: true });
    driver.open();
  }
  driver.end();
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** What a place looks like from the console. */
function placeOf({ plan, due, record, attendance, rehearsing }: ConsoleSnapshot): unknown {
  return { plan: plan.ceremony, due, record: record.length, attendance, rehearsing };
}

/** Opens the folder and goes on to the end; what was said at the start, and the code of the first step that was refused. */
async function goOn(folder: string) {
  const opened = openSession({
    dataFolder: folder,
    planPath: join(folder, 'nothing.json'),
    files: unflushed,
    lookAtList: lookOnce,
  });
  if (!opened.ok)
    return { refused: opened.refusal.code, place: null, said: [opened.refusal], code: null, isPlanEdited: false };
  const view = () => opened.value.snapshot('console');
  const { troubles: said, recovered } = view();
  const place = placeOf(view());
  const isPlanEdited = recovered?.planEdited === true;
  let code: string | null = null;
  while (code === null && view().due.type !== 'sealed') {
    for (const request of requestsDue(view())) {
      const answer = await opened.value.handle('console', request);
      if (!answer.ok) code ??= answer.refusal.code;
    }
  }
  opened.value.close();
  return { refused: null, place, said, code, isPlanEdited };
}

/** Says what to do: bring the file back, give the attempt up while one can, or nothing is left to do but note it. */
const remedies = /从.*取回|作废本次摇号|记录情况|重新写好|重新填写|请重新|请移走/;

describe.each(places)('%s', (name, due, index) => {
  const damaged = () => join(root, 'damaged');
  const lay = (file: string, kind: string) => {
    const [from, to] = [folders.get(name) ?? '', damaged()];
    rmSync(to, { recursive: true, force: true });
    cpSync(from, to, { recursive: true });
    const files = new Map([[file, new Uint8Array(readFileSync(join(to, file)))]]);
    damages[kind]?.(files, file);
    rmSync(join(to, file));
    for (const [path, bytes] of files) writeFileSync(join(to, path), bytes);
  };
  const verdict = () => {
    const files = readDossier(join(damaged(), id));
    return files.ok && firstFailed(verdictOf(files.value)) === null;
  };

  test('each file flipped, emptied, halved and removed', async () => {
    const files = filesOf(folders.get(name) ?? '');
    cpSync(folders.get(name) ?? '', damaged(), { recursive: true });
    const undamaged = await goOn(damaged());
    expect(undamaged).toMatchObject({ refused: null, code: null, said: [] });
    const tally = { mended: 0, lost: 0 };
    // A start before the first input and one after it are alike: two kinds of damage in the one, two in the other.
    const every = due === 'input' ? rounds(2, 1) : 1;
    for (const file of files) {
      for (const [at, kind] of Object.keys(damages).entries()) {
        if ((at + (index ?? 0)) % every !== 0) continue;
        const what = `${file} ${kind}`;
        lay(file, kind);
        const { refused, place, said, code, isPlanEdited } = await goOn(damaged());
        // At the same place, or nowhere.
        if (refused === null) expect(place, what).toEqual(undamaged.place);
        if (!ofNoAccount.test(file) && !isPlanEdited) expect(said, what).not.toEqual([]);
        if (code === null && refused === null) {
          // Whatever was answered with yes: the end verifies, or the start has said which file of a sealed dossier is lost.
          const isLost = said[0]?.code === 'ceremony.lost-over';
          expect([what, verdict()]).toEqual([what, !isLost]);
          if (isLost) expect([what, due]).toEqual([what, 'sealed']);
          tally.mended++;
        } else {
          tally.lost++;
          expect(said[0]?.code, what).toBe(code ?? refused);
          // Nothing was put on record that cannot be undone, and the file that comes back is all that was missing.
          cpSync(join(folders.get(name) ?? '', file), join(damaged(), file));
          expect(await goOn(damaged()), what).toMatchObject({ refused: null, code: null });
          expect(verdict(), what).toBe(true);
        }
        for (const each of said) expect(sentence('zh', each), what).toMatch(remedies);
      }
    }
    expect(tally.mended).toBeGreaterThan(80 / every);
    expect(tally.lost).toBeLessThan(16);
  });
});

describe('while the program runs', () => {
  const driver = driven(smallDraft);
  const { ask, does, step, upTo, view } = driver;
  const change = (file: string, kind: string) => {
    const path = join(driver.data, id, file);
    const files = new Map([[file, new Uint8Array(readFileSync(path))]]);
    damages[kind]?.(files, file);
    rmSync(path);
    for (const bytes of files.values()) writeFileSync(path, bytes);
  };

  test('what can be made again is, before the next step, and the console says so', async () => {
    await upTo('input');
    for (const [file, kind] of [
      ['public/roster.csv', 'flipped'],
      ['public/rules.txt', 'emptied'],
      ['public/commitment.txt', 'removed'],
      ['public/commitment.sig', 'halved'],
      ['public/key.pem', 'flipped'],
      ['public/journal.txt', 'halved'],
    ] as const) {
      change(file, kind);
      expect(
        view()
          .troubles.map(({ values }) => values['files'] ?? '')
          .join(),
      ).not.toContain(file);
      await step();
      expect(
        view()
          .troubles.map(({ values }) => values['files'])
          .join(),
      ).toContain(file);
    }
    await upTo('sealed');
    expect(await ask({ type: 'dossier.verify' })).toMatchObject({ status: 'verified' });
  });

  test('without the key no step is taken; it comes back, or the attempt is given up', async () => {
    await upTo('input');
    const path = join(driver.data, id, 'sealed/ceremony.key');
    const second = join(driver.data, id, 'sealed/ceremony-copy.key');
    const key = readFileSync(path);
    for (const each of [path, second]) rmSync(each);
    const events = view().record.length;
    expect(await driver.refusal(typed())).toBeNull();
    await does({ type: 'input.type', typist: 2, value: givenInputs.card });
    expect(await ask({ type: 'input.record' })).toBe('ceremony.lost');
    expect(view()).toMatchObject({ due: { type: 'input', index: 0 }, troubles: [{ code: 'ceremony.lost' }] });
    expect(view().record.length).toBe(events);
    writeFileSync(path, key);
    await does({ type: 'input.record' });
    expect(view().troubles).toMatchObject([{ code: 'ceremony.mended', values: { files: 'sealed/ceremony-copy.key' } }]);
    for (const each of [path, second]) rmSync(each);
    await does({ type: 'incident.note', words: '签名私钥损坏' });
    const people: [Person, Person] = [
      { role: '公证员', name: '甲' },
      { role: '市纪委监委', name: '乙' },
    ];
    await does({ type: 'attempt.give-up', reason: '签名私钥损坏', people });
    expect(view()).toMatchObject({ plan: { ceremony: 'LB-2024-a2' }, due: { type: 'freeze' }, troubles: [] });
  });
});

describe('the bureau’s own font and the catchment table', () => {
  const driver = driven(smallDraft);
  const { does, upTo, view } = driver;
  const font = new Uint8Array(readFileSync(join(import.meta.dirname, '../fixtures/bureau.ttf')));

  test('come back from what was sealed, or to it, and never stop a start in the middle', async () => {
    await does({ type: 'font.add', file: { name: 'bureau.ttf', bytes: font } });
    await upTo('input');
    for (const [file, other] of [
      ['draft/bureau.ttf', 'bureau.ttf'],
      [`${id}/sealed/font-1.ttf`, 'sealed/font-1.ttf'],
    ] as const) {
      for (const [kind, damage] of Object.entries(damages)) {
        driver.close();
        const files = new Map([[file as string, font]]);
        damage(files, file);
        rmSync(join(driver.data, file));
        for (const [path, bytes] of files) writeFileSync(join(driver.data, path), bytes);
        driver.open();
        expect([kind, view().troubles.map(({ values }) => values['files'])]).toEqual([kind, [other]]);
        expect(new Uint8Array(readFileSync(join(driver.data, file)))).toEqual(font);
      }
    }
    await upTo('sealed');
  });

  test('before the freeze are said to be damaged, keep the freeze from being taken, and are put in place again', async () => {
    await does({ type: 'font.add', file: { name: 'bureau.ttf', bytes: font } });
    driver.close();
    writeFileSync(join(driver.data, 'draft/bureau.ttf'), font.slice(0, 100));
    driver.open();
    expect(view().troubles.map(({ code }) => code)).toEqual(['font.unreadable']);
    expect(await driver.ask({ type: 'ceremony.freeze' })).toBe('font.unreadable');
    await does({ type: 'font.add', file: { name: 'bureau.ttf', bytes: font } });
    expect(view().troubles).toEqual([]);
    await upTo('commit');
  });
});

describe('commitments that were handed over', () => {
  const driver = driven(smallDraft);
  const { does, upTo, view } = driver;

  test('are taken again after a crash that left the file with them half written', async () => {
    await upTo('commit');
    await does({ type: 'secret.make', role: 'operator' });
    const commitment = promiseOf(view(), 'notary');
    mkdirSync(join(driver.data, id, '.tmp'), { recursive: true });
    writeFileSync(join(driver.data, id, '.tmp/sealed-held.json'), commitment);
    await does({ type: 'secret.commit', role: 'notary', commitment });
  });

  test.each(Object.keys(damages))(
    'and lie in a file that is %s are asked for again, and it is said why',
    async kind => {
      await upTo('publish');
      const path = join(driver.data, id, 'sealed/held.json');
      const files = new Map([['held', new Uint8Array(readFileSync(path))]]);
      driver.close();
      damages[kind]?.(files, 'held');
      rmSync(path);
      for (const bytes of files.values()) writeFileSync(path, bytes);
      driver.open();
      expect(view()).toMatchObject({ due: { type: 'commit' }, troubles: [{ code: 'session.held-lost' }] });
      await upTo('sealed');
      expect(await does({ type: 'dossier.verify' })).toMatchObject({ status: 'verified' });
    },
  );
});

test('an attempt without its names can be given up before the close, and is refused after it', async () => {
  const folder = join(root, 'without-names');
  cpSync(folders.get('between the inputs') ?? '', folder, { recursive: true });
  rmSync(join(folder, id, 'sealed/people.csv'));
  const session = must(openSession({ dataFolder: folder, planPath: join(folder, 'nothing.json') }));
  expect(session.notice?.code).toBe('ceremony.lost');
  const people: [Person, Person] = [
    { role: '公证员', name: '甲' },
    { role: '市纪委监委', name: '乙' },
  ];
  must(await session.handle('console', { type: 'attempt.give-up', reason: '名单损坏', people }));
  expect(session.snapshot('console').plan.ceremony).toBe('LB-2024-a2');
  session.close();
});

test('a data folder whose record is gone is not begun anew', () => {
  const folder = join(root, 'without-record');
  cpSync(folders.get('after the promise') ?? '', folder, { recursive: true });
  rmSync(join(folder, id), { recursive: true });
  expect(codeOf(openSession({ dataFolder: folder, planPath: join(folder, 'nothing.json') }))).toBe('ceremony.damaged');
});

test('a preparation that has lost its plan is not begun anew from another one', async () => {
  const folder = join(root, 'without-plan');
  const driver = new Driver(smallDraft, { dataFolder: folder });
  driver.begin();
  await driver.does({ type: 'attendance.sign', role: '公证员', name: '李某' });
  driver.end();
  rmSync(join(folder, 'draft/plan.json'));
  expect(codeOf(openSession({ dataFolder: folder, planPath: samplePlan }))).toBe('ceremony.damaged');
});

describe('a standing.json that was put back from an older copy', () => {
  const driver = driven(smallDraft);
  const { does, upTo, view } = driver;
  const path = () => join(driver.data, 'standing.json');
  const people: [Person, Person] = [
    { role: '公证员', name: '甲' },
    { role: '市纪委监委', name: '乙' },
  ];
  const restart = (standing: Uint8Array) => {
    const before = placeOf(view());
    driver.close();
    writeFileSync(path(), standing);
    driver.open();
    expect(placeOf(view())).toEqual(before);
    expect(view().troubles.map(({ code }) => code)).toEqual(['session.standing-mended']);
  };

  test('leads back to no attempt that was given up, and to no rehearsal', async () => {
    await does({ type: 'rehearsal.start' });
    const inRehearsal = readFileSync(path());
    await does({ type: 'rehearsal.end' });
    await upTo('input');
    restart(inRehearsal);
    const inFirst = readFileSync(path());
    await does({ type: 'attempt.give-up', reason: '停电', people });
    await upTo('input', 1);
    restart(inFirst);
    restart(inRehearsal);
    await upTo('sealed');
    restart(inFirst);
    expect(readdirSync(driver.data)).not.toContain('LB-2024-a3');
    expect(await does({ type: 'dossier.verify' })).toMatchObject({ status: 'verified' });
  });

  test('nor away from an attempt that has begun and is not frozen', async () => {
    await upTo('input');
    const inFirst = readFileSync(path());
    await does({ type: 'attempt.give-up', reason: '停电', people }, { type: 'incident.note', words: '来电' });
    restart(inFirst);
  });
});

describe('an attempt that was given up', () => {
  const driver = driven(smallDraft);
  const { does, upTo, view } = driver;
  const people: [Person, Person] = [
    { role: '公证员', name: '甲' },
    { role: '市纪委监委', name: '乙' },
  ];

  test.each(['public/journal.txt', 'public/rules.txt'])('is handed on whole though its %s was lost', async file => {
    await upTo('input');
    await does({ type: 'attempt.give-up', reason: '停电', people });
    const lost = readFileSync(join(driver.data, id, file));
    rmSync(join(driver.data, id, file));
    driver.restart();
    await upTo('commit');
    expect(view().troubles).toMatchObject([{ code: 'ceremony.mended', values: { files: `${id}/${file}` } }]);
    const handedOn = join(driver.data, 'LB-2024-a2/given-up', id, file.slice('public/'.length));
    expect(readFileSync(handedOn)).toEqual(lost);
  });
});

test('names that were sealed and then changed do not replace those of the draft', async () => {
  const folder = join(root, 'other-names');
  cpSync(folders.get('after the promise') ?? '', folder, { recursive: true });
  const [sealed, draft] = [join(folder, id, 'sealed/attendance.json'), join(folder, 'draft/attendance.json')];
  const before = readFileSync(draft);
  writeFileSync(sealed, readFileSync(sealed, 'utf8').replace('李某', '季某'));
  const session = must(openSession({ dataFolder: folder, planPath: join(folder, 'nothing.json') }));
  expect(session.snapshot('console').troubles).toMatchObject([
    { code: 'ceremony.mended', values: { files: 'sealed/attendance.json' } },
  ]);
  session.close();
  expect(readFileSync(draft)).toEqual(before);
  expect(readFileSync(sealed, 'utf8')).toContain('李某');
});

test('an archive of a folder whose journal is gone has the attempt with it', () => {
  const folder = join(root, 'without-journal');
  cpSync(folders.get('between the inputs') ?? '', folder, { recursive: true });
  rmSync(join(folder, id, 'public/journal.txt'));
  expect(must(pathsIn(folder))).toContain(`${id}/sealed/journal-copy.txt`);
});
