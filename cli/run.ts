// The command line. Each command is loaded when it is called, so that a wrong call is answered at once.

import { parseArgs } from 'node:util';
import { text } from '../shared/text/dictionary.ts';
import { languageOf } from '../shared/text/language.ts';
import { refusal } from '../shared/text/refusal.ts';
import type { Language } from '../shared/text/template.ts';
import { complain, type ExitCode, say } from './output.ts';

/** Runs the command that the arguments name and returns its exit code. A bug ends in one line too, never in a trace. */
export async function run(args: readonly string[]): Promise<ExitCode> {
  try {
    return await dispatch(args);
  } catch (error) {
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    complain(languageOf(undefined, process.env), refusal('cli.unexpected', { reason }));
    return 2;
  }
}

async function dispatch(args: readonly string[]): Promise<ExitCode> {
  const fallback = languageOf(undefined, process.env);
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    // node:util explains in English which option it does not know; the code and the way out are ours.
    const reason = error instanceof Error ? (error.message.split(/[\n.]/)[0] ?? '') : '';
    complain(fallback, refusal('cli.usage', { reason }));
    return 2;
  }
  const { values, positionals } = parsed;
  const language = languageOf(values.lang, process.env);
  const [command, path, ...more] = positionals;
  if (values.help || command === undefined || command === 'help') {
    say(text(language, 'cli.help', {}));
    return command === undefined && !values.help ? 2 : 0;
  }
  if (more.length > 0) return wrongCall(language, more.join(' '));
  switch (command) {
    case 'check': {
      if (path === undefined) return wrongCall(language, 'check FILE');
      const { checkCommand } = await import('./check.ts');
      return checkCommand(language, path, values.json);
    }
    case 'verify': {
      if (path === undefined) return wrongCall(language, 'verify PATH');
      const { verifyCommand } = await import('./verify.ts');
      return verifyCommand(language, path, values.json);
    }
    case 'sheets': {
      if (path === undefined) return wrongCall(language, 'sheets DIR');
      const { sheetsCommand } = await import('./sheets.ts');
      return sheetsCommand(language, path, values.out);
    }
    case 'rehearse': {
      if (path !== undefined) return wrongCall(language, path);
      if (values.plan === undefined || values.out === undefined)
        return wrongCall(language, '--plan PLAN.json --out DIR');
      const { rehearseCommand } = await import('./rehearse.ts');
      const { plan, out, secret: secrets, input: inputs, time } = values;
      return rehearseCommand(language, { plan, out, secrets, inputs, time });
    }
    case 'template': {
      if (path !== undefined || values.out === undefined) return wrongCall(language, path ?? 'template --out DIR');
      const { templateCommand } = await import('./template.ts');
      return templateCommand(language, values.out);
    }
    case 'export': {
      const { out, kind = 'whole' } = values;
      if (path === undefined || out === undefined) return wrongCall(language, 'export DIR --out FILE');
      const { exportCommand, exportKinds } = await import('./export.ts');
      const known = exportKinds.find(each => each === kind);
      if (known === undefined) {
        complain(language, refusal('export.kind', { value: kind, kinds: exportKinds.join(', ') }));
        return 2;
      }
      return exportCommand(language, path, out, known);
    }
    case 'import': {
      if (path === undefined || values.data === undefined) return wrongCall(language, 'import ZIP --data DIR');
      const { importCommand } = await import('./import.ts');
      return importCommand(language, path, values.data);
    }
    case 'receipt': {
      if (path === undefined) return wrongCall(language, 'receipt DOSSIER [--lot SCHOOL/LOT]');
      const { receiptCommand } = await import('./receipt.ts');
      return receiptCommand(language, path, values.lot);
    }
    case 'check-receipt': {
      if (path === undefined) return wrongCall(language, 'check-receipt DOSSIER');
      const { checkReceiptCommand } = await import('./receipt.ts');
      return checkReceiptCommand(language, path);
    }
    default:
      return wrongCall(language, command);
  }
}

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

function wrongCall(language: Language, reason: string): ExitCode {
  complain(language, refusal('cli.usage', { reason }));
  return 2;
}
