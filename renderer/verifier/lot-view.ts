// Finds a lot: first the answer, and apart from it the arithmetic that anybody can repeat in a shell.

import { isLot } from '../../shared/protocol/lexis.ts';
import { narrow } from '../../shared/text/narrow.ts';
import { button, el, textField } from './dom.ts';
import type { Facts, FoundLot } from './messages.ts';
import { step } from './shell.ts';
import type { Wording } from './words.ts';

type Found = { readonly asked: string; readonly lots: readonly FoundLot[]; readonly near: readonly string[] };

/** A typed lot in its normal form: no blanks, capital letters, full-width characters as ASCII. */
function asLot(typed: string): string {
  return narrow(typed).replace(/\s/g, '').toUpperCase();
}

/** The part of the page that finds lots. What was typed survives a rebuild of the page. */
export class LotView {
  private readonly find: (lot: string) => void;
  private readonly answerBox = el('div', { class: 'answers', role: 'status' });
  private readonly proofBox = el('div', {});
  private facts: Facts | null = null;
  private working = false;
  private typed = '';
  private due: string | null = null;
  private found: Found | null = null;

  constructor(find: (lot: string) => void) {
    this.find = find;
  }

  /** Answers from these facts, null if there are none, and first what was asked while they were being checked. */
  use(facts: Facts | null, working: boolean): void {
    this.facts = facts;
    this.working = working;
    this.found = null;
    if (facts !== null && this.due !== null) this.find(this.due);
    else if (!working) this.due = null;
  }

  /** Shows what was found. */
  receive(lots: readonly FoundLot[], near: readonly string[], wording: Wording): void {
    if (this.due === null) return;
    this.found = { asked: this.due, lots, near };
    this.due = null;
    this.showAnswer(wording);
  }

  /** Builds the form and the answer. */
  build(wording: Wording): HTMLElement {
    const { say } = wording;
    const attributes = { type: 'text', autocapitalize: 'characters', enterkeyhint: 'search' };
    const input = textField('input', 'lot', attributes, this.typed, typed => {
      this.typed = typed;
    });
    const form = el(
      'form',
      { class: 'find' },
      el('label', { for: 'lot' }, say('column.lot')),
      input,
      el('button', { type: 'submit', class: 'button main' }, say('lot.find')),
    );
    form.addEventListener('submit', event => {
      event.preventDefault();
      this.ask(wording);
    });
    this.showAnswer(wording);
    return el('section', { class: 'lot' }, el('h2', {}, say('lot.title')), form, this.answerBox);
  }

  /** The arithmetic of what was found, apart from the answer: what is compared with paper stands before it. */
  get proofs(): HTMLElement {
    return this.proofBox;
  }

  private ask(wording: Wording): void {
    const lot = asLot(this.typed);
    this.found = null;
    this.due = isLot(lot) ? lot : null;
    if (this.due !== null && this.facts !== null) this.find(this.due);
    this.showAnswer(wording);
  }

  private showAnswer(wording: Wording): void {
    const { say } = wording;
    const { found, facts } = this;
    const asked = asLot(this.typed);
    this.proofBox.replaceChildren(
      ...(found === null || facts === null ? [] : found.lots.map(lot => proofView(wording, lot, facts))),
    );
    if (found !== null && facts !== null) {
      this.answerBox.replaceChildren(
        ...(found.lots.length > 0
          ? found.lots.map(lot => lotCard(wording, lot, facts))
          : [this.missing(wording, found)]),
      );
    } else if (this.due !== null && this.working) this.note(say('lot.wait'));
    else if (asked !== '' && !isLot(asked)) this.note(say('lot.form'));
    else this.answerBox.replaceChildren();
  }

  private note(text: string): void {
    this.answerBox.replaceChildren(el('p', { class: 'note' }, text));
  }

