// Reads and verifies a dossier, then answers questions about the verified draw.

import { type DossierFiles, kindOf, strangeFiles } from '../../shared/dossier/files.ts';
import { digestOf } from '../../shared/protocol/hash.ts';
import { parseJournal } from '../../shared/protocol/journal.ts';
import { isLot } from '../../shared/protocol/lexis.ts';
import type { Draw } from '../../shared/protocol/result.ts';
import { countsIn, lotName, parseRoster } from '../../shared/protocol/roster.ts';
import { parseRules, type Rules } from '../../shared/protocol/rules.ts';
import { ticketOf } from '../../shared/protocol/seed.ts';
import { isDirect } from '../../shared/record/schools.ts';
import type { Refusal } from '../../shared/text/refusal.ts';
import type { Verdict } from '../../shared/verifier/checks.ts';
import { missingFiles, possibleChecks } from '../../shared/verifier/needs.ts';
import { orderTests } from '../../shared/verifier/order.ts';
import { checkReceipt, lineOf } from '../../shared/verifier/receipts.ts';
import { verifying } from '../../shared/verifier/verifier.ts';
import { verifySignature } from '../ui/signatures.ts';
import type { Answer, Facts, FoundLot, Frozen, Question, ReadPart, Report } from './messages.ts';
import { type Read, readItems } from './reading.ts';

/** How many similar lots are offered if there is none of the given name. */
const mostNear = 8;

/** What is kept of a verified dossier. */
type Kept = { readonly draw: Draw; readonly rules: Rules; readonly seed: string };

/** A question that brings files. */
type WithFiles = Extract<Question, { readonly items: unknown }>;

/**
 * Answers one question after another. `pause` lets the page respond to its user between two checks; `partsOf` says how the files of
 * a question are read where this place cannot read them itself.
 */
export class Responder {
  private readonly answer: (answer: Answer) => void;
  private readonly pause: () => Promise<void>;
  private readonly partsOf: (question: WithFiles) => ReadPart;
  private kept: Kept | null = null;
  private newest = 0;

  constructor(
    answer: (answer: Answer) => void,
    pause: () => Promise<void>,
    partsOf: (question: WithFiles) => ReadPart,
  ) {
    this.answer = answer;
    this.pause = pause;
    this.partsOf = partsOf;
  }

  /** Answers a question, sooner or later; an unexpected error is an answer too. */
  ask(question: Question): void {
    this.handle(question).catch(() => {
      this.answer({ type: 'unreadable', id: question.id, unreadable: { why: 'failed', name: '' } });
    });
  }

  private async handle(question: Question): Promise<void> {
    const { id } = question;
    switch (question.type) {
      case 'verify': {
        this.newest = id;
        this.kept = null;
        const read = await readItems(question.items, this.partsOf(question));
        if (this.newest !== id) return;
        if (!read.ok) {
          this.answer({ type: 'unreadable', id, unreadable: read.why });
          return;
        }
        try {
          const report = await this.verify(id, read);
          if (report !== null) this.answer({ type: 'report', id, report });
        } catch (error) {
          // result.csv is read during the verification: its stick may be pulled out meanwhile.
          if (!(error instanceof DOMException)) throw error;
          this.answer({ type: 'unreadable', id, unreadable: { why: 'file', name: 'result.csv' } });
        }
        return;
      }
      case 'find':
        this.answer({ type: 'found', id, ...this.find(question.lot) });
        return;
      case 'receipt': {
        // Without a verified list there is nothing to compare with, so the page does not ask.
        if (this.kept === null) return;
        const { draw, rules } = this.kept;
        const { receipt, children } = question;
        const line = lineOf(draw.roster, receipt.school, receipt.lot);
        const verdict = checkReceipt(receipt, { ceremony: rules.ceremony, line }, children);
        this.answer({ type: 'receipt', id, verdict });
        return;
      }
      case 'frozen': {
        const read = await readItems(question.items, this.partsOf(question));
        this.answer({ type: 'frozen', id, frozen: read.ok ? frozenOf(read.files) : { unreadable: read.why } });
        return;
      }
    }
  }

  private async verify(id: number, { files, packed }: Extract<Read, { ok: true }>): Promise<Report | null> {
    const steps = verifying(files, { verifySignature });
    for (;;) {
      const step = steps.next();
      if (step.done) {
        const verdict = step.value;
        const facts = verdict.ok ? this.keep(verdict, files) : null;
        const kind = kindOf(files.public);
        const missing = packed ? [] : missingFiles(files.public, kind);
        const checks = missing.length === 0 ? verdict.checks : possibleChecks(verdict.checks, files.public);
        const holds = missing.length > 0 && checks.every(({ ok }) => ok);
        return {
          verdict: holds ? 'incomplete' : verdict.status,
          ceremony: verdict.ceremony,
          checks,
          unmade: verdict.checks.length - checks.length,
          missing,
          strange: missing.length === 0 ? [] : strangeFiles(files.public, kind),
          facts,
          remarks: verdict.remarks,
          compare: verdict.compare,
        };
      }
      this.answer({ type: 'progress', id, check: step.value });
      await this.pause();
      // Another dossier was dropped meanwhile.
      if (this.newest !== id) return null;
    }
  }

