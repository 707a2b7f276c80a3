/// <reference lib="dom" />

// Pages that are read or worked with, and whose pixels nobody looks at: what a browser need not draw for them.

import type { Page } from 'playwright-core';

/** Lets what moves in a page move ten times as fast: who looks at how a scene stands need not wait for, nor draw, its way there. */
export async function hasten(page: Page): Promise<void> {
  const motion = await page.context().newCDPSession(page);
  await motion.send('Animation.enable');
  await motion.send('Animation.setPlaybackRate', { playbackRate: 10 });
}

/** Lays a page out without painting it, where its boxes are asked for and its pixels are not. */
export async function unpainted(page: Page): Promise<void> {
  // The opacity of what is inside stays what it is.
  await page.evaluate(() => document.body.style.setProperty('opacity', '0'));
}
