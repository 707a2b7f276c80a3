// The sun of the seed: 64 rays, one for each digit, longer for a larger one. It helps to recognise a seed on stage, paper and page; it
// proves nothing.

/** A ray from the centre of the sun, from the top clockwise, in parts of the longest ray. */
export type Ray = { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number };

/** How many rays a sun has: a digit of the seed each. */
export const rayCount = 64;

/** Where rays begin, in parts of the longest. */
export const innerRadius = 0.4;

/** Where the 64 equal rays of a seed end that does not exist yet. */
const evenRadius = 0.88;

/** Coordinates to this part, so that every program writes the same ones. */
const fine = 10_000;

/** Where the ray of a digit 0 to f ends: 0 is a stub, f the longest. Another character counts as 0. */
export function radiusOf(digit: string): number {
  const value = '0123456789abcdef'.indexOf(digit);
  return innerRadius + ((1 - innerRadius) * (Math.max(0, value) + 1.5)) / 16.5;
}

/** The rays of a seed, 64 hexadecimal digits; of null, 64 equal ones. Digits that are missing have no ray. */
export function raysOf(seed: string | null): Ray[] {
  const ends = seed === null ? Array.from({ length: rayCount }, () => evenRadius) : [...seed].map(radiusOf);
  return ends.slice(0, rayCount).map((end, at) => {
    const angle = (2 * Math.PI * (at + 0.5)) / rayCount;
    const point = (radius: number) => ({ x: Math.sin(angle) * radius, y: -Math.cos(angle) * radius });
    const [from, to] = [point(innerRadius), point(end)];
    return { x1: rounded(from.x), y1: rounded(from.y), x2: rounded(to.x), y2: rounded(to.y) };
  });
}

/** The lines of rays as the data of an SVG path in a box from -1 to 1. */
export function sunPath(rays: readonly Ray[]): string {
  return rays.map(({ x1, y1, x2, y2 }) => `M${x1} ${y1}L${x2} ${y2}`).join('');
}

function rounded(value: number): number {
  return Math.round(value * fine) / fine;
}
