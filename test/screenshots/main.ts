// `npm run screenshots [-- ceremony scenes console]`: pictures of every scene and every step, both sizes, both languages, into
// screenshots/. The ceremony is held for real; the rest shows what an ordinary ceremony does not come to.

import { rmSync } from 'node:fs';
import { launchBrowser } from '../support/browser.ts';
import { count, folder } from './camera.ts';
import { shootCeremony } from './ceremony.ts';
import { shootScenes, shootViews } from './fixtures.ts';

const parts = { ceremony: shootCeremony, scenes: shootScenes, console: shootViews };

const asked = process.argv.slice(2);
if (asked.length === 0) rmSync(folder, { recursive: true, force: true });
const browser = await launchBrowser();
try {
  for (const [name, part] of Object.entries(parts)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    const before = count();
    await part(browser);
    process.stdout.write(`${name}: ${count() - before}\n`);
  }
} finally {
  await browser.close();
}
process.stdout.write(`${folder}\n`);
