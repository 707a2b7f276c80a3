// The whole dossier as one archive, and its way onto another computer: the same bytes each time, back to the same files, and
// nothing of an archive that is not exactly one.

import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { unzipSync, type Zippable, zipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { diskOf } from '../../electron/service/ports/disk.ts';
import { readDossier, verdictOf } from '../../electron/service/ports/dossier-files.ts';
import { fastDigest } from '../../electron/service/ports/signatures.ts';
import { newStanding, writeStanding } from '../../electron/service/session/standing.ts';
import { takeOver } from '../../electron/service/session/takeover.ts';
import { exportPart, inMemory, wholeArchive } from '../../electron/service/transfer/exporting.ts';
import { settleTakeOver } from '../../electron/service/transfer/takeover.ts';
import { joined } from '../../shared/bytes.ts';
import { manifestFile, parseManifest, printManifest } from '../../shared/dossier/manifest.ts';
import { storePieces } from '../../shared/store.ts';
import { openZip } from '../../shared/zip.ts';
import { codeOf, must, utf8 } from '../support/outcome.ts';
import { makeDossier, makeFolder } from './support.ts';

const id = 'TEST-LB-2024-a1';
const folder = makeFolder();
const data = join(folder.path, 'data');
let archive: Uint8Array;
let files: { [path: string]: Uint8Array };
beforeAll(() => {
  makeDossier(join(data, id));
  cpSync(join(import.meta.dirname, '../../assets/sample'), join(data, 'draft'), { recursive: true });
  rmSync(join(data, 'draft/generator'), { recursive: true });
  must(writeStanding(diskOf(data), { ...newStanding, begun: id, frozen: true }));
  mkdirSync(join(data, id, 'sheets'));
  writeFileSync(join(data, id, 'sheets/7-摇号记录.pdf'), '%PDF');
  // What stays behind.
  writeFileSync(join(data, '.lock'), '1');
  writeFileSync(join(data, 'moved.json'), '{}');
  mkdirSync(join(data, id, '.tmp'), { recursive: true });
  writeFileSync(join(data, id, '.tmp/half'), 'x');
  writeFileSync(join(data, id, 'public/.DS_Store'), 'x');
  archive = exported();
  files = unzipSync(archive);
});
afterAll(folder.remove);

function exported(from = data): Uint8Array {
  return must(inMemory(must(wholeArchive(from, id)))).bytes;
}

let spare: string;
let count = 0;
beforeEach(() => {
  spare = join(folder.path, `spare-${count++}`);
  mkdirSync(spare);
});

/** Every file below a folder with its digest. */
function digestsIn(path: string): { [path: string]: string } {
  return Object.fromEntries(
    readdirSync(path, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name))
      .sort()
      .map(file => [file.slice(path.length + 1).replaceAll('\\', '/'), fastDigest(new Uint8Array(readFileSync(file)))]),
  );
}

/** An archive of other files, with a manifest that fits them. */
function packed(entries: { [path: string]: Uint8Array }, manifest = manifestOf(entries)): Uint8Array {
  const all = { ...entries, [manifestFile]: manifest };
  return joined(storePieces(Object.entries(all).map(([name, bytes]) => ({ name, bytes, private: false }))));
}

function manifestOf(entries: { [path: string]: Uint8Array }): Uint8Array {
  return printManifest(new Map(Object.entries(entries).map(([path, bytes]) => [path, fastDigest(bytes)])));
}

function without(name: string): { [path: string]: Uint8Array } {
  return Object.fromEntries(Object.entries(files).filter(([path]) => path !== name && path !== manifestFile));
}

