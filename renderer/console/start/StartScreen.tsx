// The start screen: the ceremonies of this computer, and what can be begun. Nothing here replaces anything.

import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { nextOf, type StartSnapshot } from '../../../shared/contract/start.ts';
import { type Refusal, sentence } from '../../../shared/text/refusal.ts';
import type { Language } from '../../../shared/text/template.ts';
import { ActionButton } from '../parts/ActionButton.tsx';
import { carried, FileArea } from '../parts/FileArea.tsx';
import { LanguageButton } from '../parts/LanguageButton.tsx';
import { LostBand } from '../parts/LostBand.tsx';
import { Refused } from '../parts/Refused.tsx';
import { useAsking } from '../state/asking.ts';
import { useWindow } from '../state/window.ts';
import { CeremonyList } from './CeremonyList.tsx';
import { NewCeremony } from './NewCeremony.tsx';
import { OpenArchive } from './OpenArchive.tsx';
import css from './StartScreen.module.css';

/** What is unfolded on the right. */
type Open = 'none' | 'archive' | 'take-over';

/** Whether the list says the same of a ceremony that cannot be read: nothing is told twice on one screen. */
function isListed({ ceremonies }: StartSnapshot, { code }: Refusal): boolean {
  return ceremonies.some(({ trouble }) => trouble?.code === code);
}

/** The start screen, or the form of a new ceremony. */
export function StartScreen(props: { readonly view: StartSnapshot; readonly onLanguage: (to: Language) => void }) {
  const { view, onLanguage } = props;
  const { t, language } = useWindow();
  const [isNew, setIsNew] = useState(false);
  const [open, setOpen] = useState<Open>('none');
  const { asking, take } = useTakeOver();
  // One filled button: what is under way goes on first.
  const next = nextOf(view.ceremonies);
  return (
    <div className={css['screen']}>
      <header className={css['head']}>
        <div>
          <h1>{t('product.name')}</h1>
          <p className="soft">{t('home.about')}</p>
        </div>
        <LanguageButton onLanguage={onLanguage} />
      </header>
      <LostBand />
      {view.trouble !== null && (
        <div className="band band-bad" role="alert">
          {isListed(view, view.trouble) ? (
            <p>{t('home.trouble-below')}</p>
          ) : (
            <p>
              {t('home.trouble')} {sentence(language, view.trouble)}{' '}
              <span className="fine mono">{view.trouble.code}</span>
            </p>
          )}
        </div>
      )}
      {isNew ? (
        <NewCeremony onBack={() => setIsNew(false)} />
      ) : (
        <div className={css['columns']}>
          <CeremonyList view={view} next={next?.entry} />
          <section className={css['tasks']} aria-label={t('home.do')}>
            <Task about={t('home.new-about')}>
              <Button size="md" variant={next === undefined ? 'filled' : 'default'} onClick={() => setIsNew(true)}>
                {t('home.new')}
              </Button>
            </Task>
            <Task about={t('home.archive-about')}>
              <Unfold
                label={t('home.archive')}
                isOpen={open === 'archive'}
                onClick={() => setOpen(other(open, 'archive'))}
              />
              {open === 'archive' && <OpenArchive />}
            </Task>
            <Task about={t('home.take-over-about')}>
              <Unfold
                label={t('take-over.title')}
                isOpen={open === 'take-over'}
                onClick={() => setOpen(other(open, 'take-over'))}
              />
              {open === 'take-over' && (
                <>
                  <FileArea
                    label={t('take-over.choose')}
                    about={t('take-over.title')}
                    accept=".zip"
                    busy={asking.busy}
                    onFile={file => void take(file)}
                  />
                  <Refused trouble={asking.trouble} />
                </>
              )}
            </Task>
            <Task about={t('home.sample-about')}>
              <ActionButton size="md" variant="default" label={t('home.sample')} request={{ type: 'start.sample' }} />
            </Task>
          </section>
        </div>
      )}
    </div>
  );
}

function other(open: Open, wanted: Open): Open {
  return open === wanted ? 'none' : wanted;
}

function useTakeOver() {
  const asking = useAsking();
  const take = async (file: File) => {
    await asking.ask({ type: 'start.take-over', file: await carried(file) });
  };
  return { asking, take };
}

function Task({ about, children }: { readonly about: string; readonly children: ReactNode }) {
  return (
    <div className={css['task']}>
      {children}
      <p className="soft">{about}</p>
    </div>
  );
}

function Unfold(props: { readonly label: string; readonly isOpen: boolean; readonly onClick: () => void }) {
  const { label, isOpen, onClick } = props;
  return (
    <Button size="md" aria-expanded={isOpen} onClick={onClick}>
      {label}
    </Button>
  );
}
