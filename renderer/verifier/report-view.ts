// The part below the verdict: the digests to compare with paper, each school's numbers, every check, and what it all means.

import { groundName } from '../../shared/text/grounds.ts';
import { inputGroups } from '../../shared/text/groups.ts';
import type { CheckId } from '../../shared/verifier/checks.ts';
import type { OrderTest } from '../../shared/verifier/order.ts';
import { type Comparison, comparedAs } from '../../shared/verifier/remarks.ts';
import { button, type Child, digestByLines, el, groups } from './dom.ts';
import type { Facts, Report } from './messages.ts';
import { comparison } from './verdict-view.ts';
import type { Wording } from './words.ts';

/** The groups that checks are listed in, with the first parts of their ids. They are in the order of the checks. */
const families = {
  files: ['files'],
  frozen: ['rules', 'roster'],
  promise: ['commitment', 'key'],
  journal: ['journal'],
  seed: ['reveal', 'seed'],
  result: ['result'],
  head: ['head'],
  more: [],
} as const satisfies { readonly [group: string]: readonly string[] };

type Group = keyof typeof families;

const groupNames = Object.keys(families) as readonly Group[];

function groupOf(id: CheckId): Group {
  const [family = ''] = id.split('.');
  return groupNames.find(group => (families[group] as readonly string[]).includes(family)) ?? 'more';
}

/** The parts of a report, in their order. */
export function reportView(wording: Wording, { checks, facts, unmade }: Report): Node[] {
  return [
    ...(facts === null ? [] : [schoolsView(wording, facts)]),
    ...(checks.length === 0 ? [] : [checksView(wording, checks, unmade)]),
    ...(facts === null || facts.order.length === 0 ? [] : [orderView(wording, facts.order)]),
    meaningView(wording, facts !== null),
  ];
}

/**
 * What is to be compared with paper: before all arithmetic. `source` says which public value was taken last, if one was. `carried`: the
 * record came inside this page.
 */
export function paperView(
  { say, language }: Wording,
  compare: readonly Comparison[],
  source: string | null,
  carried: boolean,
): HTMLElement {
  return el(
    'section',
    {},
    el('h2', {}, say('paper.title')),
    el('p', { class: 'soft' }, say('paper.about')),
    carried ? el('p', { class: 'warning' }, say('paper.carried')) : null,
    el(
      'dl',
      { class: 'digests' },
      ...compare.map(compared => {
        const { name, digits, kind } = comparedAs(language, compared);
        const shown = kind === null ? digestByLines(digits) : groups(inputGroups(kind, digits));
        const about = kind === 'beacon' && source !== null ? el('p', { lang: 'zh', class: 'soft' }, source) : null;
        return el('div', { 'data-compare': compared.what }, el('dt', {}, name), el('dd', {}, shown, about));
      }),
    ),
  );
}

/** A table that scrolls by itself on a narrow screen. All columns but the first hold numbers. */
function table(heads: readonly string[], rows: readonly (readonly Child[])[], label: string): HTMLElement {
  return el(
    'div',
    { class: 'table', tabindex: '0', role: 'region', 'aria-label': label },
    el(
      'table',
      {},
      el('thead', {}, el('tr', {}, ...heads.map(head => el('th', { scope: 'col' }, head)))),
      el('tbody', {}, ...rows.map(cells => el('tr', {}, ...cells.map(cell => el('td', {}, cell))))),
    ),
  );
}

function schoolsView({ say, language }: Wording, { schools, exemptions }: Facts): HTMLElement {
  return el(
    'section',
    {},
    el('h2', {}, say('schools.title')),
    table(
      [
        say('column.school'),
        say('schools.places'),
        say('column.lots'),
        say('column.children'),
        say('status.admitted'),
        say('schools.waiting'),
      ],
      schools.map(({ code, name, places, lots, children, admitted, waiting, direct }) => [
        el(
          'span',
          {},
          el('strong', {}, code),
          el('span', { lang: 'zh', class: 'name' }, name),
          direct ? el('small', {}, say('way.direct')) : null,
        ),
        String(places),
        String(lots),
        String(children),
        String(admitted),
        String(waiting),
      ]),
      say('schools.title'),
    ),
    ...exemptions.map(exemption => {
      const ground = groundName(language, exemption.ground);
      return el('p', { class: 'soft' }, say('schools.exempt', { ...exemption, ground }));
    }),
  );
}

