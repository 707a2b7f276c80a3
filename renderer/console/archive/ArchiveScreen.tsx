// An archive that is read: the verdict first, then what can be seen of the ceremony. Nothing here changes anything.

import { NativeSelect } from '@mantine/core';
import type { ArchiveSnapshot } from '../../../shared/contract/start.ts';
import { sentence } from '../../../shared/text/refusal.ts';
import type { Language } from '../../../shared/text/template.ts';
import { ActionButton } from '../parts/ActionButton.tsx';
import { LanguageButton } from '../parts/LanguageButton.tsx';
import { LostBand } from '../parts/LostBand.tsx';
import { ReceiptCheck } from '../parts/ReceiptCheck.tsx';
import { Refused } from '../parts/Refused.tsx';
import { StagePreview } from '../parts/StagePreview.tsx';
import { Checks, Comparison, Remarks } from '../parts/Verdict.tsx';
import { useAsking } from '../state/asking.ts';
import { minuteOf } from '../state/minutes.ts';
import { useWindow } from '../state/window.ts';
import { ArchiveFiles } from './ArchiveFiles.tsx';
import { ArchiveRowsPart } from './ArchiveRowsPart.tsx';
import css from './ArchiveScreen.module.css';
import { Replay } from './Replay.tsx';

/** The archive. */
export function ArchiveScreen(props: { readonly view: ArchiveSnapshot; readonly onLanguage: (to: Language) => void }) {
  const { view, onLanguage } = props;
  const { t, language } = useWindow();
  const { reading, verdict, name, trouble, dossiers, chosen } = view;
  const ceremony = dossiers.find(({ key }) => key === chosen);
  return (
    <div className={css['screen']}>
      <header className={css['head']}>
        <div className={css['name']}>
          <h1>{reading?.title ?? name}</h1>
          <p className="soft">
            {reading?.organiser} <span className="mono">{ceremony?.ceremony}</span> · {name}
          </p>
        </div>
        {ceremony?.rehearsal === true && <span className="badge badge-rehearsal">{t('mode.rehearsal')}</span>}
        <span className="badge">{t('archive.badge')}</span>
        <ActionButton variant="default" label={t('archive.close')} request={{ type: 'archive.close' }} />
        <LanguageButton onLanguage={onLanguage} />
      </header>
      <main className={css['middle']}>
        <LostBand />
        {dossiers.length > 1 && <Chooser view={view} />}
        <Verdict view={view} />
        {trouble !== null && (
          <p className="band band-bad">
            {t('archive.trouble')} {sentence(language, trouble)}
          </p>
        )}
        {reading !== null && !reading.named && <p className="note note-open">{t('archive.public-only')}</p>}
        {reading?.drawn === true && <ArchiveRowsPart key={chosen} schools={reading.schools} />}
        {verdict.status !== 'rejected' && reading !== null && <ArchiveFiles view={view} reading={reading} />}
        {reading !== null && <ReceiptCheck />}
      </main>
      <aside className={css['aside']} aria-label={t('archive.replay')}>
        {reading !== null && (
          <>
            <h3>{t('archive.replay')}</h3>
            <StagePreview stage={view.stage} />
            <Replay view={view} reading={reading} />
            <Times reading={reading} />
          </>
        )}
      </aside>
    </div>
  );
}

function Chooser({ view: { dossiers, chosen } }: { readonly view: ArchiveSnapshot }) {
  const { t } = useWindow();
  const { ask, trouble } = useAsking();
  return (
    <div className={css['chooser']}>
      <NativeSelect
        label={t('archive.which')}
        value={chosen}
        data={dossiers.map(({ key, ceremony }) => ({ value: key, label: ceremony }))}
        onChange={event => void ask({ type: 'archive.choose', key: event.currentTarget.value })}
      />
      <Refused trouble={trouble} />
    </div>
  );
}

/** The verdict: whole in itself, what it admits, and what only paper can say. */
function Verdict({ view: { verdict } }: { readonly view: ArchiveSnapshot }) {
  const { t } = useWindow();
  const { status, checks, remarks, compare } = verdict;
  const failed = checks.filter(({ ok }) => !ok).length;
  const isGood = status !== 'rejected';
  const words = {
    verified: t('archive.verified', { count: checks.length }),
    'given up': t('archive.given-up', { count: checks.length }),
    rejected: t('archive.rejected', { count: failed }),
  }[status];
  return (
    <section>
      <p className={isGood ? 'verdict verdict-good' : 'verdict verdict-bad'} role="status">
        {words}
      </p>
      <Remarks remarks={remarks} />
      <Comparison compare={compare} about={t('archive.not-the-day')} />
      {isGood ? (
        <details className="more">
          <summary>{t('archive.checks')}</summary>
          <Checks checks={checks} />
        </details>
      ) : (
        <Checks checks={checks} />
      )}
    </section>
  );
}

/** What each time of a record is that of. */
const stepOf = {
  freeze: 'step.freeze',
  publish: 'step.publish',
  result: 'archive.time-result',
  seal: 'step.seal',
} as const;

function Times({ reading: { times } }: { readonly reading: NonNullable<ArchiveSnapshot['reading']> }) {
  const { t } = useWindow();
  return (
    <>
      <h3>{t('archive.times')}</h3>
      <dl className="facts">
        {(['freeze', 'publish', 'result', 'seal'] as const).map(step => (
          <div key={step} className={css['time']}>
            <dt>{t(stepOf[step])}</dt>
            <dd>{times[step] === null ? '—' : minuteOf(times[step])}</dd>
          </div>
        ))}
      </dl>
      <p className="fine">{t('archive.times-about')}</p>
    </>
  );
}
