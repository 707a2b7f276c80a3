// The console's page: finds its bridge and shows what the service says.

import '@mantine/core/styles.css';
import '../../assets/fonts/fonts.css';
import '../tokens.css';
import './console.css';
import './parts.css';
import './prepare.css';
import { MantineProvider } from '@mantine/core';
import { createRoot } from 'react-dom/client';
import type { ConsoleSnapshot } from '../../shared/contract/snapshots.ts';
import { connect } from '../bridge.ts';
import { followSnapshots } from '../store.ts';
import { App } from './App.tsx';
import { theme } from './theme.ts';

const bridge = connect<ConsoleSnapshot>('console');
const store = followSnapshots(bridge);

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <MantineProvider theme={theme} forceColorScheme="light">
      <App bridge={bridge} store={store} />
    </MantineProvider>,
  );
}
