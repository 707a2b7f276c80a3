// Plays a whole ceremony through the service, as the windows and the rehearsal do: each call takes the step that is due, so
// that a ceremony which was interrupted anywhere goes on where it stands.

import { fastDigest, signatures } from '../../electron/service/ports/signatures.ts';
import { Ceremony, type CeremonyTools } from '../../shared/ceremony/ceremony.ts';
import type { ListedChild, SchoolChildren } from '../../shared/ceremony/freezing.ts';
import { dossierMarker } from '../../shared/dossier/result-page.ts';
import { done, type Outcome } from '../../shared/outcome.ts';
import { type Plan, parsePlan, printPlan, rulesOf } from '../../shared/plan/plan.ts';
import type { Disk, Signatures } from '../../shared/ports.ts';
import { must, utf8 } from './outcome.ts';
import { SeededRandom } from './random.ts';

/** A small plan: GX draws 3 of 6 children, WGY takes all of its 2. */
export const smallPlan: Plan = must(
  parsePlan(
    'plan.json',
    utf8(
      JSON.stringify({
        title: '演练',
        organiser: '教育局',
        ceremony: 'TEST-LB-2024-a1',
        prior: 'none',
        schools: [
          { code: 'WGY', name: '外国语学校', places: 5, twins: 'skip', roster: 'w.csv' },
          {
            code: 'GX',
            name: '高新学校',
            places: 3,
            twins: 'expand',
            roster: 'g.csv',
            exempt: [{ ground: 'own', count: 2 }],
          },
        ],
        secrets: ['notary', 'operator'],
        inputs: [
          { kind: 'card', count: 3 },
          { kind: 'ball', count: 2 },
        ],
      }),
    ),
  ),
);

/** The lists of the small plan; one pair of twins, one name beyond the basic plane. */
export const smallLists: readonly SchoolChildren[] = [
  {
    code: 'GX',
    children: [
      child('003', '张三'),
      child('001', '李四'),
      child('002', '王五'),
      child('002', '王六'),
      child('004', '𠮷祥'),
      child('005', '欧阳小明'),
    ],
  },
  { code: 'WGY', children: [child('W1', '赵一'), child('W2', '钱二,"引号"')] },
];

function child(lot: string, name: string): ListedChild {
  return {
    lot,
    name,
    id: `ID-${lot}-${name}`,
    registration: lot,
    sex: '',
    primary: '',
    household: '',
    phone: '',
    remark: '',
  };
}

/** The secrets and inputs that `play` uses. */
export const smallSecrets = { operator: 'ab'.repeat(32), notary: 'cd'.repeat(16), parents: 'ef'.repeat(32) } as const;
export const smallInputs = ['123', '07-33'] as const;

/** A function of bytes that computes each answer once. */
function once<Asked extends readonly Uint8Array[], Answer>(answer: (...asked: Asked) => Answer) {
  const known = new Map<string, Answer>();
  return (...asked: Asked): Answer => {
    const key = asked.map(bytes => Buffer.from(bytes).toString('base64')).join();
    const before = known.get(key);
    if (before !== undefined) return before;
    const now = answer(...asked);
    known.set(key, now);
    return now;
  };
}

const signedBy = once((seed: Uint8Array, publicKey: Uint8Array, message: Uint8Array) =>
  signatures.sign({ seed, publicKey }, message),
);

/** The product's signatures. Ceremonies from one seed have few keys and messages, and thousands of them are played: each is computed once. */
export const testSignatures: Signatures = {
  keyOf: once(signatures.keyOf),
  sign: ({ seed, publicKey }, message) => signedBy(seed, publicKey, message).slice(),
  verify: once(signatures.verify),
};

/** The tools of a test's ceremony: a clock that stands still, and randomness from a seed. */
export function testTools(disk: Disk, seed = 1): CeremonyTools {
  const random = new SeededRandom(seed);
  return {
    disk,
    random: count => random.bytes(count),
    clock: () => '2024-07-15T09:30:00+08:00',
    signatures: testSignatures,
    digest: fastDigest,
    software: 'sunshine-draw/test',
    // The text and the page are tested elsewhere; short ones, the page with its place, keep the thousands of power cuts quick.
    spec: utf8('规程\n'.repeat(20)),
    verifier: utf8(`<!doctype html><html lang="zh-CN"><body>${dossierMarker}</body></html>`),
  };
}

/** Takes the one step that is due. */
export function stepDue(ceremony: Ceremony, lists = smallLists): Outcome<unknown> {
  const { due } = ceremony.state;
  switch (due.type) {
    case 'freeze':
      return ceremony.freeze({
        rules: rulesOf(smallPlan),
        lists,
        attachments: new Map([['plan.json', printPlan(smallPlan)]]),
      });
    case 'commit':
      return ceremony.commitHere(due.role, smallSecrets[due.role]);
    case 'publish':
      return ceremony.publish();
    case 'input':
      return ceremony.input(smallInputs[due.index as 0 | 1]);
    case 'close':
      return ceremony.close();
    case 'reveal':
      return ceremony.reveal(due.role);
    case 'seed':
    case 'result':
      return ceremony.draw();
    case 'seal':
      return ceremony.seal();
    case 'open':
    case 'sealed':
    case 'given-up':
      return done(undefined);
  }
}

/** Opens the ceremony and plays it to its end; stops at the first refusal. */
export function play(tools: CeremonyTools): Outcome<Ceremony> {
  const opened = Ceremony.open(tools, smallPlan.ceremony);
  if (!opened.ok) return opened;
  while (opened.value.state.due.type !== 'sealed') {
    const taken = stepDue(opened.value);
    if (!taken.ok) return taken;
  }
  return opened;
}
