// What a window may ask of the service: one closed list, parsed by a schema on the service's side, with the windows that may
// ask each. Both hosts, Electron and the browser, carry these as they are.

import * as v from 'valibot';
import { mappingSchema } from '../intake/columns/mapping.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import { isHex64, isSchoolCode, isSecret } from '../protocol/lexis.ts';
import { allRoles } from '../protocol/rules.ts';
import { longestReason, longestRole, mostGivers } from '../record/notes.ts';
import { refusal } from '../text/refusal.ts';

/** The two windows: the operator's console and the projector's stage. */
export const windowRoles = ['console', 'stage'] as const;

/** Which window speaks. */
export type WindowRole = (typeof windowRoles)[number];

const code = v.pipe(v.string(), v.check(isSchoolCode));
const role = v.picklist(allRoles);
/** A sheet's name, which is that of its file in `sheets/`. */
const sheetId = v.pipe(v.string(), v.regex(/^[0-9]-[A-Za-z0-9-]{1,60}$/));
const words = v.pipe(v.string(), v.maxLength(400));
const digest = v.pipe(v.string(), v.check(isHex64));
const planText = v.pipe(v.string(), v.maxLength(1_000_000));
/** A file that was chosen in a window: its name without folders, and its bytes. */
const file = v.strictObject({ name: v.pipe(v.string(), v.maxLength(255)), bytes: v.instance(Uint8Array) });

/** The scenes that the operator chooses; the ceremony itself brings up the others. */
const chosenScene = v.variant('kind', [
  v.strictObject({ kind: v.picklist(['cover', 'rules', 'sealed', 'promise', 'inputs', 'reveal', 'end', 'testcard']) }),
  v.strictObject({ kind: v.literal('standby'), words }),
  v.strictObject({ kind: v.literal('lookup'), lot: v.pipe(v.string(), v.maxLength(24)) }),
  v.strictObject({ kind: v.picklist(['draw', 'direct']), school: code }),
  v.strictObject({ kind: v.literal('pages'), school: code, page: v.pipe(v.number(), v.integer(), v.minValue(1)) }),
]);

/** Somebody who decides, with the role that goes on record. */
const decider = v.strictObject({
  role: v.pipe(v.string(), v.maxLength(longestRole)),
  name: v.pipe(v.string(), v.maxLength(60)),
});

/** What can be exported: everything for another computer, the copy to publish, the tables. */
export const exportKinds = ['whole', 'public', 'admitted', 'posted', 'statistics', 'statistics-csv'] as const;

/** A kind of export. */
export type ExportKind = (typeof exportKinds)[number];

/** What there is a template of: the list of a school, the catchment table. */
export const templateKinds = ['list', 'catchment'] as const;

/** A kind of template. */
export type TemplateKind = (typeof templateKinds)[number];

