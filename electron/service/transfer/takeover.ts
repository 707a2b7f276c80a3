// Takes in a ceremony from an archive. The archive comes on a stick that anybody may have handled, so everything is checked before
// any of it is used: it is unpacked into a waiting folder, each file is compared with the manifest, and a copy of it is started as it
// would be here. Only then are the folders moved into place; a refusal, and a crash before that, leave the data folder as it was.

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { archiveLimits } from '../../../shared/dossier/arrangement.ts';
import { belongingOf, draftFolder, keptFace, standingFile } from '../../../shared/dossier/layout.ts';
import { type Manifest, manifestFile, parseManifest } from '../../../shared/dossier/manifest.ts';
import { done, type Outcome, refused } from '../../../shared/outcome.ts';
import { parsePlan, printPlan } from '../../../shared/plan/plan.ts';
import type { Disk } from '../../../shared/ports.ts';
import type { Hex64 } from '../../../shared/protocol/hash.ts';
import { bytesOf, isCeremonyId } from '../../../shared/protocol/lexis.ts';
import { refusal } from '../../../shared/text/refusal.ts';
import { openZip, type Zip } from '../../../shared/zip.ts';
import { copyAll, diskOf, type FileCalls, makeFolders, move, onDisk, removeAll } from '../ports/disk.ts';
import { fastDigest } from '../ports/signatures.ts';
import { attemptsIn, isOpen } from './folder.ts';
import { takenFile } from './handover.ts';

const waitingFolder = '.incoming';
/** Where a copy is started, to see whether it would. */
const trialFolder = '.incoming-trial';
const readyFile = 'ready';
const setAside = 'draft-before';

/** An attempt that came in an archive. */
export type Arrived = { readonly ceremony: string; readonly events: number; readonly sealed: boolean };

/** What was taken over. The manifest's digest is compared with the one on the other computer's screen. */
export type TakenOver = { readonly attempts: readonly Arrived[]; readonly files: number; readonly manifest: Hex64 };

/** The folders that a take-over makes and removes. */
export const passingFolders: readonly string[] = [waitingFolder, trialFolder];

/**
 * Starts what lies in a folder as it would be started here, to the last file that a start reads; refused if it would not start, or could
 * not go on. It may write there.
 */
export type Start = (folder: string) => Outcome<Arrived[]>;

/**
 * Unpacks an archive into the data folder `data`, which must exist, be locked by the caller, and hold no attempt that has begun. A
 * draft in it is kept under another name. Refuses anything but an archive of this program with which `start` can go on, and then leaves
 * the folder as it was. `files` is for tests.
 */
export function takeIn(data: string, archive: Uint8Array, start: Start, files?: FileCalls): Outcome<TakenOver> {
  return onDisk(data, () => {
    const settled = settleTakeOver(data);
    if (!settled.ok) return settled;
    const [begun] = attemptsIn(data);
    if (begun !== undefined) return refused(refusal('transfer.begun', { ceremony: begun }));
    const waiting = join(data, waitingFolder);
    try {
      const arrived = unpack(archive, data, start, diskOf(waiting, files));
      if (!arrived.ok) return arrived;
      const ready = diskOf(waiting, files).write(readyFile, [bytesOf('ready\n')], 'private');
      if (!ready.ok) return ready;
      try {
        place(data);
      } catch (error) {
        // All is back where it was: what is refused now is not carried out by the next start.
        removeAll(join(waiting, readyFile));
        throw error;
      }
      return arrived;
    } finally {
      if (!existsSync(join(waiting, readyFile))) removeAll(waiting);
      removeAll(join(data, trialFolder));
    }
  });
}

/**
 * Finishes a take-over that a crash interrupted if all of it had been checked, else removes it. Call it before opening a data
 * folder. It may itself be interrupted and repeated.
 */
export function settleTakeOver(data: string): Outcome<void> {
  return onDisk(data, () => {
    const waiting = join(data, waitingFolder);
    if (existsSync(join(waiting, readyFile))) place(data);
    for (const folder of passingFolders) removeAll(join(data, folder));
    return done(undefined);
  });
}

/** Moves what waits into place, all of it or, if the file system throws, nothing. */
function place(data: string): void {
  const waiting = join(data, waitingFolder);
  const moved: (readonly [string, string])[] = [];
  makeFolders(join(waiting, '.tmp'));
  const put = (from: string, to: string) => {
    move(from, to);
    moved.push([from, to]);
  };
  try {
    const inside = readdirSync(waiting).filter(name => name !== readyFile && name !== '.tmp');
    // The draft goes last, so that a start in between finds attempts without their preparation and not the reverse.
    for (const name of inside.sort((a, b) => Number(a === draftFolder) - Number(b === draftFolder))) {
      const target = join(data, name);
      if (existsSync(target)) put(target, name === draftFolder ? freeName(data) : join(waiting, '.tmp', name));
      put(join(waiting, name), target);
    }
  } catch (error) {
    for (const [from, to] of moved.reverse()) move(to, from);
    throw error;
  }
  removeAll(waiting);
}

function freeName(data: string): string {
  let number = 1;
  while (existsSync(join(data, `${setAside}-${number}`))) number++;
  return join(data, `${setAside}-${number}`);
}

function unpack(archive: Uint8Array, data: string, start: Start, disk: Disk): Outcome<TakenOver> {
  const zip = openZip(archive, archiveLimits(archive.length));
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

  const waiting = join(data, waitingFolder);
  makeFolders(waiting);
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
    // What is published has none: somebody chose the wrong one of two archives.
    if (bytes.value === null) return refused(refusal('transfer.public', { file: 'sealed/plan.json' }));
    const plan = parsePlan('sealed/plan.json', bytes.value);
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
  const checked = tryOut(data, start, disk);
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
    if (!zip.has(path)) return refused(refusal('transfer.missing', { path }));
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

/**
 * Starts a copy: a start mends and tidies, and what arrived is put in place as it came. Only which attempt is held is taken from there
 * if the archive does not say it: that of this computer would say something else.
 */
function tryOut(data: string, start: Start, disk: Disk): Outcome<Arrived[]> {
  const [waiting, trial] = [join(data, waitingFolder), join(data, trialFolder)];
  removeAll(trial);
  copyAll(waiting, trial);
  const started = start(trial);
  const [kept, made] = [disk, diskOf(trial)].map(({ read }) => read(standingFile));
  if (!started.ok || !kept?.ok || kept.value !== null || !made?.ok || made.value === null) return started;
  const written = disk.write(standingFile, [made.value], 'private');
  return written.ok ? started : written;
}
