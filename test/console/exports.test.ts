// The dialog for exports and for handing over, in a real browser: what can be had when, what is held, what is saved, and the
// bands of a computer that the ceremony left or came to.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { ConsoleSnapshot } from '../../shared/contract/snapshots.ts';
import { refusal } from '../../shared/text/refusal.ts';
import { violations } from '../support/axe.ts';
import { inConsole } from './looking.ts';
import { emptyHere, manifest, movedAt, snapshotAt } from './snapshots.ts';
import { clipped } from './window.ts';

const wide = { width: 1920, height: 1080 };
const small = { width: 1024, height: 768 };

/** Opens the dialog by the button in the head. */
async function openDialog(page: Page): Promise<void> {
  await page.locator('.Header_head').getByRole('button', { name: '导出与移交' }).click();
  await page.getByRole('dialog', { name: '导出与移交' }).waitFor();
}

/** Arms a button and holds it until it has taken that. */
async function hold(page: Page, action: string): Promise<void> {
  await page.getByRole('button', { name: `准备${action}…` }).click();
  await page.getByRole('button', { name: `按住一秒：${action}` }).hover();
  await page.mouse.down();
  await page.getByRole('button', { name: '请继续按住…' }).waitFor({ state: 'hidden' });
  await page.mouse.up();
}

const bytes = new TextEncoder().encode('what was exported');
const digest = createHash('sha256').update(bytes).digest('hex');
const grouped = (digits: string) => (digits.match(/.{4}/g) ?? []).join(' ');
const exported = (name: string, of: string | null = null) =>
  ({ ok: true, value: { name, bytes, manifest: of } }) as const;

const taken = (): ConsoleSnapshot => {
  const snapshot = snapshotAt('inputs');
  return { ...snapshot, handover: { ...snapshot.handover, taken: manifest } };
};

describe.each([
  ['on an empty computer', emptyHere, 0],
  ['in the middle', () => snapshotAt('inputs'), 0],
  ['with a result', () => snapshotAt('seal'), 4],
  ['after the seal', () => snapshotAt('verify'), 7],
  ['after the move', () => movedAt('inputs'), 0],
  ['after it was taken over', taken, 0],
] as const)('%s', (_, snapshot, possible) => {
  it('offers what can be had, nothing cut off, nothing serious for axe-core, in both languages', async () => {
    await inConsole({ snapshot: snapshot(), size: small }, async ({ page }) => {
      await openDialog(page);
      const dialog = page.getByRole('dialog');
      const files = dialog.getByRole('button', { name: /^导出文件：/ });
      expect(await files.count()).toBe(7);
      const able = await files.evaluateAll(each => each.filter(button => !Reflect.get(button, 'disabled')).length);
      expect(able).toBe(possible);
      const reasons = dialog.locator('.ExportsDialog_line').filter({ hasText: '之后才能导出' });
      expect(await reasons.count()).toBe(7 - possible);
      expect([await clipped(page), await violations(page)]).toEqual([[], []]);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'hidden' });
      expect(await clipped(page)).toEqual([]);
      await page.getByRole('button', { name: 'English' }).click();
      expect(await clipped(page)).toEqual([]);
      await page.locator('.Header_head').getByRole('button', { name: 'Export and hand over' }).click();
      await page.getByRole('dialog', { name: 'Export and hand over' }).waitFor();
      expect(await clipped(page)).toEqual([]);
      expect(await violations(page)).toEqual([]);
      await page.setViewportSize(wide);
      expect(await clipped(page)).toEqual([]);
    });
  });
});

describe('a file', () => {
  it('is asked for once, saved under its name, and shown with size and digest', async () => {
    await inConsole({ snapshot: snapshotAt('verify') }, async ({ page, requests, answer, keepWaiting }) => {
      // From where printing is, too.
      await page.locator('section.apart').getByRole('button', { name: '导出与移交' }).click();
      await answer(exported('演练-录取名单-TEST-LB-2024-a1.xlsx'));
      const saving = page.waitForEvent('download');
      const answerNow = await keepWaiting();
      await page.getByRole('button', { name: '导出文件：录取登记表（xlsx）' }).dblclick();
      await answerNow();
      const download = await saving;
      expect(download.suggestedFilename()).toBe('演练-录取名单-TEST-LB-2024-a1.xlsx');
      expect(new Uint8Array(readFileSync(await download.path()))).toEqual(bytes);
      expect(await requests()).toEqual([{ type: 'export.file', kind: 'admitted' }]);
      const line = page.locator('.ExportsDialog_line', { hasText: '录取登记表（xlsx）' });
      await line.getByText('演练-录取名单-TEST-LB-2024-a1.xlsx，17 字节').waitFor();
      expect(await line.textContent()).toContain(grouped(digest));
      expect(await clipped(page)).toEqual([]);
      expect(await violations(page)).toEqual([]);
    });
  });

  it('says beside itself why it was refused', async () => {
    await inConsole({ snapshot: snapshotAt('verify') }, async ({ page, answer }) => {
      await openDialog(page);
      await answer({ ok: false, refusal: refusal('export.not-verified', { check: 'result.rows' }) });
      await page.getByRole('button', { name: '导出文件：公开档案（zip）' }).click();
      await page.locator('.ExportsDialog_line').first().getByText('export.not-verified').waitFor();
    });
  });
});

