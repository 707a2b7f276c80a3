// An archive that is being read: its dossiers are verified, and one is shown, on the stage too, where every scene is marked as a
// replay. It only reads: a request that would put anything on record has no handler here.

import { join } from 'node:path';
import type { Answer, CeremonyRequestType, RequestOf } from '../../../shared/contract/requests.ts';
import type { StageSnapshot } from '../../../shared/contract/scenes.ts';
import type { ArchiveSnapshot } from '../../../shared/contract/start.ts';
import { keptFace } from '../../../shared/dossier/layout.ts';
import { done, type Outcome, refused } from '../../../shared/outcome.ts';
import type { Disk } from '../../../shared/ports.ts';
import { isRehearsal } from '../../../shared/protocol/lexis.ts';
import { type KeptReading, readKept } from '../../../shared/record/kept.ts';
import { namesIn } from '../../../shared/record/lots.ts';
import { type Refusal, refusal } from '../../../shared/text/refusal.ts';
import type { Verdict } from '../../../shared/verifier/checks.ts';
import { archiveRows } from '../../../shared/views/archive-rows.ts';
import { filmFor } from '../../../shared/views/film.ts';
import type { Extent } from '../../../shared/views/picture.ts';
import { noTyping } from '../../../shared/views/scenes.ts';
import { diskOf } from '../ports/disk.ts';
import { checkReceipt, readDossier, verdictOf } from '../ports/dossier-files.ts';
import { fastDigest } from '../ports/signatures.ts';
import { Printing } from '../session/printing.ts';
import { Showing } from '../session/showing.ts';
import { showingRequests } from '../session/stage-requests.ts';
import type { Handler } from '../session/workspace.ts';
import type { OpenPrinter } from '../sheets/printer.ts';
import { exportPart, inMemory } from '../transfer/exporting.ts';
import { type ChosenFile, unpackDossiers } from './archived.ts';

/** The font files of a dossier by their digests. */
type Faces = ReadonlyMap<string, Uint8Array>;

/** A dossier of the archive: where it was unpacked, what the verifier says, and what follows from its files if it verifies. */
type Dossier = {
  /** Tells it from the others of the archive, two of which may have one id. */
  readonly key: string;
  readonly folder: string;
  readonly ceremony: string;
  readonly verdict: Verdict;
  /** Null where it does not verify, and where its sealed files do not fit: then `trouble` says why. */
  readonly reading: KeptReading | null;
  readonly trouble: Refusal | null;
  readonly faces: Faces;
};

/** A dossier with what works on it. */
type OpenDossier = {
  readonly dossier: Dossier;
  readonly disk: Disk;
  readonly showing: Showing | null;
  readonly printing: Printing;
};

/** A dossier that verifies, with what it says. */
type Shown = OpenDossier & { readonly reading: KeptReading; readonly showing: Showing };

/** What a desk needs: an empty private folder, the printer, and whom to tell of changes. */
export type DeskOptions = {
  readonly scratch: string;
  readonly printer: OpenPrinter;
  readonly changed: () => void;
};

/** The desk on which an archive lies open. */
export class ArchiveDesk {
  /** The name of the file or folder that was chosen. */
  readonly name: string;
  private readonly dossiers: readonly Dossier[];
  private readonly options: DeskOptions;
  private readonly printing: Printing;
  private shown: Dossier;
  private display: Extent | null = null;
  /** Null where there is nothing to show. */
  private showing: Showing | null;

  private constructor(name: string, dossiers: readonly [Dossier, ...Dossier[]], options: DeskOptions) {
    this.name = name;
    this.dossiers = dossiers;
    this.options = options;
    this.printing = new Printing(options.printer, options.changed);
    // What a reader most likely came for: an official ceremony that verifies.
    const isMeant = ({ ceremony, verdict }: Dossier) => !isRehearsal(ceremony) && verdict.status === 'verified';
    this.shown = dossiers.find(isMeant) ?? dossiers[0];
    this.showing = this.newShowing();
  }

