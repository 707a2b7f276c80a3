/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

// docs/verify.html, opened from a file: how long it takes over a large public folder, what it takes of memory, and whether the
// page stays responsive meanwhile. `--large` adds a province: 30 schools of 100,000 lots.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { forge } from '../support/forge.ts';
import { verifyPath } from '../verifier-page/window.ts';
import { type Row, valueRow } from './measure.ts';

/** Writes the public folder of a ceremony with `schools` schools of `lots` lots each; returns the paths of its files. */
function writeFolder(folder: string, schools: number, lots: number): string[] {
  const codes = Array.from({ length: schools }, (_, i) => `S${String(i + 1).padStart(2, '0')}`);
  const files = forge({
    rules: {
      ceremony: 'TEST-PAGE-a1',
      title: 'Bench',
      organiser: 'Bench',
      prior: 'none',
      schools: codes.map((code, i) => ({
        code,
        places: Math.min(99_999, lots / 2),
        twins: i % 2 === 0 ? 'skip' : 'expand',
        name: code,
      })),
      exemptions: [],
      roles: ['operator', 'notary'],
      inputs: [{ kind: 'd10', count: 20 }],
    },
    lots: codes.flatMap(school =>
      Array.from({ length: lots }, (_, i) => ({
        school,
        lot: String(20_000_000 + i),
        size: i % 50 === 0 ? 2 : 1,
        p: i.toString(16).padStart(64, '0'),
      })),
    ),
    secrets: ['ab'.repeat(32), 'cd'.repeat(32)],
    inputs: ['01382438112797316654'],
    time: '2024-07-15T09:30:00+08:00',
    keySeed: new Uint8Array(32).fill(7),
  });
  mkdirSync(folder);
  return Array.from(files, ([name, bytes]) => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  });
}

/** What one verification took: seconds, the longest time between two frames and between an input and its handler, megabytes. */
type Verified = {
  readonly seconds: number;
  readonly gap: number;
  readonly latency: number;
  readonly megabytes: number;
};

/** The page's own measures, begun in it before the files come. */
type Measures = { gap: number; latency: number; done: number };

/** Verifies the files in a page of its own, while a mouse moves over it. */
async function verify(browser: Browser, paths: readonly string[]): Promise<Verified> {
  const page = await browser.newPage();
  try {
    await page.goto(pathToFileURL(verifyPath).href);
    await page.waitForTimeout(300);
    await begin(page);
    const began = performance.timeOrigin + performance.now();
    await page.setInputFiles('input[type=file]', [...paths]);
    const moving = move(page);
    await page.waitForSelector('html[data-verdict]', { state: 'attached', timeout: 300_000 });
    moving.stop();
    const verdict = await page.getAttribute('html', 'data-verdict');
    if (verdict !== 'verified') throw new Error(`the page says ${verdict}`);
    const measures = await page.evaluate(() => Reflect.get(globalThis, 'measures') as Measures);
    const megabytes = await peakOfRenderers(browser);
    return { seconds: (measures.done - began) / 1000, gap: measures.gap, latency: measures.latency, megabytes };
  } finally {
    await page.close();
  }
}

/** Begins to measure frames and inputs in the page, up to the verdict. */
function begin(page: Page): Promise<void> {
  return page.evaluate(() => {
    const measures: Measures = { gap: 0, latency: 0, done: 0 };
    Reflect.set(globalThis, 'measures', measures);
    let last = performance.now();
    const frame = () => {
      const now = performance.now();
      measures.gap = Math.max(measures.gap, now - last);
      last = now;
      if (document.documentElement.dataset['verdict'] === undefined) requestAnimationFrame(frame);
      else measures.done = performance.timeOrigin + now;
    };
    requestAnimationFrame(frame);
    addEventListener('mousemove', event => {
      if (measures.done > 0) return;
      measures.latency = Math.max(measures.latency, performance.now() - event.timeStamp);
    });
  });
}

/** Moves the mouse over the page, twenty times a second, until it is stopped. */
function move(page: Page): { readonly stop: () => void } {
  let x = 100;
  const timer = setInterval(() => {
    x = x > 600 ? 100 : x + 7;
    page.mouse.move(x, 200).catch(() => {});
  }, 50);
  return { stop: () => clearInterval(timer) };
}

/** The most that a page's process has taken of memory so far, in MB, by the system's own count; NaN where it keeps none. */
async function peakOfRenderers(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const peaks = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => {
      try {
        return Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1]) / 1000;
      } catch {
        return Number.NaN;
      }
    });
  return Math.max(...peaks);
}

/** The rows of the verifier page. */
export async function verifierPageRows(large: boolean): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-verifier-'));
  try {
    const school = writeFolder(join(folder, 'school'), 1, 100_000);
    const rows = await rowsOf('100,000 lots', school, { runs: 3, seconds: 4, gap: 200 });
    if (!large) return rows;
    const province = writeFolder(join(folder, 'province'), 30, 100_000);
    return [...rows, ...(await rowsOf('30 × 100,000 lots', province, { runs: 1, seconds: 60, gap: 500 }))];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The best of some runs, each in a browser of its own, so that each begins with an empty memory. */
async function rowsOf(
  what: string,
  paths: readonly string[],
  { runs, seconds, gap }: { readonly runs: number; readonly seconds: number; readonly gap: number },
): Promise<Row[]> {
  const all: Verified[] = [];
  for (let run = 0; run < runs; run++) {
    const browser = await launchBrowser();
    all.push(await verify(browser, paths).finally(() => browser.close()));
  }
  const best = (of: keyof Verified) => Math.min(...all.map(each => each[of]));
  const megabytes = best('megabytes');
  return [
    valueRow(`verify.html: ${what}`, best('seconds'), seconds, 's'),
    ...(Number.isNaN(megabytes) ? [] : [valueRow(`verify.html: ${what}, memory of the page`, megabytes, 1000, 'MB')]),
    valueRow(`verify.html: ${what}, longest time between two frames`, best('gap'), gap, 'ms'),
    valueRow(`verify.html: ${what}, longest wait of an input`, best('latency'), gap, 'ms'),
  ];
}

if (import.meta.main) {
  for (const row of await verifierPageRows(process.argv.includes('--large'))) {
    process.stdout.write(`${row.ok ? 'ok  ' : 'OVER'} ${row.id}: ${row.value} ${row.unit}\n`);
  }
}
