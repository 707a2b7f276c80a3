// The one fake of Electron: the parts of its API that electron/ uses, held to Electron's own types by the compiler. It
// records what it is told, and tests raise the events. Where the order of things matters it behaves as the real one does on
// `fake.platform`; each such place names the file of electron/electron (or of Chromium) that it follows.

import type * as Electron from 'electron';

type Listener = (...args: never[]) => void;

/** Listeners by event. Its methods return `never`, which fits every overload of Electron's emitters. */
class Emitter {
  private readonly listeners = new Map<string, Set<Listener>>();

  on(event: string, listener: Listener): never {
    const known = this.listeners.get(event) ?? new Set();
    this.listeners.set(event, known.add(listener));
    return this as never;
  }

  once(event: string, listener: Listener): never {
    const first: Listener = (...args) => {
      this.listeners.get(event)?.delete(first);
      listener(...args);
    };
    return this.on(event, first);
  }

  removeListener(event: string, listener: Listener): never {
    this.listeners.get(event)?.delete(listener);
    return this as never;
  }

  /** Raises an event. */
  emit(event: string, ...args: readonly unknown[]): void {
    for (const listener of [...(this.listeners.get(event) ?? [])]) listener(...(args as never[]));
  }

  /** How many listen to an event. */
  count(event: string): number {
    return this.listeners.get(event)?.size ?? 0;
  }

  forgetAll(): void {
    this.listeners.clear();
  }
}

/** An event that can be prevented, with what else it carries. */
export function preventable<More extends object>(more?: More) {
  const event = {
    defaultPrevented: false,
    preventDefault: () => {
      event.defaultPrevented = true;
    },
    ...more,
  };
  return event;
}

type UsedContents =
  | 'on'
  | 'once'
  | 'send'
  | 'reload'
  | 'isDestroyed'
  | 'isCrashed'
  | 'setWindowOpenHandler'
  | 'setWebRTCIPHandlingPolicy'
  | 'executeJavaScript'
  | 'printToPDF'
  | 'print';

/** The contents of a fake window. */
export class FakeContents extends Emitter implements Pick<Electron.WebContents, UsedContents> {
  readonly sent: { readonly channel: string; readonly args: readonly unknown[] }[] = [];
  reloads = 0;
  openHandler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0] | null = null;
  rtcPolicy = '';
  crashed = false;
  url = '';
  /** The callback of `print` while the system's dialog is open. */
  dialog: ((success: boolean, reason: string) => void) | null = null;

  /**
   * Its process crashes. What was asked of the page is never answered: lib/browser/ipc-main-internal-utils.ts waits for a message of it, and
   * shell/browser/api/electron_api_web_contents.cc drops the callback of `print` where there is no frame.
   */
  crash(reason = 'crashed'): void {
    this.crashed = true;
    this.dialog = null;
    this.emit('render-process-gone', preventable(), { reason, exitCode: 1 });
  }

  send(channel: string, ...args: readonly unknown[]): void {
    this.sent.push({ channel, args });
  }

  reload(): void {
    this.reloads += 1;
  }

  isDestroyed(): boolean {
    return false;
  }

  isCrashed(): boolean {
    return this.crashed;
  }

  setWindowOpenHandler(handler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0]): void {
    this.openHandler = handler;
  }

  setWebRTCIPHandlingPolicy(policy: string): void {
    this.rtcPolicy = policy;
  }

  /** What the page answers to a script: a page of the sheets says that the sheet of its address stands. */
  executeJavaScript(): Promise<unknown> {
    if (this.crashed || fake.hangs === 'executeJavaScript') return new Promise(() => undefined);
    const name = this.url.split('#')[1] ?? '';
    return Promise.resolve(fake.sheetFails ? ['', name] : [name, '']);
  }

  printToPDF(options: Electron.PrintToPDFOptions): Promise<Buffer> {
    if (this.crashed || fake.hangs === 'printToPDF') return new Promise(() => undefined);
    fake.printed.push({ url: this.url, options });
    return Promise.resolve(Buffer.from(`%PDF ${this.url}`));
  }

  /** The callback comes with a reason of patches/chromium/printing.patch (PrintReasonFromPrintStatus), empty where it was printed. */
  print(options?: Electron.WebContentsPrintOptions, callback?: (success: boolean, reason: string) => void): void {
    fake.papers.push({ url: this.url, options });
    if (this.crashed || fake.hangs === 'print') return;
    if (fake.dialogStays) this.dialog = callback ?? null;
    else callback?.(fake.paperEnds === '', fake.paperEnds);
  }
}

