// The start of the command line, in plain JavaScript on purpose: Node keeps what it compiled and what it stripped of types,
// so that the next start takes half the time, but only of what is loaded after this has been switched on.
import { enableCompileCache } from 'node:module';

enableCompileCache();
const { run } = await import('./run.ts');

// A reader that has seen enough (`cli verify … | head`) closes the pipe: that is no fault of ours to report.
process.stdout.on('error', () => process.exit(0));

process.exitCode = await run(process.argv.slice(2));
