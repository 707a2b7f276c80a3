// A page that says one sentence to a person, in both languages, where there is no window to say it in.

import { text } from '../../shared/text/dictionary.ts';
import type { hostTexts } from '../../shared/text/hosts.ts';

/** The codes of the hosts' texts that have no gaps. */
export type PlainCode = {
  [Code in keyof typeof hostTexts]: (typeof hostTexts)[Code]['zh'] extends `${string}{${string}` ? never : Code;
}[keyof typeof hostTexts];

/** The page of a sentence. It has neither script nor style: the content security policy allows none. */
export function noticePage(code: PlainCode): string {
  return `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>${text('zh', 'product.name', {})} ${text('en', 'product.name', {})}</title></head>
<body><h1>${text('zh', 'product.name', {})}</h1>
<p>${text('zh', code, {})}</p>
<p lang="en">${text('en', code, {})}</p>
<p><small>${code}</small></p></body>
</html>
`;
}
