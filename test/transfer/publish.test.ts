// The copy that goes to anybody: what is in it, and that nothing private stands in any byte of it, packed or not.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync, unzipSync, unzlibSync, zlibSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportPart, inMemory, wholeArchive } from '../../electron/service/transfer/exporting.ts';
import { optionalFiles, requiredFiles } from '../../shared/dossier/files.ts';
import { maskName } from '../../shared/intake/findings/mask.ts';
import { lotsOf, type Person, parsePeople } from '../../shared/protocol/people.ts';
import { isPublishable } from '../../shared/sheets/publishable.ts';
import { receiptsOf } from '../../shared/verifier/receipts.ts';
import { codeOf, must } from '../support/outcome.ts';
import { makeDossier, makeFolder, privateValues } from './support.ts';

const folder = makeFolder();
const dossier = join(folder.path, 'D');
/** A sheet to post by its name, beside one by the name of an earlier version. */
const chinesePosted = '4-录取名单-公示本-WGY-灵宝外国语学校（初中部）.pdf';
let people: Person[];
beforeAll(() => {
  makeDossier(dossier);
  people = must(parsePeople(new Uint8Array(readFileSync(join(dossier, 'sealed/people.csv')))));
  mkdirSync(join(dossier, 'sheets'));
  const admitted = people.filter(({ school }) => school === 'GX');
  writeFileSync(join(dossier, 'sheets/4-admitted-GX-posted.pdf'), pdfOf(admitted.map(({ name }) => maskName(name))));
  writeFileSync(join(dossier, `sheets/${chinesePosted}`), pdfOf(admitted.map(({ name }) => maskName(name))));
  writeFileSync(
    join(dossier, 'sheets/4-admitted-GX-signed.pdf'),
    pdfOf(admitted.map(({ name, id }) => `${name} ${id}`)),
  );
  writeFileSync(join(dossier, 'sheets/1-sealed-list-GX-signed.pdf'), pdfOf(admitted.map(({ name }) => name)));
  writeFileSync(
    join(dossier, 'sheets/1-receipts-GX-0001-0200.pdf'),
    pdfOf([...receiptsOf('TEST-LB-2024-a1', admitted)].map(({ code }) => code)),
  );
  writeFileSync(join(dossier, 'sheets/SHA256SUMS'), '');
  writeFileSync(join(dossier, 'sheets/posted.pdf'), 'x');
});
afterAll(folder.remove);

/** A file shaped like a PDF: its text stands in a packed stream, as UTF-16 and as UTF-8. */
function pdfOf(lines: readonly string[]): Uint8Array {
  const text = lines.join('\n');
  const utf16 = Buffer.from(text, 'utf16le').swap16();
  const packed = Buffer.from(zlibSync(Buffer.concat([Buffer.from(text), utf16])));
  return new Uint8Array(
    Buffer.concat([
      Buffer.from(`%PDF-1.7\n1 0 obj <</Length ${packed.length}/Filter/FlateDecode>>\nstream\n`),
      packed,
      Buffer.from('\nendstream endobj\n%%EOF\n'),
    ]),
  );
}

/** Bytes that a reader could see, and whether packed ones are among them, which are as good as random. */
type Layer = { readonly bytes: Buffer; readonly packed: boolean };

/** What a reader could see in a file: its bytes, and what is packed inside it, to any depth. */
function* layersOf(bytes: Uint8Array): Generator<Layer> {
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const text = Buffer.from(bytes).toString('latin1');
  const isPdf = text.startsWith('%PDF');
  yield { bytes: Buffer.from(bytes), packed: isArchive || isPdf };
  if (isArchive) {
    for (const [name, inner] of Object.entries(unzipSync(bytes))) {
      yield { bytes: Buffer.from(name), packed: false };
      yield* layersOf(inner);
    }
  }
  if (!isPdf) return;
  for (const { index, 0: opening } of text.matchAll(/stream\r?\n/g)) {
    if (text.slice(index - 3, index) === 'end') continue;
    const end = text.indexOf('endstream', index);
    const packed = bytes.subarray(index + opening.length, end);
    for (const unpack of [unzlibSync, inflateSync]) {
      try {
        yield { bytes: Buffer.from(unpack(packed)), packed: false };
        break;
      } catch {}
    }
  }
}

/**
 * The private values that stand in the bytes, in any of the encodings that a file may hold them in. A name of two characters
 * is four bytes in UTF-16, which occur by chance in a megabyte that was packed: it is looked for after unpacking.
 */
function leaksIn(bytes: Uint8Array): string[] {
  // By their last four bytes, in which they differ most, so that every byte of the file is looked at once.
  const forms = new Map<number, { readonly form: Buffer; readonly value: string }[]>();
  for (const value of privateValues(people)) {
    const utf16 = Buffer.from(value, 'utf16le').swap16();
    for (const form of [
      Buffer.from(value),
      Buffer.from(value, 'utf16le'),
      utf16,
      Buffer.from(encodeURIComponent(value)),
      Buffer.from(utf16.toString('hex').toUpperCase()),
    ]) {
      // These four bytes may even be four letters, which stand somewhere in every long base64.
      if (form.length === 4 && /^[0-9A-Za-z+/]{4}$/.test(form.toString('latin1'))) continue;
      // And eight figures stand somewhere in a thousand digests.
      if (/^[0-9]{8}$/.test(form.toString('latin1'))) continue;
      const last = form.readUInt32LE(form.length - 4);
      const same = forms.get(last) ?? [];
      if (same.length === 0) forms.set(last, same);
      same.push({ form, value });
    }
  }
  const found = new Set<string>();
  for (const { bytes: layer, packed } of layersOf(bytes)) {
    for (let at = 0; at + 4 <= layer.length; at++) {
      for (const { form, value } of forms.get(layer.readUInt32LE(at)) ?? []) {
        const from = at + 4 - form.length;
        if (packed && form.length === 4) continue;
        if (from >= 0 && form.equals(layer.subarray(from, at + 4))) found.add(value);
      }
    }
  }
  return [...found];
}

