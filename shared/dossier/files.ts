// protocol.md §2: the files of a dossier by name.

/** The files that every public folder must hold (protocol.md §2). */
export const requiredFiles = [
  'rules.txt',
  'roster.csv',
  'commitment.txt',
  'commitment.sig',
  'key.pem',
  'journal.txt',
  'result.csv',
  'head.txt',
  'head.sig',
] as const;

/** Files that a public folder may hold besides. Nothing depends on them. */
export const optionalFiles = ['SPEC.txt', 'verify.html', 'result.html'] as const;

/** Files that operating systems leave in folders. The verifier ignores them, as a reader would. */
const litter = /^(\.DS_Store|\._.*|Thumbs\.db|desktop\.ini)$/;

/**
 * A dossier as bytes: the files of `public/` by name, and people.csv, null if absent. `result`, if given, reads result.csv piece by
 * piece, as often as called, because a province's file is a third of the memory otherwise needed; its entry in `public` is then
 * empty. The verifier throws what it throws.
 */
export type DossierFiles = {
  readonly public: ReadonlyMap<string, Uint8Array>;
  readonly people: Uint8Array | null;
  readonly result?: Pieces;
};

/** Starts reading a file from its beginning. */
export type Pieces = () => Iterable<Uint8Array>;

/** Names in a public folder that do not belong there. */
export function strangeFiles(files: ReadonlyMap<string, Uint8Array>): string[] {
  const known: readonly string[] = [...requiredFiles, ...optionalFiles];
  return [...files.keys()].filter(name => !known.includes(name) && !litter.test(name)).sort();
}
