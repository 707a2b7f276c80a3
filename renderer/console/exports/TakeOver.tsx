// Takes over what another computer exported. Only if no ceremony has begun: two records cannot become one.

import { carried, FileArea } from '../parts/FileArea.tsx';
import { Refused } from '../parts/Refused.tsx';
import { useAsking } from '../state/asking.ts';
import { useConsole } from '../state/console.ts';
import css from './ExportsDialog.module.css';

/** The choice of the file, or why there is none; nothing if a ceremony is under way. */
export function TakeOver({ onTaken }: { readonly onTaken: () => void }) {
  const { snapshot, t, setDraft } = useConsole();
  const { ask, busy, trouble } = useAsking();
  const { moved, begun } = snapshot.handover;
  if (moved !== null || snapshot.record.length > 0) return null;
  const onFile = async (chosen: File) => {
    if (!(await ask({ type: 'handover.take-over', file: await carried(chosen) }))) return;
    // Unsaved changes to the plan belong to the preparation put aside.
    setDraft(null);
    onTaken();
  };
  return (
    <section className={css['part']}>
      <h3>{t('take-over.title')}</h3>
      {begun === null ? (
        <>
          <FileArea
            label={t('take-over.choose')}
            about={t('take-over.title')}
            accept=".zip"
            busy={busy}
            onFile={file => void onFile(file)}
          >
            <p>{t('take-over.about')}</p>
          </FileArea>
          <Refused trouble={trouble} />
        </>
      ) : (
        <p className="note note-open">{t('take-over.begun', { ceremony: begun })}</p>
      )}
    </section>
  );
}
