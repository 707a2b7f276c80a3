import { chineseTime } from '../../../shared/sheets/dates.ts';
import type { SheetBody, SheetFrame } from '../../../shared/sheets/sheet.ts';
import { words } from '../../../shared/sheets/words.ts';
import { Digest } from '../parts/Digest.tsx';
import { Facts } from '../parts/Facts.tsx';
import { exemptWords } from '../parts/schoolFacts.ts';

/** Sheet 2: the promise as it was published. */
export function PromiseSheet({
  frame,
  body,
}: {
  readonly frame: SheetFrame;
  readonly body: Extract<SheetBody, { kind: 'promise' }>;
}) {
  const { prior, verifierDigest } = body;
  return (
    <>
      <p className="text">{words('promise.body')}</p>
      <h2>{words('promise.what')}</h2>
      <table className="list">
        <thead>
          <tr>
            <th>{words('list.school')}</th>
            <th className="w-count">{words('column.applicants')}</th>
            <th className="w-count">{words('column.places')}</th>
            <th className="w-exempt">{words('column.exempt')}</th>
            <th className="w-rule">{words('school.twins')}</th>
          </tr>
        </thead>
        <tbody>
          {body.schools.map(school => (
            <tr key={school.code}>
              <td>
                {school.name}（{school.code}）
              </td>
              <td className="centre">{words('unit.children', { count: school.applicants })}</td>
              <td className="centre">{words('unit.children', { count: school.places })}</td>
              <td className="centre">{exemptWords(school)}</td>
              <td>{school.direct ? words('school.direct') : words(`twins.${school.twins}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Facts
        wide
        facts={[
          [words('promise.counts'), words('sealed.counts-of', { children: body.children, lots: body.lots })],
          [words('digest.roster'), <Digest key="roster" value={body.rosterDigest} />],
          [words('digest.rules'), <Digest key="rules" value={body.rulesDigest} />],
        ]}
      />
      <h2>{words('promise.holders')}</h2>
      <table className="list">
        <thead>
          <tr>
            <th className="w-holder">{words('column.holder')}</th>
            <th>{words('promise.commitment')}</th>
          </tr>
        </thead>
        <tbody>
          {body.holders.map(({ role, commitment, madeHere }) => (
            <tr key={role}>
              <td>
                {words(`role.${role}`)}
                {madeHere && role !== 'operator' ? <small className="rare">{words('promise.made-here')}</small> : null}
              </td>
              <td>
                <Digest value={commitment} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
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
              .map(({ number, kind, count }) => {
                const amount = words(kind === 'ball' ? 'promise.inputs-balls' : 'promise.inputs-count', { count });
                return `${words('promise.input-line', { number })} ${words(`kind.${kind}`)}，${amount}`;
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
