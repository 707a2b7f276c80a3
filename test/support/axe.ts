// What axe-core says of a page.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

const axe = readFileSync(fileURLToPath(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url)), 'utf8');

// What comes in or goes out is see-through for a moment, and axe would find its contrast too low. A transition begins a few
// frames after its element stands there, so nothing may move for several frames on end. What moves for ever is let be.
const still = `frames => new Promise(resolve => {
  let quiet = 0;
  const look = () => {
    const shadows = [...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []);
    const moving = [document, ...shadows].flatMap(each => each.getAnimations()).some(each =>
      each.playState === 'running' && each.effect?.getComputedTiming().endTime !== Infinity);
    quiet = moving ? 0 : quiet + 1;
    if (quiet === frames) resolve();
    else requestAnimationFrame(look);
  };
  look();
})`;

/** Waits until nothing has moved in a page for so many frames, its faces are there, and what a change led to has been laid out. */
export async function standsStill(page: Page, frames = 10): Promise<void> {
  await page.evaluate(`document.fonts.ready.then(() => (${still})(${frames}))`);
}

// What is found has the impact of its rule: rules of a lesser impact could only find what is not told. One without an impact is tried.
const run = `(() => {
  const isTold = impact => impact === 'serious' || impact === 'critical';
  const idle = axe._audit.rules.filter(({ impact }) => impact && !isTold(impact)).map(({ id }) => [id, { enabled: false }]);
  return axe.run(document, { resultTypes: ['violations'], rules: Object.fromEntries(idle) }).then(({ violations }) =>
    violations
      .filter(({ impact }) => isTold(impact))
      .map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(' | ')));
})()`;

/** The serious and critical violations that axe-core finds once the page stands still, each with the first elements that have it. */
export async function violations(page: Page): Promise<string[]> {
  await standsStill(page);
  // A page that is looked at again has it still.
  if (!(await page.evaluate<boolean>("'axe' in window"))) await page.evaluate(axe);
  return page.evaluate<string[]>(run);
}
