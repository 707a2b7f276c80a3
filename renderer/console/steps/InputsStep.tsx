// The live inputs: each value is typed by two people who do not see each other's. What agrees stands large on the stage, and goes on
// record once whoever gave it has said yes.

import { Button, Chip } from '@mantine/core';
import { useState } from 'react';
import { mostRoles } from '../../../shared/protocol/facts.ts';
import { digitsIn } from '../../../shared/protocol/inputs.ts';
import type { LiveInput } from '../../../shared/record/inputs.ts';
import { inputGroups } from '../../../shared/text/groups.ts';
import { ActionButton } from '../parts/ActionButton.tsx';
import { SmallButton } from '../parts/AskButton.tsx';
import { Refused } from '../parts/Refused.tsx';
import { WordsField } from '../parts/WordsField.tsx';
import { useAsking } from '../state/asking.ts';
import { useConsole } from '../state/console.ts';
import { dueFirst } from '../state/steps.ts';
import { AgreedInput } from './AgreedInput.tsx';
import { BeaconCard } from './BeaconCard.tsx';
import css from './InputsStep.module.css';
import { SignatureCard, useWaitsForSignature } from './SignatureCard.tsx';
import { TypedInput } from './TypedInput.tsx';

/** All inputs; the due one has its two fields. */
export function InputsStep() {
  const { snapshot, t } = useConsole();
  const { due, inputs } = snapshot;
  const waits = useWaitsForSignature('promise');
  const current = due.type === 'input' ? due.index : null;
  return (
    <>
      <SignatureCard sheet="promise" />
      {waits && <p className="part-about">{t('inputs.later-days')}</p>}
      <ol>
        {dueFirst([...inputs.entries()], ([index]) => index === current).map(([index, input]) => (
          <li key={input.number} className={index === current && !waits ? 'card card-due' : 'card'}>
            <InputHead input={input} />
            {index === current && !waits && <DueInput key={input.voids.length} input={input} />}
          </li>
        ))}
      </ol>
      {current === null && <p className="note note-good">{t('inputs.all')}</p>}
    </>
  );
}

function InputHead({ input: { number, kind, count, source, value, givenBy, voids } }: { input: LiveInput }) {
  const { t } = useConsole();
  return (
    <>
      <h3>
        <span className="mono">{number}</span> {t(`kind.${kind}`)}{' '}
        <span className={css['due']}>{t(kind === 'ball' ? 'inputs.balls' : 'inputs.digits', { count })}</span>
      </h3>
      {source !== undefined && <p>{source}</p>}
      {value !== null && <p className={css['value']}>{inputGroups(kind, value).join(' ')}</p>}
      {givenBy !== null && <p className="soft">{t('inputs.given-by', { roles: givenBy })}</p>}
      {voids.map((reason, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a list that only grows
        <p key={index} className="note note-open">
          {t('inputs.void-why', { reason })}
        </p>
      ))}
    </>
  );
}

function DueInput({ input }: { input: LiveInput }) {
  const { snapshot, t } = useConsole();
  const { typed, mismatch, agreed } = snapshot.typing;
  const active = typed.includes(1) ? (typed.includes(2) ? null : 2) : 1;
  const { beacon } = snapshot;
  const isChosen = beacon !== null || snapshot.givers.length === 0 || snapshot.typing.givers.length > 0;
  if (agreed !== null) {
    return (
      <>
        <AgreedInput input={input} value={agreed} />
        {beacon === null && (
          <div className="row">
            <VoidThrow number={input.number} />
          </div>
        )}
      </>
    );
  }
  return (
    <>
      {beacon === null ? <Givers /> : <BeaconCard beacon={beacon} />}
      {mismatch && (
        <div className="band band-bad" role="alert">
          <p>
            <strong>{t('inputs.mismatch')}</strong>{' '}
            {t(beacon === null ? 'inputs.mismatch-mend' : 'beacon.mismatch-mend')}
          </p>
        </div>
      )}
      <div className="fields-2 more">
        {([1, 2] as const).map(typist => {
          const state = typed.includes(typist) ? 'typed' : active === typist && isChosen ? 'active' : 'waiting';
          // A new field for each turn: nothing of the previous turn is left in it.
          return (
            <TypedInput
              key={`${typist} ${state}`}
              typist={typist}
              kind={input.kind}
              digits={digitsIn(input)}
              state={state}
              waitsFor={isChosen ? 'inputs.turn' : 'inputs.turn-giver'}
            />
          );
        })}
      </div>
      <div className="row">
        {snapshot.rehearsal && (
          <ActionButton
            variant="default"
            size="compact-sm"
            label={t('inputs.fill')}
            about={input.number}
            request={{ type: 'input.fill' }}
          />
        )}
        {beacon === null && <VoidThrow number={input.number} />}
      </div>
    </>
  );
}

/** Who gives the digits: one role or several in their order, never a name. It goes on record just before the input. */
function Givers() {
  const { snapshot, t } = useConsole();
  const { ask, busy, trouble } = useAsking();
  const { givers, typing } = snapshot;
  if (givers.length === 0) return null;
  return (
    <fieldset className={css['givers']}>
      <legend>{t('inputs.givers')}</legend>
      <Chip.Group
        multiple
        value={[...typing.givers]}
        onChange={roles => void ask({ type: 'input.givers', roles: roles.slice(0, mostRoles) })}
      >
        <div className="row">
          {givers.map(role => (
            <Chip key={role} value={role} disabled={busy} variant="outline">
              {role}
            </Chip>
          ))}
        </div>
      </Chip.Group>
      <p className={typing.givers.length > 0 ? 'note note-good' : 'note note-open'}>
        {typing.givers.length > 0
          ? t('inputs.givers-chosen', { roles: typing.givers.join(t('list.comma')) })
          : t('inputs.givers-none')}
      </p>
      <Refused trouble={trouble} />
    </fieldset>
  );
}

function VoidThrow({ number }: { number: string }) {
  const { t } = useConsole();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  if (!open) {
    return <SmallButton onClick={() => setOpen(true)}>{t('inputs.void-open')}</SmallButton>;
  }
  return (
    <div className="more">
      <p className="part-about">{t('inputs.void-about')}</p>
      <WordsField label={t('inputs.void-reason')} most={200} value={reason} onWords={setReason} isFirst />
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
        <Button onClick={() => setOpen(false)}>{t('modal.cancel')}</Button>
      </div>
    </div>
  );
}
