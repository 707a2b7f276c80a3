// Where the way leads after the seal: what to hand to whom, the next ceremony; from a rehearsal to the real one.

import { Button } from '@mantine/core';
import { ActionButton } from '../parts/ActionButton.tsx';
import { useConsole } from '../state/console.ts';

/** The last card of a ceremony; nothing before its seal, and nothing in a rehearsal that the head's button ends. */
export function AfterSeal() {
  const { snapshot, t, showExports } = useConsole();
  const { due, rehearsal, rehearsing } = snapshot;
  if (rehearsing !== null) return null;
  if (rehearsal) return <MakeOfficial />;
  if (due.type !== 'sealed') return null;
  return (
    <section className="card" aria-label={t('after.title')}>
      <h3>{t('after.title')}</h3>
      <p>{t('after.about')}</p>
      <ol className="tasks">
        <li>{t('after.whole')}</li>
        <li>{t('after.public')}</li>
        <li>{t('after.platform')}</li>
        <li>{t('after.notices')}</li>
      </ol>
      <div className="row">
        <Button onClick={() => showExports(true)}>{t('after.files')}</Button>
        <ActionButton variant="default" label={t('after.home')} request={{ type: 'start.leave' }} />
      </div>
      <p className="fine">{t('after.next')}</p>
    </section>
  );
}

/** The way from a ceremony held under a TEST- id to the official one. */
function MakeOfficial() {
  const { snapshot, t } = useConsole();
  const count = snapshot.attendance.length;
  const official = (people: boolean) => ({ type: 'start.official', people }) as const;
  return (
    <section className="card" aria-label={t('official.title')}>
      <h3>{t('official.title')}</h3>
      <p>{t('official.about')}</p>
      {count > 0 && <p className="note note-open">{t('official.people', { count })}</p>}
      <div className="row">
        <ActionButton
          label={t(count > 0 ? 'official.go' : 'official.go-none')}
          variant="default"
          request={official(false)}
        />
        {count > 0 && <ActionButton variant="default" label={t('official.go-people')} request={official(true)} />}
      </div>
    </section>
  );
}
