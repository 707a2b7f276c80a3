// Another user of the same computer: what he can read of a running host, and what he can hold up.

import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type BrowserHost, openBrowserHost } from '../../electron/browser/host.ts';
import { findBrowser } from '../support/browser.ts';
import { type FakeService, fakeService } from '../support/fake-service.ts';
import { ask, enter, send } from '../support/host-client.ts';

let folder = '';
let service: FakeService;
let host: BrowserHost;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'strangers-'));
  mkdirSync(join(folder, 'pages'));
  const script = `new EventSource('./events?window=' + Math.round(performance.now()))`;
  writeFileSync(join(folder, 'pages/page.js'), script);
  for (const role of ['console', 'stage']) {
    writeFileSync(join(folder, `pages/${role}.html`), `<title>${role}</title><script src="./page.js"></script>`);
  }
  service = fakeService();
});
afterEach(async () => {
  await host.close();
  rmSync(folder, { recursive: true });
});

function open(browser: string | null): Promise<BrowserHost> {
  return openBrowserHost({
    service,
    pages: join(folder, 'pages'),
    language: 'zh',
    open: browser !== null,
    safeGraphics: false,
    say: () => undefined,
    environment: { PATH: '', SUNSHINE_BROWSER: browser ?? '' },
  });
}

/** Runs a script in a process of its own, as the user `uid`; what it wrote until it ended, or until `isEnough`. */
function stranger(script: string, uid: number | null, ...args: readonly string[]) {
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, ...args], {
    cwd: '/',
    env: {},
    ...(uid === null ? {} : { uid, gid: uid }),
  });
  let text = '';
  let wrong = '';
  child.stdout.on('data', (piece: Buffer) => (text += piece.toString()));
  child.stderr.on('data', (piece: Buffer) => (wrong += piece.toString()));
  const ended = new Promise<string>(resolve => child.once('close', () => resolve(text + wrong)));
  return { child, ended, output: () => text + wrong };
}

/** Opens silent connections to a port, tells how many are open, and opens another for each that is closed. */
const silent = `
import { connect } from 'node:net';
const [port, count] = process.argv.slice(1).map(Number);
let open = 0, tried = 0, told = false;
const one = () => {
  tried += 1;
  const socket = connect(port, '127.0.0.1', () => (open += 1));
  socket.on('error', () => undefined);
  socket.on('close', () => setTimeout(one, 50));
};
for (let index = 0; index < count; index += 1) one();
setInterval(() => { if (open >= count && !told) { told = true; process.stdout.write('all'); } }, 10);
`;

describe('silent connections', () => {
  test.each([400, 2_000])('%d of them do not keep the operator out', { timeout: 60_000 }, async count => {
    host = await open(null);
    const { origin, port } = new URL(host.addresses.console);
    // Before: a window that is in works on.
    const stage = (await enter(host.addresses.stage)) ?? '';
    const flood = stranger(silent, null, port, String(count));
    try {
      await expect.poll(flood.output, { timeout: 30_000 }).toBe('all');
      const began = performance.now();
      const cookie = (await enter(host.addresses.console)) ?? '';
      expect(cookie).not.toBe('');
      const leave = new AbortController();
      const events = await fetch(`${origin}/events?window=one`, { headers: { cookie }, signal: leave.signal });
      expect(events.status).toBe(200);
      const reader = events.body?.getReader();
      for (let round = 0; round < 20; round += 1) {
        expect((await ask(`${origin}/console.html`, { headers: { cookie } })).status).toBe(200);
        const sent = await send(origin, cookie, { type: 'ceremony.freeze' }, { 'x-window': 'one' });
        expect(sent.status).toBe(200);
      }
      // Its snapshots come on the connection that it began with.
      service.change('reveal');
      let heard = '';
      while (!heard.includes('"reveal"')) {
        const { value, done } = (await reader?.read()) ?? { value: undefined, done: true };
        expect(done).toBe(false);
        heard += new TextDecoder().decode(value);
      }
      expect(
        (await ask(`${new URL(host.addresses.stage).origin}/stage.html`, { headers: { cookie: stage } })).status,
      ).toBe(200);
      expect(performance.now() - began).toBeLessThan(30_000);
      leave.abort();
    } finally {
      flood.child.kill('SIGKILL');
      await flood.ended;
    }
  });
});

