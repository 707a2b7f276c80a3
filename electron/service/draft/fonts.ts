// The bureau's own font files in a draft.

import type { ListFile } from '../../../shared/intake/columns/source.ts';
import { done, type Outcome, refused } from '../../../shared/outcome.ts';
import { refusal } from '../../../shared/text/refusal.ts';
import { portableName, sameName } from '../ports/paths.ts';
import type { Draft } from './draft.ts';

/** Adds a font file; its characters count as drawn from now on. */
export function addFont(draft: Draft, file: ListFile): Outcome<void> {
  const name = portableName(file.name);
  const { plan, fonts } = draft.intake;
  const isRead = fonts.files.some(each => each.characters > 0 && sameName(each.file) === sameName(name));
  if (!/\.(ttf|otf|woff2)$/i.test(name)) return refused(refusal('font.unreadable', { file: name }));
  if (isRead) return refused(refusal('session.font-twice', { file: name }));
  const coverage = draft.reader.font({ name, bytes: file.bytes });
  if (!coverage.ok) return coverage;
  const written = draft.disk.write(name, [file.bytes], 'private');
  // One of the plan's that could not be read is replaced.
  const all = plan.fonts.includes(name) ? plan.fonts : [...plan.fonts, name];
  return written.ok ? draft.write({ ...plan, fonts: all }) : written;
}

/** Reads a font file ahead of adding it. */
export function fontAhead(draft: Draft, file: ListFile): Promise<void> {
  return draft.reader.fontAhead({ name: portableName(file.name), bytes: file.bytes });
}

/** Takes a font file away. */
export function removeFont(draft: Draft, name: string): Outcome<void> {
  const { plan } = draft.intake;
  return draft.write({ ...plan, fonts: plan.fonts.filter(font => font !== name) });
}

/** The bytes of a font file of the plan; refused if none has this digest. */
export function readFont(draft: Draft, digest: string): Outcome<Uint8Array> {
  const file = draft.intake.fonts.files.find(each => each.digest === digest)?.file;
  const bytes = file === undefined ? done(null) : draft.disk.read(file);
  if (!bytes.ok) return bytes;
  return bytes.value === null ? refused(refusal('font.gone', {})) : done(bytes.value);
}
