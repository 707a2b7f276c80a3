// What a failing disk or a hand does to one file: a byte changes, or the file is empty, half as long, or gone.

/** Damages one of the files. */
export type Damage = (files: Map<string, Uint8Array>, name: string) => void;

/** The kinds of damage, by their names. */
export const damages: { readonly [kind: string]: Damage } = {
  flipped: (files, name) => {
    const bytes = Uint8Array.from(files.get(name) ?? []);
    const at = Math.floor(bytes.length / 2);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    files.set(name, bytes);
  },
  emptied: (files, name) => void files.set(name, new Uint8Array(0)),
  halved: (files, name) => {
    const bytes = files.get(name) ?? new Uint8Array(0);
    files.set(name, bytes.slice(0, Math.floor(bytes.length / 2)));
  },
  removed: (files, name) => void files.delete(name),
};
