/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

// What is said below the scene: captions in the hall, the lower third of the live picture; and when the stage sounds.

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { soundOf, untilLine } from '../../renderer/stage/state/sounds.ts';
import type { LiveVariant, Scene, StageSnapshot } from '../../shared/contract/scenes.ts';
import { hostTexts } from '../../shared/text/host.ts';
import { lineWritesAt, phaseAt, spansOf } from '../../shared/views/film-phases.ts';
import { hostLine, nextLineAt } from '../../shared/views/host-line.ts';
import { sharedBrowser } from '../support/browser.ts';
import { type Site, servePages } from '../support/pages.ts';
import { fakeBridge, settled } from './browser.ts';
import { filmOf, scenes, snapshotOf } from './fixtures.ts';

let browser: Browser;
let served: Site;

beforeAll(async () => {
  [browser, served] = await Promise.all([sharedBrowser(), servePages('stage')]);
});

afterAll(() => served?.close());

/** Opens the stage, or a live picture of it, and gives what is asked of the page. */
async function look<Found>(
  snapshot: StageSnapshot,
  live: LiveVariant | null,
  view: { readonly width: number; readonly height: number },
  ask: () => Found,
): Promise<Found> {
  const context = await browser.newContext({ viewport: view });
  const page = await context.newPage();
  await fakeBridge(page, snapshot, filmOf(418, 200));
  await page.goto(`${served.address}${live === null ? '' : `?view=live&variant=${live}`}`);
  if (live === 'lower') await page.waitForSelector('.third');
  else await settled(page, snapshot.scene.kind);
  const found = await page.evaluate(ask as () => never);
  await context.close();
  return found;
}

/** Runs in the page: the boxes of the scene and of what is said, and whether words are cut off. */
function layout() {
  const boxOf = (selector: string) => {
    const box = document.querySelector(selector)?.getBoundingClientRect();
    return box === undefined ? null : { top: box.top, bottom: box.bottom, left: box.left, right: box.right };
  };
  const said = document.querySelector('.caption, .third');
  const isCut = said !== null && (said.scrollHeight > said.clientHeight + 1 || said.scrollWidth > said.clientWidth + 1);
  return {
    main: boxOf('.stage-main'),
    said: boxOf('.caption, .third'),
    words: said?.textContent ?? null,
    isCut,
    ground: getComputedStyle(document.documentElement).backgroundColor,
    calls: (globalThis as unknown as { service: { calls: { type: string }[] } }).service.calls.map(({ type }) => type),
  };
}

const views = [
  { width: 1920, height: 1080 },
  { width: 1024, height: 768 },
  { width: 1080, height: 1920 },
] as const;

describe('the caption band', () => {
  test.each(views)('is below the scene and holds its line, at $width × $height', async view => {
    for (const [name, language] of [
      ['rules', 'zh'],
      ['rules', 'en'],
      ['pages', 'zh'],
    ] as const) {
      const snapshot = snapshotOf(scenes[name] as Scene, { captions: true, language });
      const { main, said, words, isCut } = await look(snapshot, null, view, layout);
      expect(words).toBe(hostTexts[`host.${name}`][language]);
      expect(said?.top).toBeGreaterThanOrEqual((main?.bottom ?? 0) - 1);
      expect(said?.bottom).toBeLessThanOrEqual(view.height + 1);
      expect(isCut, language).toBe(false);
    }
  });

  test('is not there unless the operator wants it', async () => {
    expect((await look(snapshotOf(scenes['rules'] as Scene), null, views[0], layout)).said).toBeNull();
  });

  test.each(['zh', 'en'] as const)(
    'has room for every line of the host where it is narrowest, in %s',
    async language => {
      const context = await browser.newContext({ viewport: views[2] });
      const page = await context.newPage();
      await fakeBridge(page, snapshotOf(scenes['rules'] as Scene, { captions: true, language }));
      await page.goto(served.address);
      await settled(page, 'rules');
      const rows = await page.evaluate(
        lines => {
          const band = document.querySelector('.caption') as HTMLElement;
          return lines.map(([code, words]) => {
            band.textContent = words;
            const range = document.createRange();
            range.selectNodeContents(band);
            return [code, range.getBoundingClientRect().height / band.clientHeight] as const;
          });
        },
        Object.entries(hostTexts).map(([code, text]) => [code, text[language]] as const),
      );
      expect(rows.length).toBeGreaterThan(20);
      expect(rows.filter(([, height]) => height <= 0.3 || height > 1)).toEqual([]);
      await context.close();
    },
  );

  test.each([
    { width: 1920, height: 1080 },
    { width: 1366, height: 768 },
  ])('breaks no result on the board where a unit is no whole pixel, at $width × $height', async view => {
    const snapshot = snapshotOf(scenes['board'] as Scene, { captions: true });
    const rows = await look(snapshot, null, view, () =>
      [...document.querySelectorAll<HTMLElement>('.board-words > *')].map(words => {
        const { fontSize } = getComputedStyle(words);
        return words.getBoundingClientRect().height / Number.parseFloat(fontSize);
      }),
    );
    expect(rows.length).toBeGreaterThan(50);
    expect(Math.max(...rows)).toBeLessThan(1.5);
  });
});

