// Paths that lead to something else than a file: folders, pipes that nobody writes to, sockets, devices without an end, files of many
// gigabytes. Each is refused in words before it is read, wherever a path is taken; none keeps the program waiting.

import { execFileSync } from 'node:child_process';
import * as nodeFs from 'node:fs';
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { diskOf } from '../../electron/service/ports/disk.ts';
import { readDossier, verdictOf } from '../../electron/service/ports/dossier-files.ts';
import { onDisk } from '../../electron/service/ports/errors.ts';
import { bytesAt, type FileKind, largest, type ReadCalls, readBytes } from '../../electron/service/ports/reading.ts';
import { dossierInZip } from '../../shared/dossier/arrangement.ts';
import { kindOf } from '../../shared/dossier/files.ts';
import { done } from '../../shared/outcome.ts';
import { parsePlan } from '../../shared/plan/plan.ts';
import { ranHere, runCli } from '../support/cli.ts';
import { packed, zipOf } from '../support/hostile-lists.ts';
import { codeOf, must, textOf, utf8 } from '../support/outcome.ts';
import { SeededRandom } from '../support/random.ts';
import { writeSmallDraft } from '../support/small-draft.ts';
import { yardstick } from '../support/yardstick.ts';

const isWindows = process.platform === 'win32';
let root: string;
const at = (name: string) => join(root, name);

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'strange-'));
  mkdirSync(at('folder.csv'));
  writeFileSync(at('huge.csv'), '');
  // Sparse: it takes no room on the disk.
  truncateSync(at('huge.csv'), 3 * 2 ** 30);
  if (isWindows) return;
  execFileSync('mkfifo', [at('pipe.csv')]);
  symlinkSync('/dev/zero', at('zero.csv'));
  const socket = createServer().listen(at('socket.csv'));
  await new Promise(listening => socket.once('listening', listening));
  socket.unref();
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const strange = ['folder.csv', 'huge.csv', ...(isWindows ? [] : ['pipe.csv', 'zero.csv', 'socket.csv'])];
const codeFor = (name: string) => (name === 'huge.csv' ? 'file.too-large' : 'file.kind');

describe.each(strange)('%s', name => {
  test('is refused by each of the readers', () => {
    for (const kind of Object.keys(largest) as FileKind[])
      expect(codeOf(readBytes(at(name), kind))).toBe(codeFor(name));
    expect(codeOf(diskOf(root).read(name))).toBe(codeFor(name));
    if (name !== 'folder.csv') expect(codeOf(readDossier(at(name)))).toBe(codeFor(name));
  });

  test.skipIf(name === 'huge.csv')('is not appended to', () => {
    expect(codeOf(diskOf(root).append(name, 0, utf8('x\n')))).toMatch(/^(file\.kind|disk\.)/);
  });
});

test.skipIf(isWindows)('a pipe that takes the place of a file between two calls is not waited for', () => {
  writeFileSync(at('plain.csv'), 'x');
  const plain = () => nodeFs.statSync(at('plain.csv'));
  const swapped: ReadCalls = { ...nodeFs, statSync: plain as unknown as typeof nodeFs.statSync };
  expect(codeOf(onDisk('pipe.csv', () => done(bytesAt(at('pipe.csv'), 'list', swapped))))).toBe('file.kind');
});

test.skipIf(isWindows)('the command line is not kept waiting by a pipe, whatever it takes it for', async () => {
  const draft = writeSmallDraft(at('draft'), 'TEST-LB-2024-a1');
  rmSync(at('draft/gaoxin.csv'));
  execFileSync('mkfifo', [at('draft/gaoxin.csv')]);
  const calls = [
    ['check', at('pipe.csv')],
    ['verify', at('pipe.csv')],
    ['import', at('pipe.csv'), '--data', at('data')],
    ['rehearse', '--plan', at('pipe.csv'), '--out', at('out')],
    ['rehearse', '--plan', draft, '--out', at('out')],
  ];
  // Killed if it waits: opening a pipe to read waits for whoever writes to it.
  const deadline = Date.now() + 20_000;
  const runs = await Promise.all(calls.map(args => runCli(args, () => Date.now() > deadline)));
  for (const [index, { code, stderr }] of runs.entries()) {
    expect(stderr, calls[index]?.join(' ')).toContain('file.kind');
    expect(code).toBe(2);
  }
});

test('the text of a receipt comes from a pipe, and a list that has its largest size is read', async () => {
  expect((await ranHere(['check', at('folder.csv')])).code).toBe(2);
  writeFileSync(at('list.csv'), '');
  truncateSync(at('list.csv'), 2 ** 20);
  expect(must(readBytes(at('list.csv'), 'list'))).toHaveLength(2 ** 20);
  const handle = openSync(at('list.csv'), 'w');
  closeSync(handle);
  writeFileSync(at('list.csv'), '登记号,姓名\n');
  expect(textOf(must(readBytes(at('list.csv'), 'list')))).toBe('登记号,姓名\n');
});

