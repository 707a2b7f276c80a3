// plan.json as people write it by hand: what it says twice is said back, not decided in silence.

import { expect, test } from 'vitest';
import { keyTwiceIn } from '../../shared/json.ts';
import { parsePlan, printPlan } from '../../shared/plan/plan.ts';
import { bytesOf } from '../../shared/protocol/lexis.ts';
import { smallPlan } from '../support/play.ts';

const printed = new TextDecoder().decode(printPlan(smallPlan));

test.each([
  ['a number of places', /"places": \d+,/, 'schools[0].places'],
  ['the same number of places', /"places": (\d+),/, 'schools[0].places'],
  ['the schools', /"schools": \[/, 'schools'],
  ['a title', /"title": "[^"]*",/, 'title'],
])('%s given twice is refused with its place', (_, part, path) => {
  const before = part.exec(printed)?.[0] ?? '';
  const extra = before.endsWith('[') ? `${before}],` : before.replace(/\d+,$/, '1,');
  const refused = parsePlan('plan.json', bytesOf(printed.replace(part, whole => `${extra} ${whole}`)));
  expect(refused).toMatchObject({
    ok: false,
    refusal: { code: 'plan.twice', values: { file: 'plan.json', path } },
  });
});

test('the plan as it is printed is read', () => {
  expect(parsePlan('plan.json', bytesOf(printed))).toEqual({ ok: true, value: smallPlan });
});

test.each([
  ['{"a":{"a":1,"b":1},"b":[{"a":1},{"a":1}]}', null],
  ['{"a":[1,{"b":[[0],[{"c":1,"c":2}]]}]}', 'a[1].b[1][0].c'],
  // Escaped, and within texts.
  ['{"a":1,"\\u0061":2}', 'a'],
  ['{"a":"\\",\\"a\\":","b":"{\\"a\\":1}"}', null],
  ['["a","a",{"":1,"":2}]', '[2].'],
  ['\ufeff{"__proto__":1,"__proto__":2}', '__proto__'],
  ['1', null],
])('%s has twice: %s', (json, path) => expect(keyTwiceIn(bytesOf(json))).toBe(path));
