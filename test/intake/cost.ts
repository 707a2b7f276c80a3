// `cli check LIST` as people run it, and what it cost: the last line of stderr is a JSON object with the exit code, the processor time
// of the whole process in seconds, and the most memory that it had, in MB.
//
//     node test/intake/cost.ts LIST

import { run } from '../../cli/run.ts';

const code = await run(['check', process.argv[2] ?? '']);
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
// maxRSS is in kilobytes on every system that Node runs on.
const cost = { code, seconds: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024 };
process.stderr.write(`\n${JSON.stringify(cost)}\n`);
