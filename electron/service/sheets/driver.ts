// The part of playwright-core that is used. Its own types need those of the DOM and of Electron, which this runtime does not have;
// test/sheets/driver.test.ts checks that both agree.

import type { Launch } from '../chromium.ts';
import { codeOf } from '../ports/disk.ts';

/** A request of a driven page, and how to answer it. */
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

/** How a driver launches a browser that lives in a folder of our own: where it keeps its artifacts, and how long it may take, in ms. */
export type DrivenLaunch = Launch & {
  readonly artifactsDir: string;
  readonly timeout: number;
  /** Whether the driver answers the system's signals itself, by ending the whole process. */
  readonly handleSIGINT: boolean;
  readonly handleSIGTERM: boolean;
  readonly handleSIGHUP: boolean;
};

/** A driven browser. Its own session tells of its processes; null where it is not known to be one. */
export type DrivenBrowser = {
  newBrowserCDPSession(): Promise<{
    send(method: 'SystemInfo.getProcessInfo'): Promise<{ processInfo: { type: string; id: number }[] }>;
  }>;
};

/** A driven browser with its profile, in which pages are opened. Closing it ends the browser. */
export type DrivenContext = {
  newPage(): Promise<DrivenPage>;
  browser(): DrivenBrowser | null;
  close(): Promise<void>;
};

/** The driver. */
export type Driver = {
  readonly chromium: { launchPersistentContext(profile: string, options: DrivenLaunch): Promise<DrivenContext> };
};

/** Loads the driver; null if the package is absent, as in a packed Electron app, which prints by itself. */
export async function loadDriver(): Promise<Driver | null> {
  // Hidden from the compiler and the bundler.
  const name: string = 'playwright-core';
  try {
    return (await import(name)) as Driver;
  } catch (error) {
    if (codeOf(error) === 'ERR_MODULE_NOT_FOUND') return null;
    throw error;
  }
}
