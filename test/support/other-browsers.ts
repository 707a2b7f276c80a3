// Browsers of other engines, where they are installed: Firefox by WebDriver BiDi, which it speaks itself, and WebKitGTK by WebKitWebDriver.
// On Debian: apt-get install firefox-esr webkit2gtk-driver xvfb.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { sharedBrowser } from './browser.ts';

/** A browser with one window. */
export type Driven = {
  readonly version: string;
  /** Opens an address and waits until it is loaded. */
  readonly open: (url: string) => Promise<void>;
  /** Chooses files in the first file input of the page. */
  readonly choose: (paths: readonly string[]) => Promise<void>;
  /** The value of an expression on the page, awaited if it is a promise: a string. */
  readonly value: (expression: string) => Promise<string>;
  readonly close: () => Promise<void>;
};

/** A browser that may be there: how it is opened, or what is missing. */
export type Candidate =
  | { readonly name: string; readonly open: () => Promise<Driven> }
  | { readonly name: string; readonly missing: string };

function programOf(...names: readonly string[]): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return names.flatMap(name => folders.map(folder => join(folder, name))).find(path => existsSync(path)) ?? null;
}

/** The tests' own Chromium, Firefox and WebKitGTK, each with how to open it or why that cannot be done. */
export function candidates(): readonly Candidate[] {
  const linux = process.platform === 'linux';
  const firefox = linux ? programOf('firefox-esr', 'firefox') : null;
  const driver = linux ? programOf('WebKitWebDriver') : null;
  const screen = linux ? programOf('Xvfb') : null;
  const [webKit] = linux ? globSync('/usr/lib/*/webkit2gtk-4.*/MiniBrowser') : [];
  return [
    { name: 'Chromium', open: openChromium },
    firefox === null
      ? { name: 'Firefox', missing: 'firefox-esr is not installed' }
      : { name: 'Firefox', open: () => openFirefox(firefox) },
    driver === null || webKit === undefined || screen === null
      ? { name: 'WebKitGTK', missing: 'webkit2gtk-driver and xvfb are not installed' }
      : { name: 'WebKitGTK', open: () => openWebKit(driver, webKit, screen) },
  ];
}

async function openChromium(): Promise<Driven> {
  const browser = await sharedBrowser();
  const page = await browser.newPage();
  return {
    version: browser.version(),
    open: async url => {
      await page.goto(url);
    },
    choose: paths => page.setInputFiles('input[type=file]', [...paths]),
    value: expression => page.evaluate(expression) as Promise<string>,
    close: () => page.close(),
  };
}

/** Ends a process and waits until it has ended. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill();
  await ended;
}

/** The first match in what a process writes to one of its streams; rejects if it ends before. */
function written(child: ChildProcess, stream: Readable, wanted: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    stream.on('data', (more: Buffer) => {
      text += more.toString();
      const [, found] = wanted.exec(text) ?? [];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', () => reject(new Error(`it ended: ${text}`)));
    child.once('error', reject);
  });
}

type Reply = { readonly id?: number; readonly result?: unknown; readonly error?: string; readonly message?: string };

