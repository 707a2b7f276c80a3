// What a verification says, in three parts that are never one: the checks, what has to be weighed, and what to compare with paper.

import { Fragment } from 'react';
import { digestText, inputGroups } from '../../../shared/text/groups.ts';
import { sentence } from '../../../shared/text/refusal.ts';
import { shownValue } from '../../../shared/text/value-names.ts';
import type { Check, ShownVerdict } from '../../../shared/verifier/checks.ts';
import { comparedAs, remarkWords } from '../../../shared/verifier/remarks.ts';
import { useWindow } from '../state/window.ts';
import css from './Verdict.module.css';

/** What has to be weighed before anybody relies on a verdict; nothing if there is nothing. */
export function Remarks({ remarks }: Pick<ShownVerdict, 'remarks'>) {
  const { language, t } = useWindow();
  if (remarks.length === 0) return null;
  return (
    <>
      <p className="note note-open">{t('verdict.remarks')}</p>
      <ul className={css['remarks']}>
        {remarks.map(remark => (
          <li key={`${remark.code} ${remark.value}`}>{remarkWords(language, remark)}</li>
        ))}
      </ul>
    </>
  );
}

/** The digits to compare with paper of the day, under the sentence that says what for; nothing if there are none. */
export function Comparison({ compare, about }: Pick<ShownVerdict, 'compare'> & { readonly about: string }) {
  const { language } = useWindow();
  if (compare.length === 0) return null;
  return (
    <>
      <p className="part-about">{about}</p>
      <dl className="facts">
        {compare.map(compared => {
          const { name, digits, kind } = comparedAs(language, compared);
          return (
            <Fragment key={name}>
              <dt>{name}</dt>
              <dd className="long mono">{kind === null ? digestText(digits) : inputGroups(kind, digits).join(' ')}</dd>
            </Fragment>
          );
        })}
      </dl>
    </>
  );
}

/** The checks with their values, those that failed first. */
export function Checks({ checks }: Pick<ShownVerdict, 'checks'>) {
  return (
    <ul>
      {[...checks]
        .sort((a, b) => Number(a.ok) - Number(b.ok))
        .map(check => (
          <CheckLine key={check.id} check={check} />
        ))}
    </ul>
  );
}

function CheckLine({ check: { id, ok, expected, actual, why } }: { check: Check }) {
  const { language, t } = useWindow();
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
