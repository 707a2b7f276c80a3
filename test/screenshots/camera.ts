// Takes the pictures: every size, named after what is on them, in the ignored folder screenshots/.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Where the pictures go. */
export const folder = join(import.meta.dirname, '../../screenshots');

/** The two sizes of every picture, and that of a few. */
export const sizes = [
  { width: 1920, height: 1080 },
  { width: 1024, height: 768 },
] as const;
export const uhd = { width: 3840, height: 2160 } as const;

/** A size of a picture. */
export type Size = { readonly width: number; readonly height: number };

/** The two languages of a window. */
export const languages = ['zh', 'en'] as const;

/** A language of a window. */
export type Language = (typeof languages)[number];

let taken = 0;

/** How many pictures have been written. */
export function count(): number {
  return taken;
}

/** Pictures of a page at these sizes: screenshots/`set`/`width`x`height`-`language`/`name`.png. `settle` waits for the page to stand. */
export async function shoot(
  page: Page,
  set: string,
  language: Language,
  name: string,
  settle: (page: Page) => Promise<void>,
  at: readonly Size[] = sizes,
): Promise<void> {
  for (const size of at) {
    await page.setViewportSize(size);
    await settle(page);
    const place = join(folder, set, `${size.width}x${size.height}-${language}`);
    mkdirSync(place, { recursive: true });
    await page.screenshot({ path: join(place, `${name}.png`) });
    taken++;
  }
}