async function openFirefox(program: string): Promise<Driven> {
  const profile = mkdtempSync(join(tmpdir(), 'firefox-'));
  const quiet = ['app.normandy.enabled', 'browser.search.update', 'datareporting.policy.dataSubmissionEnabled'];
  writeFileSync(join(profile, 'user.js'), quiet.map(name => `user_pref("${name}", false);\n`).join(''));
  const flags = ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0'];
  const child = spawn(program, flags, { stdio: ['ignore', 'ignore', 'pipe'] });
  const address = await written(child, child.stderr, /WebDriver BiDi listening on (ws:\S+)/);
  const socket = new WebSocket(`${address}/session`);
  const waiting = new Map<number, (reply: Reply) => void>();
  socket.onmessage = ({ data }: { data: string }) => {
    const reply = JSON.parse(data) as Reply;
    if (reply.id !== undefined) waiting.get(reply.id)?.(reply);
  };
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = reject;
  });
  let last = 0;
  const call = async <T>(method: string, params: object): Promise<T> => {
    const id = ++last;
    const reply = await new Promise<Reply>(resolve => {
      waiting.set(id, resolve);
      socket.send(JSON.stringify({ id, method, params }));
    });
    waiting.delete(id);
    if (reply.error !== undefined) throw new Error(`${method}: ${reply.error} ${reply.message}`);
    return reply.result as T;
  };
  type Session = { readonly capabilities: { readonly browserVersion: string } };
  const { capabilities } = await call<Session>('session.new', { capabilities: {} });
  type Tree = { readonly contexts: readonly { readonly context: string }[] };
  const { contexts } = await call<Tree>('browsingContext.getTree', {});
  const context = contexts[0]?.context ?? '';
  return {
    version: capabilities.browserVersion,
    open: url => call('browsingContext.navigate', { context, url, wait: 'complete' }),
    choose: async files => {
      const locator = { type: 'css', value: 'input[type=file]' };
      type Found = { readonly nodes: readonly { readonly sharedId: string }[] };
      const { nodes } = await call<Found>('browsingContext.locateNodes', { context, locator });
      await call('input.setFiles', { context, element: { sharedId: nodes[0]?.sharedId }, files: [...files] });
    },
    value: async expression => {
      type Evaluated = { readonly result?: { readonly value: string }; readonly exceptionDetails?: object };
      const evaluated = await call<Evaluated>('script.evaluate', {
        expression,
        target: { context },
        awaitPromise: true,
      });
      if (evaluated.result === undefined) throw new Error(JSON.stringify(evaluated.exceptionDetails));
      return evaluated.result.value;
    },
    close: async () => {
      socket.close();
      await end(child);
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** A port that was free just now: WebKitWebDriver chooses none itself. */
async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function openWebKit(driver: string, binary: string, screenProgram: string): Promise<Driven> {
  const screen = spawn(screenProgram, ['-displayfd', '3', '-screen', '0', '1366x768x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const display = await written(screen, screen.stdio[3] as Readable, /(\d+)\n/);
  const port = await freePort();
  const environment = { ...process.env, DISPLAY: `:${display}` };
  const child = spawn(driver, ['--host=127.0.0.1', `--port=${port}`], { stdio: 'ignore', env: environment });
  const call = async <T>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<T> => {
    const text = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, ...text });
    const { value } = (await response.json()) as { readonly value: T };
    if (!response.ok) throw new Error(`${path}: ${JSON.stringify(value)}`);
    return value;
  };
  // The driver does not say when it listens: it is asked until it answers, or ends.
  for (;;) {
    const ready = await call('GET', '/status').then(
      () => true,
      () => false,
    );
    if (ready) break;
    if (child.exitCode !== null) throw new Error('WebKitWebDriver ended');
    await pause(20);
  }
  const options = { 'webkitgtk:browserOptions': { binary, args: ['--automation'] } };
  type Session = { readonly sessionId: string; readonly capabilities: { readonly browserVersion: string } };
  const { sessionId, capabilities } = await call<Session>('POST', '/session', {
    capabilities: { alwaysMatch: options },
  });
  const session = `/session/${sessionId}`;
  await call('POST', `${session}/timeouts`, { script: 600_000, pageLoad: 600_000 });
  return {
    version: capabilities.browserVersion,
    open: url => call('POST', `${session}/url`, { url }),
    choose: async paths => {
      const using = { using: 'css selector', value: 'input[type=file]' };
      const [element] = Object.values(await call<{ [key: string]: string }>('POST', `${session}/element`, using));
      await call('POST', `${session}/element/${element}/value`, { text: paths.join('\n') });
    },
    value: expression => {
      const script = `const done = arguments[0]; Promise.resolve(${expression}).then(done, error => done(String(error)));`;
      return call('POST', `${session}/execute/async`, { script, args: [] });
    },
    close: async () => {
      await call('DELETE', session);
      await end(child);
      await end(screen);
    },
  };
}
