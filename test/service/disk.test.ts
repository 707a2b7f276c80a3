import * as nodeFs from 'node:fs';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { protocolTime } from '../../electron/service/ports/clock.ts';
import { diskOf, type FileCalls } from '../../electron/service/ports/disk.ts';
import { lockFolder } from '../../electron/service/ports/lock.ts';
import { isTime } from '../../shared/protocol/lexis.ts';
import { FrailFiles, likeWindows, PowerCut, type Scanner, systemError, systems } from '../support/frail-files.ts';
import { codeOf, must, textOf, utf8 } from '../support/outcome.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'disk-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test('writes, appends, reads and removes on the real disk', () => {
  const disk = diskOf(join(root, 'a/b'));
  expect(must(disk.read('public/x.txt'))).toBeNull();
  must(disk.write('public/x.txt', [utf8('one '), utf8('two')], 'open'));
  expect(textOf(must(disk.read('public/x.txt')) as Uint8Array)).toBe('one two');
  must(disk.append('public/j.txt', 0, utf8('1\n')));
  must(disk.append('public/j.txt', 2, utf8('2\n')));
  expect(readFileSync(join(root, 'a/b/public/j.txt'), 'utf8')).toBe('1\n2\n');
  expect(codeOf(disk.append('public/j.txt', 2, utf8('3\n')))).toBe('disk.changed');
  must(disk.remove('public/x.txt'));
  must(disk.remove('public/x.txt'));
  expect(readdirSync(join(root, 'a/b/public'))).toEqual(['j.txt']);
});

test.skipIf(process.platform === 'win32')('private files are for the owner alone', () => {
  const disk = diskOf(root);
  must(disk.write('sealed/key', [utf8('k')], 'private'));
  must(disk.write('public/x', [utf8('x')], 'open'));
  expect(statSync(join(root, 'sealed/key')).mode & 0o777).toBe(0o600);
  expect(statSync(join(root, 'public/x')).mode & 0o777).toBe(0o644);
});

test('a file where a folder should be is a refusal, not an exception', () => {
  writeFileSync(join(root, 'public'), 'x');
  const disk = diskOf(root);
  expect(codeOf(disk.write('public/x.txt', [utf8('x')], 'open'))).toBe('disk.failed');
  expect(codeOf(disk.append('public/x.txt', 0, utf8('x')))).toBe('disk.failed');
});

test('one process at a time holds the lock; that of a dead one is taken over', () => {
  const release = must(lockFolder(root));
  expect(codeOf(lockFolder(root))).toBe('disk.in-use');
  release();
  // No process has this number: it is above the largest that Linux gives out.
  writeFileSync(join(root, '.lock'), '99999999\n');
  must(lockFolder(root))();
  writeFileSync(join(root, '.lock'), 'nonsense');
  must(lockFolder(root))();
});

test('the clock writes times of the protocol', () => {
  expect(isTime(protocolTime(new Date()))).toBe(true);
  const instant = new Date('2024-07-15T01:30:00Z');
  expect(Date.parse(protocolTime(instant))).toBe(instant.getTime());
});

/** Real files of a system, where each write may run out of room and cutting off may fail. */
function failing(system: (typeof systems)[number]) {
  const state = { full: false, uncut: false };
  const calls: FileCalls = {
    ...nodeFs,
    platform: 'linux',
    writeSync: ((handle: number, bytes: Uint8Array, from: number, length: number, position: number) => {
      if (!state.full) return nodeFs.writeSync(handle, bytes, from, length, position);
      nodeFs.writeSync(handle, bytes, from, Math.floor(length / 2), position);
      throw systemError('ENOSPC');
    }) as FileCalls['writeSync'],
    ftruncateSync: (handle, length) => {
      if (state.uncut) throw systemError('EIO');
      nodeFs.ftruncateSync(handle, length);
    },
  };
  return { state, fs: system === 'win32' ? likeWindows(calls) : calls };
}

describe.each(systems)('a line that finds no room on %s', system => {
  const journal = () => readFileSync(join(root, 'public/j.txt'), 'utf8');

  test('says that the disk is full, leaves nothing, and is appended once there is room', () => {
    const { state, fs } = failing(system);
    const disk = diskOf(root, fs);
    for (const before of ['', 'one\n']) {
      state.full = true;
      expect(codeOf(disk.append('public/j.txt', before.length, utf8('one\n')))).toBe('disk.full');
      expect(journal()).toBe(before);
      state.full = false;
      must(disk.append('public/j.txt', before.length, utf8('one\n')));
    }
    expect(journal()).toBe('one\none\n');
  });

  test('is cut off by the next one where even cutting off failed; what somebody else wrote is not', () => {
    const { state, fs } = failing(system);
    const disk = diskOf(root, fs);
    must(disk.append('public/j.txt', 0, utf8('one\n')));
    Object.assign(state, { full: true, uncut: true });
    expect(codeOf(disk.append('public/j.txt', 4, utf8('second\n')))).toBe('disk.full');
    expect(journal()).toBe('one\nsec');
    Object.assign(state, { full: false, uncut: false });
    must(disk.append('public/j.txt', 4, utf8('two\n')));
    expect(journal()).toBe('one\ntwo\n');
    nodeFs.appendFileSync(join(root, 'public/j.txt'), 'sec');
    expect(codeOf(disk.append('public/j.txt', 8, utf8('three\n')))).toBe('disk.changed');
    expect(journal()).toBe('one\ntwo\nsec');
  });
});