type UsedWindow =
  | 'on'
  | 'once'
  | 'show'
  | 'showInactive'
  | 'hide'
  | 'loadURL'
  | 'isDestroyed'
  | 'getBounds'
  | 'setBounds'
  | 'isFullScreen'
  | 'setFullScreen'
  | 'isSimpleFullScreen'
  | 'setSimpleFullScreen'
  | 'setAlwaysOnTop'
  | 'moveTop'
  | 'isVisible'
  | 'isFocused'
  | 'isMinimized'
  | 'minimize'
  | 'isMaximized'
  | 'unmaximize'
  | 'restore'
  | 'focus'
  | 'destroy';

/** A fake window. Like the real one it tells the app of its contents when it is made. */
export class FakeWindow extends Emitter implements Pick<Electron.BrowserWindow, UsedWindow> {
  readonly options: Electron.BrowserWindowConstructorOptions;
  readonly webContents = new FakeContents();
  shown: 'no' | 'active' | 'inactive' = 'no';
  focused = false;
  minimized = false;
  maximized = false;
  destroyed = false;
  bounds: Electron.Rectangle = { x: 0, y: 0, width: 1280, height: 800 };
  fullScreen = false;
  /** macOS: full screen in a Space of its own, which blanks the other displays where they have none; never wanted here. */
  spaces = 0;
  top: string | null = null;
  /** How often it was put above the other windows. */
  raised = 0;
  /** Leaving full screen takes until `leave` is called: an animation, or a display that is gone before it ends. */
  mute = false;
  /** How often the window manager puts its own rectangle over the one that was asked for after full screen (X11), a while later. */
  stubborn = 0;
  /** The system minimises it again as soon as it is back. */
  minimizedAgain = false;
  /** What the system keeps for it while it is full screen: shell/browser/native_window_mac.mm, ui/views/win/fullscreen_handler.cc. */
  private saved: Electron.Rectangle | null = null;

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super();
    this.options = options;
    const { x = 0, y = 0, width = 1280, height = 800 } = options;
    this.bounds = { x, y, width, height };
    fake.windows.push(this);
    fake.app.emit('web-contents-created', preventable(), this.webContents);
  }

  show(): void {
    this.shown = 'active';
    // On X11 and Windows `Show` activates (native_window_views.cc), which is what brings a minimised window back.
    this.unminimize();
    this.emit('show');
  }

  /** On Windows it brings a minimised window back (SW_SHOWNOACTIVATE); an X11 window that is mapped it leaves alone (x11_window.cc). */
  showInactive(): void {
    this.shown = 'inactive';
    if (fake.platform === 'win32') this.unminimize();
    this.emit('show');
  }

  hide(): void {
    this.shown = 'no';
    this.emit('hide');
  }

  /** native_window_views.cc, native_window_mac.mm: a minimised window is visible on X11 alone, that of a hidden app is not. */
  isVisible(): boolean {
    if (fake.platform === 'darwin' && fake.app.hidden) return false;
    return this.shown !== 'no' && (fake.platform === 'linux' || !this.minimized);
  }

  isFocused(): boolean {
    return this.focused;
  }

  async loadURL(url: string): Promise<void> {
    this.webContents.url = url;
    await fake.loading;
    if (fake.loadError !== null) throw new Error(fake.loadError);
    if (fake.hangs === 'loadURL') await new Promise(() => undefined);
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  getBounds(): Electron.Rectangle {
    return this.bounds;
  }

  setBounds(bounds: Partial<Electron.Rectangle>): void {
    // xfwm4 puts a maximised window back to where it was, and takes one as large as its display for maximised (seen in Electron 33).
    if (this.maximized) return;
    this.bounds = { ...this.bounds, ...bounds };
    const { width, height } = fake.screen.getDisplayMatching(this.bounds).bounds;
    if (fake.platform === 'linux' && this.bounds.width >= width && this.bounds.height >= height) this.maximized = true;
    if (this.stubborn > 0 && this.saved !== null && !this.fullScreen) {
      const saved = this.saved;
      this.stubborn--;
      setTimeout(() => {
        this.bounds = saved;
        this.emit('resize');
      }, 50);
    }
  }

  isFullScreen(): boolean {
    return this.fullScreen && fake.platform !== 'darwin';
  }

  /**
   * Windows tells first and does it afterwards, even where there is nothing to do, and puts the window back to where it was, moved onto a display
   * that is there (native_window_views.cc, fullscreen_handler.cc). X11 does it and tells (x11_window.cc, electron_desktop_window_tree_host_linux.cc).
   */
  setFullScreen(flag: boolean): void {
    if (fake.platform === 'darwin') {
      if (this.options.fullscreenable !== false) this.spaces++;
      return;
    }
    const name = flag ? 'enter-full-screen' : 'leave-full-screen';
    if (fake.platform === 'win32') this.emit(name);
    if (flag === this.fullScreen) return;
    if (!flag && this.mute) return;
    this.change(flag);
    if (fake.platform !== 'win32') this.emit(name);
  }

  isSimpleFullScreen(): boolean {
    return this.fullScreen;
  }

  /** On macOS nothing is told (native_window_mac.mm); elsewhere it is the other full screen. */
  setSimpleFullScreen(flag: boolean): void {
    if (fake.platform !== 'darwin') this.setFullScreen(flag);
    else if (flag !== this.fullScreen) this.change(flag);
  }

  /** What an animation or a slow system does in the end. */
  leave(): void {
    this.change(false);
    this.emit('leave-full-screen');
  }

  private change(flag: boolean): void {
    if (flag) this.saved = this.bounds;
    const display = fake.screen.getDisplayMatching(flag ? this.bounds : (this.saved ?? this.bounds));
    this.bounds = flag ? display.bounds : fitted(this.saved ?? this.bounds, display.workArea);
    this.fullScreen = flag;
    this.emit('resize');
  }

  setAlwaysOnTop(flag: boolean, level = 'floating'): void {
    this.top = flag ? level : null;
  }

  moveTop(): void {
    this.raised++;
  }

  destroy(): void {
    if (this.destroyed) throw new TypeError('Object has been destroyed');
    this.destroyed = true;
    this.emit('closed');
  }

  isMinimized(): boolean {
    return this.minimized;
  }

  isMaximized(): boolean {
    return this.maximized;
  }

  unmaximize(): void {
    this.maximized = false;
    this.emit('unmaximize');
  }

  minimize(): void {
    this.minimized = true;
    this.emit('minimize');
  }

  /** An X11 window manager takes it for a hint that it may pass over (x11_window.cc); ours does. */
  restore(): void {
    if (fake.platform !== 'linux') this.unminimize();
  }

  focus(): void {
    this.focused = true;
    if (fake.platform === 'linux') this.unminimize();
    for (const other of fake.windows) if (other !== this) other.focused = false;
    this.emit('focus');
  }

  /** A full-screen window that comes back says `enter-full-screen` on Windows (native_window_views_win.cc), else `restore`. */
  private unminimize(): void {
    if (!this.minimized) return;
    this.minimized = false;
    this.emit(fake.platform === 'win32' && this.fullScreen ? 'enter-full-screen' : 'restore');
    if (this.minimizedAgain) this.minimize();
  }

  /** Closes it as its cross does; returns whether it did close. */
  pressClose(): boolean {
    const event = preventable();
    this.emit('close', event);
    if (event.defaultPrevented) return false;
    this.destroyed = true;
    this.emit('closed');
    return true;
  }
}

