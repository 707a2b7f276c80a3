/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

// The stage in a browser: every scene, two sizes, both languages, both themes.

import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { largestInset, type Scene, type SceneOf } from '../../shared/contract/scenes.ts';
import { pictureOf } from '../../shared/views/picture.ts';
import { noTyping } from '../../shared/views/scenes.ts';
import { standsStill } from '../support/axe.ts';
import { launchBrowser, sharedBrowser } from '../support/browser.ts';
import { type Site, servePages } from '../support/pages.ts';
import { processorTime } from '../support/processor-time.ts';
import { hasten, unpainted } from '../support/quick-pages.ts';
import { isLong } from '../support/rounds.ts';
import { fakeBridge, settled, show } from './browser.ts';
import { digests, filmOf, scenes, snapshotOf } from './fixtures.ts';

let browser: Browser;
let context: BrowserContext;
let served: Site;

beforeAll(async () => {
  [browser, served] = await Promise.all([sharedBrowser(), servePages('stage')]);
  // Windows of one profile: scripts and faces come once.
  context = await browser.newContext();
});

afterAll(async () => {
  await context?.close();
  await served?.close();
});

/** Runs in the page: what of the scene is too small, clipped, outside the picture, or over something else. */
function findFaults(unit: number): string[] {
  const faults: string[] = [];
  const { scrollWidth, scrollHeight } = document.documentElement;
  if (scrollWidth > innerWidth || scrollHeight > innerHeight) faults.push(`page is ${scrollWidth} × ${scrollHeight}`);
  const main = document.querySelector('.stage-main')?.getBoundingClientRect();
  for (const element of document.querySelectorAll<HTMLElement>('#stage *')) {
    if (element.closest('.watermark') !== null) continue;
    const words = [...element.childNodes].filter(
      node => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '',
    );
    if (words.length === 0) continue;
    if (/录取[\s，、·：（]*录取/.test(element.textContent ?? '')) faults.push(`${element.textContent}: 录取 twice`);
    const name = `${element.tagName} ${element.className} “${(element.textContent ?? '').slice(0, 20)}”`;
    const style = getComputedStyle(element);
    if (Number.parseFloat(style.fontSize) < 24 * unit - 0.01) faults.push(`${name}: ${style.fontSize}`);
    const range = document.createRange();
    for (const node of words) {
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      if (box.width * box.height === 0) continue;
      // Half a line's leading may stand out of a box of which the glyphs do not.
      const slack = Number.parseFloat(style.fontSize) * 0.25;
      const outer = element.closest('.stage-main') === null ? null : main;
      const top = outer?.top ?? 0;
      const bottom = outer?.bottom ?? innerHeight;
      const inset = Number(document.documentElement.style.getPropertyValue('--inset'));
      const [left, right] = [innerWidth * inset, innerWidth * (1 - inset)];
      if (box.left < left - 1 || box.right > right + 1) faults.push(`${name}: ${box.left}–${box.right} across`);
      if (box.top < top - slack || box.bottom > bottom + slack) faults.push(`${name}: ${box.top}–${box.bottom} down`);
      const own = element.getBoundingClientRect();
      if (style.overflowX === 'hidden' && box.right > own.right + 1) faults.push(`${name}: cut off`);
    }
  }
  for (const section of document.querySelectorAll('.scene *')) {
    const [before, own] = [section.previousElementSibling?.getBoundingClientRect(), section.getBoundingClientRect()];
    if (before === undefined || before.width * before.height * own.width * own.height === 0) continue;
    if (section.previousElementSibling?.className === 'edges') continue;
    if (section.closest('.edges, .envelope, .agreed-piece, svg, .draw-wall') !== null) continue;
    const across = Math.min(before.right, own.right) - Math.max(before.left, own.left);
    const down = Math.min(before.bottom, own.bottom) - Math.max(before.top, own.top);
    if (across > 2 && down > 2 && getComputedStyle(section).display !== 'inline') {
      faults.push(`${section.tagName} ${section.className} overlaps by ${Math.round(across)} × ${Math.round(down)}`);
    }
  }
  return faults;
}

