// `npm start` as people run it, without windows: the lines it prints, how soon, and how it ends.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, enter, send } from '../support/host-client.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
let data = '';

beforeAll(() => {
  data = mkdtempSync(join(tmpdir(), 'data-'));
});
afterAll(() => rmSync(data, { recursive: true, force: true }));

type Run = { readonly child: ChildProcess; readonly output: () => string; readonly ended: Promise<number | null> };

function start(...args: readonly string[]): Run {
  const child = spawn(process.execPath, ['electron/launch/start.js', '--lang', 'en', ...args], { cwd: root });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => (text += piece.toString()));
  const ended = new Promise<number | null>(resolve => child.once('close', code => resolve(code)));
  return { child, output: () => text, ended };
}

async function addressOf(run: Run, role: string): Promise<string> {
  const line = new RegExp(`^${role} (http\\S+)$`, 'm');
  await expect.poll(() => run.output(), { timeout: 20_000, interval: 10 }).toMatch(line);
  return line.exec(run.output())?.[1] ?? '';
}

test('prints both addresses, serves the real session, and gives the folder back at SIGTERM', async () => {
  const run = start('--host=browser', '--no-open', '--data', data);
  const [console, stage] = [await addressOf(run, 'console'), await addressOf(run, 'stage')];
  expect(run.output()).toMatch(/^Opening in the browser: as --host asks\.$/m);
  const cookie = (await enter(console)) ?? '';
  expect((await ask(`${new URL(console).origin}/console.html`, { headers: { cookie } })).status).toBe(200);
  const { answer } = await send(stage, (await enter(stage)) ?? '', { type: 'ceremony.freeze' });
  expect(answer).toMatchObject({ ok: false, refusal: { code: 'request.not-allowed' } });

  const second = start('--host=browser', '--no-open', '--data', data);
  expect(await second.ended).toBe(1);
  expect(second.output()).toContain('disk.in-use: ');

  run.child.kill('SIGTERM');
  expect(await run.ended).toBe(0);
  expect(existsSync(join(data, '.lock'))).toBe(false);
});

test('what cannot be opened is one line with its code: the plan, the folder', async () => {
  const broken = join(data, 'plan.json');
  writeFileSync(broken, '{"ceremony": 7');
  const file = join(data, 'a file');
  writeFileSync(file, '');
  for (const [code, ...args] of [
    ['file.unreadable', '--plan', join(data, 'none.json'), '--data', join(data, '数据 一')],
    ['plan.json', '--plan', broken, '--data', join(data, '数据 二')],
    ['disk.failed', '--data', join(file, 'x')],
    // A place where the system makes no folder: Node's own recursive way never comes back from it.
    ...(process.platform === 'linux' ? [['disk.failed', '--data', '/proc/x']] : []),
  ] as const) {
    const run = start('--host=browser', '--no-open', ...args);
    expect(await run.ended, args.join(' ')).toBe(1);
    const lines = run.output().trim().split('\n');
    expect(lines.at(-1), run.output()).toMatch(new RegExp(`^${code}: `));
    expect(lines).toHaveLength(2);
  }
});

test('an old Node says what to do, in the words of a sentence', async () => {
  const old = `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'20.20.2'}})`;
  for (const program of ['electron/launch/start.js', 'cli/main.js']) {
    const { status, stderr } = spawnSync(process.execPath, ['--import', old, program], { cwd: root, encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^start\.node: .*npm ci.*\nstart\.node: .*npm ci.*\n$/);
  }
});

test('a wrong call is one line, the options, and exit code 2', async () => {
  const run = start('--host=firefox');
  expect(await run.ended).toBe(2);
  expect(run.output()).toContain('start.wrong: Wrong call: --host=firefox');
});