test('nothing that somebody names is read past the reader', () => {
  const source = fileURLToPath(new URL('../..', import.meta.url));
  const files = ['electron/service', 'electron/desktop', 'electron/browser', 'cli'].flatMap(folder =>
    readdirSync(join(source, folder), { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile() && /\.[tj]s$/.test(entry.name))
      .map(entry => join(entry.parentPath, entry.name)),
  );
  const reads = files.filter(file => /\breadFile(Sync)?\(/.test(readFileSync(file, 'utf8')));
  const moves = files.filter(file =>
    /\b(rename|rm|rmdir|unlink|cp|copyFile)(Sync)?\(/.test(readFileSync(file, 'utf8')),
  );
  const beside = (paths: readonly string[], known: readonly string[]) =>
    paths.map(path => relative(source, path).replaceAll('\\', '/')).filter(path => !known.includes(path));
  // These read files of the program itself, of the system, or of a package.
  const ownReads = ['chromium', 'intake/intake', 'pages', 'ports/process-identity', 'ports/tools', 'private-folders'];
  expect(
    beside(
      reads,
      ownReads.map(name => `electron/service/${name}.ts`),
    ),
  ).toEqual([]);
  // These do it with patience, or to folders of a browser and empty ones, of which nothing is lost.
  const patient = ['chromium', 'ports/disk', 'ports/lock', 'private-folders'].map(
    name => `electron/service/${name}.ts`,
  );
  expect(beside(moves, [...patient, 'electron/browser/app-windows.ts', 'cli/import.ts'])).toEqual([]);
  expect(files.length).toBeGreaterThan(100);
});

describe('a public folder of a dossier', () => {
  const sparse = (path: string, bytes: number) => {
    writeFileSync(path, '');
    truncateSync(path, bytes);
  };
  const folderOf = (name: string) => {
    const folder = join(at(name), 'public');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'rules.txt'), 'x');
    return folder;
  };

  test('is judged by the names of what does not belong there, which is not read', () => {
    const folder = folderOf('beside');
    sparse(join(folder, 'film.mp4'), 5 * 2 ** 30);
    const files = must(readDossier(folder));
    expect(files.public.get('film.mp4')?.length).toBe(0);
    expect(verdictOf(files).checks[0]?.actual).toContain('+film.mp4');
  });

  test.skipIf(process.platform !== 'linux')('is judged too with a name that is not UTF-8', () => {
    const folder = folderOf('foreign');
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xd6, 0xd0])]), '');
    expect(verdictOf(must(readDossier(folder))).checks[0]?.actual).toContain('+\ufffd');
  });

  test('is not read if its files are together larger than any', () => {
    const folder = folderOf('large');
    for (const name of ['roster.csv', 'journal.txt', 'result.csv']) sparse(join(folder, name), 2 ** 30);
    expect(codeOf(readDossier(folder))).toBe('dossier.too-large-together');
  });

  test('costs no more than its size, whatever byte its record is made of', () => {
    const journal = new Uint8Array(2 ** 27).fill('|'.charCodeAt(0));
    const most = Math.max(1, 4 * yardstick());
    const before = process.cpuUsage();
    expect(kindOf(new Map([['journal.txt', journal]]))).toBe('finished');
    expect(process.cpuUsage(before).user / 1e6).toBeLessThan(most);
    const end = utf8('|fact|given-up:');
    journal.set(end, journal.length - end.length);
    expect(kindOf(new Map([['journal.txt', journal]]))).toBe('given-up-unpublished');
  });

  test('is of the kind that its journal says, wherever that stands', () => {
    const random = new SeededRandom(3);
    const marks = '|fact|given-up:';
    const seen = { finished: 0, 'given-up': 0, 'given-up-unpublished': 0 };
    for (let round = 0; round < 3000; round++) {
      const pieces = Array.from({ length: random.between(1, 12) }, () => {
        const whole = random.between(0, 1) === 0 ? marks : '|publish|';
        const from = random.between(0, 3) === 0 ? random.between(0, whole.length - 1) : 0;
        return whole.slice(from, random.between(0, 2) === 0 ? whole.length : random.between(from, whole.length));
      });
      const journal = pieces.join('');
      const wanted = !journal.includes(marks)
        ? 'finished'
        : journal.includes('|publish|')
          ? 'given-up'
          : 'given-up-unpublished';
      expect(kindOf(new Map([['journal.txt', utf8(journal)]])), journal).toBe(wanted);
      seen[wanted]++;
    }
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(100);
  });

  test('does not unpack to more than its archive bears, nor what does not belong there', () => {
    const bomb = packed(Buffer.alloc(200 * 2 ** 20), 9);
    const rules = packed('x');
    expect(codeOf(dossierInZip(zipOf({ 'public/rules.txt': rules, 'public/journal.txt': bomb })))).toBe(
      'zip.too-large',
    );
    const beside = must(dossierInZip(zipOf({ 'public/rules.txt': rules, 'public/film.mp4': bomb })));
    expect(beside?.public.get('film.mp4')?.length).toBe(0);
  });
});

test('a plan names each font once, and not more than 99', () => {
  const draft = JSON.parse(readFileSync(writeSmallDraft(at('fonts'), 'TEST-LB-2024-a1'), 'utf8'));
  const withFonts = (fonts: readonly string[]) => parsePlan('plan.json', utf8(JSON.stringify({ ...draft, fonts })));
  expect(withFonts(['a.ttf', 'b.ttf']).ok).toBe(true);
  expect(codeOf(withFonts(['a.ttf', 'a.ttf']))).toBe('plan.value');
  expect(codeOf(withFonts(Array.from({ length: 100 }, (_, n) => `${n}.ttf`)))).toBe('plan.value');
});
