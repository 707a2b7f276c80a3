// The files that people drop or choose, with their relative paths.

import type { Contacts } from '../../shared/dossier/result-page.ts';
import { type Item, itemOf, type Unreadable } from './messages.ts';

/** The files, or why the browser gives none. */
export type Taken = { readonly ok: true; readonly items: Item[] } | { readonly ok: false; readonly why: Unreadable };

/** A dossier has no folders deeper than this. */
const deepest = 4;

/** The files in a file chooser. */
export function chosenItems(files: FileList): Item[] {
  return Array.from(files, file => itemOf(file.webkitRelativePath || file.name, file));
}

/** A dropped file or folder in the newer interface. */
type Handle = { readonly kind: 'file' | 'directory'; readonly name: string };
type FileHandle = Handle & { readonly getFile: () => Promise<File> };
type FolderHandle = Handle & { readonly values: () => AsyncIterable<Handle> };

/** The dropped files, with those in folders. Must be called while the event is being handled. */
export async function droppedItems(transfer: DataTransfer): Promise<Taken> {
  // All of this must be requested now: after the first await the browser gives nothing more.
  const dropped = Array.from(transfer.items, item => {
    if (item.kind !== 'file') return null;
    const entry = item.webkitGetAsEntry();
    const folder = entry?.isDirectory === true;
    const asHandle = (item as unknown as { getAsFileSystemHandle?: () => Promise<Handle | null> })
      .getAsFileSystemHandle;
    const handle = folder && asHandle !== undefined ? asHandle.call(item).catch(() => null) : Promise.resolve(null);
    return { entry, folder, file: item.getAsFile(), handle };
  });
  const items: Item[] = [];
  for (const one of dropped) {
    if (one === null) continue;
    if (!one.folder) {
      if (one.file !== null) items.push(itemOf(one.file.name, one.file));
      continue;
    }
    const name = one.entry?.name ?? '';
    const read = (await filesIn(await one.handle, openHandle)) ?? (await filesIn(one.entry, openEntry));
    if (read === null) return { ok: false, why: { why: 'folder', name } };
    items.push(...read);
  }
  return { ok: true, items };
}

/** The files of a folder; null if there is none or `open` refuses. `open` returns a file, or the entries of a folder. */
async function filesIn<Entry extends { readonly name: string }>(
  top: Entry | null,
  open: (entry: Entry) => Promise<File | AsyncIterable<Entry>>,
): Promise<Item[] | null> {
  if (top === null) return null;
  const items: Item[] = [];
  const walk = async (entry: Entry, path: string, depth: number): Promise<void> => {
    const opened = await open(entry);
    if (opened instanceof File) items.push(itemOf(path, opened));
    else if (depth > deepest) items.push(itemOf(path, new Blob([])));
    else for await (const child of opened) await walk(child, `${path}/${child.name}`, depth + 1);
  };
  try {
    await walk(top, top.name, 0);
    return items;
  } catch {
    return null;
  }
}

async function openHandle(handle: Handle): Promise<File | AsyncIterable<Handle>> {
  return handle.kind === 'file' ? (handle as FileHandle).getFile() : (handle as FolderHandle).values();
}

/** Opens an entry of the older interface, which Chromium refuses to pages opened from a file. */
async function openEntry(entry: FileSystemEntry): Promise<File | AsyncIterable<FileSystemEntry>> {
  if (!entry.isFile) return childrenOf((entry as FileSystemDirectoryEntry).createReader());
  return new Promise((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
}

async function* childrenOf(reader: FileSystemDirectoryReader): AsyncGenerator<FileSystemEntry> {
  for (;;) {
    // A reader returns a hundred at a time.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return;
    yield* some;
  }
}

/** The telephone numbers inside result.html; null in verify.html, and where they are not as this program writes them. */
export function carriedContacts(): Contacts | null {
  try {
    const { enquiry, supervision } = JSON.parse(document.getElementById('contacts')?.textContent ?? '');
    return { enquiry: String(enquiry ?? ''), supervision: String(supervision ?? '') };
  } catch {
    return null;
  }
}

/** The record inside result.html, as a zip; null in verify.html. */
export function carriedItems(): Item[] | null {
  const data = document.getElementById('dossier');
  if (data === null) return null;
  const text = atob((data.textContent ?? '').trim());
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return [itemOf('public.zip', new Blob([bytes]))];
}
