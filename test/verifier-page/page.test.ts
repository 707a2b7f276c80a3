/// <reference lib="dom" />

// The page as people use it: opened from a file in a real browser, fed through its own input, by dragging and by typing.

import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { verdictAt } from '../../cli/verify.ts';
import { readCommitmentFile } from '../../renderer/console/state/commitmentFile.ts';
import { resultPage } from '../../shared/dossier/result-page.ts';
import { commitmentOf } from '../../shared/protocol/commitment.ts';
import { H } from '../../shared/protocol/hash.ts';
import { violations } from '../support/axe.ts';
import { writeCounty } from '../support/county.ts';
import { makeDossier as makePlannedDossier } from '../support/dossiers.ts';
import { forge, forgeGivenUp, randomIngredients } from '../support/forge.ts';
import { must } from '../support/outcome.ts';
import { processorTime } from '../support/processor-time.ts';
import { inputsWithBeacon, writeSmallDraft } from '../support/small-draft.ts';
import { makeDossier } from '../transfer/support.ts';
import { beyond, filesIn, find, give, pathsIn, shell, verdictOf } from './use.ts';
import { judge, VerifierWindow, verifyPath } from './window.ts';

const folder = mkdtempSync(join(tmpdir(), 'verifier-use-'));
const dossier = join(folder, 'D');
const open = join(dossier, 'public');
/** One with places outside the draw. */
const minimal = join(import.meta.dirname, '../fixtures/lot-1/minimal');
let window: VerifierWindow;

beforeAll(async () => {
  makeDossier(dossier);
  writeFileSync(join(folder, 'public.zip'), zipSync(filesIn(open)));
  window = await VerifierWindow.open();
});

afterAll(async () => {
  await window.close();
  rmSync(folder, { recursive: true });
});

afterEach(() => {
  // Nothing was asked of any network, and nothing went wrong unseen.
  expect(window.requests.splice(0)).toEqual([]);
  expect(window.errors.splice(0)).toEqual([]);
});

/** Works with a page of its own. */
const onPage = (use: (page: Page) => Promise<void>, path?: string) => window.with(use, path);

/** Drops files or folders of the disk on the page, as a mouse does. */
async function drop(page: Page, paths: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data });
  }
  await session.detach();
}

/** The checks as the page shows them: with its own two values, all of them opened. */
function checksOn(page: Page): Promise<{ id: string; ok: boolean; expected: string; actual: string }[]> {
  return page.$$eval('[data-check]', all =>
    all.map(one => {
      const [expected = '', actual = ''] = Array.from(one.querySelectorAll('dd'), value => value.textContent ?? '');
      return { id: one.getAttribute('data-check') ?? '', ok: one.getAttribute('data-ok') === 'true', expected, actual };
    }),
  );
}

function checksByCommandLine(path: string) {
  return must(verdictAt(path)).checks.map(({ id, ok, expected, actual }) => ({ id, ok, expected, actual }));
}

const byGroup = <T extends { readonly id: string }>(checks: readonly T[]) =>
  [...checks].sort((a, b) => (a.id < b.id ? -1 : 1));

const size = (page: Page, selector: string) =>
  page.$eval(selector, element => Number.parseFloat(getComputedStyle(element).fontSize));

