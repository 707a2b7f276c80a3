/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

// The projector's window: how evenly the film runs, what a scene at rest costs, what an evening leaves in memory, how much comes
// over the wire. In headless Chromium without a graphics card.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import type { StageSnapshot } from '../../shared/contract/scenes.ts';
import { fakeBridge, settled, show } from '../stage/browser.ts';
import { filmOf, scenes, snapshotOf } from '../stage/fixtures.ts';
import { measureBareFrames, measureFrames } from '../stage/frames.ts';
import { launchBrowser } from '../support/browser.ts';
import { builtPages, type Site, servePages } from '../support/pages.ts';
import { besideRow, type Row, valueRow } from './measure.ts';

/** The rows of the stage. */
export async function stageRows(): Promise<Row[]> {
  const served = await servePages('stage');
  try {
    return [
      valueRow('stage bundle, gzip, without fonts', bundleKilobytes(), 300, 'kB'),
      ...(await frameRows(served)),
      await idleRow(served),
      ...(await memoryRows(served)),
    ];
  } finally {
    served.close();
  }
}

/** What stage.html names: the stage loads nothing later but its fonts. */
function bundleKilobytes(): number {
  const html = readFileSync(join(builtPages, 'stage.html'), 'utf8');
  const names = Array.from(html.matchAll(/(?:src|href)="\.\/([^"]+\.(?:js|css))"/g), ([, name = '']) => name);
  const files = ['stage.html', ...names].map(name => readFileSync(join(builtPages, name)));
  return files.reduce((sum, bytes) => sum + gzipSync(bytes).length, 0) / 1000;
}

/** Each film beside a page that asks for frames and does nothing in them: what the machine itself holds back is in both. */
async function frameRows(served: Site): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { lots, limit } of [
    { lots: 1600, limit: 18 },
    { lots: 5000, limit: 18 },
  ]) {
    const bare = await measureBareFrames(15);
    const film = await measureFrames(lots, 30, served);
    rows.push(besideRow(`film of ${lots} lots, frame p95 / bare page`, film.p95, bare.p95, limit, 'ms'));
    if (lots === 1600) rows.push(besideRow('film of 1600 lots, longest frame', film.longest, bare.longest, 50, 'ms'));
  }
  return rows;
}

/** Scenes that stand still. The test card is none: its block moves so that the technician sees tearing. */
const idle = [
  'cover',
  'rules',
  'sealed',
  'promise',
  'inputs',
  'reveal',
  'seed',
  'draw',
  'board',
  'pages-ten',
  'direct',
  'end',
  'standby',
];
const idleSeconds = 10;

/** Processor time of all the browser's processes while a scene stands: the scene that takes the most. */
async function idleRow(served: Site): Promise<Row> {
  const browser = await launchBrowser();
  try {
    const empty = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
    const reference = await busyPart(browser, empty);
    await empty.close();
    const page = await openStage(browser, served, snapshotOf(scenes['cover'] as StageSnapshot['scene']));
    let worst = { name: '', part: 0 };
    for (const [index, name] of idle.entries()) {
      const scene = scenes[name] as StageSnapshot['scene'];
      await show(page, snapshotOf(scene, {}, index + 2));
      await settled(page, scene.kind, index + 2);
      const part = await busyPart(browser, page);
      if (part > worst.part) worst = { name, part };
    }
    return besideRow(`idle scene, most: ${worst.name} / empty page`, worst.part, reference, 5, '%');
  } finally {
    await browser.close();
  }
}

/** Part of one core, in hundredths, that the browser takes in ten seconds. */
async function busyPart(browser: Browser, page: Page): Promise<number> {
  await page.waitForTimeout(2500);
  const session = await browser.newBrowserCDPSession();
  const spent = async () => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
  };
  const [before, began] = [await spent(), performance.now()];
  await page.waitForTimeout(idleSeconds * 1000);
  const part = ((await spent()) - before) / ((performance.now() - began) / 1000);
  await session.detach();
  return part * 100;
}

const replays = 10;
const hour = 3600;

