// Both typings agree. The value stands large on the stage, and whoever gave it says whether it is right before it goes on record.

import { useEffect, useRef } from 'react';
import type { LiveInput } from '../../../shared/record/inputs.ts';
import { inputGroups } from '../../../shared/text/groups.ts';
import { ActionButton } from '../parts/ActionButton.tsx';
import { useConsole } from '../state/console.ts';
import css from './InputsStep.module.css';

/** The agreed value of an input, and what is decided about it: it is right, or it is typed again. */
export function AgreedInput({ input: { kind }, value }: { readonly input: LiveInput; readonly value: string }) {
  const { snapshot, t } = useConsole();
  const card = useRef<HTMLElement>(null);
  const isBeacon = kind === 'beacon';
  const { givers } = snapshot.typing;
  const who = givers.length > 0 ? givers.join(t('list.comma')) : t('agreed.giver');
  // The typist's field is gone. The card and not its button takes the cursor: an Enter too many records nothing.
  useEffect(() => {
    if (document.activeElement === document.body) card.current?.focus({ preventScroll: true });
  }, []);
  return (
    <section ref={card} className={css['decision']} tabIndex={-1} aria-labelledby="agreed">
      <h4 id="agreed">{t('agreed.title')}</h4>
      <p className={css['agreed']}>{inputGroups(kind, value).join(' ')}</p>
      <p className="part-about">{isBeacon ? t('agreed.about-beacon') : t('agreed.about', { who })}</p>
      <div className="row">
        <ActionButton
          size="md"
          label={t(isBeacon ? 'agreed.record-beacon' : 'agreed.record')}
          request={{ type: 'input.record' }}
        />
        <ActionButton variant="default" size="md" label={t('agreed.again')} request={{ type: 'input.again' }} />
      </div>
    </section>
  );
}
