// Electron's main process.

import { openHouse } from '../service/house/house.ts';
import { Ending } from './ending.ts';
import { runShell } from './shell.ts';

// The terminal that started the app may be gone: a line that cannot be printed is no reason to stop.
process.stdout.on('error', () => undefined);
process.stderr.on('error', () => undefined);

const say = (line: string) => void process.stdout.write(`${line}\n`);

// Electron would show the stack trace of the one and only warn of the other, and go on. The record is on disk, so a new start continues
// from there.
const ending = new Ending(say);
process.on('uncaughtException', error => ending.broken(error));
process.on('unhandledRejection', reason => ending.broken(reason));

void runShell({ openHouse, folder: import.meta.dirname, say }, ending);
