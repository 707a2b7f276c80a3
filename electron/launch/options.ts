// The options of `npm start`.

import { parseArgs } from 'node:util';
import { languageOf } from '../../shared/text/language.ts';
import type { Language } from '../../shared/text/template.ts';
import type { BrowserMainOptions } from '../browser/main.ts';

/** How the app is started. A null host is chosen at the start. */
export type StartOptions = BrowserMainOptions & { readonly host: 'electron' | 'browser' | null };

/** The options; null if help was asked for or the call is wrong. `wrong` is the argument that is wrong, else null. */
export type ParsedStart = {
  readonly language: Language;
  readonly options: StartOptions | null;
  readonly wrong: string | null;
};

/** Reads the options of `npm start`. */
export function parseStart(args: readonly string[], environment: NodeJS.ProcessEnv): ParsedStart {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        host: { type: 'string' },
        'no-open': { type: 'boolean', default: false },
        plan: { type: 'string' },
        data: { type: 'string' },
        home: { type: 'string', default: 'data' },
        'safe-graphics': { type: 'boolean', default: false },
        lang: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const language = languageOf(values.lang, environment);
    const none = (wrong: string | null): ParsedStart => ({ language, options: null, wrong });
    const { host, lang } = values;
    if (host !== undefined && host !== 'electron' && host !== 'browser') return none(`--host=${host}`);
    if (lang !== undefined && lang !== 'zh' && lang !== 'en') return none(`--lang ${lang}`);
    if (values.help) return none(null);
    const options: StartOptions = {
      host: host ?? null,
      open: !values['no-open'],
      plan: values.plan ?? null,
      sample: 'assets/sample/plan.json',
      data: values.data ?? null,
      home: values.home,
      safeGraphics: values['safe-graphics'],
      language,
    };
    return { language, options, wrong: null };
  } catch (error) {
    // parseArgs throws a TypeError for an unknown option.
    if (!(error instanceof TypeError)) throw error;
    return { language: languageOf(undefined, environment), options: null, wrong: error.message };
  }
}
