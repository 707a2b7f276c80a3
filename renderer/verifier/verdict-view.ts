// The verdict in large letters, with what to do next.

import type { Contacts } from '../../shared/dossier/result-page.ts';
import { isRehearsal } from '../../shared/protocol/lexis.ts';
import { shownValue } from '../../shared/text/value-names.ts';
import type { Check, CheckId } from '../../shared/verifier/checks.ts';
import { type Remark, remarkWords } from '../../shared/verifier/remarks.ts';
import { type Child, el, sun } from './dom.ts';
import type { Facts, Report, Unreadable } from './messages.ts';
import { sentenceOf, type Wording } from './words.ts';

/** What the page is doing or has found. */
export type Phase =
  | { readonly type: 'empty' }
  | { readonly type: 'working'; readonly check: CheckId | null }
  | { readonly type: 'unreadable'; readonly why: Unreadable }
  | { readonly type: 'report'; readonly report: Report };

/** The sign before each verdict, for those who cannot tell the colours apart. */
const signs = { verified: '✓', 'given up': '–', rejected: '✕', incomplete: '!', unreadable: '?' } as const;

/** The banner of a phase. `carried`: the record came inside this page; `contacts`, if that has them. */
export function verdictView(
  { say, language }: Wording,
  phase: Exclude<Phase, { type: 'empty' }>,
  carried: boolean,
  contacts: Contacts | null,
): Node {
  const banner = (verdict: keyof typeof signs, ...about: readonly Child[]) =>
    el(
      'section',
      { class: `verdict ${verdict}` },
      el('span', { class: 'sign', 'aria-hidden': 'true' }, el('span', {}, signs[verdict])),
      el('div', {}, el('h1', {}, say(`verdict.${verdict}`)), ...about),
    );
  switch (phase.type) {
    case 'working': {
      const now =
        phase.check === null ? say('drop.reading') : say('drop.progress', { check: say(`check.${phase.check}`) });
      return el('section', { class: 'verdict working' }, el('p', { class: 'lead' }, `${now} …`));
    }
    case 'unreadable':
      return banner('unreadable', el('p', {}, unreadableText({ say, language }, phase.why)));
    case 'report': {
      const { report } = phase;
      const name =
        report.ceremony === null
          ? null
          : el(
              'p',
              { class: 'ceremony' },
              el('code', {}, report.ceremony),
              isRehearsal(report.ceremony) ? el('strong', { class: 'rehearsal' }, say('verdict.rehearsal')) : null,
            );
      if (report.verdict === 'verified') {
        const count = report.checks.length;
        const about = carried ? say('verdict.carried-about', { count }) : say('verdict.verified-about', { count });
        const { facts, remarks } = report;
        // The pages beside this one are not in what it carries.
        const weighed = carried ? remarks.filter(({ code }) => !code.endsWith('.html')) : remarks;
        return banner(
          'verified',
          facts === null ? null : el('p', { lang: 'zh' }, facts.title, ' · ', facts.organiser),
          facts === null ? null : el('p', { class: 'soft' }, say('verdict.times', { ...timesOf(facts) })),
          ...contactLines({ say, language }, contacts),
          facts === null ? null : sunMark({ say, language }, facts.seed),
          name,
          el('p', {}, about),
          ...remarksView({ say, language }, weighed),
        );
      }
      if (report.verdict === 'given up') {
        const { checks, remarks } = report;
        return banner(
          'given up',
          name,
          el('p', {}, say('verdict.given-up-about', { count: checks.length })),
          el('p', {}, say('verdict.given-up-prior')),
          ...remarksView({ say, language }, remarks),
        );
      }
      const { missing, strange, checks, unmade } = report;
      const left = fileNotes({ say, language }, missing, strange);
      if (report.verdict === 'incomplete') {
        const made = checks.length;
        const about =
          made === 0 ? say('verdict.incomplete-none') : say('verdict.incomplete-about', { count: made, rest: unmade });
        return banner('incomplete', name, ...left, el('p', { class: 'soft' }, about));
      }
      const failed = checks.filter(({ ok }) => !ok);
      const [first] = failed;
      if (first === undefined) return banner('rejected', name);
      const check = say(`check.${first.id}`);
      return banner(
        'rejected',
        name,
        el('p', {}, say('verdict.rejected-about', { count: failed.length, check })),
        ...reasons({ say, language }, first),
        ...left,
      );
    }
  }
}

