// Texts about plans, the steps of a ceremony and its folder.

import { texts } from './template.ts';

/** What the ceremony and its disk say when something cannot be done. */
export const ceremonyTexts = texts({
  'plan.json': {
    zh: '{file} 读不出方案：文件可能已损坏，或被手工改过（不是有效的 JSON，UTF-8）。请从备份取回原文件，或在软件里新建方案；方案只在软件里改。',
    en: '{file} holds no plan that can be read: it may be damaged, or was changed by hand (no valid JSON in UTF-8). Bring back the original from a backup, or make a plan in the app; edit it there only.',
  },
  'plan.unknown-key': {
    zh: '{file}：不认识的项 {path}。请删去它，或改正拼写。',
    en: '{file}: unknown key {path}. Remove it, or correct its spelling.',
  },
  'plan.twice': {
    zh: '{file}：{path} 写了两次，不知道以哪个为准。请只留一个。',
    en: '{file}: {path} is given twice, and nothing says which of them counts. Keep one.',
  },
  'plan.missing-key': {
    zh: '{file}：缺少 {path}。请补上。',
    en: '{file}: {path} is missing. Add it.',
  },
  'plan.value': {
    zh: '{file}：{path} 应为 {expected}，实为 {actual}。请改正。',
    en: '{file}: {path} must be {expected}, found {actual}. Correct it.',
  },
  'ceremony.schools': {
    zh: '方案中的学校（{expected}）与有报名名单的学校（{actual}）不一致。每所学校至少要有一个号。',
    en: 'The schools of the plan ({expected}) are not those with a list ({actual}). Each school needs at least one lot.',
  },
  'ceremony.order': {
    zh: '现在应为“{expected}”，而不是“{actual}”；摇号记录的次序是固定的。',
    en: '“{expected}” is due now, not “{actual}”; the order of the record is fixed.',
  },
  'ceremony.secret-wrong': {
    zh: '与承诺值不符，未予拆封。比较的是：{role}公布的承诺值 {expected}；用刚输入的秘密数字，按本场的名单和规则重算，得到 {actual}。多半是抄错或读错了一位，或是拿了别人的、另一场的信封。请保管人从头逐组再读一遍，重新输入；还不符，请核对信封上的保管人和编号。摇号停在原处，没有损失，可以重输。',
    en: 'It does not match the commitment and was not revealed. Compared were the published commitment of the {role}, {expected}, and what the typed secret gives with the list and rules of this ceremony, {actual}. Most likely a digit was misread or mistyped, or this is the envelope of another holder or another ceremony. Let the holder read it again group by group and type it anew; if it still differs, check holder and id on the envelope. Nothing is lost; it can be typed again.',
  },
  'ceremony.secret-form': {
    zh: '{role}的秘密数字应为 32 或 64 位小写十六进制数字（0-9 a-f）。请核对后重新输入。',
    en: 'The secret of the {role} must be 32 or 64 lower-case hexadecimal digits (0-9 a-f). Check it and enter it again.',
  },
  'ceremony.other': {
    zh: '这个文件夹里是另一场摇号 {actual}，不是 {expected}。请另选一个空文件夹。',
    en: 'This folder holds another ceremony, {actual}, not {expected}. Choose an empty folder.',
  },
  'ceremony.damaged': {
    zh: '{file} 不见了或已损坏，无法继续。请从备份取回原始文件，不要重建。',
    en: '{file} is missing or damaged, so the ceremony cannot go on. Bring back the original from a copy; do not make it anew.',
  },
  'ceremony.lost': {
    zh: '{file} 不见了或已损坏，这里没有别的文件能重新生成它；照这样做下去，档案通不过复核，所以不能往下做。请从导出的档案、备用电脑或备份取回原文件，放回原处，再做这一步。取不回的，请点“作废本次摇号…”，另起下一次。',
    en: '{file} is missing or damaged and nothing here can make it again; a record that went on without it would not verify, so no step is taken. Bring back the original from an exported archive, the spare computer or a backup, then take this step. If there is none, give this attempt up and begin the next.',
  },
  'ceremony.lost-late': {
    zh: '{file} 不见了或已损坏，这里没有别的文件能重新生成它；照这样做下去，档案通不过复核，所以停在原处。取数已经截止，不能作废，也不能重摇：请从导出的档案、备用电脑或备份取回原文件，放回原处，再做这一步。取不回的，请点“记录情况”写明，报告主管部门和公证处。',
    en: '{file} is missing or damaged and nothing here can make it again; a record that went on without it would not verify, so the ceremony stands still. The inputs are closed: nothing is given up and nothing drawn anew. Bring back the original from an exported archive, the spare computer or a backup, then take this step. If there is none, note the incident and report it to the authority and the notary.',
  },
  'ceremony.lost-over': {
    zh: '{file} 不见了或已损坏，这里没有别的文件能重新生成它；没有它，这份档案不完整。请从公开档案或各方保存的档案取回原文件，放回原处，再复核一遍。',
    en: '{file} is missing or damaged and nothing here can make it again; without it this dossier is not complete. Bring back the original from the published copy or from one of the copies that the parties keep, then verify again.',
  },
  'ceremony.mended': {
    zh: '磁盘上的 {files} 曾不见了或损坏，已由摇号记录和其余文件重新生成。请点“记录情况”写明，并检查磁盘。',
    en: '{files} had gone or was damaged on the disk and has been made again from the record and the other files. Note the incident, and see to the disk.',
  },
  'ceremony.odd-file': {
    zh: '{file} 与封存、归档时的不同，或不见了。摇号和复核不靠它，可以继续；请从导出的档案或备份取回原文件，放回原处。',
    en: '{file} is not as it was at the freeze or the seal, or is gone. Neither the draw nor a verification depends on it, so the ceremony may go on; bring back the original from an exported archive or a backup.',
  },
  'ceremony.odd-people': {
    zh: '{file} 与封存时不同：号、姓名、证件号与封存的名单相符，不同的是其余栏目，如电话、小学、备注。摇号和复核不靠它们，可以继续；请从导出的档案或备份取回原文件，放回原处。',
    en: '{file} is not as it was at the freeze: lots, names and ID numbers agree with the frozen list, other columns such as telephone, primary school or remark do not. Neither the draw nor a verification depends on them, so the ceremony may go on; bring back the original from an exported archive or a backup.',
  },
  'ceremony.secret-on-paper': {
    zh: '{role}的秘密数字（{file}）不见了或已损坏。它打印过，在信封里：拆封时请按信封上的数字输入。',
    en: 'The secret of the {role} ({file}) is missing or damaged. It was printed and lies in its envelope: type it from there at the reveal.',
  },
  'ceremony.names-changed': {
    zh: '{file} 与封存的名单对不上，从 {lot} 开始：学生的姓名、证件号或校验码在封存之后被改过。请从备份取回原始文件，不要改写。',
    en: '{file} does not agree with the frozen list, from {lot} on: names, ID numbers or salts were changed after the freeze. Bring back the original from a copy; do not edit it.',
  },
  'ceremony.journal-full': {
    zh: '摇号记录已接近 9999 行的上限，不能再加备注。',
    en: 'The record is near its limit of 9999 lines and takes no more notes.',
  },
  'ceremony.no-words': {
    zh: '请写明发生了什么。',
    en: 'Say in words what happened.',
  },
  'ceremony.give-up-early': {
    zh: '名单还没有封存，没有什么需要作废。请直接修改方案或名单。',
    en: 'The lists are not frozen, so there is nothing to give up. Change the plan or the lists.',
  },
  'ceremony.give-up-late': {
    zh: '取数已经截止，结果已由在案的数字唯一确定，这一次不能再作废；否则就等于可以重摇。请按步骤做完；有情况请点“记录情况”。',
    en: 'The inputs are closed, so what is on record already decides the result and this attempt can no longer be given up: that would be a second draw. Go on to the end; note an incident if there is one.',
  },
  'ceremony.given-up': {
    zh: '{ceremony} 已经作废，不能再继续。请用下一次的编号重新开始。',
    en: '{ceremony} was given up and cannot go on. Begin again under the id of the next attempt.',
  },
  'disk.full': {
    zh: '磁盘已满，{file} 没有写入；摇号停在上一步，没有丢失任何内容。请腾出空间后再继续。',
    en: 'The disk is full and {file} was not written; the ceremony stands at the step before and nothing is lost. Make room, then go on.',
  },
  'disk.read-only': {
    zh: '没有权限写入 {file}。请检查文件夹是否只读，或换一个文件夹。',
    en: '{file} may not be written. See whether the folder is read-only, or choose another.',
  },
  'disk.changed': {
    zh: '{file} 被其他程序改动过，已停止写入。请关闭其他程序，用备份核对后再继续。',
    en: '{file} was changed by another program, so nothing more was written. Close the other program and compare with a copy before going on.',
  },
  'disk.in-use': {
    zh: '文件夹 {folder} 正由另一个进程（{pid}）使用。请先关闭它；确认没有程序在用的，由技术员删去其中的 .lock。',
    en: 'The folder {folder} is in use by another process ({pid}). Close that one first; where there certainly is none, remove .lock from the folder.',
  },
  'disk.held': {
    zh: '{file} 一直不能写入或读取：可能正被其他程序（如杀毒软件、同步软件）占用，也可能没有权限。请关闭那个程序或检查权限，然后再试一次。',
    en: '{file} could not be written or read for several seconds: another program (a virus scanner, a program that copies to a cloud) may hold it, or it may not be written. Close that program or see to the permissions, then try again.',
  },
  'disk.gone': {
    zh: '文件夹 {folder} 已不在原处，或被换成了另一个；这一步不算完成。请把原来的文件夹放回原处（或重新接上磁盘），再重新启动程序。',
    en: 'The folder {folder} is no longer there, or another is in its place; this step does not count as done. Put the folder back (or connect the disk again), then start the program again.',
  },
  'disk.unlocked': {
    zh: '文件夹 {folder} 中本程序的使用标记（.lock）已被删除，其他程序可能也在使用它；这一步不算完成。请关闭其他程序，再重新启动本程序。',
    en: 'The mark (.lock) by which this program uses the folder {folder} was removed, and another program may be using it too; this step does not count as done. Close other programs, then start this one again.',
  },
  'disk.name-length': {
    zh: '{file} 的名称或路径太长，系统不能保存。请缩短文件名，或改用路径较短的文件夹。',
    en: 'The name or path of {file} is too long for the system. Give the file a shorter name, or choose a folder with a shorter path.',
  },
  'file.kind': {
    zh: '{file} 不是普通文件（可能是文件夹、管道或设备），没有读取。请把原来的文件放回去，或改选一个普通文件。',
    en: '{file} is not a plain file (it may be a folder, a pipe or a device) and was not read. Put the file itself back there, or choose a plain file.',
  },
  'file.too-large': {
    zh: '{file} 大于 {limit} MiB，没有读取。请检查是否选对了文件。',
    en: '{file} is larger than {limit} MiB and was not read. See whether it is the right file.',
  },
  'disk.failed': {
    zh: '{file} 读写失败（{reason}）。请检查磁盘或 U 盘是否连接正常。',
    en: 'Reading or writing {file} failed ({reason}). See whether the disk or USB stick is connected.',
  },
});
