// kill -9 of the real app, over HTTP as its windows speak to it: after every event of a rehearsal and of the ceremony, and in the
// middle of its file writes. Each time `start` goes on with the same folder; the end is that of the undisturbed run.

import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSession } from '../../electron/service/session/session.ts';
import type { Answer, Request } from '../../shared/contract/requests.ts';
import type { StageSnapshot } from '../../shared/contract/scenes.ts';
import type { ConsoleSnapshot } from '../../shared/contract/snapshots.ts';
import { type App, startApp } from '../support/app.ts';
import { requestsDue, usualHands } from '../support/driver.ts';
import { withEnvironment } from '../support/environment.ts';
import { enter, send } from '../support/host-client.ts';
import { must } from '../support/outcome.ts';
import { rounds } from '../support/rounds.ts';
import { writeSmallDraft } from '../support/small-draft.ts';

const official = 'LB-2024-a1';
let root: string;
let data: string;
let plan: string;
let app: App | null = null;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kill-'));
  data = join(root, 'data');
  plan = writeSmallDraft(join(root, 'usb'), official);
});
afterEach(async () => {
  await app?.end('SIGKILL');
  app = null;
  rmSync(root, { recursive: true, force: true });
});

/** Both windows of a running app. */
type Windows = {
  readonly view: () => Promise<ConsoleSnapshot>;
  readonly stage: () => Promise<StageSnapshot>;
  /** Sends a request of the console; throws where it is refused, and where the app is gone. */
  readonly ask: (request: Request) => Promise<void>;
};

/** The first snapshot that a window is sent. */
async function snapshotOf<T>(address: string, cookie: string): Promise<T> {
  const leave = new AbortController();
  const reply = await fetch(`${new URL(address).origin}/events?window=test`, {
    headers: { cookie },
    signal: leave.signal,
  });
  let text = '';
  const reader = reply.body?.pipeThrough(new TextDecoderStream()).getReader();
  while (reader !== undefined && !/^data: .*\n\n/m.test(text)) {
    const { value, done } = await reader.read();
    if (done) break;
    text += value;
  }
  leave.abort();
  const [, json] = /^data: (.*)$/m.exec(text) ?? [];
  if (json === undefined) throw new Error(`no snapshot: ${reply.status} ${text}`);
  return JSON.parse(json) as T;
}

/** Starts the app on the folder and comes in through both doors. `dieAt` is the file call at which it kills itself. */
async function start(dieAt: number | null = null): Promise<Windows> {
  const preload = pathToFileURL(join(import.meta.dirname, '../support/dying-writes.ts'));
  const dying = dieAt === null ? {} : { NODE_OPTIONS: `--import=${preload}`, DIE_AT_CALL: String(dieAt) };
  app = await withEnvironment(dying, () => startApp(data, '--plan', plan));
  const [desk, hall] = [app.console, app.stage];
  const [cookie, hallCookie] = [await enter(desk), await enter(hall)];
  if (cookie === null || hallCookie === null) throw new Error('the token was refused');
  return {
    view: () => snapshotOf<ConsoleSnapshot>(desk, cookie),
    stage: () => snapshotOf<StageSnapshot>(hall, hallCookie),
    ask: async request => {
      const answer = (await send(desk, cookie, request, { 'x-window': 'test' })).answer as Answer;
      if (!answer.ok) throw new Error(`${request.type}: ${answer.refusal.code}`);
    },
  };
}

/** The requests of what comes next; none where all is done. One rehearsal is held before the ceremony. */
function next(view: ConsoleSnapshot): Request[] {
  const { due, rehearsing, rehearsals } = view;
  if (due.type === 'freeze' && rehearsing === null && rehearsals.length === 0) return [{ type: 'rehearsal.start' }];
  if (due.type === 'sealed' && rehearsing !== null) return [{ type: 'rehearsal.end' }];
  return requestsDue(view, { ...usualHands, giver: '公证员' });
}

/** What the stage shows is on disk: a wall or a page only where the record has the result and its file is there. */
function expectNothingAhead(stage: StageSnapshot): void {
  if (!['draw', 'board', 'pages'].includes(stage.scene.kind)) return;
  const folder = join(data, stage.frame.ceremony, 'public');
  expect(readFileSync(join(folder, 'journal.txt'), 'utf8')).toContain('|result|');
  expect(existsSync(join(folder, 'result.csv'))).toBe(true);
}

/** Where a start must find things: what it was told was done is there. */
function expectKept(before: ConsoleSnapshot | null, now: ConsoleSnapshot): void {
  if (before === null || before.plan.ceremony !== now.plan.ceremony) return;
  expect(now.record.slice(now.record.length - before.record.length)).toEqual(before.record);
}

