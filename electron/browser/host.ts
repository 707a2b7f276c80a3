// The browser host: the service, a loopback server for each window, and the windows in the installed browser.

import { firstWindows, type WindowRole, windowRoles } from '../../shared/contract/requests.ts';
import type { LiveVariant } from '../../shared/contract/scenes.ts';
import { text } from '../../shared/text/dictionary.ts';
import { findProgram } from '../service/chromium.ts';
import { isUnderWay, pauseStage } from '../service/progress.ts';
import { type AppWindow, AppWindows } from './app-windows.ts';
import { WindowServer, type WindowServerOptions } from './server.ts';

/** What the host is started with. `pages` is the folder of the built pages; `say` prints one line. */
export type BrowserHostOptions = Pick<WindowServerOptions, 'service' | 'pages' | 'language'> & {
  readonly open: boolean;
  readonly safeGraphics: boolean;
  readonly say: (line: string) => void;
  readonly environment?: NodeJS.ProcessEnv;
};

/** A running browser host. */
export type BrowserHost = {
  /** The latest one-time addresses. */
  readonly addresses: { readonly console: string; readonly stage: string };
  /** Ends the windows, the servers and the service. */
  readonly close: () => Promise<void>;
  /** Settles when the host has ended, through `close` or because its console was closed. */
  readonly ended: Promise<void>;
};

type FirstWindow = (typeof firstWindows)[number];

/** Starts the host: listens, prints the addresses, opens the windows. */
export async function openBrowserHost(options: BrowserHostOptions): Promise<BrowserHost> {
  const { service, pages, language, say } = options;
  const addresses = { console: '', stage: '' };
  const servers = new Map<WindowRole, WindowServer>();
  const program = options.open ? findProgram(options.environment ?? process.env, process.platform) : null;
  const windows = program === null ? null : new AppWindows(program, options.safeGraphics);
  /** The window that was opened last for each role. */
  const shown = new Map<WindowRole, AppWindow>();
  let closing: Promise<void> | null = null;
  const { promise: ended, resolve: tellEnd } = Promise.withResolvers<void>();

  const invite = (role: FirstWindow) => {
    const address = servers.get(role)?.newAddress() ?? '';
    addresses[role] = address;
    say(`${role} ${address}`);
  };
  const open = (role: WindowRole, address: string, onFailed: () => void) => {
    if (windows !== null) shown.set(role, windows.open(address, onFailed));
  };
  const show = (role: FirstWindow) => {
    open(role, addresses[role], () => {
      if (closing !== null) return;
      say(text(language, 'host.browser-failed', { program: program ?? '' }));
      if (role === 'stage' && !isStageConnected) reportClosedStage(addresses.stage);
    });
  };
  let isStageConnected = false;
  const reportClosedStage = (address: string | null) => {
    const openAgain = () => {
      invite('stage');
      show('stage');
    };
    service.placeStage({ place: 'closed', address, open: windows === null ? null : openAgain });
  };
  // The live picture is opened when it is asked for, and is no stage: the hall may be dark while it is on.
  const openLive = (variant: LiveVariant) => {
    const address = servers.get('live')?.newAddress(variant) ?? '';
    // A lower third on transparency is for a broadcasting program, which opens the address itself.
    if (windows === null || variant === 'lower') placeLive(false, address);
    else open('live', address, () => placeLive(false, servers.get('live')?.newAddress(variant) ?? ''));
  };
  const placeLive = (isOpen: boolean, address: string | null) => {
    if (closing === null) service.placeLive({ isOpen, address, open: openLive });
  };
  const onConnected = (role: WindowRole) => {
    shown.get(role)?.entered();
    if (role === 'live') placeLive(true, null);
    if (role !== 'stage') return;
    isStageConnected = true;
    service.placeStage({ place: 'page', address: null, open: null });
  };
  const close = () => {
    closing ??= (async () => {
      await windows?.close();
      await Promise.all([...servers.values()].map(server => server.close()));
      service.close();
      tellEnd();
    })();
    return closing;
  };
  const onGone = (role: WindowRole) => {
    if (closing !== null) return;
    if (role === 'live') return placeLive(false, null);
    // Closing the console that we opened quits the app, except during a ceremony.
    if (role === 'console' && windows !== null && !isUnderWay(service)) {
      void close();
      return;
    }
    say(text(language, 'host.reopened', { role }));
    invite(role);
    if (role === 'stage') {
      isStageConnected = false;
      void pauseStage(service);
      reportClosedStage(windows === null ? addresses.stage : null);
    }
    show(role);
  };

  // Whoever came first may be a stranger: nothing goes on until somebody has come with the new address.
  const onContested = (role: WindowRole) => {
    if (closing !== null) return;
    say(role === 'live' ? text(language, 'host.contested-live', {}) : text(language, 'host.contested', { role }));
    if (role === 'live') {
      placeLive(false, servers.get('live')?.newAddress() ?? '');
      return;
    }
    invite(role);
    void pauseStage(service);
    if (role === 'console') return;
    isStageConnected = false;
    reportClosedStage(addresses.stage);
  };

  for (const role of windowRoles) {
    const watching = {
      onConnected: () => onConnected(role),
      onGone: () => onGone(role),
      onContested: () => onContested(role),
    };
    servers.set(role, await WindowServer.open({ role, service, pages, language, ...watching }));
  }
  for (const role of firstWindows) invite(role);
  placeLive(false, null);
  say(text(language, options.open && program === null ? 'host.no-browser' : 'host.ready', {}));
  for (const role of firstWindows) show(role);
  return { addresses, close, ended };
}
