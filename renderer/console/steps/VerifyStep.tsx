// Everything computed once more from the files on disk, check by check, with its values.

import type { ShownVerdict } from '../../../shared/verifier/checks.ts';
import { ActionButton } from '../parts/ActionButton.tsx';
import { ReceiptCheck } from '../parts/ReceiptCheck.tsx';
import { Checks, Comparison, Remarks } from '../parts/Verdict.tsx';
import { RegisterPart } from '../register/RegisterPart.tsx';
import { useConsole } from '../state/console.ts';
import { AfterSeal } from './AfterSeal.tsx';

/** The checks, and where the dossier is. */
export function VerifyStep() {
  const { snapshot, t } = useConsole();
  const { verdict, folder, rehearsing } = snapshot;
  return (
    <>
      <ActionButton
        size="lg"
        variant={verdict === null ? 'filled' : 'default'}
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
      <AfterSeal />
      <RegisterPart />
      <ReceiptCheck />
    </>
  );
}

/** The verdict, with what has to be weighed before anybody relies on it, and what has to be compared with paper. */
function VerdictView({ verdict: { checks, remarks, compare } }: { verdict: ShownVerdict }) {
  const { t } = useConsole();
  const failed = checks.filter(({ ok }) => !ok);
  const isGood = failed.length === 0;
  return (
    <>
      <p className={isGood ? 'verdict verdict-good' : 'verdict verdict-bad'} role="status">
        {isGood ? t('verify.passed', { count: checks.length }) : t('verify.failed', { count: failed.length })}
      </p>
      <Remarks remarks={remarks} />
      <Comparison compare={compare} about={t('verify.compare-paper')} />
      <Checks checks={checks} />
    </>
  );
}
