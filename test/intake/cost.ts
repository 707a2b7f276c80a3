// `cli check LIST` as people run it, and what it cost: the last line of stderr is a JSON object with the exit code, the processor time
// of the whole process in seconds, and the most memory that it had, in MB.
//
//     node test/intake/cost.ts LIST

import { readFileSync } from 'node:fs';
import { run } from '../../cli/run.ts';

const code = await run(['check', process.argv[2] ?? '']);
const { userCPUTime, systemCPUTime } = process.resourceUsage();
const cost = { code, seconds: (userCPUTime + systemCPUTime) / 1e6, megabytes: mostMemory() / 1024 };
process.stderr.write(`\n${JSON.stringify(cost)}\n`);

/** In kilobytes. What Linux counts as the most of a process begins with what the one had that started it; of its program alone it says this. */
function mostMemory(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS;
  const [, kilobytes] = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return Number(kilobytes);
}
