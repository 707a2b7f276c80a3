// The bureau's own font file, from the plan to the projector and the paper: it draws the one character of a child's name that
// no bundled face has.

import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toCsv, toUtf8 } from '../../assets/sample/generator/csv.ts';
import { openBrowserHost } from '../../electron/browser/host.ts';
import { productCoverage, readIntake } from '../../electron/service/intake/intake.ts';
import { openSession } from '../../electron/service/session/session.ts';
import { openChromiumPrinter } from '../../electron/service/sheets/chromium-printer.ts';
import { sheetOf } from '../../shared/sheets/catalogue.ts';
import { idNumber } from '../intake/support.ts';
import { sharedBrowser } from '../support/browser.ts';
import { makeDossier, sourcesIn, writeSchool } from '../support/dossiers.ts';
import { must } from '../support/outcome.ts';
import { builtPages } from '../support/pages.ts';
import { looksSame } from '../support/pdf.ts';

/** Drawn by test/fixtures/bureau.ttf (three bars, made for this test) and by nothing else. */
const rare = '\u{31353}';
const font = fileURLToPath(new URL('../fixtures/bureau.ttf', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'own-faces-'));
const plan = join(folder, 'plan.json');
let browser: Browser;

beforeAll(async () => {
  writeSchool(folder, 10, 2);
  const rows = [
    ['登记号', '姓名', '身份证号'],
    ...Array.from({ length: 4 }, (_, i) => [
      `240${i + 1}`,
      i === 1 ? `王${rare}` : `李${'甲乙丙丁'[i]}`,
      idNumber(i + 1),
    ]),
  ];
  writeFileSync(join(folder, 'gaoxin.csv'), toUtf8(toCsv(rows)));
  copyFileSync(font, join(folder, 'bureau.ttf'));
  writeFileSync(plan, JSON.stringify({ ...JSON.parse(readFileSync(plan, 'utf8')), fonts: ['bureau.ttf'] }));
  browser = await sharedBrowser();
});

afterAll(() => rmSync(folder, { recursive: true }));

test('the character is one that the bundled faces lack, and the file makes it a drawn one', () => {
  expect(productCoverage().has(0x31353)).toBe(false);
  const read = must(readIntake(plan, () => {}));
  expect(read.findings.filter(({ code }) => code.includes('font'))).toEqual([]);
});

test('the dossier keeps the file, and a sheet with full names is printed in it', async () => {
  const dossier = join(folder, 'dossier');
  makeDossier(plan, dossier);
  expect(readFileSync(join(dossier, 'sealed/font-1.ttf')).equals(readFileSync(font))).toBe(true);
  const sources = sourcesIn(dossier);
  const printer = must(await openChromiumPrinter(builtPages));
  try {
    const pdf = async (faces: readonly Uint8Array[]) => {
      const sheet = must(sheetOf({ ...sources, faces }, '1-sealed-list-GX-signed'));
      expect(JSON.stringify(sheet)).toContain(rare);
      return must(await printer.print(sheet, faces));
    };
    const [bare, drawn, again] = [await pdf([]), await pdf(sources.faces), await pdf(sources.faces)];
    // A font is in a PDF only where one of its glyphs is.
    expect(Buffer.from(bare).toString('latin1')).not.toContain('BureauTest');
    expect(Buffer.from(drawn).toString('latin1')).toContain('BureauTest');
    // What is printed twice is the same paper.
    expect(looksSame(drawn, again)).toBe(true);
    expect(looksSame(bare, drawn)).toBe(false);
  } finally {
    await printer.close();
  }
});

test('both windows have the file before they show anything', async () => {
  const session = must(openSession({ dataFolder: join(folder, 'data'), planPath: plan }));
  const host = await openBrowserHost({
    service: session,
    pages: builtPages,
    language: 'zh',
    open: false,
    safeGraphics: false,
    say: () => undefined,
  });
  const context = await browser.newContext();
  try {
    for (const [address, ready] of [
      [host.addresses.stage, '.scene-cover'],
      [host.addresses.console, '[role=tab]'],
    ] as const) {
      const page = await context.newPage();
      await page.goto(address);
      await page.locator(ready).first().waitFor();
      await page.waitForFunction(() => [...document.fonts].some(({ family }) => family === 'Sunshine Bureau'));
      const drawn = await page.evaluate(character => {
        const widths = ['serif', "'Sunshine Bureau', serif"].map(family => {
          const picture = document.createElement('canvas').getContext('2d');
          if (picture === null) return '';
          picture.font = `40px ${family}`;
          picture.fillText(character, 0, 45);
          return picture.canvas.toDataURL();
        });
        return widths[0] !== widths[1];
      }, rare);
      expect(drawn).toBe(true);
    }
  } finally {
    await context.close();
    await host.close();
  }
});
