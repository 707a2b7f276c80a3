// `cli sheets DIR [--out DIR]`: prints every sheet of a dossier to PDF.

import { existsSync, mkdirSync, rmdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildWhatIsOld } from '../electron/launch/build.ts';
import { diskOf, refusalOf } from '../electron/service/ports/disk.ts';
import { lockFolder } from '../electron/service/ports/lock.ts';
import { fastDigest } from '../electron/service/ports/signatures.ts';
import { printBatch, SheetArchive } from '../electron/service/sheets/archive.ts';
import { openChromiumPrinter } from '../electron/service/sheets/chromium-printer.ts';
import { done, type Outcome, refused } from '../shared/outcome.ts';
import { sheetsOf } from '../shared/sheets/catalogue.ts';
import { readSources } from '../shared/sheets/sources.ts';
import { text } from '../shared/text/dictionary.ts';
import { refusal } from '../shared/text/refusal.ts';
import type { Language } from '../shared/text/template.ts';
import { complain, type ExitCode, Progress, say } from './output.ts';

/** Prints the sheets of the dossier at `path` into its `sheets/`, or into `out`. Exit code 0 printed, 1 refused, 2 unreadable. */
export async function sheetsCommand(language: Language, path: string, out: string | undefined): Promise<ExitCode> {
  const folder = resolve(path);
  if (!existsSync(folder)) {
    complain(language, refusal('dossier.missing', { path }));
    return 2;
  }
  const dossier = diskOf(folder);
  const sources = readSources(dossier.read, fastDigest);
  if (!sources.ok) {
    complain(language, sources.refusal);
    return 2;
  }
  const root = fileURLToPath(new URL('..', import.meta.url));
  const progress = new Progress();
  if (!buildWhatIsOld(root, false, () => {})) {
    complain(language, refusal('sheets.no-pages', {}));
    return 1;
  }
  const target = out === undefined ? join(folder, 'sheets') : resolve(out);
  const release = out === undefined ? lockFolder(folder) : madeFolder(target);
  if (!release.ok) {
    complain(language, release.refusal);
    return 1;
  }
  const archive =
    out === undefined
      ? new SheetArchive(dossier, 'sheets/', fastDigest)
      : new SheetArchive(diskOf(target), '', fastDigest);
  const printer = await openChromiumPrinter(join(root, 'dist/renderer'));
  try {
    if (!printer.ok) {
      complain(language, printer.refusal);
      return 1;
    }
    let pages = 0;
    const entries = sheetsOf(sources.value);
    const printed = await printBatch(archive, sources.value, entries, printer.value, {
      before: id => progress.step(text(language, 'sheets.printing', { id })),
      after: kept => {
        progress.end();
        pages += kept.pages;
        say(text(language, 'sheets.printed', { id: kept.id, pages: kept.pages, digest: kept.digest.slice(0, 16) }));
      },
      stopped: () => false,
    });
    progress.end();
    if (!printed.ok) {
      complain(language, printed.refusal);
      return 1;
    }
    say(text(language, 'sheets.done', { count: entries.length, pages, folder: target }));
    return 0;
  } finally {
    if (printer.ok) await printer.value.close();
    release.value();
  }
}

/** Makes the folder that was asked for; what is returned takes away the place of half-written files again. */
function madeFolder(folder: string): Outcome<() => void> {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    const why = refusalOf(folder, error);
    if (why === null) throw error;
    return refused(why);
  }
  return done(() => {
    const waiting = join(folder, '.tmp');
    if (existsSync(waiting)) rmdirSync(waiting);
  });
}
