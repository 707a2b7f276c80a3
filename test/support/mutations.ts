// Public folders in which chance has changed something: single bytes and lines of a finished folder, or of one file while all that follows
// from it is made to fit again.

import { requiredFiles } from '../../shared/dossier/files.ts';
import { forge, forgeGivenUp, type Ingredients, type Line, randomIngredients, type Tampering } from './forge.ts';
import type { SeededRandom } from './random.ts';

type Folder = ReadonlyMap<string, Uint8Array>;

/** Strings that a field of the protocol might hold, and ones that only look like it. */
const odd = [
  ...[
    '',
    '0',
    '00',
    '01',
    '09',
    '10',
    '99',
    '100',
    '9',
    '-',
    '+',
    ' ',
    '%',
    '%41',
    '%e4',
    '%E4%BA%A7',
    '%00',
    '%C2%85',
    '%FF',
  ],
  ...[
    ':',
    ';',
    ',',
    '|',
    '=',
    '~',
    'card',
    'ball',
    'd10',
    'beacon',
    'operator',
    'notary',
    'parents',
    'none',
    'expand',
    'skip',
  ],
  ...[
    'a'.repeat(64),
    'A'.repeat(64),
    '0'.repeat(63),
    '99999',
    '100000',
    '99999999',
    '100000000',
    '2024',
    '0000',
    '-00:00',
  ],
  ...[
    'ADMIT',
    'WAIT',
    'final',
    'given-up:x:y',
    'source=02:x',
    'entropy=03:d10:1',
    'TEST-',
    '-a1',
    '-a0',
    '\n',
    '\r',
    '\t',
  ],
];

/** A text with one small change: a field, a line, a character. */
function changed(text: string, random: SeededRandom): string {
  const lines = text.split(/(?<=\n)/);
  const at = random.between(0, lines.length - 1);
  const line = lines[at] ?? '';
  const fields = line.split(/([|:;,=/\n-])/);
  const field = random.between(0, fields.length - 1);
  const other = random.between(0, lines.length - 1);
  switch (random.between(0, 8)) {
    case 0:
      return lines.toSpliced(at, 1).join('');
    case 1:
      return lines.toSpliced(at, 0, line).join('');
    case 2:
      return lines
        .with(at, lines[other] ?? '')
        .with(other, line)
        .join('');
    case 3:
    case 4:
      return lines.with(at, fields.with(field, random.pick(odd)).join('')).join('');
    case 5:
      return lines
        .with(at, fields.with(field, random.pick((lines[other] ?? '').split(/[|:;,=/\n-]/))).join(''))
        .join('');
    case 6: {
      const place = random.between(0, Math.max(0, line.length - 1));
      return lines.with(at, line.slice(0, place) + random.pick(odd) + line.slice(place)).join('');
    }
    case 7:
      return lines.with(at, line.replace(/[0-9](?=[^0-9]*$)/, random.digits(1))).join('');
    default: {
      const place = random.between(0, Math.max(0, line.length - 1));
      return lines.with(at, line.slice(0, place) + line.slice(place + 1)).join('');
    }
  }
}

const notes = ['void', 'present', 'incident', 'fact'];

/** Events with one change: one left out, twice, moved, with another payload, or a note more. */
function changedLines(lines: readonly Line[], from: Ingredients, random: SeededRandom): Line[] {
  const at = random.between(0, lines.length - 1);
  const line = lines[at] as Line;
  const to = random.between(0, lines.length);
  switch (random.between(0, 6)) {
    case 0:
      return lines.toSpliced(at, 1);
    case 1:
      return lines.toSpliced(to, 0, line);
    case 2:
      return lines.toSpliced(at, 1).toSpliced(to, 0, line);
    case 3:
      return lines.with(at, { ...line, payload: changed(line.payload, random) });
    case 4:
      return lines.with(at, { ...line, payload: random.pick(lines).payload });
    case 5: {
      const times = [
        '2024-07-15T09:29:00+08:00',
        '2024-07-15T01:30:00-00:00',
        '2024-02-30T09:30:00+08:00',
        '2024-07-15T09:30:00-14:00',
      ];
      return lines.with(at, { ...line, time: random.pick(times) });
    }
    default: {
      const payloads = [
        ...[
          '01:dropped',
          '03:x',
          '09:x',
          '00:x',
          'incident',
          '%E5%81%9C',
          'moved',
          'clock-back',
          'made-here:notary',
          'made-here:operator',
        ],
        ...[
          'given-by:01:a',
          'given-by:05:a:b',
          'signed:3-inputs:a',
          'given-up:why:a',
          'printed:parents',
          `taken-over:${'a'.repeat(64)}`,
        ],
        ...from.rules.schools.map(({ code }) => code),
      ];
      return lines.toSpliced(to, 0, { type: random.pick(notes), payload: random.pick(payloads) });
    }
  }
}

