// Characters that not every machine can write. A name with one is followed by its code point, so that whoever retypes the name,
// on the platform or at a police station, uses the same character and not a lookalike.

/** GBK's 20,902 main ideographs, which every Chinese system writes. */
const usual = { first: 0x4e00, last: 0x9fa5 };

/** Whether a character is an ideograph outside GBK. */
function isRare(character: string): boolean {
  const point = character.codePointAt(0) ?? 0;
  const isUsual = point < 0x2e80 || (point >= usual.first && point <= usual.last);
  return !isUsual && /\p{Unified_Ideograph}|\p{Co}|[\uf900-\ufaff]/u.test(character);
}

/** The ideographs in a text that are outside GBK, each once: `䶮 U+4DAE`. Empty for nearly every name. */
export function rareNote(text: string): string {
  const found = new Set([...text].filter(isRare));
  return [...found]
    .map(character => `${character} U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`)
    .join(' ');
}

/** The 6,763 ideographs of GB 2312, which nearly all names are written in. Computed when first asked for. */
let common: ReadonlySet<string> | null = null;

function commonCharacters(): ReadonlySet<string> {
  if (common !== null) return common;
  const bytes: number[] = [];
  for (let row = 0xb0; row <= 0xf7; row++) {
    // The last five places of row 0xd7 are empty.
    const last = row === 0xd7 ? 0xf9 : 0xfe;
    for (let cell = 0xa1; cell <= last; cell++) bytes.push(row, cell);
  }
  common = new Set(new TextDecoder('gbk').decode(Uint8Array.from(bytes)));
  return common;
}

/** The most characters that a test card shows: two lines of a projector. */
const mostShown = 24;

/**
 * The ideographs of some names that are outside GB 2312, those that the fewest machines can write first: outside GBK, then the rest,
 * newer ones before older ones. At most twenty-four.
 */
export function rarestIn(names: Iterable<string>): string[] {
  const known = commonCharacters();
  const found = new Set<string>();
  for (const name of names) {
    for (const character of name) {
      if (!known.has(character) && (isRare(character) || /\p{Unified_Ideograph}/u.test(character)))
        found.add(character);
    }
  }
  const point = (character: string) => character.codePointAt(0) ?? 0;
  return [...found].sort((a, b) => Number(isRare(b)) - Number(isRare(a)) || point(b) - point(a)).slice(0, mostShown);
}
