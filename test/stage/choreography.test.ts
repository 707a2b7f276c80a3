import { describe, expect, test } from 'vitest';
import { choreograph, lightAt, lineAt, positionsAt, type Timeline } from '../../renderer/stage/wall/choreography.ts';
import type { Film } from '../../shared/contract/scenes.ts';
import { phaseAt, phases } from '../../shared/views/film-phases.ts';
import { filmOf } from './fixtures.ts';

const hall = { width: 1824, height: 770 };
const sizes = [hall, { width: 976, height: 548 }, { width: 3648, height: 1540 }];

/** The boxes of all lots at a time: left, top, right, bottom. */
function boxesAt(timeline: Timeline, time: number): number[][] {
  const places = positionsAt(timeline, time);
  const { cells, film } = timeline;
  return film.sizes.map((size, row) => {
    const [x, y] = [places[row * 2] ?? 0, places[row * 2 + 1] ?? 0];
    return [x, y, x + cells.width * size, y + cells.height];
  });
}

/** Do no two boxes overlap, and do all lie inside the picture? */
function standsClear(timeline: Timeline, time: number): void {
  const boxes = boxesAt(timeline, time).sort(([, a = 0], [, b = 0]) => a - b);
  const taken = new Set<string>();
  for (const [left = 0, top = 0, right = 0, bottom = 0] of boxes) {
    expect(left).toBeGreaterThanOrEqual(0);
    expect(top).toBeGreaterThanOrEqual(0);
    expect(right).toBeLessThanOrEqual(timeline.size.width);
    expect(bottom).toBeLessThanOrEqual(timeline.size.height);
    // At rest all stand on lines of one height: two on one line overlap when they share a cell.
    for (let x = left; x < right; x += timeline.cells.width) {
      const cell = `${x} ${top}`;
      expect(taken.has(cell), cell).toBe(false);
      taken.add(cell);
    }
  }
  const lines = [...new Set(boxes.map(([, top = 0]) => top))];
  for (const [at, top] of lines.entries()) {
    if (at > 0) expect(top - (lines[at - 1] ?? 0)).toBeGreaterThanOrEqual(timeline.cells.height);
  }
}

describe('the film', () => {
  test('is the same for two stages at every instant', () => {
    const [one, other] = [choreograph(filmOf(418, 200), 60, hall), choreograph(filmOf(418, 200), 60, hall)];
    for (const time of [0, 3.1, 17, 28.4, 31, 36.6, 44, 59.9, 60]) {
      expect(positionsAt(other, time)).toEqual(positionsAt(one, time));
      expect(lightAt(other, time)).toEqual(lightAt(one, time));
      expect(lineAt(other, time)).toEqual(lineAt(one, time));
    }
  });

  test('depends on the seed in its paths alone', () => {
    const film = filmOf(418, 200);
    const one = choreograph(film, 60, hall);
    const other = choreograph(
      { ...film, seed: film.seed.replace(/^./, digit => (digit === '0' ? '1' : '0')) },
      60,
      hall,
    );
    const middle = (one.spans.order.from + one.spans.order.to) / 2;
    expect(positionsAt(other, middle)).not.toEqual(positionsAt(one, middle));
    expect(positionsAt(other, 0)).toEqual(positionsAt(one, 0));
    expect(positionsAt(other, 60)).toEqual(positionsAt(one, 60));
    expect(other.fates).toEqual(one.fates);
  });

  test('stands at whole pixels before and after the flight', () => {
    const timeline = choreograph(filmOf(642, 300, 'expand'), 45, hall);
    for (const time of [0, timeline.spans.order.from, timeline.spans.order.to, 45, 400]) {
      expect([...positionsAt(timeline, time)].every(Number.isInteger)).toBe(true);
    }
  });

  test.each([30, 60, 300])('of %i seconds has its phases in order and fills its time', seconds => {
    const { spans } = choreograph(filmOf(20, 10), seconds, hall);
    let end = 0;
    for (const phase of phases) {
      expect(spans[phase].from).toBeCloseTo(end, 9);
      expect(spans[phase].to).toBeGreaterThan(spans[phase].from);
      end = spans[phase].to;
    }
    expect(end).toBeCloseTo(seconds, 9);
  });
});

