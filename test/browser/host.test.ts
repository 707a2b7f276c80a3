// The browser host turns away what the contract says it must: each refusal with a test.

import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type BrowserHost, openBrowserHost } from '../../electron/browser/host.ts';
import { encodeMessage } from '../../shared/contract/wire.ts';
import { refused } from '../../shared/outcome.ts';
import { refusal } from '../../shared/text/refusal.ts';
import { type FakeService, fakeService } from '../support/fake-service.ts';
import { ask, enter, send } from '../support/host-client.ts';

let folder = '';
let service: FakeService;
let host: BrowserHost;
let lines: string[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pages-'));
  mkdirSync(join(folder, 'pages/assets'), { recursive: true });
  for (const role of ['console', 'stage']) writeFileSync(join(folder, `pages/${role}.html`), `<p>${role}</p>`);
  writeFileSync(join(folder, 'pages/assets/a.js'), 'export {};');
  writeFileSync(join(folder, 'pages/assets/hei.ui-C2_x-Q9a.woff2'), 'font');
  writeFileSync(join(folder, 'secret.json'), '{}');
  symlinkSync(join(folder, 'secret.json'), join(folder, 'pages/link.json'));
  service = fakeService();
  lines = [];
  host = await openBrowserHost({
    service,
    pages: join(folder, 'pages'),
    language: 'zh',
    open: false,
    safeGraphics: false,
    say: line => lines.push(line),
  });
});

afterEach(async () => {
  await host.close();
  rmSync(folder, { recursive: true });
});

async function cookieOf(role: 'console' | 'stage'): Promise<string> {
  const cookie = await enter(host.addresses[role]);
  if (cookie === null) throw new Error('the token was refused');
  return cookie;
}

