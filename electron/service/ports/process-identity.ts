// Recognises a process. Its number is not enough: after a crash or a restart of the machine another program may have it. So the
// machine, its uptime and the process's start time are kept too. A process that cannot be judged from here counts as alive.

import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname, uptime } from 'node:os';
import * as v from 'valibot';
import { parseJson } from '../../../shared/json.ts';
import { bytesOf } from '../../../shared/protocol/lexis.ts';
import { codeOf } from './errors.ts';

const identitySchema = v.object({
  pid: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  /** The machine: its id on Linux, its name elsewhere. */
  machine: v.string(),
  /** Linux's id of the machine's current boot; null elsewhere. */
  boot: v.nullable(v.string()),
  /** The namespace of process numbers (a container has its own); null if there is none. */
  space: v.nullable(v.string()),
  /** How long the machine had been up, in seconds. */
  uptime: v.number(),
  /** When the process began, in Linux's ticks since the machine's start; null elsewhere. */
  ticks: v.nullable(v.number()),
  /** The same in milliseconds since 1970, by the clock of that moment. */
  began: v.number(),
});

/** What is kept of a process. */
export type ProcessIdentity = v.InferOutput<typeof identitySchema>;

/** What the system tells of another process on this machine; tests bring their own answers. */
export type Probe = {
  readonly isAlive: (pid: number) => boolean;
  /** When it began, in Linux's ticks; null if unknown. */
  readonly ticksOf: (pid: number) => number | null;
  /** When it began, in milliseconds since 1970; null if unknown. */
  readonly beganAt: (pid: number) => number | null;
};

/** The system's own answers. */
export const systemProbe: Probe = { isAlive, ticksOf, beganAt };

/** Milliseconds by which two start times of one process may differ: systems round to seconds. */
const tolerance = 5_000;

/** This process. */
export function ownIdentity(): ProcessIdentity {
  return {
    pid: process.pid,
    machine: fileText('/etc/machine-id') ?? hostname(),
    boot: fileText('/proc/sys/kernel/random/boot_id'),
    space: orNull(() => readlinkSync('/proc/self/ns/pid')),
    uptime: uptime(),
    ticks: ticksOf(process.pid),
    began: performance.timeOrigin,
  };
}

/** Reads an identity from JSON; null if malformed. */
export function readIdentity(json: string): ProcessIdentity | null {
  return parseJson(bytesOf(json), identitySchema);
}

/** Is the process `kept` certainly gone, as seen from the process `own`? */
export function isGone(kept: ProcessIdentity, own: ProcessIdentity, probe: Probe = systemProbe): boolean {
  // Another machine's processes cannot be judged from here.
  if (kept.machine !== own.machine) return false;
  if (kept.boot !== null && own.boot !== null) {
    if (kept.boot !== own.boot) return true;
  } else if (own.uptime < kept.uptime) return true;
  if (kept.space !== own.space) return false;
  if (!probe.isAlive(kept.pid)) return true;
  // Something has this number. It is another program if it began at another time.
  const ticks = kept.ticks === null ? null : probe.ticksOf(kept.pid);
  if (ticks !== null) return ticks !== kept.ticks;
  const began = probe.beganAt(kept.pid);
  return began !== null && Math.abs(began - kept.began) > tolerance;
}

/** Does a process with this number live on this machine? */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process: alive, though we may not signal it.
    return codeOf(error) === 'EPERM';
  }
}

/** The 22nd field of /proc/PID/stat; the second is a name in brackets, which may contain blanks and brackets. */
function ticksOf(pid: number): number | null {
  const stat = fileText(`/proc/${pid}/stat`);
  const ticks = Number(stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? Number.NaN);
  return Number.isSafeInteger(ticks) ? ticks : null;
}

/** Asks the system's own tool. That takes a moment, so it is done only when there is another lock. */
function beganAt(pid: number): number | null {
  const [program, ...args] =
    process.platform === 'win32'
      ? ['powershell', '-NoProfile', '-Command', `(Get-Process -Id ${pid}).StartTime.ToUniversalTime().ToString('o')`]
      : ['ps', '-o', 'lstart=', '-p', String(pid)];
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC0' };
  const { status, stdout } = spawnSync(program as string, args, { env, encoding: 'utf8', timeout: 5_000 });
  if (status !== 0) return null;
  const told = stdout.trim();
  // `ps` prints its local time without the zone.
  const began = Date.parse(process.platform === 'win32' ? told : `${told} UTC`);
  return Number.isNaN(began) ? null : began;
}

function fileText(path: string): string | null {
  return orNull(() => readFileSync(path, 'utf8').trim() || null);
}

function orNull(read: () => string | null): string | null {
  try {
    return read();
  } catch {
    return null;
  }
}
