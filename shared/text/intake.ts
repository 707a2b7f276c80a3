// Texts about lists: what an import finds in them and why a file cannot be read.

import { texts } from './template.ts';

/** What the import says. Every text says what is wrong and how to mend it in Excel or WPS; the place stands before it. */
export const intakeTexts = texts({
  'place.file': { zh: '文件“{file}”', en: 'File “{file}”' },
  'place.sheet': { zh: '工作表“{sheet}”', en: 'sheet “{sheet}”' },
  'place.row': { zh: '第 {row} 行', en: 'row {row}' },
  'place.column': { zh: '{letter} 列“{column}”', en: 'column {letter} “{column}”' },

  'list.empty': {
    zh: '文件“{file}”是空的（0 字节）。请重新导出名单。',
    en: 'The file “{file}” is empty (0 bytes). Export the list again.',
  },
  'list.too-large': {
    zh: '文件“{file}”超过 {most} MB，不像一份名单。请只保留名单，另存为 .xlsx 或 .csv。',
    en: 'The file “{file}” is over {most} MB, too large for a list. Keep the list only and save it as .xlsx or .csv.',
  },
  'list.too-many-cells': {
    zh: '文件“{file}”的单元格超过 {most} 个，不像一份名单。请删去名单以外的行和列，再保存。',
    en: 'The file “{file}” has more than {most} cells, too many for a list. Delete the rows and columns that are not the list and save it again.',
  },
  'list.encoding': {
    zh: '文件“{file}”的文字编码既不是 UTF-8，也不是 GBK/GB18030，或文件已损坏。请用 Excel 或 WPS 打开原表，另存为 .xlsx。',
    en: 'The text of “{file}” is neither UTF-8 nor GBK/GB18030, or the file is damaged. Open the original in Excel or WPS and save it as .xlsx.',
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
    zh: '文件“{file}”其实是网页或 XML 文本，不是 Excel 工作簿。请用 Excel 或 WPS 打开，另存为“Excel 工作簿（*.xlsx）”，再导入新文件。',
    en: '“{file}” is really a web page or XML text, not an Excel workbook. Open it in Excel or WPS, save it as “Excel Workbook (*.xlsx)” and import the new file.',
  },
  'list.other-table': {
    zh: '文件“{file}”是 {kind} 格式的表格。请用 Excel 或 WPS 打开，另存为“Excel 工作簿（*.xlsx）”，再导入新文件。',
    en: '“{file}” is a table in {kind} format. Open it in Excel or WPS, save it as “Excel Workbook (*.xlsx)” and import the new file.',
  },
  'list.not-a-list': {
    zh: '文件“{file}”不是名单，而像是{kind}。请选择 .xlsx 或 .csv 文件。',
    en: '“{file}” is not a list; it looks like {kind}. Choose an .xlsx or .csv file.',
  },
  'list.workbook': {
    zh: '工作簿“{file}”的部件“{part}”缺失或损坏。请用 Excel 或 WPS 打开，检查内容，另存为新的 .xlsx，再导入。',
    en: 'The part “{part}” of the workbook “{file}” is missing or damaged. Open it in Excel or WPS, check it, save it as a new .xlsx and import that.',
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
    zh: '“{needed}”不止一列，读取的是 {used} 列，这一列没有读取。',
    en: 'There is more than one column “{needed}”; column {used} is read and this one is not.',
  },
  'list.column-unmapped': {
    zh: '这一列的表头是“{needed}”，但字段对应里没有用到它，所以没有读取。请核对；要读取就重新导入并加上它。',
    en: 'The header of this column means “{needed}”, but no field was given it, so it is not read. Check this; to read it, import the list again and add it.',
  },
  'list.header-chosen': {
    zh: '表头按指定取第 {row} 行；它上面有 {passed} 行像表格内容，没有读取。请确认其中没有学生。',
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
    zh: '只读取了工作表“{used}”；另有内容的工作表没有读取：{others}。请确认名单都在“{used}”中。',
    en: 'Only the sheet “{used}” is read; these sheets have content too and are not read: {others}. Make sure that the whole list is in “{used}”.',
  },
  'list.hidden-sheets': {
    zh: '有隐藏的工作表含有内容，没有读取：{others}。请在 Excel 中取消隐藏，确认其中没有学生。',
    en: 'Hidden sheets have content and are not read: {others}. Unhide them in Excel and make sure that no child is in them.',
  },
  'list.hidden-rows': {
    zh: '第 {first} 至 {last} 行是隐藏的（可能是筛选造成的）。隐藏的行照样读入，算作报名学生。请取消隐藏后核对。',
    en: 'Rows {first} to {last} are hidden, perhaps by a filter. Hidden rows are read and count as applicants. Unhide and check them.',
  },
  'list.hidden-columns': {
    zh: '{first} 至 {last} 列是隐藏的。隐藏的列照样读入。请取消隐藏后核对。',
    en: 'Columns {first} to {last} are hidden. Hidden columns are read. Unhide and check them.',
  },
  'list.merged': {
    zh: '{range} 是合并单元格，只有左上角一格有内容。请取消合并，核对各行。',
    en: 'The cells {range} are merged; only the top left one has content. Unmerge them and check the rows.',
  },
  'list.lots-made': {
    zh: '登记号不能直接用来摇号（须人人都有、互不相同，只含数字、大写字母和连字符，最多 24 位），已按文件次序编为 {first} 至 {last}。请把编号告知各家庭。',
    en: 'The registration numbers cannot name the lots (every child needs one of its own, of digits, capital letters and hyphens, at most 24); the lots are numbered {first} to {last} in the order of the file. Tell every family its number.',
  },
  'list.rows-passed': {
    zh: '有 {count} 行在名单各列中都没有内容（第一处是第 {first} 行），没有读入。',
    en: '{count} rows have nothing in the columns of the list (the first is row {first}) and are not read.',
  },
  'list.leading-zeros': {
    zh: '登记号长短不一，有 {count} 个比最长的少几位，这是第一个：开头的 0 可能丢了。请核对原始登记号，把该列设为“文本”格式后补上 0。',
    en: 'The registration numbers differ in length; {count} are shorter than the longest, this is the first: leading zeros may be lost. Compare with the original numbers, format the column as text and put the zeros back.',
  },
  'list.no-group': {
    zh: '有 {count} 行写的是“{value}”，按“不是多胞胎”读入，这是第一行。',
    en: '{count} rows say “{value}”, read as “no group”; this is the first.',
  },
  'list.child-elsewhere': {
    zh: '这个孩子在“{otherFile}”第 {otherRow} 行（学校 {otherSchool}）也报了名：{same}相同。一个孩子只能在一所学校参加摇号，请核实后删去一处。',
    en: 'This child is also in “{otherFile}”, row {otherRow} (school {otherSchool}): the same {same}. A child may be in the draw of one school only; find out which and delete the other row.',
  },
  'list.group-elsewhere': {
    zh: '多胞胎组“{group}”在“{otherFile}”第 {otherRow} 行（学校 {otherSchool}）也有成员。一组孩子必须报同一所学校；如果是两组不同的孩子，请改成不同的组号。',
    en: 'The group “{group}” also has a member in “{otherFile}”, row {otherRow} (school {otherSchool}). One group must apply to one school; if these are different families, give the groups different names.',
  },
  'list.more-errors': {
    zh: '同样的错误还有 {count} 处没有列出（{code}）。请先改正已列出的，再导入一次。',
    en: '{count} more errors of this kind are not listed ({code}). Mend those that are and import again.',
  },
  'list.more-warnings': {
    zh: '同样的提醒还有 {count} 处没有列出（{code}）。',
    en: '{count} more warnings of this kind are not listed ({code}).',
  },

  'row.name-missing': {
    zh: '没有姓名。请补上；如果这一行不是学生（如合计、说明、签名），请整行删除。',
    en: 'There is no name. Fill it in; if the row is no child (a total, a note, a signature), delete the whole row.',
  },
  'row.number-missing': {
    zh: '登记号和身份证号都没有填。请至少补上一个。',
    en: 'There is neither a registration number nor an ID number. Fill in at least one.',
  },
  'row.header-again': {
    zh: '这一行又是表头。请整行删除。',
    en: 'This row is the header again. Delete the whole row.',
  },
  'row.too-many-cells': {
    zh: '这一行的内容比表头多出 {count} 格，各列可能已错位。内容中有分隔符时，整格要用英文双引号括起来；建议在 Excel 中打开核对，另存为 .xlsx。',
    en: 'This row has {count} cells more than the header, so its columns may have shifted. A cell that contains the separator must be quoted; best open the file in Excel, check it and save it as .xlsx.',
  },
  'row.registration-twice': {
    zh: '登记号与第 {otherRow} 行重复。请核实：同一个孩子只留一行，不同的孩子改正登记号。',
    en: 'The registration number is that of row {otherRow} as well. Keep one row of the same child, or correct the number of different children.',
  },
  'row.id-twice': {
    zh: '身份证号与第 {otherRow} 行重复。请核实：同一个孩子只留一行，不同的孩子改正身份证号。',
    en: 'The ID number is that of row {otherRow} as well. Keep one row of the same child, or correct the number of different children.',
  },
  'row.group-of-one': {
    zh: '多胞胎组“{group}”只有这一个孩子，将单独摇号。如果还有兄弟姐妹，请在他们的行填上同样的组号。',
    en: 'The group “{group}” has this child only, who will be drawn alone. If there are siblings, write the same group into their rows.',
  },
  'row.group-too-large': {
    zh: '多胞胎组“{group}”有 {count} 个孩子，一组最多 {most} 个。请检查组号是否填错。',
    en: 'The group “{group}” has {count} children; a group has at most {most}. Check the group.',
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
    zh: '这一格是公式，按上次计算的结果读入。请核对；最好用“选择性粘贴 → 数值”替换。',
    en: 'This cell is a formula; its last result is read. Check it; best replace it by Paste Special → Values.',
  },
  'cell.error-value': {
    zh: '这一格是错误值 {value}。请填上正确的内容。',
    en: 'This cell has the error value {value}. Fill in the right content.',
  },
  'cell.error-elsewhere': {
    zh: '这一格是错误值 {value}，按空白读入。',
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
    zh: '身份证号只能有数字，末位可以是 X。请按原件改正；没有居民身份证的，把这一格留空并填写登记号。',
    en: 'An ID number has digits only, and X at most at its end. Correct it from the original; without a resident ID leave the cell empty and fill in the registration number.',
  },
  'cell.id-length': {
    zh: '身份证号应为 18 位，这里有 {count} 位。请按原件改正。',
    en: 'An ID number has 18 characters; this one has {count}. Correct it from the original.',
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
    zh: '有 {count} 行没有身份证号，这是第一行；这些孩子是否也报了别的学校，无法检查。',
    en: '{count} rows have no ID number, this is the first; whether these children also applied elsewhere cannot be checked.',
  },
  'cell.registration-number': {
    zh: '登记号被存成了数字，超过 15 位的部分已丢失。请把该列设为“文本”格式，按原件重新输入或重新导出。',
    en: 'The registration number was kept as a number and lost what is beyond 15 digits. Format the column as text and enter or export the numbers again.',
  },
  'cell.full-width': {
    zh: '含有全角字符，已按半角读作“{read}”。',
    en: 'It has full-width characters and is read as “{read}”.',
  },
  'cell.apostrophe': {
    zh: '开头多了一个撇号，已去掉，读作“{read}”。',
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
    zh: '有看不见的字符（{points}），已去掉，读作“{read}”。',
    en: 'It has invisible characters ({points}), which are left out; read as “{read}”.',
  },
  'cell.coverage': {
    zh: '字体中没有这些字：{points}。现场屏幕和打印会显示为方框；请在摇号计划中添加含有这些字的字体文件。',
    en: 'The fonts lack these characters: {points}. They would show as boxes on the screen and on paper; add a font file that has them to the ceremony plan.',
  },
  'cell.dot': {
    zh: '姓名中的间隔号不规范，已按“·”（U+00B7）读作“{read}”。',
    en: 'The dot in the name is not the usual one and is read as “·” (U+00B7): “{read}”.',
  },
  'cell.blank': {
    zh: '姓名中有空格，读作“{read}”。',
    en: 'The name has blanks inside and is read as “{read}”.',
  },
  'cell.placeholder': {
    zh: '姓名中有“{found}”，可能是生僻字在导出时丢失，或名单已被打码。请按户口本核对。',
    en: 'The name has “{found}”: a rare character may have been lost in an export, or the list is masked. Compare it with the household register.',
  },
  'cell.group-unnamed': {
    zh: '“{value}”没有说明是哪一组。请给每一组多胞胎一个组号，同组的孩子填同样的组号。',
    en: '“{value}” does not say which group. Give every group of twins a name and write the same one into the rows of its children.',
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
  'catchment.twice': {
    zh: '与第 {otherRow} 行完全相同，只算一次。',
    en: 'The same as row {otherRow}; it counts once.',
  },
});
