// What a window may ask of the service: one closed list with everything about each request. Both hosts, Electron and the browser,
// pass requests on unchanged; the service parses them against this list, and the windows take their answer types from it.

import * as v from 'valibot';
import { mappingSchema } from '../intake/columns/mapping.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import { mostRoles } from '../protocol/facts.ts';
import { isHex64, isLot, isSchoolCode, isSecret } from '../protocol/lexis.ts';
import { allRoles } from '../protocol/rules.ts';
import { longestReason, longestRole } from '../record/notes.ts';
import { signedSheets } from '../record/signing.ts';
import { longestRegister, lotKinds } from '../register/line.ts';
import { longestRegisterReason } from '../register/register.ts';
import { refusal } from '../text/refusal.ts';
import type { ShownVerdict } from '../verifier/checks.ts';
import type { ReceiptVerdict } from '../verifier/receipts.ts';
import type { CatchmentPreview, ListPreview } from './preparation.ts';
import type { RegisterFound, RegisterView } from './register.ts';
import { type Film, largestInset, liveVariants, type SceneKind, themes } from './scenes.ts';
import type { EnvelopePage, ExportedFile, KeptPdf, KeptSheetView } from './snapshots.ts';
import type { ArchiveRows } from './start.ts';

/** The windows: the operator's console, the projector's stage, and the picture for a live broadcast. */
export const windowRoles = ['console', 'stage', 'live'] as const;

/** The windows that the app opens by itself. */
export const firstWindows = ['console', 'stage'] as const satisfies readonly (typeof windowRoles)[number][];

/** Which window asks. */
export type WindowRole = (typeof windowRoles)[number];

const code = v.pipe(v.string(), v.check(isSchoolCode));
const role = v.picklist(allRoles);
/** A sheet's name: that of its file in `sheets/`. */
const sheetId = v.pipe(v.string(), v.regex(/^1?[0-9]-[A-Za-z0-9-]{1,60}$/));
const textUpTo = (most: number) => v.pipe(v.string(), v.maxLength(most));
const words = textUpTo(400);
const digest = v.pipe(v.string(), v.check(isHex64));
const planText = textUpTo(1_000_000);
/** A file chosen in a window: its name without folders, and its bytes. */
const file = v.strictObject({ name: textUpTo(255), bytes: v.instance(Uint8Array) });
/** A file of a chosen folder, by its path in it with `/`. */
const fileInFolder = v.strictObject({ name: textUpTo(1000), bytes: v.instance(Uint8Array) });
/** The name of a ceremony's folder among those of this computer. */
const entry = textUpTo(100);

/** As many lots as a film follows. */
export const mostWitnesses = 3;

/** The form of the lots that a film follows. */
export const witnessLots = v.pipe(v.array(textUpTo(24)), v.maxLength(mostWitnesses));

/** The allowed length of a film, in seconds. */
export const filmSeconds = v.pipe(v.number(), v.minValue(30), v.maxValue(300));

/** The scenes of several pages: lots by number, and by rank. */
const pagedKind = v.picklist(['board', 'pages']);

/** The form of a scene that the operator chooses or the ceremony itself brings up. */
export const wantedScene = v.variant('kind', [
  v.strictObject({
    kind: v.picklist(['cover', 'rules', 'sealed', 'promise', 'inputs', 'reveal', 'seed', 'end', 'testcard']),
  }),
  v.strictObject({ kind: v.literal('standby'), words }),
  v.strictObject({ kind: v.literal('lookup'), lot: textUpTo(24) }),
  v.strictObject({ kind: v.picklist(['draw', 'direct']), school: code }),
  v.strictObject({ kind: pagedKind, school: code, page: v.pipe(v.number(), v.integer(), v.minValue(1)) }),
]);

/** The form of a look of the stage. */
export const lookSchema = v.strictObject({
  theme: v.picklist(themes),
  language: v.picklist(['zh', 'en']),
  inset: v.pipe(v.number(), v.minValue(0), v.maxValue(largestInset)),
  captions: v.boolean(),
  sounds: v.boolean(),
});

/** A person who decides, with the role that goes on record. */
const decider = v.strictObject({ role: textUpTo(longestRole), name: textUpTo(60) });

