// What is decided before Electron is ready.

import { beforeEach, describe, expect, test, vi } from 'vitest';
import { runShell } from '../../electron/desktop/shell.ts';
import { argumentsForX11 } from '../../electron/desktop/starting.ts';
import { fake, resetFake } from '../support/fake-electron.ts';
import { builtFolder, startApp } from './app.ts';

vi.mock('electron', async () => (await import('../support/fake-electron.ts')).electron);

beforeEach(resetFake);

const said: string[] = [];

/** Starts an app that must not open anything. */
async function start(given: { platform?: NodeJS.Platform; argv?: string[]; environment?: NodeJS.ProcessEnv }) {
  said.length = 0;
  const machine = { platform: 'linux' as const, argv: ['/opt/sunshine-draw'], environment: {}, ...given };
  const openHouse = () => expect.unreachable();
  await runShell({ openHouse, folder: builtFolder(), say: line => said.push(line), machine });
  expect(fake.windows).toEqual([]);
}

describe('an installed app', () => {
  test.each(['no-sandbox', 'single-process', 'disable-web-security', 'remote-debugging-port'])(
    'is not opened with --%s',
    async name => {
      fake.app.isPackaged = true;
      fake.app.switches.set(name, '');
      await start({});
      expect(said).toEqual([expect.stringContaining(`shell.weakened: 启动时带有 --${name}`)]);
      expect(fake.errors).toEqual([expect.stringMatching(/^阳光摇号不能启动: .*shell\.weakened$/s)]);
      // Nothing is set up; the box alone needs a ready app.
      expect(fake.app.did).toEqual(['ready', 'exit 1']);
      // A port would be open as long as the box is.
      expect(fake.app.switches.has('remote-debugging-port')).toBe(false);
    },
  );

  test('is not opened where the environment takes the sandbox away', async () => {
    fake.app.isPackaged = true;
    await start({ environment: { ELECTRON_DISABLE_SANDBOX: '' } });
    expect(said).toEqual([expect.stringContaining('ELECTRON_DISABLE_SANDBOX')]);
    expect(fake.app.did).toEqual(['ready', 'exit 1']);
  });
});

test('from its source the app may be without a sandbox, as root is, and has one otherwise', async () => {
  await startApp();
  expect(fake.app.did).toEqual(['sandbox', 'ready']);
  resetFake();
  fake.app.switches.set('no-sandbox', '');
  await startApp();
  expect(fake.app.did).toEqual(['ready']);
  expect(fake.windows).toHaveLength(2);
});

describe('under Wayland', () => {
  const wayland = { XDG_SESSION_TYPE: 'wayland', WAYLAND_DISPLAY: 'wayland-0', DISPLAY: ':0' };

  test('the app starts again for X11 before anything is set up, once', async () => {
    await start({ argv: ['/opt/sunshine-draw', '--lang=zh'], environment: wayland });
    expect(fake.app.relaunched).toEqual([['--lang=zh', '--ozone-platform=x11']]);
    expect(fake.app.did).toEqual(['exit 0']);
  });

  test.each([
    ['X11 already', 'linux', ['app', '--ozone-platform=x11'], wayland],
    ['somebody asked for Wayland', 'linux', ['app', '--ozone-platform=wayland'], wayland],
    ['there is no X server', 'linux', ['app'], { ...wayland, DISPLAY: undefined }],
    ['a mounted AppImage, which cannot start again', 'linux', ['app'], { ...wayland, APPIMAGE: '/home/a.AppImage' }],
    ['a session of X11', 'linux', ['app'], { XDG_SESSION_TYPE: 'x11', DISPLAY: ':0' }],
    ['Windows', 'win32', ['app'], wayland],
    ['macOS', 'darwin', ['app'], wayland],
  ] as const)('or does not: %s', (_why, platform, argv, environment) => {
    expect(argumentsForX11({ platform, argv, environment })).toBeNull();
  });
});
