// A secret and its commitment (protocol.md §2.3), made on the holder's own device. The secret exists only in this page's memory and
// in the file that the holder saves.

import { commitmentOf } from '../../shared/protocol/commitment.ts';
import { hexOf, isCeremonyId, isHex64, isSecret } from '../../shared/protocol/lexis.ts';
import { allRoles, type Role } from '../../shared/protocol/rules.ts';
import { digestText } from '../../shared/text/groups.ts';
import { narrow } from '../../shared/text/narrow.ts';
import { download } from '../ui/download.ts';
import { secureRandom } from '../ui/signatures.ts';
import { button, type Child, digest, el, labelled, textField } from './dom.ts';
import type { FrozenAnswer } from './messages.ts';
import { unreadableText } from './verdict-view.ts';
import { sentenceOf, type Wording } from './words.ts';

type Field = 'ceremony' | 'roster' | 'rules' | 'secret';

type Made = { readonly secret: string; readonly commitment: string; readonly given: Given };

/** What the commitment is bound to. */
type Given = { readonly ceremony: string; readonly role: Role; readonly roster: string; readonly rules: string };

/** Typed digits without blanks and hyphens, in lower case, with full-width characters as ASCII. */
function asDigits(typed: string): string {
  return narrow(typed).replace(/[\s-]/g, '').toLowerCase();
}

/** The form and what it made. */
export class SecretView {
  private readonly choose: () => void;
  private readonly root = el('div', {});
  private readonly typed: Record<Field, string> = { ceremony: '', roster: '', rules: '', secret: '' };
  private role: Role = 'notary';
  private roles: readonly Role[] = allRoles;
  private note: ((wording: Wording) => string) | null = null;
  private made: Made | null = null;
  /** Whether a secret is made, or one that is on paper is checked. */
  private purpose: 'make' | 'check' = 'make';
  private shown = false;

  constructor(choose: () => void) {
    this.choose = choose;
  }

  /** Fills the form from the frozen files, or says why it cannot. */
  fill(frozen: FrozenAnswer, wording: Wording): void {
    if (frozen === null) this.note = ({ say }) => say('secret.files-missing');
    else if ('unreadable' in frozen) {
      // Whoever chose other files needs to know which are wanted; whoever chose two records, that there are two.
      const { unreadable } = frozen;
      this.note = words =>
        unreadable.why === 'none' ? words.say('secret.files-missing') : unreadableText(words, unreadable);
    } else if ('code' in frozen) this.note = ({ language }) => sentenceOf(language, frozen);
    else {
      this.typed.ceremony = frozen.ceremony;
      this.typed.roster = digestText(frozen.roster);
      this.typed.rules = digestText(frozen.rules);
      this.roles = frozen.roles;
      if (!frozen.roles.includes(this.role)) this.role = frozen.roles[0] ?? 'notary';
      this.note = ({ say }) => say('secret.filled');
    }
    this.build(wording);
  }

  /** Builds this part of the page. */
  build(wording: Wording): HTMLElement {
    const { say } = wording;
    const children: Child[] = [el('h1', {}, say('secret.title')), el('p', { class: 'lead' }, say('secret.about'))];
    children.push(this.made === null ? this.form(wording) : this.result(wording, this.made));
    this.root.replaceChildren(el('section', { class: 'secret' }, ...children));
    return this.root;
  }

  private form(wording: Wording): HTMLElement {
    const { say } = wording;
    const isCheck = this.purpose === 'check';
    const act = say(isCheck ? 'secret.check' : 'secret.make');
    const make = el('button', { type: 'submit', class: 'button main' }, act);
    const check = () => {
      make.disabled = this.given() === null || (isCheck && !isSecret(asDigits(this.typed.secret)));
    };
    const purposes = (['make', 'check'] as const).map(purpose =>
      choice('purpose', purpose, purpose === this.purpose, say(`secret.purpose-${purpose}`), () => {
        this.purpose = purpose;
        this.build(wording);
        document.getElementById(`purpose-${purpose}`)?.focus();
      }),
    );
    const roles = this.roles.map(role =>
      choice('role', role, role === this.role, say(`role.${role}`), () => {
        this.role = role;
      }),
    );
    const form = el(
      'form',
      { class: 'fields' },
      el('fieldset', {}, el('legend', {}, say('secret.purpose')), ...purposes),
      el('p', { class: 'soft' }, say('secret.files')),
      el('p', {}, button(say('secret.choose'), 'plain', this.choose)),
      this.note === null ? null : el('p', { class: 'note', role: 'status' }, this.note(wording)),
      this.field(wording, 'ceremony', check),
      el('fieldset', {}, el('legend', {}, say('column.holder')), ...roles),
      this.field(wording, 'roster', check),
      this.field(wording, 'rules', check),
      isCheck ? this.field(wording, 'secret', check) : null,
      make,
    );
    form.addEventListener('submit', event => {
      event.preventDefault();
      const given = this.given();
      if (given === null) return;
      try {
        const secret = isCheck ? asDigits(this.typed.secret) : hexOf(secureRandom(32));
        const { ceremony, role, roster, rules } = given;
        this.made = { secret, given, commitment: commitmentOf(ceremony, role, roster, rules, secret) };
        this.note = null;
      } catch {
        this.note = words => words.say('secret.no-random');
      }
      this.build(wording);
    });
    check();
    return form;
  }

