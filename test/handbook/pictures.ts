// The pictures in docs/pictures/: those of `npm run screenshots` that the documents show, made smaller, and some sheets.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { paintPapers } from './papers.ts';
import { docsFolder } from './print.ts';

const taken = join(import.meta.dirname, '../../screenshots');

/** The folder of the pictures. */
export const picturesFolder = join(docsFolder, 'pictures');

/** Pixels across a picture in the documents. */
const width = 1440;

/** What each picture is made of: a file of screenshots/ without its ending. */
export const pictures: { readonly [name: string]: string } = {
  'console-start': 'console/1024x768-zh/00-start',
  'console-archive': 'console/1024x768-zh/12-archive',
  'console-prepare-plan': 'console/1024x768-zh/01-prepare-plan',
  'console-prepare-lists': 'console/1024x768-zh/01-prepare-lists',
  'console-displays': 'console/1024x768-zh/02-displays',
  'console-rehearse': 'console/1024x768-zh/02-rehearse',
  'console-freeze': 'console/1024x768-zh/03-freeze',
  'console-secrets': 'console/1024x768-zh/04-secrets',
  'console-publish': 'console/1024x768-zh/05-publish',
  'console-inputs': 'console/1024x768-zh/06-inputs',
  'console-close': 'console/1024x768-zh/07-close',
  'console-draw': 'console/1024x768-zh/08-draw',
  'console-present': 'console/1024x768-zh/09-present',
  'console-seal': 'console/1024x768-zh/10-seal',
  'console-verify': 'console/1024x768-zh/11-verify',
  'stage-testcard': 'stage/1920x1080-zh/02-testcard',
  'stage-sealed': 'stage/1920x1080-zh/04-sealed',
  'stage-promise': 'stage/1920x1080-zh/07-promise',
  'stage-inputs': 'stage/1920x1080-zh/08-inputs-full',
  'stage-reveal': 'stage/1920x1080-zh/09-reveal-open',
  'stage-wall': 'stage/1920x1080-zh/11-draw-gold',
  'stage-board': 'stage/1920x1080-zh/12-board-first',
  'stage-pages': 'stage/1920x1080-zh/12-pages-first',
  'stage-end': 'stage/1920x1080-zh/15-end',
};

/** Makes every picture anew from what `npm run screenshots -- ceremony` has left. Answers how many bytes they have together. */
export async function makePictures(browser: Browser): Promise<number> {
  mkdirSync(picturesFolder, { recursive: true });
  const tab = await browser.newPage();
  let bytes = 0;
  const keep = (name: string, picture: Buffer) => {
    writeFileSync(join(picturesFolder, `${name}.webp`), picture);
    bytes += picture.length;
  };
  for (const [name, source] of Object.entries(pictures)) {
    const png = readFileSync(join(taken, `${source}.png`)).toString('base64');
    keep(name, Buffer.from(await tab.evaluate(shrink, { png, width }), 'base64'));
  }
  await tab.close();
  const rehearsal = mkdtempSync(join(tmpdir(), 'papers-'));
  try {
    for (const [name, picture] of await paintPapers(browser, rehearsal)) keep(name, picture);
  } finally {
    rmSync(rehearsal, { recursive: true, force: true });
  }
  return bytes;
}

/** Runs in the browser: a picture at most `width` across, as WebP. */
async function shrink({ png, width }: { png: string; width: number }): Promise<string> {
  const blob = await (await fetch(`data:image/png;base64,${png}`)).blob();
  const whole = await createImageBitmap(blob);
  const scale = Math.min(1, width / whole.width);
  const size = { resizeWidth: Math.round(whole.width * scale), resizeHeight: Math.round(whole.height * scale) };
  const small = await createImageBitmap(blob, { ...size, resizeQuality: 'high' });
  const canvas = document.createElement('canvas');
  canvas.width = small.width;
  canvas.height = small.height;
  canvas.getContext('2d')?.drawImage(small, 0, 0);
  return canvas.toDataURL('image/webp', 0.82).split(',')[1] ?? '';
}
