// The standby scene: at any time the stage can say in a sentence what is happening, and return to where it was.

import { Button, Group, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useConsole } from '../state/console.ts';
import { ActionButton } from './ActionButton.tsx';
import { SmallButton } from './AskButton.tsx';

const examples = ['standby.pause', 'standby.check', 'standby.device'] as const;

/** Brings up the standby scene, or ends it if it is up. */
export function StandbyButton() {
  const { snapshot, t } = useConsole();
  const [open, setOpen] = useState(false);
  const [words, setWords] = useState('');
  if (snapshot.stage.scene.kind === 'standby') {
    return <ActionButton label={t('standby.end')} request={{ type: 'stage.resume' }} />;
  }
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('scene.standby')}</Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={t('standby.title')}
        closeButtonProps={{ 'aria-label': t('modal.close') }}
      >
        <p className="modal-about">{t('standby.about')}</p>
        <Group gap="xs" mb="sm">
          {examples.map(code => (
            <SmallButton key={code} onClick={() => setWords(t(code))}>
              {t(code)}
            </SmallButton>
          ))}
        </Group>
        <Textarea
          label={t('standby.words')}
          autosize
          minRows={2}
          maxLength={80}
          value={words}
          onChange={event => setWords(event.currentTarget.value)}
          data-autofocus
        />
        <Group mt="md" align="flex-start">
          <ActionButton
            label={t('standby.title')}
            request={{ type: 'stage.show', scene: { kind: 'standby', words: words.trim() } }}
            disabled={words.trim() === ''}
            onDone={() => setOpen(false)}
          />
          <Button onClick={() => setOpen(false)}>{t('modal.cancel')}</Button>
        </Group>
      </Modal>
    </>
  );
}