describe('the way in', () => {
  test('prints a line for each window, on loopback and a port of its own', () => {
    const [first = '', second = ''] = lines;
    expect(first).toMatch(/^console http:\/\/127\.0\.0\.1:\d+\/open\?token=[\w-]{43}$/);
    expect(second).toMatch(/^stage http:\/\/127\.0\.0\.1:\d+\/open\?token=[\w-]{43}$/);
    expect(new URL(host.addresses.console).port).not.toBe(new URL(host.addresses.stage).port);
  });

  test('a token becomes a cookie that scripts cannot read and other sites cannot send', async () => {
    const reply = await ask(host.addresses.console);
    expect(reply.status).toBe(303);
    expect(reply.headers.location).toBe('/console.html?lang=zh');
    expect(reply.headers['set-cookie']?.[0]).toMatch(
      /^sunshine-console=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
    );
  });

  test('no token', async () => {
    const { origin } = new URL(host.addresses.console);
    for (const path of ['/', '/console.html', '/assets/a.js', '/events', '/open', '/open?token=']) {
      const reply = await ask(`${origin}${path}`);
      expect(reply.status, path).toBe(403);
      expect(reply.headers['set-cookie']).toBeUndefined();
    }
    const { status, answer } = await send(origin, 'sunshine-console=AAAA', { type: 'ceremony.freeze' });
    expect(status).toBe(403);
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'host.no-token' } });
    expect(service.calls).toEqual([]);
  });

  test('a token used twice locks both out, and the terminal says what to do', async () => {
    const used = host.addresses.console;
    const { origin } = new URL(used);
    const first = await cookieOf('console');
    const leave = new AbortController();
    const events = await fetch(`${origin}/events?window=one`, { headers: { cookie: first }, signal: leave.signal });
    const again = await ask(used);
    expect(again.status).toBe(403);
    expect(again.body.toString()).toContain('host.locked');
    expect(again.headers['set-cookie']).toBeUndefined();
    // Which of the two was the thief is not known: the one who came first acts no more either.
    expect(await events.text()).toContain('event: second');
    const refused = await send(origin, first, { type: 'ceremony.freeze' }, { 'x-window': 'one' });
    expect(refused).toMatchObject({ status: 403, answer: { ok: false, refusal: { code: 'host.locked' } } });
    for (const path of ['/second', '/console.html', '/events', '/open?token=AAAA']) {
      const reply = await ask(`${origin}${path}`, { headers: { cookie: first } });
      expect([reply.status, reply.body.toString().includes('host.locked')], path).toEqual([403, true]);
    }
    // What ran by itself stands still; nothing else was asked of the service.
    expect(service.calls).toEqual([{ from: 'console', raw: { type: 'film.pause' } }]);
    expect(lines.at(-2)).toContain('窗口 console 的一次性网址被用了两次');
    expect(lines.at(-1)).toBe(`console ${host.addresses.console}`);
    // The used address is worth nothing any more, and changes nothing.
    expect((await ask(used)).body.toString()).toContain('host.token-used');
    const now = await cookieOf('console');
    expect((await ask(used)).body.toString()).toContain('host.token-used');
    expect((await send(origin, now, { type: 'ceremony.freeze' })).status).toBe(200);
    expect((await send(origin, first, { type: 'ceremony.freeze' })).status).toBe(403);
    expect(service.isClosed()).toBe(false);
  });

  test('the window that used a token may use it again', async () => {
    const cookie = await cookieOf('console');
    const again = await ask(host.addresses.console, { headers: { cookie } });
    expect([again.status, again.headers.location, again.headers['set-cookie']]).toEqual([
      303,
      '/console.html?lang=zh',
      undefined,
    ]);
    expect(lines.join()).not.toContain('两次');
  });

  test('a stage whose token is used twice is locked too, and the console can open it again', async () => {
    const used = host.addresses.stage;
    const cookie = await cookieOf('stage');
    expect((await ask(used)).body.toString()).toContain('host.locked');
    expect((await ask(`${new URL(used).origin}/stage.html`, { headers: { cookie } })).status).toBe(403);
    expect(service.stages.at(-1)).toMatchObject({ place: 'closed', address: host.addresses.stage });
    expect(lines.at(-1)).toBe(`stage ${host.addresses.stage}`);
    expect(await enter(host.addresses.stage)).not.toBeNull();
  });

  test('the token of one window opens no other', async () => {
    const token = new URL(host.addresses.stage).search;
    const reply = await ask(`${new URL(host.addresses.console).origin}/open${token}`);
    expect(reply.status).toBe(403);
    // It was not spent on the wrong door.
    expect(await enter(host.addresses.stage)).not.toBeNull();
  });

  test("the stage's cookie is none at the console's door", async () => {
    const cookie = await cookieOf('stage');
    await cookieOf('console');
    const { status } = await send(host.addresses.console, cookie, { type: 'ceremony.freeze' });
    expect(status).toBe(403);
    const renamed = cookie.replace('sunshine-stage', 'sunshine-console');
    expect((await send(host.addresses.console, renamed, { type: 'ceremony.freeze' })).status).toBe(403);
    expect(service.calls).toEqual([]);
  });
});

