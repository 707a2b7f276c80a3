import { m } from 'framer-motion';
import { digestGroups, digestText } from '../../../shared/text/groups.ts';
import { appearing } from '../state/motion.ts';

type DigestProps = {
  readonly value: string | null;
  readonly arriving?: boolean;
  readonly first?: number;
  readonly marked?: boolean;
};

/**
 * A digest in groups of four, four groups a line, so that two people can read it to each other. With `arriving` the groups
 * appear one after another, from position `first` in the sequence; without a value the places are empty. `marked` puts the letters
 * A to D before the lines, as paper, console and phones have them.
 */
export function Digest({ value, arriving = false, first = 0, marked = false }: DigestProps) {
  const groups = digestGroups(value ?? '_'.repeat(64));
  const key = value ?? 'empty';
  return (
    <div
      className={`digest ${value === null ? 'digest-empty' : ''} ${marked ? 'digest-marked' : ''}`}
      role="img"
      aria-label={value ?? ''}
    >
      {groups.map((group, at) => {
        const place = `${key}-${at}`;
        const letter = marked && at % 4 === 0 ? <i key={`${place}-letter`}>{'ABCD'[at / 4]}</i> : null;
        return [
          letter,
          arriving ? (
            <m.span key={place} {...appearing(first + at)}>
              {group}
            </m.span>
          ) : (
            <span key={place}>{group}</span>
          ),
        ];
      })}
    </div>
  );
}

/** The first sixteen digits of a digest, on one line. */
export function ShortDigest({ value }: { readonly value: string }) {
  return <span className="short-digest">{digestText(value.slice(0, 16))}</span>;
}
