import { chineseDate } from '../../../shared/sheets/dates.ts';
import type { SheetNowLot, SheetOf } from '../../../shared/sheets/sheet.ts';
import { words } from '../../../shared/sheets/words.ts';
import { groundName } from '../../../shared/text/grounds.ts';
import { Facts } from '../parts/Facts.tsx';
import { ChildName, eachChild } from '../parts/lotColumns.tsx';
import { schoolFacts } from '../parts/schoolFacts.ts';
import { type Column, Table } from '../parts/Table.tsx';

/** Sheet 11: who is admitted today, by the sealed result and the lines of the register. */
export function AdmittedNowSheet({ frame: { copy }, body }: SheetOf<'admitted-now'>) {
  const { school, admitted, declined, children, free, lines, ofSchool, struck, exempt } = body;
  const columns = columnsOf(copy === 'signed', school.direct);
  const numbers = school.direct
    ? words('now.count-direct', { children })
    : words('now.count', { children, places: school.places, free });
  return (
    <>
      <Facts facts={schoolFacts(school)} />
      <p className="text">
        {words('now.body', { lines, count: ofSchool })}
        {struck.length > 0 &&
          words('now.struck', { lines: struck.map(each => words('now.struck-of', each)).join('、') })}
      </p>
      <p className="text">
        {numbers}
        {exempt.map(({ ground, freed }) => words('now.exempt', { ground: groundName('zh', ground), freed }))}
      </p>
      <h2>{words('now.admitted')}</h2>
      <Table kind="lots" columns={columns} rows={admitted} />
      {admitted.length === 0 && <p className="list-end">{words('column.none')}</p>}
      <h2>{words('now.declined')}</h2>
      {declined.length > 0 ? (
        <Table kind="lots" columns={columns} rows={declined} />
      ) : (
        <p className="list-end">{words('column.none')}</p>
      )}
      <p className="list-end">{words('list.end')}</p>
    </>
  );
}

function columnsOf(whole: boolean, direct: boolean): readonly Column<SheetNowLot>[] {
  return [
    {
      head: words(direct ? 'column.index' : 'column.rank'),
      width: 'w-index',
      look: 'centre',
      cell: ({ place }) => place,
    },
    { head: words('column.lot'), width: 'w-lot', look: 'number', cell: ({ lot }) => lot },
    {
      head: words('column.name'),
      width: 'w-name',
      cell: ({ children }) => eachChild(children, child => <ChildName child={child} />),
    },
    ...(whole
      ? [
          {
            head: words('column.id-end'),
            width: 'w-id',
            look: 'centre number',
            cell: ({ children }: SheetNowLot) => eachChild(children, ({ idEnd }) => idEnd),
          },
        ]
      : []),
    { head: words('column.how'), look: 'centre', cell: ({ status }) => words(`standing.${status}`) },
    {
      head: words('now.by-line'),
      width: 'w-catchment',
      look: 'centre',
      cell: ({ line, date }) =>
        line === null ? words('now.sealed') : words('now.line', { line, date: chineseDate(date) }),
    },
  ];
}
