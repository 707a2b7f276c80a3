// A button that asks the service for one thing. One press is one request, however fast the hand; what is refused stands below.

import type { ButtonProps } from '@mantine/core';
import type { Request } from '../../../shared/contract/requests.ts';
import type { ConsoleSnapshot } from '../../../shared/contract/snapshots.ts';
import { isStillAsked } from '../../../shared/contract/standstill.ts';
import { useAsking } from '../state/asking.ts';
import { useDesk } from '../state/desk.ts';
import { AskButton } from './AskButton.tsx';
import { Refused } from './Refused.tsx';

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

/** Whether the ceremony has moved to another computer, and a request would go on here. */
export function standsStill({ handover }: Pick<ConsoleSnapshot, 'handover'>, request: Request): boolean {
  return handover.moved !== null && !isStillAsked(request);
}

/** A button for one request. */
export function ActionButton({ label, request, about, onAnswer, onDone, disabled, ...look }: ActionButtonProps) {
  const { snapshot, t } = useDesk();
  const { ask, busy, trouble } = useAsking();
  const onClick = async () => {
    if (await ask(request, onAnswer)) onDone?.();
  };
  return (
    <div className="action">
      <AskButton
        {...look}
        {...(about === undefined ? {} : { 'aria-label': t('console.about', { label, about }) })}
        disabled={disabled === true || standsStill(snapshot, request)}
        busy={busy}
        onClick={() => void onClick()}
      >
        {label}
      </AskButton>
      <Refused trouble={trouble} />
    </div>
  );
}
