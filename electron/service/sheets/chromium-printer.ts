// Prints with an installed Chrome, Edge or Chromium, driven by playwright-core without a screen. The page comes from an origin that
// does not exist: every request is answered here or not at all, and none reaches a network.

import { done, type Outcome, refused } from '../../../shared/outcome.ts';
import type { Sheet } from '../../../shared/sheets/sheet.ts';
import { refusal } from '../../../shared/text/refusal.ts';
import { findChromium, launchOptions } from '../chromium.ts';
import { readPages, securityHeaders, startPage } from '../pages.ts';
import { type DrivenBrowser, type DrivenPage, type DrivenRoute, loadDriver } from './driver.ts';
import { type PdfPrinter, patience, printingFailed, SheetPage } from './printer.ts';

const origin = 'https://sheets.invalid';

/** Pages that print side by side, each in a process of its own: the smallest machines have two cores. */
const lanes = 2;

/** Opens a printer over the built pages in the folder `pages`. Refused if no browser is found or it does not start. */
export async function openChromiumPrinter(pages: string): Promise<Outcome<PdfPrinter>> {
  const [found, driver] = await Promise.all([findChromium(), loadDriver()]);
  if (found === null || driver === null) return refused(refusal('sheets.no-browser', {}));
  const { program } = found;
  let browser: DrivenBrowser;
  try {
    browser = await driver.chromium.launch(launchOptions(found, ['--host-resolver-rules=MAP * ~NOTFOUND']));
  } catch (error) {
    return printingFailed(program, error);
  }
  const files = readPages(pages, 'sheets');
  try {
    const opened = Array.from({ length: lanes }, async () => {
      const lane = new Lane(program, await browser.newPage(), new SheetPage(files));
      await lane.serve();
      return lane;
    });
    return done(new ChromiumPrinter(browser, await Promise.all(opened)));
  } catch (error) {
    await browser.close();
    return printingFailed(program, error);
  }
}

class ChromiumPrinter implements PdfPrinter {
  readonly lanes = lanes;
  private readonly browser: DrivenBrowser;
  private readonly idle: Lane[];
  private readonly waiting: ((lane: Lane) => void)[] = [];

  constructor(browser: DrivenBrowser, idle: Lane[]) {
    this.browser = browser;
    this.idle = idle;
  }

  async print(sheet: Sheet, faces: readonly Uint8Array[]): Promise<Outcome<Uint8Array>> {
    const lane = this.idle.pop() ?? (await new Promise<Lane>(resolve => this.waiting.push(resolve)));
    const printed = await lane.print(sheet, faces);
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
  private readonly program: string;
  private readonly page: DrivenPage;
  private readonly content: SheetPage;

  constructor(program: string, page: DrivenPage, content: SheetPage) {
    this.program = program;
    this.page = page;
    this.content = content;
  }

  /** Answers every request of the page. */
  serve(): Promise<unknown> {
    return this.page.route('**', route => this.answer(route));
  }

  async print(sheet: Sheet, faces: readonly Uint8Array[]): Promise<Outcome<Uint8Array>> {
    const name = this.content.set(sheet, faces);
    const { page } = this;
    try {
      // Only the part after # changes from sheet to sheet: the page and its faces stay loaded.
      await page.goto(`${origin}${startPage('sheets')}#${name}`, { timeout: patience });
      const shown = `html[data-sheet="${name}"]`;
      await page.waitForSelector(`${shown}, html[data-failed="${name}"]`, { state: 'attached', timeout: patience });
      if ((await page.getAttribute('html', 'data-sheet')) !== name) throw new Error('page');
      const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true, printBackground: true });
      return done(new Uint8Array(pdf));
    } catch (error) {
      return printingFailed(this.program, error);
    }
  }

  private async answer(route: DrivenRoute): Promise<void> {
    const address = new URL(route.request().url());
    const headers = { ...securityHeaders('sheets') };
    if (address.origin !== origin) return route.abort();
    const found = await this.content.answer(address.pathname);
    if (found === null) return route.fulfill({ status: 404, headers });
    return route.fulfill({ headers, contentType: found.contentType, body: Buffer.from(found.bytes) });
  }
}