describe('an archive', () => {
  test('is the same bytes, whatever the clock and the order of the files on disk', () => {
    const copy = join(folder.path, 'copy');
    for (const path of Object.keys(files)
      .filter(each => each !== manifestFile)
      .reverse()) {
      mkdirSync(join(copy, path, '..'), { recursive: true });
      writeFileSync(join(copy, path), files[path] as Uint8Array, { mode: 0o777 });
      utimesSync(join(copy, path), 1_000_000_000, 1_000_000_000);
    }
    expect(fastDigest(exported(copy))).toBe(fastDigest(archive));
  });

  test('holds draft, dossier and manifest, and none of what stays behind', () => {
    const names = Object.keys(files);
    expect(names.at(-1)).toBe(manifestFile);
    for (const needed of [
      'draft/plan.json',
      'draft/gaoxin.xlsx',
      `${id}/sealed/people.csv`,
      `${id}/sheets/7-摇号记录.pdf`,
    ]) {
      expect(names).toContain(needed);
    }
    expect(names.filter(name => /\/\.|^\.|lock|moved|DS_Store/.test(name))).toEqual([]);
    expect(must(parseManifest(files[manifestFile] as Uint8Array)).size).toBe(names.length - 1);
    expect(must(openZip(archive)).names.length).toBe(names.length);
  });

  test('unpacked by others, its manifest is checked by sha256sum, and names are kept from other users', () => {
    writeFileSync(join(folder.path, 'a.zip'), archive);
    const unpacked = join(folder.path, 'unpacked');
    const other = spawnSync('python3', ['-m', 'zipfile', '-e', join(folder.path, 'a.zip'), unpacked]);
    expect(other.status).toBe(0);
    const sums = spawnSync('sha256sum', ['-c', '--strict', manifestFile], { cwd: unpacked });
    expect(sums.status).toBe(0);
    expect(sums.stdout.toString().match(/: OK$/gm)?.length).toBe(Object.keys(files).length - 1);
    // The upper half of the external attributes of the central entry, where Unix keeps the mode.
    const modeOf = (name: string) => {
      const at = Buffer.from(archive).lastIndexOf(name) - 46;
      return new DataView(archive.buffer, archive.byteOffset).getUint32(at + 38, true) >>> 16;
    };
    expect(modeOf(`${id}/sealed/people.csv`)).toBe(0o100600);
    expect(modeOf('draft/plan.json')).toBe(0o100600);
    expect(modeOf(`${id}/public/roster.csv`)).toBe(0o100644);
  });

  test('is verified as it is', () => {
    writeFileSync(join(folder.path, 'v.zip'), archive);
    expect(verdictOf(must(readDossier(join(folder.path, 'v.zip')))).ok).toBe(true);
  });

  test('follows no link', () => {
    const linked = join(folder.path, 'linked');
    cpSync(data, linked, { recursive: true });
    symlinkSync('/etc/passwd', join(linked, id, 'sealed/link'));
    expect(codeOf(wholeArchive(linked, id))).toBe('transfer.strange');
  });
});

describe('taken over', () => {
  test('has the same files, byte for byte, and verifies', () => {
    const taken = must(takeOver(spare, archive));
    expect(taken.attempts).toEqual([{ ceremony: id, events: 18, sealed: true }]);
    expect(taken.manifest).toBe(fastDigest(files[manifestFile] as Uint8Array));
    const { 'taken-over.json': _, ...arrived } = digestsIn(spare);
    const expected = Object.entries(files).filter(([path]) => path !== manifestFile);
    expect(arrived).toEqual(Object.fromEntries(expected.map(([path, bytes]) => [path, fastDigest(bytes)])));
    expect(verdictOf(must(readDossier(join(spare, id)))).ok).toBe(true);
    // And again from there: the same archive.
    expect(fastDigest(exported(spare))).toBe(fastDigest(archive));
  });

  test('a dossier by itself brings its plan as preparation', () => {
    const alone = must(inMemory(must(wholeArchive(join(data, id), id)))).bytes;
    const taken = must(takeOver(spare, alone));
    expect(taken.attempts[0]?.ceremony).toBe(id);
    expect(verdictOf(must(readDossier(join(spare, id)))).ok).toBe(true);
    expect(existsSync(join(spare, 'draft/plan.json'))).toBe(true);
  });

  test('packed again by hand with another program', () => {
    const again: Zippable = {};
    for (const [path, bytes] of Object.entries(files)) again[path] = [bytes, { level: 9 }];
    expect(codeOf(takeOver(spare, zipSync(again)))).toBeNull();
  });

  test('what was prepared here is kept beside', () => {
    mkdirSync(join(spare, 'draft'));
    writeFileSync(join(spare, 'draft/plan.json'), 'mine');
    must(takeOver(spare, archive));
    expect(readFileSync(join(spare, 'draft-before-1/plan.json'), 'utf8')).toBe('mine');
  });

  test('not where a ceremony has begun', () => {
    must(takeOver(spare, archive));
    const before = digestsIn(spare);
    expect(codeOf(takeOver(spare, archive))).toBe('transfer.begun');
    expect(digestsIn(spare)).toEqual(before);
  });

  test('interrupted between its renamings, it is put right at the next start; before its end, removed', () => {
    must(takeOver(spare, archive));
    const whole = digestsIn(spare);
    // As after a crash behind the first renaming.
    mkdirSync(join(spare, '.incoming'));
    cpSync(join(spare, 'draft'), join(spare, '.incoming/draft'), { recursive: true });
    rmSync(join(spare, 'draft'), { recursive: true });
    writeFileSync(join(spare, '.incoming/ready'), 'ready\n');
    must(settleTakeOver(spare));
    expect(digestsIn(spare)).toEqual(whole);
    // As after a crash while unpacking.
    mkdirSync(join(spare, '.incoming/X-a1'), { recursive: true });
    must(settleTakeOver(spare));
    expect(digestsIn(spare)).toEqual(whole);
    expect(existsSync(join(spare, '.incoming'))).toBe(false);
  });
});

