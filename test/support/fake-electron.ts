// The one fake of Electron: the parts of its API that electron/ uses, held to Electron's own types by the compiler. It
// records what it is told, and tests raise the events.

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
    const name = this.url.split('#')[1] ?? '';
    return Promise.resolve(fake.sheetFails ? ['', name] : [name, '']);
  }

  printToPDF(options: Electron.PrintToPDFOptions): Promise<Buffer> {
    fake.printed.push({ url: this.url, options });
    return Promise.resolve(Buffer.from(`%PDF ${this.url}`));
  }

  print(options?: Electron.WebContentsPrintOptions, callback?: (success: boolean, reason: string) => void): void {
    fake.papers.push({ url: this.url, options });
    callback?.(fake.paperEnds === '', fake.paperEnds);
  }
}

type UsedWindow =
  | 'on'
  | 'once'
  | 'show'
  | 'showInactive'
  | 'loadURL'
  | 'isDestroyed'
  | 'getBounds'
  | 'setBounds'
  | 'isFullScreen'
  | 'setFullScreen'
  | 'setAlwaysOnTop'
  | 'isVisible'
  | 'isFocused'
  | 'isMinimized'
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
  destroyed = false;
  bounds: Electron.Rectangle = { x: 0, y: 0, width: 1280, height: 800 };
  fullScreen = false;
  top: string | null = null;
  /** Leaving full screen is never reported: a display that is gone has no end of an animation. */
  mute = false;

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
    this.emit('show');
  }

  showInactive(): void {
    this.shown = 'inactive';
    this.emit('show');
  }

  isVisible(): boolean {
    return this.shown !== 'no';
  }

  isFocused(): boolean {
    return this.focused;
  }

  async loadURL(url: string): Promise<void> {
    this.webContents.url = url;
    if (fake.loadError !== null) throw new Error(fake.loadError);
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  getBounds(): Electron.Rectangle {
    return this.bounds;
  }

  setBounds(bounds: Partial<Electron.Rectangle>): void {
    this.bounds = { ...this.bounds, ...bounds };
  }

  isFullScreen(): boolean {
    return this.fullScreen;
  }

  setFullScreen(flag: boolean): void {
    const left = this.fullScreen && !flag;
    const entered = !this.fullScreen && flag;
    this.fullScreen = flag;
    if (left && !this.mute) this.emit('leave-full-screen');
    if (entered) this.emit('enter-full-screen');
  }

  setAlwaysOnTop(flag: boolean, level = 'floating'): void {
    this.top = flag ? level : null;
  }

  destroy(): void {
    this.destroyed = true;
    this.emit('closed');
  }

  isMinimized(): boolean {
    return this.minimized;
  }

  restore(): void {
    this.minimized = false;
  }

  focus(): void {
    this.focused = true;
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
  | 'getPath';

class FakeApp extends Emitter implements Pick<Electron.App, UsedApp> {
  isPackaged = false;
  isFirst = true;
  readonly did: string[] = [];
  readonly switches = new Map<string, string | undefined>();
  readonly commandLine: Pick<Electron.CommandLine, 'appendSwitch'> = {
    appendSwitch: (name, value) => void this.switches.set(name, value),
  };

  requestSingleInstanceLock(): boolean {
    return this.isFirst;
  }

  quit(): void {
    this.did.push('quit');
  }

  exit(code?: number): void {
    this.did.push(`exit ${code}`);
  }

  enableSandbox(): void {
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
  power: new Emitter(),
  /** Why no page can be loaded; null where they can. */
  loadError: null as string | null,
  /** Whether the page of the sheets fails; how the print dialog ends (empty: printed). */
  sheetFails: false,
  paperEnds: '',
  printed: [] as { readonly url: string; readonly options: Electron.PrintToPDFOptions }[],
  papers: [] as { readonly url: string; readonly options: Electron.WebContentsPrintOptions | undefined }[],
  windows: [] as FakeWindow[],
  sessions: [] as FakeSession[],
  partitions: [] as { readonly name: string; readonly options: Electron.FromPartitionOptions | undefined }[],
  schemes: [] as Electron.CustomScheme[],
  menus: [] as (Electron.Menu | null)[],
  boxes: [] as Electron.MessageBoxOptions[],
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
  Object.assign(fake.app, { isPackaged: false, isFirst: true });
  fake.screen.forgetAll();
  fake.power.forgetAll();
  fake.screen.displays = [display(1, { x: 0, y: 0, width: 1920, height: 1080 }, true)];
  fake.renderer.forgetAll();
  for (const list of [fake.windows, fake.sessions, fake.partitions, fake.schemes, fake.menus, fake.boxes])
    list.length = 0;
  for (const list of [fake.errors, fake.invoked, fake.printed, fake.papers]) list.length = 0;
  for (const table of [fake.blockers, fake.handlers, fake.exposed]) table.clear();
  Object.assign(fake, { button: 0, answer: null, loadError: null, sheetFails: false, paperEnds: '' });
  // What Electron adds to Node's process.
  Object.assign(process, { resourcesPath: '/resources' });
}

/** What `import … from 'electron'` gives in the tests. */
export const electron = {
  app: fake.app,
  screen: fake.screen,
  BrowserWindow: FakeWindow,
  powerMonitor: fake.power,
  session: {
    fromPartition: (name: string, options?: Electron.FromPartitionOptions) => {
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
      fake.boxes.push(args.at(-1) as Electron.MessageBoxOptions);
      return { response: fake.button, checkboxChecked: false };
    },
    showErrorBox: (title, content) => void fake.errors.push(`${title}: ${content}`),
  } satisfies Pick<Electron.Dialog, 'showMessageBox' | 'showErrorBox'>,
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
