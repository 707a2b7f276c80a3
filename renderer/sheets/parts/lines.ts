// Lines of the margins. Chromium wraps no margin box to fit another, so texts are cut into lines here, by a width that is never less
// than the true one.

/** The width of a text in em, at most: an ideograph has one, other letters less. */
export function emWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    width += point >= 0x2000 ? 1 : /[A-Z@%&mwMW]/.test(character) ? 0.9 : 0.6;
  }
  return width;
}

/** A text in lines of at most `room` em, cut after a comma or a bracket where there is one in the second half of the line. */
export function linesOf(text: string, room: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const character of text) {
    if (emWidth(line + character) > room) {
      const [kept = ''] = /^.*[，、；：）)\s]/u.exec(line) ?? [];
      const isLate = emWidth(kept) > room / 2;
      lines.push(isLate ? kept : line);
      line = isLate ? line.slice(kept.length) : '';
    }
    line += character;
  }
  if (line !== '') lines.push(line);
  return lines;
}

/** A text of at most `room` em: a longer one ends in an ellipsis. What is cut stands whole in the sheet's heading. */
export function shortened(text: string, room: number): string {
  if (emWidth(text) <= room) return text;
  let kept = '';
  for (const character of text) {
    if (emWidth(kept + character) > room - 1) break;
    kept += character;
  }
  return `${kept}…`;
}