describe('the live picture', () => {
  const scene = scenes['inputs'] as Scene;
  const safe = { left: 96, right: 1824, top: 54, bottom: 1026 };

  test('has a lower third in both languages, inside of what every set shows', async () => {
    const { main, said, words, isCut, calls } = await look(snapshotOf(scene), 'full', views[0], layout);
    expect(words).toContain(hostTexts['host.inputs'].zh);
    expect(words).toContain(hostTexts['host.inputs'].en);
    expect(words).toMatch(/\d\d:\d\d:\d\d/);
    expect(isCut).toBe(false);
    for (const box of [main, said]) {
      expect(box?.left).toBeGreaterThanOrEqual(safe.left - 1);
      expect(box?.right).toBeLessThanOrEqual(safe.right + 1);
      expect(box?.bottom).toBeLessThanOrEqual(safe.bottom + 1);
    }
    expect(main?.bottom).toBeLessThanOrEqual((said?.top ?? 0) + 1);
    // It tells no pixels: it is no projector.
    expect(calls).not.toContain('stage.ready');
  });

  test('comes without it, or as the lower third alone on nothing', async () => {
    const clean = await look(snapshotOf(scene), 'clean', views[0], layout);
    expect([clean.said, clean.main === null]).toEqual([null, false]);
    const lower = await look(snapshotOf(scene), 'lower', views[0], layout);
    expect(lower.main).toBeNull();
    expect(lower.ground).toBe('rgba(0, 0, 0, 0)');
    expect(lower.said?.bottom).toBeCloseTo(safe.bottom, 0);
    expect(lower.said?.top).toBeGreaterThan(720);
  });
});

describe('the host’s line', () => {
  test('claims nothing that the scene does not have', () => {
    const line = (name: string) => hostLine(scenes[name] as Scene);
    expect([line('lookup'), line('lookup-admitted')]).toEqual(['host.lookup', 'host.found']);
    // Nothing is shown as it was sealed where nothing was found.
    expect([line('lookup-none'), line('lookup-several')]).toEqual(['host.lookup-again', 'host.lookup-again']);
    expect([line('pages'), line('pages-direct')]).toEqual(['host.pages', 'host.pages-direct']);
    expect([line('inputs'), line('inputs-agreed'), line('inputs-agreed-beacon')]).toEqual([
      ...['host.inputs', 'host.agreed', 'host.agreed-beacon'],
    ]);
    // Nobody is asked for digits any more once all are in.
    expect([line('inputs-beacon'), line('inputs-beacon-done')]).toEqual(['host.beacon', 'host.complete']);
  });

  test('goes with what is next once all that a scene waits for is there', () => {
    const promise = scenes['promise'] as Extract<Scene, { kind: 'promise' }>;
    const open = { ...promise, digest: null, time: null };
    expect(hostLine(promise)).toBe('host.published');
    expect(hostLine(open)).toBe('host.held');
    const first = open.holders.map((holder, at) => (at === 0 ? holder : { ...holder, commitment: null }));
    expect(hostLine({ ...open, holders: first })).toBe('host.promise');
    const inputs = scenes['inputs'] as Extract<Scene, { kind: 'inputs' }>;
    expect(hostLine(inputs)).toBe('host.inputs');
    const all = inputs.inputs.map(each => ({ ...each, value: each.value ?? '1'.repeat(each.count) }));
    expect(hostLine({ ...inputs, inputs: all, due: null })).toBe('host.complete');
  });
});

