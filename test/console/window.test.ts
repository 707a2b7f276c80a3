// The console as an operator meets it, in a real browser: every step at both sizes and in both languages, and the gestures.

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusal } from '../../shared/text/refusal.ts';
import { printReceipt } from '../../shared/verifier/receipts.ts';
import { standsStill, violations } from '../support/axe.ts';
import { rounds } from '../support/rounds.ts';
import { inConsole, type OpenWindow, openWindow } from './looking.ts';
import { agreedAt, snapshotAt, views } from './snapshots.ts';
import { clipped, opened } from './window.ts';

const wide = { width: 1920, height: 1080 };
const small = { width: 1024, height: 768 };
/** A laptop of 1366 × 768 on which Windows enlarges everything to 150 %. */
const enlarged = { width: 911, height: 512 };

describe('every step', () => {
  // One window for all, as on the day: what is shown changes, the window stays.
  let window: OpenWindow;
  beforeAll(async () => {
    window = await openWindow({ snapshot: snapshotAt('prepare'), size: small });
  });
  afterAll(() => window.close());

  // What is narrowest in a layout is the first to be cut off; the long run looks at all that people have.
  const narrowest = { language: 'zh', size: enlarged };
  const columns = { language: 'zh', size: opened };
  const widest = { language: 'en', size: wide };
  const usual = { language: 'en', size: small };
  const everything = [
    { language: 'zh', size: small },
    narrowest,
    columns,
    { language: 'zh', size: wide },
    widest,
    usual,
  ];
  let forwards = false;
  /** A step is looked at from the first to the last of these, the one after it from the last to the first. */
  const looks = () => {
    forwards = !forwards;
    const these = rounds([narrowest, forwards ? columns : widest, usual], everything);
    return forwards ? these : these.toReversed();
  };

  it.each(views)(
    '$name: nothing cut off, nothing serious for axe-core, in both languages',
    async ({ hash, snapshot }) => {
      const { page, send, complaints } = window;
      const language = () => new URL(page.url()).searchParams.get('lang') ?? 'zh';
      await send(snapshot());
      // The console goes to where the ceremony is, and only then to another step.
      await standsStill(page, 3);
      await page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
      await page.waitForSelector('.StepFrame_middle .waiting', { state: 'detached' });
      await expect.poll(() => page.evaluate('location.hash')).toBe(hash);
      for (const look of looks()) {
        await page.setViewportSize(look.size);
        if (language() !== look.language) {
          await page.getByRole('button', { name: look.language === 'en' ? 'English' : '中文' }).click();
          await expect.poll(language).toBe(look.language);
        }
        expect(await clipped(page), JSON.stringify(look)).toEqual([]);
        if (look === usual) expect(await violations(page)).toEqual([]);
      }
      expect(complaints).toEqual([]);
    },
  );
});

describe('the stage’s window', () => {
  it.each(['window', 'mirrored', 'lost', 'astray', 'closed'] as const)('is told of where it is %s', async place => {
    const address = `http://127.0.0.1:54321/open?token=${'A7_-'.repeat(10)}abc`;
    const { live } = snapshotAt('displays').windows;
    const windows = { place: { place, canOpen: place === 'closed', address }, stage: null, live };
    const snapshot = { ...snapshotAt('displays'), windows };
    await inConsole({ snapshot, hash: '#displays', size: small }, async ({ page, requests }) => {
      const notice = page.locator('.band-top');
      await notice.waitFor();
      expect(await clipped(page)).toEqual([]);
      expect(await violations(page)).toEqual([]);
      expect(await notice.getByText(address).count()).toBe(place === 'closed' ? 1 : 0);
      if (place !== 'closed') return;
      await notice.getByRole('button', { name: '重新打开大屏幕' }).click();
      await expect.poll(requests).toEqual([{ type: 'stage.open' }]);
      await page.getByRole('button', { name: 'English' }).click();
      expect(await clipped(page)).toEqual([]);
    });
  });
});

