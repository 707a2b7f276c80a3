// Columns that several lists of lots share.

import type { ReactNode } from 'react';
import type { SheetChild, SheetLot } from '../../../shared/sheets/sheet.ts';
import { words } from '../../../shared/sheets/words.ts';
import type { Column } from './Table.tsx';

/** What is said of a lot's children, one per line. */
export function eachChild(children: readonly SheetChild[], say: (child: SheetChild) => ReactNode): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: the children of a lot keep their order
  return children.map((child, index) => <div key={index}>{say(child)}</div>);
}

/** A child's name, and the code points of its rare characters. */
export function ChildName({ child: { name, rare } }: { readonly child: Pick<SheetChild, 'name' | 'rare'> }) {
  return (
    <>
      {name}
      {rare !== '' && <small className="rare">{rare}</small>}
    </>
  );
}

type LotColumn = Column<SheetLot>;

/** The lot. */
export const lotColumn: LotColumn = {
  head: words('column.lot'),
  width: 'w-lot',
  look: 'number',
  cell: ({ lot, others }) => (
    <>
      {lot}
      {others.map(other => (
        <small key={other} className="rare">
          {words('lot.other', { other })}
        </small>
      ))}
    </>
  ),
};

/** The names of its children. */
export const nameColumn: LotColumn = {
  head: words('column.name'),
  width: 'w-name',
  cell: ({ children }) => eachChild(children, child => <ChildName child={child} />),
};

/** The sex of each child. */
export const sexColumn: LotColumn = {
  head: words('column.sex'),
  width: 'w-sex',
  look: 'centre',
  cell: ({ children }) => eachChild(children, ({ sex }) => sex),
};

/** The last characters of each child's ID number, and the primary school. */
export const identityColumns: readonly LotColumn[] = [
  {
    head: words('column.id-end'),
    width: 'w-id',
    look: 'centre number',
    cell: ({ children }) => eachChild(children, ({ idEnd }) => idEnd),
  },
  { head: words('column.primary'), cell: ({ children }) => eachChild(children, ({ primary }) => primary) },
];
