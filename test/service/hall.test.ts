// Answers for the hall: a number by its last digits, before the draw and after it, the page where it stands, and the way back.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { RequestOf } from '../../shared/contract/requests.ts';
import { parsePeople } from '../../shared/protocol/people.ts';
import { driven } from '../support/driven.ts';
import { sampleDraft } from '../support/driver.ts';
import { must } from '../support/outcome.ts';

const driver = driven(sampleDraft);
const { view, stage, does, ask, refusal, upTo, restart } = driver;

/** A lot of the sample. */
const lot = '24030031';

const lookUp = async (lot: string) => {
  await does({ type: 'stage.show', scene: { kind: 'lookup', lot } });
  const { scene } = stage();
  if (scene.kind !== 'lookup') throw new Error(scene.kind);
  return scene;
};

/** The lots of a school in the order of the draw, as the result pages show them. */
async function drawnLots(school: string) {
  const lots: { lot: string; admitted: boolean }[] = [];
  for (let page = 1, pages = 1; page <= pages; page++) {
    await does({ type: 'stage.show', scene: { kind: 'pages', school, page } });
    const { scene } = stage();
    if (scene.kind !== 'pages') throw new Error(scene.kind);
    lots.push(...scene.rows);
    pages = scene.pages;
  }
  return lots;
}

describe('a number from the hall', () => {
  test('of any of the twins leads to their lot', async () => {
    await upTo('commit');
    const people = must(parsePeople(new Uint8Array(readFileSync(join(view().folder, 'sealed/people.csv')))));
    // Of the sample's twins each has a number of the list; the lot bears the smallest.
    const twin = people.find(({ registration, lot }) => registration !== '' && registration !== lot);
    if (twin === undefined) throw new Error('no twins with two numbers');
    expect(await lookUp(twin.registration)).toMatchObject({ answer: 'found', found: [{ lot: twin.lot }] });
  });

  test('is found whole or by last digits that are its own, full-width ones too; else the whole is asked for', async () => {
    await upTo('commit');
    const whole = await lookUp(lot);
    expect(whole).toMatchObject({ answer: 'found', found: [{ lot, result: null }] });
    expect(whole.found[0]?.line).toMatch(new RegExp(`^[A-Z]+,${lot},[1-9],[0-9a-f]{64}$`));
    // The step on the stage is the one that the look-up covers.
    expect(stage().frame.step).toBe(4);
    let ending = lot.slice(-1);
    for (let digits = 1; (await lookUp(lot.slice(-digits))).answer !== 'found'; digits++) {
      ending = lot.slice(-digits - 1);
    }
    expect(ending.length).toBeLessThan(8);
    expect((await lookUp(ending)).found[0]?.lot).toBe(lot);
    expect(
      (await lookUp(`　${ending.replace(/[0-9]/g, digit => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))} `))
        .found[0]?.lot,
    ).toBe(lot);
    expect(await lookUp('1')).toEqual({ kind: 'lookup', asked: '1', answer: 'several', found: [] });
    expect(await lookUp('99999999')).toMatchObject({ answer: 'none', found: [] });
    // Whatever is typed by mistake: no whole name and no ID number stands on the stage.
    expect(await lookUp('欧阳小明')).toMatchObject({ answer: 'none', asked: '欧**明' });
    expect(await lookUp('411282201205060012')).toMatchObject({ answer: 'none', asked: '**************0012' });
    expect(await lookUp('41128220120506001x')).toMatchObject({ answer: 'none', asked: '**************001X' });
  });

  test('has its result after the draw: rank, place among the waiting, or direct without either', async () => {
    await upTo('seal');
    const direct = view().schools.find(school => school.direct);
    const drawn = view().schools.find(school => !school.direct);
    if (direct === undefined || drawn === undefined) throw new Error('the sample has changed');
    const lots = await drawnLots(drawn.code);
    const waiting = lots.filter(({ admitted }) => !admitted);
    const [first, third] = [lots[0], waiting[2]];
    const ofFirst = (await lookUp(first?.lot ?? '')).found.find(({ school }) => school === drawn.name);
    expect(ofFirst?.result).toMatchObject({ status: 'admitted', place: 1 });
    expect(ofFirst?.result?.ticket).toMatch(/^[0-9a-f]{64}$/);
    const ofThird = (await lookUp(third?.lot ?? '')).found.find(({ school }) => school === drawn.name);
    expect(ofThird?.result).toMatchObject({ status: 'waiting', place: 3 });
    const [directLot] = (await drawnLots(direct.code)).map(({ lot }) => lot);
    expect((await lookUp(directLot ?? '')).found.find(({ school }) => school === direct.name)?.result).toMatchObject({
      ...{ status: 'direct', place: null, ticket: null },
    });

    // The page where a lot stands, by last digits that no other of its school has.
    await does({ type: 'pages.find', kind: 'pages', school: drawn.code, lot: third?.lot ?? '' });
    const { scene } = stage();
    expect(scene.kind === 'pages' && scene.rows.some(({ lot }) => lot === third?.lot)).toBe(true);
    expect(await refusal({ type: 'pages.find', kind: 'pages', school: drawn.code, lot: 'ZZZ' })).toMatchObject({
      code: 'session.lot-none',
      values: { school: drawn.name, asked: 'ZZZ' },
    });
    expect(await ask({ type: 'pages.find', kind: 'pages', school: drawn.code, lot: '1' })).toBe('session.lot-several');
    expect(await ask({ type: 'pages.find', kind: 'pages', school: 'ZZ', lot: '1' })).toBe('session.lot-none');
  });
});