/**
 * An hour of standby and ten replays. The page's date and timers run sixty times as fast, so that the scene's own clock is drawn
 * 3,600 times in a minute; each replay mounts the wall anew and steps through its film by half seconds. JavaScript's heap is
 * measured after a forced collection, and beside it the renderer's own memory, in which the pictures of the wall are.
 */
async function memoryRows(served: Site): Promise<Row[]> {
  const browser = await launchBrowser();
  try {
    const film = filmOf(1600, 800);
    const standby = (number: number) => snapshotOf({ kind: 'standby', words: '休会一小时', events: 14 }, {}, number);
    const page = await openStage(browser, served, standby(1), film, hurry);
    let number = 2;
    const replay = async () => {
      for (let step = 0; step <= 60; step++) {
        const playing = { elapsed: step * 500, running: false };
        await show(
          page,
          snapshotOf({ kind: 'draw', school: film.school, seconds: 30, playing, witnesses: [] }, {}, number++),
        );
        if (step === 0) await page.waitForSelector('.draw:not([data-phase=loading])');
        await page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))));
      }
      await show(page, standby(number++));
      await page.waitForSelector('.scene-standby');
    };
    // The first time fills what is kept on purpose: fonts, compiled code.
    await replay();
    const before = await memoryOf(browser, page);
    await page.evaluate(standHour, hour);
    for (let round = 0; round < replays; round++) await replay();
    const after = await memoryOf(browser, page);
    const rows = [
      besideRow('an hour of standby, ten replays: heap grows', after.heap - before.heap, before.heap, 20, 'MB'),
    ];
    if (before.process !== null && after.process !== null) {
      rows.push(
        besideRow('the same: renderer process grows', after.process - before.process, before.process, null, 'MB'),
      );
    }
    return rows;
  } finally {
    await browser.close();
  }
}

/** Runs in the page before all else: dates and timers, and nothing of the drawing, are sixty times as fast. */
function hurry(): void {
  const [Real, wait, start] = [Date, setTimeout, Date.now()];
  const now = () => start + (Real.now() - start) * 60;
  class Fast extends Real {
    constructor(...given: readonly unknown[]) {
      super(...((given.length === 0 ? [now()] : given) as [number]));
    }
    static override now(): number {
      return now();
    }
  }
  const soon = (work: () => void, milliseconds = 0) => wait(work, milliseconds / 60);
  Object.assign(globalThis, { Date: Fast, setTimeout: soon });
}

/** Runs in the page: until the clock of the standby scene has told so many new seconds. */
function standHour(seconds: number): Promise<void> {
  return new Promise(resolve => {
    let told = 0;
    const clock = document.querySelector('.standby-clock') as Node;
    const observer = new MutationObserver(() => {
      told++;
      if (told < seconds) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(clock, { characterData: true, childList: true, subtree: true });
  });
}

async function openStage(
  browser: Browser,
  served: Site,
  snapshot: StageSnapshot,
  film = filmOf(1600, 800),
  before: (() => void) | null = null,
): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  if (before !== null) await page.addInitScript(before);
  await fakeBridge(page, snapshot, film);
  await page.goto(served.address);
  await page.waitForSelector('.scene');
  return page;
}

/** Megabytes: JavaScript's heap after a collection, and what the renderer's process holds alone where the system tells (Linux). */
async function memoryOf(browser: Browser, page: Page): Promise<{ heap: number; process: number | null }> {
  const session = await page.context().newCDPSession(page);
  for (let round = 0; round < 3; round++) await session.send('HeapProfiler.collectGarbage');
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  await session.detach();
  const heap = (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0) / 1e6;
  const all = await browser.newBrowserCDPSession();
  const { processInfo } = await all.send('SystemInfo.getProcessInfo');
  await all.detach();
  const sizes = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => privateMegabytes(id));
  return { heap, process: sizes.includes(null) ? null : sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0) };
}

function privateMegabytes(pid: number): number | null {
  try {
    const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    const parts = [...text.matchAll(/^Private_\w+:\s+(\d+) kB/gm)].map(([, kilobytes]) => Number(kilobytes));
    return parts.reduce((sum, kilobytes) => sum + kilobytes, 0) / 1000;
  } catch {
    return null;
  }
}
