// Twins have one number each and one lot: a family finds the number that it knows on every list.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sheetOf, sheetsOf } from '../../shared/sheets/catalogue.ts';
import { makeDossier, sourcesIn, writeSchool } from '../support/dossiers.ts';
import { must } from '../support/outcome.ts';

test('the numbers of all twins stand with their lot, on the sealed list and on what is posted', () => {
  const root = mkdtempSync(join(tmpdir(), 'twins-'));
  try {
    makeDossier(writeSchool(root, 40, 15), join(root, 'TEST-BIG-2024-a1'));
    const sources = sourcesIn(join(root, 'TEST-BIG-2024-a1'));
    const twins = [...sources.families.values()].filter(({ length }) => length > 1);
    expect(twins.length).toBe(4);
    const ids = sheetsOf(sources).map(({ id }) => id);
    const lotsOf = (...kinds: readonly string[]) =>
      ids
        .filter(id => kinds.some(kind => id.startsWith(kind)))
        .flatMap(id => {
          const { body } = must(sheetOf(sources, id));
          return 'lots' in body && typeof body.lots !== 'number' ? body.lots : [];
        });
    for (const lots of [
      lotsOf('1-sealed-list'),
      lotsOf('4-admitted-GX-posted', '5-reserve-GX-posted'),
      lotsOf('4-admitted-GX-signed', '5-reserve-GX-signed'),
    ]) {
      for (const [first, ...others] of twins) {
        const line = lots.find(({ lot }) => lot === first.lot);
        expect([line?.lot, ...(line?.others ?? [])].sort()).toEqual(
          [first, ...others].map(({ registration }) => registration).sort(),
        );
      }
      expect(lots.filter(({ others }) => others.length > 0)).toHaveLength(twins.length);
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
