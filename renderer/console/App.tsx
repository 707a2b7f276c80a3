// The console: the steps on the left, the one decision in the middle, stage and record on the right.

import { useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { ConsoleBridge } from '../../shared/contract/bridge.ts';
import type { ConsoleSnapshot, StepId } from '../../shared/contract/snapshots.ts';
import { addOwnFaces, faceThrough } from '../ui/own-faces.ts';
import type { SnapshotStore } from '../ui/store.ts';
import css from './App.module.css';
import { Aside } from './Aside.tsx';
import { ExportsDialog } from './exports/ExportsDialog.tsx';
import { Header } from './Header.tsx';
import { StepFrame } from './StepFrame.tsx';
import { StepList } from './StepList.tsx';
import { ConsoleContext, type ConsoleState } from './state/console.ts';
import { hashOf, languageOf, placeOf, searchOf } from './state/place.ts';
import { usePlanDraft } from './state/planDraft.ts';
import { groupDue, shownStep } from './state/steps.ts';
import { wordsIn } from './state/words.ts';

/** The whole window, once a snapshot is there. */
export function App({ bridge, store }: { bridge: ConsoleBridge; store: SnapshotStore<ConsoleSnapshot> }) {
  const snapshot = useStore(store, ({ snapshot }) => snapshot);
  const [language, setLanguage] = useState(() => languageOf(location.search));
  const [place, setPlace] = useState(() => placeOf(location.hash));
  const [exporting, setExporting] = useState(false);
  const [isLost, setIsLost] = useState(false);
  useEffect(() => bridge.onLost?.(setIsLost), [bridge]);
  const kept = usePlanDraft(snapshot, bridge.call);
  const t = useMemo(() => wordsIn(language), [language]);
  // What is due, and in which attempt: a rehearsal is one of its own.
  const due = snapshot === null ? null : `${snapshot.plan.ceremony} ${groupDue(snapshot)}`;
  const dueBefore = useRef(due);

  // When the ceremony moves on, the view goes to what is due now.
  useEffect(() => {
    if (dueBefore.current !== null && due !== dueBefore.current) setPlace({ step: null, part: null });
    dueBefore.current = due;
  }, [due]);

  useEffect(() => {
    const address = `${location.pathname}${searchOf(location.search, language)}${hashOf(place)}`;
    history.replaceState(null, '', address);
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    document.title = t('console.title');
  }, [language, place, t]);

  // Somebody goes back, or types another step into the address.
  useEffect(() => {
    const follow = () => setPlace(placeOf(location.hash));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);

  const ownFaces = snapshot?.stage.frame.faces.join() ?? '';
  useEffect(() => {
    const digests = ownFaces === '' ? [] : ownFaces.split(',');
    void addOwnFaces(digests, digest => faceThrough(bridge, digest));
  }, [bridge, ownFaces]);

  if (snapshot === null) return <p className="waiting">{t('console.waiting')}</p>;
  const step = shownStep(snapshot, place.step);
  const state: ConsoleState = {
    snapshot,
    call: bridge.call,
    language,
    t,
    isLost,
    step,
    part: place.step === step ? place.part : null,
    go: (to: StepId, part?: string) => setPlace({ step: to, part: part ?? null }),
    showExports: setExporting,
    ...kept,
  };
  return (
    <ConsoleContext value={state}>
      <div className={`${css['console']} ${snapshot.rehearsal ? css['rehearsal'] : ''}`}>
        <Header onLanguage={setLanguage} />
        <StepList />
        <StepFrame />
        <Aside />
        <ExportsDialog opened={exporting} />
      </div>
    </ConsoleContext>
  );
}
