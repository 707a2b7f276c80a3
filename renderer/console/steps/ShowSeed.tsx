// All secrets are open: the hall sees the seed alone before anything is drawn with it.

import { ActionButton } from '../parts/ActionButton.tsx';
import { useConsole } from '../state/console.ts';

/** Offers to show the seed between the last secret and the draw; nothing at other times. */
export function ShowSeed() {
  const { snapshot, t } = useConsole();
  const { due, seedShown } = snapshot;
  if (due.type !== 'seed') return null;
  return (
    <section className={seedShown ? 'card' : 'card card-due'} aria-label={t('scene.seed')}>
      <p className="part-about">{t('seed.about')}</p>
      <ActionButton
        variant={seedShown ? 'default' : 'filled'}
        size="md"
        label={t(seedShown ? 'seed.show-again' : 'seed.show')}
        request={{ type: 'stage.show', scene: { kind: 'seed' } }}
      />
    </section>
  );
}
