// Sets the types of what must stay on its page smaller, step by step, until it does: letters and receipts are one piece each, however
// long title and school are.

const steps = [0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55, 0.5, 0.45, 0.4] as const;

/** Fits every element that is marked with `data-fit` into its height. Laid out as on paper: such elements have the page's width. */
export function fitAll(host: HTMLElement): void {
  const pieces = [...host.querySelectorAll<HTMLElement>('[data-fit]')];
  for (const piece of pieces.filter(isTooTall)) {
    for (const step of steps) {
      piece.style.setProperty('--fit', String(step));
      if (!isTooTall(piece)) break;
    }
  }
}

/** By more than rounding. */
function isTooTall({ scrollHeight, clientHeight }: HTMLElement): boolean {
  return scrollHeight > clientHeight + 1;
}
