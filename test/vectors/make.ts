// Makes the vectors: files that an implementation in any language can run. `node test/vectors/make.ts` writes them; a test
// checks that they are what this makes, so that they change only on purpose.

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { verifySignature } from '../../electron/service/ports/signatures.ts';
import { digestOf } from '../../shared/protocol/hash.ts';
import { bytesOf } from '../../shared/protocol/lexis.ts';
import { type Person, printPeople } from '../../shared/protocol/people.ts';
import { personDigest } from '../../shared/protocol/roster.ts';
import type { Status } from '../../shared/verifier/checks.ts';
import { verifyDossier } from '../../shared/verifier/verifier.ts';
import { forge, forgeGivenUp, type Ingredients, type Line, randomIngredients } from '../support/forge.ts';
import { SeededRandom } from '../support/random.ts';
import { mixedOrder } from './mixed-order.ts';
import { attempts, peopleAttempts } from './tamperings.ts';

/** A public folder as a vector: text files as text, others in hexadecimal digits. */
export type FolderVector = {
  readonly name: string;
  readonly verdict: Status;
  /** The first check that fails, for a folder that must be rejected. */
  readonly check: string | null;
  /** The remarks on a folder that is not rejected, each as its code and its value (§6.2). */
  readonly remarks: readonly (readonly [code: string, value: string])[];
  /** What to compare, each as its name and its value (§6.3). */
  readonly compare: readonly (readonly [what: string, value: string])[];
  readonly files: { readonly [name: string]: Shown };
  /** sealed/people.csv, if it is at hand. */
  readonly people?: Shown;
};

/** The bytes of a file as text, one byte a character, or in hexadecimal digits. */
type Shown = { readonly text: string } | { readonly hex: string };

/** The ceremony that the attempts start from: the one of the published minimal folder, with a key that is known. */
export function honestIngredients(): Ingredients {
  const random = new SeededRandom(20240715);
  const hex = (count: number) => Buffer.from(random.bytes(count)).toString('hex');
  const lots: [string, string, number][] = [
    ['GX', '27010003', 1],
    ['GX', '27010011', 2],
    ['GX', '27010024', 1],
    ['GX', '27010037', 1],
    ['GX', '27010042', 1],
    ['WGY', '27010003', 1],
    ['WGY', '27010024', 1],
    ['WGY', '27010051', 3],
    ['WGY', '27010066', 1],
  ];
  return {
    rules: {
      ceremony: 'TEST-LB-2024-a1',
      title: '2024年灵宝市市区民办初中电脑随机摇号录取',
      organiser: '灵宝市教育体育局',
      prior: 'none',
      schools: [
        { code: 'GX', places: 3, twins: 'expand', name: '灵宝高新学校（初中部）' },
        { code: 'WGY', places: 2, twins: 'skip', name: '灵宝外国语学校（初中部）' },
      ],
      exemptions: [{ school: 'WGY', count: 1, ground: 'own-primary' }],
      roles: ['operator', 'notary'],
      inputs: [
        { kind: 'card', count: 6 },
        { kind: 'd10', count: 20 },
      ],
    },
    lots: lots.map(([school, lot, size]) => ({ school, lot, size, p: hex(32) })),
    secrets: [hex(32), hex(32)],
    inputs: ['202407', '01382438112797316654'],
    time: '2024-07-15T09:30:00+08:00',
    keySeed: random.bytes(32),
  };
}

