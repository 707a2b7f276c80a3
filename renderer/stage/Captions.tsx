import type { Frame, Scene } from '../../shared/contract/scenes.ts';
import { useSaid } from './state/said.ts';
import { fullWidths } from './state/text.ts';

/** More full-width characters than this stand in two rows. */
const mostOfOneRow = 40;

/** What the host says, in a band below the scene, for those in the hall who cannot hear it. */
export function CaptionBand({ frame, scene }: { readonly frame: Frame; readonly scene: Scene }) {
  const said = useSaid(scene)(frame.language);
  return <p className={fullWidths(said) > mostOfOneRow ? 'caption caption-long' : 'caption'}>{said}</p>;
}
