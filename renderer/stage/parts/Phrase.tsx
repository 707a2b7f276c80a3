import { Fragment } from 'react';
import { phraseUnits } from './phrase-units.ts';

/**
 * A title or a sentence whose words do not break inside. Punctuation stays with its word, separators do not begin a line, and in
 * titles full-width punctuation takes half its width (`parts/shared.css`).
 */
export function Phrase({ text }: { readonly text: string }) {
  return phraseUnits(text).map(({ parts, isWhole }, at) => {
    const pieces = parts.map(({ text, mark }, place) =>
      mark === null ? (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no name but their place
        <Fragment key={place}>{text}</Fragment>
      ) : (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no name but their place
        <span key={place} className={`mark-${mark}`}>
          {text}
        </span>
      ),
    );
    return isWhole ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the units of a text have no name but their place
      <span key={at} className="unit whole">
        {pieces}
      </span>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the units of a text have no name but their place
      <Fragment key={at}>{pieces}</Fragment>
    );
  });
}

/** Several names in a row: each is kept together where it fits on a line, and the separator stays behind the one before. */
export function Joined({
  names,
  separator = ' ·',
}: {
  readonly names: readonly string[];
  readonly separator?: string;
}) {
  return names.map((name, at) => (
    <Fragment key={name}>
      {at > 0 && ' '}
      <span className={[...name].length <= longestWhole ? 'whole' : undefined}>
        {[...name].length <= longestWhole ? name : <Phrase text={name} />}
        {at < names.length - 1 && separator !== '' && <span className="separator">{separator}</span>}
      </span>
    </Fragment>
  ));
}

/** A longer name may break between its words. */
const longestWhole = 14;
