// The live picture over the browser host: a window of its own, which is no stage and may do nothing but look.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type BrowserHost, openBrowserHost } from '../../electron/browser/host.ts';
import { type FakeService, fakeService } from '../support/fake-service.ts';
import { ask, enter, send } from '../support/host-client.ts';

let folder = '';
let service: FakeService;
let host: BrowserHost;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pages-'));
  mkdirSync(join(folder, 'pages'));
  for (const role of ['console', 'stage']) writeFileSync(join(folder, `pages/${role}.html`), `<p>${role}</p>`);
  service = fakeService();
  const quiet = { open: false, safeGraphics: false, say: () => undefined };
  host = await openBrowserHost({ service, pages: join(folder, 'pages'), language: 'zh', ...quiet });
});

afterEach(async () => {
  await host.close();
  rmSync(folder, { recursive: true });
});

/** The one-time address of the live picture, as the host reports it when the console asks for it. */
function addressOf(variant: 'full' | 'clean' | 'lower'): string {
  service.lives.at(-1)?.open?.(variant);
  return service.lives.at(-1)?.address ?? '';
}

test('has no address before it is asked for, and then one that works once', async () => {
  expect(service.lives).toEqual([{ isOpen: false, address: null, open: expect.any(Function) }]);
  const address = addressOf('lower');
  expect(new Set([address, host.addresses.console, host.addresses.stage].map(each => new URL(each).port)).size).toBe(3);
  const reply = await ask(address);
  expect([reply.status, reply.headers.location]).toEqual([303, '/stage.html?view=live&variant=lower']);
  expect((await ask(address)).status).toBe(403);
  const cookie = await enter(addressOf('full'));
  const page = await ask(`${new URL(address).origin}/stage.html`, { headers: { cookie: cookie ?? '' } });
  expect(page.body.toString()).toBe('<p>stage</p>');
});

test('is counted apart from the stage', async () => {
  const stagesBefore = service.stages.length;
  const address = addressOf('clean');
  const cookie = (await enter(address)) ?? '';
  const leave = new AbortController();
  await fetch(`${new URL(address).origin}/events`, { headers: { cookie }, signal: leave.signal });
  await expect.poll(() => service.lives.at(-1)).toMatchObject({ isOpen: true, address: null });
  leave.abort();
  await expect.poll(() => service.lives.at(-1)?.isOpen, { timeout: 8_000 }).toBe(false);
  expect(service.stages.length).toBe(stagesBefore);
});

test('may load films and faces, and nothing else', async () => {
  const address = addressOf('full');
  const cookie = (await enter(address)) ?? '';
  const isDone = async (request: object) => ((await send(address, cookie, request)).answer as { ok: boolean }).ok;
  expect(await isDone({ type: 'film.load', school: 'GX' })).toBe(true);
  expect(await isDone({ type: 'face.load', digest: 'ab'.repeat(32) })).toBe(true);
  // Its size is not that of the projector.
  expect(await isDone({ type: 'stage.ready', width: 1920, height: 1080, pixelRatio: 1 })).toBe(false);
  expect(await isDone({ type: 'ceremony.draw' })).toBe(false);
  expect(await isDone({ type: 'live.open', variant: 'full' })).toBe(false);
});