describe('the board of numbers', () => {
  const ready = (width: number, height: number) =>
    driver.service.handle('stage', { type: 'stage.ready', width, height, pixelRatio: 1 });
  const board = () => {
    const { scene } = stage();
    if (scene.kind !== 'board' || scene.shows.of !== 'lots') throw new Error(scene.kind);
    return { ...scene, ...scene.shows };
  };

  test('has the lots by number on pages that fit the stage, and a restart shows the same page', async () => {
    await upTo('input');
    expect(await ask({ type: 'stage.show', scene: { kind: 'board', school: 'GX', page: 1 } })).toBe(
      'session.not-drawn',
    );
    await upTo('seal');
    await does({ type: 'stage.show', scene: { kind: 'board', school: 'GX', page: 2 } });
    // No stage has told its pixels: an ordinary projector.
    expect(board()).toMatchObject({ page: 2, grid: { columns: 5, rows: 12 } });
    expect(board().digest).toBe(view().digests.result);
    expect(stage().frame.step).toBe(10);
    expect(view().presented).toContain('GX');
    const [first] = board().lots;
    await ready(1024, 768);
    // The page that has the lot with which the other began.
    expect(board().grid).toEqual({ columns: 4, rows: 12 });
    expect(board().lots.some(({ lot }) => lot === first?.lot)).toBe(true);
    const { page, lots } = board();
    restart();
    expect(board()).toMatchObject({ page, lots, grid: { columns: 4, rows: 12 } });
    expect(view().atHome).toBe(true);
    await ready(1080, 1920);
    expect(board().grid).toEqual({ columns: 3, rows: 24 });
  });

  test('leads to the page of a number, of a twin too, and turns by itself to its last page', async () => {
    await upTo('seal');
    const people = must(parsePeople(new Uint8Array(readFileSync(join(view().folder, 'sealed/people.csv')))));
    const direct = view()
      .schools.filter(school => school.direct)
      .map(({ code }) => code);
    const twin = people.find(
      ({ school, registration, lot }) => registration !== '' && registration !== lot && !direct.includes(school),
    );
    if (twin === undefined) throw new Error('no twins with two numbers');
    await does({ type: 'pages.find', kind: 'board', school: twin.school, lot: twin.registration });
    expect(board().lots.some(({ lot, size }) => lot === twin.lot && size > 1)).toBe(true);
    expect(await ask({ type: 'pages.find', kind: 'board', school: twin.school, lot: '1' })).toBe('session.lot-several');
    const { pages, school } = board();
    const last = { kind: 'board', school: school.code, page: pages } as const;
    await does({ type: 'stage.show', scene: { ...last, page: pages - 1 } }, { type: 'pages.auto', seconds: 0.1 });
    await expect.poll(() => board().page).toBe(pages);
    await new Promise(resolve => setTimeout(resolve, 250));
    expect(board()).toMatchObject({ page: pages, playing: { running: false } });
    await does({ type: 'stage.show', scene: { kind: 'pages', school: school.code, page: 1 } });
    expect(stage().scene).toMatchObject({ kind: 'pages', page: 1, digest: view().digests.result });
    // A page behind the last one is the last one, from which a stage of another shape leads on.
    await does({ type: 'stage.show', scene: { ...last, page: 1_000_000_000 } });
    const [first] = board().lots;
    expect(board().page).toBe(pages);
    await ready(1080, 1920);
    expect(board().lots.some(({ lot }) => lot === first?.lot)).toBe(true);
    // A window without pixels, as a minimized one may be, has no picture to lay out.
    await ready(0, 0);
    expect(board().grid).toEqual({ columns: 3, rows: 24 });
    // Who admits all has no board: its pages are by number themselves.
    await does({ type: 'stage.show', scene: { kind: 'board', school: direct[0] ?? '', page: 1 } });
    expect(stage().scene).toMatchObject({ kind: 'pages', school: { code: direct[0] } });
  });
});

