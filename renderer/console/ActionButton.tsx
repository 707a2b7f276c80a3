// A button that asks the service for one thing. One press is one request, however fast the hand; what is refused stands below.

import { Button, type ButtonProps } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { Request } from '../../shared/contract/requests.ts';
import type { ConsoleSnapshot } from '../../shared/contract/snapshots.ts';
import { isStillAsked } from '../../shared/contract/standstill.ts';
import { useAsking } from './asking.ts';
import { useDesk } from './desk.ts';
import { Refused } from './parts/Refused.tsx';

/** What the button asks for, who takes the answer, and what happens once it is done. */
export type ActionButtonProps = Omit<ButtonProps, 'children'> & {
  readonly label: string;
  readonly request: Request;
  /** What it is about, where several buttons have the same label: said after the label to a screen reader. */
  readonly about?: string;
  readonly onAnswer?: (value: unknown) => void;
  readonly onDone?: () => void;
  readonly tabIndex?: number;
};

/** Keeps a key that was held down before it came here from pressing a button again and again. */
export function oncePerPress(event: KeyboardEvent) {
  if (event.repeat && (event.key === 'Enter' || event.key === ' ')) event.preventDefault();
}

/** Whether the ceremony has moved to another computer, and a request would go on here. */
export function standsStill({ handover }: Pick<ConsoleSnapshot, 'handover'>, request: Request): boolean {
  return handover.moved !== null && !isStillAsked(request);
}

/** A button for one request. */
export function ActionButton({ label, request, about, onAnswer, onDone, disabled, ...look }: ActionButtonProps) {
  const { snapshot, t } = useDesk();
  const { ask, busy, trouble } = useAsking();
  const button = useRef<HTMLButtonElement>(null);
  // While it waits it cannot be pressed, and what cannot be pressed loses the focus: whoever has no pointer gets it back.
  const hadFocus = useRef(false);
  useEffect(() => {
    if (busy) return;
    if (hadFocus.current && document.activeElement === document.body) button.current?.focus({ preventScroll: true });
    hadFocus.current = false;
  }, [busy]);
  const onClick = async () => {
    hadFocus.current = document.activeElement === button.current;
    if (await ask(request, onAnswer)) onDone?.();
  };
  return (
    <div className="action">
      <Button
        ref={button}
        {...look}
        {...(about === undefined ? {} : { 'aria-label': t('console.about', { label, about }) })}
        disabled={disabled === true || standsStill(snapshot, request)}
        loading={busy}
        onKeyDown={oncePerPress}
        onClick={() => void onClick()}
      >
        {label}
      </Button>
      <Refused trouble={trouble} />
    </div>
  );
}
