// The day of the ceremony as the service carries it: rehearsals beside it, an attempt that is given up, who gave each digit,
// secrets for the wrong promise, a plan changed behind its back. The draft is a small one under an official id.

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readDossier, verdictOf } from '../../electron/service/ports/dossier-files.ts';
import { openSession } from '../../electron/service/session/session.ts';
import { exportPart, inMemory } from '../../electron/service/transfer/exporting.ts';
import type { Request } from '../../shared/contract/requests.ts';
import type { EnvelopePage } from '../../shared/contract/snapshots.ts';
import { dossierInZip } from '../../shared/dossier/arrangement.ts';
import { commitmentOf } from '../../shared/protocol/commitment.ts';
import { parseFact } from '../../shared/protocol/facts.ts';
import { digestOf, H } from '../../shared/protocol/hash.ts';
import { payloadOf } from '../../shared/protocol/journal.ts';
import { decodeText } from '../../shared/protocol/lexis.ts';
import type { ShownVerdict } from '../../shared/verifier/checks.ts';
import { openZip } from '../../shared/zip.ts';
import { driven } from '../support/driven.ts';
import { smallDraft, usualHands } from '../support/driver.ts';
import { codeOf, must } from '../support/outcome.ts';

const official = 'LB-2024-a1';
const rehearsed = 'TEST-LB-2024-a1';
const driver = driven(smallDraft);
const { view, stage, ask, does, step, upTo, restart } = driver;

function planUnder(ceremony: string): string {
  return JSON.stringify({ ...JSON.parse(readFileSync(driver.planPath, 'utf8')), ceremony });
}
const said = () => view().record.flatMap(({ event }) => (event.type === 'incident' ? [decodeText(event.text)] : []));

const { secret } = usualHands;
const journalOf = (id: string) => readFileSync(join(driver.data, id, 'public/journal.txt'), 'utf8');

describe('a rehearsal', () => {
  test('is the whole ceremony beside the real one, marked everywhere, and ends in a verified dossier', async () => {
    await does({ type: 'rehearsal.start' });
    expect(view()).toMatchObject({ rehearsing: rehearsed, rehearsal: true, plan: { ceremony: rehearsed } });
    expect(stage().frame).toMatchObject({ rehearsal: true, ceremony: rehearsed });
    await upTo('sealed');
    expect(existsSync(join(driver.data, official))).toBe(false);
    await does({ type: 'rehearsal.end' });
    expect(view()).toMatchObject({ rehearsing: null, rehearsal: false, due: { type: 'freeze' }, record: [] });
    expect(stage()).toMatchObject({ frame: { rehearsal: false }, scene: { kind: 'cover' } });
    expect(view().rehearsals).toMatchObject([{ id: rehearsed, reached: 'seal', verified: true, givenUp: false }]);
    const sealed = JSON.parse(readFileSync(join(driver.data, rehearsed, 'sealed/plan.json'), 'utf8'));
    expect(sealed.ceremony).toBe(rehearsed);
  });

  test('shares neither file nor secret with the ceremony: each writes into its own folder', async () => {
    await does({ type: 'rehearsal.start' });
    await upTo('publish');
    const keys = () =>
      [rehearsed, official].flatMap(id =>
        ['ceremony.key', 'secret-operator.txt']
          .map(name => join(driver.data, id, 'sealed', name))
          .filter(existsSync)
          .map(path => readFileSync(path, 'utf8')),
      );
    await does({ type: 'rehearsal.end' });
    const before = journalOf(rehearsed);
    await upTo('publish');
    expect(new Set(keys()).size).toBe(4);
    expect(readFileSync(join(driver.data, official, 'public/rules.txt'), 'utf8')).toContain(`ceremony=${official}\n`);
    await upTo('sealed');
    expect(journalOf(rehearsed)).toBe(before);
    const { checks } = (await does({ type: 'dossier.verify' })) as ShownVerdict;
    expect(checks.every(({ ok }) => ok)).toBe(true);
  });

  test('survives a crash at every step, and ends at any of them', async () => {
    await does({ type: 'rehearsal.start' });
    restart();
    expect(view().rehearsing).toBe(rehearsed);
    while (view().due.type !== 'sealed') {
      await step();
      const [before, scene] = [view(), stage().scene];
      restart();
      expect(view()).toMatchObject({ rehearsing: rehearsed, due: before.due, record: before.record });
      expect(stage().scene).toEqual(scene);
    }
    await does({ type: 'rehearsal.end' });
    for (const type of ['freeze', 'commit', 'input', 'reveal', 'seal']) {
      await does({ type: 'rehearsal.start' });
      await upTo(type);
      await does({ type: 'rehearsal.end' });
      restart();
      expect(view().rehearsing).toBeNull();
    }
    // The one that ended before its freeze left no record.
    const reached = view().rehearsals.map(each => each.reached);
    expect(reached.sort()).toEqual(['close', 'freeze', 'publish', 'result', 'seal']);
  });

  test('leaves the draft alone while it runs, and comes neither twice, nor late, nor for a rehearsal', async () => {
    expect(await ask({ type: 'rehearsal.end' })).toBe('session.no-rehearsal');
    await does({ type: 'rehearsal.start' });
    for (const request of [
      { type: 'plan.save', json: planUnder('LB-2025-a1') },
      { type: 'attendance.sign', role: '公证员', name: '甲' },
      { type: 'catchment.import', file: { name: 'x.csv', bytes: new Uint8Array(1) } },
      { type: 'rehearsal.start' },
    ] as const) {
      expect(await ask(request)).toBe('session.rehearsing');
    }
    await does({ type: 'rehearsal.end' });
    await upTo('commit');
    expect(await ask({ type: 'rehearsal.start' })).toBe('session.rehearsal-late');
  });

  test('needs none where the plan is one, and cuts a long id to forty characters', async () => {
    await does({ type: 'plan.save', json: planUnder('TEST-LB-2024-a1') });
    expect(await ask({ type: 'rehearsal.start' })).toBe('session.is-rehearsal');
    await does({ type: 'plan.save', json: planUnder('ABCDEFGHIJ-ABCDEFGHIJ-ABCDEFGHI-ABCD-a99') });
    await does({ type: 'rehearsal.start' });
    expect(view().rehearsing).toBe('TEST-ABCDEFGHIJ-ABCDEFGHIJ-ABCDEFGHI-a1');
  });

  test('may take random digits, and the record says so; the ceremony may not', async () => {
    await does({ type: 'rehearsal.start' });
    await upTo('input');
    await does({ type: 'input.fill' });
    expect(view().inputs[0]?.value).toMatch(/^[0-9]{6}$/);
    expect(view().inputs[0]?.givenBy).toBe('演练随机数');
    await does({ type: 'rehearsal.end' });
    await upTo('input');
    expect(await ask({ type: 'input.fill' })).toBe('session.not-a-rehearsal');
    expect(view().inputs[0]?.value).toBeNull();
  });
});

