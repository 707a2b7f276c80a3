// What docs/design.md says of style sheets: colours, sizes of type and durations are decided in token files and nowhere else, the
// console keeps to its scale, and no class is left over.

import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const renderer = join(import.meta.dirname, '../../renderer');

type File = { readonly name: string; readonly text: string };

/** The files of the renderer that a pattern names, without their comments. */
function filesOf(pattern: string): readonly File[] {
  const names = globSync(pattern, { cwd: renderer }).map(name => name.replaceAll('\\', '/'));
  return names.sort().map(name => ({
    name,
    text: readFileSync(join(renderer, name), 'utf8').replace(/\/\*[\s\S]*?\*\//g, ''),
  }));
}

const sheets = filesOf('**/*.css');
const sources = filesOf('**/*.{ts,tsx}');
const windowOf = ({ name }: File) => name.split('/')[0] ?? '';
const isTokens = ({ name }: File) => name.endsWith('/tokens.css');
const isModule = ({ name }: File) => name.endsWith('.module.css');

type Declaration = { readonly at: string; readonly property: string; readonly value: string };

/** What style sheets say, one declaration each. */
function declarationsOf(files: readonly File[]): readonly Declaration[] {
  return files.flatMap(({ name, text }) =>
    [...text.matchAll(/(?<=[{;]\s*)([\w-]+):\s*([^;{}]+);/g)].map(([whole, property = '', value = '']) => ({
      at: `${name}: ${whole}`,
      property,
      value,
    })),
  );
}

/** The declarations of a property in which a pattern is found. */
const saying = (declarations: readonly Declaration[], property: RegExp, value: RegExp) =>
  declarations.filter(each => property.test(each.property) && value.test(each.value)).map(({ at }) => at);

/** The classes that a style sheet has rules for. */
function classesOf({ text }: File): ReadonlySet<string> {
  const selectors = [...text.matchAll(/(?<=^|[{};])[^{};]+(?=\{)/g)].map(([selector]) => selector);
  return new Set(
    selectors.flatMap(selector => [...selector.matchAll(/\.([a-z][\w-]*)/g)].map(([, name = '']) => name)),
  );
}

/** The string literals of a source: a class is named in one. */
function literalsOf({ text }: File): string {
  return (text.replace(/^\s*\/\/.*$/gm, '').match(/'[^'\n]*'|"[^"\n]*"|`[^`]*`/g) ?? []).join('\n');
}

describe('outside token files', () => {
  const declarations = declarationsOf(sheets.filter(sheet => !isTokens(sheet)));
  test('there are style sheets to look at', () => expect(declarations.length).toBeGreaterThan(1000));
  test('no colour is decided', () => {
    const colour =
      /#[0-9a-f]{3,8}\b|\b(rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\(|\b(black|white|gr[ae]y|red)\b(?!-)/i;
    expect(saying(declarations, /./, colour).filter(at => !/var\(--(black|white|grey)\)/.test(at))).toEqual([]);
    const inSources = sources.filter(({ text }) => /['"`]#[0-9a-f]{3}([0-9a-f]{3})?['"`]/i.test(text));
    expect(inSources.map(({ name }) => name)).toEqual([]);
  });
  test('no size of type is decided', () => {
    expect(
      saying(declarations, /^(font|font-size|--digest|--cell|--group)$/, /\d(px|r?em|pt|mm|%|v[wh])|--u\)/),
    ).toEqual([]);
  });
  test('no duration is decided', () => {
    expect(saying(declarations, /./, /(?<![\w-])\d*\.?\d+m?s\b/)).toEqual([]);
  });
});

describe('token files', () => {
  test('have no token that nothing uses', () => {
    const text = [...sheets, ...sources].map(file => file.text).join('\n');
    const isUsed = (token: string) =>
      text.includes(`var(${token})`) || text.includes(`'${token}'`) || /^--(vermilion|warm)-\d$/.test(token);
    const tokens = declarationsOf(sheets.filter(isTokens)).map(({ property }) => property);
    expect(tokens.filter(token => token.startsWith('--') && !isUsed(token))).toEqual([]);
  });
});

describe('the console', () => {
  const own = sheets.filter(sheet => windowOf(sheet) === 'console');
  test('has at most seven sizes of type and six spaces', () => {
    const tokens = declarationsOf(own.filter(isTokens));
    const sizes = tokens.filter(({ property }) => property.startsWith('--font-'));
    const spaces = tokens.filter(({ property }) => property.startsWith('--space-'));
    expect([sizes.length, spaces.length]).toEqual([7, 6]);
  });
  test('keeps to its spaces', () => {
    const rest = declarationsOf(own.filter(sheet => !isTokens(sheet)));
    expect(saying(rest, /^(padding|margin|gap|row-gap|column-gap)/, /\d(px|r?em|pt|mm|%|v[wh])/)).toEqual([]);
  });
});

describe('classes', () => {
  test.each(sheets)('$name has none that nothing uses', sheet => {
    const users = sources.filter(source =>
      isModule(sheet)
        ? source.text.includes(`/${sheet.name.split('/').at(-1)}'`)
        : windowOf(source) === windowOf(sheet) || windowOf(source) === 'ui',
    );
    const text = users.map(literalsOf).join('\n');
    const isUsed = (name: string) =>
      new RegExp(`(?<![\\w.-])${name}(?![\\w-])`).test(text) ||
      // Of one that is made of a word and a state, the word stands there, with its hyphen.
      [...name.matchAll(/-/g)].some(({ index }) => text.includes(`${name.slice(0, index + 1)}\${`)) ||
      (isModule(sheet) && users.some(user => /css\[(?!')/.test(user.text)));
    expect([...classesOf(sheet)].filter(name => !name.startsWith('mantine-') && !isUsed(name))).toEqual([]);
  });
  test('of a module are there where a component names them', () => {
    const missing = sources.flatMap(({ name, text }) =>
      [...text.matchAll(/import (\w+) from '([^']*\.module\.css)'/g)].flatMap(([, local = '', path = '']) => {
        const sheet = sheets.find(each => each.name === join(name, '..', path).replaceAll('\\', '/'));
        const known = sheet === undefined ? new Set<string>() : classesOf(sheet);
        const named = [...text.matchAll(new RegExp(`\\b${local}\\['([\\w-]+)'\\]`, 'g'))].map(([, key = '']) => key);
        return named.filter(key => !known.has(key)).map(key => `${name}: ${key}`);
      }),
    );
    expect(missing).toEqual([]);
  });
});