describe('a reload', () => {
  it('comes back to the step, its part and the language', async () => {
    await inConsole({ snapshot: snapshotAt('prepare'), isLoaded: true }, async ({ page }) => {
      await page.getByRole('tab', { name: /名单/ }).click();
      await page.getByRole('button', { name: 'English' }).click();
      await page.reload();
      await page.getByRole('tab', { name: /Lists/, selected: true }).waitFor();
    });
  });

  it('shows the newest snapshot, whatever order they arrive in, and goes on with the ceremony', async () => {
    const old = snapshotAt('freeze');
    await inConsole({ snapshot: old, hash: '#freeze' }, async ({ page, send }) => {
      await send(snapshotAt('secrets'));
      await page.getByRole('heading', { level: 2, name: '收取承诺值' }).waitFor();
      await send(old);
      await page.getByRole('heading', { level: 2, name: '收取承诺值' }).waitFor();
    });
  });
});

describe('a program that is gone', () => {
  it('is told of on top, in both languages, and what it said of the stage goes; and the words go once it is back', async () => {
    for (const [language, words] of [
      ['zh', '与程序的连接断开了'],
      ['en', 'The connection to the program is lost'],
    ] as const) {
      await inConsole({ snapshot: snapshotAt('inputs'), language, size: small }, async ({ page }) => {
        const alert = page.getByRole('alert').filter({ hasText: words });
        expect(await alert.count()).toBe(0);
        expect(await page.locator('.Aside_aside .note').count()).toBe(1);
        await page.evaluate('window.test.lose(true)');
        await alert.waitFor();
        expect(await page.locator('.Aside_aside .note').count()).toBe(0);
        expect(await clipped(page)).toEqual([]);
        expect(await violations(page)).toEqual([]);
        await page.evaluate('window.test.lose(false)');
        await alert.waitFor({ state: 'detached' });
      });
    }
  });
});

describe('the held button', () => {
  // Time passes only where the test says so: a hand that holds for 600 ms does so on a busy machine, too.
  const freeze = { snapshot: snapshotAt('freeze'), hash: '#freeze', isStopped: true };
  const button = (page: Page) => page.locator('.HoldButton_button');
  const hover = async (page: Page) => {
    const box = await button(page).boundingBox();
    if (box === null) throw new Error('no button');
    await page.mouse.move(box.x + 60, box.y + box.height / 2);
  };

  it('does nothing on a click, nor on two, nor on ten', async () => {
    await inConsole(freeze, async ({ page, requests }) => {
      await button(page).click();
      await button(page).dblclick();
      await button(page).click({ clickCount: 10, delay: 20 });
      await page.clock.runFor(1200);
      expect(await requests()).toEqual([]);
    });
  });

  it('does nothing when an idle button is held', async () => {
    await inConsole(freeze, async ({ page, requests }) => {
      await hover(page);
      await page.mouse.down();
      await page.clock.runFor(1500);
      await page.mouse.up();
      expect(await requests()).toEqual([]);
    });
  });

  it('sends exactly one request when armed and held for a second, and none for what the hand does after', async () => {
    await inConsole(freeze, async ({ page, requests, keepWaiting }) => {
      const answerNow = await keepWaiting();
      await button(page).click();
      await hover(page);
      await page.mouse.down();
      await page.clock.runFor(600);
      expect(await requests()).toEqual([]);
      await page.clock.runFor(1000);
      expect(await button(page).isDisabled()).toBe(true);
      await page.mouse.up();
      await page.mouse.down();
      await answerNow();
      await page.getByRole('button', { name: '准备封存名单…' }).waitFor();
      await page.clock.runFor(1800);
      await page.mouse.up();
      expect(await requests()).toEqual([{ type: 'ceremony.freeze' }]);
    });
  });

  it('is let go of when the pointer leaves', async () => {
    await inConsole(freeze, async ({ page, requests }) => {
      await button(page).click();
      await hover(page);
      await page.mouse.down();
      await page.clock.runFor(500);
      await page.mouse.move(5, 5);
      await page.clock.runFor(1200);
      await page.mouse.up();
      expect(await requests()).toEqual([]);
    });
  });

  it.each(['Enter', ' '])(
    'works by keyboard: %j pressed arms, pressed again and held for a second sends',
    async key => {
      await inConsole(freeze, async ({ page, requests }) => {
        await button(page).focus();
        await page.keyboard.press(key);
        await page.getByRole('button', { name: '按住一秒：封存名单' }).waitFor();
        await page.keyboard.down(key);
        await page.clock.runFor(300);
        await page.keyboard.up(key);
        await page.clock.runFor(1000);
        expect(await requests()).toEqual([]);
        await page.keyboard.down(key);
        for (let repeat = 0; repeat < 14; repeat++) {
          await page.clock.runFor(100);
          await page.keyboard.down(key);
        }
        await page.keyboard.up(key);
        expect(await requests()).toEqual([{ type: 'ceremony.freeze' }]);
      });
    },
  );

  it('is not armed by a key that was down before it came there', async () => {
    await inConsole(freeze, async ({ page, requests }) => {
      await page.keyboard.down('Enter');
      await button(page).focus();
      for (let repeat = 0; repeat < 14; repeat++) {
        await page.keyboard.down('Enter');
        await page.clock.runFor(100);
      }
      await page.keyboard.up('Enter');
      await page.getByRole('button', { name: '准备封存名单…' }).waitFor();
      expect(await requests()).toEqual([]);
    });
  });

  it('says beside itself why it was refused', async () => {
    await inConsole(freeze, async ({ page, answer }) => {
      await answer({ ok: false, refusal: refusal('disk.full', { file: 'public/roster.csv' }) });
      await button(page).click();
      await hover(page);
      await page.mouse.down();
      await page.clock.runFor(1000);
      await page.getByRole('alert').filter({ hasText: 'disk.full' }).waitFor();
      await page.mouse.up();
    });
  });
});

