// Texts of the console about the register that is kept after the seal.

import { registerFieldTexts, registerKindTexts, registerStatusTexts } from './register.ts';
import { texts } from './template.ts';
import { publicTexts } from './vocabulary.ts';

/** What the operator reads about declines and about moving up. */
export const consoleRegisterTexts = {
  ...registerKindTexts,
  ...registerStatusTexts,
  ...registerFieldTexts,
  ...texts({
    'reserve.title': { zh: '放弃与递补登记', en: 'Register of declines and of moving up' },
    'reserve.about': {
      zh: '归档以后，有家庭放弃录取的，在这里登记；轮到谁递补，由封存的次序算出，不能挑选。登记只增不删，写错的另加一条更正；封存的结果和公开档案不变。',
      en: 'Where a family declines after the seal, enter it here. Whose turn it is follows from the sealed order; nobody is chosen. Lines are added and never deleted: a mistake is struck by another line. The sealed result and the public copy stay as they are.',
    },
    'reserve.rehearsal': {
      zh: '这是演练的登记，不作录取依据。',
      en: 'This register belongs to a rehearsal and admits nobody.',
    },
    'reserve.school': publicTexts['column.school'],
    'reserve.numbers': {
      zh: '摇号名额 {places}，现录取 {admitted} 人，空出 {free} 个，候补 {waiting} 个登记号',
      en: '{places} places, {admitted} children admitted now, {free} places free, {waiting} lots waiting',
    },
    'reserve.numbers-direct': {
      zh: '直接录取学校：现录取 {admitted} 人。没有候补，空出的名额不递补。',
      en: 'All were admitted directly: {admitted} children now. Nobody waits, and a free place stays free.',
    },
    'reserve.exempt-numbers': {
      zh: '优先录取“{ground}”：{count} 个名额，其中 {freed} 个已登记放弃',
      en: 'Exempt places, “{ground}”: {count}, of which {freed} were declined',
    },
    'reserve.lot': { zh: '登记号 {lot}', en: 'Lot {lot}' },
    'reserve.children': { zh: '{count} 人', en: '{count} children' },
    'reserve.waiting': {
      zh: '候补第 {reserve} 位（名次 {rank}）',
      en: 'No. {reserve} of those waiting (rank {rank})',
    },
    'reserve.line': { zh: '第 {line} 条', en: 'line {line}' },
    'reserve.turn': { zh: '轮到递补', en: 'Next to move up' },
    'reserve.too-large': {
      zh: '前面的{lots}人数多于空出的名额，按规则顺延下一号，名次保留，名额够时仍先递补。',
      en: 'Before it waits {lots}, with more children than free places. By the rule the next lot moves up; its rank stays, and it comes first once the places suffice.',
    },
    'reserve.nobody': {
      zh: '空出 {free} 个名额，没有可以递补的：候补已完，或余下的多胞胎人数多于名额。名额空着。',
      en: '{free} places are free and nobody can move up: none is waiting, or those that are have more children. The places stay free.',
    },
    'reserve.move-up-reason': { zh: '依次递补', en: 'Next in the sealed order' },
    'reserve.move-up': { zh: '登记递补', en: 'Enter move-up' },
    'reserve.pass-open': { zh: '这个家庭不递补…', en: 'This family does not want the place...' },
    'reserve.pass': { zh: '登记放弃候补', en: 'Enter that it gives up' },
    'reserve.decline-open': { zh: '登记放弃', en: 'Enter a decline' },
    'reserve.find-about': { zh: '登记号，或它的末几位', en: 'The lot, or its last characters' },
    'reserve.found-none': {
      zh: '这所学校没有以此结尾的登记号。请核对学校和登记号。',
      en: 'This school has no lot that ends so. Check the school and the lot.',
    },
    'reserve.found-many': {
      zh: '有 {count} 个登记号以此结尾，请选择，或多输几位：',
      en: '{count} lots end so. Choose one, or type more of it:',
    },
    'reserve.choose': { zh: '选择登记号', en: 'Choose lot' },
    'reserve.gone-note': {
      zh: '这个登记号已在第 {line} 条登记放弃。登记有误的，请更正那一条。',
      en: 'This lot has declined in line {line}. Where that was a mistake, strike that line.',
    },
    'reserve.twins-note': {
      zh: '多胞胎合用一个登记号，{count} 名学生一并登记。',
      en: 'Twins share a lot: all {count} children are entered together.',
    },
    'reserve.decline': { zh: '登记放弃录取', en: 'Enter decline' },
    'reserve.exempt-open': { zh: '登记优先录取的放弃', en: 'Enter that an exempt place was declined' },
    'reserve.exempt-about': {
      zh: '优先录取的学生不在摇号名单里，这里只记空出一个名额；学生是谁，请在原因中写明。这个名额不参加摇号，不递补。',
      en: 'These children are on no list of the draw: only the free place is entered; say in the reason whose it was. Nobody moves up to it.',
    },
    'reserve.exempt': { zh: '登记空出名额', en: 'Enter free place' },
    'reserve.date-as': { zh: '决定日期（如 2024-08-01）', en: 'Date of the decision (such as 2024-08-01)' },
    'reserve.saved': { zh: '第 {number} 条已保存：{words}', en: 'Line {number} is saved: {words}' },
    'reserve.lines': { zh: '已登记 {count} 条（新的在上）', en: 'Lines entered: {count} (newest first)' },
    'reserve.none': { zh: '还没有登记。', en: 'Nothing has been entered.' },
    'reserve.struck-by': { zh: '已由第 {line} 条更正', en: 'struck by line {line}' },
    'reserve.strike-open': { zh: '更正…', en: 'Strike...' },
    'reserve.strike-about': {
      zh: '更正另加一条，写明第 {line} 条不算数和原因；原来那一条仍在登记册上。内容要改的，更正之后重新登记。',
      en: 'A line is added that says that line {line} does not count, and why; the line itself stays in the register. Enter anew what is right afterwards.',
    },
    'reserve.strike': { zh: '登记更正', en: 'Enter correction' },
  }),
};
