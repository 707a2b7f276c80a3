import { chineseTime } from '../../../shared/sheets/dates.ts';
import type { SheetBody } from '../../../shared/sheets/sheet.ts';
import { words } from '../../../shared/sheets/words.ts';

/** Lines for those who come without having been expected; who has come so takes one of them, down to two. */
const spareLines = { most: 6, least: 2 };

/** Sheet 8: who is there, with room to sign. */
export function AttendanceSheet({ body: { people } }: { readonly body: Extract<SheetBody, { kind: 'attendance' }> }) {
  const lateCount = people.filter(({ late }) => late).length;
  const length = Math.max(spareLines.least, spareLines.most - lateCount);
  const spare = Array.from({ length }, () => ({ role: '', name: '', time: '', late: false }));
  return (
    <>
      <p className="text">{words('attendance.body')}</p>
      <table className="list attendance">
        <thead>
          <tr>
            <th className="w-index">{words('column.index')}</th>
            <th className="w-role">{words('column.role')}</th>
            <th className="w-person">{words('column.name')}</th>
            <th>{words('attendance.unit')}</th>
            <th className="w-signed">{words('column.signed-in')}</th>
            <th className="w-hand">{words('attendance.sign')}</th>
          </tr>
        </thead>
        <tbody>
          {[...people, ...spare].map(({ role, name, time, late }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines keep their order
            <tr key={index}>
              <td className="centre">{index + 1}</td>
              <td>{role}</td>
              <td>{name}</td>
              <td />
              <td className="centre">
                {time === '' ? '' : chineseTime(time)}
                {late && <div>{words('attendance.late')}</div>}
              </td>
              <td />
            </tr>
          ))}
        </tbody>
      </table>
      {lateCount > 0 && <p className="text">{words('attendance.late-note')}</p>}
    </>
  );
}
