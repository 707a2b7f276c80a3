// The service behind the windows, driven by the requests that windows send, on the Lingbao sample and a real disk.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openSession } from '../../electron/service/session/session.ts';
import type { Film } from '../../shared/contract/scenes.ts';
import { payloadOf } from '../../shared/protocol/journal.ts';
import { type Person, parsePeople } from '../../shared/protocol/people.ts';
import type { ShownVerdict } from '../../shared/verifier/checks.ts';
import { receiptsOf } from '../../shared/verifier/receipts.ts';
import { seedAgain } from '../../shared/views/seed-again.ts';
import { samplePlan } from '../support/cli.ts';
import { driven } from '../support/driven.ts';
import { sampleDraft, typedAndRecorded } from '../support/driver.ts';
import { codeOf, must } from '../support/outcome.ts';

const driver = driven(sampleDraft);
const { view: consoleView, stage: stageView, ask, does, restart, step, upTo } = driver;
const publicFile = (name: string) => readFileSync(join(driver.data, 'TEST-LB-2024-a1/public', name));

test('the whole sample, and the dossier verifies', async () => {
  const scenes: string[] = [];
  driver.service.onChange(() => scenes.push(stageView().scene.kind));
  await upTo('sealed');
  const { checks } = (await does({ type: 'dossier.verify' })) as ShownVerdict;
  expect(checks.filter(({ ok }) => !ok)).toEqual([]);
  expect(new Set(scenes)).toEqual(new Set(['sealed', 'promise', 'inputs', 'reveal', 'draw', 'end']));
});

test('killed at every event and opened again, it stands where it stood', async () => {
  while (consoleView().due.type !== 'sealed') {
    await step();
    const [before, scene] = [consoleView(), stageView().scene];
    driver.restart();
    const after = consoleView();
    expect(after.due).toEqual(before.due);
    expect(after.record).toEqual(before.record);
    expect(after.recovered?.events).toBe(before.record.length);
    expect(stageView().scene).toEqual(scene);
  }
});

/** What the hall sees of the typing. */
function typingSeen() {
  const { scene } = stageView();
  return scene.kind === 'inputs' ? scene.typing : null;
}

describe('inputs', () => {
  test('are recorded when both have typed the same; a mismatch records nothing', async () => {
    await upTo('input');
    expect(await ask({ type: 'input.type', typist: 1, value: '123456' })).toBeNull();
    expect(consoleView().typing).toEqual({ typed: [1], mismatch: false, givers: [], agreed: null });
    expect(JSON.stringify(stageView())).not.toContain('123456');
    expect(await ask({ type: 'input.type', typist: 2, value: '123457' })).toBe('session.mismatch');
    expect(consoleView().typing).toEqual({ typed: [], mismatch: true, givers: [], agreed: null });
    for (const [value, code] of [
      ['12345', 'session.input-length'],
      ['１２３４５６', 'session.input-full-width'],
      ['12345a', 'session.input-sign'],
    ] as const) {
      // At the first typing already, and nothing of it is taken.
      for (const typist of [1, 2] as const) expect(await ask({ type: 'input.type', typist, value })).toBe(code);
      expect(consoleView().typing.typed).toEqual([]);
    }
    await does({ type: 'input.progress', typist: 1, count: 3 }, { type: 'input.void', reason: '骰子落地' });
    expect(typingSeen()).toEqual({ counts: [0, 0], agreed: null });
    expect(consoleView().inputs[0]).toMatchObject({ value: null, voids: ['骰子落地'] });
    await step();
    expect(consoleView().inputs[0]?.value).toBe('202407');
  });

  test('what both typed alike waits, large on the stage, until whoever gave it says yes', async () => {
    await upTo('input');
    const { length } = consoleView().record;
    expect(await ask({ type: 'input.record' })).toBe('session.nothing-agreed');
    await does({ type: 'input.progress', typist: 1, count: 4 });
    expect(typingSeen()).toEqual({ counts: [4, 0], agreed: null });
    await does({ type: 'input.type', typist: 1, value: '202407' }, { type: 'input.progress', typist: 2, count: 99 });
    // No count says more digits than there are, and none moves back what was submitted.
    await does({ type: 'input.progress', typist: 1, count: 1 });
    expect(typingSeen()).toEqual({ counts: [6, 6], agreed: null });
    await does({ type: 'input.type', typist: 2, value: '202407' });
    expect(typingSeen()).toEqual({ counts: [0, 0], agreed: '202407' });
    expect(consoleView().typing.agreed).toBe('202407');
    expect(consoleView().record).toHaveLength(length);
    expect(consoleView().inputs[0]?.value).toBeNull();
    expect(await ask({ type: 'input.type', typist: 1, value: '111111' })).toBe('session.input-agreed');
    await does({ type: 'input.again' });
    expect(typingSeen()).toEqual({ counts: [0, 0], agreed: null });
    await does(...typedAndRecorded('202408').slice(0, 2));
    // Nothing of it is on disk: after a crash it is typed again.
    restart();
    expect(typingSeen()).toEqual({ counts: [0, 0], agreed: null });
    expect(await ask({ type: 'input.record' })).toBe('session.nothing-agreed');
    await does(...typedAndRecorded('202409'));
    expect(consoleView().inputs[0]?.value).toBe('202409');
    expect(typingSeen()).toEqual({ counts: [0, 0], agreed: null });
  });

  test('how far somebody is takes no other scene off the stage', async () => {
    await upTo('input');
    await does({ type: 'stage.show', scene: { kind: 'standby', words: '停电' } });
    await does({ type: 'input.progress', typist: 1, count: 2 });
    expect(stageView().scene.kind).toBe('standby');
  });

  test('the same person twice is not two people', async () => {
    await upTo('input');
    await does({ type: 'input.type', typist: 1, value: '202407' });
    await does({ type: 'input.type', typist: 1, value: '202407' });
    expect(consoleView().inputs[0]?.value).toBeNull();
  });
});