describe('the publish copy', () => {
  test('holds the public folder, the sheets to post, the manifest, and nothing else', () => {
    const names = Object.keys(unzipSync(must(exportPart('public', dossier, inMemory)).bytes));
    const open = readdirSync(join(dossier, 'public')).map(name => `public/${name}`);
    expect(open.length).toBeGreaterThan(requiredFiles.length);
    expect(names.sort()).toEqual(
      ['SHA256SUMS', 'sheets/4-admitted-GX-posted.pdf', `sheets/${chinesePosted}`, ...open].sort(),
    );
  });

  test('has no name, ID number, telephone number or salt in any byte', () => {
    expect(privateValues(people).length).toBeGreaterThan(3 * 1080);
    expect(leaksIn(must(exportPart('public', dossier, inMemory)).bytes)).toEqual([]);
    expect(leaksIn(must(exportPart('posted', dossier, inMemory)).bytes)).toEqual([]);
    expect(leaksIn(must(exportPart('statistics', dossier, inMemory)).bytes)).toEqual([]);
  });

  test('and the search finds what is there: in the other exports, packed in a workbook, a PDF, a zip', () => {
    const all = privateValues(people).length;
    expect(leaksIn(must(inMemory(must(wholeArchive(dossier, 'x')))).bytes).length).toBe(all);
    const admitted = must(exportPart('admitted', dossier, inMemory)).bytes;
    expect(Buffer.from(admitted).includes(Buffer.from(people[0]?.name ?? '?'))).toBe(false);
    expect(leaksIn(admitted).length).toBeGreaterThan(500 * 3);
    const receipts = leaksIn(new Uint8Array(readFileSync(join(dossier, 'sheets/1-receipts-GX-0001-0200.pdf'))));
    expect(new Set(people.filter(({ school }) => school === 'GX').map(({ salt }) => salt))).toEqual(new Set(receipts));
    const signed = new Uint8Array(readFileSync(join(dossier, 'sheets/4-admitted-GX-signed.pdf')));
    expect(leaksIn(signed).length).toBeGreaterThan(400 * 2);
    for (const [{ salt }] of [...lotsOf(people)].slice(0, 3)) {
      expect(leaksIn(new TextEncoder().encode(`x${salt}y`))).toEqual([salt]);
    }
  });

  test('is the same bytes each time', () => {
    const copies = [1, 2].map(() => must(exportPart('public', dossier, inMemory)));
    expect(copies[0]).toEqual(copies[1]);
  });

  test('is not made of a dossier that does not verify, or is not sealed', () => {
    const other = join(folder.path, 'E');
    makeDossier(other);
    const file = join(other, 'public/journal.txt');
    const journal = readFileSync(file, 'utf8');
    writeFileSync(file, `${journal.trimEnd().split('\n').slice(0, -1).join('\n')}\n`);
    expect(codeOf(exportPart('public', other, inMemory))).toBe('export.not-verified');
    // A name that somebody put into the public folder by hand.
    writeFileSync(file, journal);
    writeFileSync(join(other, 'public/名单.txt'), people[0]?.name ?? '');
    expect(codeOf(exportPart('public', other, inMemory))).toBe('export.not-verified');
  });
});

test('what may be published is a list of names', () => {
  const may = [
    ...[...requiredFiles, ...optionalFiles].map(name => `public/${name}`),
    'sheets/4-admitted-GX-posted.pdf',
    'sheets/5-reserve-WGY-posted.pdf',
    'sheets/6-direct-SL-posted.pdf',
    'given-up/LB-2024-a1/journal.txt',
    'given-up/LB-2024-a1/SPEC.txt',
  ];
  const mayNot = [
    'given-up/LB-2024-a1/people.csv',
    'given-up/LB-2024-a1/result.csv',
    'given-up/LB-2024-a1/x/rules.txt',
    'given-up/x/rules.txt',
    'given-up/rules.txt',
    'sheets/4-admitted-GX-signed.pdf',
    'sheets/1-sealed-list-GX-signed.pdf',
    'sheets/1-receipts-GX-0001-0200.pdf',
    'sheets/9-notices-GX-0001-0100.pdf',
    'sheets/8-attendance.pdf',
    'sheets/7-record.pdf',
    'sheets/x/4-admitted-GX-posted.pdf',
    'sheets/4-admitted-GX-posted.pdf.bak',
    'sheets/SHA256SUMS',
    'public/people.csv',
    'public/x/rules.txt',
    'rules.txt',
    'sealed/people.csv',
    'sealed/public/rules.txt',
    'draft/plan.json',
  ];
  expect(may.filter(path => !isPublishable(path))).toEqual([]);
  expect(mayNot.filter(isPublishable)).toEqual([]);
});
