// The stage's words, in the language that the operator chose for the hall.

import { chineseDate } from '../../../shared/sheets/dates.ts';
import { groundTexts } from '../../../shared/text/grounds.ts';
import { lookUp, type Say } from '../../../shared/text/look-up.ts';
import { stageTexts } from '../../../shared/text/stage.ts';
import type { Language } from '../../../shared/text/template.ts';
import { vocabulary } from '../../../shared/text/vocabulary.ts';

const table = { ...vocabulary, ...stageTexts };

const said = { zh: lookUp(table, 'zh'), en: lookUp(table, 'en') };

let language: Language = 'zh';

/** The language of what is being drawn: one for the whole stage. */
export function spoken(): Language {
  return language;
}

/** The `lang` attribute of a language. */
export function langOf(wanted: Language): string {
  return wanted === 'zh' ? 'zh-CN' : 'en';
}

/** Sets the language before a scene is drawn. */
export function speak(wanted: Language): void {
  language = wanted;
}

/** A text of the stage with its gaps filled. */
export const say: Say<typeof table> = (code, ...values) => said[language](code, ...values);

const months = 'January February March April May June July August September October November December'.split(' ');

/** How wide words are, in full-width characters: those of other scripts count half. */
export function fullWidths(words: string): number {
  return [...words].reduce((sum, character) => sum + (character < '⺀' ? 0.5 : 1), 0);
}

/** A date of the record, 2024-07-15, as people say it; other text stays unchanged. */
export function sayDate(date: string): string {
  // Intl would say the same, but its first use takes a tenth of the time to the first scene.
  if (language === 'zh') return chineseDate(date);
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date) ?? [];
  const name = months[Number(month) - 1];
  return name === undefined ? date : `${Number(day)} ${name} ${year}`;
}

/** A time of the record, 2024-07-15T09:30:00+08:00, to the minute, as the clock of the record had it. */
export function sayTime(time: string): string {
  return `${sayDate(time.slice(0, 10))} ${time.slice(11, 16)}`;
}

/** Every character that the stage itself may show in a language, or of its texts whose codes begin with `prefix`. */
export function ownCharacters(wanted: Language, prefix = ''): string {
  const own = Object.entries({ ...table, ...groundTexts }).filter(([code]) => code.startsWith(prefix));
  const more = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-:.,*✓×→+·…年月日';
  return [...new Set(own.map(([, pair]) => pair[wanted]).join('') + (prefix === '' ? more : ''))].join('');
}
