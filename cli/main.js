// The start of the command line.
import { load } from '../electron/launch/node-version.js';

const loaded = await load(() => import('./run.ts'));
if (loaded) {
  // A reader that has seen enough (`cli verify … | head`) closes the pipe, which is no error.
  process.stdout.on('error', () => process.exit(0));
  process.exitCode = await loaded.run(process.argv.slice(2));
}
