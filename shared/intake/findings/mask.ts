// Masks what a screen or a posted sheet shows of a child. Masks count code points, so that a character outside the basic plane is hidden
// or shown as a whole.

/** Hides a name: 张三 → 张*, 欧阳小明 → 欧**明, one character → *. The dots of a compound name are hidden as well. */
export function maskName(name: string): string {
  const points = [...name].filter(point => !isVariationSelector(point));
  if (points.length <= 1) return '*'.repeat(points.length);
  const last = points.length === 2 ? '*' : points.at(-1);
  return `${points[0]}${'*'.repeat(points.length - 2)}${last}`;
}

/** Hides all but the last four characters of an ID number. */
export function maskId(id: string): string {
  const points = [...id];
  return '*'.repeat(Math.max(0, points.length - 4)) + points.slice(-4).join('');
}

function isVariationSelector(point: string): boolean {
  return /^[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]$/u.test(point);
}
