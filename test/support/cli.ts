// The command line as people run it: its own process, its output and its exit code.

import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { run } from '../../cli/run.ts';
import { withEnvironment } from './environment.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What a run of the command line left. `code` is null where it was killed. */
export type Run = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

/** The sample's plan. */
export const samplePlan = fileURLToPath(new URL('../../assets/sample/plan.json', import.meta.url));

/** Arguments of a rehearsal of the sample that leave nothing to chance or to the clock. */
export const fixed = [
  ...['--secret', `operator=${'ab'.repeat(32)}`, '--secret', `notary=${'cd'.repeat(16)}`],
  ...['--input', '01=202407', '--input', '02=01382438112797316654', '--time', '2024-07-15T09:30:00+08:00'],
];

/** Runs `cli` with arguments; kills it (SIGKILL) as soon as `killWhen`, asked every two milliseconds, says so. */
export function runCli(
  args: readonly string[],
  killWhen?: () => boolean,
  environment: NodeJS.ProcessEnv = {},
): Promise<Run> {
  return new Promise(resolve => {
    const child = spawn(process.execPath, ['cli/main.js', ...args], {
      cwd: root,
      env: { ...process.env, LC_ALL: 'C', ...environment },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', data => {
      stdout += data;
    });
    child.stderr.on('data', data => {
      stderr += data;
    });
    const timer = setInterval(() => {
      if (killWhen?.()) child.kill('SIGKILL');
    }, 2);
    child.on('close', code => {
      clearInterval(timer);
      resolve({ code, stdout, stderr });
    });
  });
}

/**
 * The same command line within this process, which saves the start of one: what the commands do and print is the same, and what a process
 * adds (its start, its pipes, its end) is what `runCli` is for. One at a time: both streams are caught.
 */
export async function ranHere(args: readonly string[]): Promise<Run> {
  const caught = { stdout: '', stderr: '' };
  const streams = ['stdout', 'stderr'] as const;
  const writes = streams.map(name => process[name].write);
  for (const name of streams) {
    process[name].write = (data: string | Uint8Array) => {
      caught[name] += typeof data === 'string' ? data : new TextDecoder().decode(data);
      return true;
    };
  }
  try {
    const code = await withEnvironment({ LC_ALL: 'C' }, () => run(args));
    return { code, ...caught };
  } finally {
    streams.forEach((name, at) => {
      process[name].write = writes[at] as typeof process.stdout.write;
    });
  }
}
