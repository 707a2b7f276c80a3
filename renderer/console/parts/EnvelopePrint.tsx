// The page for the envelope of a secret that was made here. The digits go to the printer and nowhere else: they are on a page
// that no screen shows, and leave the window when the print dialog closes.

import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import type { EnvelopePage } from '../../../shared/contract/snapshots.ts';
import type { Role } from '../../../shared/protocol/rules.ts';
import { digestGroups, digestText } from '../../../shared/text/groups.ts';
import { useConsole } from '../state/console.ts';
import css from './EnvelopePrint.module.css';
import { HoldButton } from './HoldButton.tsx';

/** The hold button, and the page while it is being printed. */
export function EnvelopePrint({ role }: { role: Role }) {
  const { t } = useConsole();
  const [page, setPage] = useState<EnvelopePage | null>(null);
  useEffect(() => {
    if (page === null) return;
    const gone = () => setPage(null);
    window.addEventListener('afterprint', gone);
    window.print();
    return () => window.removeEventListener('afterprint', gone);
  }, [page]);
  return (
    <div>
      <p className="part-about">{t('envelope.about', { holder: t(`role.${role}`) })}</p>
      <p className="note note-open">{t('envelope.screen')}</p>
      <HoldButton action={t('envelope.action')} request={{ type: 'secret.envelope', role }} onAnswer={setPage} />
      {page !== null && createPortal(<Paper page={page} />, document.body)}
    </div>
  );
}

function Paper({ page }: { page: EnvelopePage }) {
  const { snapshot, t } = useConsole();
  const name = t(`role.${page.role}`);
  const rows = [
    [t('digest.commitment'), page.commitment],
    [t('digest.roster'), page.roster],
    [t('digest.rules'), page.rules],
  ] as const;
  return (
    <article className={css['page']} aria-hidden="true">
      <header>
        <p>{snapshot.plan.title}</p>
        <h1>{t('envelope.title', { role: name })}</h1>
        <p className="mono">
          {page.ceremony} {snapshot.rehearsal && <strong>{t('mode.rehearsal')}</strong>}
        </p>
      </header>
      <h2>{t('digest.secret')}</h2>
      <p className={`mono ${css['secret']}`}>
        {digestGroups(page.secret).map((group, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: groups never move
          <span key={index}>{group}</span>
        ))}
      </p>
      {rows.map(([of, digits]) => (
        <section key={of}>
          <h2>{of}</h2>
          <p className={`mono ${css['digest']}`}>{digestText(digits)}</p>
        </section>
      ))}
      <p>{t('envelope.where')}</p>
      <p className={css['sign']}>
        <span>{t('envelope.holder', { role: name })}</span>
        <span>{t('envelope.sealed')}</span>
      </p>
    </article>
  );
}
