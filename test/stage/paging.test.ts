// Which lots a page of the stage holds: by the shape of its picture, by number and by rank, and what is said of them.

import { describe, expect, test } from 'vitest';
import { fatesOf } from '../../shared/record/fates.ts';
import { boardOf, boardPageOf } from '../../shared/views/board.ts';
import { boardGrid, gridShown, rankGrid } from '../../shared/views/grids.ts';
import { firstRowOf, pageOf, pagesOf } from '../../shared/views/paging.ts';
import { pictureOf } from '../../shared/views/picture.ts';
import { ranksOf } from '../../shared/views/ranks.ts';
import { type Drawn, drawn } from './drawn.ts';

const wide = pictureOf({ width: 1920, height: 1080 });
const classic = pictureOf({ width: 1024, height: 768 });
const tall = pictureOf({ width: 1280, height: 1024 });
const ultra = pictureOf({ width: 3840, height: 1080 });
const portrait = pictureOf({ width: 1080, height: 1920 });
const shapes = { wide, classic, tall, ultra, portrait };

const numbers = (count: number, first = 24_030_001) => Array.from({ length: count }, (_, at) => String(first + at));
const reading = ({ draw, school }: Drawn) => ({ draw, schools: [school] });

describe('the grid of a page', () => {
  test('follows the shape of the stage', () => {
    const grids = Object.entries(shapes).map(([name, picture]) => [name, boardGrid(picture, '24030001')]);
    expect(Object.fromEntries(grids)).toEqual({
      wide: { columns: 5, rows: 12 },
      classic: { columns: 4, rows: 12 },
      tall: { columns: 4, rows: 12 },
      ultra: { columns: 9, rows: 12 },
      portrait: { columns: 3, rows: 24 },
    });
    // The narrowest strip has fewer.
    expect(boardGrid(pictureOf({ width: 2700, height: 1080 }), '24030001').columns).toBe(8);
    expect(rankGrid(wide, '24030001', true)).toEqual({ columns: 2, rows: 10 });
    expect(rankGrid(classic, '24030001', true)).toEqual({ columns: 1, rows: 10 });
    expect(rankGrid(ultra, '24030001', true)).toEqual({ columns: 4, rows: 10 });
    expect(rankGrid(portrait, '24030001', true)).toEqual({ columns: 1, rows: 20 });
    expect(rankGrid(wide, '24030001', false)).toEqual({ columns: 3, rows: 10 });
  });

  test('has fewer columns for long numbers', () => {
    expect(boardGrid(wide, '2024030001').columns).toBe(4);
    expect(boardGrid(wide, 'GX-2024-ABCDEF-000000001').columns).toBe(2);
    expect(boardGrid(classic, 'GX-2024-ABCDEF-000000001').columns).toBe(1);
    expect(rankGrid(wide, 'GX-2024-ABCDEF-000000001', true).columns).toBe(1);
  });

  test('is kept by a window of that shape, and filled anew by another', () => {
    const made = boardGrid(ultra, '24030001');
    expect(gridShown(ultra, made, '24030001')).toBe(made);
    for (const picture of [wide, classic, portrait]) {
      const { columns, rows } = gridShown(picture, made, '24030001');
      expect(columns * rows).toBeGreaterThanOrEqual(108);
      expect(columns).toBeLessThan(9);
    }
  });

  test('makes 413 lots 7 pages and 1,600 lots 27', () => {
    const pages = (lots: number) => pagesOf(reading(drawn(numbers(lots), 200)), 'board', 'GX', wide);
    expect([413, 1600].map(pages)).toEqual([7, 27]);
  });
});

