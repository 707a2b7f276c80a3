// From plan.json to lists that can be frozen: reads the plan, the lists and fonts beside it, and checks them together.

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ListedChild } from '../../shared/ceremony/freezing.ts';
import { type Plan, parsePlan } from '../../shared/ceremony/plan.ts';
import { type CatchmentTable, readCatchment } from '../../shared/intake/catchment.ts';
import { type Coverage, coverageOf } from '../../shared/intake/coverage.ts';
import { crossCheck } from '../../shared/intake/cross.ts';
import type { Finding } from '../../shared/intake/finding.ts';
import { type ListReport, readList } from '../../shared/intake/list.ts';
import { done, type Outcome, refused } from '../../shared/outcome.ts';
import { bytesOf } from '../../shared/protocol/lexis.ts';
import { refusal } from '../../shared/text/refusal.ts';
import { type FontRanges, fontCoverage } from './font-coverage.ts';
import { fastDigest } from './signatures.ts';

/** A plan and everything that it names, read and checked. Frozen only where no finding is an error. */
export type Intake = {
  readonly plan: Plan;
  readonly lists: readonly {
    readonly code: string;
    readonly report: ListReport;
    readonly children: readonly ListedChild[];
  }[];
  readonly catchment: CatchmentTable | null;
  /** Findings of each list, then those between lists. */
  readonly findings: readonly Finding[];
  /** What is kept in `sealed/` beside the lists: the plan, the catchment table, the import report. */
  readonly attachments: ReadonlyMap<string, Uint8Array>;
};

/** What becomes of a list or table that the plan names and that is not there: a refusal, or it is left out. */
export type Missing = 'refused' | 'left out';

/** Reads a plan and all that it names. `watch` is told each file before it is read. */
export function readIntake(
  planPath: string,
  watch: (file: string) => void,
  missing: Missing = 'refused',
): Outcome<Intake> {
  const folder = dirname(planPath);
  const planBytes = readBytes(planPath);
  if (!planBytes.ok) return planBytes;
  const parsed = parsePlan(planPath, planBytes.value);
  if (!parsed.ok) return parsed;
  const plan = parsed.value;

  const fonts: FontRanges[] = [];
  for (const font of plan.fonts) {
    const bytes = readBytes(join(folder, font));
    if (!bytes.ok) return bytes;
    const ranges = fontCoverage(font, bytes.value);
    if (!ranges.ok) return ranges;
    fonts.push(ranges.value);
  }
  const coverage = productCoverage(fonts);
  const attachments = new Map([['plan.json', planBytes.value]]);
  const findings: Finding[] = [];

  let catchment: CatchmentTable | null = null;
  const isLeftOut = (name: string) => missing === 'left out' && !existsSync(join(folder, name));
  if (plan.catchment !== undefined && !isLeftOut(plan.catchment)) {
    const bytes = readBytes(join(folder, plan.catchment));
    if (!bytes.ok) return bytes;
    const read = readCatchment({ name: plan.catchment, bytes: bytes.value });
    if (!read.ok) return read;
    findings.push(...read.value.findings);
    catchment = read.value.table;
    attachments.set('catchment.csv', bytes.value);
  }

  const lists: { code: string; report: ListReport; children: readonly ListedChild[]; digest: string }[] = [];
  for (const { code, roster } of plan.schools) {
    if (isLeftOut(roster)) continue;
    watch(roster);
    const bytes = readBytes(join(folder, roster));
    if (!bytes.ok) return bytes;
    const read = readList({ name: roster, bytes: bytes.value }, { coverage });
    if (!read.ok) return read;
    findings.push(...read.value.findings);
    lists.push({ code, report: read.value, children: childrenOf(read.value), digest: fastDigest(bytes.value) });
  }
  findings.push(...crossCheck(lists));
  const report = lists.map(({ code, report: { file, format, rows, lots, children, numbering }, digest }) => ({
    ...{ code, file, sha256: digest, format, rows, lots, children, numbering },
    findings: findings
      .filter(finding => finding.file === file)
      .map(({ refusal: { values }, ...plain }) => ({ ...plain, values })),
  }));
  attachments.set('import.json', bytesOf(`${JSON.stringify(report, null, 1)}\n`));
  return done({ plan, lists, catchment, findings, attachments });
}

/** The children of an accepted list as the freeze takes them; none where the list has an error. */
function childrenOf({ list }: ListReport): ListedChild[] {
  if (list === null) return [];
  return Array.from({ length: list.size }, (_each, index) => {
    const { twins: _, ...child } = list.child(index);
    return child;
  });
}

/** What the bundled faces draw, with what the fonts of a ceremony add. */
export function productCoverage(more: readonly FontRanges[] = []): Coverage {
  const bundled = new URL('../../assets/fonts/coverage.json', import.meta.url);
  const { ranges } = JSON.parse(readFileSync(bundled, 'utf8')) as { ranges: FontRanges };
  return coverageOf([...ranges, ...more.flat()]);
}

/** The bytes of a file; refuses one that cannot be read. */
export function readBytes(path: string): Outcome<Uint8Array> {
  try {
    return done(new Uint8Array(readFileSync(path)));
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : null;
    if (reason === null) throw error;
    return refused(refusal('file.unreadable', { file: path, reason }));
  }
}
