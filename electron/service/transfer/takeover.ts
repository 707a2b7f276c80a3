// Takes over a ceremony from an archive. The archive comes on a stick that anybody may have handled, so everything is checked before
// any of it is used: it is unpacked into a waiting folder, each file is compared with the manifest, and the record is folded as at
// every start. Only then are the folders moved into place; a refusal leaves nothing behind.

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Ceremony } from '../../../shared/ceremony/ceremony.ts';
import { belongingOf, draftFolder, keptFace } from '../../../shared/dossier/layout.ts';
import { type Manifest, manifestFile, parseManifest } from '../../../shared/dossier/manifest.ts';
import { done, type Outcome, refused } from '../../../shared/outcome.ts';
import { parsePlan, printPlan } from '../../../shared/plan/plan.ts';
import type { Disk } from '../../../shared/ports.ts';
import type { Hex64 } from '../../../shared/protocol/hash.ts';
import { bytesOf, isCeremonyId } from '../../../shared/protocol/lexis.ts';
import { refusal } from '../../../shared/text/refusal.ts';
import { openZip, type Zip } from '../../../shared/zip.ts';
import { systemClock } from '../ports/clock.ts';
import { diskOf, makeFolders, move, onDisk, removeAll } from '../ports/disk.ts';
import { fastDigest } from '../ports/signatures.ts';
import { ceremonyTools } from '../ports/tools.ts';
import { attemptsIn, isOpen } from './folder.ts';
import { takenFile } from './handover.ts';

const waitingFolder = '.incoming';
const readyFile = 'ready';
const setAside = 'draft-before';

/** An attempt that came in an archive. */
export type Arrived = { readonly ceremony: string; readonly events: number; readonly sealed: boolean };

/** What was taken over. The manifest's digest is compared with the one on the other computer's screen. */
export type TakenOver = { readonly attempts: readonly Arrived[]; readonly files: number; readonly manifest: Hex64 };

/**
 * Unpacks an archive into the data folder `data`, which must exist, be locked by the caller, and hold no attempt that has begun. A
 * draft in it is kept under another name. Refuses anything but an archive of this program, and then writes nothing.
 */
export function takeOver(data: string, archive: Uint8Array): Outcome<TakenOver> {
  return onDisk(data, () => {
    const settled = settleTakeOver(data);
    if (!settled.ok) return settled;
    const [begun] = attemptsIn(data);
    if (begun !== undefined) return refused(refusal('transfer.begun', { ceremony: begun }));
    const waiting = join(data, waitingFolder);
    try {
      const arrived = unpack(archive, waiting, data);
      if (!arrived.ok) return arrived;
      const ready = diskOf(waiting).write(readyFile, [bytesOf('ready\n')], 'private');
      if (!ready.ok) return ready;
      const placed = settleTakeOver(data);
      return placed.ok ? arrived : placed;
    } finally {
      if (!existsSync(join(waiting, readyFile))) removeAll(waiting);
    }
  });
}

/**
 * Finishes a take-over that a crash interrupted if its files had all been checked, else removes them. Call it before opening a data
 * folder. It may itself be interrupted and repeated.
 */
export function settleTakeOver(data: string): Outcome<void> {
  return onDisk(data, () => {
    const waiting = join(data, waitingFolder);
    if (!existsSync(waiting)) return done(undefined);
    if (existsSync(join(waiting, readyFile))) {
      const inside = readdirSync(waiting).filter(name => name !== readyFile && name !== '.tmp');
      // The draft goes last, so that a start in between finds attempts without their preparation and not the reverse.
      for (const name of inside.sort((a, b) => Number(a === draftFolder) - Number(b === draftFolder))) {
        const target = join(data, name);
        if (name === draftFolder && existsSync(target)) move(target, freeName(data));
        move(join(waiting, name), target);
      }
    }
    removeAll(waiting);
    return done(undefined);
  });
}

function freeName(data: string): string {
  let number = 1;
  while (existsSync(join(data, `${setAside}-${number}`))) number++;
  return join(data, `${setAside}-${number}`);
}

