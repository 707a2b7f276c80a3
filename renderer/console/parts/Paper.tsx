// Paper when it is due: the sheets of a step, each made as a PDF that stays in the dossier, and then printed from there.

import { useEffect, useState } from 'react';
import type { KeptSheetView, PaperView } from '../../../shared/contract/snapshots.ts';
import type { ListedSchool } from '../../../shared/record/schools.ts';
import { type SheetKind, sheetNumbers } from '../../../shared/sheets/sheet.ts';
import { type Refusal, sentence } from '../../../shared/text/refusal.ts';
import { useWindow } from '../state/window.ts';
import type { Words } from '../state/words.ts';
import { ActionButton } from './ActionButton.tsx';
import css from './Paper.module.css';
import { Refused } from './Refused.tsx';

/** Which sheets are listed, and how far printing is. */
export type PaperProps = {
  readonly kinds: readonly SheetKind[];
  /** The schools, whose names people know better than their codes. */
  readonly schools: readonly Pick<ListedSchool, 'code' | 'name'>[];
  readonly paper: PaperView;
  /** Changes whenever there may be other sheets. */
  readonly since: string;
  /** Whether it is folded away at first, while something else is due. What is being printed is never hidden. */
  readonly isFolded?: boolean;
  /** Whether printing is what is to be done next, so that its button stands out. */
  readonly isNext?: boolean;
  /** Opens the exports, where there are any. */
  readonly onExports?: () => void;
};

/** The sheets of these kinds that there are so far. */
export function Paper({ kinds, schools, paper, since, isFolded = false, isNext = true, onExports }: PaperProps) {
  const { call, t, language } = useWindow();
  const [sheets, setSheets] = useState<readonly KeptSheetView[] | null>(null);
  const [trouble, setTrouble] = useState<Refusal | null>(null);
  const made = paper.progress?.done ?? -1;

  // What can be printed changes with the record and the sign-ins, what was printed with each sheet of a batch.
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when these change
  useEffect(() => {
    let current = true;
    call({ type: 'sheets.list' })
      .then(answer => {
        if (!current) return;
        setSheets(answer.ok ? answer.value : []);
        setTrouble(answer.ok ? null : answer.refusal);
      })
      .catch(() => undefined);
    return () => {
      current = false;
    };
  }, [call, since, made]);

  const shown = sheets?.filter(({ kind }) => kinds.includes(kind)) ?? null;
  const open = shown?.filter(({ digest, isOld }) => digest === null || isOld) ?? [];
  // What is due: not what was printed and reads the same. Receipts are hundreds of pages for families: they are made apart from what
  // the hall signs.
  const due = open.flatMap(({ id, kind }) => (kind === 'receipts' ? [] : [id]));
  const receipts = open.flatMap(({ id, kind }) => (kind === 'receipts' ? [id] : []));
  const [isUnfolded, setUnfolded] = useState(!isFolded);
  const isOpen = isUnfolded || paper.progress !== null || paper.trouble !== null;
  const count = due.length + receipts.length;
  if (!isOpen) {
    return (
      <section className="apart">
        <button type="button" className={css['fold']} aria-expanded={false} onClick={() => setUnfolded(true)}>
          {count === 0 ? t('paper.title') : t('paper.folded', { count })}
        </button>
      </section>
    );
  }
  return (
    <section className="apart">
      <h3>{t('paper.title')}</h3>
      <p className="part-about">{t(hasDialog ? 'paper.about' : 'paper.about-browser')}</p>
      {paper.progress !== null && (
        <div className={css['progress']} role="status">
          <progress max={paper.progress.total} value={paper.progress.done} />
          <p>
            {t(paper.progress.onPaper ? 'paper.progress-paper' : 'paper.progress', {
              number: Math.min(paper.progress.done + 1, paper.progress.total),
              total: paper.progress.total,
              sheet: nameOf(sheets?.find(({ id }) => id === paper.progress?.id) ?? null, schools, t),
            })}
          </p>
          <ActionButton label={t('paper.stop')} request={{ type: 'sheets.stop' }} variant="default" />
        </div>
      )}
      {paper.progress === null && paper.trouble !== null && (
        <p className="band band-bad" role="alert">
          {sentence(language, paper.trouble)} <span className="fine">{paper.trouble.code}</span>
        </p>
      )}
      {shown === null && <p>{t('paper.loading')}</p>}
      <Refused trouble={trouble} />
      {shown?.length === 0 && trouble === null && <p>{t('paper.none')}</p>}
      {paper.progress === null && due.length + receipts.length > 0 && (
        <div className="row">
          {due.length > 0 && (
            <ActionButton
              label={t('paper.print-all', { count: due.length })}
              request={{ type: 'sheets.print', ids: due, paper: true }}
              variant={isNext ? 'filled' : 'default'}
            />
          )}
          {receipts.length > 1 && (
            <ActionButton
              label={t('paper.make-receipts', { count: receipts.length })}
              request={{ type: 'sheets.print', ids: receipts }}
              variant="default"
            />
          )}
        </div>
      )}
      {shown !== null && shown.length > 0 && (
        <ul className={css['sheets']} aria-label={t('paper.list')}>
          {shown.map(sheet => (
            <SheetLine key={sheet.id} about={nameOf(sheet, schools, t)} sheet={sheet} busy={paper.progress !== null} />
          ))}
        </ul>
      )}
      {onExports !== undefined && (
        <p className="more">
          {t('exports.paper')}{' '}
          <button type="button" className="link" onClick={onExports}>
            {t('exports.open')}
          </button>
        </p>
      )}
    </section>
  );
}