describe('the two typings', () => {
  it('takes digits only, reads full-width ones and says so, and sends for Enter once all are there', async () => {
    await inConsole({ snapshot: snapshotAt('inputs') }, async ({ page, requests }) => {
      const field = page.getByRole('region', { name: '第一人' }).getByRole('textbox');
      await field.fill('908172635411223344５');
      await page.getByText('已按半角读取').waitFor();
      expect(await field.inputValue()).toBe('9081726354112233445');
      await field.press('Enter');
      await standsStill(page, 3);
      const sent = async () => (await requests()).filter(({ type }) => type !== 'input.progress');
      expect(await sent()).toEqual([]);
      await field.fill('90817263541122334455');
      expect(await page.getByText('已按半角读取').count()).toBe(0);
      await field.press('Enter');
      await expect.poll(sent).toEqual([{ type: 'input.type', typist: 1, value: '90817263541122334455' }]);
    });
  });

  it('sends each typing once and hides the first from the second person', async () => {
    await inConsole({ snapshot: snapshotAt('inputs') }, async ({ page, requests, send, keepWaiting }) => {
      await page.getByRole('region', { name: '第一人' }).getByRole('textbox').fill('90817263541122334455');
      const answerNow = await keepWaiting();
      await page.getByRole('button', { name: '提交第一遍' }).dblclick();
      const sent = (await requests()).filter(({ type }) => type !== 'input.progress');
      expect(sent).toEqual([{ type: 'input.type', typist: 1, value: '90817263541122334455' }]);
      await answerNow();
      await send(snapshotAt('inputs', { typing: { typed: [1], mismatch: false, givers: ['公证员'], agreed: null } }));
      const second = page.getByRole('region', { name: '第二人' }).getByRole('textbox');
      await second.fill('1');
      expect(await page.locator('.StepFrame_middle').textContent()).not.toContain('9081');
      expect(
        await page
          .locator('input:not([type=checkbox])')
          .evaluateAll(inputs => inputs.map(input => Reflect.get(input, 'value')).filter(value => value !== '')),
        // The blank fields of giving an attempt up hide nothing.
      ).toEqual(['1']);
    });
  });
});

