// The ceremony plan: plan.json, what the console edits and the freeze turns into rules.txt. Strict: an unknown key, a
// missing one or a value out of range is refused with the path that leads to it.

import * as v from 'valibot';
import { jsonOf, keyTwiceIn, parseJson } from '../json.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import { areInOrder, inputKinds } from '../protocol/inputs.ts';
import { bytesOf, isCeremonyId, isHex64, isName, isSchoolCode } from '../protocol/lexis.ts';
import { allRoles, inOrder, type Rules } from '../protocol/rules.ts';
import { type Refusal, refusal } from '../text/refusal.ts';

/** The forms that a plan's values may have, as a refusal names them. The text of each is the message of its schema. */
const name = (most: number, form: string) =>
  v.pipe(v.string(form), v.trim(), v.maxLength(most, form), v.check(isName, form));
const words = name(200, 'text');
const count = (least: number, most: number) => {
  const form = `${least}–${most}`;
  return v.pipe(v.number(form), v.integer(form), v.minValue(least, form), v.maxValue(most, form));
};
const formed = (form: string, fits: (text: string) => boolean) => v.pipe(v.string(form), v.check(fits, form));
/** A telephone line with its hours, or none: what the foot of every page and the end of the stage have room for. */
const phoneLine = v.pipe(
  v.string('text'),
  v.trim(),
  v.check(line => [...line].length <= 80 && !/\p{Cc}/u.test(line), '0–80 characters'),
);
/** A file beside the plan: a relative path that stays below the plan's folder, and the only one of that file. */
const besidePlan = formed(
  'file',
  path => /^[^\\/:*?"<>|\0][^\\:*?"<>|\0]*$/.test(path) && !path.split('/').some(part => /^\.{0,2}$/.test(part)),
);

const schoolSchema = v.strictObject({
  code: formed('[A-Z0-9]{1,8}', isSchoolCode),
  name: words,
  places: count(1, 99999),
  twins: v.picklist(['expand', 'skip'], 'expand | skip'),
  roster: besidePlan,
  exempt: v.optional(
    v.array(
      v.strictObject({
        ground: name(40, '1–40 characters'),
        count: count(0, 99999),
      }),
      '[…]',
    ),
    [],
  ),
});

/** A live input. Only a beacon, and every beacon, says which public value it is. */
const inputSchema = v.pipe(
  v.strictObject({
    kind: v.picklist(inputKinds, inputKinds.join(' | ')),
    count: count(1, 99),
    source: v.exactOptional(words),
  }),
  v.check(({ kind, source }) => (kind === 'beacon') === (source !== undefined), 'beacon: source'),
);

const planSchema = v.strictObject({
  title: words,
  organiser: words,
  /** The hall: cover and end of the stage show it. */
  place: v.optional(v.pipe(v.string('text'), v.trim(), v.maxLength(200, 'text'))),
  /** Where the result stands and when: an address or a notice board. The end of the stage and the letters of admission say it. */
  published: v.optional(v.pipe(v.string('text'), v.trim(), v.maxLength(200, 'text'))),
  ceremony: formed('[TEST-]…-aN', isCeremonyId),
  prior: formed('none | hex64', prior => prior === 'none' || isHex64(prior)),
  schools: v.pipe(
    v.array(schoolSchema, '[…]'),
    v.minLength(1, '1–99'),
    v.maxLength(99, '1–99'),
    v.check(schools => isDistinct(schools.map(({ code }) => code)), 'code: each once'),
    v.check(
      schools => schools.every(({ exempt }) => isDistinct(exempt.map(({ ground }) => ground))),
      'ground: each once',
    ),
  ),
  secrets: v.pipe(
    v.array(v.picklist(allRoles, allRoles.join(' | ')), '[…]'),
    v.minLength(1, '1–3'),
    v.check(roles => isDistinct(roles), 'each once'),
  ),
  inputs: v.pipe(
    v.array(inputSchema, '[…]'),
    v.minLength(1, '1–9'),
    v.maxLength(9, '1–9'),
    v.check(lines => areInOrder(lines), 'card; ball, d10; beacon'),
  ),
  witnesses: v.optional(v.array(v.strictObject({ role: words, name: v.string('text') }), '[…]'), []),
  contacts: v.optional(v.strictObject({ enquiry: phoneLine, supervision: phoneLine }), {
    enquiry: '',
    supervision: '',
  }),
  catchment: v.optional(besidePlan),
  // Each is read and kept: a file that is named a hundred thousand times takes as much memory as so many.
  fonts: v.optional(
    v.pipe(
      v.array(besidePlan, '[…]'),
      v.maxLength(99, '0–99'),
      v.check(fonts => isDistinct(fonts), 'each once'),
    ),
    [],
  ),
});

