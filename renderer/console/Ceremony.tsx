// A ceremony: the steps on the left, the one decision in the middle, stage and record on the right.

import { useEffect, useRef, useState } from 'react';
import type { ConsoleSnapshot, StepId } from '../../shared/contract/snapshots.ts';
import type { Language } from '../../shared/text/template.ts';
import { Aside } from './Aside.tsx';
import css from './Ceremony.module.css';
import { ExportsDialog } from './exports/ExportsDialog.tsx';
import { Header } from './Header.tsx';
import { StepFrame } from './StepFrame.tsx';
import { StepList } from './StepList.tsx';
import { ConsoleContext, type ConsoleState } from './state/console.ts';
import { hashOf, placeOf } from './state/place.ts';
import { usePlanDraft } from './state/planDraft.ts';
import { groupDue, shownStep } from './state/steps.ts';
import { useWindow } from './state/window.ts';

/** The ceremony that is open. */
export function Ceremony(props: { readonly snapshot: ConsoleSnapshot; onLanguage: (language: Language) => void }) {
  const { snapshot, onLanguage } = props;
  const { call } = useWindow();
  const [place, setPlace] = useState(() => placeOf(location.hash));
  const [exporting, setExporting] = useState(false);
  const kept = usePlanDraft(snapshot, call);
  // What is due, and in which attempt: a rehearsal is one of its own.
  const due = `${snapshot.plan.ceremony} ${groupDue(snapshot)}`;
  const dueBefore = useRef(due);

  // When the ceremony moves on, the view goes to what is due now.
  useEffect(() => {
    if (due !== dueBefore.current) setPlace({ step: null, part: null });
    dueBefore.current = due;
  }, [due]);

  useEffect(() => {
    history.replaceState(null, '', `${location.pathname}${location.search}${hashOf(place)}`);
  }, [place]);

  // Another ceremony begins at what is due in it.
  useEffect(() => () => history.replaceState(null, '', `${location.pathname}${location.search}`), []);

  // Somebody goes back, or types another step into the address.
  useEffect(() => {
    const follow = () => setPlace(placeOf(location.hash));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);

  const step = shownStep(snapshot, place.step);
  const state: ConsoleState = {
    snapshot,
    step,
    part: place.step === step ? place.part : null,
    go: (to: StepId, part?: string) => setPlace({ step: to, part: part ?? null }),
    showExports: setExporting,
    ...kept,
  };
  return (
    <ConsoleContext value={state}>
      <div className={`${css['console']} ${snapshot.rehearsal ? css['rehearsal'] : ''}`}>
        <Header onLanguage={onLanguage} />
        <StepList />
        <StepFrame />
        <Aside />
        <ExportsDialog opened={exporting} />
      </div>
    </ConsoleContext>
  );
}