describe('two typings that differ', () => {
  it('are explained once, and both begin anew', async () => {
    const typed = (typed: readonly (1 | 2)[], mismatch: boolean) =>
      snapshotAt('inputs', { typing: { typed, mismatch, givers: ['公证员'], agreed: null } });
    await inConsole({ snapshot: typed([1], false) }, async ({ page, send, answer, keepWaiting }) => {
      await page.getByRole('region', { name: '第二人' }).getByRole('textbox').fill('1'.repeat(20));
      await answer({ ok: false, refusal: refusal('session.mismatch', {}) });
      const answerNow = await keepWaiting();
      await page.getByRole('button', { name: '提交第二遍并核对' }).click();
      // The service tells everybody before it answers.
      await send(typed([], true));
      await answerNow();
      await standsStill(page, 3);
      expect(await page.getByRole('alert').count()).toBe(1);
      await page.getByText('两遍输入不一致').waitFor();
      expect(await page.getByRole('region', { name: '第一人' }).getByRole('textbox').inputValue()).toBe('');
      await send(typed([1], false));
      expect(await page.getByRole('alert').count()).toBe(0);
      const second = page.getByRole('region', { name: '第二人' }).getByRole('textbox');
      expect(await second.inputValue()).toBe('');
    });
  });
});

describe('two typings that agree', () => {
  const value = '71936042558137490286';

  it('wait for a yes: an Enter too many records nothing, and the keyboard alone decides', async () => {
    const second = snapshotAt('inputs', { typing: { typed: [1], mismatch: false, givers: ['公证员'], agreed: null } });
    await inConsole({ snapshot: second }, async ({ page, requests, send }) => {
      const sent = async () => (await requests()).filter(({ type }) => type !== 'input.progress');
      const field = page.getByRole('region', { name: '第二人' }).getByRole('textbox');
      await field.fill(value);
      await field.press('Enter');
      await expect.poll(sent).toEqual([{ type: 'input.type', typist: 2, value }]);
      await send(agreedAt(value, ['公证员']));
      const card = page.getByRole('region', { name: '两遍录入一致，尚未记入' });
      await card.getByText('71936 04255 81374 90286').waitFor();
      await card.getByText('请公证员看着大屏幕').waitFor();
      expect(await page.getByRole('region', { name: '第二人' }).count()).toBe(0);
      await expect.poll(() => card.evaluate(element => element === document.activeElement)).toBe(true);
      await page.keyboard.press('Enter');
      await standsStill(page, 3);
      expect(await sent()).toHaveLength(1);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await expect.poll(sent).toContainEqual({ type: 'input.record' });
    });
  });

  it('are typed again where they are not what was given', async () => {
    await inConsole({ snapshot: agreedAt(value, []) }, async ({ page, requests, send }) => {
      await page.getByText('请取数的人看着大屏幕').waitFor();
      await page.getByRole('button', { name: '不对，重新录入' }).click();
      await expect.poll(requests).toEqual([{ type: 'input.again' }]);
      await send(snapshotAt('inputs'));
      expect(await page.getByRole('region', { name: '第一人' }).getByRole('textbox').inputValue()).toBe('');
    });
  });
});

describe('how far a typist is', () => {
  it('is told as a number, not at every digit, and never as the digits', async () => {
    await inConsole({ snapshot: snapshotAt('inputs') }, async ({ page, requests }) => {
      const field = page.getByRole('region', { name: '第一人' }).getByRole('textbox');
      await field.pressSequentially('908172635411');
      await expect.poll(requests).toContainEqual({ type: 'input.progress', typist: 1, count: 12 });
      const told = await requests();
      expect(told.every(request => request.type === 'input.progress')).toBe(true);
      expect(told.length).toBeLessThan(12);
      expect(JSON.stringify(told)).not.toContain('9081');
    });
  });
});

describe('the seed between the last secret and the draw', () => {
  it('is offered first, and the draw does not wait for it', async () => {
    await inConsole({ snapshot: snapshotAt('draw') }, async ({ page, requests, send }) => {
      const show = page.getByRole('button', { name: '在大屏幕上展示种子' });
      expect(await show.getAttribute('data-variant')).toBe('filled');
      expect(await page.getByRole('button', { name: /摇号/ }).last().isEnabled()).toBe(true);
      await show.click();
      await expect.poll(requests).toEqual([{ type: 'stage.show', scene: { kind: 'seed' } }]);
      await send(snapshotAt('draw', { seedShown: true }));
      expect(await page.getByRole('button', { name: '再展示一次种子' }).getAttribute('data-variant')).toBe('default');
    });
  });
});