describe('the seed', () => {
  const seed = { type: 'stage.show', scene: { kind: 'seed' } } as const;

  test('has no scene before all of its pieces lie open', async () => {
    await upTo('reveal');
    await does(seed);
    expect(stageView().scene.kind).toBe('reveal');
    expect(consoleView().seedShown).toBe(false);
  });

  test('stands alone before the draw, computed from its pieces, and is what the record then has', async () => {
    await upTo('seed');
    expect(consoleView()).toMatchObject({ seedShown: false, atHome: true });
    await does(seed);
    expect(consoleView()).toMatchObject({ seedShown: true, atHome: true });
    const { scene, frame } = stageView();
    expect(scene).toMatchObject({ kind: 'seed', seed: null });
    const computed = scene.kind === 'seed' ? seedAgain(frame, scene) : null;
    restart();
    expect(stageView().scene.kind).toBe('seed');
    expect(consoleView().seedShown).toBe(true);
    await step();
    expect(consoleView().digests.seed).toBe(computed);
    expect(stageView()).toMatchObject({ frame: { seed: computed }, scene: { kind: 'draw' } });
  });

  test('need not have been shown for the draw', async () => {
    await upTo('seed');
    await step();
    expect(consoleView()).toMatchObject({ seedShown: false, due: { type: 'seal' } });
  });
});

test('the cover names as present only who has signed in', async () => {
  await does({ type: 'stage.show', scene: { kind: 'cover' } });
  expect(stageView().scene).toMatchObject({
    present: false,
    bodies: consoleView().plan.witnesses.map(({ role }) => role),
  });
  await does(
    { type: 'attendance.sign', role: '公证员', name: '李某' },
    { type: 'attendance.sign', role: '公证员', name: '王某' },
  );
  expect(stageView().scene).toMatchObject({ present: true, bodies: ['公证员'] });
  expect(JSON.stringify(stageView())).not.toContain('李某');
});

