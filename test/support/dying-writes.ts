// Loaded before the app (`node --import`): kills the process at the call of node:fs that DIE_AT_CALL counts to, after half of the
// bytes where that is a write. A real process that really dies there, not one that is told so.

import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const at = Number(process.env['DIE_AT_CALL']);
let calls = 0;

function die(): void {
  process.kill(process.pid, 'SIGKILL');
  // The signal comes at once; not one statement more may run.
  for (;;);
}

const { writeSync, fsyncSync, renameSync, rmSync, mkdirSync } = fs;

fs.writeSync = ((handle: number, bytes: Uint8Array, from: number, length: number, position: number) => {
  if (++calls === at) {
    if (length > 1) writeSync(handle, bytes, from, Math.floor(length / 2), position);
    die();
  }
  return writeSync(handle, bytes, from, length, position);
}) as typeof fs.writeSync;
fs.fsyncSync = handle => {
  if (++calls === at) die();
  fsyncSync(handle);
};
fs.renameSync = (from, to) => {
  if (++calls === at) die();
  renameSync(from, to);
};
fs.rmSync = (path, options) => {
  if (++calls === at) die();
  rmSync(path, options);
};
fs.mkdirSync = ((path: fs.PathLike, options: fs.MakeDirectoryOptions) => {
  if (++calls === at) die();
  return mkdirSync(path, options);
}) as typeof fs.mkdirSync;
syncBuiltinESMExports();
