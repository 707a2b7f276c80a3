// The font files that a bureau adds to a ceremony, as its dossier keeps them: the sheets of ten years later need them too.

/** The name in `sealed/` of the plan's font file number `index`, counted from 0: `font-1.ttf`. */
export function keptFace(index: number, file: string): string {
  const ending = /\.(ttf|otf|woff2)$/i.exec(file)?.[1] ?? 'font';
  return `font-${index + 1}.${ending.toLowerCase()}`;
}
