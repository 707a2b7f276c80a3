// A disk in memory, for ceremonies by the hundred. The real disk has its own tests.

import { joined } from '../../shared/bytes.ts';
import { done, refused } from '../../shared/outcome.ts';
import type { Disk } from '../../shared/ports.ts';
import { refusal } from '../../shared/text/refusal.ts';

/** A dossier's folder in memory; `files` may be looked at and changed by the test. */
export function memoryDisk(files = new Map<string, Uint8Array>()): Disk & { readonly files: Map<string, Uint8Array> } {
  return {
    files,
    read: name => done(files.get(name)?.slice() ?? null),
    write: (name, pieces) => {
      files.set(name, joined(pieces));
      return done(undefined);
    },
    append: (name, length, bytes) => {
      const before = files.get(name) ?? new Uint8Array(0);
      if (before.length !== length) return refused(refusal('disk.changed', { file: name }));
      files.set(name, joined([before, bytes]));
      return done(undefined);
    },
    remove: name => {
      files.delete(name);
      return done(undefined);
    },
  };
}
