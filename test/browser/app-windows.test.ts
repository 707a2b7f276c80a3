// Finding the installed browser, its switches, and windows that come back or end the app.

import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { windowSwitches } from '../../electron/browser/app-windows.ts';
import { openBrowserHost } from '../../electron/browser/host.ts';
import { findProgram } from '../../electron/service/chromium.ts';
import { isAlive } from '../../electron/service/ports/process-identity.ts';
import { launchBrowser } from '../support/browser.ts';
import { withEnvironment } from '../support/environment.ts';
import { fakeService } from '../support/fake-service.ts';
import { ask, enter } from '../support/host-client.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'programs-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the program', () => {
  test('is the first of Chrome, Edge, Chromium on the PATH, or the one that is named', () => {
    const [first, second] = [join(folder, 'a'), join(folder, 'b')];
    for (const path of [first, second]) mkdirSync(path);
    const environment = { PATH: `${first}:${second}` };
    expect(findProgram(environment, 'linux')).toBeNull();
    writeFileSync(join(first, 'chromium'), '');
    expect(findProgram(environment, 'linux')).toBe(join(first, 'chromium'));
    writeFileSync(join(second, 'microsoft-edge'), '');
    expect(findProgram(environment, 'linux')).toBe(join(second, 'microsoft-edge'));
    writeFileSync(join(first, 'google-chrome'), '');
    expect(findProgram(environment, 'linux')).toBe(join(first, 'google-chrome'));
    const named = join(first, 'chromium');
    expect(findProgram({ ...environment, SUNSHINE_BROWSER: named }, 'linux')).toBe(named);
    expect(findProgram({ ...environment, SUNSHINE_BROWSER: join(folder, 'none') }, 'linux')).toBeNull();
  });

  test('gets an app window with a profile of its own and no way out', () => {
    const switches = windowSwitches('file:///tmp/p/start.html', '/tmp/p', true);
    expect(switches).toEqual(
      expect.arrayContaining([
        '--app=file:///tmp/p/start.html',
        '--user-data-dir=/tmp/p',
        '--disable-background-networking',
        '--disable-sync',
        '--disable-gpu',
      ]),
    );
    expect(windowSwitches('', '', false)).not.toContain('--disable-gpu');
  });

  // Those that name it in `bad_flags_prompt.cc` of Chromium get a bar over the page, on the stage too.
  test('gets no switch that Chromium warns of across the window', () => {
    const switches = windowSwitches('file:///tmp/p/start.html', '/tmp/p', false).join(' ');
    expect(switches).not.toMatch(/host-resolver-rules|host-rules|disable-web-security|ignore-certificate-errors/);
  });

  test('reaches this computer by 127.0.0.1, and nothing by any other address or name', async () => {
    const outside = Object.values(networkInterfaces())
      .flat()
      .find(each => each?.family === 'IPv4' && !each.internal)?.address;
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.headers.host ?? '');
      response.end('here');
    }).listen(0, '0.0.0.0');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const own = ['--app=', '--user-data-dir='];
    const browser = await launchBrowser(
      windowSwitches('', '', false).filter(each => !own.some(start => each.startsWith(start))),
    );
    try {
      const page = await browser.newPage();
      await page.goto(`http://127.0.0.1:${port}/`);
      expect(await page.textContent('body')).toBe('here');
      const others = [`sunshine.example:${port}`, ...(outside === undefined ? [] : [`${outside}:${port}`])];
      for (const host of others) {
        await expect(page.goto(`http://${host}/`), host).rejects.toThrow(/ERR_PROXY_CONNECTION_FAILED/);
      }
      expect(new Set(asked)).toEqual(new Set([`127.0.0.1:${port}`]));
    } finally {
      await browser.close();
      server.close();
    }
  });
});

