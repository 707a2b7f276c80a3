// `npm run stage-book`: photographs every scene at 16:9, at 4:3 and as the last row sees it, and writes docs/stage.md.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { fakeBridge, settled } from '../stage/browser.ts';
import { snapshotOf } from '../stage/fixtures.ts';
import { launchBrowser } from '../support/browser.ts';
import { type Site, servePages } from '../support/pages.ts';
import { type Entry, entries, filmOfBook, seedAt, stepAt } from './scenes.ts';

const docs = join(import.meta.dirname, '../../docs');
const folder = join(docs, 'pictures/stage');

/** The displays: a projector at 16:9, and one at 4:3 with its real pixels. */
const [wide, classic] = [
  { width: 1920, height: 1080 },
  { width: 1024, height: 768 },
];

/** A page of the book in pixels: 16:9 above, below it 4:3 and the last row's picture. */
const leaf = { width: 1120, wideHeight: 630, gap: 14, lowHeight: 420 };

async function shoot(browser: Browser, served: Site, { scene }: Entry, viewport: typeof wide): Promise<string> {
  const page = await browser.newPage({ viewport });
  await fakeBridge(page, snapshotOf(scene, { rehearsal: false, step: stepAt(scene), seed: seedAt(scene) }), filmOfBook);
  await page.goto(served.address);
  await settled(page, scene.kind);
  const png = (await page.screenshot()).toString('base64');
  await page.close();
  return png;
}

/**
 * Runs in the browser: one picture of the two, and of the first as the last row sees it, 40 % as large and softened, on the same
 * ground as a hall has.
 */
async function compose(given: { wide: string; classic: string; leaf: typeof leaf }): Promise<string> {
  const { width, wideHeight, gap, lowHeight } = given.leaf;
  const load = async (png: string) => createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
  const [whole, other] = [await load(given.wide), await load(given.classic)];
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width, wideHeight + gap + lowHeight];
  const on = canvas.getContext('2d');
  if (on === null) throw new Error('no 2d context');
  on.fillStyle = '#4a4a4a';
  on.fillRect(0, 0, canvas.width, canvas.height);
  on.imageSmoothingQuality = 'high';
  on.drawImage(whole, 0, 0, width, wideHeight);
  const otherWidth = (lowHeight * other.width) / other.height;
  on.drawImage(other, 0, wideHeight + gap, otherWidth, lowHeight);
  // 40 % of the width of the picture above.
  const [far, high] = [width * 0.4, wideHeight * 0.4];
  const left = otherWidth + (width - otherWidth - far) / 2;
  on.filter = 'blur(0.8px)';
  on.drawImage(whole, left, wideHeight + gap + (lowHeight - high) / 2, far, high);
  return canvas.toDataURL('image/webp', 0.75).split(',')[1] ?? '';
}

const text = (pages: readonly Entry[]) => `# The stage, scene by scene

Made by \`npm run stage-book\`. Each picture shows a scene at 16:9, below it at 4:3 and as the last row sees it: 40 % as large and a
little out of focus. The words are what somebody who knows nothing of it is to understand. Names and numbers are invented.

${pages
  .map(({ name, title, understands }) => `## ${title}\n\n${understands}\n\n![${title}](pictures/stage/${name}.webp)`)
  .join('\n\n')}
`;

const browser = await launchBrowser();
const served = await servePages('stage');
try {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const tab: Page = await browser.newPage();
  let bytes = 0;
  for (const entry of entries) {
    const shots = [await shoot(browser, served, entry, wide), await shoot(browser, served, entry, classic)] as const;
    const picture = Buffer.from(await tab.evaluate(compose, { wide: shots[0], classic: shots[1], leaf }), 'base64');
    writeFileSync(join(folder, `${entry.name}.webp`), picture);
    bytes += picture.length;
  }
  writeFileSync(join(docs, 'stage.md'), text(entries));
  process.stdout.write(`docs/stage.md: ${entries.length} scenes, ${Math.round(bytes / 1000)} kB\n`);
} finally {
  await browser.close();
  served.close();
}
