import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fastDigest, verifySignature } from '../../electron/service/ports/signatures.ts';
import { H } from '../../shared/protocol/hash.ts';
import type { InputKind } from '../../shared/protocol/inputs.ts';
import { sentence } from '../../shared/text/refusal.ts';
import { checkIds, firstFailed } from '../../shared/verifier/checks.ts';
import { verifyDossier } from '../../shared/verifier/verifier.ts';
import { forge, type Ingredients } from '../support/forge.ts';
import { textOf, utf8 } from '../support/outcome.ts';
import { rounds } from '../support/rounds.ts';

const folder = join(import.meta.dirname, '../fixtures/lot-1/minimal');
const minimal = new Map<string, Uint8Array>(
  readdirSync(folder).map(name => [name, new Uint8Array(readFileSync(join(folder, name)))]),
);
// What is changed is one file of nine: the signatures of the others have been asked for before.
const asked = new Map<string, boolean>();
const askedOnce: typeof verifySignature = (key, message, signature) => {
  const question = [key, message, signature].map(bytes => Buffer.from(bytes).toString('latin1')).join('\n\n');
  const known = asked.get(question);
  if (known !== undefined) return known;
  const answer = verifySignature(key, message, signature);
  asked.set(question, answer);
  return answer;
};
const tools = { digest: fastDigest, verifySignature: askedOnce };
const verify = (files: ReadonlyMap<string, Uint8Array>) => verifyDossier({ public: files, people: null }, tools);

/** The verdict on the minimal folder with one file changed: it must be a rejection that names a check and can be told. */
function mustReject(name: string, bytes: Uint8Array, what: string): void {
  const verdict = verify(new Map(minimal).set(name, bytes));
  const failed = firstFailed(verdict);
  if (verdict.ok || failed === null) throw new Error(`accepted: ${name} with ${what}`);
  if (failed.why !== undefined) {
    expect(sentence('zh', failed.why)).not.toMatch(/\{[a-z]+\}/i);
    expect(sentence('en', failed.why)).not.toMatch(/\{[a-z]+\}/i);
  }
}

test('the published minimal folder verifies, with every check listed in order', () => {
  const verdict = verify(minimal);
  expect(verdict.checks.filter(({ ok }) => !ok)).toEqual([]);
  expect(verdict.ok).toBe(true);
  expect(verdict.ceremony).toBe('TEST-LB-2024-a1');
  expect(verdict.seed).toBe('b4eb13399219fc51c404caadc2b61ff8c666c35a3f70f8ad46a7b348421bcee7');
  const ids = verdict.checks.map(({ id }) => id);
  expect(ids).toEqual(checkIds.filter(id => ids.includes(id)));
});

test('every check is listed whatever fails', () => {
  for (const name of minimal.keys()) {
    const ids = verify(new Map(minimal).set(name, new Uint8Array(0))).checks.map(({ id }) => id);
    expect(ids).toEqual(verify(minimal).checks.map(({ id }) => id));
  }
});

test('recomputed from its inputs, every unsigned file of the minimal folder has the same bytes', () => {
  const inputs = JSON.parse(readFileSync(join(folder, '../minimal.inputs.json'), 'utf8'));
  const commitment = textOf(minimal.get('commitment.txt') as Uint8Array);
  const ingredients: Ingredients = {
    rules: {
      ceremony: inputs.ceremony,
      title: inputs.title,
      organiser: inputs.organiser,
      prior: 'none',
      schools: inputs.school.map(([code, places, twins, name]: [string, number, 'expand' | 'skip', string]) => ({
        code,
        places,
        twins,
        name,
      })),
      exemptions: inputs.exempt.map(([school, count, ground]: [string, number, string]) => ({ school, count, ground })),
      roles: inputs.secrets,
      inputs: inputs.entropy.map((line: string) => {
        const [, kind, count] = line.split(':');
        return { kind: kind as InputKind, count: Number(count) };
      }),
    },
    lots: inputs.lots.map(([school, lot, size, person]: [string, string, number, string]) => ({
      school,
      lot,
      size,
      p: H(person),
    })),
    secrets: inputs.secrets.map((role: string) => inputs.secret[role]),
    inputs: inputs.inputs.map((input: string) => input.slice(input.indexOf(':', 3) + 1)),
    time: inputs.time,
    keySeed: new Uint8Array(32),
  };
  // The folder's private key is not known: its public one and the software's name are put in where they are signed.
  const key = textOf(minimal.get('key.pem') as Uint8Array);
  const made = forge(ingredients, {
    key: () => key,
    commitment: text => text.replace(/key=\w+/, /key=\w+/.exec(commitment)?.[0] ?? ''),
    lines: lines => lines.map(line => (line.type === 'open' ? { ...line, payload: 'reference/1' } : line)),
  });
  for (const [name, bytes] of minimal)
    if (!name.endsWith('.sig')) expect(textOf(made.get(name) as Uint8Array)).toBe(textOf(bytes));
});

