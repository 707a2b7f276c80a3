// Preparing in the console, in a real browser: files that are looked at before they are accepted, findings by the thousand, and a
// plan that is judged as it is typed.

import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { toCsv, toUtf8 } from '../../assets/sample/generator/csv.ts';
import { catchmentCounts } from '../../electron/service/draft/catchment-counts.ts';
import { kindsOf, shownOf } from '../../electron/service/draft/finding-views.ts';
import type { CatchmentPreview, ListPreview } from '../../shared/contract/preparation.ts';
import type { Request } from '../../shared/contract/requests.ts';
import { templateFile } from '../../shared/exports/templates.ts';
import { readCatchment } from '../../shared/intake/catchment.ts';
import type { ListOptions } from '../../shared/intake/list.ts';
import { previewWithReport } from '../../shared/intake/preview.ts';
import { refusal } from '../../shared/text/refusal.ts';
import { idNumber } from '../intake/support.ts';
import { violations } from '../support/axe.ts';
import { must } from '../support/outcome.ts';
import { processorTime } from '../support/processor-time.ts';
import { inConsole } from './looking.ts';
import { findings, snapshotAt, withSample } from './snapshots.ts';
import { type ConsoleWindow, clipped, type Opening } from './window.ts';

const wide = { width: 1920, height: 1080 };
const small = { width: 1024, height: 768 };
const lists: Opening = { snapshot: snapshotAt('prepare'), hash: '#prepare/lists' };
const csv = (rows: readonly (readonly string[])[]) => new Uint8Array(toUtf8(toCsv(rows)));

/** What the service answers when it looks at a list of these rows. */
function previewOf(rows: readonly (readonly string[])[], options: ListOptions = {}): ListPreview {
  const { preview, report } = must(previewWithReport({ name: '报名.csv', bytes: csv(rows) }, options));
  return { ...preview, ...shownOf(report.findings), earlier: null };
}

const strange = [
  ['灵宝示例学校报名名单'],
  ['考生编码', '大名', '证件', '来源'],
  ['24010001', '张三', idNumber(1), '实验小学'],
  ['24010002', '李四', idNumber(2), '市一小'],
];
const faulty = [
  ['登记号', '姓名', '身份证号'],
  ...Array.from({ length: 1200 }, (_, i) => [`2401${i}`, i % 3 === 0 ? '' : '张三', `41128219990101${i % 10}000`]),
];

/** Chooses a file in the part of a school, by its place. */
async function choose(page: Page, at: number, name = '报名.csv'): Promise<Locator> {
  await page
    .locator('input[type=file]')
    .nth(at)
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from('登记号,姓名\n') });
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  return dialog;
}

const typesOf = async ({ requests }: ConsoleWindow) => (await requests()).map(({ type }) => type);
const lastOf = async ({ requests }: ConsoleWindow) => (await requests()).at(-1) as Request;

