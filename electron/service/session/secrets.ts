// Whose is a secret that does not open the promise it was read for? Each promise that lies in the data folder is tried: those
// of the other holders, of attempts that were given up, of rehearsals.

import { commitmentOf } from '../../../shared/protocol/commitment.ts';
import { isSecret } from '../../../shared/protocol/lexis.ts';
import { recordsIn } from './records.ts';

/** The ceremony and the role whose commitment a secret opens, of all ceremonies in a data folder; null where it opens none. */
export function holderOf(dataFolder: string, secret: string): { ceremony: string; holder: string } | null {
  if (!isSecret(secret)) return null;
  for (const { ceremony, entries } of recordsIn(dataFolder)) {
    const events = entries.map(({ event }) => event);
    const frozen = events.find(event => event.type === 'freeze');
    const opened = events.find(
      event =>
        event.type === 'commit' &&
        frozen?.type === 'freeze' &&
        commitmentOf(ceremony, event.role, frozen.roster, frozen.rules, secret) === event.commitment,
    );
    if (opened?.type === 'commit') return { ceremony, holder: opened.role };
  }
  return null;
}
