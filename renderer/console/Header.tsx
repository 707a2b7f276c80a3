// The head of the window: which ceremony this is, rehearsal or not, and what may be needed at any moment.

import { Button } from '@mantine/core';
import type { Language } from '../../shared/text/template.ts';
import { ExportsButton } from './exports/ExportsDialog.tsx';
import css from './Header.module.css';
import { EndRehearsal } from './parts/EndRehearsal.tsx';
import { IncidentButton } from './parts/IncidentButton.tsx';
import { StandbyButton } from './parts/StandbyButton.tsx';
import { useConsole } from './state/console.ts';

/** The head with the ceremony's name, its standing buttons and the language switch. */
export function Header({ onLanguage }: { onLanguage: (language: Language) => void }) {
  const { snapshot, language, t } = useConsole();
  const { plan, rehearsal } = snapshot;
  const other = language === 'zh' ? 'en' : 'zh';
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
        <EndRehearsal />
        <IncidentButton />
        <StandbyButton />
        <ExportsButton />
        <Button onClick={() => onLanguage(other)} lang={other === 'en' ? 'en' : 'zh-CN'}>
          {other === 'en' ? 'English' : '中文'}
        </Button>
      </div>
    </header>
  );
}
