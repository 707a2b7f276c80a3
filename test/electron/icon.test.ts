// The icon in the sizes that systems ask for, named where each of them looks.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
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
  const names = readdirSync(join(root, 'assets/icons'));
  expect(names.map(name => Number.parseInt(name, 10)).sort((a, b) => a - b)).toEqual([
    16, 24, 32, 48, 64, 128, 256, 512,
  ]);
  for (const name of names) expect(`${sizeOf(read(`assets/icons/${name}`)).join('x')}.png`).toBe(name);
  const icns = read('assets/icon.icns');
  expect(icns.readUInt32BE(4)).toBe(icns.length);
  const inIcns: [string, number][] = [];
  for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) {
    inIcns.push([icns.toString('latin1', at, at + 4), sizeOf(icns.subarray(at + 8))[0]]);
  }
  expect(inIcns.map(([, size]) => size)).toEqual([16, 32, 32, 64, 64, 128, 256, 256, 512, 512, 1024]);
  expect(Object.fromEntries(inIcns)).toMatchObject({ ic07: 128, ic08: 256, ic09: 512, ic10: 1024, ic11: 32 });
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
  expect(names).toEqual(['assets/icon.ico', 'assets/icons', 'assets/icon.icns']);
  expect(names.every(path => existsSync(join(root, path)))).toBe(true);
  for (const role of ['console', 'stage'])
    expect(read(`renderer/${role}.html`).toString()).toContain('href="/icon.png"');
});
