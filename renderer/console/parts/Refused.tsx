// A refusal beside the thing it is about: what is wrong and how to mend it, and the code to quote to a helper.

import { sentence } from '../../../shared/text/refusal.ts';
import type { Trouble } from '../asking.ts';
import { useDesk } from '../desk.ts';

/** Says why a request was refused; nothing where it was not. */
export function Refused({ trouble }: { trouble: Trouble | null }) {
  const { language, t } = useDesk();
  if (trouble === null) return null;
  const unreachable = trouble === 'unreachable';
  return (
    <div className="refused" role="alert">
      <p>
        <strong>{t('refused.title')}</strong> {unreachable ? t('refused.unreachable') : sentence(language, trouble)}
      </p>
      <p className="refused-code mono">{unreachable ? 'console.unreachable' : trouble.code}</p>
    </div>
  );
}
