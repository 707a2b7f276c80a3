// Looking at console windows in a test. The site, its contexts and its pages are those of all test files of a process: to load the
// console takes longer than most tests of it, and a window that is left leaves nothing behind.

import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { sharedBrowser } from '../support/browser.ts';
import { type Site, servePages } from '../support/pages.ts';
import { type ConsoleWindow, type Opening, openAgain, openConsole } from './window.ts';

let served: Promise<Site> | null = null;

/** A context and those of its pages in which no window is open. */
type Room = { context: Promise<BrowserContext> | null; readonly idle: Page[] };

/** The room of windows whose clock goes, and that of those whose clock stands still. */
const rooms: { readonly [clock in 'goes' | 'stands']: Room } = {
  goes: { context: null, idle: [] },
  stands: { context: null, idle: [] },
};

/** A window that is closed by whoever opened it. */
export type OpenWindow = ConsoleWindow & { readonly close: () => Promise<void> };

/** Opens a window. */
export async function openWindow(opening: Opening): Promise<OpenWindow> {
  const { isStopped = false, isLoaded = false } = opening;
  const room = rooms[isStopped ? 'stands' : 'goes'];
  const used = isLoaded ? undefined : room.idle.pop();
  served ??= servePages('console');
  room.context ??= sharedBrowser().then(browser => browser.newContext());
  const window =
    used === undefined ? await openConsole(await room.context, await served, opening) : await openAgain(used, opening);
  const close = async () => {
    if (isLoaded) return window.page.close();
    await window.leave();
    room.idle.push(window.page);
  };
  return { ...window, close };
}

/** Opens a window, looks at it, and closes it; it must not have complained of anything. */
export async function inConsole(opening: Opening, look: (window: ConsoleWindow) => Promise<void>): Promise<void> {
  const window = await openWindow(opening);
  try {
    await look(window);
  } catch (error) {
    // Whatever state it is in, no other test shall find it.
    await window.page.close();
    throw error;
  }
  await window.close();
  expect(window.complaints).toEqual([]);
}
