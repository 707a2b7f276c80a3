// What all parts that take a file say about it, in shared words.

import { useConsole } from '../../state/console.ts';
import { blockersOf } from '../../state/steps.ts';

/** How many findings of a file are open; good news if there are none. */
export function FindingsNote({ errors, open }: { readonly errors: number; readonly open: number }) {
  const { t } = useConsole();
  return (
    <p className={errors > 0 ? 'note note-bad' : open > 0 ? 'note note-open' : 'note note-good'}>
      {errors + open === 0 ? t('lists.clean') : t('lists.findings', { errors, open })}
    </p>
  );
}

/** Says that a file is from the sample and may not be frozen; nothing if it is not, or if everything is a rehearsal. */
export function SampleNote({ file }: { readonly file: string }) {
  const { snapshot, t } = useConsole();
  const isSample = blockersOf(snapshot).samples.some(sample => sample.file === file);
  return isSample ? <p className="note note-bad">{t('lists.sample')}</p> : null;
}