/** Runs in the page: the height of the display without what a caption takes of it. */
function unsaid(): number {
  const said = Number(document.documentElement.style.getPropertyValue('--said'));
  return (innerHeight * 1080) / (1080 + said);
}

/** Characters that came from a face of the system's instead of one of ours, by the element that shows them. */
async function foreignFaces(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  await session.send('DOM.getDocument', { depth: 0 });
  const { searchId, resultCount } = await session.send('DOM.performSearch', { query: "//*[@id='stage']//*[text()]" });
  const nodeIds =
    resultCount === 0
      ? []
      : (await session.send('DOM.getSearchResults', { searchId, fromIndex: 0, toIndex: resultCount })).nodeIds;
  const used = await Promise.all(nodeIds.map(nodeId => session.send('CSS.getPlatformFontsForNode', { nodeId })));
  await session.detach();
  const foreign = used.flatMap(({ fonts }) => fonts.filter(({ isCustomFont }) => !isCustomFont));
  return [...new Set(foreign.map(({ familyName, glyphCount }) => `${glyphCount} of ${familyName}`))];
}

/** Opens the stage with a scene; `errors` is what its console said. */
async function open(
  scene: Scene,
  view: { width: number; height: number },
  language: 'zh' | 'en' = 'zh',
  theme: 'paper' | 'ink' = 'paper',
) {
  const page = await context.newPage();
  await page.setViewportSize(view);
  const errors: string[] = [];
  page.on('console', message => message.type() === 'error' && errors.push(message.text()));
  page.on('pageerror', error => errors.push(error.message));
  await fakeBridge(page, snapshotOf(scene, { theme, language }), filmOf(418, 200));
  await page.goto(served.address);
  await settled(page, scene.kind);
  return { page, errors, close: () => page.close() };
}

/**
 * The displays that scenes are looked at on; a projector that cuts has 5 % less, and is looked at with captions. English is looked at
 * where it is narrowest and usual.
 */
const views = [
  { width: 1920, height: 1080, language: 'zh', theme: 'paper', inset: 0 },
  { width: 1024, height: 768, language: 'zh', theme: 'paper', inset: 0 },
  { width: 1024, height: 768, language: 'en', theme: 'ink', inset: 0 },
  { width: 1366, height: 768, language: 'zh', theme: 'paper', inset: largestInset },
  { width: 3840, height: 1080, language: 'zh', theme: 'paper', inset: 0 },
  { width: 1080, height: 1920, language: 'zh', theme: 'paper', inset: 0 },
] as const;

/** More of them, of shapes that are among those. */
const moreViews = [
  { width: 1920, height: 1080, language: 'en', theme: 'ink', inset: 0 },
  { width: 1280, height: 1024, language: 'zh', theme: 'paper', inset: 0 },
  { width: 3840, height: 1080, language: 'en', theme: 'ink', inset: largestInset },
  { width: 1080, height: 1920, language: 'zh', theme: 'ink', inset: largestInset },
] as const;

