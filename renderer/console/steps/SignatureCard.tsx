// Who signed a sheet: it stands first in its step, before the digits, the envelopes and the end. Nobody passes over it without a word,
// and nobody is held up: who cannot sign now is told with the reason.

import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { longestReason } from '../../../shared/record/notes.ts';
import type { SignedSheet } from '../../../shared/record/signing.ts';
import { ActionButton } from '../parts/ActionButton.tsx';
import { SmallButton } from '../parts/AskButton.tsx';
import { WordsField } from '../parts/WordsField.tsx';
import { useConsole } from '../state/console.ts';
import css from './SignatureCard.module.css';

/** The card while nobody has said who signed; then a line with what the record says. Nothing before there is a sheet. */
export function SignatureCard({ sheet }: { sheet: SignedSheet }) {
  const { snapshot, t } = useConsole();
  const signing = snapshot.signings.find(each => each.sheet === sheet);
  if (signing === undefined || signing.state === 'later') return null;
  const name = t(`signing.${sheet}`);
  if (signing.state === 'signed') {
    return (
      <p className="note note-good">{t('signing.done', { sheet: name, roles: signing.roles.join(t('list.comma')) })}</p>
    );
  }
  if (signing.state === 'unsigned') {
    return <p className="note note-open">{t('signing.left', { sheet: name, reason: signing.reason ?? '' })}</p>;
  }
  return (
    <section className="card card-due" aria-label={t('signing.title', { sheet: name })}>
      <h3>{t('signing.title', { sheet: name })}</h3>
      <p className="part-about">{t(`signing.about-${sheet}`)}</p>
      <Signers sheet={sheet} />
      <Unsigned sheet={sheet} />
    </section>
  );
}

/** Whether a sheet waits for somebody to say who signed it: what follows it is not shown yet. */
export function useWaitsForSignature(sheet: SignedSheet): boolean {
  const { snapshot } = useConsole();
  return snapshot.signings.some(each => each.sheet === sheet && each.state === 'due');
}

function Signers({ sheet }: { sheet: SignedSheet }) {
  const { snapshot, t } = useConsole();
  const { signers } = snapshot;
  const [signed, setSigned] = useState<readonly string[]>([]);
  const missing = signers.filter(role => !signed.includes(role));
  return (
    <>
      <div className="row">
        <Button onClick={() => setSigned(signers)}>{t('signing.all')}</Button>
      </div>
      <Checkbox.Group label={t('signing.who')} value={[...signed]} onChange={setSigned}>
        <div className={css['signers']}>
          {signers.map(role => (
            <Checkbox key={role} value={role} label={role} />
          ))}
        </div>
      </Checkbox.Group>
      {signed.length > 0 && missing.length > 0 && (
        <p className="note note-open">{t('signing.missing', { roles: missing.join(t('list.comma')) })}</p>
      )}
      <ActionButton
        size="md"
        label={t('signing.record')}
        disabled={signed.length === 0}
        request={{ type: 'sheet.signed', sheet, roles: signers.filter(role => signed.includes(role)) }}
      />
    </>
  );
}

function Unsigned({ sheet }: { sheet: SignedSheet }) {
  const { snapshot, t } = useConsole();
  const [reason, setReason] = useState('');
  const [open, setOpen] = useState(false);
  return (
    <>
      <div className={`row ${css['without']}`}>
        {snapshot.rehearsal && (
          <ActionButton
            variant="default"
            size="compact-sm"
            label={t('signing.rehearsal')}
            request={{ type: 'sheet.unsigned', sheet, reason: t('signing.rehearsal') }}
          />
        )}
        {!open && <SmallButton onClick={() => setOpen(true)}>{t('signing.without')}</SmallButton>}
      </div>
      {open && (
        <>
          <WordsField label={t('signing.reason')} most={longestReason} value={reason} onWords={setReason} />
          <div className="row">
            <ActionButton
              variant="default"
              label={t('signing.leave')}
              disabled={reason.trim() === ''}
              request={{ type: 'sheet.unsigned', sheet, reason: reason.trim() }}
            />
            <Button onClick={() => setOpen(false)}>{t('modal.cancel')}</Button>
          </div>
        </>
      )}
    </>
  );
}
