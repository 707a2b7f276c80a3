// What a forger who knows the private key could try, one thing at a time. Everything that follows from the change is made
// to fit again (digests, chain, signatures), so that each stands or falls with the one check it is named for.

import { signatures } from '../../electron/service/ports/signatures.ts';
import { printKey } from '../../shared/protocol/commitment.ts';
import { H } from '../../shared/protocol/hash.ts';
import type { CheckId } from '../../shared/verifier/checks.ts';
import type { Ingredients, Line, Tampering } from '../support/forge.ts';

/** One attempt: what it changes, and the first check that must fail. */
export type Attempt = {
  readonly name: string;
  readonly check: CheckId;
  readonly tamper: Tampering;
  readonly ingredients?: (honest: Ingredients) => Ingredients;
  /** The attempt is given up after so many lines. */
  readonly givenUp?: number;
  readonly files?: (files: Map<string, Uint8Array>) => void;
};

const swap = (from: string | RegExp, to: string) => (text: string) => {
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`nothing to change: ${String(from)}`);
  return changed;
};

/** Attempts on one file, as pairs of name and change. */
function on(file: 'rules' | 'roster' | 'commitment' | 'journal' | 'result' | 'head' | 'key', check: CheckId) {
  return (changes: { readonly [name: string]: (text: string) => string }): Attempt[] =>
    Object.entries(changes).map(([name, how]) => ({ name: `${file}: ${name}`, check, tamper: { [file]: how } }));
}

/** Attempts on the lines of the journal. */
function onLines(check: CheckId, changes: { readonly [name: string]: (lines: Line[]) => Line[] }): Attempt[] {
  return Object.entries(changes).map(([name, lines]) => ({ name: `events: ${name}`, check, tamper: { lines } }));
}

const at = (type: string, payload: (old: string) => string) => (lines: Line[]) =>
  lines.map(line => (line.type === type ? { ...line, payload: payload(line.payload) } : line));
const without = (type: string) => (lines: Line[]) => lines.filter(line => line.type !== type);
const after =
  (type: string, ...added: Line[]) =>
  (lines: Line[]) =>
    lines.flatMap(line => (line.type === type ? [line, ...added] : [line]));
const exchange = (a: string, b: string) => (lines: Line[]) => {
  const [i, k] = [lines.findIndex(({ type }) => type === a), lines.findIndex(({ type }) => type === b)];
  return lines.map((line, n) => (n === i ? (lines[k] as Line) : n === k ? (lines[i] as Line) : line));
};
const timed = (time: string) => (lines: Line[]) => lines.map((line, i) => (i === 3 ? { ...line, time } : line));
const upperHex = (text: string) => text.replace(/[a-f0-9]{64}/, digits => digits.toUpperCase());

/** Forms that every text file shares (protocol.md §1.3). */
const forms: { readonly [name: string]: (text: string) => string } = {
  CRLF: text => text.replaceAll('\n', '\r\n'),
  'byte order mark': text => `\u00ef\u00bb\u00bf${text}`,
  'no final LF': text => text.slice(0, -1),
  'empty line at the end': text => `${text}\n`,
  'blank at the end of the first line': text => text.replace('\n', ' \n'),
  'empty file': () => '',
};

/** Encodings of points of small order, and of numbers that are not below the field's. */
const weakKeys = [
  '00'.repeat(32),
  `01${'00'.repeat(31)}`,
  `01${'00'.repeat(30)}80`,
  `ec${'ff'.repeat(30)}7f`,
  `ec${'ff'.repeat(31)}`,
  `ed${'ff'.repeat(30)}7f`,
  `ee${'ff'.repeat(30)}7f`,
  `f6${'ff'.repeat(30)}7f`,
  'ff'.repeat(32),
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
];
/** R is the neutral point, S is 0: good for any text under a key of small order. */
const neutral = new Uint8Array(64).with(0, 1);

/** The honest ceremony with a beacon behind its dice. */
const beaconed = (honest: Ingredients): Ingredients => ({
  ...honest,
  rules: { ...honest.rules, inputs: [...honest.rules.inputs, { kind: 'beacon', count: 6, source: 'drand' }] },
  inputs: [...honest.inputs, '341255'],
});

