// Where a line may break: between words and clauses, and never before a separator or a closing mark.

import { vocabulary } from '../../../shared/text/vocabulary.ts';

/** A piece of a unit: plain, or a full-width mark whose glyph is in the left (`end`) or right (`start`) half of its square. */
export type UnitPart = { readonly text: string; readonly mark: 'start' | 'end' | null };

/** What stays on one line if `isWhole`; else the blanks between words, and what is too long for a line. */
export type Unit = { readonly parts: readonly UnitPart[]; readonly isWhole: boolean };

/** A longer unit may break anywhere: it could be wider than a line. */
const longest = 16;

/** A clause of so many characters stays whole; a longer one breaks between its words. */
const longestClause = 8;

const opening = /[（《“‘「『【〈(]$/u;
const closing = /^[，。、；：！？）》”’」』】〉…,.;:!?)%·—–\-/→=≤]+$/u;
const ending = /[，。、；：！？…]$/u;
const halves = { start: /[（《“‘「『【〈]/u, end: /[，。、；：）》”’」』】〉]/u };

/** Words of this field that the system's dictionary cuts elsewhere: it reads 市区民办 as 市, 区民, 办. */
const ownWords = new Set([
  ...Object.values(vocabulary).flatMap(({ zh }) => (/^\p{Script=Han}{2,5}$/u.test(zh) ? [zh] : [])),
  ...'市区 民办 公办 民办初中 民办小学 公办初中 公办小学 民办学校 初中 小学 高中 中学 学校 学院 校区 摇号 派位 登记号 校验码 承诺书 承诺值 多胞胎 顺延 下一号 教育局 教育体育局 教体局'.split(
    ' ',
  ),
  ...'委员会 报告厅 会议室 会场 招生 录取 电脑 随机 义务教育 阳光招生 主办单位 公证处 公证员 纪委监委 两代表一委员 科室长 家委会 家长 新生 代表'.split(
    ' ',
  ),
  ...'自治州 自治县 自治区 开发区 高新 高新区 师范 附属 实验 外国语 初中部 高中部 名额 名单 种子 数字 现场 公开 结果 备用电源 不能 不同 电源'.split(
    ' ',
  ),
]);
const longestOwn = Math.max(...[...ownWords].map(word => word.length));

/** The units of a text in their order; joined they are the text. */
export function phraseUnits(text: string): Unit[] {
  // Other scripts break at their blanks as they are.
  if (!/\p{Script=Han}/u.test(text)) return text === '' ? [] : [{ parts: [{ text, mark: null }], isWhole: false }];
  return clausesIn(wordsIn(text)).map(unit => ({
    parts: partsOf(unit),
    isWhole: unit.trim() !== '' && [...unit].length <= longest,
  }));
}

/** The words of a text: those of the field first, then as the system's dictionary has them; single characters where it has no such thing. */
function wordsIn(text: string): string[] {
  const words: string[] = [];
  let rest = '';
  const flush = () => {
    words.push(...dictionaryWords(rest));
    rest = '';
  };
  for (let at = 0; at < text.length; ) {
    const own = ownWordAt(text, at);
    if (own === null) rest += text[at++] ?? '';
    else {
      flush();
      words.push(own);
      at += own.length;
    }
  }
  flush();
  return words;
}

function ownWordAt(text: string, at: number): string | null {
  for (let length = longestOwn; length > 1; length--) {
    const word = text.slice(at, at + length);
    if (word.length === length && ownWords.has(word)) return word;
  }
  return null;
}

let segmenter: Intl.Segmenter | null = null;

function dictionaryWords(text: string): string[] {
  if (typeof Intl.Segmenter !== 'function') return [...text];
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  return [...segmenter.segment(text)].map(({ segment }) => segment);
}

/** Words with what sticks to them: marks and separators to the word before, short clauses to one piece. */
function clausesIn(words: readonly string[]): string[] {
  const stuck: string[] = [];
  for (const word of words) {
    const before = stuck.at(-1) ?? '';
    if (closing.test(word) && before !== '') {
      // A separator between blanks keeps the word before it, and the blank between them.
      const blank = before.trim() === '' && stuck.length > 1 ? (stuck.pop() ?? '') : '';
      stuck[stuck.length - 1] += blank + word;
    } else if (isInside(stuck, word)) {
      const blank = stuck.pop() ?? '';
      stuck[stuck.length - 1] += blank + word;
    } else if (
      opening.test(before) ||
      isCounted(before, word) ||
      (isHan(word) && word.length === 1 && isShort(before))
    ) {
      stuck[stuck.length - 1] += word;
    } else {
      stuck.push(word);
    }
  }
  return shortClauses(stuck);
}

/** 2024 and 年, 2024年 and 7, 第 and 63 belong together. */
function isCounted(before: string, word: string): boolean {
  return (
    (/[0-9]$/.test(before) && /^[年月日号位名个人条步页次校所]$/u.test(word)) ||
    (/[0-9年月第-]$/u.test(before) && /^[0-9]+$/.test(word))
  );
}

/** A blank between a number and its Chinese words, as in 197 个号, is none between words. */
function isInside(stuck: readonly string[], word: string): boolean {
  const [before = '', blank = ''] = stuck.slice(-2);
  if (stuck.length < 2 || blank !== ' ' || before.length + word.length > longestClause) return false;
  return (/[0-9]$/.test(before) && isHan(word)) || (isHan(before.slice(-1)) && /^[0-9]+$/.test(word));
}

/** A word to which a single character may stick. */
function isShort(word: string): boolean {
  return isHan(word) && word.length <= 2;
}

function isHan(text: string): boolean {
  return /^\p{Script=Han}+$/u.test(text);
}

/** Clauses of Chinese that are short become one unit. */
function shortClauses(words: readonly string[]): string[] {
  const units: string[] = [];
  let clause: string[] = [];
  const flush = () => {
    const whole = clause.join('');
    units.push(...([...whole].length <= longestClause + 1 ? (whole === '' ? [] : [whole]) : clause));
    clause = [];
  };
  for (const word of words) {
    if (!/\p{Script=Han}/u.test(word)) {
      flush();
      units.push(word);
      continue;
    }
    if (opening.test(word.slice(0, 1))) flush();
    clause.push(word);
    if (ending.test(word)) flush();
  }
  flush();
  return units;
}

function partsOf(unit: string): UnitPart[] {
  const parts: UnitPart[] = [];
  let plain = '';
  for (const character of unit) {
    const mark = halves.start.test(character) ? 'start' : halves.end.test(character) ? 'end' : null;
    if (mark === null) {
      plain += character;
      continue;
    }
    if (plain !== '') parts.push({ text: plain, mark: null });
    plain = '';
    parts.push({ text: character, mark });
  }
  if (plain !== '') parts.push({ text: plain, mark: null });
  return parts;
}
