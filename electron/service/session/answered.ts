// What is answered where carrying out a request throws. An exception is a bug, or a disk that failed where nobody expected it: whoever
// asked is told in words, the service stands, and no host has to know.

import type { Answer } from '../../../shared/contract/requests.ts';
import { done, refused } from '../../../shared/outcome.ts';
import { refusal } from '../../../shared/text/refusal.ts';
import { onDisk, refusalOf } from '../ports/errors.ts';
import { requireHeld } from '../ports/held-folders.ts';

/** The answer of `work`, which works in the folder `folder`; a refusal in the place of anything that it throws. */
export async function answered(folder: string, work: () => Answer | Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    const why = refusalOf(folder, error);
    const detail = error instanceof Error ? error.message : '?';
    if (why === null) return refused(refusal('host.failed', { detail }));
    // What the system says of a file in a folder that is gone is not the cause.
    const isThere = onDisk(folder, () => done(requireHeld(folder)));
    return isThere.ok ? refused(why) : isThere;
  }
}
