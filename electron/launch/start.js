// The start of the app, in plain JavaScript on purpose: with its compile cache Node keeps compiled and type-stripped code, which
// halves the time of the next start, but only for what is loaded after the cache is enabled.
import * as nodeModule from 'node:module';
import { canRun, tellNotInstalled } from './node-version.js';

if (canRun()) {
  nodeModule.enableCompileCache();
  const loaded = await import('./start.ts').catch(tellNotInstalled);
  if (loaded) process.exitCode = await loaded.start(process.argv.slice(2));
}
