// Texts of the console about what leaves this computer and what comes to it.

import { texts } from './template.ts';

/** What the operator reads about exports, handing over and taking over. */
export const consoleExportTexts = texts({
  'exports.open': { zh: '导出与移交', en: 'Export and hand over' },
  'exports.about': {
    zh: '文件由这个窗口保存，保存后显示文件名、大小和校验码（SHA-256）。',
    en: 'This window saves the files and then shows name, size and SHA-256 digest.',
  },
  'exports.paper': {
    zh: '交给省平台、公示、存档或备用电脑的文件，在这里保存：',
    en: 'Files for the platform, for posting, for keeping or for a spare computer are saved here:',
  },
  'exports.files': { zh: '导出文件', en: 'Export files' },
  'exports.of': { zh: '都出自 {ceremony}。', en: 'All of them are made of {ceremony}.' },
  'exports.public': { zh: '公开档案（zip）', en: 'Copy to publish (zip)' },
  'exports.public-about': {
    zh: '公开文件、复核页和已打印的公示本：没有完整姓名，没有证件号，谁都可以看。',
    en: 'The public files, the page that verifies them and the printed sheets to post: no full name, no ID number; anybody may see it.',
  },
  'exports.posted': { zh: '公示名单（xlsx）', en: 'List to post (xlsx)' },
  'exports.posted-about': {
    zh: '各校全部号码按名次（未摇号的学校按登记号）排列，姓名隐去一部分，没有证件号，可以张贴。',
    en: 'All lots of each school by rank, or by number where nobody was drawn; names masked, no ID numbers; it may be posted.',
  },
  'exports.admitted': { zh: '录取登记表（xlsx）', en: 'Registration list (xlsx)' },
  'exports.admitted-about': {
    zh: '录取学生的姓名、证件号和电话，供省平台登记：只交给登记的人，用完删除。',
    en: 'Names, ID numbers and telephone numbers of the admitted, for the platform: only for whoever registers them; delete it afterwards.',
  },
  'exports.statistics': { zh: '录取统计（xlsx）', en: 'Statistics (xlsx)' },
  'exports.statistics-about': {
    zh: '各校的计划、报名和录取人数，没有任何学生，可以公布。',
    en: 'Places, applicants and admitted of each school, without any child; it may be published.',
  },
  'exports.statistics-csv': { zh: '录取统计（csv）', en: 'Statistics (csv)' },
  'exports.statistics-csv-about': {
    zh: '与上一项相同的数字，供别的软件读取，可以公布。',
    en: 'The same numbers for other programs; it may be published.',
  },
  'exports.admitted-now': { zh: '现录取名单（xlsx）', en: 'Admitted now (xlsx)' },
  'exports.admitted-now-about': {
    zh: '封存的结果加上归档以后登记的放弃和递补：今天录取了谁，有姓名和证件号，只交给登记的人，用完删除。',
    en: 'The sealed result with the declines and move-ups entered since: who is admitted today, with names and ID numbers; only for whoever registers them, delete it afterwards.',
  },
  'exports.register': { zh: '放弃与递补登记（xlsx）', en: 'Register of declines and of moving up (xlsx)' },
  'exports.register-about': {
    zh: '归档以后登记的每一条，有姓名、原因和决定人，只能内部保管。',
    en: 'Every line entered since the seal, with names, reasons and who decided: keep it inside the bureau.',
  },
  'exports.after-seal': { zh: '归档之后才能导出。', en: 'Possible once the record is sealed.' },
  'exports.after-draw': { zh: '摇号有了结果之后才能导出。', en: 'Possible once there is a result.' },
  'exports.saved': {
    zh: '已交出：{name}，{size} 字节。如有保存窗口，请选好位置保存，再看一眼文件是否到位。',
    en: 'Handed over: {name}, {size} bytes. If a window asks where to save it, choose a place; then see that the file is there.',
  },
  'exports.digest': { zh: '文件校验码（SHA-256）', en: 'Digest of the file (SHA-256)' },
  'exports.save-again': { zh: '再存一次', en: 'Save once more' },

  'handover.title': { zh: '移交到备用电脑', en: 'Hand over to a spare computer' },
  'handover.about': {
    zh: '“全部档案”是数据文件夹里的一切：方案、名单、密封文件、摇号记录和打印过的表。其中有姓名、证件号和盐值，归档之前还有秘密数字和签名私钥，没有加密：只交给接替的人，接替之后删除。',
    en: '"Everything" is all that lies in the data folder: plan, lists, sealed files, record and printed sheets. It holds names, ID numbers and salts and, before the seal, secrets and the signing key, and it is not encrypted: give it only to whoever takes over, and delete it afterwards.',
  },
  'handover.stops': {
    zh: '摇号还没有归档。导出之后本机停用：只能查看、再次导出或恢复使用，不再往下进行。',
    en: 'The ceremony is not sealed. After the export this computer is stopped: one can look, export again or resume, and nothing goes on.',
  },
  'handover.stops-draft': {
    zh: '摇号还没有开始。导出之后本机停用：不能再改方案、名单和签到，只能查看、再次导出或恢复使用。',
    en: 'The ceremony has not begun. After the export this computer is stopped: plan, lists and attendance stay as they are until it resumes.',
  },
  'handover.recorded': {
    zh: '导出之前，摇号记录先写明“全部档案已导出”。',
    en: 'Before the export the record says that everything goes out.',
  },
  'handover.action': { zh: '导出全部档案并停用本机', en: 'export everything and stop this computer' },
  'handover.over': {
    zh: '摇号已经结束，导出之后本机照常。',
    en: 'The ceremony is over: this computer stays as it is after the export.',
  },
  'handover.export': { zh: '导出全部档案', en: 'Export everything' },
  'handover.export-again': { zh: '再次导出全部档案', en: 'Export everything again' },
  'handover.same': {
    zh: '本机停用期间再次导出，内容和清单校验码都不变。',
    en: 'While this computer is stopped, another export has the same content and the same digest of its manifest.',
  },
  'handover.manifest': { zh: '清单校验码', en: 'Digest of the manifest' },
  'handover.compare': {
    zh: '备用机会显示同样的清单校验码，请两边对读。',
    en: 'The computer that takes over shows the same digest of the manifest: read it to each other.',
  },

  'moved.title': { zh: '已移交，本机停用', en: 'Handed over; this computer is stopped' },
  'moved.about': {
    zh: '全部档案已于 {time} 导出，可能已在另一台电脑继续。',
    en: 'Everything was exported at {time} and may go on on another computer.',
  },
  'moved.record': { zh: '摇号记录第 {number} 条：{words}', en: 'Number {number} of the record: {words}' },
  'take-back.open': { zh: '恢复使用本机…', en: 'Resume on this computer...' },
  'take-back.about': {
    zh: '恢复使用就是由本机继续。先要确认：另一台电脑没有接替，或者已经停下，不会再继续。两台各走一段，会有两份不同的记录，而软件看不到另一台电脑。',
    en: 'Resuming means that this computer goes on. First make sure that the other one did not take over, or has stopped for good. If both went on there would be two different records, and the program cannot see the other computer.',
  },
  'take-back.recorded': {
    zh: '摇号记录会写明“导出后仍由本机继续”。',
    en: 'The record will say that this computer goes on after the export.',
  },
  'take-back.action': { zh: '恢复使用本机', en: 'resume on this computer' },

  'take-over.title': { zh: '备用机接替', en: 'Take over on this computer' },
  'take-over.choose': { zh: '选择全部档案', en: 'Choose the export' },
  'taken.title': { zh: '已由本机接替', en: 'Taken over' },
  'taken.about': {
    zh: '档案来自另一台电脑，那台不能再继续。下面的清单校验码应与那台显示的相同。',
    en: 'The dossier came from another computer, which must not go on. It shows the same digest of the manifest.',
  },
});