  private missing(wording: Wording, { asked, near }: Found): HTMLElement {
    const { say } = wording;
    const offers = near.map(lot =>
      button(lot, 'small', () => {
        this.typed = lot;
        const input = document.getElementById('lot');
        if (input instanceof HTMLInputElement) input.value = lot;
        this.ask(wording);
      }),
    );
    return el(
      'div',
      { class: 'note', 'data-found': 'none' },
      el('p', {}, say('lot.missing', { lot: asked })),
      offers.length === 0 ? null : el('p', { class: 'offers' }, say('lot.near'), ...offers),
    );
  }
}

function isDirect({ schools }: Facts, { school }: FoundLot): boolean {
  return schools.find(({ code }) => code === school)?.direct === true;
}

function lotCard(wording: Wording, lot: FoundLot, facts: Facts): HTMLElement {
  const { say } = wording;
  // Where nobody was drawn a rank would say what it did not decide.
  const how = isDirect(facts, lot) ? say('way.direct') : say('lot.rank', { of: lot.of, rank: lot.rank });
  const status = lot.reserve === null ? say('status.admitted') : say('lot.waiting', { reserve: lot.reserve });
  return el(
    'article',
    { class: `card ${lot.admitted ? 'admitted' : 'waiting'}`, 'data-found': lot.admitted ? 'ADMIT' : 'WAIT' },
    el(
      'div',
      { class: 'answer' },
      el(
        'p',
        { class: 'which' },
        el('span', {}, say('lot.school', { school: lot.school })),
        el('strong', {}, lot.lot),
        lot.size > 1 ? el('span', {}, say('lot.size', { size: lot.size })) : null,
      ),
      el('p', { class: 'status' }, status),
      el('p', { class: 'rank' }, how),
      el('p', {}, el('a', { href: `#${proofId(lot)}` }, say('lot.proof'))),
    ),
  );
}

const proofId = ({ school }: FoundLot) => `proof-${school}`;

function proofView(wording: Wording, lot: FoundLot, facts: Facts): HTMLElement {
  const { say } = wording;
  return el(
    'section',
    { id: proofId(lot), 'data-proof': lot.school },
    el('h2', {}, say('lot.proof')),
    el('p', { class: 'which' }, el('span', {}, say('lot.school', lot)), el('strong', {}, lot.lot)),
    el('p', { class: 'soft' }, say('lot.proof-about')),
    el('ol', { class: 'steps' }, ...proof(wording, lot, facts)),
  );
}

/** The steps from the frozen files to the answer. */
function proof({ say }: Wording, lot: FoundLot, facts: Facts): HTMLElement[] {
  const { ceremony, roster, rules, secrets, inputs, seed } = facts;
  const { school, rank, of, before, places, size } = lot;
  const hashed = (text: string) => `printf '%s' "${text}" | sha256sum`;
  const direct = isDirect(facts, lot);
  const admission = `step.${lot.admitted ? 'admit' : 'wait'}-${lot.twins}` as const;
  return [
    step(say, say('step.list'), 'sha256sum roster.csv', roster),
    step(say, say('step.rules'), 'sha256sum rules.txt', rules),
    ...facts.commitments.map(({ role, commitment }, index) =>
      step(
        say,
        say('step.commit', { role: say(`role.${role}`) }),
        hashed(`lot/1|commit|${ceremony}|${role}|${roster}|${rules}|${secrets[index] ?? ''}`),
        commitment,
      ),
    ),
    step(
      say,
      say('step.seed'),
      hashed(`lot/1|seed|${ceremony}|${roster}|${rules}|${secrets.join(',')}|${inputs}`),
      seed,
    ),
    step(say, say('step.ticket'), hashed(`lot/1|ticket|${seed}|${school}|${lot.lot}`), lot.ticket),
    ...(direct
      ? [step(say, say('step.direct', { school, places }), null, null)]
      : [
          step(say, say('step.rank', { school, of, smaller: rank - 1, rank }), null, null),
          step(say, say(admission, { places, before, size } as never), null, null),
        ]),
  ];
}