/** What a line of the register does. A lot that moves up is named by who asks only so that both mean the same one. */
const registerEvent = v.variant('kind', [
  v.strictObject({ kind: v.picklist(lotKinds), school: code, lot: v.pipe(v.string(), v.check(isLot)) }),
  v.strictObject({ kind: v.literal('exempt'), school: code, ground: textUpTo(200) }),
  v.strictObject({
    kind: v.literal('strike'),
    line: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(longestRegister)),
  }),
]);

/** What can be exported: everything for another computer, the copy to publish, the tables. */
export const exportKinds = [
  'whole',
  'public',
  'admitted',
  'posted',
  'statistics',
  'statistics-csv',
  'admitted-now',
  'register',
] as const;

/** A kind of export. */
export type ExportKind = (typeof exportKinds)[number];

/** What has a template: a school's list, the catchment table. */
export const templateKinds = ['list', 'catchment'] as const;

/** A kind of template. */
export type TemplateKind = (typeof templateKinds)[number];

/** Carries a type in the list below; it holds nothing at run time. */
type Typed<Value> = { readonly value?: Value };

function typed<Value>(): Typed<Value> {
  return {};
}

/** Everything about a request. */
type Entry = {
  /** Its fields besides the type. */
  readonly fields?: v.ObjectEntries;
  /** What the answer holds; nothing if left out. */
  readonly answer?: Typed<unknown>;
  /** Which window may send it besides the console: the stage alone, or the stage and the live picture, which look like it. */
  readonly also?: 'stage' | 'pictures';
  /** Still carried out after the ceremony has moved to another computer: always, or if it asks for one of these scenes. */
  readonly whenMoved?: true | readonly SceneKind[];
  /** It changes nothing that a window shows. */
  readonly quiet?: true;
};

