/**
 * Ceremonies that must be accepted and folders that must be rejected, each with the code of the check (protocol.md 6.1)
 * that names it. Thought of from the text of protocol.md alone, like the forge beside it: what
 * test/vectors/tamperings.ts tries with the product's forge is neither copied nor left out here.
 */
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { copyFile, cp, mkdir, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  BEACON,
  BEACON_LINES,
  build,
  type Edit,
  type Event,
  type Files,
  INPUTS,
  LOTS,
  type Lots,
  PAIR,
  pemOf,
  pemOfDer,
  SCHOOLS,
  TIME,
} from './ceremony.ts';

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

/** Exchanges the first two events of a type. */
const exchange =
  (type: string) =>
  (events: readonly Event[]): readonly Event[] => {
    const [first, second] = events.filter(([kind]) => kind === type);
    if (first === undefined || second === undefined) throw new Error(`no two events ${type}`);
    return events.map(event => (event === first ? second : event === second ? first : event));
  };
/** One change after the other. */
const both =
  <T>(...changes: readonly ((value: T) => T)[]) =>
  (value: T): T =>
    changes.reduce((changed, change) => change(changed), value);

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
/** Changes the time of one line of the journal. */
const timeOf = (number: string, text: string): Edit => ({ fields: field(number, 5, text) });
/** A ceremony that ends with a beacon, whose lines in rules.txt may be others. */
const beacon = (lines: string = BEACON_LINES, edit: Edit = {}): Edit => ({
  rules: text => text + lines,
  inputs: [...INPUTS, BEACON],
  ...edit,
});
const GIVEN_UP: Event = ['fact', 'given-up:Power%20cut:organiser:notary'];
/** An attempt given up: its first events, then whatever is changed. */
const givenUp = (events: number, edit: Edit = {}): Edit => ({
  ...edit,
  givenUp: true,
  events: all => (edit.events ?? (same => same))([...all.slice(0, events), GIVEN_UP]),
});
// How many events there are up to these, in the usual ceremony.
const [FROZEN, COMMITTED, PUBLISHED, ONE_INPUT, ALL_INPUTS, CLOSED] = [2, 4, 5, 6, 8, 9] as const;
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

const leaveOut =
  (left: string) =>
  (files: Files): Files =>
    Object.fromEntries(Object.entries(files).filter(([name]) => name !== left));
/** A promise of any kind, so that nothing is missing. */
const keepPromise = (files: Files): Files => {
  const { 'commitment.txt': text = '', 'commitment.sig': signature = '' } = build().files;
  return { ...files, 'commitment.txt': text, 'commitment.sig': signature };
};

const SPEC = fileURLToPath(new URL('../../docs/protocol.md', import.meta.url));
const [NO_SPEC, ODD_SPEC] = ['remark spec missing', 'remark spec unknown'];
/** A lot of three under two places, in the usual ceremony. */
const NEVER = 'remark never WGY,27010051';
const [NO_VERIFY, NO_RESULT] = ['remark verify.html missing', 'remark result.html missing'];

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
  ['a beacon', beacon()],
  [
    'a beacon alone',
    {
      rules: replace(/entropy=01[\s\S]*/, 'entropy=01:beacon:99\nsource=01:%E4%B8%8A%E8%AF%81::x\n'),
      inputs: [`01:beacon:${'9'.repeat(99)}`],
    },
  ],
  [
    'a beacon right after chosen digits, with few digits in all',
    {
      rules: replace(/entropy=02[\s\S]*/, 'entropy=02:beacon:19\nsource=02:x\n'),
      inputs: ['01:card:202407', '02:beacon:0123456789012345678'],
    },
  ],
  ['the same secret twice', { secrets: { notary: 'a'.repeat(32), operator: 'a'.repeat(32) } }],
  [
    '9999 lines',
    {
      events: events =>
        events.flatMap(event => (event[0] === 'close' ? [...Array(9985).fill(['present', 'GX']), event] : [event])),
    },
  ],
  ['a time that goes back', timeOf('0007', '2024-07-15T09:30:00+08:01')],
  ['an offset of minus 30 minutes', time('2024-07-15T09:30:00-00:30')],
  ['the year 1', time('0001-01-01T00:00:00+00:00')],
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

/** Attempts given up that must be accepted, and the remarks on them. */
export const ATTEMPTS: readonly (readonly [name: string, edit: Edit, remarks: readonly string[]])[] = [
  ['after the freeze', givenUp(FROZEN), [NEVER]],
  ['after one commit', givenUp(3), [NEVER]],
  ['after all commits', givenUp(COMMITTED), [NEVER]],
  ['after the promise', givenUp(PUBLISHED), [NEVER]],
  ['after the first input', givenUp(ONE_INPUT), [NEVER]],
  ['after all inputs', givenUp(ALL_INPUTS), [NEVER]],
  ['after a beacon', givenUp(ALL_INPUTS + 1, beacon()), [NEVER]],
  ['before the beacon', givenUp(ALL_INPUTS, beacon()), [NEVER]],
  [
    'by nine, after many notes',
    givenUp(ONE_INPUT, {
      events: events => [
        ...events.slice(0, -1),
        ['void', '03:fell%20down'],
        ['incident', '%E7%94%B5'],
        ['fact', 'made-here:notary'],
        ['present', 'WGY'],
        ['fact', 'given-up:%3A|x:a:b:c:d:e:f:g:h:i'.replace('|', '%7C')],
      ],
    }),
    ['remark made-here notary', NEVER, 'remark void 0007', 'remark incident 0008'],
  ],
  [
    'after an attempt given up',
    givenUp(FROZEN, { rules: replace('prior=none', `prior=${'0a'.repeat(32)}`) }),
    [`remark prior ${'0a'.repeat(32)}`, NEVER],
  ],
  ['promised too late', givenUp(ONE_INPUT, time('2024-07-15T09:30:00+07:59')), ['remark late-promise', NEVER]],
  ['promised too late, without an input', givenUp(PUBLISHED, time('2024-07-15T09:30:00+07:59')), [NEVER]],
  ['with a key that is no point, before the promise', givenUp(COMMITTED, weakKey(`02${'00'.repeat(31)}`)), [NEVER]],
  [
    'with a page of a result',
    givenUp(FROZEN, { files: files => ({ ...files, 'result.html': 'x', '.~lock.result.csv#': 'x' }) }),
    [NEVER],
  ],
];

/* What must be rejected, and by which check */

