// What stands in the way politely and what is at hand at any moment: signatures, commitments that are taken back, a secret in the
// place of one, numbers from the hall.

import { describe, expect, it } from 'vitest';
import type { Scene } from '../../shared/contract/scenes.ts';
import { refusal } from '../../shared/text/refusal.ts';
import { violations } from '../support/axe.ts';
import { inConsole } from './looking.ts';
import { boardAt, pagesAt, snapshotAt, unsignedAt } from './snapshots.ts';
import { clipped } from './window.ts';

const small = { width: 1024, height: 768 };

describe('who signed a sheet', () => {
  it('is the first thing due: nobody is ticked, one click ticks all, exceptions are unticked', async () => {
    await inConsole({ snapshot: unsignedAt('inputs', 'promise'), size: small }, async ({ page, requests }) => {
      const card = page.getByRole('region', { name: /表2 种子承诺书：由谁签字/ });
      await card.waitFor();
      // No digit is typed before.
      expect(await page.getByRole('region', { name: '第一人' }).count()).toBe(0);
      const boxes = card.getByRole('checkbox');
      const ticked = () => boxes.evaluateAll(all => all.filter(box => (box as HTMLInputElement).checked).length);
      const all = await boxes.count();
      expect(all).toBeGreaterThan(2);
      expect(await ticked()).toBe(0);
      const record = card.getByRole('button', { name: '记入签字' });
      expect(await record.isDisabled()).toBe(true);
      await card.getByRole('button', { name: '以下到场人员均已签字' }).click();
      expect(await ticked()).toBe(all);
      await card.getByText('市纪委监委', { exact: true }).click();
      await card.getByText('不写入签字的：市纪委监委').waitFor();
      expect(await clipped(page)).toEqual([]);
      expect(await violations(page)).toEqual([]);
      await record.click();
      const [request] = await requests();
      expect(request).toMatchObject({ type: 'sheet.signed', sheet: 'promise' });
      expect(JSON.stringify(request)).toContain('公证员');
      expect(JSON.stringify(request)).not.toContain('市纪委监委');
    });
  });

  it('is left open only with a reason; a rehearsal passes with one click', async () => {
    await inConsole(
      { snapshot: { ...unsignedAt('seal', 'result'), rehearsal: false }, hash: '#seal' },
      async window => {
        const { page, requests } = window;
        expect(await page.locator('.HoldButton_button').count()).toBe(0);
        expect(await page.getByRole('button', { name: '演练，不收签字' }).count()).toBe(0);
        await page.getByRole('button', { name: '没有签字，写明原因…' }).click();
        expect(await page.getByRole('button', { name: '记入原因' }).isDisabled()).toBe(true);
        await page.getByLabel(/没有签字的原因/).fill('停电，改日补签');
        await page.getByRole('button', { name: '记入原因' }).click();
        expect(await requests()).toEqual([{ type: 'sheet.unsigned', sheet: 'result', reason: '停电，改日补签' }]);
      },
    );
    await inConsole({ snapshot: unsignedAt('revealing', 'inputs') }, async ({ page, requests }) => {
      // The envelopes come after it.
      expect(await page.getByRole('button', { name: /^拆封/ }).count()).toBe(0);
      await page.getByRole('button', { name: '演练，不收签字' }).click();
      expect(await requests()).toEqual([{ type: 'sheet.unsigned', sheet: 'inputs', reason: '演练，不收签字' }]);
    });
  });
});

describe('a commitment that was handed over', () => {
  it('can be taken back, at its own step and before the publication', async () => {
    for (const step of ['secrets', 'publish'] as const) {
      await inConsole({ snapshot: snapshotAt(step), size: small }, async ({ page, requests }) => {
        await page
          .getByRole('button', { name: /取回(操作员的)?承诺值…/ })
          .first()
          .click();
        const dialog = page.getByRole('dialog');
        await dialog.getByText('取回操作员的承诺值？').waitFor();
        expect(await violations(page)).toEqual([]);
        await dialog.getByRole('button', { name: '取回承诺值' }).click();
        expect(await requests()).toEqual([{ type: 'secret.take-back', role: 'operator', reason: '' }]);
      });
    }
  });

  it('needs a reason where its secret was printed', async () => {
    await inConsole({ snapshot: snapshotAt('secrets', { printed: ['operator'] }) }, async ({ page, requests }) => {
      await page.getByRole('button', { name: /取回承诺值…/ }).click();
      const dialog = page.getByRole('dialog');
      const act = dialog.getByRole('button', { name: '取回承诺值' });
      expect(await act.isDisabled()).toBe(true);
      await dialog.getByRole('textbox').fill('打印页已销毁');
      await act.click();
      expect(await requests()).toEqual([{ type: 'secret.take-back', role: 'operator', reason: '打印页已销毁' }]);
    });
  });
});

