/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

// How evenly the film of a draw runs: frame times of the whole film, in headless Chromium without a graphics card.
// By hand: node test/stage/frames.ts 1600 5000

import { pathToFileURL } from 'node:url';
import { launchBrowser } from '../support/browser.ts';
import { type Site, servePages } from '../support/pages.ts';
import { fakeBridge, settled } from './browser.ts';
import { filmOf, snapshotOf } from './fixtures.ts';

/** Frame times of a film in milliseconds, over all phases and by phase. */
export type FrameStats = {
  readonly lots: number;
  readonly frames: number;
  readonly mean: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly longest: number;
  /** Frames of more than 50 ms. */
  readonly late: number;
  readonly phases: { readonly [phase: string]: number };
};

/** Plays the film of so many lots at 1920 × 1080 and returns what its frames took. `seconds` is the film's length. */
export async function measureFrames(lots: number, seconds = 30, given?: Site): Promise<FrameStats> {
  const served = given ?? (await servePages('stage'));
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
    const film = filmOf(lots, Math.floor(lots / 2));
    const scene = (running: boolean) =>
      ({
        kind: 'draw',
        school: film.school,
        seconds,
        playing: { elapsed: 0, running },
        witnesses: film.lots.slice(3, 5),
      }) as const;
    await fakeBridge(page, snapshotOf(scene(false), { rehearsal: false }), film);
    await page.goto(served.address);
    await settled(page, 'draw');
    const times = await page.evaluate(play, { snapshot: snapshotOf(scene(true), { rehearsal: false }, 2), seconds });
    return statsOf(lots, times);
  } finally {
    await browser.close();
    if (given === undefined) served.close();
  }
}

/** What a page's frames take that asks for them and draws a single square in each: the machine's own unevenness. */
export async function measureBareFrames(seconds: number): Promise<FrameStats> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
    await page.setContent('<p style="width: 40px; height: 40px; background: black"></p>');
    const times = await page.evaluate(async length => {
      const square = document.querySelector('p');
      const lengths: number[] = [];
      const start = performance.now();
      await new Promise<void>(resolve => {
        let before = start;
        const step = (now: number) => {
          if (now > start) lengths.push(now - before);
          before = now;
          if (square !== null) square.style.transform = `translateX(${lengths.length % 500}px)`;
          if (now - start < length * 1000) requestAnimationFrame(step);
          else resolve();
        };
        requestAnimationFrame(step);
      });
      return lengths;
    }, seconds);
    return statsOf(
      0,
      times.map(length => ({ phase: 'bare', length })),
    );
  } finally {
    await browser.close();
  }
}

type Time = { readonly phase: string; readonly length: number };

/** Runs in the page: starts the film and takes the time from frame to frame until its end. */
async function play(given: { readonly snapshot: unknown; readonly seconds: number }): Promise<Time[]> {
  await new Promise(resolve => setTimeout(resolve, 1000));
  const times: Time[] = [];
  const { service } = globalThis as unknown as { readonly service: { readonly show: (snapshot: unknown) => void } };
  service.show(given.snapshot);
  const wall = document.querySelector<HTMLElement>('.draw');
  const start = performance.now();
  return await new Promise(resolve => {
    let before = start;
    const step = (now: number) => {
      if (now > start) times.push({ phase: wall?.dataset['phase'] ?? '', length: now - before });
      before = now;
      if (now - start < given.seconds * 1000) requestAnimationFrame(step);
      else resolve(times);
    };
    requestAnimationFrame(step);
  });
}

function statsOf(lots: number, times: readonly Time[]): FrameStats {
  const sorted = times.map(({ length }) => length).sort((a, b) => a - b);
  const at = (part: number, list: readonly number[] = sorted) =>
    Math.round((list[Math.min(list.length - 1, Math.floor(part * list.length))] ?? 0) * 10) / 10;
  const phases: { [phase: string]: number } = {};
  for (const phase of new Set(times.map(time => time.phase))) {
    const lengths = times.filter(time => time.phase === phase).map(({ length }) => length);
    phases[phase] = at(
      0.95,
      lengths.sort((a, b) => a - b),
    );
  }
  const mean = Math.round((sorted.reduce((sum, length) => sum + length, 0) / Math.max(1, sorted.length)) * 10) / 10;
  const late = sorted.filter(length => length > 50).length;
  return {
    lots,
    frames: sorted.length,
    mean,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    longest: at(1),
    late,
    phases,
  };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const served = await servePages('stage');
  for (const lots of process.argv.slice(2).map(Number)) {
    process.stdout.write(`${JSON.stringify(await measureFrames(lots, 30, served))}\n`);
  }
  served.close();
}
