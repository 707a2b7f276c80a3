// A commitment is given back to its holder, until the promise is published.

import { Button, Group, Modal } from '@mantine/core';
import { useState } from 'react';
import type { Holder } from '../../../shared/record/holders.ts';
import { longestReason } from '../../../shared/record/notes.ts';
import { ActionButton } from '../parts/ActionButton.tsx';
import { SmallButton } from '../parts/AskButton.tsx';
import { WordsField } from '../parts/WordsField.tsx';
import { useConsole } from '../state/console.ts';

/** The button and its dialog; nothing once the commitment is on record. `named` says whose it is, where the place does not. */
export function TakeBackCommitment({ holder, named = false }: { holder: Holder; named?: boolean }) {
  const { role, isHeld, madeHere } = holder;
  const { snapshot, t } = useConsole();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  if (!isHeld) return null;
  const name = t(`role.${role}`);
  const isPrinted = snapshot.printed.includes(role);
  return (
    <>
      <SmallButton
        onClick={() => setOpen(true)}
        {...(named ? {} : { 'aria-label': t('console.about', { label: t('held.open'), about: name }) })}
      >
        {named ? t('held.open-named', { role: name }) : t('held.open')}
      </SmallButton>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={t('held.title', { role: name })}
        closeButtonProps={{ 'aria-label': t('modal.close') }}
      >
        <p className="modal-about">{t(madeHere ? 'held.about-here' : 'held.about-brought')}</p>
        {isPrinted && (
          <WordsField label={t('held.reason')} most={longestReason} value={reason} onWords={setReason} isFirst />
        )}
        <Group mt="md" align="flex-start">
          <ActionButton
            label={t('held.action')}
            disabled={isPrinted && reason.trim() === ''}
            request={{ type: 'secret.take-back', role, reason }}
            onDone={() => {
              setReason('');
              setOpen(false);
            }}
          />
          <Button onClick={() => setOpen(false)}>{t('modal.cancel')}</Button>
        </Group>
      </Modal>
    </>
  );
}