/** Every folder vector: the honest ceremonies first. */
export function folderVectors(): FolderVector[] {
  const accepted = Array.from({ length: 100 }, (_, i): [string, Map<string, Uint8Array>] => [
    `random ceremony ${i + 1}`,
    forge(randomIngredients(i + 1, i < 90 ? 12 : 60)),
  ]);
  const notes = forge(honestIngredients(), {
    lines: lines =>
      lines.flatMap(line => {
        if (line.type === 'open') return [line, { type: 'incident', payload: '%E5%81%9C%E7%94%B5' }];
        if (line.type === 'commit') return [{ type: 'fact', payload: `made-here:${line.payload.split(':')[0]}` }, line];
        if (line.type === 'publish') return [line, { type: 'void', payload: '01:dropped' }];
        if (line.type === 'input') return [{ type: 'incident', payload: "it's-(fine)!*" }, line];
        if (line.type === 'close')
          return [
            { type: 'fact', payload: 'given-by:02:%E5%85%AC%E8%AF%81%E5%91%98:parents' },
            { type: 'fact', payload: 'printed:notary' },
            { type: 'fact', payload: 'signed:3-inputs:a' },
            ...['moved', 'taken-back', `taken-over:${'0a'.repeat(32)}`, 'clock-back'].map(payload => ({
              type: 'fact',
              payload,
            })),
            line,
          ];
        if (line.type === 'result')
          return [line, { type: 'present', payload: 'GX' }, { type: 'present', payload: 'WGY' }];
        return [line];
      }),
  });
  const honest = honestIngredients();
  const { rules, secrets, inputs } = honest;
  const alone: Ingredients = {
    ...honest,
    rules: { ...rules, prior: '0a'.repeat(32), roles: ['parents'], inputs: [{ kind: 'ball', count: 9 }] },
    secrets: secrets.slice(0, 1),
    inputs: ['01-02-03-04-05-06-07-08-09'],
  };
  const chosen: Ingredients = {
    ...honest,
    rules: { ...rules, inputs: rules.inputs.slice(0, 1) },
    inputs: inputs.slice(0, 1),
  };
  const twice: Ingredients = { ...honest, secrets: secrets.map(() => secrets[0] ?? '') };
  // 10:00 in one zone is before 09:40 in another; the promise is dated 09:30+08:00.
  const times = ['2024-07-15T09:30:00+08:00', '2024-07-15T00:00:00-00:30', '2024-07-15T08:00:01+08:00'];
  const jumping = (lines: Line[]) => lines.map((line, index) => ({ ...line, time: times[index % 3] ?? '' }));
  const beacon: Ingredients = {
    ...honest,
    rules: { ...rules, inputs: [...rules.inputs, { kind: 'beacon', count: 6, source: '上证指数当日收盘：去小数点' }] },
    inputs: [...inputs, '341255'],
  };
  const beaconAlone: Ingredients = {
    ...honest,
    rules: { ...rules, inputs: [{ kind: 'beacon', count: 20, source: 'drand round 4242' }] },
    inputs: ['01234567890123456789'],
  };
  // The lines of the honest record: open, freeze, two commits, publish, two inputs.
  const givenUp = [2, 3, 4, 5, 6, 7].map(events =>
    vector(`given up after ${events} lines`, 'given up', null, forgeGivenUp(honest, events)),
  );
  const several = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(i => {
    const from = randomIngredients(900 + i, 12);
    const last = 3 + from.rules.roles.length + from.rules.inputs.length;
    return vector(`random attempt given up ${i}`, 'given up', null, forgeGivenUp(from, 2 + (i % (last - 1))));
  });
  const named = withPeople();
  const third: Ingredients = {
    ...honest,
    rules: { ...rules, roles: ['operator', 'notary', 'parents'] },
    secrets: [secrets[0] ?? '', secrets[1] ?? '', secrets[0] ?? ''],
    time: '2024-07-15T09:30:00-14:00',
  };
  const exempting: Ingredients = {
    ...honest,
    rules: { ...rules, exemptions: ['本校', 'a', 'b:c'].map(ground => ({ school: 'GX', count: 1, ground })) },
  };
  const brokenReason = (lines: Line[]) =>
    lines.map(line => (line.type === 'fact' ? { ...line, payload: 'given-up:%41%0Ab:a' } : line));
  const vectors: FolderVector[] = [
    ...givenUp,
    ...several,
    vector('with a beacon', 'verified', null, forge(beacon)),
    vector('a beacon alone', 'verified', null, forge(beaconAlone)),
    vector('given up after its beacon', 'given up', null, forgeGivenUp(beacon, 8)),
    vector('with names', 'verified', null, forge(named.ingredients), named.people),
    vector('given up, with names', 'given up', null, forgeGivenUp(named.ingredients, 5), named.people),
    vector('one secret for the first and the third holder', 'verified', null, forge(third)),
    vector('exemptions in order, a text that needs no encoding', 'verified', null, forge(exempting)),
    vector('a known text', 'verified', null, forge(honest).set('SPEC.txt', specText())),
    vector(
      'given up for reasons with a line break',
      'given up',
      null,
      forgeGivenUp(honest, 6, { lines: brokenReason }),
    ),
    vector('with litter', 'verified', null, littered(forge(honest))),
    vector('with a text and pages that are not known', 'verified', null, withPages(forge(honest))),
    vector('honest', 'verified', null, forge(honestIngredients())),
    vector('with notes', 'verified', null, notes),
    vector('one holder and few dice', 'verified', null, forge(alone)),
    vector('no dice at all', 'verified', null, forge(chosen)),
    vector(
      'a key of mixed order, signatures that hold',
      'verified',
      null,
      forge(honest, mixedOrder(honest.keySeed, true)),
    ),
    vector('one secret for two holders', 'verified', null, forge(twice)),
    vector('a clock that went back, in another zone', 'verified', null, forge(honest, { lines: jumping })),
    ...accepted.map(([name, files]) => vector(name, 'verified', null, files)),
  ];
  const lax = forge(honest, mixedOrder(honest.keySeed, false));
  const name = 'a key of mixed order, signatures that hold with a cofactor only';
  vectors.push(vector(name, 'rejected', 'commitment.signature', lax));
  for (const { name, check, tamper, files, ingredients, givenUp } of attempts) {
    const from = ingredients?.(honestIngredients()) ?? honestIngredients();
    const folder = givenUp === undefined ? forge(from, tamper) : forgeGivenUp(from, givenUp, tamper);
    files?.(folder);
    vectors.push(vector(name, 'rejected', check, folder));
  }
  for (const { name, check, from, tamper } of peopleAttempts) {
    const people = tamper(named.people);
    vectors.push(
      vector(`people: ${name}`, 'rejected', check, forge(from?.(named.ingredients) ?? named.ingredients), people),
    );
  }
  return vectors;
}

