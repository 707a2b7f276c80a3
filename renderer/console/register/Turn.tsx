// Whose turn it is: said by the sealed order, entered by the operator.

import { useConsole } from '../state/console.ts';
import { Deciding } from './Deciding.tsx';
import { lotWords, statusWords, useRegister } from './register.ts';

/** The lot that moves up next; why nobody does where places are free; nothing where none is. */
export function Turn() {
  const { t } = useConsole();
  const { school } = useRegister();
  const { code, next, tooLarge, free, direct } = school;
  if (direct || free === 0) return null;
  if (next === null) return <p className="note note-open">{t('reserve.nobody', { free })}</p>;
  const lots = tooLarge.map(each => lotWords(each, t)).join(t('list.comma'));
  const { lot } = next;
  return (
    <section className="card card-due" aria-label={t('reserve.turn')}>
      <h3>
        {t('reserve.turn')}：{statusWords(next, school, t)}
      </h3>
      <p className="strong">{lotWords(next, t)}</p>
      {tooLarge.length > 0 && <p className="note note-open">{t('reserve.too-large', { lots })}</p>}
      <Deciding
        key={`${code} ${lot}`}
        event={{ kind: 'move-up', school: code, lot }}
        action={t('reserve.move-up')}
        reason={t('reserve.move-up-reason')}
        isDue
      />
      <details key={lot} className="more">
        <summary>{t('reserve.pass-open')}</summary>
        <Deciding event={{ kind: 'pass', school: code, lot }} action={t('reserve.pass')} />
      </details>
    </section>
  );
}