/** A folder whose forger has changed one or two things and made all that follows fit; one in six is of an attempt given up. */
export function forgedByChance(seed: number, random: SeededRandom): Folder {
  const from = randomIngredients(seed, 8);
  const tampers: Tampering[] = [
    { rules: text => changed(text, random) },
    { roster: text => changed(text, random) },
    { commitment: text => changed(text, random) },
    { journal: text => changed(text, random) },
    { head: text => changed(text, random) },
    { key: text => changed(text, random) },
    { result: text => changed(text, random) },
    { lines: lines => changedLines(lines, from, random) },
    { lines: lines => changedLines(lines, from, random) },
    { lines: lines => changedLines(changedLines(lines, from, random), from, random) },
  ];
  const tamper = { ...random.pick(tampers), ...(random.between(0, 3) === 0 ? random.pick(tampers) : {}) };
  const last = 3 + from.rules.roles.length + from.rules.inputs.length;
  return random.between(0, 5) === 0 ? forgeGivenUp(from, random.between(2, last), tamper) : forge(from, tamper);
}

/** The folder with one to three changes. */
export function mutated(folder: Folder, others: readonly Folder[], random: SeededRandom): Folder {
  const files = new Map(folder);
  for (let left = random.pick([1, 1, 1, 2, 3]); left > 0; left--) {
    const name = random.pick([...requiredFiles]);
    const bytes = files.get(name) ?? new Uint8Array(0);
    if (bytes.length === 0) continue;
    const at = random.between(0, Math.max(0, bytes.length - 1));
    const lines = Buffer.from(bytes)
      .toString('latin1')
      .split(/(?<=\n)/);
    const line = random.between(0, lines.length - 1);
    const joined = (changed: readonly string[]) => new Uint8Array(Buffer.from(changed.join(''), 'latin1'));
    switch (random.between(0, 13)) {
      case 0:
      case 1:
        files.set(name, bytes.with(at, (bytes[at] ?? 0) ^ (1 << random.between(0, 7))));
        break;
      case 2:
        files.set(name, bytes.with(at, random.pick([0x30, 0x0a, 0x20, 0x61, 0x7c, 0x2c, 0x0d, 0x00, 0xff])));
        break;
      case 3:
        files.set(name, Uint8Array.of(...bytes.subarray(0, at), ...bytes.subarray(at + 1)));
        break;
      case 4:
        files.set(name, Uint8Array.of(...bytes.subarray(0, at), random.between(0, 255), ...bytes.subarray(at)));
        break;
      case 5:
        files.set(name, bytes.slice(0, at));
        break;
      case 6:
        files.set(name, joined(lines.toSpliced(line, 1)));
        break;
      case 7:
        files.set(name, joined(lines.toSpliced(line, 0, lines[line] ?? '')));
        break;
      case 8: {
        const other = random.between(0, lines.length - 1);
        files.set(name, joined(lines.with(line, lines[other] ?? '').with(other, lines[line] ?? '')));
        break;
      }
      case 9:
        files.delete(name);
        break;
      case 10:
        // A file of another ceremony: its form is right.
        files.set(name, random.pick(others).get(name) ?? bytes);
        break;
      case 11:
        files.set(
          random.pick(['.DS_Store', 'Thumbs.db', 'notes.txt', 'people.csv', 'result.html', 'verify.html']),
          bytes,
        );
        break;
      case 12:
        files.set('SPEC.txt', random.pick([bytes, new Uint8Array(0)]));
        break;
      case 13:
        files.set(name, joined(lines.map(text => text.replace(/[0-9](?=[^0-9]*$)/, random.digits(1)))));
        break;
    }
  }
  return files;
}
