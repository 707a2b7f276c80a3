// JSON files as bytes: the plan and what is kept beside it.

import { strictText } from './bytes.ts';

/** Parses JSON; undefined if malformed. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Parses a JSON file in UTF-8, with or without a byte order mark; undefined if malformed. */
export function jsonOf(bytes: Uint8Array): unknown {
  return parsedJson((strictText(bytes) ?? '').replace(/^\ufeff/, ''));
}
