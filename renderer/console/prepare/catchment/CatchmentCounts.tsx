// What a catchment table says about the children listed now, school by school.

import type { CatchmentCount } from '../../../../shared/contract/preparation.ts';
import { TableHead } from '../../parts/TableHead.tsx';
import { useConsole } from '../../state/console.ts';

/** The table of the counts. */
export function CatchmentCounts({ schools }: { schools: readonly CatchmentCount[] }) {
  const { snapshot, t } = useConsole();
  const nameOf = (code: string) => snapshot.plan.schools.find(school => school.code === code)?.name ?? code;
  return (
    <table className="grid">
      <caption>{t('catchment.by-school')}</caption>
      <TableHead
        columns={[t('column.applied-to'), t('catchment.found'), t('column.to-verify'), t('catchment.unknown')]}
        numbers={[1, 2, 3]}
      />
      <tbody>
        {schools.map(({ code, found, toVerify, unknown }) => (
          <tr key={code}>
            <td>{nameOf(code)}</td>
            <td className="number">{found}</td>
            <td className="number">{toVerify}</td>
            <td className="number">{unknown}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
