// Everything computed once more from the files on disk, check by check, with its values.

import { Fragment } from 'react';
import { digestText, inputGroups } from '../../../shared/text/groups.ts';
import { sentence } from '../../../shared/text/refusal.ts';
import { shownValue } from '../../../shared/text/value-names.ts';
import type { Check, ShownVerdict } from '../../../shared/verifier/checks.ts';
import { comparedAs, remarkWords } from '../../../shared/verifier/remarks.ts';
import { ActionButton } from '../parts/ActionButton.tsx';
import { ReceiptCheck } from '../parts/ReceiptCheck.tsx';
import { useConsole } from '../state/console.ts';
import css from './VerifyStep.module.css';

/** The checks, and where the dossier is. */
export function VerifyStep() {
  const { snapshot, t } = useConsole();
  const { verdict, folder, rehearsing } = snapshot;
  return (
    <>
      <ActionButton
        size="lg"
        label={t(verdict === null ? 'verify.action' : 'verify.again')}
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
      {verdict !== null && <VerdictView verdict={verdict} />}
      <ReceiptCheck />
    </>
  );
}

/** The verdict, with what has to be weighed before anybody relies on it, and what has to be compared with paper. */
function VerdictView({ verdict: { checks, remarks, compare } }: { verdict: ShownVerdict }) {
  const { language, t } = useConsole();
  const failed = checks.filter(({ ok }) => !ok);
  const isGood = failed.length === 0;
  return (
    <>
      <p className={isGood ? 'verdict verdict-good' : 'verdict verdict-bad'} role="status">
        {isGood ? t('verify.passed', { count: checks.length }) : t('verify.failed', { count: failed.length })}
      </p>
      {remarks.length > 0 && (
        <>
          <p className="note note-open">{t('verdict.remarks')}</p>
          <ul className={css['remarks']}>
            {remarks.map(remark => (
              <li key={`${remark.code} ${remark.value}`}>{remarkWords(language, remark)}</li>
            ))}
          </ul>
        </>
      )}
      {compare.length > 0 && (
        <>
          <p className="part-about">{t('verify.compare-paper')}</p>
          <dl className="facts">
            {compare.map(compared => {
              const { name, digits, kind } = comparedAs(language, compared);
              return (
                <Fragment key={name}>
                  <dt>{name}</dt>
                  <dd className="long mono">
                    {kind === null ? digestText(digits) : inputGroups(kind, digits).join(' ')}
                  </dd>
                </Fragment>
              );
            })}
          </dl>
        </>
      )}
      <ul>
        {[...failed, ...checks.filter(({ ok }) => ok)].map(check => (
          <CheckLine key={check.id} check={check} />
        ))}
      </ul>
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
