import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joined, spread, typedDigits } from '../../renderer/console/state/typedDigits.ts';
import { digitsIn, inputValue } from '../../shared/protocol/inputs.ts';
import { digestLines, digestText, groupsOf, inputGroups } from '../../shared/text/groups.ts';

const hex64 = fc.array(fc.constantFrom(...'0123456789abcdef'), { minLength: 64, maxLength: 64 }).map(a => a.join(''));

describe('groups of digits', () => {
  it('cuts from the left, as many at a time as asked', () => {
    expect(groupsOf('0123456789', 4)).toEqual(['0123', '4567', '89']);
    expect(groupsOf('112233', 2)).toEqual(['11', '22', '33']);
    expect(groupsOf('', 4)).toEqual([]);
  });

  it('sets digests in fours, four groups a lettered line, and digits from the hall in even groups', () => {
    expect(digestText('0123456789')).toBe('0123 4567 89');
    const lines = digestLines('0123456789abcdef'.repeat(4));
    expect(lines.map(({ letter }) => letter)).toEqual(['A', 'B', 'C', 'D']);
    expect(lines.map(({ groups }) => groups)).toEqual(Array(4).fill(['0123', '4567', '89ab', 'cdef']));
    expect(inputGroups('d10', '01382438112797316654')).toEqual(['01382', '43811', '27973', '16654']);
    expect(inputGroups('card', '202407')).toEqual(['202', '407']);
    expect(inputGroups('card', '0123456')).toEqual(['0123', '456']);
    expect(inputGroups('d10', '01234567890')).toEqual(['0123', '4567', '890']);
    expect(inputGroups('beacon', '308')).toEqual(['308']);
    expect(inputGroups('card', '')).toEqual([]);
    // While it is typed no digit changes its group.
    expect(inputGroups('card', '2024', 6)).toEqual(['202', '4']);
    expect(inputGroups('ball', '07-33')).toEqual(['07', '33']);
  });

  it('puts a pasted number into the cells as it is read', () => {
    const empty = Array.from({ length: 16 }, () => '');
    fc.assert(
      fc.property(hex64, digits => {
        const groups = spread(empty, 0, digits);
        expect(joined(groups, [64])).toEqual({ digits, count: 64, gap: null });
      }),
    );
  });

  it('is complete at the lengths that are asked for and no others', () => {
    const cells = (digits: string) =>
      spread(
        Array.from({ length: 16 }, () => ''),
        0,
        digits,
      );
    expect(joined(cells('a'.repeat(32)), [32, 64]).digits).toBe('a'.repeat(32));
    expect(joined(cells('a'.repeat(32)), [64]).digits).toBeNull();
    expect(joined(cells('a'.repeat(63)), [64])).toEqual({ digits: null, count: 63, gap: null });
  });

  it('names the first group that is not full', () => {
    expect(joined(['1234', '12', '1234', ''], [16])).toEqual({ digits: null, count: 10, gap: 2 });
    expect(joined(['1234', '', '1234', '1234'], [12])).toEqual({ digits: null, count: 12, gap: 2 });
  });
});

describe('what may be typed', () => {
  it('reads full-width digits and letters as half-width, and says so', () => {
    expect(typedDigits('12３4', 'decimal')).toEqual({ kept: '1234', refused: 'none', narrowed: true });
    expect(typedDigits('ａＦ０　９', 'hexadecimal')).toEqual({ kept: 'af09', refused: 'none', narrowed: true });
    expect(typedDigits('１２－３４', 'decimal')).toEqual({ kept: '1234', refused: 'none', narrowed: true });
    expect(typedDigits('ｇ', 'hexadecimal')).toEqual({ kept: '', refused: 'other', narrowed: false });
  });

  it('passes over the blanks and hyphens of a copy, and says what else was left out', () => {
    expect(typedDigits('12-34 56', 'decimal')).toEqual({ kept: '123456', refused: 'none', narrowed: false });
    expect(typedDigits('12x', 'decimal')).toEqual({ kept: '12', refused: 'other', narrowed: false });
    expect(typedDigits('AB cd', 'hexadecimal')).toEqual({ kept: 'abcd', refused: 'none', narrowed: false });
    expect(typedDigits('O0', 'hexadecimal')).toEqual({ kept: '0', refused: 'other', narrowed: false });
  });

  it('writes balls as the record does', () => {
    expect(digitsIn({ kind: 'ball', count: 3 })).toBe(6);
    expect(inputValue('ball', '071233')).toBe('07-12-33');
    expect(inputValue('d10', '071233')).toBe('071233');
  });
});
