import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { consoleTexts } from '../../shared/text/console.ts';
import { hostTexts } from '../../shared/text/host.ts';
import { stageTexts } from '../../shared/text/stage.ts';
import { advance, glyphs, readWoff2 } from './woff2.ts';

const folder = new URL('../../assets/fonts/', import.meta.url);
const read = (name: string): Buffer => readFileSync(new URL(name, folder));
const names = readdirSync(folder).filter(name => name.endsWith('.woff2'));
const faces = new Map(names.map(name => [name, readWoff2(read(name))] as const));
const maps = new Map([...faces].map(([name, face]) => [name, glyphs(face)] as const));
const coverage = JSON.parse(read('coverage.json').toString('utf8')) as { version: number; ranges: [number, number][] };
const css = read('fonts.css').toString('utf8');

// The licence that a file is under, by how its name begins.
const LICENCES: Readonly<Record<string, string>> = {
  song: 'OFL.txt',
  hei: 'OFL.txt',
  mono: 'OFL.txt',
  'names-prc': 'ARPHICPL.TXT',
  'names-more': 'HANAZONO.txt',
};

// The code points of the files whose names begin so.
function drawnBy(...prefixes: string[]): Set<number> {
  const points = new Set<number>();
  for (const [name, map] of maps) {
    if (prefixes.some(prefix => name.startsWith(prefix))) for (const point of map.keys()) points.add(point);
  }
  return points;
}

function rangesOf(points: Iterable<number>): [number, number][] {
  const ranges: [number, number][] = [];
  for (const point of [...points].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && point === last[1] + 1) last[1] = point;
    else ranges.push([point, point]);
  }
  return ranges;
}

const drawable = (point: number): boolean => coverage.ranges.some(([first, last]) => first <= point && point <= last);

function missing(first: number, last: number, has: (point: number) => boolean): string[] {
  const found: string[] = [];
  for (let point = first; point <= last; point++) if (!has(point)) found.push(point.toString(16));
  return found;
}

// Unified and compatibility ideographs; Kangxi radicals, which GB 18030-2022 lists beside them, are in no name.
const GB18030_LEVEL_3 = [
  ['the basic block', 0x4e00, 0x9fff],
  ['extension A', 0x3400, 0x4dbf],
  ['extension B', 0x20000, 0x2a6df],
  ['extension C', 0x2a700, 0x2b739],
  ['extension D', 0x2b740, 0x2b81d],
  ['extension E', 0x2b820, 0x2cea1],
  ['extension F', 0x2ceb0, 0x2ebe0],
] as const;
const EXTENSION_I = ['extension I', 0x2ebf0, 0x2ee5d] as const;

describe('coverage.json', () => {
  test('its ranges are sorted, disjoint and as few as can be', () => {
    expect(coverage.version).toBe(1);
    let before = -1;
    for (const [first, last] of coverage.ranges) {
      expect(first).toBeGreaterThan(before + 1);
      expect(last).toBeGreaterThanOrEqual(first);
      before = last;
    }
    expect(before).toBeLessThanOrEqual(0x10ffff);
  });

  test('says what the files draw, no more and no less', () => {
    expect(coverage.ranges).toEqual(rangesOf(drawnBy('')));
  });

  test.each([...GB18030_LEVEL_3, EXTENSION_I])('has all of %s', (_, first, last) => {
    expect(missing(first, last, drawable)).toEqual([]);
  });

  test('has ASCII, Chinese punctuation and the characters that software trips over', () => {
    expect(missing(0x20, 0x7e, drawable)).toEqual([]);
    expect(missing(0x3000, 0x303f, drawable)).toEqual([]);
    expect(missing(0xff01, 0xff5e, drawable)).toEqual([]);
    for (const character of '䶮𬭚㛃𠮷·•—…‘’“”、。〇《》「」【】①㎡℃№¥→√✓āáǎàüǖ') {
      expect(drawable(character.codePointAt(0) ?? 0), character).toBe(true);
    }
  });

  test('has no control, surrogate or private character', () => {
    for (const [first, last] of [
      [0, 0x1f],
      [0x7f, 0x9f],
      [0xd800, 0xf8ff],
      [0xf0000, 0x10ffff],
    ] as const) {
      expect(coverage.ranges.filter(range => range[0] <= last && range[1] >= first)).toEqual([]);
    }
  });
});

