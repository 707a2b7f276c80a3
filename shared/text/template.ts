// Texts are templates with {named} gaps. The names of the gaps are read by the compiler, so that a text that is shown
// without one of its values, or a translation that asks for another value, does not compile.

/** The languages of the interface: Simplified Chinese first, English second. */
export type Language = 'zh' | 'en';

/** What may fill a gap. */
export type Filling = string | number;

/** The names of the gaps `{name}` of a template literal. */
export type Gaps<T extends string> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | Gaps<Rest> : never;

/** The values that a template asks for: one for each gap. */
export type Fillings<T extends string> = { readonly [Name in Gaps<T>]: Filling };

/** One text in both languages. */
export type Pair = { readonly zh: string; readonly en: string };

/** `Table` itself where every English text has the gaps of its Chinese one; otherwise the codes that differ. */
export type SameGaps<Table extends { readonly [code: string]: Pair }> = {
  readonly [Code in keyof Table]: [Gaps<Table[Code]['zh']>, Gaps<Table[Code]['en']>] extends [
    Gaps<Table[Code]['en']>,
    Gaps<Table[Code]['zh']>,
  ]
    ? Table[Code]
    : never;
};

/**
 * Declares a table of texts; compiles only where both languages of each text have the same gaps. A page leaves out the tables that it
 * does not use.
 */
// @__NO_SIDE_EFFECTS__
export function texts<const Table extends { readonly [code: string]: Pair }>(table: Table & SameGaps<Table>): Table {
  return table;
}

/** Fills the gaps of a template; a gap without a value stays as it is, so that the lack is seen. */
export function fill(template: string, values: { readonly [name: string]: Filling }): string {
  return template.replace(/\{([a-zA-Z]+)\}/g, (gap, name: string) => {
    const value = values[name];
    return value === undefined ? gap : String(value);
  });
}