const onBeacon: Attempt[] = [
  ...onLines('journal.input', {
    'a beacon of five digits': at('input', old => (old.startsWith('03') ? old.slice(0, -1) : old)),
    'dice in place of the beacon': at('input', old => old.replace('03:beacon', '03:d10')),
  }),
  ...onLines('journal.form', {
    'a beacon with a sign': at('input', old => old.replace('03:beacon:3', '03:beacon:-')),
  }),
  ...onLines('journal.order', {
    'no beacon': lines => lines.filter(({ payload, type }) => !(type === 'input' && payload.startsWith('03'))),
  }),
].map(attempt => ({ ...attempt, ingredients: beaconed }));

const leavingOut = (name: string) => (files: Map<string, Uint8Array>) => void files.delete(name);
const giving = (name: string, check: CheckId, givenUp: number, more: Partial<Attempt> = {}): Attempt => ({
  name: `given up: ${name}`,
  check,
  givenUp,
  tamper: {},
  ...more,
});
/** The lines of the honest record: open, freeze, two commits, publish, two inputs, close. */
const onGivenUp: Attempt[] = [
  giving('with a result', 'journal.order', 6, {
    files: files => {
      for (const name of ['result.csv', 'head.txt', 'head.sig']) files.set(name, new Uint8Array([0x61, 0x0a]));
    },
  }),
  giving('with a head', 'files', 6, { files: files => files.set('head.txt', new Uint8Array([0x61, 0x0a])) }),
  giving('without the promise that was published', 'files', 6, { files: leavingOut('commitment.txt') }),
  giving('with a promise that was not', 'files', 3, {
    files: files => files.set('commitment.txt', new Uint8Array([0x61, 0x0a])),
  }),
  giving('without both files of the promise', 'files', 6, {
    files: files => {
      for (const name of ['commitment.txt', 'commitment.sig']) files.delete(name);
    },
  }),
  giving('with both files of a promise that was not', 'files', 4, {
    files: files => {
      for (const name of ['commitment.txt', 'commitment.sig']) files.set(name, new Uint8Array([0x61, 0x0a]));
    },
  }),
  giving('without a key', 'files', 3, { files: leavingOut('key.pem') }),
  giving('before the freeze', 'journal.order', 1),
  giving('after the close', 'journal.order', 8),
  giving('and gone on', 'journal.order', 5, {
    tamper: { lines: lines => [...lines, { type: 'incident', payload: 'late' }] },
  }),
  giving('twice', 'journal.order', 5, { tamper: { lines: lines => [...lines, ...lines.slice(-1)] } }),
  giving('without a reason', 'journal.form', 5, { tamper: { lines: at('fact', () => 'given-up::notary') } }),
  giving('by nobody', 'journal.form', 5, { tamper: { lines: at('fact', () => 'given-up:why') } }),
  giving('a holder before another', 'journal.commit', 3, {
    tamper: { lines: at('commit', old => old.replace('operator', 'notary')) },
  }),
  giving('another promise on record', 'journal.publish', 6, { tamper: { lines: at('publish', () => H('other')) } }),
  giving('a digit too few', 'journal.input', 6, { tamper: { lines: at('input', old => old.slice(0, -1)) } }),
  giving('another freeze', 'journal.freeze', 3, {
    tamper: { lines: at('freeze', old => old.replace('lots=9', 'lots=8')) },
  }),
  giving('a signature of something else', 'commitment.signature', 6, {
    files: files => files.set('commitment.sig', neutral),
  }),
];

/** Attempts on sealed/people.csv. */
type PeopleAttempt = {
  readonly name: string;
  readonly check: CheckId;
  readonly tamper: (text: string) => string;
  readonly from?: (ingredients: Ingredients) => Ingredients;
};

const onPeople = (check: CheckId, changes: { readonly [name: string]: (text: string) => string }): PeopleAttempt[] =>
  Object.entries(changes).map(([name, tamper]) => ({ name, check, tamper }));