const people = [
  { role: '公证员', name: '王公证' },
  { role: '市纪委监委', name: '李纪检' },
] as const;
const giveUp = (reason = '名单有误'): Request => ({
  type: 'attempt.give-up',
  reason,
  people: [{ ...people[0] }, { ...people[1] }],
});

describe('giving an attempt up', () => {
  test('needs a freeze, a reason and two people, and comes before the close', async () => {
    expect(await ask(giveUp())).toBe('ceremony.give-up-early');
    await upTo('input');
    expect(await ask(giveUp(' '))).toBe('session.two-people');
    expect(
      await ask({ type: 'attempt.give-up', reason: '名单有误', people: [{ ...people[0] }, { ...people[0] }] }),
    ).toBe('session.two-people');
    await upTo('close');
    await does({ type: 'ceremony.close' });
    const before = journalOf(official);
    for (const type of ['reveal', 'seed', 'seal', 'sealed']) {
      await upTo(type);
      expect(await ask(giveUp())).toBe('ceremony.give-up-late');
    }
    expect(journalOf(official).startsWith(before)).toBe(true);
    expect(existsSync(join(driver.data, 'LB-2024-a2'))).toBe(false);
  });

  test.each(['commit', 'publish', 'input', 'close'])('while %s is due: the next attempt names it', async type => {
    await upTo(type);
    const before = view();
    await does(giveUp());
    const old = journalOf(official);
    const last = old.trimEnd().split('\n').at(-1) ?? '';
    expect(parseFact(last.split('|').at(-1) ?? '')).toEqual({
      key: 'given-up',
      reason: '名单有误',
      roles: ['公证员', '市纪委监委'],
    });
    expect(stage().scene).toMatchObject({ kind: 'standby', words: 'LB-2024-a1 作废：名单有误' });
    // Names stay in the sealed folder.
    for (const name of readdirSync(join(driver.data, official, 'public'))) {
      expect(readFileSync(join(driver.data, official, 'public', name), 'utf8')).not.toMatch(/王公证|李纪检/);
    }
    expect(readFileSync(join(driver.data, official, 'sealed/given-up.json'), 'utf8')).toContain('王公证');
    restart();
    expect(view()).toMatchObject({ plan: { ceremony: 'LB-2024-a2' }, due: { type: 'freeze' }, record: [] });
    // The last line, so that how the attempt ended cannot be written anew.
    expect(view().plan.prior).toBe(H(last));
    expect(view().lists).toEqual(before.lists);
    await upTo('sealed');
    expect(readFileSync(join(driver.data, 'LB-2024-a2/public/rules.txt'), 'utf8')).toContain(
      `prior=${view().plan.prior}\n`,
    );
    const { checks } = (await does({ type: 'dossier.verify' })) as ShownVerdict;
    expect(checks.every(({ ok }) => ok)).toBe(true);
    // Its record verifies as what it is, where it lies and where it is handed on, and says what `prior` must be.
    for (const path of [official, `LB-2024-a2/given-up/${official}`]) {
      const { status, prior } = verdictOf(must(readDossier(join(driver.data, path))));
      expect([path, status, prior]).toEqual([path, 'given up', H(last)]);
    }
    expect(verdictOf(must(readDossier(join(driver.data, 'LB-2024-a2')))).status).toBe('verified');
    // The old one stays as it is, and has lost what it would take to finish it.
    expect(journalOf(official)).toBe(old);
    expect(readdirSync(join(driver.data, official, 'sealed')).filter(name => /secret|key/.test(name))).toEqual([]);
  });

  test('and the next one too: the third hands both on, also to who gets the published copy', async () => {
    await upTo('input');
    await does(giveUp());
    await upTo('commit');
    await does(giveUp());
    await upTo('sealed');
    const third = join(driver.data, 'LB-2024-a3');
    expect(readdirSync(join(third, 'given-up')).sort()).toEqual(['LB-2024-a1', 'LB-2024-a2']);
    expect(existsSync(join(third, 'given-up/LB-2024-a2/commitment.txt'))).toBe(false);
    const { bytes } = must(exportPart('public', third, inMemory));
    const { public: files } = must(dossierInZip(bytes)) ?? { public: new Map() };
    expect(new TextDecoder().decode(files.get('rules.txt') ?? undefined)).toContain('ceremony=LB-2024-a3\n');
    const names = must(openZip(bytes, { entries: 99, entryBytes: 1 << 26, totalBytes: 1 << 26 })).names;
    for (const name of ['given-up/LB-2024-a1/commitment.sig', 'given-up/LB-2024-a2/journal.txt']) {
      expect(names).toContain(name);
    }
  });

  test('is not undone by going back to the old id, nor by its words in an incident', async () => {
    await upTo('commit');
    await does(giveUp());
    expect(await ask({ type: 'plan.save', json: planUnder(official) })).toBe('session.id-used');
    await upTo('commit');
    await does({ type: 'incident.note', words: 'given-up:x:公证员' });
    expect(view().due.type).toBe('commit');
  });

  test('can be practised: the rehearsal goes on as its next attempt, the ceremony is untouched', async () => {
    await does({ type: 'rehearsal.start' });
    await upTo('input');
    await does(giveUp());
    restart();
    expect(view()).toMatchObject({ rehearsing: 'TEST-LB-2024-a2', due: { type: 'freeze' } });
    expect(view().plan.prior).toMatch(/^[0-9a-f]{64}$/);
    await does({ type: 'rehearsal.end' });
    expect(view().plan).toMatchObject({ ceremony: official, prior: 'none' });
    expect(view().rehearsals).toMatchObject([{ id: rehearsed, givenUp: true }]);
  });

  test('ends at -a99', async () => {
    await does({ type: 'plan.save', json: planUnder('LB-2024-a99') });
    await upTo('commit');
    expect(await ask(giveUp())).toBe('session.attempts-full');
    expect(view().plan.ceremony).toBe('LB-2024-a99');
    await upTo('sealed');
  });
});

