// The page's questions and the responder's answers. The responder runs in a worker if the browser can start one, else on the page.

import type { RoleCommitment } from '../../shared/protocol/commitment.ts';
import type { Exemption, Role, Twins } from '../../shared/protocol/rules.ts';
import type { Refusal } from '../../shared/text/refusal.ts';
import type { Check, CheckId, Status } from '../../shared/verifier/checks.ts';
import type { OrderTest } from '../../shared/verifier/order.ts';
import type { NamedChild, Receipt, ReceiptVerdict } from '../../shared/verifier/receipts.ts';
import type { Comparison, Remark } from '../../shared/verifier/remarks.ts';

/** A file with its relative path and its size in bytes, as it was dropped or chosen. */
export type Item = { readonly path: string; readonly file: Blob; readonly size: number };

/** An item; the size is asked here, because a worker that may not read a file need not know its size either. */
export function itemOf(path: string, file: Blob): Item {
  return { path, file, size: file.size };
}

/** Reads the bytes of an item, named by its place in the question, from `from` up to `to` or the file's end. Rejects if it cannot. */
export type ReadPart = (item: number, from: number, to: number) => Promise<Uint8Array>;

/** What a worker asks on the port of a question: a part of one of its files. The answer is its bytes, or null. */
export type PartQuestion = { readonly item: number; readonly from: number; readonly to: number };

/** The answer to a `PartQuestion`, handed over and not copied; null if the system gives no bytes. */
export type PartAnswer = ArrayBuffer | null;

/**
 * A question. Each has a number, so that answers to older ones can be ignored. On `port` a worker asks the page for parts of the files
 * that it may not read itself.
 */
export type Question = { readonly id: number } & (
  | { readonly type: 'verify' | 'frozen'; readonly items: readonly Item[]; readonly port?: MessagePort }
  | { readonly type: 'find'; readonly lot: string }
  | { readonly type: 'receipt'; readonly receipt: Receipt; readonly children: readonly NamedChild[] }
);

/** Why there is nothing to verify. */
export type Unreadable =
  | { readonly why: 'none' | 'beside' | 'twice' | 'folder' | 'file' | 'too-large'; readonly name: string }
  | { readonly why: 'several'; readonly first: string; readonly second: string }
  | { readonly why: 'zip'; readonly refusal: Refusal }
  | { readonly why: 'failed'; readonly name: string };

/** One school of a verified draw. `direct`: all of its children fit its places, so that the seed decided nothing. */
export type SchoolFacts = {
  readonly code: string;
  readonly name: string;
  readonly places: number;
  readonly twins: Twins;
  readonly lots: number;
  readonly children: number;
  readonly admitted: number;
  readonly waiting: number;
  readonly direct: boolean;
};

/** The facts of a verified record. */
export type Facts = {
  readonly ceremony: string;
  readonly title: string;
  readonly organiser: string;
  readonly rules: string;
  readonly roster: string;
  readonly seed: string;
  readonly commitments: readonly RoleCommitment[];
  readonly secrets: readonly string[];
  readonly inputs: string;
  /** Which public value was taken last; null if none was. */
  readonly source: string | null;
  readonly result: string;
  readonly began: string;
  readonly ended: string;
  readonly lots: number;
  readonly schools: readonly SchoolFacts[];
  readonly exemptions: readonly Exemption[];
  readonly order: readonly OrderTest[];
};

/**
 * A verdict with its checks; `facts` only if all passed. Where required files were not chosen, `missing` names them, `strange` those that
 * were chosen and do not belong there, and `checks` are those that need none of the missing ones: if they hold, the record is neither
 * verified nor rejected.
 */
export type Report = {
  readonly verdict: Status | 'incomplete';
  readonly ceremony: string | null;
  readonly checks: readonly Check[];
  /** How many checks were left out because of missing files. */
  readonly unmade: number;
  readonly missing: readonly string[];
  readonly strange: readonly string[];
  readonly facts: Facts | null;
  /** What a reader has to weigh; empty unless verified or given up. */
  readonly remarks: readonly Remark[];
  /** What to compare with paper; empty unless verified or given up. */
  readonly compare: readonly Comparison[];
};

/** A lot in a school's order. Ranks count from 1; `reserve` is the rank among those that wait, null if admitted. */
export type FoundLot = {
  readonly school: string;
  readonly lot: string;
  readonly size: number;
  readonly rank: number;
  readonly of: number;
  readonly ticket: string;
  readonly admitted: boolean;
  readonly reserve: number | null;
  /** Children admitted before this lot in the order. */
  readonly before: number;
  readonly places: number;
  readonly twins: Twins;
};

/** The frozen files, why one of them is malformed, why they cannot be read; null if one is missing. */
export type FrozenAnswer = Frozen | Refusal | { readonly unreadable: Unreadable } | null;

/** What a commitment needs of the frozen files. */
export type Frozen = {
  readonly ceremony: string;
  readonly rules: string;
  readonly roster: string;
  readonly roles: readonly Role[];
};

/** An answer: to a question, or that the responder is ready for them. */
export type Answer =
  | { readonly type: 'ready' }
  | ({ readonly id: number } & (
      | { readonly type: 'progress'; readonly check: CheckId }
      | { readonly type: 'unreadable'; readonly unreadable: Unreadable }
      | { readonly type: 'report'; readonly report: Report }
      | { readonly type: 'found'; readonly lots: readonly FoundLot[]; readonly near: readonly string[] }
      | { readonly type: 'receipt'; readonly verdict: ReceiptVerdict }
      | { readonly type: 'frozen'; readonly frozen: FrozenAnswer }
    ));