// What is looked at is how each scene stands. On the usual display it moves there as in the hall, but ten times as fast; on the others
// it moves as little as for people whose system asks for that.
describe.concurrent('every scene is whole and legible', () => {
  test.each(isLong ? [...views, ...moreViews] : views)(
    'at $width × $height, $language, $theme, inset $inset',
    async ({ language, theme, inset, ...view }) => {
      const captions = inset > 0;
      // One window for all scenes, as in the hall: each leaves before the next enters.
      const { page, errors, close } = await open(scenes['cover'] as Scene, view, language, theme);
      expect(await page.getAttribute('html', 'data-theme')).toBe(theme);
      await hasten(page);
      await unpainted(page);
      if (view.width !== 1920) await page.emulateMedia({ reducedMotion: 'reduce' });
      const faults: { [name: string]: string[] } = {};
      let number = 2;
      for (const [name, scene] of Object.entries(scenes)) {
        // The seed's sun is in the frame of whatever comes after it.
        const seed = ['draw', 'board', 'pages', 'direct', 'end'].includes(scene.kind) ? digests.seed : null;
        await show(page, snapshotOf(scene, { theme, language, inset, captions, seed }, number));
        await settled(page, scene.kind, number++);
        // A caption takes its band from the picture, which is smaller by it.
        const room = captions ? { ...view, height: await page.evaluate(unsaid) } : view;
        const found = await page.evaluate(findFaults, pictureOf(room, inset).unit);
        if (view.width === 1920) found.push(...(await foreignFaces(page)));
        if (found.length > 0) faults[name] = found;
      }
      expect(faults).toEqual({});
      expect(errors).toEqual([]);
      await close();
    },
  );
});

/** What a parent must read: the own number, its result, the school, the line of the last place, the digests that everybody copies. */
const mustRead: { readonly [selector: string]: readonly string[] } = {
  '.page-head h1': ['board', 'board-last', 'pages', 'pages-ten', 'pages-direct'],
  '.board-number': ['board', 'board-last', 'board-ten', 'board-many'],
  '.pages-area td.lot': ['pages', 'pages-ten', 'pages-hundreds', 'pages-direct'],
  '.pages-area td.status': ['pages', 'pages-ten', 'pages-hundreds', 'pages-direct'],
  '.row-line td': ['pages', 'pages-passed'],
  '.lookup-school, .lookup-lot, .lookup-status': ['lookup-admitted', 'lookup-waiting', 'lookup-direct'],
  '.promise-published .digest': ['promise', 'promise-three'],
  '.draw-head h1': ['draw'],
  '.direct h1, .direct-words': ['direct', 'direct-long'],
  '.seed-digits': ['seed', 'seed-recorded'],
  '.sealed .evidence-digest:not(.sealed-rules) .digest': ['sealed'],
};

test('what a parent must read has 48 units', async () => {
  const { page, close } = await open(scenes['cover'] as Scene, { width: 1920, height: 1080 });
  await hasten(page);
  await unpainted(page);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const small: string[] = [];
  let [number, measured] = [2, 0];
  for (const [selector, names] of Object.entries(mustRead)) {
    for (const name of names) {
      const scene = scenes[name] as Scene;
      await show(page, snapshotOf(scene, { seed: digests.seed }, number));
      await settled(page, scene.kind, number++);
      const sizes = await page.$$eval(selector, found =>
        found.map(each => Number.parseFloat(getComputedStyle(each).fontSize)),
      );
      measured += sizes.length;
      // A page with the most that one can have to say comes to 47.7.
      small.push(...sizes.filter(size => size < 47.5).map(size => `${name} ${selector}: ${size}`));
      if (sizes.length === 0) small.push(`${name}: no ${selector}`);
    }
  }
  expect([...new Set(small)]).toEqual([]);
  expect(measured).toBeGreaterThan(400);
  await close();
});

/** The canvas's pixels as one number, once it has been the same for ten frames. */
async function wallHash(page: Page): Promise<number> {
  return await page.evaluate(async () => {
    const hashNow = () => {
      const canvas = document.querySelector('canvas');
      const pixels = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data.buffer;
      let hash = 0;
      for (const pixel of new Uint32Array(pixels ?? [])) hash = (Math.imul(hash, 31) + pixel) | 0;
      return hash;
    };
    let hash = hashNow();
    for (let same = 0; same < 10; ) {
      await new Promise(requestAnimationFrame);
      const next = hashNow();
      same = next === hash ? same + 1 : 0;
      hash = next;
    }
    return hash;
  });
}

