// Preparing, in three parts: the plan, the lists, who is present. Each part says whether it is in order.

import { Button, Tabs } from '@mantine/core';
import { useConsole } from '../state/console.ts';
import { blockersOf, isReady } from '../state/steps.ts';
import { AttendancePart } from './AttendancePart.tsx';
import { ListsPart } from './lists/ListsPart.tsx';
import css from './PrepareStep.module.css';
import { OtherPlan } from './plan/OtherPlan.tsx';
import { PlanPart } from './plan/PlanPart.tsx';

const parts = ['plan', 'lists', 'attendance'] as const;
type Part = (typeof parts)[number];

/** The step before everything: plan, lists, attendance. */
export function PrepareStep() {
  const { snapshot, part, draft, t, go } = useConsole();
  const shown: Part = parts.find(name => name === part) ?? 'plan';
  const { missing, samples, errors, open } = blockersOf(snapshot);
  const state = {
    plan: draft === null ? t('prepare.saved') : t('prepare.unsaved'),
    lists: isReady(snapshot)
      ? t('prepare.in-order')
      : t('prepare.lists-open', { missing: missing.length, errors, open }) +
        (samples.length > 0 ? t('prepare.lists-sample', { count: samples.length }) : ''),
    attendance: t('prepare.present', { count: snapshot.attendance.length }),
  };
  const next = parts[parts.indexOf(shown) + 1];
  return (
    <>
      <OtherPlan />
      <Tabs value={shown} onChange={value => go('prepare', value ?? 'plan')} keepMounted={false}>
        <Tabs.List grow>
          {parts.map(name => (
            <Tabs.Tab key={name} value={name}>
              <span className={css['name']}>{t(`part.${name}`)}</span>
              <span className={css['state']}>{state[name]}</span>
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="plan">
          <PlanPart />
        </Tabs.Panel>
        <Tabs.Panel value="lists">
          <ListsPart />
        </Tabs.Panel>
        <Tabs.Panel value="attendance">
          <AttendancePart />
        </Tabs.Panel>
        <div className="go-on">
          <Button onClick={() => (next === undefined ? go('displays') : go('prepare', next))}>
            {t('console.go-on', { step: next === undefined ? t('step.displays') : t(`part.${next}`) })}
          </Button>
        </div>
      </Tabs>
    </>
  );
}
