/**
 * Ceremonies that must be accepted and folders that must be rejected, each with the check of docs/verify.py and
 * docs/verify.sh that names it. Thought of from the text of protocol.md alone, like the forge beside it: what
 * test/vectors/tamperings.ts tries with the product's forge is neither copied nor left out here.
 */
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Edit, type Event, INPUTS, LOTS, type Lots, PAIR, pemOf, pemOfDer, SCHOOLS, TIME } from './ceremony.ts';

/** The public folder that comes with the protocol. */
export const FIXTURE = fileURLToPath(new URL('../fixtures/lot-1/minimal', import.meta.url));

/* Small edits */

/** Replaces the first occurrence, which must be there. */
export const replace =
  (from: string | RegExp, to: string) =>
  (text: string): string => {
    const changed = text.replace(from, () => to);
    if (changed === text) throw new Error(`nothing to replace: ${from}`);
    return changed;
  };

/** Changes the payload of the nth event of a type. */
const payload =
  (type: string, change: (old: string) => string, nth = 0) =>
  (events: readonly Event[]): readonly Event[] => {
    const at = events.map(([kind], index) => (kind === type ? index : -1)).filter(index => index >= 0)[nth] ?? -1;
    if (at < 0) throw new Error(`no event ${type}`);
    return events.map((event, index): Event => (index === at ? [type, change(event[1])] : event));
  };
const without =
  (type: string) =>
  (events: readonly Event[]): readonly Event[] =>
    events.filter(([kind]) => kind !== type);
/** Puts an event in front of the first event of another type, or at the end. */
const insert =
  (event: Event, before?: string) =>
  (events: readonly Event[]): readonly Event[] => {
    const at = before === undefined ? events.length : events.findIndex(([kind]) => kind === before);
    return [...events.slice(0, at), event, ...events.slice(at)];
  };
/** Moves the first event of a type in front of the first of another. */
const move =
  (type: string, before: string) =>
  (events: readonly Event[]): readonly Event[] => {
    const event = events.find(([kind]) => kind === type);
    if (event === undefined) throw new Error(`no event ${type}`);
    const others = events.filter(other => other !== event);
    return insert(event, before)(others);
  };
/** Changes field `index` (from 0) of the journal line with this number. */
const field =
  (number: string, index: number, to: string) =>
  (fields: string[]): string[] =>
    fields[3] === number ? fields.with(index, to) : fields;

/** Another first digit. */
const digitOff = (text: string): string => (text.startsWith('0') ? `1${text.slice(1)}` : `0${text.slice(1)}`);
const lastOff = (text: string): string => text.slice(0, -1) + (text.endsWith('0') ? '1' : '0');
/** Changes one bit of the byte at a place. */
export const flip =
  (at: number) =>
  (bytes: Uint8Array): Uint8Array =>
    bytes.with(at, (bytes[at] ?? 0) ^ 1);
const incident = (text: string): Edit => ({ events: insert(['incident', text], 'close') });
const time = (text: string): Edit => ({ commitment: replace(TIME, text) });
const schoolLines = (text: string): Edit => ({ rules: replace(SCHOOLS, text) });

const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;
/** The same signature with S + the order of the group: equal for lenient verifiers. */
function plusOrder(signature: Uint8Array): Uint8Array {
  let s = Buffer.from(signature.slice(32)).reverse().toString('hex');
  s = (BigInt(`0x${s}`) + ORDER).toString(16).padStart(64, '0');
  return Buffer.concat([signature.slice(0, 32), Buffer.from(s, 'hex').reverse()]);
}
/** A key of 32 chosen bytes, and the signature (R = the neutral point, S = 0) that is good for any text under it. */
function weakKey(hex: string): Edit {
  const signature = new Uint8Array(64);
  signature[0] = 1;
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), Buffer.from(hex, 'hex')]);
  return { key: pemOfDer(der), signer: () => signature };
}
const paddedKey = (): string => {
  const pem = pemOf(PAIR.publicKey);
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const last = pem[27 + 58] ?? '';
  return `${pem.slice(0, 27 + 58)}${letters[letters.indexOf(last) + 1]}${pem.slice(27 + 59)}`;
};

/* What must be accepted */

const many = (count: number): string =>
  Array.from({ length: count }, (_, index) => `school=S${String(index).padStart(3, '0')}:2:skip:N\n`).join('');
const manyLots = (count: number): Lots =>
  Array.from({ length: count * 4 }, (_, index) => [
    `S${String(index >> 2).padStart(3, '0')}`,
    `L${index & 3}`,
    1 + ((index * 7) % 3),
  ]);