describe('a public folder', () => {
  test.each([
    ['its files through the one input', (page: Page) => page.setInputFiles('input[type=file]', pathsIn(open))],
    ['its zip', (page: Page) => page.setInputFiles('input[type=file]', join(folder, 'public.zip'))],
    ['its files, dropped', (page: Page) => drop(page, pathsIn(open))],
    ['its zip, dropped', (page: Page) => drop(page, [join(folder, 'public.zip')])],
    ['the folder, dropped', (page: Page) => drop(page, [open])],
    ['the whole dossier, dropped', (page: Page) => drop(page, [dossier])],
  ])('%s: the verdict large, every check with its values', async (name, take) => {
    await onPage(async page => {
      expect(await page.$eval('html', html => html.hasAttribute('data-verdict'))).toBe(false);
      expect(await page.locator('input[type=file][multiple]').count()).toBe(1);
      await take(page);
      expect(await verdictOf(page)).toBe('verified');
      expect(await page.innerText('.verdict h1')).toBe('核对通过');
      expect(await size(page, '.verdict h1')).toBeGreaterThan(40);
      expect(await page.innerText('.verdict')).toContain('这是演练');
      const wanted = checksByCommandLine(name.includes('dossier') ? dossier : open);
      expect(byGroup(await checksOn(page))).toEqual(byGroup(wanted));
      // They are there to be read, not only to be tested.
      await page.getByRole('button', { name: '展开全部数值' }).click();
      expect(await page.locator('[data-check] dd:visible').count()).toBe(2 * wanted.length);
    });
  });

  test('with one line changed: which check failed first, and both values, without a click', async () => {
    const changed = join(folder, 'changed');
    mkdirSync(changed);
    for (const path of pathsIn(open)) copyFileSync(path, join(changed, path.slice(open.length + 1)));
    const result = readFileSync(join(changed, 'result.csv'), 'utf8');
    writeFileSync(join(changed, 'result.csv'), result.replace(',WAIT', ',ADMIT'));
    await onPage(async page => {
      expect(await give(page, pathsIn(changed))).toBe('rejected');
      expect(await page.innerText('.verdict h1')).toBe('核对不通过');
      const wanted = checksByCommandLine(changed).filter(({ ok }) => !ok);
      expect((await checksOn(page)).filter(({ ok }) => !ok)).toEqual(wanted);
      const said = await page.innerText('.verdict');
      expect(said).toContain(wanted[0]?.expected);
      expect(said).toContain(wanted[0]?.actual);
      expect(await page.locator('[data-ok=false] dd:visible').count()).toBe(2 * wanted.length);
      // No answer about lots comes from a record that does not verify.
      expect(await page.locator('#lot').count()).toBe(0);
      // The untouched one next, on the same page.
      expect(await give(page, pathsIn(open))).toBe('verified');
    });
  });

  test('in both languages, the choice kept through a verdict', async () => {
    await onPage(async page => {
      await page.getByRole('button', { name: 'English' }).click();
      expect(await page.getAttribute('html', 'lang')).toBe('en');
      expect(await give(page, pathsIn(minimal))).toBe('verified');
      expect(await page.innerText('.verdict h1')).toBe('Verified');
      const ground = (words: string) => page.getByText(words).count();
      expect(await ground('Exempt places: 1 at WGY (own primary school).')).toBe(1);
      const chinese = /[\u3400-\u9fff]/;
      // Names stand as the rules have them.
      const own = await page.evaluate<string>(`(() => {
        const main = document.querySelector('main').cloneNode(true);
        for (const named of main.querySelectorAll('[lang=zh]')) named.remove();
        return main.textContent;
      })()`);
      expect(own.match(chinese)).toBeNull();
      expect(await page.locator('.verdict [lang=zh]').innerText()).toBe(
        '2024年灵宝市市区民办初中电脑随机摇号录取 · 灵宝市教育体育局',
      );
      const remarks = ['rehearsal', 'never', 'spec', 'verify.html', 'result.html'];
      expect(await page.locator('[data-remark]').evaluateAll(all => all.map(each => each.dataset['remark']))).toEqual(
        remarks,
      );
      await page.getByRole('button', { name: '中文' }).click();
      expect(await page.getAttribute('html', 'lang')).toBe('zh-CN');
      expect(await page.innerText('.verdict h1')).toBe('核对通过');
      expect(await ground('优先录取（不参加摇号）：WGY 校 1 个（本校小学毕业生）。')).toBe(1);
    });
  });
});

test('what cannot be read is said with a way out, and the page goes on', async () => {
  const none = window.file('notes.txt', 'hello');
  const broken = window.file('broken.zip', readFileSync(join(folder, 'public.zip')).subarray(0, 5000));
  const empty = window.file('empty.zip', zipSync({ 'notes.txt': new Uint8Array(3) }));
  const fake = window.file('fake.zip', 'this is no zip');
  const zip = join(folder, 'public.zip');
  await onPage(async page => {
    for (const [paths, said] of [
      [[none], '“notes.txt”里没有摇号的公开文件'],
      [[broken], '解压'],
      [[fake], '解压'],
      [[empty], '这个 zip 里没有摇号的公开文件'],
      [[zip, none], '请只选择一个 zip（public.zip）'],
    ] as const) {
      expect(await give(page, paths), paths.join(' ')).toBe('unreadable');
      expect(await page.innerText('.verdict h1')).toBe('无法核对');
      expect(await page.innerText('.verdict')).toContain(said);
    }
    expect(await give(page, [zip])).toBe('verified');
  });
});

