// What the projector shows, scene by scene. Scenes hold only what may be public: masked names, no ID numbers, no operator data.

import type { AwaitedBeacon } from '../record/beacon.ts';
import type { Holder } from '../record/holders.ts';
import type { LiveInput } from '../record/inputs.ts';
import type { ListedSchool } from '../record/schools.ts';
import type { Language } from '../text/template.ts';

/** How the lots of a page stand: columns, each filled from top to bottom with so many rows. */
export type Grid = { readonly columns: number; readonly rows: number };

/** A lot of the number board. `size` is its children. */
export type BoardLot = { readonly lot: string; readonly size: number; readonly admitted: boolean };

/** A number of a child whose lot bears another one: twins share a lot. */
export type OtherNumber = { readonly number: string; readonly lot: string };

/** A row of the board of coordinates: the leading digits, and for the last two digits, 00 to 99, `+` admitted, `-` waiting or a blank. */
export type BoardRow = { readonly label: string; readonly cells: string };

/** What a page of the number board holds: lots in cells, with the other numbers that fall among them; or rows of coordinates. */
export type BoardPage =
  | {
      readonly of: 'lots';
      readonly grid: Grid;
      readonly lots: readonly BoardLot[];
      readonly others: readonly OtherNumber[];
    }
  | { readonly of: 'coordinates'; readonly rows: readonly BoardRow[] };

/**
 * One row of the result pages. The name is masked; rank and ticket are null where nobody was drawn. `waiting`: the place of a waiting
 * lot among the waiting, from 1. `short`: the lot's turn came while fewer places were left than it has children.
 */
export type ResultRow = {
  readonly rank: number | null;
  readonly waiting: number | null;
  readonly short: { readonly left: number; readonly children: number } | null;
  readonly lot: string;
  readonly names: readonly string[];
  readonly ticket: string | null;
  readonly admitted: boolean;
};

/** A lot that was asked for: its line in the sealed file, masked names, and after the draw what became of it. */
export type FoundLot = {
  readonly lot: string;
  readonly line: string;
  readonly school: string;
  readonly names: readonly string[];
  /** `place`: the rank of the admitted; the place of the waiting among themselves, from 1. No place and no ticket if nobody had to draw. */
  readonly result: {
    readonly status: 'admitted' | 'waiting' | 'direct';
    readonly place: number | null;
    readonly ticket: string | null;
  } | null;
};

/** What the seed is made of, besides the list. `seed` is the one on record; null before. */
export type SeedPieces = {
  readonly inputs: readonly LiveInput[];
  readonly holders: readonly Holder[];
  /** Digest of the frozen rules; with it and the list's, the window recomputes each commitment and the seed. */
  readonly rules: string | null;
  readonly seed: string | null;
};

/** Progress of a film or page timer: milliseconds played when the snapshot was made, and whether it is running. */
export type Playing = { readonly elapsed: number; readonly running: boolean };

/**
 * What the hall sees of the typing: how many digits each of the two has typed, and the value once both agree, which is not on record
 * yet; null before.
 */
export type StageTyping = { readonly counts: readonly [number, number]; readonly agreed: string | null };

