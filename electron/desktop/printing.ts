// Electron's printer: the page of the sheets in a hidden window, laid out by Electron's own Chromium. The window has no preload and
// no bridge: it is given one sheet at a time, at an address of its own, and can request nothing else.

import { BrowserWindow, session, type WebContents } from 'electron';
import { done, type Outcome, refused } from '../../shared/outcome.ts';
import type { Sheet } from '../../shared/sheets/sheet.ts';
import { refusal } from '../../shared/text/refusal.ts';
import { type Pages, readPages, startPage } from '../service/pages.ts';
import { type OpenPrinter, type PdfPrinter, patience, reasonOf, SheetPage, within } from '../service/sheets/printer.ts';
import { scheme, sheetsAddress, sheetsOrigin } from './address.ts';
import { responseOf } from './app-scheme.ts';
import { lockedPreferences, lockSession } from './lockdown.ts';

/** Milliseconds between two questions whether the page has been laid out. */
const pollInterval = 30;

/** Milliseconds that a print dialog may stay open. Electron does not always say how it ended; see `dialog`. */
export const dialogPatience = 30 * 60_000;

/** The printer over the built pages in the folder `pages`. */
export function electronPrinter(pages: string): OpenPrinter {
  return () => Promise.resolve(done(new ElectronPrinter(readPages(pages, 'sheets'))));
}

/** What the pages of the open printers may load, by the printer's number: one may print a batch while a dialog of another is open. */
const served = new Map<number, SheetPage>();
let opened = 0;

async function respond(address: string): Promise<Response> {
  const asked = sheetsAddress(address);
  const content = asked === null ? undefined : served.get(asked.number);
  return responseOf('sheets', (await content?.answer(asked?.path ?? '')) ?? 404);
}

class ElectronPrinter implements PdfPrinter {
  /** One window, one sheet. */
  readonly lanes = 1;
  private readonly number = ++opened;
  private readonly content: SheetPage;
  /** Null after a failure: the next sheet is printed in a fresh one. */
  private page: PrintingPage | null;

  constructor(pages: Pages) {
    this.content = new SheetPage(pages);
    served.set(this.number, this.content);
    this.page = new PrintingPage();
  }

  print(sheet: Sheet, faces: readonly Uint8Array[]): Promise<Outcome<Uint8Array>> {
    return this.attempt(async page => {
      const { webContents } = await this.show(page, sheet, faces);
      const printing = webContents.printToPDF({ pageSize: 'A4', preferCSSPageSize: true, printBackground: true });
      return new Uint8Array(await page.within(patience, printing));
    });
  }

  /**
   * The callback of `print` comes when the job is spooled, cancelled or failed (electron's printing.patch), and never where the page is gone or
   * printing already (electron_api_web_contents.cc), hence the patience.
   */
  async dialog(sheet: Sheet, faces: readonly Uint8Array[]): Promise<Outcome<'sent' | 'closed'>> {
    const ended = await this.attempt(async page => {
      const { webContents } = await this.show(page, sheet, faces);
      const told = new Promise<string>(resolve => {
        const options = { silent: false, printBackground: true, pageSize: 'A4' } as const;
        webContents.print(options, (success, reason) => resolve(success ? '' : reason || 'failed'));
      });
      return page.within(dialogPatience, told);
    });
    if (!ended.ok) return ended;
    const reason = ended.value;
    if (reason === '') return done('sent');
    // Closing the dialog is no failure.
    return /cancel/i.test(reason) ? done('closed') : refused(refusal('sheets.printer-failed', { reason }));
  }

  close(): Promise<void> {
    served.delete(this.number);
    this.page?.destroy();
    this.page = null;
    return Promise.resolve();
  }

  private async attempt<T>(work: (page: PrintingPage) => Promise<T>): Promise<Outcome<T>> {
    const page = this.page ?? new PrintingPage();
    this.page = page;
    try {
      return done(await work(page));
    } catch (error) {
      page.destroy();
      if (this.page === page) this.page = null;
      // Electron's text ends in the address, which says nothing to a reader.
      const reason = reasonOf(error).replace(/ loading '.*$/, '');
      return refused(refusal('sheets.page-failed', { reason }));
    }
  }

  /** Loads the page of a sheet and waits until it is laid out with all its faces. */
  private async show(
    page: PrintingPage,
    sheet: Sheet,
    faces: readonly Uint8Array[],
  ): Promise<{ readonly webContents: WebContents }> {
    const name = this.content.set(sheet, faces);
    const { window } = page;
    const until = Date.now() + patience;
    await page.within(patience, window.loadURL(`${sheetsOrigin(this.number)}${startPage('sheets')}#${name}`));
    for (;;) {
      const question = '[document.documentElement.dataset.sheet ?? "", document.documentElement.dataset.failed ?? ""]';
      const state: unknown = await page.within(until - Date.now(), window.webContents.executeJavaScript(question));
      const [shown, broken] = Array.isArray(state) ? state : [];
      if (shown === name) return window;
      if (broken === name) throw new Error('page');
      await page.within(until - Date.now(), new Promise(resolve => setTimeout(resolve, pollInterval)));
    }
  }
}

/** A hidden window, and how long to wait for it. */
class PrintingPage {
  readonly window: BrowserWindow;
  /** Rejects when its page is gone. What it was asked for is then never answered: Electron waits for a message of the page. */
  private readonly gone: Promise<never>;

  constructor() {
    // In memory only, and apart from the windows' session: sheets have full names.
    const memory = session.fromPartition('sheets', { cache: false });
    lockSession(memory, () => null);
    if (!memory.protocol.isProtocolHandled(scheme)) memory.protocol.handle(scheme, request => respond(request.url));
    this.window = new BrowserWindow({
      show: false,
      webPreferences: {
        session: memory,
        ...lockedPreferences,
        devTools: false,
        // A hidden window would otherwise be slowed down.
        backgroundThrottling: false,
      },
    });
    this.gone = new Promise((_, reject) => {
      this.window.webContents.on('render-process-gone', (_event, { reason }) => reject(new Error(reason)));
      this.window.on('closed', () => reject(new Error('closed')));
    });
    // It is no error while nothing is waited for.
    this.gone.catch(() => undefined);
  }

  /** Settles as `work` does, unless the page is gone or so many milliseconds have passed. */
  within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
    return within(Math.max(0, milliseconds), Promise.race([work, this.gone]));
  }

  destroy(): void {
    if (!this.window.isDestroyed()) this.window.destroy();
  }
}
