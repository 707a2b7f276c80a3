// Texts of the console where no ceremony is open: the start screen, and an archive that is read.

import { texts } from './template.ts';

/** What the operator reads on the start screen and of an archive. */
export const consoleHomeTexts = texts({
  'home.about': {
    zh: '民办学校招生电脑随机摇号。不连接网络，所有文件都在本机。',
    en: 'The computer lottery of oversubscribed schools. No network; all files stay on this computer.',
  },
  'home.mine': { zh: '本机的摇号', en: 'Ceremonies of this computer' },
  'home.none': {
    zh: '本机还没有摇号。请新建摇号，或先打开示例看一遍。',
    en: 'None yet. Begin a new ceremony, or open the sample first to see how it goes.',
  },
  'home.where': { zh: '保存在：', en: 'They are kept in:' },
  'home.trouble': { zh: '上次打开的摇号没有打开：', en: 'The ceremony that was open last could not be opened:' },
  'home.trouble-below': {
    zh: '上次打开的摇号没有打开，原因在下面。',
    en: 'The ceremony that was open last could not be opened; the reason stands below.',
  },
  'home.unreadable': { zh: '打不开的摇号', en: 'A ceremony that cannot be read' },
  'home.unreadable-about': {
    zh: '{entry}：{why}软件没有动这些文件。请联系技术人员。',
    en: '{entry}: {why} Its files were not touched. Ask whoever looks after this computer.',
  },
  'home.continue': { zh: '继续', en: 'Continue' },
  'home.open': { zh: '打开', en: 'Open' },
  'home.from': { zh: '以此方案新建', en: 'New from this plan' },
  'home.state-preparing': { zh: '准备中', en: 'Being prepared' },
  'home.state-frozen': { zh: '名单已封存，尚未摇号', en: 'Lists frozen, not drawn yet' },
  'home.state-drawn': { zh: '已摇号，尚未归档', en: 'Drawn, not sealed yet' },
  'home.state-sealed': { zh: '已归档', en: 'Sealed' },
  'home.state-moved': { zh: '已移交另一台电脑', en: 'Moved to another computer' },
  'home.state-unclear': {
    zh: '名单已封存，打开时核对记录',
    en: 'Lists frozen; its record is checked when it is opened',
  },
  'home.changed': { zh: '{time} 最后改动', en: 'last changed {time}' },
  'home.recorded': { zh: '{time} 最后一条记录', en: 'last line of the record {time}' },
  'home.do': { zh: '办理', en: 'What to do' },
  'home.new': { zh: '新建摇号', en: 'New ceremony' },
  'home.new-about': {
    zh: '填写标题、主办单位和学校，建立一份空的方案。',
    en: 'Enter title, organiser and schools: an empty plan.',
  },
  'home.sample': { zh: '打开示例', en: 'Open the sample' },
  'home.sample-about': {
    zh: '虚构的名单，编号以 TEST- 开头，只供练习，不能用于正式摇号。',
    en: 'Invented lists under an id that begins with TEST-: for practice, never for an official ceremony.',
  },
  'home.archive': { zh: '打开档案', en: 'Open an archive' },
  'home.archive-about': {
    zh: '复核任何单位的摇号档案（文件夹或 zip），回放、查号。只读，不影响本机的摇号。',
    en: 'Verify the dossier of any ceremony (folder or zip), replay it, look up a lot. It is only read; nothing here changes.',
  },
  'home.archive-zip': { zh: '选择 zip 文件', en: 'Choose a zip' },
  'home.archive-folder': { zh: '选择档案文件夹', en: 'Choose a folder' },
  'home.archive-copy': {
    zh: '文件暂存在本机的私有文件夹里，关闭档案时删除。',
    en: 'The files are kept in a private folder of this computer while it is open, and removed when it is closed.',
  },
  'home.take-over-about': {
    zh: '主机不能用时，用它导出的“全部档案”在这台电脑上继续。会另建一次摇号，不替换已有的。',
    en: 'When the first computer fails: go on here with the archive that it exported. It becomes a ceremony of its own and replaces none.',
  },
  'home.form-about': {
    zh: '先填这几项，其余的在下一步补充，封存之前都可以改。',
    en: 'These first; the rest follows in the next step. Everything can be changed until the lists are frozen.',
  },
  'home.form-title': { zh: '标题（会印在每张表上）', en: 'Title (printed on every sheet)' },
  'home.form-title-example': { zh: '如：{year}年某某县民办初中电脑随机摇号录取', en: 'Such as: Public draw {year}' },
  'home.form-create': { zh: '建立方案', en: 'Create the plan' },
  'home.form-back': { zh: '不建了', en: 'Back' },
  'home.leave': { zh: '开始页', en: 'Start screen' },
  'home.leave-title': { zh: '返回开始页？', en: 'Back to the start screen?' },
  'home.leave-about': {
    zh: '本次摇号正在进行。返回后大屏幕不再显示它；已记录的内容都在磁盘上，随时可以从开始页继续。',
    en: 'This ceremony is under way. The stage will no longer show it; all that is on record is on disk, and you can go on from the start screen at any time.',
  },
  'home.leave-unsaved': {
    zh: '方案有未保存的改动，已替您留着，回来时还在。',
    en: 'The plan has changes that are not saved. They are kept and will be there when you come back.',
  },
  'home.leave-yes': { zh: '回到开始页', en: 'Go back' },
  'home.leave-no': { zh: '留在这里', en: 'Stay here' },

  'after.title': { zh: '归档之后', en: 'After the seal' },
  'after.about': {
    zh: '结果以封存的档案为准。请逐项办理：',
    en: 'The sealed dossier is the result. What is left to do:',
  },
  'after.whole': {
    zh: '公证处、主办单位各留一份全部档案和签字的表（含姓名和秘密数字，保密）。',
    en: 'The notary and the organiser each keep the whole archive and the signed sheets (names and secrets: confidential).',
  },
  'after.public': {
    zh: '公开档案和公示名单：上网、张贴，任何人都可以复核。',
    en: 'The copy to publish and the list to post: on the web and on the wall, for anybody to verify.',
  },
  'after.platform': {
    zh: '录取名单：交省平台登记，用完删除。',
    en: 'The list of the admitted: for the platform; delete it afterwards.',
  },
  'after.notices': {
    zh: '录取通知书（表9）：打印后交学校发放。',
    en: 'The notices of admission (sheet 9): print them for the schools to hand out.',
  },
  'after.files': { zh: '导出这些文件', en: 'Export these files' },
  'after.next': {
    zh: '下一次摇号或明年的摇号，从开始页“以此方案新建”。',
    en: 'The next ceremony, or next year’s, begins on the start screen with “New from this plan”.',
  },
  'after.home': { zh: '返回开始页', en: 'Back to the start screen' },
  'official.title': { zh: '转为正式摇号', en: 'From the rehearsal to the real one' },
  'official.about': {
    zh: '新建一次正式摇号，照搬这里的方案和名单，编号去掉 TEST-。这次演练留在本机，不作数。',
    en: 'Begins an official ceremony with the plan and the lists of this one, under its id without TEST-. The rehearsal stays on this computer and does not count.',
  },
  'official.people': {
    zh: '演练时有 {count} 人签到。正式摇号当天的人要当天签到。',
    en: '{count} people signed in for the rehearsal. Those who are there on the day sign in on the day.',
  },
  'official.go': { zh: '转为正式，清空签到', en: 'Make it official, without sign-ins' },
  'official.go-none': { zh: '转为正式', en: 'Make it official' },
  'official.go-people': { zh: '转为正式，保留签到', en: 'Make it official, keep the sign-ins' },

  'archive.badge': { zh: '档案，只读', en: 'Archive, read only' },
  'archive.close': { zh: '关闭档案', en: 'Close the archive' },
  'archive.which': { zh: '档案里有几次摇号，选择要看的一次', en: 'The archive holds several ceremonies; choose one' },
  'archive.verified': {
    zh: '记录前后一致：{count} 项检查全部相符。',
    en: 'The record is consistent in itself: all {count} checks hold.',
  },
  'archive.given-up': {
    zh: '这一次已作废，它的记录成立：{count} 项检查全部相符。',
    en: 'This attempt was given up and its record holds: all {count} checks.',
  },
  'archive.rejected': {
    zh: '没有通过：{count} 项检查不相符。不显示其中的结果。',
    en: 'Not verified: {count} checks fail. Nothing of its result is shown.',
  },
  'archive.not-the-day': {
    zh: '这只说明文件之间相符。是不是当天的那一份，要用当天的纸质表或照片核对下列数字：',
    en: 'This says that the files agree with each other. Whether they are those of the day shows only a comparison of these digits with paper or photographs of that day:',
  },
  'archive.trouble': {
    zh: '公开文件通过了检查，但非公开文件对不上，因此不显示结果：',
    en: 'The public files verify, but the sealed ones do not fit them, so no result is shown:',
  },
  'archive.public-only': {
    zh: '只有公开文件：没有姓名，也不能打印表格。',
    en: 'Public files alone: nobody has a name, and no sheet can be printed.',
  },
  'archive.checks': { zh: '查看全部检查项', en: 'All checks' },
  'archive.times': { zh: '记录上的时间', en: 'Times of the record' },
  'archive.time-result': { zh: '摇出结果', en: 'Result drawn' },
  'archive.times-about': {
    zh: '时间由当时的电脑给出，没有另行核实。',
    en: 'They come from the clock of the computer of that day and were not checked otherwise.',
  },
  'archive.replay': { zh: '回放', en: 'Replay' },
  'archive.replay-about': {
    zh: '大屏幕显示“档案回放”，重放档案里的结果，不产生任何新结果。',
    en: 'The stage says that it is a replay of the dossier; it makes no new result.',
  },
  'archive.film': { zh: '回放号码墙', en: 'Replay the wall' },
  'archive.pages': { zh: '展示名单', en: 'Show the pages' },
  'archive.rows': { zh: '名次与号码', en: 'Ranks and numbers' },
  'archive.by-rank': { zh: '按名次', en: 'By rank' },
  'archive.by-number': { zh: '按号码', en: 'By number' },
  'archive.find': { zh: '登记号或末几位', en: 'Number, or its last digits' },
  'archive.found': { zh: '共 {count} 个号', en: '{count} lots' },
  'archive.nothing': { zh: '没有这样的号。', en: 'No such lot.' },
  'archive.ticket': { zh: '顺序值（前 16 位）', en: 'Ticket (first 16 digits)' },
  'archive.waiting': { zh: '候补第 {waiting} 位', en: 'Waiting, no. {waiting}' },
  'archive.children': { zh: '{size} 名学生', en: '{size} children' },
  'archive.no-result': { zh: '这份档案没有摇号结果。', en: 'This dossier has no result.' },
});
