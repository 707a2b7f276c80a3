// What docs/threats.md says that nothing prevents, shown: somebody who reads there that a folder verifies all the same can see it
// do so. Should a change ever prevent one of these, the text is to be changed with it.

import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readDossier, verdictOf as verdictOn } from '../../electron/service/ports/dossier-files.ts';
import { fastDigest, verifySignature } from '../../electron/service/ports/signatures.ts';
import { Ceremony } from '../../shared/ceremony/ceremony.ts';
import { parsePlan } from '../../shared/plan/plan.ts';
import { joinInputs } from '../../shared/protocol/inputs.ts';
import { admit } from '../../shared/protocol/ranking.ts';
import type { Twins } from '../../shared/protocol/rules.ts';
import { seedOf } from '../../shared/protocol/seed.ts';
import { sheetOf } from '../../shared/sheets/catalogue.ts';
import { firstFailed, type Verdict } from '../../shared/verifier/checks.ts';
import { verifyDossier } from '../../shared/verifier/verifier.ts';
import { sourcesIn } from '../support/dossiers.ts';
import { driven } from '../support/driven.ts';
import { promiseOf, smallDraft, typedAndRecorded } from '../support/driver.ts';
import { memoryDisk } from '../support/memory-disk.ts';
import { must, utf8 } from '../support/outcome.ts';
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

const official = 'LB-2024-a1';

/** The values of a verdict that a reader compares with paper and photographs, under the same word in both verdicts or not. */
function compared(one: Verdict, other: Verdict): { readonly same: string[]; readonly different: string[] } {
  const [same, different]: [string[], string[]] = [[], []];
  one.compare.forEach(({ what, value }, i) => {
    expect(other.compare[i]?.what).toBe(what);
    (other.compare[i]?.value === value ? same : different).push(what);
  });
  return { same, different };
}

