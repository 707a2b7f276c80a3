// The Node that runs everything comes from the lockfile, whatever npm and Node a machine has.

import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import project from '../../package.json' with { type: 'json' };
import lockfile from '../../package-lock.json' with { type: 'json' };

const root = fileURLToPath(new URL('../..', import.meta.url));

type Entry = {
  readonly version?: string;
  readonly integrity?: string;
  readonly os?: string | readonly string[];
  readonly cpu?: string | readonly string[];
  readonly bin?: string | Record<string, string>;
  readonly optional?: boolean;
  readonly hasInstallScript?: boolean;
};
const entries = new Map(Object.entries<Entry>(lockfile.packages as unknown as Record<string, Entry>));

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'node-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the lockfile', () => {
  const pinned = Object.entries(project.optionalDependencies);

  test('pins a Node for each platform by its digest, and no two for one platform', () => {
    const systems = pinned.map(([name, version]) => {
      const { os, cpu, bin, ...entry } = entries.get(`node_modules/${name}`) ?? {};
      expect(entry, name).toMatchObject({ version, optional: true, integrity: expect.stringMatching(/^sha512-/) });
      expect(bin, name).toEqual({ node: os === 'win32' ? 'bin/node.exe' : 'bin/node' });
      // own-node.js finds it by this name.
      expect(name).toMatch(new RegExp(`^node-(bin-)?${os === 'win32' ? 'win' : os}-${cpu}$`));
      return `${os} ${cpu}`;
    });
    expect(systems.sort()).toEqual([
      'darwin arm64',
      'darwin x64',
      'linux arm64',
      'linux x64',
      'win32 arm64',
      'win32 x64',
    ]);
  });

  test('gives no other package a program of that name, and needs the script of none', () => {
    const withNode = [...entries].filter(([, { bin }]) => bin !== undefined && Object.hasOwn(Object(bin), 'node'));
    expect(withNode.map(([path]) => path.replace('node_modules/', '')).sort()).toEqual(
      Object.keys(project.optionalDependencies).sort(),
    );
    const scripts = [...entries].filter(([path, { hasInstallScript }]) => path !== '' && hasInstallScript);
    // electron-winstaller is a part of electron-builder that is not used here.
    expect(scripts.map(([path]) => path)).toEqual(['node_modules/electron-winstaller']);
    expect(project.allowScripts).toEqual({ 'electron-winstaller': false });
  });
});

test('the tests run on it', () => {
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const version = Object.entries(project.optionalDependencies).find(([each]) => each.replace('-bin', '') === name)?.[1];
  if (version !== undefined) expect(process.version).toBe(`v${version}`);
});

/** A module that tells on stderr which Node has loaded it. */
const telling = `--import=data:text/javascript,process.stderr.write('runs:'+process.execPath+'%5Cn')`;

test('a program that was started with another Node is run by it, and ends as it does', () => {
  const other = join(folder, process.platform === 'win32' ? 'node.exe' : 'node');
  copyFileSync(process.execPath, other);
  for (const [args, code] of [
    [['--help'], 0],
    [['verify', join(folder, 'none')], 2],
  ] as const) {
    const { status, stderr } = spawnSync(other, ['cli/main.js', ...args], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: telling },
    });
    const ran = [...stderr.matchAll(/^runs:(.*)$/gm)].map(([, path]) => realpathSync(path ?? ''));
    expect(ran).toEqual([realpathSync(other), realpathSync(process.execPath)]);
    expect(status).toBe(code);
  }
});

test('where no Node is pinned for a machine, an old one is told what to install', () => {
  mkdirSync(join(folder, 'electron/launch'), { recursive: true });
  mkdirSync(join(folder, 'node_modules'));
  for (const file of ['own-node.js', 'node-version.js']) {
    copyFileSync(join(root, 'electron/launch', file), join(folder, 'electron/launch', file));
  }
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  writeFileSync(join(folder, 'node_modules/.package-lock.json'), '{}');
  writeFileSync(
    join(folder, 'electron/launch/start.js'),
    "import { load } from './node-version.js';\nawait load(() => import('node:fs'));\n",
  );
  const old = `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'20.20.2'}})`;
  const program = join(folder, 'electron/launch/start.js');
  const { status, stderr } = spawnSync(process.execPath, ['--import', old, program], { encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stderr).toMatch(/^start\.node: .*请安装 Node\.js 24.*\nstart\.node: .*Install Node\.js 24.*\n$/);
  expect(spawnSync(process.execPath, [program], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
});

test('the link that npm 10 takes away is made again; on a platform without a pinned Node nothing is', () => {
  mkdirSync(join(folder, 'electron/launch'), { recursive: true });
  for (const file of ['own-node.js', 'link-node.js', 'node-version.js']) {
    copyFileSync(join(root, 'electron/launch', file), join(folder, 'electron/launch', file));
  }
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const link = join(folder, 'node_modules/.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  const run = () => spawnSync(process.execPath, [join(folder, 'electron/launch/link-node.js')], { encoding: 'utf8' });
  mkdirSync(join(folder, 'node_modules/.bin'), { recursive: true });
  expect(run()).toMatchObject({ status: 0, stderr: '' });
  expect(existsSync(link)).toBe(false);

  const bin = join(folder, `node_modules/node-${system}-${process.arch}/bin`);
  mkdirSync(bin, { recursive: true });
  copyFileSync(process.execPath, join(bin, process.platform === 'win32' ? 'node.exe' : 'node'));
  for (const _ of ['missing', 'there']) {
    expect(run()).toMatchObject({ status: 0, stderr: '' });
    const { stdout } = spawnSync(link, ['-p', '1 + 1'], { encoding: 'utf8', shell: process.platform === 'win32' });
    expect(stdout.trim()).toBe('2');
  }
});
