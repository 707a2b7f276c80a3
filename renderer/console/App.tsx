// The console's window: the start screen, a ceremony, or an archive, and what all three share.

import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { ConsoleBridge } from '../../shared/contract/bridge.ts';
import type { ConsoleView } from '../../shared/contract/start.ts';
import { addOwnFaces, faceThrough } from '../ui/own-faces.ts';
import type { SnapshotStore } from '../ui/store.ts';
import { Ceremony } from './Ceremony.tsx';
import { StartScreen } from './start/StartScreen.tsx';
import { languageOf, searchOf } from './state/place.ts';
import { WindowContext, type WindowState } from './state/window.ts';
import { wordsIn } from './state/words.ts';

// Nobody opens an archive in a hurry.
const ArchiveScreen = lazy(async () => ({ default: (await import('./archive/ArchiveScreen.tsx')).ArchiveScreen }));

const notMoved = { moved: null } as const;

/** The whole window, once a snapshot is there. */
export function App({ bridge, store }: { bridge: ConsoleBridge; store: SnapshotStore<ConsoleView> }) {
  const view = useStore(store, ({ snapshot }) => snapshot);
  const [language, setLanguage] = useState(() => languageOf(location.search));
  const [isLost, setIsLost] = useState(false);
  useEffect(() => bridge.onLost?.(setIsLost), [bridge]);
  const t = useMemo(() => wordsIn(language), [language]);

  useEffect(() => {
    history.replaceState(null, '', `${location.pathname}${searchOf(location.search, language)}${location.hash}`);
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    document.title = t('console.title');
  }, [language, t]);

  const ownFaces = view?.stage.frame.faces.join() ?? '';
  useEffect(() => {
    const digests = ownFaces === '' ? [] : ownFaces.split(',');
    void addOwnFaces(digests, digest => faceThrough(bridge, digest));
  }, [bridge, ownFaces]);

  if (view === null) return <p className="waiting">{t('console.waiting')}</p>;
  const { windows, stage } = view;
  const handover = view.at === 'ceremony' ? view.handover : notMoved;
  const state: WindowState = { windows, stage, call: bridge.call, language, t, isLost, handover };
  return (
    <WindowContext value={state}>
      {view.at === 'start' && <StartScreen view={view} onLanguage={setLanguage} />}
      {view.at === 'ceremony' && <Ceremony snapshot={view} onLanguage={setLanguage} />}
      {view.at === 'archive' && (
        <Suspense fallback={<p className="waiting">{t('console.opening')}</p>}>
          <ArchiveScreen view={view} onLanguage={setLanguage} />
        </Suspense>
      )}
    </WindowContext>
  );
}
