// Everything for another computer. While a ceremony is under way this computer then stops: the page says so first, and the button
// is armed and held. What was saved stays in sight until the dialog is closed.

import { ActionButton } from '../parts/ActionButton.tsx';
import { HoldButton } from '../parts/HoldButton.tsx';
import { useConsole } from '../state/console.ts';
import css from './ExportsDialog.module.css';
import { SavedFile, useSaving } from './SavedFile.tsx';
import { isNoted, TakeBack } from './TakeBack.tsx';

const everything = { type: 'export.file', kind: 'whole' } as const;

/** The export of everything, and what it means here. */
export function HandOver() {
  const { snapshot, t } = useConsole();
  const { saved, take } = useSaving();
  const { moved, stops } = snapshot.handover;
  return (
    <section className={css['part']}>
      <h3>{t('handover.title')}</h3>
      <p className="part-about">{t('handover.about')}</p>
      {moved === null && stops && (
        <>
          <p className="irreversible">
            {t(snapshot.record.length === 0 ? 'handover.stops-draft' : 'handover.stops')}{' '}
            {isNoted(snapshot) && t('handover.recorded')}
          </p>
          <HoldButton action={t('handover.action')} request={everything} onAnswer={take} />
        </>
      )}
      {moved === null && !stops && (
        <>
          <p className="part-about">{t('handover.over')}</p>
          <ActionButton variant="default" label={t('handover.export')} request={everything} onAnswer={take} />
        </>
      )}
      {moved !== null && (
        <>
          <p className="note note-open">{t('moved.title')}</p>
          <p className="part-about">
            {t('handover.compare')} {t('handover.same')}
          </p>
          <ActionButton variant="default" label={t('handover.export-again')} request={everything} onAnswer={take} />
        </>
      )}
      <SavedFile saved={saved} />
      {moved !== null && <TakeBack />}
    </section>
  );
}
