// A refusal beside the thing it is about: what is wrong, how to fix it, and the code to quote to a helper.

import { sentence } from '../../../shared/text/refusal.ts';
import type { Trouble } from '../state/asking.ts';
import { useWindow } from '../state/window.ts';

/** Says why a request was refused, under its own title if it has one; nothing if it was not. */
export function Refused({ trouble, title }: { readonly trouble: Trouble | null; readonly title?: string }) {
  const { language, t } = useWindow();
  if (trouble === null) return null;
  const unreachable = trouble === 'unreachable';
  return (
    <div className="band band-bad" role="alert">
      <p>
        <strong>{title ?? t('refused.title')}</strong>{' '}
        {unreachable ? t('refused.unreachable') : sentence(language, trouble)}
      </p>
      <p className="fine mono">{unreachable ? 'console.unreachable' : trouble.code}</p>
    </div>
  );
}
