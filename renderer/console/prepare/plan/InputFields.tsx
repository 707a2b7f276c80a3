// One live input of the plan: its kind, how many digits, and of a beacon which public value it is.

import { Button, NativeSelect, Textarea } from '@mantine/core';
import { inputKinds } from '../../../../shared/protocol/inputs.ts';
import { NumberField } from '../../parts/NumberField.tsx';
import { useConsole } from '../../state/console.ts';
import { listOf, type PlanEditor } from './draft.ts';
import { inputsOfPlan } from './plan-inputs.ts';

/** The fields of the input at `index`. */
export function InputFields({ editor, index }: { editor: PlanEditor; index: number }) {
  const { t } = useConsole();
  const { plan, change, errorAt } = editor;
  const lines = listOf(plan.inputs);
  const line = plan.inputs[index];
  if (line === undefined) return null;
  const isLast = index === plan.inputs.length - 1;
  return (
    <>
      <div className="fields-3">
        <NativeSelect
          label={t('plan.input-kind', { number: index + 1 })}
          value={line.kind}
          data={inputKinds.map(kind => ({
            value: kind,
            label: t(`kind.${kind}`),
            disabled: kind === 'beacon' && !isLast,
          }))}
          onChange={event => {
            const kind = inputKinds.find(kind => kind === event.currentTarget.value);
            if (kind !== undefined) change({ inputs: inputsOfPlan(plan.inputs).withKind(index, kind) });
          }}
        />
        <NumberField
          label={t(line.kind === 'ball' ? 'plan.balls' : 'plan.digits')}
          value={line.count}
          error={errorAt(`inputs[${index}].count`)}
          onNumber={count => change({ inputs: lines.with(index, { count }) })}
        />
        <Button
          disabled={plan.inputs.length === 1}
          aria-label={t('plan.remove-inputs-named', { number: index + 1 })}
          onClick={() => change({ inputs: lines.without(index) })}
        >
          {t('plan.remove')}
        </Button>
      </div>
      {line.source !== undefined && (
        <Textarea
          label={t('plan.source')}
          description={t('plan.source-about', { digits: line.count })}
          value={line.source}
          error={errorAt(`inputs[${index}].source`)}
          mb="sm"
          autosize
          minRows={2}
          maxLength={200}
          onChange={event => change({ inputs: lines.with(index, { source: event.currentTarget.value }) })}
        />
      )}
    </>
  );
}
