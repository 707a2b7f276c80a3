// How a time of the record is shown.

/** A time of the record to the minute, as its clock had it: 2024-07-15 09:30. */
export function minuteOf(time: string): string {
  return time.slice(0, 16).replace('T', ' ');
}
