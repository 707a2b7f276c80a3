// Accounts for every row of a file: the sum of what its rows are, with the numbers of those that are not children.

import type { Accounting, PassedWhy } from '../../../../shared/intake/accounting.ts';
import { joins, partWords, plus, type RowPart, rowParts } from '../../../../shared/intake/import-words.ts';
import { text } from '../../../../shared/text/dictionary.ts';
import { useConsole } from '../../state/console.ts';

// Rows that an error keeps from being read, and rows that only have a warning.
const looks: { readonly [Why in PassedWhy]: string } = {
  blank: '',
  outside: 'is-warning',
  hint: 'is-error',
  error: 'is-error',
  unread: 'is-error',
};

function lookOf({ why }: RowPart): string {
  return why === 'header' || why === 'children' ? '' : looks[why];
}

/** The sum, as one sentence. */
export function RowSum({ accounting }: { readonly accounting: Accounting }) {
  const { language } = useConsole();
  return (
    <>
      {text(language, 'accounting.rows', { rows: accounting.rows })}
      {joins[language].head}
      {rowParts(language, accounting).map((part, at) => (
        <span key={part.why}>
          {at > 0 && plus}
          <span className={lookOf(part)}>{partWords(language, part)}</span>
        </span>
      ))}
    </>
  );
}
