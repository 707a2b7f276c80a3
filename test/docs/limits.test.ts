// What docs/threats.md says that nothing prevents, shown: somebody who reads there that a folder verifies all the same can see it
// do so. Should a change ever prevent one of these, the text is to be changed with it.

import { expect, test } from 'vitest';
import { fastDigest, verifySignature } from '../../electron/service/ports/signatures.ts';
import { Ceremony } from '../../shared/ceremony/ceremony.ts';
import { parsePlan } from '../../shared/plan/plan.ts';
import { joinInputs } from '../../shared/protocol/inputs.ts';
import { seedOf } from '../../shared/protocol/seed.ts';
import { verifyDossier } from '../../shared/verifier/verifier.ts';
import { memoryDisk } from '../support/memory-disk.ts';
import { must, textOf, utf8 } from '../support/outcome.ts';
import { smallPlan, smallSecrets, stepDue, testTools } from '../support/play.ts';

/** A ceremony on a disk, up to the event `type`. */
function upTo(type: string, disk = memoryDisk()): Ceremony {
  const ceremony = must(Ceremony.open(testTools(disk), smallPlan.ceremony));
  while (ceremony.state.due.type !== type) must(stepDue(ceremony));
  return ceremony;
}

function verdictOf(files: ReadonlyMap<string, Uint8Array>) {
  const open = [...files].filter(([name]) => name.startsWith('public/'));
  const named = new Map(open.map(([name, bytes]) => [name.slice('public/'.length), bytes]));
  return verifyDossier(
    { public: named, people: files.get('sealed/people.csv') ?? null },
    { digest: fastDigest, verifySignature },
  );
}

test('C2: a copy from before the digits, gone on with by other digits, verifies under the same promise', () => {
  const first = memoryDisk();
  upTo('input', first);
  const copy = memoryDisk(new Map(first.files));
  upTo('sealed', first);
  const other = must(Ceremony.open(testTools(copy), smallPlan.ceremony));
  must(other.input('999'));
  upTo('sealed', copy);
  expect(verdictOf(first.files).ok).toBe(true);
  expect(verdictOf(copy.files).ok).toBe(true);
  const [ours, theirs] = [first, copy].map(({ files }) =>
    textOf(files.get('public/commitment.txt') ?? new Uint8Array(0)),
  );
  expect(ours).toBe(theirs);
  expect(verdictOf(first.files).seed).not.toBe(verdictOf(copy.files).seed);
});

test('C8: a program that shows the thrown digits and records others verifies, and only the digits on paper tell', () => {
  const disk = memoryDisk();
  const ceremony = upTo('input', disk);
  const thrown = '111';
  must(ceremony.input('222'));
  upTo('sealed', disk);
  const { ok, compare } = verdictOf(disk.files);
  expect(ok).toBe(true);
  // Everything else that such a program prints follows from what it recorded; so the digits are compared first.
  const inputs = compare.filter(({ what }) => what === 'input').map(({ value }) => value);
  expect(compare.slice(0, inputs.length).map(({ what }) => what)).toEqual(inputs.map(() => 'input'));
  expect(inputs[0]).toMatch(/^01:[a-z0-9]+:222$/);
  expect(inputs.join(' ')).not.toContain(`:${thrown}`);
});

test('B4, B12: who knows every secret but needs nobody’s leave computes the seed before the last one is revealed', () => {
  const disk = memoryDisk();
  const ceremony = upTo('close', disk);
  const { frozen, inputs } = ceremony.state;
  if (frozen === null) throw new Error('not frozen');
  const foreseen = seedOf({
    ceremony: ceremony.id,
    roster: frozen.rosterDigest,
    rules: frozen.rulesDigest,
    secrets: frozen.rules.roles.map(role => smallSecrets[role]),
    inputs: joinInputs(frozen.rules.inputs, inputs),
  });
  upTo('sealed', disk);
  expect(verdictOf(disk.files).seed).toBe(foreseen);
});

test('A6: a plan with one holder and a single chosen digit is accepted', () => {
  const weak = { ...smallPlan, secrets: ['operator'], inputs: [{ kind: 'card', count: 1 }] };
  const { title, organiser, ceremony, prior, schools, secrets, inputs } = weak;
  const json = JSON.stringify({ title, organiser, ceremony, prior, schools, secrets, inputs });
  expect(parsePlan('plan.json', utf8(json)).ok).toBe(true);
});
