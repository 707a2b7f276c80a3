// Texts about what leaves a computer and what comes to it: archives, copies to publish, tables, receipts.

import { texts } from './template.ts';

/** Why an export or a take-over does not happen, and what a receipt shows. */
export const exportTexts = texts({
  'transfer.manifest': {
    zh: '清单 SHA256SUMS 第 {line} 行不合格式。请用原电脑导出的 zip，不要改动。',
    en: 'Line {line} of SHA256SUMS does not have its form. Use the zip as the other computer exported it.',
  },
  'transfer.no-manifest': {
    zh: '压缩包里没有清单 {file}，不是本软件导出的全部档案。',
    en: 'The archive has no {file}: it is no whole dossier that this program exported.',
  },
  'transfer.public': {
    zh: '这个压缩包里没有 {file}，不是全部档案，可能是公开档案，不能接替。请选择主机上“导出全部档案”得到的 zip；只要查看、复核的，请用“打开档案”。',
    en: 'The archive has no {file}: it is not the whole dossier, and perhaps the copy to publish, so nothing can go on from it. Choose the zip of “Export everything” on the other computer; to look at it or to verify it, use “Open an archive”.',
  },
  'transfer.missing': {
    zh: '清单中的“{path}”不在压缩包里，已拒绝，没有写入任何内容。请重新导出或复制，不要删减。',
    en: '“{path}” of the manifest is not in the archive; nothing was written. Export or copy it again, with nothing left out.',
  },
  'transfer.digest': {
    zh: '“{path}”与清单中的校验码不符，已拒绝，没有写入任何内容。请重新导出或复制。',
    en: '“{path}” does not have the digest that the manifest gives; nothing was written. Export or copy it again.',
  },
  'transfer.unlisted': {
    zh: '“{path}”不在清单中，已拒绝，没有写入任何内容。请用原电脑导出的 zip，不要添加文件。',
    en: '“{path}” is not in the manifest; nothing was written. Use the zip as it was exported, with nothing added.',
  },
  'transfer.twice': {
    zh: '{path} 与 {other} 只有大小写不同，其他电脑分不清。请改一个文件名后再导出。',
    en: '{path} and {other} differ in nothing but capitals, which other computers cannot tell apart. Give one of them another name, then export again.',
  },
  'transfer.strange': {
    zh: '“{path}”不属于摇号档案（或是链接，或文件名不能在所有系统上使用）。请移走它再试。',
    en: '“{path}” does not belong to a dossier: it is a link, stands elsewhere, or has a name that not every system takes. Move it away and try again.',
  },
  'transfer.begun': {
    zh: '这台电脑上已经有一场开始了的摇号（{ceremony}），不能再接替。请换一个空的数据文件夹。',
    en: 'A ceremony has begun on this computer ({ceremony}), so it cannot take over another. Use an empty data folder.',
  },
  'transfer.not-empty': {
    zh: '文件夹 {folder} 不是空的（{found}）。请另选一个空文件夹。',
    en: 'The folder {folder} is not empty ({found}). Choose an empty one.',
  },
  'transfer.not-moved': {
    zh: '档案没有移交到别的电脑，可以直接继续。',
    en: 'The ceremony was not handed over to another computer: simply go on.',
  },
  'transfer.moved': {
    zh: '档案已于 {time} 导出，可能已在另一台电脑继续，本机停用。确实要在本机继续，请先在“导出与移交”中恢复使用。',
    en: 'The dossier was exported at {time} and may go on on another computer, so this computer is stopped. To go on here, resume under Export and hand over.',
  },
  'transfer.no-mark': {
    zh: '摇号记录写着全部档案已导出，本机却没有停用的标记。如另一台电脑已经接替，请不要在这里继续；如那次导出没有办成，可以继续。',
    en: 'The record says that everything was exported, but nothing here says that this computer is stopped. If another computer has taken over, do not go on here; if that export came to nothing, go on.',
  },
  'transfer.unsealed': {
    zh: '{path} 是一份还没有归档的档案。请导出它所在的数据文件夹，移交才会记入摇号记录。',
    en: '{path} is a dossier that is not sealed. Export the data folder that it lies in, so that the record tells of the move.',
  },
  'transfer.too-large': {
    zh: '档案超过 4 GB，不能放进一个 zip。请直接复制文件夹。',
    en: 'The dossier is larger than 4 GB and does not fit into one zip. Copy the folder instead.',
  },
  'export.several': {
    zh: '数据文件夹里有几场摇号（{attempts}）。请给出其中一场的文件夹。',
    en: 'The data folder holds several attempts ({attempts}). Name the folder of one of them.',
  },
  'export.kind': {
    zh: '--kind {value} 不认识，应为 {kinds} 之一。',
    en: '--kind {value} is unknown: one of {kinds}.',
  },
  'export.exists': {
    zh: '{file} 已经存在，没有覆盖，也没有导出。请移走它，或另给一个文件名。',
    en: '{file} exists already; it was not overwritten, and nothing was exported. Move it away or give another name.',
  },
  'export.written': { zh: '已写入 {file}', en: 'Written to {file}' },
  'export.sensitive': {
    zh: '已写入 {file}。其中有姓名、身份证号和盐值，归档之前还有秘密数字和签名私钥：只交给接替的人，用完删除。',
    en: 'Written to {file}. It holds names, ID numbers and salts and, before the seal, secrets and the signing key: give it only to whoever takes over, and delete it afterwards.',
  },
  'export.stopped': {
    zh: '本机的摇号就此停用，由备用机继续。要在本机继续，请在主控台的“导出与移交”中恢复使用。',
    en: 'The ceremony is stopped on this computer and goes on where it is taken over. To go on here, resume under Export and hand over in the console.',
  },
  'export.manifest': { zh: '清单校验码 {digest}', en: 'digest of the manifest {digest}' },
  'import.arrived': {
    zh: '已由本机接替 {ceremony}：{events} 条记录',
    en: 'Taken over {ceremony}: {events} events on record',
  },
  'import.draft': { zh: '已由本机接替一份方案，摇号还没有开始', en: 'Taken over a plan; its ceremony has not begun' },
  'import.next': {
    zh: '继续：{program} --data {folder}',
    en: 'Go on: {program} --data {folder}',
  },
  'export.no-result': {
    zh: '还没有摇号结果，或结果与封存的名单对不上（{check}）。请先完成摇号并复核。',
    en: 'There is no result yet, or it does not agree with the sealed list ({check}). Draw first, and verify.',
  },
  'export.not-verified': {
    zh: '档案没有通过复核（{check}），不能发布。请先归档并复核。',
    en: 'The dossier does not verify ({check}), so it is not published. Seal it and verify it first.',
  },
  'receipt.no-names': {
    zh: '{path} 里没有封存的名单（sealed/people.csv），不能开回执。请给出完整的档案文件夹。',
    en: '{path} has no sealed list (sealed/people.csv), so there are no receipts in it. Name the whole dossier.',
  },
});
