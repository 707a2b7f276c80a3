// The catchment table of the draft: how far it goes, and how to replace or remove it.

import { ActionButton } from '../parts/ActionButton.tsx';
import css from '../parts/FileArea.module.css';
import { FileArea } from '../parts/FileArea.tsx';
import { useConsole } from '../state/console.ts';
import { CatchmentCounts } from './CatchmentCounts.tsx';
import { CatchmentDialog } from './CatchmentDialog.tsx';
import { useChosenFile } from './chosenFile.ts';
import { FindingsNote, SampleNote, Unreadable } from './FileSays.tsx';
import { TemplateButton } from './TemplateButton.tsx';

/** The table's file and counts; after the freeze they can only be read. */
export function CatchmentPart({ frozen }: { frozen: boolean }) {
  const { snapshot, t } = useConsole();
  const { file, isUnreadable, choose, close } = useChosenFile();
  const { catchment } = snapshot.preparation;
  const says = (
    <>
      <p>
        <strong>{t('lists.catchment')}</strong>
      </p>
      {catchment === null ? (
        <p>{t('lists.catchment-none')}</p>
      ) : (
        <>
          <p>{t('catchment.file', { file: catchment.file, rows: catchment.rows })}</p>
          <FindingsNote errors={catchment.errors} open={catchment.open} />
          <SampleNote file={catchment.file} />
        </>
      )}
    </>
  );
  const counts = catchment !== null && catchment.schools.length > 0 && <CatchmentCounts schools={catchment.schools} />;
  if (frozen) {
    return (
      <>
        <div className={css['drop']}>{says}</div>
        <TemplateButton kind="catchment" />
        {counts}
      </>
    );
  }
  return (
    <section aria-label={t('lists.catchment')}>
      <FileArea
        label={t(catchment === null ? 'lists.choose' : 'lists.choose-again')}
        about={t('lists.catchment')}
        accept=".csv,.xlsx,.txt,.xls"
        busy={false}
        onFile={choose}
      >
        {says}
      </FileArea>
      <Unreadable isUnreadable={isUnreadable} />
      <TemplateButton kind="catchment" />
      {counts}
      {catchment !== null && (
        <ActionButton
          variant="default"
          size="compact-sm"
          label={t('catchment.remove')}
          request={{ type: 'catchment.remove' }}
        />
      )}
      {file !== null && <CatchmentDialog file={file} onClose={close} />}
    </section>
  );
}