describe('the board', () => {
  const twins = new Map([
    ['24030005', ['24030006', '24030005']],
    ['24030010', ['24030010', '24030200']],
  ]);
  const made = drawn(
    numbers(413).filter(lot => lot !== '24030006' && lot !== '24030200'),
    200,
    twins,
  );
  const page = (at: number) => boardOf(made.draw, made.families, 'GX', at, wide);

  test('has every lot once, in the order of the numbers, with its result and its children', () => {
    const all = [1, 2, 3, 4, 5, 6, 7].flatMap(at => {
      const { shows } = page(at);
      return shows.of === 'lots' ? shows.lots : [];
    });
    const { roster, rankings } = made.draw;
    expect(all.map(({ lot }) => lot)).toEqual(numbers(413).filter(lot => lot !== '24030006' && lot !== '24030200'));
    expect(all.filter(({ admitted }) => admitted).reduce((sum, { size }) => sum + size, 0)).toBe(rankings[0]?.used);
    expect(all.filter(({ size }) => size > 1).map(({ lot }) => lot)).toEqual(['24030005', '24030010']);
    expect(roster.lots).toBe(411);
  });

  test('tells the number of a twin on the page where its family looks for it', () => {
    const others = (at: number) => {
      const { shows } = page(at);
      return shows.of === 'lots' ? shows.others : null;
    };
    expect(others(1)).toEqual([{ number: '24030006', lot: '24030005' }]);
    expect(others(4)).toEqual([{ number: '24030200', lot: '24030010' }]);
    expect(others(2)).toEqual([]);
  });

  test('says where its pages begin and where this one ends, and stays within them', () => {
    expect(page(1)).toMatchObject({ page: 1, pages: 7, last: '24030061' });
    expect(page(99)).toMatchObject({ page: 7, last: '24030413' });
    expect(page(1).firsts.slice(0, 2)).toEqual(['24030001', '24030062']);
    const row = made.draw.roster.lots - 1;
    expect(boardPageOf(made.draw.roster, 'GX', row, wide)).toBe(7);
    expect(pageOf(reading(made), 'board', 'GX', row, portrait)).toBe(6);
    // No row of the school.
    expect(boardPageOf(made.draw.roster, 'GX', row + 1, wide)).toBe(1);
    for (const picture of Object.values(shapes)) {
      const first = firstRowOf(reading(made), 'board', 'GX', 3, picture) ?? -1;
      expect(pageOf(reading(made), 'board', 'GX', first, picture)).toBe(3);
      expect(pageOf(reading(made), 'board', 'GX', first - 1, picture)).toBe(2);
    }
    expect(firstRowOf(reading(made), 'board', 'GX', 8, wide)).toBeNull();
  });
});

describe('the board of coordinates', () => {
  test('stands over two thousand lots, each in the cell of its last two digits', () => {
    const twins = new Map([['24030005', ['24030005', '24030099']]]);
    const lots = numbers(5000).filter(lot => lot !== '24030099' && lot !== '24030250');
    const made = drawn(lots, 2000, twins);
    const { shows, pages, firsts, last } = boardOf(made.draw, made.families, 'GX', 1, wide);
    if (shows.of !== 'coordinates') throw new Error(shows.of);
    expect({ pages, first: firsts[0], last }).toEqual({ pages: 3, first: '24030001', last: '24031999' });
    expect(shows.rows.map(({ label }) => label).slice(0, 2)).toEqual(['240300', '240301']);
    const { rows, admitted } = made.draw.rankings[0] ?? { rows: [], admitted: [] };
    const isAdmitted = (lot: string) => admitted[[...rows].indexOf(lots.indexOf(lot))] === 1;
    const cells = shows.rows[2]?.cells ?? '';
    expect(cells).toHaveLength(100);
    expect(cells[50]).toBe(' ');
    for (const end of [0, 17, 51, 99])
      expect(cells[end]).toBe(isAdmitted(`240302${String(end).padStart(2, '0')}`) ? '+' : '-');
    // A twin's own number stands where its family looks for it, with the result of its lot.
    expect(shows.rows[0]?.cells[99]).toBe(isAdmitted('24030005') ? '+' : '-');
    expect(shows.rows[0]?.cells[0]).toBe(' ');
    expect(boardPageOf(made.draw.roster, 'GX', made.draw.roster.lots - 1, wide)).toBe(3);
  });

  test.each([
    ['numbers that end in letters', numbers(2100).map(lot => `${lot}A`)],
    ['numbers of several lengths', [...numbers(2100), ...numbers(10, 1)]],
    ['mostly blank rows', numbers(2100).map((_, at) => String(24_000_001 + at * 7))],
    ['two thousand lots', numbers(2000)],
  ])('gives way to cells for %s', (_, lots) => {
    const made = drawn(lots, 200);
    expect(boardOf(made.draw, made.families, 'GX', 1, wide).shows.of).toBe('lots');
  });
});

