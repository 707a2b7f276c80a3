// The lists: one file a school, what was read of it, and everything that the import has to say.

import { useAsking } from '../asking.ts';
import { useDesk } from '../desk.ts';
import { carried, FileArea } from '../parts/FileArea.tsx';
import { Refused } from '../parts/Refused.tsx';
import { groupDue } from '../steps.ts';
import { FindingsTable } from './FindingsTable.tsx';

/** Import of lists and of the catchment table, and their findings. */
export function ListsPart() {
  const { snapshot, t } = useDesk();
  const frozen = groupDue(snapshot) > 0;
  return (
    <div className="lists">
      <p className="part-about">{t(frozen ? 'lists.frozen' : 'lists.about')}</p>
      {snapshot.plan.schools.map(({ code, name }) => (
        <SchoolList key={code} code={code} name={name} frozen={frozen} />
      ))}
      <Catchment frozen={frozen} />
      <FindingsTable frozen={frozen} />
    </div>
  );
}

function SchoolList({ code, name, frozen }: { code: string; name: string; frozen: boolean }) {
  const { snapshot, t } = useDesk();
  const { ask, busy, trouble } = useAsking();
  const found = snapshot.lists.find(list => list.school === code);
  const list = found === undefined || found.file === null ? null : found;
  const says = (
    <>
      <p className="list-name">
        <strong>{name}</strong> <span className="mono">{code}</span>
      </p>
      {list === null ? (
        <p className="note note-open">{t('lists.none')}</p>
      ) : (
        <>
          <p>
            {t('lists.file', { file: list.file ?? '', format: list.format })} ·{' '}
            {t('lists.counts', { rows: list.rows, lots: list.lots, children: list.children })}
          </p>
          <p className={list.errors > 0 ? 'note note-bad' : list.open > 0 ? 'note note-open' : 'note note-good'}>
            {list.errors + list.open === 0
              ? t('lists.clean')
              : t('lists.findings', { errors: list.errors, open: list.open })}
          </p>
        </>
      )}
    </>
  );
  if (frozen) return <div className="drop">{says}</div>;
  return (
    <div>
      <FileArea
        label={t(list === null ? 'lists.choose' : 'lists.choose-again')}
        about={name}
        accept=".xlsx,.csv,.txt,.xls"
        primary={list === null}
        busy={busy}
        onFile={file => void carried(file).then(file => ask({ type: 'list.import', school: code, file }))}
      >
        {says}
      </FileArea>
      <Refused trouble={trouble} />
    </div>
  );
}

function Catchment({ frozen }: { frozen: boolean }) {
  const { snapshot, t } = useDesk();
  const { ask, busy, trouble } = useAsking();
  const rows = snapshot.catchmentRows;
  const says = (
    <>
      <p className="list-name">
        <strong>{t('lists.catchment')}</strong>
      </p>
      <p>{rows === null ? t('lists.catchment-none') : t('lists.catchment-rows', { rows })}</p>
    </>
  );
  if (frozen) return <div className="drop">{says}</div>;
  return (
    <div>
      <FileArea
        label={t(rows === null ? 'lists.choose' : 'lists.choose-again')}
        about={t('lists.catchment')}
        accept=".csv,.xlsx,.txt"
        busy={busy}
        onFile={file => void carried(file).then(file => ask({ type: 'catchment.import', file }))}
      >
        {says}
      </FileArea>
      <Refused trouble={trouble} />
    </div>
  );
}
