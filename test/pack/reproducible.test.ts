// Whoever builds the source gets the same bytes: in another folder, another time zone, another language.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { differing } from '../../assets/licences/bundled.ts';
import lockfile from '../../package-lock.json' with { type: 'json' };
import { buildAll } from '../support/pages.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'other-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

type Built = { readonly digests: readonly (readonly [string, string])[]; readonly packages: readonly string[] };

function builtIn(project: string, environment: NodeJS.ProcessEnv): Built {
  const script = join(root, 'test/pack/digests.ts');
  const options = { cwd: project, env: { ...process.env, ...environment } };
  return JSON.parse(execFileSync(process.execPath, [script, project], options).toString());
}

test('a build elsewhere gives the bytes that were built here', () => {
  buildAll();
  const other = join(folder, '另 一个 folder/阳光摇号');
  for (const part of [
    'assets',
    'cli',
    'docs',
    'electron',
    'renderer',
    'shared',
    'package.json',
    'tsconfig.base.json',
  ]) {
    cpSync(join(root, part), join(other, part), { recursive: true });
  }
  for (const config of ['vite.config.ts', 'vite.electron.config.ts', 'vite.verifier.config.ts']) {
    cpSync(join(root, config), join(other, config));
  }
  symlinkSync(join(root, 'node_modules'), join(other, 'node_modules'), 'junction');
  const { digests, packages } = builtIn(other, {
    TZ: 'America/Los_Angeles',
    LC_ALL: 'tr_TR.UTF-8',
    LANG: 'tr_TR.UTF-8',
    USER: 'other',
  });
  const names = digests.map(([path]) => path);
  expect(names).toEqual(
    expect.arrayContaining(['dist/electron/main.js', 'dist/renderer/stage.html', 'docs/verify.html']),
  );
  // That these are all, and what the sources here give, is asked of the package.
  const digest = (name: string) =>
    createHash('sha256')
      .update(readFileSync(join(root, name)))
      .digest('hex');
  expect(digests).toEqual(names.map(name => [name, digest(name)]));
  expect(packages).toContain('node_modules/react');
  expect(Object.keys(lockfile.packages)).toEqual(expect.arrayContaining([...packages]));
});

test('a built file that is old, missing or of no build is named before anything is packed', () => {
  mkdirSync(join(folder, 'dist/electron/deep'), { recursive: true });
  mkdirSync(join(folder, 'dist/renderer'));
  mkdirSync(join(folder, 'renderer/public'), { recursive: true });
  for (const path of ['dist/electron/main.js', 'dist/renderer/icon.png', 'renderer/public/icon.png']) {
    writeFileSync(join(folder, path), path);
  }
  const files = new Map([['dist/electron/main.js', 'dist/electron/main.js']]);
  expect(differing(folder, files)).toEqual([]);
  writeFileSync(join(folder, 'dist/electron/deep/earlier.js'), '');
  expect(differing(folder, files.set('dist/renderer/stage.html', ''))).toEqual([
    'dist/renderer/stage.html',
    'dist/electron/deep/earlier.js',
  ]);
  writeFileSync(join(folder, 'dist/electron/main.js'), 'other');
  expect(differing(folder, files)).toContain('dist/electron/main.js');
});
