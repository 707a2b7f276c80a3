// Which language a program speaks before anybody has chosen one.

import type { Language } from './template.ts';

/** The user's language: Chinese, unless the option or the system's settings (LC_ALL, LC_MESSAGES, LANG) ask for English. */
export function languageOf(
  option: string | undefined,
  environment: { readonly [name: string]: string | undefined },
): Language {
  if (option === 'zh' || option === 'en') return option;
  const locale = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  return locale.toLowerCase().startsWith('en') ? 'en' : 'zh';
}
