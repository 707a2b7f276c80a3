// The pages as they are shipped: built once for a whole test run, and served with the product's own headers.

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { buildWhatIsOld } from '../../electron/launch/build.ts';
import { readPages, securityHeaders, startPage } from '../../electron/service/pages.ts';
import type { WindowRole } from '../../shared/contract/requests.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The folder of the built pages. */
export const builtPages = fileURLToPath(new URL('../../dist/renderer', import.meta.url));

/** Builds the pages where they are older than their sources; throws where that fails. */
export function buildPages(): void {
  if (!buildWhatIsOld(root, [], () => undefined)) throw new Error('the pages could not be built');
}

/** Builds all that is packed where it is older than its sources; throws where that fails. */
export function buildAll(): void {
  if (!buildWhatIsOld(root, ['electron', 'browser'], () => undefined))
    throw new Error('the program could not be built');
}

/** A built page behind a loopback server. */
export type Site = { readonly address: string; readonly close: () => void };

/** Builds the pages where they are old and serves those of a window, without a service behind them. */
export async function servePages(role: WindowRole): Promise<Site> {
  buildPages();
  const pages = readPages(builtPages, role);
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const page = pages.get(path);
    // Browsers ask for an icon that a page does not have: the hosts answer that there is none.
    if (page === undefined) return response.writeHead(path === '/favicon.ico' ? 204 : 404).end();
    // Unlike the hosts' answers these may be kept: the next window of a test finds the fonts in the browser's cache.
    const headers = { ...securityHeaders(role), 'Content-Type': page.contentType, 'Cache-Control': 'max-age=600' };
    return response.writeHead(200, headers).end(readFileSync(page.path));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}${startPage(role)}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
