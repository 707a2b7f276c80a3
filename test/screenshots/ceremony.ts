/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

// The Lingbao ceremony, held through the real host and both windows, with a picture of both at every stop.

import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { settled } from '../stage/browser.ts';
import { type Language, languages, shoot, uhd } from './camera.ts';
import { chosenFiles } from './chosen-files.ts';

const root = join(import.meta.dirname, '../..');

type Windows = { readonly desk: Page; readonly halls: readonly { readonly language: Language; readonly page: Page }[] };

/** Holds the ceremony and takes its pictures. */
export async function shootCeremony(browser: Browser): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'screenshots-'));
  const service = spawn(process.execPath, ['electron/launch/start.js', '--host=browser', '--no-open', '--home', data], {
    cwd: root,
  });
  try {
    await hold(await openWindows(browser, await addressesOf(service)), () => dossierIn(data));
  } finally {
    service.kill();
    rmSync(data, { recursive: true, force: true });
  }
}

/** The folder of the only dossier below a folder of ceremonies. */
function dossierIn(home: string): string {
  const [found] = readdirSync(home)
    .flatMap(entry => readdirSync(join(home, entry)).map(name => join(home, entry, name)))
    .filter(folder => existsSync(join(folder, 'public')));
  if (found === undefined) throw new Error('no dossier');
  return found;
}

/** What the app prints when it is ready. */
function addressesOf(service: ChildProcess): Promise<{ readonly console: string; readonly stage: string }> {
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (data: Buffer) => {
      output += data.toString();
      const [desk, stage] = [/^console (http\S+)/m, /^stage (http\S+)/m].map(form => form.exec(output)?.[1]);
      if (desk !== undefined && stage !== undefined) resolve({ console: desk, stage });
    };
    service.stdout?.on('data', read);
    service.stderr?.on('data', read);
    service.on('exit', () => reject(new Error(`the app ended: ${output}`)));
  });
}

async function openWindows(
  browser: Browser,
  addresses: { readonly console: string; readonly stage: string },
): Promise<Windows> {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  const first = await context.newPage();
  await first.goto(addresses.stage);
  const halls = [{ language: 'zh' as Language, page: first }];
  const second = await context.newPage();
  const english = new URL(first.url());
  english.searchParams.set('lang', 'en');
  await second.goto(english.href);
  halls.push({ language: 'en', page: second });
  const desk = await context.newPage();
  await desk.goto(addresses.console);
  await desk.locator('.StepList_steps').waitFor();
  return { desk, halls };
}

/** Files as they are looked at before they are accepted; none of them is. */
async function shootFiles(
  desk: Page,
  shootDialogue: (name: string, opens: () => Promise<void>) => Promise<void>,
): Promise<void> {
  for (const [name, { at, file, text }] of Object.entries(chosenFiles)) {
    await shootDialogue(`01-file-${name}`, async () => {
      const buffer = Buffer.from(text);
      await desk.locator('input[type=file]').nth(at).setInputFiles({ name: file, mimeType: 'text/csv', buffer });
      await desk.locator('.LookDialog_foot').waitFor();
      await desk.waitForTimeout(400);
    });
  }
}

