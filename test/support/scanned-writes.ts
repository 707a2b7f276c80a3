// Loaded before the program (`node --import`): node:fs as on Windows while a scanner looks at new files, for a whole process. Every
// `scannedEach`th call that a scanner can hold fails twice before it is let through, and a handle to append cannot cut a file off; the
// sources of this are named at `likeWindows`. Paths stay those of this machine.

import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { systemError } from './frail-files.ts';

const scannedEach = 11;
const codes = ['EPERM', 'EBUSY', 'EACCES'] as const;
let calls = 0;
let left = 0;

function scan(): void {
  if (left === 0 && ++calls % scannedEach === 0) left = 3;
  if (left > 0 && --left > 0) throw systemError(codes[calls % codes.length] ?? 'EPERM');
}

Object.defineProperty(process, 'platform', { value: 'win32' });
const { closeSync, ftruncateSync, mkdirSync, openSync, renameSync, rmSync } = fs;
const appending = new Set<number>();

fs.openSync = (path, flags, mode) => {
  if (typeof flags === 'string' && flags !== 'r') scan();
  const handle = openSync(path, flags, mode);
  if (flags === 'a') appending.add(handle);
  return handle;
};
fs.closeSync = handle => {
  appending.delete(handle);
  closeSync(handle);
};
fs.ftruncateSync = (handle, length) => {
  if (appending.has(handle)) throw systemError('EPERM');
  ftruncateSync(handle, length);
};
fs.renameSync = (from, to) => {
  scan();
  renameSync(from, to);
};
fs.rmSync = (path, options) => {
  scan();
  rmSync(path, options);
};
fs.mkdirSync = ((path: fs.PathLike, options: fs.MakeDirectoryOptions) => {
  scan();
  return mkdirSync(path, options);
}) as typeof fs.mkdirSync;
syncBuiltinESMExports();
process.on('exit', () => process.stdout.write(`scanned ${Math.floor(calls / scannedEach)}\n`));
