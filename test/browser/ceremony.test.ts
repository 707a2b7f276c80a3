// The whole Lingbao ceremony as people hold it: a real service, a real browser, both windows, clicks and keys.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, startApp } from '../support/app.ts';
import { launchBrowser } from '../support/browser.ts';
import { runCli } from '../support/cli.ts';
import { byPython } from '../verifiers/others.ts';

let folder: string;
let app: App;
let browser: Browser;
let desk: Page;
let hall: Page;
const requests: string[] = [];
const complaints: string[] = [];

/** Starts the app on the data folder and opens both windows. */
async function open(): Promise<void> {
  app = await startApp(folder);
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  hall = await context.newPage();
  desk = await context.newPage();
  for (const page of [hall, desk]) {
    page.on('request', request => requests.push(request.url()));
    page.on('pageerror', error => complaints.push(error.message));
    page.on('console', message => {
      if (message.type() === 'error') complaints.push(message.text());
    });
  }
  await hall.goto(app.stage);
  await desk.goto(app.console);
  await desk.locator('nav.steps').waitFor();
}

/** Ends the app as a power cut does. */
async function kill(): Promise<void> {
  await desk.context().close();
  await app.end('SIGKILL');
}

const press = (name: RegExp) => desk.getByRole('button', { name }).first().click();

/** Arms the button of the irreversible step and holds it with the pointer, or with a key. */
async function hold(words: string, by: 'pointer' | 'key' = 'pointer'): Promise<void> {
  const button = await desk.getByRole('button', { name: `准备${words}…` }).elementHandle();
  if (button === null) throw new Error(`no button for ${words}`);
  await button.click();
  if (by === 'pointer') {
    await button.hover();
    await desk.mouse.down();
    await desk.waitForTimeout(1300);
    await desk.mouse.up();
  } else {
    await button.focus();
    await desk.keyboard.down('Enter');
    await desk.waitForTimeout(1300);
    await desk.keyboard.up('Enter');
  }
}

async function type(first: string, second = first): Promise<void> {
  const field = desk.getByLabel(/看着现场的数字输入/);
  await field.fill(first);
  await press(/提交第一遍/);
  await desk.getByRole('button', { name: /核对并记入/ }).waitFor();
  await field.fill(second);
  await press(/核对并记入/);
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hall-'));
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await app.end('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

test('from the lists to a dossier that two verifiers accept', { timeout: 240_000 }, async () => {
  await open();
  await hall.getByText('公证员').waitFor();
  await desk.locator('nav.steps button').nth(2).click();
  await hold('封存名单');
  await press(/产生秘密数/);
  await desk.getByText('在本机产生').last().click();
  await press(/产生秘密数/);
  await hold('公布承诺', 'key');
  await desk.reload();
  await hall.reload();

  await type('202407', '202408');
  await desk.getByText('两遍输入不一致').waitFor();
  await type('202407');
  await desk.getByText('202407').first().waitFor();
  await type('01382438112797316654');
  await hold('截止取数');
  await press(/揭示操作员的秘密数/);
  await press(/揭示公证员的秘密数/);
  await hold('开始摇号');
  await press(/开始播放/);
  await hall.locator('canvas').waitFor();
  await desk.waitForTimeout(3000);

  // The power goes in the middle of the film: nothing is lost, and the wall stands where it stood.
  await kill();
  await open();
  await hall.locator('canvas').waitFor();
  await desk.locator('nav.steps button').nth(9).click();
  await hold('封存记录');
  await desk.locator('nav.steps button[aria-current="step"]', { hasText: '复核' }).waitFor();

  const dossier = join(folder, 'TEST-LB-2024-a1');
  expect(await runCli(['verify', dossier])).toMatchObject({ code: 0, stderr: '' });
  const python = await byPython(dossier);
  if (python.available) expect(python.verdict, python.report).toBe('verified');
  expect(requests.filter(url => !/^(http:\/\/127\.0\.0\.1:\d+\/|data:|blob:)/.test(url))).toEqual([]);
  // A window whose service was killed says that it lost it; nothing else may be in the log.
  expect(
    complaints.filter(words => !/Failed to load resource|ERR_CONNECTION|ERR_INCOMPLETE|ERR_EMPTY/.test(words)),
  ).toEqual([]);
});
