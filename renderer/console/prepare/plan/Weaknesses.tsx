// What a plan allows but nobody should rely on: said plainly where it is decided. It bars nothing.

import type { Plan } from '../../../../shared/plan/plan.ts';
import { enoughDigits, weaknessesOf } from '../../../../shared/plan/weaknesses.ts';
import { useConsole } from '../../state/console.ts';

/** The weaknesses of the plan being edited; nothing if there are none. */
export function Weaknesses({ plan }: { plan: Plan }) {
  const { t } = useConsole();
  const found = weaknessesOf(plan);
  if (found.length === 0) return null;
  return (
    <div className="band" role="status">
      <p className="is-warning">{t('weak.title')}</p>
      {found.map(weakness => (
        <p key={weakness.kind}>
          {weakness.kind === 'one-holder'
            ? t('weak.one-holder', { role: t(`role.${weakness.role}`) })
            : t('weak.few-digits', { digits: weakness.digits, least: enoughDigits })}
        </p>
      ))}
    </div>
  );
}