const requests = {
  /** Begins a new ceremony with an empty plan of these schools, and opens it. The rest of the plan is filled in there. */
  'start.create': {
    fields: {
      title: textUpTo(200),
      organiser: textUpTo(200),
      schools: v.pipe(
        v.array(v.strictObject({ name: textUpTo(200), places: v.number() })),
        v.minLength(1),
        v.maxLength(99),
      ),
    },
  },
  /** Begins a new ceremony with the plan of an earlier one, without its lists, and opens it. */
  'start.from': { fields: { entry } },
  /**
   * From a ceremony held as a rehearsal to the official one: a new ceremony with its plan, lists and all that was prepared, under an
   * id without `TEST-`; opens it. Who signed in there comes along only if `people` says so.
   */
  'start.official': { fields: { people: v.boolean() }, whenMoved: true },
  /** Opens the sample: the one that is under way, or a new one. */
  'start.sample': {},
  /** Opens a ceremony of this computer. */
  'start.open': { fields: { entry } },
  /** Back to the start screen. What is under way stays on disk as it is. */
  'start.leave': { whenMoved: true },
  /** Takes over what another computer exported, as a ceremony of its own, and opens it. */
  'start.take-over': { fields: { file } },
  /** Reads an archive: a zip, or the files of a folder. Nothing of it becomes a ceremony of this computer. */
  'archive.open': { fields: { name: textUpTo(255), files: v.pipe(v.array(fileInFolder), v.minLength(1)) } },
  /** Shows another dossier of the archive. */
  'archive.choose': { fields: { key: textUpTo(40) } },
  /** Rows of a school's result in the order of ranks or of numbers; `find` keeps the lots that end with it. */
  'archive.rows': {
    fields: {
      school: code,
      order: v.picklist(['rank', 'number']),
      find: textUpTo(24),
      page: v.pipe(v.number(), v.integer(), v.minValue(1)),
    },
    quiet: true,
    answer: typed<ArchiveRows>(),
  },
  /** Closes the archive, back to the start screen. */
  'archive.close': {},
  /** Opens the live picture, or opens it anew in another variant. */
  'live.open': { fields: { variant: v.picklist(liveVariants) }, whenMoved: true },
  /**
   * Replaces the plan with this one (JSON text), except for the files it names, which stay those of the current plan. Refused
   * after the freeze, or if the plan no longer has the digest `basis`.
   */
  'plan.save': { fields: { json: planText, basis: v.exactOptional(digest) } },
  /** Keeps unsaved changes to the plan, so that a reload loses none; null once there are none. */
  'plan.keep': { fields: { json: v.nullable(planText), basis: digest }, quiet: true },
  /** Begins again with the plan the app was started with. The old draft stays in a folder beside it. */
  'draft.restart': {},
  /** Previews a list. Nothing is kept. */
  'list.preview': {
    fields: { school: code, file, mapping: v.exactOptional(mappingSchema) },
    quiet: true,
    answer: typed<ListPreview>(),
  },
  /** Imports a school's list, by its headers or by a person's mapping. Refused after the freeze. */
  'list.import': { fields: { school: code, file, mapping: v.exactOptional(mappingSchema) } },
  /** Accepts one warning, by its id in the snapshot. */
  'finding.accept': { fields: { id: textUpTo(200) } },
  /** Previews a catchment table. Nothing is kept. */
  'catchment.preview': { fields: { file }, quiet: true, answer: typed<CatchmentPreview>() },
  'catchment.import': { fields: { file } },
  'catchment.remove': {},
  /** A template to fill in. */
  'template.save': {
    fields: { kind: v.picklist(templateKinds) },
    whenMoved: true,
    quiet: true,
    answer: typed<ExportedFile>(),
  },
  /** Adds one of the bureau's own font files to the plan, or removes one. */
  'font.add': { fields: { file } },
  'font.remove': { fields: { name: words } },
  /** Signs somebody in, in a role of the plan or another. */
  'attendance.sign': { fields: { role: words, name: words } },
  'attendance.remove': { fields: { index: v.pipe(v.number(), v.integer(), v.minValue(0)) } },
  /** Begins a rehearsal of the draft, in its own folder; or ends it, at any point; `forget` clears who signed in. */
  'rehearsal.start': {},
  'rehearsal.end': { fields: { forget: v.exactOptional(v.boolean()) } },
  /** Gives up the attempt before its inputs are closed. The roles go on record; the names stay in `sealed/`. */
  'attempt.give-up': {
    fields: { reason: textUpTo(longestReason), people: v.tuple([decider, decider]) },
  },
  'ceremony.freeze': {},
  /** Makes a role's secret on this machine; the record says so with the promise. */
  'secret.make': { fields: { role } },
  /** Takes a commitment made elsewhere by its holder, from a file. It goes on record with the promise. */
  'secret.commit': { fields: { role, commitment: digest } },
  /** One of two people types such a commitment; it is taken once both have typed the same. */
  'secret.type': { fields: { role, typist: v.picklist([1, 2]), commitment: digest } },
  /** Gives a commitment back that was handed over, until the promise is published. One whose secret was printed needs a reason. */
  'secret.take-back': { fields: { role, reason: textUpTo(longestReason) } },
  /** A file that holds a secret was offered as a commitment; nothing of it comes along. The record has to say so before anything goes on. */
  'secret.offered': { fields: { role } },
  /** A holder's secret that was made here, for its envelope page; the record says that it was requested. */
  'secret.envelope': { fields: { role }, answer: typed<EnvelopePage>() },
  /** Puts on record what the holders handed over, and publishes the promise. */
  'ceremony.publish': {},
  /** Which roles signed the sheet that waits for it, as they say; or why nobody did, in a person's words. */
  'sheet.signed': {
    fields: { sheet: v.picklist(signedSheets), roles: v.pipe(v.array(words), v.minLength(1), v.maxLength(60)) },
  },
  'sheet.unsigned': { fields: { sheet: v.picklist(signedSheets), reason: textUpTo(longestReason) } },
  /** The roles that give the due input, in order. */
  'input.givers': { fields: { roles: v.pipe(v.array(words), v.maxLength(mostRoles)) } },
  /** Fills the due input with random digits; in a rehearsal only. */
  'input.fill': {},
  /** One of two people types the due value; once both have typed the same it waits for `input.record`. */
  'input.type': { fields: { typist: v.picklist([1, 2]), value: textUpTo(300) } },
  /** How many digits a typist has typed by now, and never which: the stage shows it. Nothing of it is kept. */
  'input.progress': {
    fields: { typist: v.picklist([1, 2]), count: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(300)) },
  },
  /** Records the value that both typed alike: whoever gave it has seen it and said yes. */
  'input.record': {},
  /** Forgets both typings of the due value: it is not what was given. */
  'input.again': {},
  'input.void': { fields: { reason: words } },
  'ceremony.close': {},
  /** Reveals a role's secret: the one made here, or the one given. */
  'secret.reveal': { fields: { role, secret: v.optional(v.pipe(v.string(), v.check(isSecret))) } },
  'ceremony.draw': {},
  'ceremony.seal': {},
  'incident.note': { fields: { words } },
  'stage.show': { fields: { scene: wantedScene }, whenMoved: ['cover', 'standby'] },
  /** Leaves a standby scene or a look-up for what was shown before. */
  'stage.resume': {},
  /** Shows the scene of the step that is due; while results are shown, the school that was shown last. */
  'stage.home': {},
  /** Reopens the stage's window after it was closed. */
  'stage.open': { whenMoved: true },
  /** Changes how the stage looks: what is named, and nothing else. */
  'stage.look': { fields: { look: v.partial(lookSchema) }, whenMoved: true },
  /** Plays a school's film. `witnesses` are numbers, or last digits that no other lot of the school has, of lots to follow. */
  'film.start': {
    fields: { school: code, seconds: filmSeconds, witnesses: witnessLots },
  },
  'film.pause': { whenMoved: true },
  'film.resume': {},
  'film.skip': {},
  /** Auto-advance of result pages: seconds per page, or 0 to stop. */
  'pages.auto': { fields: { seconds: v.pipe(v.number(), v.minValue(0), v.maxValue(120)) } },
  /** Shows the page, by number or by rank, where a lot of a school stands: its number, or last digits that no other lot there has. */
  'pages.find': { fields: { kind: pagedKind, school: code, lot: textUpTo(24) } },
  /** Verifies the dossier on disk. */
  'dossier.verify': { whenMoved: true, answer: typed<ShownVerdict>() },
  /** Checks a family's receipt (its line, and the children as the family writes them) against the public files. Nothing is kept. */
  'receipt.check': {
    fields: {
      receipt: words,
      children: v.pipe(v.array(v.strictObject({ name: textUpTo(200), id: textUpTo(60) })), v.maxLength(9)),
    },
    whenMoved: true,
    quiet: true,
    answer: typed<ReceiptVerdict>(),
  },
  /** The bytes of one file in `public/`. */
  'dossier.file': {
    fields: { name: v.pipe(v.string(), v.regex(/^[A-Za-z.]+$/)) },
    whenMoved: true,
    quiet: true,
    answer: typed<Uint8Array | null>(),
  },
  /** Sheets that can be printed now, with the digests of those already made. */
  'sheets.list': { whenMoved: true, quiet: true, answer: typed<readonly KeptSheetView[]>() },
  /**
   * Prints sheets to PDF, one after another; the snapshot reports the progress. `paper`: then puts each before the system's print
   * dialog, where the host has one.
   */
  'sheets.print': {
    fields: {
      ids: v.pipe(v.array(sheetId), v.minLength(1), v.maxLength(2000)),
      paper: v.exactOptional(v.boolean()),
    },
  },
  /** Stops a batch after the current sheet. */
  'sheets.stop': { whenMoved: true },
  /** The PDF of a printed sheet. */
  'sheet.file': { fields: { id: sheetId }, whenMoved: true, quiet: true, answer: typed<KeptPdf>() },
  /** Opens the system's print dialog for a sheet. */
  'sheet.paper': { fields: { id: sheetId } },
  /** The register that is kept after the seal, and every school as it stands with it. */
  'register.read': { whenMoved: true, quiet: true, answer: typed<RegisterView>() },
  /** The lots of a school whose number is `typed` or ends with it. */
  'register.find': {
    fields: { school: code, typed: textUpTo(40) },
    whenMoved: true,
    quiet: true,
    answer: typed<RegisterFound>(),
  },
  /** Enters a line in the register. Who moves up follows from the sealed order: another lot is refused. */
  'register.enter': {
    fields: {
      event: registerEvent,
      date: textUpTo(40),
      reason: textUpTo(longestRegisterReason),
      role: textUpTo(longestRole),
      name: textUpTo(60),
    },
    answer: typed<RegisterView>(),
  },
  /** An export. `whole` may stop this computer (`stops`) until `handover.take-back`. */
  'export.file': { fields: { kind: v.picklist(exportKinds) }, whenMoved: true, answer: typed<ExportedFile>() },
  /** Resumes here although everything was exported; the record says so. */
  'handover.take-back': { whenMoved: true },
  /** A school's film: what the wall needs, already computed and on disk; null if nobody applied to it. */
  'film.load': {
    fields: { school: code },
    also: 'pictures',
    whenMoved: true,
    quiet: true,
    answer: typed<Film | null>(),
  },
  /** The bureau's own font file with this digest. */
  'face.load': { fields: { digest }, also: 'pictures', whenMoved: true, quiet: true, answer: typed<Uint8Array>() },
  /** What a stage reports when it opens: its real pixels. */
  'stage.ready': {
    fields: { width: v.pipe(v.number(), v.integer()), height: v.pipe(v.number(), v.integer()), pixelRatio: v.number() },
    also: 'stage',
    whenMoved: true,
  },
} as const satisfies { readonly [type: string]: Entry };

