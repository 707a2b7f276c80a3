// What a plan allows but nobody should rely on: said plainly where it is decided. It bars nothing.

import type { Plan } from '../../../../shared/plan/plan.ts';
import { enoughLastDigits, type Weakness, weaknessesOf } from '../../../../shared/plan/weaknesses.ts';
import { enoughDigits } from '../../../../shared/protocol/inputs.ts';
import { useConsole } from '../../state/console.ts';
import type { Words } from '../../state/words.ts';

/** The weaknesses of the plan being edited; nothing if there are none. */
export function Weaknesses({ plan }: { plan: Plan }) {
  const { t } = useConsole();
  const found = weaknessesOf(plan);
  if (found.length === 0) return null;
  return (
    <div className="band" role="status">
      <p className="is-warning">{t('weak.title')}</p>
      {found.map(weakness => (
        <p key={weakness.kind}>{weaknessWords(t, weakness)}</p>
      ))}
    </div>
  );
}

function weaknessWords(t: Words, weakness: Weakness): string {
  switch (weakness.kind) {
    case 'one-holder':
      return t('weak.one-holder', { role: t(`role.${weakness.role}`) });
    case 'few-digits':
      return t('weak.few-digits', { digits: weakness.digits, least: enoughDigits });
    case 'few-last':
      return t('weak.few-last', { number: weakness.number, digits: weakness.digits, least: enoughLastDigits });
  }
}
