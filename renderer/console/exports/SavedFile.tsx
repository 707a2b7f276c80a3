// Saves what the service exports: by this window, with name, size and the digests that identify the file to others.

import { useState } from 'react';
import type { ExportedFile } from '../../../shared/contract/snapshots.ts';
import { hexOf } from '../../../shared/protocol/lexis.ts';
import { digestText } from '../../../shared/text/groups.ts';
import { download } from '../../ui/download.ts';
import { SmallButton } from '../parts/AskButton.tsx';
import { Digest } from '../parts/Digest.tsx';
import { useWindow } from '../state/window.ts';

/** A file handed over to be saved, with its SHA-256; `manifest` is null if it is not an archive. */
type Saved = Omit<ExportedFile, 'bytes'> & { readonly bytes: Uint8Array<ArrayBuffer>; readonly digest: string };

/** The file saved last, and what takes the answer to an export. */
export function useSaving() {
  const [saved, setSaved] = useState<Saved | null>(null);
  const save = async (file: ExportedFile) => {
    const bytes = new Uint8Array(file.bytes);
    download(file.name, bytes);
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    setSaved({ ...file, bytes, digest: hexOf(digest) });
  };
  return { saved, take: (file: ExportedFile) => void save(file) };
}

/** Shows a saved file; nothing before there is one. */
export function SavedFile({ saved }: { readonly saved: Saved | null }) {
  const { t } = useWindow();
  if (saved === null) return null;
  const { name, bytes, digest, manifest } = saved;
  return (
    <div className="band band-good wide" role="status">
      <p className="note note-good">{t('exports.saved', { name, size: bytes.length.toLocaleString('en-US') })}</p>
      <p>
        {t('exports.digest')} <span className="mono">{digestText(digest)}</span>
      </p>
      {manifest !== null && <Digest name={t('handover.manifest')} digits={manifest} />}
      <SmallButton onClick={() => download(name, bytes)}>{t('exports.save-again')}</SmallButton>
    </div>
  );
}
