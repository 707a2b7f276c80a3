// What became of the lots of a draw, in the order of their tickets: where the line of the last place falls, and which lots had to let
// others pass. The film and the result pages say the same of it.

/** The outcome of a lot; `passed` waits although a later one was admitted, `moved-up` is admitted after such a lot. */
export type Fate = 'admitted' | 'waits' | 'passed' | 'moved-up';

/** The outcome of a draw. Places count from 0, in the order of the tickets. */
export type Fates = {
  /** By place. */
  readonly fates: readonly Fate[];
  /** The line of the last place stands above this place: behind the last admitted lot; 0 if none was admitted. */
  readonly cut: number;
  /** The places whose lot was not admitted at its turn although something was left: how much, fewer than the lot's children. */
  readonly left: ReadonlyMap<number, number>;
};

/**
 * Reads the outcome off a ranking: the children of each lot and whether it was admitted (true or 1), both by place, and the places of
 * the school, in children.
 */
export function fatesOf(sizes: ArrayLike<number>, admitted: ArrayLike<boolean | number>, places: number): Fates {
  const isAdmitted = (place: number) => admitted[place] === true || admitted[place] === 1;
  let cut = sizes.length;
  while (cut > 0 && !isAdmitted(cut - 1)) cut--;
  const fates: Fate[] = [];
  const left = new Map<number, number>();
  let used = 0;
  let isPassed = false;
  for (let place = 0; place < sizes.length; place++) {
    if (isAdmitted(place)) {
      fates.push(isPassed ? 'moved-up' : 'admitted');
      used += sizes[place] ?? 0;
      continue;
    }
    if (used < places) left.set(place, places - used);
    isPassed ||= place < cut;
    fates.push(place < cut ? 'passed' : 'waits');
  }
  return { fates, cut, left };
}