/** A rectangle moved and cut so that it lies within another. */
function fitted(rectangle: Electron.Rectangle, within: Electron.Rectangle): Electron.Rectangle {
  const [width, height] = [Math.min(rectangle.width, within.width), Math.min(rectangle.height, within.height)];
  const x = Math.min(Math.max(rectangle.x, within.x), within.x + within.width - width);
  const y = Math.min(Math.max(rectangle.y, within.y), within.y + within.height - height);
  return { x, y, width, height };
}

type UsedSession =
  | 'on'
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'setSpellCheckerEnabled';

type BeforeRequest = (details: { url: string }, callback: (response: { cancel?: boolean }) => void) => void;

/** A fake session. */
export class FakeSession extends Emitter implements Pick<Electron.Session, UsedSession> {
  permissionRequest: Parameters<Electron.Session['setPermissionRequestHandler']>[0] = null;
  permissionCheck: Parameters<Electron.Session['setPermissionCheckHandler']>[0] = null;
  devicePermission: Parameters<Electron.Session['setDevicePermissionHandler']>[0] = null;
  displayMedia: Parameters<Electron.Session['setDisplayMediaRequestHandler']>[0] = null;
  spellChecker = true;
  beforeRequest: BeforeRequest | null = null;
  readonly schemes = new Map<string, Parameters<Electron.Protocol['handle']>[1]>();
  readonly webRequest = {
    onBeforeRequest: (listener: unknown) => {
      this.beforeRequest = listener as BeforeRequest;
    },
  } satisfies Pick<Electron.WebRequest, 'onBeforeRequest'>;
  readonly protocol: Pick<Electron.Protocol, 'handle' | 'isProtocolHandled'> = {
    isProtocolHandled: scheme => this.schemes.has(scheme),
    handle: (scheme, handler) => void this.schemes.set(scheme, handler),
  };