function checksView(wording: Wording, checks: Report['checks'], unmade: number): HTMLElement {
  const { say } = wording;
  const failed = checks.filter(({ ok }) => !ok).length;
  const lists = groupNames.map(group => {
    const listed = checks.filter(({ id }) => groupOf(id) === group);
    if (listed.length === 0) return null;
    return el(
      'div',
      { class: 'group' },
      el('h3', {}, say(`group.${group}`)),
      ...listed.map(check => {
        const details = el(
          'details',
          { class: `check ${check.ok ? 'ok' : 'failed'}`, 'data-check': check.id, 'data-ok': String(check.ok) },
          el(
            'summary',
            {},
            el('span', { class: 'mark' }, check.ok ? '✓' : '✕'),
            el('span', { class: 'name' }, say(`check.${check.id}`)),
            el('span', { class: 'said' }, say(check.ok ? 'checks.ok' : 'checks.failed')),
          ),
          comparison(wording, check),
        );
        details.open = !check.ok;
        return details;
      }),
    );
  });
  const toggle: HTMLButtonElement = button(say('checks.open'), 'small', () => {
    const open = toggle.textContent === say('checks.open');
    for (const list of lists) {
      for (const details of list?.querySelectorAll('details') ?? []) details.open = open;
    }
    toggle.textContent = say(open ? 'checks.close' : 'checks.open');
  });
  return el(
    'section',
    { class: 'checks' },
    el('h2', {}, say(unmade === 0 ? 'checks.title' : 'checks.title-some')),
    el('p', { class: 'soft' }, say('checks.count', { ok: checks.length - failed, failed })),
    el('p', {}, toggle),
    ...lists,
  );
}

/** A correlation is called rare if chance alone gives any of the schools one like it less often than this. */
const rare = 0.05;

function percentOf(chance: number): string {
  return chance < 0.001 ? '<0.1%' : `${(chance * 100).toFixed(1)}%`;
}

function orderView({ say }: Wording, tests: readonly OrderTest[]): HTMLElement {
  const share = ({ lots, admitted }: OrderTest['first']) =>
    lots === 0 ? '—' : `${((admitted / lots) * 100).toFixed(1)}%`;
  const reading = ({ amongAll }: OrderTest) => {
    if (amongAll === null) return say('order.few');
    return say(amongAll < rare ? 'order.rare' : 'order.usual', { percent: percentOf(amongAll) });
  };
  const tested = tests.filter(({ chance }) => chance !== null);
  return el(
    'section',
    { class: 'order' },
    el('h2', {}, say('order.title')),
    el('p', { class: 'soft' }, say('order.about')),
    tested.length === 0 ? null : el('p', { class: 'soft' }, say('order.number', { count: tested.length })),
    table(
      [
        say('column.school'),
        say('order.first'),
        say('order.second'),
        say('order.correlation'),
        say('order.chance'),
        say('order.reading'),
      ],
      tests.map(test => [
        el('strong', {}, test.school),
        share(test.first),
        share(test.second),
        test.lots < 2 ? '—' : test.correlation.toFixed(3),
        test.chance === null ? '—' : percentOf(test.chance),
        reading(test),
      ]),
      say('order.title'),
    ),
  );
}

/** `verified`: without a verified record nothing is shown, and only what no record shows is said. */
function meaningView({ say }: Wording, verified: boolean): HTMLElement {
  return el(
    'section',
    {},
    el('h2', {}, say(verified ? 'means.title' : 'means.title-not')),
    el(
      'ul',
      { class: 'means' },
      verified ? el('li', {}, say('means.shows')) : null,
      el('li', {}, say('means.not-hall')),
      el('li', {}, say('means.not-all')),
      el('li', {}, say('means.not-list')),
      el('li', {}, say('means.other')),
    ),
  );
}
