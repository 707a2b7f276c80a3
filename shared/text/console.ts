// Texts of the console: short, calm, exact. Buttons are verb and noun; every sentence about something wrong says how to mend it.

import { texts } from './template.ts';
import { columnTexts, commonTexts, publicTexts, stepTexts } from './vocabulary.ts';

/** What the operator reads. */
export const consoleTexts = texts({
  'console.title': { zh: '阳光摇号 主控台', en: 'Sunshine Draw · Console' },
  'console.opening': { zh: '正在打开…', en: 'Opening...' },
  'console.waiting': { zh: '正在连接摇号服务…', en: 'Connecting to the service...' },
  'console.steps': { zh: '摇号步骤', en: 'Steps of the ceremony' },
  'console.aside': { zh: '大屏幕与记录', en: 'Stage and record' },
  'console.step': { zh: '第 {number} 步，共 {of} 步', en: 'Step {number} of {of}' },
  'console.behind': { zh: '这一步已经完成，这里只供查看。', en: 'This step is done; here it can only be looked at.' },
  'console.behind-missed': {
    zh: '这一步没有做，已经过去，这里只供查看。',
    en: 'This step was not done; the ceremony has gone past it, and it can only be looked at.',
  },
  'console.back-to': { zh: '回到当前步骤：{step}', en: 'Back to the present step: {step}' },
  'console.go-on': { zh: '下一项：{step}', en: 'Go on to: {step}' },
  'console.about': { zh: '{label}：{about}', en: '{label}: {about}' },
  'list.comma': { zh: '、', en: ', ' },

  'state.done': { zh: '已完成', en: 'done' },
  'state.now': { zh: '正在查看', en: 'shown here' },
  'state.open': { zh: '可以进行', en: 'open' },
  'state.missed': { zh: '未做', en: 'not done' },
  'state.later': { zh: '尚未到', en: 'later' },

  'about.prepare': {
    zh: '填好方案，导入各校名单，请到场人员签到。这一步可以提前几天做。',
    en: 'Fill in the plan, import the lists, sign in those present. This can be done days before.',
  },
  'about.displays': {
    zh: '把大屏幕放到投影上，请一个人站到最后一排看测试画面。',
    en: 'Move the stage window to the projector and let somebody look at the test card from the last row.',
  },
  'about.rehearse': {
    zh: '正式之前，用同样的名单、窗口和人员从头到尾走一遍。',
    en: 'Before the day, go through all of it once with the same lists, windows and people.',
  },
  'about.freeze': {
    zh: '封存之后，名单和规则一字不改。',
    en: 'From the freeze on, lists and rules stay as they are to the letter.',
  },
  'about.secrets': {
    zh: '每位保管人先定下一个秘密数字，只交出它的承诺值。',
    en: 'Each holder fixes a secret number now and hands over only its commitment.',
  },
  'about.publish': {
    zh: '当众读出名单校验码和承诺值，然后公布。',
    en: 'Read the digests of the list and the promises aloud, then publish them.',
  },
  'about.inputs': {
    zh: '现场产生的数字由两个人各输入一遍，一致并经取数人确认，才记入。',
    en: 'Two people type each number from the hall; it goes on record once both agree and whoever gave it says yes.',
  },
  'about.reveal': {
    zh: '先截止取数，再逐个拆封秘密数字。',
    en: 'First close the inputs, then reveal the secrets one by one.',
  },
  'about.draw': {
    zh: '所有学校一次摇完。结果先保存，后展示。',
    en: 'All schools are drawn at once. The result is on disk before it is shown.',
  },
  'about.present': {
    zh: '逐校展示：先看号码墙，再看号码榜和录取名单。',
    en: 'School by school: first the wall of lots, then the board of numbers and the pages of the list.',
  },
  'about.seal': { zh: '结束记录并签名。', en: 'End the record and sign it.' },
  'about.verify': {
    zh: '从磁盘上的文件重新计算一遍，逐项核对。',
    en: 'Everything is computed again from the files on disk and compared.',
  },

  'aside.stage': { zh: '大屏幕', en: 'On the stage' },
  'aside.host': { zh: '主持词', en: 'The host could say' },
  'aside.next': { zh: '接下来', en: 'What comes next' },
  'aside.then': { zh: '{step}：{about}', en: '{step}: {about}' },
  'aside.last': {
    zh: '这是最后一步。打印《摇号记录》，请到场人员签字。',
    en: 'This is the last step. Print the record and let those present sign it.',
  },
  'aside.record': { zh: '摇号记录（新的在上）', en: 'Record (newest first)' },

  'stage-window.window': {
    zh: '没有单独的投影屏幕，大屏幕是本机上的一个窗口。投影仪已经接好的，多半是“复制”：请改为扩展（Windows：按 Win+P，选“扩展”）。',
    en: 'There is no display of its own for the stage: it is a window on this screen. If a projector is connected it probably mirrors: choose Extend (Windows: Win+P, Extend).',
  },
  'stage-window.page': {
    zh: '请把大屏幕拖到投影屏幕上，再在那里按 F11 铺满。关闭屏幕保护和自动睡眠。',
    en: "Drag the window of the stage onto the projector's screen and press F11 there to fill it. Switch the screen saver and sleep off.",
  },
  'stage-window.mirrored': {
    zh: '投影与本机屏幕是“复制”，观众会看到主控台。请改为扩展（Windows：按 Win+P，选“扩展”）。',
    en: 'The projector mirrors this screen: the audience sees the console. Choose Extend (Windows: Win+P, Extend).',
  },
  'stage-window.lost': {
    zh: '投影断开了，或被改成了“复制”。大屏幕已变成本机上的一个窗口，动画已暂停，摇号停在原处。接好投影（Windows：按 Win+P，选“扩展”）后会自动回到投影上，再点继续。',
    en: 'The projector is gone, or mirrors now. The stage is a window on this screen, its film is paused, and the ceremony stands where it stood. Connect the projector (Windows: Win+P, Extend): the stage goes back to it by itself; then resume.',
  },
  'stage-window.astray': {
    zh: '大屏幕的窗口被最小化、隐藏，或者没有铺满投影，没有自动恢复。动画已暂停，摇号停在原处。',
    en: 'The window of the stage is minimised, hidden, or does not fill the projector, and did not come back by itself. Its film is paused, and the ceremony stands where it stood.',
  },
  'stage-window.closed': {
    zh: '大屏幕关闭了。动画已暂停，摇号停在原处。',
    en: 'The window of the stage is closed. Its film is paused, and the ceremony stands where it stood.',
  },
  'stage-window.address': {
    zh: '请在投影那台屏幕的浏览器里打开这个网址（只能用一次）：',
    en: "Open this address (it works once) in a browser on the projector's screen:",
  },
  'stage-window.open': { zh: '重新打开大屏幕', en: 'Open the stage again' },
  'stage.absent': {
    zh: '大屏幕没有连接。请打开大屏幕；已经记录的不受影响。',
    en: 'The stage is not connected. Open the stage window; what is on record is unharmed.',
  },
  'stage.present': {
    zh: '大屏幕已连接：{width} × {height}，缩放 {ratio}',
    en: 'Stage connected: {width} × {height}, scale {ratio}',
  },
  'stage.change': { zh: '更换画面…', en: 'Change scene...' },
  'stage.scene': { zh: '画面', en: 'Scene' },
  'stage.show': { zh: '显示画面', en: 'Show scene' },
  'stage.ink': { zh: '改为深色', en: 'Use dark stage' },
  'stage.english': { zh: '改为英文', en: 'Use English on the stage' },
  'stage.chinese': { zh: '改为中文', en: 'Use Chinese on the stage' },
  'stage.paper': { zh: '改为浅色', en: 'Use light stage' },
  'stage.home': { zh: '回到本步骤画面', en: 'Back to this step' },
  'lookup.field': { zh: '查登记号（可只填末几位）', en: 'Look up a lot (last digits will do)' },
  'stage.captions': { zh: '大屏幕下方显示主持词字幕', en: "Show the host's words as captions" },
  'stage.sounds': { zh: '大屏幕提示音', en: 'Sounds on the stage' },
  'live.title': { zh: '直播画面', en: 'Live picture' },
  'live.full': { zh: '画面，下方有主持词', en: "Scene, with the host's words below" },
  'live.clean': { zh: '只有画面', en: 'Scene alone' },
  'live.lower': { zh: '只有主持词（底色透明）', en: "The host's words alone, on transparency" },
  'live.open': { zh: '打开直播画面', en: 'Open live picture' },
  'live.is-open': { zh: '直播画面已打开。它不是大屏幕。', en: 'The live picture is open. It is not the stage.' },
  'live.address': {
    zh: '请在直播软件里打开这个网址（只能用一次）：',
    en: 'Open this address (it works once) in the broadcasting program:',
  },
  'stage.fold': { zh: '收起', en: 'Fold up' },

  'preview.school': { zh: '{name}：报名 {applicants}，计划 {places}', en: '{name}: {applicants} for {places} places' },
  'preview.sealed': { zh: '{lots} 个号，{children} 名学生', en: '{lots} lots, {children} children' },
  'preview.lookup': { zh: '查找 {lot}', en: 'Looked up: {lot}' },
  'preview.none': { zh: '没有这个登记号', en: 'No such lot' },
  'preview.several': {
    zh: '以这几位结尾的不止一个，请问完整的登记号',
    en: 'Several lots end so: ask for the whole number',
  },
  'preview.admitted': { zh: '录取，第 {place} 名', en: 'admitted, rank {place}' },
  'preview.typed': {
    zh: '第一人已输 {first} 位，第二人已输 {second} 位',
    en: '{first} digits by the first, {second} by the second',
  },
  'preview.agreed': { zh: '{value}，等待确认', en: '{value}, to be confirmed' },
  'preview.waiting': { zh: '等待输入', en: 'due' },
  'preview.all-open': { zh: '秘密数字已全部拆封', en: 'All secrets are open' },
  'preview.no-seed': { zh: '秘密数字尚未全部拆封', en: 'Not all secrets are open' },
  'preview.draw': { zh: '{lots} 个号，计划 {places} 人', en: '{lots} lots, {places} places' },
  'preview.direct': {
    zh: '报名 {applicants} 人，未超计划，直接录取',
    en: '{applicants} applicants, all admitted directly',
  },

  'refused.title': { zh: '未执行。', en: 'Not done.' },
  'refused.unreachable': {
    zh: '与摇号服务的连接中断。请重新载入本窗口；已记录的内容都在磁盘上。',
    en: 'The service cannot be reached. Reload this window; whatever is on record is on disk.',
  },
  'modal.close': { zh: '关闭', en: 'Close' },
  'modal.cancel': { zh: '取消', en: 'Cancel' },

  'incident.open': { zh: '记录情况', en: 'Note incident' },
  'incident.title': { zh: '记录现场情况', en: 'Note an incident' },
  'incident.about': {
    zh: '写明发生了什么、怎样处理。保存后进入摇号记录，不能删改，并会公开；请不要写姓名和证件号。',
    en: 'Say what happened and what was done. It goes on record for good and is published; leave out names and ID numbers.',
  },
  'incident.closed': {
    zh: '摇号记录尚未开始或已经归档，现在不能加备注。',
    en: 'The record has not begun or is sealed; it takes no note now.',
  },
  'incident.words': { zh: '情况说明（最多 400 字）', en: 'What happened (400 characters at most)' },
  'incident.save': { zh: '保存备注', en: 'Save note' },

  'standby.end': { zh: '结束待机', en: 'End standby' },
  'console.with-key': { zh: '{label}（{key}）', en: '{label} ({key})' },
  'standby.change': { zh: '改写待机的话…', en: 'Change its words...' },
  'standby.title': { zh: '显示待机画面', en: 'Show the standby scene' },
  'standby.about': {
    zh: '大屏幕将显示这一句话。摇号停在原处，结束待机后回到原来的画面。',
    en: 'The stage shows this one sentence. The ceremony stands where it is; ending standby brings the scene back.',
  },
  'standby.pause': { zh: '休会十分钟', en: 'A break of ten minutes' },
  'standby.check': { zh: '正在核对，请稍候', en: 'We are checking something; one moment please' },
  'standby.device': { zh: '正在调整设备，请稍候', en: 'We are adjusting a device; one moment please' },
  'standby.words': { zh: '大屏幕上的一句话', en: 'The sentence on the stage' },

  'recovered.events': {
    zh: '已从磁盘恢复 {events} 条记录，从中断处继续。',
    en: '{events} events were recovered from disk; the ceremony goes on from there.',
  },
  'recovered.frozen': { zh: '名单封存于 {time}。', en: 'The lists were frozen at {time}.' },
  'recovered.published': { zh: '承诺书公布于 {time}。', en: 'The promise was published at {time}.' },
  'recovered.sealed': {
    zh: '本次摇号已经归档，共 {events} 条记录。现在可以查看、打印和复核。',
    en: 'This ceremony is sealed, with {events} events. It can be looked at, printed and verified.',
  },
  'recovered.torn': {
    zh: '最后一行没有写完，已去掉；那一步没有展示过，请重做。',
    en: 'The last line was not complete and was left out; that step had not been shown, so do it again.',
  },
  'recovered.plan-edited': {
    zh: '草稿里的方案在封存之后被改动过；摇号仍按封存的方案进行，改动不起作用。',
    en: 'The plan in the draft was changed after the freeze. The sealed plan counts; the change has no effect.',
  },
  'recovered.seen': { zh: '知道了', en: 'Understood' },

  'paper.folded': { zh: '打印与存档：待打印 {count} 份', en: 'Printing: {count} still to print' },
  'paper.title': { zh: '打印与存档', en: 'Print and keep' },
  'paper.about': {
    zh: '“打印全部”先把各表生成 PDF，存入档案的 sheets 文件夹，再逐份打开系统打印窗口；关闭其中一个，其余不再打印。签字本含完整姓名，不得张贴。',
    en: 'Print all first makes a PDF of each sheet in the folder sheets of the dossier, then opens the print dialog for one after another; closing one stops the rest. Copies to sign hold whole names: never post them.',
  },
  'paper.about-browser': {
    zh: '“打印全部”先把各表生成 PDF，存入档案的 sheets 文件夹；浏览器不能一次全部打印，请再逐份“打开并打印”。签字本含完整姓名，不得张贴。',
    en: 'Print all first makes a PDF of each sheet in the folder sheets of the dossier; a browser cannot send them to the printer at once: open and print them one by one. Copies to sign hold whole names: never post them.',
  },
  'paper.loading': { zh: '正在整理表格…', en: 'Looking which sheets there are...' },
  'paper.none': { zh: '现在还没有可打印的表。', en: 'There is nothing to print yet.' },
  'paper.list': { zh: '可打印的表', en: 'Sheets that can be printed' },
  'paper.sheet': { zh: '表{number}　{title}', en: 'Sheet {number}: {title}' },
  'paper.part': { zh: '第{from}—{to}份', en: '{from} to {to}' },
  'paper.print-all': { zh: '打印全部（{count} 份）', en: 'Print all ({count})' },
  'paper.make-receipts': { zh: '生成全部报名回执（{count} 个文件）', en: 'Make all receipts ({count} files)' },
  'paper.make': { zh: '生成 PDF', en: 'Make PDF' },
  'paper.again': { zh: '重新生成', en: 'Make again' },
  'paper.open': { zh: '打开并打印', en: 'Open and print' },
  'paper.print': { zh: '打印', en: 'Print' },
  'paper.stop': { zh: '停止', en: 'Stop' },
  'paper.progress-paper': {
    zh: '正在打印第 {number} 份，共 {total} 份：{sheet}',
    en: 'Printing {number} of {total}: {sheet}',
  },
  'paper.progress': { zh: '正在生成第 {number} 个，共 {total} 个：{sheet}', en: 'Making {number} of {total}: {sheet}' },
  'paper.made': { zh: '已生成', en: 'made' },
  'paper.old': { zh: '内容已变，请重新生成', en: 'out of date, make it again' },
  'paper.damaged': { zh: 'PDF 与校验码不符，请重新生成', en: 'not the PDF that was kept, make it again' },
  'paper.not-made': { zh: '未生成', en: 'not made' },

  'record.none': { zh: '还没有记录。', en: 'Nothing is on record yet.' },

  'hold.idle': { zh: '准备{action}…', en: 'Ready? {action}...' },
  'hold.armed': { zh: '按住一秒：{action}', en: 'Hold 1 second: {action}' },
  'hold.holding': { zh: '请继续按住…', en: 'Keep holding...' },
  'hold.sending': { zh: '正在执行…', en: 'Working...' },
  'hold.hint-idle': {
    zh: '点一次只是准备；之后按住一秒才会执行。',
    en: 'One click only makes it ready; nothing happens until it is then held for a second.',
  },
  'hold.hint-armed': {
    zh: '已准备好。按住按钮一秒（键盘：按住空格或回车）；提前松开就不执行。15 秒不按自动取消。',
    en: 'Ready. Hold the button for a second (keyboard: hold Space or Enter); letting go earlier does nothing. It cancels itself after 15 seconds.',
  },

  'file.drop': { zh: '或把文件拖到这里', en: 'or drop the file here' },
  'digits.narrowed': {
    zh: '输入了全角字符，已按半角读取。请与原件核对。',
    en: 'Full-width characters were read as half-width. Compare with the original.',
  },
  'digits.not-decimal': {
    zh: '这里只能输入数字 0–9，其他字符没有接受。',
    en: 'Only the digits 0–9 are taken here; other characters were left out.',
  },
  'digits.not-hex': {
    zh: '这里只能输入 0–9 和 a–f，其他字符没有接受。请对照原件检查。',
    en: 'Only 0–9 and a–f are taken here; nothing else was. Compare with the original.',
  },
  'digits.too-long': {
    zh: '位数太多，多出的没有接受。请对照原件检查。',
    en: 'There are too many digits; what is beyond was not taken. Compare with the original.',
  },
  'hex.group': { zh: '第 {group} 组，共 {of} 组', en: 'Group {group} of {of}' },
  'hex.count': { zh: '已输入 {count} 位，应为 {most} 位', en: '{count} of {most} digits' },
  'hex.count-two': {
    zh: '已输入 {count} 位，应为 {shorter} 或 {most} 位',
    en: '{count} digits; {shorter} or {most} are due',
  },
  'hex.complete': {
    zh: '{count} 位齐全。请逐组读出，与原件核对一遍。',
    en: 'All {count} digits are there. Read them aloud, group by group, and compare.',
  },
  'hex.gap': {
    zh: '已输入 {count} 位，第 {group} 组不足四位。',
    en: '{count} digits; group {group} has fewer than four.',
  },
  'digest.commitment-of': { zh: '{role}的承诺值', en: '{role}: commitment' },

  'role.host': { zh: '主持人', en: 'host' },

  'part.plan': { zh: '方案', en: 'Plan' },
  'part.lists': { zh: '名单', en: 'Lists' },
  'part.attendance': { zh: '签到', en: 'Attendance' },
  'prepare.saved': { zh: '已保存', en: 'saved' },
  'prepare.unsaved': { zh: '有改动未保存', en: 'unsaved changes' },
  'prepare.in-order': { zh: '没有问题', en: 'in order' },
  'prepare.lists-open': {
    zh: '缺 {missing} 份，错误 {errors}，待确认 {open}',
    en: '{missing} missing, {errors} errors, {open} to accept',
  },
  'prepare.lists-sample': { zh: '，示例文件 {count}', en: ', {count} of the sample' },
  'prepare.present': { zh: '已到 {count} 人', en: '{count} present' },
  'plan.frozen': {
    zh: '名单已封存，不能再改，这里只供查看。',
    en: 'The lists are frozen; this can only be looked at.',
  },
  'plan.ceremony-part': { zh: '本次摇号', en: 'The ceremony' },
  'plan.title': columnTexts['column.title'],
  'plan.organiser': { zh: '主办单位', en: 'Organiser' },
  'plan.place': { zh: '会场', en: 'Hall' },
  'plan.place-use': {
    zh: '投影的封面和结束画面上显示，可不填',
    en: 'Shown on cover and end of the stage; may be left empty',
  },
  'plan.published': { zh: '结果公布处和时间', en: 'Where and when the result stands' },
  'plan.published-use': {
    zh: '网址或张贴的地方，如 http://www.example.gov.cn 2024年7月15日18:00；结束画面和录取通知书上显示，可不填',
    en: 'An address or a notice board, such as http://www.example.gov.cn 2024-07-15 18:00; shown at the end of the stage and in letters of admission; may be left empty',
  },
  'plan.ceremony': publicTexts['column.ceremony'],
  'plan.ceremony-form': {
    zh: '如 LB-2024-a1；以 TEST- 开头的是演练',
    en: 'Such as LB-2024-a1; TEST- at its beginning makes it a rehearsal',
  },
  'plan.schools': { zh: '学校与计划', en: 'Schools and places' },
  'plan.school-number': { zh: '第 {number} 所学校', en: 'School {number}' },
  'plan.name': { zh: '学校名称', en: 'School' },
  'plan.places': { zh: '摇号计划（人）', en: 'Places in the draw' },
  'plan.twins': { zh: '末位遇多胞胎', en: 'Twins at the last place' },
  'twins.skip': { zh: '顺延下一号', en: 'Skip to the next lot' },
  'twins.expand': { zh: '增加名额一并录取', en: 'Admit them together' },
  'plan.add-exempt': { zh: '添加优先录取', en: 'Add exempt places' },
  'plan.remove-exempt': { zh: '删除此项', en: 'Remove line' },
  'plan.add-school': { zh: '添加学校', en: 'Add school' },
  'plan.remove-school': { zh: '删除学校', en: 'Remove school' },
  'plan.remove-school-named': { zh: '删除学校 {name}', en: 'Remove school {name}' },
  'plan.secrets': { zh: '秘密数字保管人', en: 'Holders of secrets' },
  'plan.secrets-about': {
    zh: '只要有一位保管人的秘密数字在拆封以前没有别人知道，别人就挑不了结果。至少选一位；最好有一位不是主办单位的人。',
    en: 'While a secret is known to its holder only, nobody else can choose the result. Choose at least one, better one from outside the organiser too.',
  },
  'plan.inputs': stepTexts['step.inputs'],
  'plan.input-about': {
    zh: '当天按这个次序取数。数字卡要排在摇号球和骰子之前；公开数值可以没有，有就是最后一项。',
    en: 'They are taken in this order on the day. Cards come before balls and dice; a public value is optional, and the last.',
  },
  'plan.input-kind': { zh: '第 {number} 项', en: 'Input {number}' },
  'plan.balls': { zh: '球数', en: 'Balls' },
  'plan.digits': { zh: '位数', en: 'Digits' },
  'plan.source': { zh: '哪个公开数值', en: 'Which public value' },
  'plan.source-about': {
    zh: '写清名称、哪天几时的、在哪里公布、怎样取成 {digits} 位数字，不留选择余地。例：上证指数 2026-07-15 收盘价，上海证券交易所网站 15:30 后公布，两位小数，去掉小数点取末 6 位。',
    en: 'Say which value, of which day and hour, where it is published and how it becomes {digits} digits, with nothing left to choose. For example: SSE Composite Index, close of 2026-07-15, as on sse.com.cn after 15:30, two decimals, point left out, last 6 digits.',
  },
  'plan.add-inputs': { zh: '添加取数', en: 'Add input' },
  'plan.remove-inputs-named': { zh: '删除第 {number} 项取数', en: 'Remove input {number}' },
  'plan.remove': { zh: '删除', en: 'Remove' },
  'plan.witnesses-about': {
    zh: '当天应到场的人员。姓名可以先空着，签到时再填。',
    en: 'Who must be present on the day. Names may stay empty until they sign in.',
  },
  'plan.add-witness': { zh: '添加人员', en: 'Add observer' },
  'plan.remove-witness': { zh: '删除 {role}', en: 'Remove {role}' },
  'plan.contacts': { zh: '电话与前次记录', en: 'Telephone lines and attempt before' },
  'plan.enquiry': columnTexts['column.enquiry'],
  'plan.supervision': columnTexts['column.supervision'],
  'plan.prior': { zh: '前次摇号的记录校验码', en: 'Digest of the attempt before' },
  'plan.prior-about': {
    zh: '仅在前一次作废后重摇时填写 64 位校验码；否则留空。',
    en: 'Only where an attempt before was declared void: its 64 digits. Otherwise leave it empty.',
  },
  'plan.save': { zh: '保存方案', en: 'Save plan' },
  'plan.give-up': { zh: '放弃改动', en: 'Discard changes' },

  'lists.about': {
    zh: '每校一份名单（.xlsx 或 .csv）。再导入一次就替换原来的。错误要在原表中改正后重新导入；提醒请逐条确认。',
    en: 'One list a school (.xlsx or .csv). Importing again replaces it. Mend errors in the file and import it again; accept warnings one by one.',
  },
  'lists.none': { zh: '还没有名单', en: 'no list yet' },
  'lists.file': { zh: '{file} · {format}', en: '{file} · {format}' },
  'lists.children': { zh: '{children} 名学生没有错误', en: '{children} children without errors' },
  'lists.counts': {
    zh: '{children} 名学生，{lots} 个号',
    en: '{children} children, {lots} lots',
  },
  'lists.clean': { zh: '没有错误，没有待确认的提醒', en: 'no errors, nothing to accept' },
  'lists.findings': { zh: '错误 {errors} 个，待确认 {open} 条', en: '{errors} errors, {open} warnings to accept' },
  'lists.choose': { zh: '选择文件…', en: 'Choose file...' },
  'lists.choose-again': { zh: '替换文件…', en: 'Replace file...' },
  'lists.catchment': { zh: '对口初中表', en: 'Catchment schools' },
  'lists.catchment-none': {
    zh: '还没有。未录取的学生按它列出对口初中；没有它也能摇号。',
    en: 'None yet. It gives those not drawn their public school; the draw works without it.',
  },

  'findings.title': { zh: '发现的问题（{count}）', en: 'Findings ({count})' },
  'findings.about': {
    zh: '“错误”必须改正；“提醒”看过无误后点“确认提醒”，会写进导入报告。',
    en: 'Errors must be mended. Read each warning and accept it; it goes into the import report.',
  },
  'findings.filter': { zh: '显示哪些', en: 'Show which' },
  'findings.open': { zh: '待处理', en: 'Open' },
  'findings.error': commonTexts['severity.error'],
  'findings.all': { zh: '全部', en: 'All' },
  'findings.none': { zh: '没有待处理的问题。', en: 'Nothing is open.' },
  'findings.value': { zh: '内容：{value}', en: 'Value: {value}' },
  'findings.accept': { zh: '确认提醒', en: 'Accept warning' },

  'attendance.about': {
    zh: '封存名单之前请到场人员签到；后到的可以补签。',
    en: 'Those present sign in before the freeze; late arrivals may sign in later.',
  },
  'attendance.sign': { zh: '登记签到', en: 'Sign in' },
  'attendance.remove': { zh: '撤销签到', en: 'Remove' },
  'attendance.all': { zh: '方案中的到场监督人员都已签到。', en: 'All observers of the plan have signed in.' },
  'attendance.absent': { zh: '尚未签到：{roles}', en: 'Not signed in yet: {roles}' },

  'displays.absent': {
    zh: '大屏幕没有连接。请在投影机上打开大屏幕，再回到这里。',
    en: 'The stage is not connected. Open the stage window on the projector, then come back here.',
  },
  'displays.state': { zh: '状态', en: 'State' },
  'displays.connected': { zh: '已连接', en: 'connected' },
  'displays.size': { zh: '实际像素', en: 'Real pixels' },
  'displays.ratio': { zh: '缩放比例', en: 'Scale' },
  'displays.small': {
    zh: '画面小于 1024 × 720，后排可能看不清。请检查投影机分辨率，或把窗口放到投影上全屏。',
    en: 'The stage is smaller than 1024 × 720 and may be hard to read. Check the resolution of the projector and make the window full screen there.',
  },
  'displays.show': { zh: '显示测试画面', en: 'Show test card' },
  'displays.hide': { zh: '收起测试画面', en: 'Put test card away' },
  'displays.tested': { zh: '测试画面上次在大屏幕上显示：{time}', en: 'The test card was last on the stage at {time}' },
  'displays.inset': { zh: '四边留空（%）', en: 'Empty on each side (%)' },
  'displays.inset-about': {
    zh: '投影切掉四边时加大，直到框线都看得见。最多 {most}%。',
    en: 'For a projector that cuts the edges: more, until the frame is visible on all four. At most {most} %.',
  },
  'displays.inset-more': { zh: '加大', en: 'More' },
  'displays.inset-less': { zh: '缩小', en: 'Less' },
  'displays.look': { zh: '请逐项查看', en: 'Look at these one by one' },
  'displays.check-edges': { zh: '四边的框线都看得见', en: 'The frame is visible on all four edges' },
  'displays.check-focus': { zh: '细线分得开，环形不变形', en: 'Thin lines are apart, and the circle is round' },
  'displays.check-greys': { zh: '每一级灰和每种颜色都分得开', en: 'Every grey and every colour can be told apart' },
  'displays.check-text': {
    zh: '最后一排能读出“最后一排请读”那一行',
    en: 'The line for the last row can be read from there',
  },
  'displays.check-names': { zh: '名单中的生僻字没有方框', en: 'No rare character of the lists shows as a box' },

  'rehearse.running': {
    zh: '演练 {ceremony} 正在进行。随时可以点上方的“结束演练”回到准备。',
    en: 'The rehearsal {ceremony} is running. "End rehearsal" above leads back at any time.',
  },
  'rehearse.all': {
    zh: '本场编号 {ceremony} 以 TEST- 开头：整场就是演练，不需要再单独演练。请直接进入下一步，一直做到复核。',
    en: 'The id {ceremony} begins with TEST-: all of this is a rehearsal and needs no other. Go on to the next step, and so to the end.',
  },
  'rehearse.how-folder': {
    zh: '演练另用一个 TEST- 开头的编号和单独的文件夹，不会写进正式的档案。',
    en: 'It has an id of its own that begins with TEST-, and a folder of its own; nothing goes into the real dossier.',
  },
  'rehearse.how-same': {
    zh: '名单、计划和大屏幕与正式时相同；每个画面都标有“演练”。秘密数字另外产生，与正式的无关。',
    en: 'Lists, places and stage are those of the day; every scene says Rehearsal. Its secrets are its own.',
  },
  'rehearse.how-fill': {
    zh: '没有骰子时，现场取数可以填入随机数字，记录会写明。',
    en: 'Where there are no dice, the inputs can be filled with random digits; the record says so.',
  },
  'rehearse.how-end': {
    zh: '随时可以结束，回到这里；演练的档案保留。演练期间方案和名单不能改。',
    en: 'It can be ended at any point; its dossier stays. While it runs, plan and lists cannot be changed.',
  },
  'rehearse.ready': { zh: '可以演练。', en: 'Ready to rehearse.' },
  'rehearse.start': { zh: '开始演练', en: 'Start rehearsal' },
  'rehearse.end': { zh: '结束演练', en: 'End rehearsal' },
  'rehearse.end-people': {
    zh: '签到表上现有 {count} 人。正式摇号当天到场的人要当天签到。',
    en: '{count} people are signed in. Those who are there on the day sign in on the day.',
  },
  'rehearse.end-forget': { zh: '结束演练，清空签到', en: 'End it, clear the sign-ins' },
  'rehearse.end-keep': { zh: '结束演练，保留签到', en: 'End it, keep the sign-ins' },
  'rehearse.end-title': { zh: '结束这次演练？', en: 'End this rehearsal?' },
  'rehearse.end-sealed': {
    zh: '演练已经做到最后。结束时会复核它的档案，然后回到正式摇号的准备。',
    en: 'The rehearsal has come to its end. Its dossier is verified now, and the console is back at the preparation.',
  },
  'rehearse.end-early': {
    zh: '演练还没有做完。结束后它停在这里，不能继续；档案保留，回到正式摇号的准备。',
    en: 'The rehearsal is not finished. It stays as it is and cannot go on; its dossier is kept, and the console is back at the preparation.',
  },
  'rehearse.stay': { zh: '继续演练', en: 'Go on rehearsing' },
  'rehearse.held': { zh: '已做的演练', en: 'Rehearsals held' },
  'rehearse.id': { zh: '编号', en: 'Id' },
  'rehearse.time': { zh: '开始时间', en: 'Began' },
  'rehearse.reached': { zh: '做到', en: 'Reached' },
  'rehearse.reached-at': { zh: '{step}（{events} 条记录）', en: '{step} ({events} events)' },
  'rehearse.given-up': { zh: '已作废', en: 'given up' },
  'rehearse.not-sealed': { zh: '没有做完', en: 'not finished' },
  'rehearse.passed': { zh: '通过', en: 'verified' },
  'rehearse.failed': { zh: '不通过，请查看档案', en: 'not verified: see its dossier' },

  'give-up.open': { zh: '作废本次摇号…', en: 'Give this attempt up...' },
  'give-up.about': {
    zh: '只在截止取数之前可以。须写明原因，由两个人决定。身份和原因进入摇号记录并公开，姓名只留在密封的文件里。',
    en: 'Possible only before the inputs are closed. It takes a reason and two people. Roles and reason go on record and are published; the names stay in a sealed file.',
  },
  'give-up.reason': { zh: '作废的原因（不写姓名和证件号）', en: 'Why it is given up (no names, no ID numbers)' },
  'give-up.role': { zh: '决定人 {number} 的身份', en: 'Role of person {number}' },
  'give-up.name': { zh: '决定人 {number} 的姓名', en: 'Name of person {number}' },
  'give-up.irreversible': {
    zh: '作废后不能恢复：本次档案原样保留，不能再继续。名单仍在，以下一次的编号重新封存，秘密数字全部重新产生。',
    en: 'This cannot be taken back: the dossier stays as it is and cannot go on. The lists remain; they are frozen again under the next id, with new secrets.',
  },
  'give-up.action': { zh: '作废本次摇号', en: 'give this attempt up' },
  'prior.note': {
    zh: '前一次摇号已经作废，这是 {ceremony}。名单和方案照旧，可以修改；前一次的记录校验码会写进规则。请重新封存名单。',
    en: 'The attempt before was given up; this is {ceremony}. Lists and plan are as they were and may be changed; the rules will name the old record. Freeze the lists again.',
  },

  'envelope.open': {
    zh: '公布之前：打印{role}的秘密数字，装入信封',
    en: 'Before that: print the secret of the {role} for its envelope',
  },
  'envelope.about': {
    zh: '打印{holder}的一页装入信封，当众封口，交由他人看管。机器坏了，凭它拆封。每次打印都写进摇号记录。',
    en: 'Print the page of the {holder} for the envelope, seal it in public and have somebody else keep it. If the machine fails, it is opened. Each printing goes on record.',
  },
  'envelope.screen': {
    zh: '打印预览会显示秘密数字。请先确认本机屏幕没有投到大屏幕上，旁人也看不到。',
    en: 'The print preview may show the secret. Make sure that this screen is not mirrored and that nobody else can see it.',
  },
  'envelope.action': { zh: '打印信封页', en: 'print the page for the envelope' },
  'envelope.title': { zh: '{role}的秘密数字 · 装入信封', en: 'Secret of the {role} · for the envelope' },
  'envelope.where': {
    zh: '本页装入信封，当众封口，骑缝签字。拆封时当众拆开，照着输入秘密数字；在此之前任何人不得拆看。本机另存一份，拆封后删除。',
    en: 'Put this page into an envelope, seal it in public and sign across the flap. It is opened in public at the reveal, and by nobody before. The machine keeps a copy until then.',
  },
  'envelope.holder': { zh: '{role}签字：', en: 'Signed by the {role}:' },
  'envelope.sealed': { zh: '封口时间：', en: 'Sealed at:' },

  'freeze.not-rehearsed': { zh: '还没有从头到尾演练过。', en: 'There has been no rehearsal to its end yet.' },
  'freeze.to-rehearse': { zh: '去演练', en: 'Go to rehearsal' },
  'freeze.total': { zh: '合计', en: 'Total' },
  'freeze.missing': { zh: '还没有名单：{schools}。', en: 'No list yet: {schools}.' },
  'freeze.sample-list': {
    zh: '{school}的名单“{file}”是示例名单，或含有示例里虚构的学生（身份证号以 411299 开头），正式摇号不能用。请换成这所学校的真实名单。',
    en: 'The list "{file}" of {school} comes from the sample, or has invented children of it (with ID numbers that begin with 411299), so it cannot be frozen. Import the real list of this school.',
  },
  'freeze.sample-catchment': {
    zh: '对口初中表“{file}”是示例的，正式摇号不能用。请换成本次的对口初中表，或移除它。',
    en: 'The catchment table "{file}" comes from the sample and cannot be frozen. Import the one of this year, or remove it.',
  },
  'freeze.errors': {
    zh: '名单中有 {errors} 个错误，请改正后重新导入。',
    en: 'The lists have {errors} errors; mend them and import again.',
  },
  'freeze.open': {
    zh: '有 {open} 条提醒还没有确认，请逐条确认。',
    en: '{open} warnings are not accepted yet; accept them one by one.',
  },
  'freeze.unsaved': {
    zh: '方案有改动未保存，请保存或放弃。',
    en: 'The plan has unsaved changes; save or discard them.',
  },
  'freeze.nobody': { zh: '还没有人签到。', en: 'Nobody has signed in yet.' },
  'freeze.no-stage': {
    zh: '大屏幕没有连接，现场看不到封存。',
    en: 'The stage is not connected; the hall cannot see the freeze.',
  },
  'freeze.to-lists': { zh: '去看名单', en: 'Go to lists' },
  'freeze.to-plan': { zh: '去看方案', en: 'Go to plan' },
  'freeze.to-attendance': { zh: '去签到', en: 'Go to attendance' },
  'freeze.ready': { zh: '可以封存。', en: 'Ready for the freeze.' },
  'freeze.show-rules': { zh: '先在大屏幕上展示规则', en: 'First show the rules on the stage' },
  'freeze.irreversible': {
    zh: '封存后不能撤回：名单、计划、规则和保管人都不能再改。',
    en: 'This cannot be taken back: lists, places, rules and holders stay as they are.',
  },
  'freeze.before-days': {
    zh: '封存可以提前几天：封存后可先发回执，摇号可在数日后进行。',
    en: 'The freeze may be days early: receipts can be handed out after it, and the draw can be held days later.',
  },
  'freeze.later-days': {
    zh: '现在可以先发回执，摇号可在数日后进行。今天可以先做到这里，关闭程序不影响。',
    en: 'Receipts can be handed out now; the draw can be held days later. Today may end here: closing the program does no harm.',
  },
  'freeze.done': { zh: '名单已封存。', en: 'The lists are frozen.' },

  'secrets.of': { zh: '{role}的秘密数字', en: 'Secret of the {role}' },
  'secrets.later': { zh: '还没有轮到。', en: 'Not yet due.' },
  'secrets.made-here': {
    zh: '承诺值已收取。秘密数字由本机产生，摇号记录会写明。',
    en: 'Commitment taken. The secret was made on this machine, and the record says so.',
  },
  'secrets.made-own': {
    zh: '承诺值已收取。秘密数字由本机产生并保存，拆封前不显示。',
    en: 'Commitment taken. This machine made the secret and keeps it; it is not shown before the reveal.',
  },
  'secrets.brought': {
    zh: '承诺值已收取，由保管人带来（自述）。秘密数字不在本机。',
    en: 'Commitment taken as the holder brought it. The secret is not on this machine.',
  },
  'secrets.way': { zh: '怎样收取承诺值', en: 'How the commitment comes' },
  'secrets.way-here': { zh: '在本机产生', en: 'Make it here' },
  'secrets.way-type': { zh: '照着输入', en: 'Type it' },
  'secrets.way-file': { zh: '读取文件', en: 'Read a file' },
  'secrets.here-operator': {
    zh: '本机产生一个随机的秘密数字并保存，拆封前不显示。别人的秘密数字请不要在本机产生。',
    en: 'This machine makes a random secret and keeps it; it is not shown before the reveal. Do not make those of others here.',
  },
  'secrets.here-other': {
    zh: '本机替保管人产生秘密数字。这样保管人就要相信这台电脑，摇号记录和承诺书都会写明；最好由保管人用自己的设备产生。',
    en: "This machine makes the secret for its holder, who then has to trust it; record and promise will say so. The holder's own device is better.",
  },
  'secrets.here-rehearsal': {
    zh: '演练时在本机产生就可以。正式摇号请保管人用自己的设备产生，只带承诺值来。',
    en: 'In a rehearsal this will do. In the ceremony the holder makes it on a device of their own and brings only the commitment.',
  },
  'secrets.make': { zh: '产生秘密数字', en: 'Make secret' },
  'secrets.type-about': {
    zh: '请保管人逐组读出承诺值（64 位，每组四位），照着输入。不要输入秘密数字本身。',
    en: 'Let the holder read the commitment aloud (64 digits, four a group) and type it. Never type the secret itself.',
  },
  'secrets.commitment-first': { zh: '承诺值，第一遍（64 位）', en: 'Commitment, first typing (64 digits)' },
  'secrets.commitment-second': { zh: '承诺值，第二遍（64 位）', en: 'Commitment, second typing (64 digits)' },
  'secrets.type-second': {
    zh: '第一遍已提交并隐藏。请保管人从头再读一遍，最好换一个人输入。',
    en: 'The first typing is submitted and hidden. Let the holder read it again from the start; better somebody else types.',
  },
  'secrets.send-second': { zh: '核对并收取', en: 'Compare and take' },
  'secrets.typed-differ': {
    zh: '两遍输入不一致，没有收取。请保管人重新读出，再输入两遍。',
    en: 'The two typings differ; nothing was taken. Let the holder read it again, and type it twice anew.',
  },
  'secrets.later-days': {
    zh: '收取承诺值不必一天做完：保管人可以改天再交，今天可以先做到这里，关闭程序不影响。',
    en: 'There is no hurry: a holder may bring the commitment another day. Today may end here; closing the program does no harm.',
  },
  'secrets.choose': { zh: '选择承诺文件…', en: 'Choose commitment file...' },
  'secrets.file-about': {
    zh: '保管人带来的承诺文件（.txt）。读出后请与保管人核对。',
    en: 'The commitment file (.txt) that the holder brings. Compare what is read with the holder.',
  },
  'secrets.read-back': { zh: '文件中的承诺值，请核对', en: 'Commitment in the file; compare it' },
  'secrets.digests-about': {
    zh: '保管人在自己的电脑上打开 verify.html，在“制作秘密数字”一页填入这两个校验码，得到秘密数字和承诺文件；照纸上的数字核对无误，再装入信封，只带承诺来。',
    en: 'On a computer of their own the holder opens verify.html, gives these two digests on its page "Make a secret", and gets the secret and a commitment file. The secret is checked as it stands on paper and goes into an envelope; only the commitment comes here.',
  },
  'secrets.digests': {
    zh: '保管人产生承诺时要用的名单校验码和规则校验码',
    en: 'The digests that a holder needs to make a commitment',
  },
  'held.open': { zh: '取回承诺值…', en: 'Take back...' },
  'held.open-named': { zh: '取回{role}的承诺值…', en: 'Take back: {role}...' },
  'held.title': { zh: '取回{role}的承诺值？', en: 'Take back the commitment of the {role}?' },
  'held.about-here': {
    zh: '本机产生的这个秘密数字会删除，不能恢复。之后可以重新产生，或由保管人另带承诺值来。',
    en: 'The secret that was made here is deleted for good. Another can be made, or the holder brings a commitment.',
  },
  'held.about-brought': {
    zh: '交来的承诺值不再保留。公布承诺书之前，保管人可以另交一个。',
    en: 'The commitment that was handed over is no longer kept. Until the promise is published its holder can hand over another.',
  },
  'held.reason': {
    zh: '这个秘密数字已经打印过。取回的原因，和打印的那一页怎样处理（会进入摇号记录并公开）',
    en: 'This secret was printed. Why it is taken back, and what became of the printed page (it goes on record and is published)',
  },
  'held.action': { zh: '取回承诺值', en: 'Take back commitment' },

  'offered.title': { zh: '交来的是秘密数字', en: 'A secret was offered' },
  'offered.about': {
    zh: '{role}交来的是秘密数字，不是承诺值：没有收取，没有保存，其余没有再读。但它已经给人看过，请保管人另做一个。这件事要写进摇号记录才能继续，记录会公开；下面的话可以修改。',
    en: 'What came from the {role} is a secret and no commitment. It was not taken, not kept and not read further. But it has been shown: let the holder make another. To go on, this has to be put on record, which is published; the words below can be changed.',
  },
  'offered.words': {
    zh: '{role}把秘密数字当作承诺值交来，未收取、未保存，请其另做。',
    en: 'The {role} offered the secret in the place of its commitment. It was not taken and is not kept; another is to be made.',
  },
  'offered.action': { zh: '写入记录并继续', en: 'Put on record and go on' },

  'signing.promise': { zh: '表2 种子承诺书', en: 'Sheet 2, promise' },
  'signing.inputs': { zh: '表3 现场取数记录', en: 'Sheet 3, live inputs' },
  'signing.result': { zh: '表4 摇号结果（各校签字本）', en: 'Sheet 4, results (copies to sign)' },
  'signing.title': { zh: '{sheet}：由谁签字', en: '{sheet}: who signs' },
  'signing.about-promise': {
    zh: '取数之前，请到场人员核对并签字。在本页下方打印。',
    en: 'Before the first digit those present compare it and sign. It is printed below.',
  },
  'signing.about-inputs': {
    zh: '拆封之前，请到场人员核对现场数字并签字。以后的一切都先与这张表比较；在本页下方打印。',
    en: 'Before the first envelope those present compare the live digits and sign. Everything is compared with this sheet first; it is printed below.',
  },
  'signing.about-result': {
    zh: '归档之前，请到场人员在结果表上签字。在本页下方打印。',
    en: 'Before the end those present sign the results, which are printed below.',
  },
  'signing.all': { zh: '以下到场人员均已签字', en: 'All those present have signed' },
  'signing.who': { zh: '已签字的（没有签的请取消选择）', en: 'Have signed (untick who did not)' },
  'signing.missing': {
    zh: '不写入签字的：{roles}。有需要说明的，请点“记录情况”。',
    en: 'Not among the signatures: {roles}. If that needs a word, note an incident.',
  },
  'signing.record': { zh: '记入签字', en: 'Record signatures' },
  'signing.without': { zh: '没有签字，写明原因…', en: 'Not signed: say why...' },
  'signing.reason': {
    zh: '没有签字的原因（进入摇号记录并公开，不写姓名）',
    en: 'Why it is not signed (it goes on record and is published; no names)',
  },
  'signing.leave': { zh: '记入原因', en: 'Record reason' },
  'signing.rehearsal': { zh: '演练，不收签字', en: 'Rehearsal: no signatures' },
  'signing.done': { zh: '{sheet}已签字（自述）：{roles}', en: '{sheet}, said to be signed by: {roles}' },
  'signing.left': { zh: '{sheet}没有签字：{reason}', en: '{sheet} was not signed: {reason}' },

  'commitment-file.secret': {
    zh: '这个文件里是{role}的秘密数字，不是承诺值：没有收取，没有保存，其余没有再读。请保管人另做一个，只交承诺文件。{found}',
    en: 'This file holds the secret of the {role} and no commitment. It was not taken, not kept and not read further. Let the holder make another and hand over the commitment file only. {found}',
  },
  'commitment-file.none': {
    zh: '文件中没有 64 位承诺值。请确认拿的是{role}的承诺文件，或改为照着输入。{found}',
    en: 'The file has no commitment of 64 digits. Make sure it is the file of the {role}, or type it. {found}',
  },
  'commitment-file.several': {
    zh: '文件中有不止一个承诺值，无法判断用哪一个。请改为照着输入。{found}',
    en: 'The file has more than one commitment. Type the right one instead. {found}',
  },
  'commitment-file.ceremony': {
    zh: '这份承诺属于另一场摇号 {found}，本场是 {ceremony}。请保管人为本场重新产生。',
    en: 'This commitment belongs to another ceremony, {found}; this one is {ceremony}. Let the holder make one for it.',
  },
  'commitment-file.roster': {
    zh: '这份承诺是按另一份名单（{found}…）产生的。请保管人按本场封存的名单重新产生。',
    en: 'This commitment was made for another list ({found}...). Let the holder make one for the list frozen here.',
  },
  'commitment-file.rules': {
    zh: '这份承诺是按另一份规则（{found}…）产生的。请保管人按本场封存的规则重新产生。',
    en: 'This commitment was made for other rules ({found}...). Let the holder make one for the rules frozen here.',
  },
  'commitment-file.role': {
    zh: '这份文件是 {found} 的承诺，不是{role}的。请换成{role}的文件。',
    en: 'This is a commitment of {found}, not of the {role}. Choose the file of the {role}.',
  },

  'publish.qr': { zh: '扫码可得本页全部数字', en: 'Scan for all digits of this page' },
  'publish.irreversible': {
    zh: '请先当众读出并核对。公布时各承诺值一并记入摇号记录，此后不能撤回，也不能再换。',
    en: 'Read and compare them aloud first. With the publication all commitments go on record; from then on nothing can be withdrawn or changed.',
  },
  'publish.held': { zh: '公布以前可以取回：', en: 'Until then they can be taken back:' },
  'publish.later-days': {
    zh: '公布可以在摇号前几天，公布后把表2发出去；关闭程序不影响。',
    en: 'The promise may be published days before the draw, and sheet 2 handed out; closing the program does no harm.',
  },
  'publish.done': { zh: '承诺书已公布。', en: 'The promise is published.' },

  'inputs.later-days': {
    zh: '承诺书已经公布。摇号可在数日后进行，今天可以先做到这里，关闭程序不影响。',
    en: 'The promise is public. The draw can be held days later; today may end here, and closing the program does no harm.',
  },
  'inputs.digits': { zh: '{count} 位数字', en: '{count} digits' },
  'inputs.balls': { zh: '{count} 个球（每球两位）', en: '{count} balls (two digits each)' },
  'inputs.all': { zh: '全部数字已记入。', en: 'All inputs are on record.' },
  'inputs.typist-1': { zh: '第一人', en: 'First person' },
  'inputs.typist-2': { zh: '第二人', en: 'Second person' },
  'inputs.value': { zh: '看着现场的数字输入（{digits} 位）', en: 'Type what the hall shows ({digits} digits)' },
  'inputs.typed': { zh: '已输入 {count} / {digits} 位', en: '{count} of {digits} digits' },
  'inputs.send-1': { zh: '提交第一遍', en: 'Submit first typing' },
  'inputs.send-2': { zh: '提交第二遍并核对', en: 'Submit and compare' },
  'inputs.hidden': { zh: '已提交，内容已隐藏', en: 'Submitted and hidden' },
  'inputs.turn': { zh: '第一人提交后，换第二人输入。', en: 'The second person types once the first has submitted.' },
  'inputs.turn-giver': { zh: '请先选择由谁取数。', en: 'First choose who gives the digits.' },
  'inputs.other-person': {
    zh: '请换另一个人来输入，看着现场的数字，不要问第一遍输了什么。',
    en: 'Somebody else types now, from what the hall shows and not from what the first one typed.',
  },
  'inputs.givers': {
    zh: '这些数字由谁产生（按身份，可选几位）',
    en: 'Who gives these digits (by role, one or several)',
  },
  'inputs.givers-none': { zh: '还没有选择。选择后开始输入。', en: 'Nobody is chosen yet; typing begins after that.' },
  'inputs.givers-chosen': { zh: '将写入记录：{roles}', en: 'Goes on record: {roles}' },
  'inputs.given-by': { zh: '取数人：{roles}', en: 'Given by: {roles}' },
  'inputs.fill': { zh: '填入演练用的随机数字', en: 'Fill with random digits (rehearsal)' },
  'inputs.mismatch': { zh: '两遍输入不一致，没有记入。', en: 'The two typings differ; nothing was recorded.' },
  'inputs.mismatch-mend': {
    zh: '请两个人重新看一遍现场的数字，再各输入一遍。',
    en: 'Both look at the digits in the hall again, and both type them anew.',
  },
  'inputs.void-open': { zh: '作废本次数字…', en: 'Declare throw void...' },
  'inputs.void-about': {
    zh: '骰子落地、卡片看不清等情况：写明原因，重新产生数字。作废会进入摇号记录并在大屏幕上显示。',
    en: 'A die on the floor, a card nobody can read: say why and throw again. It goes on record and shows on the stage.',
  },
  'inputs.void-reason': { zh: '作废原因', en: 'Why it is void' },
  'inputs.void': { zh: '作废第 {number} 项', en: 'Void input {number}' },

  'agreed.title': { zh: '两遍录入一致，尚未记入', en: 'Typed twice alike; not on record yet' },
  'agreed.giver': { zh: '取数的人', en: 'whoever gave them' },
  'agreed.about': {
    zh: '数字已放大显示在大屏幕上。请{who}看着大屏幕，说一声对不对：对的记入，不对的重新录入。',
    en: 'The digits stand large on the stage. Ask {who} whether they are right: if so, record them; if not, type them again.',
  },
  'agreed.about-beacon': {
    zh: '数值已放大显示在大屏幕上。请公证员与来源公布的数值核对：相同的记入，不同的重新录入。',
    en: 'The value stands large on the stage. Let the notary compare it with what the source publishes: if it is the same, record it; if not, type it again.',
  },
  'agreed.record': { zh: '取数人已确认，记入', en: 'Confirmed: record it' },
  'agreed.record-beacon': { zh: '核对相同，记入', en: 'Compared: record it' },
  'agreed.again': { zh: '不对，重新录入', en: 'Not right: type again' },

  'beacon.about': {
    zh: '公布之前什么都不要输入，也不要记情况：先请全场看到下面的校验码并拍照。公布后，由两个人各看着来源输入一遍。',
    en: 'Type nothing and note no incident before the value is published: the hall first sees and photographs the digest below. Then two people type the value, each from its source.',
  },
  'beacon.record': { zh: '到此为止的记录校验码（第 {line} 条）', en: 'Digest of the record so far (line {line})' },
  'beacon.compare': {
    zh: '它与大屏幕上的相同，会写在公开数值那一条里，印在表 3 上。',
    en: 'It is the one on the stage; the line of the public value repeats it, and sheet 3 prints it.',
  },
  'beacon.added': {
    zh: '等待期间记录又增加 {added} 条，校验码已变。请大家在公布前重新拍照。',
    en: 'Since the waiting began the record has grown ({added}) and has another digest. Have it photographed again before the value is published.',
  },
  'beacon.rehearsal': {
    zh: '演练可以填入随机数字：数值随机产生，不是真的公开数值，记录会写明。',
    en: 'A rehearsal may be filled with random digits: they are not the true public value, and the record says so.',
  },
  'beacon.value': {
    zh: '看着来源公布的数值输入（{digits} 位）',
    en: 'Type what the source publishes ({digits} digits)',
  },
  'beacon.other-person': {
    zh: '请换另一个人来输入，看着来源公布的数值，不要问第一遍输了什么。',
    en: 'Somebody else types now, from what the source publishes and not from what the first one typed.',
  },
  'beacon.mismatch-mend': {
    zh: '请两个人重新看一遍来源公布的数值，再各输入一遍。',
    en: 'Both look at the published value again, and both type it anew.',
  },

  'reveal.inputs': { zh: '已记入的现场数字', en: 'Inputs on record' },
  'reveal.irreversible': {
    zh: '截止后不能再加、改任何现场数字。',
    en: 'Once closed, no input can be added or changed.',
  },
  'reveal.closed': { zh: '取数已截止。', en: 'The inputs are closed.' },
  'reveal.opened': { zh: '已拆封，与承诺值一致。', en: 'Revealed; it matches its commitment.' },
  'reveal.here': {
    zh: '秘密数字在本机产生并保存，拆封时当众核对承诺值。',
    en: 'The secret was made and sealed on this machine; the reveal compares it with its commitment in public.',
  },
  'reveal.type': {
    zh: '请保管人打开信封，逐组读出秘密数字，照着输入（也可以粘贴）。输错不会有损失，核对不上可以重输。',
    en: 'Let the holder open the envelope and read the secret group by group; type or paste it. A mistake does no harm: it can be typed again.',
  },
  'reveal.open': { zh: '拆封{role}的秘密数字', en: 'Reveal secret of the {role}' },

  'seed.show': { zh: '在大屏幕上展示种子', en: 'Show the seed on the stage' },
  'seed.show-again': { zh: '再展示一次种子', en: 'Show the seed again' },
  'seed.about': {
    zh: '秘密数字已全部拆封。先请全场看到种子，再摇号；不展示也可以摇号。',
    en: 'All secrets are open. Let the hall see the seed before the draw; the draw does not depend on it.',
  },

  'draw.schools': {
    zh: '{draw} 所学校摇号，{direct} 所未超计划直接录取。',
    en: 'Schools that draw: {draw}. Schools within their places, which admit all: {direct}.',
  },
  'draw.irreversible': {
    zh: '一份记录只有一次摇号，重新计算也是同一个结果。结果先写入磁盘，再在大屏幕上展示。',
    en: 'A record has one draw, and computed again it is the same. The result goes to disk before the stage shows it.',
  },
  'draw.action': { zh: '开始摇号', en: 'start the draw' },
  'draw.done': { zh: '摇号完成，结果已保存。', en: 'The draw is done and its result on disk.' },

  'present.standby': {
    zh: '大屏幕正在待机。结束待机后继续展示。',
    en: 'The stage is on standby. End standby to go on.',
  },
  'present.counts': { zh: '计划 {places}，报名 {applicants}', en: '{places} places, {applicants} applicants' },
  'present.now': { zh: '正在展示', en: 'on the stage' },
  'present.done': { zh: '已展示', en: 'shown' },
  'present.open': { zh: '未展示', en: 'not shown yet' },
  'present.show-wall': { zh: '展示号码墙', en: 'Show wall' },
  'present.show-wall-again': { zh: '再次展示', en: 'Show again' },
  'present.show-direct': { zh: '展示直接录取', en: 'Show admissions' },
  'present.direct-now': {
    zh: '大屏幕正在显示：报名未超计划，全部直接录取。',
    en: 'The stage shows: no more applicants than places, all are admitted directly.',
  },
  'present.all': { zh: '所有学校都已展示。', en: 'All schools have been shown.' },
  'film.seconds': { zh: '播放时长：{seconds} 秒', en: 'Length: {seconds} seconds' },
  'film.start': { zh: '开始播放', en: 'Start film' },
  'film.witnesses': {
    zh: '如现场有家长提出，可填最多三个登记号，在大屏幕上全程标出；只显示号码，不显示姓名。不填也可以。',
    en: 'If families in the hall ask for it: up to three lots that the stage marks through the film, by number, without names. May stay empty.',
  },
  'film.witness': { zh: '标出的登记号 {number}', en: 'Marked lot {number}' },
  'film.running': { zh: '播放中：{played} / {seconds} 秒', en: 'Playing: {played} of {seconds} seconds' },
  'film.paused': { zh: '已暂停：{played} / {seconds} 秒', en: 'Paused: {played} of {seconds} seconds' },
  'film.over': { zh: '播放完毕（{played} / {seconds} 秒）', en: 'Film over ({played} of {seconds} seconds)' },
  'film.pause': { zh: '暂停播放', en: 'Pause film' },
  'film.resume': { zh: '继续播放', en: 'Resume film' },
  'film.skip': { zh: '跳到结尾', en: 'Skip to end' },
  'film.phases': { zh: '播放到哪一段', en: 'Where the film is' },
  'film.phase-roster': { zh: '列名单', en: 'List' },
  'film.phase-reading': { zh: '算顺序值', en: 'Tickets' },
  'film.phase-rising': { zh: '排序', en: 'Order' },
  'film.phase-last': { zh: '末几位', en: 'Last' },
  'film.phase-line': { zh: '划线', en: 'Line' },
  'film.phase-gold': { zh: '上色', en: 'Gold' },
  'film.phase-hold': { zh: '停留', en: 'Hold' },
  'film.board': { zh: '展示号码榜', en: 'Show board of numbers' },
  'film.pages': { zh: '展示录取名单', en: 'Show result pages' },
  'pages.to-board': { zh: '回到号码榜', en: 'Back to the board' },
  'pages.page': { zh: '第 {page} 页，共 {pages} 页', en: 'Page {page} of {pages}' },
  'pages.back': { zh: '上一页', en: 'Previous page' },
  'pages.next': { zh: '下一页', en: 'Next page' },
  'pages.number': { zh: '页码（1–{pages}）', en: 'Page (1–{pages})' },
  'pages.go': { zh: '跳到这一页', en: 'Go to page' },
  'pages.lot': { zh: '登记号（可只填末几位）', en: 'Lot (last digits will do)' },
  'pages.find': { zh: '跳到所在页', en: 'Go to its page' },
  'pages.auto': { zh: '自动翻页', en: 'Turn automatically' },
  'pages.stop': { zh: '停止自动翻页', en: 'Stop turning' },
  'pages.seconds': { zh: '自动翻页间隔：{seconds} 秒', en: 'Seconds a page: {seconds}' },
  'pages.turning': { zh: '正在自动翻页，每页 {seconds} 秒', en: 'Pages turn by themselves, {seconds} seconds each' },

  'seal.present': { zh: '签到人数', en: 'Signed in' },
  'seal.unseen': { zh: '还没有展示：{schools}。', en: 'Not shown yet: {schools}.' },
  'seal.irreversible': {
    zh: '归档后不能再加任何记录或备注。还有情况要写，请先点“记录情况”。',
    en: 'Once sealed, the record takes nothing more. If an incident is still to be noted, do that first.',
  },
  'seal.done': { zh: '已归档并签名。', en: 'The record is sealed and signed.' },

  'verify.action': { zh: '复核档案', en: 'Verify dossier' },
  'verify.again': { zh: '再次复核', en: 'Verify again' },
  'verify.folder': { zh: '档案文件夹', en: 'Folder of the dossier' },
  'verify.folder-about': {
    zh: '整个文件夹含姓名和证件号，只能内部保管，请复制到 U 盘存档。给外人的只有其中的 public 文件夹（有作废的，还有 given-up 文件夹），它们不含姓名和证件号。',
    en: 'The whole folder holds names and ID numbers: keep it inside the bureau, and copy it to a USB stick. Only its folder "public" (and "given-up", if an attempt was given up) may be handed to others; they hold no name and no ID number.',
  },
  'verify.rehearsal': {
    zh: '演练到此做完。复核之后请点上方的“结束演练”，回到正式摇号的准备。',
    en: 'The rehearsal is complete. Verify it, then press "End rehearsal" above to go back to the preparation.',
  },
  'verify.passed': { zh: '复核通过：{count} 项检查全部相符。', en: 'Verified: all {count} checks hold.' },
  'verify.compare-paper': {
    zh: '文件之间相符，还不等于现场如此。请与签字的表和照片逐项核对：',
    en: 'Files that agree with each other are not yet what happened in the hall. Compare with the signed sheets and photographs:',
  },
  'verify.failed': {
    zh: '复核不通过：{count} 项不符。请不要改动文件夹，先看下面的说明。',
    en: 'Not verified. Checks that fail: {count}. Leave the folder as it is and read below.',
  },
  'receipt.about': {
    zh: '家长拿来回执时，在这里核对公布名单里的这个号是不是他的孩子。填写的内容只用来计算，不保存，也不写入记录。',
    en: 'Where a family brings its receipt, this shows whether the lot in the published list is their child. What is typed is computed with, kept nowhere and not put on record.',
  },
  'receipt.text': {
    zh: '回执内容（扫二维码，或照抄以 lot/1|receipt| 开头的一行）',
    en: 'Text of the receipt (scan the code, or copy the line that begins with lot/1|receipt|)',
  },
  'receipt.child-name': { zh: '第 {number} 名学生的姓名', en: 'Name of child {number}' },
  'receipt.child-id': { zh: '第 {number} 名学生的身份证号', en: 'ID number of child {number}' },
  'receipt.clear': { zh: '清空', en: 'Clear' },
  'receipt.arithmetic': {
    zh: '怎样算出来的（可在任何电脑的命令行里重做）',
    en: 'How it was computed (anybody can repeat it in a shell)',
  },
  'verify.ok': { zh: '相符', en: 'OK' },
  'verify.not-ok': { zh: '不符', en: 'Fails' },
});
