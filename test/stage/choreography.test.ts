import { describe, expect, test } from 'vitest';
import { endingLength, ticketLength } from '../../renderer/stage/wall/cells.ts';
import {
  boxAt,
  choreograph,
  fewestForLoupe,
  isAbove,
  lightAt,
  lineAt,
  loupeAt,
  mostSweeps,
  placedAt,
  type Screen,
  shiftAt,
  soloAt,
  type Timeline,
} from '../../renderer/stage/wall/choreography.ts';
import type { Box } from '../../renderer/stage/wall/layout.ts';
import { areApart, flagBoxes, lineBoxes } from '../../renderer/stage/wall/signs.ts';
import { anchorAt } from '../../renderer/stage/wall/wall.ts';
import type { Film } from '../../shared/contract/scenes.ts';
import { ticketOf } from '../../shared/protocol/seed.ts';
import { hostTexts } from '../../shared/text/host.ts';
import { phaseAt, phases, spansOf } from '../../shared/views/film-phases.ts';
import { filmOf } from './fixtures.ts';

const hall: Screen = { width: 1840, height: 790, unit: 1 };
const screens: { readonly [name: string]: Screen } = {
  hall,
  classic: { width: 967, height: 562, unit: 1024 / 1440 },
  strip: { width: 3760, height: 790, unit: 1 },
  upright: { width: 1000, height: 1560, unit: 1 },
  sharp: { width: 3680, height: 1580, unit: 2 },
};
const names = Object.keys(screens);
const screenOf = (name: string) => screens[name] ?? hall;

/** Instants that are close together where most happens. */
function instantsOf({ spans, beats, seconds }: Timeline, count: number): number[] {
  const even = Array.from({ length: count }, (_, at) => (seconds * at) / (count - 1));
  const steps = [beats.shrink, beats.step, beats.waiting, beats.part, beats.write, spans.last];
  return [
    ...even,
    ...steps.flatMap(({ from, to }) => [0.05, 0.3, 0.5, 0.7, 0.95, 1].map(at => from + (to - from) * at)),
  ];
}

/** The boxes of all lots at a time. */
const boxesAt = (timeline: Timeline, time: number): Box[] =>
  timeline.film.lots.map((_, row) => boxAt(timeline, row, time));

/** The first two boxes that overlap by more than rounding, by row; none as null. */
function overlapOf(boxes: readonly Box[]): string | null {
  const order = boxes.map((_, row) => row).sort((a, b) => (boxes[a]?.y ?? 0) - (boxes[b]?.y ?? 0));
  const open: number[] = [];
  for (const row of order) {
    const box = boxes[row] as Box;
    for (let at = open.length - 1; at >= 0; at--) {
      const other = boxes[open[at] ?? 0] as Box;
      if (other.y + other.height <= box.y + 0.01) open.splice(at, 1);
      else if (other.x + other.width > box.x + 0.01 && box.x + box.width > other.x + 0.01)
        return `${row} over ${open[at]}`;
    }
    open.push(row);
  }
  return null;
}

/** A film in which lots of several children are passed over; the number of those is more than `least`. */
function passedFilm(lots: number, least = 0): Film {
  for (let seed = 0; ; seed++) {
    const film = filmOf(lots, Math.floor(lots / 2) + (seed % 5), 'skip', 3, `seed ${seed}`);
    const { fates } = choreograph(film, 60, hall);
    if (fates.filter(fate => fate === 'passed').length > least) return film;
  }
}

