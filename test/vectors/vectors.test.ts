import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fastDigest, verifySignature as opensslVerify } from '../../electron/service/ports/signatures.ts';
import { verifySignature as nobleVerify } from '../../renderer/ui/signatures.ts';
import { firstFailed } from '../../shared/verifier/checks.ts';
import { verifyDossier } from '../../shared/verifier/verifier.ts';
import { filesOf, peopleOf, storedVectors, vectorFiles, vectorFolder } from './make.ts';

const stored = storedVectors();
const names = stored.map(({ path }) => path);
const vectors = stored.map(({ vector }) => vector);

test('the files are what make.ts makes', () => {
  const made = vectorFiles();
  expect([...made.keys()].sort()).toEqual([...names].sort());
  for (const [name, text] of made) expect(readFileSync(join(vectorFolder, name), 'utf8')).toBe(text);
});

test('there are at least two hundred, and half of them must be rejected', () => {
  expect(vectors.length).toBeGreaterThanOrEqual(200);
  expect(vectors.filter(({ verdict }) => verdict === 'rejected').length).toBeGreaterThanOrEqual(vectors.length / 2);
});

describe.each([
  ['OpenSSL', { digest: fastDigest, verifySignature: opensslVerify }],
  ['plain TypeScript and noble', { verifySignature: nobleVerify }],
])('with %s', (_name, tools) => {
  test.each(vectors.map(vector => [vector.name, vector] as const))('%s', (_title, vector) => {
    const verdict = verifyDossier({ public: filesOf(vector), people: peopleOf(vector) }, tools);
    expect(firstFailed(verdict)?.id ?? null).toBe(vector.check);
    expect(verdict.status).toBe(vector.verdict);
    expect(verdict.remarks.map(({ code, value }) => [code, value])).toEqual(vector.remarks);
    expect(verdict.compare.map(({ what, value }) => [what, value])).toEqual(vector.compare);
  });
});
