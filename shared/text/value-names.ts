// Codes among the values of a refusal or a check, in words: a person reads 公证员, not `notary`. The values themselves stay as they are.

import { type Table, wordOr } from './look-up.ts';
import { protocolTexts } from './protocol.ts';
import type { Filling, Language } from './template.ts';
import { eventTexts, publicTexts } from './vocabulary.ts';

type Values = { readonly [name: string]: Filling };

/** The values that the sentence under a code is filled with: roles and events by their names, what is no code as it is. */
export function namedValues(language: Language, code: string, values: Values): Values {
  const named: { [name: string]: Filling } = { ...values };
  const put = (name: string, table: Table, prefix: string) => {
    const value = named[name];
    if (typeof value === 'string') named[name] = wordOr(table, language, `${prefix}.${value}`, value);
  };
  put('role', publicTexts, 'role');
  put('holder', publicTexts, 'role');
  if (code === 'journal.content') put('type', eventTexts, 'record');
  if (code === 'journal.order' || code === 'ceremony.order') {
    for (const name of ['expected', 'actual']) {
      put(name, eventTexts, 'record');
      put(name, protocolTexts, 'journal.nothing');
    }
  }
  return named;
}

/** The value of a check as it is shown: in words where it is a remark and neither digest nor form. */
export function shownValue(language: Language, value: string): string {
  return wordOr(protocolTexts, language, `value.${value}`, value);
}
