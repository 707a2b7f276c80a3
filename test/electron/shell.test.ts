import { beforeEach, describe, expect, test, vi } from 'vitest';
import { runShell } from '../../electron/desktop/shell.ts';
import { done, refused } from '../../shared/outcome.ts';
import { refusal } from '../../shared/text/refusal.ts';
import { display, fake, preventable, resetFake } from '../support/fake-electron.ts';
import { fakeService } from '../support/fake-service.ts';
import { builtFolder, startApp } from './app.ts';

vi.mock('electron', async () => (await import('../support/fake-electron.ts')).electron);

beforeEach(resetFake);

describe('windows', () => {
  test('both are sandboxed, isolated, without Node, each with the preload of its role', async () => {
    // Windows and macOS take the icon of the program.
    fake.platform = 'linux';
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
      expect(window.options.icon).toMatch(/renderer\/icon\.png$/);
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
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ]);
    expect(Object.fromEntries(fake.app.switches)).toEqual({
      'host-resolver-rules': 'MAP * ~NOTFOUND',
      'no-proxy-server': undefined,
      'disable-http-cache': undefined,
    });
  });

  test('there is no menu; on macOS a small one, which cannot hide the stage', async () => {
    for (const platform of ['win32', 'linux', 'darwin'] as const) {
      resetFake();
      fake.platform = platform;
      await startApp();
      expect(fake.menus).toHaveLength(1);
      const roles = JSON.stringify(fake.menus[0]).match(/(?<="role":")[A-Za-z]+/g);
      expect(roles, platform).toEqual(platform === 'darwin' ? ['about', 'quit', 'editMenu'] : null);
    }
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

  test.each([
    ['as they are given', (options: string[]) => ['electron', '/app', ...options]],
    // Electron 33 on Linux, started again by itself: Chromium puts its switches before everything else.
    ['with the folder of the app behind them', (options: string[]) => ['electron', ...options, '/app']],
  ])('its options: plan, data, language, safe graphics, %s', async (_how, argvOf) => {
    const given = ['--plan=/p.json', '--data=/d', '--home=/h', '--first=sample', '--lang=en', '--safe-graphics'];
    const openHouse = vi.fn(() => ({ ok: true as const, value: fakeService() }));
    const machine = { platform: fake.platform, argv: argvOf([...given, '--x-chromium=1']), environment: {} };
    const { console } = await startApp({ openHouse, machine });
    expect(console.webContents.url).toContain('lang=en');
    const asked = { dataFolder: '/d', planPath: '/p.json', home: '/h', first: 'sample', printer: expect.any(Function) };
    expect(openHouse).toHaveBeenCalledWith(expect.objectContaining(asked));
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
});

describe('the live picture', () => {
  test('is a locked window of its own, of a broadcast’s size, and no stage', async () => {
    const { service, stage, session, folder } = await startApp();
    const stages = service.stages.length;
    expect(service.lives).toEqual([{ isOpen: false, address: null, open: expect.any(Function) }]);
    service.lives.at(-1)?.open?.('full');
    const [, , live] = fake.windows;
    expect(live?.webContents.url).toBe('app://live/stage.html?view=live&variant=full');
    expect(live?.options).toMatchObject({ x: 0, y: 0, width: 1920, height: 1080, useContentSize: true });
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