/** Reads all that it may of the processes and the temporary folders, and tries what looks like a way in to the ports. */
const thief = `
import { readdirSync, readFileSync, statSync } from 'node:fs';
const ports = process.argv.slice(1);
const texts = [];
const take = path => { try { texts.push(readFileSync(path, 'latin1')); } catch {} };
const names = path => { try { return readdirSync(path); } catch { return []; } };
let seen = 0;
for (const pid of names('/proc').filter(name => /^\\d+$/.test(name))) {
  for (const name of ['cmdline', 'environ']) take('/proc/' + pid + '/' + name);
}
seen = texts.length;
const walk = (path, depth) => {
  for (const name of names(path)) {
    const each = path + '/' + name;
    try {
      const stat = statSync(each);
      if (stat.isDirectory() && depth < 6) walk(each, depth + 1);
      else if (stat.isFile() && stat.size < 5e6) take(each);
    } catch {}
  }
};
const temporary = ${JSON.stringify(tmpdir())};
for (const name of names(temporary)) if (name.startsWith('sunshine-draw-')) walk(temporary + '/' + name, 0);
const files = texts.length - seen;
const all = texts.join('\\n');
const ways = new Set(ports.flatMap(port => all.match(new RegExp('127\\\\.0\\\\.0\\\\.1:' + port + '/open\\\\?token=[\\\\w-]+', 'g')) ?? []));
const replies = [];
for (const way of ways) {
  const reply = await fetch('http://' + way, { redirect: 'manual' });
  replies.push(reply.status);
}
const bare = [];
for (const port of ports) bare.push((await fetch('http://127.0.0.1:' + port + '/console.html')).status);
process.stdout.write(JSON.stringify({ seen, files, ways: ways.size, replies, bare }));
`;

// Only root can be somebody else.
describe.skipIf(process.platform !== 'linux' || process.getuid?.() !== 0)(
  'another user (needs root to play him)',
  () => {
    const nobody = 65_534;

    test('finds no way in: not in the switches, not in the temporary folder, whatever the umask', {
      timeout: 60_000,
    }, async () => {
      const umask = process.umask(0);
      try {
        // A browser without a screen takes the page as its argument.
        const { program, environment } = await findBrowser();
        const library = environment['LD_LIBRARY_PATH'] ?? '';
        const path = join(folder, 'browser');
        writeFileSync(
          path,
          `#!/bin/bash
for each in "$@"; do case "$each" in --app=*) page="\${each#--app=}";; *) rest+=("$each");; esac; done
export LD_LIBRARY_PATH='${library}'
exec '${program}' "\${rest[@]}" --remote-debugging-port=0 --disable-gpu "$page"
`,
        );
        chmodSync(path, 0o755);
        host = await open(path);
        const ports = Object.values(host.addresses).map(address => new URL(address).port);
        const early = stranger(thief, nobody, ...ports);
        // Both windows are in, by the pages that only their own user can read.
        await expect.poll(() => service.stages.at(-1)?.place, { timeout: 40_000 }).toBe('page');
        const late = stranger(thief, nobody, ...ports);
        for (const run of [early, late]) {
          const found = JSON.parse(await run.ended);
          // It has looked at the switches of our own browsers among others.
          expect(found.seen).toBeGreaterThan(5);
          expect(found).toMatchObject({ files: 0, ways: 0, replies: [], bare: [403, 403] });
        }
      } finally {
        process.umask(umask);
      }
    });
  },
);
