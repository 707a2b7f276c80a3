// Previews a list before it is accepted: how the file was read, its first rows, what each column is taken for, and what was found.
// Nothing is kept until 采用这份名单 is pressed.

import { useState } from 'react';
import type { ListPreview } from '../../../../shared/contract/preparation.ts';
import { columnOfLetter } from '../../../../shared/intake/findings/letters.ts';
import { sentence } from '../../../../shared/text/refusal.ts';
import { SmallButton } from '../../parts/AskButton.tsx';
import type { CarriedFile } from '../../parts/FileArea.tsx';
import { useAsking } from '../../state/asking.ts';
import { useConsole } from '../../state/console.ts';
import { FileFindings } from '../files/FileFindings.tsx';
import { LookDialog } from '../files/LookDialog.tsx';
import { RowsTable } from '../files/RowsTable.tsx';
import { ColumnChooser } from './ColumnChooser.tsx';
import { ImportFacts } from './ImportFacts.tsx';
import { type Looking, useListPreview } from './listPreview.ts';
import { columnsRead, matched } from './matching.ts';

/** What the dialog is about: a school, the file chosen for it, the one that it replaces. */
export type ImportDialogProps = {
  readonly school: { readonly code: string; readonly name: string };
  readonly file: CarriedFile;
  readonly replaced: string | null;
  readonly onClose: () => void;
};

/** The dialog, open while it is mounted. */
export function ImportDialog({ school, file, replaced, onClose }: ImportDialogProps) {
  const { t } = useConsole();
  const looking = useListPreview(school.code, file);
  const asking = useAsking();
  const { seen, busy, trouble, mapping } = looking;
  const accept = async () => {
    const request = {
      type: 'list.import',
      school: school.code,
      file,
      ...(mapping === null ? {} : { mapping }),
    } as const;
    if (await asking.ask(request)) onClose();
  };
  const isUsable = seen !== null && trouble === null && seen.counts.children > 0 && !isForbidden(seen);
  return (
    <LookDialog
      title={t('import.title', { school: school.name })}
      size="min(80rem, 96vw)"
      looking={{ busy, trouble, isSeen: seen !== null }}
      accepting={asking}
      action={t('import.accept')}
      isUsable={isUsable}
      onAccept={() => void accept()}
      onClose={onClose}
      verdict={seen !== null && trouble === null && !isForbidden(seen) && <Verdict seen={seen} replaced={replaced} />}
    >
      {seen !== null && isForbidden(seen) && <Forbidden seen={seen} />}
      {seen !== null && !isForbidden(seen) && <Seen looking={looking} seen={seen} />}
    </LookDialog>
  );
}

function isForbidden({ kinds }: ListPreview): boolean {
  return kinds.some(({ code }) => code === 'list.forbidden-column');
}

/** Whether it is unclear which column is the name, or the number. */
function needsMatching({ kinds }: ListPreview): boolean {
  return (
    kinds.some(({ code }) => code === 'list.column-missing' || code === 'list.column-twice') || hasBlocks({ kinds })
  );
}

/** Whether two lists are side by side. */
function hasBlocks({ kinds }: Pick<ListPreview, 'kinds'>): boolean {
  return kinds.some(({ code }) => code === 'list.two-blocks');
}

/** Columns that must not be collected: one sentence each, and nothing else of the file. */
function Forbidden({ seen }: { seen: ListPreview }) {
  const { language, t } = useConsole();
  return (
    <div className="band band-bad" role="alert">
      <p>
        <strong>{t('import.forbidden')}</strong>
      </p>
      {seen.findings.map(({ id, refusal }) => (
        <p key={id}>{sentence(language, refusal)}</p>
      ))}
      <p className="fine mono">list.forbidden-column</p>
    </div>
  );
}

/** The file as it was read, with the way to say which column is which. */
function Seen({ looking, seen }: { looking: Looking; seen: ListPreview }) {
  const { t } = useConsole();
  const [isAsked, setAsked] = useState(false);
  const { mapping, look, lookAt } = looking;
  const isMatching = isAsked || needsMatching(seen) || mapping !== null;
  const columns = mapping?.columns ?? columnsRead(seen.columns);
  const sheet = seen.format.sheet;
  const place = {
    ...(sheet === null ? {} : { sheet }),
    ...(mapping?.headerRow === undefined ? {} : { headerRow: mapping.headerRow }),
  };
  const { earlier } = seen;
  return (
    <>
      <ImportFacts
        seen={seen}
        mapping={mapping}
        isMatching={isMatching}
        unused={needsMatching(seen) ? [] : seen.headers.filter(({ field }) => field === null)}
        onSheet={sheet => lookAt({ sheet }, {})}
        onHeaderRow={row =>
          lookAt({ ...(sheet === null ? {} : { sheet }), ...(row === null ? {} : { headerRow: row }) }, columns)
        }
      />
      {earlier !== null && mapping === null && (
        <p className="note note-open">
          {t('import.earlier')} <SmallButton onClick={() => look(earlier)}>{t('import.earlier-use')}</SmallButton>
        </p>
      )}
      {isMatching ? (
        <p className="part-about">{t('import.map-about')}</p>
      ) : (
        <SmallButton onClick={() => setAsked(true)}>{t('import.map')}</SmallButton>
      )}
      {mapping !== null && (
        <SmallButton
          onClick={() => {
            setAsked(false);
            look(null);
          }}
        >
          {t('import.map-undo')}
        </SmallButton>
      )}
      <RowsTable
        rows={seen.rows}
        headRows={Math.max(seen.headerRow ?? 0, seen.accounting.header)}
        columns={seen.headers.map(({ letter, header, field }) => ({
          index: columnOfLetter(letter) ?? 0,
          letter,
          isRead: field !== null,
          head: isMatching ? (
            <ColumnChooser
              letter={letter}
              header={header}
              columns={columns}
              onField={field => look({ ...place, columns: matched(columns, letter, field) })}
            />
          ) : (
            <span>{field === null ? t('import.not-read') : t('import.read-as', { field: t(`field.${field}`) })}</span>
          ),
        }))}
      />
      <FileFindings findings={seen.findings} kinds={seen.kinds} />
    </>
  );
}

/** What accepting it would mean. */
function Verdict({ seen, replaced }: { seen: ListPreview; replaced: string | null }) {
  const { t } = useConsole();
  const { rows, children, lots, errors, warnings } = seen.counts;
  if (hasBlocks(seen)) return <p className="note note-bad">{t('import.blocks-first')}</p>;
  if (needsMatching(seen)) return <p className="note note-bad">{t('import.match-first')}</p>;
  return (
    <>
      <p className="strong">
        {children === 0
          ? t('import.nothing')
          : errors > 0
            ? t('import.rows-read', { rows })
            : t('import.counts', { rows, children, lots })}{' '}
        {replaced !== null && children > 0 && t('import.replaces', { file: replaced })}
      </p>
      <p className={errors > 0 ? 'note note-bad' : warnings > 0 ? 'note note-open' : 'note note-good'}>
        {errors > 0
          ? t('import.errors-first', { errors })
          : warnings > 0
            ? t('import.warnings-later', { warnings })
            : t('import.clean')}
      </p>
    </>
  );
}
