// The machine's clock, in the protocol's form of times.

import type { Clock } from '../../../shared/ports.ts';

/** The time of an instant in the machine's time zone: `YYYY-MM-DDThh:mm:ss+hh:mm` (protocol.md §1.7). */
export function protocolTime(instant: Date): string {
  const offset = -instant.getTimezoneOffset();
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0');
  const local = new Date(instant.getTime() + offset * 60_000).toISOString().slice(0, 19);
  return `${local}${offset < 0 ? '-' : '+'}${two(Math.abs(offset) / 60)}:${two(Math.abs(offset) - Math.floor(Math.abs(offset) / 60) * 60)}`;
}

/** The clock of this machine. */
export const systemClock: Clock = () => protocolTime(new Date());
