// The page: everything shown follows from a few values, and each part is rebuilt when its values change.

import type { Contacts } from '../../shared/dossier/result-page.ts';
import type { Language } from '../../shared/text/template.ts';
import { carriedContacts, carriedItems, chosenItems, droppedItems, type Taken } from './chosen-files.ts';
import { Dispatcher } from './dispatcher.ts';
import { button, type Child, el } from './dom.ts';
import { LotView } from './lot-view.ts';
import type { Answer, Facts, Item } from './messages.ts';
import { ReceiptView, receiptIn } from './receipt-view.ts';
import { paperView, reportView } from './report-view.ts';
import { SecretView } from './secret-view.ts';
import { type Phase, verdictView } from './verdict-view.ts';
import { type Wording, type Words, wordsIn } from './words.ts';

type Tab = 'verify' | 'secret';

/** The purpose for which the file chooser is open. */
type Purpose = Tab | 'receipt';

/** The whole page inside `body`. */
export class VerifierPage {
  private readonly body: HTMLElement;
  private readonly dispatcher: Dispatcher;
  private readonly carried: Item[] | null;
  private readonly contacts: Contacts | null;
  /** Whether the record that is shown is the one that this page carries: another may be dropped on it. */
  private isOwn = false;
  private readonly input: HTMLInputElement;
  private readonly root = el('div', { class: 'page' });
  private readonly verdictBox = el('div', { class: 'verdict-wording', role: 'status' });
  private readonly reportBox = el('div', {});
  private readonly lots: LotView;
  private readonly receipts: ReceiptView;
  private readonly secrets: SecretView;
  private language: Language = 'zh';
  private tab: Tab = 'verify';
  private phase: Phase = { type: 'empty' };
  private asked = 0;
  private chooses: Purpose = 'verify';

  constructor(body: HTMLElement, script: string) {
    this.body = body;
    this.carried = carriedItems();
    this.contacts = carriedContacts();
    this.input = el('input', {
      type: 'file',
      multiple: '',
      class: 'off-screen',
      tabindex: '-1',
      'aria-hidden': 'true',
    });
    this.dispatcher = new Dispatcher(script, answer => this.receive(answer));
    this.lots = new LotView(lot => this.dispatcher.ask({ type: 'find', id: this.asked, lot }));
    this.receipts = new ReceiptView(
      () => this.choose('receipt', false),
      (receipt, children) => this.dispatcher.ask({ type: 'receipt', id: this.asked, receipt, children }),
    );
    this.secrets = new SecretView(() => this.choose('secret', false));
  }

  /** Shows the page and, where it carries a record, verifies that. */
  start(): void {
    this.input.addEventListener('change', () => {
      const items = this.input.files === null ? [] : chosenItems(this.input.files);
      const purpose = this.chooses;
      this.chooses = this.tab;
      // Choosing the same file again must count as a choice.
      this.input.value = '';
      if (items.length > 0) this.take(purpose, { ok: true, items });
    });
    this.listenForDrops();
    this.body.append(this.root, this.input);
    if (this.carried !== null) this.verify(this.carried);
    this.show();
  }

  private get say(): Words {
    return wordsIn(this.language);
  }

  private get wording(): Wording {
    return { say: this.say, language: this.language };
  }

  private choose(purpose: Purpose, folder: boolean): void {
    this.chooses = purpose;
    if (folder) this.input.setAttribute('webkitdirectory', '');
    else this.input.removeAttribute('webkitdirectory');
    this.input.click();
  }

  private listenForDrops(): void {
    let depth = 0;
    const mark = (over: boolean) => this.root.classList.toggle('dropping', over);
    document.addEventListener('dragenter', () => mark(++depth > 0));
    document.addEventListener('dragleave', () => mark(--depth > 0));
    document.addEventListener('dragover', event => event.preventDefault());
    document.addEventListener('drop', event => {
      event.preventDefault();
      depth = 0;
      mark(false);
      const { tab } = this;
      if (event.dataTransfer === null) return;
      droppedItems(event.dataTransfer).then(
        taken => this.take(tab, taken),
        () => this.setPhase({ type: 'unreadable', why: { why: 'failed', name: '' } }),
      );
    });
  }

  private take(purpose: Purpose, taken: Taken): void {
    if (purpose === 'secret') {
      if (taken.ok) this.dispatcher.ask({ type: 'frozen', id: this.asked, items: taken.items });
      else this.secrets.fill({ unreadable: taken.why }, this.wording);
    } else if (!taken.ok) this.setPhase({ type: 'unreadable', why: taken.why });
    else if (purpose === 'verify' && (this.facts === null || taken.items.length > 1)) this.verify(taken.items);
    else this.takeReceipt(purpose, taken.items);
  }

  /** After a verified record a single file may be a receipt; if it is not, it is taken for a record unless a receipt was asked for. */
  private takeReceipt(purpose: Purpose, items: readonly Item[]): void {
    const [item] = items;
    const text = item === undefined ? Promise.resolve(null) : receiptIn(item.file).catch(() => null);
    text.then(found => {
      if (found !== null || purpose === 'receipt') this.receipts.take(found, this.wording);
      else this.verify(items);
    });
  }

