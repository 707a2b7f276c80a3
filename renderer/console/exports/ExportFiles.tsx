// The files that are made of a dossier, each with what is in it and who may see it; those that cannot be made yet say since when.

import type { ExportKind } from '../../../shared/contract/requests.ts';
import type { Due } from '../../../shared/record/state.ts';
import { ActionButton } from '../parts/ActionButton.tsx';
import { useConsole } from '../state/console.ts';
import css from './ExportsDialog.module.css';
import { SavedFile } from './SavedFile.tsx';
import { useSaving } from './saving.ts';

/** From the event that is due on which each can be made. The table for the platform is often wanted before the seal. */
const kinds = [
  { kind: 'public', due: ['sealed'], reason: 'exports.after-seal' },
  { kind: 'posted', due: ['seal', 'sealed'], reason: 'exports.after-draw' },
  { kind: 'admitted', due: ['seal', 'sealed'], reason: 'exports.after-draw' },
  { kind: 'statistics', due: ['seal', 'sealed'], reason: 'exports.after-draw' },
  { kind: 'statistics-csv', due: ['seal', 'sealed'], reason: 'exports.after-draw' },
] as const satisfies readonly {
  readonly kind: ExportKind;
  readonly due: readonly Due['type'][];
  readonly reason: string;
}[];

/** The list of them. */
export function ExportFiles() {
  const { snapshot, t } = useConsole();
  return (
    <section className={css['part']}>
      <h3>{t('exports.files')}</h3>
      <p className="part-about">{t('exports.of', { ceremony: snapshot.plan.ceremony })}</p>
      <ul>
        {kinds.map(each => (
          <ExportLine key={each.kind} {...each} />
        ))}
      </ul>
    </section>
  );
}

function ExportLine({ kind, due, reason }: (typeof kinds)[number]) {
  const { snapshot, t } = useConsole();
  const { saved, take } = useSaving();
  const name = t(`exports.${kind}`);
  const isPossible = due.some(type => type === snapshot.due.type);
  return (
    <li className={css['line']}>
      <div>
        <p className="strong">{name}</p>
        <p>{t(`exports.${kind}-about`)}</p>
        {!isPossible && <p className="note note-open">{t(reason)}</p>}
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
