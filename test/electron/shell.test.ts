import { beforeEach, describe, expect, test, vi } from 'vitest';
import { runShell } from '../../electron/desktop/shell.ts';
import { done, refused } from '../../shared/outcome.ts';
import { refusal } from '../../shared/text/refusal.ts';
import { display, fake, preventable, resetFake } from '../support/fake-electron.ts';
import { type FakeService, fakeService } from '../support/fake-service.ts';
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
      // Windows and macOS take the icon of the program.
      if (process.platform === 'linux') expect(window.options.icon).toMatch(/renderer\/icon\.png$/);
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

  test('a stage that cannot come back is told of on the console, which can ask for it', async () => {
    const { stage, service } = await startApp();
    for (let crash = 0; crash < 6; crash++) stage.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    expect(service.stages.at(-1)).toMatchObject({ place: 'closed', address: null });
    service.stages.at(-1)?.open?.();
    expect(stage.webContents.reloads).toBe(6);
    stage.webContents.emit('did-finish-load');
    expect(service.stages.at(-1)).toMatchObject({ place: 'window', open: null });
  });

  test('a console whose page cannot be loaded ends the app with a sentence', async () => {
    fake.loadError = "ERR_FAILED (-2) loading 'app://console/console.html'";
    await startApp();
    await vi.waitFor(() => expect(fake.app.did).toContain('exit 1'));
    expect(fake.errors[0]).toContain('shell.page');
    resetFake();
    fake.loadError = 'ERR_ABORTED (-3)';
    await startApp();
    await new Promise(setImmediate);
    expect(fake.errors).toEqual([]);
  });

  test('a crashed page is sent nothing', async () => {
    const { stage, console, service } = await startApp();
    await new Promise(setImmediate);
    const before = [stage, console].map(({ webContents }) => webContents.sent.length);
    stage.webContents.crashed = true;
    service.change();
    await new Promise(setImmediate);
    const sent = [stage, console].map(({ webContents }, at) => webContents.sent.length - (before[at] ?? 0));
    expect(sent).toEqual([0, 1]);
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
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
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
    const said: string[] = [];
    await runShell({ openHouse: () => expect.unreachable(), folder: builtFolder(), say: line => said.push(line) });
    expect(said).toEqual([expect.stringMatching(/^shell\.second: 阳光摇号已经打开/)]);
    expect(fake.app.did).toEqual(['quit']);
    expect(fake.windows).toEqual([]);
  });

  test('a session that cannot be opened is told of, and ends the app', async () => {
    const why = refused(refusal('disk.in-use', { folder: '/data', pid: 7 }));
    const said: string[] = [];
    await runShell({ openHouse: () => why, folder: builtFolder(), say: line => said.push(line) });
    expect(said).toEqual(['electron ready', expect.stringMatching(/^disk\.in-use: /)]);
    expect(fake.errors[0]).toContain('disk.in-use');
    expect(fake.app.did).toContain('exit 1');
    expect(fake.windows).toEqual([]);
  });

  test('an error that nobody foresaw ends the app with a sentence, not with a stack', async () => {
    const openHouse = () => {
      throw new Error('EWHAT: no such thing');
    };
    const said: string[] = [];
    await runShell({ openHouse, folder: builtFolder(), say: line => said.push(line) });
    expect(said.at(-1)).toMatch(/^shell\.broken: .*EWHAT/);
    expect(fake.errors[0]).not.toContain('shell.ts');
    expect(fake.app.did).toContain('exit 1');
  });

  test('where no folder is named the ceremony is kept in the own folder, which no cloud copies', async () => {
    const openHouse = vi.fn(() => done(fakeService()));
    fake.app.isPackaged = true;
    await startApp({ openHouse });
    expect(openHouse).toHaveBeenCalledWith({
      home: '/home/阳光摇号',
      dataFolder: null,
      planPath: null,
      samplePath: '/resources/sample/plan.json',
      first: 'start',
      printer: expect.any(Function),
    });
  });

  test('its options: plan, data, language, safe graphics', async () => {
    const before = process.argv;
    process.argv = [
      'electron',
      '/app',
      '--plan=/p.json',
      '--data=/d',
      '--home=/h',
      '--first=sample',
      '--lang=en',
      '--safe-graphics',
      '--x-chromium=1',
    ];
    const openHouse = vi.fn(() => ({ ok: true as const, value: fakeService() }));
    try {
      const { console } = await startApp({ openHouse });
      expect(console.webContents.url).toContain('lang=en');
    } finally {
      process.argv = before;
    }
    const given = { dataFolder: '/d', planPath: '/p.json', home: '/h', first: 'sample', printer: expect.any(Function) };
    expect(openHouse).toHaveBeenCalledWith(expect.objectContaining(given));
    expect(fake.app.did).toContain('software');
  });
});

