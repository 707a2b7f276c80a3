// What people drop or choose, as files with relative paths.

import type { Item, Unreadable } from './messages.ts';

/** The files, or why the browser gave none. */
export type Taken = { readonly ok: true; readonly items: Item[] } | { readonly ok: false; readonly why: Unreadable };

/** Folders deeper than this hold no dossier. */
const deepest = 4;

/** What stands in a file chooser. */
export function chosenItems(files: FileList): Item[] {
  return Array.from(files, file => ({ path: file.webkitRelativePath || file.name, file }));
}

/** A folder as the newer interface for dropped files knows it. */
type Handle = { readonly kind: 'file' | 'directory'; readonly name: string };
type FileHandle = Handle & { readonly getFile: () => Promise<File> };
type FolderHandle = Handle & { readonly values: () => AsyncIterable<Handle> };

/** Takes what was dropped; folders are read through. Must be called while the event is being handled. */
export async function droppedItems(transfer: DataTransfer): Promise<Taken> {
  // All of this must be asked for now: after the first pause the browser gives nothing more.
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
      if (one.file !== null) items.push({ path: one.file.name, file: one.file });
      continue;
    }
    const name = one.entry?.name ?? '';
    const read = (await throughHandle(await one.handle)) ?? (await throughEntry(one.entry));
    if (read === null) return { ok: false, why: { why: 'folder', name } };
    items.push(...read);
  }
  return { ok: true, items };
}

/** The files of a folder by the newer interface; null where it is missing or refuses. */
async function throughHandle(handle: Handle | null): Promise<Item[] | null> {
  if (handle === null) return null;
  const items: Item[] = [];
  const walk = async (at: Handle, path: string, depth: number): Promise<void> => {
    if (at.kind === 'file') items.push({ path, file: await (at as FileHandle).getFile() });
    else if (depth > deepest) items.push({ path, file: new Blob([]) });
    else for await (const child of (at as FolderHandle).values()) await walk(child, `${path}/${child.name}`, depth + 1);
  };
  try {
    await walk(handle, handle.name, 0);
    return items;
  } catch {
    return null;
  }
}

/** The files of a folder by the older interface; null where it refuses, as Chromium does to pages opened from a file. */
async function throughEntry(entry: FileSystemEntry | null): Promise<Item[] | null> {
  if (entry === null) return null;
  const items: Item[] = [];
  const walk = async (at: FileSystemEntry, path: string, depth: number): Promise<void> => {
    if (at.isFile) {
      const file = await new Promise<File>((resolve, reject) => (at as FileSystemFileEntry).file(resolve, reject));
      items.push({ path, file });
    } else if (depth > deepest) items.push({ path, file: new Blob([]) });
    else {
      const reader = (at as FileSystemDirectoryEntry).createReader();
      for (;;) {
        // A reader gives a hundred at a time.
        const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
        if (some.length === 0) break;
        for (const child of some) await walk(child, `${path}/${child.name}`, depth + 1);
      }
    }
  };
  try {
    await walk(entry, entry.name, 0);
    return items;
  } catch {
    return null;
  }
}

/** The files that result.html carries, as a zip; null in verify.html. */
export function carriedItems(): Item[] | null {
  const data = document.getElementById('dossier');
  if (data === null) return null;
  const text = atob((data.textContent ?? '').trim());
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return [{ path: 'public.zip', file: new Blob([bytes]) }];
}
