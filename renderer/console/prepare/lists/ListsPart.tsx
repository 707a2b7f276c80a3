// The lists: one file per school, what was read from it, the catchment table, the fonts, and everything the import reports.

import { useState } from 'react';
import { formatWords } from '../../../../shared/intake/import-words.ts';
import { text } from '../../../../shared/text/dictionary.ts';
import type { CarriedFile } from '../../parts/FileArea.tsx';
import { useConsole } from '../../state/console.ts';
import { fixedBy } from '../../state/steps.ts';
import { CatchmentPart } from '../catchment/CatchmentPart.tsx';
import { FileChoice } from '../files/FileChoice.tsx';
import { FindingsNote, SampleNote } from '../files/FileSays.tsx';
import { RowSum } from '../files/RowSum.tsx';
import { TemplateButton } from '../files/TemplateButton.tsx';
import { FindingsTable } from './FindingsTable.tsx';
import { FontsPart } from './FontsPart.tsx';
import { ImportDialog } from './ImportDialog.tsx';
import { questionedIn, UnusedColumns } from './UnusedColumns.tsx';

/** Import of lists, of the catchment table and of fonts, and the findings. */
export function ListsPart() {
  const { snapshot, t } = useConsole();
  const fixed = fixedBy(snapshot);
  const frozen = fixed !== null;
  return (
    <div>
      <p className="part-about">
        {t(fixed === null ? 'lists.about' : fixed === 'freeze' ? 'plan.frozen' : 'prepare.rehearsing')}
      </p>
      <TemplateButton kind="list" />
      {snapshot.plan.schools.map(({ code, name }) => (
        <SchoolList key={code} code={code} name={name} frozen={frozen} />
      ))}
      <FindingsTable frozen={frozen} />
      <CatchmentPart frozen={frozen} />
      <FontsPart frozen={frozen} />
    </div>
  );
}

function SchoolList({ code, name, frozen }: { code: string; name: string; frozen: boolean }) {
  const { snapshot, language, t } = useConsole();
  const [file, setFile] = useState<CarriedFile | null>(null);
  const found = snapshot.lists.find(list => list.school === code);
  const list = found === undefined || found.file === null ? null : found;
  const questioned = questionedIn(snapshot.findings.filter(finding => finding.file === list?.file));
  return (
    <div>
      <FileChoice
        frozen={frozen}
        label={t(list === null ? 'lists.choose' : 'lists.choose-again')}
        about={name}
        accept=".xlsx,.csv,.txt,.xls"
        primary={list === null}
        onFile={setFile}
      >
        <p>
          <strong>{name}</strong> <span className="mono">{code}</span>
        </p>
        {list === null ? (
          <p className="note note-open">{t('lists.none')}</p>
        ) : (
          <>
            <p>
              {t('lists.file', {
                file: list.file ?? '',
                format: list.format === null ? '' : formatWords(language, { ...list.format, separator: null }),
              })}{' '}
              ·{' '}
              <span className="unparted">
                {list.errors > 0
                  ? t('lists.children', { children: list.children })
                  : t('lists.counts', { lots: list.lots, children: list.children })}
              </span>
              {list.mapped && ` · ${t('lists.mapped')}`}
            </p>
            {list.accounting !== null && (
              <p>
                <RowSum accounting={list.accounting} />
              </p>
            )}
            {list.unused.length > 0 && (
              <details>
                <summary>{text(language, 'accounting.columns', { count: list.unused.length })}</summary>
                <UnusedColumns columns={list.unused} questioned={questioned} />
              </details>
            )}
            <FindingsNote errors={list.errors} open={list.open} />
            <SampleNote file={list.file ?? ''} />
          </>
        )}
      </FileChoice>
      {file !== null && (
        <ImportDialog school={{ code, name }} file={file} replaced={list?.file ?? null} onClose={() => setFile(null)} />
      )}
    </div>
  );
}
