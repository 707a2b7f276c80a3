// Dossiers for the tests of what leaves a computer, and the private values that must not leave it.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Person } from '../../shared/protocol/people.ts';
import { samplePlan } from '../support/cli.ts';
import { makeDossier as makeDossierOf } from '../support/dossiers.ts';

/** Secrets and inputs of every ceremony here. */
export const secrets = new Map([
  ['operator', 'ab'.repeat(32)],
  ['notary', 'cd'.repeat(16)],
] as const);
export const inputs = ['202407', '01382438112797316654'] as const;

/** A folder of its own, and how to remove it. */
export function makeFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'exports-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Rehearses the sample into `folder`, to its seal. */
export function makeDossier(folder: string): void {
  const numbered = new Map(inputs.map((value, index) => [`0${index + 1}`, value]));
  makeDossierOf(samplePlan, folder, { secrets, inputs: numbered });
}

/** Every value of a sealed list that must not be published: names, ID numbers, telephone numbers, salts. */
export function privateValues(people: readonly Person[]): string[] {
  const values = people.flatMap(({ name, id, phone, salt }) => [name, id, phone, salt]);
  return [...new Set(values)].filter(value => value !== '');
}
