// What the hall sees now, small, and told in words for those who do not see it.

import type { StageSnapshot } from '../../shared/contract/scenes.ts';
import { useDesk } from './desk.ts';
import { SmallStage } from './SmallStage.tsx';
import { sceneLines } from './sceneLines.ts';

/** The present scene in a frame with the projector's proportions. */
export function StagePreview({ stage }: { readonly stage: StageSnapshot }) {
  const { t } = useDesk();
  const { title, lines } = sceneLines(stage, t);
  return (
    <figure className="preview">
      <SmallStage stage={stage} />
      <figcaption className="hidden-words">
        {t(`scene.${stage.scene.kind}`)} {title} {lines.join(' ')}
      </figcaption>
    </figure>
  );
}
