// protocol.md §2.6: head.txt, the end of the record in one line.

import { done, type Outcome } from '../outcome.ts';
import type { Hex64 } from './hash.ts';
import { bytesOf, isCeremonyId, isHex64, linesOf, wrongLine } from './lexis.ts';

/** What head.txt says: J is H of the journal's last line, D the digest of result.csv. */
export type Head = { readonly ceremony: string; readonly journal: Hex64; readonly result: Hex64 };

/** Writes head.txt. */
export function printHead({ ceremony, journal, result }: Head): Uint8Array {
  return bytesOf(`lot/1|head|${ceremony}|${journal}|${result}\n`);
}

/** Reads head.txt; refuses what differs from §2.6. */
export function parseHead(bytes: Uint8Array): Outcome<Head> {
  const file = 'head.txt';
  const read = linesOf(file, bytes);
  if (!read.ok) return read;
  const [line = '', more] = read.value;
  const [version, kind, ceremony, journal, result, ...rest] = line.split('|');
  const isHead = version === 'lot/1' && kind === 'head' && rest.length === 0 && ceremony !== undefined;
  const fits = isHead && isCeremonyId(ceremony) && isHex64(journal ?? '') && isHex64(result ?? '');
  if (!fits || journal === undefined || result === undefined) return wrongLine(file, 1, 'lot/1|head|CER|J|D', line);
  if (more !== undefined) return wrongLine(file, 2, '∅', more);
  return done({ ceremony, journal, result });
}