describe.skipIf(process.platform === 'win32')('opened windows', () => {
  /** A program that notes its switches and stays until it is ended, or ends at once with `code`. */
  function program(code: number | null, stays = 'exec sleep 60'): string {
    const path = join(folder, 'browser');
    const notes = `printf '%s\\n' "$@" >> ${join(folder, 'notes')}`;
    writeFileSync(path, `#!/bin/sh\n${notes}\n${code === null ? stays : `exit ${code}`}\n`);
    chmodSync(path, 0o755);
    return path;
  }

  async function opened(path: string | null) {
    const pages = join(folder, 'pages');
    mkdirSync(pages);
    for (const role of ['console', 'stage']) writeFileSync(join(pages, `${role}.html`), role);
    const lines: string[] = [];
    const service = fakeService();
    const host = await openBrowserHost({
      service,
      pages,
      language: 'en',
      open: true,
      safeGraphics: false,
      say: line => lines.push(line),
      environment: { PATH: '', ...(path === null ? {} : { SUNSHINE_BROWSER: path }) },
    });
    const notes = () =>
      existsSync(join(folder, 'notes')) ? readFileSync(join(folder, 'notes'), 'utf8').split('\n') : [];
    /** The pages that the windows began with, the oldest first. */
    const starts = () =>
      notes()
        .flatMap(each => /^--app=(.*)/.exec(each)?.[1] ?? [])
        .map(url => fileURLToPath(url));
    return { host, lines, service, notes, starts };
  }

  /** The address that a start page goes on to; null if the page is gone. */
  const addressIn = (page: string) =>
    existsSync(page) ? (/url=(http:[^"]*)"/.exec(readFileSync(page, 'utf8'))?.[1] ?? '') : null;
  const modeOf = (path: string) => statSync(path).mode & 0o777;

  /** Opens the events of a window and leaves again. */
  async function comeAndGo(address: string): Promise<void> {
    const cookie = (await enter(address)) ?? '';
    const leave = new AbortController();
    await fetch(`${new URL(address).origin}/events`, { headers: { cookie }, signal: leave.signal });
    leave.abort();
  }

  test('each gets its address in a page of its own; closing ends them and removes their profiles', async () => {
    const { host, notes, starts } = await opened(program(null));
    await expect.poll(starts).toHaveLength(2);
    expect(new Set(starts().map(addressIn))).toEqual(new Set(Object.values(host.addresses)));
    const profiles = notes().flatMap(each => /^--user-data-dir=(.*)/.exec(each)?.[1] ?? []);
    expect(new Set(profiles).size).toBe(2);
    expect(profiles.every(path => existsSync(path))).toBe(true);
    await host.close();
    expect([...profiles, ...starts()].some(path => existsSync(path))).toBe(false);
  });

  test('the switches, which every user of the machine can read, have no token; what has one is for this user alone', async () => {
    const umask = process.umask(0);
    try {
      const { host, notes, starts } = await opened(program(null));
      await expect.poll(starts).toHaveLength(2);
      for (const address of Object.values(host.addresses)) {
        const token = new URL(address).searchParams.get('token') ?? '';
        expect(notes().join('\n')).not.toContain(token);
      }
      for (const page of starts()) {
        expect([modeOf(page), modeOf(dirname(page)), modeOf(join(dirname(page), 'profile'))]).toEqual([
          0o600, 0o700, 0o700,
        ]);
        for (const name of ['owner.json', 'browser.json']) expect(modeOf(join(dirname(page), name))).toBe(0o600);
      }
      // A window that is in needs its page no longer.
      const [first = ''] = starts().filter(page => addressIn(page) === host.addresses.stage);
      const cookie = (await enter(host.addresses.stage)) ?? '';
      const leave = new AbortController();
      await fetch(`${new URL(host.addresses.stage).origin}/events`, { headers: { cookie }, signal: leave.signal });
      expect(existsSync(first)).toBe(false);
      leave.abort();
      await host.close();
    } finally {
      process.umask(umask);
    }
  });

  test('a browser that does not end when it is asked to is ended by force', async () => {
    const { host, starts } = await opened(program(null, `trap '' TERM\nwhile :; do sleep 1; done`));
    await expect.poll(starts).toHaveLength(2);
    const pids = starts().map(page => JSON.parse(readFileSync(join(dirname(page), 'browser.json'), 'utf8')).pid);
    await host.close();
    await expect.poll(() => pids.some(isAlive)).toBe(false);
    expect(starts().some(page => existsSync(dirname(page)))).toBe(false);
  });

  test('a temporary folder that takes nothing leaves the printed addresses', async () => {
    await withEnvironment({ TMPDIR: join(folder, 'gone') }, async () => {
      const { host, lines } = await opened(program(null));
      await expect.poll(() => lines.filter(each => each.includes('did not open')).length).toBe(2);
      expect(await enter(host.addresses.console)).not.toBeNull();
      await host.close();
    });
  });

  test('where there is no browser, or it fails, the addresses are what one gets', async () => {
    const none = await opened(null);
    expect(none.lines.at(-1)).toContain('No Chrome, Edge or Chromium was found');
    await none.host.close();
    rmSync(join(folder, 'pages'), { recursive: true });
    const failing = await opened(program(1));
    await expect.poll(() => failing.lines.filter(each => each.includes('did not open')).length).toBe(2);
    expect(failing.service.stages.at(-1)).toMatchObject({ place: 'closed', address: failing.host.addresses.stage });
    await failing.host.close();
  });

  test('closing the console quits the app', { timeout: 15_000 }, async () => {
    const { host, service } = await opened(program(null));
    await comeAndGo(host.addresses.console);
    await host.ended;
    expect(service.isClosed()).toBe(true);
    await expect(ask(host.addresses.console)).rejects.toThrow();
  });

  test('but in a ceremony it comes back, and the stage always does', { timeout: 15_000 }, async () => {
    const { host, service, starts } = await opened(program(null));
    service.change('reveal');
    await expect.poll(starts).toHaveLength(2);
    await Promise.all([comeAndGo(host.addresses.console), comeAndGo(host.addresses.stage)]);
    await expect.poll(starts, { timeout: 8_000 }).toHaveLength(4);
    expect(new Set(starts().slice(2).map(addressIn))).toEqual(new Set(Object.values(host.addresses)));
    expect(service.isClosed()).toBe(false);
    // The console can ask for it once more; the address is the host's own affair.
    const last = service.stages.at(-1);
    expect(last).toMatchObject({ place: 'closed', address: null });
    const before = host.addresses.stage;
    last?.open?.();
    expect(host.addresses.stage).not.toBe(before);
    await expect.poll(() => starts().map(addressIn)).toContain(host.addresses.stage);
    await host.close();
  });

  test('Chromium as a snap begins with a page that it can read', async () => {
    const home = join(folder, 'home');
    const own = join(home, 'snap/chromium/common');
    mkdirSync(own, { recursive: true });
    const path = program(null);
    renameSync(path, join(folder, 'snap'));
    symlinkSync(join(folder, 'snap'), path);
    await withEnvironment({ HOME: home }, async () => {
      const { host, starts } = await opened(path);
      await expect.poll(starts).toHaveLength(2);
      expect(starts().every(page => page.startsWith(own))).toBe(true);
      await host.close();
      expect(readdirSync(own)).toEqual([]);
    });
  });
});
