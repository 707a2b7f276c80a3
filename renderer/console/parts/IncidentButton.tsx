// An incident note, at any time between opening and sealing: what happened, in words, on record.

import { Button, Group, Modal } from '@mantine/core';
import { useState } from 'react';
import { useConsole } from '../state/console.ts';
import { ActionButton } from './ActionButton.tsx';
import { WordsField } from './WordsField.tsx';

/** Opens the note. */
export function IncidentButton() {
  const { snapshot, t } = useConsole();
  const [open, setOpen] = useState(false);
  const [words, setWords] = useState('');
  const closed = snapshot.due.type === 'open' || snapshot.due.type === 'sealed';
  const done = () => {
    setWords('');
    setOpen(false);
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('incident.open')}</Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={t('incident.title')}
        closeButtonProps={{ 'aria-label': t('modal.close') }}
      >
        <p className="modal-about">{t(closed ? 'incident.closed' : 'incident.about')}</p>
        <WordsField
          label={t('incident.words')}
          lines={4}
          most={400}
          value={words}
          disabled={closed}
          onWords={setWords}
          isFirst
        />
        <Group mt="md" align="flex-start">
          <ActionButton
            label={t('incident.save')}
            request={{ type: 'incident.note', words }}
            disabled={closed || words.trim() === ''}
            onDone={done}
          />
          <Button onClick={() => setOpen(false)}>{t('modal.cancel')}</Button>
        </Group>
      </Modal>
    </>
  );
}
