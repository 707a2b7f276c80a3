// Puts together what a ceremony needs from this machine: the only place where its ports are bound to Node.

import { readFileSync } from 'node:fs';
import packageJson from '../../../package.json' with { type: 'json' };
import type { CeremonyTools } from '../../../shared/ceremony/ceremony.ts';
import type { Clock } from '../../../shared/ports.ts';
import { diskOf, type FileCalls } from './disk.ts';
import { fastDigest, secureRandom, signatures } from './signatures.ts';

/** The tools of a ceremony whose dossier is in `folder` (an absolute path). `files` is for tests. */
export function ceremonyTools(folder: string, clock: Clock, files?: FileCalls): CeremonyTools {
  return {
    disk: diskOf(folder, files),
    random: secureRandom,
    clock,
    signatures,
    digest: fastDigest,
    software: `${packageJson.name}/${packageJson.version}`,
    spec: new Uint8Array(readFileSync(new URL('../../../docs/protocol.md', import.meta.url))),
    verifier: new Uint8Array(readFileSync(new URL('../../../docs/verify.html', import.meta.url))),
  };
}
