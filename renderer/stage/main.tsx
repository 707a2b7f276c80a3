// The stage's window: reports its real pixels, and shows each snapshot once its fonts load.

import { bridge, store } from './connection.ts';
import '../../assets/fonts/fonts.css';
import './stage.css';
import { createRoot } from 'react-dom/client';
import { type LiveVariant, liveVariants } from '../../shared/contract/scenes.ts';
import { Stage } from './Stage.tsx';
import { loadFirst } from './state/fonts.ts';

/** What a live picture shows, as the address says; null for the stage in the hall. */
function liveIn(search: string): LiveVariant | null {
  const asked = new URLSearchParams(search);
  if (asked.get('view') !== 'live') return null;
  return liveVariants.find(each => each === asked.get('variant')) ?? 'full';
}

function tellPixels(): void {
  const pixelRatio = devicePixelRatio;
  const width = Math.round(innerWidth * pixelRatio);
  const height = Math.round(innerHeight * pixelRatio);
  bridge.call({ type: 'stage.ready', width, height, pixelRatio }).catch(() => undefined);
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
    let settled = 0;
    tellPixels();
    addEventListener('resize', () => {
      clearTimeout(settled);
      settled = window.setTimeout(tellPixels, 500);
    });
  }
}
