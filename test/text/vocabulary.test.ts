// One word for one thing: a Chinese text stands in one table. Where two tables show it, both take the same pair.

import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('../../', import.meta.url);
const folder = new URL('shared/text/', root);

/** Texts that are alike in Chinese and mean different things, or need another form in English. */
const homonyms = [
  // What is done, and the list and the sheet of it.
  '封存名单',
  // A child's number on a list, and what is drawn.
  '登记号',
  // A column's head, and an addend: 703 children.
  '学生',
  // The name of a finding, and an addend: 2 of hints or examples.
  '填表说明或示例',
];

type Entry = string | { readonly zh: string };

function isEntry(value: unknown): value is Entry {
  return typeof value === 'string' || (typeof value === 'object' && value !== null && 'zh' in value);
}

/** Where each Chinese text stands: the first code of each pair that has it. */
async function places(): Promise<Map<string, Map<unknown, string>>> {
  const found = new Map<string, Map<unknown, string>>();
  for (const file of readdirSync(folder).map(name => new URL(name, folder))) {
    const tables: { readonly [name: string]: unknown } = await import(file.href);
    for (const [table, content] of Object.entries(tables)) {
      if (typeof content !== 'object' || content === null || Array.isArray(content)) continue;
      for (const [code, entry] of Object.entries(content)) {
        if (!isEntry(entry)) continue;
        const zh = typeof entry === 'string' ? entry : entry.zh;
        const pairs = found.get(zh) ?? new Map<unknown, string>();
        const key = typeof entry === 'string' ? `${table} ${code}` : entry;
        if (!pairs.has(key)) pairs.set(key, `${table} ${code}`);
        found.set(zh, pairs);
      }
    }
  }
  return found;
}

test('no Chinese text stands in two tables', async () => {
  const twice = [...(await places())].filter(([, pairs]) => pairs.size > 1);
  const others = twice
    .filter(([zh]) => !homonyms.includes(zh))
    .map(([zh, pairs]) => [zh, ...pairs.values()].join(', '));
  expect(others).toEqual([]);
  expect(twice.length).toBe(homonyms.length);
});

// The words of the table that texts are not to use. A word of the record's own notes is not a text.
const unwanted =
  /持有人|揭示|揭晓|封存(?:记录|结果|单)|接管|停住|收回|大屏幕窗口|投影窗口|落盘|卷宗|计划外|摇号外|另行录取|直录|监督方|读作|不读取|过程记录|校验值|打不开它的承诺|没有执行/;

test('a thing has the name that a notice gives it', async () => {
  expect([...(await places()).keys()].filter(zh => unwanted.test(zh))).toEqual([]);
});

test('documents and sample call places outside the draw by their one name', () => {
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map(name => name.replaceAll('\\', '/'))
    .filter(name =>
      /^(README[^/]*\.md|CHANGELOG\.md|docs\/.*\.(md|html|txt)|assets\/sample\/.*\.(json|ts|csv))$/.test(name),
    );
  expect(names.length).toBeGreaterThan(15);
  const strange = names.filter(name => /计划外|摇号外|另行录取|外直录/.test(readFileSync(new URL(name, root), 'utf8')));
  expect(strange).toEqual([]);
});

test('no text says 录取 twice, by itself or behind a title that ends in it', async () => {
  const twice = /录取[\s，、（]*录取|\{title\}\s*(录取|摇号)/;
  expect([...(await places()).keys()].filter(zh => twice.test(zh))).toEqual([]);
});
