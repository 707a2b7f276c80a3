// Inputs closed, then each secret opened: from this machine, or typed from the envelope.

import { useState } from 'react';
import type { RequestOf } from '../../../shared/contract/requests.ts';
import type { Holder } from '../../../shared/record/holders.ts';
import { inputGroups } from '../../../shared/text/groups.ts';
import { ActionButton, standsStill } from '../parts/ActionButton.tsx';
import { AskButton } from '../parts/AskButton.tsx';
import { Digest } from '../parts/Digest.tsx';
import { HexGroups } from '../parts/HexGroups.tsx';
import { HoldButton } from '../parts/HoldButton.tsx';
import { Refused } from '../parts/Refused.tsx';
import { useAsking } from '../state/asking.ts';
import { useConsole } from '../state/console.ts';
import { dueFirst } from '../state/steps.ts';
import { ShowSeed } from './ShowSeed.tsx';
import { SignatureCard, useWaitsForSignature } from './SignatureCard.tsx';

/** Closing and revealing. */
export function RevealStep() {
  const { snapshot, t } = useConsole();
  const { due, holders } = snapshot;
  const waits = useWaitsForSignature('inputs');
  const isDue = ({ role }: Holder) => due.type === 'reveal' && due.role === role;
  return (
    <>
      {due.type === 'close' ? (
        <>
          <InputsOnRecord />
          <p className="irreversible">{t('reveal.irreversible')}</p>
          <HoldButton action={t('record.close')} request={{ type: 'ceremony.close' }} />
        </>
      ) : (
        <>
          <p className="note note-good">{t('reveal.closed')}</p>
          <SignatureCard sheet="inputs" />
          <ShowSeed />
          {dueFirst(holders, isDue).map(holder => (
            <RevealCard key={holder.role} holder={holder} due={isDue(holder) && !waits} />
          ))}
          <InputsOnRecord />
        </>
      )}
    </>
  );
}

function InputsOnRecord() {
  const { snapshot, t } = useConsole();
  const { inputs } = snapshot;
  return (
    <table className="grid">
      <caption>{t('reveal.inputs')}</caption>
      <tbody>
        {inputs.map(({ number, kind, value }) => (
          <tr key={number}>
            <th scope="row" className="mono">
              {number}
            </th>
            <td>{t(`kind.${kind}`)}</td>
            <td className="mono">{value === null ? '—' : inputGroups(kind, value).join(' ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function RevealCard({ holder: { role, commitment, madeHere, secret }, due }: { holder: Holder; due: boolean }) {
  const { snapshot, t } = useConsole();
  const { ask, busy, trouble, clear } = useAsking();
  const [digits, setDigits] = useState<string | null>(null);
  const request: RequestOf<'secret.reveal'> = {
    type: 'secret.reveal',
    role,
    ...(digits === null ? {} : { secret: digits }),
  };
  const open = () => {
    if (digits !== null) void ask(request);
  };
  const name = t(`role.${role}`);
  return (
    <section className={due ? 'card card-due' : 'card'} aria-label={name}>
      <h3>{t('secrets.of', { role: name })}</h3>
      {secret !== null ? (
        <>
          <p className="note note-good">{t('reveal.opened')}</p>
          <details>
            <summary>{t('digest.secret')}</summary>
            <Digest name={t('digest.secret')} digits={secret} />
          </details>
        </>
      ) : !due ? (
        <p>{t('secrets.later')}</p>
      ) : madeHere ? (
        <>
          <p className="part-about">{t('reveal.here')}</p>
          <ActionButton size="md" label={t('reveal.open', { role: name })} request={{ type: 'secret.reveal', role }} />
        </>
      ) : (
        <>
          <p className="part-about">{t('reveal.type')}</p>
          <HexGroups
            name={t('digest.secret')}
            lengths={[32, 64]}
            onDigits={next => {
              clear();
              setDigits(next);
            }}
            onWhole={open}
          />
          <AskButton size="md" disabled={digits === null || standsStill(snapshot, request)} busy={busy} onClick={open}>
            {t('reveal.open', { role: name })}
          </AskButton>
          <Refused trouble={trouble} />
        </>
      )}
      {due && commitment !== null && (
        <details className="more">
          <summary>{t('digest.commitment')}</summary>
          <Digest name={t('digest.commitment')} digits={commitment} />
        </details>
      )}
    </section>
  );
}
