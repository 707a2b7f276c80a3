// `cli template --out DIR`: the workbooks that a bureau fills in, a list and a catchment table.

import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolders, onDisk } from '../electron/service/ports/disk.ts';
import { templateKinds } from '../shared/contract/requests.ts';
import { templateFile } from '../shared/exports/templates.ts';
import { done, type Outcome, refused } from '../shared/outcome.ts';
import { refusal } from '../shared/text/refusal.ts';
import { type Ending, rejected, succeeded } from './output.ts';

/** Writes the templates into the folder `out`, which is made, and prints their paths. Exit code 0 written, 1 refused. */
export function templateCommand(out: string): Ending {
  const written = writeTemplates(out);
  return written.ok ? succeeded(...written.value) : rejected(written.refusal);
}

/** Writes all or none: a template that is already there may have been filled in. */
function writeTemplates(out: string): Outcome<readonly string[]> {
  const files = templateKinds.map(templateFile).map(({ name, bytes }) => ({ path: join(out, name), bytes }));
  const taken = files.find(({ path }) => existsSync(path));
  if (taken !== undefined) return refused(refusal('template.exists', { file: taken.path }));
  return onDisk(out, () => {
    makeFolders(out);
    for (const { path, bytes } of files) writeFileSync(path, bytes, { flag: 'wx' });
    return done(files.map(({ path }) => path));
  });
}
