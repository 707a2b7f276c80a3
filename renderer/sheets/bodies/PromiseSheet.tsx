import type { ListedSchool } from '../../../shared/record/schools.ts';
import { chineseTime } from '../../../shared/sheets/dates.ts';
import type { SheetHolder, SheetOf } from '../../../shared/sheets/sheet.ts';
import { words } from '../../../shared/sheets/words.ts';
import { Digest } from '../parts/Digest.tsx';
import { Facts } from '../parts/Facts.tsx';
import { exemptWords } from '../parts/schoolFacts.ts';
import { type Column, Table } from '../parts/Table.tsx';

const childrenWords = (count: number) => words('unit.children', { count });

const schoolColumns: readonly Column<ListedSchool>[] = [
  { head: words('list.school'), cell: ({ name, code }) => `${name}（${code}）` },
  {
    head: words('column.applicants'),
    width: 'w-count',
    look: 'centre',
    cell: ({ applicants }) => childrenWords(applicants),
  },
  { head: words('column.places'), width: 'w-count', look: 'centre', cell: ({ places }) => childrenWords(places) },
  { head: words('column.exempt'), width: 'w-exempt', look: 'centre', cell: exemptWords },
  {
    head: words('school.twins'),
    width: 'w-rule',
    cell: ({ direct, twins }) => words(direct ? 'school.direct' : `twins.${twins}`),
  },
];

const holderColumns: readonly Column<SheetHolder>[] = [
  {
    head: words('column.holder'),
    width: 'w-holder',
    cell: ({ role, madeHere }) => (
      <>
        {words(`role.${role}`)}
        {!(madeHere && role === 'operator') && (
          <small className="rare">{words(madeHere ? 'promise.made-here' : 'secret.brought')}</small>
        )}
      </>
    ),
  },
  { head: words('promise.commitment'), cell: ({ commitment }) => <Digest value={commitment} /> },
];

/** Sheet 2: the promise as it was published. */
export function PromiseSheet({ frame, body }: SheetOf<'promise'>) {
  const { prior, verifierDigest } = body;
  return (
    <>
      <p className="text">{words('promise.body')}</p>
      <h2>{words('promise.what')}</h2>
      <Table columns={schoolColumns} rows={body.schools} />
      <Facts
        wide
        facts={[
          [words('promise.counts'), words('sealed.counts-of', { children: body.children, lots: body.lots })],
          [words('digest.roster'), <Digest key="roster" value={body.rosterDigest} />],
          [words('digest.rules'), <Digest key="rules" value={body.rulesDigest} />],
        ]}
      />
      <h2>{words('promise.holders')}</h2>
      <Table columns={holderColumns} rows={body.holders} />
      <Facts
        wide
        facts={[
          [words('digest.promise'), <Digest key="promise" value={body.promiseDigest} />],
          [words('digest.key'), <Digest key="key" value={body.keyDigest} />],
          ...(verifierDigest === null
            ? []
            : ([[words('digest.verifier'), <Digest key="verifier" value={verifierDigest} />]] as const)),
          [words('promise.time'), chineseTime(body.time)],
          [words('promise.prior'), prior === null ? words('column.none') : <Digest key="prior" value={prior} />],
          [
            words('promise.inputs'),
            body.inputs
              .map(({ number, kind, count, source }) => {
                const amount = words(kind === 'ball' ? 'promise.inputs-balls' : 'promise.inputs-count', { count });
                const about = source === undefined ? '' : `：${source}`;
                return `${words('promise.input-line', { number })} ${words(`kind.${kind}`)}，${amount}${about}`;
              })
              .join('；'),
          ],
        ]}
      />
      {verifierDigest === null ? null : <p className="text">{words('promise.verifier-note')}</p>}
      <p className="text">{words('promise.formula')}</p>
      <div className="keep">
        <p className="text">{words('promise.check')}</p>
        <pre className="shell">
          {[
            'sha256sum rules.txt roster.csv commitment.txt',
            `printf '%s' "lot/1|seed|${frame.ceremony}|$L|$R|${body.holders.map((_, i) => `$S${i + 1}`).join(',')}|$E" | sha256sum`,
            `printf '%s' "lot/1|ticket|$F|学校代码|登记号" | sha256sum`,
          ].join('\n')}
        </pre>
      </div>
    </>
  );
}