describe('the faces', () => {
  test.each(['song', 'hei'])('%s with the names face draws every ideograph that coverage.json has', family => {
    const stack = drawnBy(family, 'names');
    for (const [first, last] of [
      [0x3400, 0x4dbf],
      [0x4e00, 0x9fff],
      [0xf900, 0xfaff],
      [0x20000, 0x323af],
    ] as const) {
      expect(missing(first, last, point => stack.has(point) || !drawable(point))).toEqual([]);
    }
  });

  test.each(['song', 'hei'])('regular and bold of %s draw the same, and their slices do not overlap', family => {
    expect(drawnBy(`${family}-bold`)).toEqual(drawnBy(`${family}-regular`));
    for (const style of ['regular', 'bold']) {
      const [ui, core, rest] = ['ui', 'core', 'rest'].map(slice => drawnBy(`${family}-${style}.${slice}`));
      expect([...(rest ?? [0])].filter(point => core?.has(point) || ui?.has(point))).toEqual([]);
      expect([...(core ?? [0])].filter(point => ui?.has(point))).toEqual([]);
    }
  });

  test.each(names.filter(name => /\.ui\.|^mono/.test(name)))('%s has tabular figures', name => {
    const [face, map] = [faces.get(name), maps.get(name)];
    const widths = [...'0123456789'].map(digit => face && advance(face, map?.get(digit.charCodeAt(0)) ?? 0));
    expect(new Set(widths).size).toBe(1);
    expect(widths[0]).toBeGreaterThan(400);
  });

  test('mono draws ASCII and the hard space', () => {
    for (const style of ['regular', 'bold']) {
      expect(rangesOf(drawnBy(`mono-${style}`))).toEqual([
        [0x20, 0x7e],
        [0xa0, 0xa0],
      ]);
    }
  });

  test('each has TrueType outlines, which Chromium embeds in a PDF as a font', () => {
    for (const [name, face] of faces) expect(face.flavour, name).toBe('\0\x01\0\0');
  });

  test('each has its licence beside it', () => {
    for (const name of names) {
      const licence = Object.entries(LICENCES).find(([prefix]) => name.startsWith(prefix))?.[1];
      expect(licence, name).toBeDefined();
      expect(statSync(new URL(licence ?? '', folder)).size).toBeGreaterThan(500);
    }
  });

  test('together they stay below 45 MB', () => {
    expect(names.reduce((sum, name) => sum + statSync(new URL(name, folder)).size, 0)).toBeLessThan(45e6);
  });
});

describe('fonts.css', () => {
  const rules = [...css.matchAll(/@font-face \{([^}]*)\}/g)].map(match => match[1] ?? '');
  const fileOf = (rule: string): string => /url\("\.\/([^"]+)"\)/.exec(rule)?.[1] ?? '';

  function inRanges(rule: string): (point: number) => boolean {
    const ranges = [...rule.matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/g)].map(match => {
      const first = Number.parseInt(match[1] ?? '', 16);
      return [first, match[2] === undefined ? first : Number.parseInt(match[2], 16)] as const;
    });
    return point => ranges.some(([first, last]) => first <= point && point <= last);
  }

  test('names every file once, and no other', () => {
    expect(rules.map(fileOf).sort()).toEqual([...names].sort());
    expect([...css.matchAll(/url\(/g)]).toHaveLength(names.length);
    for (const rule of rules) expect(existsSync(new URL(fileOf(rule), folder))).toBe(true);
  });

  test('offers every character of a file by its unicode-range', () => {
    for (const rule of rules) {
      const offered = inRanges(rule);
      const hidden = [...(maps.get(fileOf(rule))?.keys() ?? [0])].filter(point => !offered(point));
      expect(hidden, fileOf(rule)).toEqual([]);
    }
  });

  test('puts a core slice after its rest and a ui slice after both, so that it wins where several could serve', () => {
    const order = rules.map(fileOf);
    for (const name of order.filter(each => each.includes('.core.'))) {
      expect(order.indexOf(name)).toBeGreaterThan(order.indexOf(name.replace('.core.', '.rest.')));
      expect(order.indexOf(name)).toBeLessThan(order.indexOf(name.replace('.core.', '.ui.')));
    }
    expect(order.indexOf('names-prc.woff2')).toBeGreaterThan(order.indexOf('names-more.woff2'));
  });

  test.each([
    ['ui', ['core', 'rest']],
    ['core', ['rest']],
  ])('a slice %s has every character that its list of ranges promises and the face has', (slice, others) => {
    for (const rule of rules.filter(each => fileOf(each).includes(`.${slice}.`))) {
      const offered = inRanges(rule);
      for (const other of others) {
        const behind = maps.get(fileOf(rule).replace(`.${slice}.`, `.${other}.`));
        expect([...(behind?.keys() ?? [0])].filter(offered)).toEqual([]);
      }
    }
  });

  test('a slice ui has every character of ui.txt, and those are nearly all of the words on screen', () => {
    const ui = drawnBy('hei-regular.ui');
    const listed = new Set(read('ui.txt').toString('utf8').replaceAll('\n', ''));
    const points = [...listed].map(character => character.codePointAt(0) ?? 0);
    const core = drawnBy('hei-regular.core');
    expect(points.filter(point => core.has(point))).toEqual([]);
    // New words may use a few characters that came after the list was made; the core slice draws those.
    const words = new Set(
      [...JSON.stringify([consoleTexts, hostTexts, stageTexts])].filter(character => character > '\u2fff'),
    );
    const behind = [...words].filter(character => !ui.has(character.codePointAt(0) ?? 0));
    expect(behind.length).toBeLessThan(words.size / 50);
  });
});
