// Loads what a text needs of the bundled faces and no more. The browser itself says which files draw it: the text is laid out, out of
// sight, in its very stack. `document.fonts.load` would load every file whose range includes a character, and so also those that
// never draw it.

/** The faces of a text: a weight, and families in the order in which they are tried. */
export type Faces = readonly [weight: '400' | '700', ...families: string[]];

/** A text in its face: a weight, and a stack of families as in `font-family`. */
export type Written = { readonly weight: string; readonly stack: string; readonly text: string };

/** A character of a stack is looked for in no more files than this, each asked for only when the one before lacks it. */
const mostRounds = 8;

/**
 * Loads what the characters of `text` need of each of `faces`. Settles when everything has loaded or failed; a page whose face
 * cannot be loaded is shown in another.
 */
export async function loadFaces(faces: readonly Faces[], text: string): Promise<void> {
  const stackOf = (families: readonly string[]) => families.map(family => `"${family}"`).join(', ');
  await loadWritten(faces.map(([weight, ...families]) => ({ weight, stack: stackOf(families), text })));
}

/** Loads what texts need of the faces in which they are written. Settles when everything has loaded or failed. */
export async function loadWritten(texts: readonly Written[]): Promise<void> {
  const sheet = document.createElement('div');
  sheet.ariaHidden = 'true';
  // The policy of the pages forbids style attributes, not what a script writes.
  sheet.style.cssText =
    'position:fixed;top:0;left:0;width:0;height:0;overflow:hidden;visibility:hidden;white-space:nowrap';
  for (const { weight, stack, text } of texts) {
    const line = document.createElement('div');
    line.style.fontFamily = stack;
    line.style.fontWeight = weight;
    line.textContent = [...signsOf(text)].join('');
    sheet.append(line);
  }
  document.body.append(sheet);
  try {
    for (let round = 0; round < mostRounds; round++) {
      // To lay the text out is to ask for the files.
      sheet.getBoundingClientRect();
      const awaited = [...document.fonts].filter(({ status }) => status === 'loading');
      if (awaited.length === 0) return;
      await Promise.allSettled(awaited.map(({ loaded }) => loaded));
    }
  } finally {
    sheet.remove();
  }
}

/** The signs of a text, each once: characters with the marks that combine with them. */
export function signsOf(text: string): ReadonlySet<string> {
  return new Set(text.match(/\P{M}\p{M}*/gu));
}
