// Finding the installed browser, its switches, and windows that come back or end the app.

import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { windowSwitches } from '../../electron/browser/app-windows.ts';
import { openBrowserHost } from '../../electron/browser/host.ts';
import { findProgram } from '../../electron/service/chromium.ts';
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
    const switches = windowSwitches('http://127.0.0.1:9/open?token=x', '/tmp/p', true);
    expect(switches).toEqual(
      expect.arrayContaining([
        '--app=http://127.0.0.1:9/open?token=x',
        '--user-data-dir=/tmp/p',
        '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
        '--disable-background-networking',
        '--disable-sync',
        '--disable-gpu',
      ]),
    );
    expect(windowSwitches('', '', false)).not.toContain('--disable-gpu');
  });
});

describe.skipIf(process.platform === 'win32')('opened windows', () => {
  /** A program that notes its switches and stays until it is ended, or ends at once with `code`. */
  function program(code: number | null): string {
    const path = join(folder, 'browser');
    const notes = `printf '%s\\n' "$@" >> ${join(folder, 'notes')}`;
    writeFileSync(path, `#!/bin/sh\n${notes}\n${code === null ? 'exec sleep 60' : `exit ${code}`}\n`);
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
    return { host, lines, service, notes };
  }

  /** Opens the events of a window and leaves again. */
  async function comeAndGo(address: string): Promise<void> {
    const cookie = (await enter(address)) ?? '';
    const leave = new AbortController();
    await fetch(`${new URL(address).origin}/events`, { headers: { cookie }, signal: leave.signal });
    leave.abort();
  }

  test('each gets its address; closing ends them and removes their profiles', async () => {
    const { host, notes } = await opened(program(null));
    await expect.poll(() => notes().filter(each => each.startsWith('--app='))).toHaveLength(2);
    expect(notes()).toEqual(
      expect.arrayContaining([`--app=${host.addresses.console}`, `--app=${host.addresses.stage}`]),
    );
    const profiles = notes().flatMap(each => /^--user-data-dir=(.*)/.exec(each)?.[1] ?? []);
    expect(new Set(profiles).size).toBe(2);
    expect(profiles.every(path => existsSync(path))).toBe(true);
    await host.close();
    expect(profiles.some(path => existsSync(path))).toBe(false);
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
    const { host, service, notes } = await opened(program(null));
    service.change('reveal');
    await Promise.all([comeAndGo(host.addresses.console), comeAndGo(host.addresses.stage)]);
    await expect.poll(() => notes().filter(each => each.startsWith('--app=')), { timeout: 8_000 }).toHaveLength(4);
    expect(notes()).toEqual(
      expect.arrayContaining([`--app=${host.addresses.console}`, `--app=${host.addresses.stage}`]),
    );
    expect(service.isClosed()).toBe(false);
    // The console can ask for it once more; the address is the host's own affair.
    const last = service.stages.at(-1);
    expect(last).toMatchObject({ place: 'closed', address: null });
    const before = host.addresses.stage;
    last?.open?.();
    expect(host.addresses.stage).not.toBe(before);
    await expect.poll(() => notes()).toContain(`--app=${host.addresses.stage}`);
    await host.close();
  });
});
