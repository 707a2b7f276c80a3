import { beforeEach, describe, expect, test, vi } from 'vitest';
import { runShell } from '../../electron/shell.ts';
import { refused } from '../../shared/outcome.ts';
import { refusal } from '../../shared/text/refusal.ts';
import { display, fake, resetFake } from '../support/fake-electron.ts';
import { fakeService } from '../support/fake-service.ts';
import { builtFolder, startApp } from './app.ts';

vi.mock('electron', async () => (await import('../support/fake-electron.ts')).electron);

beforeEach(resetFake);

describe('windows', () => {
  test('both are sandboxed, isolated, without Node, each with the preload of its role', async () => {
    const { console, stage, session, folder } = await startApp();
    for (const [role, window] of [['console', console] as const, ['stage', stage] as const]) {
      expect(window.options.webPreferences).toMatchObject({
        preload: `${folder}/preload-${role}.cjs`,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        allowRunningInsecureContent: false,
        experimentalFeatures: false,
        webviewTag: false,
        spellcheck: false,
        devTools: true,
      });
      expect(window.options.webPreferences?.session).toBe(session);
      expect(window.options.webPreferences).not.toHaveProperty('enableBlinkFeatures');
      expect(window.webContents.url).toBe(`app://${role}/${role}.html?lang=zh`);
      expect(window.options.show).toBe(false);
      window.emit('ready-to-show');
    }
    expect([console.shown, stage.shown]).toEqual(['active', 'inactive']);
    expect(fake.partitions).toEqual([{ name: 'windows', options: { cache: false } }]);
  });

  test('an installed app has no developer tools', async () => {
    fake.app.isPackaged = true;
    const { console, stage } = await startApp();
    for (const window of [console, stage]) expect(window.options.webPreferences?.devTools).toBe(false);
  });

  test('a crashed page is reloaded, a page that crashes on and on is not', async () => {
    const { stage } = await startApp();
    stage.webContents.emit('render-process-gone', {}, { reason: 'clean-exit' });
    expect(stage.webContents.reloads).toBe(0);
    for (let crash = 0; crash < 9; crash++) stage.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    expect(stage.webContents.reloads).toBe(5);
  });

  test('F5 reloads, F11 makes the stage full screen, no other key is taken', async () => {
    const { console, stage } = await startApp();
    const press = (window: typeof stage, key: string) => {
      let taken = false;
      const event = { preventDefault: () => (taken = true) };
      window.webContents.emit('before-input-event', event, { type: 'keyDown', key, isAutoRepeat: false });
      return taken;
    };
    expect([press(console, 'F5'), press(stage, 'F11'), press(console, 'F11'), press(stage, 'Enter')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect([console.webContents.reloads, stage.fullScreen, console.fullScreen]).toEqual([1, true, false]);
  });
});

describe('start', () => {
  test('before it is ready: sandbox, scheme, no network, no menu', async () => {
    await startApp();
    expect(fake.app.did).toEqual(['sandbox', 'ready']);
    expect(fake.schemes).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ]);
    expect(Object.fromEntries(fake.app.switches)).toEqual({
      'host-resolver-rules': 'MAP * ~NOTFOUND',
      'no-proxy-server': undefined,
      'disable-http-cache': undefined,
    });
    expect(fake.menus).toHaveLength(1);
    if (process.platform !== 'darwin') expect(fake.menus).toEqual([null]);
  });

  test('a second instance ends at once and brings the first to the front', async () => {
    const { console } = await startApp();
    console.minimized = true;
    fake.app.emit('second-instance');
    expect([console.minimized, console.focused]).toEqual([false, true]);
    resetFake();
    fake.app.isFirst = false;
    await runShell({ openSession: () => expect.unreachable(), folder: builtFolder(), say: () => undefined });
    expect(fake.app.did).toEqual(['quit']);
    expect(fake.windows).toEqual([]);
  });

  test('a session that cannot be opened is told of, and ends the app', async () => {
    const why = refused(refusal('disk.in-use', { folder: '/data', pid: 7 }));
    const said: string[] = [];
    await runShell({ openSession: () => why, folder: builtFolder(), say: line => said.push(line) });
    expect(said).toEqual(['electron ready', expect.stringMatching(/^disk\.in-use: /)]);
    expect(fake.errors[0]).toContain('disk.in-use');
    expect(fake.app.did).toContain('exit 1');
    expect(fake.windows).toEqual([]);
  });

  test('its options: plan, data, language, safe graphics', async () => {
    const before = process.argv;
    process.argv = [
      'electron',
      '/app',
      '--plan=/p.json',
      '--data=/d',
      '--lang=en',
      '--safe-graphics',
      '--x-chromium=1',
    ];
    const openSession = vi.fn(() => ({ ok: true as const, value: fakeService() }));
    try {
      const { console } = await startApp({ openSession });
      expect(console.webContents.url).toContain('lang=en');
    } finally {
      process.argv = before;
    }
    expect(openSession).toHaveBeenCalledWith({ dataFolder: '/d', planPath: '/p.json' });
    expect(fake.app.did).toContain('software');
  });
});

