// The ceremonies of this computer, the newest first: each can be opened, and each plan be taken for a new one.

import type { CeremonyEntry, StartSnapshot } from '../../../shared/contract/start.ts';
import { sentence } from '../../../shared/text/refusal.ts';
import { ActionButton } from '../parts/ActionButton.tsx';
import { useWindow } from '../state/window.ts';
import css from './StartScreen.module.css';

/** The list, and where it is kept. */
export function CeremonyList({ view }: { readonly view: StartSnapshot }) {
  const { t } = useWindow();
  const { ceremonies, folder } = view;
  // What goes on next: the newest that is under way and not for practice.
  const first = ceremonies.find(each => each.trouble === null && !each.rehearsal && isUnderWay(each.state))?.entry;
  return (
    <section aria-label={t('home.mine')}>
      <h2>{t('home.mine')}</h2>
      {ceremonies.length === 0 && <p className="part-about">{t('home.none')}</p>}
      <ul>
        {ceremonies.map(each => (
          <Entry key={each.entry} ceremony={each} isFirst={each.entry === first} />
        ))}
      </ul>
      <p className="fine more">
        {t('home.where')} <span className="path">{folder}</span>
      </p>
    </section>
  );
}

function isUnderWay(state: string): boolean {
  return state === 'preparing' || state === 'frozen' || state === 'drawn';
}

function Entry({ ceremony, isFirst }: { readonly ceremony: CeremonyEntry; readonly isFirst: boolean }) {
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
  const day = time.slice(0, 16).replace('T', ' ');
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
          <span className="soft">{t(state === 'preparing' ? 'home.changed' : 'home.recorded', { time: day })}</span>
        </p>
      </div>
      <div className={css['acts']}>
        <ActionButton
          variant={isFirst ? 'filled' : 'default'}
          label={t(isUnderWay(state) ? 'home.continue' : 'home.open')}
          about={title}
          request={{ type: 'start.open', entry }}
        />
        <ActionButton variant="default" label={t('home.from')} about={title} request={{ type: 'start.from', entry }} />
      </div>
    </li>
  );
}
