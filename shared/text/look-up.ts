// One typed look-up for all tables of texts. Each window brings the tables that it needs, and carries no others.

import { type Filling, type Fillings, fill, type Language, type Pair } from './template.ts';

/** Texts under their codes: in both languages, or in Chinese alone where only documents of an authority have them. */
export type Table = { readonly [code: string]: Pair | string };

/** What the gaps of an entry of a table ask for. */
type ValuesOf<Entry extends Pair | string> = Fillings<Entry extends Pair ? Entry['zh'] : Entry & string>;

/** The values that the text under `Code` asks for: none, or one for each gap. */
export type Values<Texts extends Table, Code extends keyof Texts> = keyof ValuesOf<Texts[Code]> extends never
  ? readonly [none?: object]
  : readonly [ValuesOf<Texts[Code]>];

/** Gives the text under a code; asks for values where the text has gaps. */
export type Say<Texts extends Table> = <Code extends keyof Texts & string>(
  code: Code,
  ...values: Values<Texts, Code>
) => string;

/** The texts of a table in a language. A text in Chinese alone stays Chinese. */
export function lookUp<const Texts extends Table>(table: Texts, language: Language): Say<Texts> {
  return (code, ...values) => {
    const [given] = values as readonly { readonly [name: string]: Filling }[];
    return fill(inLanguage(table[code] as Pair | string, language), given ?? {});
  };
}

/** The text under a code that came from outside, such as a plan or a later version; `otherwise` if the table has none. */
export function wordOr(table: Table, language: Language, code: string, otherwise: string): string {
  const entry = Object.hasOwn(table, code) ? table[code] : undefined;
  return entry === undefined ? otherwise : inLanguage(entry, language);
}

function inLanguage(entry: Pair | string, language: Language): string {
  return typeof entry === 'string' ? entry : entry[language];
}