describe('where a request comes from', () => {
  test('another Origin', async () => {
    const cookie = await cookieOf('console');
    for (const origin of ['http://evil.example', new URL(host.addresses.stage).origin, 'null', '']) {
      const { status, answer } = await send(host.addresses.console, cookie, { type: 'ceremony.freeze' }, { origin });
      expect(status, origin).toBe(403);
      expect(answer).toMatchObject({ refusal: { code: 'host.foreign' } });
    }
    const { origin } = new URL(host.addresses.console);
    const reply = await ask(`${origin}/console.html`, { headers: { cookie, origin: 'http://evil.example' } });
    expect(reply.status).toBe(403);
    const bare = await ask(`${origin}/request`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/octet-stream' },
      body: encodeMessage({ type: 'ceremony.freeze' }),
    });
    expect(bare.status).toBe(403);
    expect(service.calls).toEqual([]);
  });

  test('another Host', async () => {
    const cookie = await cookieOf('console');
    const { origin, port } = new URL(host.addresses.console);
    for (const name of [
      `localhost:${port}`,
      'evil.example',
      `127.0.0.1.nip.io:${port}`,
      `127.0.0.1`,
      `[::1]:${port}`,
    ]) {
      expect((await ask(`${origin}/console.html`, { headers: { cookie, host: name } })).status, name).toBe(403);
      const { status } = await send(origin, cookie, { type: 'ceremony.freeze' }, { host: name });
      expect(status, name).toBe(403);
      // A token is not spent by it either.
      expect((await ask(host.addresses.stage, { headers: { host: name } })).status).toBe(403);
    }
    expect(service.calls).toEqual([]);
    expect(await enter(host.addresses.stage)).not.toBeNull();
  });

  test('a page of another site or port, as the browser tells it', async () => {
    const cookie = await cookieOf('console');
    const { origin } = new URL(host.addresses.console);
    for (const site of ['cross-site', 'same-site']) {
      const reply = await ask(`${origin}/console.html`, { headers: { cookie, 'sec-fetch-site': site } });
      expect(reply.status, site).toBe(403);
    }
    expect((await ask(`${origin}/console.html`, { headers: { cookie, 'sec-fetch-site': 'none' } })).status).toBe(200);
  });

  test('a window that another page sends here is asked to come from here, and gets nothing before', async () => {
    const window = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
    const { origin } = new URL(host.addresses.console);
    const reply = await ask(host.addresses.console, { headers: window });
    expect([reply.status, reply.headers['set-cookie']]).toEqual([200, undefined]);
    const next = /url=([^"]*)"/.exec(reply.body.toString())?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(next).toBe(`${host.addresses.console.slice(origin.length)}&again`);
    // No other page of ours may be asked for so, nor a script, a frame or a picture at this address, nor with odd signs in it.
    const cases: readonly (readonly [string, { readonly [name: string]: string }])[] = [
      ['/console.html', window],
      ['/open?token="><script>', window],
      ['/open', window],
      ...['cors', 'no-cors'].map(mode => ['/open?token=a', { ...window, 'sec-fetch-mode': mode }] as const),
      ...['iframe', 'image', 'script'].map(dest => ['/open?token=a', { ...window, 'sec-fetch-dest': dest }] as const),
      ['/open?token=a', { ...window, 'sec-fetch-site': 'same-site' }],
      ['/open?token=a', { ...window, origin: 'null' }],
      ['/open?token=a', { ...window, host: 'evil.example' }],
    ];
    for (const [path, headers] of cases) {
      const { status, body } = await ask(origin, { path, headers });
      expect([status, body.toString().includes('host.foreign')], path + JSON.stringify(headers)).toEqual([403, true]);
    }
    // Nothing of this has spent the token.
    expect((await ask(`${origin}${next}`, { headers: { 'sec-fetch-site': 'same-origin' } })).status).toBe(303);
  });
});

describe('requests', () => {
  test('a file arrives as bytes, and bytes come back', async () => {
    const cookie = await cookieOf('console');
    const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => index % 256);
    service.answerWith({ name: 'rules.txt', bytes });
    const request = { type: 'list.import', school: 'GX', file: { name: '名单.xlsx', bytes } };
    const { status, answer } = await send(host.addresses.console, cookie, request);
    expect(status).toBe(200);
    expect(service.calls).toEqual([{ from: 'console', raw: request }]);
    expect(service.calls[0]?.raw).toHaveProperty('file.bytes', expect.any(Uint8Array));
    expect(answer).toEqual({ ok: true, value: { name: 'rules.txt', bytes } });
  });

  test('a stage asking for a console action', async () => {
    const cookie = await cookieOf('stage');
    const { status, answer } = await send(host.addresses.stage, cookie, { type: 'ceremony.draw' });
    expect(status).toBe(200);
    expect(service.calls.map(({ from }) => from)).toEqual(['stage']);
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'request.not-allowed' } });
  });

  test('a body over 64 MiB, declared or not', async () => {
    const cookie = await cookieOf('console');
    const { origin } = new URL(host.addresses.console);
    const headers = { cookie, origin, 'content-type': 'application/octet-stream' };
    const body = new Uint8Array(64 * 2 ** 20 + 1);
    const declared = { ...headers, 'content-length': String(body.length) };
    for (const each of [declared, { ...headers, 'transfer-encoding': 'chunked' }]) {
      const reply = await ask(`${origin}/request`, { method: 'POST', headers: each, body });
      expect(reply.status).toBe(413);
      expect(reply.body.toString()).toContain('host.too-large');
    }
    expect(service.calls).toEqual([]);
  });

  test('a file of almost 64 MiB is taken', async () => {
    const cookie = await cookieOf('console');
    const request = { type: 'list.import', school: 'GX', file: { name: 'a', bytes: new Uint8Array(2 ** 26 - 1000) } };
    expect((await send(host.addresses.console, cookie, request)).answer).toMatchObject({ ok: true });
  });

  test('bytes that are no message', async () => {
    const cookie = await cookieOf('console');
    const { origin } = new URL(host.addresses.console);
    const headers = { cookie, origin, 'content-type': 'application/octet-stream' };
    const head = (text: string) => Buffer.concat([Buffer.from([0, 0, 0, text.length]), Buffer.from(text)]);
    const bodies = [
      new Uint8Array(0),
      Uint8Array.of(0xff, 0xff, 0xff, 0xff, 1),
      head('{'),
      head('{"value":1}'),
      head('{"value":{"a":null},"parts":[{"path":["a"],"length":9}]}'),
      head('{"value":{"a":null},"parts":[{"path":["b"],"length":0}]}'),
      head('{"value":{},"parts":[{"path":["__proto__"],"length":0}]}'),
      Buffer.concat([head('{"value":1,"parts":[]}'), Buffer.from('rest')]),
    ];
    for (const body of bodies) {
      expect((await ask(`${origin}/request`, { method: 'POST', headers, body })).status).toBe(400);
    }
    const form = { ...headers, 'content-type': 'text/plain' };
    expect((await ask(`${origin}/request`, { method: 'POST', headers: form })).status).toBe(415);
    expect((await ask(`${origin}/console.html`, { method: 'PUT', headers })).status).toBe(405);
    expect(service.calls).toEqual([]);
  });
});

