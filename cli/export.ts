// `cli export DIR --out FILE [--kind …]`: what leaves a computer, written to a file whole or not at all.

import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { systemClock } from '../electron/service/ports/clock.ts';
import { readDossier } from '../electron/service/ports/dossier-files.ts';
import { lockFolder } from '../electron/service/ports/lock.ts';
import { ceremonyTools } from '../electron/service/ports/tools.ts';
import {
  type Archive,
  archiveFailed,
  exportTable,
  publicArchive,
  tableKinds,
  wholeArchive,
} from '../electron/service/transfer/exporting.ts';
import { attemptsIn, isDossier } from '../electron/service/transfer/folder.ts';
import { markMoved, movedFrom, noteOut, standsStillAfter } from '../electron/service/transfer/handover.ts';
import { verdictOf } from '../electron/service/transfer/results.ts';
import { Ceremony } from '../shared/ceremony/ceremony.ts';
import { done, type Outcome, refused } from '../shared/outcome.ts';
import type { Hex64 } from '../shared/protocol/hash.ts';
import { text } from '../shared/text/dictionary.ts';
import { type Refusal, refusal } from '../shared/text/refusal.ts';
import type { Language } from '../shared/text/template.ts';
import { complain, type ExitCode, say } from './output.ts';

/** What `--kind` may say. */
export const exportKinds = ['whole', 'public', ...tableKinds] as const;

/** A kind of export. */
export type ExportKind = (typeof exportKinds)[number];

/** Exports from the data folder or dossier at `path` to the file `out`. Exit code 0 written, 1 refused, 2 unreadable. */
export function exportCommand(language: Language, path: string, out: string, kind: ExportKind): ExitCode {
  const folder = resolve(path);
  if (!existsSync(folder)) return end(language, refusal('dossier.missing', { path }), 2);
  const release = lockFolder(folder);
  if (!release.ok) return end(language, release.refusal, 1);
  try {
    const written = kind === 'whole' ? exportWhole(folder, resolve(out)) : exportPart(folder, resolve(out), kind);
    if (!written.ok) return end(language, written.refusal, 1);
    const { manifest } = written.value;
    if (manifest !== null) say(text(language, 'export.manifest', { digest: manifest }));
    say(text(language, kind === 'whole' ? 'export.sensitive' : 'export.written', { file: out }));
    if (kind === 'whole' && movedFrom(folder) !== null) say(text(language, 'export.stopped', {}));
    return 0;
  } finally {
    release.value();
  }
}

type Written = { readonly manifest: Hex64 | null };

function exportPart(folder: string, out: string, kind: Exclude<ExportKind, 'whole'>): Outcome<Written> {
  const dossier = dossierOf(folder);
  if (!dossier.ok) return dossier;
  if (kind === 'public') {
    const archive = publicArchive(dossier.value);
    return archive.ok ? writeArchive(archive.value, out) : archive;
  }
  const table = exportTable(dossier.value, kind);
  if (!table.ok) return table;
  return writeFile(out, [table.value.bytes], () => null);
}

/** A sealed dossier by itself, or a data folder: on record first, then written, then the mark that stops this computer. */
function exportWhole(folder: string, out: string): Outcome<Written> {
  if (isDossier(folder)) {
    const files = readDossier(folder);
    if (!files.ok) return files;
    const { ceremony, state } = verdictOf(files.value);
    if (state?.due.type !== 'sealed') return refused(refusal('transfer.unsealed', { path: folder }));
    const archive = wholeArchive(folder, ceremony ?? '');
    return archive.ok ? writeArchive(archive.value, out) : archive;
  }
  const opened = openAll(folder);
  if (!opened.ok) return opened;
  const noted = noteOut(folder, opened.value);
  if (!noted.ok) return noted;
  const archive = wholeArchive(folder, opened.value.at(-1)?.id ?? '');
  if (!archive.ok) return archive;
  const written = writeArchive(archive.value, out);
  if (!written.ok || !standsStillAfter(opened.value)) return written;
  const marked = markMoved(folder, { time: systemClock(), manifest: written.value.manifest ?? '' });
  return marked.ok ? written : marked;
}

function openAll(data: string): Outcome<readonly Ceremony[]> {
  const ceremonies: Ceremony[] = [];
  for (const id of attemptsIn(data)) {
    const opened = Ceremony.open(ceremonyTools(join(data, id), systemClock), id);
    if (!opened.ok) return opened;
    ceremonies.push(opened.value);
  }
  return done(ceremonies);
}

/** The dossier at a path: the folder itself, or the one attempt of a data folder. */
function dossierOf(folder: string): Outcome<string> {
  if (isDossier(folder)) return done(folder);
  const [only, ...more] = attemptsIn(folder);
  if (only === undefined) return refused(refusal('dossier.none', { path: folder }));
  if (more.length > 0) return refused(refusal('export.several', { attempts: [only, ...more].join(', ') }));
  return done(join(folder, only));
}

function writeArchive(archive: Archive, out: string): Outcome<Written> {
  let manifest: Hex64 | null = null;
  const pieces = archive.pieces(digest => {
    manifest = digest;
  });
  return writeFile(out, pieces, () => manifest);
}

function writeFile(out: string, pieces: Iterable<Uint8Array>, manifest: () => Hex64 | null): Outcome<Written> {
  const half = `${out}.half`;
  try {
    const handle = openSync(half, 'w', 0o600);
    try {
      for (const piece of pieces) for (let at = 0; at < piece.length; ) at += writeSync(handle, piece, at);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(half, out);
    return done({ manifest: manifest() });
  } catch (error) {
    rmSync(half, { force: true });
    return archiveFailed(out, error);
  }
}

function end(language: Language, why: Refusal, code: ExitCode): ExitCode {
  complain(language, why);
  return code;
}
