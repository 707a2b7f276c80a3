// What is used of playwright-core, and nothing more. Its own types ask for those of a browser page and of Electron, which
// this runtime does not have; test/sheets/driver.test.ts holds the two together.

import type { Launch } from '../chromium.ts';

/** A request of a driven page, and how it is answered. */
export type DrivenRoute = {
  request(): { url(): string };
  abort(): Promise<void>;
  fulfill(answer: {
    status?: number;
    headers?: { [name: string]: string };
    contentType?: string;
    body?: string | Buffer;
  }): Promise<void>;
};

/** A page of a driven browser. */
export type DrivenPage = {
  route(address: string, answer: (route: DrivenRoute) => Promise<void>): Promise<unknown>;
  goto(address: string, options: { timeout: number }): Promise<unknown>;
  waitForSelector(selector: string, options: { state: 'attached'; timeout: number }): Promise<unknown>;
  getAttribute(selector: string, name: string): Promise<string | null>;
  pdf(options: { format: string; preferCSSPageSize: boolean; printBackground: boolean }): Promise<Uint8Array>;
};

/** A driven browser. */
export type DrivenBrowser = { newPage(): Promise<DrivenPage>; close(): Promise<void> };

/** The driver. */
export type Driver = { readonly chromium: { launch(options: Launch): Promise<DrivenBrowser> } };

/** Loads the driver; null where the package is not there, as in a packed Electron app, which prints by itself. */
export async function loadDriver(): Promise<Driver | null> {
  // Not named to the compiler nor to the bundler.
  const name: string = 'playwright-core';
  try {
    return (await import(name)) as Driver;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND') return null;
    throw error;
  }
}
