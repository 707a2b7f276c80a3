/// <reference lib="dom" />

// The whole Lingbao ceremony as people hold it: a real service, a real browser, both windows. By clicks and keys, with a projector
// that is lost in the film and a crash; and by keys alone, with every step looked at by axe.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { violations } from '../support/axe.ts';
import { sharedBrowser } from '../support/browser.ts';
import { runCli } from '../support/cli.ts';
import { Desk, foreign, type Use, unexpected } from '../support/desk.ts';
import { type Look, pass, upToFilm, upToInputs } from '../support/lingbao.ts';
import { byPython } from '../verifiers/others.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await sharedBrowser();
});

/** Lends a data folder and opens desks on it; the last one is ended afterwards, and the folder removed. */
async function inHall(work: (folder: string, open: (use?: Use) => Promise<Desk>) => Promise<void>) {
  const folder = mkdtempSync(join(tmpdir(), 'hall-'));
  let desk: Desk | null = null;
  try {
    await work(folder, async use => {
      desk = await Desk.open(browser, folder, { ...use, isPlain: true });
      return desk;
    });
  } finally {
    await (desk as Desk | null)?.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The seal; neither window asked for anything outside, or complained. */
async function seal(desk: Desk, look = pass): Promise<void> {
  await desk.step(10);
  await look('present');
  await desk.step(11);
  await desk.sign();
  await look('seal');
  await desk.hold('归档');
  await desk.desk.locator('.StepList_steps button[aria-current="step"]', { hasText: '复核' }).waitFor();
  expect(foreign(desk.requests)).toEqual([]);
  expect(unexpected(desk.complaints)).toEqual([]);
}

test.concurrent('by clicks and keys, with a mismatch, an incident, reloads, a lost projector and a crash', () =>
  inHall(async (folder, open) => {
    let desk = await open();
    await desk.hall.getByText('公证员').waitFor();
    await desk.step(4);
    await upToInputs(desk);
    await desk.desk.reload();
    await desk.hall.reload();

    await desk.sign();
    await desk.type('202407', '202408');
    await desk.desk.getByText('两遍输入不一致').waitFor();
    await desk.press(/记录情况/);
    await desk.desk.getByRole('textbox', { name: /情况说明/ }).fill('投影机断电两分钟');
    await desk.press(/保存备注/);
    await desk.desk.getByText('投影机断电两分钟').first().waitFor();
    await upToFilm(desk, pass, false);
    await desk.desk.waitForTimeout(1000);

    await desk.loseHall();
    // The film stands still; a new address for the projector is offered.
    const again = /^stage (http\S+)/gm;
    await expect.poll(() => [...desk.app.output().matchAll(again)].length, { timeout: 15_000 }).toBe(2);
    const address = [...desk.app.output().matchAll(again)].at(-1)?.[1] ?? '';
    await desk.button(/继续播放/).waitFor();
    await desk.restoreHall(address);
    await desk.hall.locator('canvas:visible').waitFor();
    await desk.press(/继续播放/);
    await desk.button(/暂停/).waitFor();
    await desk.desk.waitForTimeout(1000);

    // The power goes in the middle of the film: nothing is lost, and the wall stands where it stood.
    const said = { requests: desk.requests, complaints: desk.complaints };
    await desk.end();
    desk = await open();
    desk.requests.push(...said.requests);
    desk.complaints.push(...said.complaints);
    await desk.desk
      .getByText(/已从磁盘恢复/)
      .first()
      .waitFor();
    await desk.hall.locator('canvas:visible').waitFor();
    await desk.press(/跳到结尾/);
    await seal(desk);
    // This program and Python accept the dossier.
    const dossier = join(folder, 'TEST-LB-2024-a1');
    expect(await runCli(['verify', dossier])).toMatchObject({ code: 0, stderr: '' });
    const python = await byPython(dossier);
    if (python.available) expect(python.verdict, python.report).toBe('verified');
  }));

test.concurrent('by keys alone, with nothing serious for axe in any step', () =>
  inHall(async (_, open) => {
    const desk = await open({ keysOnly: true });
    const found: string[] = [];
    const look: Look = async step => {
      for (const violation of await violations(desk.desk)) found.push(`${step}: ${violation}`);
    };
    await desk.step(1);
    await look('prepare');
    await desk.step(2);
    await look('displays');
    await desk.step(4);
    await upToInputs(desk, look);
    await upToFilm(desk, look);
    await seal(desk, look);
    await look('verify');
    expect(found).toEqual([]);
  }));
