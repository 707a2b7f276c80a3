// docs/threats.md claims a control only with the test that shows it, and its Chinese page tells of the same threats.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** The rows of a page of threats: id, attack, control, what remains. */
function rowsOf(path: string): string[][] {
  return Array.from(readFileSync(join(root, path), 'utf8').matchAll(/^\| [A-E]\d+ \|.*$/gm), ([line]) =>
    line
      .split(' |')
      .slice(0, -1)
      .map(cell => cell.replace(/^\|/, '').trim()),
  );
}

const rows = rowsOf('docs/threats.md');

test('every control names a test that is there, or people', () => {
  expect(rows.length).toBeGreaterThan(40);
  const without = rows.filter(([, , control = '']) => {
    const named = Array.from(control.matchAll(/`(test\/[^`]+\.test\.ts)`/g), ([, file = '']) => file);
    return named.length === 0 ? !control.startsWith('*People.*') : !named.every(file => existsSync(join(root, file)));
  });
  expect(without.map(([id]) => id)).toEqual([]);
});

test('both languages tell of the same threats, in the same order, each with four cells', () => {
  const chinese = rowsOf('docs/threats.zh-CN.md');
  expect(chinese.map(([id]) => id)).toEqual(rows.map(([id]) => id));
  for (const row of [...rows, ...chinese]) expect([row[0], row.length]).toEqual([row[0], 4]);
});
