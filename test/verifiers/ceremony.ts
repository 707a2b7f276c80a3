/**
 * A small ceremony made by hand from the text of protocol.md, with a place for a change at every step. What comes after
 * the change is made again to agree with it (digests, chain, signatures), so that a folder has one fault only.
 *
 * A second forge beside test/support/forge.ts, on purpose: that one writes with the product's own modules, and what they
 * get wrong would be wrong in its folders as well. Nothing here is imported from the product.
 */
import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The files of a public folder under their names. */
export type Files = Record<string, string | Uint8Array>;
/** An event of the journal (protocol.md 2.4). */
export type Event = readonly [type: string, payload: string];
/** Lots of a roster, in its order. */
export type Lots = readonly (readonly [school: string, lot: string, size: number])[];

/** What differs from the usual ceremony: other values, or a change to a text that has just been written. */
export type Edit = {
  readonly rules?: (text: string) => string;
  readonly lots?: Lots;
  readonly roster?: (text: string) => string;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly inputs?: readonly string[];
  readonly key?: string;
  readonly signer?: () => Uint8Array;
  readonly commitment?: (text: string) => string;
  readonly promiseSignature?: (signature: Uint8Array) => Uint8Array;
  readonly events?: (events: readonly Event[]) => readonly Event[];
  readonly fields?: (fields: string[]) => string[];
  readonly result?: (text: string) => string;
  readonly head?: (text: string) => string;
  readonly headSignature?: (signature: Uint8Array) => Uint8Array;
  readonly people?: (text: string) => string | Uint8Array;
  /** The files of an attempt given up, whose events end before `close`. */
  readonly givenUp?: boolean;
  readonly files?: (files: Files) => Files;
};

/** SHA-256 in 64 digits (protocol.md 1.1). */
export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');
/** The school lines of the usual rules. */
export const SCHOOLS = 'school=GX:3:expand:%E9%AB%98%E6%96%B0\nschool=WGY:2:skip:a:b\n';
const RULES = [
  'alg=lot/1\nceremony=TEST-LB-2024-a1\ntitle=%E6%91%87%E5%8F%B7\norganiser=Bureau\nprior=none\n',
  SCHOOLS,
  'exempt=WGY:1:own-primary\nsecrets=operator,notary\nentropy=01:card:6\nentropy=02:ball:3\nentropy=03:d10:20\n',
].join('');
/** The inputs of the usual ceremony. */
export const INPUTS = ['01:card:202407', '02:ball:07-13-22', '03:d10:01382438112797316654'];
const SECRETS: Readonly<Record<string, string>> = {
  operator: '2747ac9a49d916f7973f25eff7a079c4c181efac81afa7a2849d16f62a98e4ff',
  notary: 'ecb0c9ccccdd7d0b5b59d54c704a534d',
  parents: '00000000000000000000000000000001',
};
/** The lots of the usual ceremony. */
export const LOTS: Lots = [
  ['GX', '27010003', 1],
  ['GX', '27010011', 2],
  ['GX', '27010024', 1],
  ['GX', '27010037', 1],
  ['WGY', '27010003', 1],
  ['WGY', '27010024', 1],
  ['WGY', '27010051', 3],
];
/** A beacon after the usual inputs. */
export const BEACON = '04:beacon:0123456789';
/** The two lines that ask for it. */
export const BEACON_LINES = 'entropy=04:beacon:10\nsource=04:Lottery%20of%2015%20July:the%20last%20ten%20digits\n';
const NAMES = ['王小明', 'O"Neil, J', '𠮷野', '李,四', 'plain'];
const PEOPLE = 'school,lot,salt,id,name,registration,sex,primary,household,phone,remark\n';
const REMARKS = ['', 'two\nlines', 'CR\r', '"', 'a|b\t\u0085', '-'];
/** The time of every event. */
export const TIME = '2024-07-15T09:30:00+08:00';
/** The key pair of the ceremony. */
export const PAIR = generateKeyPairSync('ed25519');

