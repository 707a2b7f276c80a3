// The icon in the sizes that systems ask for, named where each of them looks.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path));

/** Width and height of a PNG, from its first chunk. */
function sizeOf(png: Buffer): [number, number] {
  expect(png.toString('latin1', 1, 4)).toBe('PNG');
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

test('the pictures have their sizes, from the largest to what a title bar shows', () => {
  expect(sizeOf(read('assets/icon.png'))).toEqual([1024, 1024]);
  expect(sizeOf(read('renderer/public/icon.png'))).toEqual([256, 256]);
  const ico = read('assets/icon.ico');
  const sizes = Array.from({ length: ico.readUInt16LE(4) }, (_, index) => {
    const entry = 6 + 16 * index;
    const [length, at] = [ico.readUInt32LE(entry + 8), ico.readUInt32LE(entry + 12)];
    const [width, height] = sizeOf(ico.subarray(at, at + length));
    expect([ico.readUInt8(entry), ico.readUInt8(entry + 1)]).toEqual([width % 256, height % 256]);
    return width;
  });
  expect(sizes).toEqual([16, 24, 32, 48, 64, 128, 256]);
});

test('the installers and both pages name it', () => {
  const names = [
    ...read('electron-builder.yml')
      .toString()
      .matchAll(/^\s*icon: (\S+)$/gm),
  ].map(([, path]) => path ?? '');
  expect(names).toEqual(['assets/icon.png', 'assets/icon.ico']);
  expect(names.every(path => existsSync(join(root, path)))).toBe(true);
  for (const role of ['console', 'stage'])
    expect(read(`renderer/${role}.html`).toString()).toContain('href="/icon.png"');
});
