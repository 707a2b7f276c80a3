// `cli sheets DIR [--out DIR]`: prints every sheet of a dossier to PDF.

import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildWhatIsOld } from '../electron/launch/build.ts';
import { diskOf, makeFolders, onDisk, removeAll } from '../electron/service/ports/disk.ts';
import { lockFolder } from '../electron/service/ports/lock.ts';
import { fastDigest } from '../electron/service/ports/signatures.ts';
import { printBatch, SheetArchive } from '../electron/service/sheets/archive.ts';
import { openChromiumPrinter } from '../electron/service/sheets/chromium-printer.ts';
import { done, type Outcome } from '../shared/outcome.ts';
import { sheetsOf, waitingSheets } from '../shared/sheets/catalogue.ts';
import { sheetNumbers } from '../shared/sheets/sheet.ts';
import { readSources } from '../shared/sheets/sources.ts';
import { text } from '../shared/text/dictionary.ts';
import { lookUp } from '../shared/text/look-up.ts';
import { refusal } from '../shared/text/refusal.ts';
import type { Language } from '../shared/text/template.ts';
import { sheetTitles } from '../shared/text/vocabulary.ts';
import { type Ending, Progress, rejected, say, succeeded, unreadable } from './output.ts';

/** Prints the sheets of the dossier at `path` into its `sheets/`, or into `out`. Exit code 0 printed, 1 refused, 2 unreadable. */
export async function sheetsCommand(language: Language, path: string, out: string | undefined): Promise<Ending> {
  const folder = resolve(path);
  if (!existsSync(folder)) return unreadable(refusal('dossier.missing', { path }));
  const dossier = diskOf(folder);
  const sources = readSources(dossier.read, fastDigest);
  if (!sources.ok) return unreadable(sources.refusal);
  const root = fileURLToPath(new URL('..', import.meta.url));
  const progress = new Progress();
  if (!buildWhatIsOld(root, [], () => {})) return rejected(refusal('sheets.no-pages', {}));
  const target = out === undefined ? join(folder, 'sheets') : resolve(out);
  const release = out === undefined ? lockFolder(folder) : madeFolder(target);
  if (!release.ok) return rejected(release.refusal);
  const archive =
    out === undefined
      ? new SheetArchive(dossier, 'sheets/', fastDigest)
      : new SheetArchive(diskOf(target), '', fastDigest);
  const printer = await openChromiumPrinter(join(root, 'dist/renderer'));
  try {
    if (!printer.ok) return rejected(printer.refusal);
    let pages = 0;
    const entries = sheetsOf(sources.value);
    const printed = await printBatch(archive, sources.value, entries, printer.value, {
      before: id =>
        progress.step(text(language, 'sheets.printing', { file: entries.find(entry => entry.id === id)?.file ?? id })),
      after: kept => {
        progress.end();
        pages += kept.pages;
        const { file, digest } = kept;
        say(text(language, 'sheets.printed', { file, pages: kept.pages, digest: digest.slice(0, 16) }));
      },
      stopped: () => false,
    });
    progress.end();
    if (!printed.ok) return rejected(printed.refusal);
    const title = lookUp(sheetTitles, language);
    const waiting = waitingSheets(sources.value).map(({ kind, until }) =>
      text(language, 'sheets.waiting', {
        number: sheetNumbers[kind],
        title: title(`sheet.${kind}`),
        since: text(language, `since.${until}`, {}),
      }),
    );
    return succeeded(...waiting, text(language, 'sheets.done', { count: entries.length, pages, folder: target }));
  } finally {
    if (printer.ok) await printer.value.close();
    release.value();
  }
}

/** Makes the folder that was asked for; returns how to remove the folder of half-written files from it. */
function madeFolder(folder: string): Outcome<() => void> {
  return onDisk(folder, () => {
    makeFolders(folder);
    return done(() => {
      removeAll(join(folder, '.tmp'));
    });
  });
}