/** A ceremony plan as in plan.json, with defaults filled in. Places and counts are children. */
export type Plan = v.InferOutput<typeof planSchema>;

/** One school of a plan. */
export type PlanSchool = Plan['schools'][number];

/** A plan as a form holds it: fields of the right types, with any values. */
const formSchema = v.object({
  ...{ title: v.string(), organiser: v.string(), ceremony: v.string(), prior: v.string() },
  place: v.optional(v.string()),
  published: v.optional(v.string()),
  schools: v.array(
    v.object({
      ...{ code: v.string(), name: v.string(), places: v.number(), roster: v.string() },
      twins: v.picklist(['expand', 'skip']),
      exempt: v.array(v.object({ ground: v.string(), count: v.number() })),
    }),
  ),
  secrets: v.array(v.picklist(allRoles)),
  inputs: v.array(v.object({ kind: v.picklist(inputKinds), count: v.number(), source: v.exactOptional(v.string()) })),
  witnesses: v.array(v.object({ role: v.string(), name: v.string() })),
  contacts: v.object({ enquiry: v.string(), supervision: v.string() }),
  catchment: v.optional(v.string()),
  fonts: v.array(v.string()),
});

/** Parses a plan that is being edited, from JSON; null if a form cannot show it. */
export function parsePlanForm(json: string): Plan | null {
  return parseJson(bytesOf(json), formSchema);
}

/** Parses plan.json (UTF-8, with or without a byte order mark); refuses the first wrong value with its path. */
export function parsePlan(file: string, bytes: Uint8Array): Outcome<Plan> {
  const json = jsonOf(bytes);
  if (json === undefined) return refused(refusal('plan.json', { file }));
  // Of two values the parser takes the last, and nobody would be told which of them counts.
  const twice = keyTwiceIn(bytes);
  if (twice !== null) return refused(refusal('plan.twice', { file, path: twice }));
  const read = v.safeParse(planSchema, json, { abortEarly: true });
  return read.success ? done(read.output) : refused(refusalOf(file, read.issues[0]));
}

/** The bytes of plan.json. */
export function printPlan(plan: Plan): Uint8Array {
  return bytesOf(`${JSON.stringify(plan, null, 2)}\n`);
}

/** Everything wrong in a plan that is being edited, each with its path; empty if it can be saved. */
export function planFaults(file: string, plan: unknown): Refusal[] {
  const read = v.safeParse(planSchema, plan);
  return read.success ? [] : read.issues.map(issue => refusalOf(file, issue));
}

/** The refusal of the value that an issue is about. */
function refusalOf(file: string, issue: v.InferIssue<typeof planSchema>): Refusal {
  const path = (v.getDotPath(issue) ?? 'plan').replace(/\.(\d+)/g, '[$1]');
  // valibot's own words, such as the one for an unknown key, are not ours to show; its form and path are.
  if (issue.type === 'strict_object') {
    const unknown = issue.expected === 'never';
    return refusal(unknown ? 'plan.unknown-key' : 'plan.missing-key', { file, path });
  }
  const actual =
    typeof issue.input === 'string' || typeof issue.input === 'number' ? String(issue.input) : typeof issue.input;
  return refusal('plan.value', { file, path, expected: issue.message, actual: actual.slice(0, 80) });
}

/** The rules that a plan asks for: schools and exemptions in the order of rules.txt, grounds without a place left out. */
export function rulesOf(plan: Plan): Rules {
  const schools = [...plan.schools].sort((a, b) => (a.code < b.code ? -1 : 1));
  return {
    ceremony: plan.ceremony,
    title: plan.title,
    organiser: plan.organiser,
    prior: plan.prior,
    schools: schools.map(({ code, places, twins, name }) => ({ code, places, twins, name })),
    exemptions: inOrder(
      schools.flatMap(({ code, exempt }) =>
        exempt.filter(({ count }) => count > 0).map(({ ground, count }) => ({ school: code, count, ground })),
      ),
    ),
    roles: allRoles.filter(role => plan.secrets.includes(role)),
    inputs: plan.inputs,
  };
}

function isDistinct(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}