describe('a ceremony', () => {
  test('keeps the display awake while the stage is on a projector', async () => {
    const lid = display(1, { x: 0, y: 0, width: 1920, height: 1080 }, true);
    fake.screen.displays = [lid, display(2, { x: 1920, y: 0, width: 1024, height: 768 })];
    await startApp();
    expect(fake.blockers.size).toBe(1);
    fake.screen.displays = [lid];
    fake.screen.emit('display-removed', {}, display(2, { x: 1920, y: 0, width: 1024, height: 768 }));
    expect(fake.blockers.size).toBe(0);
  });

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

describe('the live picture', () => {
  test('is a locked window of its own, of a broadcast’s size, and no stage', async () => {
    const { service, stage, session, folder } = await startApp();
    const stages = service.stages.length;
    expect(service.lives).toEqual([{ isOpen: false, address: null, open: expect.any(Function) }]);
    service.lives.at(-1)?.open?.('full');
    const [, , live] = fake.windows;
    expect(live?.webContents.url).toBe('app://live/stage.html?view=live&variant=full');
    expect(live?.options).toMatchObject({ width: 1920, height: 1080, useContentSize: true });
    expect(live?.options.webPreferences).toMatchObject({
      preload: `${folder}/preload-stage.cjs`,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
    });
    expect(live?.options.webPreferences?.session).toBe(session);
    expect(live?.options).not.toHaveProperty('transparent');
    expect(service.lives.at(-1)).toMatchObject({ isOpen: true });
    // It is closed as any window is: the hall's stage stays, and nobody is asked.
    live?.emit('close', preventable());
    live?.destroy();
    expect(service.lives.at(-1)).toMatchObject({ isOpen: false });
    expect(service.stages.length).toBe(stages);
    expect(stage.isDestroyed()).toBe(false);
  });

  test('is opened anew in another variant; the lower third alone is transparent', async () => {
    const { service } = await startApp();
    service.lives.at(-1)?.open?.('clean');
    service.lives.at(-1)?.open?.('lower');
    const [, , clean, lower] = fake.windows;
    expect([clean?.isDestroyed(), lower?.isDestroyed()]).toEqual([true, false]);
    expect(lower?.options).toMatchObject({ transparent: true, frame: false, backgroundColor: '#00000000' });
    expect(service.lives.at(-1)).toMatchObject({ isOpen: true });
  });

  test('only the stage may sound by itself', async () => {
    const { service, console, stage } = await startApp();
    service.lives.at(-1)?.open?.('full');
    const policies = [console, stage, fake.windows[2]].map(window => window?.options.webPreferences?.autoplayPolicy);
    expect(policies).toEqual([
      'document-user-activation-required',
      'no-user-gesture-required',
      'document-user-activation-required',
    ]);
  });
});

describe('displays', () => {
  const home = display(1, { x: 0, y: 0, width: 1920, height: 1080 }, true);
  const projector = display(2, { x: 1920, y: 0, width: 1024, height: 768 });
  const places = ({ stages }: FakeService) => stages.map(({ place }) => place);

  test('one display: the stage is a window on it, and the console is told that there is no other', async () => {
    const { stage, service } = await startApp();
    expect([stage.fullScreen, stage.bounds]).toEqual([false, { x: 960, y: 540, width: 960, height: 540 }]);
    expect(places(service)).toEqual(['window']);
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
    fake.screen.emit('display-added', {}, projector);
    expect(stage.fullScreen).toBe(true);
    expect(service.calls).toHaveLength(1);
    expect(places(service)).toEqual(['window', 'projector', 'lost', 'projector']);
    // No box stands before the console: what is to be said is in its window.
    expect(fake.boxes).toEqual([]);
  });

  test('a projector that is there at the start is taken, once the stage has something to show', async () => {
    fake.screen.displays = [home, projector];
    const { stage, console } = await startApp();
    expect([stage.fullScreen, stage.bounds]).toEqual([true, projector.bounds]);
    expect([stage.top, console.top]).toEqual(['screen-saver', null]);
    resetFake();
    fake.screen.displays = [home, projector];
    const folder = builtFolder();
    await runShell({ openHouse: () => done(fakeService()), folder, say: () => undefined });
    expect(fake.windows[1]).toMatchObject({ bounds: projector.bounds, fullScreen: false });
  });

  test('new metrics are followed: another size, and another scale of the same size', async () => {
    fake.screen.displays = [home, projector];
    const { stage } = await startApp();
    const sets = vi.spyOn(stage, 'setBounds');
    const larger = display(2, { x: 1920, y: 0, width: 3840, height: 2160 });
    fake.screen.displays = [home, larger];
    fake.screen.emit('display-metrics-changed', {}, larger, ['bounds']);
    expect([stage.fullScreen, stage.bounds]).toEqual([true, larger.bounds]);
    expect(sets).toHaveBeenCalledTimes(2);
    const scaled = display(2, larger.bounds, false, 1.5);
    fake.screen.displays = [home, scaled];
    fake.screen.emit('display-metrics-changed', {}, scaled, ['scaleFactor']);
    expect(sets).toHaveBeenCalledTimes(4);
    fake.screen.emit('display-metrics-changed', {}, home, ['workArea']);
    expect(sets).toHaveBeenCalledTimes(4);
  });

  test('a mirrored projector is told of, once', async () => {
    fake.screen.displays = [home, display(2, { x: 0, y: 0, width: 1024, height: 768 })];
    const { stage, service } = await startApp();
    expect(stage.fullScreen).toBe(false);
    fake.screen.emit('display-metrics-changed', {}, home, ['workArea']);
    expect(places(service)).toEqual(['mirrored']);
  });

  test('a system that moves the stage some time after its display went, or came, is put right', async () => {
    vi.useFakeTimers();
    try {
      fake.screen.displays = [home, projector];
      const { stage } = await startApp();
      fake.screen.displays = [home];
      fake.screen.emit('display-removed', {}, projector);
      fake.screen.displays = [home, projector];
      fake.screen.emit('display-added', {}, projector);
      // What Windows does when a display comes back.
      stage.setFullScreen(false);
      stage.setBounds({ x: 10, y: 10, width: 300, height: 200 });
      vi.advanceTimersByTime(1_000);
      expect([stage.fullScreen, stage.bounds]).toEqual([true, projector.bounds]);
    } finally {
      vi.useRealTimers();
    }
  });

  test('a stage whose full screen never ends by word is moved all the same', async () => {
    vi.useFakeTimers();
    try {
      fake.screen.displays = [home, projector];
      const { stage } = await startApp();
      stage.mute = true;
      fake.screen.displays = [home];
      fake.screen.emit('display-removed', {}, projector);
      expect(stage.bounds).toEqual(projector.bounds);
      vi.advanceTimersByTime(2_000);
      expect([stage.fullScreen, stage.bounds.width]).toEqual([false, 960]);
    } finally {
      vi.useRealTimers();
    }
  });

  test('a console that is carried to the projector changes places with the stage', async () => {
    vi.useFakeTimers();
    try {
      fake.screen.displays = [home, projector];
      const { console, stage } = await startApp();
      console.bounds = { x: 2000, y: 50, width: 900, height: 600 };
      console.emit('move');
      vi.advanceTimersByTime(1_000);
      expect([stage.fullScreen, stage.bounds]).toEqual([true, home.bounds]);
    } finally {
      vi.useRealTimers();
    }
  });

  test('the console opens on the laptop, also where the projector is the main display, and fits a small one', async () => {
    const lid = display(2, { x: -1093, y: 0, width: 1093, height: 574 }, true, 1.25);
    fake.screen.displays = [display(1, { x: 0, y: 0, width: 1920, height: 1080 }), lid];
    const { console, stage } = await startApp();
    expect(console.options).toMatchObject({ x: -1093, y: 0, width: 1093, height: 574, minWidth: 1024, minHeight: 574 });
    expect(stage.bounds).toEqual({ x: 0, y: 0, width: 1920, height: 1080 });
  });

  test('the keys stay with the console when the stage becomes full screen', async () => {
    const { console, stage } = await startApp();
    stage.focused = true;
    fake.screen.displays = [home, projector];
    fake.screen.emit('display-added', {}, projector);
    expect(console.focused).toBe(true);
  });

  test('a lid that is closed pauses the stage, and the displays are looked at again when it opens', async () => {
    vi.useFakeTimers();
    try {
      fake.screen.displays = [home, projector];
      const { service, stage } = await startApp();
      fake.power.emit('suspend');
      expect(service.calls).toEqual([{ from: 'console', raw: { type: 'film.pause' } }]);
      fake.screen.displays = [home];
      fake.power.emit('resume');
      vi.advanceTimersByTime(1_000);
      expect([stage.fullScreen, places(service).at(-1)]).toEqual([false, 'lost']);
      fake.app.emit('will-quit');
      expect([fake.power.count('suspend'), fake.power.count('resume'), fake.screen.count('display-added')]).toEqual([
        0, 0, 0,
      ]);
    } finally {
      vi.useRealTimers();
    }
  });
});
