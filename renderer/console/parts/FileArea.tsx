// Chooses a file: by the button, or by dropping it on the area. One way in for lists, catchment and commitments.

import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import { useWindow } from '../state/window.ts';
import { AskButton } from './AskButton.tsx';
import css from './FileArea.module.css';

/** What the area is for and what it takes. */
export type FileAreaProps = {
  readonly label: string;
  readonly about: string;
  readonly accept: string;
  readonly busy?: boolean;
  readonly primary?: boolean;
  readonly onFile: (file: File) => void;
  readonly children?: ReactNode;
};

/** An area that takes one file. */
export function FileArea({ label, about, accept, busy = false, primary = false, onFile, children }: FileAreaProps) {
  const { t } = useWindow();
  const chooser = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file !== undefined && !busy) onFile(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button is the first
    <div
      className={`${css['drop']} ${over ? css['over'] : ''}`}
      onDragOver={event => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <div className={css['body']}>{children}</div>
      <div className={css['act']}>
        <input
          ref={chooser}
          type="file"
          accept={accept}
          hidden
          onChange={event => {
            const file = event.target.files?.[0];
            // The same file, fixed and chosen again, is a change too.
            event.target.value = '';
            if (file !== undefined) onFile(file);
          }}
        />
        <AskButton
          variant={primary ? 'filled' : 'default'}
          busy={busy}
          aria-label={t('console.about', { label, about })}
          onClick={() => chooser.current?.click()}
        >
          {label}
        </AskButton>
        <span className="fine">{t('file.drop')}</span>
      </div>
    </div>
  );
}

/** A file as requests carry it: its name without folders, and its bytes. */
export type CarriedFile = { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> };

/** The bytes of a chosen file with its name. Rejects if the file can no longer be opened. */
export async function carried(file: File): Promise<CarriedFile> {
  return { name: file.name.slice(-255), bytes: new Uint8Array(await file.arrayBuffer()) };
}
