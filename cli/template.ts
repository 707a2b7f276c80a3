// `cli template --out DIR`: the workbooks that a bureau fills in, a list and a catchment table.

import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolders, refusalOf } from '../electron/service/ports/disk.ts';
import { templateKinds } from '../shared/contract/requests.ts';
import { templateFile } from '../shared/exports/templates.ts';
import { done, type Outcome, refused } from '../shared/outcome.ts';
import { refusal } from '../shared/text/refusal.ts';
import type { Language } from '../shared/text/template.ts';
import { complain, type ExitCode, say } from './output.ts';

/** Writes the templates into the folder `out`, which is made, and prints their paths. Exit code 0 written, 1 refused. */
export function templateCommand(language: Language, out: string): ExitCode {
  const written = writeTemplates(out);
  if (!written.ok) {
    complain(language, written.refusal);
    return 1;
  }
  say(...written.value);
  return 0;
}

/** All or none: what stands there may be filled in already. */
function writeTemplates(out: string): Outcome<readonly string[]> {
  const files = templateKinds.map(templateFile).map(({ name, bytes }) => ({ path: join(out, name), bytes }));
  const taken = files.find(({ path }) => existsSync(path));
  if (taken !== undefined) return refused(refusal('template.exists', { file: taken.path }));
  try {
    makeFolders(out);
    for (const { path, bytes } of files) writeFileSync(path, bytes, { flag: 'wx' });
    return done(files.map(({ path }) => path));
  } catch (error) {
    const why = refusalOf(out, error);
    if (why === null) throw error;
    return refused(why);
  }
}
