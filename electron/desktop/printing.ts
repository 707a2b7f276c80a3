// Electron's printer: the page of the sheets in a window that nobody sees, laid out by the Chromium that Electron is. The window
// has no preload and no bridge: it is given one sheet at a time, over an address of its own, and can ask for nothing else.

import { readFile } from 'node:fs/promises';
import { BrowserWindow, session, type WebContents } from 'electron';
import { done, type Outcome, refused } from '../../shared/outcome.ts';
import type { Sheet } from '../../shared/sheets/sheet.ts';
import { refusal } from '../../shared/text/refusal.ts';
import { type Pages, readPages, securityHeaders, startPage } from '../service/pages.ts';
import { faceIn, faceType, type OpenPrinter, type PdfPrinter, patience } from '../service/sheets/printer.ts';
import { originOf, scheme } from './address.ts';
import { lockedPreferences, lockSession } from './lockdown.ts';

/** How often the page is asked whether it stands, in ms. */
const glance = 30;

/** The printer over the built pages in the folder `pages`. */
export function electronPrinter(pages: string): OpenPrinter {
  return () => Promise.resolve(done(new ElectronPrinter(readPages(pages, 'sheets'))));
}

class ElectronPrinter implements PdfPrinter {
  /** One window, one sheet. */
  readonly lanes = 1;
  private readonly files: Pages;
  private readonly window: BrowserWindow;
  private sheet: Sheet | null = null;
  private faces: readonly Uint8Array[] = [];
  private name = '';
  private count = 0;

  constructor(files: Pages) {
    this.files = files;
    // In memory only, and apart from the windows' session: it holds whole names.
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
        // A window that is not shown would be slowed down.
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

  async dialog(sheet: Sheet, faces: readonly Uint8Array[]): Promise<Outcome<void>> {
    try {
      const contents = await this.show(sheet, faces);
      return await new Promise(resolve => {
        contents.print({ silent: false, printBackground: true, pageSize: 'A4' }, (success, reason) => {
          // Who closes the dialog wanted no paper: that is no failure.
          const ended = success || /cancel/i.test(reason);
          resolve(ended ? done(undefined) : failed(new Error(reason)));
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

  /** Loads the page of a sheet and waits until it stands with all its faces. */
  private async show(sheet: Sheet, faces: readonly Uint8Array[]): Promise<WebContents> {
    this.sheet = sheet;
    this.faces = faces;
    this.name = `${sheet.frame.id}.${++this.count}`;
    const { webContents } = this.window;
    await this.window.loadURL(`${originOf('sheets')}${startPage('sheets')}#${this.name}`);
    const until = Date.now() + patience;
    for (;;) {
      const state: unknown = await webContents.executeJavaScript(
        '[document.documentElement.dataset.sheet ?? "", document.documentElement.dataset.failed ?? ""]',
      );
      const [shown, broken] = Array.isArray(state) ? state : [];
      if (shown === this.name) return webContents;
      if (broken === this.name || Date.now() > until) throw new Error(broken === this.name ? 'page' : 'timeout');
      await new Promise(resolve => setTimeout(resolve, glance));
    }
  }

  private async respond(address: string): Promise<Response> {
    const headers = securityHeaders('sheets');
    const [, path = ''] = /^app:\/\/sheets([^?#]*)/.exec(address) ?? [];
    if (this.sheet !== null && path === `/sheet/${this.name}.json`) {
      const type = 'application/json; charset=utf-8';
      return new Response(JSON.stringify(this.sheet), { headers: { ...headers, 'Content-Type': type } });
    }
    const face = this.faces[faceIn(path)];
    if (face !== undefined) {
      return new Response(new Uint8Array(face), { headers: { ...headers, 'Content-Type': faceType } });
    }
    const file = this.files.get(path);
    const bytes = file === undefined ? null : await readFile(file.path).catch(() => null);
    if (file === undefined || bytes === null) return notFound();
    return new Response(new Uint8Array(bytes), { headers: { ...headers, 'Content-Type': file.contentType } });
  }
}

function notFound(): Promise<Response> {
  return Promise.resolve(new Response(null, { status: 404, headers: securityHeaders('sheets') }));
}

/** Answers the page's requests: the printer that is open, of which there is one at a time. */
let served: (address: string) => Promise<Response> = notFound;

function failed(error: unknown) {
  if (!(error instanceof Error)) throw error;
  const reason = (error.message.split('\n')[0] ?? '').slice(0, 200);
  return refused(refusal('sheets.browser-failed', { program: 'Electron', reason }));
}
