// The standby scene: one click or one key from anywhere, and the same back to where the stage was. Its sentence can be changed while
// it stands.

import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { RequestOf } from '../../../shared/contract/requests.ts';
import { useAsking } from '../state/asking.ts';
import { useConsole } from '../state/console.ts';
import { isTyping, onEnter } from '../state/enter.ts';
import { standsStill } from './ActionButton.tsx';
import { AskButton, SmallButton } from './AskButton.tsx';
import { Refused } from './Refused.tsx';

const examples = ['standby.pause', 'standby.check', 'standby.device'] as const;

/** The key of the standby scene. It does nothing in a field. */
const key = 'F9';

/** Brings up the standby scene, or ends it if it is up; and what it says. */
export function StandbyButton() {
  const { snapshot, t } = useConsole();
  const { scene } = snapshot.stage;
  const { ask, busy, trouble } = useAsking();
  const [words, setWords] = useState('');
  const isUp = scene.kind === 'standby';
  const request: RequestOf<'stage.show'> | RequestOf<'stage.resume'> = isUp
    ? { type: 'stage.resume' }
    : { type: 'stage.show', scene: { kind: 'standby', words: words.trim() } };
  const disabled = standsStill(snapshot, request);
  const press = useRef(() => {});
  useEffect(() => {
    press.current = () => {
      if (!disabled) void ask(request);
    };
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== key || isTyping()) return;
      event.preventDefault();
      if (!event.repeat) press.current();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return (
    <>
      <div className="action">
        <AskButton
          variant={isUp ? 'filled' : 'default'}
          disabled={disabled}
          busy={busy}
          onClick={() => press.current()}
        >
          {t('console.with-key', { label: t(isUp ? 'standby.end' : 'scene.standby'), key })}
        </AskButton>
        <Refused trouble={trouble} />
      </div>
      {isUp && <Sentence words={words} setWords={setWords} />}
    </>
  );
}

/** What the stage says while it waits. The next standby of this window begins with the same words. */
function Sentence({ words, setWords }: { words: string; setWords: (words: string) => void }) {
  const { t } = useConsole();
  const { ask, busy, trouble } = useAsking();
  const [open, setOpen] = useState(false);
  const show = async () => {
    if (words.trim() === '') return;
    if (await ask({ type: 'stage.show', scene: { kind: 'standby', words: words.trim() } })) setOpen(false);
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('standby.change')}</Button>
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
        <TextInput
          label={t('standby.words')}
          maxLength={80}
          value={words}
          onChange={event => setWords(event.currentTarget.value)}
          onKeyDown={onEnter(() => void show())}
          data-autofocus
        />
        <Group mt="md" align="flex-start">
          <AskButton busy={busy} disabled={words.trim() === ''} onClick={() => void show()}>
            {t('standby.title')}
          </AskButton>
          <Button onClick={() => setOpen(false)}>{t('modal.cancel')}</Button>
        </Group>
        <Refused trouble={trouble} />
      </Modal>
    </>
  );
}
