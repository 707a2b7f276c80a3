// What is built for Electron: the main process starts over the fake, and each preload is one CommonJS file.

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runInNewContext } from 'node:vm';
import { MessageChannel, Worker } from 'node:worker_threads';
import { build } from 'vite';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { begun, type Handed, listJob, type Posted } from '../../electron/service/intake/jobs.ts';
import type { Bridge } from '../../shared/contract/bridge.ts';
import { electron, fake, resetFake } from '../support/fake-electron.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
let folder = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'built-'));
  for (const mode of ['main', 'reading-thread', 'preload-console', 'preload-stage']) {
    await build({
      root,
      configFile: join(root, 'vite.electron.config.ts'),
      mode,
      logLevel: 'error',
      build: { outDir: folder },
    });
  }
});

afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(resetFake);

/** Runs a built preload as the sandbox does: a function body with a `require` that knows Electron alone. */
function runPreload(name: string): void {
  const require = (module: string) => {
    if (module !== 'electron') throw new Error(`a sandboxed preload cannot load ${module}`);
    return electron;
  };
  runInNewContext(readFileSync(join(folder, name), 'utf8'), { require, module: { exports: {} }, exports: {} });
}

test('four files and no more', () => {
  expect(readdirSync(folder).sort()).toEqual([
    'main.js',
    'preload-console.cjs',
    'preload-stage.cjs',
    'reading-thread.mjs',
  ]);
});

test('the main process needs nothing but Electron and Node, and finds its files beside dist', () => {
  const text = readFileSync(join(folder, 'main.js'), 'utf8');
  const imports = [...text.matchAll(/^import .* from "([^"]+)";$/gm)].map(([, name]) => name ?? '');
  expect(
    imports.filter(
      name =>
        name !== 'electron' &&
        !/^(node:)?(child_process|fs|os|path|crypto|zlib|module|url|util|tty|worker_threads)/.test(name),
    ),
  ).toEqual([]);
  const files = [...text.matchAll(/new URL\(["']([^"']+)["'], import\.meta\.url\)/g)].map(([, path]) => path ?? '');
  expect(files).toContain('./reading-thread.mjs');
  for (const path of files.filter(name => name !== './reading-thread.mjs'))
    expect(path).toMatch(/^\.\.\/\.\.\/(assets|docs)\//);
});

test('the thread that reads files needs nothing but Node, and reads a list where main.js would start it', async () => {
  const path = join(folder, 'reading-thread.mjs');
  const text = readFileSync(path, 'utf8');
  // A name that the Node within an Electron does not have would keep the whole thread from starting.
  expect(text).not.toMatch(/^import \{.*enableCompileCache/m);
  const imports = [...text.matchAll(/^import .* from "([^"]+)";$/gm)].map(([, name]) => name);
  expect(imports.filter(name => !/^(node:)?(crypto|module|worker_threads|zlib)$/.test(name ?? ''))).toEqual([]);
  const worker = new Worker(path, { execArgv: [] });
  const { port1, port2 } = new MessageChannel();
  try {
    const at = new Int32Array(new SharedArrayBuffer(4));
    const file = { name: '名单.csv', bytes: new TextEncoder().encode('姓名,登记号\n张三,1\n') };
    const posted: Posted[] = [];
    const answered = new Promise(resolve => port1.on('message', one => posted.push(one) === 2 && resolve(one)));
    worker.postMessage({ job: listJob(file, {}), port: port2, at } satisfies Handed, [port2]);
    expect(await answered).toMatchObject({ ok: true, value: { report: { children: 1 } } });
    expect(posted[0]).toBe(begun);
  } finally {
    port1.close();
    await worker.terminate();
  }
});

describe.each(['console', 'stage'] as const)('the preload of the %s', role => {
  test('exposes the bridge and nothing of Electron', async () => {
    fake.answer = { number: 4 };
    runPreload(`preload-${role}.cjs`);
    expect([...fake.exposed.keys()]).toEqual(['bridge']);
    const bridge = fake.exposed.get('bridge') as Bridge<{ number: number }>;
    expect(Object.keys(bridge).sort()).toEqual(['call', 'onSnapshot', 'role']);
    expect(bridge.role).toBe(role);
    expect(fake.invoked).toEqual([]);

    const seen: number[] = [];
    const stop = bridge.onSnapshot(({ number }) => seen.push(number));
    await vi.waitFor(() => expect(seen).toEqual([4]));
    fake.renderer.emit('snapshot', {}, { number: 6 });
    // An answer that was overtaken is older than what is shown.
    fake.renderer.emit('snapshot', {}, { number: 5 });
    expect(seen).toEqual([4, 6]);
    const late: number[] = [];
    bridge.onSnapshot(({ number }) => late.push(number));
    expect(late).toEqual([6]);
    stop();
    fake.renderer.emit('snapshot', {}, { number: 7 });
    expect([seen, late]).toEqual([
      [4, 6],
      [6, 7],
    ]);

    fake.answer = { ok: true, value: null };
    expect(await bridge.call({ type: 'ceremony.freeze' })).toEqual({ ok: true, value: null });
    expect(fake.invoked).toEqual([
      { channel: 'snapshot', args: [] },
      { channel: 'request', args: [{ type: 'ceremony.freeze' }] },
    ]);
  });
});
