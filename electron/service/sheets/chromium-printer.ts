// Prints with an installed Chrome, Edge or Chromium, driven by playwright-core without a screen. The page comes from an origin
// that exists nowhere: every request is answered from the built files or not at all, and none reaches a network.

import { readFile } from 'node:fs/promises';
import { done, type Outcome, refused } from '../../../shared/outcome.ts';
import type { Sheet } from '../../../shared/sheets/sheet.ts';
import { refusal } from '../../../shared/text/refusal.ts';
import { type FoundChromium, findChromium, launchOptions } from '../chromium.ts';
import { type Pages, readPages, securityHeaders, startPage } from '../pages.ts';
import { type DrivenBrowser, type DrivenPage, type DrivenRoute, loadDriver } from './driver.ts';
import { faceIn, faceType, type PdfPrinter, patience } from './printer.ts';

const origin = 'https://sheets.invalid';

/** Pages that print side by side, each with a process of its own: what the smallest machines have cores for. */
const lanes = 2;

/** Opens a printer over the built pages in the folder `pages`. Refused where no browser is found or it does not start. */
export async function openChromiumPrinter(pages: string): Promise<Outcome<PdfPrinter>> {
  const [found, driver] = await Promise.all([findChromium(), loadDriver()]);
  if (found === null || driver === null) return refused(refusal('sheets.no-browser', {}));
  let browser: DrivenBrowser;
  try {
    browser = await driver.chromium.launch(launchOptions(found, ['--host-resolver-rules=MAP * ~NOTFOUND']));
  } catch (error) {
    return failed(found, error);
  }
  const files = readPages(pages, 'sheets');
  try {
    const opened = Array.from({ length: lanes }, async () => {
      const lane = new Lane(found, await browser.newPage(), files);
      await lane.serve();
      return lane;
    });
    return done(new ChromiumPrinter(browser, await Promise.all(opened)));
  } catch (error) {
    await browser.close();
    return failed(found, error);
  }
}

class ChromiumPrinter implements PdfPrinter {
  readonly lanes = lanes;
  private readonly browser: DrivenBrowser;
  private readonly idle: Lane[];
  private readonly waiting: ((lane: Lane) => void)[] = [];
  private count = 0;

  constructor(browser: DrivenBrowser, idle: Lane[]) {
    this.browser = browser;
    this.idle = idle;
  }

  async print(sheet: Sheet, faces: readonly Uint8Array[]): Promise<Outcome<Uint8Array>> {
    const lane = this.idle.pop() ?? (await new Promise<Lane>(resolve => this.waiting.push(resolve)));
    // The same sheet printed twice is loaded twice.
    const printed = await lane.print(sheet, faces, `${sheet.frame.id}.${++this.count}`);
    const next = this.waiting.shift();
    if (next === undefined) this.idle.push(lane);
    else next(lane);
    return printed;
  }

  async close(): Promise<void> {
    await this.browser.close();
  }
}

/** One page of the browser, and the sheet in it. */
class Lane {
  private readonly found: FoundChromium;
  private readonly page: DrivenPage;
  private readonly files: Pages;
  private sheet: Sheet | null = null;
  private faces: readonly Uint8Array[] = [];
  private name = '';

  constructor(found: FoundChromium, page: DrivenPage, files: Pages) {
    this.found = found;
    this.page = page;
    this.files = files;
  }

  /** Answers every request of the page. */
  serve(): Promise<unknown> {
    return this.page.route('**', route => this.answer(route));
  }

  async print(sheet: Sheet, faces: readonly Uint8Array[], name: string): Promise<Outcome<Uint8Array>> {
    this.sheet = sheet;
    this.faces = faces;
    this.name = name;
    const { page } = this;
    try {
      // Only the part behind # changes from sheet to sheet: the page and its faces stay loaded.
      await page.goto(`${origin}${startPage('sheets')}#${name}`, { timeout: patience });
      const shown = `html[data-sheet="${name}"]`;
      await page.waitForSelector(`${shown}, html[data-failed="${name}"]`, { state: 'attached', timeout: patience });
      if ((await page.getAttribute('html', 'data-sheet')) !== name) return failed(this.found, new Error('page'));
      const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true, printBackground: true });
      return done(new Uint8Array(pdf));
    } catch (error) {
      return failed(this.found, error);
    }
  }

  private async answer(route: DrivenRoute): Promise<void> {
    const address = new URL(route.request().url());
    const headers = { ...securityHeaders('sheets') };
    if (address.origin !== origin) return route.abort();
    if (this.sheet !== null && address.pathname === `/sheet/${this.name}.json`) {
      const body = JSON.stringify(this.sheet);
      return route.fulfill({ headers, contentType: 'application/json; charset=utf-8', body });
    }
    const face = this.faces[faceIn(address.pathname)];
    if (face !== undefined) return route.fulfill({ headers, contentType: faceType, body: Buffer.from(face) });
    const file = this.files.get(address.pathname);
    if (file === undefined) return route.fulfill({ status: 404, headers });
    return route.fulfill({ headers, contentType: file.contentType, body: await readFile(file.path) });
  }
}

/** What a browser that fails comes to; whatever is thrown that is no error is a fault of our own. */
function failed({ program }: FoundChromium, error: unknown) {
  if (!(error instanceof Error)) throw error;
  const reason = error.name === 'TimeoutError' ? 'timeout' : (error.message.split('\n')[0] ?? '').slice(0, 200);
  return refused(refusal('sheets.browser-failed', { program, reason }));
}
