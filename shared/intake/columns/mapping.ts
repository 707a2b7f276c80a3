// A person's choice of columns, as it is sent and as it is kept: beside the plan in mapping.json, with the digest of the file that it
// was made for, and in the sealed folder, to show which column was read as what.

import * as v from 'valibot';
import { parseJson } from '../../json.ts';
import { done, type Outcome, refused } from '../../outcome.ts';
import { isHex64 } from '../../protocol/lexis.ts';
import { refusal } from '../../text/refusal.ts';
import { type FieldName, fieldNames, missingIn, usualHeader } from './fields.ts';
import { type ColumnMapping, searchedRows } from './header.ts';

const letter = v.pipe(v.string(), v.regex(/^[A-Z]{1,3}$/));
const sheet = v.pipe(v.string(), v.maxLength(255));
/** 0: the file has no header, and its first row is a child. A header lies among the first rows, never in the middle. */
const headerRow = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(searchedRows));

/** The form of a mapping in a request: letters of columns by field. */
export const mappingSchema = v.strictObject({
  sheet: v.exactOptional(sheet),
  headerRow: v.exactOptional(headerRow),
  columns: v.strictObject(v.entriesFromList(fieldNames, v.exactOptional(letter))),
});

const keptSchema = v.strictObject({
  file: v.pipe(v.string(), v.minLength(1), v.maxLength(400)),
  sha256: v.pipe(v.string(), v.check(isHex64)),
  sheet: v.exactOptional(sheet),
  headerRow: v.exactOptional(headerRow),
  columns: v.array(v.strictObject({ field: v.picklist(fieldNames), letter, header: v.string() })),
});

/** A mapping that was accepted: the file and its digest (SHA-256, hex), and each column with the header that it had. */
export type KeptMapping = v.InferOutput<typeof keptSchema>;

/** Parses mapping.json; refuses any other form. */
export function parseMappings(file: string, bytes: Uint8Array): Outcome<readonly KeptMapping[]> {
  const read = parseJson(bytes, v.array(keptSchema));
  return read === null ? refused(refusal('mapping.form', { file })) : done(read);
}

/** The mapping in the form that lists are read with. */
export function mappingOf({ sheet, headerRow, columns }: KeptMapping): ColumnMapping {
  return {
    ...(sheet === undefined ? {} : { sheet }),
    ...(headerRow === undefined ? {} : { headerRow }),
    columns: Object.fromEntries(columns.map(({ field, letter }) => [field, letter])),
  };
}

/** Refuses a mapping that lacks what a list needs, or that takes one column for two things. */
export function checkMapping({ columns }: ColumnMapping): Outcome<void> {
  const missing = missingIn(name => columns[name] !== undefined);
  if (missing.length > 0) return refused(refusal('mapping.incomplete', { needed: missing.join('、') }));
  const seen = new Map<string, FieldName>();
  for (const name of fieldNames) {
    const letter = columns[name];
    if (letter === undefined) continue;
    const other = seen.get(letter);
    if (other !== undefined) {
      const values = { letter, first: usualHeader(other), second: usualHeader(name) };
      return refused(refusal('mapping.column-twice', values));
    }
    seen.set(letter, name);
  }
  return done(undefined);
}
