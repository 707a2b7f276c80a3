import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeMessage, encodeMessage } from '../../shared/contract/wire.ts';

const leaf = fc.oneof(fc.string({ unit: 'binary' }), fc.integer(), fc.boolean(), fc.constant(null), fc.uint8Array());
const { value } = fc.letrec(tie => ({
  value: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie('value')),
    fc.dictionary(
      fc.string().filter(name => name !== '__proto__'),
      tie('value'),
      { noNullPrototype: true },
    ),
  ),
}));

test('what goes in comes out, bytes as bytes', () => {
  fc.assert(
    fc.property(value, each => {
      expect(decodeMessage(encodeMessage(each))).toEqual({ ok: true, value: each });
    }),
  );
});

test('any other bytes are refused, and nothing is thrown', () => {
  fc.assert(
    fc.property(value, fc.nat(), fc.integer({ min: 1, max: 255 }), (each, at, change) => {
      const message = encodeMessage(each);
      const place = at % message.length;
      message[place] = (message[place] ?? 0) ^ change;
      const read = decodeMessage(message);
      if (!read.ok) expect(read.refusal.code).toBe('host.body');
    }),
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), bytes => {
      expect(decodeMessage(bytes)).toMatchObject({ ok: false });
    }),
  );
});

test('no part finds a place that its value did not leave for it', () => {
  for (const path of ['["__proto__"]', '["constructor"]', '["a","b"]', '[]', '["length"]']) {
    const head = `{"value":{"a":1},"parts":[{"path":${path},"length":1}]}`;
    const message = Buffer.concat([Buffer.from([0, 0, 0, head.length]), Buffer.from(head), Buffer.from('x')]);
    expect(decodeMessage(message)).toMatchObject({ ok: false });
  }
  expect(Object.hasOwn(Object.prototype, '0')).toBe(false);
});
