// A date as people type it.

import { narrow } from '../../../shared/text/narrow.ts';

/** The date as YYYY-MM-DD where `raw` writes one, full-width or with other signs between; otherwise `raw` itself. */
export function typedDate(raw: string): string {
  const text = narrow(raw).replace(/\s/g, '');
  const [, year, month, day] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? [];
  if (year === undefined || month === undefined || day === undefined) return text;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
