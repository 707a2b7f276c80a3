import { chineseTime } from '../../../shared/sheets/dates.ts';
import type { SheetGuest, SheetOf } from '../../../shared/sheets/sheet.ts';
import { words } from '../../../shared/sheets/words.ts';
import { type Column, Table } from '../parts/Table.tsx';

/** Lines for people who come unexpectedly; each late arrival takes one of them, down to two. */
const spareLines = { most: 6, least: 2 };

const columns: readonly Column<SheetGuest>[] = [
  { head: words('column.index'), width: 'w-index', look: 'centre', cell: (_, index) => index + 1 },
  { head: words('column.role'), width: 'w-role', cell: ({ role }) => role },
  { head: words('column.name'), width: 'w-person', cell: ({ name }) => name },
  { head: words('attendance.unit'), cell: () => null },
  {
    head: words('column.signed-in'),
    width: 'w-signed',
    look: 'centre',
    cell: ({ time, late }) => (
      <>
        {time === '' ? '' : chineseTime(time)}
        {late && <div>{words('attendance.late')}</div>}
      </>
    ),
  },
  { head: words('attendance.sign'), width: 'w-hand', cell: () => null },
];

/** Sheet 8: who is there, with room to sign. */
export function AttendanceSheet({ body: { people } }: SheetOf<'attendance'>) {
  const lateCount = people.filter(({ late }) => late).length;
  const length = Math.max(spareLines.least, spareLines.most - lateCount);
  const spare = Array.from({ length }, () => ({ role: '', name: '', time: '', late: false }));
  return (
    <>
      <p className="text">{words('attendance.body')}</p>
      <Table kind="attendance" columns={columns} rows={[...people, ...spare]} />
      {lateCount > 0 && <p className="text">{words('attendance.late-note')}</p>}
    </>
  );
}
