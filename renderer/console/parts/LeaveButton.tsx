// Back to the start screen. In the middle of a ceremony it asks first: the hall would see it go.

import { Button, Group, Modal } from '@mantine/core';
import { useState } from 'react';
import { useConsole } from '../state/console.ts';
import { groupDue } from '../state/steps.ts';
import { ActionButton } from './ActionButton.tsx';

/** The button in the head, and its question. */
export function LeaveButton() {
  const { snapshot, draft, settled, t } = useConsole();
  const [open, setOpen] = useState(false);
  const isUnderWay = groupDue(snapshot) > 0 && snapshot.due.type !== 'sealed';
  const leave = { type: 'start.leave' } as const;
  if (!isUnderWay && draft === null) return <ActionButton variant="default" label={t('home.leave')} request={leave} />;
  const ask = async () => {
    // Changes still on their way to be kept would be lost with this window's view of the ceremony.
    await settled();
    setOpen(true);
  };
  return (
    <>
      <Button onClick={() => void ask()}>{t('home.leave')}</Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={t('home.leave-title')}
        closeButtonProps={{ 'aria-label': t('modal.close') }}
      >
        <p className="modal-about">{t(isUnderWay ? 'home.leave-about' : 'home.leave-unsaved')}</p>
        <Group mt="md" align="flex-start">
          <ActionButton label={t('home.leave-yes')} request={leave} />
          <Button onClick={() => setOpen(false)}>{t('home.leave-no')}</Button>
        </Group>
      </Modal>
    </>
  );
}
