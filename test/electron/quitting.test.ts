// How the app ends: by its operator, by the system, by an error.

import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Ending } from '../../electron/desktop/ending.ts';
import { runShell } from '../../electron/desktop/shell.ts';
import { done } from '../../shared/outcome.ts';
import { display, fake, preventable, resetFake } from '../support/fake-electron.ts';
import { fakeService } from '../support/fake-service.ts';
import { builtFolder, startApp } from './app.ts';

vi.mock('electron', async () => (await import('../support/fake-electron.ts')).electron);

beforeEach(resetFake);

const frozen = ['commit', 'publish', 'input', 'close'];
const closed = ['reveal', 'seed', 'result', 'seal'];
const home = display(1, { x: 0, y: 0, width: 1920, height: 1080 }, true);
const projector = display(2, { x: 1920, y: 0, width: 1024, height: 768 });

/** Waits until what is under way has been said. */
const turn = () => new Promise(setImmediate);

describe('quitting', () => {
  test.each([...frozen, ...closed])('asks while %s is due; staying stays, leaving leaves', async due => {
    const { service, console, stage } = await startApp();
    service.change(due);
    expect(console.pressClose()).toBe(false);
    await turn();
    expect(fake.boxes).toHaveLength(1);
    expect(fake.boxes[0]).toMatchObject({ defaultId: 0, cancelId: 0, over: console, behind: false });
    expect(fake.boxes[0]?.message).toMatch(frozen.includes(due) ? /^名单已封存/ : /^取数已截止/);
    expect(fake.app.did).not.toContain('quit');
    fake.button = 1;
    expect(console.pressClose()).toBe(false);
    await turn();
    expect(fake.app.did).toContain('quit');
    // What Electron does on app.quit(): it closes the windows, on macOS the newest first.
    expect(stage.pressClose()).toBe(true);
    expect(console.pressClose()).toBe(true);
    expect(service.isClosed()).toBe(false);
    fake.app.emit('will-quit');
    expect(service.isClosed()).toBe(true);
    expect(fake.blockers.size).toBe(0);
    expect(fake.handlers.size).toBe(0);
  });

  test('before and after a ceremony it quits without a question; the stage alone does not close', async () => {
    for (const due of ['open', 'freeze', 'sealed', 'given-up']) {
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

  test('asks before any window is asked: the live picture stays as long as the operator does', async () => {
    const { service } = await startApp();
    service.change('input');
    const quit = preventable();
    fake.app.emit('before-quit', quit);
    expect(quit.defaultPrevented).toBe(true);
    await turn();
    expect(fake.boxes).toHaveLength(1);
    service.change('sealed');
    const later = preventable();
    fake.app.emit('before-quit', later);
    expect(later.defaultPrevented).toBe(false);
  });

  test.each(['win32', 'darwin', 'linux'] as const)('the question is never behind the stage on %s', async platform => {
    fake.platform = platform;
    fake.screen.displays = [home, projector];
    const { service, console, stage } = await startApp();
    service.change('reveal');
    // Minimised, or hidden with the whole app.
    console.minimized = true;
    fake.app.hidden = platform === 'darwin';
    expect(console.pressClose()).toBe(false);
    await turn();
    expect(fake.boxes.at(-1)).toMatchObject({ over: console, behind: false });
    expect([stage.fullScreen, stage.top]).toEqual([true, 'screen-saver']);
    // The stage is full screen on the console's own display: F11 where there is no other.
    resetFake();
    fake.platform = platform;
    const alone = await startApp();
    alone.service.change('reveal');
    alone.stage.webContents.emit('before-input-event', preventable(), { type: 'keyDown', key: 'F11' });
    expect(alone.stage.fullScreen).toBe(true);
    expect(alone.console.pressClose()).toBe(false);
    await turn();
    expect(fake.boxes.at(-1)).toMatchObject({ over: alone.console, behind: false });
  });
});

test('a page that is still loading when the app quits is not broken', async () => {
  const { promise, reject } = Promise.withResolvers<void>();
  fake.loading = promise;
  const { service } = await startApp();
  service.change('open');
  fake.app.emit('before-quit', preventable());
  reject(new Error("ERR_FAILED (-2) loading 'app://console/console.html'"));
  await turn();
  expect([fake.errors, fake.boxes, fake.app.did.filter(each => each.startsWith('exit'))]).toEqual([[], [], []]);
});

describe('the end of the session', () => {
  test('is resisted from the freeze to the seal, in words', async () => {
    const { service, console } = await startApp();
    for (const due of [...frozen, ...closed]) {
      service.change(due);
      const event = preventable({ reasons: ['shutdown'] });
      console.emit('query-session-end', event);
      expect(event.defaultPrevented, due).toBe(true);
      await turn();
      expect(fake.boxes.at(-1)?.detail).toMatch(/^系统要注销、关机或重新启动/);
    }
    for (const due of ['open', 'freeze', 'sealed', 'given-up']) {
      service.change(due);
      const event = preventable({ reasons: ['shutdown'] });
      console.emit('query-session-end', event);
      expect(event.defaultPrevented, due).toBe(false);
    }
  });

  test('where it comes all the same, everything is closed before the process is ended', async () => {
    const { service, console } = await startApp();
    service.change('input');
    console.emit('session-end', preventable({ reasons: ['critical'] }));
    expect(service.isClosed()).toBe(true);
    expect(fake.blockers.size).toBe(0);
  });
});

describe('an error that nobody foresaw', () => {
  test.each([true, false])(
    'ends the app once, over the console, after what stands is closed (a projector: %s)',
    async has => {
      if (has) fake.screen.displays = [home, projector];
      const service = fakeService();
      const said: string[] = [];
      const ending = new Ending(line => said.push(line));
      const given = { platform: fake.platform, argv: ['electron', '.'], environment: {} };
      await runShell(
        { openHouse: () => done(service), folder: builtFolder(), say: line => said.push(line), machine: given },
        ending,
      );
      const [console, stage] = fake.windows;
      for (const window of [console, stage]) window?.emit('ready-to-show');
      service.change('input');
      ending.broken(new Error('EODD'));
      ending.broken('a second one while the box is read');
      expect(service.isClosed()).toBe(true);
      expect(said.filter(line => line.startsWith('shell.broken'))).toEqual([expect.stringContaining('EODD')]);
      expect(fake.boxes).toHaveLength(1);
      expect(fake.boxes[0]).toMatchObject({ over: console, behind: false, message: '阳光摇号将退出' });
      expect(fake.app.did.filter(each => each.startsWith('exit'))).toEqual(['exit 1']);
      // Whatever still wants to quit asks nothing.
      expect(console?.pressClose()).toBe(true);
    },
  );

  test('what cannot be closed does not keep the app from ending', () => {
    const ending = new Ending(() => undefined);
    ending.before(() => {
      throw new Error('stuck');
    });
    expect(() => ending.broken(new Error('EODD'))).toThrow('stuck');
    expect(fake.errors).toHaveLength(1);
    expect(fake.app.did).toEqual(['exit 1']);
  });
});

describe('a graphics process that is gone', () => {
  const gone = (reason: string, exitCode = 1, type = 'GPU') =>
    fake.app.emit('child-process-gone', {}, { type, reason, exitCode });

  test('starts the app again without acceleration, at once and with everything closed', async () => {
    const said: string[] = [];
    const { service } = await startApp({ say: line => said.push(line) });
    service.change('reveal');
    gone('crashed');
    gone('crashed');
    expect(fake.app.relaunched).toEqual([[...process.argv.slice(1), '--safe-graphics', '--graphics-failed']]);
    expect(fake.app.did.filter(each => each.startsWith('exit'))).toEqual(['exit 0']);
    expect([service.isClosed(), fake.boxes.length]).toEqual([true, 0]);
    expect(said.at(-1)).toMatch(/^shell\.graphics: 显卡/);
  });

  test('is no reason where it ended by itself, wants to start again, or was not the graphics', async () => {
    await startApp();
    gone('clean-exit', 0);
    gone('killed');
    gone('killed');
    // After a sleep, or when a display was connected to another card.
    gone('abnormal-exit', 34);
    gone('crashed', 1, 'Utility');
    expect(fake.app.relaunched).toEqual([]);
    gone('abnormal-exit', 139);
    expect(fake.app.relaunched).toHaveLength(1);
  });

  test('that is ended by others a third time does, before Chromium ends the whole app at the sixth', async () => {
    await startApp();
    gone('killed');
    gone('memory-eviction');
    expect(fake.app.relaunched).toEqual([]);
    gone('killed');
    expect(fake.app.relaunched).toHaveLength(1);
  });

  test('once: the app that was started again says why, and does not start again', async () => {
    const machine = {
      platform: fake.platform,
      argv: ['electron', '.', '--safe-graphics', '--graphics-failed'],
      environment: {},
    };
    const { console } = await startApp({ machine });
    expect(fake.app.did).toContain('software');
    expect(fake.boxes).toEqual([expect.objectContaining({ type: 'info', over: console, behind: false })]);
    gone('crashed');
    expect(fake.app.relaunched).toEqual([]);
    // What lies in a mounted AppImage, or where the portable program has unpacked itself, is gone before it could start again.
    for (const environment of [{ APPIMAGE: '/a.AppImage' }, { PORTABLE_EXECUTABLE_DIR: 'E:\\' }]) {
      resetFake();
      await startApp({ machine: { ...machine, argv: ['electron', '.'], environment } });
      gone('crashed');
      expect([fake.app.relaunched, fake.app.did.includes('exit 0')]).toEqual([[], false]);
    }
    // Once the app ends, its processes end too.
    resetFake();
    await startApp();
    fake.app.emit('will-quit');
    gone('crashed');
    expect(fake.app.relaunched).toEqual([]);
  });
});
