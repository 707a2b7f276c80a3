import { expect, test } from 'vitest';
import { pointsOf, privateUse, uncoveredPoints } from '../../shared/intake/checks/characters.ts';
import { coverageOf, coverageOfBits, coversAll } from '../../shared/intake/checks/coverage.ts';
import { maskId, maskName } from '../../shared/intake/findings/mask.ts';

test('names', () => {
  const cases = {
    张三: '张*',
    欧阳小明: '欧**明',
    张小三: '张*三',
    张: '*',
    '': '',
    𠮷䶮: '𠮷*',
    张𠮷𬭚: '张*𬭚',
    阿依·买提: '阿***提',
  };
  for (const [name, masked] of Object.entries(cases)) expect(maskName(name)).toBe(masked);
  expect(maskName('张三葛\u{e0100}')).toBe('张*葛');
});

test('ID numbers', () => {
  expect(maskId('411299201208150017')).toBe('**************0017');
  expect(maskId('123')).toBe('123');
});

test('coverage', () => {
  const coverage = coverageOf([
    [0x4e00, 0x4e10],
    [0x41, 0x5a],
    [0x4e05, 0x4e20],
    [0x20000, 0x20001],
    [5, 1],
    [-5, 2],
    [0x10fffe, 0x200000],
  ]);
  const covered = [
    [0, 2],
    [0x41, 0x5a],
    [0x4e00, 0x4e20],
    [0x20000, 0x20001],
    [0x10fffe, 0x10ffff],
  ] as const;
  const points = covered.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, at) => first + at));
  for (const { has } of [coverage, coverageOfBits(coverage.bits)]) {
    expect(Array.from({ length: 0x110000 }, (_, point) => point).filter(has)).toEqual(points);
  }
  for (const [first, last] of covered) {
    expect(coversAll(coverage, first, last)).toBe(true);
    expect(coversAll(coverage, first - 1, last)).toBe(false);
    expect(coversAll(coverage, first, last + 1)).toBe(false);
  }
  expect([0x41, 0x5b, 0x4e20, 0x4e21, 0x20001, 0x20002, 0x10ffff].map(coverage.has)).toEqual([
    true,
    false,
    true,
    false,
    true,
    false,
    true,
  ]);
  expect(uncoveredPoints('AB\u{20002}丄中中\u3000', coverage)).toBe('U+20002 U+4E2D');
  // A letter with a mark is drawn as one if the fonts have it as one.
  const latin = coverageOf([[0xe9, 0xe9]]);
  expect(uncoveredPoints('e\u0301', latin)).toBe('');
  expect(pointsOf('\ue000 \ue000\u{f0000}', privateUse)).toBe('U+E000 U+F0000');
});
