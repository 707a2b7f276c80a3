// Texts of the verifier page (verify.html, result.html): what a parent, a notary or a sceptic reads at home.

import { texts } from './template.ts';
import { publicTexts } from './vocabulary.ts';

const makeSecret = { zh: '制作秘密数字', en: 'Make a secret' } as const;

/** What the page says. Values such as digests and file names are shown as they are. */
export const verifierTexts = texts({
  'page.title': { zh: '阳光摇号 · 核对', en: 'Sunshine Draw · Verifier' },
  'page.about': { zh: '核对', en: 'Verifier' },
  'page.other-language': { zh: 'English', en: '中文' },
  'page.offline': {
    zh: '这一页不联网，不上传任何内容；一切由您自己的设备计算。',
    en: 'This page opens no connection and uploads nothing; your own device computes everything.',
  },
  'page.crashed': {
    zh: '页面内部出错，没有得出结论。请重新打开这一页；如果再次出错，请换一个浏览器。',
    en: 'The page stopped on an internal error and reached no verdict. Open it again; if that happens twice, use another browser.',
  },
  'tab.verify': { zh: '核对摇号', en: 'Verify a draw' },
  'tab.secret': makeSecret,

  'drop.title': { zh: '核对一次摇号', en: 'Verify a draw' },
  'drop.about': {
    zh: '把公开文件夹 public、它的 zip，或其中的全部文件拖到这里；手机上请选择 zip。',
    en: 'Drop the folder "public", its zip, or all of its files here; on a phone choose the zip.',
  },
  'drop.choose': { zh: '选择文件或 zip', en: 'Choose files or zip' },
  'drop.choose-folder': { zh: '选择文件夹', en: 'Choose folder' },
  'drop.again': { zh: '核对另一份记录', en: 'Verify another record' },
  'drop.here': { zh: '松手即可', en: 'Let go here' },
  'drop.does': {
    zh: '本页按公开的规程 lot/1，从封存的名单、规则、承诺和记录里的现场数字重新算出全部结果，与公布的结果逐行比较，并检查记录和签名。',
    en: 'By the public protocol lot/1 this page computes the whole result again from the frozen list, the rules, the promise and the live digits on record, compares it line by line with what was published, and checks record and signatures.',
  },
  'drop.progress': { zh: '正在核对：{check}', en: 'Checking: {check}' },
  'drop.reading': { zh: '正在读取文件', en: 'Reading the files' },

  'verdict.verified': { zh: '核对通过', en: 'Verified' },
  'verdict.given up': { zh: '记录成立，该次已作废', en: 'Given up; its record holds' },
  'verdict.given-up-about': {
    zh: '{count} 项检查全部成立。这次摇号在取数截止之前作废，没有产生结果。',
    en: 'All {count} checks hold. This attempt was given up before its inputs were closed and has no result.',
  },
  'verdict.given-up-prior': {
    zh: '下一次摇号的规则（rules.txt）中，prior= 后面应为下面“记录最后一条的校验码”。',
    en: 'In the rules (rules.txt) of the next attempt, prior= must be H of the last line of this record, below.',
  },
  'verdict.rejected': { zh: '核对不通过', en: 'Not verified' },
  'verdict.incomplete': { zh: '文件不全', en: 'Files are missing' },
  'verdict.unreadable': { zh: '无法核对', en: 'Cannot be read' },
  'verdict.rehearsal': { zh: '这是演练，不是正式摇号。', en: 'This is a rehearsal, not an official draw.' },
  'verdict.verified-about': {
    zh: '{count} 项检查全部成立。公布的结果正是由名单、规则、秘密数字和记录里的现场数字算出来的那一个。',
    en: 'All {count} checks hold. The published result is the one that follows from list, rules, secrets and the live digits on record.',
  },
  'verdict.carried-about': {
    zh: '本页带有这次摇号的公开文件，刚才在您的设备上重新算了一遍：{count} 项检查全部成立。',
    en: 'This page carries the public files of the draw and has just computed them again on your device: all {count} checks hold.',
  },
  'verdict.sun': {
    zh: '由种子画出的图形，与大屏幕上的比较；辨认用，不作为凭证',
    en: 'Drawn from the seed, as on the stage: it helps to recognise the draw and proves nothing',
  },
  'verdict.times': {
    zh: '记录自 {began} 至 {ended}（据操作电脑的时钟）',
    en: "On record from {began} to {ended}, by the clock of the operator's computer",
  },
  'verdict.enquiry': {
    zh: '咨询电话 {number}（主办单位提供，不在核对之内）',
    en: 'Enquiries: {number} (given by the organiser, not checked)',
  },
  'verdict.supervision': {
    zh: '监督电话 {number}（主办单位提供，不在核对之内）',
    en: 'Supervision: {number} (given by the organiser, not checked)',
  },
  'verdict.incomplete-about': {
    zh: '这份记录既不是核对通过，也不是核对不通过：结论要等文件齐全。凭已有的文件做了 {count} 项检查，都成立；其余 {rest} 项没有做。',
    en: 'The record is neither verified nor rejected: a verdict needs all files. The {count} checks that the given files allow hold; the other {rest} were not made.',
  },
  'verdict.incomplete-none': {
    zh: '这份记录既不是核对通过，也不是核对不通过：凭已有的文件，一项检查也做不了。',
    en: 'The record is neither verified nor rejected: the given files allow no check.',
  },
  'verdict.rejected-about': {
    zh: '{count} 项检查不成立，第一项是“{check}”。',
    en: 'Checks that fail: {count}. The first is “{check}”.',
  },
  'verdict.expected': { zh: '应为', en: 'expected' },
  'verdict.actual': { zh: '实为', en: 'found' },
  'verdict.missing': {
    zh: '缺少文件：{files}。请把 public 文件夹里的全部文件一起选上，或选择它的 zip。',
    en: 'Missing: {files}. Choose all files of the folder "public" together, or its zip.',
  },
  'verdict.strange': {
    zh: '多出文件：{files}。公开文件夹里不应有它们；请使用原样的文件夹。',
    en: 'Strange: {files}. They do not belong in a public folder; use the folder as it was handed out.',
  },
  'verdict.rejected-next': {
    zh: '请先换一份没有改动过的原件再核对一次（不要用编辑器或表格软件另存）。仍不通过的，请把本页的全部检查交给公证员和主管部门查明。',
    en: 'First verify an untouched original again (not one saved by an editor or a spreadsheet). If it still fails, hand the checks below to the notary and the authority to be looked into.',
  },

  'unreadable.none': {
    zh: '“{name}”里没有摇号的公开文件。请选择文件夹 public 里的全部文件（rules.txt、roster.csv、journal.txt 等），或它的 zip。',
    en: '“{name}” holds no public file of a draw. Choose all files of the folder "public" (rules.txt, roster.csv, journal.txt …), or its zip.',
  },
  'unreadable.none-zip': {
    zh: '这个 zip 里没有摇号的公开文件。请选择含有 rules.txt、roster.csv、journal.txt 等文件的 zip。',
    en: 'The zip holds no public file of a draw. Choose one with rules.txt, roster.csv, journal.txt and the others in it.',
  },
  'unreadable.several': {
    zh: '选了不止一份记录：“{first}”和“{second}”。一次只能核对一份记录，请只选择其中一份。',
    en: 'More than one record was chosen: “{first}” and “{second}”. One is verified at a time; choose one of them alone.',
  },
  'unreadable.beside': {
    zh: '一次只能核对一份记录。请只选择一个 zip（{name}），不要同时选择别的文件。',
    en: 'One record at a time: choose one zip alone ({name}), without other files.',
  },
  'unreadable.twice': {
    zh: '有两个文件都叫“{name}”，可能来自两份记录。一次只能核对一份记录，请只选择一份记录的文件。',
    en: 'Two files are called “{name}” and may come from two records. One is verified at a time; choose the files of one alone.',
  },
  'unreadable.folder': {
    zh: '这个浏览器没有交出拖来的文件夹“{name}”。请点“选择文件夹”，或打开文件夹、选中其中的全部文件再拖过来。',
    en: 'This browser did not hand over the folder “{name}”. Use “Choose folder”, or open it, select all files in it and drop those.',
  },
  'unreadable.file': {
    zh: '系统没有交出文件“{name}”。请把文件夹复制到本机再试。',
    en: 'The system did not hand over “{name}”. Copy the folder to this device and try again.',
  },
  'unreadable.too-large': {
    zh: '“{name}”大于 1 GiB，不是摇号的文件。请使用原样的文件夹。',
    en: '“{name}” is larger than 1 GiB and no file of a draw. Use the folder as it was handed out.',
  },
  'unreadable.zip': {
    zh: '{reason}您也可以先解压，再选择其中的全部文件。',
    en: '{reason} You may also unpack it and choose all files in it.',
  },

  'lot.title': { zh: '查一个号', en: 'Find a lot' },
  'lot.find': { zh: '查询', en: 'Find' },
  'lot.wait': { zh: '正在核对，马上就好。', en: 'Checking; in a moment.' },
  'lot.form': {
    zh: '登记号只有字母、数字和短横线，最多 24 个字符。请照回执输入。',
    en: 'A lot has letters, digits and hyphens only, 24 at most. Type it as on the receipt.',
  },
  'lot.missing': {
    zh: '封存的名单里没有“{lot}”这个号。请照回执逐位核对；确实无误的，请向教育局查询。',
    en: 'The frozen list has no lot “{lot}”. Compare every digit with the receipt; if it is right, ask the bureau.',
  },
  'lot.near': { zh: '含有这些字符的号：', en: 'Lots that contain it:' },
  'lot.school': { zh: '学校 {school}', en: 'School {school}' },
  'lot.waiting': { zh: '候补第 {reserve} 位', en: 'Waiting no. {reserve}' },
  'lot.rank': { zh: '排在 {of} 个号中的第 {rank} 位', en: 'Rank {rank} of {of} lots' },
  'lot.size': { zh: '{size} 名学生共用', en: 'shared by {size} children' },
  'lot.proof': { zh: '怎样算出来的', en: 'How it was computed' },
  'lot.proof-about': {
    zh: '每一步都可以在任何一台电脑的命令行里重做：复制灰框中的一行，运行，得出的 64 位与下面的相同。苹果电脑请把 sha256sum 换成 shasum -a 256。',
    en: 'Each step can be repeated on any computer: copy the line in the box, run it in a shell, and compare the 64 digits. On a Mac write shasum -a 256 for sha256sum.',
  },
  'step.list': { zh: '名单的校验码 L（在公开文件夹里运行）', en: 'Digest of the list, L (run in the public folder)' },
  'step.rules': { zh: '规则的校验码 R（在公开文件夹里运行）', en: 'Digest of the rules, R (run in the public folder)' },
  'step.commit': {
    zh: '{role}的承诺值：由拆封的秘密数字算出',
    en: 'The commitment of the {role}, from the revealed secret',
  },
  'step.seed': {
    zh: '种子 F：由名单、规则、秘密数字和现场数字算出',
    en: 'The seed F, from list, rules, secrets and live digits',
  },
  'step.ticket': {
    zh: '这个号的顺序值 T：由种子、学校和登记号算出',
    en: 'The ticket T of this lot, from seed, school and lot',
  },
  'step.rank': {
    zh: '学校 {school} 的 {of} 个号按顺序值从小到大排列；比它小的有 {smaller} 个，所以它是第 {rank} 位。',
    en: 'The {of} lots of school {school} stand ascending by ticket; {smaller} are smaller, so it has rank {rank}.',
  },
  'step.direct': {
    zh: '学校 {school} 报名人数不超过 {places} 个名额，全部录取，与种子无关。',
    en: 'School {school} has no more children than its {places} places: all are admitted, whatever the seed.',
  },
  'step.admit-expand': {
    zh: '名额 {places}，在它之前录取了 {before} 人。规则 expand：已录取人数小于名额即录取。{before} < {places}，录取。',
    en: '{places} places, {before} children admitted before it. Rule expand: admitted while fewer than the places. {before} < {places}: admitted.',
  },
  'step.wait-expand': {
    zh: '名额 {places}，在它之前录取了 {before} 人。规则 expand：已录取人数小于名额才录取。{before} ≥ {places}，候补。',
    en: '{places} places, {before} children admitted before it. Rule expand: admitted while fewer than the places. {before} ≥ {places}: waits.',
  },
  'step.admit-skip': {
    zh: '名额 {places}，在它之前录取了 {before} 人，这个号有 {size} 人。规则 skip：放得下即录取。{before} + {size} ≤ {places}，录取。',
    en: '{places} places, {before} children admitted before it, {size} in this lot. Rule skip: admitted if it fits. {before} + {size} ≤ {places}: admitted.',
  },
  'step.wait-skip': {
    zh: '名额 {places}，在它之前录取了 {before} 人，这个号有 {size} 人。规则 skip：放得下才录取。{before} + {size} > {places}，候补。',
    en: '{places} places, {before} children admitted before it, {size} in this lot. Rule skip: admitted if it fits. {before} + {size} > {places}: waits.',
  },
  'receipt.about': {
    zh: '摇号以前领到的回执能说明：公布名单里的这个号，封存时对应的就是您的孩子。填写的内容只留在这一页里，不会发出。不填姓名和身份证号，只核对这个号有没有换过。',
    en: 'A receipt that you had before the draw shows that this lot of the published list stood for your child when the list was sealed. What you type stays in this page. Without name and ID number only the lot’s line is checked.',
  },
  'receipt.label': {
    zh: '回执内容：扫二维码，或照抄以 lot/1|receipt| 开头的一行',
    en: 'Text of the receipt: scan its code, or copy the line that begins with lot/1|receipt|',
  },
  'receipt.choose': { zh: '选择回执文件', en: 'Choose a file' },
  'receipt.name': { zh: '第 {number} 名孩子的姓名', en: 'Name of child {number}' },
  'receipt.id': { zh: '第 {number} 名孩子的身份证号', en: 'ID number of child {number}' },
  'receipt.yes': { zh: '是您的孩子', en: 'Yes, this child' },
  'receipt.unchanged': { zh: '号没有换过', en: 'The lot is unchanged' },
  'receipt.no': { zh: '对不上', en: 'No' },
  copy: { zh: '复制', en: 'Copy' },
  copied: { zh: '已复制', en: 'Copied' },
  'copy-failed': { zh: '请手动复制', en: 'Copy by hand' },

  'paper.title': { zh: '与纸上的校验码比较', en: 'Compare with paper' },
  'paper.about': {
    zh: '先比较现场数字，再逐组比较各个 64 位。与现场公布的、签字的纸上的或您自己抄下的相同，才说明这里核对的就是那一次摇号。',
    en: 'Compare the live digits first, then each of the 64 digits. Only if they agree with what was shown, signed on paper or noted down at the ceremony is this the record of that draw.',
  },
  'paper.carried': {
    zh: '网站上的这一页也可能被人换掉。把承诺书校验码和归档校验码与纸上的、公证员手中的比较；要完全放心，请用别处得来的 verify.html 核对公开文件夹 public，它的校验码印在承诺书上。',
    en: 'This copy on a website could itself be exchanged. Compare the digests of promise and head with those on paper and in the notary’s hands; to be sure, verify the public folder with a verify.html from elsewhere, whose own digest is printed on the promise.',
  },

  'schools.title': { zh: '各校结果', en: 'Schools' },
  'schools.places': { zh: '名额', en: 'Places' },
  'schools.waiting': { zh: '候补的号', en: 'Waiting lots' },
  'schools.exempt': {
    zh: '优先录取（不参加摇号）：{school} 校 {count} 个（{ground}）。',
    en: 'Exempt places: {count} at {school} ({ground}).',
  },

  'checks.title': { zh: '全部检查', en: 'All checks' },
  'checks.title-some': { zh: '已做的检查', en: 'Checks that were made' },
  'checks.count': { zh: '{ok} 项成立，{failed} 项不成立', en: '{ok} hold, {failed} fail' },
  'checks.open': { zh: '展开全部数值', en: 'Show all values' },
  'checks.close': { zh: '收起数值', en: 'Hide values' },
  'checks.ok': { zh: '成立', en: 'holds' },
  'checks.failed': { zh: '不成立', en: 'fails' },
  'group.files': {
    zh: '文件：该有的是否都有，有没有多余的',
    en: 'Files: whether all are there, and no others',
  },
  'group.frozen': {
    zh: '规则和名单：格式是否正确，学校是否一致',
    en: 'Rules and list: their form, and whether they name the same schools',
  },
  'group.promise': {
    zh: '承诺书：是否锁定了名单、规则和各人的秘密数字，签名是否有效',
    en: 'Promise: whether it binds list, rules and every secret, and is signed',
  },
  'group.journal': {
    zh: '摇号记录：是否一行扣一行，次序对不对，内容与文件是否相符',
    en: 'Record: whether its lines are chained and in order, and agree with the files',
  },
  'group.seed': {
    zh: '种子：拆封的是否正是承诺的秘密数字，种子是否由它们和现场数字算出，记录是否完整',
    en: 'Seed: whether the secrets are the promised ones, the seed follows from them and the live digits, and the record is complete',
  },
  'group.result': {
    zh: '结果：从名单和种子重新摇号，是否与公布的逐行相同',
    en: 'Result: whether, drawn again from list and seed, it equals what was published, line by line',
  },
  'group.head': {
    zh: '归档：归档文件与记录和结果是否一致，签名是否有效',
    en: 'Head: whether it agrees with record and result, and is signed',
  },
  'group.more': { zh: '其他随附的文件', en: 'Other files that came with it' },

  'order.title': { zh: '名单次序与结果有没有关系', en: 'Does the order of the list matter?' },
  'order.about': {
    zh: '这只是参考，不影响结论。公平的摇号里，号在名单中的先后与它的排位无关：名单前一半和后一半录取的比例应当相近，相关系数应接近 0。未超计划、全部录取的学校没有摇号，不列入。公开文件只有号的次序，没有报名时间。',
    en: 'For information only; it does not touch the verdict. In a fair draw the place of a lot in the list has nothing to do with its rank: both halves of the list should have similar shares admitted, and the correlation should be near 0. Schools that admit all applicants had no draw and are left out. The public files hold the order of the lots, not the times of registration.',
  },
  'order.number': {
    zh: '学校越多，单凭偶然就越容易有一所看上去特别。这里比较了 {count} 所；最后一栏是单凭偶然，其中至少有一所偏离到这个程度的机会，小于 5% 才写“少见”。',
    en: 'The more schools, the sooner one of them looks unusual by chance alone. Compared here: {count}. The last column says how often chance alone gives at least one of them a value this far from 0; only below 5% is it called rare.',
  },
  'order.first': { zh: '前一半录取', en: 'First half' },
  'order.second': { zh: '后一半录取', en: 'Second half' },
  'order.correlation': { zh: '相关系数', en: 'Correlation' },
  'order.chance': { zh: '这一所偶然如此的机会', en: 'Chance, this school' },
  'order.reading': { zh: '至少一所如此的机会', en: 'Chance, at least one' },
  'order.few': { zh: '号太少，看不出', en: 'too few lots' },
  'order.usual': { zh: '{percent}，常见', en: '{percent}, usual' },
  'order.rare': { zh: '{percent}，少见', en: '{percent}, rare' },

  'means.title': { zh: '这说明什么，不说明什么', en: 'What this shows, and what it does not' },
  'means.title-not': { zh: '核对不能说明什么', en: 'What no check shows' },
  'means.shows': {
    zh: '说明：名单、规则和秘密数字就是承诺书锁定的那些；结果由它们和记录里的现场数字唯一决定；改动其中任何一处，承诺书或归档的校验码就会不同。',
    en: 'It shows: list, rules and secrets are those that the promise binds; the result follows from them and the live digits on record alone; any change to them would alter the digest of the promise or of the seal.',
  },
  'means.not-hall': {
    zh: '看不出：承诺书是何时公布的，记录里的现场数字是不是现场的那些，有没有过没写明的另一次摇号。这要靠与纸上和照片的比较。',
    en: 'Not visible: when the promise was published, whether the live digits on record are those of the hall, and whether there was another attempt that is not named. Comparing with paper and photographs shows it.',
  },
  'means.not-all': {
    zh: '不能防止，也看不出：所有秘密数字的保管人和掷骰子的人一起串通。最后取公开数值的，他们挑不了结果，只能让这一次没有结果。',
    en: 'Not prevented, and not visible: all holders of secrets and those who throw the dice acting together. Where a public value comes last they cannot choose the result, only leave the attempt without one.',
  },
  'means.not-list': {
    zh: '不能防止：名单本身有错。名单上每个名字是否应该在上面，要由家长、学校和教育局在封存前核对。',
    en: 'Not prevented: a wrong list. Whether each name belongs on it is for families, school and bureau to check before the freeze.',
  },
  'means.other': {
    zh: '不相信这一页，可以用别的程序核对同一个文件夹：verify.py、verify.sh，或照 SPEC.txt 用手算。',
    en: 'Who does not trust this page may verify the same folder otherwise: with verify.py, verify.sh, or by hand after SPEC.txt.',
  },

  'secret.title': { zh: '为承诺制作秘密数字', en: 'Make a secret for the promise' },
  'secret.about': {
    zh: '给公证员等保管人：名单封存之后、承诺书公布之前，用您自己的设备制作。秘密数字留在您手里，只把承诺文件交给操作员；拆封之前不要给任何人看秘密数字。',
    en: 'For the notary and other holders: after the list is frozen and before the promise is published, on your own device. The secret stays with you; only the commitment goes to the operator. Show the secret to nobody before the reveal.',
  },
  'secret.files': {
    zh: '把封存后的 rules.txt 和 roster.csv 拖到这里或选择它们，下面各项会自动填好；也可以照大屏幕或纸上输入。',
    en: 'Drop or choose rules.txt and roster.csv of the freeze to fill in what follows, or type it from screen or paper.',
  },
  'secret.choose': { zh: '选择 rules.txt 和 roster.csv', en: 'Choose rules.txt and roster.csv' },
  'secret.filled': {
    zh: '已从文件填好，请与大屏幕或纸上的校验码比较。',
    en: 'Filled in from the files. Compare with the digests on screen or paper.',
  },
  'secret.files-missing': {
    zh: '要同时选择 rules.txt 和 roster.csv 这两个文件，或含有它们的 zip。',
    en: 'Both files are needed, rules.txt and roster.csv, or a zip that holds them.',
  },
  'secret.ceremony': publicTexts['column.ceremony'],
  'secret.roster': { zh: '名单校验码 L（64 位）', en: 'Digest of the list, L (64 digits)' },
  'secret.rules': { zh: '规则校验码 R（64 位）', en: 'Digest of the rules, R (64 digits)' },
  'secret.digits': { zh: '还差 {count} 位', en: '{count} digits to go' },
  'secret.digits-wrong': { zh: '只能是 0-9 和 a-f，共 64 位', en: 'Digits 0-9 and a-f only, 64 of them' },
  'secret.ceremony-wrong': {
    zh: '编号的样子是 LB-2024-a1 或 TEST-LB-2024-a1',
    en: 'An id looks like LB-2024-a1 or TEST-LB-2024-a1',
  },
  'secret.make': makeSecret,
  'secret.purpose': { zh: '要做什么', en: 'What to do' },
  'secret.purpose-make': { zh: '制作新的秘密数字', en: 'Make a new secret' },
  'secret.purpose-check': {
    zh: '核对写下的秘密数字（装进信封之前）',
    en: 'Check a secret on paper (before it goes into its envelope)',
  },
  'secret.check': { zh: '核对秘密数字', en: 'Check secret' },
  'secret.written': {
    zh: '照纸上输入秘密数字（32 或 64 位）',
    en: 'The secret, typed from the paper (32 or 64 digits)',
  },
  'secret.written-digits': { zh: '已输入 {count} 位', en: '{count} digits so far' },
  'secret.checked': {
    zh: '纸上的秘密数字算出的承诺值如下。请与承诺书（或承诺文件）上您的那一个逐组比较：相同，这张纸才打得开它；不同，先不要装进信封。',
    en: 'The commitment of the secret on paper is below. Compare it with yours on the promise (or in the commitment file), group by group: only if they are the same does this paper open it. If not, do not seal the envelope yet.',
  },
  'secret.again': { zh: '返回', en: 'Back' },
  'secret.made': {
    zh: '已在这台设备上制作。请先保存两个文件，再关闭这一页；关闭后本页不留任何内容。',
    en: 'Made on this device. Save both files before you close the page; it keeps nothing.',
  },
  'secret.commitment': { zh: '承诺值，可以给人看', en: 'Commitment, may be shown' },
  'secret.save-commitment': { zh: '保存承诺文件（交给操作员）', en: 'Save commitment (for the operator)' },
  'secret.secret': { zh: '秘密数字，拆封前不要给人看', en: 'Secret, not to be shown before the reveal' },
  'secret.show': { zh: '显示秘密数字', en: 'Show secret' },
  'secret.hide': { zh: '隐藏秘密数字', en: 'Hide secret' },
  'secret.save-secret': { zh: '保存秘密文件（自己保管）', en: 'Save secret (for yourself)' },
  'secret.keep': {
    zh: '秘密文件存到自己的 U 盘，最好再手抄一份装进密封信封。丢了就无法拆封。',
    en: 'Keep the secret on a stick of your own, and a copy by hand in a sealed envelope. Without it there is no reveal.',
  },
  'secret.no-random': {
    zh: '这个浏览器没有可靠的随机数来源，不能制作。请换一个浏览器。',
    en: 'This browser has no reliable source of random numbers. Use another one.',
  },
  'secret.file-commitment': {
    zh: '阳光摇号 承诺文件：请交给操作员。可以公开。',
    en: 'Sunshine Draw, commitment: for the operator. It may be public.',
  },
  'secret.file-secret': {
    zh: '阳光摇号 秘密文件：自己保管，拆封之前不要给任何人看。核对承诺的命令在最后一行。',
    en: 'Sunshine Draw, secret: keep it yourself and show it to nobody before the reveal. The last line checks the commitment.',
  },
});
