// What the hall sees now, small, and in words for those who cannot see it.

import { lazy, Suspense } from 'react';
import type { StageSnapshot } from '../../../shared/contract/scenes.ts';
import { whenQuiet } from '../state/quiet.ts';
import { sceneLines } from '../state/sceneLines.ts';
import { useWindow } from '../state/window.ts';
import css from './StagePreview.module.css';

// The stage's scenes and faces weigh more than the console: the operator can act before the picture is there.
const SmallStage = lazy(async () => {
  await whenQuiet();
  const { SmallStage } = await import('./SmallStage.tsx');
  return { default: SmallStage };
});

/** The current scene in a frame with the projector's proportions. */
export function StagePreview({ stage }: { readonly stage: StageSnapshot }) {
  const { t } = useWindow();
  const { title, lines } = sceneLines(stage, t);
  return (
    <figure className={css['preview']}>
      <Suspense fallback={<div className={css['due']} />}>
        <SmallStage stage={stage} />
      </Suspense>
      <figcaption className="hidden-words">
        {t(`scene.${stage.scene.kind}`)} {title} {lines.join(' ')}
      </figcaption>
    </figure>
  );
}