  setPermissionRequestHandler(handler: FakeSession['permissionRequest']): void {
    this.permissionRequest = handler;
  }

  setPermissionCheckHandler(handler: FakeSession['permissionCheck']): void {
    this.permissionCheck = handler;
  }

  setDevicePermissionHandler(handler: FakeSession['devicePermission']): void {
    this.devicePermission = handler;
  }

  setDisplayMediaRequestHandler(handler: FakeSession['displayMedia']): void {
    this.displayMedia = handler;
  }

  setSpellCheckerEnabled(enable: boolean): void {
    this.spellChecker = enable;
  }
}

type UsedApp =
  | 'requestSingleInstanceLock'
  | 'quit'
  | 'exit'
  | 'enableSandbox'
  | 'disableHardwareAcceleration'
  | 'whenReady'
  | 'on'
  | 'isPackaged'
  | 'getLocale'
  | 'getPath'
  | 'name'
  | 'relaunch'
  | 'isHidden'
  | 'show';

class FakeApp extends Emitter implements Pick<Electron.App, UsedApp> {
  name = '阳光摇号';
  isPackaged = false;
  isFirst = true;
  /** macOS: the app is hidden with all its windows (Cmd+H, or Hide Others of another app). */
  hidden = false;
  /** The arguments of each start that was asked for. */
  readonly relaunched: (readonly string[])[] = [];
  readonly did: string[] = [];
  readonly switches = new Map<string, string | undefined>();
  readonly commandLine: Pick<Electron.CommandLine, 'appendSwitch' | 'hasSwitch' | 'removeSwitch'> = {
    appendSwitch: (name, value) => void this.switches.set(name, value),
    hasSwitch: name => this.switches.has(name),
    removeSwitch: name => void this.switches.delete(name),
  };

  requestSingleInstanceLock(): boolean {
    return this.isFirst;
  }

  /** Asks the app before any window (browser.cc, Browser::Quit); tests close the windows themselves. */
  quit(): void {
    const event = preventable();
    this.emit('before-quit', event);
    this.did.push(event.defaultPrevented ? 'quit prevented' : 'quit');
  }

  relaunch(options?: Electron.RelaunchOptions): void {
    this.relaunched.push(options?.args ?? []);
  }

  isHidden(): boolean {
    return this.hidden;
  }

  show(): void {
    this.hidden = false;
    this.did.push('show');
    for (const window of fake.windows) window.emit('show');
  }

  /** What Cmd+H does; each window says `hide` when it is no longer seen (electron_ns_window_delegate.mm). */
  hideAll(): void {
    this.hidden = true;
    for (const window of fake.windows) window.emit('hide');
  }

  exit(code?: number): void {
    this.did.push(`exit ${code}`);
  }

  /** It takes `--no-sandbox` out of the command line (electron_api_app.cc): who asks afterwards does not see it. */
  enableSandbox(): void {
    this.switches.delete('no-sandbox');
    this.did.push('sandbox');
  }

  disableHardwareAcceleration(): void {
    this.did.push('software');
  }

  async whenReady(): Promise<void> {
    this.did.push('ready');
  }

  getLocale(): string {
    return 'zh-CN';
  }

