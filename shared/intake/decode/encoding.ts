// The bytes of a CSV file as text. Chinese Excel writes "CSV" in GBK without any mark, "CSV UTF-8" with a byte order mark,
// and "Unicode text" as UTF-16 with tabs; other programs write UTF-8 without a mark. A strict decoder tells them apart: GBK
// text is hardly ever well-formed UTF-8. GB18030 holds all of GBK.

import { done, type Outcome, refused } from '../../outcome.ts';
import { refusal } from '../../text/refusal.ts';

/** The encodings of a list. `utf-8-bom` is UTF-8 with a byte order mark; GBK is read as GB18030. */
export type Encoding = 'utf-8' | 'utf-8-bom' | 'gb18030' | 'utf-16le' | 'utf-16be';

/** Text without its byte order mark, and the encoding that it came in. */
export type Decoded = { readonly encoding: Encoding; readonly text: string };

/** Decodes a text file. Refuses bytes that fit no encoding. */
export function decode(file: string, bytes: Uint8Array): Outcome<Decoded> {
  const [first, second, third] = bytes;
  // Not strict, so that half a surrogate pair is found in its row and column: the decoder puts U+FFFD for it.
  if (first === 0xff && second === 0xfe) return done({ encoding: 'utf-16le', text: loosely('utf-16le', bytes) });
  if (first === 0xfe && second === 0xff) return done({ encoding: 'utf-16be', text: loosely('utf-16be', bytes) });
  const utf8 = strictly('utf-8', bytes);
  if (utf8 !== null) {
    const isMarked = first === 0xef && second === 0xbb && third === 0xbf;
    return done({ encoding: isMarked ? 'utf-8-bom' : 'utf-8', text: utf8 });
  }
  const gb18030 = strictly('gb18030', bytes);
  return gb18030 === null ? refused(refusal('list.encoding', { file })) : done({ encoding: 'gb18030', text: gb18030 });
}

/** The text of bytes in Big5, which Taiwan and Hong Kong write; null if they are not well-formed. */
export function asBig5(bytes: Uint8Array): string | null {
  return strictly('big5', bytes);
}

/** The text of bytes in an encoding, without a byte order mark; null if they are not well-formed. */
export function strictly(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function loosely(encoding: string, bytes: Uint8Array): string {
  return new TextDecoder(encoding).decode(bytes);
}