describe('a selection', () => {
  const without = (...names: readonly string[]) =>
    pathsIn(open).filter(path => !names.includes(path.slice(open.length + 1)));

  test('of some files: amber, with what is missing and what was checked, in both languages', async () => {
    await onPage(async page => {
      expect(await give(page, without('result.csv', 'head.sig'))).toBe('incomplete');
      expect(await page.innerText('.verdict h1')).toBe('文件不全');
      const said = await page.innerText('.verdict');
      expect(said).toContain('缺少文件：result.csv、head.sig。');
      expect(said).toContain('TEST-LB-2024-a1');
      const made = await page.locator('[data-check]').count();
      expect(said).toContain(`凭已有的文件做了 ${made} 项检查，都成立`);
      expect(await page.locator('[data-ok=false]').count()).toBe(0);
      // Nothing is claimed that was not checked, and no lot is answered.
      const whole = await page.innerText('main');
      expect(whole).not.toContain('核对通过。');
      expect(whole).not.toContain('说明：承诺之后');
      expect(await page.locator('#lot').count()).toBe(0);
      await page.getByRole('button', { name: 'English' }).click();
      expect(await page.innerText('.verdict h1')).toBe('Files are missing');
      expect(await page.innerText('.verdict')).toContain('neither verified nor rejected');
      // The rest with them, on the same page.
      expect(await give(page, pathsIn(open))).toBe('verified');
    });
  });

  test('of one file that no check can do with alone', async () => {
    await onPage(async page => {
      expect(await give(page, [join(open, 'head.sig')])).toBe('incomplete');
      expect(await page.innerText('.verdict')).toContain('一项检查也做不了');
      expect(await page.locator('.checks').count()).toBe(0);
    });
  });

  test('of some files of which one was changed: rejected, and what is missing is said too', async () => {
    const rules = window.file('rules.txt', readFileSync(join(open, 'rules.txt'), 'utf8').replace('places', 'place'));
    await onPage(async page => {
      const changed = window.file('roster.csv', `${readFileSync(join(open, 'roster.csv'), 'utf8')}x`);
      expect(await give(page, [...without('rules.txt', 'roster.csv', 'head.sig'), rules, changed])).toBe('rejected');
      expect(await page.innerText('.verdict')).toContain('缺少文件：head.sig。');
      expect(await page.getAttribute('[data-ok=false]', 'data-check')).toBe('roster.form');
    });
  });

  test('a zip in which files are missing was packed so: rejected', async () => {
    const packed = Object.fromEntries(Object.entries(filesIn(open)).filter(([name]) => name !== 'head.sig'));
    const zip = window.file('packed.zip', zipSync(packed));
    await onPage(async page => {
      expect(await give(page, [zip])).toBe('rejected');
      expect(await page.innerText('.verdict')).toContain('缺少文件：head.sig。');
    });
  });

  test('of two records: refused, and both are named', async () => {
    const both = join(window.folder, 'both');
    for (const [name, from] of [
      ['one', open],
      ['two', minimal],
    ] as const) {
      mkdirSync(join(both, name), { recursive: true });
      for (const [file, bytes] of Object.entries(filesIn(from))) writeFileSync(join(both, name, file), bytes);
    }
    const second = window.file('second.zip', readFileSync(join(folder, 'public.zip')));
    const inOne = window.file(
      'two.zip',
      zipSync(Object.fromEntries(['one', 'two'].map(name => [name, filesIn(join(both, name))]))),
    );
    const same = readFileSync(join(open, 'key.pem'));
    await onPage(async page => {
      const said = async (take: () => Promise<void>) => {
        await page.evaluate(() => delete document.documentElement.dataset['verdict']);
        await take();
        expect(await verdictOf(page)).toBe('unreadable');
        return page.innerText('.verdict');
      };
      const folders = await said(() => drop(page, [both]));
      for (const name of ['both/one', 'both/two', 'TEST-LB-2024-a1']) expect(folders).toContain(name);
      const apart = await said(() => drop(page, [join(both, 'one'), join(both, 'two')]));
      for (const name of ['“TEST-LB-2024-a1 · one”', '“TEST-LB-2024-a1 · two”']) expect(apart).toContain(name);
      const zips = await said(() => page.setInputFiles('input[type=file]', [join(folder, 'public.zip'), second]));
      for (const name of ['“public.zip”', '“second.zip”']) expect(zips).toContain(name);
      const packed = await said(() => page.setInputFiles('input[type=file]', inOne));
      for (const name of ['one/rules.txt', 'two/rules.txt']) expect(packed).toContain(name);
      const loose = await said(() => page.setInputFiles('input[type=file]', [...pathsIn(open), second]));
      for (const name of ['“TEST-LB-2024-a1”', '“second.zip”']) expect(loose).toContain(name);
      const twice = await said(() =>
        page.setInputFiles('input[type=file]', [
          { name: 'key.pem', mimeType: '', buffer: same },
          { name: 'key.pem', mimeType: '', buffer: same },
        ]),
      );
      expect(twice).toContain('有两个文件都叫“key.pem”');
    });
  });
});

