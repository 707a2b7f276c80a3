// Which file imports which, types included. docs/architecture.md lists the rooms in an order in which no arrow runs back. Circles of
// files are refused too: a file that needs itself through others cannot be read alone.

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folders = ['shared', 'electron', 'renderer', 'cli'];

/** The files that each file of these folders imports or hands on, with or without types, by their paths from the root. */
function importsIn(some: readonly string[]): Map<string, readonly string[]> {
  const files = some.flatMap(folder =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter(name => /\.tsx?$/.test(name))
      .map(name => join(folder, name)),
  );
  const known = new Set(files);
  return new Map(
    files.map(file => {
      const text = readFileSync(join(root, file), 'utf8');
      const named = [...text.matchAll(/\bfrom\s+'(\.[^']+)'|\bimport\(\s*'(\.[^']+)'\s*\)|\bimport\s+'(\.[^']+)'/g)];
      const targets = named.map(([, from, loaded, run]) => from ?? loaded ?? run ?? '');
      const paths = targets.map(target => relative(root, resolve(root, dirname(file), target)));
      return [file, paths.filter(path => known.has(path))];
    }),
  );
}

/** A circle of files, its first file once more at its end; null if there is none. */
function circleIn(imports: ReadonlyMap<string, readonly string[]>): string[] | null {
  const done = new Set<string>();
  const way: string[] = [];
  const look = (file: string): string[] | null => {
    const before = way.indexOf(file);
    if (before >= 0) return [...way.slice(before), file];
    if (done.has(file)) return null;
    way.push(file);
    for (const next of imports.get(file) ?? []) {
      const circle = look(next);
      if (circle !== null) return circle;
    }
    way.pop();
    done.add(file);
    return null;
  };
  for (const file of imports.keys()) {
    const circle = look(file);
    if (circle !== null) return circle;
  }
  return null;
}

/** The rooms of docs/architecture.md in their order; each imports only those before it. */
const rooms = [...readFileSync(join(root, 'docs/architecture.md'), 'utf8').matchAll(/^\| `([a-z/]+)` \|/gm)].map(
  ([, room = '']) => room,
);

const runtimes = [
  'shared',
  'electron/service',
  'electron/browser',
  'electron/desktop',
  'electron/launch',
  'electron/installed',
  'cli',
  'renderer',
] as const;

/** Of which runtimes each may import something, besides its own. */
const below: { readonly [Runtime in (typeof runtimes)[number]]: readonly (typeof runtimes)[number][] } = {
  shared: [],
  'electron/service': ['shared'],
  'electron/browser': ['electron/service', 'shared'],
  'electron/desktop': ['electron/service', 'shared'],
  // `npm start` starts either host.
  'electron/launch': ['electron/browser', 'electron/desktop', 'electron/service', 'shared'],
  // Its emergency tools are commands of the command line.
  'electron/installed': ['cli', 'electron/desktop', 'electron/service', 'shared'],
  // Printing needs the built pages.
  cli: ['electron/launch', 'electron/service', 'shared'],
  renderer: ['shared'],
};

function runtimeOf(file: string) {
  return runtimes.find(runtime => file.startsWith(`${runtime}/`));
}

describe('imports', () => {
  const imports = importsIn(folders);

  test('are read: every folder has some, of values and of types', () => {
    for (const folder of folders) {
      expect([...imports].some(([file, of]) => file.startsWith(`${folder}/`) && of.length > 0)).toBe(true);
    }
    expect(imports.get('shared/contract/snapshots.ts')).toContain('shared/contract/findings.ts');
  });

  test('run from rooms that docs/architecture.md lists to rooms above them', () => {
    expect([...new Set([...imports.keys()].map(dirname))].sort()).toEqual([...rooms].sort());
    const wrong = [...imports].flatMap(([file, of]) =>
      of
        .filter(other => rooms.indexOf(dirname(other)) > rooms.indexOf(dirname(file)))
        .map(other => `${file} -> ${other}`),
    );
    expect(wrong).toEqual([]);
  });

  test('stay in what the runtime may know', () => {
    const wrong = [...imports].flatMap(([file, of]) => {
      const runtime = runtimeOf(file);
      const allowed = runtime === undefined ? [] : [runtime, ...below[runtime]];
      return of.filter(other => !allowed.some(one => one === runtimeOf(other))).map(other => `${file} -> ${other}`);
    });
    expect(wrong).toEqual([]);
  });

  test('make no circle of files', () => {
    expect(circleIn(imports)).toBeNull();
    const circle = new Map([
      ['a', ['b']],
      ['b', ['c', 'd']],
      ['c', []],
      ['d', ['b']],
    ]);
    expect(circleIn(circle)).toEqual(['b', 'd', 'b']);
  });
});
