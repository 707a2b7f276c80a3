// Characters that not every machine can write. A name with one is followed by its code point, so that whoever retypes the name,
// on the platform or at a police station, uses the same character and not a lookalike.

/** GBK's 20,902 main ideographs, which every Chinese system writes. */
const usual = { first: 0x4e00, last: 0x9fa5 };

/** The ideographs in a text that are outside GBK, each once: `䶮 U+4DAE`. Empty for nearly every name. */
export function rareNote(text: string): string {
  const found = new Set<string>();
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    const isUsual = point < 0x2e80 || (point >= usual.first && point <= usual.last);
    if (isUsual || !/\p{Unified_Ideograph}|\p{Co}|[\uf900-\ufaff]/u.test(character)) continue;
    found.add(`${character} U+${point.toString(16).toUpperCase().padStart(4, '0')}`);
  }
  return [...found].join(' ');
}
