// What a window may ask of the service: one closed list, with all that is to be known of each request. Both hosts, Electron and
// the browser, carry requests as they are; the service parses them by this list, and the windows take the types of the answers
// from it.

import * as v from 'valibot';
import { mappingSchema } from '../intake/columns/mapping.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import { isHex64, isSchoolCode, isSecret } from '../protocol/lexis.ts';
import { allRoles } from '../protocol/rules.ts';
import { longestReason, longestRole, mostGivers } from '../record/notes.ts';
import { refusal } from '../text/refusal.ts';
import type { Check } from '../verifier/checks.ts';
import type { ReceiptVerdict } from '../verifier/receipts.ts';
import type { CatchmentPreview, ListPreview } from './preparation.ts';
import { type Film, type SceneKind, themes } from './scenes.ts';
import type { EnvelopePage, ExportedFile, KeptSheetView } from './snapshots.ts';

/** The two windows: the operator's console and the projector's stage. */
export const windowRoles = ['console', 'stage'] as const;

/** Which window speaks. */
export type WindowRole = (typeof windowRoles)[number];

const code = v.pipe(v.string(), v.check(isSchoolCode));
const role = v.picklist(allRoles);
/** A sheet's name, which is that of its file in `sheets/`. */
const sheetId = v.pipe(v.string(), v.regex(/^[0-9]-[A-Za-z0-9-]{1,60}$/));
const textUpTo = (most: number) => v.pipe(v.string(), v.maxLength(most));
const words = textUpTo(400);
const digest = v.pipe(v.string(), v.check(isHex64));
const planText = textUpTo(1_000_000);
/** A file that was chosen in a window: its name without folders, and its bytes. */
const file = v.strictObject({ name: textUpTo(255), bytes: v.instance(Uint8Array) });

/** The form of the length of a film, in seconds. */
export const filmSeconds = v.pipe(v.number(), v.minValue(30), v.maxValue(300));

/** The form of a scene that the operator chooses; the ceremony itself brings up the others. */
export const wantedScene = v.variant('kind', [
  v.strictObject({ kind: v.picklist(['cover', 'rules', 'sealed', 'promise', 'inputs', 'reveal', 'end', 'testcard']) }),
  v.strictObject({ kind: v.literal('standby'), words }),
  v.strictObject({ kind: v.literal('lookup'), lot: textUpTo(24) }),
  v.strictObject({ kind: v.picklist(['draw', 'direct']), school: code }),
  v.strictObject({ kind: v.literal('pages'), school: code, page: v.pipe(v.number(), v.integer(), v.minValue(1)) }),
]);

/** Somebody who decides, with the role that goes on record. */
const decider = v.strictObject({ role: textUpTo(longestRole), name: textUpTo(60) });

/** What can be exported: everything for another computer, the copy to publish, the tables. */
export const exportKinds = ['whole', 'public', 'admitted', 'posted', 'statistics', 'statistics-csv'] as const;

/** A kind of export. */
export type ExportKind = (typeof exportKinds)[number];

/** What there is a template of: the list of a school, the catchment table. */
export const templateKinds = ['list', 'catchment'] as const;

/** A kind of template. */
export type TemplateKind = (typeof templateKinds)[number];

/** Stands for a type in the list below; there is nothing behind it when the program runs. */
type Typed<Value> = { readonly value?: Value };

function typed<Value>(): Typed<Value> {
  return {};
}

/** What is to be known of a request. */
type Entry = {
  /** What it says besides its type. */
  readonly fields?: v.ObjectEntries;
  /** What it is answered with; nothing if left out. */
  readonly answer?: Typed<unknown>;
  /** The stage may ask it too, and not the console alone. */
  readonly stage?: true;
  /** It is carried out after the ceremony has moved to another computer too: always, or if it asks for one of these scenes. */
  readonly whenMoved?: true | readonly SceneKind[];
  /** Nothing that a window shows is different afterwards. */
  readonly quiet?: true;
};

