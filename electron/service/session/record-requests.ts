// Requests that put something on record: the steps of a ceremony, and the attempts and rehearsals that go through them. The stage
// follows: a step that succeeded brings up its scene.

import type { Ceremony } from '../../../shared/ceremony/ceremony.ts';
import type { RequestOf, RequestType } from '../../../shared/contract/requests.ts';
import type { Outcome } from '../../../shared/outcome.ts';
import type { SignedSheet } from '../../../shared/record/signing.ts';
import type { Attempt } from './attempt.ts';
import type { Handler, Handlers, Workspace } from './workspace.ts';

/** The scenes of the steps. That of the draw is one school's. */
type StepScene = 'promise' | 'inputs' | 'reveal' | 'end';

/** A step of the attempt that is held: refused before there is a record. */
function step<Type extends RequestType>(
  kind: StepScene,
  take: (attempt: Attempt, ceremony: Ceremony, request: RequestOf<Type>) => Outcome<void>,
): (...of: Parameters<Handler<Type>>) => Outcome<void> {
  return (request, { attempts, showing }) =>
    showing.after(
      attempts.onRecord(ceremony => take(attempts.held, ceremony, request)),
      { kind },
    );
}

/** It is said who signed a sheet, or why nobody did. Behind the promise come the digits, on the stage too. */
function said(sheet: SignedSheet, { attempts, showing }: Workspace, take: (ceremony: Ceremony) => Outcome<void>) {
  const taken = attempts.onRecord(take);
  return sheet === 'promise' ? showing.after(taken, { kind: 'inputs' }) : taken;
}

/** Their handlers. */
export const recordRequests = {
  'rehearsal.start': (_, { attempts }) => attempts.startRehearsal(),
  'rehearsal.end': ({ forget = false }, { attempts, draft }) => {
    const ended = attempts.endRehearsal();
    return ended.ok && forget ? draft.attendanceList.clear() : ended;
  },
  'attempt.give-up': (request, { attempts, showing }) =>
    // Everybody in the hall is told, not only the record.
    attempts.giveUp(request, words => showing.show({ kind: 'standby', words })),
  'ceremony.freeze': (_, { attempts, showing }) => showing.after(attempts.freeze(), { kind: 'sealed' }),
  'secret.make': step('promise', (attempt, it, { role }) => attempt.commitments.make(it, role)),
  'secret.commit': step('promise', (attempt, it, { role, commitment }) =>
    attempt.commitments.take(it, role, commitment),
  ),
  'secret.type': step('promise', (attempt, it, { role, typist, commitment }) =>
    attempt.commitments.type(it, role, typist, commitment),
  ),
  'secret.take-back': step('promise', (attempt, it, { role, reason }) =>
    attempt.commitments.takeBack(it, role, reason),
  ),
  'secret.offered': ({ role }, { attempts }) => attempts.onRecord(it => attempts.held.commitments.offer(it, role)),
  'secret.envelope': ({ role }, { attempts }) => attempts.onRecord(it => attempts.held.commitments.envelope(it, role)),
  'ceremony.publish': step('promise', (attempt, it) => attempt.commitments.publish(it)),
  'sheet.signed': ({ sheet, roles }, workspace) =>
    said(sheet, workspace, it => workspace.attempts.held.signatures.sign(it, sheet, roles)),
  'sheet.unsigned': ({ sheet, reason }, workspace) =>
    said(sheet, workspace, it => workspace.attempts.held.signatures.leaveUnsigned(it, sheet, reason)),
  'input.givers': step('inputs', (attempt, it, { roles }) => attempt.inputs.chooseGivers(it, roles)),
  'input.fill': step('inputs', (attempt, it) => attempt.inputs.fill(it)),
  'input.type': step('inputs', (attempt, it, { typist, value }) => attempt.inputs.type(it, typist, value)),
  // The digits of somebody who types are no reason to take away what the hall looks at.
  'input.progress': ({ typist, count }, { attempts }) =>
    attempts.onRecord(it => attempts.held.inputs.reach(it, typist, count)),
  'input.record': step('inputs', (attempt, it) => attempt.inputs.confirm(it)),
  'input.again': step('inputs', (attempt, it) => attempt.inputs.again(it)),
  'input.void': step('inputs', (attempt, it, { reason }) => attempt.inputs.void(it, reason)),
  'ceremony.close': step('reveal', (_, it) => it.close()),
  'secret.reveal': step('reveal', (attempt, it, { role, secret }) => attempt.reveal(it, role, secret)),
  'ceremony.draw': (_, { attempts, showing }) => {
    const { held } = attempts;
    const drawn = attempts.onRecord(it => held.draw(it));
    const first = held.schools.find(({ direct }) => !direct);
    return showing.after(drawn, first === undefined ? { kind: 'reveal' } : { kind: 'draw', school: first.code });
  },
  'ceremony.seal': step('end', (attempt, it) => attempt.seal(it)),
  'incident.note': ({ words }, { attempts }) => {
    const begun = attempts.begin();
    return begun.ok ? begun.value.incident(words) : begun;
  },
} satisfies Partial<Handlers>;
