// Telling a process again. A number alone does not: after a crash or a start of the machine another program may have it. So what
// is kept of a process is where it runs, since when the machine is up, and when it began; and what cannot be judged from here is
// taken for alive.

import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname, uptime } from 'node:os';
import * as v from 'valibot';

const identitySchema = v.object({
  pid: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  /** The machine: its id on Linux, its name elsewhere. */
  machine: v.string(),
  /** The start of the machine as Linux names it; null elsewhere. */
  boot: v.nullable(v.string()),
  /** The space of process numbers, as a container has one of its own; null where there is none. */
  space: v.nullable(v.string()),
  /** For how long the machine was up, in seconds. */
  uptime: v.number(),
  /** When the process began: in ticks since the machine's start as Linux counts them; null elsewhere. */
  ticks: v.nullable(v.number()),
  /** The same in milliseconds since 1970, by the clock of that moment. */
  began: v.number(),
});

/** What is kept of a process. */
export type ProcessIdentity = v.InferOutput<typeof identitySchema>;

/** What is asked of the system about another process of this machine; a test brings its own answers. */
export type Probe = {
  readonly isAlive: (pid: number) => boolean;
  /** When it began, in the ticks of Linux; null where that is not told. */
  readonly ticksOf: (pid: number) => number | null;
  /** When it began, in milliseconds since 1970; null where that is not told. */
  readonly beganAt: (pid: number) => number | null;
};

/** The system's own answers. */
export const systemProbe: Probe = { isAlive, ticksOf, beganAt };

/** Two tellings of when a process began may differ by this much, in milliseconds: systems round to seconds. */
const blur = 5_000;

/** This process. */
export function ownIdentity(): ProcessIdentity {
  return {
    pid: process.pid,
    machine: fileText('/etc/machine-id') ?? hostname(),
    boot: fileText('/proc/sys/kernel/random/boot_id'),
    space: linkOf('/proc/self/ns/pid'),
    uptime: uptime(),
    ticks: ticksOf(process.pid),
    began: performance.timeOrigin,
  };
}

/** Reads an identity that was kept as JSON; null where it is none. */
export function readIdentity(json: string): ProcessIdentity | null {
  try {
    const read = v.safeParse(identitySchema, JSON.parse(json));
    return read.success ? read.output : null;
  } catch {
    return null;
  }
}

/** Is the process that `kept` tells of gone for certain, as `own` sees it from here? */
export function isGone(kept: ProcessIdentity, own: ProcessIdentity, probe: Probe = systemProbe): boolean {
  // Of another machine's processes nothing can be said from here.
  if (kept.machine !== own.machine) return false;
  if (kept.boot !== null && own.boot !== null) {
    if (kept.boot !== own.boot) return true;
  } else if (own.uptime < kept.uptime) return true;
  if (kept.space !== own.space) return false;
  if (!probe.isAlive(kept.pid)) return true;
  // Something has this number. It is another program where it began at another time.
  const ticks = kept.ticks === null ? null : probe.ticksOf(kept.pid);
  if (ticks !== null) return ticks !== kept.ticks;
  const began = probe.beganAt(kept.pid);
  return began !== null && Math.abs(began - kept.began) > blur;
}

/** Does a process with this number live on this machine? */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process: alive, though not ours to signal.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** The 22nd field of /proc/PID/stat; the second is a name in brackets that may hold blanks and brackets. */
function ticksOf(pid: number): number | null {
  const stat = fileText(`/proc/${pid}/stat`);
  const ticks = Number(stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? Number.NaN);
  return Number.isSafeInteger(ticks) ? ticks : null;
}

/** Asks the system's own tool, which takes a moment: only where a lock is in the way. */
function beganAt(pid: number): number | null {
  const [program, ...args] =
    process.platform === 'win32'
      ? ['powershell', '-NoProfile', '-Command', `(Get-Process -Id ${pid}).StartTime.ToUniversalTime().ToString('o')`]
      : ['ps', '-o', 'lstart=', '-p', String(pid)];
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC0' };
  const { status, stdout } = spawnSync(program as string, args, { env, encoding: 'utf8', timeout: 5_000 });
  if (status !== 0) return null;
  const told = stdout.trim();
  // `ps` writes the time of its zone without naming it.
  const began = Date.parse(process.platform === 'win32' ? told : `${told} UTC`);
  return Number.isNaN(began) ? null : began;
}

function fileText(path: string): string | null {
  try {
    const text = readFileSync(path, 'utf8').trim();
    return text === '' ? null : text;
  } catch {
    return null;
  }
}

function linkOf(path: string): string | null {
  try {
    return readlinkSync(path);
  } catch {
    return null;
  }
}
