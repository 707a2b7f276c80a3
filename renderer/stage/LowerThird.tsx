import type { Frame, Scene } from '../../shared/contract/scenes.ts';
import { useTimeOfDay } from './state/clock.ts';
import { useSaid } from './state/said.ts';
import { say } from './state/text.ts';

/** The lower third of a live picture: what the host says in both languages, the ceremony, the time and the record. */
export function LowerThird({ frame, scene }: { readonly frame: Frame; readonly scene: Scene }) {
  const time = useTimeOfDay('second');
  const said = useSaid(scene);
  return (
    <div className="third">
      <div className="third-said">
        <p>{said('zh')}</p>
        <p className="third-english" lang="en">
          {said('en')}
        </p>
      </div>
      <div className="third-now">
        {frame.rehearsal && <strong className="third-rehearsal">{say('mode.rehearsal')}</strong>}
        <span className="third-clock">{time}</span>
        {frame.events > 0 && <span className="third-record">{say('frame.record', { events: frame.events })}</span>}
      </div>
    </div>
  );
}
