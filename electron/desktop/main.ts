// Electron's main process.

import { openSession } from '../service/session/session.ts';
import { endBroken, runShell } from './shell.ts';

// Whoever started the app may have gone, or be no terminal at all: a line that cannot be said is no reason to stop.
process.stdout.on('error', () => undefined);

process.stderr.on('error', () => undefined);

const say = (line: string) => void process.stdout.write(`${line}\n`);

// Electron would show a stack trace and go on. All that is on record is on disk: a new start goes on from there.
process.on('uncaughtException', error => endBroken(error, { language: 'zh', say }));

void runShell({ openSession, folder: import.meta.dirname, say });