  getPath(name: string): string {
    return `/${name}`;
  }
}

type UsedScreen = 'getAllDisplays' | 'getDisplayMatching' | 'getPrimaryDisplay' | 'on';

class FakeScreen extends Emitter implements Pick<Electron.Screen, UsedScreen> {
  displays: Electron.Display[] = [];

  getPrimaryDisplay(): Electron.Display {
    const [first] = this.displays;
    if (first === undefined) throw new Error('a machine has a display');
    return first;
  }

  getAllDisplays(): Electron.Display[] {
    return this.displays;
  }

  /** The display that holds the middle of a rectangle, else the first. */
  getDisplayMatching({ x, y, width, height }: Electron.Rectangle): Electron.Display {
    const middle = { x: x + width / 2, y: y + height / 2 };
    const holds = ({ bounds }: Electron.Display) =>
      middle.x >= bounds.x &&
      middle.x < bounds.x + bounds.width &&
      middle.y >= bounds.y &&
      middle.y < bounds.y + bounds.height;
    return this.displays.find(holds) ?? this.getPrimaryDisplay();
  }
}

/** A display; what the app does not look at is as Electron would say it of an ordinary one. */
export function display(id: number, bounds: Electron.Rectangle, internal = false, scale = 1): Electron.Display {
  const { width, height, x, y } = bounds;
  return {
    ...{ id, internal, bounds, workArea: bounds, size: { width, height }, workAreaSize: { width, height } },
    ...{ accelerometerSupport: 'unknown', colorDepth: 24, colorSpace: '', depthPerComponent: 8, detected: true },
    ...{ displayFrequency: 60, label: `${id}`, maximumCursorSize: { width: 64, height: 64 }, monochrome: false },
    ...{ nativeOrigin: { x, y }, rotation: 0, scaleFactor: scale, touchSupport: 'unknown' },
  } as Electron.Display;
}

type Handler = Parameters<Electron.IpcMain['handle']>[1];

/** Everything that the fake records. */
export const fake = {
  app: new FakeApp(),
  screen: new FakeScreen(),
  /** The system that the fake behaves like. */
  platform: process.platform,
  power: new Emitter(),
  /** Why no page can be loaded; null where they can. */
  loadError: null as string | null,
  /** What every page waits for as it loads; rejects where it cannot be loaded in the end. */
  loading: null as Promise<void> | null,
  /** Whether the page of the sheets fails; how the print dialog ends (empty: printed). */
  sheetFails: false,
  paperEnds: '',
  /** Whether print dialogs stay open until a test ends them; what of a page is never answered. */
  dialogStays: false,
  hangs: null as 'loadURL' | 'executeJavaScript' | 'printToPDF' | 'print' | null,
  printed: [] as { readonly url: string; readonly options: Electron.PrintToPDFOptions }[],
  papers: [] as { readonly url: string; readonly options: Electron.WebContentsPrintOptions | undefined }[],
  windows: [] as FakeWindow[],
  sessions: [] as FakeSession[],
  partitions: [] as { readonly name: string; readonly options: Electron.FromPartitionOptions | undefined }[],
  schemes: [] as Electron.CustomScheme[],
  menus: [] as (Electron.Menu | null)[],
  boxes: [] as (Electron.MessageBoxOptions & { readonly over?: FakeWindow; readonly behind?: boolean })[],
  errors: [] as string[],
  blockers: new Set<number>(),
  handlers: new Map<string, Handler>(),
  exposed: new Map<string, unknown>(),
  invoked: [] as { readonly channel: string; readonly args: readonly unknown[] }[],
  renderer: new Emitter(),
  /** The button that is pressed in the next message box. */
  button: 0,
  /** What the main process answers to a preload. */
  answer: null as unknown,
};

