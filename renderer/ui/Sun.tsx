import { raysOf, sunPath } from '../../shared/views/sun.ts';

/** The sun of a seed, or the 64 equal rays of one that does not exist yet. Its size, colours and strokes are its place's. */
export function Sun({ seed, label }: { readonly seed: string | null; readonly label?: string }) {
  return (
    <svg className="sun" viewBox="-1 -1 2 2" role="img" aria-label={label} aria-hidden={label === undefined}>
      <path d={sunPath(raysOf(seed))} />
      <circle r="0.3" />
    </svg>
  );
}
