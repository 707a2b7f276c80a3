// The console's page as it is shipped, in a browser, with a bridge of the test's own in the place of the preload's.

import type { BrowserContext, Page } from 'playwright-core';
import type { RegisterView } from '../../shared/contract/register.ts';
import type { Request } from '../../shared/contract/requests.ts';
import type { ConsoleSnapshot, KeptSheetView } from '../../shared/contract/snapshots.ts';
import type { StartSnapshot } from '../../shared/contract/start.ts';
import type { Outcome } from '../../shared/outcome.ts';
import { standsStill } from '../support/axe.ts';
import type { Site } from '../support/pages.ts';
import { hasten } from '../support/quick-pages.ts';

/** A console window: its page, what it asked for, what the browser complained of. */
export type ConsoleWindow = {
  readonly page: Page;
  readonly requests: () => Promise<readonly Request[]>;
  readonly complaints: readonly string[];
  /** Takes down all that the window shows, so that another one can be opened in its page. */
  readonly leave: () => Promise<void>;
  /** Sends a snapshot, as the service would. */
  readonly send: (snapshot: ConsoleSnapshot) => Promise<void>;
  /** What the next requests are answered. */
  readonly answer: (answer: Outcome<unknown>) => Promise<void>;
  /** Keeps the answers to what is asked from now on, as a service that is busy; returns how to give them. */
  readonly keepWaiting: () => Promise<() => Promise<void>>;
  /** What requests of a type are answered from now on. */
  readonly answerTo: (type: Request['type'], answer: Outcome<unknown>) => Promise<void>;
};

/** How the window is opened. */
export type Opening = {
  readonly snapshot: ConsoleSnapshot | StartSnapshot;
  readonly hash?: string;
  readonly language?: 'zh' | 'en';
  /** As the app opens it on a laptop, if nothing else is said: what is drawn at a size that is not looked at costs all the same. */
  readonly size?: { readonly width: number; readonly height: number };
  /** Whether the page's clock stands still but for `page.clock.runFor`: a context has one clock, so all its windows have it. */
  readonly isStopped?: boolean;
  /** Whether a page is loaded for it, because that is what is looked at. */
  readonly isLoaded?: boolean;
};

/** Some of the sheets of a sealed dossier: two were printed, one has changed since, the others are not yet. */
const sheets: readonly KeptSheetView[] = (
  [
    ['0-void', 'void', 'only'],
    ['1-sealed-list-GX-signed', 'sealed-list', 'signed'],
    ['2-promise', 'promise', 'only'],
    ['2-envelope-notary', 'envelope', 'only'],
    ['3-inputs', 'inputs', 'only'],
    ['4-admitted-GX-posted', 'admitted', 'posted'],
    ['5-reserve-GX-signed', 'reserve', 'signed'],
    ['6-direct-GX-posted', 'direct', 'posted'],
    ['7-record', 'record', 'only'],
    ['8-attendance', 'attendance', 'only'],
    ['9-notices-GX-0001-0100', 'notices', 'signed'],
    ['9-notices-GX-0101-0200', 'notices', 'signed'],
  ] as const
).map(([id, kind, copy], index) => ({
  id,
  file: `${id}.pdf`,
  kind,
  copy,
  school: id.includes('GX') ? 'GX' : null,
  role: kind === 'envelope' ? 'notary' : null,
  part: kind === 'notices' ? { from: Number(id.slice(13, 17)) - 1, to: Number(id.slice(18)) } : null,
  digest: index % 5 === 1 || id === '7-record' ? 'ab'.repeat(32) : null,
  isOld: id === '7-record',
  isDamaged: false,
}));

/** A register without lines, of no school. */
const register: RegisterView = {
  today: '2024-07-15',
  sealedOn: '2024-07-15',
  head: 'ab'.repeat(32),
  schools: [],
  lines: [],
};

// In the page: a bridge that keeps what it was asked. Each window counts its snapshots from where the one before it in the page
// ended, whatever the numbers that the test gives them: the page shows none that is older than what it has.
const bridge = `(() => {
  const listeners = new Set();
  const unasked = () => ({ requests: [], answer: { ok: true, value: null }, answers: {}, busy: Promise.resolve() });
  const test = { sheets: ${JSON.stringify(sheets)}, latest: null, ...unasked() };
  let before = 0;
  let newest = 0;
  test.revive = (_, value) => value && value.$bytes ? new Uint8Array(value.$bytes) : value;
  const tell = () => { for (const listener of listeners) listener(test.latest); };
  test.send = snapshot => {
    test.latest = { ...snapshot, number: before + snapshot.number };
    newest = Math.max(newest, test.latest.number);
    tell();
  };
  test.leave = () => {
    test.lose(false);
    before = newest;
    // Neither the start screen nor a ceremony nor an archive: whichever of them was there goes, with all that it kept.
    test.latest = { ...test.latest, at: 'nothing', number: newest };
    tell();
  };
  test.enter = (snapshot, hash) => {
    Object.assign(test, unasked());
    history.replaceState(null, '', location.pathname + location.search + hash);
    test.send(snapshot);
  };
  window.test = test;
  window.bridge = {
    role: 'console',
    call: request => {
      // Looked at, not asked for: it is no act of the operator's.
      if (request.type === 'sheets.list') return Promise.resolve({ ok: true, value: test.sheets });
      if (request.type === 'register.read') return Promise.resolve(test.answers['register.read'] ?? { ok: true, value: ${JSON.stringify(register)} });
      const kept = request.file ? { ...request, file: { name: request.file.name, bytes: request.file.bytes.length } } : request;
      test.requests.push(kept);
      return test.busy.then(() => test.answers[request.type] ?? test.answer);
    },
    onLost: listener => {
      test.lose = listener;
      return () => {};
    },
    onSnapshot: listener => {
      listeners.add(listener);
      if (test.latest !== null) listener(test.latest);
      return () => listeners.delete(listener);
    },
  };
})();`;

