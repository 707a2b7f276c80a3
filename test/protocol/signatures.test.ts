import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as openssl from '../../electron/service/ports/signatures.ts';
import * as noble from '../../renderer/ui/signatures.ts';
import { parseKey, printKey } from '../../shared/protocol/commitment.ts';
import { must } from '../support/outcome.ts';

const seeds = fc.uint8Array({ minLength: 32, maxLength: 32 });

test('OpenSSL and noble make the same keys and the same signatures, and accept each other', () => {
  fc.assert(
    fc.property(seeds, fc.uint8Array({ maxLength: 300 }), (seed, message) => {
      const [a, b] = [openssl.signatures.keyOf(seed), noble.signatures.keyOf(seed)];
      expect(a.publicKey).toEqual(b.publicKey);
      const [s, t] = [openssl.signatures.sign(a, message), noble.signatures.sign(b, message)];
      expect(s).toEqual(t);
      expect(openssl.verifySignature(a.publicKey, message, t)).toBe(true);
      expect(noble.verifySignature(a.publicKey, message, s)).toBe(true);
    }),
    { numRuns: 50 },
  );
});

test('both refuse a signature with one bit changed, and never throw on any bytes', () => {
  fc.assert(
    fc.property(
      seeds,
      fc.nat(511),
      fc.uint8Array({ maxLength: 80 }),
      fc.uint8Array({ maxLength: 80 }),
      (seed, bit, x, y) => {
        const key = openssl.signatures.keyOf(seed);
        const message = Uint8Array.of(1, 2, 3);
        const signature = openssl.signatures.sign(key, message);
        signature[bit >> 3] = (signature[bit >> 3] as number) ^ (1 << (bit & 7));
        for (const { verifySignature } of [openssl, noble]) {
          expect(verifySignature(key.publicKey, message, signature)).toBe(false);
          expect(verifySignature(x, message, y)).toBe(false);
        }
      },
    ),
    { numRuns: 100 },
  );
});

test('OpenSSL and noble give the same answer on keys of small order and signatures that are not canonical', () => {
  const hex = (digits: string) => Uint8Array.from(Buffer.from(digits, 'hex'));
  const smallOrder = ['00'.repeat(32), `01${'00'.repeat(31)}`, `ec${'ff'.repeat(30)}7f`, `ed${'ff'.repeat(30)}7f`];
  for (const key of smallOrder) {
    for (const point of smallOrder) {
      const signature = hex(point + '00'.repeat(32));
      for (const message of [new Uint8Array(0), Uint8Array.of(1), Uint8Array.of(2)]) {
        expect(noble.verifySignature(hex(key), message, signature)).toBe(
          openssl.verifySignature(hex(key), message, signature),
        );
      }
    }
  }
});

test('key.pem is exactly what OpenSSL writes', async () => {
  const { createPublicKey, generateKeyPairSync } = await import('node:crypto');
  for (let i = 0; i < 20; i++) {
    const { publicKey } = generateKeyPairSync('ed25519');
    const pem = publicKey.export({ format: 'pem', type: 'spki' });
    const raw = must(parseKey(Buffer.from(pem)));
    expect(Buffer.from(printKey(raw)).toString()).toBe(pem);
    expect(createPublicKey(pem).export({ format: 'der', type: 'spki' }).subarray(12)).toEqual(Buffer.from(raw));
  }
});

test('a key of small order or in a second form is refused: anybody could sign under it', () => {
  const y = (first: string, rest: string, last: string) => `${first}${rest.repeat(30)}${last}`;
  const weak = [
    y('00', '00', '00'),
    y('01', '00', '00'),
    y('01', '00', '80'),
    y('ec', 'ff', '7f'),
    y('ec', 'ff', 'ff'),
    y('ee', 'ff', '7f'),
  ];
  weak.push('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85');
  for (const hex of weak) {
    const read = parseKey(printKey(Uint8Array.from(Buffer.from(hex, 'hex'))));
    expect(read.ok ? hex : read.refusal.code).toBe('public.key');
  }
});