test.each(systems)('what was written and appended on %s is there after the power went', system => {
  const files = new FrailFiles(system);
  must(diskOf('/d', files.fs).write('sealed/held.json', [utf8('held')], 'private'));
  files.restart('nothing kept');
  expect(textOf(must(diskOf('/d', files.fs).read('sealed/held.json')) ?? utf8(''))).toBe('held');
  must(diskOf('/d', files.fs).write('sealed/held.json', [utf8('two')], 'private'));
  files.restart('nothing kept');
  expect(textOf(must(diskOf('/d', files.fs).read('sealed/held.json')) ?? utf8(''))).toBe('two');
  must(diskOf('/d', files.fs).append('public/j.txt', 0, utf8('1\n')));
  files.restart('nothing kept');
  expect(textOf(must(diskOf('/d', files.fs).read('public/j.txt')) ?? utf8(''))).toBe('1\n');
});

test('a secret that a power cut left half-written goes with it', () => {
  let halves = 0;
  for (let cut = 1; cut <= 12; cut++) {
    const files = new FrailFiles();
    files.cutAt = cut;
    try {
      must(diskOf('/d', files.fs).write('sealed/secret-operator.txt', [utf8('secret')], 'private'));
    } catch (error) {
      if (!(error instanceof PowerCut)) throw error;
    }
    files.restart('all kept');
    halves += [...files.files().keys()].filter(path => path.includes('.tmp')).length;
    must(diskOf('/d', files.fs).remove('sealed/secret-operator.txt'));
    expect([...files.files().keys()], `cut ${cut}`).toEqual([]);
  }
  expect(halves).toBeGreaterThan(0);
});

test('a record that is not there any more is not begun again in its middle', () => {
  const disk = diskOf(root);
  must(disk.append('public/j.txt', 0, utf8('one\n')));
  rmSync(join(root, 'public'), { recursive: true });
  expect(codeOf(disk.append('public/j.txt', 4, utf8('two\n')))).toBe('disk.changed');
  expect(readdirSync(root)).toEqual([]);
});

describe('on Windows, where a scanner holds new files', () => {
  /** A disk of Windows in memory, and how long it was waited for. */
  const scannedDisk = (tries: number) => {
    const files = new FrailFiles('win32');
    const scanner: Scanner = files.scanner;
    scanner.tries = tries;
    const waits: number[] = [];
    const fs: FileCalls = { ...files.fs, pause: wait => void waits.push(wait) };
    return { files, scanner, waits, disk: diskOf('/d', fs) };
  };

  test('everything is done that the scanner lets through after a while', () => {
    const { disk, waits } = scannedDisk(9);
    must(disk.write('sealed/key', [utf8('k')], 'private'));
    must(disk.append('public/j.txt', 0, utf8('one\n')));
    must(disk.remove('sealed/key'));
    expect(must(disk.read('sealed/key'))).toBeNull();
    expect(textOf(must(disk.read('public/j.txt')) ?? utf8(''))).toBe('one\n');
    expect(waits.length).toBeGreaterThan(40);
  });

  test('who waits is told after less than five seconds, and nothing has changed', () => {
    const { disk, files, scanner, waits } = scannedDisk(0);
    must(disk.write('sealed/key', [utf8('k')], 'private'));
    const before = files.files();
    scanner.tries = Number.POSITIVE_INFINITY;
    expect(codeOf(disk.write('sealed/key', [utf8('other')], 'private'))).toBe('disk.held');
    const waited = waits.reduce((sum, wait) => sum + wait, 0);
    expect(waited).toBeGreaterThan(4000);
    expect(waited).toBeLessThan(5000);
    expect(codeOf(disk.remove('sealed/key'))).toBe('disk.held');
    expect(codeOf(disk.append('sealed/key', 1, utf8('x')))).toBe('disk.held');
    expect(files.files()).toEqual(before);
    scanner.tries = 0;
    must(disk.write('sealed/key', [utf8('other')], 'private'));
  });

  test('elsewhere what is forbidden is forbidden at once', () => {
    const waits: number[] = [];
    const fs: FileCalls = {
      ...nodeFs,
      platform: 'linux',
      pause: wait => void waits.push(wait),
      renameSync: () => {
        throw systemError('EACCES');
      },
    };
    expect(codeOf(diskOf(root, fs).write('x', [utf8('x')], 'open'))).toBe('disk.read-only');
    expect(waits).toEqual([]);
  });
});