describe('handing over', () => {
  it('says before what it means, does nothing on a click, and once held leaves this computer still', async () => {
    await inConsole({ snapshot: snapshotAt('inputs') }, async ({ page, requests, answer, send, keepWaiting }) => {
      await openDialog(page);
      await page.getByText('导出之后本机停用').waitFor();
      await answer(exported('演练-摇号档案-TEST-LB-2024-a1（保密）.zip', manifest));
      await page.getByRole('button', { name: '准备导出全部档案并停用本机…' }).dblclick();
      await page.waitForTimeout(1200);
      expect(await requests()).toEqual([]);
      await page.keyboard.press('Escape');
      await openDialog(page);

      const saving = page.waitForEvent('download');
      const answerNow = await keepWaiting();
      await hold(page, '导出全部档案并停用本机');
      // The service tells everybody before it answers.
      await send(movedAt('inputs'));
      await answerNow();
      const download = await saving;
      expect(download.suggestedFilename()).toBe('演练-摇号档案-TEST-LB-2024-a1（保密）.zip');
      expect(await requests()).toEqual([{ type: 'export.file', kind: 'whole' }]);
      const dialog = page.getByRole('dialog');
      await dialog.getByText('17 字节').waitFor();
      const digests = dialog.locator('.band-good .Digest_digest tbody');
      expect((await digests.textContent())?.replace(/[ABCD]/g, '')).toBe(manifest);
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Escape');

      const band = page.getByRole('region', { name: '已移交，本机停用' });
      expect(await band.textContent()).toContain('2024-07-15 09:31:07');
      expect(await band.textContent()).toContain('全部档案已导出，可在另一台电脑继续');
      // What would go on is not offered; what only shows something still is.
      await page.getByRole('region', { name: '第一人' }).getByRole('textbox').fill('9'.repeat(20));
      expect(await page.getByRole('button', { name: '提交第一遍' }).isDisabled()).toBe(true);
      expect(await page.getByRole('button', { name: '待机画面' }).isDisabled()).toBe(false);
      expect(await requests()).toHaveLength(1);
    });
  });

  it('is taken back by a held button that says what it means', async () => {
    await inConsole({ snapshot: movedAt('inputs'), size: small }, async ({ page, requests, send }) => {
      const band = page.getByRole('region', { name: '已移交，本机停用' });
      await band.getByText('恢复使用本机…', { exact: true }).click();
      await band.getByText('两份不同的记录').waitFor();
      expect(await clipped(page)).toEqual([]);
      expect(await violations(page)).toEqual([]);
      await hold(page, '恢复使用本机');
      await expect.poll(requests).toEqual([{ type: 'handover.take-back' }]);
      await send(snapshotAt('inputs'));
      await band.waitFor({ state: 'hidden' });
      await page.getByRole('region', { name: '第一人' }).getByRole('textbox').fill('9'.repeat(20));
      expect(await page.getByRole('button', { name: '提交第一遍' }).isDisabled()).toBe(false);
    });
  });

  it('can be exported again meanwhile, by a click', async () => {
    await inConsole({ snapshot: movedAt('inputs') }, async ({ page, requests, answer }) => {
      await openDialog(page);
      await answer(exported('全部档案.zip', manifest));
      const saving = page.waitForEvent('download');
      await page.getByRole('button', { name: '再次导出全部档案' }).click();
      await saving;
      expect(await requests()).toEqual([{ type: 'export.file', kind: 'whole' }]);
    });
  });

  it('needs no held button once all is over', async () => {
    await inConsole({ snapshot: snapshotAt('verify') }, async ({ page, requests, answer }) => {
      await openDialog(page);
      expect(await page.getByRole('dialog').locator('.HoldButton_button').count()).toBe(0);
      await answer(exported('全部档案.zip', manifest));
      const saving = page.waitForEvent('download');
      await page.getByRole('button', { name: '导出全部档案' }).click();
      await saving;
      expect(await requests()).toEqual([{ type: 'export.file', kind: 'whole' }]);
    });
  });
});

it('taking over is no matter of a ceremony that is open: it would replace it', async () => {
  for (const snapshot of [emptyHere(), snapshotAt('inputs')])
    await inConsole({ snapshot }, async ({ page }) => {
      await openDialog(page);
      expect(await page.getByRole('dialog').locator('input[type=file]').count()).toBe(0);
    });
});

describe('a window that is opened after the move', () => {
  it.each([
    ['已移交，本机停用', () => movedAt('inputs')],
    ['已由本机接替', taken],
  ] as const)('shows “%s” in sight, though a field below takes the focus', async (name, snapshot) => {
    await inConsole({ snapshot: snapshot(), size: small, isLoaded: true }, async ({ page }) => {
      const head = page.locator('.Header_head');
      const title = page.getByRole('region', { name }).getByRole('heading');
      await expect
        .poll(async () => (await title.boundingBox())?.y ?? 0)
        .toBeGreaterThan((await head.boundingBox())?.height ?? 0);
    });
  });
});
