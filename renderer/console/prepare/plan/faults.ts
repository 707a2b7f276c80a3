// What is wrong with a value of the plan, in words for somebody filling in a form.

import { type Refusal, sentence } from '../../../../shared/text/refusal.ts';
import type { Language } from '../../../../shared/text/template.ts';
import type { WordCode, Words } from '../../state/words.ts';

/** The forms in shared/plan/plan.ts that have their own words. */
const wordsOf = {
  text: 'fault.text',
  '[A-Z0-9]{1,8}': 'fault.code',
  'code: each once': 'fault.code-twice',
  '1–40 characters': 'fault.ground',
  '0–80 characters': 'fault.phone',
  'ground: each once': 'fault.ground-twice',
  '[TEST-]…-aN': 'fault.ceremony',
  'none | hex64': 'fault.prior',
  'card; ball, d10; beacon': 'fault.inputs-order',
} as const satisfies { readonly [form: string]: WordCode };

/** The sentence beside the field: for a form that has none, that of the refusal. */
export function faultWords(t: Words, language: Language, fault: Refusal): string {
  const { expected = '', path = '' } = fault.values;
  if (path === 'secrets') return t('fault.secrets');
  const form = String(expected);
  if (Object.hasOwn(wordsOf, form)) return t(wordsOf[form as keyof typeof wordsOf]);
  return /^\d+–\d+$/.test(form) ? t('fault.number', { range: form }) : sentence(language, fault);
}
