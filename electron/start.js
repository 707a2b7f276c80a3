// The start of the app, in plain JavaScript on purpose: Node keeps what it compiled and what it stripped of types, so that the
// next start takes half the time, but only of what is loaded after this has been switched on.
import { enableCompileCache } from 'node:module';

enableCompileCache();
const { start } = await import('./start.ts');

process.exitCode = await start(process.argv.slice(2));
