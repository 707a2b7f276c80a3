// Requests that put something on record: the steps of a ceremony, and the attempts and rehearsals that go through them. The stage
// follows: a step that succeeded brings up its scene.

import type { Ceremony } from '../../../shared/ceremony/ceremony.ts';
import type { RequestOf, RequestType } from '../../../shared/contract/requests.ts';
import type { Outcome } from '../../../shared/outcome.ts';
import type { Attempt } from './attempt.ts';
import type { Handler, Handlers } from './workspace.ts';

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
  'secret.make': step('promise', (_, it, { role }) => it.commitHere(role)),
  'secret.commit': step('promise', (attempt, it, { role, commitment }) => attempt.commit(it, role, commitment)),
  'secret.envelope': ({ role }, { attempts }) => attempts.onRecord(it => attempts.held.envelope(it, role)),
  'ceremony.publish': step('promise', (_, it) => it.publish()),
  'input.givers': step('inputs', (attempt, it, { roles }) => attempt.chooseGivers(it, roles)),
  'input.fill': step('inputs', (attempt, it) => attempt.fill(it)),
  'input.type': step('inputs', (attempt, it, { typist, value }) => attempt.type(it, typist, value)),
  'input.void': step('inputs', (attempt, it, { reason }) => attempt.voidThrow(it, reason)),
  'ceremony.close': step('reveal', (_, it) => it.close()),
  'secret.reveal': step('reveal', (attempt, it, { role, secret }) => attempt.reveal(it, role, secret)),
  'ceremony.draw': (_, { attempts, showing }) => {
    const { held } = attempts;
    const drawn = attempts.onRecord(it => held.draw(it));
    const first = held.schools.find(({ direct }) => !direct);
    return showing.after(drawn, first === undefined ? { kind: 'reveal' } : { kind: 'draw', school: first.code });
  },
  'ceremony.seal': step('end', (_, it) => it.seal()),
  'incident.note': ({ words }, { attempts }) => {
    const begun = attempts.begin();
    return begun.ok ? begun.value.incident(words) : begun;
  },
} satisfies Partial<Handlers>;