describe('the stage', () => {
  test('may load a film and say that it is ready, and nothing else', async () => {
    await upTo('seal');
    for (const request of [
      { type: 'ceremony.seal' },
      { type: 'stage.show', scene: { kind: 'cover' } },
      { type: 'incident.note', words: 'x' },
    ]) {
      expect(codeOf((await driver.service.handle('stage', request)) as never)).toBe('request.not-allowed');
    }
    const answer = await driver.service.handle('stage', { type: 'film.load', school: 'GX' });
    const film = (answer.ok ? answer.value : null) as Film;
    expect(film.lots).toHaveLength(413);
    expect([...film.places].sort((a, b) => a - b)).toEqual(film.lots.map((_, i) => i));
    const rows = publicFile('result.csv')
      .toString()
      .split('\n')
      .filter(row => row.startsWith('GX,'));
    for (const row of rows) {
      const [, rank, lot = '', , ticket = '', status] = row.split(',');
      const i = film.lots.indexOf(lot);
      expect([film.places[i], film.tickets[i], film.admitted[i]]).toEqual([
        Number(rank) - 1,
        ticket.slice(0, 16),
        status === 'ADMIT',
      ]);
    }
  });

  test('never shows a whole name, an ID number or the operator’s things', async () => {
    await upTo('seal');
    const people = readFileSync(join(driver.data, 'TEST-LB-2024-a1/sealed/people.csv'), 'utf8')
      .split('\n')
      .slice(1, -1);
    for (let page = 1; page <= 21; page++) {
      await does({ type: 'stage.show', scene: { kind: 'pages', school: 'GX', page } });
      const shown = JSON.stringify(stageView());
      for (const line of people.slice(0, 418)) {
        const [, , salt = '', id = '', name = ''] = line.split(',');
        expect(shown.includes(name) || shown.includes(id) || shown.includes(salt)).toBe(false);
      }
    }
  });

  test('shows a school without a draw by number, with no rank and no ticket, and no wall of it', async () => {
    await upTo('seal');
    const shownLots: string[] = [];
    for (const page of [1, 2]) {
      await does({ type: 'stage.show', scene: { kind: 'pages', school: 'SL', page } });
      const { scene } = stageView();
      if (scene.kind !== 'pages') throw new Error(scene.kind);
      expect(new Set(scene.rows.map(({ rank, ticket }) => `${rank} ${ticket}`))).toEqual(new Set(['null null']));
      shownLots.push(...scene.rows.map(({ lot }) => lot));
    }
    const lines = readFileSync(join(driver.data, 'TEST-LB-2024-a1/public/result.csv'), 'utf8').split('\n');
    const lots = lines.filter(line => line.startsWith('SL,')).map(line => line.split(',')[2] ?? '');
    expect(shownLots).toEqual(lots.toSorted());
    expect(shownLots).not.toEqual(lots);
    await does({ type: 'stage.show', scene: { kind: 'draw', school: 'SL' } });
    expect(stageView().scene.kind).toBe('direct');
  });

  test('shows on the test card the rare characters of the lists, before the freeze and after it', async () => {
    await does({ type: 'stage.show', scene: { kind: 'testcard' } });
    const before = stageView().scene;
    if (before.kind !== 'testcard') throw new Error(before.kind);
    // Those outside the plane that every machine knows come first.
    expect(before.isExample).toBe(false);
    expect([...before.characters].slice(0, 2).every(character => (character.codePointAt(0) ?? 0) > 0xffff)).toBe(true);
    expect(before.characters).toContain('䶮');
    expect([...before.characters].length).toBeLessThanOrEqual(24);
    await upTo('publish');
    await does({ type: 'stage.show', scene: { kind: 'testcard' } });
    expect(stageView().scene).toEqual(before);
  });

  test('shows nothing of a draw before it is on disk', async () => {
    await upTo('seed');
    expect(await ask({ type: 'film.load', school: 'GX' })).toBe('session.not-drawn');
    expect(await ask({ type: 'stage.show', scene: { kind: 'pages', school: 'GX', page: 1 } })).toBe(
      'session.not-drawn',
    );
    expect(await ask({ type: 'film.start', school: 'GX', seconds: 30, witnesses: [] })).toBe('session.not-drawn');
    expect(stageView().scene.kind).toBe('reveal');
  });

  test('follows lots that the hall asks for, by their last digits, and only in their school', async () => {
    await upTo('seal');
    const answer = await driver.service.handle('stage', { type: 'film.load', school: 'GX' });
    const { lots } = (answer.ok ? answer.value : null) as Film;
    const [lot = '', other = ''] = lots;
    const start = (witnesses: string[]) => ({ type: 'film.start', school: 'GX', seconds: 60, witnesses }) as const;
    const before = stageView().scene;
    expect(await ask(start([lot, '99999999']))).toBe('session.lot-none');
    expect(await ask(start([lot.slice(-1)]))).toBe('session.lot-several');
    expect(await ask(start([lot, lot, lot, lot]))).toBe('request.form');
    expect(stageView().scene).toEqual(before);
    await does(start([lot, ` ${other} `, lot]));
    expect(stageView().scene).toMatchObject({ kind: 'draw', witnesses: [lot, other] });
    driver.restart();
    expect(stageView().scene).toMatchObject({ kind: 'draw', witnesses: [lot, other] });
    await does({ type: 'stage.show', scene: { kind: 'draw', school: 'WGY' } });
    expect(stageView().scene).toMatchObject({ kind: 'draw', witnesses: [] });
  });

  test('plays, pauses, stands by, skips, and goes on after a restart', async () => {
    await upTo('seal');
    await does({ type: 'film.start', school: 'WGY', seconds: 30, witnesses: [] });
    expect(stageView().scene).toMatchObject({ kind: 'draw', playing: { running: true } });
    expect(consoleView().presented).toEqual(['WGY']);
    await new Promise(resolve => setTimeout(resolve, 150));
    await does({ type: 'film.pause' });
    const paused = stageView().scene;
    expect(paused).toMatchObject({ playing: { running: false } });
    await does({ type: 'stage.show', scene: { kind: 'standby', words: '稍候' } });
    expect(stageView().scene).toMatchObject({ kind: 'standby', words: '稍候' });
    await does({ type: 'stage.resume' });
    expect(stageView().scene).toEqual(paused);
    driver.restart();
    expect(stageView().scene).toEqual(paused);
    await does({ type: 'film.skip' });
    expect(stageView().scene).toMatchObject({ playing: { elapsed: 30_000, running: false } });
    expect(consoleView().presented).toEqual(['WGY']);
  });
});

