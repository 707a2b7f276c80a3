// The columns of a file that are not used, by letter and header. Those with a warning stand out.

import type { FindingView } from '../../../../shared/contract/findings.ts';
import { columnName, joins } from '../../../../shared/intake/import-words.ts';
import { useConsole } from '../../state/console.ts';

/** A column as the file has it. */
export type NamedColumn = { readonly letter: string; readonly header: string };

/** The letters of the columns that a warning asks about because they are not used. */
export function questionedIn(findings: readonly FindingView[]): ReadonlySet<string> {
  const asked = findings.filter(({ refusal: { code } }) => asksAbout.some(start => code.startsWith(start)));
  return new Set(asked.flatMap(({ letter }) => (letter === null ? [] : [letter])));
}

const asksAbout = ['list.unread-', 'list.column-ignored', 'list.column-unmapped'];

/** Their names. */
export function UnusedColumns({
  columns,
  questioned,
}: {
  readonly columns: readonly NamedColumn[];
  readonly questioned: ReadonlySet<string>;
}) {
  const { language, t } = useConsole();
  return columns.map((column, at) => (
    <span key={column.letter}>
      {at > 0 && joins[language].names}
      {questioned.has(column.letter) ? (
        <strong className="unparted is-warning">{t('import.questioned', { column: columnName(column) })}</strong>
      ) : (
        <span className="unparted">{columnName(column)}</span>
      )}
    </span>
  ));
}
