/// <reference lib="dom" />

// A public value as the hall sees it come: the record before it, large and with its QR code, then the value, typed twice.

import { join } from 'node:path';
import { expect, test } from 'vitest';
import { violations } from '../support/axe.ts';
import { sharedBrowser } from '../support/browser.ts';
import { Desk, foreign, unexpected } from '../support/desk.ts';
import { Driver, givenInputs } from '../support/driver.ts';
import { inputsWithBeacon, writeSmallDraft } from '../support/small-draft.ts';

test('the record is shown to be photographed, anew once it has grown, and then the value is typed twice', async () => {
  const driver = new Driver(root => writeSmallDraft(join(root, 'usb'), 'TEST-LB-2026-a1', inputsWithBeacon));
  driver.begin();
  await driver.upTo('input', 2);
  const awaited = driver.view().beacon;
  driver.close();
  let open: Desk | null = null;
  try {
    const windows = await Desk.open(await sharedBrowser(), driver.data, { plan: driver.planPath });
    open = windows;
    const { desk, hall } = windows;
    await windows.step(7);
    await hall.getByText('等待公开数值').waitFor();
    await hall.getByText(inputsWithBeacon.at(-1)?.source ?? '').waitFor();
    const shown = hall.locator('.beacon .digest');
    expect(await shown.getAttribute('aria-label')).toBe(awaited?.digest);
    expect((await shown.locator('span').allInnerTexts()).join('')).toBe(awaited?.digest);
    expect(await hall.locator('.beacon svg.qr').isVisible()).toBe(true);
    await hall.getByText('请在公布前拍照').waitFor();
    await desk.locator('figure td').first().waitFor();
    expect((await desk.locator('figure td').allInnerTexts()).join('')).toBe(awaited?.digest);
    expect(await desk.locator('.InputsStep_givers').count()).toBe(0);
    expect(await desk.getByRole('button', { name: /作废本次数字/ }).count()).toBe(0);
    expect(await violations(desk)).toEqual([]);

    await windows.press(/记录情况/);
    await desk.getByRole('textbox', { name: /情况说明/ }).fill('投影机断电两分钟');
    await windows.press(/保存备注/);
    await hall.getByText('记录又增加 1 条，请重新拍照').waitFor();
    await desk.getByText('请大家在公布前重新拍照').waitFor();
    expect(await shown.getAttribute('aria-label')).not.toBe(awaited?.digest);

    const field = desk.getByLabel('看着来源公布的数值输入（6 位）');
    for (const button of [/提交第一遍/, /提交第二遍/]) {
      await windows.button(button).waitFor();
      await field.fill(givenInputs.beacon);
      await windows.press(button);
    }
    // The notary compares the large value with the published one.
    await expect
      .poll(async () => (await hall.locator('.agreed-piece').allInnerTexts()).join(''))
      .toBe(givenInputs.beacon);
    await windows.press(/核对相同，记入/);
    await hall.getByText('现场数字已取齐').waitFor();
    const cells = hall.locator('.input-beacon .cell');
    await expect.poll(async () => (await cells.allInnerTexts()).join('')).toBe(givenInputs.beacon);
    expect(foreign(windows.requests)).toEqual([]);
    expect(unexpected(windows.complaints)).toEqual([]);
  } finally {
    await open?.end();
    driver.end();
  }
});
