// The folder of a ceremony goes away under the program: a stick is pulled, somebody renames it or puts a copy in its place. Nothing is
// acknowledged then, nothing is made anew, and with the folder back the ceremony goes on.

import * as nodeFs from 'node:fs';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openHouse } from '../../electron/service/house/house.ts';
import { diskOf } from '../../electron/service/ports/disk.ts';
import { isSameFolder } from '../../electron/service/ports/held-folders.ts';
import { lockFolder } from '../../electron/service/ports/lock.ts';
import type { Request } from '../../shared/contract/requests.ts';
import { samplePlan } from '../support/cli.ts';
import { driven } from '../support/driven.ts';
import { requestsDue, smallDraft } from '../support/driver.ts';
import { codeOf, must, utf8 } from '../support/outcome.ts';

const driver = driven(smallDraft);
const { view } = driver;
const code = async (request: Request) => (await driver.refusal(request))?.code ?? null;

/** Takes the step that is due; the code of the first refusal, or null. */
async function step(): Promise<string | null> {
  let refused: string | null = null;
  for (const request of requestsDue(view())) refused ??= await code(request);
  return refused;
}

/** All files below a folder with their bytes. */
const filesIn = (folder: string) =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name))
      .map(path => [path.slice(folder.length), readFileSync(path, 'latin1')] as const),
  );

/** Ways in which a data folder is not the one that was opened, and how each is undone. */
const ways: { readonly [name: string]: (data: string) => () => void } = {
  renamed: data => {
    renameSync(data, `${data}-elsewhere`);
    return () => {
      // Nobody has made it anew.
      expect(existsSync(data)).toBe(false);
      renameSync(`${data}-elsewhere`, data);
    };
  },
  'replaced by a copy of it': data => {
    renameSync(data, `${data}-elsewhere`);
    cpSync(`${data}-elsewhere`, data, { recursive: true });
    const before = filesIn(data);
    return () => {
      expect(filesIn(data)).toEqual(before);
      rmSync(data, { recursive: true });
      renameSync(`${data}-elsewhere`, data);
    };
  },
  'replaced by an empty one': data => {
    renameSync(data, `${data}-elsewhere`);
    mkdirSync(data);
    return () => {
      expect(readdirSync(data)).toEqual([]);
      rmSync(data, { recursive: true });
      renameSync(`${data}-elsewhere`, data);
    };
  },
};

describe.each(Object.keys(ways))('a data folder that is %s', way => {
  test('stops every step, and with the folder back it is taken', async () => {
    let steps = 0;
    while (view().due.type !== 'sealed') {
      const before = filesIn(driver.data);
      const { events } = driver.stage().frame;
      const back = ways[way]?.(driver.data) ?? (() => {});
      expect(await step(), view().due.type).toBe('disk.gone');
      expect(driver.stage().frame.events).toBe(events);
      back();
      expect(filesIn(driver.data)).toEqual(before);
      expect(await step(), view().due.type).toBeNull();
      steps += 1;
    }
    expect(steps).toBeGreaterThan(10);
    expect(await code({ type: 'dossier.verify' })).toBeNull();
    expect(view().verdict?.status).toBe('verified');
  });
});

test('a draft is not saved into a folder that is gone, and a rehearsal does not begin there', async () => {
  const json = readFileSync(join(driver.data, 'draft/plan.json'), 'utf8').replace(
    /"title": "[^"]*"/,
    '"title": "新标题"',
  );
  renameSync(driver.data, `${driver.data}-elsewhere`);
  const requests: Request[] = [
    { type: 'plan.save', json },
    { type: 'attendance.sign', role: '公证员', name: '甲' },
    { type: 'rehearsal.start' },
    { type: 'export.file', kind: 'whole' },
  ];
  for (const request of requests) expect(await code(request), request.type).toBe('disk.gone');
  expect(existsSync(driver.data)).toBe(false);
  renameSync(`${driver.data}-elsewhere`, driver.data);
});

test('the folder of an attempt whose record has begun is not made anew', async () => {
  while (view().due.type !== 'commit') await driver.step();
  const dossier = join(driver.data, view().plan.ceremony);
  renameSync(dossier, join(driver.root, 'elsewhere'));
  expect(await code({ type: 'secret.make', role: 'operator' })).toBe('disk.gone');
  expect(await code({ type: 'attendance.sign', role: '媒体代表', name: '李某' })).toBe('disk.gone');
  expect(existsSync(dossier)).toBe(false);
  renameSync(join(driver.root, 'elsewhere'), dossier);
  expect(await code({ type: 'secret.make', role: 'operator' })).toBeNull();
});

