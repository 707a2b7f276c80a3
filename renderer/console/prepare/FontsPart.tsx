// Font files of the bureau's own, for characters that the built-in faces lack.

import { ActionButton } from '../parts/ActionButton.tsx';
import area from '../parts/FileArea.module.css';
import { FileArea } from '../parts/FileArea.tsx';
import { Refused } from '../parts/Refused.tsx';
import { useAsking } from '../state/asking.ts';
import { useConsole } from '../state/console.ts';
import { useChosenFile } from './chosenFile.ts';
import { Unreadable } from './FileSays.tsx';
import css from './FontsPart.module.css';

/** The font files with what each draws; adding and removing them before the freeze. */
export function FontsPart({ frozen }: { frozen: boolean }) {
  const { snapshot, t } = useConsole();
  const { ask, busy, trouble } = useAsking();
  const { isUnreadable, choose } = useChosenFile(file => void ask({ type: 'font.add', file }));
  const { fonts } = snapshot.preparation;
  const says = (
    <>
      <p>
        <strong>{t('fonts.title')}</strong>
      </p>
      <p>{t('fonts.about')}</p>
      {fonts.length === 0 && <p>{t('fonts.none')}</p>}
    </>
  );
  return (
    <section aria-label={t('fonts.title')}>
      {frozen ? (
        <div className={area['drop']}>
          <div>{says}</div>
        </div>
      ) : (
        <FileArea
          label={t('fonts.choose')}
          about={t('fonts.title')}
          accept=".ttf,.otf,.woff2"
          busy={busy}
          onFile={choose}
        >
          {says}
        </FileArea>
      )}
      <Unreadable isUnreadable={isUnreadable} />
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
