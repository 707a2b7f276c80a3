// The phases of a film and when each begins: the stage plays them, the console shows where the film is and what the host could say.

/** What happens on the wall, in this order. */
export const phases = ['roster', 'pass', 'order', 'line', 'gold', 'hold'] as const;

/** A phase of the film. */
export type Phase = (typeof phases)[number];

/** A stretch of the film, in seconds. */
export type Span = { readonly from: number; readonly to: number };

/** The span of each phase. */
export type Spans = { readonly [Name in Phase]: Span };

/** The spans of a film of so many seconds. The light and the re-ordering share what the short phases leave; those are capped in a long film. */
export function spansOf(seconds: number): Spans {
  const roster = Math.min(seconds * 0.05, 3);
  const line = Math.min(seconds * 0.09, 5);
  const gold = Math.min(seconds * 0.13, 12);
  const hold = Math.min(seconds * 0.1, 8);
  const rest = seconds - roster - line - gold - hold;
  const lengths = { roster, pass: rest * 0.55, order: rest * 0.45, line, gold, hold };
  let from = 0;
  const spans = phases.map(phase => {
    const span = { from, to: from + lengths[phase] };
    from = span.to;
    return [phase, span];
  });
  return Object.fromEntries(spans) as Spans;
}

/** The phase at an instant of the film, in seconds; the last one from its end on. */
export function phaseAt(spans: Spans, time: number): Phase {
  return phases.find(phase => time < spans[phase].to) ?? 'hold';
}