/** Whether the ceremony's inputs begin. */
const isAtInputs = ({ rehearsing, due }: ConsoleSnapshot) =>
  rehearsing === null && due.type === 'input' && due.index === 0;

let copied = false;
/** Keeps a copy of the folder when the ceremony's inputs begin, for the run that nobody disturbs. Only while no app runs. */
function keepCopy(view: ConsoleSnapshot): void {
  if (copied || !isAtInputs(view)) return;
  cpSync(data, join(root, 'copy'), { recursive: true });
  rmSync(join(root, 'copy/.lock'), { recursive: true, force: true });
  copied = true;
}

/** The result of the undisturbed run from the copy: the same frozen list, the same secrets and inputs. */
async function undisturbed(): Promise<string> {
  const service = must(openSession({ dataFolder: join(root, 'copy'), planPath: plan }));
  for (;;) {
    const requests = next(service.snapshot('console') as ConsoleSnapshot);
    if (requests.length === 0) break;
    for (const request of requests) must<unknown>(await service.handle('console', request));
  }
  service.close();
  return readFileSync(join(root, 'copy', official, 'public/result.csv'), 'utf8');
}

/** Both dossiers verify, and the ceremony's result is that of the undisturbed run. */
async function expectTheSame(windows: Windows): Promise<void> {
  await windows.ask({ type: 'dossier.verify' });
  const view = await windows.view();
  expect(view.verdict?.checks.filter(({ ok }) => !ok)).toEqual([]);
  expect(view.rehearsals).toMatchObject([{ reached: 'seal', verified: true }]);
  expect(copied).toBe(true);
  expect(readFileSync(join(data, official, 'public/result.csv'), 'utf8')).toBe(await undisturbed());
}

test('after every event', async () => {
  copied = false;
  let kills = 0;
  let windows = await start();
  for (let taken = 0; ; taken++) {
    const requests = next(await windows.view());
    if (requests.length === 0) break;
    for (const request of requests) await windows.ask(request);
    const [before, stage] = [await windows.view(), await windows.stage()];
    // A rehearsal takes the steps of the ceremony: in every run each sixth of its events is enough.
    if (before.rehearsing !== null && taken % rounds(6, 1) !== 0) continue;
    await app?.end('SIGKILL');
    kills++;
    keepCopy(before);
    windows = await start();
    const now = await windows.view();
    expect(now).toMatchObject({ due: before.due, record: before.record, rehearsing: before.rehearsing });
    expect((await windows.stage()).scene).toEqual(stage.scene);
    expectNothingAhead(await windows.stage());
  }
  // Two ceremonies of eleven steps (or one of the rehearsal's), and the rehearsal's beginning and end.
  expect(kills).toBe(rounds(14, 24));
  await expectTheSame(windows);
});

test('in the middle of its file writes', async () => {
  copied = false;
  let kills = 0;
  let last: ConsoleSnapshot | null = null;
  for (let isOver = false; !isOver; ) {
    // Now sooner, now later, so that the calls at which it dies fall everywhere in a step; a freeze alone takes some eighty.
    const isFreezing = last === null || last.due.type === 'freeze';
    const dieAt = isFreezing ? 14 + ((kills * 37) % 101) : 8 + ((kills * 7) % rounds(79, 41));
    try {
      app = null;
      const windows = await start(dieAt);
      for (;;) {
        const view = await windows.view();
        expectKept(last, view);
        expectNothingAhead(await windows.stage());
        last = view;
        if (isAtInputs(view) && !copied) {
          await (app as App | null)?.end('SIGKILL');
          keepCopy(view);
          break;
        }
        const requests = next(view);
        isOver = requests.length === 0;
        if (isOver) break;
        for (const request of requests) await windows.ask(request);
      }
    } catch (error) {
      // A life may end at any call, before the app has said its addresses too; anything else is a failure.
      if (!(await hasDied(error))) throw error;
      kills++;
      expect(kills).toBeLessThan(80);
    }
  }
  await app?.end('SIGKILL');
  expect(kills).toBeGreaterThan(rounds(10, 30));
  await expectTheSame(await start());
});

/** Whether the app ended by its own kill, which is the one reason for a request to come to nothing. */
async function hasDied(error: unknown): Promise<boolean> {
  if (error instanceof Error && error.message.startsWith('the app ended (SIGKILL)')) return true;
  for (let waited = 0; waited < 3000 && app?.process.signalCode === null; waited += 50) {
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  return app?.process.signalCode === 'SIGKILL';
}
