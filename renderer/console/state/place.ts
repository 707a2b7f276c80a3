// Where the operator is, kept in the address: the step in the hash, the language in the query. A reload comes back there.

import type { Language } from '../../../shared/text/template.ts';

/** The step that was asked for, and the part of it that is open. */
export type Place = { readonly step: string | null; readonly part: string | null };

/** Reads the place from a hash such as `#prepare/lists`. */
export function placeOf(hash: string): Place {
  const [step = '', part = ''] = hash.replace(/^#/, '').split('/');
  return { step: step === '' ? null : step, part: part === '' ? null : part };
}

/** Writes the place as a hash. */
export function hashOf({ step, part }: Place): string {
  return step === null ? '' : `#${step}${part === null ? '' : `/${part}`}`;
}

/** The language of an address: Chinese unless it says `lang=en`. */
export function languageOf(search: string): Language {
  return new URLSearchParams(search).get('lang') === 'en' ? 'en' : 'zh';
}

/** The query of an address with the language in it; everything else stays. */
export function searchOf(search: string, language: Language): string {
  const query = new URLSearchParams(search);
  if (language === 'en') query.set('lang', 'en');
  else query.delete('lang');
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}
