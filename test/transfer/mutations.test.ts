// Archives as a broken or ill-meaning computer would make them: each entry dropped, emptied, halved or with a byte changed, under a
// manifest that fits. Each is refused, and the data folder is as it was; or it is taken over, and then a start here opens it and goes on.

import * as nodeFs from 'node:fs';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FileCalls } from '../../electron/service/ports/disk.ts';
import { readDossier, verdictOf } from '../../electron/service/ports/dossier-files.ts';
import { fastDigest } from '../../electron/service/ports/signatures.ts';
import { openSession } from '../../electron/service/session/session.ts';
import { takeOver } from '../../electron/service/session/takeover.ts';
import { inMemory, wholeArchive } from '../../electron/service/transfer/exporting.ts';
import { settleTakeOver } from '../../electron/service/transfer/takeover.ts';
import { joined } from '../../shared/bytes.ts';
import { manifestFile, printManifest } from '../../shared/dossier/manifest.ts';
import { storePieces } from '../../shared/store.ts';
import { firstFailed } from '../../shared/verifier/checks.ts';
import { Driver, requestsDue, smallDraft } from '../support/driver.ts';
import { lookOnce } from '../support/known-lists.ts';
import { must } from '../support/outcome.ts';
import { SeededRandom } from '../support/random.ts';
import { isLong, rounds } from '../support/rounds.ts';

type Entries = { [path: string]: Uint8Array };

const id = 'LB-2024-a1';
const unflushed: FileCalls = { ...nodeFs, fsyncSync: () => {} };

const archives = new Map<string, Entries>();
let root = '';

/** Where a ceremony stands when its archive is made. */
const places = ['a preparation', 'before the promise', 'between the inputs'] as const;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'mutations-'));
  const driver = new Driver(smallDraft, { files: unflushed });
  driver.begin();
  await driver.does({ type: 'attendance.sign', role: '公证员', name: '李某' });
  const keep = (name: string) => {
    driver.close();
    archives.set(name, unzipSync(must(inMemory(must(wholeArchive(driver.data, id)))).bytes));
    driver.open();
  };
  keep('a preparation');
  await driver.does({ type: 'rehearsal.start' });
  await driver.upTo('input');
  await driver.does({ type: 'rehearsal.end' });
  await driver.upTo('publish');
  keep('before the promise');
  await driver.upTo('input', 1);
  keep('between the inputs');
  driver.end();
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function packed(entries: Entries): Uint8Array {
  const digests = new Map(Object.entries(entries).map(([path, bytes]) => [path, fastDigest(bytes)]));
  const all = { ...entries, [manifestFile]: printManifest(digests) };
  return joined(storePieces(Object.entries(all).map(([name, bytes]) => ({ name, bytes, private: false }))));
}

/** The mutations of one entry, by what is done to it. */
function mutated(bytes: Uint8Array, random: SeededRandom): { [kind: string]: Uint8Array | null } {
  const flipped = () => {
    const at = bytes.length === 0 ? 0 : new DataView(random.bytes(4).buffer).getUint32(0) % bytes.length;
    return bytes.map((byte, index) => (index === at ? byte ^ (1 << (at % 7)) : byte));
  };
  return {
    dropped: null,
    emptied: new Uint8Array(0),
    halved: bytes.slice(0, Math.floor(bytes.length / 2)),
    flipped: flipped(),
  };
}

/** Whether the mutation `kind` of four is tried on an entry here; `chosen` is the one for entries of which one is enough. */
function isTried(place: (typeof places)[number], path: string, kind: number, chosen: number): boolean {
  // Of a rehearsal that is over one each is enough: it is read the same way, and only its record matters.
  if (path.startsWith('TEST-')) return kind === chosen && (isLong || place === 'before the promise');
  if (isLong || place === 'a preparation') return true;
  // After the freeze nobody reads the preparation any more.
  if (path.startsWith('draft/')) return kind === chosen && place === 'before the promise';
  // What lies in both archives of a ceremony is read alike in both: two kinds in the one, two in the other.
  const inBoth =
    path in (archives.get('before the promise') ?? {}) && path in (archives.get('between the inputs') ?? {});
  return !inBoth || kind % 2 === places.indexOf(place) % 2;
}

/** Every file below a folder with its digest. */
function digestsIn(path: string): Entries | { [path: string]: string } {
  return Object.fromEntries(
    readdirSync(path, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name))
      .sort()
      .map(file => [file.slice(path.length), fastDigest(new Uint8Array(readFileSync(file)))]),
  );
}

