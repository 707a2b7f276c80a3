// The live inputs: each value is typed by two people who do not see each other's. What agrees goes on record.

import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Tray } from '../../../shared/contract/scenes.ts';
import { ActionButton } from '../ActionButton.tsx';
import { useDesk } from '../desk.ts';
import { digitsDue, groupsOf } from '../groups.ts';
import { TypedInput } from './TypedInput.tsx';

/** All inputs, the one that is due with its two fields. */
export function InputsStep() {
  const { snapshot, t } = useDesk();
  const { due, trays, plan } = snapshot;
  const current = due.type === 'input' ? due.index : null;
  return (
    <>
      <ol className="trays">
        {trays.map((tray, index) => (
          <li key={tray.number} className={index === current ? 'card card-due' : 'card'}>
            <TrayHead tray={tray} count={plan.entropy[index]?.count ?? tray.digits} />
            {index === current && (
              <DueInput key={tray.voids.length} tray={tray} count={plan.entropy[index]?.count ?? tray.digits} />
            )}
          </li>
        ))}
      </ol>
      {current === null && <p className="note note-good">{t('inputs.all')}</p>}
    </>
  );
}

function TrayHead({ tray: { number, kind, value, voids }, count }: { tray: Tray; count: number }) {
  const { t } = useDesk();
  return (
    <>
      <h3>
        <span className="mono">{number}</span> {t(`kind.${kind}`)}{' '}
        <span className="tray-due">{t(kind === 'ball' ? 'inputs.balls' : 'inputs.digits', { count })}</span>
      </h3>
      {value !== null && <p className="tray-value">{kind === 'ball' ? value : groupsOf(value).join(' ')}</p>}
      {voids.map((reason, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a list that only grows
        <p key={index} className="note note-open">
          {t('inputs.voided', { reason })}
        </p>
      ))}
    </>
  );
}

function DueInput({ tray, count }: { tray: Tray; count: number }) {
  const { snapshot, t } = useDesk();
  const { typed, mismatch } = snapshot.typing;
  const active = typed.includes(1) ? (typed.includes(2) ? null : 2) : 1;
  return (
    <>
      {mismatch && (
        <div className="refused" role="alert">
          <p>
            <strong>{t('inputs.mismatch')}</strong> {t('inputs.mismatch-mend')}
          </p>
        </div>
      )}
      <div className="typists">
        {([1, 2] as const).map(typist => {
          const state = typed.includes(typist) ? 'typed' : active === typist ? 'active' : 'waiting';
          // A field of its own for each turn: nothing of the turn before is left in it.
          return (
            <TypedInput
              key={`${typist} ${state}`}
              typist={typist}
              kind={tray.kind}
              digits={digitsDue(tray.kind, count)}
              state={state}
            />
          );
        })}
      </div>
      <VoidThrow number={tray.number} />
    </>
  );
}

function VoidThrow({ number }: { number: string }) {
  const { t } = useDesk();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  if (!open) {
    return (
      <Button variant="default" size="compact-sm" onClick={() => setOpen(true)}>
        {t('inputs.void-open')}
      </Button>
    );
  }
  return (
    <div className="void">
      <p className="part-about">{t('inputs.void-about')}</p>
      <Textarea
        label={t('inputs.void-reason')}
        autosize
        minRows={2}
        maxLength={200}
        value={reason}
        onChange={event => setReason(event.currentTarget.value)}
        data-autofocus
      />
      <div className="row">
        <ActionButton
          label={t('inputs.void', { number })}
          disabled={reason.trim() === ''}
          request={{ type: 'input.void', reason: reason.trim() }}
          onDone={() => {
            setReason('');
            setOpen(false);
          }}
        />
        <Button variant="default" onClick={() => setOpen(false)}>
          {t('modal.cancel')}
        </Button>
      </div>
    </div>
  );
}
