import type { Frame as FrameData, Scene } from '../../shared/contract/scenes.ts';
import { stepIds } from '../../shared/contract/snapshots.ts';
import { Sun } from '../ui/Sun.tsx';
import { ShortDigest } from './parts/Digest.tsx';
import { useTimeOfDay } from './state/clock.ts';
import { say } from './state/text.ts';

/** The frame of every scene: whose ceremony, which step, the time, 演练 or 正式; below, the list's digest and the record. */
export function Frame({ frame, scene }: { readonly frame: FrameData; readonly scene: Scene }) {
  const time = useTimeOfDay('minute');
  const school = 'school' in scene ? scene.school.name : frame.organiser;
  return (
    <>
      <header className="frame-top">
        <div className="frame-who">
          <div className="frame-title">{frame.title}</div>
          <div className="frame-school">
            <span className="frame-id">{frame.ceremony}</span> {school}
          </div>
        </div>
        {frame.is === 'replay' ? (
          // No step of it is happening: what is shown was drawn before.
          <div className="frame-step">
            <strong>{say('frame.replay')}</strong>
            <span>{say('frame.replay-about')}</span>
          </div>
        ) : (
          <div className="frame-step">
            <strong>{say(`step.${stepIds[frame.step - 1] ?? 'prepare'}`)}</strong>
            <span>{say('frame.step', { step: frame.step, steps: frame.steps })}</span>
          </div>
        )}
        <div className="frame-now">
          {frame.seed !== null && <Sun seed={frame.seed} label={say('sun.of')} />}
          <span className="frame-clock">{time}</span>
          <span className={frame.rehearsal ? 'frame-mode frame-mode-rehearsal' : 'frame-mode'}>
            {say(frame.rehearsal ? 'mode.rehearsal' : frame.is === 'replay' ? 'frame.replay' : 'mode.official')}
          </span>
        </div>
      </header>
      <footer className="frame-bottom">
        <span>
          {frame.roster === null ? (
            say('frame.no-roster')
          ) : (
            <>
              {say('digest.roster')} <ShortDigest value={frame.roster} />
            </>
          )}
        </span>
        {frame.events > 0 && <span>{say('frame.record', { events: frame.events })}</span>}
      </footer>
    </>
  );
}

/**
 * 演练 across every scene, over everything, so that no photograph of a rehearsal passes for the ceremony. Not on the test card, whose greys
 * it would tint: the frame says it there.
 */
export function Watermark({ scene }: { readonly scene: Scene }) {
  if (scene.kind === 'testcard') return null;
  return (
    <div className="watermark" aria-hidden="true">
      <span data-words={say('mode.rehearsal')} />
    </div>
  );
}
