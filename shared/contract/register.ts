// What the console shows of the register: every line, every school today, and the lots that it looks for.

import type { Twins } from '../protocol/rules.ts';
import type { Decision, RegisterKind } from '../register/line.ts';
import type { ExemptStanding, LotStatus } from '../register/standing.ts';

/** A lot today. `names` are masked, as on the stage; `reserve` is its place on the reserve list, null if the draw admitted it. */
export type RegisterLot = {
  readonly lot: string;
  readonly size: number;
  readonly names: readonly string[];
  readonly rank: number;
  readonly reserve: number | null;
  readonly status: LotStatus;
  /** The line that made its status; null if it is as it was sealed. */
  readonly line: number | null;
};

/** A school today, in children. `next` moves up next; `tooLarge` wait before it and do not fit the free places. */
export type RegisterSchool = {
  readonly code: string;
  readonly name: string;
  readonly direct: boolean;
  readonly twins: Twins;
  readonly places: number;
  readonly admitted: number;
  readonly free: number;
  readonly waiting: number;
  readonly next: RegisterLot | null;
  readonly tooLarge: readonly RegisterLot[];
  readonly exempt: readonly ExemptStanding[];
};

/**
 * A line of the register. `lot`, `ground` and `target` are what it is about, by its kind, the others null; the school of a line that
 * strikes is that of the line struck. `struckBy` is the line that struck it.
 */
export type RegisterLine = Decision & {
  readonly number: number;
  readonly time: string;
  readonly kind: RegisterKind;
  readonly school: string;
  readonly schoolName: string;
  readonly lot: string | null;
  readonly names: readonly string[];
  readonly ground: string | null;
  readonly target: number | null;
  readonly struckBy: number | null;
};

/** The register, the newest line first. `head` is the digest of the last line, or of the seal before there is one. */
export type RegisterView = {
  readonly today: string;
  readonly sealedOn: string;
  readonly head: string;
  readonly schools: readonly RegisterSchool[];
  readonly lines: readonly RegisterLine[];
};

/** The lots whose number is what was asked for, or ends with it: the first few, and how many there are. */
export type RegisterFound = { readonly lots: readonly RegisterLot[]; readonly count: number };