describe('refusals', () => {
  test('out of order, and after the freeze', async () => {
    expect(await ask({ type: 'ceremony.publish' })).toBe('session.not-frozen');
    expect(await ask({ type: 'ceremony.draw' })).toBe('session.not-frozen');
    await upTo('commit');
    expect(await ask({ type: 'plan.save', json: readFileSync(samplePlan, 'utf8') })).toBe('session.frozen');
    expect(await ask({ type: 'list.import', school: 'GX', file: { name: 'x.csv', bytes: new Uint8Array(1) } })).toBe(
      'session.frozen',
    );
    expect(await ask({ type: 'ceremony.freeze' })).toBe('ceremony.order');
    expect(await ask({ type: 'ceremony.draw' })).toBe('ceremony.order');
  });

  test('a secret that does not open its promise; the ceremony stands', async () => {
    await upTo('reveal');
    await step();
    expect(await ask({ type: 'secret.reveal', role: 'notary', secret: 'ab'.repeat(16) })).toBe('ceremony.secret-wrong');
    expect(await ask({ type: 'secret.reveal', role: 'notary' })).toBe('ceremony.secret-form');
    expect(consoleView().due).toMatchObject({ type: 'reveal', role: 'notary' });
    await upTo('sealed');
  });

  test('a list with errors, and a school without one, block the freeze', async () => {
    const bytes = new TextEncoder().encode('姓名,登记号\n张三,1\n张三,1\n');
    await does({ type: 'list.import', school: 'SL', file: { name: '名单.csv', bytes } });
    expect(consoleView().lists.find(({ school }) => school === 'SL')?.errors).toBeGreaterThan(0);
    expect(await ask({ type: 'ceremony.freeze' })).toBe('rehearse.blocked');
    expect(await ask({ type: 'list.import', school: 'XX', file: { name: 'x.csv', bytes } })).toBe('session.no-school');
  });

  test('anything at all from a window is answered, never thrown', async () => {
    for (const raw of [
      null,
      1,
      'x',
      [],
      {},
      { type: 1 },
      { type: 'constructor' },
      { type: 'plan.save', json: 1 },
      { type: 'film.load', school: 'gx' },
    ]) {
      const answer = await driver.service.handle('console', raw);
      expect(answer.ok ? '' : answer.refusal.code).toMatch(/^request\./);
    }
    expect(await ask({ type: 'plan.save', json: '{' })).toBe('plan.json');
  });

  test('the folder open in another process', () => {
    expect(codeOf(openSession({ dataFolder: driver.data, planPath: samplePlan }))).toBe('disk.in-use');
  });
});

