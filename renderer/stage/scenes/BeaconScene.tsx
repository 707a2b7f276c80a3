import type { Frame, SceneOf } from '../../../shared/contract/scenes.ts';
import type { AwaitedBeacon } from '../../../shared/record/beacon.ts';
import { QrCode } from '../../ui/QrCode.tsx';
import { Digest } from '../parts/Digest.tsx';
import { Phrase } from '../parts/Phrase.tsx';
import { useTimeOfDay } from '../state/clock.ts';
import { say } from '../state/text.ts';

type Props = { readonly frame: Frame; readonly scene: SceneOf<'inputs'>; readonly beacon: AwaitedBeacon };

/** A longer source is written smaller: there are at most 200 characters of it. */
const longSource = 80;

/** A beacon is awaited: what it is, and the record so far, to be photographed before its value can exist. */
export function BeaconScene({ frame, scene, beacon }: Props) {
  const time = useTimeOfDay('second');
  const { digest, line, added } = beacon;
  const source = scene.inputs.at(-1)?.source ?? '';
  const name = say('beacon.record', { line });
  return (
    <div className="beacon">
      <h1>
        <Phrase text={say('beacon.title')} />
      </h1>
      <p className={source.length > longSource ? 'beacon-source beacon-long' : 'beacon-source'}>
        <Phrase text={source} />
      </p>
      <div className="evidence">
        <div className="evidence-digest">
          <span className="eyebrow">{name}</span>
          <Digest value={digest} marked />
        </div>
        <QrCode text={`${frame.ceremony}\njournal.txt\n${digest}`} label={name} />
      </div>
      <div className="beacon-foot">
        <p className={added === 0 ? '' : 'beacon-added'}>
          <Phrase text={added === 0 ? say('beacon.photograph') : say('beacon.added', { added })} />
        </p>
        <span className="beacon-clock">{time}</span>
      </div>
    </div>
  );
}
