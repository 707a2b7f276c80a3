// Measuring on machines that other people use too: the best of several runs, with the thing and its reference by turns.

/** One row of the table. `ratio` is value / reference; `ok` tells whether it is within `limit`. */
export type Row = {
  readonly id: string;
  readonly value: number;
  readonly unit: string;
  readonly reference: number | null;
  readonly ratio: number | null;
  readonly limit: number | null;
  readonly ok: boolean;
};

/** Milliseconds that `work` takes once. */
export function once(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

/** The best of `runs` runs of each of two pieces of work, taken by turns so that both meet the same noise. */
export function best(
  runs: number,
  work: () => unknown,
  reference: () => unknown,
): { value: number; reference: number } {
  const times = { value: Number.POSITIVE_INFINITY, reference: Number.POSITIVE_INFINITY };
  for (let run = 0; run < runs; run++) {
    times.reference = Math.min(times.reference, once(reference));
    times.value = Math.min(times.value, once(work));
  }
  return times;
}

/** A row with the ratio to a reference, and its limit where it has one. */
export function ratioRow(id: string, value: number, reference: number, limit: number | null, unit = 'ms'): Row {
  const ratio = value / reference;
  return {
    id,
    value: rounded(value),
    unit,
    reference: rounded(reference),
    ratio: rounded(ratio),
    limit,
    ok: limit === null || ratio <= limit,
  };
}

/** A row whose value itself has a limit. */
export function valueRow(id: string, value: number, limit: number, unit: string): Row {
  return { id, value: rounded(value), unit, reference: null, ratio: null, limit, ok: value <= limit };
}

/** A row whose value itself has a limit (or none), shown beside something that was measured in the same run. */
export function besideRow(id: string, value: number, reference: number, limit: number | null, unit: string): Row {
  return {
    id,
    value: rounded(value),
    unit,
    reference: rounded(reference),
    ratio: rounded(value / reference),
    limit,
    ok: limit === null || value <= limit,
  };
}

function rounded(number: number): number {
  return Number(number.toPrecision(4));
}