describe('a ceremony', () => {
  test('keeps the display awake from the freeze to the seal', async () => {
    const { service } = await startApp();
    expect(fake.blockers.size).toBe(0);
    service.change('commit');
    expect(fake.blockers.size).toBe(1);
    service.change('result');
    expect(fake.blockers.size).toBe(1);
    service.change('sealed');
    expect(fake.blockers.size).toBe(0);
  });

  test('between close and seal quitting asks; staying stays, leaving leaves', async () => {
    const { service, console, stage } = await startApp();
    service.change('reveal');
    expect(console.pressClose()).toBe(false);
    await vi.waitFor(() => expect(fake.boxes).toHaveLength(1));
    expect(fake.boxes[0]).toMatchObject({ defaultId: 0, cancelId: 0 });
    expect(fake.app.did).not.toContain('quit');
    await new Promise(setImmediate);
    fake.button = 1;
    expect(console.pressClose()).toBe(false);
    await vi.waitFor(() => expect(fake.app.did).toContain('quit'));
    // What Electron does on app.quit(): it closes the windows, the console first.
    expect(console.pressClose()).toBe(true);
    expect(stage.pressClose()).toBe(true);
    expect(service.isClosed()).toBe(false);
    fake.app.emit('will-quit');
    expect(service.isClosed()).toBe(true);
    expect(fake.blockers.size).toBe(0);
    expect(fake.handlers.size).toBe(0);
  });

  test('before and after it quits without a question; the stage alone does not close', async () => {
    for (const due of ['freeze', 'input', 'sealed']) {
      resetFake();
      const { service, console, stage } = await startApp();
      service.change(due);
      expect(stage.pressClose()).toBe(false);
      expect(console.pressClose()).toBe(true);
      expect(fake.app.did).toContain('quit');
      expect(stage.pressClose()).toBe(true);
      expect(fake.boxes).toEqual([]);
    }
  });
});

describe('displays', () => {
  const home = display(1, { x: 0, y: 0, width: 1920, height: 1080 }, true);
  const projector = display(2, { x: 1920, y: 0, width: 1024, height: 768 });

  test('one display: the stage is a window on it', async () => {
    const { stage } = await startApp();
    expect([stage.fullScreen, stage.bounds]).toEqual([false, { x: 960, y: 540, width: 960, height: 540 }]);
  });

  test('a projector is taken when it comes; when it is lost the film pauses and the stage is a window again', async () => {
    const { stage, service } = await startApp();
    fake.screen.displays = [home, projector];
    fake.screen.emit('display-added', {}, projector);
    expect([stage.fullScreen, stage.bounds]).toEqual([true, projector.bounds]);
    expect(service.calls).toEqual([]);
    // The event may come while the display is still in the list.
    fake.screen.emit('display-removed', {}, projector);
    expect([stage.fullScreen, stage.bounds.width]).toEqual([false, 960]);
    expect(service.calls).toEqual([{ from: 'console', raw: { type: 'film.pause' } }]);
    expect(fake.boxes[0]?.message).toContain('投影断开');
    fake.screen.emit('display-added', {}, projector);
    expect(stage.fullScreen).toBe(true);
    expect(service.calls).toHaveLength(1);
  });

  test('a projector that is there at the start is taken; one with new metrics is followed', async () => {
    fake.screen.displays = [home, projector];
    const { stage } = await startApp();
    expect([stage.fullScreen, stage.bounds]).toEqual([true, projector.bounds]);
    const larger = display(2, { x: 1920, y: 0, width: 3840, height: 2160 });
    fake.screen.displays = [home, larger];
    fake.screen.emit('display-metrics-changed', {}, larger, ['bounds']);
    expect([stage.fullScreen, stage.bounds]).toEqual([true, larger.bounds]);
    fake.screen.emit('display-metrics-changed', {}, home, ['workArea']);
    expect(fake.boxes).toEqual([]);
  });

  test('a mirrored projector is told of, once', async () => {
    fake.screen.displays = [home, display(2, { x: 0, y: 0, width: 1024, height: 768 })];
    const { stage } = await startApp();
    expect(stage.fullScreen).toBe(false);
    fake.screen.emit('display-metrics-changed', {}, home, ['workArea']);
    expect(fake.boxes.map(({ message }) => message)).toEqual([expect.stringContaining('复制')]);
  });
});
