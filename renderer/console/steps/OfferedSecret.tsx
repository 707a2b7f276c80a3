// A secret was offered in the place of a commitment. It was not kept, but it was shown: the only way on puts that on record.

import { Modal } from '@mantine/core';
import { useState } from 'react';
import { ActionButton } from '../parts/ActionButton.tsx';
import { WordsField } from '../parts/WordsField.tsx';
import { useConsole } from '../state/console.ts';

/** The dialog, while the record does not say so yet. */
export function OfferedSecret() {
  const { snapshot, t } = useConsole();
  const { offered } = snapshot;
  const [words, setWords] = useState<string | null>(null);
  if (offered === null) return null;
  const role = t(`role.${offered}`);
  const said = words ?? t('offered.words', { role });
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={t('offered.title')}
    >
      <p className="modal-about">{t('offered.about', { role })}</p>
      <WordsField label={t('incident.words')} lines={3} most={400} value={said} onWords={setWords} isFirst />
      <div className="row">
        <ActionButton
          label={t('offered.action')}
          disabled={said.trim() === ''}
          request={{ type: 'incident.note', words: said }}
          onDone={() => setWords(null)}
        />
      </div>
    </Modal>
  );
}
