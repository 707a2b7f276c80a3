// Texts of the stage: what the hall reads. Eight words where a paragraph would do.

import { texts } from './template.ts';
import { commonTexts, sceneTexts, statusTexts } from './vocabulary.ts';

/** What the stage shows, in both languages. */
export const stageTexts = texts({
  'frame.replay': { zh: '档案回放', en: 'Replay' },
  'frame.replay-about': { zh: '重放已有的结果', en: 'A result of the past' },
  'frame.step': { zh: '第 {step} 步 · 共 {steps} 步', en: 'Step {step} of {steps}' },
  'frame.no-roster': { zh: '名单尚未封存', en: 'The list is not sealed yet' },
  'frame.record': { zh: '第 {events} 条已保存', en: 'Event {events} is saved' },

  'rules.title': { zh: '按计划摇号，一次完成', en: 'One draw, by the plan' },
  'rules.ground': { zh: '{count}（{ground}）', en: '{count} ({ground})' },
  'rules.page': { zh: '{page} / {pages}', en: '{page} / {pages}' },
  'rules.twins-skip': {
    zh: '多胞胎使用同一登记号；末位遇多胞胎：顺延下一号',
    en: 'Twins share one lot; if it does not fit at the last place, the next lot is taken',
  },
  'rules.twins-expand': {
    zh: '多胞胎使用同一登记号；末位遇多胞胎：增加名额一并录取',
    en: 'Twins share one lot; at the last place they are admitted together',
  },
  'rules.twins-of': { zh: '{schools}：', en: '{schools}: ' },
  'rules.seed': sceneTexts['scene.seed'],
  'rules.tickets': { zh: '每个号一个顺序值', en: 'One ticket per lot' },

  'sealed.title': { zh: '名单已封存，改一字，校验码就不同', en: 'Any change to the list changes its digest' },
  'sealed.lots': { zh: '个号', en: 'lots' },
  'sealed.children': { zh: '名学生', en: 'children' },
  'rules.source': { zh: '最后取一个公开数值：{source}', en: 'Last comes a public value: {source}' },
  'sealed.digest': { zh: '名单校验码 SHA-256', en: 'Digest of the list, SHA-256' },

  'lookup.none': { zh: '封存名单中没有这个号', en: 'The sealed list has no such lot' },
  'lookup.several': { zh: '以这几位结尾的登记号不止一个', en: 'Several lots end in these digits' },
  'lookup.whole': { zh: '请报完整的登记号', en: 'Please give the whole lot number' },
  'lookup.admitted': { zh: '录取 · 第 {place} 名', en: 'Admitted · rank {place}' },
  'lookup.line': { zh: '封存名单中的这一行', en: 'Its line in the sealed list' },
  'lookup.more': { zh: '另有 {count} 条，请报号码查询', en: '{count} more: ask by lot number' },

  'promise.title': { zh: '承诺书已公布，秘密数字不能再改', en: 'The promise is public: no secret can change' },
  'promise.held-title': { zh: '承诺值已交齐，等待公布', en: 'All commitments are here, to be published' },
  'promise.held': { zh: '公布前可以取回', en: 'can be taken back until then' },
  'promise.waiting-title': { zh: '各位保管人交来承诺值', en: 'Each holder hands over a commitment' },
  'promise.waiting': { zh: '等待交来', en: 'Not yet here' },
  'promise.here': { zh: '本机产生', en: 'Made on this machine' },
  'promise.brought': commonTexts['secret.brought'],

  'inputs.title': { zh: '现场数字', en: 'Live digits' },
  'inputs.done': { zh: '现场数字已取齐', en: 'All live digits are in' },
  'inputs.due': { zh: '正在取数', en: 'Now' },
  'inputs.agreed': { zh: '两遍录入一致', en: 'Typed twice alike' },
  'inputs.random': { zh: '演练随机数，未经录入', en: 'random, for the rehearsal; nobody typed it' },
  'inputs.waits': { zh: '待取', en: 'To come' },
  'inputs.count': { zh: '{count} 位', en: '{count} digits' },
  'inputs.balls': { zh: '{count} 球', en: '{count} balls' },
  'inputs.given-by': { zh: '{role} 取数', en: 'given by {role}' },
  'inputs.void': { zh: '第 {number} 次', en: 'Throw {number}' },
  'inputs.void-more': { zh: '另有 {count} 次作废，均已记录', en: '{count} more void throws, all recorded' },

  'agreed.confirm': { zh: '两遍录入一致，请取数人确认', en: 'Typed twice alike: are these the digits?' },
  'agreed.compare': {
    zh: '两遍录入一致，请与公布的数值核对',
    en: 'Typed twice alike: compare with the published value',
  },
  'agreed.state': { zh: '确认以后才记入', en: 'On record only after a yes' },

  'sun.even': {
    zh: '六十四道光，对应种子的六十四位；种子尚未产生',
    en: '64 rays for the 64 digits of a seed that does not exist yet',
  },
  'sun.of': { zh: '种子的图形，供辨认', en: 'The sun of the seed, to recognise it' },
  'sun.legend': { zh: '数字越大，光越长', en: 'The larger the digit, the longer its ray' },
  'sun.note': {
    zh: '数字越大，光越长；图形供辨认用，不作为凭证',
    en: 'A larger digit has a longer ray; the sun helps to recognise and proves nothing',
  },

  'beacon.title': { zh: '等待公开数值', en: 'Awaiting the public value' },
  'beacon.record': { zh: '到此为止的记录校验码 · 第 {line} 条', en: 'Digest of the record so far · line {line}' },
  'beacon.photograph': {
    zh: '请在公布前拍照，日后凭照片核对。',
    en: 'Photograph it before the value is published, to compare it later.',
  },
  'beacon.added': {
    zh: '记录又增加 {added} 条，请重新拍照。',
    en: 'The record has grown ({added}): photograph it again.',
  },
  'beacon.random': {
    zh: '演练：随机产生，不是真的公开数值',
    en: 'rehearsal: random, not the true public value',
  },

  'reveal.sign': { zh: '拆封之前：先在表3上签字', en: 'Before the envelopes: sheet 3 is signed' },
  'reveal.title': { zh: '拆封：合成随机种子', en: 'Reveal: the pieces make the seed' },
  'reveal.locked': { zh: '已锁定', en: 'locked' },
  'reveal.opened': { zh: '已拆封 {opened} / {all}', en: '{opened} of {all} open' },
  'reveal.all-open': { zh: '已拆封', en: 'open' },
  'reveal.computed': { zh: '当场重算', en: 'Computed' },
  'reveal.differs': { zh: '不一致', en: 'does not agree' },
  'reveal.seed-here': { zh: '由以上各项当场算出', en: 'computed here from these pieces' },
  'reveal.seed-agrees': { zh: '✓ 已记入，与本屏所算一致', en: '✓ on record, as computed here' },
  'reveal.seed-differs': { zh: '× 记录与本屏算出的不一致', en: '× the record differs from this' },
  'reveal.agrees': { zh: '与承诺值一致', en: 'agrees with the commitment' },
  'reveal.no-seed': { zh: '待各方拆封', en: 'once all are open' },

  'draw.facts': {
    zh: '{lots} 个号 · {applicants} 人 · 名额 {places} 个',
    en: '{lots} lots · {applicants} children · {places} places',
  },
  'draw.roster': { zh: '按名单顺序排列', en: 'In the order of the list' },
  'draw.pass': { zh: '每个号得到一个顺序值', en: 'Each lot gets its ticket' },
  'draw.order': { zh: '按顺序值从小到大重新排列', en: 'Re-ordered by ticket, ascending' },
  'draw.line': { zh: '划出录取末位', en: 'The line of the last place' },
  'draw.gold': statusTexts['status.admitted-of'],
  'draw.hold': { zh: '录取 {admitted} 人 · 候补 {waiting} 人', en: '{admitted} admitted · {waiting} waiting' },
  'draw.line-label': { zh: '录取末位 · 以上录取 {admitted} 人', en: 'Last place · {admitted} admitted above' },
  'draw.admitted': { zh: '实底：录取', en: 'Solid: admitted' },
  'draw.waits': { zh: '空框：候补', en: 'Outline: waiting' },
  'draw.twin': { zh: '多格：多胞胎一号', en: 'Wide: twins' },
  'draw.passed': { zh: '虚线：名额不足，候补', en: 'Dashed: too few places, waits' },
  'draw.moved-up': { zh: '粗框：顺延录取', en: 'Thick: next in line' },
  'draw.loading': { zh: '正在准备', en: 'Preparing' },

  'pages.title': { zh: '摇号结果', en: 'Results' },
  'pages.page': { zh: '第 {page} 页 · 共 {pages} 页', en: 'Page {page} of {pages}' },
  'pages.next': { zh: '{seconds} 秒后翻页', en: 'Next page in {seconds} s' },
  'pages.paused': { zh: '翻页已暂停', en: 'Paused' },
  'pages.total': { zh: '共录取 {admitted} 人', en: '{admitted} admitted' },
  'pages.roster': { zh: '名单\n校验码', en: 'List\ndigest' },

  'direct.note': { zh: '不摇号', en: 'No draw' },
  'unit.children': { zh: '人', en: '' },

  'end.title': { zh: '结果已归档', en: 'The result is sealed' },
  'end.open-title': { zh: '结果即将归档', en: 'The result is about to be sealed' },
  'end.verify': { zh: '任何人都可以复核', en: 'Anyone can verify' },
  'end.published': { zh: '结果公布', en: 'The result' },
  'end.scan': { zh: '扫码打开', en: 'Scan to open' },
  'end.where': { zh: '公开档案 public/result.html', en: 'Public dossier: public/result.html' },

  'standby.record': { zh: '摇号记录共 {events} 条，均已保存', en: '{events} events on record, all saved' },
  'standby.now': { zh: '现在时间', en: 'Time now' },
  'standby.title': { zh: '请稍候', en: 'Please wait' },

  'testcard.pixels': { zh: '实际像素 {width} × {height}', en: 'Real pixels {width} × {height}' },
  'testcard.greys': { zh: '灰阶', en: 'Greys' },
  'testcard.colours': { zh: '颜色', en: 'Colours' },
  'testcard.paper': { zh: '纸', en: 'Paper' },
  'testcard.ink': { zh: '墨', en: 'Ink' },
  'testcard.vermilion': { zh: '朱', en: 'Vermilion' },
  'testcard.gold': { zh: '金', en: 'Gold' },
  'testcard.rare': { zh: '名单中的生僻字', en: 'Rare characters of the lists' },
  'testcard.examples': {
    zh: '生僻字示例（名单中没有生僻字）',
    en: 'Rare characters, as examples: the lists have none',
  },
  'testcard.smallest': {
    zh: '最小字号：登记号 24020350 张*岚 0123456789abcdef',
    en: 'Smallest text: lot 24020350, 0123456789abcdef',
  },
  'testcard.moving': { zh: '滑块应平稳无撕裂', en: 'The block must move without tearing' },
  'testcard.inset': { zh: '四边留空 {inset}%', en: '{inset} % of each side stays empty' },
  'testcard.focus': { zh: '细线应分得开', en: 'The thin lines must be apart' },
  'testcard.circle': { zh: '环形应不变形', en: 'The circle must be round' },
  'testcard.last-row': {
    zh: '最后一排请读：24020350 录取 · 第 63 名',
    en: 'Last row, please read: 24020350 admitted · rank 63',
  },
  'testcard.edges': { zh: '四边细线应完整可见', en: 'All four edge lines must be visible' },
});
