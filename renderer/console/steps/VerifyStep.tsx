// Everything computed once more from the files on disk, check by check, with its values.

import { digestText } from '../../../shared/text/groups.ts';
import { sentence } from '../../../shared/text/refusal.ts';
import { shownValue } from '../../../shared/text/value-names.ts';
import type { Check } from '../../../shared/verifier/checks.ts';
import { ActionButton } from '../parts/ActionButton.tsx';
import { ReceiptCheck } from '../parts/ReceiptCheck.tsx';
import { useConsole } from '../state/console.ts';
import css from './VerifyStep.module.css';

/** The checks, and where the dossier is. */
export function VerifyStep() {
  const { snapshot, t } = useConsole();
  const { checks, folder, rehearsing } = snapshot;
  const failed = checks?.filter(({ ok }) => !ok).length ?? 0;
  return (
    <>
      <ActionButton
        size="lg"
        label={t(checks === null ? 'verify.action' : 'verify.again')}
        request={{ type: 'dossier.verify' }}
      />
      <dl className="facts">
        <dt>{t('verify.folder')}</dt>
        <dd>
          <code className="path">{folder}</code>
        </dd>
      </dl>
      <p className="part-about">{t('verify.folder-about')}</p>
      {rehearsing !== null && <p className="note note-open">{t('verify.rehearsal')}</p>}
      {checks !== null && (
        <>
          <p className={failed === 0 ? 'verdict verdict-good' : 'verdict verdict-bad'} role="status">
            {failed === 0 ? t('verify.passed', { count: checks.length }) : t('verify.failed', { count: failed })}
          </p>
          <ul>
            {[...checks.filter(({ ok }) => !ok), ...checks.filter(({ ok }) => ok)].map(check => (
              <CheckLine key={check.id} check={check} />
            ))}
          </ul>
        </>
      )}
      <ReceiptCheck />
    </>
  );
}

function CheckLine({ check: { id, ok, expected, actual, why } }: { check: Check }) {
  const { language, t } = useConsole();
  const shown = (value: string) => (/^[0-9a-f]{64}$/.test(value) ? digestText(value) : shownValue(language, value));
  return (
    <li className={`line ${css['check']}`}>
      <span className={ok ? 'sign sign-good' : 'sign sign-bad'}>{t(ok ? 'verify.ok' : 'verify.not-ok')}</span>
      <div className="long">
        <p>
          <strong>{t(`check.${id}`)}</strong> <span className="fine mono">{id}</span>
        </p>
        {ok && actual !== '' && <p className="fine long mono">{shown(actual)}</p>}
        {!ok && (
          <>
            {why !== undefined && <p>{sentence(language, why)}</p>}
            <p className="fine long mono">{t('verify.values', { expected: shown(expected), actual: shown(actual) })}</p>
          </>
        )}
      </div>
    </li>
  );
}