/** When the record began and ended, to the minute, as its lines say. */
function timesOf({ began, ended }: Facts): { began: string; ended: string } {
  const minute = (time: string) => time.slice(0, 16).replace('T', ' ');
  return {
    began: minute(began),
    ended: began.slice(0, 10) === ended.slice(0, 10) ? ended.slice(11, 16) : minute(ended),
  };
}

/** The sun that stood on the stage from the seed on. It is recognised; what proves anything are the digits. */
function sunMark({ say }: Wording, seed: string): Node {
  return el('figure', { class: 'sun-mark' }, sun(seed, say('verdict.sun')), el('figcaption', {}, say('verdict.sun')));
}

function contactLines({ say }: Wording, contacts: Contacts | null): Child[] {
  if (contacts === null) return [];
  const { enquiry, supervision } = contacts;
  return [
    enquiry === '' ? null : el('p', { class: 'soft' }, say('verdict.enquiry', { number: enquiry })),
    supervision === '' ? null : el('p', { class: 'soft' }, say('verdict.supervision', { number: supervision })),
  ];
}

/** What is true of a record that verifies and has to be weighed; nothing where there is nothing. */
function remarksView({ say, language }: Wording, remarks: readonly Remark[]): Child[] {
  if (remarks.length === 0) return [];
  const items = remarks.map(remark => el('li', { 'data-remark': remark.code }, remarkWords(language, remark)));
  return [el('p', { class: 'weigh' }, say('verdict.remarks')), el('ul', { class: 'remarks' }, ...items)];
}

/** Why the first check failed, and what to do. */
function reasons({ say, language }: Wording, first: Check): Child[] {
  if (first.id === 'files') {
    const found = first.actual.split(' ');
    const named = (sign: string) => found.filter(name => name.startsWith(sign)).map(name => name.slice(1));
    return fileNotes({ say, language }, named('-'), named('+'));
  }
  return [
    first.why === undefined ? comparison({ say, language }, first) : el('p', {}, sentenceOf(language, first.why)),
    el('p', { class: 'soft' }, say('verdict.rejected-next')),
  ];
}

/** Which files are missing and which do not belong there; nothing where there are none. */
function fileNotes({ say, language }: Wording, missing: readonly string[], strange: readonly string[]): Child[] {
  const list = (names: readonly string[]) => names.join(language === 'zh' ? '、' : ', ');
  return [
    missing.length === 0 ? null : el('p', {}, say('verdict.missing', { files: list(missing) })),
    strange.length === 0 ? null : el('p', {}, say('verdict.strange', { files: list(strange) })),
  ];
}

/** Expected and actual value of a check. */
export function comparison(
  { say, language }: Wording,
  { expected, actual }: Pick<Check, 'expected' | 'actual'>,
): HTMLElement {
  const row = (name: string, value: string) => el('div', {}, el('dt', {}, name), el('dd', {}, el('code', {}, value)));
  return el(
    'dl',
    { class: 'comparison' },
    row(say('verdict.expected'), expected),
    row(say('verdict.actual'), shownValue(language, actual)),
  );
}

/** Why there is nothing to verify, in words. */
export function unreadableText({ say, language }: Wording, why: Unreadable): string {
  switch (why.why) {
    case 'none':
      return why.name === '' ? say('unreadable.none-zip') : say('unreadable.none', { name: why.name });
    case 'several':
      return say('unreadable.several', why);
    case 'beside':
    case 'twice':
    case 'folder':
    case 'file':
    case 'too-large':
      return say(`unreadable.${why.why}`, { name: why.name });
    case 'zip':
      return say('unreadable.zip', { reason: sentenceOf(language, why.refusal) });
    case 'failed':
      return say('page.crashed');
  }
}