/** The name of a request. */
export type RequestType = keyof typeof requests;

/** Requests to the house around the ceremonies: its start screen, its reader of archives, the live picture of whatever is shown. */
export type HouseRequestType = Extract<RequestType, `start.${string}` | `archive.${string}` | `live.${string}`>;

/** Requests to the ceremony that is open. */
export type CeremonyRequestType = Exclude<RequestType, HouseRequestType>;

type Fields = {
  readonly [Type in RequestType]: (typeof requests)[Type] extends {
    readonly fields: infer Each extends v.ObjectEntries;
  }
    ? v.InferOutput<v.StrictObjectSchema<Each, undefined>>
    : unknown;
};

type Answers = {
  readonly [Type in RequestType]: (typeof requests)[Type] extends { readonly answer: Typed<infer Value> }
    ? Outcome<Value>
    : Outcome<void>;
};

/** A request of one type, as a window sends it. */
export type RequestOf<Type extends RequestType> = { readonly type: Type } & Fields[Type];

/** A request. */
export type Request = { readonly [Type in RequestType]: RequestOf<Type> }[RequestType];

/** A request to the house around the ceremonies. */
export type HouseRequest = { readonly [Type in HouseRequestType]: RequestOf<Type> }[HouseRequestType];

/** Whether a request is one to the house. */
export function isForHouse(request: Request): request is HouseRequest {
  return /^(start|archive|live)\./.test(request.type);
}