describe('a secret in the place of a commitment', () => {
  const secret = '0123456789abcdef'.repeat(4);

  it('goes no further than the window: the service hears that it was offered, and nothing of it', async () => {
    await inConsole({ snapshot: snapshotAt('secrets') }, async ({ page, requests }) => {
      await page.getByText('读取文件', { exact: true }).last().click();
      const give = (name: string, text: string) =>
        page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
      await give('notes.txt', `secret=${secret}\n`);
      await page.getByRole('alert').filter({ hasText: '是公证员的秘密数字' }).waitFor();
      expect(await requests()).toEqual([{ type: 'secret.offered', role: 'notary' }]);
      expect(await page.content()).not.toContain('0123456789abcdef');
      expect(await page.content()).not.toContain('0123 4567');
      expect(await page.getByRole('button', { name: '收取承诺值', exact: true }).last().isDisabled()).toBe(true);
    });
  });

  it('leaves one way on: words that go on record', async () => {
    await inConsole({ snapshot: snapshotAt('secrets', { offered: 'notary' }), size: small }, async window => {
      const { page, requests, send } = window;
      const dialog = page.getByRole('dialog');
      await dialog.getByText('交来的是秘密数字', { exact: true }).waitFor();
      await page.keyboard.press('Escape');
      await page.mouse.click(5, 5);
      expect(await dialog.getByRole('button').count()).toBe(1);
      expect(await violations(page)).toEqual([]);
      await dialog.getByRole('textbox').fill('');
      expect(await dialog.getByRole('button', { name: '写入记录并继续' }).isDisabled()).toBe(true);
      await dialog.getByRole('textbox').fill('公证员误交，另做一个');
      await dialog.getByRole('button', { name: '写入记录并继续' }).click();
      expect(await requests()).toEqual([{ type: 'incident.note', words: '公证员误交，另做一个' }]);
      await send(snapshotAt('secrets'));
      await dialog.waitFor({ state: 'hidden' });
    });
  });
});

describe('the host’s line before the seal', () => {
  it('says that all results were shown only where they were', async () => {
    const ready = unsignedAt('seal', 'result');
    expect(ready.presented).toHaveLength(ready.schools.length);
    const open = { ...ready, presented: ready.presented.slice(1) };
    for (const [snapshot, says] of [
      [ready, 1],
      [open, 0],
    ] as const) {
      await inConsole({ snapshot, hash: '#seal' }, async ({ page }) => {
        await page.getByText('签到人数').waitFor();
        expect(await page.locator('aside').getByText('全部结果展示完毕').count()).toBe(says);
      });
    }
  });
});

describe('a number from the hall', () => {
  it('is always in reach after the freeze; full-width digits are read, Enter looks up; one click leads back', async () => {
    await inConsole({ snapshot: snapshotAt('prepare') }, async ({ page }) => {
      expect(await page.getByLabel('查登记号（可只填末几位）').count()).toBe(0);
    });
    await inConsole({ snapshot: snapshotAt('inputs', { atHome: false }), size: small }, async ({ page, requests }) => {
      const field = page.getByLabel('查登记号（可只填末几位）');
      await field.fill('００３１');
      await field.press('Enter');
      await expect.poll(requests).toEqual([{ type: 'stage.show', scene: { kind: 'lookup', lot: '0031' } }]);
      expect(await field.inputValue()).toBe('');
      await page.getByRole('button', { name: '回到本步骤画面' }).click();
      expect((await requests()).at(-1)).toEqual({ type: 'stage.home' });
      expect(await clipped(page)).toEqual([]);
    });
    await inConsole({ snapshot: snapshotAt('inputs', { atHome: true }) }, async ({ page }) => {
      expect(await page.getByRole('button', { name: '回到本步骤画面' }).count()).toBe(0);
    });
  });

  it('leads to the page where it stands, and a page number to that page', async () => {
    const shown = snapshotAt('present');
    const [school] = shown.schools;
    if (school === undefined) throw new Error('no school');
    const grid = { columns: 2, rows: 10 };
    const counts = { admitted: 200, page: 3, pages: 14, grid, rows: [], line: null, digest: null, auto: 0 };
    const scene: Scene = { kind: 'pages', school, ...counts, playing: { elapsed: 0, running: false } };
    const snapshot = { ...shown, stage: { ...shown.stage, scene } };
    await inConsole({ snapshot, size: small }, async ({ page, requests, answerTo }) => {
      const number = page.getByLabel('页码（1–14）');
      await number.fill('１５');
      expect(await page.getByRole('button', { name: '跳到这一页' }).isDisabled()).toBe(true);
      await number.fill('１２');
      await number.press('Enter');
      const to = { type: 'stage.show', scene: { kind: 'pages', school: school.code, page: 12 } };
      await expect.poll(requests).toEqual([to]);
      const values = { school: school.name, asked: '31' };
      await answerTo('pages.find', { ok: false, refusal: refusal('session.lot-several', values) });
      const lot = page.locator('.StepFrame_middle').getByLabel('登记号（可只填末几位）');
      await lot.fill('31');
      await lot.press('Enter');
      await page.getByRole('alert').filter({ hasText: '请输入完整的登记号' }).waitFor();
      expect(await requests()).toEqual([to, { type: 'pages.find', kind: 'pages', school: school.code, lot: '31' }]);
      expect(await clipped(page)).toEqual([]);
    });
  });
});