/** `about` is what the sheet is called. */
type SheetLineProps = { readonly about: string; readonly sheet: KeptSheetView; readonly busy: boolean };

function SheetLine({ about, sheet, busy }: SheetLineProps) {
  const { t } = useWindow();
  const { id, digest, isOld, isDamaged } = sheet;
  const isDue = digest === null || isOld;
  return (
    <li className={css['sheet']}>
      <span>{about}</span>
      <span className={css[isOld || isDamaged ? 'old' : isDue ? 'due' : 'made']}>
        {t(isDamaged ? 'paper.damaged' : isOld ? 'paper.old' : digest === null ? 'paper.not-made' : 'paper.made')}
      </span>
      <span className={css['actions']}>
        {!busy && (
          <ActionButton
            size="xs"
            variant="default"
            label={t(digest === null ? 'paper.make' : 'paper.again')}
            about={about}
            request={{ type: 'sheets.print', ids: [id] }}
          />
        )}
        {!isDue &&
          !busy &&
          (hasDialog ? (
            <ActionButton
              size="xs"
              variant="default"
              label={t('paper.print')}
              about={about}
              request={{ type: 'sheet.paper', id }}
            />
          ) : (
            <a
              className={css['open']}
              href={`./sheet/${id}.pdf`}
              target="_blank"
              rel="noreferrer"
              aria-label={t('console.about', { label: t('paper.open'), about })}
            >
              {t('paper.open')}
            </a>
          ))}
      </span>
    </li>
  );
}

/** In Electron the system's print dialog opens by itself; in a browser its own PDF viewer has the button. */
const hasDialog = Reflect.has(globalThis, 'bridge');

/** What a sheet is called in the list. */
function nameOf(sheet: KeptSheetView | null, schools: PaperProps['schools'], t: Words): string {
  if (sheet === null) return '';
  const { kind, copy, school, role, part, line } = sheet;
  return [
    t('paper.sheet', { number: sheetNumbers[kind], title: t(`sheet.${kind}`) }),
    ...(school === null ? [] : [schools.find(({ code }) => code === school)?.name ?? school]),
    ...(role === null ? [] : [t(`role.${role}`)]),
    ...(line === undefined ? [] : [t('reserve.line', { line })]),
    ...(copy === 'only' || part !== null ? [] : [t(`copy.${copy}`)]),
    ...(part === null ? [] : [t('paper.part', { from: part.from + 1, to: part.to })]),
  ].join(' ');
}
