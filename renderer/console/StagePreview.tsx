// What the hall sees now, small. The stage's own scenes can be drawn here through `render`; until then the scene is told in
// words and its values.

import type { ReactNode } from 'react';
import type { StageSnapshot } from '../../shared/contract/scenes.ts';
import { useDesk } from './desk.ts';
import { sceneLines } from './sceneLines.ts';

/** The stage's snapshot, and how to draw its scene small; null where it is told in words. */
export type StagePreviewProps = {
  readonly stage: StageSnapshot;
  readonly render: ((stage: StageSnapshot) => ReactNode) | null;
};

/** The present scene in a frame with the projector's proportions. */
export function StagePreview({ stage, render }: StagePreviewProps) {
  const { t } = useDesk();
  const { frame, scene } = stage;
  if (render !== null) return <div className="preview preview-drawn">{render(stage)}</div>;
  const { title, lines } = sceneLines(stage, t);
  return (
    <div className={`preview preview-${frame.theme}`} role="img" aria-label={`${title} ${lines.join(' ')}`}>
      <p className="preview-frame">
        <span>{t(`scene.${scene.kind}`)}</span>
        <span>{t(frame.rehearsal ? 'console.rehearsal' : 'console.official')}</span>
      </p>
      <div className="preview-body">
        <p className="preview-title">{title}</p>
        {lines.map(line => (
          <p key={line} className="preview-line">
            {line}
          </p>
        ))}
      </div>
      <p className="preview-frame">
        <span className="mono">{frame.roster?.slice(0, 16) ?? ''}</span>
        <span>{t('preview.events', { count: frame.events })}</span>
      </p>
    </div>
  );
}
