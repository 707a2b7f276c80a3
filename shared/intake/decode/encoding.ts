// The bytes of a CSV file as text. Chinese Excel writes "CSV" in GBK without any mark, "CSV UTF-8" with a byte order mark,
// and "Unicode text" as UTF-16 with tabs; other programs write UTF-8 without a mark. A strict decoder tells them apart: GBK
// text is hardly ever well-formed UTF-8. GB18030 holds all of GBK.

import { strictText } from '../../bytes.ts';
import { done, type Outcome, refused } from '../../outcome.ts';
import { refusal } from '../../text/refusal.ts';

/** The encodings of a list. `utf-8-bom` is UTF-8 with a byte order mark; GBK is read as GB18030. */
export type Encoding = 'utf-8' | 'utf-8-bom' | 'gb18030' | 'utf-16le' | 'utf-16be';

/** Text without its byte order mark, and the encoding that it came in. */
export type Decoded = { readonly encoding: Encoding; readonly text: string };

/** Decodes a text file. Refuses bytes that fit no encoding. */
export function decode(file: string, bytes: Uint8Array): Outcome<Decoded> {
  const [first, second] = bytes;
  // Not strict, so that half a surrogate pair is found in its row and column: the decoder puts U+FFFD for it.
  if (first === 0xff && second === 0xfe) return done({ encoding: 'utf-16le', text: loosely('utf-16le', bytes) });
  if (first === 0xfe && second === 0xff) return done({ encoding: 'utf-16be', text: loosely('utf-16be', bytes) });
  const utf8 = strictText(bytes);
  if (utf8?.startsWith('\ufeff')) return done({ encoding: 'utf-8-bom', text: utf8.slice(1) });
  if (utf8 !== null) return done({ encoding: 'utf-8', text: utf8 });
  const gb18030 = strictText(bytes, 'gb18030');
  return gb18030 === null ? refused(refusal('list.encoding', { file })) : done({ encoding: 'gb18030', text: gb18030 });
}

function loosely(encoding: string, bytes: Uint8Array): string {
  return new TextDecoder(encoding).decode(bytes);
}