const schemas = {
  /**
   * Puts a plan (the JSON text) in the place of the present one; the files that it names stay those of the present one. Refused
   * after the freeze, and where the plan is not the one with the digest `basis` any more.
   */
  'plan.save': v.strictObject({ type: v.literal('plan.save'), json: planText, basis: v.exactOptional(digest) }),
  /** Keeps changes of the plan that are not saved yet, so that a reload loses none; null where there are none any more. */
  'plan.keep': v.strictObject({ type: v.literal('plan.keep'), json: v.nullable(planText), basis: digest }),
  /** Begins again with the plan that the app was started with. The draft is kept in a folder beside. */
  'draft.restart': v.strictObject({ type: v.literal('draft.restart') }),
  /** Looks at a list; the answer is a preview, and nothing is kept. */
  'list.preview': v.strictObject({
    type: v.literal('list.preview'),
    school: code,
    file,
    mapping: v.exactOptional(mappingSchema),
  }),
  /** Reads a list for a school, by the headers or as a person has matched them. Refused after the freeze. */
  'list.import': v.strictObject({
    type: v.literal('list.import'),
    school: code,
    file,
    mapping: v.exactOptional(mappingSchema),
  }),
  /** Accepts one warning, by the id that the snapshot gives it. */
  'finding.accept': v.strictObject({ type: v.literal('finding.accept'), id: v.pipe(v.string(), v.maxLength(200)) }),
  /** Looks at a catchment table; the answer is a preview, and nothing is kept. */
  'catchment.preview': v.strictObject({ type: v.literal('catchment.preview'), file }),
  'catchment.import': v.strictObject({ type: v.literal('catchment.import'), file }),
  'catchment.remove': v.strictObject({ type: v.literal('catchment.remove') }),
  /** A template to fill in; the answer is an `ExportedFile`. Nothing is changed. */
  'template.save': v.strictObject({ type: v.literal('template.save'), kind: v.picklist(templateKinds) }),
  /** Adds a font file of the bureau's own to the plan, or takes one away. */
  'font.add': v.strictObject({ type: v.literal('font.add'), file }),
  'font.remove': v.strictObject({ type: v.literal('font.remove'), name: v.pipe(v.string(), v.maxLength(400)) }),
  /** Somebody signs in, in a role of the plan or another. */
  'attendance.sign': v.strictObject({ type: v.literal('attendance.sign'), role: words, name: words }),
  'attendance.remove': v.strictObject({
    type: v.literal('attendance.remove'),
    index: v.pipe(v.number(), v.integer(), v.minValue(0)),
  }),
  /** Begins a rehearsal of the draft, in a folder of its own; or ends it, wherever it stands. */
  'rehearsal.start': v.strictObject({ type: v.literal('rehearsal.start') }),
  'rehearsal.end': v.strictObject({ type: v.literal('rehearsal.end') }),
  /** Gives the attempt up before its inputs are closed. The roles go on record; the names stay in `sealed/`. */
  'attempt.give-up': v.strictObject({
    type: v.literal('attempt.give-up'),
    reason: v.pipe(v.string(), v.maxLength(longestReason)),
    people: v.tuple([decider, decider]),
  }),
  'ceremony.freeze': v.strictObject({ type: v.literal('ceremony.freeze') }),
  /** Makes a role's secret on this machine; the record then says so. */
  'secret.make': v.strictObject({ type: v.literal('secret.make'), role }),
  /** Takes a commitment that its holder made elsewhere: typed, or from a file. */
  'secret.commit': v.strictObject({
    type: v.literal('secret.commit'),
    role,
    commitment: v.pipe(v.string(), v.check(isHex64)),
  }),
  /** A holder's secret that was made here, for the page of its envelope; the record says that it was asked for. */
  'secret.envelope': v.strictObject({ type: v.literal('secret.envelope'), role }),
  'ceremony.publish': v.strictObject({ type: v.literal('ceremony.publish') }),
  /** The roles that give the input that is due, in their order. */
  'input.givers': v.strictObject({
    type: v.literal('input.givers'),
    roles: v.pipe(v.array(words), v.maxLength(mostGivers)),
  }),
  /** Fills the input that is due with random digits; in a rehearsal only. */
  'input.fill': v.strictObject({ type: v.literal('input.fill') }),
  /** One of two people types the value that is due; it is recorded when both have typed the same. */
  'input.type': v.strictObject({
    type: v.literal('input.type'),
    typist: v.picklist([1, 2]),
    value: v.pipe(v.string(), v.maxLength(300)),
  }),
  'input.void': v.strictObject({ type: v.literal('input.void'), reason: words }),
  'ceremony.close': v.strictObject({ type: v.literal('ceremony.close') }),
  /** Reveals a role's secret: the one made here, or the one that is given. */
  'secret.reveal': v.strictObject({
    type: v.literal('secret.reveal'),
    role,
    secret: v.optional(v.pipe(v.string(), v.check(isSecret))),
  }),
  'ceremony.draw': v.strictObject({ type: v.literal('ceremony.draw') }),
  'ceremony.seal': v.strictObject({ type: v.literal('ceremony.seal') }),
  'incident.note': v.strictObject({ type: v.literal('incident.note'), words }),
  'stage.show': v.strictObject({ type: v.literal('stage.show'), scene: chosenScene }),
  /** Back from a standby scene to what was shown before. */
  'stage.resume': v.strictObject({ type: v.literal('stage.resume') }),
  /** Opens the stage's window again after it was closed. */
  'stage.open': v.strictObject({ type: v.literal('stage.open') }),
  'stage.theme': v.strictObject({ type: v.literal('stage.theme'), theme: v.picklist(['paper', 'ink']) }),
  'film.start': v.strictObject({
    type: v.literal('film.start'),
    school: code,
    seconds: v.pipe(v.number(), v.minValue(30), v.maxValue(300)),
  }),
  'film.pause': v.strictObject({ type: v.literal('film.pause') }),
  'film.resume': v.strictObject({ type: v.literal('film.resume') }),
  'film.skip': v.strictObject({ type: v.literal('film.skip') }),
  /** Auto-advance of the result pages: seconds a page, or 0 to stop. */
  'pages.auto': v.strictObject({
    type: v.literal('pages.auto'),
    seconds: v.pipe(v.number(), v.minValue(0), v.maxValue(120)),
  }),
  /** Verifies the dossier on disk; the answer is the list of checks. */
  'dossier.verify': v.strictObject({ type: v.literal('dossier.verify') }),
  /**
   * Checks a family's receipt (its line, and the children as the family writes them) against the public files; the answer is
   * a `ReceiptVerdict`. Nothing of it is kept.
   */
  'receipt.check': v.strictObject({
    type: v.literal('receipt.check'),
    receipt: v.pipe(v.string(), v.maxLength(400)),
    children: v.pipe(
      v.array(
        v.strictObject({
          name: v.pipe(v.string(), v.maxLength(200)),
          id: v.pipe(v.string(), v.maxLength(60)),
        }),
      ),
      v.maxLength(9),
    ),
  }),
  /** The bytes of one file of `public/`. */
  'dossier.file': v.strictObject({
    type: v.literal('dossier.file'),
    name: v.pipe(v.string(), v.regex(/^[A-Za-z.]+$/)),
  }),
  /** The sheets that can be printed now, with the digests of those that were. */
  'sheets.list': v.strictObject({ type: v.literal('sheets.list') }),
  /** Prints sheets to PDF, one after the other; the snapshot tells how far it has come. */
  'sheets.print': v.strictObject({
    type: v.literal('sheets.print'),
    ids: v.pipe(v.array(sheetId), v.minLength(1), v.maxLength(2000)),
  }),
  /** Stops a batch after the sheet that is being printed. */
  'sheets.stop': v.strictObject({ type: v.literal('sheets.stop') }),
  /** The bytes of the PDF of a sheet that was printed. */
  'sheet.file': v.strictObject({ type: v.literal('sheet.file'), id: sheetId }),
  /** Puts a sheet before the system's print dialog. */
  'sheet.paper': v.strictObject({ type: v.literal('sheet.paper'), id: sheetId }),
  /** An export; the answer is an `ExportedFile`. After `whole` this computer stands still until `handover.take-back`. */
  'export.file': v.strictObject({ type: v.literal('export.file'), kind: v.picklist(exportKinds) }),
  /** Goes on here although everything was exported; the record says so. */
  'handover.take-back': v.strictObject({ type: v.literal('handover.take-back') }),
  /** Takes over what another computer exported. Refused where a ceremony has begun. */
  'handover.take-over': v.strictObject({ type: v.literal('handover.take-over'), file }),
  /** The film of a school: what the wall needs, computed already and on disk. */
  'film.load': v.strictObject({ type: v.literal('film.load'), school: code }),
  /** A font file of the bureau's own by its digest; the answer is its bytes. */
  'face.load': v.strictObject({ type: v.literal('face.load'), digest }),
  /** What a stage tells of itself when it opens: its real pixels. */
  'stage.ready': v.strictObject({
    type: v.literal('stage.ready'),
    width: v.pipe(v.number(), v.integer()),
    height: v.pipe(v.number(), v.integer()),
    pixelRatio: v.number(),
  }),
} as const;

