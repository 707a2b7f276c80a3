// The main process as it is: the real session over the sample, in the fake of Electron.

import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { fake, resetFake } from '../support/fake-electron.ts';
import { invoke, messageFrom } from './app.ts';

vi.mock('electron', async () => (await import('../support/fake-electron.ts')).electron);
// The pages are built elsewhere; what they hold is not this test's.
vi.mock('../../electron/desktop/app-scheme.ts', () => ({
  declareScheme: () => undefined,
  servePages: () => undefined,
}));

test('opens the sample, answers its windows, and gives the folder back', async () => {
  resetFake();
  const data = mkdtempSync(join(tmpdir(), 'data-'));
  const before = process.argv;
  const events = ['uncaughtException', 'unhandledRejection'] as const;
  const listeners = events.map(event => process.listeners(event as 'uncaughtException'));
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  process.argv = ['electron', '.', '--plan=assets/sample/plan.json', `--data=${data}`];
  try {
    await import('../../electron/desktop/main.ts');
    await vi.waitFor(() => expect(fake.windows).toHaveLength(2));
    expect(write).toHaveBeenCalledWith('electron ready\n');
    const [console, stage] = fake.windows;
    const page = 'app://console/console.html';
    expect(await invoke('snapshot', messageFrom(console?.webContents as never, page))).toMatchObject({
      plan: { ceremony: 'TEST-LB-2024-a1' },
      due: { type: expect.any(String) },
    });
    const stagePage = 'app://stage/stage.html';
    const refused = await invoke('request', messageFrom(stage?.webContents as never, stagePage), {
      type: 'ceremony.freeze',
    });
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'request.not-allowed' } });
    expect(existsSync(join(data, '.lock'))).toBe(true);
    // A rejection that nothing catches ends the app with a sentence, as an exception does; Electron alone would only warn of it. The folder
    // is given back first. What follows while the box is read is not told.
    process.listeners('unhandledRejection').at(-1)?.(new Error('EODD'), Promise.resolve());
    process.listeners('uncaughtException').at(-1)?.(new Error('EVEN'), 'uncaughtException');
    expect(fake.errors).toEqual([expect.stringMatching(/EODD.*shell\.broken$/s)]);
    expect(fake.app.did.filter(each => each.startsWith('exit'))).toEqual(['exit 1']);
    expect(existsSync(join(data, '.lock'))).toBe(false);
  } finally {
    process.argv = before;
    for (const [index, event] of events.entries()) {
      const added = process.listeners(event as 'uncaughtException').filter(each => !listeners[index]?.includes(each));
      for (const each of added) process.removeListener(event, each);
    }
    write.mockRestore();
    rmSync(data, { recursive: true });
  }
});