describe('the film', () => {
  test('is the same for two stages at every instant', () => {
    const [one, other] = [choreograph(filmOf(418, 200), 60, hall), choreograph(filmOf(418, 200), 60, hall)];
    for (const time of [0, 3.1, 7, 14.9, 17, 28.4, 31, 36.6, 44, 45.3, 46.9, 59.9, 60]) {
      expect(boxesAt(other, time)).toEqual(boxesAt(one, time));
      expect(lightAt(other, time)).toEqual(lightAt(one, time));
      expect(lineAt(other, time)).toEqual(lineAt(one, time));
      expect(loupeAt(other, time)).toEqual(loupeAt(one, time));
    }
  });

  test('depends on the seed in its moments alone', () => {
    const film = filmOf(418, 200);
    const one = choreograph(film, 60, hall);
    const seed = film.seed.replace(/^./, digit => (digit === '0' ? '1' : '0'));
    const other = choreograph({ ...film, seed }, 60, hall);
    expect(other.departAt).not.toEqual(one.departAt);
    for (const time of [0, 14, 34, 60]) expect(boxesAt(other, time)).toEqual(boxesAt(one, time));
    expect(other.fates).toEqual(one.fates);
  });

  test.each([30, 45, 60, 300])('of %i seconds has its phases in order and fills its time', seconds => {
    const spans = spansOf(seconds);
    let end = 0;
    for (const phase of phases) {
      expect(spans[phase].from).toBeCloseTo(end, 9);
      expect(spans[phase].to - spans[phase].from).toBeGreaterThanOrEqual(2.9);
      end = spans[phase].to;
    }
    expect(end).toBeCloseTo(seconds, 9);
  });

  test('of 60 seconds has the phases of the storyboard; a longer one stretches the reading and the rising', () => {
    const starts = (seconds: number) => phases.map(phase => spansOf(seconds)[phase].from);
    expect(starts(60)).toEqual([0, 4, 14, 34, 44, 48, 54]);
    expect(starts(300)).toEqual([0, 4, 94, 274, 284, 288, 294]);
    expect(phaseAt(spansOf(60), 34)).toBe('last');
  });

  test.each([60, 30])('of %i seconds leaves the host the time to say what goes with each phase', seconds => {
    const spans = spansOf(seconds);
    for (const phase of phases) {
      const said = hostTexts[`host.draw-${phase}`].zh.replaceAll(/[\p{P}\s]/gu, '');
      expect(said.length / 4, phase).toBeLessThanOrEqual(spans[phase].to - spans[phase].from);
    }
  });

  test('leaves out motion where that is asked for', () => {
    const timeline = choreograph(passedFilm(40), 60, { ...hall, reduced: true });
    const still = new Set(
      timeline.film.lots.flatMap((_, row) =>
        [0, timeline.beats.shrink.to, 44, 60].map(time => JSON.stringify(boxAt(timeline, row, time))),
      ),
    );
    for (const time of instantsOf(timeline, 240)) {
      const { part, step } = timeline.beats;
      if (time > step.from && time < part.to) continue;
      for (const box of boxesAt(timeline, time)) expect(still.has(JSON.stringify(box))).toBe(true);
    }
    expect(lightAt(timeline, 8)).toBeNull();
  });
});

