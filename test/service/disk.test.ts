import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { protocolTime } from '../../electron/service/ports/clock.ts';
import { diskOf } from '../../electron/service/ports/disk.ts';
import { lockFolder } from '../../electron/service/ports/lock.ts';
import { isTime } from '../../shared/protocol/lexis.ts';
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
