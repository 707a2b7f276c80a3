/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

// The stage's page in a browser, with a bridge of the test's own in the place of the preload's.

import type { Page } from 'playwright-core';
import type { Film, StageSnapshot } from '../../shared/contract/scenes.ts';

/** What the page of a test can be told: the next snapshot. `calls` are the requests that it made. */
export type FakeService = { readonly show: (snapshot: StageSnapshot) => void; readonly calls: readonly unknown[] };

/** Gives a page its bridge before it loads: a snapshot, and the film where it asks for one. */
export async function fakeBridge(page: Page, snapshot: StageSnapshot, film: Film | null = null): Promise<void> {
  const install = (given: { readonly snapshot: StageSnapshot; readonly film: Film | null }) => {
    const listeners: ((snapshot: StageSnapshot) => void)[] = [];
    const calls: { readonly type: string }[] = [];
    let present = given.snapshot;
    const bridge = {
      role: 'stage',
      call: async (request: { readonly type: string }) => {
        calls.push(request);
        if (request.type !== 'film.load') return { ok: true, value: null };
        return given.film === null ? { ok: false, refusal: { code: 'none' } } : { ok: true, value: given.film };
      },
      onSnapshot: (listener: (snapshot: StageSnapshot) => void) => {
        listeners.push(listener);
        listener(present);
        return () => listeners.splice(listeners.indexOf(listener), 1);
      },
    };
    const service: FakeService = {
      calls,
      show: next => {
        present = next;
        for (const listener of listeners) listener(next);
      },
    };
    Object.assign(globalThis, { bridge, service });
  };
  await page.addInitScript(install, { snapshot, film });
}

/**
 * Waits until the scene of this snapshot stands still, with its fonts; of any snapshot where no number is given. The page looks by
 * itself, frame by frame: to be asked over and over costs it more than to move.
 */
export async function settled(page: Page, kind: string, number?: number): Promise<void> {
  const scene = `.scene-${kind}${number === undefined ? '' : `[data-number="${number}"]`}`;
  await page.evaluate(
    wanted =>
      new Promise<void>((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(`${wanted} does not stand still`)), 60_000);
        const look = () => {
          const shown = document.querySelector('.scene');
          const stands =
            shown !== null &&
            document.querySelector(wanted) !== null &&
            document.getAnimations().every(one => one.effect?.getTiming().iterations === Infinity) &&
            getComputedStyle(shown).opacity === '1';
          if (stands) {
            clearTimeout(late);
            resolve();
          } else requestAnimationFrame(look);
        };
        look();
      }),
    kind === 'draw' ? `${scene}:has(.draw:not([data-phase=loading]))` : scene,
  );
}

/** Gives a page with a fake bridge its next snapshot. */
export async function show(page: Page, snapshot: StageSnapshot): Promise<void> {
  await page.evaluate(next => (globalThis as unknown as { service: FakeService }).service.show(next), snapshot);
}
