// Which file imports which, types included. The rooms of docs/architecture.md stand above each other, and no arrow runs back; no
// circle of files is there either, because a file that needs itself through others cannot be read alone.

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

// From the bottom up; a file belongs to the first room that its path begins with.
const rooms = ['shared', 'electron/services', 'electron/browser', 'electron', 'cli', 'renderer'] as const;

/** Whom each room may import besides itself (docs/architecture.md). */
const below: { readonly [Room in (typeof rooms)[number]]: readonly (typeof rooms)[number][] } = {
  shared: [],
  'electron/services': ['shared'],
  'electron/browser': ['electron/services', 'shared'],
  // `npm start` starts either host.
  electron: ['electron/browser', 'electron/services', 'shared'],
  // Printing needs the built pages.
  cli: ['electron', 'electron/services', 'shared'],
  renderer: ['shared'],
};

function roomOf(file: string) {
  return rooms.find(room => file.startsWith(`${room}/`));
}

describe('imports', () => {
  const imports = importsIn(folders);

  test('are read: every folder has some, of values and of types', () => {
    for (const folder of folders) {
      expect([...imports].some(([file, of]) => file.startsWith(`${folder}/`) && of.length > 0)).toBe(true);
    }
    expect(imports.get('shared/contract/snapshots.ts')).toContain('shared/contract/findings.ts');
  });

  test('go down from room to room', () => {
    const wrong = [...imports].flatMap(([file, of]) => {
      const room = roomOf(file);
      const allowed = room === undefined ? [] : [room, ...below[room]];
      return of.filter(other => !allowed.some(one => one === roomOf(other))).map(other => `${file} -> ${other}`);
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
