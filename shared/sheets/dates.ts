// Dates as Chinese documents write them. Times keep their recorded offset: they are cut off, never converted.

/** `2024-07-15…` → 2024年7月15日; other text is returned unchanged. */
export function chineseDate(time: string): string {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)/.exec(time) ?? [];
  return day === undefined ? time : `${year}年${Number(month)}月${Number(day)}日`;
}

/** `2024-07-15T09:30:00+08:00` → 2024年7月15日 09:30:00. */
export function chineseTime(time: string): string {
  const [, clock] = /T(\d\d:\d\d:\d\d)/.exec(time) ?? [];
  return clock === undefined ? chineseDate(time) : `${chineseDate(time)} ${clock}`;
}
