import type { LiveInput } from '../../../shared/record/inputs.ts';
import { randomGiver } from '../../../shared/record/notes.ts';
import type { SheetBody } from '../../../shared/sheets/sheet.ts';
import { words } from '../../../shared/sheets/words.ts';
import { Digest } from '../parts/Digest.tsx';
import { Facts } from '../parts/Facts.tsx';

/** Sheet 3: what came from the hall, who gave it, which throws did not count, and what came of it. */
export function InputsSheet({ body }: { readonly body: Extract<SheetBody, { kind: 'inputs' }> }) {
  const { inputs, holders, joined, seed } = body;
  return (
    <>
      <p className="text">
        {words('inputs.body')}
        {inputs.some(({ givenBy }) => givenBy === randomGiver) && words('inputs.body-random')}
      </p>
      <table className="list inputs">
        <thead>
          <tr>
            <th className="w-index">{words('inputs.number')}</th>
            <th className="w-kind">{words('inputs.kind')}</th>
            <th>{words('inputs.value')}</th>
            <th className="w-voids">{words('inputs.voids')}</th>
            <th className="w-by">{words('inputs.by')}</th>
          </tr>
        </thead>
        <tbody>
          {inputs.map(input => (
            <tr key={input.number}>
              <td className="centre">{input.number}</td>
              <td>
                {words(`kind.${input.kind}`)}
                <small className="rare">
                  {words(input.kind === 'ball' ? 'promise.inputs-balls' : 'promise.inputs-count', {
                    count: input.count,
                  })}
                </small>
              </td>
              <td className="value">{input.value === null ? words('inputs.waiting') : valueWords(input)}</td>
              <td>
                {input.voids.length === 0
                  ? words('inputs.none')
                  : input.voids.map((reason, index) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: throws keep their order
                      <div key={index}>{words('inputs.void', { number: index + 1, reason })}</div>
                    ))}
              </td>
              <td>{input.givenBy ?? <span className="line" />}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {joined === null ? null : (
        <Facts
          wide
          facts={[
            [
              words('inputs.joined'),
              <span key="joined" className="digest">
                {joined}
              </span>,
            ],
          ]}
        />
      )}
      <h2>{words('inputs.reveal')}</h2>
      <table className="list">
        <thead>
          <tr>
            <th className="w-holder">{words('promise.holder')}</th>
            <th>{words('inputs.secret')}</th>
            <th className="w-check">{words('inputs.check')}</th>
          </tr>
        </thead>
        <tbody>
          {holders.map(({ role, secret, commitment }) => (
            <tr key={role}>
              <td>{words(`role.${role}`)}</td>
              <td>
                {secret === null ? words('inputs.not-revealed') : <Digest value={secret} />}
                <div className="under">
                  {words('inputs.promised')} <Digest value={commitment} />
                </div>
              </td>
              <td className="centre">{secret === null ? '' : words('inputs.agrees')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Facts
        wide
        facts={[[words('inputs.seed'), seed === null ? words('inputs.no-seed') : <Digest key="seed" value={seed} />]]}
      />
    </>
  );
}

/** Digits in groups that can be read aloud; balls stand apart already. */
function valueWords({ kind, value }: LiveInput): string {
  if (value === null) return '';
  if (kind !== 'ball' && value.length <= 6) return value;
  return kind === 'ball' ? value.split('-').join('　') : (value.match(/.{1,5}/g) ?? []).join(' ');
}
