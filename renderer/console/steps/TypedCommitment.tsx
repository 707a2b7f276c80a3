// A commitment that is read aloud and typed twice: the second time blind, and compared by the service.

import { useState } from 'react';
import type { RequestOf } from '../../../shared/contract/requests.ts';
import type { Role } from '../../../shared/protocol/rules.ts';
import { standsStill } from '../parts/ActionButton.tsx';
import { AskButton } from '../parts/AskButton.tsx';
import { HexGroups } from '../parts/HexGroups.tsx';
import { Refused } from '../parts/Refused.tsx';
import { useAsking } from '../state/asking.ts';
import { useConsole } from '../state/console.ts';

/** The field of the typing that is due. */
export function TypedCommitment({ role }: { role: Role }) {
  const { snapshot, t } = useConsole();
  const { ask, busy, trouble, clear } = useAsking();
  const { first, mismatch } = snapshot.typedCommitment;
  const typist = first === role ? 2 : 1;
  const [digits, setDigits] = useState<string | null>(null);
  // What was refused is typed anew, in cells that hold nothing of it.
  const [turn, setTurn] = useState(0);
  const request: RequestOf<'secret.type'> = { type: 'secret.type', role, typist, commitment: digits ?? '' };
  const maySend = digits !== null && !standsStill(snapshot, request);
  const send = async () => {
    await ask(request);
    setDigits(null);
    setTurn(turn => turn + 1);
  };
  return (
    <>
      <p className="part-about">{t('secrets.type-about')}</p>
      {mismatch && trouble === null && (
        <p className="note note-bad" role="alert">
          {t('secrets.typed-differ')}
        </p>
      )}
      {typist === 2 && <p className="note note-open">{t('secrets.type-second')}</p>}
      <HexGroups
        key={`${typist} ${turn}`}
        name={t(typist === 1 ? 'secrets.commitment-first' : 'secrets.commitment-second')}
        lengths={[64]}
        onDigits={next => {
          clear();
          setDigits(next);
        }}
        onWhole={() => {
          if (maySend) void send();
        }}
      />
      <AskButton size="md" disabled={!maySend} busy={busy} onClick={() => void send()}>
        {t(typist === 1 ? 'inputs.send-1' : 'secrets.send-second')}
      </AskButton>
      <Refused trouble={trouble} />
    </>
  );
}
