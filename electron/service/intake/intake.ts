// Reads a plan with the lists, fonts and catchment table beside it, and checks them together before a freeze.

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import type { ListedChild } from '../../../shared/ceremony/freezing.ts';
import type { Preparation } from '../../../shared/contract/preparation.ts';
import { keptFace } from '../../../shared/dossier/layout.ts';
import type { CatchmentTable } from '../../../shared/intake/catchment.ts';
import { type Coverage, coverageOf } from '../../../shared/intake/checks/coverage.ts';
import { type KeptMapping, mappingOf, parseMappings } from '../../../shared/intake/columns/mapping.ts';
import { crossCheck } from '../../../shared/intake/cross.ts';
import { type Finding, Findings } from '../../../shared/intake/findings/finding.ts';
import { type ListRead, printImports } from '../../../shared/intake/imported-lists.ts';
import type { ListReport } from '../../../shared/intake/list.ts';
import { placesCheck } from '../../../shared/intake/places.ts';
import { parseJson } from '../../../shared/json.ts';
import { done, type Outcome, refused } from '../../../shared/outcome.ts';
import { type Plan, parsePlan } from '../../../shared/plan/plan.ts';
import { type Refusal, refusal } from '../../../shared/text/refusal.ts';
import { readBytes } from '../ports/disk.ts';
import { sameName } from '../ports/paths.ts';
import { fastDigest } from '../ports/signatures.ts';
import type { FontRanges } from './font-coverage.ts';
import { type ListOwner, ownerFindings, ownersFile, parseOwners } from './list-owners.ts';
import { listOptions, plainReader, type Reader, readingKey } from './list-reader.ts';

/** The file beside the plan with the columns that people chose for each list. */
export const mappingFile = 'mapping.json';

/** A list of a plan with its children as the freeze takes them; none if the list has an error. */
type IntakeList = ListRead & { readonly children: readonly ListedChild[] };

/** A plan and everything that it names, read and checked. It may be frozen only if no finding is an error. */
export type Intake = {
  readonly plan: Plan;
  readonly lists: readonly IntakeList[];
  readonly catchment: CatchmentTable | null;
  /** The accepted mappings, including those of lists that have changed since. */
  readonly mappings: readonly KeptMapping[];
  /** For which school each list was imported; null if unknown. */
  readonly owners: readonly ListOwner[] | null;
  /** The plan's font files with the number of characters that each draws, and a key that is equal for equal fonts. */
  readonly fonts: {
    readonly files: Preparation['fonts'];
    readonly key: string;
  };
  readonly coverage: Coverage;
  /** The findings of each list, then those between lists. */
  readonly findings: readonly Finding[];
  /** Why files that the plan names are left out though they are there; empty unless that is asked for. */
  readonly troubles: readonly Refusal[];
  /** The files kept in `sealed/`: the plan, its fonts, the catchment table, the import report. */
  readonly attachments: ReadonlyMap<string, Uint8Array>;
};

/**
 * What becomes of a file that the plan names and that is not there or cannot be read: it is refused, or left out and, if it is there,
 * among the `troubles` and, as an error, among the findings. With `passed over` it is no finding, and all that holds too of the files
 * beside the plan, which say how lists were read and whose they are.
 */
export type Missing = 'refused' | 'left out' | 'passed over';

