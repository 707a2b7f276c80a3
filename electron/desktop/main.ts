// Electron's main process.

import { openHouse } from '../service/house/house.ts';
import { endBroken, runShell } from './shell.ts';

// The terminal that started the app may be gone: a line that cannot be printed is no reason to stop.
process.stdout.on('error', () => undefined);
process.stderr.on('error', () => undefined);

const say = (line: string) => void process.stdout.write(`${line}\n`);

// Electron would show a stack trace and go on. The record is on disk, so a new start continues from there.
process.on('uncaughtException', error => endBroken(error, { language: 'zh', say }));

void runShell({ openHouse, folder: import.meta.dirname, say });
