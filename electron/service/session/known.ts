// What a commitment can be mistaken for: every digest that this program knows. A commitment is copied from paper, screens and sticks
// full of digests that look alike; one that is none of its holder's would be noticed at the reveal, when nothing can mend it.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { done, type Outcome } from '../../../shared/outcome.ts';
import type { Entry } from '../../../shared/protocol/journal.ts';
import { isCeremonyId } from '../../../shared/protocol/lexis.ts';
import { type Refusal, refusal } from '../../../shared/text/refusal.ts';
import { onDisk, readBytes } from '../ports/disk.ts';
import { slashed } from '../ports/paths.ts';
import { fastDigest } from '../ports/signatures.ts';
import { ceremonyTools } from '../ports/tools.ts';
import { holderOf, recordsIn } from './records.ts';

/** Whose secret a value is: it opens a commitment that is known in one of the data folders. Null if it is nobody's. */
export function secretOf(folders: readonly string[], value: string): Refusal | null {
  for (const data of folders) {
    const known = holderOf(data, value);
    if (known !== null) return refusal('session.value-secret', known);
  }
  return null;
}

/** Which digest a value is that was offered as a commitment; null if no data folder knows one like it. Refuses what cannot be read. */
export function knownAs(folders: readonly string[], value: string): Outcome<Refusal | null> {
  for (const data of folders) {
    const known = knownIn(data, value);
    if (!known.ok || known.value !== null) return known;
  }
  return done(null);
}

function knownIn(data: string, value: string): Outcome<Refusal | null> {
  if (/^(.)\1*$/.test(value)) return done(refusal('session.value-constant', {}));
  if (value === fastDigest(new Uint8Array(0))) return done(refusal('session.value-empty', {}));
  for (const { ceremony, entries } of recordsIn(data)) {
    for (const [index, entry] of entries.entries()) {
      const said = saidBy(ceremony, index + 1, entry, value);
      if (said !== null) return done(said);
    }
  }
  const { spec, verifier } = ceremonyTools(data, () => '');
  if (value === fastDigest(spec)) return done(refusal('session.value-file', { file: 'SPEC.txt' }));
  if (value === fastDigest(verifier)) return done(refusal('session.value-file', { file: 'verify.html' }));
  return onDisk(data, () => inFiles(data, value));
}

/** What a line of a record says of a value. */
function saidBy(ceremony: string, line: number, { hash, event }: Entry, value: string): Refusal | null {
  if (hash === value) return refusal('session.value-line', { ceremony, line });
  switch (event.type) {
    case 'freeze':
      if (event.roster === value) return refusal('session.value-roster', { ceremony });
      return event.rules === value ? refusal('session.value-rules', { ceremony }) : null;
    case 'commit':
      return event.commitment === value ? refusal('session.value-commitment', { ceremony, holder: event.role }) : null;
    case 'publish':
      return event.digest === value ? refusal('session.value-promise', { ceremony }) : null;
    case 'reveal':
      return event.secret === value ? refusal('session.value-secret', { ceremony, holder: event.role }) : null;
    case 'seed':
      return event.seed === value ? refusal('session.value-seed', { ceremony }) : null;
    case 'result':
      return event.digest === value ? refusal('session.value-result', { ceremony }) : null;
    default:
      return null;
  }
}

/** The file of a data folder that has this digest, or in which it stands: plans, lists, manifests, sheets, tags, keys, whatever it is. */
function inFiles(data: string, value: string): Outcome<Refusal | null> {
  let standsIn: string | null = null;
  for (const entry of readdirSync(data, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const file = slashed(path, data);
    // What a crash left half written was never taken: it is the same value that is brought again now.
    if (file.split('/').includes('.tmp')) continue;
    const secret = /^([^/]+)\/sealed\/secret-([a-z]+)(?:-copy)?\.txt$/.exec(file);
    const read = readBytes(path, 'dossier');
    if (!read.ok) return read;
    const bytes = Buffer.from(read.value.buffer, read.value.byteOffset, read.value.length);
    const isThere = bytes.includes(value, 0, 'latin1');
    const [, ceremony = '', holder = ''] = secret ?? [];
    if (isThere && isCeremonyId(ceremony)) return done(refusal('session.value-secret', { ceremony, holder }));
    // Whose digest it is says more than where it is written.
    if (fastDigest(bytes) === value) return done(refusal('session.value-file', { file }));
    if (isThere) standsIn ??= file;
  }
  return done(standsIn === null ? null : refusal('session.value-in-file', { file: standsIn }));
}