describe('refused, and nothing written', () => {
  const plan = 'draft/plan.json';
  /** What is prepared, without its plan, before any record. */
  const preparation = () =>
    Object.fromEntries(Object.entries(without(plan)).filter(([path]) => path.startsWith('draft/')));
  const renamed = (from: string, to: string) =>
    new Uint8Array(Buffer.from(Buffer.from(archive).toString('latin1').replaceAll(from, to), 'latin1'));
  const changed = (name: string, bytes: Uint8Array) =>
    packed({ ...without(manifestFile), [name]: bytes }, files[manifestFile]);
  const added = (name: string) => packed({ ...without(manifestFile), [name]: utf8('x') });
  const asLink = () => {
    const link = archive.slice();
    const at = Buffer.from(link).lastIndexOf(plan) - 46;
    new DataView(link.buffer).setUint32(at + 38, 0o120777 * 65536, true);
    return link;
  };
  // More than an archive of this size may hold.
  const zeros = new Uint8Array(100 << 20);
  const cases: readonly (readonly [string, () => Uint8Array, string])[] = [
    ['no zip', () => utf8('hello'), 'zip.not-zip'],
    ['a cut one', () => archive.slice(0, -30), 'zip.truncated'],
    ['a path that leads up', () => added('draft/../../evil'), 'zip.name'],
    ['an absolute path', () => added('/tmp/evil'), 'zip.name'],
    ['a backslash', () => added('draft\\evil'), 'zip.name'],
    ['a drive', () => added('C:/evil'), 'zip.name'],
    ['a stream of another file', () => added('draft/plan.json:x'), 'transfer.strange'],
    ['a device', () => added('draft/NUL.txt'), 'transfer.strange'],
    ['a name with a dot before it', () => added('draft/.profile'), 'transfer.strange'],
    ['a name with a dot behind it', () => added('draft/plan.json.'), 'transfer.strange'],
    ['a link', asLink, 'zip.link'],
    ['two entries of one name', () => renamed('draft/shili.csv', 'draft/waiyu.csv'), 'zip.twice'],
    ['two entries that differ in case', () => added('draft/PLAN.json'), 'zip.twice'],
    ['a file that is also a folder', () => added('draft/plan.json/x'), 'zip.twice'],
    ['a file outside', () => added('evil.sh'), 'transfer.strange'],
    ['a file in no known folder', () => added(`${id}/private/x`), 'transfer.strange'],
    ['another computer’s mark', () => added('moved.json'), 'transfer.strange'],
    [
      'no manifest',
      () => joined(storePieces([{ name: plan, bytes: utf8('x'), private: false }])),
      'transfer.no-manifest',
    ],
    ['a manifest of another form', () => packed(without(manifestFile), utf8('hello\n')), 'transfer.manifest'],
    ['an empty manifest', () => packed(without(manifestFile), utf8('')), 'transfer.manifest'],
    [
      'an entry that is not listed',
      () => packed(without(manifestFile), manifestOf(without(plan))),
      'transfer.unlisted',
    ],
    ['a listed one that is missing', () => packed(without(plan), files[manifestFile]), 'transfer.missing'],
    ['the copy to publish', () => must(exportPart('public', join(data, id), inMemory)).bytes, 'transfer.public'],
    ['another plan', () => changed(plan, utf8('{}')), 'transfer.digest'],
    ['another list', () => changed(`${id}/sealed/people.csv`, utf8('x')), 'transfer.digest'],
    ['a plan that is none', () => packed({ ...preparation(), [plan]: utf8('{}') }), 'plan.missing-key'],
    ['no plan', () => packed(preparation()), 'ceremony.damaged'],
    [
      'a record that contradicts itself',
      () =>
        packed({
          ...without(manifestFile),
          [`${id}/public/roster.csv`]: utf8(`school,lot,size,tag\nGX,1,1,${'0'.repeat(64)}\n`),
          [`${id}/sealed/people.csv`]: utf8('x'),
        }),
      'ceremony.damaged',
    ],
    [
      'a record under another name',
      () =>
        packed(
          Object.fromEntries(
            Object.entries(without('standing.json')).map(([path, bytes]) => [path.replace(id, 'TEST-OTHER-a1'), bytes]),
          ),
        ),
      'ceremony.other',
    ],
    [
      'a bomb that the manifest does not list',
      () => {
        const bomb: Zippable = { ...files, 'draft/bomb.csv': [zeros, { level: 1 }] };
        return zipSync(bomb);
      },
      'transfer.unlisted',
    ],
    [
      'a bomb that the manifest lists',
      () => {
        const entries = { ...without(manifestFile), 'draft/bomb.csv': zeros };
        return zipSync({ ...entries, [manifestFile]: manifestOf(entries) }, { level: 1 });
      },
      'zip.too-large',
    ],
  ];

  test.each(cases)('%s', (_, make, code) => {
    const before = readdirSync(folder.path).sort();
    const taken = takeOver(spare, make());
    expect(codeOf(taken)).toBe(code);
    // Nobody can look into the folder in which it was tried out.
    expect(JSON.stringify(taken)).not.toContain('.incoming');
    expect(readdirSync(spare)).toEqual([]);
    expect(readdirSync(folder.path).sort()).toEqual(before);
  });
});
