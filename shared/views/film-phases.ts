// The phases of a film and when each begins: the stage plays them, the console shows where the film is and what the host could say.

/** What happens on the wall, in this order. */
export const phases = ['roster', 'reading', 'rising', 'last', 'line', 'gold', 'hold'] as const;

/** A phase of the film. */
export type Phase = (typeof phases)[number];

/** A stretch of the film, in seconds. */
export type Span = { readonly from: number; readonly to: number };

/** The span of each phase. */
export type Spans = { readonly [Name in Phase]: Span };

type Lengths = { readonly [Name in Phase]: number };

/** Seconds of the phases in the shortest film that the console offers, and in the film as it is meant. */
const shortest: Lengths = { roster: 3, reading: 5, rising: 7, last: 6, line: 3, gold: 3, hold: 3 };
const meant: Lengths = { roster: 4, reading: 10, rising: 20, last: 10, line: 4, gold: 6, hold: 6 };

const sum = (lengths: Lengths) => phases.reduce((seconds, phase) => seconds + lengths[phase], 0);
const [least, usual] = [sum(shortest), sum(meant)];

/** Lengths for so many seconds: a short film comes between the two tables, a long one has a longer reading and rising. */
function lengthsOf(seconds: number): Lengths {
  if (seconds >= usual) {
    const more = (seconds - usual) / (meant.reading + meant.rising) + 1;
    return { ...meant, reading: meant.reading * more, rising: meant.rising * more };
  }
  const part = Math.max(0, (seconds - least) / (usual - least));
  const shrink = Math.min(1, seconds / least);
  const between = (phase: Phase) => (shortest[phase] + (meant[phase] - shortest[phase]) * part) * shrink;
  return Object.fromEntries(phases.map(phase => [phase, between(phase)])) as Lengths;
}

/** The spans of a film of so many seconds. From 60 s on only the reading and the rising grow. */
export function spansOf(seconds: number): Spans {
  const lengths = lengthsOf(seconds);
  let from = 0;
  const spans = phases.map(phase => {
    const span = { from, to: from + lengths[phase] };
    from = span.to;
    return [phase, span];
  });
  return Object.fromEntries(spans) as Spans;
}

/** How far into its phase the line begins to write itself: before that the wall parts for it. */
export const lineWrites = 0.77;

/** The second of a film at which the line of the last place begins to be written. */
export function lineWritesAt({ line }: Spans): number {
  return line.from + (line.to - line.from) * lineWrites;
}

/** The phase at an instant of the film, in seconds; the last one from its end on. */
export function phaseAt(spans: Spans, time: number): Phase {
  return phases.find(phase => time < spans[phase].to) ?? 'hold';
}