describe('files', () => {
  test('serves the built files of the window with strict headers', async () => {
    const cookie = await cookieOf('stage');
    const { origin } = new URL(host.addresses.stage);
    const reply = await ask(`${origin}/stage.html?lang=en`, { headers: { cookie } });
    expect(reply.status).toBe(200);
    expect(reply.body.toString()).toBe('<p>stage</p>');
    expect(reply.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    const policy = String(reply.headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
  });

  test('lets the browser keep the files with a digest in their name, and no others', async () => {
    const cookie = await cookieOf('stage');
    const { origin } = new URL(host.addresses.stage);
    const keeping = async (path: string, headers: { readonly [name: string]: string } = { cookie }) =>
      (await ask(`${origin}${path}`, { headers })).headers['cache-control'];
    expect(await keeping('/assets/hei.ui-C2_x-Q9a.woff2')).toBe('private, max-age=31536000, immutable');
    expect(await keeping('/assets/hei.ui-C2_x-Q9a.woff2', {})).toBe('no-store');
    for (const path of ['/assets/a.js', '/assets/gone-C2_x-Q9a.js', '/', '/stage.html', '/favicon.ico']) {
      expect(await keeping(path), path).toBe('no-store');
    }
  });

  test('the PDF of a sheet, to the console alone', async () => {
    const cookie = await cookieOf('console');
    const { origin } = new URL(host.addresses.console);
    service.answerWith({ name: "4-录取名单-签字本-GX-'（甲）.pdf", bytes: new Uint8Array([37, 80, 68, 70]) });
    const reply = await ask(`${origin}/sheet/4-admitted-GX-signed.pdf`, { headers: { cookie } });
    expect(reply.status).toBe(200);
    expect(reply.body.toString()).toBe('%PDF');
    expect(reply.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="4-admitted-GX-signed.pdf"; filename*=UTF-8''${encodeURIComponent('4-录取名单-签字本-GX-')}%27${encodeURIComponent('（甲）.pdf')}`,
      'cache-control': 'no-store',
    });
    expect(service.calls.at(-1)).toEqual({ from: 'console', raw: { type: 'sheet.file', id: '4-admitted-GX-signed' } });
    const asked = service.calls.length;
    for (const path of ['/sheet/../secret.pdf', '/sheet/a/b.pdf', '/sheet/%2e%2e.pdf', '/sheet/.pdf']) {
      expect((await ask(`${origin}${path}`, { headers: { cookie } })).status, path).toBe(404);
    }
    expect((await ask(`${origin}/sheet/4-admitted-GX-signed.pdf`)).status).toBe(403);
    const stage = await cookieOf('stage');
    const other = new URL(host.addresses.stage).origin;
    expect((await ask(`${other}/sheet/4-admitted-GX-signed.pdf`, { headers: { cookie: stage } })).status).toBe(404);
    expect(service.calls).toHaveLength(asked);
    // One that was not printed.
    service.handle = async () => refused(refusal('sheets.unknown', { id: '7-record' }));
    expect((await ask(`${origin}/sheet/7-record.pdf`, { headers: { cookie } })).status).toBe(404);
  });

  test('a path outside its files', async () => {
    const cookie = await cookieOf('stage');
    const { origin } = new URL(host.addresses.stage);
    const paths = [
      '/../secret.json',
      '/assets/../../secret.json',
      '/..%2fsecret.json',
      '/%2e%2e/secret.json',
      '/assets/..%5c..%5csecret.json',
      '//secret.json',
      '/link.json',
      '/console.html',
      '/assets',
      '/assets/',
      '/stage.html%00.js',
      '/__proto__',
      // What Windows would take for another name of a file, or for a place.
      '/..\\..\\secret.json',
      '/%5c..%5csecret.json',
      '/C:/Windows/win.ini',
      '/C:\\Windows\\win.ini',
      '/stage.html.',
      '/stage.html%20',
      '/stage.html::$DATA',
      '/STAGE.HTML',
      '/./stage.html',
      '/stage.html/',
      '/stage.html;x',
      '*',
      `${origin}/stage.html`,
      'http://evil.example/stage.html',
    ];
    for (const path of paths) {
      const reply = await ask(origin, { headers: { cookie }, path });
      expect(reply.status, path).toBe(404);
      expect(reply.headers['content-security-policy']).toBeDefined();
    }
  });
});

describe('what no browser sends', () => {
  /** Sends bytes as they are; what came back until the connection ended, or until it was silent for a while. */
  function raw(text: string, patience = 3_000): Promise<string> {
    return new Promise(resolve => {
      const socket = connect(Number(new URL(host.addresses.console).port), '127.0.0.1');
      let heard = '';
      const timer = setTimeout(() => socket.destroy(), patience);
      socket.on('data', piece => {
        heard += piece.toString('latin1');
        if (heard.includes('\r\n\r\n') && !heard.startsWith('HTTP/1.1 100')) socket.end();
      });
      socket.on('error', () => undefined);
      socket.on('close', () => {
        clearTimeout(timer);
        resolve(heard);
      });
      socket.write(text);
    });
  }

  test('is turned away: hosts that are missing or two, lengths that contradict, lines that are none', async () => {
    const cookie = `Cookie: ${await cookieOf('console')}\r\n`;
    const { host: name, origin } = new URL(host.addresses.console);
    const own = `Host: ${name}\r\n`;
    const post = `POST /request HTTP/1.1\r\n${own}Origin: ${origin}\r\n${cookie}Content-Type: application/octet-stream\r\n`;
    const cases: readonly (readonly [string, string])[] = [
      ['403', `GET /console.html HTTP/1.0\r\n${cookie}\r\n`],
      ['400', `GET /console.html HTTP/1.1\r\n${cookie}\r\n`],
      ['403', `GET /console.html HTTP/1.1\r\n${own}Host: evil.example\r\n${cookie}\r\n`],
      ['403', `GET /console.html HTTP/1.1\r\nHost: evil.example\r\n${own}${cookie}\r\n`],
      ['403', `${post}Origin: http://evil.example\r\nContent-Length: 0\r\n\r\n`],
      ['400', `${post}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
      ['400', `${post}Content-Length: 5\r\nContent-Length: 6\r\n\r\nxxxxxx`],
      ['400', `${post}Transfer-Encoding: identity, chunked\r\n\r\n0\r\n\r\n`],
      ['400', `GET /console.html HTTP/1.1\n${own}\n`],
      ['400', `GET /console.html HTTP/1.1\r\n${own}X: a\r\n ${cookie}\r\n`],
      ['405', `TRACE / HTTP/1.1\r\n${own}${cookie}\r\n`],
      ['413', `${post}Expect: 100-continue\r\nContent-Length: 99999999999\r\n\r\n`],
      ['403', `POST /request HTTP/1.1\r\n${own}Origin: ${origin}\r\nExpect: 100-continue\r\nContent-Length: 9\r\n\r\n`],
    ];
    for (const [status, text] of cases) {
      expect((await raw(text)).split('\r\n')[0], JSON.stringify(text)).toContain(`HTTP/1.1 ${status} `);
    }
    expect(service.calls).toEqual([]);
  });

  test('a cookie of the same name that another server of this machine has set shuts nobody out', async () => {
    const cookie = await cookieOf('console');
    const { origin } = new URL(host.addresses.console);
    for (const cookies of [`sunshine-console=AAAA; ${cookie}`, `${cookie}; sunshine-console=AAAA`]) {
      expect((await ask(`${origin}/console.html`, { headers: { cookie: cookies } })).status).toBe(200);
    }
    expect((await ask(`${origin}/console.html`, { headers: { cookie: 'sunshine-console=' } })).status).toBe(403);
  });

  test('who says nothing, or half a line, is let go', { timeout: 20_000 }, async () => {
    const { host: name } = new URL(host.addresses.console);
    const began = performance.now();
    await raw(`GET /console.html HTTP/1.1\r\nHost: ${name}\r\nX: `, 15_000);
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});

describe('a second console', () => {
  test('is told so, and its requests change nothing; when the first goes it may come', async () => {
    const cookie = await cookieOf('console');
    const { origin } = new URL(host.addresses.console);
    const leave = new AbortController();
    const first = await fetch(`${origin}/events?window=one`, { headers: { cookie }, signal: leave.signal });
    expect(first.status).toBe(200);
    const second = await ask(`${origin}/events?window=two`, { headers: { cookie } });
    expect(second.body.toString()).toContain('event: second');
    const page = await ask(`${origin}/second`, { headers: { cookie } });
    expect(page.status).toBe(409);
    expect(page.body.toString()).toContain('主控台已在另一个窗口打开');
    const refused = await send(origin, cookie, { type: 'ceremony.freeze' }, { 'x-window': 'two' });
    expect(refused.answer).toMatchObject({ ok: false, refusal: { code: 'host.second-console' } });
    expect(service.calls).toEqual([]);
    expect((await send(origin, cookie, { type: 'ceremony.freeze' }, { 'x-window': 'one' })).status).toBe(200);
    leave.abort();
    const next = await fetch(`${origin}/events?window=two`, { headers: { cookie } });
    const { value } = (await next.body?.getReader().read()) ?? {};
    expect(new TextDecoder().decode(value)).toContain('retry');
    expect((await send(origin, cookie, { type: 'ceremony.freeze' }, { 'x-window': 'two' })).status).toBe(200);
  });
});

test('a stage that stays away pauses its film and gets a new one-time address', { timeout: 10_000 }, async () => {
  const cookie = await cookieOf('stage');
  const { origin } = new URL(host.addresses.stage);
  const before = host.addresses.stage;
  const leave = new AbortController();
  await fetch(`${origin}/events`, { headers: { cookie }, signal: leave.signal });
  leave.abort();
  await expect.poll(() => lines.at(-1), { timeout: 6_000 }).toMatch(/^stage http/);
  expect(host.addresses.stage).not.toBe(before);
  expect(service.calls).toEqual([{ from: 'console', raw: { type: 'film.pause' } }]);
  // The console has it too, where nobody looks at the terminal.
  expect(service.stages.map(({ place }) => place)).toEqual(['page', 'closed']);
  expect(service.stages.at(-1)).toMatchObject({ address: host.addresses.stage, open: null });
  expect(await enter(host.addresses.stage)).not.toBeNull();
  // The new cookie ends the old one.
  expect((await ask(`${origin}/stage.html`, { headers: { cookie } })).status).toBe(403);
});

test('closing ends the connections, the ports and the session', async () => {
  const cookie = await cookieOf('stage');
  const { origin } = new URL(host.addresses.stage);
  const events = await fetch(`${origin}/events`, { headers: { cookie } });
  await host.close();
  await host.ended;
  expect(service.isClosed()).toBe(true);
  await expect(ask(origin)).rejects.toThrow();
  await expect(events.text().then(() => 'ended')).resolves.toBe('ended');
});
