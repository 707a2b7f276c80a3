import type { SceneOf } from '../../../shared/contract/scenes.ts';
import { Phrase } from '../parts/Phrase.tsx';
import { useTimeOfDay } from '../state/clock.ts';
import { fullWidths, say } from '../state/text.ts';

/** A pause or an incident: what is happening in one sentence, the time, and that the record is safe. */
export function StandbyScene({ scene }: { readonly scene: SceneOf<'standby'> }) {
  const time = useTimeOfDay('second');
  const words = scene.words === '' ? say('standby.title') : scene.words;
  const length = fullWidths(words);
  const size = length <= 30 ? 'short' : length <= 90 ? 'middle' : length <= 180 ? 'long' : 'longest';
  return (
    <div className="standby">
      <p className={`standby-words standby-${size}`}>
        <Phrase text={words} />
      </p>
      <p className="standby-clock">
        <small>{say('standby.now')}</small> {time}
      </p>
      {scene.events > 0 && <p className="standby-record">{say('standby.record', { events: scene.events })}</p>}
    </div>
  );
}