/** Ceremonies that must be accepted. */
export const GOOD: readonly (readonly [name: string, edit: Edit])[] = [
  ['a ceremony made by hand', {}],
  [
    'codes and lots that look like equal numbers',
    {
      rules: text =>
        replace('exempt=WGY', 'exempt=10')(replace(SCHOOLS, 'school=10:2:skip:N\nschool=1E1:2:expand:N\n')(text)),
      lots: ['10', '1E1'].flatMap(code =>
        ['-', '-1', '01', '0X10', '1', '10', '1E01', '1E1', 'INF', 'NAN'].map(
          (lot, index) => [code, lot, 1 + (index % 3)] as const,
        ),
      ),
    },
  ],
  ['one secret of 32 digits', { rules: replace('secrets=operator,notary', 'secrets=notary') }],
  ['three secrets', { rules: replace('operator,notary', 'operator,notary,parents') }],
  ['99 schools', { rules: text => replace(/exempt.*\n/, '')(replace(SCHOOLS, many(99))(text)), lots: manyLots(99) }],
  [
    'nine entropy lines',
    {
      rules: replace(/entropy=01[\s\S]*/, [1, 2, 3, 4, 5, 6, 7, 8, 9].map(n => `entropy=0${n}:ball:99\n`).join('')),
      inputs: [1, 2, 3, 4, 5, 6, 7, 8, 9].map(n => `0${n}:ball:${Array(99).fill('07').join('-')}`),
    },
  ],
  ['the offset +14:00', time('2024-07-15T09:30:00+14:00')],
  ['the offset -14:00', time('2024-07-15T23:59:59-14:00')],
  ['29 February of a leap year', time('2000-02-29T00:00:00+00:00')],
  ['a text of 4000 characters', incident(`${'x'.repeat(3988)}%F0%A0%AE%B7`)],
  [
    'a text with every length of UTF-8',
    incident('a%00%7F%C2%80%DF%BF%E0%A0%80%ED%9F%BF%EE%80%80%EF%BF%BF%F0%90%80%80%F4%8F%BF%BF'),
  ],
  ['a text with signs that writers would encode', incident('!#$&\'()*+,/:;<=>?@[]^`{}\\"N')],
  [
    'every free event, often',
    {
      events: events =>
        events.flatMap((event, index): Event[] =>
          index === 0
            ? [event]
            : [
                ['void', '03:fell%20down'],
                ['present', 'WGY'],
                ['incident', '%E7%94%B5'],
                ['fact', 'moved'],
                ['fact', 'given-by:03:a:b'],
                ['fact', `taken-over:${'0'.repeat(64)}`],
                event,
              ],
        ),
    },
  ],
  ['the longest names of software', { events: payload('open', () => `${'a'.repeat(64)}/${'1'.repeat(64)}`) }],
  ['a prior attempt', { rules: replace('prior=none', `prior=${'0a'.repeat(32)}`) }],
  [
    'two grounds for one school',
    {
      rules: replace(
        'exempt=WGY:1:own-primary\n',
        'exempt=GX:99999:a\nexempt=WGY:1:%41\nexempt=WGY:1:A\nexempt=WGY:1:a:b\nexempt=WGY:2:aa\n',
      ),
    },
  ],
];

/* What must be rejected, and by which check */