describe('who gave the digits', () => {
  test('is chosen by role, stands just before the input, and shows on the stage', async () => {
    await does({ type: 'attendance.sign', role: '媒体代表', name: '赵某' });
    await upTo('input');
    expect(view().givers).toContain('媒体代表');
    expect(await ask({ type: 'input.givers', roles: ['赵某'] })).toBe('session.giver-unknown');
    await does({ type: 'input.givers', roles: ['媒体代表', '公证员'] });
    await does({ type: 'input.type', typist: 1, value: '111111' });
    expect(await ask({ type: 'input.type', typist: 2, value: '111112' })).toBe('session.mismatch');
    expect(view().typing).toEqual({ typed: [], mismatch: true, givers: ['媒体代表', '公证员'], agreed: null });
    expect(said()).toEqual([]);
    await step();
    const [input, note] = view().record;
    expect([input?.event.type, note?.event.type]).toEqual(['input', 'fact']);
    expect(note?.event).toMatchObject({
      type: 'fact',
      fact: { key: 'given-by', number: '01', roles: ['媒体代表', '公证员'] },
    });
    expect(view().inputs[0]?.givenBy).toBe('媒体代表、公证员');
    expect(view().typing.givers).toEqual([]);
    restart();
    expect(stage().scene).toMatchObject({
      kind: 'inputs',
      inputs: [{ givenBy: '媒体代表、公证员' }, { givenBy: null }],
    });
    expect(JSON.stringify(stage())).not.toContain('赵某');
  });
});

