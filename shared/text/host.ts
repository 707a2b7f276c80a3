// What the host could say, scene by scene: the console has it to read out, the stage as a caption, the live picture in its lower third.

import { texts } from './template.ts';

/** The host's lines in both languages. They are spoken: at four characters a second each fits the time that its scene has. */
export const hostTexts = texts({
  'host.cover': {
    zh: '各位代表、各位家长，请签到入座，摇号即将开始。',
    en: 'Please sign in and take your seats; the draw begins shortly.',
  },
  'host.rules': {
    zh: '这是各校的计划和报名人数。名单、承诺和现场数字合成随机种子，结果由它唯一算出，任何人都能重算。',
    en: "These are each school's places and applicants. List, promises and live digits make the seed; the result follows from it alone, and anybody can compute it again.",
  },
  'host.published': {
    zh: '承诺书已经公布，此后改动一个字，屏幕上这串数字就对不上。请公证员核对，各位可以扫码或拍照留存。',
    en: 'The promise is public; any change to it would give other digits. Would the notary please compare; everybody may scan it or photograph it.',
  },
  'host.rehearse': {
    zh: '现在是演练。屏幕上标有“演练”二字，演练的结果不作数。',
    en: 'This is a rehearsal. The screen says so, and its result does not count.',
  },
  'host.sealed': {
    zh: '报名名单已经封存。屏幕上这串数字是名单的指纹，名单改动一个字，它就对不上；请拍照留存。',
    en: 'The list is sealed. The digits on the screen are its fingerprint: any change would give others. Please photograph them.',
  },
  'host.lookup': {
    zh: '哪位家长要查自己的号码，请举手报号。屏幕上是封存名单中的原样一行。',
    en: 'Whoever would like to look up a lot, please raise a hand. The screen shows its line exactly as sealed.',
  },
  'host.found': {
    zh: '哪位家长要查自己的号码，请举手报号。屏幕上是这个号的结果；没有摇到的，按候补的次序。',
    en: 'Whoever would like to look up a lot, please raise a hand. The screen shows its result; those not drawn stand in the order of the waiting list.',
  },
  'host.lookup-again': {
    zh: '还没有查到唯一的号，请把号码完整地再报一遍。',
    en: 'This does not lead to a single lot yet. Please say the whole number once more.',
  },
  'host.sign': {
    zh: '取数已经截止。拆封之前，请各位先核对表3上的现场数字并签字，以后都先与这张表比较。',
    en: 'The inputs are closed. Before the envelopes are opened, please compare the live digits on sheet 3 and sign it; everything is compared with it first.',
  },
  'host.promise': {
    zh: '保管人各自定下一个秘密数字，现在逐个收取承诺值：先承诺，后取数，以后拆封的如不是这一个，就对不上。',
    en: 'Each holder has fixed a secret number; now its commitment is taken. The commitments come before the live digits; another secret at the reveal would not match.',
  },
  'host.held': {
    zh: '承诺值已经收齐，还没有公布。请各位保管人看着大屏幕逐组核对，相同的，现在公布。',
    en: 'All commitments are in and not published yet. Would each holder please compare theirs with the screen, group by group; if they are the same, they are published now.',
  },
  'host.inputs': {
    zh: '请代表现场产生数字并大声读出，由两人分别输入，一致才算数。掷坏的也要记下来。',
    en: 'Would the representatives please make the digits and read them aloud. Two people type them; they count only when both agree. Void throws are recorded too.',
  },
  'host.complete': {
    zh: '现场数字已经取齐。请与骰子、卡片和各自记下的数字核对；有没有不同的？没有，现在截止。',
    en: 'All live digits are on record. Would everybody please compare them with the dice, the cards and their own notes. Does any differ? If not, the inputs are closed now.',
  },
  'host.agreed': {
    zh: '两遍录入一致。请取数的代表看着大屏幕，确认是不是刚才的数字；说对，才记入。',
    en: 'Both typings agree. Would whoever gave the digits please look at the screen: are these the ones? They go on record only after a yes.',
  },
  'host.agreed-beacon': {
    zh: '两遍录入一致。请公证员与刚刚公布的数值核对；相同，才记入。',
    en: 'Both typings agree. Would the notary please compare the value with what was published; it goes on record only if it is the same.',
  },
  'host.seed': {
    zh: '这就是随机种子，由名单、承诺和现场数字算出。每一位是太阳的一道光，数字越大光越长；图形供辨认用，不作为凭证。',
    en: "This is the seed, computed from list, promises and live digits. Each digit is a ray of the sun, longer for a larger one; the sun helps to recognise today's result and proves nothing.",
  },
  'host.beacon': {
    zh: '最后一项是公开数值。请大家在它公布以前拍下屏幕上的校验码：记录到此为止，公布以后可与照片核对。',
    en: 'The last input is a public value. Before it is out, please photograph the digest on the screen: the record ends here, and can be compared with your photographs afterwards.',
  },
  'host.reveal': {
    zh: '取数已经截止。现在拆开信封，屏幕当场重算承诺值，逐组对照；全部一致，就得出种子。',
    en: 'The inputs are closed. We open the envelopes; the screen computes each commitment again, group by group. When all agree, the seed is there.',
  },
  'host.draw': {
    zh: '结果已经算出并写入磁盘，屏幕只是演示：每个号得到一个顺序值，从小到大排列，线以上录取。',
    en: 'The result is computed and on disk; the screen only shows it: each lot gets its ticket, the smallest come first, those above the line are admitted.',
  },
  'host.draw-roster': {
    zh: '结果已保存。这是全部号码。',
    en: 'The result is on disk. These are all the lots.',
  },
  'host.draw-reading': {
    zh: '每个号由种子算出一个顺序值，谁都可以重算。',
    en: 'From the seed each lot gets its ticket. Anybody can compute it again.',
  },
  'host.draw-rising': {
    zh: '按顺序值从小到大排列，小的在前。旁边是还没有排到的号。',
    en: 'Now they are ordered by ticket, the smallest first. Beside it are the lots that have no place yet.',
  },
  'host.draw-last': {
    zh: '名额内最后几个号，逐个排出，请看屏幕。',
    en: 'The last lots within the places, one by one.',
  },
  'host.draw-line': {
    zh: '这条线是录取的末位。',
    en: 'This is the line of the last place.',
  },
  'host.draw-gold': {
    zh: '线上录取，线下按次序候补。',
    en: 'Those above it are admitted; those below wait in this order.',
  },
  'host.draw-hold': {
    zh: '请不要走动，接下来公布号码。',
    en: 'Please stay seated; the numbers follow.',
  },
  'host.board': {
    zh: '屏幕上是号码榜，按号码从小到大排列：实底的录取，空框的候补。请家长找自己的号码，没有看到的可以举手报号。',
    en: 'This is the board of numbers, in ascending order: solid is admitted, an outline waits. Please find your own; whoever does not see it may raise a hand.',
  },
  'host.pages': {
    zh: '现在按名次逐页公布结果，每页停留一会儿，可以拍照。红线是录取末位，线以下按次序候补。',
    en: 'Now the results by rank, page by page; you may take photographs. The red line is the last place; those below wait in this order.',
  },
  'host.pages-direct': {
    zh: '这所学校不摇号，全部直接录取。现在按号码逐页公布，可以拍照。',
    en: 'This school had no draw: all are admitted. Now its lots by number, page by page; you may take photographs.',
  },
  'host.direct': {
    zh: '这所学校报名人数没有超过计划，全部直接录取，不摇号。',
    en: 'This school has no more applicants than places: all are admitted without a draw.',
  },
  'host.seal': {
    zh: '全部结果展示完毕，现在把本次摇号的记录归档。请公证员和各位代表准备签字。',
    en: 'All results have been shown. Now the record of this draw is sealed; would the notary and the representatives please be ready to sign.',
  },
  'host.end': {
    zh: '任何人都可以用公开的文件复核今天的结果；请先把现场数字与签字的表和照片比较。咨询和监督电话在屏幕上。感谢各位。',
    en: 'Anyone can verify the result from the published files; first compare the live digits with the signed sheet and your photographs. Telephone lines are on the screen. Thank you.',
  },
  'host.standby': {
    zh: '现在暂停片刻，请各位稍候。已有的记录都在磁盘上，不会改变。',
    en: 'We pause for a moment; please wait. The record so far is on disk and does not change.',
  },
  'host.testcard': {
    zh: '请最后一排的同志确认，屏幕上的字是否看得清楚。',
    en: 'Would somebody in the last row please confirm that the screen can be read.',
  },
});
