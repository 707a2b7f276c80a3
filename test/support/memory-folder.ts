// Where the tests have their folders. A run makes thousands of them, and each file in them is waited for until it is on the disk.

import { readFileSync, statfsSync } from 'node:fs';

/** A folder that Linux has in memory. */
const inMemory = '/dev/shm';

/** What all tests together need by far. */
const roomy = 4 * 2 ** 30;

/**
 * A folder in memory for temporary files, on a machine that has room there and lets programs be started from there, as some tests do;
 * null without one, and where TMPDIR names another.
 */
export function memoryFolder(): string | null {
  if (process.env['TMPDIR'] !== undefined) return null;
  try {
    const { bavail, bsize } = statfsSync(inMemory);
    const mounts = readFileSync('/proc/mounts', 'utf8').split('\n');
    const options = mounts
      .map(line => line.split(' '))
      .find(([, place]) => place === inMemory)?.[3]
      ?.split(',');
    const isFit = options !== undefined && !options.includes('noexec') && !options.includes('ro');
    return isFit && bavail * bsize > roomy ? inMemory : null;
  } catch {
    // No Linux, or one without such a folder.
    return null;
  }
}