/** A window as the app opens it on a laptop. */
export const opened = { width: 1280, height: 743 };

const shown = '.Ceremony_console, .StartScreen_screen';
const languages = { zh: { lang: 'zh-CN', name: '中文' }, en: { lang: 'en', name: 'English' } } as const;

/** Opens a console window on a snapshot, in a new page. */
export async function openConsole(context: BrowserContext, site: Site, opening: Opening): Promise<ConsoleWindow> {
  const { snapshot, hash = '', language = 'zh', size = opened, isStopped = false } = opening;
  const page = await context.newPage();
  await page.setViewportSize(size);
  await hasten(page);
  const window = windowIn(page);
  const morning = new Date('2024-07-15T09:30:00+08:00').getTime();
  if (isStopped) await page.clock.install({ time: morning });
  await page.addInitScript(`${bridge} window.test.send(${JSON.stringify(snapshot)});`);
  await page.goto(`${site.address}${language === 'en' ? '?lang=en' : ''}${hash}`);
  await isThere(page);
  // Later than a slow machine can take to open the window.
  if (isStopped) await page.clock.pauseAt(morning + 3_600_000);
  return window;
}

/**
 * Opens a console window on a snapshot in the page of one that was left. Nothing of what that one showed is there any more, but the
 * scripts and faces are: to load them takes longer than most tests.
 */
export async function openAgain(page: Page, opening: Opening): Promise<ConsoleWindow> {
  const { snapshot, hash = '', language = 'zh', size = opened } = opening;
  await page.setViewportSize(size);
  const window = windowIn(page);
  await page.evaluate(`window.test.enter(${JSON.stringify(snapshot)}, ${JSON.stringify(hash)})`);
  await isThere(page);
  const { lang, name } = languages[language];
  if ((await page.getAttribute('html', 'lang')) !== lang) {
    // Not by the mouse: a dialog may lie over it.
    await page.evaluate(
      `[...document.querySelectorAll('button')].find(each => each.textContent === '${name}').click()`,
    );
    await page.waitForSelector(`html[lang=${lang}]`);
  }
  return window;
}

async function isThere(page: Page): Promise<void> {
  await page.waitForSelector(shown);
  // Steps after the first come with a file of their own.
  await page.waitForSelector('.StepFrame_middle .waiting', { state: 'detached' });
  await page.evaluate('document.fonts.ready.then(() => null)');
}

