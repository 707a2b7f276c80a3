/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

// What the stage fetches: little before its first scene, and a face when a scene needs it.

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Scene } from '../../shared/contract/scenes.ts';
import { sharedBrowser } from '../support/browser.ts';
import { type Site, servePages } from '../support/pages.ts';
import { fakeBridge, settled, show } from './browser.ts';
import { filmOf, scenes, snapshotOf } from './fixtures.ts';

let browser: Browser;
let served: Site;

beforeAll(async () => {
  [browser, served] = await Promise.all([sharedBrowser(), servePages('stage')]);
});

afterAll(() => served?.close());

/** Before the freeze: with a list the stage fetches what usual names are drawn with while it is idle. */
const unlisted = { roster: null };

/** Opens the stage in a new profile; `fonts` are the files that came, `bytes` what came of everything, `isStill` waits for the last. */
async function open(scene: Scene, late = 0) {
  const context = await browser.newContext({ viewport: { width: 1024, height: 768 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  const received = { bytes: 0 };
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    received.bytes += encodedDataLength;
  });
  const fonts = new Set<string>();
  page.on('request', request => {
    const [, name] = /([a-z-]+(?:\.[a-z]+)?)-[\w-]{8}\.woff2$/.exec(request.url()) ?? [];
    if (name !== undefined) fonts.add(name);
  });
  if (late > 0) {
    await page.route('**/*.woff2', async route => {
      await new Promise(resolve => setTimeout(resolve, late));
      await route.continue();
    });
  }
  await fakeBridge(page, snapshotOf(scene, unlisted), filmOf(418, 200));
  await page.goto(served.address);
  await settled(page, scene.kind);
  /** Until nothing more comes: what a scene leaves time for has come, too. */
  const still = async () => {
    for (let before = -1; before !== received.bytes; ) {
      before = received.bytes;
      await page.waitForTimeout(700);
    }
  };
  return { page, fonts, received, still, close: () => context.close() };
}

const words = ['hei-bold.ui', 'hei-regular.ui', 'mono-bold', 'mono-regular', 'song-bold.ui', 'song-regular.ui'];

/** A look-up that found a child of this name. */
function found(name: string): Scene {
  const scene = scenes['lookup'] as Extract<Scene, { kind: 'lookup' }>;
  return { ...scene, found: scene.found.slice(0, 1).map(lot => ({ ...lot, names: [name] })) };
}

test('the first scene comes with at most 2 MB, and with nothing but the words of the stage', async () => {
  const { fonts, received, still, close } = await open(scenes['cover'] as Scene);
  expect(received.bytes).toBeGreaterThan(500_000);
  expect(received.bytes).toBeLessThan(2e6);
  await still();
  expect(received.bytes).toBeLessThan(2e6);
  expect([...fonts].sort()).toEqual(words);
  await close();
});

test('a name fetches what draws it, and the names faces only where no other does', async () => {
  const { page, fonts, still, close } = await open(scenes['cover'] as Scene);
  await still();
  const more = async (name: string, number: number) => {
    const before = new Set(fonts);
    await show(page, snapshotOf(found(name), unlisted, number));
    await settled(page, 'lookup', number);
    return [...fonts].filter(file => !before.has(file)).sort();
  };
  expect(await more('马*明', 2)).toEqual([]);
  // In the core slices, which draw names in the one face in which the scene has them.
  expect(await more('赵*璐', 3)).toEqual(['song-bold.core']);
  expect(await more('𠮷*', 4)).toEqual(['song-bold.rest']);
  expect(await more('王𠃞', 5)).toEqual(['names-prc']);
  expect(await more('王\u{2ebd4}', 6)).toEqual(['names-more']);
  await close();
});

test('the last scene stays until the faces of the next are there', async () => {
  const { page, still, close } = await open(scenes['cover'] as Scene, 300);
  await still();
  await page.evaluate(() => {
    new MutationObserver(() => {
      const shown = document.querySelector('.scene-lookup');
      if (shown === null || 'atFirst' in globalThis) return;
      const loading = [...document.fonts].filter(({ status }) => status === 'loading').length;
      Object.assign(globalThis, { atFirst: loading });
    }).observe(document, { subtree: true, childList: true, attributes: true });
  });
  await show(page, snapshotOf(found('赵*𠃞'), unlisted, 2));
  await page.waitForTimeout(200);
  expect(await page.locator('.scene').getAttribute('class')).toContain('scene-cover');
  await settled(page, 'lookup', 2);
  expect(await page.evaluate(() => (globalThis as unknown as { atFirst: number }).atFirst)).toBe(0);
  expect(
    await page.evaluate(
      () => [...document.fonts].filter(face => /Names/.test(face.family) && face.status === 'loaded').length,
    ),
  ).toBe(1);
  await close();
});

test('the wall has its faces when its scene is shown', async () => {
  const film = filmOf(418, 200);
  const playing = { elapsed: 0, running: false };
  const context = { kind: 'draw', school: film.school, seconds: 30, playing, witnesses: [] } as const;
  const { page, close } = await open(context, 300);
  const there = await page.evaluate(() =>
    [...document.fonts]
      .filter(({ status }) => status === 'loaded')
      .map(({ family, weight }) => `${family.replaceAll('"', '')} ${weight}`),
  );
  expect(there).toEqual(expect.arrayContaining(['Sunshine Mono 400', 'Sunshine Mono 700', 'Sunshine Hei 700']));
  await close();
});

test('once there is a list, what usual names are drawn with comes while the stage is idle', async () => {
  const { page, fonts, still, close } = await open(scenes['cover'] as Scene);
  await still();
  await show(page, snapshotOf(scenes['cover'] as Scene, {}, 2));
  await expect
    .poll(() => [...fonts].filter(file => !words.includes(file)).sort())
    .toEqual(['song-bold.core', 'song-regular.core']);
  await close();
});

test('nothing more is fetched for the scenes that the stage says in its own words', async () => {
  const { page, fonts, still, close } = await open(scenes['cover'] as Scene);
  await still();
  let number = 2;
  for (const kind of ['rules', 'sealed', 'promise', 'end', 'standby']) {
    await show(page, snapshotOf(scenes[kind] as Scene, unlisted, number));
    await settled(page, kind, number++);
  }
  expect([...fonts].sort()).toEqual(words);
  await close();
});