/** Reads a plan and everything that it names. `watch` is told each list's file before it is read. */
export function readIntake(
  planPath: string,
  watch: (file: string) => void,
  missing: Missing = 'refused',
  reader: Reader = plainReader,
): Outcome<Intake> {
  const folder = dirname(planPath);
  const planBytes = readBytes(planPath);
  if (!planBytes.ok) return planBytes;
  const parsed = parsePlan(planPath, planBytes.value);
  if (!parsed.ok) return parsed;
  const plan = parsed.value;
  // Each list is read for its school: one that ninety-nine schools name takes as long as so many.
  const names = plan.schools.map(({ roster }) => sameName(roster));
  const twice = plan.schools.find((_, at) => names.indexOf(names[at] ?? '') < at);
  if (twice !== undefined) {
    const expected = 'roster: each once';
    return refused(refusal('plan.value', { file: planPath, path: 'schools', expected, actual: twice.roster }));
  }
  const findings: Finding[] = [];
  const troubles: Refusal[] = [];
  /** Whether a file of which this was made is left out. */
  const passes = <T>(file: string, made: Outcome<T>, isLeftOut = missing !== 'refused'): boolean => {
    if (made.ok || !isLeftOut) return false;
    troubles.push(made.refusal);
    if (missing === 'left out') findings.push(...unreadFile(file, made.refusal));
    return true;
  };

  const fonts: { file: string; bytes: Uint8Array; digest: string; ranges: FontRanges }[] = [];
  for (const file of plan.fonts) {
    const bytes = readBytes(join(folder, file));
    const ranges = bytes.ok ? reader.font({ name: file, bytes: bytes.value }) : bytes;
    if (!ranges.ok && !passes(file, ranges)) return ranges;
    const read = bytes.ok ? bytes.value : new Uint8Array(0);
    fonts.push({ file, bytes: read, digest: fastDigest(read), ranges: ranges.ok ? ranges.value : [] });
  }
  const fontsKey = fonts.map(({ digest }) => digest).join();
  const coverage = productCoverage(fonts.map(({ ranges }) => ranges));
  const attachments = new Map([['plan.json', planBytes.value]]);
  for (const [index, { file, bytes }] of fonts.entries()) attachments.set(keptFace(index, file), bytes);

  let catchment: CatchmentTable | null = null;
  const isLeftOut = (name: string) => missing !== 'refused' && !existsSync(join(folder, name));
  if (plan.catchment !== undefined && !isLeftOut(plan.catchment)) {
    const { catchment: file } = plan;
    const bytes = readBytes(join(folder, file));
    const read = bytes.ok ? reader.catchment({ name: file, bytes: bytes.value }) : bytes;
    if (!passes(file, read)) {
      if (!read.ok) return read;
      findings.push(...read.value.findings);
      catchment = read.value.table;
      if (bytes.ok) attachments.set('catchment.csv', bytes.value);
    }
  }

  const beside = readBeside(folder, mappingFile, parseMappings);
  const kept = passes(mappingFile, beside, missing === 'passed over') ? done(null) : beside;
  if (!kept.ok) return kept;
  const mappings = kept.value?.read ?? [];
  if (kept.value !== null) attachments.set(mappingFile, kept.value.bytes);
  const known = readBeside(folder, ownersFile, parseOwners);
  const owned = passes(ownersFile, known, missing === 'passed over') ? done(null) : known;
  if (!owned.ok) return owned;
  const owners = owned.value?.read ?? null;

  const lists: IntakeList[] = [];
  for (const school of plan.schools) {
    const { code, roster } = school;
    if (isLeftOut(roster)) continue;
    watch(roster);
    const bytes = readBytes(join(folder, roster));
    if (passes(roster, bytes)) continue;
    if (!bytes.ok) return bytes;
    const digest = fastDigest(bytes.value);
    const kept = mappings.find(({ file }) => file === roster);
    const mapping = kept === undefined || kept.sha256 !== digest ? undefined : mappingOf(kept);
    const options = listOptions(coverage, plan.schools, code, mapping);
    const file = { name: roster, bytes: bytes.value };
    const read = reader.list(file, options, readingKey(roster, digest, fontsKey, options));
    if (passes(roster, read)) continue;
    if (!read.ok) return read;
    findings.push(...read.value.findings);
    if (kept !== undefined && mapping === undefined) {
      const changed = new Findings(roster);
      changed.add('list.mapping-changed', {}, '', {});
      findings.push(...changed.sorted());
    }
    findings.push(...ownerFindings(school, owners ?? [], digest), ...placesCheck(school, read.value));
    lists.push({ code, report: read.value, children: childrenOf(read.value), digest, mapped: mapping !== undefined });
  }
  findings.push(...crossCheck(lists));
  attachments.set('import.json', printImports(lists, findings));
  const files = fonts.map(({ file, digest, ranges }) => ({
    file,
    digest,
    characters: ranges.reduce((sum, [first, last]) => sum + last - first + 1, 0),
  }));
  return done({
    ...{ plan, lists, catchment, mappings, owners, findings, attachments, coverage, troubles },
    fonts: { files, key: fontsKey },
  });
}

/** The finding that a file of the plan was left out because it cannot be read. */
function unreadFile(file: string, { code, values }: Refusal): readonly Finding[] {
  const findings = new Findings(file);
  findings.add('list.unread-file', {}, '', { ...values, why: code });
  return findings.sorted();
}

/** Reads an optional file beside the plan; null if absent. */
function readBeside<Kept>(
  folder: string,
  name: string,
  parse: (file: string, bytes: Uint8Array) => Outcome<Kept>,
): Outcome<{ readonly read: Kept; readonly bytes: Uint8Array } | null> {
  const path = join(folder, name);
  if (!existsSync(path)) return done(null);
  const bytes = readBytes(path);
  if (!bytes.ok) return bytes;
  const read = parse(name, bytes.value);
  return read.ok ? done({ read: read.value, bytes: bytes.value }) : read;
}

/** The children of an accepted list; none if the list has an error. */
function childrenOf({ list }: ListReport): ListedChild[] {
  if (list === null) return [];
  return Array.from({ length: list.size }, (_each, index) => {
    const { twins: _, ...child } = list.child(index);
    return child;
  });
}

const coverageSchema = v.object({ ranges: v.array(v.tuple([v.number(), v.number()])) });

// Asked for at every start and every change of the preparation.
let bundled: { readonly ranges: FontRanges; readonly coverage: Coverage } | null = null;

function bundledFaces(): NonNullable<typeof bundled> {
  if (bundled !== null) return bundled;
  const read = parseJson(readFileSync(new URL('../../../assets/fonts/coverage.json', import.meta.url)), coverageSchema);
  if (read === null) throw new Error('assets/fonts/coverage.json');
  const { ranges } = read;
  bundled = { ranges, coverage: coverageOf(ranges) };
  return bundled;
}

/** The characters that the bundled faces and a ceremony's own fonts draw. */
export function productCoverage(more: readonly FontRanges[] = []): Coverage {
  const { ranges, coverage } = bundledFaces();
  return more.length === 0 ? coverage : coverageOf([...ranges, ...more.flat()]);
}
