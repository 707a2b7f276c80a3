import { expect, test } from 'vitest';
import { innerRadius, radiusOf, rayCount, raysOf, sunPath } from '../../shared/views/sun.ts';

const digits = '0123456789abcdef';
const lengthOf = ({ x2, y2 }: { readonly x2: number; readonly y2: number }) => Math.hypot(x2, y2);

test('a digit is longer than the one before it; 0 is a stub that is still seen, f the longest', () => {
  const radii = [...digits].map(radiusOf);
  expect(radii).toEqual([...radii].sort((a, b) => a - b));
  expect(new Set(radii).size).toBe(16);
  expect(radii[0]).toBeGreaterThan(innerRadius + 0.03);
  expect(radii.at(-1)).toBeCloseTo(1, 3);
});

test('a seed has a ray a digit, from the top clockwise; no seed has 64 equal ones', () => {
  const rays = raysOf(digits.repeat(4));
  expect(rays).toHaveLength(rayCount);
  expect(rays.slice(0, 16).map(lengthOf)).toEqual([...digits].map(digit => expect.closeTo(radiusOf(digit), 3)));
  const angles = rays.map(({ x2, y2 }) => (Math.atan2(x2, -y2) + 2 * Math.PI) % (2 * Math.PI));
  expect(angles).toEqual([...angles].sort((a, b) => a - b));
  const even = raysOf(null).map(lengthOf);
  expect(even).toHaveLength(rayCount);
  expect(Math.max(...even) - Math.min(...even)).toBeLessThan(0.001);
});

test('two seeds that differ in one digit have two suns, and the same seed has the same bytes', () => {
  const seed = 'a1'.repeat(32);
  expect(sunPath(raysOf(seed))).toBe(sunPath(raysOf(seed)));
  expect(sunPath(raysOf(`b${seed.slice(1)}`))).not.toBe(sunPath(raysOf(seed)));
  expect(sunPath(raysOf(seed))).toMatch(/^(M-?[0-9.]+ -?[0-9.]+L-?[0-9.]+ -?[0-9.]+){64}$/);
});
