// Electron's printer: the page of the sheets in a hidden window, laid out by Electron's own Chromium. The window has no preload and
// no bridge: it is given one sheet at a time, at an address of its own, and can request nothing else.

import { BrowserWindow, session, type WebContents } from 'electron';
import { done, type Outcome } from '../../shared/outcome.ts';
import type { Sheet } from '../../shared/sheets/sheet.ts';
import { readPages, startPage } from '../service/pages.ts';
import { type OpenPrinter, type PdfPrinter, patience, printingFailed, SheetPage } from '../service/sheets/printer.ts';
import { originOf, scheme } from './address.ts';
import { responseOf } from './app-scheme.ts';
import { lockedPreferences, lockSession } from './lockdown.ts';

/** Milliseconds between two questions whether the page has been laid out. */
const pollInterval = 30;

/** The printer over the built pages in the folder `pages`. */
export function electronPrinter(pages: string): OpenPrinter {
  return () => Promise.resolve(done(new ElectronPrinter(new SheetPage(readPages(pages, 'sheets')))));
}

class ElectronPrinter implements PdfPrinter {
  /** One window, one sheet. */
  readonly lanes = 1;
  private readonly content: SheetPage;
  private readonly window: BrowserWindow;

  constructor(content: SheetPage) {
    this.content = content;
    // In memory only, and apart from the windows' session: sheets have full names.
    const memory = session.fromPartition('sheets', { cache: false });
    lockSession(memory, () => null);
    if (!memory.protocol.isProtocolHandled(scheme)) memory.protocol.handle(scheme, request => served(request.url));
    served = address => this.respond(address);
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
  }

  async print(sheet: Sheet, faces: readonly Uint8Array[]): Promise<Outcome<Uint8Array>> {
    try {
      const contents = await this.show(sheet, faces);
      const pdf = await contents.printToPDF({ pageSize: 'A4', preferCSSPageSize: true, printBackground: true });
      return done(new Uint8Array(pdf));
    } catch (error) {
      return failed(error);
    }
  }

  async dialog(sheet: Sheet, faces: readonly Uint8Array[]): Promise<Outcome<'sent' | 'closed'>> {
    try {
      const contents = await this.show(sheet, faces);
      return await new Promise(resolve => {
        contents.print({ silent: false, printBackground: true, pageSize: 'A4' }, (success, reason) => {
          // Closing the dialog is no failure.
          const isClosed = !success && /cancel/i.test(reason);
          resolve(success || isClosed ? done(isClosed ? 'closed' : 'sent') : failed(new Error(reason)));
        });
      });
    } catch (error) {
      return failed(error);
    }
  }

  close(): Promise<void> {
    served = notFound;
    this.window.destroy();
    return Promise.resolve();
  }

  /** Loads the page of a sheet and waits until it is laid out with all its faces. */
  private async show(sheet: Sheet, faces: readonly Uint8Array[]): Promise<WebContents> {
    const name = this.content.set(sheet, faces);
    const { webContents } = this.window;
    await this.window.loadURL(`${originOf('sheets')}${startPage('sheets')}#${name}`);
    const until = Date.now() + patience;
    for (;;) {
      const state: unknown = await webContents.executeJavaScript(
        '[document.documentElement.dataset.sheet ?? "", document.documentElement.dataset.failed ?? ""]',
      );
      const [shown, broken] = Array.isArray(state) ? state : [];
      if (shown === name) return webContents;
      if (broken === name || Date.now() > until) throw new Error(broken === name ? 'page' : 'timeout');
      await new Promise(resolve => setTimeout(resolve, pollInterval));
    }
  }

  private async respond(address: string): Promise<Response> {
    const [, path = ''] = /^app:\/\/sheets([^?#]*)/.exec(address) ?? [];
    return responseOf('sheets', (await this.content.answer(path)) ?? 404);
  }
}

function notFound(): Promise<Response> {
  return Promise.resolve(responseOf('sheets', 404));
}

/** Answers the page's requests: the open printer, of which there is one at a time. */
let served: (address: string) => Promise<Response> = notFound;

function failed(error: unknown) {
  return printingFailed('Electron', error);
}
