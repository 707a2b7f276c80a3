import { expect, test } from 'vitest';
import { phraseUnits } from '../../renderer/stage/parts/phrase-units.ts';

const unitsOf = (text: string) => phraseUnits(text).map(({ parts }) => parts.map(({ text }) => text).join(''));

test('words of the field do not break inside', () => {
  const units = unitsOf('2024年灵宝市市区民办初中电脑随机摇号录取');
  for (const word of ['2024年', '市区', '民办初中', '电脑', '随机', '摇号', '录取']) expect(units).toContain(word);
  expect(unitsOf('会场停电，设备由备用电源供电').some(unit => unit.includes('电源'))).toBe(true);
});

test('short clauses stay whole, and marks stay with the word before them', () => {
  expect(unitsOf('名单已封存，改一字，校验码就不同')).toEqual(['名单已封存，', '改一字，', '校验码就不同']);
  for (const unit of unitsOf('多胞胎使用同一登记号；末位遇多胞胎：顺延下一号'))
    expect(unit).not.toMatch(/^[，。；：、）]/);
  expect(unitsOf('灵宝高新学校（初中部）').at(-1)).toBe('（初中部）');
});

test('separators do not begin a line, and a number keeps its unit', () => {
  expect(unitsOf('2024年7月16日 · 灵宝市教育体育局报告厅')[0]).toBe('2024年7月16日 ·');
  expect(unitsOf('录取末位：197 个号，200 人')).toEqual(['录取末位：', '197 个号，', '200 人']);
  expect(unitsOf('上证指数 2026-07-15 收盘价').join('|')).toContain('2026-07-15');
});

test('the units of a text are the text, and what is too long for a line is not whole', () => {
  for (const text of [
    '',
    ' ',
    '電'.repeat(80),
    'Any change to the list',
    '（）',
    '· 一',
    '第 63 名 · 共 12 步',
    '，，。',
  ]) {
    expect(unitsOf(text).join('')).toBe(text);
    for (const { parts, isWhole } of phraseUnits(text)) {
      if (isWhole) expect([...parts.map(part => part.text).join('')].length).toBeLessThanOrEqual(16);
    }
  }
});

test('full-width marks are told from what they stand at', () => {
  const [unit] = phraseUnits('已封存，');
  expect(unit?.parts).toEqual([
    { text: '已封存', mark: null },
    { text: '，', mark: 'end' },
  ]);
  expect(phraseUnits('（初中）')[0]?.parts[0]).toEqual({ text: '（', mark: 'start' });
});
