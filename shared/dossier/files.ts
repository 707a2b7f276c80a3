// protocol.md §2: the files of a dossier by name.

/** The files that the public folder of a finished ceremony must hold (protocol.md §2). */
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

/** The name of a required file. */
export type RequiredFile = (typeof requiredFiles)[number];

/** Files that a public folder may hold besides. Nothing depends on them. */
export const optionalFiles = ['SPEC.txt', 'verify.html', 'result.html'] as const;

/** Whether a verifier reads the bytes of a public file with this name; of all others only the names count (§2). */
export function isRead(name: string): boolean {
  return name === 'SPEC.txt' || requiredFiles.some(required => required === name);
}

/** What systems and programs leave in folders by themselves, whatever it is: passed over, as a reader would. */
const litter = /^(\.DS_Store|Thumbs\.db|desktop\.ini|\._.*|~\$.*|\.~lock\..*#)$/s;

/**
 * A dossier as bytes: the files of `public/` by name, null for what is no plain file, and people.csv, null if absent. Files of which
 * only the name counts may be empty: what lies beside a record is no reason to fill the memory. `result`, if
 * given, reads result.csv piece by piece, as often as called, because a province's file is a third of the memory otherwise needed; its
 * entry in `public` is then empty. The verifier throws what it throws.
 */
export type DossierFiles = {
  readonly public: ReadonlyMap<string, Uint8Array | null>;
  readonly people: Uint8Array | null;
  readonly result?: Pieces;
};

/** Starts reading a file from its beginning. */
export type Pieces = () => Iterable<Uint8Array>;

/** The files that only a finished ceremony has. */
const finishedFiles: readonly string[] = ['result.csv', 'head.txt', 'head.sig'];

/** The files that exist once the promise is published. */
const promiseFiles: readonly string[] = ['commitment.txt', 'commitment.sig'];

/** The files of `public/` by name. */
type PublicFiles = DossierFiles['public'];

/**
 * What a folder is judged as (§2): `finished`, or that of an attempt given up, with or without a promise. It follows from names, and
 * from what stands in the journal's bytes, before anything is known to be well-formed.
 */
export type FolderKind = 'finished' | 'given-up' | 'given-up-unpublished';

/** What this folder is judged as. */
export function kindOf(files: PublicFiles): FolderKind {
  const journal = files.get('journal.txt');
  if (!journal || finishedFiles.some(name => files.has(name)) || !contains(journal, '|fact|given-up:'))
    return 'finished';
  return contains(journal, '|publish|') ? 'given-up' : 'given-up-unpublished';
}

/** The required files of a folder of this kind (§2). */
export function requiredIn(kind: FolderKind): RequiredFile[] {
  return requiredFiles.filter(name => {
    if (kind === 'finished') return true;
    return !finishedFiles.includes(name) && (kind === 'given-up' || !promiseFiles.includes(name));
  });
}

/** Names in a public folder of this kind that do not belong there. */
export function strangeFiles(files: PublicFiles, kind: FolderKind): string[] {
  const known: readonly string[] = [...requiredIn(kind), ...optionalFiles];
  return [...files.keys()].filter(name => !known.includes(name) && !litter.test(name)).sort();
}

function contains(bytes: Uint8Array, text: string): boolean {
  const wanted = new TextEncoder().encode(text);
  const end = wanted.length - 1;
  // A journal may be a gigabyte long. The byte that the text would end with says how far on it could end next: mostly its whole length.
  const step = new Uint8Array(256).fill(wanted.length);
  for (const [index, byte] of wanted.subarray(0, end).entries()) step[byte] = end - index;
  for (let at = end; at < bytes.length; at += step[bytes[at] as number] as number) {
    let same = 0;
    while (same <= end && bytes[at - same] === wanted[end - same]) same += 1;
    if (same > end) return true;
  }
  return false;
}