/** Ceremonies with one fault, and the check that must name it. */
export const BAD: readonly (readonly [check: string, name: string, edit: Edit])[] = [
  ['rules', 'another algorithm', { rules: replace('lot/1', 'lot/2') }],
  ['rules', 'a ceremony in small letters', { rules: replace('TEST-LB', 'TEST-lb') }],
  ['rules', 'a ceremony without attempt', { rules: replace('2024-a1', '2024') }],
  ['rules', 'attempt a0', { rules: replace('2024-a1', '2024-a0') }],
  ['rules', 'attempt a100', { rules: replace('2024-a1', '2024-a100') }],
  ['rules', 'a ceremony of 41 characters', { rules: replace('TEST-LB-2024-a1', `${'A'.repeat(38)}-a1`) }],
  ['rules', 'a ceremony with an empty part', { rules: replace('LB-2024', 'LB--2024') }],
  ['rules', 'prior in capitals', { rules: replace('prior=none', 'prior=None') }],
  ['rules', 'prior of 63 digits', { rules: replace('prior=none', `prior=${'a'.repeat(63)}`) }],
  ['rules', 'prior after the schools', { rules: replace(`prior=none\n${SCHOOLS}`, `${SCHOOLS}prior=none\n`) }],
  ['rules', 'no school', schoolLines('')],
  ['rules', 'schools descending', schoolLines('school=WGY:2:skip:N\nschool=GX:3:expand:N\n')],
  ['rules', 'a school twice', schoolLines('school=GX:3:expand:N\nschool=GX:3:expand:N\nschool=WGY:2:skip:N\n')],
  [
    'rules',
    '100 schools',
    { rules: text => replace(/exempt.*\n/, '')(replace(SCHOOLS, many(100))(text)), lots: manyLots(100) },
  ],
  ['rules', 'no places', schoolLines('school=GX:0:expand:N\nschool=WGY:2:skip:N\n')],
  ['rules', '100000 places', schoolLines('school=GX:100000:expand:N\nschool=WGY:2:skip:N\n')],
  ['rules', 'places with a leading zero', schoolLines('school=GX:03:expand:N\nschool=WGY:2:skip:N\n')],
  ['rules', 'places with a sign', schoolLines('school=GX:+3:expand:N\nschool=WGY:2:skip:N\n')],
  ['rules', 'another rule for twins', schoolLines('school=GX:3:lucky:N\nschool=WGY:2:skip:N\n')],
  ['rules', 'a school without a name', schoolLines('school=GX:3:expand\nschool=WGY:2:skip:N\n')],
  ['rules', 'a school with an empty name', schoolLines('school=GX:3:expand:\nschool=WGY:2:skip:N\n')],
  ['rules', 'a school with a line break in its name', schoolLines('school=GX:3:expand:a%0Ab\nschool=WGY:2:skip:N\n')],
  ['rules', 'a school with a NEL in its name', schoolLines('school=GX:3:expand:a%C2%85\nschool=WGY:2:skip:N\n')],
  ['rules', 'a school with a deleted name', schoolLines('school=GX:3:expand:%7F\nschool=WGY:2:skip:N\n')],
  ['rules', 'no title', { rules: replace(/title=.*\n/, '') }],
  ['rules', 'an empty title', { rules: replace(/title=.*/, 'title=') }],
  ['rules', 'a title with a blank', { rules: replace(/title=.*/, 'title=a draw') }],
  ['rules', 'a title that is no UTF-8', { rules: replace(/title=.*/, 'title=%C0%80') }],
  ['rules', 'no organiser', { rules: replace(/organiser=.*\n/, '') }],
  ['rules', 'the organiser first', { rules: replace(/(title=.*\n)(organiser=.*\n)/, '$2$1') }],
  [
    'rules',
    'a code of nine characters',
    schoolLines('school=GX:3:expand:N\nschool=WGY:2:skip:N\nschool=WGY456789:1:skip:N\n'),
  ],
  ['rules', 'a code in small letters', schoolLines('school=GX:3:expand:N\nschool=WGY:2:skip:N\nschool=x:1:skip:N\n')],
  ['rules', 'places for an unknown school', { rules: replace('exempt=WGY', 'exempt=WG') }],
  ['rules', 'none exempt', { rules: replace('exempt=WGY:1', 'exempt=WGY:0') }],
  ['rules', 'an empty ground', { rules: replace('own-primary', '') }],
  ['rules', 'a ground of 4001 characters', { rules: replace('own-primary', 'g'.repeat(4001)) }],
  ['rules', 'a ground with a blank', { rules: replace('own-primary', 'own primary') }],
  ['rules', 'a ground twice', { rules: replace('exempt=WGY:1:own-primary\n', 'exempt=WGY:1:a\nexempt=WGY:2:a\n') }],
  ['rules', 'grounds descending', { rules: replace('exempt=WGY:1:own-primary\n', 'exempt=WGY:1:b\nexempt=WGY:1:a\n') }],
  [
    'rules',
    'exempt before the schools',
    { rules: text => replace('prior=none\n', 'prior=none\nexempt=GX:1:a\n')(replace(/exempt.*\n/, '')(text)) },
  ],
  ['rules', 'roles in another order', { rules: replace('operator,notary', 'notary,operator') }],
  ['rules', 'a role twice', { rules: replace('operator,notary', 'operator,operator') }],
  ['rules', 'another role', { rules: replace('operator,notary', 'operator,mayor') }],
  ['rules', 'no role', { rules: replace('operator,notary', '') }],
  ['rules', 'entropy from 00', { rules: replace('entropy=01', 'entropy=00') }],
  ['rules', 'a gap in the entropy', { rules: replace('entropy=03', 'entropy=04') }],
  ['rules', 'digits chosen after the dice', { rules: replace('03:d10:20', '03:card:20') }],
  ['rules', 'another kind of entropy', { rules: replace('02:ball', '02:coin') }],
  ['rules', '100 dice', { rules: replace('d10:20', 'd10:100') }],
  ['rules', 'no dice', { rules: replace('d10:20', 'd10:0') }],
  ['rules', 'no entropy', { rules: replace(/entropy=01[\s\S]*/, '') }],
  [
    'rules',
    'ten entropy lines',
    {
      rules: replace(
        /entropy=01[\s\S]*/,
        [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(n => `entropy=${String(n).padStart(2, '0')}:d10:9\n`).join(''),
      ),
    },
  ],
  ['rules', 'a line after the end', { rules: text => `${text}note=1\n` }],
  ['rules', 'a byte order mark', { rules: text => `\ufeff${text}` }],
  ['rules', 'CR LF', { rules: text => text.replaceAll('\n', '\r\n') }],
  ['rules', 'no LF at the end', { rules: text => text.slice(0, -1) }],
  ['rules', 'an empty line at the end', { rules: text => `${text}\n` }],
  ['rules', 'a blank at an end', { rules: replace('prior=none', 'prior=none ') }],
  ['rules', 'nothing', { rules: () => '' }],

  ['roster', 'another header', { roster: replace('school,lot', 'School,lot') }],
  ['roster', 'a header only', { roster: text => text.slice(0, text.indexOf('\n') + 1) }],
  ['roster', 'lots descending', { roster: text => text.replace(/(GX,27010003.*\n)(GX,27010011.*\n)/, '$2$1') }],
  ['roster', 'schools descending', { roster: text => text.replace(/((?:GX.*\n)+)((?:WGY.*\n)+)/, '$2$1') }],
  ['roster', 'a lot twice', { roster: text => text.replace(/(GX,27010011,2)(.*\n)/, '$1$2GX,27010011,3$2') }],
  ['roster', 'size 0', { roster: replace('27010003,1', '27010003,0') }],
  ['roster', 'size 10', { roster: replace('27010003,1', '27010003,10') }],
  [
    'roster',
    'a tag in capitals',
    { roster: text => text.replace(/,([0-9a-f]{64})/, (_, tag: string) => `,${tag.toUpperCase()}`) },
  ],
  ['roster', 'a tag of 63 digits', { roster: text => text.replace(/[0-9a-f]\n/, '\n') }],
  ['roster', 'a lot in small letters', { roster: replace('27010003', '2701000x') }],
  ['roster', 'a lot of 25 characters', { roster: replace('27010037', `27010037${'0'.repeat(17)}`) }],
  ['roster', 'an empty lot', { roster: replace('GX,27010003', 'GX,') }],
  ['roster', 'a fifth column', { roster: text => text.replaceAll(/([0-9a-f]{64})/g, '$1,x') }],
  ['roster', 'a quoted field', { roster: replace('GX,27010003', 'GX,"27010003"') }],
  ['roster', 'a letter outside ASCII', { roster: replace('GX', 'ＧＸ') }],
  ['schools', 'a lot of an unknown school', { lots: [...LOTS, ['ZZ', '1', 1]] }],
  ['schools', 'a school without lots', { lots: LOTS.filter(([school]) => school !== 'WGY') }],
  [
    'schools',
    'a school and a lot that look like the right ones',
    {
      rules: text => replace(/exempt.*\n/, '')(replace(SCHOOLS, 'school=10:3:expand:N\n')(text)),
      lots: [['1E1', '1', 1]],
    },
  ],

  ['commitment', 'another first line', { commitment: replace('lot/1 c', 'lot/1  c') }],
  ['commitment', 'lines in another order', { commitment: text => text.replace(/(lots=.*\n)(children=.*\n)/, '$2$1') }],
  ['commitment', 'no time', { commitment: replace(/time=.*\n/, '') }],
  ['commitment', 'a line more', { commitment: text => `${text}note=1\n` }],
  [
    'commitment',
    'four roles',
    { commitment: replace('key=', `commit=parents:${'0'.repeat(64)}\ncommit=parents:${'0'.repeat(64)}\nkey=`) },
  ],
  ['commitment', 'an unknown role', { commitment: replace('commit=notary', 'commit=mayor') }],
  ['commitment', 'a number with a leading zero', { commitment: replace('lots=', 'lots=0') }],
  ['commitment', 'the time in Z', time('2024-07-15T09:30:00Z')],
  ['commitment', 'a day that does not exist', time('2023-02-29T09:30:00+08:00')],
  ['commitment', '29 February 1900', time('1900-02-29T09:30:00+08:00')],
  ['commitment', 'the 31st of April', time('2024-04-31T09:30:00+08:00')],
  ['commitment', 'day 0', time('2024-07-00T09:30:00+08:00')],
  ['commitment', 'month 13', time('2024-13-01T09:30:00+08:00')],
  ['commitment', 'hour 24', time('2024-07-15T24:00:00+08:00')],
  ['commitment', 'minute 60', time('2024-07-15T09:60:00+08:00')],
  ['commitment', 'a leap second', time('2024-07-15T23:59:60+08:00')],
  ['commitment', 'an offset above 14 hours', time('2024-07-15T09:30:00+14:01')],
  ['commitment', 'an offset of 60 minutes', time('2024-07-15T09:30:00+08:60')],
  ['commitment', 'a time with a blank', time('2024-07-15 09:30:00+08:00')],
  ['commitment-ceremony', 'the promise of another ceremony', { commitment: replace('2024-a1', '2024-a2') }],
  ['commitment-roster', 'another roster', { commitment: text => text.replace(/(?<=roster=)\w+/, digitOff) }],
  ['commitment-rules', 'other rules', { commitment: text => text.replace(/(?<=rules=)\w+/, digitOff) }],
  ['commitment-lots', 'another number of lots', { commitment: replace('lots=7', 'lots=8') }],
  ['commitment-children', 'another number of children', { commitment: replace('children=10', 'children=9') }],
  [
    'commitment-roles',
    'roles in another order',
    { commitment: text => text.replace(/(commit=op.*\n)(commit=no.*\n)/, '$2$1') },
  ],
  ['commitment-roles', 'a role more', { commitment: replace('key=', `commit=parents:${'0'.repeat(64)}\nkey=`) }],
  ['commitment-roles', 'a role less', { commitment: replace(/commit=notary.*\n/, '') }],
  ['key', 'a key of another kind', { key: pemOf(generateKeyPairSync('x25519').publicKey) }],
  ['key', 'a longer key', { key: pemOf(generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey) }],
  ['key', 'a key in CR LF', { key: pemOf(PAIR.publicKey).replaceAll('\n', '\r\n') }],
  ['key', 'a key without LF at the end', { key: pemOf(PAIR.publicKey).slice(0, -1) }],
  ['key', 'a key with a text before it', { key: `my key\n${pemOf(PAIR.publicKey)}` }],
  ['key', 'a key with other padding', { key: paddedKey() }],
  ['commitment-key', 'the promise of another key', { commitment: text => text.replace(/(?<=key=)\w+/, lastOff) }],
  ['commitment-signature', 'a signature by another key', { key: pemOf(generateKeyPairSync('ed25519').publicKey) }],
  ['commitment-signature', 'a changed R', { promiseSignature: flip(0) }],
  ['commitment-signature', 'a changed S', { promiseSignature: flip(32) }],
  ['commitment-signature', 'S + the order', { promiseSignature: plusOrder }],
  ['commitment-signature', '63 bytes', { promiseSignature: signature => signature.slice(0, 63) }],
  [
    'commitment-signature',
    '65 bytes',
    { promiseSignature: signature => Buffer.concat([signature, new Uint8Array(1)]) },
  ],
  ['commitment-signature', 'no bytes', { promiseSignature: () => new Uint8Array() }],
  ['commitment-signature', 'a key of order 1', weakKey(`01${'00'.repeat(31)}`)],
  ['commitment-signature', 'a key of order 1 in its second form', weakKey(`ee${'ff'.repeat(30)}7f`)],
  ['commitment-signature', 'a key of order 1 with the sign of no x', weakKey(`01${'00'.repeat(30)}80`)],
  ['commitment-signature', 'a key of order 2', weakKey(`ec${'ff'.repeat(30)}7f`)],
  ['commitment-signature', 'a key of order 4', weakKey('00'.repeat(32))],
  [
    'commitment-signature',
    'a key of order 8',
    weakKey('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85'),
  ],
  ['commitment-signature', 'a key that is no point', weakKey(`02${'00'.repeat(31)}`)],

  ['journal', 'seven fields', { fields: fields => (fields[3] === '0005' ? fields.slice(0, 7) : fields) }],
  ['journal', 'nine fields', { fields: fields => (fields[3] === '0005' ? [...fields, ''] : fields) }],
  ['journal', 'another kind of line', { fields: field('0003', 1, 'Journal') }],
  ['journal', 'a number of five digits', { fields: field('0003', 3, '00003') }],
  ['journal', 'an odd time', { fields: field('0003', 5, '2024-07-15T09:30:00+8:00') }],
  ['journal', 'an unknown event', { events: insert(['redraw', 'GX'], 'close') }],
  ['journal', 'an open without version', { events: payload('open', () => 'hand') }],
  ['journal', 'an open of 65 characters', { events: payload('open', () => `${'a'.repeat(65)}/1`) }],
  ['journal', 'a freeze without the children', { events: payload('freeze', old => old.replace(/,children.*/, '')) }],
  ['journal', 'an input with a letter', { events: payload('input', () => '01:card:20240x') }],
  ['journal', 'a ball of one digit', { events: payload('input', () => '02:ball:7-13-22', 1) }],
  ['journal', 'balls joined by commas', { events: payload('input', () => '02:ball:07,13,22', 1) }],
  ['journal', 'a close that ends in ;', { events: payload('close', old => `${old};`) }],
  ['journal', 'a secret of 31 digits', { secrets: { operator: 'a'.repeat(31) } }],
  ['journal', 'a secret in capitals', { secrets: { operator: 'A'.repeat(32) } }],
  ['journal', 'a secret of 48 digits', { secrets: { operator: 'a'.repeat(48) } }],
  ['journal', 'a seal with another word', { events: payload('seal', () => 'done') }],
  ['journal', 'a void without a number', { events: insert(['void', 'fell'], 'close') }],
  ['journal', 'a void without a text', { events: insert(['void', '03:'], 'close') }],
  ['journal', 'an empty text', incident('')],
  ['journal', 'a text with a blank', incident('a b')],
  ['journal', 'a text with bare UTF-8', incident('停电')],
  ['journal', 'a lone %', incident('100%')],
  ['journal', 'small hexadecimal digits', incident('%e4%bd%a0')],
  ['journal', 'a cut character', incident('%E4%BD')],
  ['journal', 'a character cut by a letter', incident('%E4%BDa')],
  ['journal', 'a stray continuation', incident('a%80')],
  ['journal', 'an overlong zero', incident('%C0%80')],
  ['journal', 'an overlong three', incident('%E0%9F%BF')],
  ['journal', 'an overlong four', incident('%F0%8F%BF%BF')],
  ['journal', 'a surrogate', incident('%ED%A0%80')],
  ['journal', 'a character above 10FFFF', incident('%F4%90%80%80')],
  ['journal', 'byte FF', incident('%FF')],
  ['journal', 'a text of 4001 characters', incident('x'.repeat(4001))],
  ['journal', 'a very long line', incident('x'.repeat(1_000_000))],
  ['journal-ceremony', 'a line of another ceremony', { fields: field('0006', 2, 'TEST-LB-2024-a2') }],
  ['journal-numbers', 'a number twice', { fields: field('0006', 3, '0005') }],
  ['journal-numbers', 'a number in another line', { fields: field('0001', 3, '0000') }],
  [
    'journal-chain',
    'a broken chain',
    { fields: fields => (fields[3] === '0006' ? fields.with(4, digitOff(fields[4] ?? '')) : fields) },
  ],
  ['journal-chain', 'a chain that starts elsewhere', { fields: field('0001', 4, `${'0'.repeat(63)}1`) }],
  ['journal-order', 'a freeze before open', { events: move('freeze', 'open') }],
  [
    'journal-order',
    'commits in another order',
    {
      events: events =>
        events.map((event, index) => (index === 2 || index === 3 ? (events[5 - index] ?? event) : event)),
    },
  ],
  ['journal-order', 'no commit', { events: without('commit') }],
  ['journal-order', 'no publish', { events: without('publish') }],
  ['journal-order', 'a publish after the first input', { events: move('input', 'publish') }],
  ['journal-order', 'an input after close', { events: move('close', 'input') }],
  ['journal-order', 'a reveal before close', { events: move('reveal', 'close') }],
  ['journal-order', 'a second throw', { events: insert(['input', '03:d10:99999999999999999999'], 'close') }],
  ['journal-order', 'a second seed', { events: insert(['seed', '0'.repeat(64)], 'result') }],
  ['journal-order', 'no close', { events: without('close') }],
  ['journal-order', 'no seal', { events: without('seal') }],
  ['journal-order', 'no result', { events: without('result') }],
  ['journal-order', 'a second seal', { events: insert(['seal', 'final']) }],
  ['journal-order', 'an incident before open', { events: insert(['incident', 'x'], 'open') }],
  ['journal-order', 'given up before the close', { events: insert(['fact', 'given-up:x:y'], 'close') }],
  ['journal-order', 'a fact after seal', { events: insert(['fact', 'moved']) }],
  ['journal-order', 'a school shown after seal', { events: insert(['present', 'GX']) }],
  ['journal-freeze', 'another number of lots', { events: payload('freeze', replace('lots=7', 'lots=6')) }],
  ['journal-freeze', 'another roster', { events: payload('freeze', old => old.replace(/(?<=roster=)\w+/, digitOff)) }],
  ['journal-commit', 'another commitment', { events: payload('commit', lastOff) }],
  ['journal-publish', 'another promise', { events: payload('publish', digitOff) }],
  ['journal-input', 'a digit less', { events: payload('input', () => '01:card:20240'), inputs: INPUTS }],
  ['journal-input', 'a ball less', { inputs: INPUTS.with(1, '02:ball:07-13') }],
  ['journal-input', 'dice instead of balls', { inputs: INPUTS.with(1, '02:d10:071322') }],
  ['journal-close', 'another die', { events: payload('close', old => old.replace(/4$/, '5')) }],
  ['journal-other', 'a void for no entropy line', { events: insert(['void', '04:x'], 'close') }],
  ['journal-other', 'a giver for no entropy line', { events: insert(['fact', 'given-by:04:x'], 'close') }],
  ['journal-other', 'a secret made for no role', { events: insert(['fact', 'made-here:parents'], 'close') }],
  ['journal-other', 'a school that is not there', { events: insert(['present', 'G'], 'seal') }],
  ['secret-operator', 'a secret that does not open', { events: payload('reveal', lastOff) }],
  ['secret-notary', 'another secret that does not open', { events: payload('reveal', lastOff, 1) }],
  [
    'secret-operator',
    'another commitment on both sides',
    {
      commitment: text => text.replace(/(?<=commit=operator:)\w+/, digitOff),
      events: payload('commit', old => `operator:${digitOff(old.slice(9))}`),
    },
  ],
  ['seed', 'another seed', { events: payload('seed', digitOff) }],
  ['journal-result', 'another digest', { events: payload('result', digitOff) }],
  ['result', 'somebody else admitted', { result: text => text.replace('ADMIT', 'WAIT') }],
  ['result', 'two lots exchanged', { result: text => text.replace(/(GX,1.*\n)(GX,2.*\n)/, '$2$1') }],
  ['result', 'a lot less', { result: text => text.replace(/GX,1,.*\n/, '') }],
  ['result', 'a lot more', { result: text => text + text.split('\n')[1] }],
  ['result', 'CR LF', { result: text => text.replaceAll('\n', '\r\n') }],
  ['result', 'no LF at the end', { result: text => text.slice(0, -1) }],
  ['result', 'nothing', { result: () => '' }],
  ['head', 'two lines', { head: text => text + text }],
  ['head', 'no LF at the end', { head: text => text.slice(0, -1) }],
  ['head', 'a sixth field', { head: replace('\n', '|x\n') }],
  ['head-ceremony', 'another ceremony', { head: replace('2024-a1', '2024-a2') }],
  ['head-journal', 'the head of another journal', { head: text => text.replace(/\w{64}/, digitOff) }],
  ['head-result', 'the head of another result', { head: text => text.replace(/\w{64}\n/, digitOff) }],
  ['head-signature', 'a changed signature', { headSignature: flip(63) }],
  [
    'head-signature',
    'the signature of something else',
    { headSignature: () => sign(null, Buffer.from('x'), PAIR.privateKey) },
  ],
];

/** What may be done to a finished folder without the private key, and the check that must name it. */
export const DONE: readonly (readonly [check: string, name: string, change: (folder: string) => Promise<unknown>])[] = [
  ...readdirSync(FIXTURE).flatMap((name): typeof DONE => [
    ['files', `${name} is missing`, folder => rm(join(folder, name))],
    ['files', `${name} is a folder`, folder => rm(join(folder, name)).then(() => mkdir(join(folder, name)))],
    [
      'files',
      `${name} is a link`,
      folder =>
        rename(join(folder, name), `${folder}.moved`).then(() => symlink(`${folder}.moved`, join(folder, name))),
    ],
  ]),
  ['files', 'another file', folder => writeFile(join(folder, 'names.csv'), 'x')],
  ['files', 'a hidden file', folder => writeFile(join(folder, '.names'), 'x')],
  ['files', 'a file with an odd name', folder => writeFile(join(folder, 'rules.txt \n\u001b[31m 抽签'), 'x')],
  ['files', 'a folder', folder => mkdir(join(folder, 'sealed'))],
  ['files', 'a folder named like a file', folder => mkdir(join(folder, 'SPEC.txt'))],
  ['files', 'a file in other letters', folder => copyFile(join(folder, 'rules.txt'), join(folder, 'RULES.TXT'))],
  [
    'commitment-signature',
    'signatures exchanged',
    async folder => {
      await copyFile(join(folder, 'head.sig'), join(folder, 'commitment.sig'));
    },
  ],
  ['rules', 'random bytes for rules', folder => writeFile(join(folder, 'rules.txt'), noise())],
  ['roster', 'random bytes for the roster', folder => writeFile(join(folder, 'roster.csv'), noise())],
  ['commitment', 'random bytes for the promise', folder => writeFile(join(folder, 'commitment.txt'), noise())],
  ['key', 'random bytes for the key', folder => writeFile(join(folder, 'key.pem'), noise())],
  ['journal', 'random bytes for the journal', folder => writeFile(join(folder, 'journal.txt'), noise())],
  ['result', 'random bytes for the result', folder => writeFile(join(folder, 'result.csv'), noise())],
  ['head', 'random bytes for the head', folder => writeFile(join(folder, 'head.txt'), noise())],
  [
    'head-signature',
    'random bytes for a signature',
    folder => writeFile(join(folder, 'head.sig'), noise().slice(0, 64)),
  ],
  [
    'roster',
    'a zero byte in the roster',
    folder =>
      writeFile(
        join(folder, 'roster.csv'),
        Buffer.concat([readFileSync(join(folder, 'roster.csv')), Buffer.from('\0\n')]),
      ),
  ],
  [
    'journal',
    'an unfinished last line',
    folder => writeFile(join(folder, 'journal.txt'), readFileSync(join(folder, 'journal.txt')).subarray(0, -20)),
  ],
  [
    'rules',
    'empty files',
    async folder => {
      for (const name of readdirSync(folder)) await writeFile(join(folder, name), '');
    },
  ],
];

/** Bytes that look like nothing, the same in every run. */
function noise(): Uint8Array {
  return Buffer.concat(Array.from({ length: 100 }, (_, index) => createHash('sha512').update(String(index)).digest()));
}

/** Changes of sealed/people.csv alone. */
export const PEOPLE: readonly (readonly [name: string, change: (text: string) => string])[] = [
  ['names exchanged', text => text.replace('王小明', '王小红')],
  ['another id', replace('37010,', '37019,')],
  ['another salt', text => text.replace(/[0-9a-f]{32}/, digitOff)],
  ['a salt of 31 digits', text => text.replace(/[0-9a-f]{32}/, salt => salt.slice(1))],
  [
    'two salts in one lot',
    text => text.replace(/(1,GX,27010011,)([0-9a-f]{32})/, (_, start: string, salt: string) => start + digitOff(salt)),
  ],
  ['a child less', text => text.replace(/1,GX,27010011,.*\n/, '')],
  ['a child more', text => text.replace(/(0,GX,27010037,.*\n)/, '$1$1')],
  ['a lot less', text => text.replace(/0,GX,27010037,.*\n/, '')],
  ['a lot more', text => `${text}0,ZZ,1,${'0'.repeat(32)},1,x\n`],
  [
    'children of a lot apart',
    text => text.replace(/(0,GX,27010011,[\s\S]*?\n)(1,GX,27010011,[\s\S]*?\n)(0,GX,27010024,[\s\S]*?\n)/, '$1$3$2'),
  ],
  [
    'children of a lot exchanged',
    text => text.replace(/(0,GX,27010011,[\s\S]*?\n)(1,GX,27010011,[\s\S]*?\n)(?=0,GX,27010024)/, '$2$1'),
  ],
  ['no column of salts', text => text.replace('salt', 'Salt')],
  ['a column twice', text => text.replace('seq', 'name')],
  ['CR LF', text => text.replaceAll('\n', '\r\n')],
  ['a byte order mark', text => `\ufeff${text}`],
  ['no LF at the end', text => text.slice(0, -1)],
  ['an open quote', text => `${text}"`],
  ['a quote inside a field', text => text.replace('王小明', '王"小"明')],
  ['a field more', text => text.replace('王小明', '王小明,x')],
  ['an empty line', text => `${text}\n`],
  ['nothing', () => ''],
];
