// JSON files as bytes: the plan and what is kept beside it.

import * as v from 'valibot';
import { strictText } from './bytes.ts';

/** Parses a JSON file in UTF-8, with or without a byte order mark; undefined if malformed. Of a key that occurs twice the last counts. */
export function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(textOf(bytes));
  } catch {
    return undefined;
  }
}

function textOf(bytes: Uint8Array): string {
  return (strictText(bytes) ?? '').replace(/^\ufeff/, '');
}

const token = /"(?:[^"\\]|\\.)*"|[{}[\]:,]/g;

/** The path of the first key that an object of a well-formed JSON file has twice, such as `schools[0].places`; null if none has. */
export function keyTwiceIn(bytes: Uint8Array): string | null {
  // The way to where we are: in an object its keys so far and the one it is at, in an array the number of the item.
  const way: ({ readonly seen: Set<string>; key: string } | { item: number })[] = [];
  const path = () =>
    way.map((step, at) => ('item' in step ? `[${step.item}]` : `${at === 0 ? '' : '.'}${step.key}`)).join('');
  let last = '';
  for (const [each] of textOf(bytes).matchAll(token)) {
    const here = way.at(-1);
    if (each === '{') way.push({ seen: new Set(), key: '' });
    else if (each === '[') way.push({ item: 0 });
    else if (each === '}' || each === ']') way.pop();
    else if (each === ',' && here !== undefined && 'item' in here) here.item++;
    else if (each === ':' && here !== undefined && 'seen' in here) {
      here.key = JSON.parse(last);
      if (here.seen.has(here.key)) return path();
      here.seen.add(here.key);
    }
    last = each;
  }
  return null;
}

/** Reads a JSON file by a schema; null if it does not fit. */
export function parseJson<Schema extends v.GenericSchema>(
  bytes: Uint8Array,
  schema: Schema,
): v.InferOutput<Schema> | null {
  const read = v.safeParse(schema, jsonOf(bytes));
  return read.success ? read.output : null;
}
