// One finding: where, what is there, what is wrong and how to fix it, and the button of a warning.

import type { FindingView } from '../../../../shared/contract/findings.ts';
import { text } from '../../../../shared/text/dictionary.ts';
import { sentence } from '../../../../shared/text/refusal.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { useConsole } from '../../state/console.ts';

/** The line; its button is a stop for the Tab key only if `stop` says so. */
export function FindingLine({
  finding,
  hasButton,
  stop,
  withFile,
}: {
  readonly finding: FindingView;
  readonly hasButton: boolean;
  readonly stop: boolean;
  readonly withFile: boolean;
}) {
  const { language, t } = useConsole();
  const { id, severity, accepted, file, sheet, row, letter, column, value, refusal } = finding;
  const place = withFile ? [file] : [];
  if (sheet !== null) place.push(text(language, 'place.sheet', { sheet }));
  if (row !== null) place.push(text(language, 'place.row', { row }));
  if (letter !== null) place.push(text(language, 'place.column', { letter, column: column ?? letter }));
  const isError = severity === 'error';
  return (
    <div className="line">
      <span className={isError ? 'sign sign-bad' : accepted ? 'sign sign-good' : 'sign sign-open'}>
        {t(isError ? 'severity.error' : accepted ? 'findings.accepted' : 'severity.warning')}
      </span>
      <div className="long">
        {place.length > 0 && <p className="fine">{place.join(' · ')}</p>}
        {value !== '' && <p className="song">{t('findings.value', { value })}</p>}
        <p>{sentence(language, refusal)}</p>
        <p className="fine mono">{refusal.code}</p>
      </div>
      {hasButton && (
        <ActionButton
          variant="default"
          size="compact-sm"
          tabIndex={stop ? 0 : -1}
          label={t('findings.accept')}
          about={place.join(' ')}
          request={{ type: 'finding.accept', id }}
        />
      )}
    </div>
  );
}
