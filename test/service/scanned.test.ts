// The whole of a ceremony in a process to which node:fs behaves as on Windows while a virus scanner looks at new files.

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

const support = (name: string) => pathToFileURL(join(import.meta.dirname, '../support', name)).href;
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'scanned-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test.skipIf(process.platform === 'win32')(
  'a scanner holds up draft, freeze, draw, seal, exports and take-over, and stops none',
  async () => {
    const script = `
    import { playWholeFlow } from ${JSON.stringify(support('whole-flow.ts'))};
    await playWholeFlow(process.argv[1]);
    console.log('played');`;
    const args = ['--import', support('scanned-writes.ts'), '--input-type=module', '-e', script, root];
    const child = spawn(process.execPath, args, { timeout: 100_000 });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', data => {
        said += data;
      });
    }
    const code = await new Promise(resolve => child.on('close', resolve));
    expect(said).toMatch(/^played\nscanned \d{2,}\n$/);
    expect(code).toBe(0);
  },
);
