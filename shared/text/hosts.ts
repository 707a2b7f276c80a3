// Texts of the two hosts: what they refuse, what they ask, and what `npm start` says.

import { texts } from './template.ts';

/** What the hosts say. Addresses and paths are shown as they are. */
export const hostTexts = texts({
  'host.too-large': {
    zh: '内容超过 {limit} MiB，没有接收。请拆分文件后再试。',
    en: 'This is larger than {limit} MiB and was not taken. Split the file and try again.',
  },
  'host.body': {
    zh: '窗口发来的内容不完整。请重新加载窗口后再试。',
    en: 'What the window sent is not whole. Reload the window and try again.',
  },
  'host.gone': {
    zh: '与程序的连接断开了。已经记录的内容都在磁盘上：请重新启动程序，从中断处继续。',
    en: 'The connection to the program is lost. All that is on record is on disk: start the program again and go on from there.',
  },
  'host.second-console': {
    zh: '主控台已在另一个窗口打开，这里不能操作。请回到那个窗口；如要改用这里，先关闭那个窗口，再重新加载本页。',
    en: 'The console is open in another window; nothing can be done here. Go back to that window. To use this one, close that one first and reload this page.',
  },
  'host.no-token': {
    zh: '这个地址需要启动时显示的一次性网址。请使用终端里最新的 console 或 stage 网址。',
    en: 'This address needs the one-time address that was printed at the start. Use the newest console or stage address in the terminal.',
  },
  'host.token-used': {
    zh: '这个一次性网址已经用过或已失效。请使用终端里最新的网址；窗口已打开的，直接在那里继续。',
    en: 'This one-time address has been used or is no longer valid. Use the newest one in the terminal, or go on in the window that is open already.',
  },
  'host.locked': {
    zh: '这个窗口的一次性网址被用了两次，可能有别人先进来。为安全起见已经锁定：先打开的窗口也不能再操作，摇号停在原处，已经记录的内容都在磁盘上。请到终端里，按那里的说明做。',
    en: 'The one-time address of this window was used twice: somebody else may have come in first. To be safe it is locked: the window that was opened first can do nothing either, the ceremony stands where it stood, and all that is on record is on disk. Go to the terminal and do as it says.',
  },
  'host.contested': {
    zh: '窗口 {role} 的一次性网址被用了两次，可能有别人先进来。这个窗口已经锁定，不接受任何操作，摇号停在原处。如果不是自己打开了两次，先按 Ctrl+C 退出，查明这台电脑上还有谁在用，再重新启动。如果是，请用下面的新网址继续：',
    en: 'The one-time address of the {role} window was used twice: somebody else may have come in first. The window is locked and accepts nothing; the ceremony stands where it stood. If you did not open it twice yourself, press Ctrl+C, find out who else uses this computer, and start again. If you did, go on with this new address:',
  },
  'host.contested-live': {
    zh: '直播画面的一次性网址被用了两次，原来的画面已经断开。请在主控台重新打开直播画面。',
    en: 'The one-time address of the live picture was used twice; the picture that was open is disconnected. Open it again from the console.',
  },
  'host.foreign': {
    zh: '请求来自别的网页或别的主机名，已拒绝。请只用终端里显示的网址打开窗口。',
    en: 'The request came from another page or another host name and was refused. Open the windows by the printed addresses only.',
  },
  'host.not-found': {
    zh: '没有这个文件。请关闭窗口，用终端里的网址重新打开。',
    en: 'There is no such file. Close the window and open it again by the printed address.',
  },
  'host.method': {
    zh: '不支持这种请求方式。请重新加载窗口。',
    en: 'This method is not supported. Reload the window.',
  },
  'host.sender': {
    zh: '消息不是来自程序自己的窗口，已拒绝。请重新启动程序。',
    en: 'The message did not come from a window of this program and was refused. Start the program again.',
  },
  'host.failed': {
    zh: '程序内部出错（{detail}），这一步没有完成。已经记录的内容都在磁盘上：请重新启动程序，从中断处继续。',
    en: 'Something went wrong inside the program ({detail}); this step was not carried out. All that is on record is on disk: start the program again and go on from there.',
  },
  'host.ready': {
    zh: '已在本机打开（只限本机访问，不连接网络）。按 Ctrl+C 退出。',
    en: 'Ready on this machine (reachable from this machine only, no network). Press Ctrl+C to quit.',
  },
  'host.no-browser': {
    zh: '没有找到 Chrome、Edge 或 Chromium。请用一个浏览器打开上面的两个网址（每个只能用一次）。',
    en: 'No Chrome, Edge or Chromium was found. Open the two addresses above in a browser (each works once).',
  },
  'host.browser-failed': {
    zh: '{program} 没有打开窗口。请用浏览器打开上面的网址（每个只能用一次）。',
    en: '{program} did not open the window. Open the address above in a browser (each works once).',
  },
  'host.reopened': {
    zh: '窗口 {role} 关闭了，摇号停在原处。新的一次性网址：',
    en: 'The {role} window is gone; the ceremony stands where it stood. A new one-time address:',
  },
  'host.stopped': { zh: '已退出。', en: 'Stopped.' },
  'shell.failed': { zh: '阳光摇号不能启动', en: 'Sunshine Draw cannot start' },
  'shell.ended': { zh: '阳光摇号将退出', en: 'Sunshine Draw is going to quit' },
  'shell.read': { zh: '确定', en: 'OK' },
  'shell.save': { zh: '保存文件', en: 'Save file' },
  'shell.weakened': {
    zh: '启动时带有 {option}，页面会因此失去保护，所以没有打开。请去掉它，重新启动。',
    en: 'It was started with {option}, which takes the protection of its pages away, so it was not opened. Start it again without that.',
  },
  'shell.graphics': {
    zh: '显卡的处理程序出错退出，程序已改为不用显卡加速，自动重新打开。已经记录的内容都在磁盘上，请从刚才的步骤继续。',
    en: 'The graphics process failed, so the program started itself again without graphics acceleration. All that is on record is on disk: go on from the step where you were.',
  },
  'shell.tool': { zh: '阳光摇号：没有打开窗口', en: 'Sunshine Draw: no window was opened' },
  'shell.help': {
    zh: `sunshine-draw [选项]              打开主控台和大屏幕
  --safe-graphics                 画面花、闪、有黑块时使用：不用显卡加速
  --home DIR                      各次摇号存放的文件夹
  --data DIR                      只打开这一个文件夹里的一次摇号；没有时新建
  --plan PLAN.json                用这份方案新建一次摇号；已建过的，打开它

不打开窗口，只做一件事（导出前先退出软件）：
  --verify PATH [--json]          复核一份档案：文件夹、其中的 public 文件夹，或它们的 zip
  --export DIR --out FILE         导出：whole 全部档案（默认，保密）、public 公开档案、admitted 录取名单、posted 公示名单、
      [--kind 种类]               statistics 或 statistics-csv 录取统计、admitted-now 现录取名单、register 放弃与递补登记
  --import ZIP --data DIR         在空文件夹里接替另一台电脑导出的全部档案

  --lang zh|en                    界面语言
免安装版：不以盘符开头的路径，从它所在的文件夹算起

退出码：0 正常；1 被拒绝或复核不通过；2 无法读取或命令写错`,
    en: `sunshine-draw [options]           open the console and the stage
  --safe-graphics                 for broken pictures: no graphics acceleration
  --home DIR                      where the ceremonies lie
  --data DIR                      open the one ceremony in this folder; a new one if there is none
  --plan PLAN.json                begin a ceremony with this plan, or open the one that was begun with it

Without windows, one thing only (quit the program before an export):
  --verify PATH [--json]          verify a dossier: its folder, the public folder in it, or a zip of either
  --export DIR --out FILE         whole (the default; confidential), public, admitted, posted, statistics,
      [--kind KIND]               statistics-csv, admitted-now or register
  --import ZIP --data DIR         take over, in an empty folder, the whole dossier that another computer exported

  --lang zh|en                    language
The portable program: a path that begins with no drive begins at its own folder

Exit codes: 0 as wished; 1 refused or not verified; 2 unreadable or a wrong call`,
  },
  'shell.quit.title': { zh: '摇号还没有结束', en: 'The draw is not finished' },
  'shell.quit.frozen': {
    zh: '名单已封存，摇号还没有结束。现在退出吗？',
    en: 'The list is frozen and the draw is not finished. Quit now?',
  },
  'shell.quit.closed': {
    zh: '取数已截止，结果还没有归档。现在退出吗？',
    en: 'The inputs are closed and the result is not sealed yet. Quit now?',
  },
  'shell.quit.session': {
    zh: '系统要注销、关机或重新启动，程序已请它等待。',
    en: 'The system wants to log off, shut down or restart; the program has asked it to wait.',
  },
  'shell.quit.detail': {
    zh: '已经记录的内容都在磁盘上，下次启动从这里继续。',
    en: 'All that is on record is on disk. The next start goes on from here.',
  },
  'shell.quit.stay': { zh: '继续摇号', en: 'Go on with the draw' },
  'shell.quit.leave': { zh: '退出', en: 'Quit' },
  'shell.second': {
    zh: '阳光摇号已经打开，请在那个窗口继续。要用另一个数据文件夹，先退出它。',
    en: 'Sunshine Draw is open already: go on in its window. To use another data folder, quit it first.',
  },
  'shell.broken': {
    zh: '程序遇到意外错误（{detail}）。已经记录的内容都在磁盘上：请重新启动，从中断处继续。',
    en: 'The program met an unforeseen error ({detail}). All that is on record is on disk: start it again and go on from there.',
  },
  'shell.page': {
    zh: '主控台的界面打不开。请重新安装程序；数据文件夹不会受影响。',
    en: 'The page of the console cannot be opened. Install the program again; the data folder is not affected.',
  },
  'start.electron': { zh: '用 Electron 打开：{reason}。', en: 'Opening in Electron: {reason}.' },
  'start.browser': { zh: '用浏览器打开：{reason}。', en: 'Opening in the browser: {reason}.' },
  'start.asked': { zh: '按 --host 的要求', en: 'as --host asks' },
  'start.no-open': { zh: '只要网址（--no-open）', en: 'addresses only (--no-open)' },
  'start.not-there': {
    zh: 'ELECTRON_OVERRIDE_DIST_PATH 指的文件夹 {folder} 里没有 Electron',
    en: 'ELECTRON_OVERRIDE_DIST_PATH names {folder}, where there is no Electron',
  },
  'start.read-only': {
    zh: 'Electron 的运行环境没有安装，{folder} 又不能写入，没有下载',
    en: 'Electron’s runtime is not installed, and {folder} cannot be written to, so it was not fetched',
  },
  'start.installed': { zh: '运行环境已安装', en: 'its runtime is installed' },
  'start.fetched': { zh: '运行环境已下载', en: 'its runtime was fetched' },
  'start.fetching': {
    zh: 'Electron 的运行环境没有安装，正在下载（最多 {seconds} 秒）…',
    en: 'Electron’s runtime is not installed; fetching it ({seconds} s at most) …',
  },
  'start.unreachable': {
    zh: 'Electron 的运行环境没有安装，也下载不到（{detail}）。以后不再尝试；要重试：npm start -- --host=electron',
    en: 'Electron’s runtime is not installed and could not be fetched ({detail}). Later starts do not try again; to retry: npm start -- --host=electron',
  },
  'start.unreachable-before': {
    zh: 'Electron 的运行环境没有安装，上次也没有下载到。要重试：npm start -- --host=electron',
    en: 'Electron’s runtime is not installed and could not be fetched before. To retry: npm start -- --host=electron',
  },
  'start.no-package': { zh: 'Electron 没有安装', en: 'Electron is not installed' },
  'start.no-display': { zh: '这里没有图形界面', en: 'there is no graphical session here' },
  'start.no-windows': {
    zh: '这里没有图形界面，不能打开窗口。请在本机的浏览器里打开下面的两个网址（每个只能用一次）。',
    en: 'There is no graphical session here, so no window is opened. Open the two addresses below in a browser of this machine (each works once).',
  },
  'start.crashed': { zh: 'Electron 启动失败（{detail}）', en: 'Electron did not start ({detail})' },
  'start.building': { zh: '正在生成界面文件 …', en: 'Building the pages …' },
  'start.usage': {
    zh: `npm start -- [选项]
  --host=electron|browser   在哪里打开；不写则自动选择
  --no-open                 不打开窗口，只显示网址（浏览器方式）
  --home DIR                各次摇号存放的文件夹，默认 ./data；上次打开的，从中断处继续
  --plan PLAN.json          用这份方案新建一次摇号；已建过的，打开它
  --data DIR                只打开这一个文件夹里的一次摇号；没有时新建
  --safe-graphics           画面异常时使用：不用显卡加速
  --lang zh|en              界面语言`,
    en: `npm start -- [options]
  --host=electron|browser   where to open; chosen by itself where not given
  --no-open                 open no window, print the addresses only (browser)
  --home DIR                where the ceremonies lie, ./data by default; the one that was open is gone on with
  --plan PLAN.json          begin a ceremony with this plan, or open the one that was begun with it
  --data DIR                open the one ceremony in this folder; a new one if there is none
  --safe-graphics           for broken pictures: no graphics acceleration
  --lang zh|en              language`,
  },
  'start.wrong': { zh: '写法不对：{reason}', en: 'Wrong call: {reason}' },
  'start.build-failed': {
    zh: '界面文件生成失败。请先运行 npm ci，再看上面的信息。',
    en: 'The pages could not be built. Run npm ci first, then see the messages above.',
  },
});