describe('the wall', () => {
  test.each(names)('has nothing over anything at any instant: %s', name => {
    for (const lots of [1, 2, 20, 413, 1600]) {
      const timeline = choreograph(filmOf(lots, Math.max(1, Math.floor(lots / 2))), 60, screenOf(name));
      for (const time of instantsOf(timeline, lots > 1000 ? 25 : 80)) {
        expect(overlapOf(boxesAt(timeline, time)), `${lots} lots at ${time} s`).toBeNull();
      }
    }
  });

  test.each(names)('nor where lots step down: %s', name => {
    for (const film of [passedFilm(20), passedFilm(60, 1), passedFilm(413)]) {
      const timeline = choreograph(film, 60, screenOf(name));
      const { from, to } = timeline.beats.step;
      for (let part = 0; part <= 1; part += 0.02) {
        expect(overlapOf(boxesAt(timeline, from + (to - from) * part)), `${part}`).toBeNull();
      }
    }
  });

  test.each([20, 413, 1600, 5000])('of %i lots is inside its part of the picture at rest, at every size', lots => {
    for (const name of names) {
      const timeline = choreograph(filmOf(lots, Math.floor(lots / 2)), 60, screenOf(name));
      const { wall, map } = timeline.layout;
      for (const [time, part] of [
        [0, wall],
        [14, wall],
        [timeline.beats.shrink.to - 0.001, map],
        [60, wall],
      ] as const) {
        // biome-ignore format: a table
        const slack = part === map ? 2 : 0;
        const boxes = boxesAt(timeline, time);
        expect(Math.min(...boxes.map(({ x }) => x))).toBeGreaterThanOrEqual(part.x - slack);
        expect(Math.min(...boxes.map(({ y }) => y))).toBeGreaterThanOrEqual(part.y - slack);
        expect(Math.max(...boxes.map(({ x, width }) => x + width))).toBeLessThanOrEqual(part.x + part.width + slack);
        expect(Math.max(...boxes.map(({ y, height }) => y + height))).toBeLessThanOrEqual(part.y + part.height + slack);
      }
      expect(timeline.cells.font).toBeGreaterThanOrEqual(4);
      expect(boxesAt(timeline, 60).every(({ x, y }) => Number.isInteger(x) && Number.isInteger(y))).toBe(true);
    }
  });

  test('is filled in the order of the tickets, up to the last admitted', () => {
    const film = filmOf(1600, 700);
    const timeline = choreograph(film, 60, hall);
    const rows = film.lots.map((_, row) => row).sort((a, b) => (film.places[a] ?? 0) - (film.places[b] ?? 0));
    const first = rows.slice(0, timeline.cut);
    for (const [at, row] of first.slice(1).entries()) {
      expect(timeline.departAt[row] ?? 0).toBeGreaterThanOrEqual(timeline.departAt[first[at] ?? 0] ?? 0);
    }
    const read = film.lots
      .map((_, row) => ({ row, ...boxAt(timeline, row, 60) }))
      .sort((a, b) => a.y - b.y || a.x - b.x)
      .map(({ row }) => film.tickets[row]);
    // Where the line falls into a line of cells its waiting half stands lower.
    const lines = new Set(read.slice(0, timeline.cut));
    expect(first.every(row => lines.has(film.tickets[row]))).toBe(true);
    expect(read).toEqual([...film.tickets].sort());
  });

  test('starts in the order of the roster, and the light passes it once in that order', () => {
    const timeline = choreograph(filmOf(418, 200), 60, hall);
    const rows = timeline.film.lots.map((_, row) => row);
    const { x, y } = timeline.source;
    expect([...rows].sort((a, b) => (y[a] ?? 0) - (y[b] ?? 0) || (x[a] ?? 0) - (x[b] ?? 0))).toEqual(rows);
    for (const row of rows.slice(1)) {
      expect(timeline.revealAt[row] ?? 0).toBeGreaterThan(timeline.revealAt[row - 1] ?? 0);
    }
    expect(lightAt(timeline, 8)).not.toBeNull();
  });

  test.each([801, 1600, 5000])('of %i lots is read by whole lines, no quicker than three steps a second', lots => {
    for (const seconds of [30, 60]) {
      const timeline = choreograph(filmOf(lots, Math.floor(lots / 2)), seconds, hall);
      expect(lightAt(timeline, timeline.spans.reading.from + 1)).toBeNull();
      const steps = [...new Set(timeline.revealAt)].sort((a, b) => a - b);
      for (const [at, time] of steps.slice(1).entries()) {
        expect(time - (steps[at] ?? 0)).toBeGreaterThanOrEqual(1 / mostSweeps - 1e-9);
      }
    }
  });

  test.each([20, 413, 1600, 5000])('of %i lots shows each ticket while it is given, and none when lots rise', lots => {
    const { spans, revealAt, ticketUntil } = choreograph(filmOf(lots, Math.floor(lots / 2)), 30, hall);
    for (let row = 0; row < lots; row++) {
      expect(revealAt[row] ?? 0).toBeGreaterThanOrEqual(spans.reading.from);
      expect((ticketUntil[row] ?? 0) - (revealAt[row] ?? 0)).toBeGreaterThan(0.4);
      expect(ticketUntil[row] ?? 0).toBeLessThanOrEqual(spans.reading.to - 0.4);
    }
  });

  test('draws a lot of several children as wide as they are', () => {
    const sizes = Array.from({ length: 24 }, (_, row) => (row === 5 ? 9 : row === 6 ? 2 : 1));
    const timeline = choreograph({ ...filmOf(24, 12, 'skip', 0), sizes }, 60, hall);
    expect(overlapOf(boxesAt(timeline, 0))).toBeNull();
    expect(overlapOf(boxesAt(timeline, 60))).toBeNull();
    expect(timeline.cells.columns).toBeGreaterThanOrEqual(9);
    expect(boxAt(timeline, 5, 0).width).toBe(9 * timeline.cells.width);
  });
});