/** The answer to a request: a value, or why not. */
export type Answer<Type extends RequestType = RequestType> = Answers[Type];

/** The value that answers a request if it is carried out. */
export type AnswerValue<Type extends RequestType> = Extract<Answer<Type>, { readonly ok: true }>['value'];

/** A requested scene; what it shows is made from the state each time. */
export type WantedScene = v.InferOutput<typeof wantedScene>;

const entries: { readonly [Type in RequestType]: Entry } = requests;

/** Parses a message from a window. Refuses an unknown request, a malformed one, and one that the window may not make. */
export function parseRequest(from: WindowRole, raw: unknown): Outcome<Request> {
  const type = typeof raw === 'object' && raw !== null && 'type' in raw ? String(raw.type) : '';
  if (!isRequestType(type)) return refused(refusal('request.unknown', { type: type.slice(0, 40) }));
  const { fields, also } = entries[type];
  if (!mayAsk(from, also)) return refused(refusal('request.not-allowed', { type }));
  const read = v.safeParse(v.strictObject({ type: v.literal(type), ...fields }), raw, { abortEarly: true });
  // The fields belong to this type; the compiler cannot follow that through the look-up.
  if (read.success) return done(read.output as Request);
  const path = v.getDotPath(read.issues[0]) ?? '';
  return refused(refusal('request.form', { type, path }));
}

function mayAsk(from: WindowRole, also: Entry['also']): boolean {
  return from === 'console' || also === 'pictures' || (from === 'stage' && also === 'stage');
}

function isRequestType(type: string): type is RequestType {
  return Object.hasOwn(requests, type);
}

/** Whether a request may be carried out on a computer that the ceremony has left. The console does not offer others. */
export function isAnsweredWhenMoved(request: { readonly type: RequestType; readonly scene?: WantedScene }): boolean {
  const { type, scene } = request;
  const { whenMoved = false } = entries[type];
  return typeof whenMoved === 'boolean' ? whenMoved : scene !== undefined && whenMoved.includes(scene.kind);
}

/** Whether a request of this type may change what windows show. */
export function isSeen(type: RequestType): boolean {
  return entries[type].quiet !== true;
}
