import type { StageBridge } from '../../shared/contract/bridge.ts';
import type { Frame, Scene } from '../../shared/contract/scenes.ts';
import { BoardScene } from './scenes/BoardScene.tsx';
import { CoverScene } from './scenes/CoverScene.tsx';
import { DirectScene } from './scenes/DirectScene.tsx';
import { DrawScene } from './scenes/DrawScene.tsx';
import { EndScene } from './scenes/EndScene.tsx';
import { InputsScene } from './scenes/InputsScene.tsx';
import { LookupScene } from './scenes/LookupScene.tsx';
import { PagesScene } from './scenes/PagesScene.tsx';
import { PromiseScene } from './scenes/PromiseScene.tsx';
import { RevealScene } from './scenes/RevealScene.tsx';
import { RulesScene } from './scenes/RulesScene.tsx';
import { SealedScene } from './scenes/SealedScene.tsx';
import { SeedScene } from './scenes/SeedScene.tsx';
import { StandbyScene } from './scenes/StandbyScene.tsx';
import { TestCardScene } from './scenes/TestCardScene.tsx';

/** A scene by its kind. */
export function SceneView(props: { readonly bridge: StageBridge; readonly frame: Frame; readonly scene: Scene }) {
  const { bridge, frame, scene } = props;
  switch (scene.kind) {
    case 'cover':
      return <CoverScene frame={frame} scene={scene} />;
    case 'rules':
      return <RulesScene scene={scene} />;
    case 'sealed':
      return <SealedScene frame={frame} scene={scene} />;
    case 'lookup':
      return <LookupScene scene={scene} />;
    case 'promise':
      return <PromiseScene frame={frame} scene={scene} />;
    case 'inputs':
      return <InputsScene frame={frame} scene={scene} />;
    case 'reveal':
      return <RevealScene frame={frame} scene={scene} />;
    case 'seed':
      return <SeedScene frame={frame} scene={scene} />;
    case 'draw':
      return <DrawScene bridge={bridge} scene={scene} theme={frame.theme} />;
    case 'board':
      return <BoardScene scene={scene} />;
    case 'pages':
      return <PagesScene frame={frame} scene={scene} />;
    case 'direct':
      return <DirectScene scene={scene} />;
    case 'end':
      return <EndScene frame={frame} scene={scene} />;
    case 'standby':
      return <StandbyScene scene={scene} />;
    case 'testcard':
      return <TestCardScene frame={frame} scene={scene} />;
  }
}
