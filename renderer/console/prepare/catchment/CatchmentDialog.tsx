// Previews the catchment table before it is accepted: its first rows, and for how many children of each school it names the public
// school.

import { useEffect, useState } from 'react';
import type { CatchmentPreview } from '../../../../shared/contract/preparation.ts';
import { columnOfLetter, letterOf } from '../../../../shared/intake/findings/letters.ts';
import type { CarriedFile } from '../../parts/FileArea.tsx';
import { useAsking } from '../../state/asking.ts';
import { useConsole } from '../../state/console.ts';
import { FileFindings } from '../files/FileFindings.tsx';
import css from '../files/LookDialog.module.css';
import { LookDialog } from '../files/LookDialog.tsx';
import { RowsTable } from '../files/RowsTable.tsx';
import { CatchmentCounts } from './CatchmentCounts.tsx';

/** The dialog for a chosen file, open while it is mounted. */
export function CatchmentDialog({ file, onClose }: { readonly file: CarriedFile; readonly onClose: () => void }) {
  const { t } = useConsole();
  const [seen, setSeen] = useState<CatchmentPreview | null>(null);
  const looking = useAsking();
  const accepting = useAsking();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for a file
  useEffect(() => {
    void looking.ask({ type: 'catchment.preview', file }, setSeen);
  }, [file]);
  const accept = async () => {
    if (await accepting.ask({ type: 'catchment.import', file })) onClose();
  };
  return (
    <LookDialog
      title={t('catchment.title')}
      size="min(70rem, 96vw)"
      looking={{ busy: looking.busy, trouble: looking.trouble, isSeen: seen !== null }}
      accepting={accepting}
      action={t('catchment.accept')}
      isUsable={seen !== null && seen.counts.errors === 0 && seen.counts.rows > 0}
      onAccept={() => void accept()}
      onClose={onClose}
      verdict={seen !== null && <Verdict seen={seen} />}
    >
      {seen !== null && <Seen seen={seen} />}
    </LookDialog>
  );
}

function Seen({ seen }: { seen: CatchmentPreview }) {
  const { t } = useConsole();
  const { file, sheet, columns, rows, schools, findings, kinds } = seen;
  const width = Math.max(0, ...rows.map(({ cells }) => cells.findLastIndex(cell => cell !== '') + 1));
  const read = new Map(columns.map(({ letter, header }) => [letter, header]));
  return (
    <>
      <dl className={`facts ${css['facts']}`}>
        <dt>{t('import.file')}</dt>
        <dd>{file}</dd>
        {sheet !== null && (
          <>
            <dt>{t('import.sheet')}</dt>
            <dd>{sheet}</dd>
          </>
        )}
      </dl>
      {schools.length > 0 && <CatchmentCounts schools={schools} />}
      <RowsTable
        rows={rows}
        headRows={rows[0]?.number ?? 0}
        columns={Array.from({ length: width }, (_, index) => letterOf(index)).map(letter => ({
          index: columnOfLetter(letter) ?? 0,
          letter,
          isRead: read.has(letter),
          head: (
            <span>
              {read.has(letter) ? t('import.read-as', { field: read.get(letter) ?? '' }) : t('import.not-read')}
            </span>
          ),
        }))}
      />
      <FileFindings findings={findings} kinds={kinds} />
    </>
  );
}

function Verdict({ seen: { counts } }: { seen: CatchmentPreview }) {
  const { t } = useConsole();
  const { rows, errors, warnings } = counts;
  if (errors > 0) return <p className="note note-bad">{t('catchment.accept-errors', { errors })}</p>;
  return (
    <>
      <p className="strong">{t('catchment.read', { rows })}</p>
      <p className={warnings > 0 ? 'note note-open' : 'note note-good'}>
        {warnings > 0 ? t('import.warnings-later', { warnings }) : t('import.clean')}
      </p>
    </>
  );
}