/** The ceremony, stop by stop. */
async function hold({ desk, halls }: Windows, dossier: () => string): Promise<void> {
  const press = (name: RegExp | string) => desk.getByRole('button', { name }).first().click();
  const step = (name: string) => desk.locator('.StepList_steps button', { hasText: name }).first().click();

  /** Pictures of the console as it is, in both languages; `opens` is the button of a dialogue that is on it, or opens it. */
  const console = async (name: string, opens: RegExp | (() => Promise<void>) | null = null) => {
    for (const language of languages) {
      const other = desk.getByRole('button', { name: language === 'zh' ? '中文' : 'English', exact: true });
      if ((await other.count()) > 0) await other.click();
      if (opens instanceof RegExp) await press(opens);
      else await opens?.();
      await shoot(desk, 'console', language, name, page => page.waitForTimeout(opens === null ? 150 : 400));
      if (opens !== null) await desk.keyboard.press('Escape');
      if (opens !== null) await desk.locator('.mantine-Modal-content').waitFor({ state: 'detached' });
    }
    await desk.getByRole('button', { name: '中文', exact: true }).click();
    await desk.setViewportSize({ width: 1920, height: 1080 });
  };

  /** Pictures of the stage, when it has come to rest in the scene. */
  const stage = async (name: string, kind: string, sizes?: Parameters<typeof shoot>[5]) => {
    for (const { language, page } of halls) {
      await shoot(
        page,
        'stage',
        language,
        name,
        async () => {
          await settled(page, kind);
          await page.waitForTimeout(250);
        },
        sizes,
      );
      await page.setViewportSize({ width: 1920, height: 1080 });
    }
  };

  const show = async (scene: string, name: string, kind: string) => {
    if ((await desk.getByLabel('画面', { exact: true }).count()) === 0) await press('更换画面…');
    await desk.locator('.SceneChooser_chooser select').first().selectOption(scene);
    await desk.locator('.SceneChooser_chooser').getByRole('button').first().click();
    await stage(name, kind);
  };

  const holdButton = async (words: string) => {
    const button = await desk.getByRole('button', { name: `准备${words}…` }).elementHandle();
    if (button === null) throw new Error(`no button for ${words}`);
    await button.click();
    await button.hover();
    await desk.mouse.down();
    await desk.waitForTimeout(1300);
    await desk.mouse.up();
  };

  /** All who are there have signed the sheet that waits for it. */
  const sign = async () => {
    await press(/以下到场人员均已签字/);
    await press(/记入签字/);
    await desk.getByRole('button', { name: /记入签字/ }).waitFor({ state: 'hidden' });
  };

  const type = async (first: string, second = first) => {
    const giver = desk.getByRole('checkbox', { name: '公证员' });
    if (!(await giver.isChecked()))
      await desk.locator('.InputsStep_givers').getByText('公证员', { exact: true }).click();
    const field = desk.getByLabel(/看着现场的数字输入/);
    await field.fill(first);
    await press(/提交第一遍/);
    await desk.getByRole('button', { name: /提交第二遍/ }).waitFor();
    if (first === second) await console(`06-inputs-second-${first.length}`);
    await field.fill(second);
    await press(/提交第二遍/);
    await desk.getByRole('button', { name: /提交第二遍/ }).waitFor({ state: 'hidden' });
    if (first !== second) return;
    await stage(`08-inputs-agreed-${first.length}`, 'inputs');
    await console(`06-inputs-agreed-${first.length}`);
    await press(/取数人已确认/);
    await desk.getByRole('button', { name: /取数人已确认/ }).waitFor({ state: 'hidden' });
  };

  await stage('01-cover', 'cover');
  await stage('01-cover', 'cover', [uhd]);
  await press('开始页');
  await desk.getByRole('heading', { name: '本机的摇号' }).waitFor();
  await console('00-start');
  await press('继续');
  await desk.locator('.StepList_steps').waitFor();

  for (const [at, part] of ['plan', 'lists', 'attendance'].entries()) {
    await desk.getByRole('tab').nth(at).click();
    await console(`01-prepare-${part}`);
    if (part === 'lists') await shootFiles(desk, console);
  }
  await step('检查大屏幕');
  await console('02-displays');
  await show('testcard', '02-testcard', 'testcard');
  await show('rules', '03-rules', 'rules');
  await step('演练');
  await console('02-rehearse');
  await step('封存名单');
  await console('03-freeze');
  await holdButton('封存名单');
  await stage('04-sealed', 'sealed');
  await stage('04-sealed', 'sealed', [uhd]);
  await console('04-secrets');
  await desk.getByLabel('查登记号（可只填末几位）').fill('24030031');
  await press('查找登记号');
  await stage('05-lookup', 'lookup');
  await show('promise', '06-promise-waiting', 'promise');
  await press(/产生秘密数字/);
  await desk.getByText('在本机产生').last().click();
  await console('04-secrets-notary');
  await press(/产生秘密数字/);
  await console('05-publish');
  await holdButton('公布承诺书');
  await stage('07-promise', 'promise');
  await stage('07-promise', 'promise', [uhd]);
  await console('06-inputs-sign');
  await sign();
  await show('inputs', '08-inputs-empty', 'inputs');
  await console('06-inputs');
  await type('202407', '202408');
  await desk.getByText('两遍输入不一致').waitFor();
  await console('06-inputs-mismatch');
  await type('202407');
  await desk.getByText('202407').first().waitFor();
  await stage('08-inputs-half', 'inputs');
  await type('01382438112797316654');
  await stage('08-inputs-full', 'inputs');
  await console('07-close');
  await holdButton('截止取数');
  await sign();
  await desk.getByRole('button', { name: /拆封操作员的秘密数字/ }).waitFor();
  await stage('09-reveal-sealed', 'reveal');
  await press(/拆封操作员的秘密数字/);
  await desk.getByRole('button', { name: /拆封公证员的秘密数字/ }).waitFor();
  await halls[0]?.page.waitForTimeout(4000);
  await stage('09-reveal-half', 'reveal');
  await console('07-reveal');
  await press(/拆封公证员的秘密数字/);
  await desk.getByRole('button', { name: /准备开始摇号/ }).waitFor();
  await halls[0]?.page.waitForTimeout(4000);
  await stage('09-reveal-open', 'reveal');
  await console('08-draw');
  await press(/^待机画面/);
  await console('08-standby-dialogue', /^(改写待机的话|Change its words)/);
  await press(/^结束待机/);
  await console('08-incident-dialogue', /^(记录情况|Note incident)/);
  await holdButton('开始摇号');
  await desk.getByRole('button', { name: /开始播放/ }).waitFor();
  await stage('10-draw-roster', 'draw');
  await console('09-present');
  await press(/开始播放/);
  for (const phase of ['reading', 'rising', 'last', 'line', 'gold']) {
    await halls[0]?.page.locator(`.draw[data-phase=${phase}]`).waitFor();
    await halls[0]?.page.waitForTimeout(phase === 'reading' ? 5000 : phase === 'rising' ? 4000 : 1800);
    await press(/暂停播放/);
    await desk.getByRole('button', { name: /继续播放/ }).waitFor();
    await stage(`11-draw-${phase}`, 'draw');
    if (phase === 'rising') await stage('11-draw-rising', 'draw', [uhd]);
    if (phase === 'rising') await console('09-present-paused');
    await press(/继续播放/);
  }
  await press(/跳到结尾/);
  await desk.getByRole('button', { name: /展示号码榜/ }).waitFor();
  await stage('11-draw-hold', 'draw');
  await stage('11-draw-hold', 'draw', [uhd]);
  await press(/展示号码榜/);
  await stage('12-board-first', 'board');
  await console('09-present-board');
  await press(/展示录取名单/);
  await stage('12-pages-first', 'pages');
  await console('09-present-pages');
  for (let page = 2; page <= 10; page++) await press(/下一页/);
  await stage('12-pages-tenth', 'pages');
  await press(/展示直接录取/);
  await stage('13-direct', 'direct');
  await show('end', '14-end-open', 'end');
  await step('归档');
  await console('10-seal-sign');
  await sign();
  await console('10-seal');
  await holdButton('归档');
  await desk.locator('.StepList_steps button[aria-current="step"]', { hasText: '复核' }).waitFor();
  await stage('15-end', 'end');
  await stage('15-end', 'end', [uhd]);
  await console('11-verify');

  // The same dossier as anybody reads it who was not there.
  await press('开始页');
  await desk.getByRole('heading', { name: '本机的摇号' }).waitFor();
  await press('打开档案');
  await desk.locator('input[type=file][multiple]').setInputFiles(dossier());
  await desk.getByRole('heading', { name: '名次与号码' }).waitFor();
  await console('12-archive');
}
