import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fastDigest } from '../../electron/service/ports/signatures.ts';
import { digestOf, digestOfPieces, H } from '../../shared/protocol/hash.ts';

test('published examples (FIPS 180-4)', () => {
  expect(H('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(H('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(H('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq')).toBe(
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  );
  expect(H('a'.repeat(1_000_000))).toBe('cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0');
});

test('every length around the block borders, against OpenSSL', () => {
  for (let length = 0; length <= 260; length++) {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 7 + length) & 255);
    const expected = createHash('sha256').update(bytes).digest('hex');
    expect(digestOf(bytes)).toBe(expected);
    expect(fastDigest(bytes)).toBe(expected);
  }
});

test('any bytes, against OpenSSL', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 5000 }), bytes => {
      expect(digestOf(bytes)).toBe(fastDigest(bytes));
    }),
  );
});

test('the same bytes in pieces of any length, empty ones too', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 12 }), pieces => {
      expect(digestOfPieces(pieces)).toBe(fastDigest(new Uint8Array(Buffer.concat(pieces))));
    }),
  );
});
