// What a catchment table says of the children that are listed now, school by school.

import type { CatchmentCount } from '../../../shared/contract/preparation.ts';
import { useConsole } from '../state/console.ts';

/** The table of the counts. */
export function CatchmentCounts({ schools }: { schools: readonly CatchmentCount[] }) {
  const { snapshot, t } = useConsole();
  const nameOf = (code: string) => snapshot.plan.schools.find(school => school.code === code)?.name ?? code;
  return (
    <table className="grid">
      <caption>{t('catchment.by-school')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('column.applied-to')}</th>
          <th scope="col" className="number">
            {t('catchment.found')}
          </th>
          <th scope="col" className="number">
            {t('column.to-verify')}
          </th>
          <th scope="col" className="number">
            {t('catchment.unknown')}
          </th>
        </tr>
      </thead>
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
