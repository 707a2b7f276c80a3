// The catchment table of the draft: what it covers, and how to replace or remove it.

import { useState } from 'react';
import { ActionButton } from '../../parts/ActionButton.tsx';
import type { CarriedFile } from '../../parts/FileArea.tsx';
import { useConsole } from '../../state/console.ts';
import { FileChoice } from '../files/FileChoice.tsx';
import { FindingsNote, SampleNote } from '../files/FileSays.tsx';
import { TemplateButton } from '../files/TemplateButton.tsx';
import { CatchmentCounts } from './CatchmentCounts.tsx';
import { CatchmentDialog } from './CatchmentDialog.tsx';

/** The table's file and counts; after the freeze they can only be read. */
export function CatchmentPart({ frozen }: { frozen: boolean }) {
  const { snapshot, t } = useConsole();
  const [file, setFile] = useState<CarriedFile | null>(null);
  const { catchment } = snapshot.preparation;
  return (
    <section aria-label={t('lists.catchment')}>
      <FileChoice
        frozen={frozen}
        label={t(catchment === null ? 'lists.choose' : 'lists.choose-again')}
        about={t('lists.catchment')}
        accept=".csv,.xlsx,.txt,.xls"
        onFile={setFile}
      >
        <p className="strong">{t('lists.catchment')}</p>
        {catchment === null ? (
          <p>{t('lists.catchment-none')}</p>
        ) : (
          <>
            <p>{t('catchment.file', { file: catchment.file, rows: catchment.rows })}</p>
            <FindingsNote errors={catchment.errors} open={catchment.open} />
            <SampleNote file={catchment.file} />
          </>
        )}
      </FileChoice>
      <TemplateButton kind="catchment" />
      {catchment !== null && catchment.schools.length > 0 && <CatchmentCounts schools={catchment.schools} />}
      {catchment !== null && !frozen && (
        <ActionButton
          variant="default"
          size="compact-sm"
          label={t('catchment.remove')}
          request={{ type: 'catchment.remove' }}
        />
      )}
      {file !== null && <CatchmentDialog file={file} onClose={() => setFile(null)} />}
    </section>
  );
}