  /** Keeps a verified draw for later questions and returns its facts. */
  private keep({ draw, state, seed }: Verdict, files: DossierFiles): Facts | null {
    const frozen = state?.frozen ?? null;
    if (draw === null || state === null || frozen === null || seed === null) return null;
    const { rules, rulesDigest, rosterDigest } = frozen;
    this.kept = { draw, rules, seed };
    const journal = parseJournal(files.public.get('journal.txt') ?? new Uint8Array(0), rules.ceremony);
    const times = journal.ok ? journal.value.entries.map(({ time }) => time) : [];
    const { roster } = draw;
    return {
      ceremony: rules.ceremony,
      title: rules.title,
      organiser: rules.organiser,
      rules: rulesDigest,
      roster: rosterDigest,
      seed,
      commitments: state.commitments,
      secrets: state.secrets,
      inputs: state.joined ?? '',
      source: rules.inputs.at(-1)?.source ?? null,
      result: state.result ?? '',
      began: times[0] ?? '',
      ended: times[times.length - 1] ?? '',
      lots: roster.lots,
      schools: draw.rankings.map(({ school, admitted, used }, index) => {
        const { places, twins, name } = rules.schools[index] as Rules['schools'][number];
        const { lots, children } = countsIn(roster, school);
        let waiting = 0;
        for (let rank = 0; rank < admitted.length; rank++) if (admitted[rank] === 0) waiting++;
        return {
          code: school,
          name,
          places,
          twins,
          lots,
          children,
          admitted: used,
          waiting,
          direct: isDirect(children, places),
        };
      }),
      exemptions: rules.exemptions,
      order: orderTests(draw, rules),
    };
  }

  /** The lots of this name, at most one per school; if there is none, lots whose names contain it. */
  private find(lot: string): { lots: FoundLot[]; near: string[] } {
    if (this.kept === null || !isLot(lot)) return { lots: [], near: [] };
    const { draw, rules, seed } = this.kept;
    const { roster } = draw;
    const wanted = Array.from(lot, character => character.charCodeAt(0));
    const lots: FoundLot[] = [];
    const near = new Set<string>();
    draw.rankings.forEach(({ school, rows, admitted }, index) => {
      const { from, to } = roster.sections[index] as (typeof roster.sections)[number];
      const { places, twins } = rules.schools[index] as Rules['schools'][number];
      for (let row = from; row < to; row++) {
        const [first, end] = [roster.spans[row * 2] as number, roster.spans[row * 2 + 1] as number];
        const contains = matches(roster.bytes, first, end, wanted);
        if (contains === 'no') continue;
        if (contains === 'part') {
          if (near.size < mostNear) near.add(lotName(roster, row));
          continue;
        }
        let before = 0;
        let reserve = 1;
        let rank = 0;
        for (; rows[rank] !== row; rank++) {
          if (admitted[rank] === 1) before += roster.sizes[rows[rank] as number] as number;
          else reserve++;
        }
        const isAdmitted = admitted[rank] === 1;
        lots.push({
          school,
          lot,
          size: roster.sizes[row] as number,
          rank: rank + 1,
          of: to - from,
          ticket: ticketOf(seed, school, lot),
          admitted: isAdmitted,
          reserve: isAdmitted ? null : reserve,
          before,
          places,
          twins,
        });
      }
    });
    return { lots, near: lots.length > 0 ? [] : [...near] };
  }
}

/** Does the name from `from` to `to` equal or contain `wanted`? */
function matches(bytes: Uint8Array, from: number, to: number, wanted: readonly number[]): 'all' | 'part' | 'no' {
  for (let start = from; start + wanted.length <= to; start++) {
    let i = 0;
    while (i < wanted.length && bytes[start + i] === wanted[i]) i++;
    if (i === wanted.length) return to - from === wanted.length ? 'all' : 'part';
  }
  return 'no';
}

/** What a commitment needs of rules.txt and roster.csv; a refusal if one is malformed, null if one is missing. */
function frozenOf(files: DossierFiles): Frozen | Refusal | null {
  const rulesTxt = files.public.get('rules.txt');
  const rosterCsv = files.public.get('roster.csv');
  if (!rulesTxt || !rosterCsv) return null;
  const rules = parseRules(rulesTxt);
  if (!rules.ok) return rules.refusal;
  const roster = parseRoster(rosterCsv);
  if (!roster.ok) return roster.refusal;
  const { ceremony, roles } = rules.value;
  return { ceremony, rules: digestOf(rulesTxt), roster: digestOf(rosterCsv), roles };
}
