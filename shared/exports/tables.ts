// Spreadsheets of the result: the list for the platform's registration, the list to post, and the numbers of each school. They are made
// of the frozen list and the draw; nothing is decided here.

import { maskName } from '../intake/findings/mask.ts';
import { isRehearsal } from '../protocol/lexis.ts';
import type { Draw } from '../protocol/result.ts';
import { admittedChildren, childrenOf, listedLots } from '../record/lots.ts';
import type { Reading } from '../record/reading.ts';
import type { ListedSchool } from '../record/schools.ts';
import { digestText } from '../text/groups.ts';
import { type ExportWord, exportWord as word } from '../text/table-words.ts';
import { printCsv } from './inert.ts';
import { type Cell, type ColumnWidths, headed, printWorkbook, type Worksheet } from './workbook.ts';

/** The sources of the tables. `schools` are those that have a list, in its order; `result` is the digest of result.csv. */
export type ResultSources = Pick<Reading, 'plan' | 'families' | 'schools'> & {
  readonly draw: Draw;
  readonly result: string;
};

/** A school in numbers: children, but for `lots`. `rate` is admitted by applicants, 0 to 1. */
export type SchoolNumbers = ListedSchool & {
  readonly admitted: number;
  readonly waiting: number;
  readonly rate: number;
};

/** The admitted children as a platform registers them: one sheet, a header, a row a child, everything a text. */
export function admittedWorkbook(sources: ResultSources): Uint8Array {
  const rows: Cell[][] = [];
  for (const school of schoolNumbers(sources)) {
    const { code, name, direct } = school;
    const how = word(direct ? 'how.direct' : 'how.drawn');
    for (const { rank, lot, admitted } of listedLots(sources.draw, school)) {
      if (!admitted) continue;
      for (const child of childrenOf(sources.families, code, lot)) {
        const { registration, name: own, sex, id, primary, household, phone, remark } = child;
        const shownRank = rank === null ? '' : String(rank);
        rows.push([name, registration, own, sex, id, primary, household, phone, how, shownRank, lot, remark]);
      }
    }
  }
  const columns: ColumnWidths = [
    ['column.school', 26],
    ['column.registration', 14],
    ['column.name', 12],
    ['column.sex', 6],
    ['column.id', 22],
    ['column.primary', 22],
    ['column.household', 14],
    ['column.phone', 16],
    ['column.how', 12],
    ['column.rank', 8],
    ['column.draw-lot', 14],
    ['column.remark', 20],
  ];
  return printWorkbook([{ ...headed(columns), name: titled(sources, 'title.admitted'), title: [], rows }]);
}

/** The list to post: a sheet a school, every lot by rank (by number without a draw), names masked, nothing else of a child. */
export function postedWorkbook(sources: ResultSources): Uint8Array {
  const { plan, result } = sources;
  return printWorkbook(
    schoolNumbers(sources).map((school): Worksheet => {
      const { code, name, direct } = school;
      const columns: ColumnWidths = [
        [direct ? 'column.index' : 'column.rank', 8],
        ['column.draw-lot', 16],
        ['column.name', 30],
        ['column.size', 8],
        ['column.status', 14],
      ];
      const rows = listedLots(sources.draw, school).map(({ rank, lot, admitted }, index): Cell[] => {
        const children = childrenOf(sources.families, code, lot);
        return [
          rank ?? index + 1,
          lot,
          children.map(child => maskName(child.name)).join('、'),
          children.length,
          word(direct ? 'how.direct' : admitted ? 'status.admitted' : 'status.waiting'),
        ];
      });
      return {
        ...headed(columns),
        name: `${code} ${name}`,
        title: [
          plan.title,
          `${name} ${titled(sources, 'title.posted')}`,
          plan.ceremony,
          `${word('column.result')} ${digestText(result)}`,
        ],
        rows,
      };
    }),
  );
}

const statisticsColumns: ColumnWidths = [
  ['column.code', 8],
  ['column.school', 28],
  ['column.places', 10],
  ['column.exempt', 14],
  ['column.applicants', 10],
  ['column.lots', 10],
  ['column.admitted', 10],
  ['column.waiting', 10],
  ['column.rate', 10],
  ['column.how', 14],
];

/** The numbers of each school as a workbook: no child stands in it. */
export function statisticsWorkbook(sources: ResultSources): Uint8Array {
  const rows = schoolNumbers(sources).map((school): Cell[] => {
    const [numbers, rate, how] = numbersOf(school);
    return [school.code, school.name, ...numbers, { share: rate }, how];
  });
  const { plan } = sources;
  // A title that ends in 录取 does not run into the next word.
  const title = [plan.title, titled(sources, 'title.statistics'), plan.ceremony];
  return printWorkbook([{ ...headed(statisticsColumns), name: word('title.statistics'), title, rows }]);
}

/** The numbers of each school as CSV. */
export function statisticsCsv(sources: ResultSources): Uint8Array {
  const rows = schoolNumbers(sources).map(school => {
    const [numbers, rate, how] = numbersOf(school);
    return [school.code, school.name, ...numbers, `${(rate * 100).toFixed(2)}%`, how];
  });
  return printCsv([statisticsColumns.map(([code]) => word(code)), ...rows]);
}

function numbersOf(school: SchoolNumbers): readonly [numbers: readonly number[], rate: number, how: string] {
  const { places, exempt, applicants, lots, admitted, waiting, rate, direct } = school;
  const outside = exempt.reduce((sum, { count }) => sum + count, 0);
  return [[places, outside, applicants, lots, admitted, waiting], rate, word(direct ? 'how.direct' : 'how.drawn')];
}

/** The schools in numbers. */
export function schoolNumbers({ schools, draw }: Pick<ResultSources, 'schools' | 'draw'>): SchoolNumbers[] {
  return schools.map(school => {
    const { code, applicants } = school;
    const admitted = admittedChildren(draw, code);
    // Four decimals, so that sheet and CSV round alike: 66.67 %.
    const rate = Math.round((admitted * 10_000) / Math.max(1, applicants)) / 10_000;
    return { ...school, admitted, waiting: applicants - admitted, rate };
  });
}

/** A title, with the word that marks a rehearsal before it. */
export function titled({ plan }: ResultSources, title: ExportWord): string {
  return `${isRehearsal(plan.ceremony) ? word('rehearsal') : ''}${word(title)}`;
}
