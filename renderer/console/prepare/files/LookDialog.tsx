// Previews a file before it is accepted: what it holds, what accepting it means, and the two ways on.

import { Button, Group, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { AskButton } from '../../parts/AskButton.tsx';
import { Refused } from '../../parts/Refused.tsx';
import type { Asking, Trouble } from '../../state/asking.ts';
import { useConsole } from '../../state/console.ts';
import css from './LookDialog.module.css';

/** What the dialog says and does. `looking` is the state of the preview, `accepting` of accepting it. */
export type LookDialogProps = {
  readonly title: string;
  readonly size: string;
  readonly looking: { readonly busy: boolean; readonly trouble: Trouble | null; readonly isSeen: boolean };
  readonly accepting: Pick<Asking, 'busy' | 'trouble'>;
  readonly action: string;
  readonly isUsable: boolean;
  readonly onAccept: () => void;
  readonly onClose: () => void;
  /** What accepting would mean. */
  readonly verdict: ReactNode;
  readonly children: ReactNode;
};

/** The dialog, open while it is mounted. */
export function LookDialog(props: LookDialogProps) {
  const { title, size, looking, accepting, action, isUsable, onAccept, onClose, verdict, children } = props;
  const { t } = useConsole();
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      size={size}
      classNames={{ body: css['look'] ?? '' }}
      title={title}
      closeButtonProps={{ 'aria-label': t('modal.close') }}
    >
      <div className={css['body']} aria-busy={looking.busy}>
        {!looking.isSeen && looking.trouble === null && <p className="note">{t('import.reading')}</p>}
        {looking.trouble !== null && <Refused trouble={looking.trouble} title={t('import.unusable')} />}
        {children}
      </div>
      <div className={css['foot']}>
        {verdict}
        <Refused trouble={accepting.trouble} />
        <Group>
          <AskButton disabled={!isUsable || looking.busy} busy={accepting.busy} onClick={onAccept}>
            {action}
          </AskButton>
          <Button onClick={onClose}>{t('modal.cancel')}</Button>
          {looking.busy && looking.isSeen && <span role="status">{t('import.reading')}</span>}
        </Group>
      </div>
    </Modal>
  );
}
