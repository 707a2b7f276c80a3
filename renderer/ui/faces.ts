// Loads the slices of the bundled faces that a text needs, and no others: `document.fonts.load` takes every slice whose range
// has one of the characters, also those that the browser would never draw them with.

/** A slice with what its `unicode-range` has, ascending. `isExact`: it draws all of that, so nothing need stand behind it. */
type Slice = {
  readonly face: FontFace;
  readonly family: string;
  readonly ranges: readonly (readonly [first: number, last: number])[];
  readonly isExact: boolean;
};

/** A range of more code points than this is a promise that the file does not keep for each of them. */
const widest = 0x2000;

let slices: readonly Slice[] = [];

function readSlices(): readonly Slice[] {
  return [...document.fonts].map(face => {
    const ranges = face.unicodeRange.split(',').map(range => {
      const [first = 'U+0', last = first] = range.trim().split('-');
      return [Number.parseInt(first.replace(/^U\+/i, ''), 16), Number.parseInt(last.replace(/^U\+/i, ''), 16)] as const;
    });
    return {
      face,
      family: face.family.replace(/^["']|["']$/g, ''),
      ranges: ranges.sort(([a], [b]) => a - b),
      isExact: ranges.every(([first, last]) => last - first < widest),
    };
  });
}

function has({ ranges }: Slice, point: number): boolean {
  let [low, high] = [0, ranges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.[1] ?? 0) < point) low = middle + 1;
    else high = middle;
  }
  return (ranges[low]?.[0] ?? Number.POSITIVE_INFINITY) <= point;
}

/** The slices of a family in one weight, or in the one weight that it has, the first to be asked first. */
function slicesOf(family: string, weight: string): readonly Slice[] {
  const own = slices.filter(slice => slice.family === family);
  const weighed = own.filter(({ face }) => face.weight === weight);
  // Of two slices with a character in their ranges the one declared later draws it.
  return (weighed.length > 0 ? weighed : own).toReversed();
}

/** Faces that a text is set in: a weight, and families in the order in which they are asked. */
export type Faces = readonly [weight: '400' | '700', ...families: string[]];

/**
 * Loads what the characters of `text` need of each of `faces`. Settles when all of it is there or has failed; a page whose face
 * cannot be had is shown in another.
 */
export async function loadFaces(faces: readonly Faces[], text: string): Promise<void> {
  if (slices.length !== document.fonts.size) slices = readSlices();
  const points = [...new Set(text)].map(character => character.codePointAt(0) ?? 0);
  const wanted = new Set<FontFace>();
  for (const [weight, ...families] of faces) {
    const stack = families.flatMap(family => slicesOf(family, weight));
    for (const point of points) {
      for (const slice of stack) {
        if (!has(slice, point)) continue;
        wanted.add(slice.face);
        if (slice.isExact) break;
      }
    }
  }
  await Promise.allSettled([...wanted].map(face => face.load()));
}