describe('the inset of the stage', () => {
  it('goes up and down by half a percent, to its end', async () => {
    const at = (inset: number) => {
      const snapshot = snapshotAt('displays');
      return { ...snapshot, stage: { ...snapshot.stage, frame: { ...snapshot.stage.frame, inset } } };
    };
    await inConsole({ snapshot: at(0), hash: '#displays' }, async ({ page, requests, send }) => {
      const [less, more] = [/^缩小/, /^加大/].map(name => page.getByRole('button', { name }));
      expect(await less?.isDisabled()).toBe(true);
      await more?.click();
      await expect.poll(requests).toEqual([{ type: 'stage.look', look: { inset: 0.5 } }]);
      await send(at(5));
      expect(await more?.isDisabled()).toBe(true);
      expect(await page.getByRole('status').filter({ hasText: '5' }).count()).toBe(1);
    });
  });
});

describe('digits from an envelope', () => {
  const commitment = '0123456789abcdef'.repeat(4);

  it('are typed twice, the second time blind; Enter goes on, and sends once all 64 are there', async () => {
    await inConsole({ snapshot: snapshotAt('secrets') }, async ({ page, requests, keepWaiting, send }) => {
      // A rehearsal offers first to make every secret here.
      await page.getByText('照着输入', { exact: true }).last().click();
      const take = page.getByRole('button', { name: '提交第一遍', exact: true });
      await page.getByLabel('第 1 组').pressSequentially(commitment.slice(0, 63));
      expect(await take.isDisabled()).toBe(true);
      await page.keyboard.press('Enter');
      await standsStill(page, 3);
      expect(await requests()).toEqual([]);
      await page.keyboard.type(commitment.slice(63));
      const answerNow = await keepWaiting();
      await take.dblclick();
      await answerNow();
      const typed = (typist: 1 | 2) => ({ type: 'secret.type', role: 'notary', typist, commitment });
      expect(await requests()).toEqual([typed(1)]);
      await send(snapshotAt('secrets', { typedCommitment: { first: 'notary', mismatch: false } }));
      await page.getByText('承诺值，第二遍').waitFor();
      expect(await page.locator('.HexGroups_cells input').first().inputValue()).toBe('');
      await page.getByLabel('第 1 组').pressSequentially(commitment);
      await page.keyboard.press('Enter');
      await expect.poll(requests).toEqual([typed(1), typed(2)]);
    });
  });
});

describe('a pasted number', () => {
  it('fills all cells, or is refused whole', async () => {
    const paste = (text: string) => `(() => {
      const data = new DataTransfer();
      data.setData('text', ${JSON.stringify(text)});
      document.querySelector('.HexGroups_cells input').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    })()`;
    await inConsole({ snapshot: snapshotAt('secrets') }, async ({ page }) => {
      const cells = () =>
        page
          .locator('.HexGroups_cells input')
          .evaluateAll(inputs => inputs.map(input => String(Reflect.get(input, 'value'))).join(''));
      await page.getByText('照着输入', { exact: true }).last().click();
      await page.locator('.HexGroups_cells input').first().waitFor();
      await page.evaluate(paste('a'.repeat(65)));
      await page.getByText('位数太多').waitFor();
      expect(await cells()).toBe('');
      await page.evaluate(paste('ABCD 1234 '.repeat(8)));
      await page.getByText('64 位齐全').waitFor();
      expect(await cells()).toBe('abcd1234'.repeat(8));
    });
  });
});

