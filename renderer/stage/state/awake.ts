// Keeps the display of a browser's stage awake. In Electron the main process does, and the page is allowed nothing.

/** Asks the browser to keep the display on while the page shows; where it says no, the system's own settings count. */
export function keepAwake(): void {
  const ask = () => {
    // A page that is hidden loses the lock, and asks again when it is back.
    if (document.visibilityState === 'visible') navigator.wakeLock?.request('screen').catch(() => undefined);
  };
  document.addEventListener('visibilitychange', ask);
  ask();
}