describe('secrets', () => {
  test('one that was made here can be printed until the promise is out, and each time is on record', async () => {
    await upTo('commit');
    await does({ type: 'secret.make', role: 'operator' });
    expect(await ask({ type: 'secret.envelope', role: 'operator' })).toBe('session.no-envelope');
    expect(await ask({ type: 'secret.envelope', role: 'notary' })).toBe('session.no-envelope');
    await does({ type: 'secret.make', role: 'notary' });
    const page = (await does({ type: 'secret.envelope', role: 'notary' })) as EnvelopePage;
    expect(commitmentOf(official, 'notary', page.roster, page.rules, page.secret)).toBe(page.commitment);
    expect(view().record.filter(({ event }) => payloadOf(event) === 'printed:notary')).toHaveLength(1);
    expect(JSON.stringify([view(), stage()])).not.toContain(page.secret);
    expect(codeOf((await driver.service.handle('stage', { type: 'secret.envelope', role: 'notary' })) as never)).toBe(
      'request.not-allowed',
    );
    await upTo('input');
    expect(await ask({ type: 'secret.envelope', role: 'notary' })).toBe('session.no-envelope');
    await upTo('reveal');
    await does({ type: 'secret.reveal', role: 'operator' });
    // What the envelope holds opens the promise where the machine's own copy is gone.
    await does({ type: 'secret.reveal', role: 'notary', secret: page.secret });
  });

  test('one that was made here is in no snapshot of either window before its reveal', async () => {
    await upTo('publish');
    const made = readFileSync(join(view().folder, 'sealed/secret-operator.txt'), 'utf8').trim();
    expect(made).toMatch(/^[0-9a-f]{64}$/);
    const shown = () => JSON.stringify([view(), stage()]);
    while (view().due.type !== 'reveal') {
      expect(shown()).not.toContain(made);
      await step();
    }
    expect(shown()).not.toContain(made);
    await step();
    expect(shown()).toContain(made);
  });

  test('one that was brought cannot be printed: it is not here', async () => {
    await upTo('publish');
    expect(await ask({ type: 'secret.envelope', role: 'notary' })).toBe('session.no-envelope');
  });

  test('one of another ceremony, or of another list, is refused with whose it is', async () => {
    await does({ type: 'rehearsal.start' });
    await upTo('publish');
    await does({ type: 'rehearsal.end' });
    await upTo('commit');
    await does({ type: 'secret.make', role: 'operator' });
    const own = 'ef'.repeat(32);
    const { folder: dossier } = view();
    const [L, R] = ['roster.csv', 'rules.txt'].map(name => digestOf(readFileSync(join(dossier, 'public', name))));
    const ours = commitmentOf(official, 'notary', L ?? '', R ?? '', own);
    await does({ type: 'secret.commit', role: 'notary', commitment: ours });
    await upTo('reveal');
    await does({ type: 'secret.reveal', role: 'operator' });
    const answer = await driver.service.handle('console', { type: 'secret.reveal', role: 'notary', secret });
    expect(answer).toMatchObject({
      ok: false,
      refusal: { code: 'session.secret-other', values: { role: 'notary', ceremony: rehearsed, holder: 'notary' } },
    });
    expect(await ask({ type: 'secret.reveal', role: 'notary', secret: 'ab'.repeat(16) })).toBe('ceremony.secret-wrong');
    expect(view().due).toMatchObject({ type: 'reveal', role: 'notary' });
    await does({ type: 'secret.reveal', role: 'notary', secret: own });
    expect(view().due.type).toBe('seed');
  });
});