describe('a lot', () => {
  const rows = () =>
    readFileSync(join(open, 'result.csv'), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map(line => line.split(',') as [string, string, string, string, string, string]);

  test('admitted, waiting, at a school that draws nobody, of twins: rank, status and arithmetic', async () => {
    const all = rows();
    const pick = (fits: (row: (typeof all)[number]) => boolean) => all.find(fits) as (typeof all)[number];
    await onPage(async page => {
      expect(await give(page, pathsIn(open))).toBe('verified');
      for (const [school, rank, lot, children, ticket, status] of [
        pick(row => row[0] === 'GX' && row[5] === 'ADMIT'),
        pick(row => row[0] === 'GX' && row[5] === 'WAIT'),
        pick(row => row[0] === 'SL'),
        pick(row => row[0] === 'WGY' && row[3] !== '1'),
      ]) {
        await find(page, lot);
        const card = page.locator('article.card[data-found]').filter({ hasText: `学校 ${school}` });
        await card.waitFor();
        expect(await card.getAttribute('data-found')).toBe(status);
        const text = await card.innerText();
        const of = all.filter(row => row[0] === school).length;
        // Where nobody was drawn there is no rank to tell.
        if (school === 'SL') expect(text).not.toContain('个号中的第');
        expect(text).toContain(school === 'SL' ? '未超计划，直接录取' : `排在 ${of} 个号中的第 ${rank} 位`);
        const before = all.filter(row => row[0] === school && row[5] === 'WAIT' && Number(row[1]) <= Number(rank));
        expect(text).toContain(status === 'ADMIT' ? '录取' : `候补第 ${before.length} 位`);
        if (children !== '1') expect(text).toContain(`${children} 名学生共用`);
        // Every line, run in a shell in the public folder, prints the digits below it.
        const proof = page.locator(`[data-proof="${school}"]`);
        const lines = await proof.locator('.shell code').allInnerTexts();
        const digits = await proof.locator('.steps .digest').allTextContents();
        expect(lines.length).toBe(digits.length);
        expect(lines.length).toBe(6);
        expect(digits).toContain(ticket);
        for (const [i, line] of lines.entries()) expect(shell(line, open).slice(0, 64), line).toBe(digits[i]);
      }
    });
  });

  test('its shell line is copied by the button, and prints the ticket of result.csv', async () => {
    const [school, , lot, , ticket] = rows()[7] as [string, string, string, string, string, string];
    await onPage(async page => {
      await give(page, pathsIn(open));
      await find(page, lot);
      const shown = page.locator('.shell').filter({ hasText: `|${school}|${lot}"` });
      await shown.getByRole('button', { name: '复制' }).click();
      await shown.getByRole('button', { name: '已复制' }).waitFor();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      expect(copied).toContain('lot/1|ticket|');
      expect(shell(copied, open)).toBe(`${ticket}  -\n`);
    });
  });

  test('typed as a telephone types it; one that does not exist; one that cannot be', async () => {
    const [, , lot] = rows()[0] as [string, string, string, string, string, string];
    const wide = Array.from(lot, digit => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('');
    await onPage(async page => {
      await give(page, pathsIn(open));
      await find(page, ` ${wide} `);
      await page.locator('article.card').first().waitFor();
      expect(await page.locator('.which strong').first().innerText()).toBe(lot);
      await find(page, lot.slice(0, -1));
      const missing = page.locator('[data-found=none]');
      await missing.waitFor();
      // What contains it is offered, and a press asks for it.
      const offer = missing.getByRole('button').first();
      const offered = await offer.innerText();
      await offer.click();
      await page.locator('.which strong').filter({ hasText: offered }).first().waitFor();
      await find(page, '号');
      expect(await page.innerText('.answers')).toContain('登记号只有字母、数字和短横线');
    });
  });
});

test('a public value stands there with its source, and the record before it with the photographs', async () => {
  const plan = writeSmallDraft(join(folder, 'beacon'), 'TEST-LB-2026-a1', inputsWithBeacon);
  makePlannedDossier(plan, join(folder, 'beacon-dossier'), { inputs: new Map([['03', '341255']]) });
  await onPage(async page => {
    expect(await give(page, pathsIn(join(folder, 'beacon-dossier/public')))).toBe('verified');
    const last = page.locator('[data-compare=input]').last();
    expect(await last.innerText()).toContain('公开数值');
    expect(await last.locator('dd').innerText()).toBe(`341255\n\n${inputsWithBeacon.at(-1)?.source}`);
    const record = must(verdictAt(join(folder, 'beacon-dossier'))).compare.find(({ what }) => what === 'record');
    const shown = await page.locator('[data-compare=record] dd').innerText();
    expect(shown.replace(/[^0-9a-f]/g, '')).toBe(record?.value);
  });
});

test('what is to be compared with paper stands before every line for a shell', async () => {
  const [, , lot = ''] = (readFileSync(join(open, 'result.csv'), 'utf8').split('\n')[1] ?? '').split(',');
  await onPage(async page => {
    await give(page, pathsIn(open));
    await find(page, lot);
    await page.locator('[data-proof] .shell').first().waitFor();
    const before = await page.evaluate(() => {
      const paper = document.querySelector('dl.digests');
      return Array.from(document.querySelectorAll('.shell'), line =>
        paper === null ? 0 : paper.compareDocumentPosition(line) & Node.DOCUMENT_POSITION_FOLLOWING,
      );
    });
    expect(before.length).toBe(6);
    // The digits of the hall first, as the record of the inputs has them; then digests in the lines that paper has.
    const compared = await page.locator('dl.digests dd').allInnerTexts();
    expect(compared.slice(0, 2).map(text => text.replace(/\s/g, ''))).toEqual(['202407', '01382438112797316654']);
    expect(compared.length).toBe(8);
    expect(await page.locator('dl.digests .line').count()).toBe(6 * 4);
    expect(new Set(before)).toEqual(new Set([4]));
    // The answer leads there.
    await page.locator('article.card a').first().click();
    expect(await page.evaluate(() => location.hash)).toMatch(/^#proof-/);
    expect(await page.locator(':target h2').innerText()).toBe('怎样算出来的');
  });
});

test('another record dropped on result.html is not said to be the one that the page carries', async () => {
  const carrying = join(folder, 'carrying.html');
  const contacts = { enquiry: '8660876', supervision: '' };
  const page = resultPage(readFileSync(verifyPath), forge(randomIngredients(3)), contacts);
  writeFileSync(carrying, page ?? '');
  const opened = await window.page(carrying);
  expect(await verdictOf(opened)).toBe('verified');
  for (const words of ['本页带有', '8660876']) expect(await opened.innerText('.verdict')).toContain(words);
  await opened.evaluate(() => delete document.documentElement.dataset['verdict']);
  await drop(opened, pathsIn(open));
  expect(await verdictOf(opened)).toBe('verified');
  expect(await opened.innerText('.verdict')).toContain('TEST-LB-2024-a1');
  for (const words of ['本页带有', '8660876']) expect(await opened.innerText('.verdict')).not.toContain(words);
  await opened.close();
});

test('an attempt that was given up is neither verified nor rejected, and says what the next one must name', async () => {
  const files = forgeGivenUp(randomIngredients(3), 4);
  await onPage(async page => {
    await page.setInputFiles(
      'input[type=file]',
      [...files].map(([name, bytes]) => ({ name, mimeType: '', buffer: Buffer.from(bytes) })),
    );
    expect(await verdictOf(page)).toBe('given up');
    expect(await page.innerText('.verdict h1')).toBe('记录成立，该次已作废');
    const last =
      Buffer.from(files.get('journal.txt') as Uint8Array)
        .toString()
        .trimEnd()
        .split('\n')
        .at(-1) ?? '';
    const prior = await page.locator('[data-compare=prior] dd').innerText();
    expect(prior.replace(/[A-D\s]/g, '')).toBe(H(last));
    // There is nothing to look a lot up in.
    expect(await page.locator('#lot').count()).toBe(0);
  });
});

test('the order of the list is compared at schools that draw, with how many they are', async () => {
  await onPage(async page => {
    await give(page, pathsIn(open));
    const schools = await page.locator('.order tbody strong').allInnerTexts();
    expect(schools).toEqual(['GX', 'WGY']);
    expect(await page.innerText('.order')).toContain('这里比较了 2 所');
  });
});

describe('a failed check in words', () => {
  const changedTo = (name: string, how: (text: string) => string) => {
    const at = join(window.folder, 'failed');
    mkdirSync(at, { recursive: true });
    for (const [file, bytes] of Object.entries(filesIn(minimal))) writeFileSync(join(at, file), bytes);
    writeFileSync(join(at, name), how(readFileSync(join(at, name), 'latin1')), 'latin1');
    return pathsIn(at);
  };

  test('a signature: in Chinese no English, in both the file', async () => {
    await onPage(async page => {
      expect(
        await give(
          page,
          changedTo('head.sig', text => text.replace(/^./s, '\x00')),
        ),
      ).toBe('rejected');
      expect(await page.innerText('.verdict')).toContain('head.sig 不是 head.txt 的有效签名');
      expect(await page.innerText('[data-check="head.signature"]')).toContain('没有有效的签名');
      expect(await page.innerText('main')).not.toContain('no valid');
      await page.getByRole('button', { name: 'English' }).click();
      expect(await page.innerText('.verdict')).toContain('head.sig is no valid signature of head.txt');
      expect(await page.innerText('[data-check="head.signature"]')).toContain('no valid signature');
    });
  });

  test.each([
    ['reveal', ['操作员的秘密数字与承诺值不符'], ['The secret of the Operator does not match its commitment']],
    ['journal.order', ['应为“归档”，而不是“产生结果”'], ['“Seal the record” is due, not “Result”']],
  ])('%s: of a finished record, with roles and events by their names', async (check, zh, en) => {
    const some = randomIngredients(12, 12);
    const ingredients = { ...some, rules: { ...some.rules, roles: ['operator'] as const }, secrets: ['ab'.repeat(32)] };
    const files = forge(ingredients, {
      lines: lines =>
        lines.flatMap(line => {
          if (check === 'reveal' && line.type === 'reveal')
            return { ...line, payload: line.payload.replace(/:../, ':00') };
          return check === 'journal.order' && line.type === 'result' ? [line, line] : line;
        }),
    });
    await onPage(async page => {
      const [said] = await judge(page, [files]);
      expect(said).toEqual({ verdict: 'rejected', check });
      for (const words of zh) expect(await page.innerText('.verdict')).toContain(words);
      for (const advice of ['未予拆封', '密封信封']) expect(await page.innerText('.verdict')).not.toContain(advice);
      await page.getByRole('button', { name: 'English' }).click();
      for (const words of en) expect(await page.innerText('.verdict')).toContain(words);
    });
  });
});

describe('a secret for a holder', () => {
  test('made from the freeze’s two files, saved, accepted by the app, and checked by its own shell line', async () => {
    await onPage(async page => {
      await page.getByRole('button', { name: '制作秘密数字' }).click();
      const chooser = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: '选择 rules.txt 和 roster.csv' }).click();
      await (await chooser).setFiles([join(open, 'rules.txt'), join(open, 'roster.csv')]);
      await page.getByText('已从文件填好').waitFor();
      const given = { ceremony: 'TEST-LB-2024-a1', role: 'notary' } as const;
      const [L, R] = shell('sha256sum roster.csv rules.txt', open)
        .trim()
        .split('\n')
        .map(line => line.slice(0, 64)) as [string, string];
      const typed = (id: string) => page.inputValue(id).then(value => value.replace(/ /g, ''));
      expect(await page.inputValue('#secret-ceremony')).toBe(given.ceremony);
      expect([await typed('#secret-roster'), await typed('#secret-rules')]).toEqual([L, R]);
      // The operator's secret is made by the app; the page offers the roles of the rules.
      expect(await page.isChecked('#role-notary')).toBe(true);
      await page.getByRole('button', { name: '制作秘密数字', exact: true }).last().click();
      const saved = async (name: string) => {
        const download = page.waitForEvent('download');
        await page.getByRole('button', { name }).click();
        return readFileSync(await (await download).path(), 'utf8');
      };
      // Not shown to whoever looks over the holder's shoulder.
      expect(await page.locator('[data-secret]').count()).toBe(0);
      const secretFile = await saved('保存秘密文件');
      const commitmentFile = await saved('保存承诺文件');
      const secret = /^secret=([0-9a-f]{64})$/m.exec(secretFile)?.[1] ?? '';
      const commitment = commitmentOf(given.ceremony, 'notary', L, R, secret);
      expect(readCommitmentFile('commitment.txt', commitmentFile, { ...given, roster: L, rules: R })).toEqual({
        ok: true,
        commitment,
      });
      // The app knows a secret by its file alone, whatever it is called.
      expect(readCommitmentFile('notes.txt', secretFile, { ...given, roster: L, rules: R })).toMatchObject({
        why: 'secret',
      });
      expect(commitmentFile).not.toContain(secret);
      expect(shell(secretFile.trim().split('\n').at(-1) ?? '', open)).toBe(`${commitment}  -\n`);
      expect((await page.textContent('[data-commitment]'))?.trim()).toBe(commitment);
      // Of another ceremony or for other rules the app does not take it.
      expect(readCommitmentFile('commitment.txt', commitmentFile, { ...given, roster: L, rules: L }).ok).toBe(false);
      expect(
        readCommitmentFile('commitment.txt', commitmentFile, { ...given, ceremony: 'LB-2024-a2', roster: L, rules: R })
          .ok,
      ).toBe(false);
    });
  });

  test('on paper already: its commitment comes out, so that an envelope with another number is found before it is closed', async () => {
    await onPage(async page => {
      await page.getByRole('button', { name: '制作秘密数字' }).click();
      await page.getByText('核对写下的秘密数字').click();
      const check = page.locator('button[type=submit]');
      await page.fill('#secret-ceremony', 'LB-2024-a1');
      await page.locator('#role-parents').check();
      await page.fill('#secret-roster', 'ab'.repeat(32));
      await page.fill('#secret-rules', 'cd'.repeat(32));
      expect(await check.isDisabled()).toBe(true);
      for (const length of [32, 64]) {
        const secret = '0123456789abcdef'.repeat(4).slice(0, length);
        await page.locator('#secret-secret').pressSequentially(secret.slice(0, 20));
        expect(await page.innerText('#help-secret')).toContain('20');
        expect(await check.isDisabled()).toBe(true);
        await page.fill('#secret-secret', secret);
        await check.click();
        const commitment = commitmentOf('LB-2024-a1', 'parents', 'ab'.repeat(32), 'cd'.repeat(32), secret);
        expect((await page.textContent('[data-commitment]'))?.trim()).toBe(commitment);
        // Nothing is made, saved or kept.
        expect(await page.getByRole('button', { name: /保存/ }).count()).toBe(0);
        await page.getByRole('button', { name: '返回' }).click();
        expect(await page.inputValue('#secret-secret')).toBe('');
      }
    });
  });

  test('of two records at once: which two they are', async () => {
    await onPage(async page => {
      await page.getByRole('button', { name: '制作秘密数字' }).click();
      const both = join(folder, 'two-records');
      for (const name of ['one', 'two']) {
        mkdirSync(join(both, name), { recursive: true });
        for (const file of ['rules.txt', 'roster.csv']) copyFileSync(join(open, file), join(both, name, file));
      }
      await drop(page, [both]);
      await page.locator('.secret .note').waitFor();
      expect(await page.innerText('.secret .note')).toMatch(/one[\s\S]*two/);
    });
  });

  test('typed from paper: digits fall into groups, what is missing is said, and no two are the same', async () => {
    await onPage(async page => {
      await page.getByRole('button', { name: '制作秘密数字' }).click();
      const make = page.locator('button[type=submit]');
      expect(await make.isDisabled()).toBe(true);
      await page.fill('#secret-ceremony', 'LB-2024-a1');
      await page.locator('#secret-roster').pressSequentially('ABCD 1234');
      expect(await page.inputValue('#secret-roster')).toBe('abcd 1234');
      expect(await page.innerText('#help-roster')).toContain('56');
      const made: string[] = [];
      for (let i = 0; i < 2; i++) {
        if (i > 0) await page.reload();
        if (i > 0) await page.getByRole('button', { name: '制作秘密数字' }).click();
        await page.fill('#secret-ceremony', 'LB-2024-a1');
        await page.fill('#secret-roster', 'ab'.repeat(32));
        await page.fill('#secret-rules', 'cd'.repeat(32));
        await make.click();
        await page.getByRole('button', { name: '显示秘密数字' }).click();
        const secret = (await page.textContent('[data-secret]')) ?? '';
        made.push(secret);
        expect(secret).toMatch(/^[0-9a-f]{64}$/);
        const shown = (await page.textContent('[data-commitment]')) ?? '';
        expect(shown).toBe(commitmentOf('LB-2024-a1', 'notary', 'ab'.repeat(32), 'cd'.repeat(32), secret));
      }
      expect(made[0]).not.toBe(made[1]);
    });
  });
});

describe('a parent with a telephone: result.html of 12,000 lots on 390 × 844', () => {
  const county = join(folder, 'county');
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 3 };
  let telephone: VerifierWindow;

  beforeAll(async () => {
    mkdirSync(county);
    makePlannedDossier(writeCounty(county, { schools: 50, applicants: 12_000 }), join(county, 'D'));
    telephone = await VerifierWindow.open(phone);
  });
  afterAll(() => telephone.close());

  test('verifies itself; a lot that is typed costs less than a second to answer; nothing scrolls sideways', async () => {
    const rows = readFileSync(join(county, 'D/public/result.csv'), 'utf8').trim().split('\n').slice(1);
    const page = await telephone.page(join(county, 'D/public/result.html'));
    expect(await verdictOf(page)).toBe('verified');
    expect(await page.innerText('.verdict h1')).toBe('核对通过');
    expect(await beyond(page)).toEqual([]);
    const times: number[] = [];
    const spent = await processorTime(page);
    for (const row of [rows[0], rows[6000], rows[11_999], rows[4321]]) {
      const [school = '', rank = '', lot = '', , , status = ''] = (row ?? '').split(',');
      await page.tap('#lot');
      await page.fill('#lot', lot);
      const began = await spent();
      await page.tap('.find .button');
      await page.locator('.which strong').filter({ hasText: lot }).first().waitFor();
      times.push((await spent()) - began);
      const card = page.locator('article.card').filter({ hasText: `学校 ${school}` });
      expect(await card.getAttribute('data-found')).toBe(status);
      expect(await card.innerText()).toContain(`第 ${rank} 位`);
      // The answer is on the screen without scrolling far, and can be read at arm's length.
      expect(await size(page, '.status')).toBeGreaterThan(30);
      expect(await beyond(page)).toEqual([]);
    }
    expect(Math.max(...times)).toBeLessThan(1);
    expect(Math.max(...times)).toBeGreaterThan(0);
    expect(telephone.requests).toEqual([]);
    expect(telephone.errors).toEqual([]);
    await page.close();
  });

  test('one who types before it has verified is answered as soon as it has', async () => {
    const [row] = readFileSync(join(county, 'D/public/result.csv'), 'utf8').trim().split('\n').slice(1);
    const lot = row?.split(',')[2] ?? '';
    const page = await telephone.page(join(county, 'D/public/result.html'));
    await find(page, lot);
    await page.locator('.which strong').filter({ hasText: lot }).first().waitFor();
    expect(await verdictOf(page)).toBe('verified');
    await page.close();
  });
});

