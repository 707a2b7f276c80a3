// From a document for people, docs/NAME.zh-CN.md, to a page that Chromium prints: Markdown by `marked`, the look by docs/print.css.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Marked, type Tokens } from 'marked';
import type { Browser } from 'playwright-core';

const root = join(import.meta.dirname, '../..');

/** The folder of the documents. */
export const docsFolder = join(root, 'docs');

/** The documents that are printed, by the names of their files. */
export const printed = ['handbook', 'runbook', 'notary', 'parents'] as const;

/** The name of a document that is printed. */
export type Printed = (typeof printed)[number];

/** The page of a document. Its pictures, faces and style are named as seen from docs/. */
export function pageOf(name: Printed): string {
  const marked = new Marked({
    gfm: true,
    renderer: {
      paragraph({ tokens }) {
        const [first, ...more] = tokens;
        if (first?.type === 'image' && more.length === 0) return figureOf(first as Tokens.Image);
        return `<p>${this.parser.parseInline(tokens)}</p>\n`;
      },
    },
  });
  const source = readFileSync(join(docsFolder, `${name}.zh-CN.md`), 'utf8');
  const body = marked.parse(source, { async: false });
  const title = /^# (.+)$/m.exec(source)?.[1] ?? name;
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="../assets/fonts/fonts.css">
<link rel="stylesheet" href="print.css">
<style>@page { @top-right { content: "${title.replace(/["\\]/g, '')}"; } }</style>
<body class="${name}">
${casesOf(body)}
</html>
`;
}

/** Prints a document to `out/handbook/NAME.zh-CN.pdf` and says where it is. */
export async function print(browser: Browser, name: Printed): Promise<string> {
  // The page lies beside its pictures, and only as long as it is printed.
  const page = join(docsFolder, `.${name}.print.html`);
  const target = join(root, 'out/handbook', `${name}.zh-CN.pdf`);
  mkdirSync(join(root, 'out/handbook'), { recursive: true });
  writeFileSync(page, pageOf(name));
  const tab = await browser.newPage();
  try {
    await tab.goto(pathToFileURL(page).href);
    await tab.evaluate(() => document.fonts.ready.then(() => null));
    await tab.pdf({ path: target, preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
  } finally {
    await tab.close();
    rmSync(page);
  }
  return `${basename(target)}`;
}

function figureOf({ href, text }: Tokens.Image): string {
  return `<figure><img src="${escapeHtml(href)}" alt="${escapeHtml(text)}"><figcaption>${escapeHtml(text)}</figcaption></figure>\n`;
}

/** Puts what stands under each second heading into a box of its own, which the style may keep on one page; 第 1 步 is a step. */
function casesOf(html: string): string {
  const [before = '', ...cases] = html.split(/(?=<h2)/);
  return (
    before +
    cases
      .map(each => `<section class="case${/^<h2[^>]*>第 /.test(each) ? ' step' : ''}">\n${each}</section>\n`)
      .join('')
  );
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
