// How many pixels of the display the page covers.

/** The page's size in pixels of the display. */
export type Pixels = { readonly width: number; readonly height: number };

/** The size by the page's own units. At scales such as 125 % it may be some pixels off, since the units are whole. */
export function computedPixels(): Pixels {
  return { width: Math.round(innerWidth * devicePixelRatio), height: Math.round(innerHeight * devicePixelRatio) };
}

/**
 * Tells the page's size in pixels of the display, once soon and again after each change; returns how to stop. The number is the one
 * that is drawn, where the browser knows it (Safari does not).
 */
export function watchPixels(tell: (pixels: Pixels) => void): () => void {
  const observer = new ResizeObserver(entries => {
    const [box] = entries.at(-1)?.devicePixelContentBoxSize ?? [];
    tell(box === undefined ? computedPixels() : { width: box.inlineSize, height: box.blockSize });
  });
  const root = document.documentElement;
  try {
    observer.observe(root, { box: 'device-pixel-content-box' });
  } catch {
    observer.observe(root);
  }
  return () => observer.disconnect();
}
