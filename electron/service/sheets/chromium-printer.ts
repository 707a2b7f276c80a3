// Prints with an installed Chrome, Edge or Chromium, driven by playwright-core without a screen. The page comes from an origin that
// does not exist: every request is answered here or not at all, and none reaches a network. The browser lives in a private folder
// of its own, which goes with it.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { done, type Outcome, refused } from '../../../shared/outcome.ts';
import type { Sheet } from '../../../shared/sheets/sheet.ts';
import { refusal } from '../../../shared/text/refusal.ts';
import { type FoundChromium, findChromium, launchOptions } from '../chromium.ts';
import { readPages, securityHeaders, startPage } from '../pages.ts';
import { makePrivateFolder, noteGuest, removePrivateFolder, sweepPrivateFolders } from '../private-folders.ts';
import { type DrivenContext, type DrivenPage, type DrivenRoute, loadDriver } from './driver.ts';
import { type PdfPrinter, patience, printingFailed, SheetPage, within } from './printer.ts';

const origin = 'https://sheets.invalid';

/** Pages that print side by side, each in a process of its own: the smallest machines have two cores. */
const lanes = 2;

/** Milliseconds that a browser may take to start, with its pages, and to end when it is asked to. */
export type PrinterLimits = { readonly start: number; readonly end: number };

/** A cold start from a slow disk under a virus scanner takes the better part of a minute. */
const usualLimits: PrinterLimits = { start: 60_000, end: 10_000 };

/** How a browser is found and how long it may take; tests bring others. */
export type ChromiumPrinterOptions = { readonly find: typeof findChromium; readonly limits: PrinterLimits };

/**
 * Opens a printer over the built pages in the folder `pages`. Refused if no browser is found, or if it does not start or does not
 * answer in time; whatever is thrown on the way is a refusal too.
 */
export async function openChromiumPrinter(
  pages: string,
  { find = findChromium, limits = usualLimits }: Partial<ChromiumPrinterOptions> = {},
): Promise<Outcome<PdfPrinter>> {
  let program = 'Chromium';
  let browser: Browser | null = null;
  try {
    const [found, driver] = await Promise.all([find(), loadDriver()]);
    if (found === null || driver === null) return refused(refusal('sheets.no-browser', {}));
    ({ program } = found);
    const files = readPages(pages, 'sheets');
    sweepPrivateFolders();
    browser = new Browser(makePrivateFolder(), limits);
    const running = await browser.start(driver, found);
    const opened = Array.from({ length: lanes }, async () => {
      const lane = new Lane(found.program, await running.newPage(), new SheetPage(files));
      await lane.serve();
      return lane;
    });
    return done(new ChromiumPrinter(browser, await within(limits.start, Promise.all(opened))));
  } catch (error) {
    await browser?.end();
    return printingFailed(program, error);
  }
}

/** A browser in a private folder, from its start to its end. */
class Browser {
  private readonly folder: string;
  private readonly limits: PrinterLimits;
  private context: DrivenContext | null = null;
  private pid: number | null = null;

  constructor(folder: string, limits: PrinterLimits) {
    this.folder = folder;
    this.limits = limits;
  }

  async start(
    driver: NonNullable<Awaited<ReturnType<typeof loadDriver>>>,
    found: FoundChromium,
  ): Promise<DrivenContext> {
    const [profile, artifacts] = ['profile', 'artifacts'].map(name => join(this.folder, name));
    for (const folder of [profile, artifacts]) mkdirSync(folder as string, { mode: 0o700 });
    const options = {
      ...launchOptions(found, ['--host-resolver-rules=MAP * ~NOTFOUND']),
      artifactsDir: artifacts as string,
      // After this the driver ends the browser by force.
      timeout: this.limits.start,
      // The host answers signals. The driver would end the whole program.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    };
    const context = await driver.chromium.launchPersistentContext(profile as string, options);
    this.context = context;
    this.pid = await within(this.limits.start, pidOf(context));
    if (this.pid !== null) noteGuest(this.folder, this.pid);
    return context;
  }

  /** Ends the browser, by force if it does not end by itself in time, and removes its folder. Never throws. */
  async end(): Promise<void> {
    const { context, pid } = this;
    if (context !== null) {
      const closing = context.close();
      try {
        await within(this.limits.end, closing);
      } catch {
        if (pid !== null) kill(pid);
        await within(this.limits.end, closing).catch(() => undefined);
      }
    }
    removePrivateFolder(this.folder);
  }
}

/** The number of a browser's process; null if it does not tell. */
async function pidOf(context: DrivenContext): Promise<number | null> {
  const session = await context.browser()?.newBrowserCDPSession();
  const answer = await session?.send('SystemInfo.getProcessInfo');
  return answer?.processInfo.find(({ type }) => type === 'browser')?.id ?? null;
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended meanwhile.
  }
}

class ChromiumPrinter implements PdfPrinter {
  readonly lanes = lanes;
  private readonly browser: Browser;
  private readonly idle: Lane[];
  private readonly waiting: ((lane: Lane) => void)[] = [];

  constructor(browser: Browser, idle: Lane[]) {
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

  close(): Promise<void> {
    return this.browser.end();
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
    // A page that is gone takes no answer; the print that waits for it fails by itself.
    return this.page.route('**', route => this.answer(route).catch(() => undefined));
  }

  /** Never throws. */
  async print(sheet: Sheet, faces: readonly Uint8Array[]): Promise<Outcome<Uint8Array>> {
    const { page } = this;
    try {
      const name = this.content.set(sheet, faces);
      // Only the part after # changes from sheet to sheet: the page and its faces stay loaded.
      await page.goto(`${origin}${startPage('sheets')}#${name}`, { timeout: patience });
      const shown = `html[data-sheet="${name}"]`;
      await page.waitForSelector(`${shown}, html[data-failed="${name}"]`, { state: 'attached', timeout: patience });
      if ((await page.getAttribute('html', 'data-sheet')) !== name) throw new Error('page');
      const pdf = page.pdf({ format: 'A4', preferCSSPageSize: true, printBackground: true });
      return done(new Uint8Array(await within(patience, pdf)));
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
