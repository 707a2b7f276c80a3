// Columns as Excel names them.

/** The letters of a column counted from 0: 0 is A, 26 is AA. */
export function letterOf(column: number): string {
  let letters = '';
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
  }
  return letters;
}

/** The column, counted from 0, that letters name; null if they name none that a sheet can have. */
export function columnOfLetter(letters: string): number | null {
  if (!/^[A-Za-z]{1,3}$/.test(letters)) return null;
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column <= 16384 ? column - 1 : null;
}
