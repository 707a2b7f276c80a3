// The head of the window: which ceremony this is, rehearsal or not, and what may be needed at any moment.

import type { Language } from '../../shared/text/template.ts';
import { ExportsButton } from './exports/ExportsDialog.tsx';
import css from './Header.module.css';
import { EndRehearsal } from './parts/EndRehearsal.tsx';
import { IncidentButton } from './parts/IncidentButton.tsx';
import { LanguageButton } from './parts/LanguageButton.tsx';
import { LeaveButton } from './parts/LeaveButton.tsx';
import { StandbyButton } from './parts/StandbyButton.tsx';
import { useConsole } from './state/console.ts';

/** The head with the ceremony's name, its standing buttons and the language switch. */
export function Header({ onLanguage }: { onLanguage: (language: Language) => void }) {
  const { snapshot, t } = useConsole();
  const { plan, rehearsal } = snapshot;
  return (
    <header className={css['head']}>
      <div className={css['name']}>
        <h1>{plan.title}</h1>
        <p>
          {plan.organiser} · <span className="mono">{plan.ceremony}</span>
        </p>
      </div>
      <span className={rehearsal ? 'badge badge-rehearsal' : 'badge'}>
        {t(rehearsal ? 'mode.rehearsal' : 'mode.official')}
      </span>
      <div className={css['actions']}>
        <LeaveButton />
        <EndRehearsal />
        <IncidentButton />
        <StandbyButton />
        <ExportsButton />
        <LanguageButton onLanguage={onLanguage} />
      </div>
    </header>
  );
}
