// What the import found in all files, by school and by kind. Warnings are accepted one by one; errors are fixed in the file.

import { NativeSelect, SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { FindingView } from '../../../../shared/contract/findings.ts';
import { findingName } from '../../../../shared/text/finding-names.ts';
import { useConsole } from '../../state/console.ts';
import { FindingsList } from '../files/FindingsList.tsx';
import { arranged, type Choice, countOf, type Filter, filters } from '../files/findings.ts';

/** The findings with their filters. */
export function FindingsTable({ frozen }: { frozen: boolean }) {
  const { snapshot, language, t } = useConsole();
  const [filter, setFilter] = useState<Filter>('open');
  const [asked, setAsked] = useState<{ file: string | null; code: string | null }>({ file: null, code: null });
  const { findings, findingKinds: kinds, lists, plan } = snapshot;

  // A replaced file and a kind that is fixed can no longer be chosen.
  const file = kinds.some(kind => kind.file === asked.file) ? asked.file : null;
  const ofFile = kinds.filter(kind => file === null || kind.file === file);
  const code = ofFile.some(kind => kind.code === asked.code) ? asked.code : null;
  const choice: Choice = { filter, file, code };
  const files = useMemo(() => lists.flatMap(list => (list.file === null ? [] : [list.file])), [lists]);
  const shown = useMemo(() => arranged(findings, { filter, file, code }, files), [findings, filter, file, code, files]);
  const all = countOf({ filter: 'all', file: null, code: null }, kinds);
  const count = countOf(choice, kinds);
  if (all === 0) return null;

  const nameOf = (file: string) => {
    const school = lists.find(list => list.file === file)?.school;
    if (school === undefined) return file === snapshot.preparation.catchment?.file ? t('lists.catchment') : file;
    return plan.schools.find(each => each.code === school)?.name ?? school;
  };
  const option = (value: string, name: string, more: Partial<Choice>) => ({
    value,
    label: t('findings.choice', { name, count: countOf({ ...choice, ...more }, kinds) }),
  });
  const codes = [
    ...new Set(ofFile.filter(kind => countOf({ filter, file, code: kind.code }, [kind]) > 0).map(kind => kind.code)),
  ];
  if (code !== null && !codes.some(each => each === code)) codes.push(code as (typeof codes)[number]);
  const groupName = ({ file, refusal }: FindingView) =>
    t('findings.group', {
      school: nameOf(file),
      kind: findingName(language, refusal.code),
      count: countOf({ filter, file, code: refusal.code }, kinds),
    });

  return (
    <section data-part="findings">
      <h3 className="part-title">{t('findings.title', { count: all })}</h3>
      <p className="part-about">{t('findings.about')}</p>
      <SegmentedControl
        aria-label={t('findings.filter')}
        value={filter}
        onChange={value => setFilter(filters.find(name => name === value) ?? 'open')}
        data={filters.map(value => ({
          value,
          label: `${t(`findings.${value}`)} ${countOf({ ...choice, filter: value }, kinds)}`,
        }))}
      />
      <div className="fields-2 more">
        <NativeSelect
          label={t('column.school')}
          value={file ?? ''}
          data={[
            option('', t('findings.all-schools'), { file: null, code: null }),
            ...[...new Set(kinds.map(kind => kind.file))].map(each =>
              option(each, nameOf(each), { file: each, code: null }),
            ),
          ]}
          onChange={({ currentTarget: { value } }) => setAsked({ file: value === '' ? null : value, code: null })}
        />
        <NativeSelect
          label={t('findings.kind')}
          value={code ?? ''}
          data={[
            option('', t('findings.all-kinds'), { code: null }),
            ...codes.map(each => option(each, findingName(language, each), { code: each })),
          ]}
          onChange={({ currentTarget: { value } }) => setAsked({ file, code: value === '' ? null : value })}
        />
      </div>
      {count > shown.length && <p className="note note-open">{t('findings.some', { shown: shown.length, count })}</p>}
      {shown.length === 0 ? (
        <p className="note note-good">{t('findings.none')}</p>
      ) : (
        <>
          <FindingsList
            shown={shown}
            label={t('findings.list')}
            groupName={groupName}
            canAccept={!frozen}
            withFile
            isLow={false}
          />
          {!frozen && <p className="soft">{t('findings.keys')}</p>}
        </>
      )}
    </section>
  );
}
