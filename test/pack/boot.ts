// Runs the main process of a package under Node, over the fake of Electron. The arguments are the main script, the package's resources,
// a file for the report, the system it shall take this one for, and then those of the program. The report is JSON: what the fake was
// told, and what the windows get for an answer.

import { writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { electron, fake, resetFake } from '../support/fake-electron.ts';

const [main = '', resources = '', reportFile = '', system = '', ...args] = process.argv.slice(2);

// The fake in the place of the runtime's own module.
const source = Object.keys(electron).map(name => `export const ${name} = globalThis.fakeElectron.${name};`);
Object.assign(globalThis, { fakeElectron: electron });
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: 'fake:electron', shortCircuit: true } : next(specifier, context),
  load: (url, context, next) =>
    url === 'fake:electron' ? { format: 'module', source: source.join('\n'), shortCircuit: true } : next(url, context),
});

resetFake();
fake.app.isPackaged = true;
Object.assign(process, { resourcesPath: resources });
Object.defineProperty(process, 'platform', { value: system });
process.argv = ['sunshine-draw', ...args];
await import(pathToFileURL(main).href);

/** Turns of the event loop until something holds; false if it never does. */
async function until(holds: () => boolean): Promise<boolean> {
  for (let turn = 0; turn < 10_000; turn++) {
    if (holds()) return true;
    await new Promise(done => setImmediate(done));
  }
  return false;
}

await until(() => fake.windows.length === 2 || fake.app.did.some(did => did.startsWith('exit')));
const [console, stage] = fake.windows;
const get = async (url: string) => {
  const handler = fake.sessions.find(({ schemes }) => schemes.has('app'))?.schemes.get('app');
  const { status, headers } = (await handler?.({ url, method: 'GET' } as Request)) ?? {
    status: 0,
    headers: new Headers(),
  };
  return `${status} ${headers.get('content-type')}`;
};
const sender = (contents: unknown, url: string) => ({ sender: contents, senderFrame: { url, parent: null } }) as never;
const report = {
  did: fake.app.did,
  windows: fake.windows.map(({ webContents }) => webContents.url),
  preloads: fake.windows.map(({ options }) => options.webPreferences?.preload),
  sessions: fake.sessions.length,
  errors: fake.errors,
  boxes: fake.boxes,
  pages:
    stage === undefined
      ? []
      : [
          await get('app://console/console.html'),
          await get('app://stage/stage.html'),
          await get('app://stage/none.js'),
        ],
  snapshot:
    console === undefined
      ? null
      : await fake.handlers.get('snapshot')?.(sender(console.webContents, 'app://console/console.html')),
};
fake.app.emit('will-quit');
writeFileSync(reportFile, JSON.stringify(report));