/** What can be tried with the sealed list; each stands or falls with one check. */
export const peopleAttempts: readonly PeopleAttempt[] = [
  ...onPeople('people.form', {
    'another header': swap('school,lot', 'lot,school'),
    'two names in one field of the header': swap('school,lot', '"school,lot"'),
    'a column fewer': text => text.replaceAll(/,[^,\n]*\n/g, '\n'),
    'no final LF': text => text.slice(0, -1),
    'byte order mark': text => `\ufeff${text}`,
    CRLF: text => text.replaceAll('\n', '\r\n'),
    'an empty line': swap('\n', '\n\n'),
    'quotes without need': swap('GX,27010003', '"GX",27010003'),
    'a quote within a field': swap('学生2,', '学"生2,'),
    'an open quote': text => `${text}"`,
    'a salt in capitals': text => text.replace(/,[0-9a-f]{32},/, salt => salt.toUpperCase()),
    'a bar in a name': swap('学生1,', '学|生1,'),
    'a bar in an ID number': swap('411282201201011001', '41128220120101100|'),
    'a control character in a name': swap('学生1,', '学\u0085生1,'),
    'lots in another order': swap(/(GX,27010003.*\n)(GX,27010011.*\n)/, '$2$1'),
    'two salts in a lot': swap(/(GX,27010011,.*\nGX,27010011,)[0-9a-f]{32}/, `$1${'0'.repeat(32)}`),
    'CR in a bare field': swap('第一小学', '第一\r小学'),
    'ten children in a lot': text => text.replace(/(GX,27010003,.*\n)/, line => line.repeat(10)),
    'a lot in small letters': swap('GX,27010003', 'gx,27010003'),
  }),
  ...onPeople('people.tags', {
    'two children exchanged': text => text.replace('学生1,', '@').replace('学生4,', '学生1,').replace('@', '学生4,'),
    'a child fewer': swap(/WGY,27010066.*\n/, ''),
    'a child more': text => `${text}${text.trimEnd().split('\n').at(-1)}\n`,
    'another ID number': swap('411282201201011001', '411282201201011009'),
    'twins in another order': text => text.replace(/(GX,27010011,.*\n)(GX,27010011,[^"]*".*\n.*\n)/, '$2$1'),
    'the header alone': text => `${text.split('\n')[0]}\n`,
  }),
];

/** All attempts. The honest ceremony has schools GX (3, expand) and WGY (2, skip), two secrets, card:6 and d10:20. */
export const attempts: readonly Attempt[] = [
  ...on('rules', 'rules.form')(forms),
  ...on('roster', 'roster.form')(forms),
  ...on('commitment', 'commitment.form')(forms),
  ...on('key', 'key.form')(forms),
  ...on('journal', 'journal.form')(forms),
  ...on('head', 'head.form')(forms),
  ...on('result', 'result.rows')(forms),

  ...on(
    'rules',
    'rules.form',
  )({
    'another algorithm': swap('lot/1', 'lot/2'),
    'no ceremony': swap(/ceremony=.*\n/, ''),
    'id without attempt': swap('-a1', ''),
    'id with attempt a0': swap('-a1', '-a0'),
    'id with attempt a100': swap('-a1', '-a100'),
    'id in small letters': swap('TEST-LB', 'TEST-lb'),
    'id of 41 characters': swap('LB-2024', 'LB-2024-AAAAAAAAAAAAAAAAAAAAAAAAAAAAA'),
    'prior of 63 digits': swap('prior=none', `prior=${'a'.repeat(63)}`),
    'prior in capitals': swap('prior=none', `prior=${'A'.repeat(64)}`),
    'places 0': swap('GX:3', 'GX:0'),
    'places with a leading zero': swap('GX:3', 'GX:03'),
    'places 100000': swap('GX:3', 'GX:100000'),
    'places with a sign': swap('GX:3', 'GX:+3'),
    'code in small letters': swap('school=GX', 'school=gx'),
    'code of nine characters': swap('school=GX', 'school=GXGXGXGXG'),
    'twin rule unknown': swap('expand', 'shrink'),
    'schools in descending order': swap(/(school=GX.*\n)(school=WGY.*\n)/, '$2$1'),
    'school twice': swap(/(school=GX.*\n)/, '$1$1'),
    'no school': swap(/(school=.*\n)+/, ''),
    'exemption of an unknown school': swap('exempt=WGY', 'exempt=ABC'),
    'exemption of none': swap('WGY:1:own', 'WGY:0:own'),
    'grounds in another order': swap('exempt=WGY:1:own-primary\n', 'exempt=WGY:1:b\nexempt=WGY:1:a\n'),
    'exemption twice': swap(/(exempt=.*\n)/, '$1$1'),
    'ground empty': swap('own-primary', ''),
    'ground with a bar': swap('own-primary', 'own|primary'),
    'ground with a control character': swap('own-primary', 'own%0Aprimary'),
    'no title': swap(/title=.*\n/, ''),
    'title empty': swap(/title=.*/, 'title='),
    'title not encoded': swap(/title=.*/, 'title=the draw'),
    'title with digits in small letters': swap(/title=.*/, 'title=%e4%ba%a7'),
    'title that is no UTF-8': swap(/title=.*/, 'title=%FF'),
    'title of 4001 characters': swap(/title=.*/, `title=${'a'.repeat(4001)}`),
    'no organiser': swap(/organiser=.*\n/, ''),
    'organiser before the title': swap(/(title=.*\n)(organiser=.*\n)/, '$2$1'),
    'organiser with a control character': swap(/organiser=.*/, 'organiser=a%C2%85b'),
    'school without a name': swap(/(school=GX:3:expand):.*/, '$1'),
    'school with an empty name': swap(/(school=GX:3:expand:).*/, '$1'),
    'school with a name of half a character': swap(/(school=GX:3:expand:).*/, '$1%E7%81'),
    'exemption before the schools': swap(/((?:school=.*\n)+)(exempt=.*\n)/, '$2$1'),
    'no holder': swap('operator,notary', ''),
    'holders in another order': swap('operator,notary', 'notary,operator'),
    'holder twice': swap('operator,notary', 'notary,notary'),
    'holder unknown': swap('notary', 'mayor'),
    'no live input': swap(/(entropy=.*\n)+/, ''),
    'live inputs from 00': swap('01:card', '00:card'),
    'live inputs with a gap': swap('02:d10', '03:d10'),
    'chosen digits after dice': swap('01:card:6\nentropy=02:d10:20', '01:d10:20\nentropy=02:card:6'),
    'kind unknown': swap('card', 'coin'),
    'live input of 100 digits': swap('d10:20', 'd10:100'),
    'ten live inputs': swap(
      'entropy=02:d10:20\n',
      Array.from({ length: 9 }, (_, i) => `entropy=${String(i + 2).padStart(2, '0')}:d10:1\n`).join(''),
    ),
    'a beacon without a source': swap('02:d10:20', '02:beacon:20'),
    'a source without a beacon': swap('d10:20\n', 'd10:20\nsource=02:drand\n'),
    'a beacon before dice': swap('01:card:6', '01:beacon:6'),
    'two beacons': swap('entropy=02:d10:20\n', 'entropy=02:beacon:6\nentropy=03:beacon:6\nsource=03:drand\n'),
    'a source of another input': swap('02:d10:20\n', '02:beacon:20\nsource=01:drand\n'),
    'a source twice': swap('02:d10:20\n', '02:beacon:20\nsource=02:drand\nsource=02:drand\n'),
    'a source without words': swap('02:d10:20\n', '02:beacon:20\nsource=02:\n'),
    'a source before its beacon': swap('entropy=02:d10:20\n', 'source=02:drand\nentropy=02:beacon:20\n'),
    'unknown key': swap('secrets=', 'weights=GX\nsecrets='),
    comment: swap('secrets=', '# fair\nsecrets='),
    'blank around =': swap('alg=', 'alg ='),
  }),
  ...on(
    'roster',
    'roster.form',
  )({
    'another header': swap('school,lot', 'lot,school'),
    'no header': swap(/^.*\n/, ''),
    'header alone': text => `${text.split('\n')[0]}\n`,
    'rows in another order': swap(/(GX,27010003.*\n)(GX,27010011.*\n)/, '$2$1'),
    'row twice': swap(/(GX,27010003.*\n)/, '$1$1'),
    'schools mixed': swap(/(GX,27010042.*\n)(WGY,27010003.*\n)/, '$2$1'),
    'size 0': swap('27010003,1', '27010003,0'),
    'size 10': swap('27010003,1', '27010003,10'),
    'lot in small letters': swap('27010003', '2701000a'),
    'lot of 25 characters': swap('27010003', '2'.repeat(25)),
    'lot with a blank': swap('27010003', '2701 003'),
    'tag of 63 digits': swap(/[0-9a-f]\n$/, '\n'),
    'tag in capitals': upperHex,
    'fifth field': swap(/([0-9a-f]{64})\n/, '$1,\n'),
    'quoted field': swap('27010003', '"27010003"'),
    'full-width digit': swap('27010003', '2701000\u00ef\u00bc\u0093'),
  }),
  ...on(
    'roster',
    'roster.schools',
  )({
    'a school without a lot': swap(/(WGY,.*\n)+/, ''),
    'a school that the rules do not name': swap(/WGY,27010003/, 'WGX,27010003'),
  }),
  ...on(
    'commitment',
    'commitment.form',
  )({
    'another first line': swap('lot/1 commitment', 'lot/1 promise'),
    'lines in another order': swap(/(lots=.*\n)(children=.*\n)/, '$2$1'),
    'commitments in another order': swap(/(commit=op.*\n)(commit=no.*\n)/, '$2$1'),
    'commitment in capitals': upperHex,
    'an extra line': swap(/(time=.*\n)/, '$1note=x\n'),
    'time without offset': swap('+08:00', ''),
    'time with Z': swap('+08:00', 'Z'),
    'lots=0': swap('lots=9', 'lots=0'),
    'lots=100000000': swap('lots=9', 'lots=100000000'),
    'time with offset -00:00': swap('+08:00', '-00:00'),
    'time in year 0000': swap('time=2024', 'time=0000'),
    'a holder twice': swap(/(commit=notary.*\n)/, '$1$1'),
    'a holder that there is not': swap('commit=notary', 'commit=mayor'),
    'time on 30 February': swap('2024-07-15', '2024-02-30'),
    'time at 24 hours': swap('T09', 'T24'),
  }),
  ...on('commitment', 'commitment.ceremony')({ 'another ceremony': swap('-a1', '-a2') }),
  ...on('commitment', 'commitment.roster')({ 'another roster': swap(/roster=\w+/, `roster=${H('other')}`) }),
  ...on('commitment', 'commitment.rules')({ 'other rules': swap(/rules=\w+/, `rules=${H('other')}`) }),
  ...on('commitment', 'commitment.lots')({ 'another count of lots': swap('lots=9', 'lots=8') }),
  ...on('commitment', 'commitment.children')({ 'another count of children': swap('children=12', 'children=13') }),
  ...on(
    'commitment',
    'commitment.roles',
  )({
    'one holder fewer': swap(/commit=notary.*\n/, ''),
    'another holder': swap('commit=notary', 'commit=parents'),
  }),
  ...on('commitment', 'commitment.key')({ 'another key': swap(/key=\w+/, `key=${H('other')}`) }),
  ...on(
    'commitment',
    'journal.commit',
  )({
    'another commitment than on record': swap(/commit=notary:\w+/, `commit=notary:${H('other')}`),
  }),
  {
    name: 'signature of the promise taken from the head',
    check: 'commitment.signature',
    tamper: {},
    files: files => files.set('commitment.sig', files.get('head.sig') as Uint8Array),
  },
  {
    name: 'signature of the head with S + L',
    check: 'head.signature',
    tamper: {},
    files: files => {
      const signature = (files.get('head.sig') as Uint8Array).slice();
      let carry = 0;
      const L = Buffer.from('edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010', 'hex');
      for (let i = 0; i < 32; i++) {
        const sum = (signature[32 + i] as number) + (L[i] as number) + carry;
        signature[32 + i] = sum & 255;
        carry = sum >> 8;
      }
      files.set('head.sig', signature);
    },
  },
  {
    name: 'signature of 65 bytes',
    check: 'head.signature',
    tamper: {},
    files: files => files.set('head.sig', Uint8Array.of(...(files.get('head.sig') as Uint8Array), 0)),
  },
  { name: 'no result', check: 'files', tamper: {}, files: files => void files.delete('result.csv') },
  {
    name: 'a file that does not belong',
    check: 'files',
    tamper: {},
    files: files => files.set('result-final.csv', new Uint8Array(1)),
  },
  {
    name: 'a name that only looks like litter',
    check: 'files',
    tamper: {},
    files: files => files.set('.~lock.result.csv', new Uint8Array(1)),
  },
  {
    name: 'a name in other letters',
    check: 'files',
    tamper: {},
    files: files => files.set('spec.txt', new Uint8Array(1)),
  },

  ...on(
    'journal',
    'journal.form',
  )({
    'another version': swap('lot/1|journal', 'lot/2|journal'),
    'another ceremony': swap('a1|0003', 'a2|0003'),
    'number skipped': swap('|0003|', '|0004|'),
    'chain cut': swap(/\|0005\|\w+/, `|0005|${H('other')}`),
    'first line with a chain': swap('0'.repeat(64), '1'.repeat(64)),
    'seven fields': swap('|seal|final', '|seal'),
    'nine fields': swap('|seal|final', '|seal|final|'),
    'line dropped': swap(/.*\|0004\|.*\n/, ''),
    'line twice': swap(/(.*\|0004\|.*\n)/, '$1$1'),
    'type in capitals': swap('|seal|', '|SEAL|'),
    'type of objects': swap('|seal|final', '|constructor|final'),
  }),
  ...onLines('journal.form', {
    'time without offset': timed('2024-07-15T09:30:00'),
    'time with Z': timed('2024-07-15T09:30:00Z'),
    'time at second 60': timed('2024-07-15T09:30:60+08:00'),
    'time with offset 15 hours': timed('2024-07-15T09:30:00+15:00'),
    'time on 29 February 2023': timed('2023-02-29T09:30:00+08:00'),
    'software with a blank': at('open', () => 'my draw/1'),
    'software without a version': at('open', () => 'draw'),
    'unknown event': after('publish', { type: 'redraw', payload: 'again' }),
    'incident with a raw blank': after('publish', { type: 'incident', payload: 'power cut' }),
    'incident with small hexadecimal digits': after('publish', { type: 'incident', payload: '%e5%81%9c' }),
    'incident with half a character': after('publish', { type: 'incident', payload: '%E5%81' }),
    'incident with % alone': after('publish', { type: 'incident', payload: '100%' }),
    'incident without words': after('publish', { type: 'incident', payload: '' }),
    'fact of no kind': after('publish', { type: 'fact', payload: 'redrawn' }),
    'fact without a value': after('publish', { type: 'fact', payload: 'made-here' }),
    'fact with a value too many': after('publish', { type: 'fact', payload: 'moved:x' }),
    'fact of no role': after('publish', { type: 'fact', payload: 'printed:mayor' }),
    'fact of ten givers': after('publish', { type: 'fact', payload: `given-by:01${':a'.repeat(10)}` }),
    'fact of no giver': after('publish', { type: 'fact', payload: 'given-by:01' }),
    'fact of a giver with a line break': after('publish', { type: 'fact', payload: 'given-by:01:a%0Ab' }),
    'fact of input 00': after('publish', { type: 'fact', payload: 'given-by:00:a' }),
    'fact of a manifest in capitals': after('publish', { type: 'fact', payload: `taken-over:${'A'.repeat(64)}` }),
    'fact of a sheet with a blank': after('publish', { type: 'fact', payload: 'signed:sheet%203:a' }),
    'void of input 00': after('publish', { type: 'void', payload: '00:dropped' }),
    'void of input 10': after('publish', { type: 'void', payload: '10:dropped' }),
    'lots=0': at('freeze', old => old.replace('lots=9', 'lots=0')),
    'children=100000000': at('freeze', old => old.replace('children=12', 'children=100000000')),
    'input 00': at('input', old => old.replace('01:', '00:')),
    'input of 100 digits': at('input', old => (old.startsWith('02') ? `02:d10:${'1'.repeat(100)}` : old)),
    'balls of one digit': at('input', old => (old.startsWith('01') ? '01:ball:1-2-3' : old)),
    'time with offset -00:00': timed('2024-07-15T01:30:00-00:00'),
    'time in year 0000': timed('0000-07-15T09:30:00+08:00'),
    'time with offset 14:01': timed('2024-07-15T09:30:00+14:01'),
    'incident of 4001 characters': after('publish', { type: 'incident', payload: 'a'.repeat(4001) }),
    'void without a reason': after('publish', { type: 'void', payload: '01:' }),
    'present of a name': after('publish', { type: 'present', payload: 'gx' }),
    'secret of 40 digits': at('reveal', old => `${old.split(':')[0]}:${'a'.repeat(40)}`),
    'secret in capitals': at('reveal', old => `${old.split(':')[0]}:${'A'.repeat(64)}`),
    'input with letters': at('input', old => old.replace(/\d$/, 'x')),
    'input with full-width digits': at('input', old => old.replace(/\d$/, '%EF%BC%91')),
    'seal with words': at('seal', () => 'provisional'),
    'lots with a leading zero': at('freeze', old => old.replace('lots=9', 'lots=09')),
  }),
  ...onLines('journal.order', {
    'nothing opened': without('open'),
    'opened twice': after('open', { type: 'open', payload: 'forge/1' }),
    'no freeze': without('freeze'),
    'frozen twice': lines => lines.flatMap(line => (line.type === 'freeze' ? [line, line] : [line])),
    'inputs before the promise': exchange('publish', 'input'),
    'revealed before closing': exchange('close', 'reveal'),
    'no promise': without('publish'),
    'no close': without('close'),
    'no seed': without('seed'),
    'no result on record': without('result'),
    'two results': lines => lines.flatMap(line => (line.type === 'result' ? [line, line] : [line])),
    'one commitment missing': lines =>
      lines.filter(({ type, payload }) => !(type === 'commit' && payload.startsWith('notary'))),
    'one input missing': lines => lines.filter(({ type, payload }) => !(type === 'input' && payload.startsWith('02'))),
    'one input too many': after('close', { type: 'input', payload: '03:d10:1' }),
    'note before opening': lines => [{ type: 'incident', payload: 'early' }, ...lines],
    'given up and gone on': after('publish', { type: 'fact', payload: 'given-up:why:notary' }),
    'given up after the close': after('close', { type: 'fact', payload: 'given-up:why:notary' }),
    'fact before opening': lines => [{ type: 'fact', payload: 'moved' }, ...lines],
    'note after the seal': lines => [...lines, { type: 'incident', payload: 'late' }],
    'not sealed': without('seal'),
    'a freeze of another roster, too': lines =>
      at('freeze', old => old.replace(/roster=\w+/, `roster=${H('other')}`))(exchange('seed', 'result')(lines)),
    'a holder of no secret, too': lines =>
      at('commit', old => old.replace(/^notary/, 'parents'))(without('publish')(lines)),
    'sealed twice': lines => [...lines, { type: 'seal', payload: 'final' }],
  }),
  ...onLines('journal.freeze', {
    'another roster': at('freeze', old => old.replace(/roster=\w+/, `roster=${H('other')}`)),
    'other rules': at('freeze', old => old.replace(/rules=\w+/, `rules=${H('other')}`)),
    'another count of lots': at('freeze', old => old.replace('lots=9', 'lots=10')),
    'another count of children': at('freeze', old => old.replace('children=12', 'children=11')),
  }),
  ...onLines('journal.commit', {
    'commitments of the wrong holders': at('commit', old =>
      old.startsWith('operator') ? old.replace('operator', 'notary') : old.replace('notary', 'operator'),
    ),
    'commitment to another secret': at('commit', old => (old.startsWith('notary') ? `notary:${H('other')}` : old)),
  }),
  ...onLines('journal.publish', { 'another promise': at('publish', () => H('other')) }),
  ...onLines('journal.input', {
    'a digit too few': at('input', old => old.slice(0, -1)),
    'a digit too many': at('input', old => `${old}0`),
    'another kind': at('input', old => old.replace('card', 'd10')),
    'balls where digits are due': at('input', old => (old.startsWith('01') ? '01:ball:12-34-56' : old)),
    'another number': at('input', old => (old.startsWith('01') ? old.replace('01', '02') : old)),
  }),
  ...onLines('journal.close', {
    'another digit at the close': at('close', old => old.replace(/\d$/, digit => (digit === '0' ? '1' : '0'))),
    'ten inputs at the close': at('close', old => `${old}${';02:d10:1'.repeat(8)}`),
    'inputs in another order': at('close', old => old.split(';').reverse().join(';')),
  }),
  ...onLines('journal.notes', {
    'void of an input that there is not': after('publish', { type: 'void', payload: '09:dropped' }),
    'made here for no holder': after('publish', { type: 'fact', payload: 'made-here:parents' }),
    'printed for no holder': after('publish', { type: 'fact', payload: 'printed:parents' }),
    'given by somebody for no input': after('publish', { type: 'fact', payload: 'given-by:09:a' }),
    'present of a school that there is not': after('result', { type: 'present', payload: 'ABC' }),
  }),
  ...onLines('reveal', {
    'another secret': at('reveal', old => `${old.split(':')[0]}:${'ab'.repeat(32)}`),
    'a secret of the other length': at('reveal', old => `${old.split(':')[0]}:${'ab'.repeat(16)}`),
    'secrets of the wrong holders': lines => {
      const secrets = lines.filter(({ type }) => type === 'reveal').map(({ payload }) => payload.split(':')[1] ?? '');
      return lines.map(line =>
        line.type === 'reveal' ? { ...line, payload: `${line.payload.split(':')[0]}:${secrets.pop()}` } : line,
      );
    },
    'holders in another order': lines => {
      const reveals = lines.filter(({ type }) => type === 'reveal');
      return lines.map(line => (line.type === 'reveal' ? (reveals.pop() as Line) : line));
    },
  }),
  {
    name: 'seed: one that somebody liked better',
    check: 'seed',
    tamper: { seed: seed => H(`liked better than ${seed}`) },
  },
  ...onLines('result.digest', { 'result: another on record': at('result', () => H('other')) }),

  ...on(
    'result',
    'result.rows',
  )({
    'another header': swap('school,rank', 'rank,school'),
    'two rows exchanged': swap(/(GX,1,.*\n)(GX,2,.*\n)/, '$2$1'),
    'two lots exchanged': text => {
      const [, a = '', b = ''] = /GX,1,(\w+),[\s\S]*?GX,2,(\w+),/.exec(text) ?? [];
      return text.replace(`GX,1,${a}`, `GX,1,${b}`).replace(`GX,2,${b}`, `GX,2,${a}`);
    },
    'row dropped': swap(/GX,5,.*\n/, ''),
    'row twice': swap(/(GX,5,.*\n)/, '$1$1'),
    'a waiting lot admitted': swap('WAIT', 'ADMIT'),
    'an admitted lot waiting': swap('ADMIT', 'WAIT'),
    'another ticket': swap(/[0-9a-f]{64}/, H('other')),
    'ticket in capitals': upperHex,
    'rank with a leading zero': swap('GX,1,', 'GX,01,'),
    'another size': swap(/(GX,1,\w+),[0-9]/, '$1,9'),
    'a lot that is not on the list': swap(/GX,5,\w+/, 'GX,5,99999999'),
    'schools in another order': text => {
      const [header = '', ...rows] = text.split('\n').filter(row => row !== '');
      return `${[header, ...rows.filter(row => row.startsWith('W')), ...rows.filter(row => row.startsWith('G'))].join('\n')}\n`;
    },
  }),
  ...on(
    'head',
    'head.form',
  )({
    'another version': swap('lot/1', 'lot/2'),
    'a sixth field': swap('\n', '|\n'),
    'a second line': text => `${text}${text}`,
    'digest in capitals': upperHex,
  }),
  ...on('head', 'head.ceremony')({ 'another ceremony': swap('-a1', '-a2') }),
  ...on('head', 'head.journal')({ 'another journal': swap(/\|[0-9a-f]{64}\|/, `|${H('other')}|`) }),
  ...on('head', 'head.result')({ 'another result': swap(/[0-9a-f]{64}\n/, `${H('other')}\n`) }),
  ...on(
    'key',
    'key.form',
  )({
    'another label': swap('PUBLIC KEY', 'PUBLIC KEX'),
    'another line length': text => text.replace(/(\w{30})/, '$1\n'),
    'another curve': swap('MCowBQYDK2Vw', 'MCowBQYDK2Vx'),
  }),
  ...weakKeys.map(
    (hex): Attempt => ({
      name: `a key of small order or beyond the field: ${hex.slice(0, 4)}…${hex.slice(-4)}`,
      check: 'key.form',
      tamper: { publicKey: new Uint8Array(Buffer.from(hex, 'hex')), sign: () => neutral },
    }),
  ),
  {
    name: 'a key that is no point of the curve',
    check: 'commitment.signature',
    tamper: { publicKey: new Uint8Array(Buffer.from(`02${'00'.repeat(31)}`, 'hex')), sign: () => neutral },
  },
  ...onBeacon,
  ...onGivenUp,
  {
    name: 'a key that is not the one of the promise',
    check: 'commitment.key',
    tamper: {},
    files: files => files.set('key.pem', printKey(signatures.keyOf(new Uint8Array(32)).publicKey)),
  },
];
