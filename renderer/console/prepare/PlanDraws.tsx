// What decides the draw: who holds a secret, and the live inputs in their order.

import { Button, Checkbox, NativeSelect, NumberInput } from '@mantine/core';
import { allRoles, type EntropyKind } from '../../../shared/protocol/rules.ts';
import { useDesk } from '../desk.ts';
import { listOf, type PlanEditor, wholeOf } from './draft.ts';
import { Weaknesses } from './Weaknesses.tsx';

const kinds: readonly EntropyKind[] = ['card', 'ball', 'd10'];

/** The fields of secrets and inputs. */
export function PlanDraws({ editor: { plan, change, errorAt } }: { editor: PlanEditor }) {
  const { t } = useDesk();
  const lines = listOf(plan.entropy);
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
      <h3 className="part-title">{t('plan.entropy')}</h3>
      <p className="part-about">{t('plan.entropy-about')}</p>
      {plan.entropy.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the fields hold no state of their own
        <div key={index} className="fields-exempt">
          <NativeSelect
            label={t('plan.entropy-kind', { number: index + 1 })}
            value={line.kind}
            data={kinds.map(kind => ({ value: kind, label: t(`kind.${kind}`) }))}
            onChange={event => {
              const kind = kinds.find(kind => kind === event.currentTarget.value);
              if (kind !== undefined) change({ entropy: lines.with(index, { kind }) });
            }}
          />
          <NumberInput
            label={t(line.kind === 'ball' ? 'plan.balls' : 'plan.digits')}
            value={line.count === 0 ? '' : line.count}
            error={errorAt(`entropy[${index}].count`)}
            min={1}
            max={99}
            allowDecimal={false}
            hideControls
            onChange={value => change({ entropy: lines.with(index, { count: wholeOf(value) }) })}
          />
          <Button
            variant="default"
            disabled={plan.entropy.length === 1}
            aria-label={t('plan.remove-entropy-named', { number: index + 1 })}
            onClick={() => change({ entropy: lines.without(index) })}
          >
            {t('plan.remove')}
          </Button>
        </div>
      ))}
      {errorAt('entropy') !== null && <p className="note note-bad">{errorAt('entropy')}</p>}
      <Button
        variant="default"
        size="compact-sm"
        disabled={plan.entropy.length === 9}
        onClick={() => change({ entropy: lines.and({ kind: 'd10', count: 20 }) })}
      >
        {t('plan.add-entropy')}
      </Button>
      <Weaknesses plan={plan} />
    </>
  );
}
