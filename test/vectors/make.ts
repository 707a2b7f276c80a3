// Makes the vectors: files that an implementation in any language can run. `node test/vectors/make.ts` writes them; a test
// checks that they are what this makes, so that they change only on purpose.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { verifySignature } from '../../electron/service/ports/signatures.ts';
import { verifyDossier } from '../../shared/verifier/verifier.ts';
import { forge, type Ingredients, type Line, randomIngredients } from '../support/forge.ts';
import { SeededRandom } from '../support/random.ts';
import { mixedOrder } from './mixed-order.ts';
import { attempts } from './tamperings.ts';

/** A public folder as a vector: text files as text, others in hexadecimal digits. */
export type FolderVector = {
  readonly name: string;
  readonly verdict: 'verified' | 'rejected';
  /** The first check that fails, for a folder that must be rejected. */
  readonly check: string | null;
  /** The remarks on a folder that verifies, each as its code and its value (§6.1). */
  readonly remarks: readonly (readonly [code: string, value: string])[];
  readonly files: { readonly [name: string]: { readonly text: string } | { readonly hex: string } };
};

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
  const vectors: FolderVector[] = [
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
  for (const { name, check, tamper, files } of attempts) {
    const folder = forge(honestIngredients(), tamper);
    files?.(folder);
    vectors.push(vector(name, 'rejected', check, folder));
  }
  return vectors;
}

function vector(
  name: string,
  verdict: FolderVector['verdict'],
  check: string | null,
  files: ReadonlyMap<string, Uint8Array>,
): FolderVector {
  const shown = [...files].map(([file, bytes]): [string, { text: string } | { hex: string }] => {
    const isText = !file.endsWith('.sig') && bytes.every(byte => byte < 0x80);
    return [
      file,
      isText ? { text: Buffer.from(bytes).toString('latin1') } : { hex: Buffer.from(bytes).toString('hex') },
    ];
  });
  const said = verifyDossier({ public: files, people: null }, { verifySignature }).remarks;
  const remarks = said.map(({ code, value }) => [code, value] as const);
  return { name, verdict, check, remarks, files: Object.fromEntries(shown) };
}

/** The bytes of a vector's files. */
export function filesOf({ files }: FolderVector): Map<string, Uint8Array> {
  return new Map(
    Object.entries(files).map(([name, file]) => [
      name,
      new Uint8Array('text' in file ? Buffer.from(file.text, 'latin1') : Buffer.from(file.hex, 'hex')),
    ]),
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
      return [`${item.verdict}/${String(i + 1).padStart(3, '0')}-${slug}.json`, `${JSON.stringify(item, null, 1)}\n`];
    }),
  );
}

/** Where the files lie. */
export const vectorFolder = join(dirname(fileURLToPath(import.meta.url)), 'lot-1');

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  rmSync(vectorFolder, { recursive: true, force: true });
  for (const verdict of ['verified', 'rejected']) mkdirSync(join(vectorFolder, verdict), { recursive: true });
  for (const [name, text] of vectorFiles()) writeFileSync(join(vectorFolder, name), text);
}
