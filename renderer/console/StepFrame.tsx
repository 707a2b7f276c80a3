// The middle of the window: the name of the step, what it is about in a sentence, and its one decision.

import { type ComponentType, lazy, Suspense, useEffect, useRef } from 'react';
import type { StepId } from '../../shared/contract/snapshots.ts';
import type { SignedSheet } from '../../shared/record/signing.ts';
import { mayGiveUp } from '../../shared/record/state.ts';
import { isOfRegister, type SheetKind, sheetKinds } from '../../shared/sheets/sheet.ts';
import { MoveBand } from './exports/MoveBand.tsx';
import { GiveUp } from './parts/GiveUp.tsx';
import { LostBand } from './parts/LostBand.tsx';
import { Paper } from './parts/Paper.tsx';
import { Recovered } from './parts/Recovered.tsx';
import { StageNotice } from './parts/StageNotice.tsx';
import { Troubles } from './parts/Troubles.tsx';
import { PrepareStep } from './prepare/PrepareStep.tsx';
import css from './StepFrame.module.css';
import { useConsole } from './state/console.ts';
import { whenQuiet } from './state/quiet.ts';
import { firstDue, groupDue, isDone, stepGroups } from './state/steps.ts';

// The first step loads with the window; those after it are fetched when the window is idle, long before they are due.
const later = () => import('./steps/later.ts');
void whenQuiet().then(later);
type Later = Awaited<ReturnType<typeof later>>;
const step = <Name extends keyof Later>(name: Name) =>
  lazy(async () => ({ default: (await later())[name] as ComponentType }));

const panels: { readonly [Step in StepId]: ComponentType } = {
  prepare: PrepareStep,
  displays: step('DisplaysStep'),
  rehearse: step('RehearseStep'),
  freeze: step('FreezeStep'),
  secrets: step('SecretsStep'),
  publish: step('PublishStep'),
  inputs: step('InputsStep'),
  reveal: step('RevealStep'),
  draw: step('DrawStep'),
  present: step('PresentStep'),
  seal: step('SealStep'),
  verify: step('VerifyStep'),
};

/** The sheets that are due once a step has been reached: those left by the step before it, and its own. */
const paperOf: { readonly [Step in StepId]?: readonly SheetKind[] } = {
  freeze: ['void', 'sealed-list', 'attendance', 'receipts'],
  secrets: ['void', 'sealed-list', 'attendance', 'receipts', 'envelope'],
  publish: ['void', 'promise', 'envelope'],
  inputs: ['void', 'promise', 'envelope'],
  reveal: ['void', 'inputs'],
  draw: ['inputs'],
  present: ['admitted', 'reserve', 'direct'],
  seal: ['inputs', 'admitted', 'reserve', 'direct', 'record', 'attendance'],
  verify: sheetKinds.filter(kind => !isOfRegister(kind)),
};

/** The steps in which the hall waits for what the operator does next. */
const liveSteps: readonly StepId[] = ['secrets', 'publish', 'inputs', 'reveal', 'draw'];

/** The sheet that is signed, and so printed, before anything else of a step. */
const signedFirst: { readonly [Step in StepId]?: SignedSheet } = { inputs: 'promise', reveal: 'inputs' };

/** The step that is shown. */
export function StepFrame() {
  const { snapshot, step, t, go, showExports } = useConsole();
  const Panel = panels[step];
  const steps = stepGroups.flat();
  const isFrozen = snapshot.due.type !== 'open' && snapshot.due.type !== 'freeze';
  const kinds = paperOf[step];
  const title = useRef<HTMLHeadingElement>(null);
  const stepBefore = useRef(step);
  const due = firstDue(snapshot);
  const isWaiting = snapshot.signings.some(({ sheet, state }) => state === 'due' && sheet === signedFirst[step]);
  // Something is to be done now, in front of everybody: what follows from the past is folded away.
  const isLive = step === due && liveSteps.includes(step) && !isWaiting;
  const behind = steps.indexOf(step) < steps.indexOf(due);

  // Keyboard users start at the head of the new step, not at the place of a button that is gone.
  useEffect(() => {
    if (stepBefore.current !== step) title.current?.focus();
    stepBefore.current = step;
  }, [step]);

  return (
    <main className={css['middle']}>
      <LostBand />
      <MoveBand />
      <StageNotice />
      <Troubles />
      <Recovered />
      <div className={css['head']}>
        <p className={css['count']}>
          {t('console.step', { number: steps.indexOf(step) + 1, of: steps.length })}
          {snapshot.rehearsal && <span className="badge badge-rehearsal">{t('mode.rehearsal')}</span>}
        </p>
        <h2 ref={title} tabIndex={-1}>
          {t(`step.${step}`)}
        </h2>
        <p className={css['about']}>{t(`about.${step}`)}</p>
        {behind && (
          <p className={css['behind']}>
            {t(isDone(snapshot, step) ? 'console.behind' : 'console.behind-missed')}{' '}
            <button type="button" className="link" onClick={() => go(due)}>
              {t('console.back-to', { step: t(`step.${due}`) })}
            </button>
          </p>
        )}
      </div>
      {snapshot.plan.prior !== 'none' && groupDue(snapshot) === 0 && (
        <p className="note note-open">{t('prior.note', { ceremony: snapshot.plan.ceremony })}</p>
      )}
      <Suspense fallback={<p className="waiting">{t('console.opening')}</p>}>
        <Panel key={`${snapshot.plan.ceremony} ${step}`} />
      </Suspense>
      {step === due && mayGiveUp(snapshot.due.type) && <GiveUp />}
      {isFrozen && kinds !== undefined && (
        <Paper
          // What is due may change within a step: what is to be signed first has to be printed.
          key={`paper ${snapshot.plan.ceremony} ${step} ${isLive}`}
          kinds={kinds}
          schools={snapshot.schools}
          paper={snapshot.paper}
          // What can be printed changes with the record, the commitments that are held, and the sign-ins.
          since={`${snapshot.record[0]?.number ?? 0} ${snapshot.attendance.length} ${snapshot.holders.map(({ commitment }) => commitment).join()}`}
          isFolded={isLive}
          isNext={step !== due || isWaiting || (step === 'verify' && snapshot.verdict !== null)}
          onExports={() => showExports(true)}
        />
      )}
    </main>
  );
}
