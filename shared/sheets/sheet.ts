// The content of the sheets. Each is plain data, made from what is on disk; a page only typesets it. Nothing here says how a sheet
// looks, and nothing on a sheet is computed anywhere else.

import type { Catchment } from '../intake/catchment.ts';
import type { RowPart } from '../intake/import-words.ts';
import type { ImportedList } from '../intake/imported-lists.ts';
import type { Role } from '../protocol/rules.ts';
import type { Attendance } from '../record/attendance.ts';
import type { EventDigest } from '../record/event-words.ts';
import type { Holder } from '../record/holders.ts';
import type { LiveInput } from '../record/inputs.ts';
import type { ListedSchool } from '../record/schools.ts';
import type { Decision, RegisterKind } from '../register/line.ts';
import type { ExemptStanding, LotStatus } from '../register/standing.ts';
import type { PrintedReceipt } from '../verifier/receipts.ts';

/** The kinds of sheets. The numbers that people call them by are in `sheetNumbers`. */
export const sheetKinds = [
  'sealed-list',
  'receipts',
  'envelope',
  'promise',
  'inputs',
  'admitted',
  'reserve',
  'direct',
  'record',
  'attendance',
  'notices',
  'void',
  'register',
  'admitted-now',
] as const;

/**
 * The version of the pages that typeset a sheet. It is raised when they say something else, or leave something out, for the same
 * content: sheets that were kept before then count as changed. How lines fall is no matter of it.
 */
export const sheetTemplate = 1;

/** A kind of sheet. */
export type SheetKind = (typeof sheetKinds)[number];

/** The sheets of what was decided after the seal: there are more of them with every line of the register. */
export const registerSheetKinds = ['register', 'admitted-now'] as const satisfies readonly SheetKind[];

/** Whether a sheet reports what was decided after the seal. */
export function isOfRegister(kind: SheetKind): kind is (typeof registerSheetKinds)[number] {
  return (registerSheetKinds as readonly SheetKind[]).includes(kind);
}

/** The sheets that go home with families, one piece each: nobody signs their pages, and no band says which copy they are. */
export const familyKinds = ['receipts', 'notices'] as const satisfies readonly SheetKind[];

/** Whether a sheet goes home with families. */
export function isForFamilies(kind: SheetKind): kind is (typeof familyKinds)[number] {
  return (familyKinds as readonly SheetKind[]).includes(kind);
}

/** The number printed on each sheet; the files sort by it. */
export const sheetNumbers: { readonly [Kind in SheetKind]: number } = {
  void: 0,
  'sealed-list': 1,
  receipts: 1,
  promise: 2,
  envelope: 2,
  inputs: 3,
  admitted: 4,
  reserve: 5,
  direct: 6,
  record: 7,
  attendance: 8,
  notices: 9,
  register: 10,
  'admitted-now': 11,
};

/** Which copy: masked names to post, full names to sign, or the only copy of a sheet without children's names. */
export type Copy = 'posted' | 'signed' | 'only';

/** One sheet of a dossier: what it is, the name that requests and records call it by, and that of its PDF. */
export type SheetEntry = {
  readonly id: string;
  readonly file: string;
  readonly kind: SheetKind;
  readonly copy: Copy;
  /** The school's code if each school has a sheet. */
  readonly school: string | null;
  /** The secret's holder, for an envelope sheet. */
  readonly role: Role | null;
  /** The notices or receipts in this file, counted from 0, `to` exclusive. */
  readonly part: { readonly from: number; readonly to: number } | null;
  /** The number of the line, for a sheet of the register. */
  readonly line?: number;
};

/** A digest printed in every footer, and what it is the digest of. */
export type SheetDigest = { readonly of: 'roster' | 'promise' | 'result' | 'record'; readonly value: string };

