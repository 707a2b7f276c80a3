// How the operator steers the stage: another scene, light or dark, Chinese or English.

import { Button, Group, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { ConsoleSnapshot } from '../../../shared/contract/snapshots.ts';
import { useConsole } from '../state/console.ts';
import { groupDue } from '../state/steps.ts';
import { ActionButton } from './ActionButton.tsx';
import { SmallButton } from './AskButton.tsx';
import { HallExtras, LivePicture } from './HallExtras.tsx';
import css from './SceneChooser.module.css';

const scenes = ['cover', 'rules', 'testcard', 'sealed', 'promise', 'inputs', 'reveal', 'seed', 'end'] as const;
type Chosen = (typeof scenes)[number];

/** The first group of steps in which what a scene shows has happened; 0 if nothing need have. */
const since: { readonly [Kind in Chosen]?: number } = { sealed: 1, promise: 1, inputs: 3, reveal: 4, seed: 5, end: 6 };

function isThere(kind: Chosen, snapshot: ConsoleSnapshot): boolean {
  return groupDue(snapshot) >= (since[kind] ?? 0);
}

/** Chooses what the stage shows. */
export function SceneChooser() {
  const { snapshot, t } = useConsole();
  const [open, setOpen] = useState(false);
  const [kind, setKind] = useState<Chosen>('cover');
  const { theme, language } = snapshot.stage.frame;
  const there = scenes.filter(scene => isThere(scene, snapshot));
  if (!open) {
    return <SmallButton onClick={() => setOpen(true)}>{t('stage.change')}</SmallButton>;
  }
  return (
    <div className={css['chooser']}>
      <NativeSelect
        label={t('stage.scene')}
        value={kind}
        data={there.map(scene => ({ value: scene, label: t(`scene.${scene}`) }))}
        onChange={event => setKind(there.find(scene => scene === event.currentTarget.value) ?? 'cover')}
      />
      <ActionButton variant="default" label={t('stage.show')} request={{ type: 'stage.show', scene: { kind } }} />
      <HallExtras />
      <LivePicture />
      <Group gap="xs">
        <ActionButton
          variant="default"
          label={t(theme === 'paper' ? 'stage.ink' : 'stage.paper')}
          request={{ type: 'stage.look', look: { theme: theme === 'paper' ? 'ink' : 'paper' } }}
        />
        <ActionButton
          variant="default"
          label={t(language === 'zh' ? 'stage.english' : 'stage.chinese')}
          request={{ type: 'stage.look', look: { language: language === 'zh' ? 'en' : 'zh' } }}
        />
        <Button onClick={() => setOpen(false)}>{t('stage.fold')}</Button>
      </Group>
    </div>
  );
}
