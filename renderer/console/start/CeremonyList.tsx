// The ceremonies of this computer, the newest first: each can be opened, and each plan be taken for a new one.

import { type CeremonyEntry, isUnderWay, type StartSnapshot } from '../../../shared/contract/start.ts';
import { sentence } from '../../../shared/text/refusal.ts';
import { ActionButton } from '../parts/ActionButton.tsx';
import { minuteOf } from '../state/minutes.ts';
import { useWindow } from '../state/window.ts';
import css from './StartScreen.module.css';

/** The list, and where it is kept. `next` is the entry that goes on next. */
export function CeremonyList({ view, next }: { readonly view: StartSnapshot; readonly next: string | undefined }) {
  const { t } = useWindow();
  const { ceremonies, folder } = view;
  return (
    <section aria-label={t('home.mine')}>
      <h2>{t('home.mine')}</h2>
      {ceremonies.length === 0 && <p className="part-about">{t('home.none')}</p>}
      <ul>
        {ceremonies.map(each => (
          <Entry key={each.entry} ceremony={each} isNext={each.entry === next} />
        ))}
      </ul>
      <p className="fine more">
        {t('home.where')} <span className="path">{folder}</span>
      </p>
    </section>
  );
}

function Entry({ ceremony, isNext }: { readonly ceremony: CeremonyEntry; readonly isNext: boolean }) {
  const { t, language } = useWindow();
  const { entry } = ceremony;
  if (ceremony.trouble !== null) {
    const why = sentence(language, ceremony.trouble);
    return (
      <li className={css['entry']}>
        <div className="long">
          <p className="strong is-error">{t('home.unreadable')}</p>
          <p>{t('home.unreadable-about', { entry, why })}</p>
        </div>
      </li>
    );
  }
  const { title, organiser, ceremony: id, rehearsal, state, time } = ceremony;
  return (
    <li className={css['entry']}>
      <div className="long">
        <p className="strong">
          {title} {rehearsal && <span className="badge badge-rehearsal">{t('mode.rehearsal')}</span>}
        </p>
        <p className="soft">
          {organiser} · <span className="mono">{id}</span>
        </p>
        <p>
          <strong>{t(`home.state-${state}`)}</strong>{' '}
          <span className="soft">
            {t(state === 'preparing' || state === 'unclear' ? 'home.changed' : 'home.recorded', {
              time: minuteOf(time),
            })}
          </span>
        </p>
      </div>
      <div className={css['acts']}>
        <ActionButton
          variant={isNext ? 'filled' : 'default'}
          label={t(isUnderWay(state) ? 'home.continue' : 'home.open')}
          about={title}
          request={{ type: 'start.open', entry }}
        />
        <ActionButton variant="default" label={t('home.from')} about={title} request={{ type: 'start.from', entry }} />
      </div>
    </li>
  );
}
