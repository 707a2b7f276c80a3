// A digest to be read aloud: groups of four, four groups a line, the lines lettered so that two people stay together.

import { digestLines } from '../../../shared/text/groups.ts';
import css from './Digest.module.css';

/** 32 or 64 hexadecimal digits with their name. */
export function Digest({ name, digits }: { name: string; digits: string }) {
  return (
    <figure className={css['digest']}>
      <figcaption className="strong">{name}</figcaption>
      <table>
        <tbody>
          {digestLines(digits).map(({ letter, groups }) => (
            <tr key={letter}>
              <th scope="row">{letter}</th>
              {groups.map((group, place) => (
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
