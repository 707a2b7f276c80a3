import { beforeEach, describe, expect, test, vi } from 'vitest';
import { FakeContents, resetFake } from '../support/fake-electron.ts';
import { invoke, messageFrom, startApp } from './app.ts';

vi.mock('electron', async () => (await import('../support/fake-electron.ts')).electron);

beforeEach(resetFake);

const consolePage = 'app://console/console.html?lang=zh#prepare';
const stagePage = 'app://stage/stage.html?lang=zh';

describe('messages', () => {
  test('of each window arrive under its role, a file as bytes', async () => {
    const { service, console, stage } = await startApp();
    const request = { type: 'list.import', school: 'GX', file: { name: 'a.xlsx', bytes: Uint8Array.of(1, 2) } };
    expect(await invoke('request', messageFrom(console.webContents, consolePage), request)).toMatchObject({ ok: true });
    const refused = await invoke('request', messageFrom(stage.webContents, stagePage), { type: 'ceremony.draw' });
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'request.not-allowed' } });
    expect(service.calls).toEqual([
      { from: 'console', raw: request },
      { from: 'stage', raw: { type: 'ceremony.draw' } },
    ]);
    expect(await invoke('snapshot', messageFrom(stage.webContents, stagePage))).toMatchObject({ role: 'stage' });
  });

  test('of anybody else are refused', async () => {
    const { service, console, stage } = await startApp();
    const senders = [
      messageFrom(new FakeContents(), consolePage),
      messageFrom(stage.webContents, consolePage),
      messageFrom(console.webContents, stagePage),
      messageFrom(console.webContents, 'https://example.org/console.html'),
      messageFrom(console.webContents, 'app://console/other.html'),
      messageFrom(console.webContents, 'app://console.evil/console.html'),
      messageFrom(console.webContents, 'about:blank'),
      messageFrom(console.webContents, ''),
      messageFrom(console.webContents, consolePage, {}),
      { sender: console.webContents, senderFrame: null },
    ];
    for (const sender of senders) {
      expect(await invoke('request', sender, { type: 'ceremony.freeze' })).toMatchObject({
        ok: false,
        refusal: { code: 'host.sender' },
      });
      expect(await invoke('snapshot', sender)).toBeNull();
    }
    console.destroyed = true;
    expect(await invoke('snapshot', messageFrom(console.webContents, consolePage))).toBeNull();
    expect(service.calls).toEqual([]);
  });

  test('with a file over 64 MiB are refused', async () => {
    const { service, console } = await startApp();
    const file = { name: 'a', bytes: new Uint8Array(64 * 2 ** 20 + 1) };
    const answer = await invoke('request', messageFrom(console.webContents, consolePage), { type: 'x', file });
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'host.too-large' } });
    expect(service.calls).toEqual([]);
  });
});

test('a bug of ours is a sentence in the window that met it', async () => {
  const { service, console } = await startApp();
  service.handle = () => Promise.reject(new Error('EODD'));
  expect(await invoke('request', messageFrom(console.webContents, consolePage), {})).toEqual({
    ok: false,
    refusal: { code: 'host.failed', values: { detail: 'EODD' } },
  });
});

describe('snapshots', () => {
  test('go to each window in its own form, once for all changes of a turn', async () => {
    const { service, console, stage } = await startApp();
    // What is told of the displays at the start.
    await new Promise(setImmediate);
    for (const { webContents } of [console, stage]) webContents.sent.length = 0;
    service.change();
    service.change();
    await new Promise(setImmediate);
    for (const [role, window] of [['console', console] as const, ['stage', stage] as const]) {
      expect(window.webContents.sent).toEqual([
        {
          channel: 'snapshot',
          args: [
            expect.objectContaining({
              role,
              stage: expect.objectContaining({ number: service.snapshot('stage').number }),
            }),
          ],
        },
      ]);
    }
    stage.destroyed = true;
    service.change();
    await new Promise(setImmediate);
    expect([console.webContents.sent.length, stage.webContents.sent.length]).toEqual([2, 1]);
  });
});
