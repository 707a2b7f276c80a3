// A page with one sentence in both languages, for a browser that cannot be given the window it asked for.

import { text } from '../../shared/text/dictionary.ts';
import type { hostTexts } from '../../shared/text/hosts.ts';

/** The codes of the hosts' texts that take no values. */
export type PlainCode = {
  [Code in keyof typeof hostTexts]: (typeof hostTexts)[Code]['zh'] extends `${string}{${string}` ? never : Code;
}[keyof typeof hostTexts];

/** The page of a sentence. It has no script and no style, since the content security policy allows none. */
export function messagePage(code: PlainCode): string {
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

/** A page without words that goes on to `address`, which is made of signs that need no escaping but `&`. */
export function pageTo(address: string): string {
  return `<!doctype html>
<meta charset="utf-8">
<meta http-equiv="refresh" content="0;url=${address.replaceAll('&', '&amp;')}">
`;
}