  private field({ say }: Wording, name: Field, changed: () => void): HTMLElement {
    const isDigest = name !== 'ceremony';
    const help = el('small', { id: `help-${name}`, class: 'help' });
    const read = () => {
      // Digits are grouped while typing at the end; in the middle grouping would move the caret.
      if (isDigest && input.selectionStart === input.value.length) input.value = digestText(asDigits(input.value));
      this.typed[name] = input.value;
      help.textContent = this.helpOf(say, name);
      changed();
    };
    const described = { 'aria-describedby': help.id };
    const input = isDigest
      ? textField(
          'textarea',
          `secret-${name}`,
          { rows: '2', autocapitalize: 'off', ...described },
          this.typed[name],
          read,
        )
      : textField('input', `secret-${name}`, { type: 'text', ...described }, this.typed[name], read);
    help.textContent = this.helpOf(say, name);
    return labelled(say(name === 'secret' ? 'secret.written' : `secret.${name}`), input, help);
  }

  private helpOf(say: Wording['say'], name: Field): string {
    const typed = this.typed[name].trim();
    if (typed === '') return '';
    if (name === 'ceremony') return isCeremonyId(typed) ? '' : say('secret.ceremony-wrong');
    const digits = asDigits(typed);
    const isSecretField = name === 'secret';
    if (isSecretField ? isSecret(digits) : isHex64(digits)) return '✓';
    if (!/^[0-9a-f]{0,63}$/.test(digits)) return say('secret.digits-wrong');
    if (isSecretField) return say('secret.written-digits', { count: digits.length });
    return say('secret.digits', { count: 64 - digits.length });
  }

  private given(): Given | null {
    const ceremony = this.typed.ceremony.trim();
    const [roster, rules] = [asDigits(this.typed.roster), asDigits(this.typed.rules)];
    const fits = isCeremonyId(ceremony) && isHex64(roster) && isHex64(rules);
    return fits ? { ceremony, role: this.role, roster, rules } : null;
  }

  private result(wording: Wording, { secret, commitment, given }: Made): HTMLElement {
    const { say } = wording;
    const { ceremony, role, roster, rules } = given;
    const which = el('p', { class: 'which' }, el('code', {}, ceremony), ` · ${say(`role.${role}`)}`);
    const shown = el('p', { 'data-commitment': '' }, digest(commitment));
    if (this.purpose === 'check') {
      const back = () => {
        this.made = null;
        this.typed.secret = '';
        this.build(wording);
      };
      return el(
        'div',
        { class: 'made' },
        el('p', { class: 'note' }, say('secret.checked')),
        which,
        el('h2', {}, say('digest.commitment')),
        shown,
        el('p', {}, button(say('secret.again'), 'plain', back)),
      );
    }
    const bound = `ceremony=${ceremony}\nroster=${roster}\nrules=${rules}\ncommit=${role}:${commitment}\n`;
    const command = `printf '%s' "lot/1|commit|${ceremony}|${role}|${roster}|${rules}|${secret}" | sha256sum`;
    const saver = (what: 'secret' | 'commitment', ending: string) => {
      const content = `${say(`secret.file-${what}`)}\n${bound}${ending}`;
      const save = () => download(`${what}-${ceremony}-${role}.txt`, content, 'text/plain;charset=utf-8');
      return el('p', {}, button(say(`secret.save-${what}`), 'main', save));
    };
    const show = button(say(this.shown ? 'secret.hide' : 'secret.show'), 'small', () => {
      this.shown = !this.shown;
      this.build(wording);
    });
    return el(
      'div',
      { class: 'made' },
      el('p', { class: 'note' }, say('secret.made')),
      which,
      el('h2', {}, say('secret.secret')),
      el('p', {}, show),
      this.shown ? el('p', { 'data-secret': '' }, digest(secret)) : null,
      saver('secret', `secret=${secret}\n${command}\n`),
      el('p', { class: 'soft' }, say('secret.keep')),
      el('h2', {}, say('secret.commitment')),
      shown,
      saver('commitment', ''),
    );
  }
}

/** One of several choices, of which one is made; `choose` is told when it is this one. */
function choice(group: string, value: string, chosen: boolean, label: string, choose: () => void): HTMLElement {
  const id = `${group}-${value}`;
  const radio = el('input', { type: 'radio', name: group, value, id });
  radio.checked = chosen;
  radio.addEventListener('change', choose);
  return el('label', { class: 'choice', for: id }, radio, label);
}
