// A button that asks the service for one thing. One press is one request, however fast the hand; what is refused stands below.

import { Button, type ButtonProps } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import type { Request } from '../../shared/contract/requests.ts';
import { useAsking } from './asking.ts';
import { useDesk } from './desk.ts';
import { Refused } from './parts/Refused.tsx';

/** What the button asks for, and what happens once it is done. */
export type ActionButtonProps = Omit<ButtonProps, 'children'> & {
  readonly label: string;
  readonly request: Request;
  /** What it is about, where several buttons have the same label: said after the label to a screen reader. */
  readonly about?: string;
  readonly onDone?: () => void;
  readonly tabIndex?: number;
};

/** Keeps a key that was held down before it came here from pressing a button again and again. */
export function oncePerPress(event: KeyboardEvent) {
  if (event.repeat && (event.key === 'Enter' || event.key === ' ')) event.preventDefault();
}

/** A button for one request. */
export function ActionButton({ label, request, about, onDone, ...look }: ActionButtonProps) {
  const { t } = useDesk();
  const { ask, busy, trouble } = useAsking();
  const onClick = async () => {
    if (await ask(request)) onDone?.();
  };
  return (
    <div className="action">
      <Button
        {...look}
        {...(about === undefined ? {} : { 'aria-label': t('console.about', { label, about }) })}
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
