// The console in its page: the kit around what the service says.

import { MantineProvider } from '@mantine/core';
import { createRoot } from 'react-dom/client';
import type { ConsoleBridge } from '../../shared/contract/bridge.ts';
import type { ConsoleView } from '../../shared/contract/start.ts';
import type { SnapshotStore } from '../ui/store.ts';
import { App } from './App.tsx';
import { theme } from './state/theme.ts';

/** Shows the console if its page has a root for it. */
export function showConsole(bridge: ConsoleBridge, store: SnapshotStore<ConsoleView>): void {
  const root = document.getElementById('root');
  if (root === null) return;
  createRoot(root).render(
    <MantineProvider theme={theme} forceColorScheme="light">
      <App bridge={bridge} store={store} />
    </MantineProvider>,
  );
}
