// The console's page: connects its bridge at once, so that the first snapshot is on its way while the window is built.

import '@mantine/core/styles.css';
import '../../assets/fonts/fonts.css';
import '../ui/tokens.css';
import '../ui/directions.css';
import './tokens.css';
import './console.css';
import type { ConsoleView } from '../../shared/contract/start.ts';
import { connect } from '../ui/bridge.ts';
import { type Faces, loadFaces } from '../ui/faces.ts';
import { followSnapshots } from '../ui/store.ts';

/** The window's typefaces; its page requests these files first. */
const faces: readonly Faces[] = [
  ['400', 'Sunshine Hei'],
  ['700', 'Sunshine Hei'],
  ['700', 'Sunshine Song'],
  ['400', 'Sunshine Mono'],
];
/** A window without its faces is better than none: the longest wait for them, in ms. */
const patience = 3_000;

const bridge = connect<ConsoleView>('console');
const store = followSnapshots(bridge);
// No flash of a wrong face, and no layout in one.
const inItsFaces = Promise.race([loadFaces(faces, '阳光 0'), new Promise(resolve => setTimeout(resolve, patience))]);
const [{ showConsole }] = await Promise.all([import('./window.tsx'), inItsFaces]);
showConsole(bridge, store);