/** A public key as OpenSSL writes it (protocol.md 2.3). */
export const pemOf = (key: KeyObject): string => key.export({ type: 'spki', format: 'pem' }).toString();
/** The same for a DER form, right or wrong. */
export const pemOfDer = (der: Uint8Array): string =>
  `-----BEGIN PUBLIC KEY-----\n${Buffer.from(der).toString('base64')}\n-----END PUBLIC KEY-----\n`;
const derOf = (pem: string): Uint8Array => Buffer.from(pem.split('\n')[1] ?? '', 'base64');
const valuesOf = (text: string, key: string): readonly string[] =>
  text
    .split('\n')
    .filter(line => line.startsWith(`${key}=`))
    .map(line => line.slice(key.length + 1));

function draw(rules: string, roster: string, seed: string): string {
  const school = new Map<string, { places: number; twins: string; lots: (readonly [string, string, number])[] }>();
  for (const line of valuesOf(rules, 'school')) {
    const [code = '', places, twins = ''] = line.split(':');
    school.set(code, { places: Number(places), twins, lots: [] });
  }
  for (const line of roster.split('\n').slice(1, -1)) {
    const [code = '', lot = '', size] = line.split(',');
    school.get(code)?.lots.push([sha256(`lot/1|ticket|${seed}|${code}|${lot}`), lot, Number(size)]);
  }
  let text = 'school,rank,lot,size,ticket,status\n';
  for (const [code, { places, twins, lots }] of [...school].sort(([a], [b]) => (a < b ? -1 : 1))) {
    let used = 0;
    for (const [index, [ticket, lot, size]] of lots.sort(([a], [b]) => (a < b ? -1 : 1)).entries()) {
      const admitted = twins === 'expand' ? used < places : used + size <= places;
      if (admitted) used += size;
      text += `${code},${index + 1},${lot},${size},${ticket},${admitted ? 'ADMIT' : 'WAIT'}\n`;
    }
  }
  return text;
}

/** A field of people.csv (protocol.md 2.7). */
const quoted = (text: string): string => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/**
 * A dossier: the files of public/ under their names, `people` for sealed/people.csv, and what a verifier ends with
 * (protocol.md 6.3).
 */