/** The honest ceremony with names: what a tag is made of is then at hand. */
function withPeople(): { readonly ingredients: Ingredients; readonly people: string } {
  const honest = honestIngredients();
  let at = 0;
  const family = (school: string, lot: string, size: number) =>
    Array.from({ length: size }, () => {
      at++;
      const salt = digestOf(bytesOf(`${school}${lot}`)).slice(0, 32);
      const remark = at === 3 ? 'two lines,\n"quoted"' : '';
      const rest = { registration: '', sex: '', primary: '第一小学', household: '', phone: '', remark };
      return { school, lot, salt, id: `41128220120101${String(1000 + at)}`, name: `学生${at}`, ...rest };
    });
  const families = honest.lots.map(({ school, lot, size }) => family(school, lot, size));
  const lots = honest.lots.map((line, i) => {
    const children = families[i] as Person[];
    return { ...line, p: personDigest(children[0]?.salt ?? '', children) };
  });
  return { ingredients: { ...honest, lots }, people: new TextDecoder().decode(printPeople(families.flat())) };
}

/** docs/protocol.md, as dossiers carry it. */
function specText(): Uint8Array {
  return new Uint8Array(readFileSync(join(dirname(fileURLToPath(import.meta.url)), '../../docs/protocol.md')));
}

/** Files that systems and programs leave in folders. */
function littered(files: Map<string, Uint8Array>): Map<string, Uint8Array> {
  for (const name of ['.DS_Store', 'Thumbs.db', 'desktop.ini', '._rules.txt', '~$result.csv', '.~lock.result.csv#']) {
    files.set(name, new Uint8Array([0x0a]));
  }
  return files;
}

function withPages(files: Map<string, Uint8Array>): Map<string, Uint8Array> {
  for (const name of ['SPEC.txt', 'verify.html', 'result.html']) files.set(name, bytesOf('something else'));
  return files;
}

function vector(
  name: string,
  verdict: FolderVector['verdict'],
  check: string | null,
  files: ReadonlyMap<string, Uint8Array>,
  people?: string,
): FolderVector {
  const shown = [...files].map(([file, bytes]) => [file, shownAs(bytes, !file.endsWith('.sig'))] as const);
  const sealed = people === undefined ? null : bytesOf(people);
  const said = verifyDossier({ public: files, people: sealed }, { verifySignature });
  return {
    name,
    verdict,
    check,
    remarks: said.remarks.map(({ code, value }) => [code, value] as const),
    compare: said.compare.map(({ what, value }) => [what, value] as const),
    files: Object.fromEntries(shown),
    ...(sealed === null ? {} : { people: shownAs(sealed, true) }),
  };
}

function shownAs(bytes: Uint8Array, mayBeText: boolean): Shown {
  const isText = mayBeText && bytes.every(byte => byte < 0x80);
  return isText ? { text: Buffer.from(bytes).toString('latin1') } : { hex: Buffer.from(bytes).toString('hex') };
}

function bytesShown(shown: Shown): Uint8Array {
  return new Uint8Array('text' in shown ? Buffer.from(shown.text, 'latin1') : Buffer.from(shown.hex, 'hex'));
}

/** The bytes of a vector's files. */
export function filesOf({ files }: FolderVector): Map<string, Uint8Array> {
  return new Map(Object.entries(files).map(([name, file]) => [name, bytesShown(file)]));
}

/** The bytes of a vector's people.csv; null if it has none. */
export function peopleOf({ people }: FolderVector): Uint8Array | null {
  return people === undefined ? null : bytesShown(people);
}

/** The folder that vectors of each verdict lie in. */
export const verdictFolders = { verified: 'verified', 'given up': 'given-up', rejected: 'rejected' } as const;

/** The vectors that lie in the repository, each with its path below `vectorFolder`. */
export function storedVectors(): { readonly path: string; readonly vector: FolderVector }[] {
  return Object.values(verdictFolders).flatMap(verdict =>
    readdirSync(join(vectorFolder, verdict)).map(name => {
      const path = `${verdict}/${name}`;
      return { path, vector: JSON.parse(readFileSync(join(vectorFolder, path), 'utf8')) as FolderVector };
    }),
  );
}

/** The vectors as files: one each, by number and name. */
export function vectorFiles(): Map<string, string> {
  return new Map(
    folderVectors().map((item, i) => {
      const slug = item.name
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '');
      return [
        `${verdictFolders[item.verdict]}/${String(i + 1).padStart(3, '0')}-${slug}.json`,
        `${JSON.stringify(item, null, 1)}\n`,
      ];
    }),
  );
}

/** Where the files lie. */
export const vectorFolder = join(dirname(fileURLToPath(import.meta.url)), 'lot-1');

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  rmSync(vectorFolder, { recursive: true, force: true });
  for (const verdict of Object.values(verdictFolders)) mkdirSync(join(vectorFolder, verdict), { recursive: true });
  for (const [name, text] of vectorFiles()) writeFileSync(join(vectorFolder, name), text);
}
