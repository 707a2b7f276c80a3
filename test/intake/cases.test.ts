// Lists and plans as they are met, each with what has to come of it: test/fixtures/import.

import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { productCoverage, readIntake } from '../../electron/service/intake/intake.ts';
import { type Finding, message } from '../../shared/intake/findings/finding.ts';
import { type ListReport, readList } from '../../shared/intake/list.ts';
import { type Refusal, sentence } from '../../shared/text/refusal.ts';
import { partsOfReport } from './accounted.ts';
import { type Expectation, fixtureFiles, listFixtures, planFixtures } from './fixtures.ts';

const coverage = productCoverage();
const lists = listFixtures();
const plans = planFixtures();

/** A finding as it is read: what it says without the name of the file, which is the fixture's and says nothing. */
type Said = {
  readonly severity: 'error' | 'warning';
  readonly row: number | null;
  readonly value: string;
  readonly text: string;
};

function said(finding: Finding): Said {
  const { severity, row, value, file } = finding;
  return { severity, row, value, text: message('zh', finding).replaceAll(file, '') };
}

function refusedWith(refusal: Refusal, file: string): Said {
  return { severity: 'error', row: null, value: '', text: sentence('zh', refusal).replaceAll(file, '') };
}

/** Whether a finding mentions something. A short number is a row or a count and has to stand alone. */
function mentions({ row, value, text }: Said, word: string): boolean {
  if (!/^\d{1,3}$/.test(word)) return value.includes(word) || text.includes(word);
  return row === Number(word) || value === word || new RegExp(`(?<![\\d.])${word}(?![\\d.])`).test(text);
}

function checkSaid(findings: readonly Said[], exit: 0 | 1 | 2, expected: Expectation): void {
  const texts = findings.map(({ text }) => text);
  const isMentioned = (word: string) => findings.some(finding => mentions(finding, word));
  expect([exitOf(expected), ...expected.exitAlso], texts.join('\n')).toContain(exit);
  expect(
    expected.mention.filter(word => !isMentioned(word)),
    texts.join('\n'),
  ).toEqual([]);
  const unsaid = expected.mentionAny.filter(any => any.length > 0 && !any.some(isMentioned));
  expect(unsaid, texts.join('\n')).toEqual([]);
  expect(expected.mustNotMention.filter(isMentioned), texts.join('\n')).toEqual([]);
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  if (expected.mostErrors !== undefined) expect(errors, texts.join('\n')).toBeLessThanOrEqual(expected.mostErrors);
  const { warnings } = expected;
  if (warnings === undefined || exit !== 0) return;
  expect(warnings.filter(word => !isMentioned(word))).toEqual([]);
  const known = [...warnings, ...expected.warningsAllowed];
  expect(findings.filter(finding => !known.some(word => mentions(finding, word))).map(({ text }) => text)).toEqual([]);
}

function exitOf({ exit, mustFail }: Expectation): 0 | 1 | 2 {
  return exit ?? (mustFail ? 1 : 0);
}

function checkRead(report: ListReport, exit: 0 | 1, expected: Expectation): void {
  partsOfReport(report);
  const { rows, lots, children, list } = report;
  // A list that is rightly stopped though it may be read as well has no counts to compare.
  if (exit === exitOf(expected)) {
    if (expected.rows !== undefined) expect(rows).toBe(expected.rows);
    if (expected.lots !== undefined) expect(lots).toBe(expected.lots);
    if (expected.children !== undefined) expect(children).toBe(expected.children);
  }
  if (list === null) return;
  const all = Array.from({ length: list.size }, (_, index) => list.child(index));
  const names = new Set(all.map(({ name }) => name));
  expect(expected.sampleNames.filter(name => !names.has(name))).toEqual([]);
  expect(expected.noNames.filter(name => names.has(name))).toEqual([]);
  const cells = new Set(all.flatMap(child => Object.values(child)));
  expect(expected.sampleCells.filter(cell => !cells.has(cell))).toEqual([]);
  const unread = new Set(report.fileColumns.filter(({ readAs }) => readAs === null).map(({ header }) => header));
  expect(expected.unread.filter(header => !unread.has(header))).toEqual([]);
}

describe('lists', () => {
  test.each(lists)('$fixture', ({ file, expected }) => {
    const outcome = readList(file, { coverage });
    if (!outcome.ok) {
      checkSaid([refusedWith(outcome.refusal, file.name)], 2, expected);
      return;
    }
    const exit = outcome.value.findings.some(({ severity }) => severity === 'error') ? 1 : 0;
    checkSaid(outcome.value.findings.map(said), exit, expected);
    checkRead(outcome.value, exit, expected);
  });
});

describe('plans', () => {
  test.each(plans)('$fixture', ({ plan, expected }) => {
    const outcome = readIntake(plan, () => {});
    if (!outcome.ok) {
      checkSaid([refusedWith(outcome.refusal, plan)], 2, expected);
      return;
    }
    const { findings, lists: read } = outcome.value;
    checkSaid(findings.map(said), findings.some(({ severity }) => severity === 'error') ? 1 : 0, expected);
    for (const { report } of read) partsOfReport(report);
  });
});

describe('the folder', () => {
  const files = fixtureFiles();

  test('has an expectation for each list and a list for each expectation', () => {
    const names = files.map(({ name }) => name).filter(name => !/[\\/]/.test(name) && name !== 'README.md');
    expect(names.filter(name => !name.endsWith('.expect.json')).sort()).toEqual(
      lists.map(({ fixture }) => fixture).sort(),
    );
    expect(lists.length).toBeGreaterThan(100);
    expect(plans.length).toBeGreaterThan(10);
  });

  test('is small', () => {
    expect(files.filter(({ bytes }) => bytes.length > 60_000).map(({ name }) => name)).toEqual([]);
    expect(files.reduce((sum, { bytes }) => sum + bytes.length, 0)).toBeLessThan(1_000_000);
  });

  test('has no name that a system refuses or hides', () => {
    expect(files.map(({ name }) => name).filter(name => !/^[A-Za-z0-9][A-Za-z0-9./\\-]*$/.test(name))).toEqual([]);
  });

  // 411282 and 411299: a place and one that does not exist, both with invented numbers; 81 to 83 and 999: other documents.
  test('has no number with a real prefix', () => {
    const prefixes = new Set<string>();
    for (const { bytes } of files) {
      for (const text of textsOf(bytes)) {
        for (const [, prefix = ''] of text.matchAll(/(?<![0-9A-Za-z.])(\d{6})\d{11}[\dXx](?!\d)/g))
          prefixes.add(prefix);
      }
    }
    expect([...prefixes].filter(one => !/^(411282|411299|810000|820000|830000|999\d{3})$/.test(one))).toEqual([]);
    expect(prefixes).toContain('411299');
  });
});

/** What stands in a file, whatever it is: as bytes, as UTF-16, and in the parts of an archive. */
function textsOf(bytes: Uint8Array): string[] {
  const latin = (of: Uint8Array) => new TextDecoder('latin1').decode(of);
  const own = latin(bytes);
  return [own, own.replaceAll('\0', ''), ...partsOfArchive(bytes).map(latin)];
}

function partsOfArchive(bytes: Uint8Array): Uint8Array[] {
  try {
    return Object.values(unzipSync(bytes));
  } catch {
    return [];
  }
}
