// The result of an archive as a table: by rank or by number, and the lots whose number ends with what is typed.

import { NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ArchiveRow, ArchiveRows } from '../../../shared/contract/start.ts';
import type { ListedSchool } from '../../../shared/record/schools.ts';
import { SmallButton } from '../parts/AskButton.tsx';
import { Refused } from '../parts/Refused.tsx';
import type { Trouble } from '../state/asking.ts';
import { useWindow } from '../state/window.ts';
import css from './ArchiveScreen.module.css';

/** The table of one school at a time. */
export function ArchiveRowsPart({ schools }: { readonly schools: readonly ListedSchool[] }) {
  const { t, call } = useWindow();
  const [school, setSchool] = useState(schools[0]?.code ?? '');
  const [order, setOrder] = useState<'rank' | 'number'>('rank');
  const [find, setFind] = useState('');
  const [page, setPage] = useState(1);
  const [shown, setShown] = useState<ArchiveRows | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const direct = schools.find(({ code }) => code === school)?.direct === true;

  useEffect(() => {
    let current = true;
    call({ type: 'archive.rows', school, order, find, page }).then(
      answer => {
        if (!current) return;
        setTrouble(answer.ok ? null : answer.refusal);
        if (answer.ok) setShown(answer.value);
      },
      () => setTrouble('unreachable'),
    );
    return () => {
      current = false;
    };
  }, [call, school, order, find, page]);

  return (
    <section className="apart" aria-label={t('archive.rows')}>
      <h3>{t('archive.rows')}</h3>
      <div className={css['controls']}>
        <NativeSelect
          label={t('column.school')}
          value={school}
          data={schools.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={event => {
            setSchool(event.currentTarget.value);
            setPage(1);
          }}
        />
        <TextInput
          label={t('archive.find')}
          value={find}
          maxLength={24}
          onChange={event => {
            setFind(event.currentTarget.value);
            setPage(1);
          }}
        />
        {!direct && (
          <SegmentedControl
            aria-label={t('archive.rows')}
            value={order}
            data={[
              { value: 'rank', label: t('archive.by-rank') },
              { value: 'number', label: t('archive.by-number') },
            ]}
            onChange={value => {
              setOrder(value === 'number' ? 'number' : 'rank');
              setPage(1);
            }}
          />
        )}
      </div>
      {direct && <p className="note">{t('way.direct')}</p>}
      <Refused trouble={trouble} />
      {shown !== null && shown.count === 0 && <p>{t('archive.nothing')}</p>}
      {shown !== null && shown.count > 0 && <RowsTable shown={shown} direct={direct} />}
      {shown !== null && shown.pages > 1 && (
        <div className="row">
          <SmallButton disabled={shown.page <= 1} onClick={() => setPage(shown.page - 1)}>
            {t('pages.back')}
          </SmallButton>
          <span>{t('pages.page', { page: shown.page, pages: shown.pages })}</span>
          <SmallButton disabled={shown.page >= shown.pages} onClick={() => setPage(shown.page + 1)}>
            {t('pages.next')}
          </SmallButton>
        </div>
      )}
    </section>
  );
}

function RowsTable({ shown, direct }: { readonly shown: ArchiveRows; readonly direct: boolean }) {
  const { t } = useWindow();
  return (
    <table className="grid">
      <caption>{t('archive.found', { count: shown.count })}</caption>
      <thead>
        <tr>
          {!direct && <th className="number">{t('column.rank')}</th>}
          <th>{t('column.lot')}</th>
          <th>{t('column.name')}</th>
          <th>{t('column.status')}</th>
          {!direct && <th>{t('archive.ticket')}</th>}
        </tr>
      </thead>
      <tbody>
        {shown.rows.map(row => (
          <Row key={row.lot} row={row} direct={direct} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row, direct }: { readonly row: ArchiveRow; readonly direct: boolean }) {
  const { t } = useWindow();
  const { lot, size, names, rank, ticket, admitted, waiting } = row;
  return (
    <tr>
      {!direct && <td className="number">{rank}</td>}
      <td className="mono">
        {lot} {size > 1 && <span className="soft">{t('archive.children', { size })}</span>}
      </td>
      <td>{names.length === 0 ? '—' : names.join(t('list.comma'))}</td>
      <td>
        {direct ? t('way.direct') : admitted ? t('status.admitted') : t('archive.waiting', { waiting: waiting ?? 0 })}
      </td>
      {!direct && <td className="mono">{ticket}</td>}
    </tr>
  );
}
