// The lists and plans of test/fixtures/import with what is expected of each; see the README.md there.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import type { ListFile } from '../../shared/intake/columns/source.ts';

const folder = fileURLToPath(new URL('../fixtures/import/', import.meta.url));
const suffix = '.expect.json';

const words = v.array(v.string());
const exitCode = v.picklist([0, 1, 2]);

/** An unknown field is an error: a misspelt expectation would expect nothing. */
const expectation = v.strictObject({
  name: v.optional(v.string()),
  mustFail: v.optional(v.boolean(), false),
  exit: v.optional(exitCode),
  exitAlso: v.optional(v.array(exitCode), []),
  rows: v.optional(v.number()),
  lots: v.optional(v.number()),
  children: v.optional(v.number()),
  mention: v.optional(words, []),
  mentionAny: v.optional(v.array(words), []),
  mustNotMention: v.optional(words, []),
  warnings: v.optional(words),
  warningsAllowed: v.optional(words, []),
  sampleNames: v.optional(words, []),
  sampleCells: v.optional(words, []),
  noNames: v.optional(words, []),
  unread: v.optional(words, []),
  mostErrors: v.optional(v.number()),
  doubtful: v.optional(v.string()),
  sheets: v.optional(v.string()),
});

/** What is expected of a list or a plan. */
export type Expectation = v.InferOutput<typeof expectation>;

/** A list with what is expected of it. `fixture` is the name in the folder, `file.name` the one that it is read under. */
export type ListFixture = { readonly fixture: string; readonly file: ListFile; readonly expected: Expectation };

/** A plan with what is expected of it. */
export type PlanFixture = { readonly fixture: string; readonly plan: string; readonly expected: Expectation };

/** All lists, without those of the plans. */
export function listFixtures(): ListFixture[] {
  const expectations = readdirSync(folder).filter(name => name.endsWith(suffix));
  return expectations.map(name => {
    const fixture = name.slice(0, -suffix.length);
    const expected = readExpectation(join(folder, name));
    const bytes = new Uint8Array(readFileSync(join(folder, fixture)));
    return { fixture, file: { name: expected.name ?? fixture, bytes }, expected };
  });
}

/** All plans. */
export function planFixtures(): PlanFixture[] {
  const names = readdirSync(folder).filter(name => existsSync(join(folder, name, 'plan.json')));
  return names.map(fixture => {
    const expected = readExpectation(join(folder, fixture, 'expect.json'));
    return { fixture, plan: join(folder, fixture, 'plan.json'), expected };
  });
}

/** Every file of the folder by its path in it, expectations included. */
export function fixtureFiles(): ListFile[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
  return entries.map(entry => {
    const path = join(entry.parentPath, entry.name);
    return { name: path.slice(folder.length), bytes: new Uint8Array(readFileSync(path)) };
  });
}

/** The lists of the plans: what stands beside each plan.json. */
export function planLists(): ListFile[] {
  return fixtureFiles().filter(({ name }) => /[\\/]/.test(name) && /\.(csv|xlsx)$/.test(name));
}

/** The lists of the sample. */
export function sampleLists(): ListFile[] {
  return ['gaoxin.xlsx', 'shili.csv', 'waiyu.csv'].map(name => {
    const bytes = readFileSync(new URL(`../../assets/sample/${name}`, import.meta.url));
    return { name, bytes: new Uint8Array(bytes) };
  });
}

function readExpectation(path: string): Expectation {
  return v.parse(expectation, JSON.parse(readFileSync(path, 'utf8')));
}