/** A scene with all it shows (see the storyboard in docs/design.md). */
export type Scene =
  /** `date` as in the record, 2024-07-15; `place` is the hall, empty if the plan does not say. */
  | {
      readonly kind: 'cover';
      /** The roles that watch: those who have signed in (`present`), else those that the plan invites. */
      readonly bodies: readonly string[];
      readonly present: boolean;
      readonly date: string;
      readonly place: string;
    }
  | {
      readonly kind: 'rules';
      readonly schools: readonly ListedSchool[];
      /** Which public value is taken last; null if there is none. */
      readonly source: string | null;
    }
  | {
      readonly kind: 'sealed';
      readonly lots: number;
      readonly children: number;
      readonly digest: string;
      /** Digest of the frozen rules. */
      readonly rules: string;
      /** When the record says that the lists were frozen; null before. */
      readonly time: string | null;
    }
  | {
      readonly kind: 'lookup';
      /** The question as lots are written; where it leads to none, a name or an ID number in it is masked. */
      readonly asked: string;
      /** `several`: more lots than one end in what was asked; the whole number is needed. */
      readonly answer: 'none' | 'several' | 'found';
      /** The lots: more than one if schools have the same number in their lists, or a name was asked for. */
      readonly found: readonly FoundLot[];
    }
  | {
      readonly kind: 'promise';
      readonly holders: readonly Holder[];
      readonly digest: string | null;
      /** When the record says that the promise was published; null before. */
      readonly time: string | null;
    }
  | {
      readonly kind: 'inputs';
      readonly inputs: readonly LiveInput[];
      readonly due: number | null;
      /** The record to be photographed, while a beacon is due. */
      readonly beacon: AwaitedBeacon | null;
      readonly typing: StageTyping;
    }
  /** The seed alone, which the window computes from the opened pieces while the record does not have it. */
  | ({ readonly kind: 'seed' } & SeedPieces)
  | ({
      readonly kind: 'reveal';
      /** Nobody has said yet who signed the sheet of the digits, which comes before the envelopes. */
      readonly unsigned: boolean;
    } & SeedPieces)
  /** Before `film.start`, elapsed is 0 and the wall is in roster order. */
  | {
      readonly kind: 'draw';
      readonly school: ListedSchool;
      readonly seconds: number;
      readonly playing: Playing;
      /** Lots of this school, at most three, that somebody in the hall asked to be followed. */
      readonly witnesses: readonly string[];
    }
  | {
      readonly kind: 'pages';
      readonly school: ListedSchool;
      readonly admitted: number;
      readonly page: number;
      readonly pages: number;
      readonly grid: Grid;
      readonly rows: readonly ResultRow[];
      /** The line of the last place, below so many rows of this page: the lots and children above it. Null where it is on another page. */
      readonly line: { readonly below: number; readonly lots: number; readonly children: number } | null;
      /** Digest of result.csv. */
      readonly digest: string | null;
      /** Seconds per page; 0 if the operator turns them. */
      readonly auto: number;
      readonly playing: Playing;
    }
  | {
      readonly kind: 'board';
      readonly school: ListedSchool;
      readonly admitted: number;
      readonly page: number;
      readonly pages: number;
      /** The first number of each page, and the last one of this page. */
      readonly firsts: readonly string[];
      readonly last: string;
      readonly shows: BoardPage;
      /** Digest of result.csv. */
      readonly digest: string | null;
      readonly auto: number;
      readonly playing: Playing;
    }
  | { readonly kind: 'direct'; readonly school: ListedSchool }
  | {
      readonly kind: 'end';
      readonly date: string;
      readonly place: string;
      /** What `sha256sum head.txt` prints, or null before the seal. */
      readonly head: string | null;
      /** Where the result stands and when, as the plan says; empty if it does not. */
      readonly published: string;
      readonly contacts: { readonly enquiry: string; readonly supervision: string };
    }
  | { readonly kind: 'standby'; readonly words: string; readonly events: number }
  /** `isExample`: the lists have no rare character, so that these are examples. */
  | { readonly kind: 'testcard'; readonly characters: string; readonly isExample: boolean };

/** The name of a scene. */
export type SceneKind = Scene['kind'];

/** How the stage looks: paper is light, ink is dark. */
export const themes = ['paper', 'ink'] as const;

/** A look of the stage. */
export type Theme = (typeof themes)[number];

/** What the live picture shows: the scene with a lower third, the scene alone, or the lower third alone on transparency. */
export const liveVariants = ['full', 'clean', 'lower'] as const;

/** A variant of the live picture. */
export type LiveVariant = (typeof liveVariants)[number];

/** The largest part of the picture's side that may stay empty for a projector that cuts its edges, in percent. */
export const largestInset = 5;

/** How the operator wants the stage, apart from what it shows. */
export type Look = {
  readonly theme: Theme;
  readonly language: Language;
  /** What stays empty on each side, in percent of the width and of the height: 0 to `largestInset`. */
  readonly inset: number;
  /** Whether the host's line stands below the scene, for those who cannot hear it. */
  readonly captions: boolean;
  /** Whether the stage sounds: a tap when an input agrees, a bell at the seed and at the line. */
  readonly sounds: boolean;
};

/** How a stage looks before anybody chooses. */
export const plainLook: Look = { theme: 'paper', language: 'zh', inset: 0, captions: false, sounds: false };

/** The frame around every scene. */
export type Frame = Look & {
  readonly ceremony: string;
  readonly title: string;
  readonly organiser: string;
  readonly rehearsal: boolean;
  /** `live` is a ceremony; `replay` shows a dossier of the past; with `idle` there is neither, and no frame is drawn. */
  readonly is: 'live' | 'replay' | 'idle';
  /** Step `step` of `steps`, as the console counts them. */
  readonly step: number;
  readonly steps: number;
  /** Digest of the sealed list, or null before the freeze. */
  readonly roster: string | null;
  /** The seed, or null before it is on record. */
  readonly seed: string | null;
  /** Number of the last event on disk. */
  readonly events: number;
  /** Digests of the bureau's own font files, which `face.load` serves. */
  readonly faces: readonly string[];
};

/** The full state, sent to a stage on every change. Numbers only grow; a window shows the highest it has seen. */
export type StageSnapshot = { readonly number: number; readonly frame: Frame; readonly scene: Scene };

/** The film of one school: everything the wall needs. Arrays are indexed by roster row. */
export type Film = {
  readonly school: ListedSchool;
  /** F; it seeds the choreography and nothing else. */
  readonly seed: string;
  readonly lots: readonly string[];
  readonly sizes: readonly number[];
  /** The first sixteen digits of each ticket, which tell lots apart. */
  readonly tickets: readonly string[];
  /** Each row's place in ticket order, from 0. */
  readonly places: readonly number[];
  readonly admitted: readonly boolean[];
};

/** A scene of one kind. */
export type SceneOf<Kind extends Scene['kind']> = Extract<Scene, { readonly kind: Kind }>;
