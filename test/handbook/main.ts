// `npm run handbook`: prints the documents for people to out/handbook/. With `-- pictures` the ceremony is held and
// photographed first (`npm run screenshots -- ceremony`) and docs/pictures/ made anew from that.

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { launchBrowser } from '../support/browser.ts';
import { makePictures } from './pictures.ts';
import { print, printed } from './print.ts';

const root = join(import.meta.dirname, '../..');
const asked = process.argv.slice(2);

if (asked.includes('pictures') && !asked.includes('no-screenshots')) {
  const shot = spawnSync(process.execPath, ['test/screenshots/main.ts', 'ceremony'], { cwd: root, stdio: 'inherit' });
  if (shot.status !== 0) process.exit(shot.status ?? 1);
}
const browser = await launchBrowser();
try {
  if (asked.includes('pictures')) {
    process.stdout.write(`docs/pictures: ${Math.round((await makePictures(browser)) / 1000)} kB\n`);
  }
  for (const name of printed) process.stdout.write(`out/handbook/${await print(browser, name)}\n`);
} finally {
  await browser.close();
}