describe('every single change of every byte is rejected', () => {
  test.each([...minimal.keys()])('%s', name => {
    const bytes = minimal.get(name) as Uint8Array;
    // Of a text that is signed, or whose digest is, each byte changes in two or three ways, and each third byte in the same.
    const every = /sig$|pem$/.test(name) ? 1 : rounds(3, 1);
    for (const [i, old] of bytes.entries()) {
      const [before, after] = [bytes.subarray(0, i), bytes.subarray(i + 1)];
      const changes = [
        ...[old ^ 1, old ^ 0x20, old ^ 0x80, 0x0a, 0x30, 0x7c].map(value => bytes.with(i, value)),
        Uint8Array.of(...before, ...after),
        Uint8Array.of(...before, old, old, ...after),
      ];
      for (const [kind, changed] of changes.entries()) {
        const isTried = (i + kind) % every === 0 && Buffer.compare(changed, bytes) !== 0;
        if (isTried) mustReject(name, changed, `byte ${i}, change ${kind}`);
      }
    }
  });
});

describe('every line swapped, dropped or doubled is rejected', () => {
  test.each([...minimal.keys()].filter(name => !name.endsWith('.sig')))('%s', name => {
    const lines = textOf(minimal.get(name) as Uint8Array).split(/(?<=\n)/);
    const reject = (changed: string[], what: string) => mustReject(name, utf8(changed.join('')), what);
    lines.forEach((line, i) => {
      reject(lines.toSpliced(i, 1), `line ${i + 1} dropped`);
      reject(lines.toSpliced(i, 0, line), `line ${i + 1} doubled`);
      for (let k = i + 1; k < lines.length; k++) {
        reject(lines.with(i, lines[k] as string).with(k, line), `lines ${i + 1} and ${k + 1} swapped`);
      }
    });
  });
});

describe('every other way to write the same is rejected', () => {
  test.each([...minimal.keys()].filter(name => !name.endsWith('.sig')))('%s', name => {
    const text = textOf(minimal.get(name) as Uint8Array);
    const others: { readonly [what: string]: string } = {
      CRLF: text.replaceAll('\n', '\r\n'),
      CR: text.replaceAll('\n', '\r'),
      'one CRLF': text.replace('\n', '\r\n'),
      'byte order mark': `\ufeff${text}`,
      'no final LF': text.slice(0, -1),
      'two final LF': `${text}\n`,
      'upper-case hexadecimal digits': text.replace(/[0-9a-f]*[a-f][0-9a-f]*/g, digits => digits.toUpperCase()),
      'full-width digits': text.replace(/[0-9]/g, digit => String.fromCharCode(0xfee0 + digit.charCodeAt(0))),
      'one full-width digit': text.replace(/[0-9]/, digit => String.fromCharCode(0xfee0 + digit.charCodeAt(0))),
      'blanks at the ends': text.replaceAll('\n', ' \n'),
      'tabs at the beginnings': text.replace(/^/gm, '\t'),
      'NUL at the end': `${text}\0`,
    };
    for (const [what, other] of Object.entries(others)) if (other !== text) mustReject(name, utf8(other), what);
  });

  test('one digit at a time', () => {
    for (const [name, bytes] of minimal) {
      if (name.endsWith('.sig')) continue;
      const text = textOf(bytes);
      for (const { index } of text.matchAll(/[0-9]/g)) {
        const wide = String.fromCharCode(0xfee0 + text.charCodeAt(index));
        mustReject(name, utf8(text.slice(0, index) + wide + text.slice(index + 1)), `full-width digit at ${index}`);
      }
    }
  });
});

test('a file missing, emptied, exchanged for another or added is rejected by name', () => {
  for (const name of minimal.keys()) {
    const without = new Map(minimal);
    without.delete(name);
    expect(firstFailed(verify(without))).toMatchObject({ id: 'files', actual: `-${name}` });
    for (const [other, bytes] of minimal) if (other !== name) mustReject(name, bytes, `the bytes of ${other}`);
  }
  expect(firstFailed(verify(new Map(minimal).set('extra.txt', utf8('x'))))).toMatchObject({
    id: 'files',
    actual: '+extra.txt',
  });
  expect(verify(new Map(minimal).set('.DS_Store', utf8('x'))).ok).toBe(true);
  const other = verify(new Map(minimal).set('SPEC.txt', utf8('another text')));
  expect(other.ok).toBe(true);
  expect(other.remarks).toContainEqual({ code: 'spec', value: 'unknown' });
});

test('result.csv read in pieces gives every check the same values, whatever was done to it', () => {
  const result = minimal.get('result.csv') as Uint8Array;
  const versions: Uint8Array[] = [
    result,
    new Uint8Array(0),
    result.subarray(0, -1),
    Uint8Array.of(...result, 0x61, 0x0a),
  ];
  for (let at = 0; at < result.length; at += 3) {
    versions.push(result.with(at, 0x21), Uint8Array.of(...result.subarray(0, at), ...result.subarray(at + 1)));
  }
  for (const [i, bytes] of versions.entries()) {
    const whole = verify(new Map(minimal).set('result.csv', bytes)).checks;
    const size = [1, 7, 64, 100, 5000][i % 5] as number;
    const files = new Map(minimal).set('result.csv', new Uint8Array(0));
    const pieces = function* () {
      yield new Uint8Array(0);
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
    };
    expect(verifyDossier({ public: files, people: null, result: pieces }, tools).checks).toEqual(whole);
  }
});
