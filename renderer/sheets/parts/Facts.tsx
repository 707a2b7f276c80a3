import type { ReactNode } from 'react';

/** A small table of names and values, two to a row unless `wide`; `tall` leaves room to write by hand. */
export function Facts({
  facts,
  wide = false,
  tall = false,
}: {
  readonly facts: readonly (readonly [string, ReactNode])[];
  readonly wide?: boolean;
  readonly tall?: boolean;
}) {
  const rows: (readonly (readonly [string, ReactNode])[])[] = [];
  const step = wide ? 1 : 2;
  for (let at = 0; at < facts.length; at += step) rows.push(facts.slice(at, at + step));
  return (
    <table className={`facts${wide ? ' facts-wide' : ''}${tall ? ' facts-tall' : ''}`}>
      <tbody>
        {rows.map(row => (
          <tr key={row[0]?.[0]}>
            {row.map(([name, value]) => [
              <th key={name} scope="row">
                {name}
              </th>,
              <td key={`${name}:`} colSpan={!wide && row.length === 1 ? 3 : 1}>
                {value}
              </td>,
            ])}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