describe('a plan that is changed by hand', () => {
  const draftPlan = () => join(driver.data, 'draft/plan.json');
  const edit = (change: object) =>
    writeFileSync(draftPlan(), JSON.stringify({ ...JSON.parse(readFileSync(draftPlan(), 'utf8')), ...change }));

  test('after the freeze has no effect, and the console says so', async () => {
    await upTo('input');
    const before = view();
    driver.close();
    edit({
      title: '别的标题',
      ceremony: 'LB-2030-a1',
      schools: before.plan.schools.map(each => ({ ...each, places: 1 })),
    });
    driver.open();
    expect(view().recovered).toMatchObject({ planEdited: true, torn: false });
    expect(view()).toMatchObject({ plan: before.plan, due: before.due, schools: before.schools });
    await upTo('sealed');
    expect(existsSync(join(driver.data, 'LB-2030-a1'))).toBe(false);
  });

  test('without a change nothing is said', async () => {
    await upTo('input');
    restart();
    expect(view().recovered).toMatchObject({ planEdited: false });
  });

  test('a sealed plan that no longer agrees with the rules is not believed', async () => {
    await upTo('commit');
    driver.close();
    writeFileSync(join(driver.data, official, 'sealed/plan.json'), planUnder('LB-2031-a1'));
    edit({ schools: view().plan.schools.map(each => ({ ...each, places: 1 })) });
    expect(codeOf(openSession({ dataFolder: driver.data, planPath: driver.planPath }))).toBe('ceremony.damaged');
    writeFileSync(draftPlan(), planUnder(official));
    driver.open();
    expect(view()).toMatchObject({ plan: { ceremony: official }, due: { type: 'commit' } });
  });
});

describe('two children exchanged in the sealed list', () => {
  const path = () => join(driver.data, official, 'sealed/people.csv');
  /** Gives the second child the name of the third, and the third that of the second. */
  const exchange = () => {
    const lines = readFileSync(path(), 'utf8')
      .split('\n')
      .map(line => line.split(','));
    const at = lines[0]?.indexOf('name') ?? -1;
    const [second = [], third = []] = lines.slice(2);
    [second[at], third[at]] = [third[at] ?? '', second[at] ?? ''];
    writeFileSync(path(), lines.map(line => line.join(',')).join('\n'));
  };

  test('keep a start from going on, and leave the folder as it is', async () => {
    await upTo('commit');
    driver.close();
    const before = readFileSync(path());
    exchange();
    const changed = readFileSync(path());
    expect(changed).not.toEqual(before);
    expect(codeOf(openSession({ dataFolder: driver.data, planPath: driver.planPath }))).toBe('ceremony.names-changed');
    expect(readFileSync(path())).toEqual(changed);
    writeFileSync(path(), before);
    driver.open();
    expect(view().due.type).toBe('commit');
  });

  test('are not looked up, nor after a standby, and the scene stays', async () => {
    await upTo('commit');
    const lot =
      readFileSync(join(driver.data, official, 'public/roster.csv'), 'utf8')
        .split('\n')[1]
        ?.split(',')[1] ?? '';
    await does({ type: 'stage.show', scene: { kind: 'lookup', lot } });
    await does({ type: 'stage.show', scene: { kind: 'standby', words: '' } });
    const before = readFileSync(path());
    exchange();
    expect(await ask({ type: 'stage.resume' })).toBe('ceremony.names-changed');
    expect(stage().scene.kind).toBe('standby');
    await does({ type: 'stage.show', scene: { kind: 'sealed' } });
    expect(await ask({ type: 'stage.show', scene: { kind: 'lookup', lot } })).toBe('ceremony.names-changed');
    expect(stage().scene.kind).toBe('sealed');
    writeFileSync(path(), before);
    await does({ type: 'stage.show', scene: { kind: 'lookup', lot } });
  });
});

test('an incident and a standby have their place before the freeze; the id is then fixed', async () => {
  await does({ type: 'stage.show', scene: { kind: 'standby', words: '请稍候' } });
  expect(stage().scene).toMatchObject({ kind: 'standby' });
  await does({ type: 'incident.note', words: '大厅停电十分钟' });
  expect(await ask({ type: 'plan.save', json: planUnder('LB-2025-a1') })).toBe('session.id-fixed');
  restart();
  expect(view().due.type).toBe('freeze');
  expect(said()).toEqual(['大厅停电十分钟']);
  await does({ type: 'rehearsal.start' });
  expect(said()).toEqual([]);
  await does({ type: 'rehearsal.end' });
  await upTo('commit');
  expect(said()).toEqual(['大厅停电十分钟']);
});