describe('what a cell says', () => {
  test.each([1, 20, 413, 1600, 5000])('tells %i lots apart, by whole numbers or last digits', lots => {
    for (const name of names) {
      const { film, cells, unit } = choreograph(filmOf(lots, Math.max(1, Math.floor(lots / 2))), 60, screenOf(name));
      expect(new Set(film.lots.map(lot => lot.slice(-cells.digits))).size).toBe(lots);
      expect(cells.isWhole).toBe(cells.digits === 8);
      if (cells.isWhole) expect(cells.font).toBeGreaterThanOrEqual(24 * unit);
    }
  });

  test.each([20, 413, 1600, 5000])('shows tickets of %i lots so that no two look alike, or with an ellipsis', lots => {
    for (const name of names) {
      const { film, cells } = choreograph(filmOf(lots, Math.floor(lots / 2)), 60, screenOf(name));
      const shown = new Set(film.tickets.map(ticket => ticket.slice(0, cells.ticket.digits)));
      expect(cells.ticket.isCut || shown.size === lots).toBe(true);
    }
  });

  test('takes as few characters as it can', () => {
    expect(endingLength(['24010063', '24010163', '24010064'])).toBe(3);
    expect(endingLength(['1001', '2001'])).toBe(4);
    expect(endingLength(['7', '8'])).toBe(1);
    expect(ticketLength(['ab12ff', 'ab13aa', '000000'])).toBe(4);
    expect(ticketLength(['ab1234567', 'ab1234568', '000000000'])).toBe(9);
  });
});

describe('the loupe', () => {
  test('works real lots when they get their tickets, each for a second or longer', () => {
    for (const seconds of [30, 60, 300]) {
      const { film, loupe, revealAt, spans } = choreograph(filmOf(1600, 700), seconds, hall);
      expect(loupe.length).toBeGreaterThanOrEqual(2);
      expect(loupe[0]?.from).toBe(spans.reading.from);
      expect(loupe.at(-1)?.to).toBeCloseTo(spans.reading.to, 9);
      for (const { row, from, to } of loupe) {
        expect(to - from).toBeGreaterThanOrEqual(1);
        expect(Math.abs((revealAt[row] ?? 0) - from)).toBeLessThan(Math.max(2, (to - from) * 2));
        expect(ticketOf(film.seed, film.school.code, film.lots[row] ?? '').slice(0, 16)).toBe(film.tickets[row]);
      }
    }
  });

  test('is there from 150 lots on', () => {
    expect(choreograph(filmOf(fewestForLoupe - 1, 70), 60, hall).loupe).toEqual([]);
    expect(choreograph(filmOf(fewestForLoupe, 70), 60, hall).loupe).not.toEqual([]);
  });
});

