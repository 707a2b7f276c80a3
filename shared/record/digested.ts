// A JSON file of our own that has the digest of the rest in it: nothing else could tell that a disk has lost a byte of it, and what it
// says would be believed.

import * as v from 'valibot';
import { jsonOf } from '../json.ts';
import { H } from '../protocol/hash.ts';
import { bytesOf } from '../protocol/lexis.ts';

/** How such a file is written, and read: null if it is not as it was written. Version 0.1.0 wrote no digest. */
export type DigestedFile<Value> = {
  readonly print: (value: Value) => Uint8Array;
  readonly parse: (bytes: Uint8Array) => Value | null;
};

/** The file whose content has this schema, an object without a `digest`. The order of its keys counts for nothing. */
export function digestedFile<Schema extends v.GenericSchema<object>>(
  schema: Schema,
): DigestedFile<v.InferOutput<Schema>> {
  // What a schema returns has the schema's order.
  const digestOf = (value: unknown) => H(JSON.stringify(v.parse(schema, value)));
  return {
    print: value => bytesOf(`${JSON.stringify({ ...value, digest: digestOf(value) }, null, 1)}\n`),
    parse: bytes => {
      const { digest, ...rest } = Object(jsonOf(bytes));
      const read = v.safeParse(schema, rest);
      if (!read.success) return null;
      return digest === undefined || digest === digestOf(read.output) ? read.output : null;
    },
  };
}