describe('the wall', () => {
  test.each([1, 2, 20, 418, 1600, 5000])('of %i lots stands clear in both orders, at every size', lots => {
    for (const size of sizes) {
      const timeline = choreograph(filmOf(lots, Math.max(1, Math.floor(lots / 2))), 60, size);
      standsClear(timeline, 0);
      standsClear(timeline, 60);
      expect(timeline.cells.font).toBeGreaterThanOrEqual(4);
    }
  });

  test('ends exactly in the order of the tickets', () => {
    const film = filmOf(1600, 700);
    const timeline = choreograph(film, 60, hall);
    const places = positionsAt(timeline, 60);
    const read = film.lots
      .map((_, row) => ({ row, x: places[row * 2] ?? 0, y: places[row * 2 + 1] ?? 0 }))
      .sort((a, b) => a.y - b.y || a.x - b.x)
      .map(({ row }) => film.tickets[row] ?? '');
    expect(read).toEqual([...film.tickets].sort());
  });

  test('starts in the order of the roster, and the light passes it once in that order', () => {
    const timeline = choreograph(filmOf(418, 200), 60, hall);
    const { x, y } = timeline.source;
    const rows = timeline.film.lots.map((_, row) => row);
    const read = [...rows].sort((a, b) => (y[a] ?? 0) - (y[b] ?? 0) || (x[a] ?? 0) - (x[b] ?? 0));
    expect(read).toEqual(rows);
    for (const row of rows.slice(1)) {
      expect(timeline.revealAt[row] ?? 0).toBeGreaterThan(timeline.revealAt[row - 1] ?? 0);
    }
    const { pass } = timeline.spans;
    expect(timeline.revealAt.every(time => time >= pass.from && time < pass.to)).toBe(true);
    expect(timeline.landAt.every(time => time <= timeline.spans.order.to)).toBe(true);
    expect(phaseAt(timeline.spans, pass.from + 0.01)).toBe('pass');
  });

  test('draws a lot of several children as wide as they are', () => {
    const film = {
      ...filmOf(24, 12, 'skip', 0),
      sizes: Array.from({ length: 24 }, (_, row) => (row === 5 ? 9 : row === 6 ? 2 : 1)),
    };
    const timeline = choreograph(film, 60, hall);
    standsClear(timeline, 0);
    standsClear(timeline, 60);
    expect(timeline.cells.columns).toBeGreaterThanOrEqual(9);
  });
});

/** A film whose lots come in the order of their tickets, with these sizes and admissions. */
function plainFilm(lots: readonly (readonly [size: number, admitted: boolean])[]): Film {
  const film = filmOf(lots.length, 1, 'skip', 0);
  const places = lots.map((_, row) => row);
  const tickets = places.map(place => place.toString(16).padStart(8, '0'));
  return {
    ...film,
    sizes: lots.map(([size]) => size),
    admitted: lots.map(([, admitted]) => admitted),
    places,
    tickets,
  };
}

describe('the line of the last place', () => {
  test.each([20, 418, 5000])('stands between the last admitted and the first waiting of %i lots', lots => {
    const film = filmOf(lots, Math.floor(lots / 2), 'skip', 0);
    const timeline = choreograph(film, 60, hall);
    const line = lineAt(timeline, 60) ?? 0;
    expect(lineAt(timeline, timeline.spans.line.from - 0.01)).toBeNull();
    for (const [row, [, top = 0, , bottom = 0]] of boxesAt(timeline, 60).entries()) {
      if (film.admitted[row] === true) expect(bottom).toBeLessThanOrEqual(line);
      else expect(top).toBeGreaterThanOrEqual(line);
    }
  });

  test('with skip: stands after the last admitted; the twins above it wait, the lot after them moved up', () => {
    const timeline = choreograph(plainFilm([[1, true], [1, true], [2, false], [1, true], [1, false]]), 60, hall); // biome-ignore format: a table
    expect(timeline.cut).toBe(4);
    expect(timeline.fates).toEqual(['admitted', 'admitted', 'passed', 'moved-up', 'waits']);
    expect(timeline.children).toEqual({ admitted: 3, waiting: 3 });
    const line = lineAt(timeline, 60) ?? 0;
    const below = boxesAt(timeline, 60).map(([, top = 0]) => top > line);
    expect(below).toEqual([false, false, false, false, true]);
  });

  test('with skip and no lot to move up: the twins wait below it', () => {
    const timeline = choreograph(plainFilm([[1, true], [2, false], [2, false]]), 60, hall); // biome-ignore format: a table
    expect(timeline.cut).toBe(1);
    expect(timeline.fates).toEqual(['admitted', 'waits', 'waits']);
  });

  test('with expand: the last twins are admitted together, above it', () => {
    const timeline = choreograph(plainFilm([[1, true], [2, true], [1, false]]), 60, hall); // biome-ignore format: a table
    expect(timeline.fates).toEqual(['admitted', 'admitted', 'waits']);
    expect(timeline.children.admitted).toBe(3);
  });

  test('stands below all where all are admitted', () => {
    const timeline = choreograph(plainFilm([[1, true], [1, true]]), 60, hall); // biome-ignore format: a table
    const line = lineAt(timeline, 60) ?? 0;
    expect(boxesAt(timeline, 60).every(([, , , bottom = 0]) => bottom <= line)).toBe(true);
  });
});
