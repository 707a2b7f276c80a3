// Started by `fork`: reads each list whose path is sent to it as `cli check` reads it, and answers what it cost: the exit code, the
// processor time of the whole process in seconds, and the most memory that it had by then, in MB.

import { readFileSync } from 'node:fs';
import { run } from '../../cli/run.ts';

/** What a list cost. The most memory is that of all lists so far: what is too much for one is too much for those behind it. */
export type Cost = { readonly code: number; readonly seconds: number; readonly megabytes: number };

process.on('message', async (path: string) => {
  const before = process.cpuUsage();
  const code = await run(['check', path]);
  const { user, system } = process.cpuUsage(before);
  process.send?.({ code, seconds: (user + system) / 1e6, megabytes: mostMemory() / 1024 } satisfies Cost);
});

/** In kilobytes. What Linux counts as the most of a process begins with what the one had that started it; of its program alone it says this. */
function mostMemory(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS;
  const [, kilobytes] = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return Number(kilobytes);
}