describe('the host’s line of a film', () => {
  test('changes with its phases, each at its time', () => {
    const film = scenes['draw'] as Extract<Scene, { kind: 'draw' }>;
    expect(hostLine(film, 0)).toBe('host.draw');
    const spans = spansOf(film.seconds);
    let [time, lines] = [0, 0];
    for (let next = nextLineAt(film, time); next !== null; next = nextLineAt(film, time)) {
      expect(next).toBeGreaterThan(time);
      time = next;
      lines++;
      expect(hostLine(film, time)).toBe(`host.draw-${phaseAt(spans, time)}`);
    }
    expect(lines).toBe(Object.keys(spans).length - 1);
  });
});

describe('the sounds', () => {
  const inputs = scenes['inputs'] as Extract<Scene, { kind: 'inputs' }>;
  const filled = { ...inputs, inputs: inputs.inputs.map(each => ({ ...each, value: each.value ?? '1'.repeat(20) })) };

  test('a tap when both typings agree, or a rehearsal fills an input, and at no other change', () => {
    const agreed = { ...inputs, typing: { counts: [0, 0], agreed: '1'.repeat(20) } } as const;
    expect(soundOf(snapshotOf(inputs), snapshotOf(agreed))).toBe('tap');
    expect(soundOf(snapshotOf(agreed), snapshotOf(filled))).toBeNull();
    expect(soundOf(snapshotOf(agreed), snapshotOf(inputs))).toBeNull();
    const typing = { ...inputs, typing: { counts: [3, 0], agreed: null } } as const;
    expect(soundOf(snapshotOf(inputs), snapshotOf(typing))).toBeNull();
    expect(soundOf(snapshotOf(inputs), snapshotOf(filled))).toBe('tap');
    expect(soundOf(snapshotOf(filled), snapshotOf(filled))).toBeNull();
    expect(soundOf(null, snapshotOf(filled))).toBeNull();
    expect(soundOf(snapshotOf(scenes['pages'] as Scene), snapshotOf(filled))).toBeNull();
    // The seed's bell rings once, not on the way back from a pause.
    const [seed, standby] = [scenes['seed'] as Scene, scenes['standby'] as Scene];
    expect(soundOf(snapshotOf(scenes['reveal'] as Scene), snapshotOf(seed))).toBe('bell');
    expect(soundOf(snapshotOf(standby), snapshotOf(seed))).toBeNull();
    expect(soundOf(snapshotOf(inputs, { ceremony: 'another' }), snapshotOf(filled))).toBeNull();
  });

  test('one bell when the seed has its scene', () => {
    const [reveal, seed] = [snapshotOf(scenes['reveal'] as Scene), snapshotOf(scenes['seed'] as Scene)];
    expect(soundOf(reveal, seed)).toBe('bell');
    expect(soundOf(seed, snapshotOf(scenes['seed-recorded'] as Scene))).toBeNull();
    expect(soundOf(seed, reveal)).toBeNull();
  });

  test('a bell when the line of a running film is written, and not if it stands', () => {
    const film = (elapsed: number, running: boolean) =>
      ({ ...(scenes['draw'] as Extract<Scene, { kind: 'draw' }>), playing: { elapsed, running } }) as const;
    const line = lineWritesAt(spansOf(60)) * 1000;
    expect(untilLine(film(1000, true), 0, 500)).toBeCloseTo(line - 1500, 6);
    expect(untilLine(film(1000, false), 0, 500)).toBeNull();
    expect(untilLine(film(line + 1, true), 0, 0)).toBeNull();
  });
});
