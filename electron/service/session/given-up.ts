// What an attempt that was given up has published: it is handed on with the dossier of the next one (protocol.md §2, §5.5).

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Ceremony, type CeremonyTools } from '../../../shared/ceremony/ceremony.ts';
import { isFrozenIn, troublesOf } from '../../../shared/ceremony/soundness.ts';
import { kindOf, requiredIn } from '../../../shared/dossier/files.ts';
import { givenUpFolder } from '../../../shared/dossier/layout.ts';
import { done, type Outcome } from '../../../shared/outcome.ts';
import { isRehearsal } from '../../../shared/protocol/lexis.ts';
import { isPublishable } from '../../../shared/sheets/publishable.ts';
import type { Refusal } from '../../../shared/text/refusal.ts';
import { readBytes } from '../ports/disk.ts';
import { readDossier } from '../ports/dossier-files.ts';
import { slashed } from '../ports/paths.ts';
import { attemptsIn } from '../transfer/folder.ts';
import { recordsIn } from './records.ts';

/**
 * Holds the files of the attempts of a data folder that were frozen, but for `id`, against their records, and makes again what can be made:
 * nobody has looked at them since they were given up. Returns what there is to say of it; what stops one of them stops nothing here.
 */
export function mendBefore(dataFolder: string, id: string, toolsOf: (folder: string) => CeremonyTools): Refusal[] {
  const said: Refusal[] = [];
  for (const other of attemptsIn(dataFolder)) {
    const tools = toolsOf(join(dataFolder, other));
    if (other === id || isRehearsal(other) !== isRehearsal(id) || !isFrozenIn(tools.disk)) continue;
    const opened = Ceremony.open(tools, other);
    for (const { code, values } of opened.ok ? troublesOf(opened.value.damage) : [opened.refusal]) {
      const named = Object.entries(values).map(([key, value]) => [
        key,
        key.startsWith('file') ? `${other}/${value}` : value,
      ]);
      said.push({ code, values: Object.fromEntries(named) });
    }
  }
  return said;
}

/**
 * The public files of the attempt whose record ends in `prior`, and those of the attempts before it that lie in its dossier, by
 * path (`given-up/ID/…`); none if `prior` is `none`, or the attempt was held on another computer.
 */
export function recordsBefore(dataFolder: string, prior: string): Outcome<Map<string, Uint8Array>> {
  const kept = new Map<string, Uint8Array>();
  const before =
    prior === 'none' ? undefined : recordsIn(dataFolder).find(({ entries }) => entries.at(-1)?.hash === prior);
  if (before === undefined) return done(kept);
  const folder = join(dataFolder, before.ceremony);
  const dossier = readDossier(folder);
  if (!dossier.ok) return dossier;
  const { public: files } = dossier.value;
  for (const name of [...requiredIn(kindOf(files)), 'SPEC.txt']) {
    const bytes = files.get(name);
    if (bytes) kept.set(`${givenUpFolder}/${before.ceremony}/${name}`, bytes);
  }
  const earlier = join(folder, givenUpFolder);
  const names = existsSync(earlier) ? readdirSync(earlier, { recursive: true, encoding: 'utf8' }) : [];
  for (const path of names.map(name => slashed(join(earlier, name), folder)).filter(isPublishable)) {
    const bytes = readBytes(join(folder, path), 'dossier');
    if (!bytes.ok) return bytes;
    kept.set(path, bytes.value);
  }
  return done(kept);
}
