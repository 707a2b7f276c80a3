// A button that asks the service for one thing. One press is one request, however fast the hand; a refusal is shown below.

import type { ButtonProps } from '@mantine/core';
import {
  type AnswerValue,
  isAnsweredWhenMoved,
  type RequestOf,
  type RequestType,
} from '../../../shared/contract/requests.ts';
import type { Handover } from '../../../shared/contract/snapshots.ts';
import { useAsking } from '../state/asking.ts';
import { useWindow } from '../state/window.ts';
import { AskButton } from './AskButton.tsx';
import { Refused } from './Refused.tsx';

/** What the button asks for, who takes the answer, and what happens once it is done. */
export type ActionButtonProps<Type extends RequestType> = Omit<ButtonProps, 'children'> & {
  readonly label: string;
  readonly request: RequestOf<Type>;
  /** What it is about, if several buttons have the same label: screen readers say it after the label. */
  readonly about?: string;
  readonly onAnswer?: (value: AnswerValue<Type>) => void;
  readonly onDone?: () => void;
  readonly tabIndex?: number;
};

/** Whether a request is barred because the ceremony moved to another computer. */
export function standsStill<Type extends RequestType>(
  { handover }: { readonly handover: Pick<Handover, 'moved'> },
  request: RequestOf<Type>,
) {
  return handover.moved !== null && !isAnsweredWhenMoved(request);
}

/** A button for one request. */
export function ActionButton<Type extends RequestType>(props: ActionButtonProps<Type>) {
  const { label, request, about, onAnswer, onDone, disabled, ...look } = props;
  const { handover, t } = useWindow();
  const { ask, busy, trouble } = useAsking();
  const onClick = async () => {
    if (await ask(request, onAnswer)) onDone?.();
  };
  return (
    <div className="action">
      <AskButton
        {...look}
        {...(about === undefined ? {} : { 'aria-label': t('console.about', { label, about }) })}
        disabled={disabled === true || standsStill({ handover }, request)}
        busy={busy}
        onClick={() => void onClick()}
      >
        {label}
      </AskButton>
      <Refused trouble={trouble} />
    </div>
  );
}
