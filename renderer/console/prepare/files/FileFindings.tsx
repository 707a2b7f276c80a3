// What was found in a previewed file: all kinds with their counts, on request one kind at a time.

import { NativeSelect } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { FindingKind, FindingView } from '../../../../shared/contract/findings.ts';
import { findingName } from '../../../../shared/text/finding-names.ts';
import { useConsole } from '../../state/console.ts';
import { FindingsList } from './FindingsList.tsx';
import { arranged, countOf } from './findings.ts';

const isAll = { filter: 'all', file: null } as const;

/** The findings of one file; nothing if there are none. */
export function FileFindings({
  findings,
  kinds,
}: {
  readonly findings: readonly FindingView[];
  readonly kinds: readonly FindingKind[];
}) {
  const { language, t } = useConsole();
  const [asked, setAsked] = useState<string | null>(null);
  const code = kinds.some(kind => kind.code === asked) ? asked : null;
  const shown = useMemo(() => arranged(findings, { ...isAll, code }, []), [findings, code]);
  const count = countOf({ ...isAll, code }, kinds);
  if (kinds.length === 0) return null;
  const option = (value: string, name: string, count: number) => ({
    value,
    label: t('findings.choice', { name, count }),
  });
  const sign = (kind: FindingKind) => t(kind.severity === 'error' ? 'severity.error' : 'severity.warning');
  const nameOf = (code: string) => findingName(language, code);
  return (
    <section data-part="file-findings">
      <NativeSelect
        label={t('findings.of-file')}
        value={code ?? ''}
        data={[
          option('', t('findings.all-kinds'), countOf({ ...isAll, code: null }, kinds)),
          ...kinds.map(kind => option(kind.code, `${sign(kind)} · ${nameOf(kind.code)}`, kind.count)),
        ]}
        onChange={({ currentTarget: { value } }) => setAsked(value === '' ? null : value)}
      />
      {count > shown.length && <p className="note note-open">{t('findings.some', { shown: shown.length, count })}</p>}
      <FindingsList
        shown={shown}
        label={t('findings.list')}
        groupName={({ refusal }) =>
          option('', nameOf(refusal.code), countOf({ ...isAll, code: refusal.code }, kinds)).label
        }
        canAccept={false}
        withFile={false}
        isLow
      />
    </section>
  );
}
