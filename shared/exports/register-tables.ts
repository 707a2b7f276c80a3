// Spreadsheets of what was decided after the seal: every line of the register, and who is admitted today. Both hold names and stay
// inside the bureau.

import { childrenOf } from '../record/lots.ts';
import { lastHash, type RegisterEntry } from '../register/line.ts';
import { codeOfEntry, type KeptRegister } from '../register/register.ts';
import { isAdmitted, type StandingLot } from '../register/standing.ts';
import { groundName } from '../text/grounds.ts';
import { digestText } from '../text/groups.ts';
import { registerWord, exportWord as word } from '../text/table-words.ts';
import { type ResultSources, titled } from './tables.ts';
import { type Cell, type ColumnWidths, headed, printWorkbook, type Worksheet } from './workbook.ts';

/** What these tables are made of. */
export type RegisterSources = ResultSources & { readonly register: KeptRegister };

const lineColumns: ColumnWidths = [
  ['column.line', 8],
  ['column.entered', 20],
  ['column.date', 12],
  ['column.school', 26],
  ['column.what', 16],
  ['column.draw-lot', 16],
  ['column.name', 20],
  ['column.reason', 36],
  ['column.decider-role', 16],
  ['column.decider', 12],
  ['column.struck', 18],
  ['column.hash', 70],
];

/** Every line of the register, in order. */
export function registerWorkbook(sources: RegisterSources): Uint8Array {
  const { plan, result, register: kept } = sources;
  const { register, standing } = kept;
  const rows = register.entries.map((entry): Cell[] => {
    const { number, time, date, event, reason, role, name, hash } = entry;
    const code = codeOfEntry(register, entry);
    const by = standing.struck.get(number);
    return [
      number,
      time.slice(0, 19).replace('T', ' '),
      date,
      sources.schools.find(school => school.code === code)?.name ?? code,
      whatOf(entry),
      'lot' in event ? event.lot : '',
      'lot' in event
        ? childrenOf(sources.families, code, event.lot)
            .map(child => child.name)
            .join('、')
        : '',
      ...[reason, role, name],
      by === undefined ? '' : registerWord('struck.by', { line: by }),
      digestText(hash),
    ];
  });
  const title = [
    plan.title,
    titled(sources, 'title.register'),
    plan.ceremony,
    registerWord('register.head', { count: register.entries.length, head: digestText(register.origin) }),
    `${word('column.result')} ${digestText(result)}`,
  ];
  return printWorkbook([{ ...headed(lineColumns), name: word('title.register'), title, rows }]);
}

function whatOf({ event }: RegisterEntry): string {
  if (event.kind === 'strike') return registerWord('struck.line', { line: event.line });
  const what = word(`register.${event.kind}`);
  return event.kind === 'exempt' ? `${what}（${groundName('zh', event.ground)}）` : what;
}

/** Who is admitted today: a sheet a school, a row a child; those who declined stand behind, with the line that says so. */
export function admittedNowWorkbook(sources: RegisterSources): Uint8Array {
  const { plan, register: kept, result } = sources;
  const { register, standing } = kept;
  const line = register.entries.length;
  const basis =
    line === 0 ? registerWord('now.none') : registerWord('now.note', { line, digest: digestText(lastHash(register)) });
  return printWorkbook(
    standing.schools.map(({ school, lots }): Worksheet => {
      const { code, name, direct } = school;
      const columns: ColumnWidths = [
        [direct ? 'column.index' : 'column.rank', 8],
        ['column.draw-lot', 16],
        ['column.name', 14],
        ['column.id', 22],
        ['column.status', 14],
        ['column.by-line', 10],
        ['column.date', 12],
      ];
      const admitted = lots.filter(isAdmitted);
      // Nobody was drawn in such a school: the order of tickets would only confuse.
      const listed = direct ? admitted.sort((a, b) => a.row - b.row) : admitted;
      const rowsOf = (lot: StandingLot, index: number): Cell[][] =>
        childrenOf(sources.families, code, lot.lot).map(child => [
          direct ? index + 1 : lot.rank,
          lot.lot,
          child.name,
          child.id,
          word(lot.status === 'admitted' && direct ? 'standing.direct' : `standing.${lot.status}`),
          lot.line ?? '',
          lot.line === null ? '' : (register.entries[lot.line - 1]?.date ?? ''),
        ]);
      const declined = lots.filter(({ status }) => status === 'declined');
      return {
        ...headed(columns),
        name: `${code} ${name}`,
        title: [
          plan.title,
          `${name} ${titled(sources, 'title.admitted-now')}`,
          plan.ceremony,
          basis,
          `${word('column.result')} ${digestText(result)}`,
        ],
        rows: [...listed, ...declined].flatMap(rowsOf),
      };
    }),
  );
}