describe('what is at hand at any moment', () => {
  it('notes an incident once, in words, and Enter in the words sends nothing', async () => {
    await inConsole({ snapshot: snapshotAt('inputs'), size: small }, async ({ page, requests, keepWaiting }) => {
      await page.getByRole('button', { name: '记录情况' }).click();
      const words = page.getByRole('textbox', { name: /情况说明/ });
      await words.fill('投影机重启');
      await words.press('Enter');
      await words.press('Control+Enter');
      expect(await requests()).toEqual([]);
      expect(await violations(page)).toEqual([]);
      expect(await clipped(page)).toEqual([]);
      const answerNow = await keepWaiting();
      await page.getByRole('button', { name: '保存备注' }).dblclick();
      expect(await requests()).toMatchObject([{ type: 'incident.note' }]);
      await answerNow();
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    });
  });

  it('brings standby up with a click or F9, changes its words, and ends it', async () => {
    const shows = (words: string) => ({ type: 'stage.show', scene: { kind: 'standby', words } });
    await inConsole({ snapshot: snapshotAt('inputs'), size: small }, async ({ page, requests, send }) => {
      await page.getByRole('button', { name: '待机画面（F9）' }).click();
      expect(await requests()).toEqual([shows('')]);
      // Not while somebody types.
      const field = page.getByRole('region', { name: '第一人' }).getByRole('textbox');
      await field.press('F9');
      expect(await requests()).toHaveLength(1);
      await page.locator('.StepFrame_head h2').focus();
      await page.keyboard.press('F9');
      await expect.poll(requests).toEqual([shows(''), shows('')]);
      await send(snapshotAt('seal'));
      await page.getByRole('button', { name: '改写待机的话…' }).click();
      await page.getByRole('button', { name: '休会十分钟' }).click();
      expect(await violations(page)).toEqual([]);
      expect(await clipped(page)).toEqual([]);
      await page.getByRole('textbox', { name: '大屏幕上的一句话' }).press('Enter');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      expect((await requests()).at(-1)).toEqual(shows('休会十分钟'));
      await page.getByRole('button', { name: '结束待机（F9）' }).click();
      expect((await requests()).at(-1)).toEqual({ type: 'stage.resume' });
    });
  });
});

describe('the keyboard alone', () => {
  // Radio buttons of a kit are hidden inputs: their label behind them shows the focus.
  const focused = `(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return null;
    const seen = element.matches('input[type=radio]') ? element.nextElementSibling : element;
    const style = getComputedStyle(seen);
    const shown = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    return { name: element.tagName + ' ' + (element.getAttribute('aria-label') || element.textContent || element.id).trim().slice(0, 40), shown };
  })()`;

  it.each(['prepare-plan', 'prepare-lists', 'secrets', 'present', 'freeze'])(
    'reaches everything in %s and shows where it is',
    async name => {
      const view = views.find(view => view.name === name);
      if (view === undefined) throw new Error(name);
      await inConsole({ snapshot: view.snapshot(), hash: view.hash }, async ({ page }) => {
        const reached: { name: string; shown: boolean }[] = [];
        for (let tab = 0; tab < 90; tab++) {
          await page.keyboard.press('Tab');
          const at = await page.evaluate<{ name: string; shown: boolean } | null>(focused);
          if (at === null) break;
          reached.push(at);
        }
        expect(reached.filter(({ shown }) => !shown)).toEqual([]);
        const buttons = await page
          .locator('.Ceremony_console button:visible:not(:disabled):not([role=tab])')
          .allTextContents();
        const missed = buttons.filter(text => !reached.some(({ name }) => name.includes(text.trim().slice(0, 20))));
        expect(missed).toEqual([]);
      });
    },
  );
});

