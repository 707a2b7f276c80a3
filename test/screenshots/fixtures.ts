// Pictures of what an ordinary ceremony does not show: three holders, many schools, long words, few and very many lots.

import type { Browser } from 'playwright-core';
import { views } from '../console/snapshots.ts';
import { openConsole } from '../console/window.ts';
import { fakeBridge, settled, show } from '../stage/browser.ts';
import { filmOf, scenes, snapshotOf } from '../stage/fixtures.ts';
import { servePages } from '../support/pages.ts';
import { languages, shoot, uhd } from './camera.ts';

/** Every scene of the stage's tests, on paper and on ink, and walls of 20 and of 5,000 lots. */
export async function shootScenes(browser: Browser): Promise<void> {
  const served = await servePages('stage');
  try {
    for (const language of languages) {
      const theme = language === 'zh' ? 'paper' : 'ink';
      const context = await browser.newContext();
      const page = await context.newPage();
      await fakeBridge(
        page,
        snapshotOf(scenes['cover'] as (typeof scenes)[string], { theme, language }),
        filmOf(418, 200),
      );
      await page.goto(served.address);
      let number = 2;
      for (const [name, scene] of Object.entries(scenes)) {
        const at = number++;
        await show(page, snapshotOf(scene, { theme, language }, at));
        await shoot(page, `scenes-${theme}`, language, name, () => settled(page, scene.kind, at));
      }
      await context.close();
    }
    for (const lots of [20, 5000]) {
      const film = filmOf(lots, Math.floor(lots / 2));
      const context = await browser.newContext();
      const page = await context.newPage();
      const at = (seconds: number, number: number) =>
        snapshotOf(
          {
            kind: 'draw',
            school: film.school,
            seconds: 30,
            playing: { elapsed: seconds * 1000, running: false },
            witnesses: [],
          },
          {},
          number,
        );
      await fakeBridge(page, at(0, 1), film);
      await page.goto(served.address);
      for (const [index, seconds] of [0, 8, 19, 24, 30].entries()) {
        await show(page, at(seconds, index + 2));
        await shoot(page, 'walls', 'zh', `${lots}-at-${seconds}`, async () => {
          await settled(page, 'draw', index + 2);
          await page.waitForTimeout(600);
        });
        if (seconds === 30) await shoot(page, 'walls', 'zh', `${lots}-at-30`, () => page.waitForTimeout(1500), [uhd]);
      }
      await context.close();
    }
  } finally {
    served.close();
  }
}

/** Every moment of the console's tests. */
export async function shootViews(browser: Browser): Promise<void> {
  const site = await servePages('console');
  const context = await browser.newContext();
  try {
    for (const { name, hash, snapshot } of views) {
      for (const language of languages) {
        const { page } = await openConsole(context, site, { snapshot: snapshot(), hash, language });
        await shoot(page, 'moments', language, name, () => page.waitForTimeout(150));
        await page.close();
      }
    }
  } finally {
    await context.close();
    site.close();
  }
}
