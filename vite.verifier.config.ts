import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

// docs/verify.html: style and script inside one page, which runs nothing else. The same sources give the same bytes.

/** The oldest browsers that the page is made for. */
const oldest = ['chrome90', 'firefox90', 'safari14'];

const source = join(import.meta.dirname, 'renderer/verifier/page.html');

/** The source of a policy that allows one inline text and no other. */
function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/**
 * The style without the theme that this page has not, with the value of a token in its place where that is shorter and the same
 * everywhere, and without the tokens that then nothing names.
 */
function withoutUnused(style: string): string {
  let left = style.replace(/\[data-theme=ink\]\{[^{}]*\}/g, '');
  const tokens = Map.groupBy(left.matchAll(/(--[\w-]+):([^;{}]*)/g), ([, name = '']) => name);
  for (const [name, [only, ...others]] of tokens) {
    const value = only?.[2] ?? '';
    const use = `var(${name})`;
    if (others.length === 0 && value.length <= use.length) left = left.replaceAll(use, value);
  }
  for (;;) {
    const less = left
      .replace(/(--[\w-]+):[^;{}]*(;|(?=\}))/g, (whole, name: string) => (left.includes(`var(${name}`) ? whole : ''))
      .replace(/(?<=[{}]|^)[^{}]+\{\}/g, '');
    if (less === left) return left;
    left = less;
  }
}

/** Puts the built script and style into the page, with a policy that names them and forbids every connection. */
const onePage: Plugin = {
  name: 'one-page',
  enforce: 'post',
  generateBundle(_, bundle) {
    let script = '';
    let style = '';
    for (const [name, part] of Object.entries(bundle)) {
      if (part.type === 'chunk') script += part.code;
      else if (name.endsWith('.css')) style += part.source;
      delete bundle[name];
    }
    script = script.trim();
    style = withoutUnused(style.trim());
    if (/<\/script|<!--/i.test(script)) throw new Error('the script would end its own element');
    // Safari before 15.5 asks child-src where others ask worker-src.
    const policy = [
      "default-src 'none'",
      `script-src ${hashOf(script)}`,
      `style-src ${hashOf(style)}`,
      'worker-src blob:',
      'child-src blob:',
      "base-uri 'none'",
      "form-action 'none'",
    ].join('; ');
    let page = readFileSync(source, 'utf8');
    for (const [empty, full] of [
      ['content=""', `content="${policy}"`],
      ['<style></style>', `<style>${style}</style>`],
      ['<script></script>', `<script>${script}</script>`],
    ] as const) {
      if (page.split(empty).length !== 2) throw new Error(`page.html has not one ${empty}`);
      page = page.replace(empty, () => full);
    }
    this.emitFile({ type: 'asset', fileName: 'verify.html', source: page });
  },
};

/**
 * A bundler keeps a class that extends another, whether it is used or not: evaluating `extends` may do something. Of the curves'
 * and hashes' own classes it does not, and written as the value of a pure expression, those that are not used are left out.
 */
const unusedClasses: Plugin = {
  name: 'unused-classes',
  transform(code, id) {
    if (!id.includes('/@noble/')) return null;
    const classes = /^(export )?class (\w+)( extends \w+)? \{\n[\s\S]*?^\}$/gm;
    return code.replace(classes, (whole, exported: string | undefined, name: string) => {
      const own = whole.slice(exported?.length ?? 0);
      return `${exported ?? ''}const ${name} = /* @__PURE__ */ (() => ${own})();`;
    });
  },
};

export default defineConfig({
  publicDir: false,
  plugins: [unusedClasses, onePage],
  build: {
    outDir: 'docs',
    emptyOutDir: false,
    target: oldest,
    cssTarget: oldest,
    cssCodeSplit: false,
    modulePreload: false,
    rolldownOptions: {
      input: 'renderer/verifier/main.ts',
      // No class here has a setter for a field of one that it extends: to assign is the same as to define, and shorter.
      transform: { target: oldest, assumptions: { setPublicClassFields: true } },
      // Whatever is not used is left out, texts of the other windows too: no module here acts by being there.
      // Neither does reading a text from another table.
      treeshake: {
        propertyReadSideEffects: false,
        moduleSideEffects: [
          { test: /renderer\/verifier\/(main|old-browsers)\.ts$/, sideEffects: true },
          { test: /\.css$/, sideEffects: true },
          { test: /./, sideEffects: false },
        ],
      },
      output: { format: 'iife', entryFileNames: 'verify.js', codeSplitting: false },
    },
  },
});
