// The content of the margins of every page: sheets.css has the @page boxes, their words come from here. The page numbers are
// Chromium's own counters, so that they give the real number of pages.

import { isForFamilies, type SheetFrame } from '../../shared/sheets/sheet.ts';
import { words } from '../../shared/sheets/words.ts';
import { digestText } from '../../shared/text/groups.ts';
import { emWidth, linesOf, shortened } from './parts/lines.ts';

/** The room between the margins in em of each size: 174 mm, and what the page numbers leave of it at the foot. */
const room = { head: 57, stacked: 64, foot: 51, footSmall: 59 } as const;

/** The most lines of the foot in its usual size. */
const footLines = 3;

/** Puts the frame's words into the margins; returns all of them, so that faces can be loaded. */
export function applyMargins(frame: SheetFrame): string {
  const { style } = document.documentElement;
  const box = (name: string, ...lines: string[]) => {
    style.setProperty(`--${name}`, lines.map(cssString).join(' "\\a" '));
    return lines.join('');
  };
  const { digest, after, contacts, copy, kind } = frame;
  const number = words('frame.number', { number: frame.number });
  const banded = copy !== 'only' && !isForFamilies(kind);
  const copyName = banded ? `（${words(`copy.${copy}`)}）` : '';
  const phones = [
    contacts.enquiry === '' ? '' : `${words('column.enquiry')} ${contacts.enquiry}`,
    contacts.supervision === '' ? '' : `${words('column.supervision')} ${contacts.supervision}`,
  ].filter(phone => phone !== '');
  const sheet = `${number}　${words(`sheet.${kind}`)}${copyName}`;
  const school = frame.schoolName === null ? '' : `　${frame.schoolName}`;
  const ceremony = `${words('column.ceremony')} ${frame.ceremony}`;
  const digestLines = [
    ...(digest === null ? [] : [`${words(`digest.${digest.of}`)} ${digestText(digest.value)}`]),
    ...(after === undefined ? [] : [`${words('digest.register')} ${digestText(after)}`]),
  ];
  // Side by side if both fit on one line, else one under the other: the title on up to two lines, then the sheet and its school.
  const isStacked = emWidth(`${frame.title}　${sheet}${school}`) > room.head;
  const head = isStacked
    ? [
        ...linesOf(shortened(frame.title, 2 * room.stacked - 8), room.stacked),
        shortened(`${sheet}${school}`, room.stacked),
      ]
    : [frame.title];
  const contact = [ceremony, ...phones].join('　');
  const foot = (width: number) =>
    emWidth(contact) <= width
      ? [...digestLines, contact]
      : [...digestLines, ceremony, ...phones.flatMap(phone => linesOf(phone, width))];
  const usual = foot(room.foot);
  const isSmall = usual.length > footLines;
  const used = [
    box('margin-left', ...head),
    isStacked ? '' : box('margin-right', `${sheet}${school}`),
    box('margin-foot', ...(isSmall ? foot(room.footSmall) : usual)),
  ];
  if (isStacked) style.setProperty('--margin-right', 'none');
  style.setProperty('--head-size', isStacked ? 'var(--type-foot)' : 'var(--type-fine)');
  style.setProperty('--foot-size', isSmall ? 'var(--type-least)' : 'var(--type-foot)');
  const band = banded ? `${words(`copy.${copy}`)}　${words(`copy.${copy}-note`)}` : '';
  style.setProperty('--margin-band', banded ? cssString(band) : 'none');
  style.setProperty('--band-ink', copy === 'signed' ? 'var(--white)' : 'var(--black)');
  style.setProperty('--band-paper', copy === 'signed' ? 'var(--black)' : 'var(--white)');
  // The gaps become Chromium's counters.
  const page = words('frame.page', { page: gap.page, pages: gap.pages });
  const parts = page.split(/(<<page>>|<<pages>>)/).map(part => {
    if (part === gap.page) return 'counter(page)';
    return part === gap.pages ? 'counter(pages)' : cssString(part);
  });
  style.setProperty('--margin-page', parts.join(' '));
  return `${used.join('')}${band}${page}0123456789`;
}

/** Placeholders for the counters until they go in. */
const gap = { page: '<<page>>', pages: '<<pages>>' };

/** A text as a CSS string. */
function cssString(text: string): string {
  return `"${text.replace(/["\\\n\r\f]/g, character => `\\${character.charCodeAt(0).toString(16)} `)}"`;
}
