// Checks a family's receipt (报名回执) against the verified list: does this lot belong to this child? What is typed stays in this
// page's memory.

import type { Refusal } from '../../shared/text/refusal.ts';
import { type NamedChild, type Receipt, type ReceiptVerdict, readReceipt } from '../../shared/verifier/receipts.ts';
import { button, el, labelled, textField } from './dom.ts';
import type { Facts } from './messages.ts';
import { step } from './shell.ts';
import { comparison } from './verdict-view.ts';
import { sentenceOf, type Wording } from './words.ts';

/** A larger file (in bytes) is no receipt. */
const largest = 4096;

/** The text of a receipt in a file; null if it holds none. */
export async function receiptIn(file: Blob): Promise<string | null> {
  if (file.size > largest) return null;
  const text = await file.text();
  return /^\ufeff?\s*lot\/1\|receipt\|/.test(text) ? text : null;
}

/** A typed child: its fields may still be changed. */
type Typed = { -readonly [Field in keyof NamedChild]: NamedChild[Field] };

/** The part of the page that checks receipts. What was typed survives a rebuild of the page. */
export class ReceiptView {
  private readonly choose: () => void;
  private readonly check: (receipt: Receipt, children: readonly NamedChild[]) => void;
  private readonly childBox = el('div', {});
  private readonly answerBox = el('div', { class: 'answers', role: 'status' });
  private text = '';
  private children: Typed[] = [];
  private verdict: ReceiptVerdict | null = null;

  constructor(choose: () => void, check: (receipt: Receipt, children: readonly NamedChild[]) => void) {
    this.choose = choose;
    this.check = check;
  }

  /** Forgets the answer if there is no verified record any more. */
  use(facts: Facts | null): void {
    if (facts === null) this.verdict = null;
  }

  /** Takes the text of a receipt from a file; null if the file held none. */
  take(text: string | null, wording: Wording): void {
    if (text === null) {
      this.answerBox.replaceChildren(wrongNote(wording, { code: 'receipt.form', values: {} }));
      return;
    }
    this.text = text.replace(/^\ufeff/, '').trim();
    this.read(wording);
    const field = document.getElementById('receipt');
    if (field instanceof HTMLTextAreaElement) {
      field.value = this.text;
      field.focus();
    }
  }

  /** Shows what was found. */
  receive(verdict: ReceiptVerdict, wording: Wording): void {
    this.verdict = verdict;
    this.show(wording);
  }

  /** Builds the form and the answer. */
  build(wording: Wording): HTMLElement {
    const { say } = wording;
    const field = textField('textarea', 'receipt', { rows: '5' }, this.text, typed => {
      this.text = typed;
      this.read(wording);
    });
    const form = el(
      'form',
      { class: 'fields' },
      labelled(say('receipt.label'), field),
      this.childBox,
      el(
        'p',
        { class: 'choosers' },
        el('button', { type: 'submit', class: 'button main' }, say('receipt.check')),
        button(say('receipt.choose'), 'plain', this.choose),
      ),
    );
    form.addEventListener('submit', event => {
      event.preventDefault();
      const read = readReceipt(this.text);
      const named = this.children.filter(({ name, id }) => (name + id).trim() !== '');
      this.verdict = null;
      this.show(wording);
      if (read.ok) this.check(read.value.receipt, named);
    });
    this.showChildren(wording);
    this.show(wording);
    return el(
      'section',
      { class: 'receipt' },
      el('h2', {}, say('receipt.title')),
      el('p', { class: 'soft' }, say('receipt.about')),
      form,
      this.answerBox,
    );
  }

  /** Reads what was typed and shows fields for as many children as the receipt's lot has. */
  private read(wording: Wording): void {
    const read = readReceipt(this.text);
    this.verdict = null;
    if (read.ok) {
      const { receipt, children } = read.value;
      const known = children.length > 0 ? children : this.children;
      this.children = Array.from({ length: receipt.size }, (_, i) => ({ name: '', id: '', ...known[i] }));
    } else this.children = [];
    this.showChildren(wording);
    this.show(wording);
  }

  private showChildren({ say }: Wording): void {
    const field = (child: Typed, key: keyof Typed, number: number) => {
      const input = textField('input', `child-${key}-${number}`, { type: 'text' }, child[key], typed => {
        child[key] = typed;
      });
      return labelled(say(`receipt.${key}`, { number }), input);
    };
    const fields = this.children.flatMap((child, i) => [field(child, 'name', i + 1), field(child, 'id', i + 1)]);
    this.childBox.replaceChildren(...fields);
  }

  private show(wording: Wording): void {
    const { verdict } = this;
    const read = readReceipt(this.text);
    const answer: Node[] = [];
    if (this.text.trim() !== '' && !read.ok) answer.push(wrongNote(wording, read.refusal));
    else if (verdict !== null && read.ok) answer.push(answerCard(wording, verdict, read.value.receipt));
    this.answerBox.replaceChildren(...answer);
  }
}

function wrongNote({ language }: Wording, why: Refusal): HTMLElement {
  return el('p', { class: 'note' }, sentenceOf(language, why));
}

/** Yes or no, large, and the arithmetic. */
function answerCard({ say, language }: Wording, verdict: ReceiptVerdict, { school, lot }: Receipt): HTMLElement {
  const { ok, why, p, steps, arithmetic } = verdict;
  const said = !ok ? 'no' : p === null ? 'unchanged' : 'yes';
  const failed = steps.filter(each => !each.ok);
  const fits = say(p === null ? 'receipt.fits-line' : 'receipt.fits', { school, lot });
  return el(
    'article',
    { class: `card ${ok ? 'admitted' : 'refused'}`, 'data-receipt': said },
    el(
      'div',
      { class: 'answer' },
      el('p', { class: 'status' }, say(`receipt.${said}`)),
      el('p', {}, why === null ? fits : sentenceOf(language, why)),
      ...failed.map(each => comparison({ say, language }, each)),
    ),
    arithmetic.length === 0 ? null : el('h3', {}, say('lot.proof')),
    el(
      'ol',
      { class: 'steps' },
      ...arithmetic.map(({ id, line, value }) =>
        step(say, say(id), line, id === 'receipt.step-line' ? el('code', { class: 'whole' }, value) : value),
      ),
    ),
  );
}