  private get facts(): Facts | null {
    return this.phase.type === 'report' ? this.phase.report.facts : null;
  }

  private verify(items: readonly Item[]): void {
    this.asked++;
    this.isOwn = items === this.carried;
    this.setPhase({ type: 'working', check: null });
    this.dispatcher.ask({ type: 'verify', id: this.asked, items });
  }

  private receive(answer: Answer): void {
    if (answer.type === 'ready' || answer.id !== this.asked) return;
    switch (answer.type) {
      case 'progress':
        this.setPhase({ type: 'working', check: answer.check });
        break;
      case 'unreadable':
        this.setPhase({ type: 'unreadable', why: answer.unreadable });
        break;
      case 'report':
        this.setPhase({ type: 'report', report: answer.report });
        break;
      case 'found':
        this.lots.receive(answer.lots, answer.near, this.wording);
        break;
      case 'receipt':
        this.receipts.receive(answer.verdict, this.wording);
        break;
      case 'frozen':
        this.secrets.fill(answer.frozen, this.wording);
        break;
    }
  }

  private setPhase(phase: Phase): void {
    const wasWorking = this.phase.type === 'working';
    this.phase = phase;
    if (phase.type === 'working' && wasWorking) this.showVerdict();
    else {
      this.lots.use(this.facts, phase.type === 'working');
      this.receipts.use(this.facts);
      this.showVerdict();
      this.showReport();
    }
    const html = document.documentElement;
    if (phase.type === 'report') html.dataset['verdict'] = phase.report.verdict;
    else if (phase.type === 'unreadable') html.dataset['verdict'] = 'unreadable';
    else delete html.dataset['verdict'];
  }

  /** Builds everything: at the start, and when language or tab change. */
  private show(): void {
    const { say } = this;
    document.documentElement.lang = this.language === 'zh' ? 'zh-CN' : 'en';
    document.title = say('page.title');
    const other: Language = this.language === 'zh' ? 'en' : 'zh';
    const switcher = button(say('page.other-language'), 'small', () => {
      this.language = other;
      this.show();
    });
    switcher.lang = other === 'zh' ? 'zh-CN' : 'en';
    const tabs = (['verify', 'secret'] as const).map(tab => {
      const made = button(say(`tab.${tab}`), 'plain', () => {
        this.tab = tab;
        this.chooses = tab;
        this.show();
      });
      made.setAttribute('aria-pressed', String(tab === this.tab));
      return made;
    });
    const content: Child[] =
      this.tab === 'secret' ? [this.secrets.build(this.wording)] : [this.verdictBox, this.reportBox];
    this.root.replaceChildren(
      el(
        'header',
        { class: 'top' },
        el('p', { class: 'brand' }, el('strong', {}, say('product.name')), el('span', {}, say('page.about'))),
        this.carried === null ? el('nav', { class: 'tabs' }, ...tabs) : null,
        switcher,
      ),
      el('main', {}, ...content),
      el('footer', {}, say('page.offline')),
      el('div', { class: 'drop-mark', 'aria-hidden': 'true' }, say('drop.here')),
    );
    this.showVerdict();
    this.showReport();
  }

  private showVerdict(): void {
    const { say, phase } = this;
    if (phase.type === 'empty') {
      this.verdictBox.replaceChildren(
        el(
          'section',
          { class: 'drop' },
          el('h1', {}, say('drop.title')),
          el('p', { class: 'lead' }, say('drop.about')),
          this.choosers('main'),
          el('p', { class: 'soft' }, say('drop.does')),
        ),
      );
    } else {
      const contacts = this.isOwn ? this.contacts : null;
      this.verdictBox.replaceChildren(verdictView(this.wording, phase, this.isOwn, contacts));
    }
  }

  private showReport(): void {
    const { say, phase } = this;
    const parts: (Node | null)[] = [];
    const { facts } = this;
    if (facts !== null || (this.carried !== null && phase.type === 'working'))
      parts.push(this.lots.build(this.wording));
    const compare = phase.type === 'report' ? phase.report.compare : [];
    if (compare.length > 0) parts.push(paperView(this.wording, compare, facts?.source ?? null, this.isOwn));
    if (facts !== null) {
      parts.push(this.lots.proofs);
      parts.push(this.receipts.build(this.wording));
    }
    if (phase.type === 'report') parts.push(...reportView(this.wording, phase.report));
    if (phase.type === 'report' || phase.type === 'unreadable') {
      parts.push(el('section', { class: 'again' }, el('h2', {}, say('drop.again')), this.choosers('plain')));
    }
    this.reportBox.replaceChildren(...parts.filter((part): part is Node => part !== null));
  }

  private choosers(kind: 'main' | 'plain'): HTMLElement {
    // Phones have no folders to choose.
    const folders = 'webkitdirectory' in this.input && !matchMedia('(pointer: coarse)').matches;
    return el(
      'p',
      { class: 'choosers' },
      button(this.say('drop.choose'), kind, () => this.choose('verify', false)),
      folders ? button(this.say('drop.choose-folder'), 'plain', () => this.choose('verify', true)) : null,
    );
  }
}