describe('the last ten', () => {
  test.each([413, 1600, 5000])('of %i lots take their places one by one, then nothing moves', lots => {
    const timeline = choreograph(filmOf(lots, Math.floor(lots / 2)), 60, hall);
    const { order, cut, spans, departAt, beats } = timeline;
    const last = [...order.subarray(cut - 10, cut)];
    expect(placedAt(timeline, spans.last.from - 0.001)).toBe(cut - 10);
    for (const [at, row] of last.entries()) {
      expect(departAt[row]).toBeCloseTo(34 + at * 0.8, 9);
      expect(soloAt(timeline, 34 + at * 0.8 + 0.4)).toBe(row);
    }
    expect(placedAt(timeline, beats.stillness.from)).toBe(cut);
    expect(boxesAt(timeline, beats.stillness.from)).toEqual(boxesAt(timeline, spans.last.to - 0.001));
  });

  test('are all, where there are no more than fifteen', () => {
    const timeline = choreograph(filmOf(20, 10, 'skip', 0), 60, hall);
    expect(timeline.solo.map(({ row }) => row)).toEqual([...timeline.order.subarray(0, 10)]);
    for (const [at, { at: time }] of timeline.solo.slice(1).entries()) {
      expect(time - (timeline.solo[at]?.at ?? 0)).toBeGreaterThan(2);
    }
  });
});

/** A film whose lots come in the order of their tickets, with these sizes and admissions. */
function plainFilm(lots: readonly (readonly [size: number, admitted: boolean])[]): Film {
  const film = filmOf(lots.length, 1, 'skip', 0);
  const places = lots.map((_, row) => row);
  const tickets = places.map(place => place.toString(16).padStart(16, '0'));
  return {
    ...film,
    sizes: lots.map(([size]) => size),
    admitted: lots.map(([, admitted]) => admitted),
    places,
    tickets,
  };
}

