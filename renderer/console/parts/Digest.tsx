// A digest to be read aloud: groups of four, four groups a line, the lines lettered so that two people stay together.

import { groupsOf } from '../state/groups.ts';
import css from './Digest.module.css';

/** 32 or 64 hexadecimal digits with their name. */
export function Digest({ name, digits }: { name: string; digits: string }) {
  const lines = groupsOf(digits, 16);
  return (
    <figure className={css['digest']}>
      <figcaption className="strong">{name}</figcaption>
      <table>
        <tbody>
          {lines.map((line, index) => (
            // A line of a digest has no other key than its place: two may be equal.
            // biome-ignore lint/suspicious/noArrayIndexKey: lines never move
            <tr key={index}>
              <th scope="row">{'ABCD'[index]}</th>
              {groupsOf(line).map((group, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: groups never move
                <td key={place}>{group}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