describe('the service on a real folder', () => {
  const driver = driven(smallDraft);
  const { does, upTo, view } = driver;
  const dossier = (id = official) => join(driver.data, id);
  const verdict = (id = official) => verdictOn(must(readDossier(dossier(id))));
  const givesUp = () =>
    does({
      type: 'attempt.give-up',
      reason: '停电',
      people: [
        { role: '公证员', name: '王公证' },
        { role: '市纪委监委', name: '李纪检' },
      ],
    });

  /** Keeps a copy of the data folder, as a backup does. The answer brings it back in place of what came of it. */
  function backUp(): () => void {
    const copy = join(driver.root, 'copy');
    driver.close();
    cpSync(driver.data, copy, { recursive: true });
    driver.open();
    return () => {
      driver.close();
      rmSync(driver.data, { recursive: true });
      cpSync(copy, driver.data, { recursive: true });
      driver.open();
    };
  }

  test('C2: a folder brought back from before the digits, gone on with by others, verifies under the same promise', async () => {
    await upTo('input');
    const bringBack = backUp();
    await upTo('sealed');
    const first = verdict();
    bringBack();
    await does(...typedAndRecorded('000000'));
    await upTo('sealed');
    const second = verdict();
    expect([first.status, second.status]).toEqual(['verified', 'verified']);
    expect(second.remarks).toEqual(first.remarks);
    // Who holds the promise alone cannot tell which of the two was in the hall: sheet 3 and the photographs can.
    const { same, different } = compared(first, second);
    expect([...new Set(same)]).toEqual(['input', 'promise', 'commit']);
    expect(different).toEqual(['input', 'seed', 'result', 'head']);
  });

  test('B1: one brought back from before the freeze verifies too, and there the promise tells', async () => {
    await upTo('freeze');
    const bringBack = backUp();
    await upTo('sealed');
    const first = verdict();
    bringBack();
    await upTo('sealed');
    const second = verdict();
    expect([first.status, second.status]).toEqual(['verified', 'verified']);
    expect(second.remarks).toEqual(first.remarks);
    // The same lists and the same digits; other salts, secrets and keys.
    expect(compared(first, second)).toEqual({
      same: ['input', 'input'],
      different: ['promise', 'commit', 'commit', 'seed', 'result', 'head'],
    });
  });

  test('B9: an attempt that was given up and is run again from a copy verifies, and names no attempt before it', async () => {
    await upTo('close');
    const bringBack = backUp();
    await givesUp();
    const givenUp = verdict();
    expect(givenUp.status).toBe('given up');
    bringBack();
    await upTo('sealed');
    const again = verdict();
    expect(again.status).toBe('verified');
    expect(again.remarks.map(({ code }) => code)).not.toContain('prior');
    // Its promise has two records now. Who holds that of the attempt given up has what shows it.
    const promise = (of: Verdict) => of.compare.find(({ what }) => what === 'promise')?.value;
    expect(promise(again)).toBe(promise(givenUp));
    expect(givenUp.prior).not.toBeNull();
  });

  test('B6: a commitment that is copied is refused under another role; and its secret would not open it there', async () => {
    await upTo('commit');
    await does({ type: 'secret.make', role: 'operator' });
    const copied = view().holders.find(({ role }) => role === 'operator')?.commitment ?? '';
    expect(await driver.ask({ type: 'secret.commit', role: 'notary', commitment: copied })).toBe(
      'session.commitment-taken',
    );
    const secret = 'ab'.repeat(32);
    expect(promiseOf(view(), 'notary', secret)).not.toBe(promiseOf(view(), 'operator', secret));
  });

  test('B12: where the secret on paper does not open its commitment, the draw stands still for good', async () => {
    await upTo('reveal');
    await does({ type: 'secret.reveal', role: 'operator' });
    for (const secret of ['ab'.repeat(16), 'ab'.repeat(32)]) {
      expect(await driver.ask({ type: 'secret.reveal', role: 'notary', secret })).toBe('ceremony.secret-wrong');
    }
    await expect(givesUp()).rejects.toThrow('ceremony.give-up-late');
    expect(await driver.ask({ type: 'ceremony.draw' })).toBe('ceremony.order');
    expect(view().due).toMatchObject({ type: 'reveal', role: 'notary' });
    expect(firstFailed(verdict())?.id).toBe('files');
  });

  test('D3: a page that says “verified” to anything lies in a folder that verifies; its digest and other verifiers tell', async () => {
    await upTo('sealed');
    const promised = printedDigest();
    const before = verdict();
    const page = join(dossier(), 'public/verify.html');
    expect(fastDigest(new Uint8Array(readFileSync(page)))).toBe(promised);
    writeFileSync(
      page,
      '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>核对</title><h1>核对通过</h1>\n',
    );
    // The page decides nothing, so no verifier looks into it: neither verdict nor remarks tell that it is another one.
    expect(verdict()).toMatchObject({ status: 'verified', remarks: before.remarks });
    expect(fastDigest(new Uint8Array(readFileSync(page)))).not.toBe(promised);
    // What it would say of a forged result, others do not.
    const result = join(dossier(), 'public/result.csv');
    writeFileSync(result, readFileSync(result, 'utf8').replace('ADMIT', 'WAIT'));
    expect(verdict().status).toBe('rejected');
    const python = spawnSync('python3', [join(import.meta.dirname, '../../docs/verify.py'), dossier()]);
    if (python.error === undefined) expect(python.status).toBe(1);
  });

  /** The digest of verify.html that sheet 2 prints. */
  function printedDigest(): string | null {
    const { body } = must(sheetOf(sourcesIn(dossier()), '2-promise'));
    return body.kind === 'promise' ? body.verifierDigest : null;
  }
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

describe('the chances of twins, as protocol.md §4 tells them', () => {
  test('10 lots, one a pair, 2 places: under skip the pair has half a single child’s chance, under expand the same as any lot', () => {
    const counted = (twins: Twins) => {
      // Where the pair stands decides everything: ten places of equal chance, each walked by the program.
      const walks = Array.from({ length: 10 }, (_, place) => {
        const sizes = Uint8Array.from({ length: 10 }, (_, lot) => (lot === place ? 2 : 1));
        const { admitted } = admit(Uint32Array.from(sizes.keys()), sizes, 2, twins);
        return { pair: admitted[place] ?? 0, all: admitted.reduce((sum, each) => sum + each, 0) };
      });
      const pair = walks.reduce((sum, walk) => sum + walk.pair, 0) / 10;
      return { pair, single: walks.reduce((sum, walk) => sum + walk.all - walk.pair, 0) / 10 / 9 };
    };
    expect(counted('skip').pair).toBeCloseTo(0.1, 12);
    expect(counted('skip').single).toBeCloseTo(0.2, 12);
    expect(counted('expand').pair).toBeCloseTo(0.2, 12);
  });

  test('600 lots, 10 of them pairs, 320 places: 0.5246 a single child, a pair 0.5238 under skip and 0.5255 under expand', () => {
    const binomial = (n: number, k: number) =>
      Array.from({ length: k }, (_, i) => (n - i) / (i + 1)).reduce((product, factor) => product * factor, 1);
    // A given lot stands at each of 600 places alike; `pairs` others of 599 are pairs, of which some stand before it.
    const chance = (pairs: number, most: number) => {
      let sum = 0;
      for (let before = 0; before < 600; before++) {
        for (let k = 0; k <= Math.min(pairs, before); k++) {
          if (before + k <= most) {
            sum += (binomial(before, k) * binomial(599 - before, pairs - k)) / binomial(599, pairs) / 600;
          }
        }
      }
      return sum;
    };
    // A lot is admitted with so many children before it at most; under skip a pair that no longer fits lets the next single in.
    const pair = { skip: chance(9, 318), expand: chance(9, 319) };
    expect(pair.skip.toFixed(4)).toBe('0.5238');
    expect(pair.expand.toFixed(4)).toBe('0.5255');
    expect(((320 - 20 * pair.skip) / 590).toFixed(4)).toBe('0.5246');
    expect(chance(10, 319).toFixed(4)).toBe('0.5246');
  });

  test('a lot larger than the places has no chance under skip, wherever it stands', () => {
    for (let place = 0; place < 5; place++) {
      const sizes = Uint8Array.from({ length: 5 }, (_, lot) => (lot === place ? 3 : 1));
      expect(admit(Uint32Array.from(sizes.keys()), sizes, 2, 'skip').admitted[place]).toBe(0);
    }
  });
});
