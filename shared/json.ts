// JSON files as bytes: the plan and what is kept beside it.

import * as v from 'valibot';
import { strictText } from './bytes.ts';

/** Parses a JSON file in UTF-8, with or without a byte order mark; undefined if malformed. */
export function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse((strictText(bytes) ?? '').replace(/^\ufeff/, ''));
  } catch {
    return undefined;
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