const requests = {
  /**
   * Puts a plan (the JSON text) in the place of the present one; the files that it names stay those of the present one. Refused
   * after the freeze, and where the plan is not the one with the digest `basis` any more.
   */
  'plan.save': { fields: { json: planText, basis: v.exactOptional(digest) } },
  /** Keeps changes of the plan that are not saved yet, so that a reload loses none; null if there are none any more. */
  'plan.keep': { fields: { json: v.nullable(planText), basis: digest }, quiet: true },
  /** Begins again with the plan that the app was started with. The draft is kept in a folder beside. */
  'draft.restart': {},
  /** Looks at a list. Nothing is kept. */
  'list.preview': {
    fields: { school: code, file, mapping: v.exactOptional(mappingSchema) },
    quiet: true,
    answer: typed<ListPreview>(),
  },
  /** Reads a list for a school, by the headers or as a person has matched them. Refused after the freeze. */
  'list.import': { fields: { school: code, file, mapping: v.exactOptional(mappingSchema) } },
  /** Accepts one warning, by the id that the snapshot gives it. */
  'finding.accept': { fields: { id: textUpTo(200) } },
  /** Looks at a catchment table. Nothing is kept. */
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
  /** Adds a font file of the bureau's own to the plan, or takes one away. */
  'font.add': { fields: { file } },
  'font.remove': { fields: { name: words } },
  /** Somebody signs in, in a role of the plan or another. */
  'attendance.sign': { fields: { role: words, name: words } },
  'attendance.remove': { fields: { index: v.pipe(v.number(), v.integer(), v.minValue(0)) } },
  /** Begins a rehearsal of the draft, in a folder of its own; or ends it, wherever it stands. */
  'rehearsal.start': {},
  'rehearsal.end': {},
  /** Gives the attempt up before its inputs are closed. The roles go on record; the names stay in `sealed/`. */
  'attempt.give-up': {
    fields: { reason: textUpTo(longestReason), people: v.tuple([decider, decider]) },
  },
  'ceremony.freeze': {},
  /** Makes a role's secret on this machine; the record then says so. */
  'secret.make': { fields: { role } },
  /** Takes a commitment that its holder made elsewhere: typed, or from a file. */
  'secret.commit': { fields: { role, commitment: digest } },
  /** A holder's secret that was made here, for the page of its envelope; the record says that it was asked for. */
  'secret.envelope': { fields: { role }, answer: typed<EnvelopePage>() },
  'ceremony.publish': {},
  /** The roles that give the input that is due, in their order. */
  'input.givers': { fields: { roles: v.pipe(v.array(words), v.maxLength(mostGivers)) } },
  /** Fills the input that is due with random digits; in a rehearsal only. */
  'input.fill': {},
  /** One of two people types the value that is due; it is recorded when both have typed the same. */
  'input.type': { fields: { typist: v.picklist([1, 2]), value: textUpTo(300) } },
  'input.void': { fields: { reason: words } },
  'ceremony.close': {},
  /** Reveals a role's secret: the one made here, or the one that is given. */
  'secret.reveal': { fields: { role, secret: v.optional(v.pipe(v.string(), v.check(isSecret))) } },
  'ceremony.draw': {},
  'ceremony.seal': {},
  'incident.note': { fields: { words } },
  'stage.show': { fields: { scene: wantedScene }, whenMoved: ['cover', 'standby'] },
  /** Back from a standby scene to what was shown before. */
  'stage.resume': {},
  /** Opens the stage's window again after it was closed. */
  'stage.open': { whenMoved: true },
  'stage.theme': { fields: { theme: v.picklist(themes) }, whenMoved: true },
  'film.start': { fields: { school: code, seconds: filmSeconds } },
  'film.pause': { whenMoved: true },
  'film.resume': {},
  'film.skip': {},
  /** Auto-advance of the result pages: seconds a page, or 0 to stop. */
  'pages.auto': { fields: { seconds: v.pipe(v.number(), v.minValue(0), v.maxValue(120)) } },
  /** Verifies the dossier on disk. */
  'dossier.verify': { whenMoved: true, answer: typed<readonly Check[]>() },
  /**
   * Checks a family's receipt (its line, and the children as the family writes them) against the public files. Nothing of
   * it is kept.
   */
  'receipt.check': {
    fields: {
      receipt: words,
      children: v.pipe(v.array(v.strictObject({ name: textUpTo(200), id: textUpTo(60) })), v.maxLength(9)),
    },
    whenMoved: true,
    quiet: true,
    answer: typed<ReceiptVerdict>(),
  },
  /** The bytes of one file of `public/`. */
  'dossier.file': {
    fields: { name: v.pipe(v.string(), v.regex(/^[A-Za-z.]+$/)) },
    whenMoved: true,
    quiet: true,
    answer: typed<Uint8Array | null>(),
  },
  /** The sheets that can be printed now, with the digests of those that were. */
  'sheets.list': { whenMoved: true, quiet: true, answer: typed<readonly KeptSheetView[]>() },
  /** Prints sheets to PDF, one after the other; the snapshot tells how far it has come. */
  'sheets.print': { fields: { ids: v.pipe(v.array(sheetId), v.minLength(1), v.maxLength(2000)) } },
  /** Stops a batch after the sheet that is being printed. */
  'sheets.stop': { whenMoved: true },
  /** The bytes of the PDF of a sheet that was printed. */
  'sheet.file': { fields: { id: sheetId }, whenMoved: true, quiet: true, answer: typed<Uint8Array>() },
  /** Puts a sheet before the system's print dialog. */
  'sheet.paper': { fields: { id: sheetId } },
  /** An export. After `whole` this computer stands still until `handover.take-back`. */
  'export.file': { fields: { kind: v.picklist(exportKinds) }, whenMoved: true, answer: typed<ExportedFile>() },
  /** Goes on here although everything was exported; the record says so. */
  'handover.take-back': { whenMoved: true },
  /** Takes over what another computer exported. Refused where a ceremony has begun. */
  'handover.take-over': { fields: { file } },
  /** The film of a school: what the wall needs, computed already and on disk; null if nothing was drawn for it. */
  'film.load': { fields: { school: code }, stage: true, whenMoved: true, quiet: true, answer: typed<Film | null>() },
  /** A font file of the bureau's own by its digest. */
  'face.load': { fields: { digest }, stage: true, whenMoved: true, quiet: true, answer: typed<Uint8Array>() },
  /** What a stage tells of itself when it opens: its real pixels. */
  'stage.ready': {
    fields: { width: v.pipe(v.number(), v.integer()), height: v.pipe(v.number(), v.integer()), pixelRatio: v.number() },
    stage: true,
    whenMoved: true,
  },
} as const satisfies { readonly [type: string]: Entry };