/** The frame of every sheet. */
export type SheetFrame = SheetEntry & {
  readonly number: number;
  readonly ceremony: string;
  readonly title: string;
  readonly organiser: string;
  readonly rehearsal: boolean;
  readonly schoolName: string | null;
  /** The day of the event that the sheet reports, as YYYY-MM-DD; empty before there is one. */
  readonly date: string;
  readonly digest: SheetDigest | null;
  /** H of the line of the register that the sheet reports, if it reports one. */
  readonly after?: string;
  /** Lines of the QR code: ceremony, file, digest. */
  readonly qr: string | null;
  readonly contacts: { readonly enquiry: string; readonly supervision: string };
  /** The seed on a sheet of what follows from it, whose sun helps to recognise it; null on others. */
  readonly seed: string | null;
  /** Where the result stands and when, as the plan says; empty if it does not. */
  readonly published: string;
  /** The roles that sign, each once. */
  readonly signers: readonly string[];
  /** How many of the bureau's own font files the page loads, from `face/0` on. */
  readonly faces: number;
};

/** A child as a sheet names it. `rare` lists characters that not every machine can write, such as `䶮 U+4DAE`. */
export type SheetChild = {
  readonly name: string;
  readonly rare: string;
  readonly sex: string;
  readonly primary: string;
  /** The last four characters of the ID number; empty on a posted sheet. */
  readonly idEnd: string;
  /** The public school of the child's catchment; null if the sheet omits it or there is no table. */
  readonly catchment: Catchment | null;
};

/** A lot on a list. `place` is its place on the list, from 1: its rank if there was a draw, without which it has no `digits`. */
export type SheetLot = {
  readonly place: number;
  readonly lot: string;
  /** The numbers of its children that are not the lot's own: twins may have one each, and the lot bears the smallest. */
  readonly others: readonly string[];
  readonly children: readonly SheetChild[];
  /** The first sixteen digits of the ticket, or of the tag on the sealed list. */
  readonly digits: string;
};

/** How a list was imported. `made`: the lots were numbered in the order of the file. */
export type SheetImport = Readonly<Pick<ImportedList, 'file' | 'sha256' | 'rows' | 'lots' | 'children'>> & {
  readonly format: string;
  readonly made: boolean;
  /** What became of all rows of the file, and of each column; null in a dossier frozen before this was kept. */
  readonly accounting: { readonly rows: number; readonly parts: readonly RowPart[] } | null;
  readonly columns:
    | readonly {
        readonly letter: string;
        readonly header: string;
        readonly readAs: string;
        readonly isUsed: boolean;
      }[]
    | null;
  /** Warnings in words; `accepted` is null if nobody was asked, as in a rehearsal on the command line. */
  readonly findings: readonly { readonly words: string; readonly accepted: boolean | null }[];
};

/** One line of the record in words. `hash` is the first sixteen digits of the line's own hash. */
export type RecordRow = {
  readonly number: string;
  readonly time: string;
  readonly what: string;
  readonly words: string;
  readonly digests: readonly EventDigest[];
  readonly hash: string;
};

/** Somebody present, on paper: `time` is empty if they are only expected, `late` is true if they came after the freeze. */
export type SheetGuest = Readonly<Required<Attendance>>;

/** A secret's holder on paper, as before the reveal: what was signed must read the same after it. */
export type SheetHolder = Pick<Holder, 'role' | 'madeHere'> & { readonly commitment: string };

/** A letter of admission. `rank` is null if the school admits all. */
export type Notice = {
  readonly number: string;
  readonly child: SheetChild;
  readonly lot: string;
  readonly rank: number | null;
  readonly ticket: string | null;
};

/** A line of the register on paper, with the children whom it is about. */
export type SheetRegisterLine = Decision & {
  readonly number: number;
  readonly time: string;
  readonly kind: RegisterKind;
  readonly lot: string | null;
  readonly ground: string | null;
  readonly children: readonly SheetChild[];
};

/** A lot on the list of those admitted now; `line` and `date` are of the line that made its status. */
export type SheetNowLot = Pick<SheetLot, 'place' | 'lot' | 'children'> & {
  readonly status: LotStatus | 'direct';
  readonly line: number | null;
  readonly date: string;
};

