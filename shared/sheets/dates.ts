// Dates as a Chinese document writes them. Times keep the offset that they were recorded with: they are cut, never converted.

/** `2024-07-15…` → 2024年7月15日; a text of another form stays as it is. */
export function chineseDate(time: string): string {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)/.exec(time) ?? [];
  return day === undefined ? time : `${year}年${Number(month)}月${Number(day)}日`;
}

/** `2024-07-15T09:30:00+08:00` → 2024年7月15日 09:30:00. */
export function chineseTime(time: string): string {
  const [, clock] = /T(\d\d:\d\d:\d\d)/.exec(time) ?? [];
  return clock === undefined ? chineseDate(time) : `${chineseDate(time)} ${clock}`;
}