/** The name of a request. */
export type RequestType = keyof typeof requests;

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

/** The answer to a request: what it asks for, or why not. */
export type Answer<Type extends RequestType = RequestType> = Answers[Type];

/** What a request of one type is answered with if it is carried out. */
export type AnswerValue<Type extends RequestType> = Extract<Answer<Type>, { readonly ok: true }>['value'];

/** A scene that was asked for; what it shows is made of the state each time. */
export type WantedScene = v.InferOutput<typeof wantedScene>;

const entries: { readonly [Type in RequestType]: Entry } = requests;

/** Parses what came from a window. Refuses an unknown request, one of the wrong form, and one that the window may not make. */
export function parseRequest(from: WindowRole, raw: unknown): Outcome<Request> {
  const type = typeof raw === 'object' && raw !== null && 'type' in raw ? String(raw.type) : '';
  if (!isRequestType(type)) return refused(refusal('request.unknown', { type: type.slice(0, 40) }));
  const { fields, stage } = entries[type];
  if (from === 'stage' && stage !== true) return refused(refusal('request.not-allowed', { type }));
  const read = v.safeParse(v.strictObject({ type: v.literal(type), ...fields }), raw, { abortEarly: true });
  // The fields are those of this type, which the compiler cannot follow through the look-up.
  if (read.success) return done(read.output as Request);
  const path = v.getDotPath(read.issues[0]) ?? '';
  return refused(refusal('request.form', { type, path }));
}

function isRequestType(type: string): type is RequestType {
  return Object.hasOwn(requests, type);
}

/** May a request be carried out on a computer from which the ceremony has moved? The console does not offer the others. */
export function isAnsweredWhenMoved(request: { readonly type: RequestType; readonly scene?: WantedScene }): boolean {
  const { type, scene } = request;
  const { whenMoved = false } = entries[type];
  return typeof whenMoved === 'boolean' ? whenMoved : scene !== undefined && whenMoved.includes(scene.kind);
}

/** Whether windows may show something else after a request of this type. */
export function isSeen(type: RequestType): boolean {
  return entries[type].quiet !== true;
}
