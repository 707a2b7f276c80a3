// The start of the command line, in plain JavaScript on purpose: Node keeps what it compiled and what it stripped of types,
// so that the next start takes half the time, but only of what is loaded after this has been switched on.
import * as nodeModule from 'node:module';
import { canRun, tellNotInstalled } from '../electron/launch/node-version.js';

if (canRun()) {
  nodeModule.enableCompileCache();
  const loaded = await import('./run.ts').catch(tellNotInstalled);
  if (loaded) {
    // A reader that has seen enough (`cli verify … | head`) closes the pipe: that is no fault of ours to report.
    process.stdout.on('error', () => process.exit(0));
    process.exitCode = await loaded.run(process.argv.slice(2));
  }
}
