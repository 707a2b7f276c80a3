// A field for a sentence or two that go on record: a reason, an incident.

import { Textarea } from '@mantine/core';

/** Its label, its text with the most characters it takes, how many lines it shows at first, and whether a dialog opens in it. */
export type WordsFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly most: number;
  readonly lines?: number;
  readonly isFirst?: boolean;
  readonly disabled?: boolean;
  readonly onWords: (words: string) => void;
};

/** The field; it grows with what is written. */
export function WordsField({
  label,
  value,
  most,
  lines = 2,
  isFirst = false,
  disabled = false,
  onWords,
}: WordsFieldProps) {
  return (
    <Textarea
      label={label}
      autosize
      minRows={lines}
      maxLength={most}
      value={value}
      disabled={disabled}
      onChange={event => onWords(event.currentTarget.value)}
      {...(isFirst ? { 'data-autofocus': true } : {})}
    />
  );
}
