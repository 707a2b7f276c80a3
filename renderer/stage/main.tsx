// The stage's window: reports its real pixels, and shows each snapshot once its fonts load.

import { bridge, store } from './connection.ts';
import '../../assets/fonts/fonts.css';
import './stage.css';
import { createRoot } from 'react-dom/client';
import { type LiveVariant, liveVariants } from '../../shared/contract/scenes.ts';
import { Stage } from './Stage.tsx';
import { loadFirst } from './state/fonts.ts';
import { type Pixels, watchPixels } from './state/pixels.ts';

/** What a live picture shows, as the address says; null for the stage in the hall. */
function liveIn(search: string): LiveVariant | null {
  const asked = new URLSearchParams(search);
  if (asked.get('view') !== 'live') return null;
  return liveVariants.find(each => each === asked.get('variant')) ?? 'full';
}

function tellPixels({ width, height }: Pixels): void {
  bridge.call({ type: 'stage.ready', width, height, pixelRatio: devicePixelRatio }).catch(() => undefined);
}

/** Asks the browser to keep the display on while the page shows. In Electron the main process does this. */
function keepAwake(): void {
  const ask = () => {
    // A hidden page loses the lock, and asks again when it is back.
    if (document.visibilityState === 'visible') navigator.wakeLock?.request('screen').catch(() => undefined);
  };
  document.addEventListener('visibilitychange', ask);
  ask();
}

const host = document.getElementById('stage');
if (host !== null) {
  const live = liveIn(location.search);
  loadFirst();
  createRoot(host).render(<Stage bridge={bridge} store={store} live={live} />);
  keepAwake();
  // A new display has different pixels. A live picture has no display.
  if (live === null) {
    let settled: number | null = null;
    watchPixels(pixels => {
      // The first is told at once; while a window is being moved only the last counts.
      if (settled !== null) clearTimeout(settled);
      settled = window.setTimeout(tellPixels, settled === null ? 0 : 500, pixels);
    });
  }
}
