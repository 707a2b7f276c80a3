// Texts of the command line.

import { texts } from './template.ts';

/** What the commands say. Paths and values are shown as they were given. */
export const cliTexts = texts({
  'cli.help': {
    zh: `阳光摇号 命令行

  check FILE [--json]                   检查一份报名名单，列出发现的问题
  template --out DIR                    把报名名单和对口初中的模板（.xlsx）存到文件夹
  rehearse --plan PLAN.json --out DIR   用方案和名单做一次完整演练（编号以 TEST- 开头），生成密封档案
      [--secret 角色=十六进制]… [--input 序号=数字]… [--time 时间]   不给出的由本机随机产生
  verify PATH [--json]                  复核一份档案：文件夹、其中的 public 文件夹，或它们的 zip
  sheets DIR [--out DIR]                把一份档案的全部表格打印成 PDF，放在档案的 sheets 文件夹或另一个文件夹
  export DIR --out FILE [--kind 种类]   导出：whole 全部档案（默认，保密）、public 公开档案、admitted 录取名单、
                                        posted 公示名单、statistics 或 statistics-csv 录取统计、
                                        admitted-now 现录取名单、register 放弃与递补登记；DIR 为数据文件夹或档案
  import ZIP --data DIR                 在空文件夹里接替另一台电脑导出的全部档案
  receipt DIR [--lot 学校/号]           打印报名回执的内容
  check-receipt PATH                    核对回执：标准输入第一行是回执，其后每行“身份证号,姓名”

  --lang zh|en   界面语言

退出码：0 正常；1 有错误、被拒绝或复核不通过；2 无法读取或命令写错`,
    en: `Sunshine Draw, command line

  check FILE [--json]                   read one list and print what is wrong with it
  template --out DIR                    save the templates of the list and of the catchment table (.xlsx) in a folder
  rehearse --plan PLAN.json --out DIR   a whole rehearsal (an id that starts with TEST-) from lists to a sealed dossier
      [--secret role=HEX]… [--input nn=VALUE]… [--time ISO]   what is not given is made at random here
  verify PATH [--json]                  verify a dossier: its folder, the public folder in it, or a zip of either
  sheets DIR [--out DIR]                print the sheets of a dossier to PDF, into its folder sheets or another folder
  export DIR --out FILE [--kind KIND]   whole (the default; confidential), public, admitted, posted, statistics,
                                        statistics-csv, admitted-now or register; DIR is a data folder or a dossier
  import ZIP --data DIR                 take over, in an empty folder, the whole dossier that another computer exported
  receipt DIR [--lot SCHOOL/LOT]        print the text of a family's receipt
  check-receipt PATH                    check a receipt: on stdin the receipt, then a line for each child: ID number,name

  --lang zh|en   language

Exit codes: 0 as wished; 1 errors, refused or not verified; 2 unreadable or a wrong call`,
  },
  'cli.usage': {
    zh: '命令写法不对：{reason}。用 --help 查看用法。',
    en: 'The call is wrong: {reason}. See --help.',
  },
  'cli.unexpected': {
    zh: '程序内部出错，已停止；磁盘上的内容没有受影响。请把这一行交给维护人员：{reason}',
    en: 'The program stopped on an internal error; what is on disk is unharmed. Report this line: {reason}',
  },
  'font.unreadable': {
    zh: '字体文件 {file} 无法读取。请使用 .ttf、.otf 或 .woff2 字体。',
    en: 'The font {file} cannot be read. Use a .ttf, .otf or .woff2 font.',
  },
  'file.unreadable': {
    zh: '读不到文件 {file}（{reason}）。请检查路径和权限。',
    en: '{file} cannot be read ({reason}). Check the path and the permissions.',
  },
  'file.too-much': {
    zh: '读取文件“{file}”超过 {seconds} 秒或占用内存过多，已停止。文件可能已损坏，请换用正常的文件，或在原来的程序中另存后再试。',
    en: 'Reading the file “{file}” took more than {seconds} seconds or too much memory and was stopped. The file may be damaged: use another one, or save it again in the program that it comes from.',
  },
  'file.no-thread': {
    zh: '文件“{file}”没有读取：程序的读取部分无法启动。请重新启动程序后再试；仍然如此，请重新安装。',
    en: 'The file “{file}” was not read: the part of the program that reads files does not start. Start the program again; if that does not help, install it again.',
  },
  'dossier.missing': {
    zh: '{path} 不存在。请给出档案文件夹、其中的 public 文件夹，或它们的 zip。',
    en: '{path} does not exist. Name a dossier folder, the public folder in it, or a zip of either.',
  },
  'dossier.none': {
    zh: '{path} 里没有档案：找不到 rules.txt 等公开文件。',
    en: '{path} holds no dossier: none of its public files, such as rules.txt, is there.',
  },
  'dossier.too-large': {
    zh: '{file} 大于 1 GiB，不是档案的文件。',
    en: '{file} is larger than 1 GiB and no file of a dossier.',
  },
  'dossier.too-large-together': {
    zh: '这些文件合计大于 2 GiB，不是档案。',
    en: 'The files are larger than 2 GiB together and no dossier.',
  },
  'verify.remarks': { zh: '须留意：', en: 'To be weighed:' },
  'verify.compare': { zh: '请与签字的表和照片核对：', en: 'Compare with the signed sheets and photographs:' },
  'verify.verified': {
    zh: '复核通过：{ceremony}，种子 {seed}',
    en: 'Verified: {ceremony}, seed {seed}',
  },
  'verify.given-up': {
    zh: '记录成立，该次已作废：{ceremony}。下一次规则中的 prior 应为 {prior}',
    en: 'Given up: {ceremony}. Its record holds; prior of the next attempt must be {prior}',
  },
  'verify.rejected': {
    zh: '复核不通过：{ceremony}，第一个不符的检查是 {check}',
    en: 'Not verified: {ceremony}, the first check that fails is {check}',
  },
  'template.exists': {
    zh: '{file} 已经存在，没有覆盖，也没有写入别的模板。请移走它，或另选文件夹。',
    en: '{file} exists already; it was not overwritten, and no other template was written. Move it away or choose another folder.',
  },
  'check.summary': {
    zh: '{file}：{rows} 行，{children} 名学生，{lots} 个号；错误 {errors} 个，提醒 {warnings} 个',
    en: '{file}: {rows} rows, {children} children, {lots} lots; {errors} errors, {warnings} warnings',
  },
  'check.summary-errors': {
    zh: '{file}：{rows} 行，{children} 名学生没有错误；错误 {errors} 个，提醒 {warnings} 个。改正所有错误后才会编号。',
    en: '{file}: {rows} rows, {children} children without errors; {errors} errors, {warnings} warnings. Lots are made once all errors are mended.',
  },
  'check.more': { zh: '…… 另有 {count} 条', en: '… and {count} more' },
  'rehearse.official': {
    zh: '编号 {ceremony} 不是演练。命令行只做演练，编号要以 TEST- 开头；正式摇号请用主控台。',
    en: '{ceremony} is not the id of a rehearsal. The command line only rehearses: the id must start with TEST-. Use the console for the real draw.',
  },
  'rehearse.folder': {
    zh: '文件夹 {folder} 里有别的文件（{found}）。请另选一个空文件夹。',
    en: 'The folder {folder} holds other files ({found}). Choose an empty folder.',
  },
  'rehearse.changed': {
    zh: '{file} 在名单封存之后改动过。封存的名单不再变动：请放回原文件，或另选一个空文件夹重新演练。',
    en: '{file} was changed after the freeze. A frozen list stays as it is: put the original back, or rehearse anew in an empty folder.',
  },
  'rehearse.secret': {
    zh: '--secret {value} 不合格式：应为 角色=32 或 64 位小写十六进制，角色为 {roles} 之一。',
    en: '--secret {value} does not have its form: role=32 or 64 lower-case hexadecimal digits, role one of {roles}.',
  },
  'rehearse.input': {
    zh: '--input {value} 不合格式：应为 {expected}。',
    en: '--input {value} does not have its form: {expected}.',
  },
  'rehearse.input-differs': {
    zh: '第 {number} 项已记录为 {recorded}，与给出的 {given} 不同。已记录的不能更改。',
    en: 'Input {number} is on record as {recorded}, not as the {given} that was given. What is on record stays.',
  },
  'rehearse.time': {
    zh: '--time {value} 不合格式：应为 2024-07-15T09:30:00+08:00 这样的时间。',
    en: '--time {value} does not have its form: a time such as 2024-07-15T09:30:00+08:00.',
  },
  'rehearse.beacon': {
    zh: '第 {number} 项是公开数值。演练：数值随机产生，不是真的公开数值。',
    en: 'Input {number} is a public value. In this rehearsal it was made at random and is not the true one.',
  },
  'rehearse.blocked': {
    zh: '名单有 {errors} 个错误，不能封存。请按上面的提示改正后再试。',
    en: 'The lists have {errors} errors and cannot be frozen. Mend them as said above and try again.',
  },
  'rehearse.resumed': {
    zh: '接着上次的第 {events} 条记录继续。',
    en: 'Going on after event {events} on record.',
  },
  'rehearse.reading': { zh: '读取名单 {file} …', en: 'Reading {file} …' },
  'rehearse.drawing': { zh: '摇号 …', en: 'Drawing …' },
  'rehearse.school': {
    zh: '{code} {name}：计划 {places}，报名 {children}，录取 {admitted}，候补 {waiting}（{how}）',
    en: '{code} {name}: {places} places, {children} applicants, {admitted} admitted, {waiting} waiting ({how})',
  },
  'rehearse.seed': { zh: '种子 {seed}', en: 'seed {seed}' },
  'rehearse.verify': {
    zh: '复核：npm run --silent cli -- verify {path}',
    en: 'verify it: npm run --silent cli -- verify {path}',
  },
});
