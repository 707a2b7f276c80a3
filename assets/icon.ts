// Draws the icon: the sun with its 64 rays, one for each digit of the seed, rising vermilion over paper (docs/design.md). Small
// sizes have fewer and stronger rays, which is what remains of 64 there. `node assets/icon.ts` writes the files anew.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchBrowser } from '../test/support/browser.ts';

const [paper, raised, vermilion, rule] = ['#fbf7ee', '#fffdf8', '#971c16', '#cbbfa8'];

/** How the sun is drawn at a size: its rays, how thick they are, and the radii of disc, rays and long rays, of 512. */
type Sun = { readonly rays: number; readonly width: number; readonly disc: number; readonly reach: readonly number[] };

/** The sun for a picture of so many pixels. */
function sunFor(size: number): Sun {
  if (size >= 128) return { rays: 64, width: 6.2, disc: 104, reach: [130, 186, 214] };
  if (size >= 40) return { rays: 15, width: 19, disc: 104, reach: [136, 210, 210] };
  return { rays: size < 24 ? 7 : 9, width: size < 24 ? 36 : 30, disc: 112, reach: [152, 226, 226] };
}

/** The icon as SVG. */
function svgOf(size: number): string {
  const { rays, width, disc, reach } = sunFor(size);
  const [near = 0, far = 0, farther = 0] = reach;
  const lines = Array.from({ length: rays }, (_, at) => {
    const angle = ((at + 0.5) / rays) * Math.PI;
    const end = at % 4 === 1 ? farther : far;
    const [x, y] = [Math.cos(angle), -Math.sin(angle)];
    return `<line x1="${x * near}" y1="${y * near}" x2="${x * end}" y2="${y * end}"/>`;
  });
  const edge =
    size >= 40
      ? `<rect x="22" y="22" width="468" height="468" rx="88" fill="none" stroke="${rule}" stroke-width="6"/>`
      : '';
  const ground = size >= 40 ? 10 : 34;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 512 512">
<defs><linearGradient id="g" x2="0" y2="1"><stop stop-color="${raised}"/><stop offset="1" stop-color="${paper}"/></linearGradient></defs>
<rect x="12" y="12" width="488" height="488" rx="96" fill="url(#g)"/>${edge}
<g transform="translate(256 346)" stroke="${vermilion}" stroke-width="${width}" stroke-linecap="butt">${lines.join('')}
<path d="M${-disc} 0a${disc} ${disc} 0 0 1 ${2 * disc} 0z" fill="${vermilion}" stroke="none"/>
<line x1="-214" y1="${ground / 2 + 8}" x2="214" y2="${ground / 2 + 8}" stroke-width="${ground}"/></g></svg>`;
}

/** An .ico of PNG pictures (Windows Vista and later read them so). */
function icoOf(pictures: ReadonlyMap<number, Buffer>): Buffer {
  const head = Buffer.alloc(6 + 16 * pictures.size);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.size, 4);
  let at = head.length;
  for (const [index, [size, bytes]] of [...pictures].entries()) {
    const entry = 6 + 16 * index;
    // 0 stands for 256.
    head.writeUInt8(size % 256, entry);
    head.writeUInt8(size % 256, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(bytes.length, entry + 8);
    head.writeUInt32LE(at, entry + 12);
    at += bytes.length;
  }
  return Buffer.concat([head, ...pictures.values()]);
}

/** The codes by which an .icns names its pictures, with their pixels; macOS 10.7 and later read them as PNG. */
const icnsSizes = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic11', 32],
  ['icp6', 64],
  ['ic12', 64],
  ['ic07', 128],
  ['ic08', 256],
  ['ic13', 256],
  ['ic09', 512],
  ['ic14', 512],
  ['ic10', 1024],
] as const;

/** An .icns of PNG pictures. */
function icnsOf(pictures: ReadonlyMap<number, Buffer>): Buffer {
  const chunk = (type: string, content: Buffer) => {
    const head = Buffer.alloc(8);
    head.write(type, 'latin1');
    head.writeUInt32BE(8 + content.length, 4);
    return Buffer.concat([head, content]);
  };
  const parts = icnsSizes.map(([type, size]) => chunk(type, pictures.get(size) ?? Buffer.alloc(0)));
  return chunk('icns', Buffer.concat(parts));
}

const browser = await launchBrowser();
try {
  const page = await browser.newPage();
  const pictureOf = async (size: number) => {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(`<style>body{margin:0}svg{display:block}</style>${svgOf(size)}`);
    return page.screenshot({ omitBackground: true });
  };
  const pictures = new Map<number, Buffer>();
  for (const size of [16, 24, 32, 48, 64, 128, 256, 512, 1024]) pictures.set(size, await pictureOf(size));
  const at = (path: string) => join(import.meta.dirname, path);
  writeFileSync(at('icon.ico'), icoOf(new Map([...pictures].filter(([size]) => size <= 256))));
  writeFileSync(at('icon.icns'), icnsOf(pictures));
  mkdirSync(at('icons'), { recursive: true });
  for (const [size, bytes] of pictures) if (size <= 512) writeFileSync(at(`icons/${size}x${size}.png`), bytes);
  const page256 = pictures.get(256);
  if (page256 !== undefined) writeFileSync(at('../renderer/public/icon.png'), page256);
  if (process.argv[2] !== undefined)
    for (const [size, bytes] of pictures) writeFileSync(join(process.argv[2], `${size}.png`), bytes);
} finally {
  await browser.close();
}
