import { m } from 'framer-motion';
import { digestGroups, digestText } from '../../../shared/text/groups.ts';
import { appearing } from '../state/motion.ts';

type DigestProps = { readonly value: string | null; readonly arriving?: boolean; readonly first?: number };

/**
 * A digest in groups of four, four groups a line, so that two people can read it to each other. With `arriving` the groups
 * appear one after another, from position `first` in the sequence; without a value the places are empty.
 */
export function Digest({ value, arriving = false, first = 0 }: DigestProps) {
  const groups = digestGroups(value ?? '_'.repeat(64));
  const key = value ?? 'empty';
  return (
    <div className={value === null ? 'digest digest-empty' : 'digest'} role="img" aria-label={value ?? ''}>
      {groups.map((group, at) => {
        const place = `${key}-${at}`;
        return arriving ? (
          <m.span key={place} {...appearing(first + at)}>
            {group}
          </m.span>
        ) : (
          <span key={place}>{group}</span>
        );
      })}
    </div>
  );
}

/** The first sixteen digits of a digest, on one line. */
export function ShortDigest({ value }: { readonly value: string }) {
  return <span className="short-digest">{digestText(value.slice(0, 16))}</span>;
}