/** A data folder in which something is prepared already. */
function target(): string {
  const data = join(root, 'target');
  rmSync(data, { recursive: true, force: true });
  mkdirSync(join(data, 'draft'), { recursive: true });
  nodeFs.writeFileSync(join(data, 'draft/plan.json'), 'mine');
  nodeFs.writeFileSync(join(data, 'standing.json'), '{"begun":null,"rehearsal":null,"verified":{}}');
  return data;
}

/** Starts a folder that was taken over and goes on to the end, where nothing stops it; false where a sealed dossier does not verify. */
async function goesOn(data: string, what: string): Promise<void> {
  const opened = openSession({
    dataFolder: data,
    planPath: join(data, 'draft/plan.json'),
    files: unflushed,
    lookAtList: lookOnce,
  });
  if (!opened.ok) throw new Error(`${what}: does not start: ${JSON.stringify(opened.refusal)}`);
  const session = opened.value;
  const view = () => session.snapshot('console');
  const { troubles, due } = view();
  // What is lost without which the record would not verify was refused.
  expect(
    troubles.filter(({ code }) => code.startsWith('ceremony.lost')),
    what,
  ).toEqual([]);
  try {
    while (view().due.type !== 'sealed') {
      for (const request of requestsDue(view())) {
        const answer = await session.handle('console', request);
        if (answer.ok) continue;
        // What a holder can still hand over anew was said at the start.
        if (troubles.some(({ code }) => code === 'session.secret-lost')) return;
        // A preparation that arrived with an unreadable list is put right by importing it again, before the freeze.
        expect(due.type, `${what}: ${request.type} ${JSON.stringify(answer.refusal)}`).toBe('freeze');
        return;
      }
    }
    const { ceremony } = view().plan;
    expect([what, firstFailed(verdictOf(must(readDossier(join(data, ceremony)))))]).toEqual([what, null]);
  } finally {
    session.close();
  }
}

describe.each(places)('an archive of %s', place => {
  test('mutated entry by entry is refused without a trace, or taken over and goes on', async () => {
    const entries = archives.get(place) ?? {};
    const random = new SeededRandom(20_240_715);
    const tally = { refused: 0, taken: 0 };
    for (const path of Object.keys(entries).filter(each => each !== manifestFile)) {
      const all = Object.entries(mutated(entries[path] as Uint8Array, random));
      const [chosen = 0] = random.bytes(1);
      for (const [kind, bytes] of all.filter((_, index) => isTried(place, path, index, chosen % all.length))) {
        const { [path]: _, [manifestFile]: __, ...rest } = entries;
        const data = target();
        const before = digestsIn(data);
        const taken = takeOver(data, packed(bytes === null ? rest : { ...rest, [path]: bytes }), unflushed);
        if (taken.ok) {
          tally.taken++;
          await goesOn(data, `${path} ${kind}`);
        } else {
          tally.refused++;
          expect(digestsIn(data), `${path} ${kind}`).toEqual(before);
          expect(readdirSync(data).sort()).toEqual(['draft', 'standing.json']);
        }
      }
    }
    expect(tally.taken).toBeGreaterThan(place === 'a preparation' ? 5 : rounds(30, 40));
    expect(tally.refused).toBeGreaterThan(rounds(1, 2));
  });
});

test('a crash at any moment leaves the folder as it was, or with the whole ceremony', () => {
  const entries = archives.get('between the inputs') ?? {};
  const { [manifestFile]: _, ...all } = entries;
  const { [`${id}/sealed/people.csv`]: __, ...broken } = all;
  for (const [archive, isTaken] of [
    [packed(broken), false],
    [packed(all), true],
  ] as const) {
    const data = target();
    const before = digestsIn(data);
    const copies: string[] = [];
    // What lies on the disk at this moment is what a crash would leave.
    let calls = 0;
    const look = () => {
      if (calls++ % 5 !== 0) return;
      const copy = join(root, `crash-${copies.length}`);
      cpSync(data, copy, { recursive: true });
      copies.push(copy);
    };
    const watched: FileCalls = { ...unflushed, fsyncSync: look };
    expect(takeOver(data, archive, watched).ok).toBe(isTaken);
    const after = digestsIn(data);
    expect(copies.length).toBeGreaterThan(15);
    for (const copy of copies) {
      must(settleTakeOver(copy));
      const settled = digestsIn(copy);
      expect([before, ...(isTaken ? [after] : [])]).toContainEqual(settled);
      rmSync(copy, { recursive: true });
    }
  }
  expect(existsSync(join(root, 'crash-0'))).toBe(false);
});