test('a folder for half-written files that somebody tidied away is made anew', async () => {
  await driver.upTo('seed');
  for (const folder of ['.tmp', 'LB-2024-a1/.tmp']) rmSync(join(driver.data, folder), { recursive: true, force: true });
  expect(await step()).toBeNull();
  expect(view().due.type).toBe('seal');
});

test('without its lock nothing is written: another program may be in the folder', async () => {
  while (view().due.type !== 'commit') await driver.step();
  const before = filesIn(join(driver.data, view().plan.ceremony));
  rmSync(join(driver.data, '.lock'), { recursive: true });
  expect(await code({ type: 'secret.make', role: 'operator' })).toBe('disk.unlocked');
  expect(filesIn(join(driver.data, view().plan.ceremony))).toEqual(before);
  driver.restart();
  expect(await code({ type: 'secret.make', role: 'operator' })).toBeNull();
});

test('a disk of a locked folder says so in each of its calls, and forgets the folder with the lock', () => {
  const folder = join(driver.root, 'locked');
  mkdirSync(folder);
  const release = must(lockFolder(folder));
  const disk = diskOf(join(folder, 'below'));
  must(disk.append('j.txt', 0, utf8('1\n')));
  renameSync(folder, `${folder}-elsewhere`);
  expect(codeOf(disk.read('j.txt'))).toBe('disk.gone');
  expect(codeOf(disk.write('x', [utf8('x')], 'private'))).toBe('disk.gone');
  expect(codeOf(disk.append('j.txt', 2, utf8('2\n')))).toBe('disk.gone');
  expect(codeOf(disk.remove('j.txt'))).toBe('disk.gone');
  expect(existsSync(folder)).toBe(false);
  renameSync(`${folder}-elsewhere`, folder);
  must(disk.append('j.txt', 2, utf8('2\n')));
  release();
  rmSync(folder, { recursive: true });
  must(diskOf(folder).write('x', [utf8('x')], 'private'));
});

test('a line that was written when the folder went away is refused, and is not in it', () => {
  const folder = join(driver.root, 'locked');
  mkdirSync(folder);
  const release = must(lockFolder(folder));
  let goes = false;
  const disk = diskOf(folder, {
    ...nodeFs,
    fsyncSync: handle => {
      nodeFs.fsyncSync(handle);
      if (goes) renameSync(folder, `${folder}-elsewhere`);
      goes = false;
    },
  });
  must(disk.append('j.txt', 0, utf8('1\n')));
  goes = true;
  expect(codeOf(disk.append('j.txt', 2, utf8('2\n')))).toBe('disk.gone');
  expect(readFileSync(join(`${folder}-elsewhere`, 'j.txt'), 'utf8')).toBe('1\n');
  release();
});

test('a folder is known again by its number, on Windows by its age too', () => {
  const was = { dev: 1n, ino: 2n, birthtimeNs: 3n };
  for (const platform of ['linux', 'win32'] as const) {
    expect(isSameFolder(was, { ...was, birthtimeNs: 4n }, platform)).toBe(true);
    expect(isSameFolder(was, { ...was, ino: 5n }, platform)).toBe(platform === 'win32');
    expect(isSameFolder(was, { dev: 1n, ino: 5n, birthtimeNs: 6n }, platform)).toBe(false);
    expect(isSameFolder({ ...was, birthtimeNs: 0n }, { dev: 1n, ino: 5n, birthtimeNs: 0n }, platform)).toBe(false);
  }
});

test('the start screen makes no ceremony in a folder of ceremonies that is gone', async () => {
  const home = join(driver.root, 'home');
  const options = { home, dataFolder: null, planPath: null, samplePath: samplePlan, first: 'start' } as const;
  const house = must(openHouse(options));
  renameSync(home, `${home}-elsewhere`);
  const asked = [
    { type: 'start.sample' },
    { type: 'start.create', title: '摇号', organiser: '教育局', schools: [{ name: '甲校', places: 5 }] },
  ];
  for (const request of asked) expect(codeOf(await house.handle('console', request))).toBe('disk.gone');
  expect(house.snapshot('console').at).toBe('start');
  expect(existsSync(home)).toBe(false);
  house.close();
});
