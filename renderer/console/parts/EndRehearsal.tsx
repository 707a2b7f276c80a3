// The way out of a rehearsal, at any time: its dossier stays, the console returns to the draft.

import { Button, Group, Modal } from '@mantine/core';
import { useState } from 'react';
import { useConsole } from '../state/console.ts';
import { ActionButton } from './ActionButton.tsx';

/** The button in the head while a rehearsal of the draft runs; nothing otherwise. */
export function EndRehearsal() {
  const { snapshot, t } = useConsole();
  const [open, setOpen] = useState(false);
  const { rehearsing, due } = snapshot;
  if (rehearsing === null) return null;
  const close = () => setOpen(false);
  return (
    <>
      <Button color="red" variant="filled" onClick={() => setOpen(true)}>
        {t('rehearse.end')}
      </Button>
      <Modal
        opened={open}
        onClose={close}
        title={t('rehearse.end-title')}
        closeButtonProps={{ 'aria-label': t('modal.close') }}
      >
        <p className="modal-about">{t(due.type === 'sealed' ? 'rehearse.end-sealed' : 'rehearse.end-early')}</p>
        <p className="modal-about mono">{rehearsing}</p>
        {snapshot.attendance.length > 0 && (
          <p className="modal-about">{t('rehearse.end-people', { count: snapshot.attendance.length })}</p>
        )}
        <Group mt="md" align="flex-start">
          {snapshot.attendance.length === 0 ? (
            <ActionButton label={t('rehearse.end')} request={{ type: 'rehearsal.end' }} onDone={close} />
          ) : (
            <>
              <ActionButton label={t('rehearse.end-keep')} request={{ type: 'rehearsal.end' }} onDone={close} />
              <ActionButton
                variant="default"
                label={t('rehearse.end-forget')}
                request={{ type: 'rehearsal.end', forget: true }}
                onDone={close}
              />
            </>
          )}
          <Button onClick={close}>{t('rehearse.stay')}</Button>
        </Group>
      </Modal>
    </>
  );
}
