// A whole number that somebody types. Full-width digits are digits; anything else is not taken.

import { TextInput, type TextInputProps } from '@mantine/core';

/** The field's value (0 is shown as nothing) and who takes a new one; 0 where nothing is left. */
export type NumberFieldProps = Omit<TextInputProps, 'value' | 'onChange' | 'inputMode' | 'maxLength'> & {
  readonly value: number;
  readonly onNumber: (value: number) => void;
  /** Shows 0 as the number that it is. */
  readonly zero?: boolean;
};

/** The most digits of a number in a plan. */
const mostDigits = 5;

/** A field of digits alone. */
export function NumberField({ value, onNumber, zero = false, ...look }: NumberFieldProps) {
  return (
    <TextInput
      {...look}
      inputMode="numeric"
      autoComplete="off"
      value={value === 0 && !zero ? '' : String(value)}
      onChange={event => {
        const digits = event.currentTarget.value.normalize('NFKC').replace(/[^0-9]/g, '');
        onNumber(Number(digits.slice(0, mostDigits)));
      }}
    />
  );
}
