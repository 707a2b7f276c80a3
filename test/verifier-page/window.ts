/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

// The page in a real browser, opened from a file as by a double click. Files reach it through its own input.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { zipSync } from 'fflate';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { sharedBrowser } from '../support/browser.ts';
import { unpainted } from '../support/quick-pages.ts';

/** docs/verify.html. */
export const verifyPath = fileURLToPath(new URL('../../docs/verify.html', import.meta.url));

/** A public folder as bytes by name. */
export type Folder = ReadonlyMap<string, Uint8Array>;

/** What the page says of a folder: its verdict and the first check that it shows as failed. */
export type Said = { readonly verdict: string; readonly check: string | null };

/** A window of the tests' browser, which counts what it asks the network for. */
export class VerifierWindow {
  /** Addresses that pages asked for, other than their own file. */
  readonly requests: string[] = [];
  /** Errors that nobody caught, and what stands on the console. */
  readonly errors: string[] = [];
  readonly folder = mkdtempSync(join(tmpdir(), 'verifier-page-'));
  private readonly context: BrowserContext;

  private constructor(context: BrowserContext) {
    this.context = context;
  }

  /** Opens a window. */
  static async open(options: BrowserContextOptions = {}): Promise<VerifierWindow> {
    const browser = await sharedBrowser();
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']).catch(() => {});
    return new VerifierWindow(context);
  }

  /** A page that was opened from a file; `before` runs in it before its own script. */
  async page(path = verifyPath, before?: () => void): Promise<Page> {
    const page = await this.context.newPage();
    page.on('request', request => {
      const url = request.url();
      if (url !== pathToFileURL(path).href && !url.startsWith('blob:')) this.requests.push(url);
    });
    page.on('pageerror', error => this.errors.push(error.message));
    page.on('console', message => this.errors.push(message.text()));
    if (before !== undefined) await page.addInitScript(before);
    await page.goto(pathToFileURL(path).href);
    return page;
  }

  /** Works with a page of its own, which is closed afterwards whatever happens. */
  async with(use: (page: Page) => Promise<void>, path?: string): Promise<void> {
    const page = await this.page(path);
    try {
      await use(page);
    } finally {
      await page.close();
    }
  }

  /** A file in a folder of the test's own. */
  file(name: string, bytes: Uint8Array | string): string {
    const path = join(this.folder, name);
    writeFileSync(path, bytes);
    return path;
  }

  async close(): Promise<void> {
    await this.context.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A folder as the one file that it is packed into. */
export function zipped(folder: Folder): Folder {
  return new Map([['public.zip', zipSync(Object.fromEntries(folder), { level: 0 })]]);
}

/** Hands folder after folder to the page's input, file by file, and reads from the page what it says of each. */
export async function judge(page: Page, folders: readonly Folder[]): Promise<Said[]> {
  const encoded = folders.map(folder =>
    Array.from(folder, ([name, bytes]) => [name, Buffer.from(bytes).toString('base64')] as const),
  );
  await unpainted(page);
  return page.evaluate(async batch => {
    const input = document.querySelector<HTMLInputElement>('input[type=file]');
    if (input === null) throw new Error('the page has no input');
    const said: { verdict: string; check: string | null }[] = [];
    for (const folder of batch) {
      const transfer = new DataTransfer();
      for (const [name, text] of folder) {
        transfer.items.add(new File([Uint8Array.from(atob(text), character => character.charCodeAt(0))], name));
      }
      const html = document.documentElement;
      const done = new Promise<void>(resolve => {
        const observer = new MutationObserver(() => {
          if (html.dataset['verdict'] === undefined) return;
          observer.disconnect();
          resolve();
        });
        observer.observe(html, { attributes: true });
      });
      input.files = transfer.files;
      input.dispatchEvent(new Event('change'));
      await done;
      const failed = document.querySelector<HTMLElement>('[data-check][data-ok=false]');
      said.push({ verdict: html.dataset['verdict'] ?? '', check: failed?.dataset['check'] ?? null });
    }
    return said;
  }, encoded);
}