  /** Unpacks and verifies all dossiers of an archive. Refuses what holds none, and what cannot be unpacked. */
  static open(name: string, files: readonly ChosenFile[], options: DeskOptions): Outcome<ArchiveDesk> {
    const unpacked = unpackDossiers(name, files, options.scratch);
    if (!unpacked.ok) return unpacked;
    const dossiers: Dossier[] = [];
    for (const folder of unpacked.value) {
      const dossier = judge(folder, String(dossiers.length));
      if (!dossier.ok) return dossier;
      dossiers.push(dossier.value);
    }
    const [first, ...others] = dossiers;
    if (first === undefined) return refused(refusal('dossier.none', { path: name }));
    return done(new ArchiveDesk(name, [first, ...others], options));
  }

  /** Shows another dossier of the archive. */
  choose(key: string): Outcome<void> {
    const chosen = this.dossiers.find(each => each.key === key);
    if (chosen === undefined) return refused(refusal('house.no-dossier', {}));
    this.showing?.close();
    this.shown = chosen;
    this.showing = this.newShowing();
    return done(undefined);
  }

  /** The stage has told its pixels. */
  fit(display: Extent): void {
    this.display = display;
    this.showing?.fit(display);
  }

  /** Rows of the result. */
  rows(wanted: Parameters<typeof archiveRows>[1]): Answer<'archive.rows'> {
    const { reading } = this.shown;
    return reading === null ? notVerified() : done(archiveRows(reading, wanted));
  }

  /** Carries out a request that only reads; refuses every other. */
  handle<Type extends CeremonyRequestType>(request: RequestOf<Type>): Answer<Type> | Promise<Answer<Type>> {
    const handler = (deskRequests as { readonly [Each in CeremonyRequestType]?: Handler<Each, ArchiveDesk> })[
      request.type
    ];
    // The handler in the table is that of the request's type; the compiler cannot follow that through an optional entry.
    return handler === undefined
      ? (refused(refusal('house.archive', {})) as Answer<Type>)
      : (handler as Handler<Type, ArchiveDesk>)(request, this);
  }

  /** What the stage shows of it. Without a reading there is nothing to show. */
  stage(number: number): StageSnapshot | null {
    return this.showing?.snapshot(number) ?? null;
  }

  /** What the console shows of it. */
  get view(): Omit<ArchiveSnapshot, 'number' | 'windows' | 'stage'> {
    const { key, verdict, reading, trouble } = this.shown;
    const { status, checks, remarks, compare, seed } = verdict;
    const timeOf = (type: string) => reading?.journal.entries.find(({ event }) => event.type === type)?.time ?? null;
    return {
      at: 'archive',
      name: this.name,
      dossiers: this.dossiers.map(({ key, ceremony }) => ({ key, ceremony, rehearsal: isRehearsal(ceremony) })),
      chosen: key,
      trouble,
      verdict: { status, checks, remarks, compare },
      seed,
      reading:
        reading === null
          ? null
          : {
              title: reading.plan.title,
              organiser: reading.plan.organiser,
              named: reading.named,
              schools: reading.schools,
              times: {
                freeze: timeOf('freeze'),
                publish: timeOf('publish'),
                result: timeOf('result'),
                seal: timeOf('seal'),
              },
              drawn: reading.draw !== null,
            },
      paper: this.printing.view,
    };
  }

  /** Whether sheets are being printed. */
  get isPrinting(): boolean {
    return this.printing.view.progress !== null;
  }

  /** Ends what is under way. Its folder can then be removed. */
  close(): Promise<void> {
    this.showing?.close();
    return this.printing.close();
  }

  /** What the handlers of requests work on. */
  get open(): OpenDossier {
    const { shown: dossier, showing, printing } = this;
    return { dossier, disk: diskOf(dossier.folder), showing, printing };
  }

  private newShowing(): Showing | null {
    const { reading, faces } = this.shown;
    if (reading === null) return null;
    // The day of the ceremony, not of its replay.
    const today = reading.journal.entries.at(-1)?.time.slice(0, 10) ?? '';
    const hall = {
      ...reading,
      ceremony: null,
      today,
      faces: [...faces.keys()],
      names: [...namesIn(reading.families)],
      replay: true,
      attending: [],
      typing: noTyping,
    };
    const disk = diskOf(join(this.options.scratch, 'stage'));
    const showing = new Showing(
      disk,
      () => hall,
      () => done(undefined),
      this.options.changed,
    );
    if (this.display !== null) showing.fit(this.display);
    return showing;
  }
}