export function build(edit: Edit = {}): {
  readonly files: Files;
  readonly people: string | Uint8Array;
  readonly compare: readonly string[];
} {
  const rules = edit.rules?.(RULES) ?? RULES;
  const cer = valuesOf(rules, 'ceremony')[0] ?? '';
  const roles = (valuesOf(rules, 'secrets')[0] ?? '').split(',');
  const secrets = { ...SECRETS, ...edit.secrets };
  const secretOf = (role: string): string => secrets[role] ?? '';

  let roster = 'school,lot,size,tag\n';
  let people: string | Uint8Array = PEOPLE;
  let [lots, children] = [0, 0];
  for (const [school, lot, size] of edit.lots ?? LOTS) {
    const salt = sha256(`${school}${lot}`).slice(0, 32);
    let p = salt;
    for (let child = 0; child < size; child++) {
      const name = NAMES[children % NAMES.length] ?? '';
      const id = `3701${children}`;
      p += `|${id}|${name}`;
      const others = ['本地', '女', '', '户,主', '139', REMARKS[children % REMARKS.length] ?? ''];
      people += `${[school, lot, salt, id, name, ...others].map(quoted).join(',')}\n`;
      children++;
    }
    lots++;
    roster += `${school},${lot},${size},${sha256(`lot/1|person|${cer}|${school}|${lot}|${sha256(p)}`)}\n`;
  }
  roster = edit.roster?.(roster) ?? roster;
  people = edit.people?.(people) ?? people;

  const [L, R] = [sha256(roster), sha256(rules)];
  const key = edit.key ?? pemOf(PAIR.publicKey);
  const signed = (text: string): Uint8Array => edit.signer?.() ?? sign(null, Buffer.from(text), PAIR.privateKey);
  const commits = roles.map(role => `${role}:${sha256(`lot/1|commit|${cer}|${role}|${L}|${R}|${secretOf(role)}`)}`);
  let commitment = `lot/1 commitment\nceremony=${cer}\nroster=${L}\nrules=${R}\nlots=${lots}\nchildren=${children}\n`;
  commitment += `${commits.map(commit => `commit=${commit}\n`).join('')}key=${sha256(derOf(key))}\ntime=${TIME}\n`;
  commitment = edit.commitment?.(commitment) ?? commitment;
  const promiseSignature = signed(commitment);

  const inputs = edit.inputs ?? INPUTS;
  const E = inputs.join(';');
  const seed = sha256(`lot/1|seed|${cer}|${L}|${R}|${roles.map(secretOf).join(',')}|${E}`);
  const computed = draw(rules, roster, seed);
  const result = edit.result?.(computed) ?? computed;

  const events: readonly Event[] = [
    ['open', 'hand/1'],
    ['freeze', `roster=${L},rules=${R},lots=${lots},children=${children}`],
    ...commits.map((commit): Event => ['commit', commit]),
    ['publish', sha256(commitment)],
    ...inputs.map((input): Event => ['input', input]),
    ['close', E],
    ...roles.map((role): Event => ['reveal', `${role}:${secretOf(role)}`]),
    ['seed', seed],
    ['result', sha256(result)],
    ['seal', 'final'],
  ];
  let prev = '0'.repeat(64);
  let journal = '';
  const seen: Record<string, string[]> = { input: [], commit: [], record: [] };
  for (const [index, [type, payload]] of (edit.events?.(events) ?? events).entries()) {
    const fields = ['lot/1', 'journal', cer, String(index + 1).padStart(4, '0'), prev, TIME, type, payload];
    seen[type]?.push(payload);
    if (type === 'input' && payload.includes(':beacon:')) seen['record']?.push(prev);
    const line = (edit.fields?.(fields) ?? fields).join('|');
    prev = sha256(line);
    journal += `${line}\n`;
  }
  let head = `lot/1|head|${cer}|${prev}|${sha256(result)}\n`;
  head = edit.head?.(head) ?? head;
  const headSignature = signed(head);
  const promised = !edit.givenUp || journal.includes('|publish|');
  const promise: Files = {
    'commitment.txt': commitment,
    'commitment.sig': edit.promiseSignature?.(promiseSignature) ?? promiseSignature,
  };
  const end: Files = {
    'result.csv': result,
    'head.txt': head,
    'head.sig': edit.headSignature?.(headSignature) ?? headSignature,
  };
  const files: Files = {
    'rules.txt': rules,
    'roster.csv': roster,
    'key.pem': key,
    'journal.txt': journal,
    ...(promised ? promise : {}),
    ...(edit.givenUp ? {} : end),
  };
  const lines = (what: string, values: readonly string[] = []) => values.map(value => `compare ${what} ${value}`);
  const compare = [
    ...lines('input', seen['input']),
    ...lines('promise', promised ? [sha256(commitment)] : []),
    ...lines('commit', seen['commit']),
    ...lines('record', seen['record']),
    ...(edit.givenUp ? lines('prior', [prev]) : []),
    ...(edit.givenUp
      ? []
      : [`compare seed ${seed}`, `compare result ${sha256(result)}`, `compare head ${sha256(head)}`]),
  ];
  return { files: edit.files?.(files) ?? files, people, compare };
}

/** Writes files into a folder, which is made. */
export async function write(folder: string, files: Files): Promise<void> {
  await mkdir(folder, { recursive: true });
  await Promise.all(Object.entries(files).map(([name, data]) => writeFile(join(folder, name), data)));
}
