// Electron's main process.

import { openSession } from './services/session/session.ts';
import { runShell } from './shell.ts';

// Whoever started the app may have gone, or be no terminal at all: a line that cannot be said is no reason to stop.
process.stdout.on('error', () => undefined);

void runShell({
  openSession,
  folder: import.meta.dirname,
  say: line => process.stdout.write(`${line}\n`),
});
