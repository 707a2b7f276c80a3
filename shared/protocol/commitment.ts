// protocol.md §2.3: commitment.txt, the published promise, and key.pem, the key that signs it.

import { base64, base64Digits } from '../bytes.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import { refusal } from '../text/refuse.ts';
import { type Digest, H, type Hex64 } from './hash.ts';
import { bytesOf, hexOf, isCeremonyId, isHex64, isTime, linesOf, wholeNumber, wrongLine } from './lexis.ts';
import { allRoles, type Role } from './rules.ts';

/** The commitment of one holder: C hides the secret until the reveal. */
export type RoleCommitment = { readonly role: Role; readonly commitment: Hex64 };

/** What commitment.txt says. Digests, counts of lots and children, one commitment a role, a time of the protocol. */
export type Commitment = {
  readonly ceremony: string;
  readonly roster: Hex64;
  readonly rules: Hex64;
  readonly lots: number;
  readonly children: number;
  readonly commitments: readonly RoleCommitment[];
  readonly key: Hex64;
  readonly time: string;
};

/** C of §2.3: binds a secret to its holder, this ceremony, this roster and these rules. */
export function commitmentOf(ceremony: string, role: Role, roster: Hex64, rules: Hex64, secret: string): Hex64 {
  return H(`lot/1|commit|${ceremony}|${role}|${roster}|${rules}|${secret}`);
}

/** Writes commitment.txt. */
export function printCommitment(promise: Commitment): Uint8Array {
  const lines = [
    'lot/1 commitment',
    `ceremony=${promise.ceremony}`,
    `roster=${promise.roster}`,
    `rules=${promise.rules}`,
    `lots=${promise.lots}`,
    `children=${promise.children}`,
    ...promise.commitments.map(({ role, commitment }) => `commit=${role}:${commitment}`),
    `key=${promise.key}`,
    `time=${promise.time}`,
  ];
  return bytesOf(lines.map(line => `${line}\n`).join(''));
}

/** Reads commitment.txt; refuses the first line that differs from §2.3. Which roles there must be, the rules say. */
export function parseCommitment(bytes: Uint8Array): Outcome<Commitment> {
  const file = 'commitment.txt';
  const read = linesOf(file, bytes);
  if (!read.ok) return read;
  const lines = read.value;
  let at = 0;
  const wrong = (expected: string) => wrongLine(file, at + 1, expected, lines[at]);
  /** The value of the line `key=value` if `fits` accepts it; goes on to the next line. */
  const take = (key: string, fits: (value: string) => boolean): string | null => {
    const line = lines[at];
    if (line === undefined || !line.startsWith(`${key}=`) || !fits(line.slice(key.length + 1))) return null;
    at++;
    return line.slice(key.length + 1);
  };
  const isCount = (value: string) => wholeNumber(value, 1, 99_999_999) !== null;

  if (lines[0] !== 'lot/1 commitment') return wrong('lot/1 commitment');
  at = 1;
  const ceremony = take('ceremony', isCeremonyId);
  if (ceremony === null) return wrong('ceremony=[TEST-]…-aN');
  const roster = take('roster', isHex64);
  if (roster === null) return wrong('roster=hex64');
  const rules = take('rules', isHex64);
  if (rules === null) return wrong('rules=hex64');
  const lots = take('lots', isCount);
  if (lots === null) return wrong('lots=N');
  const children = take('children', isCount);
  if (children === null) return wrong('children=N');
  const commitments: RoleCommitment[] = [];
  for (const role of allRoles) {
    const value = take('commit', text => text.startsWith(`${role}:`) && isHex64(text.slice(role.length + 1)));
    if (value !== null) commitments.push({ role, commitment: value.slice(role.length + 1) });
  }
  if (commitments.length === 0) return wrong('commit=ROLE:hex64');
  const key = take('key', isHex64);
  if (key === null) return wrong('key=hex64');
  const time = take('time', isTime);
  if (time === null) return wrong('time=YYYY-MM-DDThh:mm:ss+hh:mm');
  if (at < lines.length) return wrong('∅');
  return done({
    ceremony,
    roster,
    rules,
    lots: Number(lots),
    children: Number(children),
    commitments,
    key,
    time,
  });
}

const pemHead = '-----BEGIN PUBLIC KEY-----\n';
const pemTail = '\n-----END PUBLIC KEY-----\n';
/** The fixed beginning of the DER form of an Ed25519 public key (RFC 8410); the 32 bytes of the key follow. */
const derHead = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];

/** The DER form (44 bytes) of a raw Ed25519 public key (32 bytes). */
export function derOfKey(raw: Uint8Array): Uint8Array {
  const der = new Uint8Array(44);
  der.set(derHead);
  der.set(raw, derHead.length);
  return der;
}

/** The digest of a raw public key as commitment.txt states it. */
export function keyDigest(raw: Uint8Array, digest: Digest): Hex64 {
  return digest(derOfKey(raw));
}

/** Writes key.pem from a raw public key (32 bytes), to the byte as OpenSSL does. */
export function printKey(raw: Uint8Array): Uint8Array {
  return bytesOf(`${pemHead}${base64(derOfKey(raw))}${pemTail}`);
}

/**
 * The points of small order, under which a signature can be made without the private key; the highest bit, the sign of x, does not
 * matter.
 */
const weakKeys = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
];

/** Whether the digits of a key without its sign are 2^255 - 19 or more: a second way to write a small number. */
function isBeyondField(unsigned: string): boolean {
  return /^[ef][0-9a-f](ff){30}7f$/.test(unsigned) && unsigned >= 'ed';
}

/** Reads key.pem: the raw public key (32 bytes). Refuses what `printKey` would not write, and weak keys (§2.3). */
export function parseKey(bytes: Uint8Array): Outcome<Uint8Array> {
  const wrong = () => refused(refusal('public.key', { file: 'key.pem' }));
  if (bytes.length !== pemHead.length + 60 + pemTail.length) return wrong();
  const der = new Uint8Array(45);
  for (let i = 0; i < 60; i += 4) {
    let group = 0;
    for (let k = 0; k < 4; k++) {
      const digit = base64Digits.indexOf(String.fromCharCode(bytes[pemHead.length + i + k] as number));
      group = (group << 6) | Math.max(digit, 0);
    }
    der.set([group >> 16, (group >> 8) & 255, group & 255], (i / 4) * 3);
  }
  const raw = der.slice(derHead.length, 44);
  const again = printKey(raw);
  if (!again.every((byte, i) => byte === bytes[i])) return wrong();
  const unsigned = hexOf(raw.map((byte, i) => (i === 31 ? byte & 0x7f : byte)));
  return weakKeys.includes(unsigned) || isBeyondField(unsigned) ? wrong() : done(raw);
}
