import { beforeEach, describe, expect, test, vi } from 'vitest';
import { FakeSession, fake, preventable, resetFake } from '../support/fake-electron.ts';
import { startApp } from './app.ts';

vi.mock('electron', async () => (await import('../support/fake-electron.ts')).electron);

beforeEach(resetFake);

describe('a session', () => {
  test('reaches no network', async () => {
    const { session } = await startApp();
    const cancelled = (url: string) => {
      let cancel: boolean | undefined;
      session.beforeRequest?.({ url }, answer => {
        cancel = answer.cancel;
      });
      return cancel;
    };
    for (const url of ['app://console/console.html', 'app://stage/assets/a.js', 'blob:app://console/1-2']) {
      expect(cancelled(url), url).toBe(false);
    }
    for (const url of [
      'http://127.0.0.1/',
      'https://example.org/',
      'ws://example.org/',
      'file:///etc/passwd',
      'data:text/html,x',
      'blob:https://example.org/1',
      'app://other/x',
      'app://console.evil/x',
      'chrome://gpu',
    ]) {
      expect(cancelled(url), url).toBe(true);
    }
    expect(cancelled('devtools://devtools/x.html')).toBe(false);
    fake.app.isPackaged = true;
    expect(cancelled('devtools://devtools/x.html')).toBe(true);
  });

  test('grants nothing', async () => {
    const { session, stage, console } = await startApp();
    const granted = vi.fn();
    session.permissionRequest?.({} as never, 'media', granted, {} as never);
    session.permissionRequest?.({} as never, 'clipboard-read', granted, {} as never);
    expect(granted.mock.calls).toEqual([[false], [false]]);
    expect(session.permissionCheck?.(null, 'geolocation', 'app://console', {} as never)).toBe(false);
    expect(session.devicePermission?.({} as never)).toBe(false);
    const streams = vi.fn();
    session.displayMedia?.({} as never, streams);
    expect(streams).toHaveBeenCalledWith(null);
    expect(session.spellChecker).toBe(false);
    const item = { getFilename: () => '公开档案.zip', setSaveDialogOptions: vi.fn() };
    const fromStage = preventable();
    session.emit('will-download', fromStage, item, stage.webContents);
    const fromConsole = preventable();
    session.emit('will-download', fromConsole, item, console.webContents);
    expect([fromStage.defaultPrevented, fromConsole.defaultPrevented]).toEqual([true, false]);
    // Not the address of the blob, which is Electron's title for it.
    expect(item.setSaveDialogOptions).toHaveBeenCalledWith({ title: '保存文件', defaultPath: '公开档案.zip' });
  });

  test('every session is locked, whoever makes it', async () => {
    await startApp();
    const other = new FakeSession();
    fake.app.emit('session-created', other);
    expect(other.beforeRequest).not.toBeNull();
    expect(other.permissionCheck?.(null, 'usb', '', {} as never)).toBe(false);
  });
});

describe('a page', () => {
  test('stays at its address', async () => {
    const { console, stage } = await startApp();
    const goes = (event: string, url: string, isMainFrame = true) => {
      const raised = preventable({ url, isMainFrame });
      stage.webContents.emit(event, raised);
      return !raised.defaultPrevented;
    };
    for (const event of ['will-navigate', 'will-frame-navigate']) {
      expect(goes(event, 'app://stage/stage.html?lang=en')).toBe(true);
      for (const url of ['https://example.org/', 'file:///tmp/x.html', 'app://console/console.html', 'app://stage/x']) {
        expect(goes(event, url), url).toBe(false);
      }
    }
    expect(goes('will-frame-navigate', 'app://stage/stage.html', false)).toBe(false);
    expect(goes('will-redirect', 'app://stage/stage.html')).toBe(false);
    expect(console.webContents.openHandler?.({} as never)).toEqual({ action: 'deny' });
    expect(stage.webContents.openHandler?.({} as never)).toEqual({ action: 'deny' });
    const attach = preventable();
    console.webContents.emit('will-attach-webview', attach);
    expect(attach.defaultPrevented).toBe(true);
    expect(stage.webContents.rtcPolicy).toBe('disable_non_proxied_udp');
  });

  test('no foreign certificate, key or login is accepted', async () => {
    await startApp();
    const answer = vi.fn();
    const events = [preventable(), preventable(), preventable()];
    fake.app.emit('certificate-error', events[0], {}, '', '', {}, answer);
    fake.app.emit('select-client-certificate', events[1], {}, '', [], answer);
    fake.app.emit('login', events[2], {}, {}, {}, answer);
    expect(answer.mock.calls).toEqual([[false], [], []]);
    expect(events.every(event => event.defaultPrevented)).toBe(true);
  });
});