describe('the line of the last place', () => {
  test.each(names)(
    'stands between the last admitted and the first waiting and crosses no lot at any instant: %s',
    name => {
      const films = [20, 413, 1600, 5000].map(lots => filmOf(lots, Math.floor(lots / 2)));
      for (const film of [
        ...films,
        passedFilm(20),
        passedFilm(413),
        plainFilm([
          [1, true],
          [1, true],
        ]),
      ]) {
        // biome-ignore format: a table
        const timeline = choreograph(film, 60, screenOf(name));
        const { beats, cells, layout } = timeline;
        expect(lineAt(timeline, beats.write.from - 0.01)).toBeNull();
        for (const time of [beats.write.from, beats.write.from + 0.2, beats.write.to, 60]) {
          const line = lineAt(timeline, time);
          expect(line).not.toBeNull();
          // Its words take the middle of the gap, whatever their length.
          const words = {
            x: layout.wall.x,
            y: timeline.gap.y - cells.band * 0.3,
            width: layout.wall.width,
            height: cells.band * 0.6,
          };
          const parts = [...lineBoxes(timeline, line?.y ?? 0, line?.written ?? 0, 0), words];
          for (const [row, box] of boxesAt(timeline, time).entries()) {
            expect(
              parts.every(part => areApart(part, box)),
              `${row} at ${time} s`,
            ).toBe(true);
            if (film.admitted[row] === true) expect(box.y + box.height).toBeLessThanOrEqual(timeline.gap.y);
            else expect(box.y).toBeGreaterThanOrEqual(timeline.gap.y);
          }
        }
      }
    },
  );

  test.each([20, 413, 1600])('is not given away by a gap before the wall parts: %i lots', lots => {
    const timeline = choreograph(filmOf(lots, Math.floor(lots / 2)), 60, hall);
    const { beats, cells, order, cut } = timeline;
    for (let time = 0; time <= beats.part.from; time += 0.5) expect(shiftAt(timeline, time)).toBe(0);
    const [last, next] = [order[cut - 1] ?? 0, order[cut] ?? 0];
    const [one, other] = [boxAt(timeline, last, beats.part.from), boxAt(timeline, next, beats.part.from)];
    const follows =
      one.y === other.y ? other.x === one.x + one.width : other.y === one.y + cells.height && other.x === cells.left;
    expect(follows).toBe(true);
  });

  test('with skip: comes after the last admitted; the twins before it step down, the lot after them moves up', () => {
    const film = plainFilm([[1, true], [1, true], [2, false], [1, true], [1, false]]); // biome-ignore format: a table
    const timeline = choreograph(film, 60, hall);
    expect(timeline.cut).toBe(3);
    expect(timeline.fates).toEqual(['admitted', 'admitted', 'passed', 'moved-up', 'waits']);
    expect(timeline.children).toEqual({ admitted: 3, waiting: 3 });
    expect([...timeline.order]).toEqual([0, 1, 3, 2, 4]);
    // It rises to where its ticket puts it, and is below the line before that is written.
    const [twins, after] = [
      boxAt(timeline, 2, timeline.spans.last.to - 0.1),
      boxAt(timeline, 3, timeline.spans.last.to - 0.1),
    ];
    expect(twins.y < after.y || twins.x < after.x).toBe(true);
    const { final } = timeline;
    const above = film.lots.map((_, row) => isAbove(timeline, final.x[row] ?? 0, final.y[row] ?? 0));
    expect(above).toEqual([true, true, false, true, false]);
    expect(boxAt(timeline, 2, timeline.beats.part.to).y).toBeGreaterThan(timeline.gap.y);
  });

  test('with skip and no lot to move up: the twins wait below it', () => {
    const timeline = choreograph(plainFilm([[1, true], [2, false], [2, false]]), 60, hall); // biome-ignore format: a table
    expect(timeline.cut).toBe(1);
    expect(timeline.fates).toEqual(['admitted', 'waits', 'waits']);
    expect(timeline.stepDown.rows).toEqual([]);
  });

  test('with expand: the last twins are admitted together, above it', () => {
    const timeline = choreograph(plainFilm([[1, true], [2, true], [1, false]]), 60, hall); // biome-ignore format: a table
    expect(timeline.fates).toEqual(['admitted', 'admitted', 'waits']);
    expect(timeline.children.admitted).toBe(3);
  });

  test('gold goes outward from it', () => {
    const { order, cut, turnAt, spans } = choreograph(filmOf(1600, 700, 'skip', 0), 60, hall);
    const times = [...order].map(row => turnAt[row] ?? 0);
    expect(times.slice(0, cut)).toEqual([...times.slice(0, cut)].sort((a, b) => b - a));
    expect(times.slice(cut)).toEqual([...times.slice(cut)].sort((a, b) => a - b));
    expect(Math.min(...times)).toBeGreaterThanOrEqual(spans.gold.from);
    expect(Math.max(...times)).toBeLessThanOrEqual(spans.gold.to - 0.4);
  });
});

describe('witness lots', () => {
  test.each(names)('have their rings and flags on the screen through the whole film: %s', name => {
    for (const film of [filmOf(20, 10), filmOf(413, 200), passedFilm(413), filmOf(5000, 2500)]) {
      const timeline = choreograph(film, 60, screenOf(name));
      const rows = [0, Math.floor(film.lots.length / 2), film.lots.length - 1];
      for (const time of instantsOf(timeline, 60)) {
        const anchors = rows.map(row => ({ row, box: anchorAt(timeline, row, time) }));
        const flags = flagBoxes(timeline, anchors);
        for (const [at, { row, box }] of anchors.entries()) {
          const flag = flags[at] ?? box;
          // A lot without a flag of its own has a cell that shows its whole number as large.
          if (flags[at] === null)
            expect(timeline.cells.isWhole && timeline.cells.font >= 40 * timeline.unit).toBe(true);
          else expect(flag.width).toBeGreaterThan((film.lots[row] ?? '').length * 20 * timeline.unit);
          expect(flag.x).toBeGreaterThanOrEqual(0);
          expect(flag.y).toBeGreaterThanOrEqual(0);
          expect(flag.x + flag.width).toBeLessThanOrEqual(timeline.size.width);
          expect(flag.y + flag.height).toBeLessThanOrEqual(timeline.size.height);
        }
      }
    }
  });
});
