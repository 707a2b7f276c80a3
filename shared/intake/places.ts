// A list against the places of its school: what no draw can change.

import { mostOfLot } from '../protocol/lexis.ts';
import { isNeverAdmitted } from '../protocol/ranking.ts';
import type { DrawRule } from '../protocol/rules.ts';
import { columnOf } from './columns/fields.ts';
import { type Finding, Findings } from './findings/finding.ts';
import type { ListReport } from './list.ts';

/** A finding for each lot that can never be admitted under `skip`, because it has more children than the school has places (§6.2). */
export function placesCheck(
  rule: Omit<DrawRule, 'code'>,
  { file, format: { sheet }, columns, list }: ListReport,
): readonly Finding[] {
  const findings = new Findings(file);
  // Where the largest lot fits, none has to be looked at.
  const lots = isNeverAdmitted(rule, mostOfLot) ? (list?.lots ?? 0) : 0;
  for (let index = 0; list !== null && index < lots; index++) {
    const { name, children } = list.lot(index);
    const [first = 0] = children;
    if (!isNeverAdmitted(rule, children.length)) continue;
    const location = { sheet, row: list.row(first), column: columnOf(columns, 'twins') ?? null };
    findings.add('row.lot-never', location, name, { lot: name, count: children.length, places: rule.places });
  }
  return findings.sorted();
}
