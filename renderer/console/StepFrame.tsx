// The middle of the window: the name of the step, what it is about in a sentence, and its one decision.

import { type FunctionComponent, useEffect, useRef } from 'react';
import type { StepId } from '../../shared/contract/snapshots.ts';
import { type SheetKind, sheetKinds } from '../../shared/sheets/sheet.ts';
import { useDesk } from './desk.ts';
import { MoveBand } from './exports/MoveBand.tsx';
import { GiveUp } from './parts/GiveUp.tsx';
import { Paper } from './parts/Paper.tsx';
import { Recovered } from './parts/Recovered.tsx';
import { StageNotice } from './parts/StageNotice.tsx';
import { PrepareStep } from './prepare/PrepareStep.tsx';
import { DisplaysStep } from './steps/DisplaysStep.tsx';
import { DrawStep } from './steps/DrawStep.tsx';
import { FreezeStep } from './steps/FreezeStep.tsx';
import { InputsStep } from './steps/InputsStep.tsx';
import { PresentStep } from './steps/PresentStep.tsx';
import { PublishStep } from './steps/PublishStep.tsx';
import { RehearseStep } from './steps/RehearseStep.tsx';
import { RevealStep } from './steps/RevealStep.tsx';
import { SealStep } from './steps/SealStep.tsx';
import { SecretsStep } from './steps/SecretsStep.tsx';
import { VerifyStep } from './steps/VerifyStep.tsx';
import { firstDue, groupDue, mayGiveUp, stepGroups } from './steps.ts';

const panels: { readonly [Step in StepId]: FunctionComponent } = {
  prepare: PrepareStep,
  displays: DisplaysStep,
  rehearse: RehearseStep,
  freeze: FreezeStep,
  secrets: SecretsStep,
  publish: PublishStep,
  inputs: InputsStep,
  reveal: RevealStep,
  draw: DrawStep,
  present: PresentStep,
  seal: SealStep,
  verify: VerifyStep,
};

/** The sheets that are due once a step has been reached: what the step before it has left, and what it leaves itself. */
const paperOf: { readonly [Step in StepId]?: readonly SheetKind[] } = {
  freeze: ['void', 'sealed-list', 'attendance'],
  secrets: ['void', 'sealed-list', 'attendance', 'envelope'],
  publish: ['void', 'promise', 'envelope'],
  inputs: ['void', 'promise', 'envelope'],
  reveal: ['void', 'inputs'],
  draw: ['inputs'],
  present: ['admitted', 'reserve', 'direct'],
  seal: ['inputs', 'admitted', 'reserve', 'direct', 'record', 'attendance'],
  verify: sheetKinds,
};

/** The step that is shown. */
export function StepFrame() {
  const { snapshot, step, t, go } = useDesk();
  const Panel = panels[step];
  const steps = stepGroups.flat();
  const isFrozen = snapshot.due.type !== 'open' && snapshot.due.type !== 'freeze';
  const kinds = paperOf[step];
  const title = useRef<HTMLHeadingElement>(null);
  const stepBefore = useRef(step);
  const due = firstDue(snapshot);
  const behind = steps.indexOf(step) < steps.indexOf(due);

  // Who works with the keyboard starts at the head of the new step, not at the place of a button that is gone.
  useEffect(() => {
    if (stepBefore.current !== step) title.current?.focus();
    stepBefore.current = step;
  }, [step]);

  return (
    <main className="middle">
      <MoveBand />
      <StageNotice />
      <Recovered />
      <div className="step-head">
        <p className="step-count">
          {t('console.step', { number: steps.indexOf(step) + 1, of: steps.length })}
          {snapshot.rehearsal && <span className="badge badge-rehearsal">{t('console.rehearsal')}</span>}
        </p>
        <h2 ref={title} tabIndex={-1}>
          {t(`step.${step}`)}
        </h2>
        <p className="step-about">{t(`about.${step}`)}</p>
        {behind && (
          <p className="step-behind">
            {t('console.behind')}{' '}
            <button type="button" className="link" onClick={() => go(due)}>
              {t('console.back-to', { step: t(`step.${due}`) })}
            </button>
          </p>
        )}
      </div>
      {snapshot.plan.prior !== 'none' && groupDue(snapshot) === 0 && (
        <p className="note note-open">{t('prior.note', { ceremony: snapshot.plan.ceremony })}</p>
      )}
      <Panel key={`${snapshot.plan.ceremony} ${step}`} />
      {step === due && mayGiveUp(snapshot) && <GiveUp />}
      {isFrozen && kinds !== undefined && <Paper key={`paper ${snapshot.plan.ceremony} ${step}`} kinds={kinds} />}
    </main>
  );
}
