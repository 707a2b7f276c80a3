// The catchment table is looked at before it is accepted: its first rows, and for how many children of each school it names the
// public school.

import { Button, Group, Modal } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { CatchmentPreview } from '../../../shared/contract/preparation.ts';
import { columnOfLetter, letterOf } from '../../../shared/intake/grid.ts';
import { oncePerPress } from '../ActionButton.tsx';
import { useAsking } from '../asking.ts';
import { useDesk } from '../desk.ts';
import type { CarriedFile } from '../parts/FileArea.tsx';
import { Refused } from '../parts/Refused.tsx';
import { CatchmentCounts } from './CatchmentCounts.tsx';
import { FileFindings } from './FileFindings.tsx';
import { RowsTable } from './RowsTable.tsx';

/** The dialog for a file that was chosen, open as long as it is there. */
export function CatchmentDialog({ file, onClose }: { readonly file: CarriedFile; readonly onClose: () => void }) {
  const { t } = useDesk();
  const [seen, setSeen] = useState<CatchmentPreview | null>(null);
  const looking = useAsking();
  const accepting = useAsking();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for a file
  useEffect(() => {
    void looking.ask({ type: 'catchment.preview', file }, value => setSeen(value as CatchmentPreview));
  }, [file]);
  const accept = async () => {
    if (await accepting.ask({ type: 'catchment.import', file })) onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      size="min(70rem, 96vw)"
      classNames={{ body: 'look' }}
      title={t('catchment.title')}
      closeButtonProps={{ 'aria-label': t('modal.close') }}
    >
      <div className="look-body" aria-busy={looking.busy}>
        {seen === null && looking.trouble === null && <p className="note">{t('import.reading')}</p>}
        {looking.trouble !== null && <Refused trouble={looking.trouble} title={t('import.unusable')} />}
        {seen !== null && <Seen seen={seen} />}
      </div>
      <div className="look-foot">
        {seen !== null && <Verdict seen={seen} />}
        <Refused trouble={accepting.trouble} />
        <Group>
          <Button
            disabled={seen === null || seen.counts.errors > 0 || seen.counts.rows === 0}
            loading={accepting.busy}
            onKeyDown={oncePerPress}
            onClick={() => void accept()}
          >
            {t('catchment.accept')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('modal.cancel')}
          </Button>
        </Group>
      </div>
    </Modal>
  );
}

function Seen({ seen }: { seen: CatchmentPreview }) {
  const { t } = useDesk();
  const { file, sheet, columns, rows, schools, findings, kinds } = seen;
  const width = Math.max(0, ...rows.map(({ cells }) => cells.findLastIndex(cell => cell !== '') + 1));
  const read = new Map(columns.map(({ letter, header }) => [letter, header]));
  return (
    <>
      <dl className="facts look-facts">
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
        headerRow={rows[0]?.number ?? null}
        columns={Array.from({ length: width }, (_, index) => letterOf(index)).map(letter => ({
          index: columnOfLetter(letter) ?? 0,
          letter,
          isRead: read.has(letter),
          head: (
            <span className="column-field">
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
  const { t } = useDesk();
  const { rows, errors, warnings } = counts;
  if (errors > 0) return <p className="note note-bad">{t('catchment.accept-errors', { errors })}</p>;
  return (
    <>
      <p className="look-counts">{t('catchment.read', { rows })}</p>
      <p className={warnings > 0 ? 'note note-open' : 'note note-good'}>
        {warnings > 0 ? t('import.warnings-later', { warnings }) : t('import.clean')}
      </p>
    </>
  );
}