describe('a film', () => {
  const film = () => {
    const { scene } = stage();
    if (scene.kind !== 'draw') throw new Error(scene.kind);
    return scene;
  };
  const start: RequestOf<'film.start'> = { type: 'film.start', school: 'GX', seconds: 90, witnesses: [] };

  test('stands still while it is covered, whatever is asked of it', async () => {
    await upTo('seal');
    await does(start, { type: 'stage.show', scene: { kind: 'standby', words: '' } });
    await does({ type: 'film.resume' }, { type: 'film.skip' }, { type: 'stage.resume' });
    expect(film().playing.running).toBe(false);
    expect(film().playing.elapsed).toBeLessThan(2000);
  });

  test('plays on where pages are to turn by themselves, or another film is refused', async () => {
    await upTo('seal');
    await does({ type: 'stage.show', scene: { kind: 'pages', school: 'GX', page: 1 } });
    const { scene } = stage();
    const lot = scene.kind === 'pages' ? (scene.rows[0]?.lot ?? '') : '';
    await does({ ...start, witnesses: [lot] });
    await new Promise(resolve => setTimeout(resolve, 20));
    await does({ type: 'pages.auto', seconds: 12 });
    expect(await ask({ ...start, school: 'ZZ', seconds: 30 })).toBe('session.no-school');
    expect(film()).toMatchObject({ seconds: 90, witnesses: [lot], playing: { running: true } });
    expect(film().playing.elapsed).toBeGreaterThan(10);
  });

  test('stands where it stood after two crashes, too', async () => {
    await upTo('seal');
    await does(start);
    await new Promise(resolve => setTimeout(resolve, 20));
    await does({ type: 'film.pause' });
    const { elapsed } = film().playing;
    expect(elapsed).toBeGreaterThan(10);
    driver.close();
    driver.open();
    // What a power cut would leave now.
    const kept: unknown = JSON.parse(readFileSync(join(driver.data, 'draft/stage.json'), 'utf8'));
    expect(kept).toMatchObject({ elapsed, wanted: { kind: 'draw', school: 'GX' } });
    expect(film().playing).toEqual({ elapsed, running: false });
  });
});

describe('the way back', () => {
  test('leads from a look-up to the scene of the step, through a standby and a restart', async () => {
    await upTo('input');
    expect(view().atHome).toBe(true);
    await lookUp(lot);
    expect(view().atHome).toBe(false);
    await does({ type: 'stage.show', scene: { kind: 'standby', words: '' } }, { type: 'stage.resume' });
    expect(stage().scene.kind).toBe('lookup');
    await does({ type: 'stage.home' });
    expect(stage().scene.kind).toBe('inputs');
    await does({ type: 'stage.show', scene: { kind: 'cover' } });
    await lookUp(lot);
    await does({ type: 'stage.resume' });
    expect(stage().scene.kind).toBe('cover');
    await does({ type: 'stage.home' });
    expect(view().atHome).toBe(true);
    await lookUp(lot);
    restart();
    // A look-up does not outlive a crash: what is under it stands there again.
    expect(stage().scene.kind).toBe('inputs');
  });

  test('leads to the school that was shown last, its film where it stood', async () => {
    await upTo('seal');
    await does({ type: 'film.start', school: 'GX', seconds: 90, witnesses: [] });
    await new Promise(resolve => setTimeout(resolve, 300));
    await lookUp(lot);
    await does({ type: 'stage.home' });
    const { scene } = stage();
    expect(scene).toMatchObject({ kind: 'draw', school: { code: 'GX' }, playing: { running: false } });
    expect(scene.kind === 'draw' ? scene.playing.elapsed : 0).toBeGreaterThan(200);
    await does({ type: 'stage.show', scene: { kind: 'pages', school: 'WGY', page: 2 } });
    await does({ type: 'stage.show', scene: { kind: 'end' } }, { type: 'stage.home' });
    expect(stage().scene).toMatchObject({ kind: 'pages', school: { code: 'WGY' }, page: 2 });
  });
});

test('the test card counts once it is on a stage of this machine, and a start remembers it', async () => {
  await does({ type: 'stage.show', scene: { kind: 'testcard' } });
  expect(view().tested).toBeNull();
  await driver.service.handle('stage', { type: 'stage.ready', width: 1920, height: 1080, pixelRatio: 1 });
  expect(view().tested).toMatch(/^\d{4}-/);
  const { tested } = view();
  await does({ type: 'stage.show', scene: { kind: 'cover' } });
  restart();
  expect(view().tested).toBe(tested);
});

test('the record tells when the lists were frozen and the promise published, to both windows and after days', async () => {
  expect(view().times).toEqual({ frozen: null, published: null });
  await upTo('input');
  const at = (type: string) => view().record.find(line => line.event.type === type)?.time;
  restart();
  expect(view().times).toEqual({ frozen: at('freeze'), published: at('publish') });
  await does({ type: 'stage.show', scene: { kind: 'sealed' } });
  expect(stage().scene).toMatchObject({ time: at('freeze') });
  await does({ type: 'stage.show', scene: { kind: 'promise' } });
  expect(stage().scene).toMatchObject({ time: at('publish') });
});
