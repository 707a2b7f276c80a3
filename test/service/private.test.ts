// Lists, secrets and names are for their owner alone, whatever mask the system gives the program: a data folder with all that is in it,
// but for what is published, and every archive that holds more than that.

import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { diskOf } from '../../electron/service/ports/disk.ts';
import { must, utf8 } from '../support/outcome.ts';

const flow = pathToFileURL(join(import.meta.dirname, '../support/whole-flow.ts')).href;
let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'private-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Plays the whole flow under a mask of its own and returns the mode of every file and folder that was ever seen, by path. */
function modesUnder(mask: string, folder: string): Promise<ReadonlyMap<string, number>> {
  const script = `
    import { lstatSync, readdirSync } from 'node:fs';
    import { join } from 'node:path';
    import { playWholeFlow } from ${JSON.stringify(flow)};
    process.umask(0o${mask});
    const root = process.argv[1];
    const seen = new Map();
    const look = () => {
      for (const name of readdirSync(root, { recursive: true })) seen.set(name, lstatSync(join(root, name)).mode & 0o777);
    };
    await playWholeFlow(root, { look });
    look();
    console.log('MODES ' + JSON.stringify([...seen]));`;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', script, folder], { timeout: 60_000 });
    let out = '';
    let errors = '';
    child.stdout.on('data', data => {
      out += data;
    });
    child.stderr.on('data', data => {
      errors += data;
    });
    child.on('close', () => {
      const [, json] = /MODES (.*)/.exec(out) ?? [];
      if (json === undefined) reject(new Error(errors || out));
      else resolve(new Map(JSON.parse(json)));
    });
  });
}

/** Published files and their folders, and the posted sheets: everybody may read them, as far as the folders above let anybody in. */
const isPublished = (path: string) => /(^|\/)(public|given-up)(\/|$)|\/sheets\/./.test(path);

test.skipIf(process.platform === 'win32')(
  'under mask 000 nobody else may read or enter anything that is not published',
  async () => {
    const folder = join(root, '000');
    mkdirSync(folder);
    const modes = await modesUnder('000', folder);
    const ours = [...modes].filter(([path]) => /^(data|other|home|whole\.zip)/.test(path));
    expect(ours.length).toBeGreaterThan(100);
    expect(ours.filter(([path, mode]) => !isPublished(path) && (mode & 0o077) !== 0)).toEqual([]);
    // Nobody but the owner writes anything at all.
    expect(ours.filter(([, mode]) => (mode & 0o022) !== 0)).toEqual([]);
    // The lists as they came, what is sealed, locks, the archive that is read, half-written folders: all of it was looked at.
    for (const part of [
      /^data\/draft\/waiyu\.csv$/,
      /sealed\/people\.csv$/,
      /sealed\/ceremony\.key$/,
      /\.lock\/[^/]+$/,
      /^home\/\.house\/archive\//,
    ]) {
      expect(
        ours.some(([path]) => part.test(path)),
        String(part),
      ).toBe(true);
    }
    expect(modes.get('data')).toBe(0o700);
    expect(modes.get('data/LB-2024-a2')).toBe(0o700);
    expect(modes.get('data/LB-2024-a2/public')).toBe(0o755);
    expect(modes.get('data/LB-2024-a2/public/result.csv')).toBe(0o644);
    expect(modes.get('whole.zip')).toBe(0o600);
  },
);

test.skipIf(process.platform === 'win32')(
  'what a crash has left half-written for everybody is private once it is written',
  () => {
    const disk = diskOf(join(root, 'crash'));
    must(disk.write('list.csv', [utf8('x')], 'private'));
    const open: number[] = [];
    const modes: number[] = [];
    must(
      diskOf(join(root, 'crash'), {
        ...fs,
        // A file system that gives every file to everybody, as those of sticks do until they are asked.
        openSync: ((path: string, flags: string, mode: number) => {
          const handle = fs.openSync(path, flags, mode);
          if (flags === 'w') {
            fs.fchmodSync(handle, 0o666);
            open.push(handle);
          }
          return handle;
        }) as typeof fs.openSync,
        renameSync: (from, to) => {
          modes.push(fs.statSync(from).mode & 0o777);
          fs.renameSync(from, to);
        },
      }).write('list.csv', [utf8('y')], 'private'),
    );
    expect(open).toHaveLength(1);
    expect(modes).toEqual([0o600]);
  },
);