describe('the board of numbers', () => {
  it('is turned and searched like the ranks, and its last page leads on to them', async () => {
    await inConsole({ snapshot: boardAt(6), size: small }, async ({ page, requests, send }) => {
      const card = page.locator('.card-due');
      await card.getByRole('button', { name: '下一页' }).click();
      const lot = card.getByLabel('登记号（可只填末几位）');
      await lot.fill('0031');
      await lot.press('Enter');
      const school = boardAt(1).schools[0]?.code;
      await expect.poll(requests).toEqual([
        { type: 'stage.show', scene: { kind: 'board', school, page: 7 } },
        { type: 'pages.find', kind: 'board', school, lot: '0031' },
      ]);
      const filled = () => card.locator('button[data-variant=filled]').allTextContents();
      expect(await filled()).toEqual(['下一页']);
      await send(boardAt(7));
      await expect.poll(filled).toEqual(['展示录取名单']);
      await card.getByRole('button', { name: '展示录取名单' }).click();
      await send(pagesAt(1));
      await card.getByRole('button', { name: '回到号码榜' }).click();
      expect((await requests()).slice(2)).toEqual([
        { type: 'stage.show', scene: { kind: 'pages', school, page: 1 } },
        { type: 'stage.show', scene: { kind: 'board', school, page: 1 } },
      ]);
      expect(await clipped(page)).toEqual([]);
      expect(await violations(page)).toEqual([]);
    });
  });
});

describe('a step that was passed over', () => {
  it('is said to be not done, in the list and where it is looked at', async () => {
    const snapshot = { ...snapshotAt('secrets'), rehearsal: false, tested: null };
    await inConsole({ snapshot }, async ({ page }) => {
      const step = page.locator('.StepList_steps li').nth(1);
      expect(await step.innerText()).toContain('未做');
      expect(await step.innerText()).not.toContain('✓');
      await step.getByRole('button').click();
      await page.getByText('这一步没有做，已经过去，这里只供查看。').waitFor();
      expect(await page.locator('.StepList_steps li').first().innerText()).toContain('✓');
    });
  });
});

describe('files that were damaged', () => {
  it('are told above every step, and stay there', async () => {
    const troubles = [
      refusal('ceremony.lost', { file: 'sealed/ceremony.key' }),
      refusal('ceremony.mended', { files: 'public/key.pem' }),
    ];
    await inConsole({ snapshot: snapshotAt('inputs', { troubles }), size: small }, async ({ page }) => {
      const band = page.getByRole('alert').filter({ hasText: 'sealed/ceremony.key' });
      expect(await band.innerText()).toMatch(/请点“作废本次摇号…”.*public\/key\.pem 曾不见了或损坏/s);
      expect(await clipped(page)).toEqual([]);
    });
  });
});

describe('days between the steps', () => {
  it('are told of where one can stop, and a start says since when the lists and the promise stand', async () => {
    await inConsole({ snapshot: snapshotAt('freeze'), hash: '#freeze' }, async ({ page }) => {
      await page.getByText('封存后可先发回执，摇号可在数日后进行').waitFor();
    });
    const recovered = { events: 9, torn: false, planEdited: false };
    await inConsole({ snapshot: snapshotAt('inputs', { recovered }), size: small }, async ({ page }) => {
      const band = page.getByRole('status').filter({ hasText: '已从磁盘恢复' });
      expect(await band.innerText()).toMatch(/名单封存于 2024-07-15 08:\d\d。.*承诺书公布于 2024-07-15 08:\d\d。/s);
      expect(await clipped(page)).toEqual([]);
    });
  });
});
