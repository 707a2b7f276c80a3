// Prints the digest of every built file, and the packages in them, of the project in the folder that the argument names.

import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = process.argv[2] ?? '';
const bundled: typeof import('../../assets/licences/bundled.ts') = await import(
  pathToFileURL(join(root, 'assets/licences/bundled.ts')).href
);
const { files, packages } = await bundled.bundle(root);
const digests = [...files].map(([path, content]) => [path, createHash('sha256').update(content).digest('hex')]);
process.stdout.write(JSON.stringify({ digests: digests.sort(), packages }));
