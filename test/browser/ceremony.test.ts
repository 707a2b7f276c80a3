/// <reference lib="dom" />

// The whole Lingbao ceremony as people hold it: a real service, a real browser, both windows. By clicks and keys through a crash;
// by keys alone, with every step looked at by axe; and with a projector that is lost in the film.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { runCli } from '../support/cli.ts';
import { Desk, foreign, unexpected } from '../support/desk.ts';
import { byPython } from '../verifiers/others.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const inputs = ['202407', '01382438112797316654'] as const;
let folder: string;
let browser: Browser;
let desk: Desk;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hall-'));
});
afterEach(async () => {
  await desk.end();
  rmSync(folder, { recursive: true, force: true });
});

/** What is done with each step before it is taken; the step's name is for the report. */
type Look = (step: string) => Promise<void>;
const pass: Look = async () => undefined;

/** From the freeze to both promises published. */
async function upToInputs(look = pass): Promise<void> {
  await look('freeze');
  await desk.hold('封存名单');
  await desk.press(/产生秘密数/);
  await look('secrets');
  await desk.choose('在本机产生');
  await desk.press(/产生秘密数/);
  await desk.button(/准备公布承诺/).waitFor();
  await look('publish');
  await desk.hold('公布承诺');
}

/** From the inputs to the film. */
async function upToFilm(look = pass): Promise<void> {
  await desk.desk.locator('.givers').waitFor();
  await look('inputs');
  for (const value of inputs) await desk.type(value);
  await desk.button(/准备截止取数/).waitFor();
  await look('close');
  await desk.hold('截止取数');
  await desk.press(/揭示操作员的秘密数/);
  await desk.button(/揭示公证员的秘密数/).waitFor();
  await look('reveal');
  await desk.press(/揭示公证员的秘密数/);
  await desk.button(/准备开始摇号/).waitFor();
  await look('draw');
  await desk.hold('开始摇号');
  await desk.press(/开始播放/);
  await desk.hall.locator('canvas').waitFor();
}

/** The seal, and a dossier that this program and Python accept. */
async function sealAndVerify(look = pass): Promise<void> {
  await desk.step(10);
  await look('present');
  await desk.step(11);
  await look('seal');
  await desk.hold('封存记录');
  await desk.desk.locator('nav.steps button[aria-current="step"]', { hasText: '复核' }).waitFor();
  const dossier = join(folder, 'TEST-LB-2024-a1');
  expect(await runCli(['verify', dossier])).toMatchObject({ code: 0, stderr: '' });
  const python = await byPython(dossier);
  if (python.available) expect(python.verdict, python.report).toBe('verified');
  expect(foreign(desk.requests)).toEqual([]);
  expect(unexpected(desk.complaints)).toEqual([]);
}

test('by clicks and keys, with a mismatch, an incident, reloads and a crash', { timeout: 240_000 }, async () => {
  desk = await Desk.open(browser, folder);
  await desk.hall.getByText('公证员').waitFor();
  await desk.step(4);
  await upToInputs();
  await desk.desk.reload();
  await desk.hall.reload();

  await desk.type('202407', '202408');
  await desk.desk.getByText('两遍输入不一致').waitFor();
  await desk.press(/记录情况/);
  await desk.desk.getByRole('textbox', { name: /情况说明/ }).fill('投影机断电两分钟');
  await desk.press(/保存备注/);
  await desk.desk.getByText('投影机断电两分钟').first().waitFor();
  await upToFilm();
  await desk.desk.waitForTimeout(3000);

  // The power goes in the middle of the film: nothing is lost, and the wall stands where it stood.
  const said = [...desk.requests];
  await desk.end();
  desk = await Desk.open(browser, folder);
  desk.requests.push(...said);
  await desk.desk
    .getByText(/已从磁盘恢复/)
    .first()
    .waitFor();
  await desk.hall.locator('canvas').waitFor();
  await sealAndVerify();
});

test('by keys alone, with nothing serious for axe in any step', { timeout: 240_000 }, async () => {
  desk = await Desk.open(browser, folder, { keysOnly: true });
  const found: string[] = [];
  const look: Look = async step => {
    // What comes into the small picture of the stage comes one after the other; before it is there it has no contrast.
    await desk.desk.waitForFunction(() => {
      const shadows = [...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []);
      return shadows.every(root =>
        [...root.querySelectorAll('*')].every(each => getComputedStyle(each).opacity !== '0'),
      );
    });
    // As the debugger would: the page's policy lets no script in, and that is as it should be.
    await desk.desk.evaluate(axe);
    const { violations } = await desk.desk.evaluate(() =>
      (globalThis as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run(),
    );
    for (const { id, impact, nodes } of violations) {
      if (impact === 'serious' || impact === 'critical') found.push(`${step}: ${id} ${nodes[0]?.html}`);
    }
  };
  await desk.step(1);
  await look('prepare');
  await desk.step(2);
  await look('displays');
  await desk.step(4);
  await upToInputs(look);
  await upToFilm(look);
  await sealAndVerify(look);
  await look('verify');
  expect(found).toEqual([]);
});

test('with the projector lost in the film and restored', { timeout: 240_000 }, async () => {
  desk = await Desk.open(browser, folder);
  await desk.step(4);
  await upToInputs();
  await upToFilm();
  await desk.desk.waitForTimeout(1500);
  await desk.loseHall();
  // The film stands still; a new address for the projector is offered.
  const again = /^stage (http\S+)/gm;
  await expect.poll(() => [...desk.app.output().matchAll(again)].length, { timeout: 15_000 }).toBe(2);
  const address = [...desk.app.output().matchAll(again)].at(-1)?.[1] ?? '';
  await desk.button(/继续播放/).waitFor();
  await desk.restoreHall(address);
  await desk.hall.locator('canvas').waitFor();
  await desk.press(/继续播放/);
  await desk.press(/跳到结尾/);
  await sealAndVerify();
});
