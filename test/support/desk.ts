/// <reference lib="dom" />

// The two windows of a running app as people use them: the operator's desk and the hall's stage, by pointer or by keys alone.

import type { Browser, BrowserContext, ElementHandle, Locator, Page } from 'playwright-core';
import { type App, startApp, startHome } from './app.ts';
import { hasten } from './quick-pages.ts';

/** The most times that Tab is pressed to come to a control. */
const mostTabs = 300;

/**
 * How the windows are used. With `keysOnly` the pointer never is. Without faces (`isPlain`) letters are drawn in what the machine has:
 * to decode the faces costs a window more than all else that it loads, and most tests do not look at letters.
 */
export type Use = { readonly keysOnly?: boolean; readonly isPlain?: boolean };

/** Both windows of an app, with what they asked for and complained of. */
export class Desk {
  readonly app: App;
  readonly desk: Page;
  hall: Page;
  /** Addresses that either window asked for. */
  readonly requests: string[] = [];
  /** Errors that either page threw or logged. */
  readonly complaints: string[] = [];
  private readonly context: BrowserContext;
  private readonly use: Use;

  private constructor(app: App, context: BrowserContext, desk: Page, hall: Page, use: Use) {
    this.app = app;
    this.context = context;
    this.desk = desk;
    this.hall = hall;
    this.use = use;
    this.listen(desk);
    this.listen(hall);
  }

  /** Starts the app on a data folder, with a plan if one is named, and opens both windows. */
  static async open(
    browser: Browser,
    data: string,
    { plan, ...use }: Use & { readonly plan?: string } = {},
  ): Promise<Desk> {
    const opened = await Desk.of(browser, await startApp(data, ...(plan === undefined ? [] : ['--plan', plan])), use);
    await opened.desk.locator('.StepList_steps').waitFor();
    return opened;
  }

  /** Starts the app as a bureau does, with a folder for its ceremonies, and opens both windows on whatever it shows first. */
  static async openHome(browser: Browser, home: string, use: Use = {}): Promise<Desk> {
    return Desk.of(browser, await startHome(home), use);
  }

  private static async of(browser: Browser, app: App, use: Use): Promise<Desk> {
    // A laptop as bureaus have it. Beside it nobody looks at how the hall's pictures are drawn, which costs by their size.
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
    const [hall, desk] = [await context.newPage(), await context.newPage()];
    const opened = new Desk(app, context, desk, hall, use);
    await opened.enterHall(app.stage);
    await opened.goTo(desk, app.console);
    return opened;
  }

  /** Opens the stage in the hall's page. */
  private async enterHall(address: string): Promise<void> {
    await this.hall.setViewportSize({ width: 640, height: 360 });
    await this.goTo(this.hall, address);
  }

  /** Opens a window in a page, by its one-time address. */
  private async goTo(page: Page, address: string): Promise<void> {
    await hasten(page);
    if (this.use.isPlain) await withoutFaces(page);
    await page.goto(address);
  }

  /** The projector's window goes, as when its cable is pulled. */
  async loseHall(): Promise<void> {
    await this.hall.close();
  }

  /** The projector's window comes back under a new address. */
  async restoreHall(address: string): Promise<void> {
    this.hall = await this.context.newPage();
    this.listen(this.hall);
    await this.enterHall(address);
    await this.desk.bringToFront();
  }

  /** Closes the windows and ends the app; SIGKILL as a power cut does. */
  async end(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    await this.context.close();
    await this.app.end(signal);
  }

  /** The first button with this name. */
  button(name: RegExp): Locator {
    return this.desk.getByRole('button', { name }).first();
  }

  /** Presses a button. */
  async press(name: RegExp): Promise<void> {
    await this.activate(this.button(name));
  }

  /** Clicks a control, or comes to it by Tab and presses Enter. */
  async activate(control: Locator): Promise<void> {
    if (!this.use.keysOnly) return control.click();
    await this.focus(control);
    await this.desk.keyboard.press('Enter');
  }

  /** Opens a step of the list, by its number from 1. */
  async step(number: number): Promise<void> {
    await this.activate(this.desk.locator('.StepList_steps button').nth(number - 1));
  }

  /** Chooses a radio button by its words. */
  async choose(words: string): Promise<void> {
    const choice = this.desk.getByRole('radio', { name: words }).last();
    if (!this.use.keysOnly) return this.desk.getByText(words).last().click();
    // A group is one stop of Tab; the arrows go through it.
    // By what it holds and not by its name, which is another as soon as the card of the next holder takes the place of the last.
    const group = this.desk.getByRole('radiogroup').filter({ has: choice }).last();
    await this.focus(group.locator(':checked'));
    for (let pressed = 0; pressed < 5 && !(await choice.isChecked()); pressed++) {
      await this.desk.keyboard.press('ArrowDown');
    }
  }

