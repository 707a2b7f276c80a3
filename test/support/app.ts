// The app as `npm start` runs it in the browser host, without windows: its process and the addresses that it prints.

import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** A running app. `output` is what it has printed so far. */
export type App = {
  readonly process: ChildProcess;
  readonly console: string;
  readonly stage: string;
  readonly output: () => string;
  /** Ends it by a signal and waits until it is gone; SIGKILL is what a power cut does. */
  readonly end: (signal?: NodeJS.Signals) => Promise<void>;
};

/** Starts the app on the folder of one ceremony and waits for its two addresses; rejects where it ends before. */
export function startApp(data: string, ...more: readonly string[]): Promise<App> {
  return start('--data', data, ...more);
}

/** Starts the app as a bureau does, with a folder for the ceremonies of its computer. */
export function startHome(home: string, ...more: readonly string[]): Promise<App> {
  return start('--home', home, ...more);
}

async function start(...more: readonly string[]): Promise<App> {
  const child = spawn(process.execPath, ['electron/launch/start.js', '--host=browser', '--no-open', ...more], {
    cwd: root,
  });
  let text = '';
  const addresses = await new Promise<readonly [string, string]>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (piece: Buffer) => {
        text += piece.toString();
        const found = [/^console (http\S+)/m, /^stage (http\S+)/m].map(form => form.exec(text)?.[1]);
        if (found[0] !== undefined && found[1] !== undefined) resolve([found[0], found[1]]);
      });
    }
    child.once('exit', (code, signal) => reject(new Error(`the app ended (${signal ?? code}): ${text}`)));
  });
  const gone = new Promise<void>(resolve => child.once('exit', () => resolve()));
  return {
    process: child,
    console: addresses[0],
    stage: addresses[1],
    output: () => text,
    end: signal => {
      child.kill(signal ?? 'SIGTERM');
      return gone;
    },
  };
}
