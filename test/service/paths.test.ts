// Paths of Windows, by its own rules as Node has them (path.win32), and a whole ceremony in folders as people have them: a Chinese user
// name with a space, names that are decomposed, paths of 240 characters, names as long as a plan allows.

import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix, win32 } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keptName } from '../../electron/service/draft/rosters.ts';
import { unpackDossiers } from '../../electron/service/house/archived.ts';
import { diskOf } from '../../electron/service/ports/disk.ts';
import { isSamePath, isWithin, longestBelow, portableName, slashed } from '../../electron/service/ports/paths.ts';
import { pathsIn } from '../../electron/service/transfer/folder.ts';
import { belongingOf } from '../../shared/dossier/layout.ts';
import { codeOf, must, utf8 } from '../support/outcome.ts';
import { smallPlan } from '../support/play.ts';
import { playWholeFlow } from '../support/whole-flow.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'paths-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('on Windows', () => {
  const data = 'C:\\Users\\张三 李四\\阳光摇号\\2026-07-15-1';

  test('a path lies in a folder whatever its case, and not in one that begins alike', () => {
    for (const path of [
      data,
      `${data}\\draft`,
      `${data}\\LB-2024-a1\\public\\journal.txt`,
      `c:\\USERS\\张三 李四\\阳光摇号\\2026-07-15-1\\DRAFT`,
      'C:/Users/张三 李四/阳光摇号/2026-07-15-1/draft',
      `${data}\\..draft`,
    ]) {
      expect(isWithin(path, data, win32), path).toBe(true);
    }
    for (const path of [
      'C:\\Users\\张三 李四\\阳光摇号',
      `${data}0`,
      `${data}-elsewhere\\draft`,
      `${data}\\..\\2026-07-15-2`,
      data.replace('C:', 'D:'),
      `\\\\server\\share\\2026-07-15-1`,
    ]) {
      expect(isWithin(path, data, win32), path).toBe(false);
    }
  });

  test('shares are folders like drives', () => {
    const share = '\\\\JYJ-SERVER\\摇号\\2026';
    expect(isWithin(`${share}\\draft`, share, win32)).toBe(true);
    expect(isWithin('\\\\jyj-server\\摇号\\2026\\draft', share, win32)).toBe(true);
    expect(isWithin('\\\\JYJ-SERVER\\other\\2026', share, win32)).toBe(false);
    expect(isSamePath('\\\\jyj-server\\摇号\\2026\\', share, win32)).toBe(true);
  });

  test('one file is known again by a path of other case, slashes and drive letter', () => {
    expect(isSamePath('C:\\Plans\\Plan.json', 'c:/plans/PLAN.JSON', win32)).toBe(true);
    expect(isSamePath('C:\\Plans\\Plan.json', 'D:\\Plans\\Plan.json', win32)).toBe(false);
    expect(isSamePath('/plans/plan.json', '/plans/PLAN.JSON', posix)).toBe(false);
  });

  test('what a record or an archive calls a file has no backslash', () => {
    expect(slashed(`${data}\\LB-2024-a1\\sealed\\secret-operator.txt`, data, win32)).toBe(
      'LB-2024-a1/sealed/secret-operator.txt',
    );
    expect(slashed('/d/a/b', '/d', posix)).toBe('a/b');
  });
});

describe('the name that a chosen file is kept by', () => {
  test.each([
    ['报名表.xlsx', '报名表.xlsx'],
    ['C:\\Users\\张三\\报名表.xlsx', '报名表.xlsx'],
    ['\\\\server\\share\\报名表.xlsx', '报名表.xlsx'],
    ['/home/张三/报名表.xlsx', '报名表.xlsx'],
    ['a/../../报名表.xlsx', '报名表.xlsx'],
    ['报名表.xlsx. .', '报名表.xlsx'],
    ['报名表 .xlsx', '报名表.xlsx'],
    ['.xlsx', 'xlsx'],
    ['..', '_'],
    ['', '_'],
    ['报名:表?*.xlsx', '报名_表__.xlsx'],
    ['a\u0000b\u0007.csv', 'a_b_.csv'],
    // Composed, as Windows and Linux write it; macOS hands it over in parts.
    ['Zha\u0301ng.ttf', 'Zh\u00e1ng.ttf'],
    ['CON.ttf', '_CON.ttf'],
    ['nul', '_nul'],
    ['Com1.tar.ttf', '_Com1.tar.ttf'],
    ['console.ttf', 'console.ttf'],
    ['\ud800.ttf', '\ufffd.ttf'],
  ])('%j is %j', (chosen, kept) => expect(portableName(chosen)).toBe(kept));

  test('is short enough for every file system, keeps its ending and cuts no character', () => {
    for (const chosen of ['名'.repeat(255), '𠮷'.repeat(120), 'a'.repeat(251)].map(name => `${name}.xlsx`)) {
      const kept = portableName(chosen);
      expect(Buffer.byteLength(kept)).toBeLessThanOrEqual(120);
      expect(Buffer.byteLength(kept)).toBeGreaterThan(110);
      expect(kept).toMatch(/^(名+|𠮷+|a+)\.xlsx$/u);
    }
  });

  test('may always lie in a draft and in its archive', () => {
    for (const name of [
      'CON',
      'a.',
      ' a',
      '.a',
      'a:b',
      `${'名'.repeat(300)}.csv`,
      'aux.csv',
      `${'x'.repeat(300)}`,
      '\u200f',
    ]) {
      expect(belongingOf(`draft/${portableName(name)}`), name).not.toBeNull();
    }
  });
});

