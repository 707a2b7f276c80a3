// The foot of the plan's form: the state of the changes, and what can be done.

import { Button, Group } from '@mantine/core';
import { AskButton, oncePerPress } from '../../parts/AskButton.tsx';
import { Refused } from '../../parts/Refused.tsx';
import { useConsole } from '../../state/console.ts';
import type { PlanEditor } from './draft.ts';
import css from './SaveBar.module.css';

/** Saving and discarding, with the origin of unsaved changes and what blocks them. */
export function SaveBar({ editor }: { editor: PlanEditor }) {
  const { isUnkept, t } = useConsole();
  const { dirty, faults, isRestored, isOvertaken, asking } = editor;
  return (
    <div className={`${css['save']} ${dirty ? css['dirty'] : ''}`}>
      {isOvertaken ? (
        <p className="note note-open">{t('plan.restored-other')}</p>
      ) : (
        isRestored && <p className="note note-open">{t('plan.restored')}</p>
      )}
      {isUnkept && <p className="note note-bad">{t('plan.not-kept')}</p>}
      {faults > 0 && <p className="note note-bad">{t('plan.faults', { count: faults })}</p>}
      <Group>
        <AskButton disabled={!dirty || faults > 0 || isOvertaken} busy={asking.busy} onClick={() => void editor.save()}>
          {t('plan.save')}
        </AskButton>
        {isOvertaken && (
          <Button disabled={faults > 0} onKeyDown={oncePerPress} onClick={() => void editor.save('anyway')}>
            {t('plan.let-count')}
          </Button>
        )}
        <Button disabled={!dirty} onClick={editor.giveUp}>
          {t('plan.give-up')}
        </Button>
        <span>{t(dirty ? 'prepare.unsaved' : 'prepare.saved')}</span>
      </Group>
      <Refused trouble={asking.trouble} />
    </div>
  );
}
