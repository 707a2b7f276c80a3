// Font files of the bureau's own, for characters that the built-in faces lack.

import { ActionButton } from '../../parts/ActionButton.tsx';
import { Refused } from '../../parts/Refused.tsx';
import { useAsking } from '../../state/asking.ts';
import { useConsole } from '../../state/console.ts';
import { FileChoice } from '../files/FileChoice.tsx';
import css from './FontsPart.module.css';

/** The font files with what each draws; adding and removing them before the freeze. */
export function FontsPart({ frozen }: { frozen: boolean }) {
  const { snapshot, t } = useConsole();
  const { ask, busy, trouble } = useAsking();
  const { fonts } = snapshot.preparation;
  return (
    <section aria-label={t('fonts.title')}>
      <FileChoice
        frozen={frozen}
        label={t('fonts.choose')}
        about={t('fonts.title')}
        accept=".ttf,.otf,.woff2"
        busy={busy}
        onFile={file => void ask({ type: 'font.add', file })}
      >
        <div>
          <p className="strong">{t('fonts.title')}</p>
          <p>{t('fonts.about')}</p>
          {fonts.length === 0 && <p>{t('fonts.none')}</p>}
        </div>
      </FileChoice>
      <Refused trouble={trouble} />
      {fonts.length > 0 && (
        <ul>
          {fonts.map(({ file, characters }) => (
            <li key={file} className={`line ${css['font']}`}>
              <span className="long mono">{file}</span>
              <span>{t('fonts.draws', { characters })}</span>
              {!frozen && (
                <ActionButton
                  variant="default"
                  size="compact-sm"
                  label={t('fonts.remove')}
                  about={file}
                  request={{ type: 'font.remove', name: file }}
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
