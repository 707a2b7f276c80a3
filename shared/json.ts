// JSON files as bytes: the plan and what is kept beside it.

import * as v from 'valibot';

/** What a file in UTF-8 says as JSON, a byte order mark passed over; undefined if malformed. */
export function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined;
    throw error;
  }
}

/** Reads a JSON file by a schema; null if it does not fit. */
export function parseJson<Schema extends v.GenericSchema>(
  bytes: Uint8Array,
  schema: Schema,
): v.InferOutput<Schema> | null {
  const read = v.safeParse(schema, jsonOf(bytes));
  return read.success ? read.output : null;
}
