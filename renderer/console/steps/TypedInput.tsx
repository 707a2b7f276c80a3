// One of the two fields of a live input. Digits only; full-width ones are read as digits, which is said; Enter sends them when all are
// there.

import { TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { RequestOf } from '../../../shared/contract/requests.ts';
import type { InputKind } from '../../../shared/protocol/inputs.ts';
import { inputValue } from '../../../shared/protocol/inputs.ts';
import { inputGroups } from '../../../shared/text/groups.ts';
import { standsStill } from '../parts/ActionButton.tsx';
import { AskButton } from '../parts/AskButton.tsx';
import { Refused } from '../parts/Refused.tsx';
import { useAsking } from '../state/asking.ts';
import { useConsole } from '../state/console.ts';
import { onEnter } from '../state/enter.ts';
import { typedDigits } from '../state/typedDigits.ts';
import css from './TypedInput.module.css';

/** Who types what, and whether it is their turn. */
export type TypedInputProps = {
  readonly typist: 1 | 2;
  readonly kind: InputKind;
  readonly digits: number;
  readonly state: 'waiting' | 'active' | 'typed';
  /** What a field that is not open yet waits for. */
  readonly waitsFor: 'inputs.turn' | 'inputs.turn-giver';
};

/** Milliseconds between two words of how far a typist is: often enough for the hall to see the digits come. */
const progressEvery = 200;

/** Tells the service how many digits are typed, and never which: at once, and then at most once in a while. */
function useProgress(typist: 1 | 2, count: number, isTyping: boolean): { readonly stop: () => void } {
  const { call, snapshot } = useConsole();
  const isBarred = standsStill(snapshot, { type: 'input.progress', typist, count });
  const [told] = useState({ count: 0, at: 0, timer: 0 });
  const stop = () => window.clearTimeout(told.timer);
  useEffect(() => {
    if (!isTyping || isBarred || count === told.count) return;
    const tell = () => {
      Object.assign(told, { count, at: performance.now() });
      // Only the stage's dots depend on it: the typing goes on without.
      call({ type: 'input.progress', typist, count }).catch(() => undefined);
    };
    told.timer = window.setTimeout(tell, Math.max(0, told.at + progressEvery - performance.now()));
    return () => window.clearTimeout(told.timer);
  }, [call, typist, count, isTyping, isBarred, told]);
  return { stop };
}

/** A typist's field: open in turn, and only dots once sent. */
export function TypedInput({ typist, kind, digits, state, waitsFor }: TypedInputProps) {
  const { snapshot, t } = useConsole();
  const { ask, busy, trouble, clear } = useAsking();
  const [value, setValue] = useState('');
  const [refused, setRefused] = useState<'none' | 'other' | 'too-long'>('none');
  const [narrowed, setNarrowed] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const name = t(`inputs.typist-${typist}`);
  const tell = useProgress(typist, value.length, state === 'active');
  // The previous turn's button is gone; whoever comes next finds the cursor in the field.
  useEffect(() => {
    // What is above, such as a band about a move, stays in sight.
    if (document.activeElement === document.body) field.current?.focus({ preventScroll: true });
  }, []);
  if (state === 'typed') {
    return (
      <section className={css['typist']} aria-label={name}>
        <h4>{name}</h4>
        <p className={css['dots']} aria-hidden="true">
          {'•'.repeat(Math.min(digits, 24))}
        </p>
        <p className="note note-good">{t('inputs.hidden')}</p>
      </section>
    );
  }
  if (state === 'waiting') {
    return (
      <section className={`${css['typist']} ${css['waiting']}`} aria-label={name}>
        <h4>{name}</h4>
        <p>{t(waitsFor)}</p>
      </section>
    );
  }
  const onType = (raw: string) => {
    clear();
    const typed = typedDigits(raw, 'decimal');
    setRefused(typed.kept.length > digits ? 'too-long' : typed.refused);
    setNarrowed(typed.narrowed);
    setValue(typed.kept.slice(0, digits));
  };
  const request: RequestOf<'input.type'> = { type: 'input.type', typist, value: inputValue(kind, value) };
  const send = async () => {
    tell.stop();
    await ask(request);
    // Emptied in any case: what was refused or differs is typed anew, from the hall and not from the screen.
    setValue('');
  };
  const maySend = value.length === digits && !standsStill(snapshot, request);
  return (
    <section className={css['typist']} aria-label={name}>
      <h4>{name}</h4>
      {typist === 2 && (
        <p className="note note-open">{t(kind === 'beacon' ? 'beacon.other-person' : 'inputs.other-person')}</p>
      )}
      <TextInput
        ref={field}
        label={t(kind === 'beacon' ? 'beacon.value' : 'inputs.value', { digits })}
        value={value}
        size="lg"
        inputMode="numeric"
        autoComplete="off"
        spellCheck={false}
        classNames={{ input: css['field'] ?? '' }}
        onChange={event => onType(event.currentTarget.value)}
        onKeyDown={onEnter(() => {
          if (maySend) void send();
        })}
      />
      <p className={css['groups']} aria-hidden="true">
        {inputGroups(kind, inputValue(kind, value), digits).join(' ')}
      </p>
      <p className={value.length === digits ? 'note note-good' : 'note'} aria-live="polite">
        {t('inputs.typed', { count: value.length, digits })}
      </p>
      {narrowed && <p className="note">{t('digits.narrowed')}</p>}
      {refused !== 'none' && (
        <p className="note note-bad" role="alert">
          {t(`digits.${refused === 'other' ? 'not-decimal' : refused}`)}
        </p>
      )}
      <AskButton size="md" disabled={!maySend} busy={busy} onClick={() => void send()}>
        {t(`inputs.send-${typist}`)}
      </AskButton>
      <Refused trouble={trouble} />
    </section>
  );
}
