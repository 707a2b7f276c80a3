// The stage's words: dates as people say them, and a bundled face for every sign.

import { readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { ownCharacters, sayDate, sayTime, speak } from '../../renderer/stage/state/text.ts';

afterEach(() => speak('zh'));

test.each([
  ['zh' as const, '2024年7月5日', '2024年12月31日 09:05'],
  ['en' as const, '5 July 2024', '31 December 2024 09:05'],
])('says dates in %s', (language, date, time) => {
  speak(language);
  expect(sayDate('2024-07-05')).toBe(date);
  expect(sayTime('2024-12-31T09:05:59+08:00')).toBe(time);
  for (const other of ['', '待定', '2024-07']) expect(sayDate(other)).toBe(other);
});

test.each(['zh', 'en'] as const)('every sign of its own is drawn by a bundled face, in %s', language => {
  const path = new URL('../../assets/fonts/coverage.json', import.meta.url);
  const { ranges } = JSON.parse(readFileSync(path, 'utf8')) as { ranges: readonly [number, number][] };
  const drawn = (point: number) => ranges.some(([first, last]) => first <= point && point <= last);
  const signs = [...ownCharacters(language)].filter(sign => sign !== '\n');
  expect(signs.length).toBeGreaterThan(60);
  expect(signs.filter(sign => !drawn(sign.codePointAt(0) ?? 0))).toEqual([]);
});
