// Where the installed program begins: an emergency tool if one is asked for, else the windows.

import { app, dialog } from 'electron';
import { type Ending, printEnding, problemLine, unexpected } from '../../cli/output.ts';
import { text } from '../../shared/text/dictionary.ts';
import { visible } from '../../shared/text/visible.ts';
import { isHeard, shortened, type ToolCall, toolIn } from './tools.ts';

/** Runs a tool and ends the process with its exit code, before Electron is ready: without windows, sessions or the lock of one instance. */
async function runTool(call: ToolCall): Promise<void> {
  process.stdout.on('error', () => app.exit(0));
  process.stderr.on('error', () => undefined);
  const ending = endingOf(call);
  const code = printEnding(call.language, ending);
  // A program with windows has no console on Windows unless it was started from one: then a box says what nobody could read.
  if (process.platform === 'win32' && !isHeard()) await tellInBox(call, ending);
  // What a pipe has not taken yet would be lost.
  process.stdout.write('', () => process.stderr.write('', () => app.exit(code)));
}

function endingOf(call: ToolCall): Ending {
  try {
    return call.run();
  } catch (error) {
    return unexpected(error);
  }
}

async function tellInBox({ language }: ToolCall, ending: Ending): Promise<void> {
  await app.whenReady();
  const problem = ending.problem === undefined ? [] : [visible(problemLine(language, ending.problem))];
  await dialog.showMessageBox({
    type: ending.code === 0 ? 'info' : 'error',
    title: text(language, 'shell.tool', {}),
    message: [shortened(ending), ...problem].filter(part => part !== '').join('\n\n'),
  });
}

// The portable program of Windows unpacks itself into a temporary folder, starts there and removes it at the end, with all that lies in
// it: a path such as `--data mine` begins at the folder of the portable program instead.
const { PORTABLE_EXECUTABLE_DIR: portable } = process.env;
if (app.isPackaged && portable) process.chdir(portable);

const call = toolIn(process.argv.slice(app.isPackaged ? 1 : 2), process.env);
// Electron is ready only when this module has run to its end, so what waits for that must not be waited for here.
if (call === null) await import('../desktop/main.ts');
else void runTool(call);