function unpack(archive: Uint8Array, waiting: string, data: string): Outcome<TakenOver> {
  // Archives of this program are not compressed; one that was packed again by hand may be a few times smaller, not a hundred.
  const totalBytes = Math.min(2 ** 31, (64 << 20) + archive.length * 30);
  const zip = openZip(archive, { entries: 10_000, entryBytes: Math.min(2 ** 30, totalBytes), totalBytes });
  if (!zip.ok) return zip;
  const manifestBytes = zip.value.has(manifestFile) ? zip.value.read(manifestFile) : null;
  if (manifestBytes === null) return refused(refusal('transfer.no-manifest', { file: manifestFile }));
  if (!manifestBytes.ok) return manifestBytes;
  const manifest = parseManifest(manifestBytes.value);
  if (!manifest.ok) return manifest;
  const listed = listedExactly(zip.value, manifest.value);
  if (!listed.ok) return listed;
  const prefix = prefixOf(zip.value);
  if (!prefix.ok) return prefix;

  makeFolders(waiting);
  const disk = diskOf(waiting);
  for (const [path, digest] of manifest.value) {
    const bytes = zip.value.read(path);
    if (!bytes.ok) return bytes;
    if (fastDigest(bytes.value) !== digest) return refused(refusal('transfer.digest', { path }));
    const written = disk.write(`${prefix.value}${path}`, [bytes.value], isOpen(path) ? 'open' : 'private');
    if (!written.ok) return written;
  }
  const manifestDigest = fastDigest(manifestBytes.value);
  const attempts = attemptsIn(waiting);
  if (prefix.value !== '') {
    // A dossier by itself has its plan and fonts in `sealed/`: the draft is made of them.
    const bytes = disk.read(`${prefix.value}sealed/plan.json`);
    if (!bytes.ok) return bytes;
    const plan = parsePlan('sealed/plan.json', bytes.value ?? new Uint8Array(0));
    if (!plan.ok) return plan;
    const fonts: string[] = [];
    for (const [index, font] of plan.value.fonts.entries()) {
      const name = keptFace(index, font);
      const face = disk.read(`${prefix.value}sealed/${name}`);
      if (!face.ok) return face;
      if (face.value === null) continue;
      const kept = disk.write(`draft/${name}`, [face.value], 'private');
      if (!kept.ok) return kept;
      fonts.push(name);
    }
    const written = disk.write('draft/plan.json', [printPlan({ ...plan.value, fonts })], 'private');
    if (!written.ok) return written;
  }
  const checked = check(waiting, attempts);
  if (!checked.ok) return checked;
  const inTheWay = attempts.find(id => existsSync(join(data, id)));
  if (inTheWay !== undefined) return refused(refusal('transfer.begun', { ceremony: inTheWay }));
  const taken = disk.write(takenFile, [bytesOf(JSON.stringify({ manifest: manifestDigest }))], 'private');
  if (!taken.ok) return taken;
  return done({ attempts: checked.value, files: manifest.value.size, manifest: manifestDigest });
}

/** Refuses entries that the manifest does not list, missing files, and paths that do not belong in a data folder. */
function listedExactly(zip: Zip, manifest: Manifest): Outcome<void> {
  const folders = new Set<string>();
  for (const path of manifest.keys()) {
    if (!zip.has(path)) return refused(refusal('zip.missing', { entry: path }));
    if (belongingOf(path) === null) return refused(refusal('transfer.strange', { path }));
    const parts = path.toLowerCase().split('/');
    for (let depth = 1; depth < parts.length; depth++) folders.add(parts.slice(0, depth).join('/'));
  }
  for (const name of zip.names) {
    if (name !== manifestFile && !manifest.has(name)) return refused(refusal('transfer.unlisted', { path: name }));
    // One name for a file and a folder: no disk can hold both.
    if (folders.has(name.toLowerCase())) return refused(refusal('zip.twice', { entry: name }));
  }
  return done(undefined);
}

/** The folder for a dossier by itself, with its `/`; empty for the archive of a data folder. */
function prefixOf(zip: Zip): Outcome<string> {
  const alone = zip.names.filter(name => {
    const belonging = belongingOf(name);
    return belonging?.to === 'dossier' && belonging.ceremony === null;
  });
  if (alone.length === 0) return done('');
  if (alone.length < zip.names.length - 1 || !zip.has('public/journal.txt')) {
    return refused(refusal('transfer.strange', { path: alone[0] ?? '' }));
  }
  const journal = zip.read('public/journal.txt');
  if (!journal.ok) return journal;
  const ceremony = new TextDecoder().decode(journal.value.subarray(0, 200)).split('|')[2] ?? '';
  return isCeremonyId(ceremony)
    ? done(`${ceremony}/`)
    : refused(refusal('ceremony.damaged', { file: 'public/journal.txt' }));
}

/** Reads the unpacked plan and records as a start would, but without writing. */
function check(waiting: string, attempts: readonly string[]): Outcome<Arrived[]> {
  const plan = diskOf(waiting).read('draft/plan.json');
  if (!plan.ok) return plan;
  const parsed = parsePlan('draft/plan.json', plan.value ?? new Uint8Array(0));
  if (!parsed.ok) return parsed;
  const arrived: Arrived[] = [];
  for (const id of attempts) {
    const tools = ceremonyTools(join(waiting, id), systemClock);
    const opened = Ceremony.open({ ...tools, disk: readOnly(tools.disk) }, id);
    if (!opened.ok) return opened;
    const { state, record } = opened.value;
    arrived.push({ ceremony: id, events: record.entries.length, sealed: state.due.type === 'sealed' });
  }
  return done(arrived);
}

function readOnly(disk: Disk): Disk {
  const nothing = () => done(undefined);
  return { read: disk.read, write: nothing, append: nothing, remove: nothing };
}