describe('the stage', () => {
  const view = { width: 1024, height: 768 };

  test('tells its real pixels', async () => {
    const { page, close } = await open(scenes['cover'] as Scene, view);
    const calls = await page.evaluate(() => (globalThis as unknown as { service: { calls: unknown[] } }).service.calls);
    expect(calls).toContainEqual({ type: 'stage.ready', width: 1024, height: 768, pixelRatio: 1 });
    await close();
  });

  // A projector of 1920 × 1080 at 125 % has 1538 × 865 units for the page in Chromium 130: times 1.25 that is 1923 × 1081.
  test('tells them of a scaled display, too, where the units of the page are rounded', async () => {
    // A scale that a context emulates is none to the display.
    const scaled = await launchBrowser(['--force-device-scale-factor=1.25', '--window-size=1536,864']);
    try {
      const page = await scaled.newPage({ viewport: null });
      await page.addInitScript(() => {
        Object.defineProperties(globalThis, { innerWidth: { get: () => 1538 }, innerHeight: { get: () => 865 } });
      });
      await fakeBridge(page, snapshotOf(scenes['testcard'] as Scene), filmOf(418, 200));
      await page.goto(served.address);
      await settled(page, 'testcard');
      const calls = await page.evaluate(
        () => (globalThis as unknown as { service: { calls: unknown[] } }).service.calls,
      );
      expect(calls).toEqual([{ type: 'stage.ready', width: 1920, height: 1080, pixelRatio: 1.25 }]);
    } finally {
      await scaled.close();
    }
  });

  test('draws the wall in the pixels of the display, so that its digits are sharp', async () => {
    const draw = scenes['draw'] as Scene;
    const { page, close } = await open(draw, { width: 1280, height: 720 });
    const sizes: unknown[] = [];
    for (const [number, [width, height, captions]] of (
      [
        [1280, 720, false],
        [1600, 900, false],
        [1024, 768, true],
      ] as const
    ).entries()) {
      await page.setViewportSize({ width, height });
      await show(page, snapshotOf(draw, { captions }, number + 2));
      await settled(page, 'draw', number + 2);
      const given = () =>
        page.evaluate(
          () =>
            new Promise<{ canvas: number[]; display: number[] }>(resolve => {
              const canvas = document.querySelector('canvas') as HTMLCanvasElement;
              const observer = new ResizeObserver(([entry]) => {
                const { inlineSize = 0, blockSize = 0 } = entry?.devicePixelContentBoxSize[0] ?? {};
                observer.disconnect();
                resolve({ canvas: [canvas.width, canvas.height], display: [inlineSize, blockSize] });
              });
              observer.observe(canvas, { box: 'device-pixel-content-box' });
            }),
        );
      await expect.poll(async () => (await given()).display[0]).toBeGreaterThan(width * 0.9);
      await expect
        .poll(async () => (({ canvas, display }) => canvas.map((size, at) => size - (display[at] ?? 0)))(await given()))
        .toEqual([0, 0]);
      sizes.push((await given()).display);
    }
    expect(new Set(sizes.map(size => JSON.stringify(size))).size).toBe(3);
    await close();
  });

  test('shows the film at its position after a reload, the same that played up to it', async () => {
    const film = filmOf(418, 200);
    const scene = (elapsed: number) =>
      ({
        kind: 'draw',
        school: film.school,
        seconds: 30,
        playing: { elapsed, running: false },
        witnesses: [],
      }) as const;
    const { page, close } = await open(scene(0), view);
    const stepped: number[] = [];
    // Half-second steps bring the wall forward; a window that opens at the same instant makes it at once.
    for (let number = 2; number <= 62; number++) {
      await show(page, snapshotOf(scene((number - 2) * 500), {}, number));
      if ([22, 38, 46, 62].includes(number)) stepped.push(await wallHash(page));
      else await page.evaluate(() => new Promise(requestAnimationFrame));
    }
    await close();
    const opened: number[] = [];
    for (const elapsed of [10_000, 18_000, 22_000, 30_000]) {
      const other = await open(scene(elapsed), view);
      opened.push(await wallHash(other.page));
      await other.close();
    }
    expect(opened).toEqual(stepped);
  });

  test('shows nothing before the faces are there in which it is written', async () => {
    const context = await browser.newContext({ viewport: view });
    const page = await context.newPage();
    let late = 0;
    // Each face comes half a second late, as from a slow disk.
    await page.route('**/*.woff2', async route => {
      late++;
      await new Promise(resolve => setTimeout(resolve, 500));
      await route.continue();
    });
    await page.addInitScript(() => {
      const seen: string[] = [];
      Object.assign(globalThis, { seen });
      new MutationObserver(() => {
        if (seen.length > 0 || document.querySelector('.scene') === null) return;
        for (const element of document.querySelectorAll<HTMLElement>('#stage *')) {
          const words = [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
          const text = words.map(({ textContent }) => textContent ?? '').join('');
          const { fontWeight, fontFamily } = getComputedStyle(element);
          if (text.trim() === '') continue;
          // The others of the list stand in for what the first one lacks.
          const family = fontFamily.split(',')[0]?.replaceAll(/["' ]/g, '');
          const own = [...document.fonts].filter(
            face => face.family.replaceAll(/["' ]/g, '') === family && face.weight === fontWeight,
          );
          // Of several files that offer a character the one declared last draws it.
          const isThere = [...text].every(character => {
            const point = character.codePointAt(0) ?? 0;
            const offers = (range: string) => {
              const [first = 0, last = first] = range
                .trim()
                .replaceAll('U+', '')
                .split('-')
                .map(hex => Number.parseInt(hex, 16));
              return first <= point && point <= last;
            };
            const drawing = own.findLast(face => face.unicodeRange.split(',').some(offers));
            return drawing === undefined || drawing.status === 'loaded';
          });
          seen.push(`${isThere ? 'there' : 'missing'}: ${text}`);
        }
      }).observe(document, { childList: true, subtree: true });
    });
    await fakeBridge(page, snapshotOf(scenes['cover'] as Scene));
    await page.goto(served.address);
    await settled(page, 'cover');
    const seen = await page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen);
    expect(late).toBeGreaterThan(3);
    expect(seen.length).toBeGreaterThan(10);
    expect(seen.filter(line => line.startsWith('missing'))).toEqual([]);
    await context.close();
  });

  test('computes commitments and the seed itself, and does not tick what differs', async () => {
    const good = scenes['reveal'] as Extract<Scene, { kind: 'reveal' }>;
    const { page, close } = await open(good, view);
    const ticks = page.locator('.opening-tick', { hasText: '✓' });
    await expect.poll(() => ticks.count()).toBe(2);
    await expect.poll(() => page.locator('.group-agrees').count()).toBe(32);
    await expect.poll(() => page.locator('.seed-tick').textContent()).toContain('✓');
    // Another secret than the promised one, and so another seed than the recorded one.
    const holders = good.holders.map((each, at) => (at === 0 ? { ...each, secret: 'ab'.repeat(32) } : each));
    await show(page, snapshotOf({ ...good, holders }, {}, 2));
    await page.waitForSelector('.opening-differs');
    await expect.poll(() => ticks.count()).toBe(1);
    await expect.poll(() => page.locator('.group-differs').count()).toBeGreaterThan(10);
    await expect.poll(() => page.locator('.seed-tick').textContent()).toContain('×');
    await close();
  });

  test('shows no instant at which two scenes could be read over each other', async () => {
    const { page, close } = await open(scenes['rules'] as Scene, view);
    await page.evaluate(() => {
      const both: number[] = [];
      Object.assign(globalThis, { both });
      const look = () => {
        const shown = [...document.querySelectorAll('.scene')].map(scene => Number(getComputedStyle(scene).opacity));
        if (shown.length > 1) both.push(Math.min(...shown));
        requestAnimationFrame(look);
      };
      look();
    });
    await show(page, snapshotOf(scenes['end'] as Scene, {}, 2));
    await settled(page, 'end', 2);
    const both = await page.evaluate(() => (globalThis as unknown as { both: number[] }).both);
    expect(both.length).toBeGreaterThan(2);
    expect(Math.max(...both)).toBeLessThan(0.15);
    await close();
  });

  test('shows how far both typists are, and what they agree on alone and large', async () => {
    const typing = scenes['inputs-typing'] as Scene;
    const { page, close } = await open(typing, view);
    expect(await page.locator('.typed').count()).toBe(20);
    expect(await page.locator('.typed-dot').count()).toBe(27);
    expect(await page.locator('.input-void s').count()).toBe(2);
    await show(page, snapshotOf(scenes['inputs-agreed'] as Scene, {}, 2));
    await settled(page, 'inputs', 2);
    const pieces = page.locator('.agreed-piece');
    await expect.poll(async () => (await pieces.allInnerTexts()).join('')).toBe('71936042558137490286');
    const size = await pieces.first().evaluate(element => Number.parseFloat(getComputedStyle(element).fontSize));
    expect(size).toBeGreaterThanOrEqual((120 * view.width) / 1440 - 0.01);
    expect(await page.locator('.typed-dot').count()).toBe(0);
    await close();
  });

  test('grows the sun of the seed, and says that it computed it only if it did', async () => {
    const scene = scenes['seed'] as SceneOf<'seed'>;
    const { page, close } = await open(scene, view);
    // A window that opens in the middle of it shows the end of it.
    const computed = await page.locator('.seed-digits').getAttribute('aria-label');
    expect(computed).toMatch(/^[0-9a-f]{64}$/);
    expect(await page.locator('.seed-sun path').count()).toBe(64);
    expect(await page.locator('.seed-said').innerText()).toBe('由名单、规则、秘密数字和现场数字当场算出');
    expect(await page.locator('.frame-now .sun').count()).toBe(0);
    await show(page, snapshotOf({ ...scene, seed: computed }, { seed: computed }, 2));
    await settled(page, 'seed', 2);
    expect(await page.locator('.seed-said').innerText()).toContain('✓');
    expect(await page.locator('.frame-now .sun').count()).toBe(1);
    await show(page, snapshotOf({ ...scene, seed: 'ab'.repeat(32) }, {}, 3));
    await settled(page, 'seed', 3);
    expect(await page.locator('.seed-said').innerText()).toContain('×');
    await close();
  });

  test('says of digits that a rehearsal made that nobody typed them', async () => {
    const inputs = [
      { number: '01', kind: 'card', count: 6, value: '402913', givenBy: '演练随机数', voids: [] },
      { number: '02', kind: 'd10', count: 6, value: '908172', givenBy: '公证员', voids: [] },
    ] as const;
    const { page, close } = await open({ kind: 'inputs', inputs, due: null, beacon: null, typing: noTyping }, view);
    expect(await page.locator('.input-state').allInnerTexts()).toEqual(['演练随机数，未经录入', '✓ 两遍录入一致']);
    expect(await page.locator('.input-giver').allInnerTexts()).toEqual(['公证员 取数']);
    await close();
  });

  test.concurrent.each(['cover', 'pages', 'sealed', 'end'])('asks for no frame while nothing moves: %s', async name => {
    const { page, close } = await open(scenes[name] as Scene, view);
    const spent = await processorTime(page);
    // A scene may be busy with its beginning; one that asks for frames is busy afterwards, too.
    await standsStill(page);
    await page.waitForTimeout(300);
    const before = await spent();
    await page.waitForTimeout(2000);
    expect((await spent()) - before).toBeLessThan(0.1);
    await close();
  });
});
