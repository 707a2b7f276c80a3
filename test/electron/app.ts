// Starts the Electron app over the fake, as main.ts does.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { ShellParts } from '../../electron/desktop/shell.ts';
import { runShell } from '../../electron/desktop/shell.ts';
import { done } from '../../shared/outcome.ts';
import { type FakeContents, type FakeSession, type FakeWindow, fake } from '../support/fake-electron.ts';
import { type FakeService, fakeService } from '../support/fake-service.ts';

/** A started app. */
export type Started = {
  readonly service: FakeService;
  readonly console: FakeWindow;
  readonly stage: FakeWindow;
  readonly session: FakeSession;
  readonly folder: string;
};

const made: string[] = [];
afterAll(() => {
  for (const dist of made.splice(0)) rmSync(dist, { recursive: true });
});

/** Makes a folder as the builds leave it: `electron` and `renderer` beside each other. It is removed after the test file. */
export function builtFolder(): string {
  const dist = mkdtempSync(join(tmpdir(), 'dist-'));
  made.push(dist);
  mkdirSync(join(dist, 'electron'));
  mkdirSync(join(dist, 'renderer/assets'), { recursive: true });
  for (const role of ['console', 'stage']) writeFileSync(join(dist, `renderer/${role}.html`), `<p>${role}</p>`);
  writeFileSync(join(dist, 'renderer/assets/a.js'), 'export {};');
  writeFileSync(join(dist, 'renderer/assets/a.woff2'), 'font');
  writeFileSync(join(dist, 'renderer/assets/hei.ui-C2_x-Q9a.woff2'), 'font');
  writeFileSync(join(dist, 'secret.json'), '{}');
  return join(dist, 'electron');
}

/** Starts the app and returns its windows. */
export async function startApp(parts: Partial<ShellParts> = {}): Promise<Started> {
  const service = fakeService();
  const folder = builtFolder();
  const { platform } = fake;
  const machine = { platform, argv: process.argv, environment: {} };
  await runShell({ openHouse: () => done(service), folder, say: () => undefined, machine, ...parts });
  const [console, stage] = fake.windows;
  const session = fake.sessions.at(-1);
  if (console === undefined || stage === undefined || session === undefined) throw new Error('no windows');
  for (const window of [console, stage]) window.emit('ready-to-show');
  return { service, console, stage, session, folder };
}

/** The event of a message from a page; `url` and `parent` are those of the frame that sends. */
export function messageFrom(contents: FakeContents, url: string, parent: object | null = null) {
  return { sender: contents, senderFrame: { url, parent } };
}

/** Calls a handler of ipcMain. */
export async function invoke(channel: string, event: object, ...args: readonly unknown[]): Promise<unknown> {
  return fake.handlers.get(channel)?.(event as never, ...args);
}