  /** Arms the button of an irreversible step and holds it, by the pointer or by a key. */
  async hold(words: string, by: 'pointer' | 'key' = this.use.keysOnly ? 'key' : 'pointer'): Promise<void> {
    const button = await this.desk.getByRole('button', { name: `准备${words}…` }).elementHandle();
    if (button === null) throw new Error(`no button for ${words}`);
    await this.activate(this.desk.getByRole('button', { name: `准备${words}…` }));
    await this.until(button, '[data-phase=armed]');
    if (by === 'pointer') {
      await button.hover();
      await this.desk.mouse.down();
    } else {
      await button.focus();
      await this.desk.keyboard.down('Enter');
    }
    // As a hand does: held until the button tells that it has taken it, not by a clock that a busy machine outruns.
    await this.until(button, '[data-phase=idle], [data-phase=sending]');
    if (by === 'pointer') await this.desk.mouse.up();
    else await this.desk.keyboard.up('Enter');
  }

  /** Waits until a button has come to a phase of its hold, or is gone with its step. */
  private async until(button: ElementHandle, phases: string): Promise<void> {
    await this.desk.waitForFunction(
      ([element, wanted]) => !(element as Element).isConnected || (element as Element).matches(wanted as string),
      [button, phases] as const,
      { timeout: 15_000 },
    );
  }

  /** Chooses a file for the part that is named so (a school, the catchment table); its dialog is open then. */
  async chooseFile(part: string, name: string, bytes: Uint8Array): Promise<Locator> {
    const area = this.desk.locator('.FileArea_drop').filter({ hasText: part });
    await area.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(bytes) });
    const dialog = this.desk.getByRole('dialog');
    await dialog.waitFor();
    return dialog;
  }

  /** Opens a part of the preparation by the name of its tab. */
  async openPart(name: string): Promise<void> {
    await this.step(1);
    await this.desk.getByRole('tab', { name: new RegExp(name) }).click();
  }

  /** All who are there have signed the sheet that waits for it. */
  async sign(): Promise<void> {
    await this.press(/以下到场人员均已签字/);
    await this.press(/记入签字/);
    await this.button(/记入签字/).waitFor({ state: 'hidden' });
  }

  /** Two people type a value. */
  async type(first: string, second = first): Promise<void> {
    await this.give('公证员');
    const field = this.desk.getByLabel(/看着现场的数字输入/);
    await this.enter(field, first);
    await this.press(/提交第一遍/);
    await this.button(/提交第二遍/).waitFor();
    await this.enter(field, second);
    await this.press(/提交第二遍/);
    await this.button(/提交第二遍/).waitFor({ state: 'hidden' });
    if (first !== second) return;
    // Whoever gave them says yes; then who gives the next digits is to be chosen.
    await this.press(/取数人已确认/);
    await this.button(/取数人已确认/).waitFor({ state: 'hidden' });
  }

  /** Chooses who gives the digits that are typed next. */
  async give(role: string): Promise<void> {
    const giver = this.desk.getByRole('checkbox', { name: role });
    if (await giver.isChecked()) return;
    if (this.use.keysOnly) {
      await this.focus(giver);
      await this.desk.keyboard.press('Space');
    } else await this.desk.locator('.InputsStep_givers').getByText(role, { exact: true }).click();
    await this.desk.getByLabel(/看着现场的数字输入/).waitFor();
  }

  /** Fills a text field, by keys where there is nothing else. */
  async enter(field: Locator, words: string): Promise<void> {
    if (!this.use.keysOnly) return field.fill(words);
    await this.focus(field);
    await this.desk.keyboard.press('ControlOrMeta+A');
    await this.desk.keyboard.type(words);
  }

  /** Comes to a control by Tab alone; throws where Tab does not lead there. */
  private async focus(control: Locator): Promise<void> {
    // A radio button that a kit draws itself has no size of its own.
    await control.waitFor({ state: 'attached' });
    for (let pressed = 0; pressed < mostTabs; pressed++) {
      if (await control.evaluate(element => element === document.activeElement)) return;
      await this.desk.keyboard.press('Tab');
    }
    throw new Error(`Tab does not lead to ${control}`);
  }

  private listen(page: Page): void {
    page.on('request', request => this.requests.push(request.url()));
    page.on('pageerror', error => this.complaints.push(error.message));
    page.on('console', message => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
  }
}

/** Has the browser fetch no face for a page. */
async function withoutFaces(page: Page): Promise<void> {
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  await network.send('Network.setBlockedURLs', { urls: ['*.woff2'] });
}

/** Addresses that are not this machine's: there must be none. */
export function foreign(requests: readonly string[]): string[] {
  return requests.filter(url => !/^(http:\/\/127\.0\.0\.1:\d+\/|data:|blob:)/.test(url));
}

/** Complaints other than that a window lost its service, which it may say when that was killed. */
export function unexpected(complaints: readonly string[]): string[] {
  return complaints.filter(words => !/Failed to load resource|ERR_CONNECTION|ERR_INCOMPLETE|ERR_EMPTY/.test(words));
}
