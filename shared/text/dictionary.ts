// The one dictionary of the product: every sentence that a person reads, in both languages, under a stable code.

import { ceremonyTexts } from './ceremony.ts';
import { cliTexts } from './cli.ts';
import { contractTexts } from './contract.ts';
import { hostTexts } from './hosts.ts';
import { intakeTexts } from './intake.ts';
import { lookUp, type Values } from './look-up.ts';
import { protocolTexts } from './protocol.ts';
import { receiptTexts } from './receipts.ts';
import { registerTexts } from './register.ts';
import { remarkTexts } from './remarks.ts';
import { sessionTexts } from './session.ts';
import { sheetTexts } from './sheets.ts';
import type { Fillings, Language } from './template.ts';
import { exportTexts } from './transfer.ts';
import { commonTexts, publicTexts, statusTexts } from './vocabulary.ts';
import { zipTexts } from './zip.ts';

const dictionary = {
  ...protocolTexts,
  ...ceremonyTexts,
  ...contractTexts,
  ...sessionTexts,
  ...hostTexts,
  ...intakeTexts,
  ...zipTexts,
  ...exportTexts,
  ...receiptTexts,
  ...registerTexts,
  ...cliTexts,
  ...sheetTexts,
  ...commonTexts,
  ...statusTexts,
  ...publicTexts,
  ...remarkTexts,
};

/** The stable codes of all texts. */
export type TextCode = keyof typeof dictionary;

/** Whether a value is the code of a text. */
export function isTextCode(value: unknown): value is TextCode {
  return typeof value === 'string' && Object.hasOwn(dictionary, value);
}

/** The values that the text under `Code` asks for. */
export type TextValues<Code extends TextCode> = Fillings<(typeof dictionary)[Code]['zh']>;

const inLanguages = { zh: lookUp(dictionary, 'zh'), en: lookUp(dictionary, 'en') };

/** The text under a code, in a language, with its gaps filled. */
export function text<Code extends TextCode>(
  language: Language,
  code: Code,
  ...values: Values<typeof dictionary, Code>
): string {
  return inLanguages[language](code, ...values);
}