describe('two names that some systems take for one', () => {
  test('are not exported together', () => {
    mkdirSync(join(root, 'draft'));
    const [one, other] = ['Zh\u00e9.csv', 'zhe\u0301.CSV'];
    writeFileSync(join(root, 'draft', one), '');
    must(pathsIn(root));
    writeFileSync(join(root, 'draft', other), '');
    // Only where this system tells them apart itself.
    if (readdirSync(join(root, 'draft')).length === 2) expect(codeOf(pathsIn(root))).toBe('transfer.twice');
  });

  test('are no two lists of a draft', () => {
    const plan = { ...smallPlan, schools: smallPlan.schools.map(each => ({ ...each, roster: 'GX-Zhe\u0301.CSV' })) };
    const [, school] = plan.schools;
    if (school === undefined) throw new Error('no school');
    expect(keptName(plan, school, 'zh\u00e9.csv')).toBe('GX-2-zh\u00e9.csv');
  });
});

test.each(['CON.txt', 'a.', 'b ', 'x:y', 'nul'])('an archive with a file called %j is not unpacked', name => {
  const files = ['public/rules.txt', `public/${name}`].map(path => ({ name: path, bytes: utf8('x') }));
  expect(codeOf(unpackDossiers('archive', files, root))).toBe('transfer.strange');
});

describe('a ceremony from its draft to a take-over', () => {
  test('in folders of a Chinese user, with spaces, signs, and names composed and decomposed', async () => {
    // é in two parts, as macOS writes it, and in one.
    const place = join(
      root,
      'C/Users/张三 李四/Zhe\u0301jia\u0304ng/Zh\u00e9ji\u0101ng',
      "a'b $HOME %TEMP% #1 (2) & [x] ~",
    );
    mkdirSync(place, { recursive: true });
    await playWholeFlow(place, { list: '报名表 Zhe\u0301.csv' });
  });

  test('in a path of 240 characters, with names as long as they may be: what is below stays within what is stated', async () => {
    // Folders of 40 Chinese characters, 120 bytes each.
    let place = join(root, '名'.repeat(40));
    while (place.length < 199) place = join(place, '名'.repeat(40));
    place = join(place, '长'.repeat(240 - place.length - 1));
    expect(place).toHaveLength(240);
    mkdirSync(place, { recursive: true });
    const id = `LB-${'X'.repeat(34)}`;
    const flow = await playWholeFlow(place, {
      id,
      list: `${'a'.repeat(250)}.csv`,
      plan: json =>
        json.replaceAll('"code":"GX"', '"code":"ABCDEFGH"').replaceAll('高新学校', `实验${'x'.repeat(190)}学校`),
      school: 'ABCDEFGH',
    });
    const below = [flow.data, flow.taken].flatMap(data => readdirSync(data, { recursive: true, encoding: 'utf8' }));
    const longest = Math.max(...below.map(path => path.length));
    expect(longest).toBeGreaterThan(130);
    expect(longest).toBeLessThanOrEqual(longestBelow);
    for (const path of below)
      expect(Math.max(...path.split(/[\\/]/).map(part => Buffer.byteLength(part)))).toBeLessThanOrEqual(255);
    // What an installed app takes by itself leaves room for all of it in Explorer, whatever the user is called (20 characters).
    expect(`C:\\Users\\${'x'.repeat(20)}\\阳光摇号\\2026-07-15-99\\`.length + longestBelow).toBeLessThanOrEqual(259);
  });

  test('a name that is too long for the system is told as such', () => {
    expect(codeOf(diskOf(root).write('名'.repeat(100), [utf8('x')], 'private'))).toBe('disk.name-length');
  });
});
