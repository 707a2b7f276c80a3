// Texts about zip archives, whatever they hold: a workbook or a dossier.

import { texts } from './template.ts';

/** Why an archive is not read. */
export const zipTexts = texts({
  'zip.not-zip': {
    zh: '不是 zip 压缩包，或文件已损坏。请重新选择，或重新复制文件。',
    en: 'This is no zip archive, or it is damaged. Choose another file, or copy it again.',
  },
  'zip.truncated': {
    zh: '压缩包不完整，或末尾有多余的内容。请重新复制或导出文件。',
    en: 'The archive is incomplete or has something behind its end. Copy or export the file again.',
  },
  'zip.damaged': {
    zh: '压缩包已损坏（{entry}）。请重新复制或导出文件。',
    en: 'The archive is damaged ({entry}). Copy or export the file again.',
  },
  'zip.entries': { zh: '压缩包中的文件超过 {most} 个。', en: 'The archive has more than {most} files.' },
  'zip.too-large': {
    zh: '压缩包解压到“{entry}”时超过 {most} MB，已停止读取。',
    en: 'The archive inflates to more than {most} MB at “{entry}”; reading was stopped.',
  },
  'zip.missing': {
    zh: '压缩包中没有“{entry}”。请重新复制或导出文件。',
    en: 'The archive has no “{entry}”. Copy or export the file again.',
  },
  'zip.encrypted': {
    zh: '压缩包中的“{entry}”有密码，无法读取。请去掉密码。',
    en: '“{entry}” in the archive has a password and cannot be read. Remove the password.',
  },
  'zip.method': {
    zh: '压缩包中的“{entry}”用了不支持的压缩方法（{method}）。请用普通 zip 方式重新压缩。',
    en: '“{entry}” in the archive uses an unknown compression method ({method}). Pack it again as a plain zip.',
  },
  'zip.name': {
    zh: '压缩包中的文件名“{entry}”不安全，已拒绝。',
    en: 'The name “{entry}” in the archive is unsafe; the archive is refused.',
  },
  'zip.twice': {
    zh: '压缩包中有两个“{entry}”，已拒绝。',
    en: 'The archive has “{entry}” twice; it is refused.',
  },
  'zip.several': {
    zh: '压缩包中不止一份记录，有“{first}”和“{second}”。一次只能核对一份记录，请先解压，再选择其中一份。',
    en: 'The archive holds more than one record, with “{first}” and “{second}”. One is verified at a time: unpack it and choose one.',
  },
  'zip.link': {
    zh: '压缩包中的“{entry}”是链接或特殊文件，已拒绝。',
    en: '“{entry}” in the archive is a link or a special file; the archive is refused.',
  },
  'zip.overlap': {
    zh: '压缩包中的文件互相重叠，已拒绝。',
    en: 'Files in the archive overlap; it is refused.',
  },
});