/** The name of a request. */
export type RequestType = keyof typeof schemas;

/** A scene that was asked for; what it shows is made of the state each time. */
export type WantedScene = v.InferOutput<typeof chosenScene>;

/** A request, as a window sends it. */
export type Request = { readonly [Type in RequestType]: v.InferOutput<(typeof schemas)[Type]> }[RequestType];

/** The requests that a stage may make; the console may make all. */
export const stageRequests: readonly RequestType[] = ['film.load', 'face.load', 'stage.ready'];

/** Parses what came from a window. Refuses an unknown request, one of the wrong form, and one that the window may not make. */
export function parseRequest(from: WindowRole, raw: unknown): Outcome<Request> {
  const type = typeof raw === 'object' && raw !== null && 'type' in raw ? String(raw.type) : '';
  if (!Object.hasOwn(schemas, type)) return refused(refusal('request.unknown', { type: type.slice(0, 40) }));
  const name = type as RequestType;
  if (from === 'stage' && !stageRequests.includes(name)) return refused(refusal('request.not-allowed', { type }));
  const read = v.safeParse(schemas[name], raw, { abortEarly: true });
  if (read.success) return done(read.output);
  const path = v.getDotPath(read.issues[0]) ?? '';
  return refused(refusal('request.form', { type, path }));
}
