// The bytes of a CSV file as text. Chinese Excel writes "CSV" in GBK without any mark, "CSV UTF-8" with a byte order
// mark, and "Unicode text" as UTF-16 with tabs; other programs write UTF-8 without a mark. A strict decoder tells them
// apart: GBK text is hardly ever well-formed UTF-8. GB18030 holds all of GBK.

import { done, type Outcome, refused } from '../outcome.ts';
import { refusal } from '../text/refusal.ts';
import { FlatText } from './grid.ts';

/** The encodings of a list. `utf-8-bom` is UTF-8 with a byte order mark; GBK is read as GB18030. */
export type Encoding = 'utf-8' | 'utf-8-bom' | 'gb18030' | 'utf-16le' | 'utf-16be';

/** Text, and the encoding that it came in. */
export type Decoded = { readonly encoding: Encoding; readonly text: FlatText };

/**
 * Decides on the encoding of a text file. A refusal where none fits. For GB18030 the first bytes decide and the rest is
 * judged while it is split: sequences that do not exist are marked `malformed` there.
 */
export function decode(file: string, bytes: Uint8Array): Outcome<Decoded> {
  const [first, second, third, fourth] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) {
    const text = bytes.subarray(3);
    if (!isUtf8(text)) return refused(refusal('list.encoding', { file }));
    return done({ encoding: 'utf-8-bom', text: new FlatText(text, 'utf-8') });
  }
  if (first === 0xff && second === 0xfe) return done(fromUtf16(bytes, 'utf-16le'));
  if (first === 0xfe && second === 0xff) return done(fromUtf16(bytes, 'utf-16be'));
  if (isUtf8(bytes)) return done({ encoding: 'utf-8', text: new FlatText(bytes, 'utf-8') });
  const marked = first === 0x84 && second === 0x31 && third === 0x95 && fourth === 0x33;
  return done({ encoding: 'gb18030', text: new FlatText(marked ? bytes.subarray(4) : bytes, 'gb18030') });
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Not fatal, so that half a surrogate pair is found in its row and column: the decoder puts U+FFFD for it. */
function fromUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): Decoded {
  const text = new TextDecoder(encoding).decode(bytes);
  return { encoding, text: new FlatText(new TextEncoder().encode(text), 'utf-8') };
}
