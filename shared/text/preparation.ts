// Texts of the preparation in the console: looking at a file before it is accepted, the fonts, and what to think of in a plan.

import { texts } from './template.ts';
import { columnTexts } from './vocabulary.ts';

const unicode8 = { zh: '国际编码（UTF-8）', en: 'Unicode (UTF-8)' } as const;
const unicode16 = { zh: '国际编码（UTF-16）', en: 'Unicode (UTF-16)' } as const;

/** What the operator reads while preparing. */
export const preparationTexts = texts({
  'import.title': { zh: '导入名单：{school}', en: 'Import list: {school}' },
  'import.reading': { zh: '正在读取…', en: 'Reading...' },
  'import.file': { zh: '文件', en: 'File' },
  'import.sheet': { zh: '工作表', en: 'Sheet' },
  'import.header-line': { zh: '第 {row} 行：{cells}', en: 'Row {row}: {cells}' },
  'import.header-auto': { zh: '自动寻找', en: 'Find it' },
  'import.header-none': { zh: '没有表头，第一行就是学生', en: 'No header: the first row is a child' },
  'import.header-unknown': { zh: '没有认出', en: 'not recognised' },
  'import.rows': { zh: '文件的前 {count} 行', en: 'The first {count} rows of the file' },
  'import.row': { zh: '行', en: 'Row' },
  'import.read-as': { zh: '识别为：{field}', en: 'read as: {field}' },
  'import.not-read': { zh: '未采用', en: 'not used' },
  'import.questioned': { zh: '{column}（有提醒）', en: '{column} (see warning)' },
  'import.column': { zh: '{letter} 列识别为', en: 'Column {letter} is' },
  'import.field-of': { zh: '{field}（现为 {letter} 列）', en: '{field} (now {letter})' },
  'import.counts': {
    zh: '读到 {rows} 行：{children} 名学生，{lots} 个号。',
    en: '{rows} rows read: {children} children, {lots} lots.',
  },
  'import.match-first': {
    zh: '还不知道哪一列是姓名、哪一列是登记号或身份证号。请在上面的表头逐列指定，再采用。',
    en: 'It is not known which column is the name, and which the registration or ID number. Choose above the columns, then accept.',
  },
  'import.blocks-first': {
    zh: '左右并排放了两份名单，不能直接采用。请先在原表中合成一份，再选一次文件；右边不是学生的，请在上面的表头逐列指定。',
    en: 'There are two lists side by side, which cannot be accepted. Make one of them in the file and choose it again; if the right one is not of children, choose above the columns.',
  },
  'import.rows-read': { zh: '读到 {rows} 行。', en: '{rows} rows read.' },
  'import.nothing': { zh: '没有读到学生。', en: 'No child was read.' },
  'import.map': { zh: '指定各列…', en: 'Match columns...' },
  'import.map-about': {
    zh: '在表头的每一列选择它是什么。必须有姓名，以及登记号或身份证号。每一项只能用一次；不得采集的列不能用这个办法绕过。',
    en: 'Choose above each column what it is. A name is needed, and a registration number or an ID number. Each can be used once; a forbidden column cannot be passed over in this way.',
  },
  'import.map-undo': { zh: '改回自动辨认', en: 'Recognise columns' },
  'import.earlier': {
    zh: '这所学校上次的名单指定过各列，这份文件的表头与上次相同。',
    en: 'The columns of this school’s list were matched before, and this file has the same headers.',
  },
  'import.earlier-use': { zh: '沿用上次的指定', en: 'Use that matching' },
  'import.forbidden': {
    zh: '这份文件不能采用，也没有保留任何内容。请在原表中删去下面的列，再重新选择。',
    en: 'This file cannot be accepted, and nothing of it was kept. Delete the columns below in the original and choose it again.',
  },
  'import.errors-first': {
    zh: '有 {errors} 个错误。最好先在原表中改正，再选一次文件；带着错误采用，封存前仍须改正。',
    en: '{errors} errors. Best mend them in the file and choose it again; if it is accepted as it is, they still bar the freeze.',
  },
  'import.warnings-later': {
    zh: '没有错误。有 {warnings} 条提醒，采用后逐条确认。',
    en: 'No errors. {warnings} warnings are to be accepted one by one afterwards.',
  },
  'import.clean': { zh: '没有错误，也没有提醒。', en: 'No errors and no warnings.' },
  'import.accept': { zh: '采用这份名单', en: 'Accept this list' },
  'import.replaces': { zh: '采用后替换现在的 {file}。', en: 'It takes the place of {file}.' },
  'import.unusable': { zh: '这份文件读不了。', en: 'This file cannot be read.' },
  'import.unreadable': {
    zh: '这个文件打不开。请确认它还在原处、没有被别的程序占用，再选一次。',
    en: 'The file cannot be opened. See that it is still there and not in use by another program, then choose it again.',
  },

  'format.csv': { zh: 'CSV 文本', en: 'CSV text' },
  'format.xlsx': { zh: 'Excel 工作簿', en: 'Excel workbook' },
  'format.utf-8': unicode8,
  'format.utf-8-bom': unicode8,
  'format.gb18030': { zh: '简体中文（GBK）', en: 'Simplified Chinese (GBK)' },
  'format.utf-16le': unicode16,
  'format.utf-16be': unicode16,
  'format.comma': { zh: '逗号分隔', en: 'commas' },
  'format.semicolon': { zh: '分号分隔', en: 'semicolons' },
  'format.tab': { zh: '制表符分隔', en: 'tabs' },
  'format.bar': { zh: '竖线分隔', en: 'bars' },
  'format.wide-comma': { zh: '全角逗号分隔', en: 'full-width commas' },
  'format.wide-semicolon': { zh: '全角分号分隔', en: 'full-width semicolons' },

  'field.registration': columnTexts['column.registration'],
  'field.name': columnTexts['column.name'],
  'field.sex': columnTexts['column.sex'],
  'field.documentType': columnTexts['column.document-kind'],
  'field.id': columnTexts['column.document'],
  'field.primary': columnTexts['column.primary'],
  'field.household': columnTexts['column.household'],
  'field.phone': columnTexts['column.phone'],
  'field.twins': columnTexts['column.twins'],
  'field.isTwin': { zh: '是否多胞胎', en: 'whether twin' },
  'field.school': columnTexts['column.applied-to'],
  'field.review': { zh: '审核状态', en: 'state of review' },
  'field.remark': columnTexts['column.remark'],

  'template.list': { zh: '保存名单模板', en: 'Save list template' },
  'template.catchment': { zh: '保存对口初中模板', en: 'Save catchment template' },
  'template.saved': {
    zh: '已交出：{name}。如有保存窗口，请选好位置保存，再看一眼文件是否到位。',
    en: 'Handed over: {name}. If a window asks where to save it, choose a place; then see that the file is there.',
  },

  'lists.sample': {
    zh: '这是示例文件，只能用于演练，封存前请换成真实的。',
    en: 'This file comes from the sample: for a rehearsal only. Replace it before the freeze.',
  },
  'lists.mapped': { zh: '各列由人指定', en: 'columns matched by hand' },

  'catchment.title': { zh: '导入对口初中表', en: 'Import catchment table' },
  'catchment.read': { zh: '读到 {rows} 行对照。', en: '{rows} rows read.' },
  'catchment.by-school': { zh: '按现有名单，学生的对口初中', en: 'The public schools of the children listed now' },
  'catchment.found': { zh: '已查到', en: 'Found' },
  'catchment.unknown': { zh: '表中没有', en: 'Not in the table' },
  'catchment.accept': { zh: '采用这份对照表', en: 'Accept this table' },
  'catchment.accept-errors': {
    zh: '有 {errors} 个错误，整张表不能用。请在原表中改正，再选一次文件。',
    en: '{errors} errors: the table cannot be used. Mend them in the file and choose it again.',
  },
  'catchment.remove': { zh: '移除对照表', en: 'Remove table' },
  'catchment.file': { zh: '{file}：{rows} 行', en: '{file}: {rows} rows' },

  'findings.all-schools': { zh: '全部学校', en: 'All schools' },
  'findings.kind': { zh: '种类', en: 'Kind' },
  'findings.all-kinds': { zh: '全部种类', en: 'All kinds' },
  'findings.choice': { zh: '{name}（{count}）', en: '{name} ({count})' },
  'findings.group': { zh: '{school} · {kind}（{count}）', en: '{school} · {kind} ({count})' },
  'findings.accepted': { zh: '已确认', en: 'Accepted' },
  'findings.list': { zh: '问题列表', en: 'List of findings' },
  'findings.keys': {
    zh: '键盘：上下箭头逐条移动，回车确认提醒。',
    en: 'Keyboard: arrows go from line to line, Enter accepts a warning.',
  },
  'findings.some': {
    zh: '这里列出 {shown} 条，共 {count} 条，各种都有。处理之后，其余的会补上来。',
    en: '{shown} of {count} are listed, some of each kind. The others follow as these are dealt with.',
  },
  'findings.of-file': { zh: '这份文件的问题', en: 'What was found in this file' },

  'fonts.title': { zh: '字体', en: 'Fonts' },
  'fonts.about': {
    zh: '姓名里有本软件字体缺的字时，名单会提醒“字体缺字”。可以添加有这些字的字体文件（.ttf、.otf、.woff2）。',
    en: 'Where a name has a character that the built-in fonts lack, the list says so. Add a font file that has it (.ttf, .otf, .woff2).',
  },
  'fonts.none': { zh: '没有添加字体。', en: 'No font was added.' },
  'fonts.draws': { zh: '有 {characters} 个字', en: 'has {characters} characters' },
  'fonts.choose': { zh: '选择字体文件…', en: 'Choose font file...' },
  'fonts.remove': { zh: '移除字体', en: 'Remove font' },

  'plan.restored': {
    zh: '上次没有保存的改动已经找回。请保存方案，或放弃改动。',
    en: 'Changes that were not saved are back. Save the plan, or discard them.',
  },
  'plan.restored-other': {
    zh: '找回了没有保存的改动，但方案在那之后又被改过。请先对照；要以这里的为准，点“以这里的改动为准”。',
    en: 'Unsaved changes are back, but the plan was changed after them. Compare first; to let these count, press “Let these changes count”.',
  },
  'plan.let-count': { zh: '以这里的改动为准', en: 'Let these changes count' },
  'plan.faults': {
    zh: '有 {count} 处还不对，已在各项下面注明；改好才能保存。',
    en: '{count} things are not right yet, said below each; then it can be saved.',
  },
  'plan.not-kept': {
    zh: '未保存的改动没能存到磁盘，重新载入会丢失。请尽快保存方案。',
    en: 'The unsaved changes could not be kept on disk and a reload would lose them. Save the plan soon.',
  },
  'plan.exempt-ground': { zh: '优先录取的依据', en: 'Ground of exempt places' },
  'plan.ground-other': { zh: '其他（自行填写）', en: 'Other (in your words)' },
  'plan.ground-code': { zh: '依据的名称', en: 'Name of the ground' },
  'plan.ground-form': {
    zh: '40 字以内；规则、大屏幕和表格照样写出',
    en: 'At most 40 characters; rules, stage and sheets show it as it is',
  },
  'fault.text': { zh: '请填写，最多 200 字。', en: 'Fill this in, at most 200 characters.' },
  'fault.number': { zh: '请填 {range} 的整数。', en: 'A whole number of {range}.' },
  'fault.code': { zh: '请用 1 到 8 位大写字母或数字。', en: '1 to 8 capital letters or digits.' },
  'fault.code-twice': { zh: '有两所学校用了同一个代码。请改其中一个。', en: 'Two schools have one code. Change one.' },
  'fault.ground': {
    zh: '请填写，最多 40 字。',
    en: 'Fill this in, at most 40 characters.',
  },
  'fault.phone': { zh: '最多 80 字，写成一行。', en: 'At most 80 characters, on one line.' },
  'fault.ground-twice': {
    zh: '同一所学校把一个依据写了两次。请合成一项。',
    en: 'One school has a ground twice. Make one line of them.',
  },
  'fault.ceremony': {
    zh: '形式如 LB-2024-a1：大写字母、数字和连字符，末尾是第几次（-a1 到 -a99）。',
    en: 'Such as LB-2024-a1: capital letters, digits and hyphens, and which attempt it is at the end (-a1 to -a99).',
  },
  'fault.prior': { zh: '请填 64 位小写十六进制摘要，或留空。', en: '64 lower-case hexadecimal digits, or empty.' },
  'fault.secrets': { zh: '至少选一位保管人。', en: 'Choose one holder at least.' },
  'fault.inputs-order': {
    zh: '数字卡要排在摇号球和骰子之前，公开数值只能是最后一项。请调整次序。',
    en: 'Cards come before balls and dice, and only the last may be a public value. Change the order.',
  },

  'weak.title': { zh: '请再想一想', en: 'Think of this' },
  'weak.one-holder': {
    zh: '只有一位保管人（{role}）。这位保管人，以及能看到这个秘密数字的人，在截止之前就能算出每一种现场数字的结果；只要还能影响一位数字，就可能左右结果。建议两位以上，其中一位不属于主办单位。',
    en: 'There is one holder only ({role}). Who holds the secret, or can see it, can compute before the close what each possible digit would give, and with a hand on a single digit may bend the result. Better two holders, one from outside the organiser.',
  },
  'weak.few-digits': {
    zh: '骰子、摇号球和公开数值合起来只有 {digits} 位数字。种类不多，知道全部秘密数字的人可以事先逐一算出结果。建议至少 {least} 位，如十面骰 {least} 次。',
    en: 'Dice, balls and a public value give only {digits} digits. They are few enough for whoever knows all secrets to compute every outcome beforehand. Better {least} at least, such as {least} throws of a ten-sided die.',
  },
  'weak.few-last': {
    zh: '最后一项（{number}）只有 {digits} 位数字，取它的时候别的数字都已知道。知道全部秘密数字的人可以算出每一种结果，再设法掷出其中一种。建议最后一项至少 {least} 位，或在它后面加一项公开数值。',
    en: 'The last input ({number}) has only {digits} digits, and all others are known when it is thrown. Who knows all secrets can compute every outcome and try for one of them. Better {least} digits at least in the last throw, or a public value behind it.',
  },

  'other-plan.title': {
    zh: '这份草稿不是从启动时指定的方案开始的',
    en: 'The draft was not begun from the plan that the app was started with',
  },
  'other-plan.begun': { zh: '草稿来自', en: 'Draft begun from' },
  'other-plan.given': { zh: '启动时指定', en: 'Started with' },
  'other-plan.file': { zh: '{path}（校验码 {digest}…）', en: '{path} (digest {digest}...)' },
  'other-plan.about': {
    zh: '现在继续用草稿。要改用启动时指定的方案，可以重新开始：草稿连同名单、签到移到旁边的文件夹，不会删除。',
    en: 'The draft goes on. To use the plan given at the start, begin again: the draft with its lists and attendance is moved to a folder beside, not deleted.',
  },
  'other-plan.late': {
    zh: '摇号记录已经开始，不能重新开始。要用另一份方案，请用 --data 另选数据文件夹启动。',
    en: 'The record has begun, so the draft cannot be begun again. To use the other plan, start the app with another folder (--data).',
  },
  'other-plan.open': { zh: '改用启动时指定的方案…', en: 'Use the plan given at the start...' },
  'other-plan.restart': { zh: '用这份方案重新开始', en: 'start again with this plan' },

  'prepare.rehearsing': {
    zh: '演练正在进行，方案、名单和签到保持不变，这里只供查看。',
    en: 'A rehearsal is running; plan, lists and attendance stay as they are and can only be looked at.',
  },

  'freeze.absent': {
    zh: '方案中的这些人员还没有签到：{roles}。',
    en: 'Of the plan, nobody has signed in yet as: {roles}.',
  },
});
