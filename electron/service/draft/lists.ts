// The lists of a draft's schools: looked at, then kept beside the plan with the mapping that a person made.

import type { ListPreview } from '../../../shared/contract/preparation.ts';
import type { ColumnMapping } from '../../../shared/intake/columns/header.ts';
import { checkMapping } from '../../../shared/intake/columns/mapping.ts';
import type { ListFile } from '../../../shared/intake/columns/source.ts';
import { crossCheck } from '../../../shared/intake/cross.ts';
import type { Finding } from '../../../shared/intake/findings/finding.ts';
import type { ListReport } from '../../../shared/intake/list.ts';
import { done, type Outcome, refused } from '../../../shared/outcome.ts';
import { bytesOf } from '../../../shared/protocol/lexis.ts';
import { refusal } from '../../../shared/text/refusal.ts';
import { mappingFile } from '../intake/intake.ts';
import { ownersAfter, ownersIn } from '../intake/list-owners.ts';
import { listOptions, readingKey } from '../intake/list-reader.ts';
import { portableName } from '../ports/paths.ts';
import { fastDigest } from '../ports/signatures.ts';
import type { Draft } from './draft.ts';
import { earlierMapping, shownOf, tallyOf } from './finding-views.ts';
import { keptName } from './rosters.ts';

/** Reads a list ahead of looking at it or importing it. */
export async function listAhead(
  draft: Draft,
  code: string,
  file: ListFile,
  mapping: ColumnMapping | undefined,
): Promise<void> {
  const place = placeOf(draft, code, file, mapping);
  if (!place.ok) return;
  const { name, options, key } = place.value;
  await draft.reader.listAhead({ name, bytes: file.bytes }, options, key);
}

/** Looks at a list for a school, by its headers or by a mapping. Nothing is kept. */
export function previewList(
  draft: Draft,
  code: string,
  file: ListFile,
  mapping: ColumnMapping | undefined,
): Outcome<ListPreview> {
  const place = placeOf(draft, code, file, mapping);
  if (!place.ok) return place;
  const { school, name, options, key } = place.value;
  const looked = draft.reader.look({ name, bytes: file.bytes }, options, key);
  if (!looked.ok) {
    // A person knows the file by the name that it was chosen under.
    const { code: why, values } = looked.refusal;
    return refused({ code: why, values: 'file' in values ? { ...values, file: file.name } : values });
  }
  const { preview, report } = looked.value;
  draft.reader.preview(key, looked.value);
  const between = betweenLists(draft, code, report);
  const { errors, open } = tallyOf(between);
  const { counts } = preview;
  return done({
    ...preview,
    file: file.name,
    counts: { ...counts, errors: counts.errors + errors, warnings: counts.warnings + open },
    ...shownOf([...report.findings, ...between]),
    earlier: earlierMapping(draft.intake.mappings, school.roster, preview),
  });
}

/** Reads a list for a school and keeps it beside the plan. A file that is no list or may not be collected changes nothing. */
export function importList(draft: Draft, code: string, file: ListFile, mapping?: ColumnMapping): Outcome<void> {
  const place = placeOf(draft, code, file, mapping);
  if (!place.ok) return place;
  const complete = mapping === undefined ? done(undefined) : checkMapping(mapping);
  if (!complete.ok) return complete;
  const { school, name, options, key } = place.value;
  const read = draft.reader.list({ name, bytes: file.bytes }, options, key);
  if (!read.ok) return read;
  const forbidden = read.value.findings.find(finding => finding.code === 'list.forbidden-column');
  if (forbidden !== undefined) return refused(forbidden.refusal);
  const { plan, owners } = draft.intake;
  const schools = plan.schools.map(each => (each === school ? { ...each, roster: name } : each));
  const written = draft.disk.write(name, [file.bytes], 'private');
  if (!written.ok) return written;
  // Until the plan is written the mapping of a file that went away says nothing, and one of a changed file is not used.
  const kept = keepMapping(draft, school.roster, { name, bytes: file.bytes }, mapping, read.value);
  if (!kept.ok) return kept;
  const owned = draft.keepOwners(ownersAfter(owners ?? ownersIn(plan), plan, school, name, fastDigest(file.bytes)));
  return owned.ok ? draft.write({ ...plan, schools }) : owned;
}

/**
 * For which school a list is, the name that it is kept by, and how it is read. A preview is read under the same name as the import,
 * so that what is found then is what was seen.
 */
function placeOf(draft: Draft, code: string, file: ListFile, mapping: ColumnMapping | undefined) {
  const { plan, coverage, fonts } = draft.intake;
  const school = plan.schools.find(each => each.code === code);
  if (school === undefined) return refused(refusal('session.no-school', { code }));
  const name = keptName(plan, school, portableName(file.name));
  const options = listOptions(coverage, plan.schools, code, mapping);
  return done({ school, name, options, key: readingKey(name, fastDigest(file.bytes), fonts.key, options) });
}

/** What a list of a school has in common with the lists of the others. It is placed last: then the findings are its own. */
function betweenLists(draft: Draft, code: string, report: ListReport): readonly Finding[] {
  // A list with errors has no children yet, and the comparison of the others is known.
  if (report.list === null) return [];
  const others = draft.intake.lists.filter(list => list.code !== code);
  return crossCheck([...others, { code, report }]).filter(({ file }) => file === report.file);
}

/** Keeps the mapping of a list that comes in the place of another. */
function keepMapping(
  { disk, intake }: Draft,
  before: string,
  { name, bytes }: ListFile,
  mapping: ColumnMapping | undefined,
  { columns }: ListReport,
): Outcome<void> {
  const kept = intake.mappings.filter(({ file }) => file !== before && file !== name);
  if (mapping !== undefined) {
    const { columns: _, ...place } = mapping;
    const used = columns.map(({ field, letter, header }) => ({ field, letter, header }));
    kept.push({ file: name, sha256: fastDigest(bytes), ...place, columns: used });
  }
  if (kept.length === 0) return disk.remove(mappingFile);
  return disk.write(mappingFile, [bytesOf(`${JSON.stringify(kept, null, 1)}\n`)], 'private');
}
