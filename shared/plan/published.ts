// Where a result stands, in the plan's words: an address, a notice board, a time.

/** The first http or https address in a text, without the marks that end a sentence; null if there is none. */
export function addressIn(text: string): string | null {
  const found = /https?:\/\/[!-~]+/i.exec(text)?.[0].replace(/[.,;:!?)\]>'"]+$/, '') ?? '';
  return /^https?:\/\/[^/]/i.test(found) ? found : null;
}
