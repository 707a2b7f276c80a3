// What no page may do: reach the network, ask for a permission, leave its address, open a window, embed another page.

import { app, type Session, type WebContents } from 'electron';
import { type WindowRole, windowRoles } from '../../shared/contract/requests.ts';
import { isPageOf, originOf, sheetsAddress } from './address.ts';

/** The preferences of every window, shown or hidden. Each is written out, even if it is Electron's default. */
export const lockedPreferences = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  spellcheck: false,
  webgl: false,
  plugins: false,
} as const;

/** Switches that keep Chromium itself off the network. They take effect only before the app is ready. */
export function forbidNetwork(): void {
  // No name is resolved, no proxy script is looked for, and nothing that pages load is cached.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.commandLine.appendSwitch('no-proxy-server');
  app.commandLine.appendSwitch('disable-http-cache');
}

/** Whether a page may request an address: the app's own files, and blobs that it made for a download. */
export function isOwnAddress(address: string): boolean {
  const isWindows = windowRoles.some(
    role => address.startsWith(`${originOf(role)}/`) || address.startsWith(`blob:${originOf(role)}/`),
  );
  return isWindows || sheetsAddress(address.replace(/^blob:/, '')) !== null;
}

/** Locks a session: no network, no permission, no device, no download but the console's. */
export function lockSession(session: Session, roleOf: (contents: WebContents) => WindowRole | null): void {
  session.webRequest.onBeforeRequest((details, callback) => {
    // The developer tools of an unpackaged app load their own pages.
    const allowed = isOwnAddress(details.url) || (!app.isPackaged && details.url.startsWith('devtools:'));
    callback({ cancel: !allowed });
  });
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  // Screen capture is denied without a handler too; this one says so explicitly.
  session.setDisplayMediaRequestHandler((_request, callback) => callback(null));
  // The spell checker would download dictionaries, and it would see the names.
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event, _item, contents) => {
    if (roleOf(contents) !== 'console') event.preventDefault();
  });
}

/** Keeps a page at its address and from opening anything. `roleOf` is asked at each event. */
export function guardContents(contents: WebContents, roleOf: (contents: WebContents) => WindowRole | null): void {
  const mayGo = (address: string): boolean => {
    const role = roleOf(contents);
    return role !== null && isPageOf(role, address);
  };
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', event => event.preventDefault());
  contents.on('will-navigate', event => {
    if (!mayGo(event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', event => {
    if (!mayGo(event.url) || !event.isMainFrame) event.preventDefault();
  });
  contents.on('will-redirect', event => event.preventDefault());
  // WebRTC does not pass through webRequest: without a proxy this policy leaves it no way out.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}

/** Refuses certificates, logins and client keys, which only pages from the network could ask about. */
export function refuseForeignTrust(): void {
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, callback) => {
    event.preventDefault();
    callback(false);
  });
  app.on('select-client-certificate', (event, _contents, _url, _list, callback) => {
    event.preventDefault();
    callback();
  });
  app.on('login', (event, _contents, _details, _info, callback) => {
    event.preventDefault();
    callback();
  });
}
