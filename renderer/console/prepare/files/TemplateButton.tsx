// A template to fill in, saved by this window like an export. It is there as long as a list can still be prepared, even during a
// rehearsal.

import type { TemplateKind } from '../../../../shared/contract/requests.ts';
import { useSaving } from '../../exports/SavedFile.tsx';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { useConsole } from '../../state/console.ts';
import { fixedBy } from '../../state/steps.ts';

/** The button for the template of a kind, and the name of what was saved; nothing after the freeze. */
export function TemplateButton({ kind }: { readonly kind: TemplateKind }) {
  const { snapshot, t } = useConsole();
  const { saved, take } = useSaving();
  if (fixedBy(snapshot) === 'freeze') return null;
  return (
    <div className="row">
      <ActionButton
        variant="default"
        size="compact-sm"
        label={t(`template.${kind}`)}
        request={{ type: 'template.save', kind }}
        onAnswer={take}
      />
      {saved !== null && (
        <p className="note note-good" role="status">
          {t('template.saved', { name: saved.name })}
        </p>
      )}
    </div>
  );
}
