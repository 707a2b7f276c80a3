// What decides the draw: who holds a secret, and the live inputs in their order.

import { Button, Checkbox, NativeSelect, NumberInput } from '@mantine/core';
import { inputKinds } from '../../../../shared/protocol/inputs.ts';
import { allRoles } from '../../../../shared/protocol/rules.ts';
import { SmallButton } from '../../parts/AskButton.tsx';
import { useConsole } from '../../state/console.ts';
import { listOf, type PlanEditor, wholeOf } from './draft.ts';
import { Weaknesses } from './Weaknesses.tsx';

/** The fields of secrets and inputs. */
export function PlanDraws({ editor: { plan, change, errorAt } }: { editor: PlanEditor }) {
  const { t } = useConsole();
  const lines = listOf(plan.inputs);
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
      {plan.inputs.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the fields hold no state of their own
        <div key={index} className="fields-3">
          <NativeSelect
            label={t('plan.input-kind', { number: index + 1 })}
            value={line.kind}
            data={inputKinds.map(kind => ({ value: kind, label: t(`kind.${kind}`) }))}
            onChange={event => {
              const kind = inputKinds.find(kind => kind === event.currentTarget.value);
              if (kind !== undefined) change({ inputs: lines.with(index, { kind }) });
            }}
          />
          <NumberInput
            label={t(line.kind === 'ball' ? 'plan.balls' : 'plan.digits')}
            value={line.count === 0 ? '' : line.count}
            error={errorAt(`entropy[${index}].count`)}
            min={1}
            max={99}
            onChange={value => change({ inputs: lines.with(index, { count: wholeOf(value) }) })}
          />
          <Button
            disabled={plan.inputs.length === 1}
            aria-label={t('plan.remove-inputs-named', { number: index + 1 })}
            onClick={() => change({ inputs: lines.without(index) })}
          >
            {t('plan.remove')}
          </Button>
        </div>
      ))}
      {errorAt('inputs') !== null && <p className="note note-bad">{errorAt('inputs')}</p>}
      <SmallButton
        disabled={plan.inputs.length === 9}
        onClick={() => change({ inputs: lines.and({ kind: 'd10', count: 20 }) })}
      >
        {t('plan.add-inputs')}
      </SmallButton>
      <Weaknesses plan={plan} />
    </>
  );
}
