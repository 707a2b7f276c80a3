import { chineseDate, chineseTime } from '../../../shared/sheets/dates.ts';
import type { SheetOf, SheetRegisterLine } from '../../../shared/sheets/sheet.ts';
import { words } from '../../../shared/sheets/words.ts';
import { groundName } from '../../../shared/text/grounds.ts';
import { Digest } from '../parts/Digest.tsx';
import { Facts } from '../parts/Facts.tsx';
import { ChildName, eachChild } from '../parts/lotColumns.tsx';
import { type Column, Table } from '../parts/Table.tsx';

/** Sheet 10: one line of the register; of a move-up also whose place it takes and who stood before it. */
export function RegisterSheet({ body }: SheetOf<'register'>) {
  const { school, line, rank, reserve, target, taken, passed, tooLarge, struckBy } = body;
  const { kind, lot, ground } = line;
  const moves = kind === 'move-up';
  const order = rank === null || school.direct ? null : orderWords(rank, reserve);
  const facts: (readonly [string, string])[] = [
    [words('register.number'), words('register.number-of', { number: line.number, time: chineseTime(line.time) })],
    [words('line.what'), whatWords(line)],
    ...(lot === null ? [] : ([[words('column.lot'), lot]] as const)),
    ...(order === null ? [] : ([[words('register.order'), order]] as const)),
    ...(ground === null ? [] : ([[words('line.ground'), groundName('zh', ground)]] as const)),
    [words('line.reason'), line.reason],
    [words('line.date'), chineseDate(line.date)],
    [words('line.who'), `${line.role}　${line.name}`],
    [words('register.after'), afterWords(body)],
  ];
  const children = <Table kind="lots" columns={childColumns} rows={line.children} />;
  return (
    <>
      <p className="text">
        {words('register.body')}
        {school.direct && words('register.body-direct')}
        {kind === 'exempt' && words('register.body-exempt')}
      </p>
      {struckBy !== null && (
        <p className="text">
          <strong>{words('register.struck', { by: struckBy })}</strong>
        </p>
      )}
      <Facts wide facts={facts} />
      {target !== null && (
        <>
          <h2>{words('register.target')}</h2>
          <Lines rows={[target]} />
        </>
      )}
      {moves && (
        <>
          <h2>{words('register.taken')}</h2>
          {taken.length > 0 ? <Lines rows={taken} /> : <p className="text">{words('register.taken-none')}</p>}
          <h2>{words('register.passed')}</h2>
          {passed.length > 0 && <Lines rows={passed} />}
          {tooLarge.map(each => (
            <p key={each.lot} className="text">
              {words('register.too-large', each)}
            </p>
          ))}
          {passed.length + tooLarge.length === 0 && <p className="text">{words('register.passed-none')}</p>}
        </>
      )}
      {line.children.length > 0 && (
        <>
          <h2>{words(moves ? 'register.mover' : 'register.subject')}</h2>
          {children}
        </>
      )}
      <h2>{words('register.chain')}</h2>
      <Facts
        wide
        facts={[
          [words('register.previous'), <Digest key="previous" value={body.previous} />],
          [words('register.hash'), <Digest key="hash" value={body.hash} />],
          [words('digest.head'), <Digest key="head" value={body.head} />],
          [words('digest.result'), <Digest key="result" value={body.result} />],
        ]}
      />
    </>
  );
}

function whatWords({ kind }: SheetRegisterLine): string {
  return words(`register.${kind}`);
}

function orderWords(rank: number, reserve: number | null): string {
  return reserve === null ? words('register.order-rank', { rank }) : words('register.order-reserve', { rank, reserve });
}

function afterWords({ school, admitted, free }: SheetOf<'register'>['body']): string {
  return school.direct
    ? words('register.after-direct', { admitted })
    : words('register.after-of', { places: school.places, admitted, free });
}

const childColumns: readonly Column<SheetRegisterLine['children'][number]>[] = [
  { head: words('column.name'), width: 'w-name', cell: child => <ChildName child={child} /> },
  { head: words('column.sex'), width: 'w-sex', look: 'centre', cell: ({ sex }) => sex },
  { head: words('column.id-end'), width: 'w-id', look: 'centre number', cell: ({ idEnd }) => idEnd },
  { head: words('column.primary'), cell: ({ primary }) => primary },
];

const lineColumns: readonly Column<SheetRegisterLine>[] = [
  { head: words('line.number'), width: 'w-index', look: 'centre', cell: ({ number }) => number },
  { head: words('line.date'), width: 'w-holder', look: 'centre', cell: ({ date }) => chineseDate(date) },
  { head: words('line.what'), width: 'w-what', look: 'centre', cell: whatWords },
  { head: words('column.lot'), width: 'w-lot', look: 'number', cell: ({ lot }) => lot ?? '' },
  {
    head: words('column.name'),
    width: 'w-name',
    cell: ({ children }) => eachChild(children, child => <ChildName child={child} />),
  },
  { head: words('line.reason'), cell: ({ reason }) => reason },
];

function Lines({ rows }: { readonly rows: readonly SheetRegisterLine[] }) {
  return <Table kind="lots" columns={lineColumns} rows={rows} />;
}
