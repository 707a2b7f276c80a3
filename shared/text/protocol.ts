// Texts about the files of a dossier and the record (protocol.md §2 and §6).

import { texts } from './template.ts';

const nothingMore = { zh: '到此为止', en: 'nothing more' } as const;

/** What a verifier or the ceremony says of files and events. `expected` and `actual` are forms or values, untranslated. */
export const protocolTexts = texts({
  'public.byte': {
    zh: '{file} 第 {line} 行第 {position} 个字节是 {byte}；公开文件只能有可打印的 ASCII 字符和换行 LF。请使用原始文件，不要用编辑器另存。',
    en: '{file}, line {line}, byte {position} is {byte}; public files hold printable ASCII and LF only. Use the original file, not one saved again by an editor.',
  },
  'public.empty-line': {
    zh: '{file} 第 {line} 行是空行；公开文件没有空行。请使用原始文件。',
    en: '{file}, line {line} is empty; public files have no empty line. Use the original file.',
  },
  'public.last-line': {
    zh: '{file} 的最后一行没有以换行 LF 结束，文件可能不完整。请使用原始文件。',
    en: 'The last line of {file} does not end in LF; the file may be incomplete. Use the original file.',
  },
  'public.line': {
    zh: '{file} 第 {line} 行不合格式：应为 {expected}，实为 {actual}。',
    en: '{file}, line {line} does not have its form: expected {expected}, found {actual}.',
  },
  'public.key': {
    zh: '{file} 不是 OpenSSL 写出的 Ed25519 公钥（三行，113 字节）。请使用原始文件。',
    en: '{file} is not an Ed25519 public key as OpenSSL writes it (three lines, 113 bytes). Use the original file.',
  },
  'public.people': {
    zh: '{file} 第 {row} 行不合格式或次序。请使用封存的原始文件。',
    en: '{file}, line {row} does not have its form or order. Use the sealed original.',
  },
  'journal.order': {
    zh: '摇号记录的次序不对：这里应为“{expected}”，而不是“{actual}”。记录的次序是固定的。',
    en: 'The record is out of order: here “{expected}” is due, not “{actual}”. Its order is fixed.',
  },
  'journal.content': {
    zh: '“{type}”的内容与记录不符：应为 {expected}，实为 {actual}。',
    en: 'The content of “{type}” does not follow from the record: expected {expected}, found {actual}.',
  },
  'journal.reveal': {
    zh: '{role}的秘密数字与承诺值不符：承诺值是 {expected}，由这个秘密数字算出的是 {actual}。',
    en: 'The secret of the {role} does not match its commitment: the commitment is {expected}, this secret gives {actual}.',
  },
  // What is due when a record has ended.
  'journal.nothing.sealed': nothingMore,
  'journal.nothing.∅': nothingMore,
  'value.no valid signature': { zh: '没有有效的签名', en: 'no valid signature' },
  'signature.none': {
    zh: '{signature} 不是 {file} 的有效签名（用 key.pem 中的公钥验证）。',
    en: '{signature} is no valid signature of {file} by the key in key.pem.',
  },
});