describe('paper', () => {
  it('is made one by one or all at once, stopped, and printed from what was made', async () => {
    await inConsole({ snapshot: snapshotAt('verify') }, async ({ page, requests, send }) => {
      const open = ['0-void', '2-promise', '2-envelope-notary', '3-inputs', '4-admitted-GX-posted'];
      const later = ['6-direct-GX-posted', '7-record', '8-attendance', '9-notices-GX-0001-0100'];
      // One that has changed since it was made is made again with those that are not there yet.
      const old = page.getByText('内容已变，请重新生成');
      expect(await old.count()).toBe(1);
      // A sign, not a colour alone.
      expect(await old.evaluate(line => getComputedStyle(line, '::before').content)).toBe('"! "');
      const all = page.getByRole('button', { name: '打印全部（9 份）' });
      // The one filled button of the part.
      const part = page.locator('section', { has: page.getByRole('heading', { name: '打印与存档' }) });
      expect(await part.locator('button[data-variant=filled]').allTextContents()).toEqual(['打印全部（9 份）']);
      await all.click();
      await page.getByRole('button', { name: '重新生成：表7 摇号记录' }).click();
      await page.getByRole('button', { name: '打印：表1 封存名单 灵宝高新学校（初中部） 签字本' }).click();
      await send(
        snapshotAt('verify', {
          paper: { progress: { done: 1, total: 9, id: '2-promise', onPaper: false }, trouble: null },
        }),
      );
      expect(await page.getByRole('status').filter({ hasText: '正在生成' }).textContent()).toContain(
        '正在生成第 2 个，共 9 个：表2　种子承诺书',
      );
      expect(await page.getByRole('button', { name: '生成 PDF' }).count()).toBe(0);
      expect(await all.count()).toBe(0);
      await send(
        snapshotAt('verify', {
          paper: { progress: { done: 2, total: 9, id: '3-inputs', onPaper: true }, trouble: null },
        }),
      );
      expect(await page.getByRole('status').filter({ hasText: '正在打印' }).textContent()).toContain(
        '正在打印第 3 份，共 9 份：表3　现场取数记录',
      );
      await page.getByRole('button', { name: '停止' }).click();
      expect(await requests()).toEqual([
        { type: 'sheets.print', ids: [...open, ...later], paper: true },
        { type: 'sheets.print', ids: ['7-record'] },
        { type: 'sheet.paper', id: '1-sealed-list-GX-signed' },
        { type: 'sheets.stop' },
      ]);
    });
  });
});

describe('a receipt at the desk', () => {
  it('asks for each child of its lot, sends what was typed in one request, and shows the answer', async () => {
    const receipt = { ceremony: 'TEST-LB-2024-a1', school: 'GX', lot: '27010003', size: 2, salt: 'ab'.repeat(16) };
    const line = printReceipt({ ...receipt, tag: 'cd'.repeat(32) });
    await inConsole({ snapshot: snapshotAt('verify'), size: small }, async ({ page, requests, answer }) => {
      const part = page.getByRole('region', { name: '核对报名回执' });
      const check = part.getByRole('button', { name: '核对回执' });
      await part.locator('textarea').first().fill('hello');
      expect(await part.innerText()).toContain('这不是一张报名回执的内容');
      expect(await check.isDisabled()).toBe(true);
      await part.locator('textarea').first().fill(`${line}\n411282201201010016,甲\n`);
      expect(await part.getByLabel('第 1 名学生的姓名').inputValue()).toBe('甲');
      await part.getByLabel('第 2 名学生的姓名').fill('乙');
      await part.getByLabel('第 2 名学生的身份证号').fill('411282201201010024');
      const steps = [{ id: 'receipt.child', ok: false, expected: 'ef'.repeat(32), actual: 'ab'.repeat(32) }];
      const why = refusal('receipt.child', { lot: '27010003', size: 2 });
      const arithmetic = [{ id: 'receipt.step-child', line: "printf '%s' 'x' | sha256sum", value: 'ab'.repeat(32) }];
      await answer({ ok: true, value: { ok: false, steps, why, p: 'ab'.repeat(32), arithmetic } });
      await check.click();
      await part.locator('.verdict-bad').waitFor();
      expect(await part.locator('.verdict-bad').innerText()).toContain('与 27010003 号不符');
      await part.getByText('怎样算出来的').click();
      expect(await part.innerText()).toContain("printf '%s' 'x' | sha256sum");
      expect(await clipped(page)).toEqual([]);
      expect(await violations(page)).toEqual([]);
      expect(await requests()).toEqual([
        {
          type: 'receipt.check',
          receipt: line,
          children: [
            { name: '甲', id: '411282201201010016' },
            { name: '乙', id: '411282201201010024' },
          ],
        },
      ]);
      // What is changed takes the answer away, and nothing is left of a family when the fields are emptied.
      await part.getByLabel('第 2 名学生的姓名').fill('丙');
      expect(await part.locator('.verdict-bad').count()).toBe(0);
      await part.getByRole('button', { name: '清空' }).click();
      await part.locator('textarea').first().fill(line);
      expect(await part.getByLabel('第 1 名学生的姓名').inputValue()).toBe('');
    });
  });
});
