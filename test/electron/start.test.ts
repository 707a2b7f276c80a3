// What `npm start` decides before anything opens.

import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isFresh } from '../../electron/launch/build.ts';
import { parseStart, type StartOptions } from '../../electron/launch/options.ts';
import { chooseHost } from '../../electron/launch/runtime.ts';

let folder = '';
let said: string[] = [];
const screen = { DISPLAY: ':0' };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'start-'));
  said = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

function optionsOf(...args: string[]): StartOptions {
  const { options } = parseStart([...args, '--lang', 'en'], {});
  if (options === null) throw new Error('a wrong call');
  return options;
}

/** A package `electron` whose installer is `installer`. */
function packageWith(installer: string): string {
  const electron = join(folder, 'electron');
  mkdirSync(electron, { recursive: true });
  writeFileSync(join(electron, 'package.json'), '{"version":"45.4.1","type":"commonjs"}');
  writeFileSync(join(electron, 'install.js'), installer);
  return electron;
}

function choose(electron: string, options: StartOptions, environment: NodeJS.ProcessEnv = screen) {
  const places = { electron, memory: join(folder, 'cache/electron.json') };
  return chooseHost(options, places, environment, line => said.push(line));
}

const installs = `const fs = require('fs'), p = require('path');
fs.mkdirSync(p.join(__dirname, 'dist'), { recursive: true });
fs.writeFileSync(p.join(__dirname, 'dist/version'), '45.4.1');
fs.writeFileSync(p.join(__dirname, 'dist/electron'), '');
fs.writeFileSync(p.join(__dirname, 'path.txt'), 'electron');`;

describe('options', () => {
  test('their defaults, and each of them', () => {
    expect(parseStart([], {}).options).toEqual({
      host: null,
      open: true,
      plan: null,
      sample: 'assets/sample/plan.json',
      data: null,
      home: 'data',
      safeGraphics: false,
      language: 'zh',
    });
    expect(optionsOf('--host=browser', '--no-open', '--plan', 'p.json', '--data', 'd', '--safe-graphics')).toEqual({
      host: 'browser',
      open: false,
      plan: 'p.json',
      sample: 'assets/sample/plan.json',
      data: 'd',
      home: 'data',
      safeGraphics: true,
      language: 'en',
    });
  });

  test('a wrong call is named', () => {
    for (const args of [['--host=firefox'], ['--lang', 'fr'], ['--hots'], ['x'], ['--plan']]) {
      expect(parseStart(args, {}), args.join(' ')).toMatchObject({ options: null, wrong: expect.any(String) });
    }
    expect(parseStart(['--help'], {})).toMatchObject({ options: null, wrong: null });
  });
});

describe('the host', () => {
  test('the browser where it is asked for, or where no window is wanted', async () => {
    const electron = packageWith('process.exit(9)');
    for (const args of [['--host=browser'], ['--no-open']]) {
      expect(await choose(electron, optionsOf(...args))).toMatchObject({ host: 'browser' });
    }
    expect(said).toEqual([]);
  });

  test('Electron where its runtime can be fetched, and then without a word', async () => {
    const electron = packageWith(installs);
    expect(await choose(electron, optionsOf())).toMatchObject({
      host: 'electron',
      executable: join(electron, 'dist/electron'),
    });
    expect(said).toEqual([expect.stringContaining('9 s at most')]);
    expect(await choose(electron, optionsOf())).toMatchObject({ host: 'electron', reason: 'its runtime is installed' });
    expect(said).toHaveLength(1);
  });

  test('a network that says no is asked once, and again when Electron is asked for by name', async () => {
    const electron = packageWith(`require('fs').appendFileSync(__dirname + '/asked', 'x');
      console.error('TypeError: fetch failed'); process.exit(1)`);
    const asked = () => readFileSync(join(electron, 'asked'), 'utf8').length;
    expect(await choose(electron, optionsOf())).toMatchObject({
      host: 'browser',
      reason: expect.stringContaining('fetch failed'),
    });
    expect(await choose(electron, optionsOf())).toMatchObject({ host: 'browser' });
    expect(asked()).toBe(1);
    await choose(electron, optionsOf('--host=electron'));
    expect(asked()).toBe(2);
    writeFileSync(join(electron, 'package.json'), '{"version":"46.0.0","type":"commonjs"}');
    await choose(electron, optionsOf());
    expect(asked()).toBe(3);
  });

  test('a network that says nothing is given up within ten seconds', { timeout: 15_000 }, async () => {
    const electron = packageWith('setTimeout(() => {}, 60_000)');
    const began = performance.now();
    expect(await choose(electron, optionsOf())).toMatchObject({ host: 'browser' });
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  test.runIf(process.platform === 'linux')('the browser, without windows, where there is no screen', async () => {
    expect(await choose(packageWith(installs), optionsOf(), {})).toMatchObject({ host: 'browser', headless: true });
    expect(said).toEqual([]);
  });

  test('the browser, at once, where the folder that is named has no Electron', async () => {
    const electron = packageWith('process.exit(9)');
    const environment = { ...screen, ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'empty') };
    for (const args of [[], ['--host=electron']]) {
      expect(await choose(electron, optionsOf(...args), environment)).toMatchObject({
        host: 'browser',
        reason: expect.stringContaining(`names ${join(folder, 'empty')}`),
      });
    }
    expect(said).toEqual([]);
    mkdirSync(join(folder, 'empty'));
    const program = join(folder, 'empty', process.platform === 'win32' ? 'electron.exe' : 'electron');
    writeFileSync(program, '');
    expect(await choose(electron, optionsOf(), environment)).toMatchObject({ host: 'electron', executable: program });
  });

  // Nothing is read-only to root.
  test.runIf(process.getuid?.() !== 0)(
    'the browser, at once, where nothing that is fetched could be kept',
    async () => {
      const electron = packageWith('process.exit(9)');
      chmodSync(electron, 0o555);
      expect(await choose(electron, optionsOf())).toMatchObject({ reason: expect.stringContaining('written to') });
      chmodSync(electron, 0o755);
      expect(said).toEqual([]);
    },
  );

  test('the browser where Electron is not installed at all', async () => {
    expect(await choose(join(folder, 'none'), optionsOf())).toMatchObject({ host: 'browser' });
  });
});

test('what is built is fresh while nothing of its sources is younger', () => {
  mkdirSync(join(folder, 'src/deep'), { recursive: true });
  writeFileSync(join(folder, 'src/deep/a.ts'), '');
  writeFileSync(join(folder, 'out.js'), '');
  const build = { output: ['out.js'], sources: ['src', 'missing.ts'] };
  utimesSync(join(folder, 'src/deep/a.ts'), 1000, 1000);
  expect(isFresh(folder, build)).toBe(true);
  utimesSync(join(folder, 'out.js'), 500, 500);
  expect(isFresh(folder, build)).toBe(false);
  expect(isFresh(folder, { ...build, output: ['out.js', 'none.js'] })).toBe(false);
});
