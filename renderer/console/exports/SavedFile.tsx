// What was handed over to be saved: its name and size, and the digests by which others know it again.

import { digestText } from '../../../shared/text/groups.ts';
import { download } from '../../ui/download.ts';
import { SmallButton } from '../parts/AskButton.tsx';
import { Digest } from '../parts/Digest.tsx';
import { useConsole } from '../state/console.ts';
import type { Saved } from './saving.ts';

/** Tells of a saved file; nothing before there is one. */
export function SavedFile({ saved }: { readonly saved: Saved | null }) {
  const { t } = useConsole();
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
