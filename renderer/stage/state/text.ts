// The stage's words, in the language that the operator chose for the hall.

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

/** A date of the record, 2024-07-15, as people say it; other text stays unchanged. */
export function sayDate(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(day.getTime())) return date;
  const form = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' });
  return form.format(day);
}

/** A time of the record, 2024-07-15T09:30:00+08:00, to the minute, as the clock of the record had it. */
export function sayTime(time: string): string {
  return `${sayDate(time.slice(0, 10))} ${time.slice(11, 16)}`;
}

/** Every character that the stage itself may show, so that fonts are requested before anything is shown. */
export function ownCharacters(): string {
  const all = Object.values({ ...table, ...groundTexts }).map(pair => pair[language]);
  return [
    ...new Set([
      ...all.join(''),
      ...'0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-:.,*✓✗×→+·…年月日',
    ]),
  ].join('');
}