function windowIn(page: Page): ConsoleWindow {
  const complaints: string[] = [];
  page.on('console', message => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', error => complaints.push(String(error)));
  return {
    page,
    complaints,
    leave: async () => {
      await page.evaluate('window.test.leave()');
      await page.waitForSelector(shown, { state: 'detached' });
      page.removeAllListeners();
    },
    requests: () => page.evaluate<Request[]>('window.test.requests'),
    send: async snapshot => {
      await page.evaluate(`window.test.send(${JSON.stringify(snapshot)})`);
    },
    answer: async answer => {
      await page.evaluate(`window.test.answer = ${revived(answer)};`);
    },
    keepWaiting: async () => {
      // Not the promise itself: the page would be waited for.
      await page.evaluate('window.test.busy = new Promise(resolve => { window.test.free = resolve; }); null');
      return () => page.evaluate('window.test.free()');
    },
    answerTo: async (type, answer) => {
      await page.evaluate(`window.test.answers[${JSON.stringify(type)}] = ${revived(answer)};`);
    },
  };
}

/** An answer as an expression that a page evaluates, bytes as bytes. */
function revived(answer: Outcome<unknown>): string {
  const json = JSON.stringify(answer, (_, value) => (value instanceof Uint8Array ? { $bytes: [...value] } : value));
  return `JSON.parse(${JSON.stringify(json)}, window.test.revive)`;
}

/**
 * What does not show whole: text or a control that is wider or higher than its box where the box cuts it off, whatever sticks out
 * of the window, and words that lie over or under a control. A box that scrolls does not cut off.
 */
export async function clipped(page: Page): Promise<string[]> {
  // A list that draws only what is in sight, or a sign that slides, takes some frames to follow a change of size.
  await standsStill(page, 3);
  return page.evaluate<string[]>(`(() => {
    const found = [];
    const name = element => element.tagName.toLowerCase() + '.' + String(element.className).slice(0, 40) + ' “' + (element.textContent || element.value || '').trim().slice(0, 30) + '”';
    // What is folded away is laid out only when it is asked for; asked for the first time it says where it was at the size before.
    for (const folded of document.querySelectorAll('details:not([open]) *')) folded.getBoundingClientRect();
    if (document.documentElement.scrollWidth > innerWidth) found.push('the page scrolls sideways');
    if (document.documentElement.scrollHeight > innerHeight) found.push('the page scrolls');
    for (const element of document.querySelectorAll('.Ceremony_console *, .StartScreen_screen *, .mantine-Modal-content *')) {
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      if (box.width === 0 || box.height === 0 || element.closest('svg') || element.closest('.hidden-words')) continue;
      if (element.closest('[aria-hidden="true"]') || style.visibility === 'hidden' || style.clipPath !== 'none') continue;
      // Except in the box of a file's rows, which scrolls sideways itself.
      const isInRows = element.parentElement.closest('.RowsTable_rows') !== null;
      if (!isInRows && (box.right > innerWidth + 1 || box.left < -1)) found.push('outside: ' + name(element));
      const cuts = value => value === 'hidden' || value === 'clip';
      if (element.matches('input, select, textarea')) {
        if (element.scrollWidth > element.clientWidth + 1) found.push('field: ' + name(element));
        continue;
      }
      if (cuts(style.overflowX) && element.scrollWidth > element.clientWidth + 1) found.push('cut sideways: ' + name(element));
      if (cuts(style.overflowY) && element.scrollHeight > element.clientHeight + 1) found.push('cut below: ' + name(element));
      // The rows of a file are as wide as the file has them; its box scrolls, by keyboard too.
      if (element.matches('.RowsTable_rows')) continue;
      const scrolls = style.overflowX === 'auto' || style.overflowX === 'scroll' || style.overflowY === 'auto';
      if (scrolls && element.scrollWidth > element.clientWidth + 1) found.push('scrolls sideways: ' + name(element));
    }
    // Where a dialog is open, what is under it is meant to be; a bar that stays in place is passed over by what scrolls.
    const root = document.querySelector('.mantine-Modal-content') ?? document.querySelector('.Ceremony_console, .StartScreen_screen');
    // Looked up once an element: what is around words and controls is around many of them.
    const once = look => {
      const known = new Map();
      return element => known.get(element) ?? known.set(element, look(element)).get(element);
    };
    const boxOf = once(element => element.getBoundingClientRect());
    const placing = once(element => {
      const { position, overflowY } = getComputedStyle(element);
      return { isBar: position === 'sticky', cuts: overflowY !== 'visible' };
    });
    const bar = element => {
      for (let at = element; at !== null; at = at.parentElement) if (placing(at).isBar) return at;
      return null;
    };
    const seen = element => {
      let { left, right, top, bottom } = boxOf(element);
      for (let at = element.parentElement; at !== null; at = at.parentElement) {
        if (!placing(at).cuts) continue;
        const box = boxOf(at);
        [left, right] = [Math.max(left, box.left), Math.min(right, box.right)];
        [top, bottom] = [Math.max(top, box.top), Math.min(bottom, box.bottom)];
      }
      return { left, right, top, bottom };
    };
    const controls = [...root.querySelectorAll('button, input:not([type=file]), select, textarea')]
      // What is folded away has a place all the same.
      .filter(each => each.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
      .map(each => ({ each, box: seen(each), bar: bar(each) }));
    for (const element of root.querySelectorAll('*')) {
      const own = [...element.childNodes].filter(node => node.nodeType === Node.TEXT_NODE && node.textContent.trim() !== '');
      if (own.length === 0 || element.closest('button, label, .hidden-words, svg') !== null) continue;
      if (!element.checkVisibility({ visibilityProperty: true })) continue;
      const range = document.createRange();
      range.selectNodeContents(own[0]);
      const words = range.getBoundingClientRect();
      const room = seen(element);
      const around = bar(element);
      for (const { each, box, bar: its } of controls) {
        if (each.contains(element) || element.contains(each) || its !== around) continue;
        const across = Math.min(box.right, words.right, room.right) - Math.max(box.left, words.left, room.left);
        const down = Math.min(box.bottom, words.bottom, room.bottom) - Math.max(box.top, words.top, room.top);
        if (across > 2 && down > 2) found.push('overlaps ' + name(each) + ': ' + name(element));
      }
    }
    return [...new Set(found)];
  })()`);
}
