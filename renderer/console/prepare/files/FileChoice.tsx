// A part of the preparation that takes a file: what it says, and until the freeze a way to choose one.

import { useState } from 'react';
import css from '../../parts/FileArea.module.css';
import { type CarriedFile, carried, FileArea, type FileAreaProps } from '../../parts/FileArea.tsx';
import { useConsole } from '../../state/console.ts';

/** The area for a file, and whether a chosen one could not be opened; once `frozen`, only what the part says. */
export function FileChoice({
  frozen,
  onFile,
  children,
  ...area
}: Omit<FileAreaProps, 'onFile'> & { readonly frozen: boolean; readonly onFile: (file: CarriedFile) => void }) {
  const { t } = useConsole();
  const [isUnreadable, setUnreadable] = useState(false);
  if (frozen) return <div className={css['drop']}>{children}</div>;
  const choose = (chosen: File) => {
    setUnreadable(false);
    // A dropped folder and a file that is gone cannot be read.
    void carried(chosen).then(onFile, () => setUnreadable(true));
  };
  return (
    <>
      <FileArea {...area} onFile={choose}>
        {children}
      </FileArea>
      {isUnreadable && (
        <p className="band band-bad" role="alert">
          {t('import.unreadable')}
        </p>
      )}
    </>
  );
}