test('a notary’s secret that is made on this machine is said in the record', async () => {
  await upTo('commit');
  await step();
  await does({ type: 'secret.make', role: 'notary' }, { type: 'ceremony.publish' });
  expect(consoleView().record.some(({ event }) => payloadOf(event) === 'made-here:notary')).toBe(true);
  expect(consoleView().holders).toMatchObject([
    { role: 'operator', madeHere: true },
    { role: 'notary', madeHere: true },
  ]);
});

test('the console hears where the stage’s window is, and opens it where its host can', async () => {
  const live = { isOpen: false, canOpen: false, address: null };
  expect(consoleView().windows).toEqual({
    live,
    place: { place: 'opening', address: null, canOpen: false },
    stage: null,
  });
  await driver.service.handle('stage', { type: 'stage.ready', width: 1920, height: 1080, pixelRatio: 1 });
  let heard = 0;
  let opened = 0;
  driver.service.onChange(() => (heard += 1));
  driver.service.placeStage({ place: 'lost', address: null, open: null });
  expect(consoleView().windows).toMatchObject({ place: { place: 'lost' }, stage: { width: 1920 } });
  expect(await ask({ type: 'stage.open' })).toBe('session.stage-open');
  driver.service.placeStage({ place: 'closed', address: 'http://127.0.0.1:9/open', open: () => (opened += 1) });
  expect(consoleView().windows).toEqual({
    live,
    place: { place: 'closed', address: 'http://127.0.0.1:9/open', canOpen: true },
    stage: null,
  });
  await does({ type: 'stage.open' });
  expect([opened, heard]).toEqual([1, 4]);
  expect(JSON.stringify(stageView())).not.toContain('127.0.0.1');
  expect(await driver.service.handle('stage', { type: 'stage.open' })).toMatchObject({ ok: false });
});

test('a family’s receipt is checked against the files on disk, at any time after the freeze, and leaves no trace', async () => {
  const check = (receipt: string, children: { name: string; id: string }[]) =>
    ask({ type: 'receipt.check', receipt, children });
  await upTo('freeze');
  await step();
  const sealed = new Uint8Array(readFileSync(join(driver.data, 'TEST-LB-2024-a1/sealed/people.csv')));
  const people = must(parsePeople(sealed));
  const [printed] = receiptsOf('TEST-LB-2024-a1', people);
  const code = printed?.code ?? '';
  const [child] = people as [Person];
  const { name, id } = child;
  const before = { console: consoleView(), stage: stageView() };
  expect(await check(code, [{ name, id }])).toMatchObject({ ok: true, why: null });
  expect(await check(code, [])).toMatchObject({ ok: true, p: null });
  expect(await check(code, [{ name: '甲', id }])).toMatchObject({ ok: false, why: { code: 'receipt.child' } });
  expect(await check('hello', [])).toBe('receipt.form');
  expect({ console: consoleView(), stage: stageView() }).toEqual(before);
  expect(JSON.stringify(before)).not.toContain(id);
  // The projector's window may not ask.
  const answer = await driver.service.handle('stage', { type: 'receipt.check', receipt: code, children: [] });
  expect(answer).toMatchObject({ ok: false, refusal: { code: 'request.not-allowed' } });
});
