// The stage's window: reports its real pixels, and shows each snapshot once its fonts load.

import { bridge, store } from './connection.ts';
import '../../assets/fonts/fonts.css';
import './stage.css';
import { createRoot } from 'react-dom/client';
import { Stage } from './Stage.tsx';
import { loadFirst } from './state/fonts.ts';
import { language } from './state/text.ts';

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
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  loadFirst();
  // A new display has different pixels.
  let settled = 0;
  addEventListener('resize', () => {
    clearTimeout(settled);
    settled = window.setTimeout(tellPixels, 500);
  });
  createRoot(host).render(<Stage bridge={bridge} store={store} />);
  tellPixels();
  keepAwake();
}
