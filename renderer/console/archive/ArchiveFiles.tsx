// What can be made of an archive: its sheets on paper, tables, the copy to publish.

import type { ExportKind } from '../../../shared/contract/requests.ts';
import type { ArchiveSnapshot } from '../../../shared/contract/start.ts';
import { sheetKinds } from '../../../shared/sheets/sheet.ts';
import { SavedFile, useSaving } from '../exports/SavedFile.tsx';
import { ActionButton } from '../parts/ActionButton.tsx';
import { Paper } from '../parts/Paper.tsx';
import { useWindow } from '../state/window.ts';

const kinds = ['public', 'posted', 'admitted', 'statistics'] as const satisfies readonly ExportKind[];

/** Sheets and exports. Tables need the names of the sealed list; the copy to publish needs a record that is sealed. */
export function ArchiveFiles(props: {
  readonly view: ArchiveSnapshot;
  readonly reading: NonNullable<ArchiveSnapshot['reading']>;
}) {
  const { view, reading } = props;
  const { t } = useWindow();
  const { saved, take } = useSaving();
  const offered = kinds.filter(kind =>
    kind === 'public' ? reading.times.seal !== null : reading.named && reading.drawn,
  );
  return (
    <>
      {reading.named && (
        <Paper
          schools={reading.schools}
          paper={view.paper}
          kinds={sheetKinds}
          since={view.chosen}
          isFolded
          isNext={false}
        />
      )}
      {offered.length > 0 && (
        <section className="apart">
          <h3>{t('exports.files')}</h3>
          <div className="row">
            {offered.map(kind => (
              <ActionButton
                key={kind}
                variant="default"
                label={t(`exports.${kind}`)}
                request={{ type: 'export.file', kind }}
                onAnswer={take}
              />
            ))}
          </div>
          <SavedFile saved={saved} />
        </section>
      )}
    </>
  );
}