/** The content of a sheet, by its kind. */
export type SheetBody =
  | {
      readonly kind: 'sealed-list';
      readonly school: ListedSchool;
      readonly imported: SheetImport | null;
      readonly rosterDigest: string;
      readonly rulesDigest: string;
      /** When the record says that the lists were frozen. */
      readonly time: string;
      readonly lots: readonly SheetLot[];
    }
  | {
      readonly kind: 'receipts';
      readonly school: ListedSchool;
      readonly rosterDigest: string;
      /** One per lot, in sealed-list order. */
      readonly receipts: readonly PrintedReceipt[];
    }
  | {
      readonly kind: 'promise';
      readonly schools: readonly ListedSchool[];
      readonly holders: readonly SheetHolder[];
      readonly inputs: readonly Pick<LiveInput, 'number' | 'kind' | 'count' | 'source'>[];
      readonly prior: string | null;
      readonly rosterDigest: string;
      readonly rulesDigest: string;
      readonly keyDigest: string;
      readonly promiseDigest: string;
      readonly lots: number;
      readonly children: number;
      readonly time: string;
      /** The digest of public/verify.html, if that page is in the dossier. */
      readonly verifierDigest: string | null;
    }
  | {
      readonly kind: 'envelope';
      readonly holder: SheetHolder;
      readonly rosterDigest: string;
      readonly rulesDigest: string;
    }
  | {
      readonly kind: 'inputs';
      readonly inputs: readonly LiveInput[];
      /** H of the line before the beacon's; null if there is no beacon, or not yet. */
      readonly record: string | null;
      readonly joined: string | null;
    }
  | {
      readonly kind: 'admitted' | 'reserve' | 'direct';
      readonly school: ListedSchool;
      /** Children admitted and children waiting. */
      readonly admitted: number;
      readonly waiting: number;
      readonly seed: string;
      readonly lots: readonly SheetLot[];
    }
  | {
      readonly kind: 'record';
      readonly rows: readonly RecordRow[];
      /** How many lines people wrote: the program's own facts are no incidents. */
      readonly incidents: number;
      /** The hash of the last line, and whether it is the seal; otherwise the attempt was given up. */
      readonly head: string;
      readonly sealed: boolean;
    }
  | {
      readonly kind: 'attendance';
      readonly people: readonly SheetGuest[];
    }
  | { readonly kind: 'notices'; readonly school: ListedSchool; readonly notices: readonly Notice[] }
  | {
      readonly kind: 'void';
      readonly reason: string;
      /** Who decided it, by role. */
      readonly roles: string;
      readonly time: string;
      readonly rows: readonly RecordRow[];
      readonly events: number;
      /** H of the last line of the record, which the next attempt names in `prior` (§2.1). */
      readonly head: string;
    }
  | {
      readonly kind: 'register';
      readonly school: ListedSchool;
      readonly line: SheetRegisterLine;
      /** The lot's rank, and its place among those who waited at the seal; null where it has none. */
      readonly rank: number | null;
      readonly reserve: number | null;
      /** The line that this one strikes. */
      readonly target: SheetRegisterLine | null;
      /** Of a move-up: the declines whose places it takes, who gave a waiting place up before it, and who was too large. */
      readonly taken: readonly SheetRegisterLine[];
      readonly passed: readonly SheetRegisterLine[];
      readonly tooLarge: readonly { readonly lot: string; readonly size: number; readonly reserve: number }[];
      /** Children admitted and places free behind this line. */
      readonly admitted: number;
      readonly free: number;
      /** The line that struck this one; null where none did. */
      readonly struckBy: number | null;
      /** What the line follows, its own hash, and the digests of head.txt and result.csv. */
      readonly previous: string;
      readonly hash: string;
      readonly head: string;
      readonly result: string;
    }
  | {
      readonly kind: 'admitted-now';
      readonly school: ListedSchool;
      readonly admitted: readonly SheetNowLot[];
      readonly declined: readonly SheetNowLot[];
      /** Children admitted now, and places free. */
      readonly children: number;
      readonly free: number;
      /** Lines of the register, those about this school, and those that were struck. */
      readonly lines: number;
      readonly ofSchool: number;
      readonly struck: readonly { readonly line: number; readonly by: number }[];
      readonly exempt: readonly ExemptStanding[];
      readonly hash: string;
      readonly result: string;
    };

/** A sheet of one kind, or of several. */
export type SheetOf<Kind extends SheetKind> = {
  readonly frame: SheetFrame;
  readonly body: Extract<SheetBody, { readonly kind: Kind }>;
};

/** One sheet, whole. */
export type Sheet = SheetOf<SheetKind>;
