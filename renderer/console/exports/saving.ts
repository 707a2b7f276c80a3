// From the answer to `export.file` to a file of the operator's: saved by this window, with the digest of what was saved.

import { useState } from 'react';
import type { ExportedFile } from '../../../shared/contract/snapshots.ts';
import { hexOf } from '../../../shared/protocol/lexis.ts';
import { download } from '../../ui/download.ts';

/** A file that was handed over to be saved. `digest` is its SHA-256; `manifest` is null where it is no archive. */
export type Saved = {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly digest: string;
  readonly manifest: string | null;
};

/** What a place has saved last, and how it takes the answer to an export. */
export type Saving = { readonly saved: Saved | null; readonly take: (file: ExportedFile) => void };

/** Gives a place its own way to save what is exported. */
export function useSaving(): Saving {
  const [saved, setSaved] = useState<Saved | null>(null);
  const save = async ({ name, bytes: answered, manifest }: ExportedFile) => {
    const bytes = new Uint8Array(answered);
    download(name, bytes);
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    setSaved({ name, bytes, manifest, digest: hexOf(digest) });
  };
  return { saved, take: file => void save(file) };
}