describe('a list', () => {
  it('is looked at first, and accepted once, by the button and by drag and drop', async () => {
    await inConsole(lists, async window => {
      const { page, answerTo, requests, keepWaiting } = window;
      await answerTo('list.preview', {
        ok: true,
        value: previewOf([
          ['登记号', '姓名'],
          ['1001', '张三'],
        ]),
      });
      const dialog = await choose(page, 0);
      await dialog.getByText('读到 1 行：1 名学生，1 个号').waitFor();
      expect(await typesOf(window)).toEqual(['list.preview']);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      await page.evaluate(`(() => {
        const data = new DataTransfer();
        data.items.add(new File(['abc'], 'shili.csv'));
        document.querySelectorAll('.FileArea_drop')[1].dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true }));
      })()`);
      const accept = dialog.getByRole('button', { name: '采用这份名单' });
      await expect.poll(() => accept.isEnabled()).toBe(true);
      const answerNow = await keepWaiting();
      await accept.dblclick();
      await answerNow();
      await dialog.waitFor({ state: 'detached' });
      expect(await requests()).toMatchObject([
        { type: 'list.preview', school: 'GX', file: { name: '报名.csv' } },
        { type: 'list.preview', school: 'SL', file: { name: 'shili.csv', bytes: 3 } },
        { type: 'list.import', school: 'SL', file: { name: 'shili.csv', bytes: 3 } },
      ]);
    });
  });

  it('with unknown headers is matched column by column, each field once', async () => {
    await inConsole(lists, async window => {
      const { page, answerTo } = window;
      await answerTo('list.preview', { ok: true, value: previewOf(strange) });
      const dialog = await choose(page, 0);
      const accept = dialog.getByRole('button', { name: '采用这份名单' });
      const column = (letter: string) => dialog.getByLabel(`${letter} 列识别为`);
      await column('A').waitFor();
      expect(await accept.isDisabled()).toBe(true);
      const columns = async () => {
        const request = await lastOf(window);
        return request.type === 'list.preview' ? request.mapping?.columns : null;
      };
      const mapping = { columns: { registration: 'A', name: 'B', id: 'C' } };
      await column('B').selectOption('name');
      await expect.poll(columns).toEqual({ name: 'B' });
      // A field that is chosen a second time leaves the column that had it.
      await column('C').selectOption('name');
      await expect.poll(columns).toEqual({ name: 'C' });
      await column('C').selectOption('id');
      await column('B').selectOption('name');
      await answerTo('list.preview', { ok: true, value: previewOf(strange, { mapping }) });
      await column('A').selectOption('registration');
      await expect.poll(columns).toEqual(mapping.columns);
      await dialog.getByText('2 名学生').waitFor();
      await accept.click();
      await dialog.waitFor({ state: 'detached' });
      expect(await lastOf(window)).toMatchObject({ type: 'list.import', school: 'GX', mapping });
    });
  });

  it('takes another header row with what its headers say, and the matching of the last time on request', async () => {
    await inConsole(lists, async window => {
      const { page, answerTo, requests } = window;
      const earlier = { columns: { registration: 'A', name: 'B', id: 'C' } };
      const seen = previewOf(strange, { mapping: { headerRow: 2, columns: {} } });
      await answerTo('list.preview', { ok: true, value: { ...seen, earlier } });
      const dialog = await choose(page, 0);
      await dialog.getByLabel('表头').selectOption('2');
      await expect.poll(async () => (await requests()).length).toBe(3);
      expect(await lastOf(window)).toMatchObject({ mapping: { headerRow: 2, columns: {} } });
      await dialog.getByRole('button', { name: '改回自动辨认' }).click();
      await dialog.getByRole('button', { name: '沿用上次的指定' }).click();
      await expect.poll(async () => await lastOf(window)).toMatchObject({ type: 'list.preview', mapping: earlier });
    });
  });

  it('that cannot be read, or may not be collected, is refused in the dialog with its code', async () => {
    await inConsole({ ...lists, size: small }, async window => {
      const { page, answerTo } = window;
      await answerTo('list.preview', { ok: false, refusal: refusal('list.xls', { file: '报名.xls' }) });
      const dialog = await choose(page, 0, '报名.xls');
      await dialog.getByText('另存为').waitFor();
      await dialog.getByText('list.xls').waitFor();
      const accept = dialog.getByRole('button', { name: '采用这份名单' });
      expect(await accept.isDisabled()).toBe(true);
      expect([await clipped(page), await violations(page)]).toEqual([[], []]);
      await dialog.getByRole('button', { name: '取消' }).click();
      await dialog.waitFor({ state: 'detached' });

      const forbidden = strange.map((row, at) => (at === 0 ? row : [...row, at === 1 ? '母亲职业' : '教师']));
      await answerTo('list.preview', { ok: true, value: previewOf(forbidden) });
      await choose(page, 0);
      await dialog.getByText('名单含有“母亲职业”一列').waitFor();
      await dialog.getByText('list.forbidden-column').waitFor();
      expect(await accept.isDisabled()).toBe(true);
      expect(await dialog.getByText('张三').count()).toBe(0);
      expect(await dialog.getByRole('combobox').count()).toBe(0);
      expect(await typesOf(window)).toEqual(['list.preview', 'list.preview']);
    });
  });

  it('says what became of every row, and which columns are not used, before it is accepted', async () => {
    const value = previewOf([
      ['灵宝示例学校报名名单'],
      ['序号', '登记号', '姓名', '身份证号', '家里是双胞胎', '来源'],
      ['1', '24010001', '张三', idNumber(1), '是', '甲'],
      ['2', '24010002', '', idNumber(2), '', '甲'],
      [],
      ['', '', '', '', '', '共两人'],
    ]);
    const elsewhere = shownOf([
      {
        ...{ code: 'list.child-alike', severity: 'warning', file: '报名.csv', sheet: null, row: 3 },
        ...{ column: '姓名', letter: 'C', value: '张三' },
        refusal: refusal('list.child-alike', {
          ...{ otherSchool: 'WGY', otherFile: 'waiyu.csv', otherRow: 2 },
          ...{ same: '姓名、登记号', different: '毕业小学' },
        }),
      },
    ]);
    const found = {
      findings: [...value.findings, ...elsewhere.findings],
      kinds: [...value.kinds, ...elsewhere.kinds],
    };
    await inConsole({ ...lists, size: small }, async ({ page, answerTo }) => {
      await answerTo('list.preview', { ok: true, value: { ...value, ...found } });
      const dialog = await choose(page, 0);
      const facts = dialog.locator('.LookDialog_facts');
      await facts
        .getByText(
          '全表 6 行：标题和表头 2 行 + 学生 1 行 + 空行 1 行（第 5 行） + 采用的各列中没有内容的 1 行（第 6 行） + 有错误的 1 行（第 4 行）',
        )
        .waitFor();
      expect(await facts.locator('.is-error').allInnerTexts()).toEqual(['有错误的 1 行（第 4 行）']);
      await facts.getByText('未采用的列 3 个').waitFor();
      await facts.getByText('A 序号、E 家里是双胞胎（有提醒）、F 来源').waitFor();
      await facts.getByText('CSV 文本 · 国际编码（UTF-8） · 逗号分隔').waitFor();
      expect(await dialog.locator('.RowsTable_head').count()).toBe(2);
      await dialog.locator('[data-part=file-findings] select').selectOption('list.child-alike');
      await dialog.getByText('waiyu.csv').waitFor();
      expect([await clipped(page), await violations(page)]).toEqual([[], []]);
    });
  });

  it('in two blocks side by side is not accepted, and says what to do before its columns are matched', async () => {
    const usual = ['登记号', '姓名', '身份证号'];
    const blocks = [
      [...usual, '', ...usual],
      ['1', '张三', idNumber(1), '', '2', '李四', idNumber(2)],
    ];
    await inConsole({ ...lists, size: small }, async ({ page, answerTo }) => {
      await answerTo('list.preview', { ok: true, value: previewOf(blocks) });
      const dialog = await choose(page, 0);
      await dialog.getByText('左右并排放了两份名单，不能直接采用').waitFor();
      await dialog.getByText('没有识别的 1 行（第 2 行）').waitFor();
      await dialog.getByLabel('A 列识别为').waitFor();
      expect(await dialog.getByRole('button', { name: '采用这份名单' }).isDisabled()).toBe(true);
      expect([await clipped(page), await violations(page)]).toEqual([[], []]);
    });
  });

  it('lets every row that the preview shows be chosen as the header, but no blank one', async () => {
    const titles = Array.from({ length: 40 }, (_, at) => (at % 10 === 9 ? [] : [`第 ${at + 1} 条说明`]));
    const value = previewOf([...titles, ...strange.slice(1)]);
    await inConsole({ ...lists, size: small }, async ({ page, answerTo, requests }) => {
      await answerTo('list.preview', { ok: true, value });
      const dialog = await choose(page, 0);
      const chooser = dialog.getByLabel('表头');
      expect(await chooser.locator('option').allInnerTexts()).toContain('第 41 行：考生编码 大名 证件 来源');
      expect(await chooser.locator('option[value="10"]').count()).toBe(0);
      await chooser.selectOption('41');
      await expect
        .poll(async () => (await requests()).at(-1))
        .toMatchObject({ mapping: { headerRow: 41, columns: expect.anything() } });
      expect([await clipped(page), await violations(page)]).toEqual([[], []]);
    });
  });

  it('that was accepted goes on saying what became of its rows and columns', async () => {
    await inConsole({ ...lists, size: small }, async ({ page }) => {
      const drop = (name: string) => page.locator('.FileArea_drop').filter({ hasText: name });
      await drop('高新').getByText('gaoxin.xlsx · Excel 工作簿 · 418 名学生没有错误').waitFor();
      await drop('高新').getByText('全表 419 行：标题和表头 1 行 + 学生 418 行').waitFor();
      await drop('外国语').getByText('学生 642 行 + 空行 2 行（第 9-10 行）').waitFor();
      await drop('外国语').getByText('waiyu.csv · CSV 文本 · 简体中文（GBK）').waitFor();
      expect(await drop('示例学校').getByText('未采用的列').count()).toBe(0);
      await drop('高新').getByText('未采用的列 3 个').click();
      await drop('高新').getByText('A 序号、H 家庭住址、I 双胞胎备注').waitFor();
      expect([await clipped(page), await violations(page)]).toEqual([[], []]);
    });
  });

  it('with 1,200 faulty rows is shown at once, by kinds, at both sizes and in both languages', async () => {
    const value = previewOf(faulty);
    expect(value.kinds.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThan(1200);
    for (const language of ['zh', 'en'] as const) {
      await inConsole({ ...lists, language, size: wide }, async ({ page, answerTo }) => {
        await answerTo('list.preview', { ok: true, value });
        const spent = await processorTime(page);
        const before = await spent();
        const dialog = await choose(page, 0);
        await dialog.locator('.FindingsList_findings .line').first().waitFor();
        expect((await spent()) - before).toBeLessThan(3);
        expect(await dialog.locator('.FindingsList_findings .line').count()).toBeLessThan(40);
        await dialog.locator('[data-part=file-findings] select').selectOption('row.name-missing');
        await dialog
          .locator('.FindingsList_group')
          .filter({ hasText: /[（(]400[)）]/ })
          .first()
          .waitFor();
        expect(await clipped(page)).toEqual([]);
        await page.setViewportSize(small);
        expect([await clipped(page), await violations(page)]).toEqual([[], []]);
        // By keyboard alone: the list is reached by Tab, and its lines by arrows.
        await dialog.locator('[data-part=file-findings] select').focus();
        await page.keyboard.press('Tab');
        await page.keyboard.press('Tab');
        for (let line = 0; line < 30; line++) await page.keyboard.press('ArrowDown');
        const place = () => page.evaluate('document.activeElement.getAttribute("aria-posinset")');
        await expect.poll(place).toBe('31');
      });
    }
  });
});

describe('a template', () => {
  it.each([
    ['保存名单模板', 'list'],
    ['保存对口初中模板', 'catchment'],
  ] as const)(
    'is saved under its name by %s, also while a rehearsal runs, and not after the freeze',
    async (label, kind) => {
      const { name, bytes } = templateFile(kind);
      const rehearsing = { ...lists, snapshot: snapshotAt('prepare', { rehearsing: 'TEST-LB-2024-a1' }) };
      for (const opening of [lists, rehearsing]) {
        await inConsole(opening, async ({ page, answerTo, requests }) => {
          await answerTo('template.save', { ok: true, value: { name, bytes, manifest: null } });
          const saving = page.waitForEvent('download');
          await page.getByRole('button', { name: label }).click();
          const download = await saving;
          expect(download.suggestedFilename()).toBe(name);
          expect(new Uint8Array(readFileSync(await download.path()))).toEqual(new Uint8Array(bytes));
          await page.getByText(`已交出：${name}`).waitFor();
          expect(await requests()).toEqual([{ type: 'template.save', kind }]);
          if (opening !== rehearsing) return;
          await page.setViewportSize(small);
          expect([await clipped(page), await violations(page)]).toEqual([[], []]);
        });
      }
      await inConsole({ ...lists, snapshot: snapshotAt('secrets') }, async ({ page }) => {
        await page.getByText('名单已封存，不能再改，这里只供查看。').first().waitFor();
        expect(await page.getByRole('button', { name: label }).count()).toBe(0);
      });
    },
  );
});

describe('a catchment table', () => {
  it('is looked at with its counts, accepted, and removed', async () => {
    const rows = [
      ['毕业小学', '条件', '对口初中'],
      ['实验小学', '', '市一中'],
      ['市一小', '', '市一中'],
      ['市一小', '部分', '市二中'],
    ];
    const read = must(readCatchment({ name: 'catchment.csv', bytes: csv(rows) }));
    const children = ['实验小学', '市一小', '外地小学'].map((primary, i) => ({
      registration: `${i}`,
      name: '张三',
      primary,
      household: '',
    }));
    const value: CatchmentPreview = {
      file: 'catchment.csv',
      sheet: null,
      columns: read.columns,
      rows: read.first,
      counts: { rows: 3, errors: 0, warnings: 0 },
      ...shownOf(read.findings),
      schools: catchmentCounts(read.table ?? { rows: [] }, [{ code: 'GX', children } as never]),
    };
    await inConsole({ ...lists, size: small }, async window => {
      const { page, answerTo } = window;
      await answerTo('catchment.preview', { ok: true, value });
      const dialog = await choose(page, 3, 'catchment.csv');
      await dialog.getByText('读到 3 行对照').waitFor();
      expect(await dialog.locator('.grid tbody tr').allInnerTexts()).toEqual(['灵宝高新学校（初中部）\t1\t1\t1']);
      expect([await clipped(page), await violations(page)]).toEqual([[], []]);
      await dialog.getByRole('button', { name: '采用这份对照表' }).click();
      await dialog.waitFor({ state: 'detached' });
      await page.getByRole('button', { name: '移除对照表' }).click();
      await expect.poll(() => typesOf(window)).toEqual(['catchment.preview', 'catchment.import', 'catchment.remove']);
    });
  });
});

describe('fonts', () => {
  it('are listed with what they draw, added and removed', async () => {
    await inConsole(lists, async window => {
      const { page, requests } = window;
      await page.getByText('有 1204 个字').waitFor();
      await page
        .locator('input[type=file]')
        .nth(4)
        .setInputFiles({ name: 'a.ttf', mimeType: 'font/ttf', buffer: Buffer.from('x') });
      await expect.poll(() => typesOf(window)).toEqual(['font.add']);
      await page.getByRole('button', { name: '移除字体：rare.ttf' }).click();
      await expect.poll(async () => (await requests()).at(-1)).toEqual({ type: 'font.remove', name: 'rare.ttf' });
    });
  });
});

describe('findings', () => {
  it('are accepted one by one by keyboard, the focus going on to the next, hundreds of them in one list', async () => {
    const snapshot = snapshotAt('prepare');
    await inConsole({ snapshot, hash: '#prepare/lists' }, async ({ page, requests, send }) => {
      expect(await page.locator('.FindingsList_findings .line').count()).toBeLessThan(40);
      await page
        .getByRole('button', { name: /^确认提醒/ })
        .first()
        .focus();
      await page.keyboard.press('Enter');
      await expect.poll(requests).toEqual([{ type: 'finding.accept', id: 'f4' }]);
      const accepted = snapshot.findings.map(finding =>
        finding.id === 'f4' ? { ...finding, accepted: true } : finding,
      );
      await send({ ...snapshotAt('prepare'), findings: accepted, findingKinds: kindsOf(accepted) });
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await expect.poll(requests).toHaveLength(2);
      expect((await requests())[1]).toEqual({ type: 'finding.accept', id: 'f6' });
      // A key that is held down moves on before the list, which draws the lines in sight only, has scrolled.
      const place = () => page.evaluate(() => document.activeElement?.closest('li')?.getAttribute('aria-posinset'));
      await expect.poll(place).toBeTruthy();
      const before = Number(await place());
      for (let line = 0; line < 40; line++) await page.keyboard.press('ArrowDown');
      await expect.poll(async () => Number(await place())).toBe(before + 40);
      await page.keyboard.press('Enter');
      await expect.poll(requests).toHaveLength(3);
      // Scrolled away and back, the focus is where it was.
      await page.locator('.FindingsList_findings').evaluate(list => list.scrollTo(0, 0));
      await expect
        .poll(() => page.locator('.FindingsList_findings li').first().getAttribute('aria-posinset'))
        .toBe('1');
      await page.keyboard.press('ArrowUp');
      await expect.poll(async () => Number(await place())).toBe(before + 39);
    });
  });

  it('are chosen by what is open, by school and by kind, and stand under their kind', async () => {
    await inConsole(lists, async ({ page }) => {
      const shown = page.locator('.FindingsList_findings');
      await page.getByText('错误 2', { exact: true }).click();
      expect(await shown.locator('.sign').allInnerTexts()).toEqual(['错误', '错误']);
      expect(await shown.locator('.FindingsList_group').allInnerTexts()).toEqual([
        '灵宝高新学校（初中部） · 缺姓名（1）',
        '灵宝高新学校（初中部） · 身份证号校验码不对（1）',
      ]);
      await page.getByText('全部 200', { exact: true }).click();
      await page.getByLabel('学校', { exact: true }).selectOption('waiyu.csv');
      expect(await shown.locator('.FindingsList_group').allInnerTexts()).toEqual([
        '灵宝外国语学校（初中部） · 缺证件号（1）',
      ]);
      await page.getByLabel('学校', { exact: true }).selectOption('');
      await page.getByLabel('种类', { exact: true }).selectOption('cell.coverage');
      expect(await shown.locator('.sign').allInnerTexts()).toEqual(['已确认']);
    });
  });

  it('stay as quick by the two thousand as by the dozen', async () => {
    const [, , , , pattern] = findings;
    if (pattern === undefined) throw new Error('no finding');
    /** Milliseconds from a snapshot to its picture, the best of five. */
    const drawn = async (count: number): Promise<number> => {
      const all = Array.from({ length: count }, (_, at) => ({ ...pattern, id: `m${at}`, row: at + 2 }));
      const snapshots = Array.from({ length: 6 }, (_, round) => {
        const left = all.map((each, at) => ({ ...each, accepted: at < round }));
        return snapshotAt('prepare', { findings: left, findingKinds: kindsOf(left) });
      });
      let best = Number.POSITIVE_INFINITY;
      await inConsole({ snapshot: snapshots[0] ?? snapshotAt('prepare'), hash: '#prepare/lists' }, async ({ page }) => {
        await page.locator('.FindingsList_findings .line').first().waitFor();
        best = await page.evaluate<number>(`(async () => {
          const times = [];
          for (const snapshot of ${JSON.stringify(snapshots.slice(1))}) {
            const begun = performance.now();
            window.test.send(snapshot);
            await new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)));
            times.push(performance.now() - begun);
          }
          return Math.min(...times);
        })()`);
        // The first that is left is not the first of all: the five were taken in.
        await page.getByText(`待处理 ${count - 5}`, { exact: true }).waitFor();
      });
      return best;
    };
    const few = await drawn(12);
    expect(await drawn(2000)).toBeLessThan(3 * few + 100);
  });
});

describe('the plan', () => {
  const keeps = async ({ requests }: ConsoleWindow) =>
    (await requests()).flatMap(request => (request.type === 'plan.keep' ? [request] : []));

  it('is judged as it is typed, kept while another step is looked at, and saved from what it began with', async () => {
    const snapshot = snapshotAt('prepare');
    await inConsole({ snapshot }, async window => {
      const { page, requests } = window;
      const places = page.getByLabel('摇号计划（人）').first();
      await places.fill('');
      await page.locator('.mantine-TextInput-error').filter({ hasText: '1–99999' }).waitFor();
      expect(await page.getByRole('button', { name: '保存方案' }).isDisabled()).toBe(true);
      await page.getByLabel('摇号编号', { exact: true }).fill('lb 2024');
      await page.getByText('有 2 处还不对').waitFor();
      await expect.poll(async () => (await keeps(window)).length).toBeGreaterThan(0);
      await page
        .locator('.StepList_steps')
        .getByRole('button', { name: /封存名单/ })
        .click();
      await page.getByText('方案有改动未保存').waitFor();
      await page.getByRole('button', { name: '去看方案' }).click();
      await page.getByLabel('摇号计划（人）').first().fill('２１０');
      await page.getByLabel('摇号编号', { exact: true }).fill('LB-2024-a1');
      await page.getByRole('button', { name: '保存方案' }).click();
      await expect.poll(async () => (await requests()).at(-1)?.type).toBe('plan.save');
      const saved = await lastOf(window);
      if (saved.type !== 'plan.save') throw new Error(saved.type);
      expect([saved.basis, JSON.parse(saved.json).schools[0].places]).toEqual([snapshot.preparation.basis, 210]);
      expect((await keeps(window)).every(({ basis }) => basis === snapshot.preparation.basis)).toBe(true);
    });
  });

  it('is not kept once more after it was saved, however soon the save comes after the typing', async () => {
    await inConsole({ snapshot: snapshotAt('prepare'), isStopped: true }, async window => {
      const { page, keepWaiting, requests } = window;
      const answerNow = await keepWaiting();
      await page.getByLabel('摇号计划（人）').first().fill('210');
      await page.evaluate(
        `[...document.querySelectorAll('button')].find(each => each.textContent === '保存方案').click()`,
      );
      // The answer takes longer than a change waits to be kept.
      await page.clock.runFor(1600);
      await answerNow();
      await expect.poll(async () => (await requests()).length).toBe(2);
      await page.clock.runFor(1600);
      expect((await requests()).map(({ type }) => type)).toEqual(['plan.keep', 'plan.save']);
      expect((await keeps(window)).every(({ json }) => json !== null)).toBe(true);
    });
  });

  it('comes back from a window that is gone, says so, and is not laid over another one unasked', async () => {
    const snapshot = snapshotAt('prepare');
    const { preparation, plan } = snapshot;
    const json = JSON.stringify({ ...plan, title: '另一个标题' });
    const left = (basis: string) => ({ ...preparation, unsaved: { basis, json } });
    await inConsole({ snapshot: { ...snapshot, preparation: left(preparation.basis) } }, async window => {
      const { page, requests } = window;
      await page.getByText('已经找回').waitFor();
      expect(await page.getByLabel('标题').inputValue()).toBe('另一个标题');
      await page.getByRole('button', { name: '放弃改动' }).click();
      await expect.poll(requests).toEqual([{ type: 'plan.keep', json: null, basis: preparation.basis }]);
      expect(await page.getByLabel('标题').inputValue()).toBe(plan.title);
    });
    await inConsole({ snapshot: { ...snapshot, preparation: left('7'.repeat(64)) } }, async window => {
      const { page } = window;
      await page.getByText('方案在那之后又被改过').waitFor();
      expect(await page.getByRole('button', { name: '保存方案' }).isDisabled()).toBe(true);
      await page.getByRole('button', { name: '以这里的改动为准' }).click();
      await expect.poll(() => typesOf(window)).toEqual(['plan.save']);
      const saved = await lastOf(window);
      if (saved.type !== 'plan.save') throw new Error(saved.type);
      expect([JSON.parse(saved.json), saved.basis]).toEqual([JSON.parse(json), preparation.basis]);
    });
  });

  it('says the grounds in words, and what one holder and one die mean', async () => {
    await inConsole({ snapshot: snapshotAt('prepare') }, async window => {
      const { page } = window;
      const ground = page.getByLabel('优先录取的依据').first();
      expect(await ground.locator('option:checked').innerText()).toBe('本校小学毕业生');
      await ground.selectOption('other');
      await page.getByLabel('依据的名称').fill('');
      await page.getByText('请填写，最多 40 字').first().waitFor();
      await page.getByLabel('依据的名称').fill('引进人才子女');
      await page.getByText('请填写，最多 40 字').first().waitFor({ state: 'detached' });
      expect(await page.locator('.band:has(.is-warning)').count()).toBe(0);
      await page.getByLabel('公证员').first().uncheck();
      await page.getByText('只有一位保管人（操作员）').waitFor();
      await page.getByRole('button', { name: '删除第 2 项取数' }).click();
      await page.getByText('合起来只有 0 位数字').waitFor();
    });
  });

  it('takes a public value as the last input only, with its source', async () => {
    await inConsole({ snapshot: snapshotAt('prepare') }, async window => {
      const { page, requests } = window;
      const [first, second] = [
        page.getByLabel('第 1 项', { exact: true }),
        page.getByLabel('第 2 项', { exact: true }),
      ];
      const isOffered = (kind: typeof first) => kind.locator('option[value=beacon]').isEnabled();
      expect([await isOffered(first), await isOffered(second)]).toEqual([false, true]);
      await second.selectOption('beacon');
      const source = page.getByLabel('哪个公开数值');
      await page.getByText('请填写，最多 200 字').waitFor();
      expect(await page.getByRole('button', { name: '保存方案' }).isDisabled()).toBe(true);
      await page.getByLabel('位数').last().fill('0');
      await page.getByText('请填 1–99 的整数').waitFor();
      await page.getByLabel('位数').last().fill('6');
      await second.selectOption('d10');
      expect(await source.count()).toBe(0);
      await second.selectOption('beacon');
      await source.fill('上证指数 2026-07-15 收盘价，去掉小数点取末 6 位');
      // One more input stands before it.
      await page.getByRole('button', { name: '添加取数' }).click();
      const third = page.getByLabel('第 3 项', { exact: true });
      expect([await second.inputValue(), await third.inputValue()]).toEqual(['d10', 'beacon']);
      await page.getByRole('button', { name: '保存方案' }).click();
      await expect.poll(async () => (await requests()).at(-1)?.type).toBe('plan.save');
      const saved = await lastOf(window);
      if (saved.type !== 'plan.save') throw new Error(saved.type);
      const inputs = JSON.parse(saved.json).inputs;
      expect(inputs.map(({ kind }: { kind: string }) => kind)).toEqual(['card', 'd10', 'beacon']);
      expect(inputs[2]).toEqual({
        kind: 'beacon',
        count: 6,
        source: '上证指数 2026-07-15 收盘价，去掉小数点取末 6 位',
      });
    });
  });

  it('that is another than the one the app was started with says so; beginning again takes a hold', async () => {
    const snapshot = snapshotAt('prepare');
    const file = (path: string) => ({ path, sha256: 'ab'.repeat(32) });
    const other = (canRestart: boolean) => ({
      ...snapshot,
      preparation: {
        ...snapshot.preparation,
        otherPlan: { begun: file('/a/plan.json'), given: file('/b/plan.json'), canRestart },
      },
    });
    await inConsole({ snapshot: other(true) }, async ({ page, requests }) => {
      await page.getByText('/b/plan.json').waitFor();
      await page.locator('.band summary').click();
      const button = page.locator('.band .HoldButton_button');
      await button.click();
      expect(await requests()).toEqual([]);
      await button.hover();
      await page.mouse.down();
      await expect.poll(requests, { timeout: 5000 }).toEqual([{ type: 'draft.restart' }]);
      await page.mouse.up();
    });
    await inConsole({ snapshot: other(false) }, async ({ page }) => {
      await page.getByText('不能重新开始').waitFor();
      expect(await page.locator('.band .HoldButton_button').count()).toBe(0);
    });
  });
});

describe('files of the sample', () => {
  const snapshot = snapshotAt('freeze', withSample);

  it('stand in the way of an official freeze, each by its name, and are marked where lists are imported', async () => {
    await inConsole({ snapshot, hash: '#freeze' }, async ({ page }) => {
      expect(await page.locator('.HoldButton_button').isEnabled()).toBe(false);
      expect(await page.locator('.StepFrame_middle li.note-bad').count()).toBe(4);
      await page.getByText('灵宝高新学校（初中部）的名单“gaoxin.xlsx”是示例名单').waitFor();
      await page.getByText('对口初中表“catchment.csv”是示例的').waitFor();
      await page.getByRole('button', { name: '去看名单' }).first().click();
      await expect.poll(() => page.getByText('这是示例文件').count()).toBe(4);
      await page.getByText('示例文件 4').waitFor();
    });
  });

  it('stand in nobody’s way where it is a rehearsal, or one of an official plan', async () => {
    await inConsole({ snapshot, hash: '#rehearse' }, async ({ page }) => {
      expect(await page.getByRole('button', { name: /开始演练/ }).isEnabled()).toBe(true);
      expect(await page.getByText('示例名单').count()).toBe(0);
    });
    await inConsole({ snapshot: { ...snapshot, rehearsal: true }, hash: '#freeze' }, async ({ page }) => {
      expect(await page.locator('.HoldButton_button').isEnabled()).toBe(true);
    });
  });
});

describe('the freeze', () => {
  it('offers to show the rules first, unless they stand on the stage', async () => {
    const ready = snapshotAt('freeze');
    const rules = ready.stage.scene;
    expect(rules.kind).toBe('rules');
    const cover = { ...ready, stage: { ...ready.stage, scene: snapshotAt('prepare').stage.scene } };
    expect(cover.stage.scene.kind).not.toBe('rules');
    for (const [snapshot, offers] of [
      [ready, 0],
      [cover, 1],
    ] as const) {
      await inConsole({ snapshot, hash: '#freeze' }, async ({ page }) => {
        await page.locator('.HoldButton_button').waitFor();
        expect(await page.getByRole('button', { name: '先在大屏幕上展示规则' }).count()).toBe(offers);
      });
    }
  });

  it('names the roles of the plan that nobody has signed in for, and is not barred by them', async () => {
    await inConsole({ snapshot: snapshotAt('freeze'), hash: '#freeze' }, async ({ page }) => {
      await page.getByText('还没有签到：两代表一委员、教体局科室长、学校家委会代表、新生家长代表。').waitFor();
      expect(await page.locator('.HoldButton_button').isEnabled()).toBe(true);
    });
  });
});