test.each([390, 320])(
  'nothing scrolls sideways at %i px, in either language, and axe finds nothing serious',
  async width => {
    const result = readFileSync(join(open, 'result.csv'), 'utf8').split('\n')[3] ?? '';
    await onPage(async page => {
      await page.setViewportSize({ width, height: 700 });
      for (const language of ['zh', 'en']) {
        if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
        for (const paths of [[], [window.file('notes.txt', 'x')], pathsIn(open)]) {
          if (paths.length > 0) await give(page, paths);
          if (paths.length > 1) {
            await find(page, result.split(',')[2] ?? '');
            await page.locator('article.card').first().waitFor();
            await page.locator('.checks > p .button').click();
          }
          expect(await beyond(page)).toEqual([]);
          expect(await violations(page)).toEqual([]);
        }
        await page.locator('.tabs .button').last().click();
        expect(await beyond(page)).toEqual([]);
        expect(await violations(page)).toEqual([]);
        await page.locator('.tabs .button').first().click();
      }
    });
  },
);

test('the policy stops what the page would never do', async () => {
  let asked = 0;
  const server = createServer((_, response) => {
    asked++;
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.end('x');
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  try {
    await onPage(async page => {
      const done = await page.evaluate(async url => {
        const tried: { [way: string]: boolean } = {};
        const loads = (element: HTMLImageElement | HTMLIFrameElement | HTMLScriptElement | HTMLLinkElement) =>
          new Promise<boolean>(resolve => {
            element.onload = () => resolve(true);
            element.onerror = () => resolve(false);
            setTimeout(() => resolve(false), 700);
            document.body.append(element);
          });
        tried['fetch'] = await fetch(url).then(
          () => true,
          () => false,
        );
        tried['image'] = await loads(Object.assign(new Image(), { src: url }));
        tried['script'] = await loads(Object.assign(document.createElement('script'), { src: url }));
        tried['style'] = await loads(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: url }));
        const socket = new Promise<boolean>(resolve => {
          try {
            const made = new WebSocket(url.replace('http', 'ws'));
            made.onopen = () => resolve(true);
            made.onerror = () => resolve(false);
          } catch {
            resolve(false);
          }
        });
        tried['socket'] = await socket;
        const inline = document.createElement('script');
        inline.textContent = 'window.ran = true';
        document.body.append(inline);
        tried['inline'] = Reflect.has(globalThis, 'ran');
        try {
          // biome-ignore lint/security/noGlobalEval: what must not work is tried
          tried['eval'] = globalThis.eval('1 + 1') === 2;
        } catch {
          tried['eval'] = false;
        }
        return tried;
      }, address);
      expect(done).toEqual({
        ...{ fetch: false, image: false, script: false, style: false, socket: false, inline: false, eval: false },
      });
      expect(asked).toBe(0);
      // It said so each time; of these attempts the window knows, and of no others.
      expect(window.errors.splice(0).every(line => /Content Security Policy|Refused|violates/i.test(line))).toBe(true);
      window.requests.splice(0);
      expect(await give(page, pathsIn(open))).toBe('verified');
    });
  } finally {
    server.close();
  }
});
