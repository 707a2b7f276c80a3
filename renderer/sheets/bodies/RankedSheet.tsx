import type { Catchment } from '../../../shared/intake/catchment.ts';
import type { SheetBody, SheetChild, SheetFrame } from '../../../shared/sheets/sheet.ts';
import { words } from '../../../shared/sheets/words.ts';
import { Digest } from '../parts/Digest.tsx';
import { Facts } from '../parts/Facts.tsx';
import { Each, Names } from '../parts/Names.tsx';
import { schoolFacts } from '../parts/schoolFacts.ts';

/** Sheets 4, 5 and 6: who is admitted, who waits, who is admitted without a draw. */
export function RankedSheet({
  frame: { copy },
  body,
}: {
  readonly frame: SheetFrame;
  readonly body: Extract<SheetBody, { kind: 'admitted' | 'reserve' | 'direct' }>;
}) {
  const { kind, school, lots } = body;
  const drawn = kind !== 'direct';
  const whole = copy === 'signed';
  // The reserve list gives the room to the schools.
  const hasSex = whole && kind !== 'reserve';
  const hasCatchment =
    kind === 'reserve' && lots.some(({ children }) => children.some(child => child.catchment !== null));
  return (
    <>
      <Facts facts={schoolFacts(school)} />
      <Facts
        wide
        facts={[
          [words('column.how'), words(school.direct ? 'school.direct' : 'school.draw')],
          ...(drawn
            ? ([
                [words('school.twins'), words(`twins.${school.twins}`)],
                [words('digest.seed'), <Digest key="seed" value={body.seed} />],
              ] as const)
            : []),
        ]}
      />
      <p className="text">
        {drawn ? words('list.admitted', { admitted: body.admitted, waiting: body.waiting }) : null}
        {kind === 'reserve' ? words('list.reserve-note') : null}
        {hasCatchment ? words('list.catchment-note') : null}
        {kind === 'admitted' ? words('list.posted-order') : null}
        {kind === 'direct' ? words('list.direct-order') : null}
      </p>
      <table className={`list lots ${kind}`}>
        <thead>
          <tr>
            <th className="w-index">{words(drawn ? 'column.rank' : 'column.index')}</th>
            <th className="w-lot">{words('column.lot')}</th>
            <th className="w-name">{words('column.name')}</th>
            {hasSex ? <th className="w-sex">{words('column.sex')}</th> : null}
            {whole ? <th className="w-id">{words('column.id-end')}</th> : null}
            {whole ? <th>{words('column.primary')}</th> : null}
            {hasCatchment ? <th className="w-catchment">{words('column.public-catchment')}</th> : null}
            {drawn ? <th className={whole || hasCatchment ? 'w-digits' : ''}>{words('column.ticket-start')}</th> : null}
          </tr>
        </thead>
        <tbody>
          {lots.map(({ place, lot, children, digits }) => (
            <tr key={lot}>
              <td className="centre">{place}</td>
              <td className="number">{lot}</td>
              <td>
                <Names>{children}</Names>
              </td>
              {hasSex ? (
                <td className="centre">
                  <Each of={child => child.sex}>{children}</Each>
                </td>
              ) : null}
              {whole ? (
                <td className="centre number">
                  <Each of={child => child.idEnd}>{children}</Each>
                </td>
              ) : null}
              {whole ? (
                <td>
                  <Each of={child => child.primary}>{children}</Each>
                </td>
              ) : null}
              {hasCatchment ? (
                <td className="catchment">
                  <Each of={catchmentWords}>{sameCatchment(children)}</Each>
                </td>
              ) : null}
              {drawn ? (
                <td className="centre">
                  <Digest value={digits} />
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="list-end">{words(lots.length === 0 ? 'column.none' : 'list.end')}</p>
    </>
  );
}

/** Twins whose answer is the same get it once. */
function sameCatchment(children: readonly SheetChild[]): readonly SheetChild[] {
  const [first] = children;
  return first !== undefined && children.every(child => catchmentWords(child) === catchmentWords(first))
    ? [first]
    : children;
}

function catchmentWords({ catchment }: SheetChild): string {
  if (catchment === null) return '';
  return catchment.kind === 'found' ? catchment.school : candidateWords(catchment);
}

function candidateWords({ candidates }: Extract<Catchment, { kind: 'to-verify' }>): string {
  if (candidates.length === 0) return words('column.to-verify');
  const schools = candidates.map(({ school, condition }) =>
    condition === '' ? school : words('list.candidate', { school, condition }),
  );
  return words('list.verify', { schools: schools.join('、') });
}
