/// <reference lib="dom" />

// From the navigation of the stage's window to its first scene, the cover of the sample, over the real browser host: in a profile that
// has nothing and again in the same one. Beside it a bare page in the same browser, and what came over the wire.

import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { startApp } from '../support/app.ts';
import { launchBrowser } from '../support/browser.ts';
import { buildPages } from '../support/pages.ts';
import { besideRow, type Row, valueRow } from './measure.ts';

const runs = 7;

/** How a page came to be seen: milliseconds from its navigation to the frame after `selector` was there, and megabytes received. */
type Opening = { readonly milliseconds: number; readonly megabytes: number };

async function open(context: BrowserContext, address: string, selector: string): Promise<Opening> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await page.addInitScript(wanted => {
    const seen = new Promise<number>(resolve => {
      const look = () => {
        const element = document.querySelector(wanted);
        if (element === null || element.getBoundingClientRect().width === 0) requestAnimationFrame(look);
        // This frame is drawn with it; the next one begins when it has been.
        else requestAnimationFrame(() => resolve(performance.now()));
      };
      requestAnimationFrame(look);
    });
    Object.assign(globalThis, { seen });
  }, selector);
  await page.goto(address);
  const milliseconds = await page.evaluate(() => (globalThis as unknown as { seen: Promise<number> }).seen);
  const megabytes = bytes / 1e6;
  await page.close();
  return { milliseconds, megabytes };
}

/** The best of several openings of each kind, by turns: in a busy moment all of them are slow. */
async function bestOpenings(
  browser: Browser,
  bare: string,
): Promise<{ [Kind in 'bare' | 'first' | 'second']: Opening }> {
  const none = { milliseconds: Number.POSITIVE_INFINITY, megabytes: 0 };
  const best = { bare: none, first: none, second: none };
  const folder = mkdtempSync(join(tmpdir(), 'stage-start-'));
  try {
    for (let run = 0; run < runs; run++) {
      const app = await startApp(join(folder, `${run}`));
      const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
      const { origin } = new URL(app.stage);
      const openings = {
        bare: await open(context, bare, 'h1'),
        first: await open(context, app.stage, '.scene-cover'),
        second: await open(context, `${origin}/stage.html?lang=zh`, '.scene-cover'),
      };
      await context.close();
      await app.end();
      for (const kind of ['bare', 'first', 'second'] as const) {
        if (openings[kind].milliseconds < best[kind].milliseconds) best[kind] = openings[kind];
      }
    }
    return best;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The rows of the opening stage. */
export async function stageStartRows(): Promise<Row[]> {
  buildPages();
  const server = createServer((_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>0</title><h1>0</h1>');
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const browser = await launchBrowser();
  try {
    const { port } = server.address() as AddressInfo;
    const { bare, first, second } = await bestOpenings(browser, `http://127.0.0.1:${port}/`);
    return [
      besideRow('stage to its first scene, new profile / bare page', first.milliseconds, bare.milliseconds, 250, 'ms'),
      valueRow('the same: over the wire', first.megabytes, 2, 'MB'),
      besideRow('stage to its first scene, again / bare page', second.milliseconds, bare.milliseconds, 250, 'ms'),
      valueRow('the same: over the wire', second.megabytes, 0.1, 'MB'),
    ];
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
}