const notVerified = () => refused(refusal('house.not-verified', {}));

/** A request about what is shown: refused where the dossier does not verify. */
const onReading =
  <Type extends CeremonyRequestType>(work: Handler<Type, Shown>): Handler<Type, ArchiveDesk> =>
  (request, desk) => {
    const { open } = desk;
    const { reading } = open.dossier;
    const { showing } = open;
    return reading === null || showing === null
      ? (notVerified() as Answer<Type>)
      : work(request, { ...open, reading, showing });
  };

const deskRequests = {
  'stage.show': onReading(showingRequests['stage.show']),
  'stage.resume': onReading(showingRequests['stage.resume']),
  'stage.look': onReading(showingRequests['stage.look']),
  'film.start': onReading(showingRequests['film.start']),
  'film.pause': onReading(showingRequests['film.pause']),
  'film.resume': onReading(showingRequests['film.resume']),
  'film.skip': onReading(showingRequests['film.skip']),
  'pages.auto': onReading(showingRequests['pages.auto']),
  'pages.find': onReading(showingRequests['pages.find']),
  'stage.ready': (pixels, desk) => {
    desk.fit(pixels);
    return done(undefined);
  },
  'film.load': onReading<'film.load'>(({ school }, { reading: { draw, state, schools } }) =>
    filmFor(draw, state.seed, schools, school),
  ),
  'face.load': ({ digest }, desk) => {
    const face = desk.open.dossier.faces.get(digest);
    return face === undefined ? refused(refusal('font.gone', {})) : done(face);
  },
  'receipt.check': ({ receipt, children }, desk) => checkReceipt(desk.open.dossier.folder, receipt, children),
  'dossier.file': ({ name }, desk) => desk.open.disk.read(`public/${name}`),
  'sheets.list': onReading<'sheets.list'>((_, { printing, disk, reading: { named } }) =>
    named ? printing.list(disk) : done([]),
  ),
  'sheets.print': onReading<'sheets.print'>(({ ids, paper = false }, { printing, disk }) =>
    printing.start(disk, ids, paper),
  ),
  'sheets.stop': (_, desk) => desk.open.printing.stop(),
  'sheet.file': ({ id }, desk) => desk.open.printing.read(desk.open.disk, id),
  'sheet.paper': onReading<'sheet.paper'>(({ id }, { printing, disk }) => printing.paper(disk, id)),
  'export.file': ({ kind }, desk) =>
    kind === 'whole' ? refused(refusal('house.archive', {})) : exportPart(kind, desk.open.dossier.folder, inMemory),
} satisfies { readonly [Type in CeremonyRequestType]?: Handler<Type, ArchiveDesk> };

/** Verifies a dossier; reads it if it verifies. */
function judge(folder: string, key: string): Outcome<Dossier> {
  const files = readDossier(folder);
  if (!files.ok) return files;
  const verdict = verdictOf(files.value);
  const disk = diskOf(folder);
  const kept = verdict.ok ? readKept(disk.read, fastDigest) : null;
  const reading = kept?.ok ? kept.value : null;
  const trouble = kept === null || kept.ok ? null : kept.refusal;
  return done({
    key,
    folder,
    verdict,
    reading,
    trouble,
    ceremony: verdict.ceremony ?? '—',
    faces: facesOf(disk, reading),
  });
}

function facesOf(disk: Disk, reading: KeptReading | null): Faces {
  const faces = new Map<string, Uint8Array>();
  for (const [index, font] of (reading?.plan.fonts ?? []).entries()) {
    const bytes = disk.read(`sealed/${keptFace(index, font)}`);
    if (bytes.ok && bytes.value !== null) faces.set(fastDigest(bytes.value), bytes.value);
  }
  return faces;
}
