// The lock of a data folder: never two processes in one, and none kept out by a number that another program has by now.

import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lockFolder } from '../../electron/service/ports/lock.ts';
import {
  isGone,
  ownIdentity,
  type Probe,
  type ProcessIdentity,
  systemProbe,
} from '../../electron/service/ports/process-identity.ts';
import { codeOf, must } from '../support/outcome.ts';

const module = pathToFileURL(join(import.meta.dirname, '../../electron/service/ports/lock.ts')).href;
let root: string;
let children: ChildProcess[];
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'lock-'));
  children = [];
});
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(root, { recursive: true, force: true });
});

/** Runs a script in a process of its own, with the lock's module at hand and the folder as its argument. */
function run(script: string): ChildProcess {
  const source = `import { lockFolder } from ${JSON.stringify(module)};\nconst folder = process.argv[1];\n${script}`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', source, root]);
  children.push(child);
  return child;
}

/** What a process has written once it has written anything. */
const said = (child: ChildProcess) =>
  new Promise<string>((resolve, reject) => {
    child.stdout?.once('data', (piece: Buffer) => resolve(piece.toString().trim()));
    child.stderr?.once('data', (piece: Buffer) => reject(new Error(piece.toString())));
  });

const ended = (child: ChildProcess) => new Promise<void>(resolve => child.once('exit', () => resolve()));

/** A process that holds the lock, or says that it does not. */
async function holder(): Promise<ChildProcess> {
  const child = run('console.log(lockFolder(folder).ok ? "held" : "refused"); setInterval(() => {}, 1000);');
  expect(await said(child)).toBe('held');
  return child;
}

/** Puts the lock of another process there, as it would have. */
function leave(identity: ProcessIdentity): void {
  mkdirSync(join(root, '.lock'), { recursive: true });
  writeFileSync(join(root, '.lock/another.json'), JSON.stringify(identity));
}

describe('a folder', () => {
  test('is held by one process at a time, and is clean when that has given it back', async () => {
    const child = await holder();
    expect(lockFolder(root)).toMatchObject({ ok: false, refusal: { code: 'disk.in-use', values: { pid: child.pid } } });
    child.kill('SIGKILL');
    await ended(child);
    const release = must(lockFolder(root));
    expect(codeOf(lockFolder(root))).toBe('disk.in-use');
    expect(readdirSync(join(root, '.lock'))).toHaveLength(1);
    release();
    release();
    expect(existsSync(join(root, '.lock'))).toBe(false);
  });

  test('is free where another program has the number of the process that died', async () => {
    const child = await holder();
    const [name = ''] = readdirSync(join(root, '.lock'));
    const kept: ProcessIdentity = JSON.parse(readFileSync(join(root, '.lock', name), 'utf8'));
    expect(codeOf(lockFolder(root))).toBe('disk.in-use');
    // The very same process, but for when it is said to have begun.
    writeFileSync(
      join(root, '.lock', name),
      JSON.stringify({ ...kept, ticks: kept.ticks === null ? null : kept.ticks - 1, began: kept.began - 60_000 }),
    );
    must(lockFolder(root))();
    expect(child.exitCode).toBeNull();
  });

  test('is not taken from a process of another machine, nor by a file of the form before', () => {
    leave({ ...ownIdentity(), machine: 'another' });
    expect(codeOf(lockFolder(root))).toBe('disk.in-use');
    expect(existsSync(join(root, '.lock/another.json'))).toBe(true);
    rmSync(join(root, '.lock'), { recursive: true });
    writeFileSync(join(root, '.lock'), `${process.ppid}\n`);
    expect(codeOf(lockFolder(root))).toBe('disk.in-use');
    writeFileSync(join(root, '.lock'), '99999999\n');
    must(lockFolder(root))();
  });

  test('is free of what a power cut left half-written', () => {
    mkdirSync(join(root, '.lock'));
    writeFileSync(join(root, '.lock/empty.json'), '');
    writeFileSync(join(root, '.lock/.half.json'), '{"pid"');
    must(lockFolder(root))();
    expect(existsSync(join(root, '.lock/empty.json'))).toBe(false);
  });

  test('that cannot be written to is a refusal', () => {
    writeFileSync(join(root, 'file'), '');
    expect(codeOf(lockFolder(join(root, 'file')))).toMatch(/^disk\./);
  });

  test('is never held by two, however many want it at once over what one that died has left', async () => {
    leave({ ...ownIdentity(), pid: 99_999_999 });
    const script = `
      import { closeSync, openSync, rmSync } from 'node:fs';
      let held = 0;
      const end = Date.now() + 4000;
      while (Date.now() < end) {
        const lock = lockFolder(folder);
        if (!lock.ok) continue;
        held += 1;
        try {
          closeSync(openSync(folder + '/alone', 'wx'));
        } catch {
          console.log('both');
          process.exit();
        }
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
        rmSync(folder + '/alone');
        lock.value();
      }
      console.log(held);`;
    const results = await Promise.all(Array.from({ length: 4 }, () => said(run(script))));
    expect(results).not.toContain('both');
    expect(results.reduce((sum, held) => sum + Number(held), 0)).toBeGreaterThan(20);
  });
});

describe('a process that left a lock', () => {
  const own = ownIdentity();
  const alive: Probe = { isAlive: () => true, ticksOf: () => null, beganAt: () => null };
  const gone = (kept: Partial<ProcessIdentity>, probe: Partial<Probe> = {}, here: Partial<ProcessIdentity> = {}) =>
    isGone({ ...own, pid: 4711, ...kept }, { ...own, ...here }, { ...alive, ...probe });

  test('is gone where the machine was started anew, or nobody has its number', () => {
    expect(gone({ boot: 'a' }, {}, { boot: 'b' })).toBe(true);
    expect(gone({ boot: null, uptime: 5000 }, {}, { boot: null, uptime: 60 })).toBe(true);
    expect(gone({}, { isAlive: () => false })).toBe(true);
  });

  test('is gone where what has its number began at another time', () => {
    expect(gone({ ticks: 100 }, { ticksOf: () => 100 })).toBe(false);
    expect(gone({ ticks: 100 }, { ticksOf: () => 101 })).toBe(true);
    expect(gone({ ticks: null, began: 1_000_000 }, { beganAt: () => 1_001_000 })).toBe(false);
    expect(gone({ ticks: null, began: 1_000_000 }, { beganAt: () => 1_060_000 })).toBe(true);
  });

  test('counts as alive where nothing can be said of it from here', () => {
    expect(gone({})).toBe(false);
    expect(gone({ machine: 'another' }, { isAlive: () => false })).toBe(false);
    expect(gone({ space: 'pid:[1]' }, { isAlive: () => false }, { space: 'pid:[2]' })).toBe(false);
    expect(gone({ boot: null, uptime: 60 }, {}, { boot: null, uptime: 5000 })).toBe(false);
  });

  test('is told again by the system’s own tool too, where there is one', () => {
    const began = systemProbe.beganAt(process.pid);
    if (began !== null) expect(Math.abs(began - own.began)).toBeLessThan(5000);
    expect(systemProbe.beganAt(99_999_999)).toBeNull();
  });
});
