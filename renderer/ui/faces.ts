// Loads only those slices of the bundled faces that a text needs: `document.fonts.load` loads every slice whose range includes one
// of the characters, even slices that the browser would never draw them with.

/** A slice with its `unicode-range`, ascending. `isExact`: it draws all of that range, so no other slice is needed for it. */
type Slice = {
  readonly face: FontFace;
  readonly family: string;
  readonly ranges: readonly (readonly [first: number, last: number])[];
  readonly isExact: boolean;
};

/** A range with more code points than this is not drawn completely by its file. */
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

/** The slices of a family in a weight, or in its only weight, in the order in which the browser tries them. */
function slicesOf(family: string, weight: string): readonly Slice[] {
  const own = slices.filter(slice => slice.family === family);
  const weighed = own.filter(({ face }) => face.weight === weight);
  // If the ranges of two slices include a character, the one declared later draws it.
  return (weighed.length > 0 ? weighed : own).toReversed();
}

/** The faces of a text: a weight, and families in the order in which they are tried. */
export type Faces = readonly [weight: '400' | '700', ...families: string[]];

/**
 * Loads what the characters of `text` need of each of `faces`. Settles when everything has loaded or failed; a page whose face
 * cannot be loaded is shown in another.
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