describe('what became of the lots', () => {
  test('a lot that did not fit lets others pass, with what was left at its turn', () => {
    const sizes = [1, 2, 1, 2, 1, 1];
    expect(fatesOf(sizes, [1, 1, 0, 0, 0, 0], 3)).toEqual({
      fates: ['admitted', 'admitted', 'waits', 'waits', 'waits', 'waits'],
      cut: 2,
      left: new Map(),
    });
    expect(fatesOf(sizes, [1, 1, 1, 0, 1, 0], 5)).toEqual({
      fates: ['admitted', 'admitted', 'admitted', 'passed', 'moved-up', 'waits'],
      cut: 5,
      left: new Map([[3, 1]]),
    });
    // No lot behind it was admitted: it is the first below the line, and a place stays empty.
    expect(fatesOf([1, 2, 2], [true, false, false], 2)).toMatchObject({
      fates: ['admitted', 'waits', 'waits'],
      cut: 1,
      left: new Map([
        [1, 1],
        [2, 1],
      ]),
    });
    // Under `expand` the last lot is admitted whole.
    expect(fatesOf([1, 2, 1], [1, 1, 0], 2)).toMatchObject({ cut: 2, left: new Map() });
    expect(fatesOf([2], [0], 1).cut).toBe(0);
  });

  test('the result pages number the waiting, and draw the line once, below the last admitted lot', () => {
    const pairs = numbers(400).filter((_, at) => at % 9 === 0);
    const twins = new Map(pairs.map(lot => [lot, [lot, `${lot}T`]]));
    // Of some number of places the last ones meet a twin lot.
    const places = Array.from({ length: 40 }, (_, at) => 180 + at).find(at => ofPlaces(at).passed > 0) ?? 0;
    function ofPlaces(places: number) {
      const made = drawn(numbers(400), places, twins);
      const { pages } = ranksOf(made.draw, made.families, made.school, 1, wide);
      const all = Array.from({ length: pages }, (_, at) =>
        ranksOf(made.draw, made.families, made.school, at + 1, wide),
      );
      const rows = all.flatMap(({ rows }) => rows);
      return {
        all,
        rows,
        used: made.draw.rankings[0]?.used ?? 0,
        passed: rows.filter(({ short }) => short !== null).length,
      };
    }
    const { all, rows, used } = ofPlaces(places);
    expect(rows.filter(({ admitted }) => !admitted).map(({ waiting }) => waiting)).toEqual(
      Array.from({ length: rows.filter(({ admitted }) => !admitted).length }, (_, at) => at + 1),
    );
    expect(
      rows.filter(({ admitted }) => admitted).every(({ waiting, short }) => waiting === null && short === null),
    ).toBe(true);
    const passed = rows.filter(({ short }) => short !== null);
    expect(passed.length).toBeGreaterThan(0);
    expect(passed.every(({ admitted, short }) => !admitted && (short?.left ?? 9) < (short?.children ?? 0))).toBe(true);
    const lines = all.flatMap(({ page, line }) => (line === null ? [] : [{ page, ...line }]));
    expect(lines).toHaveLength(1);
    const [line] = lines;
    const below = ((line?.page ?? 1) - 1) * 20 + (line?.below ?? 0);
    expect(rows[below - 1]?.admitted).toBe(true);
    expect(rows.slice(below).some(({ admitted }) => admitted)).toBe(false);
    expect(line).toMatchObject({ lots: rows.filter(({ admitted }) => admitted).length, children: used });
  });

  test('a school that admitted all has neither ranks nor a line', () => {
    const made = drawn(numbers(70), 80);
    const { rows, line, pages } = ranksOf(made.draw, made.families, made.school, 1, wide);
    expect({ line, pages, waiting: rows.some(({ waiting }) => waiting !== null) }).toEqual({
      line: null,
      pages: 3,
      waiting: false,
    });
    expect(rows.map(({ lot }) => lot)).toEqual(numbers(30));
    expect(pagesOf(reading(made), 'board', 'GX', wide)).toBe(3);
  });
});
