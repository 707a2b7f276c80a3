// Texts of the service behind the windows.

import { texts } from './template.ts';

/** Why the service does not do what a window asks. */
export const sessionTexts = texts({
  'session.no-school': {
    zh: '方案里没有代码为 {code} 的学校。请先在方案中加上它。',
    en: 'The plan has no school with the code {code}. Add it to the plan first.',
  },
  'session.no-house': {
    zh: '这里只打开了一次摇号，没有开始页。请从程序的开始页操作。',
    en: 'Only one ceremony is open here, without a start screen. Do this from the start screen of the program.',
  },
  'house.no-entry': {
    zh: '本机没有这次摇号，可能已被移走。请回到开始页重新选择。',
    en: 'This computer does not have this ceremony; it may have been moved away. Choose again on the start screen.',
  },
  'house.nothing-open': {
    zh: '现在没有打开任何摇号。请先在开始页打开一次摇号。',
    en: 'No ceremony is open. Open one on the start screen first.',
  },
  'house.official': {
    zh: '这次摇号已是正式的，不用转换。',
    en: 'This ceremony is official already.',
  },
  'house.leave-first': {
    zh: '请先返回开始页，再打开其他摇号或档案。',
    en: 'Go back to the start screen first, then open another ceremony or an archive.',
  },
  'house.not-verified': {
    zh: '这份档案没有通过验证，不显示其中的结果。请查看未通过的项目，并向提供档案的单位核实。',
    en: 'This dossier does not verify, so nothing of its result is shown. Look at the checks that failed, and ask whoever handed it over.',
  },
  'house.no-dossier': {
    zh: '打开的文件里没有这份档案。请重新选择。',
    en: 'What is open does not hold this dossier. Choose again.',
  },
  'house.archive': {
    zh: '打开的是档案，只能查看，不能改动。要进行摇号，请先返回开始页。',
    en: 'This is an archive: it can be read and not changed. To run a ceremony, go back to the start screen first.',
  },
  'session.no-warning': {
    zh: '没有这条提醒，或它是必须改正的错误。请按提示修改名单后重新导入。',
    en: 'There is no such warning, or it is an error that must be mended. Mend the list and import it again.',
  },
  'session.lists-form': {
    zh: '{file} 记的是各份名单为哪所学校导入；它不是本软件保存的，或已损坏。请移走它再启动，然后逐校核对名单。',
    en: '{file} says for which school each list was imported; it is not as this program saves it, or it is damaged. Move it away and start again, then check the list of each school.',
  },
  'session.list-missing': {
    zh: '{school} 还没有导入名单。请先导入。',
    en: '{school} has no list yet. Import it first.',
  },
  'session.sample-list': {
    zh: '{school}的名单“{file}”是示例名单，或含有示例里虚构的学生（身份证号以 411299 开头），不能用于正式摇号。请换成这所学校的真实名单；只作练习的，请演练，或把编号改为以 TEST- 开头。',
    en: 'The list “{file}” of {school} comes from the sample, or has invented children of it (with ID numbers that begin with 411299), and no official ceremony may freeze it. Import the real list of this school; to practise, rehearse, or use an id that begins with TEST-.',
  },
  'session.sample-catchment': {
    zh: '对口初中表“{file}”是示例的，不能用于正式摇号。请换成本次的对口初中表，或移除它；只作练习的，请演练，或把编号改为以 TEST- 开头。',
    en: 'The catchment table “{file}” comes from the sample, and no official ceremony may freeze it. Import the one of this year, or remove it; to practise, rehearse, or use an id that begins with TEST-.',
  },
  'session.warnings-open': {
    zh: '还有 {open} 条提醒没有逐条确认。请确认，或改正名单后重新导入。',
    en: '{open} warnings have not been accepted. Accept each, or mend the list and import it again.',
  },
  'session.frozen': {
    zh: '名单和规则已经封存，不能再改。',
    en: 'The lists and the rules are frozen and cannot be changed any more.',
  },
  'session.not-frozen': {
    zh: '名单还没有封存。请先封存名单。',
    en: 'The lists are not frozen yet. Freeze them first.',
  },
  'session.id-fixed': {
    zh: '摇号记录已经开始，编号不能再改。',
    en: 'The record has begun, so the id cannot be changed any more.',
  },
  'session.plan-changed': {
    zh: '这期间方案已被另一处修改，没有覆盖。请对照现在的方案，再决定以哪一份为准。',
    en: 'The plan was changed elsewhere in the meantime, so it was not overwritten. Compare with the present plan, then decide which one counts.',
  },
  'session.record-begun': {
    zh: '这份方案的摇号记录已经开始，不能重新开始。请用 --data 另选一个数据文件夹。',
    en: 'This plan has a record already, so it cannot be begun again. Choose another data folder with --data.',
  },
  'session.no-other-plan': {
    zh: '启动时没有指定另一份方案。请用 --plan 指定后再启动。',
    en: 'The app was not started with another plan. Start it with --plan.',
  },
  'session.other-plan': {
    zh: '数据文件夹里的草稿是用 {begun}（校验码 {begunDigest}）开始的，现在继续用它；启动时指定的 {given}（校验码 {givenDigest}）没有读入。要用后者，请加 --data 另选文件夹，或在主控台点“用这份方案重新开始”。',
    en: 'The draft in the data folder was begun from {begun} (digest {begunDigest}) and goes on; {given} (digest {givenDigest}), which the app was started with, is not read. To use the latter, choose another folder with --data, or press “Start again with this plan” in the console.',
  },
  'session.standing-mended': {
    zh: '{file} 不见了、已损坏或是旧的，已按磁盘上的记录重新写好：现在是 {ceremony}。当时如果在演练，那场演练算作已经结束。',
    en: '{file} was missing, damaged or an older one and has been written again from the records on disk: this is {ceremony}. A rehearsal that was running counts as ended.',
  },
  'session.held-lost': {
    zh: '{file} 不见了或已损坏，此前交来的承诺值都不算数。请各保管人重新交来；在本机产生的，请重新产生，已打印的信封作废。请点“记录情况”写明。',
    en: '{file} was missing or damaged, so no commitment that was handed over before counts. Let every holder hand over again; make anew what was made here, and void envelopes that were printed. Note the incident.',
  },
  'session.secret-lost': {
    zh: '{role}在本机产生的秘密数字（{file}）不见了或已损坏，不能再用来承诺。请先点“取回承诺值…”，再重新产生。',
    en: 'The secret of the {role} that was made here ({file}) is missing or damaged and nothing can be promised with it. Take its commitment back, then make another.',
  },
  'session.draft-mended': {
    zh: 'draft 文件夹里的 {files} 曾不见了或损坏，已按封存的内容重新写好。',
    en: '{files} in the folder draft was missing or damaged and has been written again from what was sealed.',
  },
  'session.draft-spoilt': {
    zh: 'draft 文件夹里的 {file} 已损坏，读不出来，里面的内容没有采用。请重新填写，或从备份取回。',
    en: '{file} in the folder draft is damaged and cannot be read; nothing in it counts. Enter it again, or bring it back from a backup.',
  },
  'session.attendance-sealed': {
    zh: '这一条在封存名单之前签到，已经封存，不能撤销。如有出入，请记录情况。',
    en: 'This entry was signed before the freeze and is sealed, so it stays. Where it is wrong, note an incident.',
  },
  'font.gone': {
    zh: '方案里没有这个字体文件。请刷新窗口；仍有方框时，在方案中重新添加字体。',
    en: 'The plan has no such font file. Reload the window; where boxes remain, add the font to the plan again.',
  },
  'session.font-twice': {
    zh: '方案里已有字体文件“{file}”。要换一个，请先删去它。',
    en: 'The plan has a font file “{file}” already. Remove that one first.',
  },
  'session.no-name': {
    zh: '请写明身份和姓名。',
    en: 'Enter both the role and the name.',
  },
  'session.input-agreed': {
    zh: '两遍录入已经一致，正等待取数人确认。请先确认记入，或重新录入。',
    en: 'Both typings agree and wait for whoever gave the digits. Record them, or type them again.',
  },
  'session.nothing-agreed': {
    zh: '没有等待确认的数字。请两个人重新录入。',
    en: 'No digits wait to be recorded. Let two people type them again.',
  },
  'session.mismatch': {
    zh: '两次输入不一致，没有记录。请两人重新输入。',
    en: 'The two entries differ, so nothing was recorded. Both type it again.',
  },
  'session.live-none': {
    zh: '本程序的运行方式不能打开直播画面。',
    en: 'The way this program runs has no live picture.',
  },
  'session.stage-open': {
    zh: '大屏幕不能从这里打开：它已经打开，或要用它的一次性网址。',
    en: 'The stage cannot be opened from here: it is open already, or it needs its one-time address.',
  },
  'session.not-drawn': {
    zh: '还没有摇号结果。请先完成摇号。',
    en: 'Nothing has been drawn yet. Draw first.',
  },
  'session.id-used': {
    zh: '编号 {ceremony} 已经有一份档案，不能再用。请把末尾的次数加一，如 {next}。',
    en: 'There is a dossier under the id {ceremony} already. Use the next attempt, such as {next}.',
  },
  'session.attempts-full': {
    zh: '编号 {ceremony} 已经用到第 99 次，不能再加。请换一个数据文件夹。',
    en: '{ceremony} has come to its 99th attempt. Choose another data folder.',
  },
  'session.rehearsing': {
    zh: '演练正在进行，方案、名单和签到保持不变。请先结束演练。',
    en: 'A rehearsal is running; plan, lists and attendance stay as they are. End the rehearsal first.',
  },
  'session.no-rehearsal': {
    zh: '现在没有演练在进行。',
    en: 'No rehearsal is running.',
  },
  'session.rehearsal-late': {
    zh: '正式的名单已经封存，不能再演练。演练要在封存名单之前做。',
    en: 'The lists of the ceremony itself are frozen. A rehearsal comes before the freeze.',
  },
  'session.is-rehearsal': {
    zh: '编号以 TEST- 开头，整场都是演练，不需要再单独演练。',
    en: 'The id begins with TEST-: all of it is a rehearsal, and needs no other.',
  },
  'session.not-a-rehearsal': {
    zh: '只有演练可以用随机数字代替现场取数。正式摇号请由现场产生数字。',
    en: 'Only a rehearsal may take random digits in the place of live ones. In the ceremony the digits come from the hall.',
  },
  'session.no-input': {
    zh: '现在没有要输入的现场数字。',
    en: 'No live input is due now.',
  },
  'session.giver-unknown': {
    zh: '方案的到场监督人员和签到表里都没有“{role}”。请从列出的身份中选择。',
    en: 'Neither the plan nor the attendance has the role "{role}". Choose one of those listed.',
  },
  'session.beacon-giver': {
    zh: '公开数值由来源公布，不由现场的人产生，不选取数人。',
    en: 'A public value comes from its source; nobody in the hall gives it.',
  },
  'session.beacon-void': {
    zh: '公开数值以来源公布的为准，不能作废后重取。输入有误就重新输入；来源没有公布，只能作废本次摇号。',
    en: 'A public value is what its source publishes and cannot be taken again. Type it anew if it was mistyped; if the source publishes none, this attempt can only be given up.',
  },
  'session.input-full-width': {
    zh: '第 {number} 项的第 {position} 个字符是全角数字，没有接受。请把输入法切换到半角后重新输入。',
    en: 'Input {number}, character {position} is a full-width digit; nothing was taken. Switch to half-width and type it again.',
  },
  'session.input-sign': {
    zh: '第 {number} 项的第 {position} 个字符不是 0–9 的数字，没有接受。请对照现场的数字重新输入。',
    en: 'Input {number}, character {position} is no digit 0–9; nothing was taken. Type it again from what the hall shows.',
  },
  'session.input-length': {
    zh: '第 {number} 项应为 {expected} 位，实为 {actual} 位，没有接受。请对照现场的数字重新输入。',
    en: 'Input {number} has {actual} digits where {expected} are due; nothing was taken. Type it again from what the hall shows.',
  },
  'session.input-balls': {
    zh: '第 {number} 项应为每球两位、用连字符隔开（如 07-33），没有接受。请重新输入。',
    en: 'Input {number} is two digits a ball, joined by hyphens (such as 07-33); nothing was taken. Type it again.',
  },
  'session.commitment-taken': {
    zh: '这是{holder}已经交来的承诺值，不能再作{role}的。请核对承诺文件是谁的。',
    en: 'This commitment was given by the {holder} already and cannot be that of the {role}. See whose file it is.',
  },
  'session.commitment-held': {
    zh: '{role}已经交来承诺值。要换一个，请先取回原来的。',
    en: 'The {role} has handed over a commitment already. To change it, take that one back first.',
  },
  'session.commitment-differs': {
    zh: '两遍输入的承诺值不一致，没有收取。请保管人重新读出，两人各再输入一遍。',
    en: 'The two typings of the commitment differ, so it was not taken. Let the holder read it again, and type it twice anew.',
  },
  'session.no-holder': {
    zh: '方案里没有{role}这位保管人。请从列出的保管人中选择。',
    en: 'The plan has no {role} among the holders. Choose one of those listed.',
  },
  'session.not-held': {
    zh: '{role}没有可以取回的承诺值：还没有交来，或已经记入摇号记录。记入以后有误的，只能作废本次摇号。',
    en: 'The {role} has no commitment that can be taken back: none was handed over, or it is on record already. If one on record is wrong, this attempt can only be given up.',
  },
  'session.printed-reason': {
    zh: '这个秘密数字已经打印过，取回要写明原因，并会进入摇号记录。',
    en: 'This secret was printed. To take it back, say why; that goes on record.',
  },
  'session.secret-offered': {
    zh: '有人把{role}的秘密数字当作承诺值交来。请先把这件事写进摇号记录，再继续。',
    en: 'The secret of the {role} was offered in the place of its commitment. Put that on record first, then go on.',
  },
  'session.value-secret': {
    zh: '这是 {ceremony} 中{holder}的秘密数字，不是承诺值，没有收取，也没有保存。秘密数字不能给人看：请保管人另做一个，只交承诺值。',
    en: 'This is the secret of the {holder} in {ceremony} and no commitment. It was not taken and is not kept. A secret is shown to nobody: let the holder make another and hand over its commitment only.',
  },
  'session.value-constant': {
    zh: '这 64 位全是同一个数字，不可能是承诺值，没有收取。请保管人重新读出承诺值。',
    en: 'All 64 digits are the same: this cannot be a commitment and was not taken. Let the holder read the commitment again.',
  },
  'session.value-empty': {
    zh: '这是空文件的校验码，不是承诺值，没有收取。请保管人用 verify.html 重新产生。',
    en: 'This is the digest of an empty file and no commitment; it was not taken. Let the holder make one with verify.html.',
  },
  'session.value-roster': {
    zh: '这是 {ceremony} 的名单校验码，不是承诺值，没有收取。请照承诺文件中的承诺值输入。',
    en: 'This is the digest of the list of {ceremony} and no commitment; it was not taken. Type the commitment from its file.',
  },
  'session.value-rules': {
    zh: '这是 {ceremony} 的规则校验码，不是承诺值，没有收取。请照承诺文件中的承诺值输入。',
    en: 'This is the digest of the rules of {ceremony} and no commitment; it was not taken. Type the commitment from its file.',
  },
  'session.value-promise': {
    zh: '这是 {ceremony} 的承诺书校验码，不是一位保管人的承诺值，没有收取。请照承诺文件中的承诺值输入。',
    en: 'This is the digest of the promise of {ceremony} and not the commitment of one holder; it was not taken. Type the commitment from its file.',
  },
  'session.value-line': {
    zh: '这是 {ceremony} 摇号记录第 {line} 条的校验码，不是承诺值，没有收取。请照承诺文件中的承诺值输入。',
    en: 'This is the digest of line {line} of the record of {ceremony} and no commitment; it was not taken. Type the commitment from its file.',
  },
  'session.value-commitment': {
    zh: '这是 {ceremony} 中{holder}的承诺值，已经用过，没有收取。请保管人为本场另做一个。',
    en: 'This is the commitment of the {holder} in {ceremony}; it was used there and was not taken here. Let the holder make one for this ceremony.',
  },
  'session.value-seed': {
    zh: '这是 {ceremony} 的种子，不是承诺值，没有收取。请照承诺文件中的承诺值输入。',
    en: 'This is the seed of {ceremony} and no commitment; it was not taken. Type the commitment from its file.',
  },
  'session.value-result': {
    zh: '这是 {ceremony} 的结果校验码，不是承诺值，没有收取。请照承诺文件中的承诺值输入。',
    en: 'This is the digest of the result of {ceremony} and no commitment; it was not taken. Type the commitment from its file.',
  },
  'session.value-file': {
    zh: '这是文件 {file} 的校验码，不是承诺值，没有收取。请照承诺文件中的承诺值输入。',
    en: 'This is the digest of the file {file} and no commitment; it was not taken. Type the commitment from its file.',
  },
  'session.value-in-file': {
    zh: '这个数在文件 {file} 里已经有了，另有用处，不是承诺值，没有收取。请照承诺文件中的承诺值输入。',
    en: 'This value stands in the file {file}, where it is something else than a commitment; it was not taken. Type the commitment from its file.',
  },
  'session.not-signed': {
    zh: '请先写明表{number}由谁签字；没有签的，写明原因。',
    en: 'First say who signed sheet {number}, or why nobody did.',
  },
  'session.no-signature': {
    zh: '现在没有要签字的表，或已经写明由谁签字。',
    en: 'No sheet is waiting for signatures, or the record says already who signed.',
  },
  'session.signer-unknown': {
    zh: '“{role}”不在签到和方案列出的身份里。请从列出的身份中选择。',
    en: 'Neither the attendance nor the plan has the role "{role}". Choose one of those listed.',
  },
  'session.no-reason': { zh: '请写明原因。', en: 'Say why.' },
  'session.lot-none': {
    zh: '{school}的名单里没有登记号以“{asked}”结尾的。请核对后重新输入。',
    en: 'No lot of {school} is "{asked}" or ends in it. Check it and type it again.',
  },
  'session.lot-several': {
    zh: '{school}有几个登记号以“{asked}”结尾。请输入完整的登记号。',
    en: 'Several lots of {school} end in "{asked}". Type the whole lot number.',
  },
  'session.secret-other': {
    zh: '与承诺值不符，未予拆封。已用这个秘密数字按本场的名单和规则重算，得不到{role}的承诺值；它打得开的是 {ceremony} 中{holder}的承诺值，信封拿错了。请取出本场{role}的密封信封，照着重新输入。摇号停在原处，没有损失。',
    en: 'It does not match the commitment and was not revealed. Computed with the list and rules of this ceremony it does not give the commitment of the {role}; it opens that of the {holder} in {ceremony}: this is the wrong envelope. Take the sealed envelope of the {role} for this ceremony and type it again. Nothing is lost.',
  },
  'session.secret-is-commitment': {
    zh: '与承诺值不符，未予拆封。输入的就是{role}的承诺值本身，它是公开的；秘密数字在密封信封里。请拆开信封，照着秘密数字输入。',
    en: 'Not revealed: what was typed is the commitment of the {role} itself, which is public. The secret is in the sealed envelope. Open it and type the secret.',
  },
  'session.no-envelope': {
    zh: '没有可打印的秘密数字：只有在本机替保管人产生的秘密数字，在收取承诺值之后、公布承诺书之前可以打印。',
    en: 'There is no secret to print: only one that was made here for its holder, between its commitment and the publication.',
  },
  'session.two-people': {
    zh: '作废要写明原因，并由两个不同的人决定，各写身份和姓名。',
    en: 'To give an attempt up takes a reason and two different people, each with role and name.',
  },
});
