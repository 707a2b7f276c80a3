/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

// The built stage behind the strictest policy that a host sets.

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import type { Film, StageSnapshot } from '../../shared/contract/scenes.ts';
import { css } from '../../vite.config.ts';

/** No inline script or style, no eval, nothing from elsewhere. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'";

const types: { readonly [ending: string]: string } = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

/** A built stage that is being served. */
export type Served = { readonly address: string; readonly folder: string; readonly close: () => Promise<void> };

/** Builds the stage alone into a folder of its own and serves it. */
export async function serveStage(): Promise<Served> {
  const folder = await mkdtemp(join(tmpdir(), 'stage-'));
  const root = fileURLToPath(new URL('../../renderer', import.meta.url));
  await build({
    configFile: false,
    root,
    base: './',
    logLevel: 'error',
    plugins: [react()],
    css,
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'chrome120',
      assetsInlineLimit: 0,
      rolldownOptions: { input: { stage: join(root, 'stage.html') } },
    },
  });
  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://stage').pathname);
    // Browsers ask for an icon that the stage does not have.
    if (path === '/favicon.ico') return response.writeHead(204).end();
    const bytes = await readFile(join(folder, path)).catch(() => null);
    if (bytes === null) return response.writeHead(404).end();
    const type = types[extname(path)] ?? 'application/octet-stream';
    return response.writeHead(200, { 'content-type': type, 'content-security-policy': policy }).end(bytes);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    address: `http://127.0.0.1:${port}/stage.html`,
    folder,
    close: async () => {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

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

/** Waits until the scene of this snapshot stands still, with its fonts; of any snapshot where no number is given. */
export async function settled(page: Page, kind: string, number?: number): Promise<void> {
  await page.waitForSelector(`.scene-${kind}${number === undefined ? '' : `[data-number="${number}"]`}`);
  if (kind === 'draw') await page.waitForSelector('.draw:not([data-phase=loading])');
  await page.waitForFunction(() =>
    document.getAnimations().every(one => one.effect?.getTiming().iterations === Infinity),
  );
  await page.waitForFunction(() => {
    const scene = document.querySelector('.scene');
    return scene !== null && getComputedStyle(scene).opacity === '1';
  });
}

/** Gives a page with a fake bridge its next snapshot. */
export async function show(page: Page, snapshot: StageSnapshot): Promise<void> {
  await page.evaluate(next => (globalThis as unknown as { service: FakeService }).service.show(next), snapshot);
}
