// What decides the draw: who holds a secret, and the live inputs in their order.

import { Checkbox } from '@mantine/core';
import { allRoles } from '../../../../shared/protocol/rules.ts';
import { SmallButton } from '../../parts/AskButton.tsx';
import { useConsole } from '../../state/console.ts';
import type { PlanEditor } from './draft.ts';
import { InputFields } from './InputFields.tsx';
import { inputsOfPlan } from './plan-inputs.ts';
import { Weaknesses } from './Weaknesses.tsx';

/** The fields of secrets and inputs. */
export function PlanDraws({ editor }: { editor: PlanEditor }) {
  const { plan, change, errorAt } = editor;
  const { t } = useConsole();
  return (
    <>
      <h3 className="part-title">{t('plan.secrets')}</h3>
      <p className="part-about">{t('plan.secrets-about')}</p>
      <Checkbox.Group
        aria-label={t('plan.secrets')}
        value={plan.secrets}
        error={errorAt('secrets')}
        onChange={value => change({ secrets: allRoles.filter(role => value.includes(role)) })}
      >
        <div className="row">
          {allRoles.map(role => (
            <Checkbox key={role} value={role} label={t(`role.${role}`)} />
          ))}
        </div>
      </Checkbox.Group>
      <h3 className="part-title">{t('plan.inputs')}</h3>
      <p className="part-about">{t('plan.input-about')}</p>
      {plan.inputs.map((_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the fields hold no state of their own
        <InputFields key={index} editor={editor} index={index} />
      ))}
      {errorAt('inputs') !== null && <p className="note note-bad">{errorAt('inputs')}</p>}
      <SmallButton
        disabled={plan.inputs.length === 9}
        onClick={() => change({ inputs: inputsOfPlan(plan.inputs).withMore() })}
      >
        {t('plan.add-inputs')}
      </SmallButton>
      <Weaknesses plan={plan} />
    </>
  );
}
