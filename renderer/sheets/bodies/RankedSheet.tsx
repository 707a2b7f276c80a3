import type { Catchment } from '../../../shared/intake/catchment.ts';
import type { SheetChild, SheetLot, SheetOf } from '../../../shared/sheets/sheet.ts';
import { words } from '../../../shared/sheets/words.ts';
import { Digest } from '../parts/Digest.tsx';
import { Facts } from '../parts/Facts.tsx';
import { eachChild, identityColumns, lotColumn, nameColumn, sexColumn } from '../parts/lotColumns.tsx';
import { schoolFacts } from '../parts/schoolFacts.ts';
import { type Column, Table } from '../parts/Table.tsx';

/** Sheets 4, 5 and 6: who is admitted, who waits, who is admitted without a draw. */
export function RankedSheet({ frame: { copy }, body }: SheetOf<'admitted' | 'reserve' | 'direct'>) {
  const { kind, school, lots } = body;
  const drawn = kind !== 'direct';
  const whole = copy === 'signed';
  const hasCatchment =
    kind === 'reserve' && lots.some(({ children }) => children.some(child => child.catchment !== null));
  const columns: Column<SheetLot>[] = [
    {
      head: words(drawn ? 'column.rank' : 'column.index'),
      width: 'w-index',
      look: 'centre',
      cell: ({ place }) => place,
    },
    lotColumn,
    nameColumn,
  ];
  // The reserve list uses the room for schools.
  if (whole && kind !== 'reserve') columns.push(sexColumn);
  if (whole) columns.push(...identityColumns);
  if (hasCatchment) {
    columns.push({
      head: words('column.public-catchment'),
      width: 'w-catchment',
      look: 'catchment',
      cell: ({ children }) => eachChild(sameCatchment(children), catchmentWords),
    });
  }
  if (drawn) {
    columns.push({
      head: words('column.ticket-start'),
      width: whole || hasCatchment ? 'w-digits' : '',
      look: 'centre',
      cell: ({ digits }) => <Digest value={digits} />,
    });
  }
  return (
    <>
      <Facts facts={schoolFacts(school)} />
      <Facts
        wide
        facts={[
          [words('column.how'), words(school.direct ? 'school.direct' : 'school.draw')],
          ...(drawn
            ? ([
                [words('school.twins'), words(`twins.${school.twins}`)],
                [words('digest.seed'), <Digest key="seed" value={body.seed} />],
              ] as const)
            : []),
        ]}
      />
      <p className="text">
        {drawn ? words('list.admitted', { admitted: body.admitted, waiting: body.waiting }) : null}
        {kind === 'reserve' ? words('list.reserve-note') : null}
        {hasCatchment ? words('list.catchment-note') : null}
        {kind === 'admitted' ? words('list.posted-order') : null}
        {kind === 'direct' ? words('list.direct-order') : null}
      </p>
      <Table kind={`lots ${kind}`} columns={columns} rows={lots} />
      <p className="list-end">{words(lots.length === 0 ? 'column.none' : 'list.end')}</p>
    </>
  );
}

/** Twins with the same answer get it once. */
function sameCatchment(children: readonly SheetChild[]): readonly SheetChild[] {
  const [first] = children;
  return first !== undefined && children.every(child => catchmentWords(child) === catchmentWords(first))
    ? [first]
    : children;
}

function catchmentWords({ catchment }: SheetChild): string {
  if (catchment === null) return '';
  return catchment.kind === 'found' ? catchment.school : candidateWords(catchment);
}

function candidateWords({ candidates }: Extract<Catchment, { kind: 'to-verify' }>): string {
  if (candidates.length === 0) return words('column.to-verify');
  const schools = candidates.map(({ school, condition }) =>
    condition === '' ? school : words('list.candidate', { school, condition }),
  );
  return words('list.verify', { schools: schools.join('、') });
}
