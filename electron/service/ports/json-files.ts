// Files of our own that are read again: by a schema, like every byte from outside.

import type * as v from 'valibot';
import { parseJson } from '../../../shared/json.ts';
import type { Disk } from '../../../shared/ports.ts';

/** Reads a JSON file by a schema; null if it is absent, cannot be read, or does not fit. */
export function readJsonFile<Schema extends v.GenericSchema>(
  disk: Pick<Disk, 'read'>,
  name: string,
  schema: Schema,
): v.InferOutput<Schema> | null {
  const bytes = disk.read(name);
  return bytes.ok && bytes.value !== null ? parseJson(bytes.value, schema) : null;
}
