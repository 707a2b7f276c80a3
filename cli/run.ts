// The command line. Each command is loaded when it is called, so that a wrong call is answered at once.

import { parseArgs } from 'node:util';
import { text } from '../shared/text/dictionary.ts';
import { languageOf } from '../shared/text/language.ts';
import { refusal } from '../shared/text/refusal.ts';
import { type Ending, type ExitCode, printEnding, unexpected, unreadable } from './output.ts';

/** Runs the command that the arguments name and returns its exit code. A bug ends in one line too, never in a trace. */
export async function run(args: readonly string[]): Promise<ExitCode> {
  const fallback = languageOf(undefined, process.env);
  let call: Call;
  try {
    call = parse(args);
  } catch (error) {
    // node:util names the unknown option in English; the code and the advice are ours.
    const reason = error instanceof Error ? (error.message.split(/[\n.]/)[0] ?? '') : '';
    return printEnding(fallback, wrongCall(reason));
  }
  try {
    return printEnding(languageOf(call.values.lang, process.env), await dispatch(call));
  } catch (error) {
    return printEnding(fallback, unexpected(error));
  }
}

async function dispatch({ values, positionals }: Call): Promise<Ending> {
  const language = languageOf(values.lang, process.env);
  const [command, path, ...more] = positionals;
  if (values.help || command === undefined || command === 'help') {
    const isWrong = command === undefined && !values.help;
    return { code: isWrong ? 2 : 0, lines: text(language, 'cli.help', {}).split('\n') };
  }
  if (more.length > 0) return wrongCall(more.join(' '));
  switch (command) {
    case 'check': {
      if (path === undefined) return wrongCall('check FILE');
      const { checkCommand } = await import('./check.ts');
      return checkCommand(language, path, values.json);
    }
    case 'verify': {
      if (path === undefined) return wrongCall('verify PATH');
      const { verifyCommand } = await import('./verify.ts');
      return verifyCommand(language, path, values.json);
    }
    case 'sheets': {
      if (path === undefined) return wrongCall('sheets DIR');
      const { sheetsCommand } = await import('./sheets.ts');
      return sheetsCommand(language, path, values.out);
    }
    case 'rehearse': {
      if (path !== undefined) return wrongCall(path);
      if (values.plan === undefined || values.out === undefined) return wrongCall('--plan PLAN.json --out DIR');
      const { rehearseCommand } = await import('./rehearse.ts');
      const { plan, out, secret: secrets, input: inputs, time } = values;
      return rehearseCommand(language, { plan, out, secrets, inputs, time });
    }
    case 'template': {
      if (path !== undefined || values.out === undefined) return wrongCall(path ?? 'template --out DIR');
      const { templateCommand } = await import('./template.ts');
      return templateCommand(values.out);
    }
    case 'export': {
      const { out, kind = 'whole' } = values;
      if (path === undefined || out === undefined) return wrongCall('export DIR --out FILE');
      const { exportCommand } = await import('./export.ts');
      return exportCommand(language, path, out, kind);
    }
    case 'import': {
      if (path === undefined || values.data === undefined) return wrongCall('import ZIP --data DIR');
      const { importCommand } = await import('./import.ts');
      return importCommand(language, path, values.data);
    }
    case 'receipt': {
      if (path === undefined) return wrongCall('receipt DOSSIER [--lot SCHOOL/LOT]');
      const { receiptCommand } = await import('./receipt.ts');
      return receiptCommand(path, values.lot);
    }
    case 'check-receipt': {
      if (path === undefined) return wrongCall('check-receipt DOSSIER');
      const { checkReceiptCommand } = await import('./receipt.ts');
      return checkReceiptCommand(language, path);
    }
    default:
      return wrongCall(command);
  }
}

type Call = ReturnType<typeof parse>;

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h', default: false },
      json: { type: 'boolean', default: false },
      lang: { type: 'string' },
      plan: { type: 'string' },
      out: { type: 'string' },
      secret: { type: 'string', multiple: true, default: [] },
      input: { type: 'string', multiple: true, default: [] },
      time: { type: 'string' },
      kind: { type: 'string' },
      data: { type: 'string' },
      lot: { type: 'string' },
    },
  });
}

function wrongCall(reason: string): Ending {
  return unreadable(refusal('cli.usage', { reason }));
}
