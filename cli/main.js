// The start of the command line, in plain JavaScript on purpose: with its compile cache Node keeps compiled and type-stripped
// code, which halves the time of the next start, but only for what is loaded after the cache is enabled.
import * as nodeModule from 'node:module';
import { canRun, tellNotInstalled } from '../electron/launch/node-version.js';

if (canRun()) {
  nodeModule.enableCompileCache();
  const loaded = await import('./run.ts').catch(tellNotInstalled);
  if (loaded) {
    // A reader that has seen enough (`cli verify … | head`) closes the pipe, which is no error.
    process.stdout.on('error', () => process.exit(0));
    process.exitCode = await loaded.run(process.argv.slice(2));
  }
}
