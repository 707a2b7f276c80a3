// The files made from a dossier, each with what is in it and who may see it; those that cannot be made yet say when they can.

import type { ExportKind } from '../../../shared/contract/requests.ts';
import { ActionButton } from '../parts/ActionButton.tsx';
import { useConsole } from '../state/console.ts';
import css from './ExportsDialog.module.css';
import { SavedFile, useSaving } from './SavedFile.tsx';

const kinds = [
  'public',
  'posted',
  'admitted',
  'statistics',
  'statistics-csv',
  'admitted-now',
  'register',
] as const satisfies readonly ExportKind[];

/** The list of them. */
export function ExportFiles() {
  const { snapshot, t } = useConsole();
  return (
    <section className={css['part']}>
      <h3>{t('exports.files')}</h3>
      <p className="part-about">{t('exports.of', { ceremony: snapshot.plan.ceremony })}</p>
      <ul>
        {kinds.map(kind => (
          <ExportLine key={kind} kind={kind} />
        ))}
      </ul>
    </section>
  );
}

function ExportLine({ kind }: { readonly kind: (typeof kinds)[number] }) {
  const { snapshot, t } = useConsole();
  const { saved, take } = useSaving();
  const name = t(`exports.${kind}`);
  const { type } = snapshot.due;
  // The tables are often wanted before the seal.
  const isOfSeal = kind === 'public' || kind === 'admitted-now' || kind === 'register';
  const isPossible = type === 'sealed' || (type === 'seal' && !isOfSeal);
  return (
    <li className={css['line']}>
      <div>
        <p className="strong">{name}</p>
        <p>{t(`exports.${kind}-about`)}</p>
        {!isPossible && <p className="note note-open">{t(isOfSeal ? 'exports.after-seal' : 'exports.after-draw')}</p>}
      </div>
      <ActionButton
        variant="default"
        label={t('exports.files')}
        about={name}
        disabled={!isPossible}
        request={{ type: 'export.file', kind }}
        onAnswer={take}
      />
      <SavedFile saved={saved} />
    </li>
  );
}