/** Ceremonies with one fault, and the check that must name it. */
export const BAD: readonly (readonly [check: string, name: string, edit: Edit])[] = [
  ['rules.form', 'another algorithm', { rules: replace('lot/1', 'lot/2') }],
  ['rules.form', 'a ceremony in small letters', { rules: replace('TEST-LB', 'TEST-lb') }],
  ['rules.form', 'a ceremony without attempt', { rules: replace('2024-a1', '2024') }],
  ['rules.form', 'attempt a0', { rules: replace('2024-a1', '2024-a0') }],
  ['rules.form', 'attempt a100', { rules: replace('2024-a1', '2024-a100') }],
  ['rules.form', 'a ceremony of 41 characters', { rules: replace('TEST-LB-2024-a1', `${'A'.repeat(38)}-a1`) }],
  ['rules.form', 'a ceremony with an empty part', { rules: replace('LB-2024', 'LB--2024') }],
  ['rules.form', 'prior in capitals', { rules: replace('prior=none', 'prior=None') }],
  ['rules.form', 'prior of 63 digits', { rules: replace('prior=none', `prior=${'a'.repeat(63)}`) }],
  ['rules.form', 'prior after the schools', { rules: replace(`prior=none\n${SCHOOLS}`, `${SCHOOLS}prior=none\n`) }],
  ['rules.form', 'no school', schoolLines('')],
  ['rules.form', 'schools descending', schoolLines('school=WGY:2:skip:N\nschool=GX:3:expand:N\n')],
  ['rules.form', 'a school twice', schoolLines('school=GX:3:expand:N\nschool=GX:3:expand:N\nschool=WGY:2:skip:N\n')],
  [
    'rules.form',
    '100 schools',
    { rules: text => replace(/exempt.*\n/, '')(replace(SCHOOLS, many(100))(text)), lots: manyLots(100) },
  ],
  ['rules.form', 'no places', schoolLines('school=GX:0:expand:N\nschool=WGY:2:skip:N\n')],
  ['rules.form', '100000 places', schoolLines('school=GX:100000:expand:N\nschool=WGY:2:skip:N\n')],
  ['rules.form', 'places with a leading zero', schoolLines('school=GX:03:expand:N\nschool=WGY:2:skip:N\n')],
  ['rules.form', 'places with a sign', schoolLines('school=GX:+3:expand:N\nschool=WGY:2:skip:N\n')],
  ['rules.form', 'another rule for twins', schoolLines('school=GX:3:lucky:N\nschool=WGY:2:skip:N\n')],
  ['rules.form', 'a school without a name', schoolLines('school=GX:3:expand\nschool=WGY:2:skip:N\n')],
  ['rules.form', 'a school with an empty name', schoolLines('school=GX:3:expand:\nschool=WGY:2:skip:N\n')],
  [
    'rules.form',
    'a school with a line break in its name',
    schoolLines('school=GX:3:expand:a%0Ab\nschool=WGY:2:skip:N\n'),
  ],
  ['rules.form', 'a school with a NEL in its name', schoolLines('school=GX:3:expand:a%C2%85\nschool=WGY:2:skip:N\n')],
  ['rules.form', 'a school with a deleted name', schoolLines('school=GX:3:expand:%7F\nschool=WGY:2:skip:N\n')],
  ['rules.form', 'no title', { rules: replace(/title=.*\n/, '') }],
  ['rules.form', 'an empty title', { rules: replace(/title=.*/, 'title=') }],
  ['rules.form', 'a title with a blank', { rules: replace(/title=.*/, 'title=a draw') }],
  ['rules.form', 'a title that is no UTF-8', { rules: replace(/title=.*/, 'title=%C0%80') }],
  ['rules.form', 'no organiser', { rules: replace(/organiser=.*\n/, '') }],
  ['rules.form', 'the organiser first', { rules: replace(/(title=.*\n)(organiser=.*\n)/, '$2$1') }],
  [
    'rules.form',
    'a code of nine characters',
    schoolLines('school=GX:3:expand:N\nschool=WGY:2:skip:N\nschool=WGY456789:1:skip:N\n'),
  ],
  [
    'rules.form',
    'a code in small letters',
    schoolLines('school=GX:3:expand:N\nschool=WGY:2:skip:N\nschool=x:1:skip:N\n'),
  ],
  ['rules.form', 'places for an unknown school', { rules: replace('exempt=WGY', 'exempt=WG') }],
  ['rules.form', 'none exempt', { rules: replace('exempt=WGY:1', 'exempt=WGY:0') }],
  ['rules.form', 'an empty ground', { rules: replace('own-primary', '') }],
  ['rules.form', 'a ground of 4001 characters', { rules: replace('own-primary', 'g'.repeat(4001)) }],
  ['rules.form', 'a ground with a blank', { rules: replace('own-primary', 'own primary') }],
  [
    'rules.form',
    'a ground twice',
    { rules: replace('exempt=WGY:1:own-primary\n', 'exempt=WGY:1:a\nexempt=WGY:2:a\n') },
  ],
  [
    'rules.form',
    'grounds descending',
    { rules: replace('exempt=WGY:1:own-primary\n', 'exempt=WGY:1:b\nexempt=WGY:1:a\n') },
  ],
  [
    'rules.form',
    'exempt before the schools',
    { rules: text => replace('prior=none\n', 'prior=none\nexempt=GX:1:a\n')(replace(/exempt.*\n/, '')(text)) },
  ],
  ['rules.form', 'roles in another order', { rules: replace('operator,notary', 'notary,operator') }],
  ['rules.form', 'a role twice', { rules: replace('operator,notary', 'operator,operator') }],
  ['rules.form', 'another role', { rules: replace('operator,notary', 'operator,mayor') }],
  ['rules.form', 'no role', { rules: replace('operator,notary', '') }],
  ['rules.form', 'entropy from 00', { rules: replace('entropy=01', 'entropy=00') }],
  ['rules.form', 'a gap in the entropy', { rules: replace('entropy=03', 'entropy=04') }],
  ['rules.form', 'digits chosen after the dice', { rules: replace('03:d10:20', '03:card:20') }],
  ['rules.form', 'another kind of entropy', { rules: replace('02:ball', '02:coin') }],
  ['rules.form', '100 dice', { rules: replace('d10:20', 'd10:100') }],
  ['rules.form', 'no dice', { rules: replace('d10:20', 'd10:0') }],
  ['rules.form', 'a beacon before the dice', { rules: replace('02:ball:3', '02:beacon:3') }],
  ['rules.form', 'two beacons', beacon(BEACON_LINES.replace('source=04', 'entropy=05:beacon:9\nsource=05'))],
  [
    'rules.form',
    'chosen digits after a beacon',
    beacon(BEACON_LINES.replace('source=04', 'entropy=05:card:9\nsource=04')),
  ],
  ['rules.form', 'a beacon without a source', beacon('entropy=04:beacon:10\n')],
  ['rules.form', 'a beacon of no digits', beacon(BEACON_LINES.replace('beacon:10', 'beacon:0'))],
  ['rules.form', 'a source without a beacon', { rules: text => `${text}source=03:x\n` }],
  ['rules.form', 'the source of another line', beacon(BEACON_LINES.replace('source=04', 'source=03'))],
  ['rules.form', 'two sources', beacon(`${BEACON_LINES}source=04:x\n`)],
  ['rules.form', 'a source before the entropy', beacon('source=04:x\nentropy=04:beacon:10\n')],
  ['rules.form', 'an empty source', beacon('entropy=04:beacon:10\nsource=04:\n')],
  ['rules.form', 'a source with a control character', beacon('entropy=04:beacon:10\nsource=04:a%0A\n')],
  ['rules.form', 'a source without a number', beacon('entropy=04:beacon:10\nsource=x\n')],
  ['rules.form', 'a bar in the title', { rules: replace(/title=.*/, 'title=a|b') }],
  ['rules.form', '100000 exempt', { rules: replace('exempt=WGY:1', 'exempt=WGY:100000') }],
  ['rules.form', 'no entropy', { rules: replace(/entropy=01[\s\S]*/, '') }],
  [
    'rules.form',
    'ten entropy lines',
    {
      rules: replace(
        /entropy=01[\s\S]*/,
        [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(n => `entropy=${String(n).padStart(2, '0')}:d10:9\n`).join(''),
      ),
    },
  ],
  ['rules.form', 'a line after the end', { rules: text => `${text}note=1\n` }],
  ['rules.form', 'a byte order mark', { rules: text => `\ufeff${text}` }],
  ['rules.form', 'CR LF', { rules: text => text.replaceAll('\n', '\r\n') }],
  ['rules.form', 'no LF at the end', { rules: text => text.slice(0, -1) }],
  ['rules.form', 'an empty line at the end', { rules: text => `${text}\n` }],
  ['rules.form', 'a blank at an end', { rules: replace('prior=none', 'prior=none ') }],
  ['rules.form', 'nothing', { rules: () => '' }],

  ['roster.form', 'another header', { roster: replace('school,lot', 'School,lot') }],
  ['roster.form', 'a header only', { roster: text => text.slice(0, text.indexOf('\n') + 1) }],
  ['roster.form', 'lots descending', { roster: text => text.replace(/(GX,27010003.*\n)(GX,27010011.*\n)/, '$2$1') }],
  ['roster.form', 'schools descending', { roster: text => text.replace(/((?:GX.*\n)+)((?:WGY.*\n)+)/, '$2$1') }],
  ['roster.form', 'a lot twice', { roster: text => text.replace(/(GX,27010011,2)(.*\n)/, '$1$2GX,27010011,3$2') }],
  ['roster.form', 'size 0', { roster: replace('27010003,1', '27010003,0') }],
  ['roster.form', 'size 10', { roster: replace('27010003,1', '27010003,10') }],
  [
    'roster.form',
    'a tag in capitals',
    { roster: text => text.replace(/,([0-9a-f]{64})/, (_, tag: string) => `,${tag.toUpperCase()}`) },
  ],
  ['roster.form', 'a tag of 63 digits', { roster: text => text.replace(/[0-9a-f]\n/, '\n') }],
  ['roster.form', 'a lot in small letters', { roster: replace('27010003', '2701000x') }],
  ['roster.form', 'a lot of 25 characters', { roster: replace('27010037', `27010037${'0'.repeat(17)}`) }],
  ['roster.form', 'an empty lot', { roster: replace('GX,27010003', 'GX,') }],
  ['roster.form', 'a fifth column', { roster: text => text.replaceAll(/([0-9a-f]{64})/g, '$1,x') }],
  ['roster.form', 'a quoted field', { roster: replace('GX,27010003', 'GX,"27010003"') }],
  ['roster.form', 'a letter outside ASCII', { roster: replace('GX', 'ＧＸ') }],
  ['roster.schools', 'a lot of an unknown school', { lots: [...LOTS, ['ZZ', '1', 1]] }],
  ['roster.schools', 'a school without lots', { lots: LOTS.filter(([school]) => school !== 'WGY') }],
  [
    'roster.schools',
    'a school and a lot that look like the right ones',
    {
      rules: text => replace(/exempt.*\n/, '')(replace(SCHOOLS, 'school=10:3:expand:N\n')(text)),
      lots: [['1E1', '1', 1]],
    },
  ],

  ['commitment.form', 'another first line', { commitment: replace('lot/1 c', 'lot/1  c') }],
  [
    'commitment.form',
    'lines in another order',
    { commitment: text => text.replace(/(lots=.*\n)(children=.*\n)/, '$2$1') },
  ],
  ['commitment.form', 'no time', { commitment: replace(/time=.*\n/, '') }],
  ['commitment.form', 'a line more', { commitment: text => `${text}note=1\n` }],
  [
    'commitment.form',
    'four roles',
    { commitment: replace('key=', `commit=parents:${'0'.repeat(64)}\ncommit=parents:${'0'.repeat(64)}\nkey=`) },
  ],
  ['commitment.form', 'an unknown role', { commitment: replace('commit=notary', 'commit=mayor') }],
  ['commitment.form', 'a number with a leading zero', { commitment: replace('lots=', 'lots=0') }],
  ['commitment.form', 'no lots', { commitment: replace('lots=7', 'lots=0') }],
  ['commitment.form', '100000000 lots', { commitment: replace('lots=7', 'lots=100000000') }],
  ['commitment.form', 'no children', { commitment: replace('children=10', 'children=0') }],
  ['commitment.form', '100000000 children', { commitment: replace('children=10', 'children=100000000') }],
  ['commitment.form', 'a role twice', { commitment: replace('commit=notary', 'commit=operator') }],
  ['commitment.form', 'no roles', { commitment: replace(/commit=[\s\S]*(?=key=)/, '') }],
  [
    'commitment.form',
    'roles in another order',
    { commitment: text => text.replace(/(commit=op.*\n)(commit=no.*\n)/, '$2$1') },
  ],
  ['commitment.form', 'the offset -00:00', time('2024-07-15T09:30:00-00:00')],
  ['commitment.form', 'the year 0', time('0000-01-01T00:00:00+00:00')],
  ['commitment.form', 'the time in Z', time('2024-07-15T09:30:00Z')],
  ['commitment.form', 'a day that does not exist', time('2023-02-29T09:30:00+08:00')],
  ['commitment.form', '29 February 1900', time('1900-02-29T09:30:00+08:00')],
  ['commitment.form', 'the 31st of April', time('2024-04-31T09:30:00+08:00')],
  ['commitment.form', 'day 0', time('2024-07-00T09:30:00+08:00')],
  ['commitment.form', 'month 13', time('2024-13-01T09:30:00+08:00')],
  ['commitment.form', 'hour 24', time('2024-07-15T24:00:00+08:00')],
  ['commitment.form', 'minute 60', time('2024-07-15T09:60:00+08:00')],
  ['commitment.form', 'a leap second', time('2024-07-15T23:59:60+08:00')],
  ['commitment.form', 'an offset above 14 hours', time('2024-07-15T09:30:00+14:01')],
  ['commitment.form', 'an offset of 60 minutes', time('2024-07-15T09:30:00+08:60')],
  ['commitment.form', 'a time with a blank', time('2024-07-15 09:30:00+08:00')],
  ['commitment.ceremony', 'the promise of another ceremony', { commitment: replace('2024-a1', '2024-a2') }],
  ['commitment.roster', 'another roster', { commitment: text => text.replace(/(?<=roster=)\w+/, digitOff) }],
  ['commitment.rules', 'other rules', { commitment: text => text.replace(/(?<=rules=)\w+/, digitOff) }],
  ['commitment.lots', 'another number of lots', { commitment: replace('lots=7', 'lots=8') }],
  ['commitment.children', 'another number of children', { commitment: replace('children=10', 'children=9') }],
  ['commitment.roles', 'a role more', { commitment: replace('key=', `commit=parents:${'0'.repeat(64)}\nkey=`) }],
  ['commitment.roles', 'a role less', { commitment: replace(/commit=notary.*\n/, '') }],
  ['key.form', 'a key of another kind', { key: pemOf(generateKeyPairSync('x25519').publicKey) }],
  ['key.form', 'a longer key', { key: pemOf(generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey) }],
  ['key.form', 'a key in CR LF', { key: pemOf(PAIR.publicKey).replaceAll('\n', '\r\n') }],
  ['key.form', 'a key without LF at the end', { key: pemOf(PAIR.publicKey).slice(0, -1) }],
  ['key.form', 'a key without its last line', { key: pemOf(PAIR.publicKey).replace(/-+END.*\n/, '') }],
  ['key.form', 'a key with a text before it', { key: `my key\n${pemOf(PAIR.publicKey)}` }],
  ['key.form', 'a key with other padding', { key: paddedKey() }],
  ['commitment.key', 'the promise of another key', { commitment: text => text.replace(/(?<=key=)\w+/, lastOff) }],
  ['commitment.signature', 'a signature by another key', { key: pemOf(generateKeyPairSync('ed25519').publicKey) }],
  ['commitment.signature', 'a changed R', { promiseSignature: flip(0) }],
  ['commitment.signature', 'a changed S', { promiseSignature: flip(32) }],
  ['commitment.signature', 'S + the order', { promiseSignature: plusOrder }],
  ['commitment.signature', '63 bytes', { promiseSignature: signature => signature.slice(0, 63) }],
  [
    'commitment.signature',
    '65 bytes',
    { promiseSignature: signature => Buffer.concat([signature, new Uint8Array(1)]) },
  ],
  ['commitment.signature', 'no bytes', { promiseSignature: () => new Uint8Array() }],
  ['key.form', 'a key of order 1', weakKey(`01${'00'.repeat(31)}`)],
  ['key.form', 'a key of order 1 in its second form', weakKey(`ee${'ff'.repeat(30)}7f`)],
  ['key.form', 'a key of order 1 with the sign of no x', weakKey(`01${'00'.repeat(30)}80`)],
  ['key.form', 'a key of order 2', weakKey(`ec${'ff'.repeat(30)}7f`)],
  ['key.form', 'a key of order 4', weakKey('00'.repeat(32))],
  ['key.form', 'a key of order 4 in its second form', weakKey(`ed${'ff'.repeat(30)}7f`)],
  ['key.form', 'a key of order 8', weakKey('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85')],
  ['key.form', 'another key of order 8', weakKey('c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a')],
  ['key.form', 'a key above p', weakKey(`f1${'ff'.repeat(31)}`)],
  ['commitment.signature', 'a key that is no point', weakKey(`02${'00'.repeat(31)}`)],

  ['journal.form', 'seven fields', { fields: fields => (fields[3] === '0005' ? fields.slice(0, 7) : fields) }],
  ['journal.form', 'nine fields', { fields: fields => (fields[3] === '0005' ? [...fields, ''] : fields) }],
  ['journal.form', 'another kind of line', { fields: field('0003', 1, 'Journal') }],
  ['journal.form', 'a number of five digits', { fields: field('0003', 3, '00003') }],
  ['journal.form', 'an odd time', { fields: field('0003', 5, '2024-07-15T09:30:00+8:00') }],
  ['journal.form', 'the offset -00:00', timeOf('0003', '2024-07-15T01:30:00-00:00')],
  ['journal.form', 'the year 0', timeOf('0003', '0000-12-31T09:30:00+08:00')],
  [
    'journal.form',
    '10000 lines',
    {
      events: events =>
        events.flatMap(event => (event[0] === 'close' ? [...Array(9986).fill(['present', 'GX']), event] : [event])),
    },
  ],
  ['journal.form', 'a freeze of no lots', { events: payload('freeze', replace('lots=7', 'lots=0')) }],
  ['journal.form', 'a freeze of 100000000 children', { events: payload('freeze', replace('=10', '=100000000')) }],
  ['journal.form', 'input 00', { events: payload('input', () => '00:card:202407') }],
  ['journal.form', 'input 10', { events: payload('input', () => '10:card:202407') }],
  ['journal.form', 'an input of 100 digits', { events: payload('input', () => `01:card:${'1'.repeat(100)}`) }],
  ['journal.form', 'an input of no digits', { events: payload('input', () => '01:card:') }],
  ['journal.form', 'an input of another kind', { events: payload('input', () => '01:coin:202407') }],
  ['journal.form', 'balls for a beacon', beacon(BEACON_LINES, { inputs: [...INPUTS, '04:beacon:01-23'] })],
  ['journal.form', 'a close with input 00', { events: payload('close', replace('01:card', '00:card')) }],
  ['journal.form', 'a void of line 00', { events: insert(['void', '00:x'], 'close') }],
  ['journal.form', 'a void of line 10', { events: insert(['void', '10:x'], 'close') }],
  ['journal.form', 'a giver of line 00', { events: insert(['fact', 'given-by:00:x'], 'close') }],
  ['journal.form', 'a giver of line 10', { events: insert(['fact', 'given-by:10:x'], 'close') }],
  ['journal.form', 'a secret made for no role at all', { events: insert(['fact', 'made-here:mayor'], 'close') }],
  ['journal.form', 'an unknown fact', { events: insert(['fact', 'seen:x'], 'close') }],
  ['journal.form', 'ten who give', { events: insert(['fact', 'given-by:01:a:b:c:d:e:f:g:h:i:j'], 'close') }],
  ['journal.form', 'given up by nobody', { events: insert(['fact', 'given-up:x'], 'close') }],
  ['journal.form', 'a fact that moved with a word', { events: insert(['fact', 'moved:x'], 'close') }],
  ['journal.form', 'a school of nine letters', { events: insert(['present', 'GGGGGGGGG'], 'close') }],
  ['journal.form', 'an unknown event', { events: insert(['redraw', 'GX'], 'close') }],
  ['journal.form', 'an open without version', { events: payload('open', () => 'hand') }],
  ['journal.form', 'an open of 65 characters', { events: payload('open', () => `${'a'.repeat(65)}/1`) }],
  [
    'journal.form',
    'a freeze without the children',
    { events: payload('freeze', old => old.replace(/,children.*/, '')) },
  ],
  ['journal.form', 'an input with a letter', { events: payload('input', () => '01:card:20240x') }],
  ['journal.form', 'a ball of one digit', { events: payload('input', () => '02:ball:7-13-22', 1) }],
  ['journal.form', 'balls joined by commas', { events: payload('input', () => '02:ball:07,13,22', 1) }],
  ['journal.form', 'a close that ends in ;', { events: payload('close', old => `${old};`) }],
  ['journal.form', 'a secret of 31 digits', { secrets: { operator: 'a'.repeat(31) } }],
  ['journal.form', 'a secret in capitals', { secrets: { operator: 'A'.repeat(32) } }],
  ['journal.form', 'a secret of 48 digits', { secrets: { operator: 'a'.repeat(48) } }],
  ['journal.form', 'a seal with another word', { events: payload('seal', () => 'done') }],
  ['journal.form', 'a void without a number', { events: insert(['void', 'fell'], 'close') }],
  ['journal.form', 'a void without a text', { events: insert(['void', '03:'], 'close') }],
  ['journal.form', 'an empty text', incident('')],
  ['journal.form', 'a text with a blank', incident('a b')],
  ['journal.form', 'a text with bare UTF-8', incident('停电')],
  ['journal.form', 'a lone %', incident('100%')],
  ['journal.form', 'small hexadecimal digits', incident('%e4%bd%a0')],
  ['journal.form', 'a cut character', incident('%E4%BD')],
  ['journal.form', 'a character cut by a letter', incident('%E4%BDa')],
  ['journal.form', 'a stray continuation', incident('a%80')],
  ['journal.form', 'an overlong zero', incident('%C0%80')],
  ['journal.form', 'an overlong three', incident('%E0%9F%BF')],
  ['journal.form', 'an overlong four', incident('%F0%8F%BF%BF')],
  ['journal.form', 'a surrogate', incident('%ED%A0%80')],
  ['journal.form', 'a character above 10FFFF', incident('%F4%90%80%80')],
  ['journal.form', 'byte FF', incident('%FF')],
  ['journal.form', 'a text of 4001 characters', incident('x'.repeat(4001))],
  ['journal.form', 'a very long line', incident('x'.repeat(1_000_000))],
  ['journal.form', 'a line of another ceremony', { fields: field('0006', 2, 'TEST-LB-2024-a2') }],
  ['journal.form', 'a number twice', { fields: field('0006', 3, '0005') }],
  ['journal.form', 'a number in another line', { fields: field('0001', 3, '0000') }],
  [
    'journal.form',
    'a broken chain',
    { fields: fields => (fields[3] === '0006' ? fields.with(4, digitOff(fields[4] ?? '')) : fields) },
  ],
  ['journal.form', 'a chain that starts elsewhere', { fields: field('0001', 4, `${'0'.repeat(63)}1`) }],
  ['journal.order', 'a freeze before open', { events: move('freeze', 'open') }],
  [
    'journal.order',
    'another order and a wrong freeze',
    { events: both(payload('freeze', replace('lots=7', 'lots=6')), move('close', 'input')) },
  ],
  [
    'journal.order',
    'another order behind a school that is not there',
    { events: both(insert(['present', 'G'], 'freeze'), move('close', 'input')) },
  ],
  ['journal.order', 'a second open', { events: insert(['open', 'hand/1'], 'freeze') }],
  ['journal.order', 'one reveal', { events: events => events.filter((_, index) => index !== 10) }],
  ['journal.order', 'given up behind the close', { events: insert(GIVEN_UP, 'reveal') }],
  ['journal.order', 'given up at the end', { events: insert(GIVEN_UP) }],
  ['journal.order', 'no commit', { events: without('commit') }],
  ['journal.order', 'no publish', { events: without('publish') }],
  ['journal.order', 'a publish after the first input', { events: move('input', 'publish') }],
  ['journal.order', 'an input after close', { events: move('close', 'input') }],
  ['journal.order', 'a reveal before close', { events: move('reveal', 'close') }],
  ['journal.order', 'a second throw', { events: insert(['input', '03:d10:99999999999999999999'], 'close') }],
  ['journal.order', 'a second seed', { events: insert(['seed', '0'.repeat(64)], 'result') }],
  ['journal.order', 'no close', { events: without('close') }],
  ['journal.order', 'no seal', { events: without('seal') }],
  ['journal.order', 'no result', { events: without('result') }],
  ['journal.order', 'a second seal', { events: insert(['seal', 'final']) }],
  ['journal.order', 'an incident before open', { events: insert(['incident', 'x'], 'open') }],
  ['journal.order', 'given up before the close', { events: insert(['fact', 'given-up:x:y'], 'close') }],
  ['journal.order', 'a fact after seal', { events: insert(['fact', 'moved']) }],
  ['journal.order', 'a school shown after seal', { events: insert(['present', 'GX']) }],
  [
    'journal.notes',
    'a school that is not there, and a wrong freeze',
    { events: both(insert(['present', 'G'], 'seal'), payload('freeze', replace('lots=7', 'lots=6'))) },
  ],
  ['journal.freeze', 'another number of lots', { events: payload('freeze', replace('lots=7', 'lots=6')) }],
  ['journal.freeze', 'another roster', { events: payload('freeze', old => old.replace(/(?<=roster=)\w+/, digitOff)) }],
  ['journal.commit', 'another commitment', { events: payload('commit', lastOff) }],
  ['journal.commit', 'commits in another order', { events: exchange('commit') }],
  ['journal.commit', 'a commit of another role', { events: payload('commit', replace('notary', 'parents'), 1) }],
  ['journal.publish', 'another promise', { events: payload('publish', digitOff) }],
  ['journal.input', 'a digit less', { events: payload('input', () => '01:card:20240'), inputs: INPUTS }],
  ['journal.input', 'a ball less', { inputs: INPUTS.with(1, '02:ball:07-13') }],
  ['journal.input', 'dice instead of balls', { inputs: INPUTS.with(1, '02:d10:071322') }],
  ['journal.input', 'inputs in another order', { inputs: [1, 0, 2].map(index => INPUTS[index] ?? '') }],
  ['journal.input', 'a line given twice', { inputs: INPUTS.with(2, '02:d10:01382438112797316654') }],
  ['journal.input', 'chosen digits for a beacon', beacon(BEACON_LINES, { inputs: [...INPUTS, '04:card:0123456789'] })],
  ['journal.input', 'a digit less for a beacon', beacon(BEACON_LINES, { inputs: [...INPUTS, '04:beacon:012345678'] })],
  [
    'journal.close',
    'inputs in another order',
    { events: payload('close', () => [1, 0, 2].map(index => INPUTS[index]).join(';')) },
  ],
  ['journal.close', 'another die', { events: payload('close', old => old.replace(/4$/, '5')) }],
  ['journal.notes', 'a void for no entropy line', { events: insert(['void', '04:x'], 'close') }],
  ['journal.notes', 'a void for line 09 of three', { events: insert(['void', '09:x'], 'close') }],
  ['journal.notes', 'a secret printed for no role', { events: insert(['fact', 'printed:parents'], 'close') }],
  ['journal.notes', 'a giver for no entropy line', { events: insert(['fact', 'given-by:04:x'], 'close') }],
  ['journal.notes', 'a secret made for no role', { events: insert(['fact', 'made-here:parents'], 'close') }],
  ['journal.notes', 'a school that is not there', { events: insert(['present', 'G'], 'seal') }],
  ['reveal', 'reveals in another order', { events: exchange('reveal') }],
  ['reveal', 'one role twice', { events: payload('reveal', old => old.replace('notary', 'operator'), 1) }],
  ['reveal', 'a secret that does not open', { events: payload('reveal', lastOff) }],
  ['reveal', 'another secret that does not open', { events: payload('reveal', lastOff, 1) }],
  [
    'reveal',
    'another commitment on both sides',
    {
      commitment: text => text.replace(/(?<=commit=operator:)\w+/, digitOff),
      events: payload('commit', old => `operator:${digitOff(old.slice(9))}`),
    },
  ],
  ['seed', 'another seed', { events: payload('seed', digitOff) }],
  ['result.digest', 'another digest', { events: payload('result', digitOff) }],
  ['result.rows', 'somebody else admitted', { result: text => text.replace('ADMIT', 'WAIT') }],
  ['result.rows', 'two lots exchanged', { result: text => text.replace(/(GX,1.*\n)(GX,2.*\n)/, '$2$1') }],
  ['result.rows', 'a lot less', { result: text => text.replace(/GX,1,.*\n/, '') }],
  ['result.rows', 'a lot more', { result: text => text + text.split('\n')[1] }],
  ['result.rows', 'CR LF', { result: text => text.replaceAll('\n', '\r\n') }],
  ['result.rows', 'no LF at the end', { result: text => text.slice(0, -1) }],
  ['result.rows', 'nothing', { result: () => '' }],
  ['head.form', 'two lines', { head: text => text + text }],
  ['head.form', 'no LF at the end', { head: text => text.slice(0, -1) }],
  ['head.form', 'a sixth field', { head: replace('\n', '|x\n') }],
  ['head.form', 'no id of an attempt', { head: replace('2024-a1', '2024') }],
  ['head.form', 'an id in small letters', { head: replace('TEST-LB', 'TEST-lb') }],
  ['head.ceremony', 'another ceremony', { head: replace('2024-a1', '2024-a2') }],
  ['head.journal', 'the head of another journal', { head: text => text.replace(/\w{64}/, digitOff) }],
  ['head.result', 'the head of another result', { head: text => text.replace(/\w{64}\n/, digitOff) }],
  ['head.signature', 'a changed signature', { headSignature: flip(63) }],
  [
    'head.signature',
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
  ...['thumbs.db', 'Desktop.ini', '.DS_Store2', '~lock.x#', '.~lock.x', '.~LOCK.x#', '_', '~', 'SPEC.TXT'].map(
    (name): (typeof DONE)[number] => ['files', `a file ${name}`, folder => writeFile(join(folder, name), 'x')],
  ),
  ['files', 'a link to nothing', folder => symlink('nothing', join(folder, 'x'))],
  ['files', 'a file in other letters', folder => copyFile(join(folder, 'rules.txt'), join(folder, 'RULES.TXT'))],
  [
    'commitment.signature',
    'signatures exchanged',
    async folder => {
      await copyFile(join(folder, 'head.sig'), join(folder, 'commitment.sig'));
    },
  ],
  ['rules.form', 'random bytes for rules', folder => writeFile(join(folder, 'rules.txt'), noise())],
  ['roster.form', 'random bytes for the roster', folder => writeFile(join(folder, 'roster.csv'), noise())],
  ['commitment.form', 'random bytes for the promise', folder => writeFile(join(folder, 'commitment.txt'), noise())],
  ['key.form', 'random bytes for the key', folder => writeFile(join(folder, 'key.pem'), noise())],
  ['journal.form', 'random bytes for the journal', folder => writeFile(join(folder, 'journal.txt'), noise())],
  ['result.digest', 'random bytes for the result', folder => writeFile(join(folder, 'result.csv'), noise())],
  ['head.form', 'random bytes for the head', folder => writeFile(join(folder, 'head.txt'), noise())],
  [
    'head.signature',
    'random bytes for a signature',
    folder => writeFile(join(folder, 'head.sig'), noise().slice(0, 64)),
  ],
  [
    'roster.form',
    'a zero byte in the roster',
    folder =>
      writeFile(
        join(folder, 'roster.csv'),
        Buffer.concat([readFileSync(join(folder, 'roster.csv')), Buffer.from('\0\n')]),
      ),
  ],
  [
    'journal.form',
    'an unfinished last line',
    folder => writeFile(join(folder, 'journal.txt'), readFileSync(join(folder, 'journal.txt')).subarray(0, -20)),
  ],
  [
    'rules.form',
    'empty files',
    async folder => {
      for (const name of readdirSync(folder)) await writeFile(join(folder, name), '');
    },
  ],
];

/** What may be done to a finished folder and leaves it verified, with the remarks on the files that may be absent. */
export const LEFT: readonly (readonly [
  name: string,
  change: (folder: string) => Promise<unknown>,
  remarks: readonly string[],
])[] = [
  ['nothing is done', async () => {}, [NO_SPEC, NO_VERIFY, NO_RESULT]],
  ['SPEC.txt is the text', folder => copyFile(SPEC, join(folder, 'SPEC.txt')), [NO_VERIFY, NO_RESULT]],
  ['SPEC.txt is another text', folder => writeFile(join(folder, 'SPEC.txt'), 'x'), [ODD_SPEC, NO_VERIFY, NO_RESULT]],
  ['SPEC.txt is a folder', folder => mkdir(join(folder, 'SPEC.txt')), [ODD_SPEC, NO_VERIFY, NO_RESULT]],
  [
    'SPEC.txt is a link to the text',
    folder => symlink(SPEC, join(folder, 'SPEC.txt')),
    [ODD_SPEC, NO_VERIFY, NO_RESULT],
  ],
  ['SPEC.txt is a link to nothing', folder => symlink('x', join(folder, 'SPEC.txt')), [ODD_SPEC, NO_VERIFY, NO_RESULT]],
  [
    'the pages are a folder and a link to nothing',
    folder => mkdir(join(folder, 'verify.html')).then(() => symlink('x', join(folder, 'result.html'))),
    [NO_SPEC],
  ],
  ...[
    '.DS_Store',
    'Thumbs.db',
    'desktop.ini',
    '._',
    '._rules.txt',
    '~$',
    '~$ules.txt',
    '.~lock.#',
    '.~lock.a b#',
  ].flatMap((name): typeof LEFT => [
    [`there is a file ${name}`, folder => writeFile(join(folder, name), 'x'), [NO_SPEC, NO_VERIFY, NO_RESULT]],
    [`there is a folder ${name}`, folder => mkdir(join(folder, name)), [NO_SPEC, NO_VERIFY, NO_RESULT]],
    [`there is a link ${name}`, folder => symlink('nothing', join(folder, name)), [NO_SPEC, NO_VERIFY, NO_RESULT]],
  ]),
];

/** Makes links of all files of a folder, so that none of them counts as there. */
export async function onlyLinks(folder: string): Promise<void> {
  await cp(folder, `${folder}.moved`, { recursive: true });
  for (const name of await readdir(folder)) {
    await rm(join(folder, name));
    await symlink(join(`${folder}.moved`, name), join(folder, name));
  }
}

/** Folders of attempts given up, or nearly so, with one fault. */
export const ATTEMPTS_BAD: readonly (readonly [check: string, name: string, edit: Edit])[] = [
  ['journal.order', 'a line after it', givenUp(ONE_INPUT, { events: insert(['incident', 'x']) })],
  [
    'journal.order',
    'a promise after it',
    givenUp(COMMITTED, { events: events => [...events, ['publish', '0'.repeat(64)]], files: keepPromise }),
  ],
  ['journal.order', 'given up twice', givenUp(PUBLISHED, { events: insert(GIVEN_UP) })],
  ['journal.order', 'given up before the freeze', givenUp(1)],
  ['journal.order', 'given up in the first line', givenUp(0)],
  ['journal.order', 'given up after the close', givenUp(CLOSED)],
  ['journal.order', 'given up after the seal', givenUp(99)],
  [
    'journal.order',
    'given up between open and freeze',
    givenUp(PUBLISHED, { events: events => move('fact', 'freeze')(events) }),
  ],
  ['journal.order', 'an input more', givenUp(ALL_INPUTS, { events: insert(['input', '04:d10:1'], 'fact') })],
  [
    'journal.order',
    'a promise before the last commit',
    givenUp(PUBLISHED, { events: events => events.filter((_, at) => at !== 3) }),
  ],
  ['journal.order', 'no freeze', givenUp(FROZEN, { events: without('freeze') })],
  ['journal.order', 'a note before open', givenUp(FROZEN, { events: insert(['incident', 'x'], 'open') })],
  [
    'journal.form',
    'given up without anybody who decided',
    givenUp(FROZEN, { events: payload('fact', () => 'given-up:x') }),
  ],
  ['journal.form', 'an id of another attempt', givenUp(FROZEN, { fields: field('0002', 2, 'TEST-LB-2024-a2') })],
  ['journal.form', 'a broken chain', givenUp(FROZEN, { fields: field('0002', 4, '0'.repeat(64)) })],
  [
    'journal.form',
    'the words in a line of another kind',
    givenUp(FROZEN, { fields: fields => fields.with(0, fields[3] === '0003' ? 'lot/2' : 'lot/1') }),
  ],
  ['journal.notes', 'a school that is not there', givenUp(FROZEN, { events: insert(['present', 'G'], 'fact') })],
  ['journal.notes', 'a void for no entropy line', givenUp(FROZEN, { events: insert(['void', '04:x'], 'fact') })],
  [
    'journal.freeze',
    'another number of lots',
    givenUp(FROZEN, { events: payload('freeze', replace('lots=7', 'lots=6')) }),
  ],
  [
    'journal.commit',
    'only the commit of the second role',
    givenUp(COMMITTED, { events: events => events.filter((_, at) => at !== 2) }),
  ],
  [
    'journal.commit',
    'commits in another order, before the promise',
    givenUp(COMMITTED, { events: exchange('commit') }),
  ],
  ['journal.commit', 'commits in another order', givenUp(PUBLISHED, { events: exchange('commit') })],
  ['journal.commit', 'another commit', givenUp(PUBLISHED, { events: payload('commit', lastOff) })],
  ['journal.publish', 'another promise', givenUp(PUBLISHED, { events: payload('publish', digitOff) })],
  ['journal.input', 'a digit less', givenUp(ONE_INPUT, { inputs: INPUTS.with(0, '01:card:20240') })],
  ['journal.input', 'the second line first', givenUp(ONE_INPUT, { inputs: [INPUTS[1] ?? ''] })],
  ['commitment.form', 'a promise of another form', givenUp(PUBLISHED, { commitment: text => `${text}x\n` })],
  [
    'commitment.roles',
    'a promise of other roles',
    givenUp(PUBLISHED, { commitment: replace(/commit=notary.*\n/, '') }),
  ],
  ['commitment.signature', 'another signature', givenUp(PUBLISHED, { promiseSignature: flip(0) })],
  ['commitment.signature', 'a key that is no point', givenUp(PUBLISHED, weakKey(`02${'00'.repeat(31)}`))],
  ['key.form', 'a key of small order, before the promise', givenUp(COMMITTED, weakKey('00'.repeat(32)))],
  ['roster.schools', 'a school without lots', givenUp(FROZEN, { lots: LOTS.filter(([school]) => school !== 'WGY') })],
  ['rules.form', 'rules without entropy', givenUp(FROZEN, { rules: replace(/entropy=01[\s\S]*/, '') })],
  ['files', 'result.csv beside it', givenUp(PUBLISHED, { files: files => ({ ...files, 'result.csv': 'x' }) })],
  ['files', 'head.sig beside it', givenUp(FROZEN, { files: files => ({ ...files, 'head.sig': 'x' }) })],
  [
    'files',
    'commitment.txt without a promise',
    givenUp(COMMITTED, { files: files => ({ ...files, 'commitment.txt': 'x' }) }),
  ],
  [
    'files',
    'commitment.sig without a promise',
    givenUp(FROZEN, { files: files => ({ ...files, 'commitment.sig': 'x' }) }),
  ],
  ...['rules.txt', 'roster.csv', 'key.pem', 'journal.txt', 'commitment.txt', 'commitment.sig'].map(
    (name): (typeof ATTEMPTS_BAD)[number] => ['files', `no ${name}`, givenUp(PUBLISHED, { files: leaveOut(name) })],
  ),
  ...['rules.txt', 'roster.csv', 'key.pem'].map((name): (typeof ATTEMPTS_BAD)[number] => [
    'files',
    `no ${name} before the promise`,
    givenUp(FROZEN, { files: leaveOut(name) }),
  ]),
  ['files', 'another file', givenUp(FROZEN, { files: files => ({ ...files, 'names.csv': 'x' }) })],
  ['files', 'no words of it in the journal', givenUp(FROZEN, { events: without('fact') })],
];

/** Bytes that look like nothing, the same in every run. */
function noise(): Uint8Array {
  return Buffer.concat(Array.from({ length: 100 }, (_, index) => createHash('sha512').update(String(index)).digest()));
}

/** Changes of sealed/people.csv alone, and the check that must name each. */
export const PEOPLE: readonly (readonly [
  check: string,
  name: string,
  change: (text: string) => string | Uint8Array,
])[] = [
  ['people.tags', 'names exchanged', replace('王小明', '王小红')],
  ['people.tags', 'another id', replace('37010,', '37019,')],
  ['people.tags', 'another salt', text => text.replace(/[0-9a-f]{32}/, digitOff)],
  ['people.tags', 'a child less', replace(/GX,27010011,.*,37011,[\s\S]*?\n(?=GX)/, '')],
  ['people.tags', 'a child more', text => text.replace(/(GX,27010037,.*\n)/, '$1$1')],
  ['people.tags', 'a lot less', replace(/GX,27010037,.*\n/, '')],
  ['people.tags', 'a lot less at the end', text => text.slice(0, text.indexOf('WGY,27010051'))],
  ['people.tags', 'a lot more', text => `${text}ZZ,1,${'0'.repeat(32)},1,x,,,,,,\n`],
  ['people.tags', 'a lot of another school', text => text.replaceAll('GX,27010037', 'GY,27010037')],
  ['people.tags', 'children of a lot exchanged', swapChildren],
  ['people.tags', 'a header only', text => text.slice(0, text.indexOf('\n') + 1)],
  ['people.form', 'a salt of 31 digits', text => text.replace(/[0-9a-f]{32}/, salt => salt.slice(1))],
  ['people.form', 'a salt of 64 digits', text => text.replace(/[0-9a-f]{32}/, salt => salt + salt)],
  ['people.form', 'a salt in capitals', text => text.replace(/[0-9a-f]{32}/, 'A'.repeat(32))],
  [
    'people.form',
    'two salts in one lot',
    text => text.replace(/(GX,27010011,)([0-9a-f]{32})/, (_, start: string, salt: string) => start + digitOff(salt)),
  ],
  ['people.form', 'ten children in a lot', text => text.replace(/GX,27010037,.*\n/, line => line.repeat(10))],
  ['people.form', 'children of a lot apart', text => text + (/GX,27010003,.*\n/.exec(text)?.[0] ?? '')],
  ['people.form', 'lots descending', text => text.replace(/(GX,27010024,.*\n)(GX,27010037,.*\n)/, '$2$1')],
  ['people.form', 'a school in small letters', text => text.replaceAll('GX,27010003', 'gx,27010003')],
  ['people.form', 'a school of nine letters', text => text.replaceAll('GX,', 'GXXXXXXXX,')],
  ['people.form', 'no school', replace('GX,27010003', ',27010003')],
  ['people.form', 'a lot of 25 characters', replace('GX,27010037', `GX,${'2'.repeat(25)}`)],
  ['people.form', 'no lot', replace('GX,27010003', 'GX,')],
  ['people.form', 'a bar in an id', replace('37010,', '3701|0,')],
  ['people.form', 'a bar in a name', replace('王小明', '王|小明')],
  ['people.form', 'a tab in an id', replace('37010,', '3701\t,')],
  ['people.form', 'a zero in a name', replace('王小明', '王\0小明')],
  ['people.form', 'a line in a name', replace('王小明', '"王\n小明"')],
  ['people.form', 'a CR in a name', replace('王小明', '"王\r小明"')],
  ['people.form', 'a DEL in a name', replace('王小明', '王\u007f小明')],
  ['people.form', 'a NEL in a name', replace('王小明', '王\u0085小明')],
  ['people.form', 'U+009F in an id', replace('37010,', '3701\u009f,')],
  ['people.form', 'another word for the salt', replace('salt', 'Salt')],
  ['people.form', 'a column less', text => text.replaceAll(/,[^,\n]*\n/g, '\n')],
  ['people.form', 'a column twice', replace('phone', 'name')],
  ['people.form', 'columns in another order', replace('phone,remark', 'remark,phone')],
  ['people.form', 'CR LF', text => text.replaceAll('\n', '\r\n')],
  ['people.form', 'a byte order mark', text => `\ufeff${text}`],
  ['people.form', 'no LF at the end', text => text.slice(0, -1)],
  ['people.form', 'an open quote', text => `${text}"`],
  ['people.form', 'a quote inside a field', replace('王小明', '王"小"明')],
  ['people.form', 'text behind a quote', replace('"李,四"', '"李,"四')],
  ['people.form', 'quotes that are not needed', replace('王小明', '"王小明"')],
  ['people.form', 'an empty field in quotes', replace(',,', ',"",')],
  ['people.form', 'a comma without quotes', replace('"李,四"', '李,四')],
  ['people.form', 'a CR without quotes', replace('"CR\r"', 'CR\r')],
  ['people.form', 'a CR alone in another field', replace('本地', '本\r地')],
  ['people.form', 'quotes around the header', replace('school', '"school"')],
  ['people.form', 'a field more', replace('王小明', '王小明,x')],
  ['people.form', 'an empty line', text => `${text}\n`],
  ['people.form', 'an empty line after the header', replace('\n', '\n\n')],
  ['people.form', 'no header', text => text.slice(text.indexOf('\n') + 1)],
  ['people.form', 'nothing', () => ''],
  ['people.form', 'bytes that are no UTF-8', text => Buffer.concat([Buffer.from(text), Buffer.from([0xff, 10])])],
  [
    'people.form',
    'a surrogate',
    text =>
      Buffer.from(Buffer.from(replace('王', '#')(text)).toString('latin1').replace('#', '\xed\xa0\x80'), 'latin1'),
  ],
];

/** Exchanges the two children of a lot; the first has no line break in its fields but in the last. */
function swapChildren(text: string): string {
  const start = text.indexOf('GX,27010011');
  const middle = text.indexOf('GX,27010011', start + 1);
  const end = text.indexOf('GX,27010024');
  return text.slice(0, start) + text.slice(middle, end) + text.slice(start, middle) + text.slice(end);
}
