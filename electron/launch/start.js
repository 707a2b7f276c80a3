// The start of the app.
import { load } from './node-version.js';

const loaded = await load(() => import('./start.ts'));
if (loaded) process.exitCode = await loaded.start(process.argv.slice(2));
