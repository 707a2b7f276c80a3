// Texts about lists: what an import finds in them and why a file cannot be read.

import { texts } from './template.ts';

/** What the import says. Every text says what is wrong and how to mend it in Excel or WPS; the place stands before it. */
export const intakeTexts = texts({
  'place.file': { zh: '文件“{file}”', en: 'File “{file}”' },
  'place.sheet': { zh: '工作表“{sheet}”', en: 'sheet “{sheet}”' },
  'place.row': { zh: '第 {row} 行', en: 'row {row}' },
  'place.column': { zh: '{letter} 列“{column}”', en: 'column {letter} “{column}”' },

  'accounting.rows': { zh: '全表 {rows} 行', en: '{rows} rows' },
  'accounting.header': { zh: '标题和表头', en: 'of titles and header' },
  'accounting.children': { zh: '学生', en: 'children' },
  'accounting.blank': { zh: '空行', en: 'blank' },
  'accounting.outside': { zh: '采用的各列中没有内容的', en: 'empty in the columns that are used' },
  'accounting.hint': { zh: '填表说明或示例', en: 'of hints or examples' },
  'accounting.error': { zh: '有错误的', en: 'with errors' },
  'accounting.unread': { zh: '没有识别的', en: 'not read' },
  'accounting.part': { zh: '{what} {count} 行', en: '{count} {what}' },
  'accounting.part-rows': { zh: '{what} {count} 行（第 {rows} 行）', en: '{count} {what} (rows {rows})' },
  'accounting.columns': { zh: '未采用的列 {count} 个', en: '{count} columns not used' },

  'list.empty': {
    zh: '文件“{file}”是空的（0 字节）。请重新导出名单。',
    en: 'The file “{file}” is empty (0 bytes). Export the list again.',
  },
  'list.too-large': {
    zh: '文件“{file}”的内容超过 {most} MB，不像一份名单。请只保留名单，另存为 .xlsx 或 .csv。',
    en: 'The file “{file}” holds over {most} MB, too much for a list. Keep the list only and save it as .xlsx or .csv.',
  },
  'list.too-many-cells': {
    zh: '文件“{file}”的单元格超过 {most} 个，不像一份名单。请删去名单以外的行和列，再保存。',
    en: 'The file “{file}” has more than {most} cells, too many for a list. Delete the rows and columns that are not the list and save it again.',
  },
  'list.unread-file': {
    zh: '这个文件未能读取，没有计入，请重新导入或移除。{why}',
    en: 'This file could not be read and is left out: import it again or remove it. {why}',
  },
  'list.too-many-sheets': {
    zh: '文件“{file}”有 {count} 张工作表，最多 {most} 张。请只保留名单所在的工作表，再保存。',
    en: 'The file “{file}” has {count} sheets, more than {most}. Keep the sheet with the list only and save it again.',
  },
  'list.too-intricate': {
    zh: '文件“{file}”内部的内容多得与它的大小不相称，已停止读取。请用 Excel 或 WPS 打开，把名单复制到新的工作簿，另存为 .xlsx，再导入。',
    en: 'The file “{file}” has more inside than its size bears; reading was stopped. Open it in Excel or WPS, copy the list to a new workbook, save that as .xlsx and import it.',
  },
  'list.encoding': {
    zh: '文件“{file}”的文字无法识别：不是常见的中文编码，或文件已损坏。请用 Excel 或 WPS 打开原表，看内容是否正常，另存为新的 .xlsx，再导入。',
    en: 'The text of “{file}” cannot be read: it has no usual Chinese encoding, or the file is damaged. Open the original in Excel or WPS, see that it looks right, save it as a new .xlsx and import that.',
  },
  'list.big5': {
    zh: '文件“{file}”是繁体中文（Big5）编码，这里会变成乱码，没有采用。请在做出它的电脑上用 Excel 打开，看文字是否正常，另存为“Excel 工作簿（*.xlsx）”，再导入。',
    en: '“{file}” has the encoding of traditional Chinese (Big5), whose characters would be garbled, and is not read. Open it in Excel on the computer it comes from, see that the text is right, save it as “Excel Workbook (*.xlsx)” and import that.',
  },
  'list.owner-file': {
    zh: '“{file}”是 Excel 或 WPS 正在打开表格时留下的临时文件（文件名以 ~$ 开头），里面没有名单。请选择名字相同、不带 ~$ 的那个文件；看不到它时，先关闭正在打开的表格。',
    en: '“{file}” is a temporary file that Excel or WPS leaves beside a table while it is open (its name begins with ~$); it holds no list. Choose the file of the same name without ~$; close the open table first if you cannot see it.',
  },
  'list.encrypted': {
    zh: '文件“{file}”被单位的文件加密软件加密了，只有装了该软件的电脑才能打开；再另存一次仍是加密的。请用加密软件解密这个文件（或申请解密外发），再导入。',
    en: '“{file}” is encrypted by the document protection of an office; only computers with that software open it, and saving it again encrypts it again. Decrypt it with that software (or ask for its release) and import it again.',
  },
  'list.unknown-workbook': {
    zh: '文件“{file}”的内容不是 Excel 工作簿：可能被单位的文件加密软件加密，也可能已损坏。请在能打开它的电脑上先解密，再用 Excel 或 WPS 打开，另存为新的 .xlsx，再导入。',
    en: 'The content of “{file}” is no Excel workbook: it may be encrypted by the document protection of an office, or damaged. Decrypt it on a computer that opens it, then open it in Excel or WPS, save it as a new .xlsx and import that.',
  },
  'list.container': {
    zh: '文件“{file}”不是完整的 Excel 工作簿：开头或末尾多了内容，或有一部分缺失、重复、损坏。请用 Excel 或 WPS 打开原表，看内容是否正常，另存为新的 .xlsx，再导入；打不开时请重新导出。（{code}）',
    en: '“{file}” is no intact Excel workbook: it has something before its start or behind its end, or a part is missing, doubled or damaged. Open the original in Excel or WPS, see that it looks right, save it as a new .xlsx and import that; if it does not open, export it again. ({code})',
  },
  'list.xls': {
    zh: '文件“{file}”是旧的 .xls 格式。请用 Excel 或 WPS 打开，点“文件 → 另存为”，类型选“Excel 工作簿（*.xlsx）”，再导入新文件。',
    en: '“{file}” has the old .xls format. Open it in Excel or WPS, choose File → Save As, type “Excel Workbook (*.xlsx)”, and import the new file.',
  },
  'list.password': {
    zh: '文件“{file}”有打开密码，无法读取。请用 Excel 或 WPS 打开，在“文件 → 信息 → 保护工作簿”中去掉密码，保存后再导入。',
    en: '“{file}” has a password and cannot be read. Open it in Excel or WPS, remove the password under File → Info → Protect Workbook, save it and import it again.',
  },
  'list.web-page': {
    zh: '文件“{file}”其实是网页或 XML 文本，不是 Excel 工作簿。如果打开后是登录页面，说明导出时登录已过期：请重新登录平台再导出。否则请用 Excel 或 WPS 打开，另存为“Excel 工作簿（*.xlsx）”，再导入新文件。',
    en: '“{file}” is really a web page or XML text, not an Excel workbook. If it shows a login page, the export ran after the login had ended: log in to the platform and export again. Otherwise open it in Excel or WPS, save it as “Excel Workbook (*.xlsx)” and import the new file.',
  },
  'list.other-table': {
    zh: '文件“{file}”是 {kind} 格式的表格。请用 Excel 或 WPS 打开，另存为“Excel 工作簿（*.xlsx）”，再导入新文件。',
    en: '“{file}” is a table in {kind} format. Open it in Excel or WPS, save it as “Excel Workbook (*.xlsx)” and import the new file.',
  },
  'list.not-a-list': {
    zh: '文件“{file}”不是名单，而像是 {kind} 文件。请选择 .xlsx 或 .csv 文件。',
    en: '“{file}” is not a list; it looks like a file of the kind {kind}. Choose an .xlsx or .csv file.',
  },
  'list.archive': {
    zh: '文件“{file}”是压缩包，不是名单。请先解压，再选择里面的 .xlsx 或 .csv 文件。',
    en: '“{file}” is an archive and no list. Unpack it first, then choose the .xlsx or .csv file in it.',
  },
  'list.workbook': {
    zh: '工作簿“{file}”内部的一个部分（{part}）缺失或损坏。请用 Excel 或 WPS 打开原表，看内容是否正常，另存为新的 .xlsx，再导入。',
    en: 'A part inside the workbook “{file}” ({part}) is missing or damaged. Open the original in Excel or WPS, see that it looks right, save it as a new .xlsx and import that.',
  },
  'list.no-sheet': {
    zh: '工作簿“{file}”中没有可以读取的可见工作表（{sheet}）。请取消隐藏，或重新选择工作表。',
    en: 'The workbook “{file}” has no visible sheet to read ({sheet}). Unhide it or choose the sheet again.',
  },

  'list.forbidden-column': {
    zh: '名单含有“{header}”一列。招生不得采集家长职务和收入信息，整个文件已拒收，没有保留任何内容。请在原表中删除这一列（只清空或隐藏不行），保存后再导入。',
    en: 'The list has a column “{header}”. Positions and income of parents must not be collected; the whole file is refused and nothing of it is kept. Delete that column in the original (emptying or hiding it is not enough), save and import again.',
  },
  'list.name-differs': {
    zh: '文件名以“{extension}”结尾，内容却是 {kind}。请用 Excel 或 WPS 打开核对，按真实格式另存，再导入。',
    en: 'The file name ends in “{extension}”, but the content is {kind}. Open it in Excel or WPS, check it, save it in its true format and import it again.',
  },
  'list.column-missing': {
    zh: '缺少“{needed}”一列。找到的表头是：{headers}。请在原表中改正表头，或在导入时指定各列的含义。',
    en: 'The column “{needed}” is missing. The headers found are: {headers}. Correct the header in the original, or say which column is which when importing.',
  },
  'list.column-twice': {
    zh: '“{needed}”有两列：{first} 列和 {second} 列。请删去一列，或在导入时指定用哪一列。',
    en: 'There are two columns “{needed}”: {first} and {second}. Delete one, or say which to use when importing.',
  },
  'list.column-ignored': {
    zh: '“{needed}”不止一列，采用的是 {used} 列，这一列未采用。请核对采用的那一列是对的。',
    en: 'There is more than one column “{needed}”; column {used} is used and this one is not. Make sure that the one used is right.',
  },
  'list.rows-above': {
    zh: '表头上面有 {count} 行像学生（第 {rows} 行），没有识别。请把表头移到所有学生的上面（排序时不要选中表头）；上面如果是另一张表，请移到另外的文件，再导入。',
    en: '{count} rows above the header look like children (rows {rows}) and are not read. Move the header above all children, and leave it out when sorting; if there is another table above, move it to a file of its own. Then import again.',
  },
  'list.two-blocks': {
    zh: '这张表左右并排放了两份名单：“{needed}”在 {first} 列和 {second} 列各有一次。请把右边的一份剪切，粘到左边的下面，合成一列；如果右边不是学生（如监护人），请把它的表头改清楚，或在导入时指定各列。',
    en: 'There are two lists side by side: “{needed}” stands in column {first} and again in column {second}. Cut the right one and paste it below the left one; if the right one is not of children (but of guardians, say), make its headers clear or say which column is which when importing.',
  },
  'list.unread-twins': {
    zh: '这一列说的是多胞胎，但未采用：同一家的孩子会分开摇号。请在“多胞胎组”一列给同一组的孩子填同样的组号，或在导入时把这一列指定为多胞胎组。确实没有影响的，再确认这条提醒。',
    en: 'This column speaks of twins and is not used: children of one family would be drawn apart. Write the same group into a column “多胞胎组” for the children of one group, or match this column with the groups when importing. Accept this warning only if nothing depends on it.',
  },
  'list.unread-review': {
    zh: '这一列说的是审核或报名的状态，但未采用：表中每一行都会参加。请先在原表中删去未通过、已放弃的学生，再导入。',
    en: 'This column speaks of a state of review or application and is not used: every row of the list takes part. Delete children who were refused or withdrew from the original first, then import it.',
  },
  'list.unread-school': {
    zh: '这一列说的是学校，但未采用，也没有核对。请确认这份名单只有本校的报名学生。',
    en: 'This column speaks of a school; it is not used and was not compared. Make sure that the list holds applicants of this school only.',
  },
  'list.unread-number': {
    zh: '这一列每人一个不同的号码，但未采用，不用来摇号。请确认家长手里用于摇号的不是这个号码；如果是，请在导入时把它指定为登记号。',
    en: 'This column has a different number for each child; it is not used and the lots are not named by it. Make sure that it is not the number that families were given for the draw; if it is, match it with the registration number when importing.',
  },
  'list.unread-unnamed': {
    zh: '这一列没有表头，却有 {count} 行有内容，未采用。请在原表中给它加上表头再导入，或确认不需要它。',
    en: 'This column has no header, but {count} rows have something in it; it is not used. Give it a header in the original and import again, or make sure that it is not needed.',
  },
  'list.odd-separator': {
    zh: '这份文本的各列用“{separator}”分隔（一般是半角逗号），已按它拆开。请核对预览中各列是否对齐；内容里本来有这个符号的格会错位。',
    en: 'The columns of this text are separated by “{separator}” instead of ordinary commas, and it was split there. See in the preview that the columns are in line; cells that hold this sign themselves would shift.',
  },
  'list.formula-text': {
    zh: '这一列有 {count} 格写成 ="…" 的形式（为了不让 Excel 改动数字），已按引号里的内容识别，这是第一格。请核对。',
    en: '{count} cells of this column are written as ="…", which keeps Excel from changing a number; what stands in the quotes is read, this is the first. Check it.',
  },
  'list.many-cells': {
    zh: '这一列有 {count} 格情况相同：{finding}（第 {rows} 行）。这是第一格，其余照此处理。请核对这些行。',
    en: 'The same holds for {count} cells of this column: {finding} (rows {rows}). This is the first, the others are treated alike. Check these rows.',
  },
  'list.quotes-kept': {
    zh: '这一列有 {count} 格在引号前有空格，引号成了内容；已去掉引号识别，这是第一格。请核对。',
    en: 'In {count} cells of this column a blank stands before the quotes, which makes them content; they are left out, this is the first cell. Check it.',
  },
  'list.second-list': {
    zh: '这个文件有两份名单：只识别了工作表“{used}”，工作表“{other}”里还有 {children} 行像学生。请把它们合并到一张工作表，再导入；如果“{other}”不是本次的名单，请删去它，或在导入时选定工作表。',
    en: 'The file has two lists: only the sheet “{used}” is read, and the sheet “{other}” has {children} more rows that look like children. Merge them on one sheet and import again; if “{other}” is no list of this draw, delete it or choose the sheet when importing.',
  },
  'list.column-unmapped': {
    zh: '这一列的表头是“{needed}”，但字段对应里没有用到它，未采用。请核对；要采用就重新导入并加上它。',
    en: 'The header of this column means “{needed}”, but no field was given it, so it is not used. Check this; to use it, import the list again and add it.',
  },
  'list.header-chosen': {
    zh: '表头按指定取第 {row} 行；它上面有 {passed} 行像表格内容，未采用。请确认其中没有学生。',
    en: 'Row {row} was chosen as the header; {passed} rows above it look like those of a table and are not read. Make sure that no child is among them.',
  },
  'list.mapping-changed': {
    zh: '这份名单的字段对应是为另一个内容的文件确认的，文件后来变了，所以没有沿用。请重新导入名单，再确认一次字段对应。',
    en: 'The columns of this list were matched for a file with other content; the file has changed since, so they were not used. Import the list again and match its columns once more.',
  },
  'list.school-changed': {
    zh: '这份名单是为“{before}”导入的，这所学校现在是“{now}”。请核对它是不是这所学校的名单：是，就确认；不是，请导入这所学校的名单。',
    en: 'This list was imported for “{before}”; the school is “{now}” now. Check that it is the list of that school: if so, accept this; if not, import the right one.',
  },
  'list.file-changed': {
    zh: '软件保存的这份名单与导入时不同：可能是磁盘损坏，或被改动过，学生可能变少、变样。请用原表重新导入。',
    en: 'This list, as the program keeps it, is not what was imported: the disk may have damaged it, or somebody changed it, and children may be missing or other ones. Import it again from the original.',
  },
  'mapping.form': {
    zh: '{file} 不是本软件保存的字段对应，或已损坏。请移走它，再重新导入要对应字段的名单。',
    en: '{file} is not a matching of columns that this program has saved, or it is damaged. Move it away and import the lists that need one again.',
  },
  'mapping.incomplete': {
    zh: '字段对应还缺：{needed}。请指定是哪一列，再导入。',
    en: 'The matching of columns lacks {needed}. Say which column it is, then import.',
  },
  'mapping.column-twice': {
    zh: '{letter} 列同时用作“{first}”和“{second}”。一列只能用一次，请改其中一个。',
    en: 'Column {letter} is used for both “{first}” and “{second}”. A column can be used once; change one of them.',
  },
  'list.no-rows': {
    zh: '名单中没有一行学生。请检查是否选对了文件和工作表。',
    en: 'The list has no row of a child. Check that file and sheet are the right ones.',
  },
  'list.too-many-rows': {
    zh: '名单超过 {most} 行（有 {count} 行）。请按学校分成几个文件，每校一份。',
    en: 'The list has more than {most} rows ({count}). Split it into one file for each school.',
  },
  'list.other-sheets': {
    zh: '采用的是工作表“{used}”；另有内容的工作表未采用：{others}（共 {rows} 行）。请确认名单都在“{used}”中。',
    en: 'The sheet “{used}” is used; these sheets have content too and are not: {others} ({rows} rows). Make sure that the whole list is in “{used}”.',
  },
  'list.hidden-sheets': {
    zh: '有隐藏的工作表含有内容，未采用：{others}（共 {rows} 行）。请在 Excel 中取消隐藏，确认“{used}”以外没有要参加的学生。',
    en: 'Hidden sheets have content and are not used: {others} ({rows} rows). Unhide them in Excel and make sure that no child who takes part stands outside “{used}”.',
  },
  'list.hidden-rows': {
    zh: '有 {count} 行是隐藏的（第 {rows} 行），可能是筛选造成的。隐藏的行照样算作报名学生。请取消隐藏后核对。',
    en: '{count} rows are hidden ({rows}), perhaps by a filter. Hidden rows are read and count as applicants. Unhide and check them.',
  },
  'list.hidden-columns': {
    zh: '{columns} 列是隐藏的。隐藏的列照样采用。请取消隐藏后核对。',
    en: 'Columns {columns} are hidden. Hidden columns are read. Unhide and check them.',
  },
  'list.merged': {
    zh: '{range} 是合并单元格，只有左上角一格有内容。请取消合并，核对各行。',
    en: 'The cells {range} are merged; only the top left one has content. Unmerge them and check the rows.',
  },
  'list.lots-made': {
    zh: '有 {count} 个登记号不能用来摇号（如“{example}”：须人人都有、互不相同，只含数字、大写字母和连字符，最多 24 位），所以全部按文件次序编为 {first} 至 {last}。请把编号告知各家庭；要用原来的号码，请改正登记号再导入。',
    en: '{count} registration numbers cannot name lots (such as “{example}”: every child needs one of its own, of digits, capital letters and hyphens, at most 24), so all lots are numbered {first} to {last} in the order of the file. Tell every family its number; to use the original numbers, correct them and import again.',
  },
  'list.lots-made-without': {
    zh: '名单没有登记号一列，已按文件次序编为 {first} 至 {last}。请把编号告知各家庭；如果家长手里已有号码，请在导入时指定它是哪一列。',
    en: 'The list has no column of registration numbers; the lots are numbered {first} to {last} in the order of the file. Tell every family its number; if families have numbers already, say which column they are in when importing.',
  },
  'list.numbers-from': {
    zh: '摇号的号码取自“{header}”一列。请确认家长手里的就是这个号码。',
    en: 'The lots are named by the column “{header}”. Make sure that this is the number that families have.',
  },
  'list.rows-passed': {
    zh: '有 {count} 行在采用的各列中都没有内容（第一处是第 {first} 行），不算学生。请核对这些行。',
    en: '{count} rows have nothing in the columns that are used (the first is row {first}) and are no children. Check these rows.',
  },
  'list.leading-zeros': {
    zh: '登记号长短不一，有 {count} 个比最长的少几位，这是第一个：开头的 0 可能丢了。请核对原始登记号，把该列设为“文本”格式后补上 0。',
    en: 'The registration numbers differ in length; {count} are shorter than the longest, this is the first: leading zeros may be lost. Compare with the original numbers, format the column as text and put the zeros back.',
  },
  'list.no-group': {
    zh: '有 {count} 行写的是“{value}”，识别为“不是多胞胎”，这是第一行。',
    en: '{count} rows say “{value}”, read as “no twins”; this is the first.',
  },
  'list.twins-in-remarks': {
    zh: '有 {count} 行的备注提到多胞胎，却没有组号（第 {rows} 行），会各自单独摇号。兄弟姐妹也报了本校的，请在“多胞胎组”填同样的组号。',
    en: '{count} remarks speak of twins who are in no group (rows {rows}) and will be drawn one by one. If siblings applied to this school too, write the same group into the column “多胞胎组”.',
  },
  'list.documents': {
    zh: '有 {count} 个孩子的证件不是居民身份证（通行证、护照、外国人永久居留证、临时号码等），号码按原样保留，校验码和出生日期没有核对，这是第一个。请对照证件原件。',
    en: '{count} children have another document than a resident ID (a permit, a passport, a temporary number); the numbers are kept as they are, check digits and birthdays were not checked, this is the first. Compare them with the documents.',
  },
  'list.adults': {
    zh: '按身份证号，{of} 人中有 {count} 人已满 {age} 周岁（第 {rows} 行），这是第一个。这一列可能是家长的证件号，姓名也可能是家长的。请核对采用的“姓名”和“身份证号”两列是学生本人的；不是时，请在导入时指定各列。',
    en: 'By their resident IDs {count} of {of} are over {age} years old (rows {rows}); this is the first. The column may be that of the parents, and the names too. Make sure that the columns of names and documents are those of the children, or say which column is which when importing.',
  },
  'list.phones-lost': {
    zh: '联系电话有 {count} 格成了科学计数（如 1.99E+10），原来的号码已经丢失，这是第一格。请从原表重新导出这一列。',
    en: '{count} telephone numbers were turned into scientific notation (such as 1.99E+10), and the numbers are lost; this is the first. Export the column again from the original.',
  },
  'list.review-open': {
    zh: '有 {count} 个孩子的状态是“{state}”，不是“通过”（第 {rows} 行），照样列入名单。请核对：不参加的，在原表中删去整行。',
    en: '{count} children have the state “{state}”, which is not “passed” (rows {rows}), and are on the list all the same. Check them: delete the rows of those who do not take part from the original.',
  },
  'list.withdrawn-in-remarks': {
    zh: '有 {count} 个孩子的备注像是不参加（第 {rows} 行，这是第一个），照样列入名单。请核对：不参加的，在原表中删去整行。',
    en: 'The remarks of {count} children read as if they did not take part (rows {rows}; this is the first); they are on the list all the same. Check them: delete the rows of those who do not take part from the original.',
  },
  'list.review-many': {
    zh: '这一列有 {kinds} 种写法不是“通过”，共 {count} 个孩子（第 {rows} 行，这是第一个），照样列入名单。请核对：不参加的，在原表中删去整行；这一列如果是意见而不是状态，请确认。',
    en: '{count} children have one of {kinds} texts here that are not “passed” (rows {rows}; this is the first), and are on the list all the same. Check them: delete the rows of those who do not take part; if the column holds remarks and no states, accept this.',
  },
  'list.several-schools': {
    zh: '这份名单的报名学校有 {count} 种写法：{names}。请确认其中只有本校的报名学生。',
    en: 'The list names schools in {count} ways: {names}. Make sure that it holds applicants of this school only.',
  },
  'list.school-unsure': {
    zh: '有 {count} 行的报名学校写的是“{named}”，与“{school}”不完全相同（第 {rows} 行）。请确认是同一所学校。',
    en: '{count} rows name the school “{named}”, which is not quite “{school}” (rows {rows}). Make sure that it is the same school.',
  },
  'list.other-school': {
    zh: '有 {count} 行的报名学校是“{named}”，不是“{school}”（第 {rows} 行）。请核对是否选错了文件，或把这些行移到那所学校的名单；如果是同一所学校，请把校名改成一致。',
    en: '{count} rows name the school “{named}”, not “{school}” (rows {rows}). See whether this is the wrong file, or move the rows to the list of that school; if it is the same school, make the names agree.',
  },
  'list.child-elsewhere': {
    zh: '这个孩子在“{otherFile}”第 {otherRow} 行（学校 {otherSchool}）也报了名：{same}相同。一个孩子只能在一所学校参加摇号，请向家长核实，删去不参加的那一处；如果是号码填错，请改正。',
    en: 'This child is also in “{otherFile}”, row {otherRow} (school {otherSchool}): the same {same}. A child may be in the draw of one school only; ask the parents and delete the row that is not to take part, or correct the number if it is mistaken.',
  },
  'list.child-alike': {
    zh: '“{otherFile}”第 {otherRow} 行（学校 {otherSchool}）有一个孩子的{same}相同，不同的是：{different}。没有证件可比，可能是同一个孩子，也可能是两个孩子。请向家长核实；同一个孩子只能在一所学校参加。',
    en: 'A child in “{otherFile}”, row {otherRow} (school {otherSchool}), has the same {same}; different: {different}. Without documents to compare they may be one child or two. Ask the parents; one child may take part at one school only.',
  },
  'list.same-list': {
    zh: '这份名单的 {count} 个孩子全部也在“{otherFile}”（学校 {otherSchool}）中：像是同一份名单导入给了两所学校。请给其中一所学校导入它自己的名单。',
    en: 'All {count} children of this list are also in “{otherFile}” (school {otherSchool}): one list seems to have been imported for two schools. Import the right list for one of them.',
  },
  'list.group-elsewhere': {
    zh: '多胞胎组“{group}”在“{otherFile}”第 {otherRow} 行（学校 {otherSchool}）也有成员。一组孩子必须报同一所学校；如果是两组不同的孩子，请改成不同的组号。',
    en: 'The group “{group}” also has a member in “{otherFile}”, row {otherRow} (school {otherSchool}). One group must apply to one school; if these are different families, give the groups different names.',
  },
  'list.more-errors': {
    zh: '“{finding}”还有 {count} 处没有列出。请先改正已列出的，再导入一次。',
    en: '{count} more errors of the kind “{finding}” are not listed. Mend those that are and import again.',
  },
  'list.more-warnings': {
    zh: '“{finding}”还有 {count} 处没有列出。',
    en: '{count} more warnings of the kind “{finding}” are not listed.',
  },

  'row.name-missing': {
    zh: '没有姓名。请补上；如果这一行不是学生（如合计、说明、签名），请整行删除。',
    en: 'There is no name. Fill it in; if the row is no child (a total, a note, a signature), delete the whole row.',
  },
  'row.name-none': {
    zh: '姓名栏写的“{name}”不是姓名。如果这一行是学生，请填上姓名；如果不是（如合计、说明、签名），请整行删除。',
    en: '“{name}” in the column of names is no name. If this row is a child, fill in its name; if not (but a total, a note, a signature), delete the row.',
  },
  'row.number-missing': {
    zh: '登记号和证件号都没有填。请至少补上一个。',
    en: 'There is neither a registration number nor a document number. Fill in at least one.',
  },
  'row.header-again': {
    zh: '这一行又是表头。请整行删除。',
    en: 'This row is the header again. Delete the whole row.',
  },
  'row.header-below': {
    zh: '第 {row} 行才像完整的表头。它上面如果是填表说明，请删去，或在导入时选第 {row} 行为表头；如果有学生，请移到它的下面。',
    en: 'Row {row} looks like the whole header. If hints for filling in the list stand above it, delete them or choose row {row} as the header when importing; if children do, move them below it.',
  },
  'row.header-moved': {
    zh: '这一行又是表头，各列的次序和上面不同，下面各行读错了列。请把下面各行移到上面对应的列，再整行删除这一行。',
    en: 'This row is a header again, with its columns in another order: the rows below it are read under wrong columns. Move their cells under the headers above and delete this row.',
  },
  'row.hint': {
    zh: '这一行像填表说明或示例，不是学生。请整行删除。',
    en: 'This row looks like a hint for filling in the list, or an example, and not like a child. Delete the whole row.',
  },
  'row.struck': {
    zh: '这一行有删除线，可能是已退出的学生；照样列入名单。请核对：不参加的，整行删除；参加的，去掉删除线。',
    en: 'This row is struck through, perhaps because the child withdrew; it is on the list all the same. Check it: delete the row if the child does not take part, else remove the line.',
  },
  'row.alike': {
    zh: '姓名和联系电话与第 {otherRow} 行相同，没有证件可比：可能是同一个孩子登记了两次。请向家长核实；同一个孩子只能有一行。',
    en: 'Name and telephone are those of row {otherRow} as well, and there are no documents to compare: one child may have been registered twice. Ask the parents; one child can have one row.',
  },
  'row.too-many-cells': {
    zh: '这一行的内容比表头多出 {count} 格，各列可能已错位。内容中有分隔符时，整格要用英文双引号括起来；建议在 Excel 中打开核对，另存为 .xlsx。',
    en: 'This row has {count} cells more than the header, so its columns may have shifted. A cell that contains the separator must be quoted; best open the file in Excel, check it and save it as .xlsx.',
  },
  'row.cells-beside': {
    zh: '这一行在没有表头的列里有 {count} 格内容，未采用。请核对：是另一名学生的，请移到名单下面；内容中有逗号时，各列可能已错位。',
    en: 'This row has {count} cells in columns without a header, which are not used. Check it: if they are of another child, move them below the list; if a cell holds a comma, the columns may have shifted.',
  },
  'row.registration-twice': {
    zh: '登记号与第 {otherRow} 行重复。请核实：同一个孩子只留一行，不同的孩子改正登记号。',
    en: 'The registration number is that of row {otherRow} as well. Keep one row of the same child, or correct the number of different children.',
  },
  'row.id-twice': {
    zh: '证件号与第 {otherRow} 行重复。请核实：同一个孩子只留一行，不同的孩子改正证件号。',
    en: 'The document number is that of row {otherRow} as well. Keep one row of the same child, or correct the number of different children.',
  },
  'row.group-of-one': {
    zh: '多胞胎组“{group}”只有这一个孩子，将单独摇号。如果还有兄弟姐妹，请在他们的行填上同样的组号。',
    en: 'The group “{group}” has this child only, who will be drawn alone. If there are siblings, write the same group into their rows.',
  },
  'row.lot-never': {
    zh: '登记号 {lot} 有 {count} 个孩子，学校只有 {places} 个名额：按“顺延下一号”的规则不可能录取。请核对名额和多胞胎规则；确实如此，就事先告诉这个家庭。',
    en: 'Lot {lot} has {count} children and the school {places} places: under the rule “skip” it can never be admitted. Check the places and the rule on twins; if it is so, tell the family beforehand.',
  },
  'row.group-too-large': {
    zh: '多胞胎组“{group}”有 {count} 个孩子，一组最多 {most} 个。请检查组号是否填错。',
    en: 'The group “{group}” has {count} children; a group has at most {most}. Check the group.',
  },
  'row.group-birthdays': {
    zh: '多胞胎组“{group}”里出生日期不同：这个孩子是 {other}，第 {otherRow} 行是 {one}。同一组会共用一个号，请核对：不是一家的，分成不同的组号；证件填错的，按原件改正。',
    en: 'The birthdays in the group “{group}” differ: this child was born on {other}, the one in row {otherRow} on {one}. A group shares one lot; check it: give different families different groups, or correct a mistaken number from the document.',
  },
  'row.group-midnight': {
    zh: '多胞胎组“{group}”里出生日期相差一天：这个孩子是 {other}，第 {otherRow} 行是 {one}。请确认是同一家的孩子。',
    en: 'The birthdays in the group “{group}” are a day apart: this child was born on {other}, the one in row {otherRow} on {one}. Make sure that they are of one family.',
  },
  'row.group-unproved': {
    zh: '多胞胎组“{group}”有 {count} 个孩子，没有出生日期可以核对。同一组会共用一个号，请确认他们是一家的多胞胎，而不是不同的家庭。',
    en: 'The group “{group}” has {count} children and no birthdays to compare. A group shares one lot; make sure that they are of one birth and not of different families.',
  },
  'row.twin-alone': {
    zh: '这个孩子填了“{value}”，却没有组号，会单独摇号。如果兄弟姐妹也报了本校，请给他们填同样的组号。',
    en: 'This child says “{value}” but has no group and will be drawn alone. If siblings applied to this school too, write the same group into their rows.',
  },

  'cell.row-inside': {
    zh: '这一格里有换行，像是把下面的学生也包了进来：多半是两个单独的双引号（如表示“同上”）造成的。请在原表中去掉这些双引号；如果是这一格本来的内容，请去掉其中的换行，再导入。',
    en: 'This cell has line breaks and looks as if it held the children below as well, mostly because of two lone quotes (as ditto marks). Take these quotes out of the original; if it is what belongs into the cell, take out the line breaks. Then import again.',
  },
  'cell.quotes': {
    zh: '双引号不成对，无法判断这一格到哪里结束。请在 Excel 中打开核对，另存为 .xlsx。',
    en: 'The quotes do not match, so the end of the cell is unknown. Open the file in Excel, check it and save it as .xlsx.',
  },
  'cell.formula': {
    zh: '这一格是公式，不是内容。请复制该列，用“选择性粘贴 → 数值”粘回原处，再保存。',
    en: 'This cell is a formula, not a value. Copy the column, use Paste Special → Values in the same place and save.',
  },
  'cell.formula-elsewhere': {
    zh: '这一格是公式，采用上次计算的结果。请核对；最好用“选择性粘贴 → 数值”替换。',
    en: 'This cell is a formula; its last result is used. Check it; best replace it by Paste Special → Values.',
  },
  'cell.error-value': {
    zh: '这一格是错误值 {value}。请填上正确的内容。',
    en: 'This cell has the error value {value}. Fill in the right content.',
  },
  'cell.error-elsewhere': {
    zh: '这一格是错误值 {value}，识别为空白。',
    en: 'This cell has the error value {value} and is read as empty.',
  },
  'cell.merged': {
    zh: '{range} 是合并单元格，每个孩子必须有自己的一格。请取消合并，逐行填写。',
    en: 'The cells {range} are merged; every child needs a cell of its own. Unmerge them and fill in every row.',
  },
  'cell.id-number': {
    zh: '身份证号被存成了数字，Excel 已把末几位变成 0。请把该列设为“文本”格式，按原件重新输入或重新导出；改格式不能找回丢失的数字。',
    en: 'The ID number was kept as a number, and Excel has turned its last digits into 0. Format the column as text and enter or export the numbers again; the format alone does not bring lost digits back.',
  },
  'cell.id-characters': {
    zh: '居民身份证号只有数字，末位可以是 X，这里有别的字符。请按证件原件改正；如果是其他证件，请在“证件类型”一列写明。',
    en: 'A resident ID has digits only, and X at most at its end; this one has other characters. Correct it from the document; if it is of another kind, say so in a column “证件类型”.',
  },
  'cell.id-length': {
    zh: '居民身份证号应为 18 位，这里有 {count} 位。请按证件原件改正；如果是其他证件，请在“证件类型”一列写明。',
    en: 'A resident ID has 18 characters; this one has {count}. Correct it from the document; if it is of another kind, say so in a column “证件类型”.',
  },
  'cell.id-old': {
    zh: '这是 15 位的旧身份证号。请按户口本改为 18 位的公民身份号码。',
    en: 'This is an old ID number of 15 digits. Replace it by the 18 digits from the household register.',
  },
  'cell.id-birth': {
    zh: '身份证号第 7 至 14 位是出生日期，这个日期不存在。请按原件改正。',
    en: 'Digits 7 to 14 of the ID number are the date of birth, and there is no such date. Correct it from the original.',
  },
  'cell.id-check': {
    zh: '身份证号的校验位不对，至少有一位写错。请按原件逐位核对。',
    en: 'The check digit of the ID number is wrong: at least one digit is mistaken. Compare it with the original digit by digit.',
  },
  'list.ids-missing': {
    zh: '有 {count} 行没有证件号（身份证号），这是第一行；这些孩子是否也报了别的学校、出生日期是否一致，无法检查。',
    en: '{count} rows have no document number, this is the first; whether these children also applied elsewhere, and their birthdays, cannot be checked.',
  },
  'cell.document-type': {
    zh: '证件类型写的是“{type}”，号码却是一个正确的居民身份证号。请按证件原件核对。',
    en: 'The type of the document is “{type}”, and the number is a right resident ID. Compare it with the document.',
  },
  'cell.id-x': {
    zh: '身份证号末位的“{sign}”不是字母 X，只是看上去像；识别为“{read}”。',
    en: 'The last character of the ID number, “{sign}”, is not the letter X but looks like it; read as “{read}”.',
  },
  'cell.birth-year': {
    zh: '按身份证号，出生年份是 {year}，而名单里多数孩子是 {usual} 年出生。可能填了家长的号码。请按孩子的证件核对。',
    en: 'By the ID number the birth year is {year}, and most children of the list were born in {usual}. It may be the number of a parent. Compare it with the document of the child.',
  },
  'cell.sex-differs': {
    zh: '性别与身份证号不符：身份证号倒数第二位，单数是男，双数是女。请核对。',
    en: 'The sex does not fit the ID number: its last digit but one is odd for a boy and even for a girl. Check it.',
  },
  'cell.sex-odd': {
    zh: '性别一格写的不是男或女。请核对这一行是否错位。',
    en: 'The sex is neither 男 nor 女. See whether the cells of this row have shifted.',
  },
  'cell.registration-number': {
    zh: '登记号被存成了数字，超过 15 位的部分已丢失。请把该列设为“文本”格式，按原件重新输入或重新导出。',
    en: 'The registration number was kept as a number and lost what is beyond 15 digits. Format the column as text and enter or export the numbers again.',
  },
  'cell.registration-unfit': {
    zh: '这个登记号不能用来摇号：只能有数字、大写字母和连字符，最多 24 位。只有少数几个不合要求，其余 {others} 个都可以，请按原始登记号改正这一个。',
    en: 'This registration number cannot name a lot: it may have digits, capital letters and hyphens only, at most 24. Only a few are unfit, the other {others} are right; correct this one from the original.',
  },
  'cell.registration-missing': {
    zh: '没有填登记号，其余 {others} 行都有。请补上；如果这一行不是学生，请整行删除。',
    en: 'The registration number is missing, the other {others} rows have one. Fill it in; if the row is no child, delete the whole row.',
  },
  'cell.registration-odd': {
    zh: '登记号“{number}”与前面的写法不同，这一行又在名单末尾，可能不是学生（如日期、电话、落款）。请核对；不是学生的，请整行删除。',
    en: 'The registration number “{number}” is unlike those before it, and the row is at the end of the list: it may be no child (but a date, a telephone number, a signature). Check it; delete the row if it is no child.',
  },
  'cell.registration-date': {
    zh: '这个登记号像是日期：Excel 可能把 3-1 这样的编号变成了日期。请从平台重新导出，或把该列设为“文本”格式后按原始登记号重新填写。',
    en: 'This registration number looks like a date: Excel may have turned a number such as 3-1 into one. Export the list again from the platform, or format the column as text and fill in the original numbers.',
  },
  'cell.shown-otherwise': {
    zh: '这一格显示为“{shown}”，文件里存的却是“{stored}”（由单元格格式造成）。家长看到的是“{shown}”。请把该列设为“文本”格式，填上显示的内容，再保存。',
    en: 'This cell shows “{shown}” while the file holds “{stored}”, because of its number format. Families see “{shown}”. Format the column as text, fill in what is shown and save.',
  },
  'cell.date': {
    zh: '这一格显示为日期“{shown}”，文件里存的是“{stored}”：Excel 可能把编号变成了日期。请把该列设为“文本”格式，按原来的内容重新填写，再保存。',
    en: 'This cell shows the date “{shown}” while the file holds “{stored}”: Excel may have turned a number into a date. Format the column as text, fill in the original numbers and save.',
  },
  'cell.number-blank': {
    zh: '号码中间有空格，已去掉，识别为“{read}”。',
    en: 'The number has blanks inside, which are left out; read as “{read}”.',
  },
  'cell.full-width': {
    zh: '含有全角字符，识别为半角“{read}”。',
    en: 'It has full-width characters and is read as “{read}”.',
  },
  'cell.apostrophe': {
    zh: '开头多了一个撇号，已去掉，识别为“{read}”。',
    en: 'It begins with an apostrophe, which is left out; read as “{read}”.',
  },
  'cell.name-long': {
    zh: '姓名有 {count} 个字，最多 {most} 个。请检查这一格是否混入了其他内容。',
    en: 'The name has {count} characters, at most {most} are possible. Check whether other text got into the cell.',
  },
  'cell.text-long': {
    zh: '这一格有 {count} 个字，最多 {most} 个。请缩短。',
    en: 'The cell has {count} characters, at most {most} are possible. Shorten it.',
  },
  'cell.surrogate': {
    zh: '有一个字已损坏（编码只剩一半，显示为 �）。请按户口本重新输入这个字。',
    en: 'A character is damaged (half of its code is lost, it shows as �). Enter it again from the household register.',
  },
  'cell.control': {
    zh: '这一格中有换行或控制字符（{points}）。请清空后重新输入。',
    en: 'The cell has a line break or a control character ({points}). Clear it and enter its content again.',
  },
  'cell.bar': {
    zh: '含有竖线“|”，摇号规程用它作分隔符，姓名和身份证号中不能有。请删除。',
    en: 'It has a bar “|”, which the protocol uses as its separator and names and ID numbers cannot have. Delete it.',
  },
  'cell.private-use': {
    zh: '有自造字（{points}），换一台电脑就显示不同。请在公安户籍系统中查明这个字的标准编码后改正，或请家长确认显示。',
    en: 'It has private-use characters ({points}), which look different on every computer. Find the standard character in the household register and replace them, or let the parents confirm what shows.',
  },
  'cell.invisible': {
    zh: '有看不见的字符（{points}），已去掉，识别为“{read}”。',
    en: 'It has invisible characters ({points}), which are left out; read as “{read}”.',
  },
  'cell.coverage': {
    zh: '字体中没有这些字：{points}。现场屏幕和打印会显示为方框；请在摇号计划中添加含有这些字的字体文件。',
    en: 'The fonts lack these characters: {points}. They would show as boxes on the screen and on paper; add a font file that has them to the ceremony plan.',
  },
  'cell.dot': {
    zh: '姓名中的间隔号不规范，识别为“·”（U+00B7）：“{read}”。请核对。',
    en: 'The sign between the parts of the name is not the usual one and is read as “·” (U+00B7): “{read}”. Check it.',
  },
  'cell.dot-doubtful': {
    zh: '姓名中间的符号像是间隔号，但不是“·”，照原样保留。如果是间隔号，请改成“·”。',
    en: 'A sign inside the name may stand for the dot between its parts but is not “·”; it is kept as it is. If it is the dot, replace it by “·”.',
  },
  'cell.look-alike': {
    zh: '姓名中有形似的部首或兼容字（{points}，多由 PDF 复制而来），识别为“{read}”。请按户口本核对。',
    en: 'The name has radicals or compatibility forms that look like other characters ({points}, often copied from a PDF) and is read as “{read}”. Compare it with the household register.',
  },
  'cell.variant': {
    zh: '姓名中带有字形选择符（{points}），不同电脑显示的字形可能不同，照原样保留。请按户口本核对。',
    en: 'The name has a selector of the form of a character ({points}), which computers show differently; it is kept as it is. Compare it with the household register.',
  },
  'cell.name-sex': {
    zh: '姓名一格写的是性别。请核对这一行是否错位。',
    en: 'The name is a sex. See whether the cells of this row have shifted.',
  },
  'cell.name-digits': {
    zh: '姓名中有数字。请核对是否混入了其他内容。',
    en: 'The name has digits. See whether other text got into the cell.',
  },
  'cell.name-quotes': {
    zh: '姓名中有引号。请核对引号是否是姓名的一部分。',
    en: 'The name has quotes. See whether they belong to it.',
  },
  'cell.two-names': {
    zh: '这一格像有两个姓名。每个孩子要单独一行；如果只有一个，请改正其中的符号。',
    en: 'The cell seems to have two names. Every child needs a row of its own; if it is one name, correct the sign in it.',
  },
  'cell.blank': {
    zh: '姓名中有空格，识别为“{read}”。请核对。',
    en: 'The name has blanks inside and is read as “{read}”. Check it.',
  },
  'cell.placeholder': {
    zh: '姓名中有“{found}”，可能是生僻字在导出时丢失，或名单已被打码。请按户口本核对。',
    en: 'The name has “{found}”: a rare character may have been lost in an export, or the list is masked. Compare it with the household register.',
  },
  'cell.group-unnamed': {
    zh: '“{value}”没有说明是哪一组。请给每一组多胞胎一个组号（如 T1、T2），同组的孩子填同样的组号；单独参加的留空。',
    en: '“{value}” does not say which group. Give every group of twins a name (such as T1, T2) and write the same one into the rows of its children; leave the cell of a child empty who takes part alone.',
  },
  'cell.twin-unnamed': {
    zh: '这里填了“{value}”，但名单没有“多胞胎组”一列，不知道谁和谁是一组，会各自单独摇号。请加一列“多胞胎组”，同一家的孩子填同样的组号（如 T1、T2）；单独参加的，这里改填“否”。',
    en: 'This says “{value}”, but the list has no column “多胞胎组”, so it is not known who belongs together. Add a column “多胞胎组” and write the same group (such as T1, T2) into the rows of one family; write 否 here for a child who takes part alone.',
  },

  'catchment.column-missing': {
    zh: '对口学校表缺少“{needed}”一列。找到的表头是：{headers}。',
    en: 'The table of catchment schools lacks the column “{needed}”. The headers found are: {headers}.',
  },
  'catchment.school-missing': {
    zh: '没有填对口初中。请补上，或删除这一行。',
    en: 'There is no catchment school. Fill it in or delete the row.',
  },
  'catchment.primary-missing': {
    zh: '毕业小学和条件都没有填。请至少补上一个，或删除这一行。',
    en: 'There is neither a primary school nor a condition. Fill in at least one or delete the row.',
  },
  'catchment.no-rows': {
    zh: '对口学校表中没有一行内容。请检查是否选对了文件。',
    en: 'The table of catchment schools has no rows. Check that the file is the right one.',
  },
  'catchment.twice': {
    zh: '与第 {otherRow} 行完全相同，只算一次。',
    en: 'The same as row {otherRow}; it counts once.',
  },
});
