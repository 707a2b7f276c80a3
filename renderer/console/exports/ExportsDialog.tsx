// What leaves this computer and what comes to it, in one dialog that can be opened at any moment.

import { Button, Modal } from '@mantine/core';
import { useConsole } from '../state/console.ts';
import { ExportFiles } from './ExportFiles.tsx';
import { HandOver } from './HandOver.tsx';

/** Opens the dialog. */
export function ExportsButton() {
  const { showExports, t } = useConsole();
  return <Button onClick={() => showExports(true)}>{t('exports.open')}</Button>;
}

/** The dialog. */
export function ExportsDialog({ opened }: { readonly opened: boolean }) {
  const { snapshot, showExports, t } = useConsole();
  // In the middle of a ceremony whoever opens this needs another computer; afterwards, files.
  const { stops } = snapshot.handover;
  const close = () => showExports(false);
  return (
    <Modal
      opened={opened}
      onClose={close}
      size="xl"
      title={t('exports.open')}
      closeButtonProps={{ 'aria-label': t('modal.close') }}
    >
      <p className="modal-about">{t('exports.about')}</p>
      {stops && <HandOver />}
      <ExportFiles />
      {!stops && <HandOver />}
    </Modal>
  );
}