/** Forgets everything, for the next test. */
export function resetFake(): void {
  fake.app.forgetAll();
  fake.app.did.length = 0;
  fake.app.switches.clear();
  fake.app.relaunched.length = 0;
  Object.assign(fake.app, { isPackaged: false, isFirst: true, hidden: false });
  fake.screen.forgetAll();
  fake.power.forgetAll();
  fake.screen.displays = [display(1, { x: 0, y: 0, width: 1920, height: 1080 }, true)];
  fake.renderer.forgetAll();
  for (const list of [fake.windows, fake.sessions, fake.partitions, fake.schemes, fake.menus, fake.boxes])
    list.length = 0;
  for (const list of [fake.errors, fake.invoked, fake.printed, fake.papers]) list.length = 0;
  for (const table of [fake.blockers, fake.handlers, fake.exposed]) table.clear();
  Object.assign(fake, { button: 0, answer: null, loading: null, loadError: null, sheetFails: false, paperEnds: '' });
  Object.assign(fake, { platform: process.platform, dialogStays: false, hangs: null });
  // What Electron adds to Node's process.
  Object.assign(process, { resourcesPath: '/resources' });
}

/** Records a box, and whether it is behind: over a window that nobody sees, or where another one is above all. */
function record(args: readonly unknown[]): Electron.MessageBoxOptions {
  const options = args.at(-1) as Electron.MessageBoxOptions;
  if (args.length === 1) {
    fake.boxes.push(options);
    return options;
  }
  const over = args[0] as FakeWindow;
  const isSeen = over.isVisible() && !over.isMinimized();
  const here = (window: FakeWindow) => fake.screen.getDisplayMatching(window.bounds).id;
  const isCovered = fake.windows.some(
    other => other !== over && here(other) === here(over) && (other.top !== null || other.fullScreen),
  );
  fake.boxes.push({ ...options, over, behind: !isSeen || isCovered });
  return options;
}

/** What `import … from 'electron'` gives in the tests. */
export const electron = {
  app: fake.app,
  screen: fake.screen,
  BrowserWindow: FakeWindow,
  powerMonitor: fake.power,
  session: {
    /** One session for a partition, whose first caller's options count (docs/api/session.md). */
    fromPartition: (name: string, options?: Electron.FromPartitionOptions) => {
      const known = fake.sessions[fake.partitions.findIndex(each => each.name === name)];
      if (known !== undefined) return known;
      const made = new FakeSession();
      fake.sessions.push(made);
      fake.partitions.push({ name, options });
      fake.app.emit('session-created', made);
      return made;
    },
  },
  protocol: {
    registerSchemesAsPrivileged: schemes => void fake.schemes.push(...schemes),
  } satisfies Pick<Electron.Protocol, 'registerSchemesAsPrivileged'>,
  Menu: {
    setApplicationMenu: (menu: Electron.Menu | null) => void fake.menus.push(menu),
    buildFromTemplate: (template: Electron.MenuItemConstructorOptions[]) => template as unknown as Electron.Menu,
  } satisfies Pick<typeof Electron.Menu, 'setApplicationMenu' | 'buildFromTemplate'>,
  dialog: {
    showMessageBox: async (...args: readonly unknown[]) => {
      record(args);
      return { response: fake.button, checkboxChecked: false };
    },
    showMessageBoxSync: (...args: readonly unknown[]) => {
      const { message, detail } = record(args);
      fake.errors.push(`${message}: ${detail}`);
      return fake.button;
    },
    showErrorBox: (title, content) => void fake.errors.push(`${title}: ${content}`),
  } satisfies Pick<Electron.Dialog, 'showMessageBox' | 'showMessageBoxSync' | 'showErrorBox'>,
  powerSaveBlocker: {
    start: type => {
      if (type !== 'prevent-display-sleep') throw new Error(type);
      const id = fake.blockers.size + 1;
      fake.blockers.add(id);
      return id;
    },
    stop: id => fake.blockers.delete(id),
  } satisfies Pick<Electron.PowerSaveBlocker, 'start' | 'stop'>,
  ipcMain: {
    handle: (channel, handler) => void fake.handlers.set(channel, handler),
    removeHandler: channel => void fake.handlers.delete(channel),
  } satisfies Pick<Electron.IpcMain, 'handle' | 'removeHandler'>,
  contextBridge: {
    exposeInMainWorld: (key, api: unknown) => void fake.exposed.set(key, api),
  } satisfies Pick<Electron.ContextBridge, 'exposeInMainWorld'>,
  ipcRenderer: {
    on: (channel: string, listener: Listener) => fake.renderer.on(channel, listener),
    invoke: async (channel: string, ...args: readonly unknown[]) => {
      fake.invoked.push({ channel, args });
      return fake.answer;
    },
  } satisfies Pick<Electron.IpcRenderer, 'on' | 'invoke'>,
};
