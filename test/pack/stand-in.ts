// A stand-in for Electron's runtime, as electron-builder asks for one: it is packed like the real one, but does not run.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// Where @electron/fuses finds the fuses of a program: after these words the version of the wire, its length and a sign for each fuse
// (https://github.com/electron/fuses). The names are those of FuseV1Options, in their order.
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const fuses = [
  'runAsNode',
  'cookieEncryption',
  'nodeOptions',
  'nodeCliInspect',
  'embeddedAsarIntegrity',
  'onlyLoadAppFromAsar',
  'browserV8Snapshot',
  'fileProtocolPrivileges',
] as const;

/** Makes the runtime of Linux in a folder: the program, with its fuses as Electron ships them, and what is packed beside it. */
export function makeStandIn(folder: string): string {
  mkdirSync(join(folder, 'locales'), { recursive: true });
  mkdirSync(join(folder, 'resources'));
  const wire = Buffer.concat([Buffer.from(sentinel), Buffer.from([1, fuses.length]), Buffer.from('10110001')]);
  writeFileSync(join(folder, 'electron'), Buffer.concat([Buffer.from('#!/bin/false\n'), wire]), { mode: 0o755 });
  for (const locale of ['zh-CN', 'en-US', 'de']) writeFileSync(join(folder, `locales/${locale}.pak`), '');
  for (const file of ['LICENSE', 'LICENSES.chromium.html', 'version', 'chrome-sandbox']) {
    writeFileSync(join(folder, file), '');
  }
  return folder;
}

/** Which fuses of a program are on. */
export function fusesOn(program: string): readonly string[] {
  const bytes = readFileSync(program);
  const at = bytes.indexOf(sentinel) + sentinel.length + 2;
  return fuses.filter((_, index) => bytes.toString('latin1', at + index, at + index + 1) === '1');
}
