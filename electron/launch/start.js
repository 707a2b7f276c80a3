// The start of the app, in plain JavaScript on purpose: Node keeps what it compiled and what it stripped of types, so that the
// next start takes half the time, but only of what is loaded after this has been switched on.
import * as nodeModule from 'node:module';
import { canRun, tellNotInstalled } from './node-version.js';

if (canRun()) {
  nodeModule.enableCompileCache();
  const loaded = await import('./start.ts').catch(tellNotInstalled);
  if (loaded) process.exitCode = await loaded.start(process.argv.slice(2));
}
