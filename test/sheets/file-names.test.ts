// The names of PDFs, whatever schools are called.

import { describe, expect, test } from 'vitest';
import { belongingOf } from '../../shared/dossier/layout.ts';
import { namePart, sheetFile } from '../../shared/sheets/file-names.ts';
import { type Copy, type SheetKind, sheetKinds } from '../../shared/sheets/sheet.ts';

const fileOf = (kind: SheetKind, copy: Copy, school: string | null, name: string | null) =>
  sheetFile({ kind, copy, school, role: null, part: null }, name);

describe('the name of a PDF', () => {
  test('says in Chinese what the sheet is', () => {
    expect(fileOf('promise', 'only', null, null)).toBe('2-种子承诺书.pdf');
    expect(fileOf('admitted', 'posted', 'GX', '灵宝高新学校（初中部）')).toBe(
      '4-录取名单-公示本-GX-灵宝高新学校（初中部）.pdf',
    );
    const part = { from: 0, to: 100 };
    expect(sheetFile({ kind: 'notices', copy: 'signed', school: 'GX', role: null, part }, '高新')).toBe(
      '9-录取通知书-GX-0001-0100-高新.pdf',
    );
    const envelope = { kind: 'envelope', copy: 'only', school: null, role: 'notary', part: null } as const;
    expect(sheetFile(envelope, null)).toBe('2-秘密数字密封单-公证员.pdf');
  });

  test('is one that every system takes, that is short, and that tells two schools of one name apart', () => {
    const names = [
      '三门峡市陕州区外国语实验学校（民办初中部）与附属第二校区联合体',
      'a/b\\c:d*e?f"g<h>i|j\u0000\u202ek',
      '学校. . .',
      '...',
      '𬭚'.repeat(60),
      'e\u0301cole',
      'con',
    ];
    for (const name of names) {
      for (const kind of sheetKinds) {
        for (const copy of ['posted', 'signed', 'only'] as const) {
          const files = ['GX', 'WGYWGYWG'].map(code => fileOf(kind, copy, code, name));
          expect(new Set(files).size).toBe(2);
          for (const file of files) {
            expect(new TextEncoder().encode(file).length, file).toBeLessThanOrEqual(100);
            expect(file).toBe(file.normalize('NFC'));
            expect(file).not.toMatch(/[\\/:*?"<>|\p{C}]|[\s.]\.pdf$/u);
            expect(file.isWellFormed()).toBe(true);
            expect(belongingOf(`sheets/${file}`)).not.toBeNull();
          }
        }
      }
    }
  });

  test('cuts a school’s name by code points', () => {
    expect(namePart('𬭚𬭚𬭚', 9)).toBe('𬭚𬭚');
    expect(namePart('高新 学校', 7)).toBe('高新');
    expect(namePart('高新', 2)).toBe('');
  });
});
