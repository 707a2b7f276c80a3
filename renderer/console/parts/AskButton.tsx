// A button that sends a request. It waits for the answer, then restores the focus that waiting took.

import { Button, type ButtonProps } from '@mantine/core';
import { type KeyboardEvent, type MouseEvent, useEffect, useRef } from 'react';

/** A button beside a line of text. */
export const SmallButton = Button.withProps({ size: 'compact-sm' });

/** Keeps a key that was already held down from pressing a button again and again. */
export function oncePerPress(event: KeyboardEvent) {
  if (event.repeat && (event.key === 'Enter' || event.key === ' ')) event.preventDefault();
}

/** A button's props, and `busy`: the answer is not there yet. */
export type AskButtonProps = Omit<ButtonProps, 'loading'> & {
  readonly busy: boolean;
  readonly onClick: () => void;
  readonly tabIndex?: number;
  readonly type?: 'submit';
  readonly 'aria-label'?: string;
};

/** A button that cannot be pressed while it is busy, nor again and again by a key held down. */
export function AskButton({ busy, onClick, ...look }: AskButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  // A disabled button loses the focus; keyboard users would have to look for it again.
  const hadFocus = useRef(false);
  useEffect(() => {
    if (busy) return;
    if (hadFocus.current && document.activeElement === document.body) button.current?.focus({ preventScroll: true });
    hadFocus.current = false;
  }, [busy]);
  const press = ({ currentTarget }: MouseEvent) => {
    hadFocus.current = document.activeElement === currentTarget;
    onClick();
  };
  return <Button variant="filled" {...look} ref={button} loading={busy} onKeyDown={oncePerPress} onClick={press} />;
}
