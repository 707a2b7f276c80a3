// Which files a check needs: with them alone it holds, and without any of them it does not.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fastDigest, verifySignature } from '../../electron/service/ports/signatures.ts';
import { kindOf, requiredFiles } from '../../shared/dossier/files.ts';
import { missingFiles, possibleChecks } from '../../shared/verifier/needs.ts';
import { verifyDossier } from '../../shared/verifier/verifier.ts';

const folder = join(import.meta.dirname, '../fixtures/lot-1/minimal');
const minimal = readdirSync(folder).map(name => [name, new Uint8Array(readFileSync(join(folder, name)))] as const);
const checksOf = (files: ReadonlyMap<string, Uint8Array>) =>
  verifyDossier({ public: files, people: null }, { digest: fastDigest, verifySignature }).checks;

test('whichever files are given, the checks that need no other hold, and all others fail', () => {
  const counts = new Set<number>();
  for (let chosen = 0; chosen < 1 << requiredFiles.length; chosen++) {
    const wanted = requiredFiles.filter((_, at) => chosen & (1 << at));
    const files = new Map(minimal.filter(([name]) => (wanted as readonly string[]).includes(name)));
    const checks = checksOf(files);
    const possible = possibleChecks(checks, files);
    expect(possible, wanted.join(' ')).toEqual(checks.filter(({ ok }) => ok));
    expect(missingFiles(files, kindOf(files))).toEqual(requiredFiles.filter(name => !wanted.includes(name)));
    counts.add(possible.length);
  }
  expect(Math.min(...counts)).toBe(0);
  expect(Math.max(...counts)).toBe(checksOf(new Map(minimal)).length);
  expect(counts.size).toBeGreaterThan(15);
});
