// A ceremony that moves to a spare computer between its two live inputs, by the console's dialog and the other's start screen: two
// services, two data folders, real windows. It is sealed on the second; the first stands still until it is taken back.

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Download } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openHouse } from '../../electron/service/house/house.ts';
import type { ConsoleSnapshot } from '../../shared/contract/snapshots.ts';
import { sharedBrowser } from '../support/browser.ts';
import { runCli, samplePlan } from '../support/cli.ts';
import { Desk, foreign, unexpected } from '../support/desk.ts';
import { givenInputs, requestsDue } from '../support/driver.ts';
import { must } from '../support/outcome.ts';

const id = 'TEST-LB-2024-a1';
let folder: string;
let browser: Browser;
let desks: Desk[];

beforeAll(async () => {
  browser = await sharedBrowser();
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'handover-'));
  desks = [];
});
afterEach(async () => {
  for (const desk of desks) await desk.end();
  rmSync(folder, { recursive: true, force: true });
});

/** Starts a computer on a data folder of its own, or again on the same. */
async function computer(name: string): Promise<Desk> {
  const desk = await Desk.openHome(browser, join(folder, name), { isPlain: true });
  desks.push(desk);
  await desk.desk.locator('.StepList_steps').waitFor();
  return desk;
}

/** Takes the ceremony of a computer on until this is due, while no window is open there. */
async function takeOn(name: string, type: string, index?: number): Promise<void> {
  const home = join(folder, name);
  const house = must(openHouse({ home, dataFolder: null, planPath: null, samplePath: samplePlan, first: 'sample' }));
  const view = () => house.snapshot('console') as ConsoleSnapshot;
  const isThere = ({ due }: ConsoleSnapshot) => due.type === type && (due.type !== 'input' || due.index === index);
  while (!isThere(view()))
    for (const request of requestsDue(view())) must<unknown>(await house.handle('console', request));
  house.close();
}

/** The dossier of the ceremony on a computer, whichever of its folders it lies in. */
const dossierOf = (name: string) =>
  readdirSync(join(folder, name))
    .map(entry => join(folder, name, entry, id))
    .find(path => existsSync(path)) ?? '';
const journal = (name: string) => readFileSync(join(dossierOf(name), 'public/journal.txt'), 'utf8');

/** What the console saves because of `act`, kept as a file. */
async function saved(desk: Desk, act: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all<readonly [Promise<Download>, Promise<void>]>([
    desk.desk.waitForEvent('download'),
    act(),
  ]);
  const path = join(folder, download.suggestedFilename());
  await download.saveAs(path);
  return path;
}

/** The digest of the manifest that a band shows, without the letters of its lines. */
async function manifestOf(desk: Desk, band: string): Promise<string> {
  const digest = desk.desk.getByRole('region', { name: band }).locator('.Digest_digest tbody');
  return ((await digest.textContent()) ?? '').replace(/[ABCD]/g, '');
}

test('it goes on at the spare computer to a seal that verifies', async () => {
  await takeOn('here', 'input', 1);
  const here = await computer('here');
  await here.press(/导出与移交/);
  const zip = await saved(here, () => here.hold('导出全部档案并停用本机'));
  expect(zip).toMatch(/演练-摇号档案-TEST-LB-2024-a1（保密）\.zip$/);
  await here.desk.keyboard.press('Escape');
  const manifest = await manifestOf(here, '已移交，本机停用');
  expect(manifest).toMatch(/^[0-9a-f]{64}$/);

  // It stands still, in this window and after a power cut, and says where the way back is.
  const left = journal('here');
  expect(left).toContain('|fact|moved\n');
  await here.desk.locator('.InputsStep_givers').getByText('公证员', { exact: true }).click();
  await here.desk.getByRole('alert').filter({ hasText: '请先在“导出与移交”中恢复使用' }).waitFor();
  await here.end();
  const again = await computer('here');
  expect(await manifestOf(again, '已移交，本机停用')).toBe(manifest);
  expect(journal('here')).toBe(left);

  // A file that is something else leaves the spare computer as it was.
  const spare = await computer('there');
  await spare.press(/^开始页$/);
  await spare.press(/^备用机接替$/);
  const chooser = spare.desk.locator('input[type=file][accept=".zip"]');
  const broken = join(folder, 'broken.zip');
  writeFileSync(broken, readFileSync(zip).subarray(0, 5000));
  await chooser.setInputFiles(broken);
  await spare.desk
    .getByRole('alert')
    .filter({ hasText: /zip\.[a-z-]+/ })
    .waitFor();
  await chooser.setInputFiles(zip);
  await spare.desk.locator('.StepList_steps button[aria-current="step"]', { hasText: '现场取数' }).waitFor();
  expect(await manifestOf(spare, '已由本机接替')).toBe(manifest);
  await spare.type(givenInputs.d10);
  await spare.button(/准备截止取数/).waitFor();
  await spare.end();
  await takeOn('there', 'sealed');
  expect(await runCli(['verify', dossierOf('there')])).toMatchObject({ code: 0, stderr: '' });
  const facts = journal('there')
    .split('\n')
    .filter(line => line.includes('|fact|'))
    .map(line => line.split('|').at(-1));
  expect(facts).toEqual(expect.arrayContaining(['moved', `taken-over:${manifest}`]));

  // What may go to anybody leaves by the same dialog, and is what the command line verifies.
  const there = await computer('there');
  await there.press(/导出与移交/);
  const open = await saved(there, () => there.press(/导出文件：公开档案/));
  expect(await runCli(['verify', open])).toMatchObject({ code: 0, stderr: '' });
  const table = await saved(there, () => there.press(/导出文件：录取登记表/));
  expect(readFileSync(table).subarray(0, 2).toString()).toBe('PK');

  // Taken back all the same, the first computer goes on, and its record says so.
  await again.desk.getByText('恢复使用本机…').first().click();
  await again.hold('恢复使用本机');
  await again.desk.getByRole('region', { name: '已移交，本机停用' }).waitFor({ state: 'hidden' });
  await again.type(givenInputs.d10);
  await again.button(/准备截止取数/).waitFor();
  expect(journal('here')).toContain('|fact|taken-back\n');
  for (const desk of [here, again, spare, there]) {
    expect(foreign(desk.requests)).toEqual([]);
    expect(unexpected(desk.complaints)).toEqual([]);
  }
});
