// The button of an irreversible step: a click arms it, then it is held for a second with the pointer or with Space or Enter.

import { Button } from '@mantine/core';
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { AnswerValue, RequestOf, RequestType } from '../../../shared/contract/requests.ts';
import { useAsking } from '../state/asking.ts';
import { createHold } from '../state/hold.ts';
import { useWindow } from '../state/window.ts';
import { standsStill } from './ActionButton.tsx';
import css from './HoldButton.module.css';
import { Refused } from './Refused.tsx';

/** What the button does: verb and noun as its label, the request that it sends once, if it may, and who takes the answer. */
export type HoldButtonProps<Type extends RequestType> = {
  readonly action: string;
  readonly request: RequestOf<Type>;
  readonly disabled?: boolean;
  readonly onAnswer?: (value: AnswerValue<Type>) => void;
};

/** A button that is armed, then held. A double click only arms it. */
export function HoldButton<Type extends RequestType>({ action, request, onAnswer, ...more }: HoldButtonProps<Type>) {
  const { handover, t } = useWindow();
  const disabled = more.disabled === true || standsStill({ handover }, request);
  const { ask, trouble } = useAsking();
  const fire = useRef(() => ask(request, onAnswer));
  const [hold] = useState(() => createHold(() => fire.current()));
  const phase = useSyncExternalStore(hold.subscribe, hold.phase);
  // The click or key-up that ends a press of the armed button is not a click of the idle one.
  const [hand] = useState(() => ({ armingKey: false, pressed: false }));

  useEffect(() => {
    fire.current = () => ask(request, onAnswer);
  });
  useEffect(() => hold.disarm, [hold]);
  useEffect(() => {
    if (disabled) hold.disarm();
  }, [disabled, hold]);

  const onPointerDown = ({ button, isPrimary }: PointerEvent) => {
    if (button !== 0 || !isPrimary) return;
    hand.pressed = phase !== 'idle';
    hold.press();
  };
  const onClick = () => {
    if (!hand.pressed) hold.arm();
    hand.pressed = false;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') hold.disarm();
    if (event.key !== 'Enter' && event.key !== ' ') return;
    // Prevents the browser's own click; and a key that was already held down means nothing.
    event.preventDefault();
    if (event.repeat) return;
    if (phase === 'idle') hand.armingKey = true;
    else hold.press();
  };
  const onKeyUp = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    if (hand.armingKey) hold.arm();
    hand.armingKey = false;
    hold.release();
  };
  const onLeave = () => {
    hand.armingKey = false;
    hold.release();
  };

  const label = {
    idle: t('hold.idle', { action }),
    armed: t('hold.armed', { action }),
    holding: t('hold.holding'),
    sending: t('hold.sending'),
  }[phase];
  return (
    <div>
      <div className={css['row']}>
        <button
          type="button"
          className={`${css['button']} ${css[phase] ?? ''}`}
          data-phase={phase}
          disabled={disabled || phase === 'sending'}
          onPointerDown={onPointerDown}
          onPointerUp={hold.release}
          onPointerLeave={onLeave}
          onPointerCancel={onLeave}
          onContextMenu={event => event.preventDefault()}
          onClick={onClick}
          onKeyDown={onKeyDown}
          onKeyUp={onKeyUp}
          onBlur={onLeave}
        >
          <span className={css['fill']} aria-hidden="true" />
          <span className={css['label']}>{label}</span>
        </button>
        {(phase === 'armed' || phase === 'holding') && (
          <Button size="md" onClick={hold.disarm}>
            {t('modal.cancel')}
          </Button>
        )}
      </div>
      <p className={css['hint']} aria-live="polite">
        {t(phase === 'idle' || phase === 'sending' ? 'hold.hint-idle' : 'hold.hint-armed')}
      </p>
      <Refused trouble={trouble} />
    </div>
  );
}
