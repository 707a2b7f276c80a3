// Chooses an archive: a zip, or the folder of a dossier with all that lies in it.

import { useRef } from 'react';
import { AskButton } from '../parts/AskButton.tsx';
import { carried, FileArea } from '../parts/FileArea.tsx';
import { Refused } from '../parts/Refused.tsx';
import { useAsking } from '../state/asking.ts';
import { useWindow } from '../state/window.ts';

/** The choice of the file or folder. */
export function OpenArchive() {
  const { t } = useWindow();
  const { ask, busy, trouble } = useAsking();
  const chooser = useRef<HTMLInputElement>(null);
  const open = async (name: string, chosen: readonly File[]) => {
    const files = await Promise.all(
      chosen.map(async file => ({ ...(await carried(file)), name: file.webkitRelativePath || file.name })),
    );
    await ask({ type: 'archive.open', name: name.slice(0, 255), files });
  };
  const openFolder = (files: readonly File[]) => {
    const [first] = files;
    if (first !== undefined) void open(first.webkitRelativePath.split('/')[0] ?? first.name, files);
  };
  return (
    <div>
      <FileArea
        label={t('home.archive-zip')}
        about={t('home.archive')}
        accept=".zip"
        busy={busy}
        onFile={file => void open(file.name, [file])}
      />
      <input
        ref={node => {
          chooser.current = node;
          // React has no property for it.
          node?.setAttribute('webkitdirectory', '');
        }}
        type="file"
        multiple
        hidden
        onChange={event => {
          const files = [...(event.target.files ?? [])];
          // The same folder, chosen again, is a change too.
          event.target.value = '';
          openFolder(files);
        }}
      />
      <AskButton variant="default" busy={busy} onClick={() => chooser.current?.click()}>
        {t('home.archive-folder')}
      </AskButton>
      <p className="fine">{t('home.archive-copy')}</p>
      <Refused trouble={trouble} />
    </div>
  );
}
