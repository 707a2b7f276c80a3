// The documents for people quote buttons, name commands and files, and show pictures. Each must be there as they say.

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commitmentOf } from '../../shared/protocol/commitment.ts';
import { digestOf } from '../../shared/protocol/hash.ts';

const root = join(import.meta.dirname, '../..');
const documents = ['README.md', 'README.zh-CN.md', 'CONTRIBUTING.md']
  .concat(readdirSync(join(root, 'docs')).flatMap(name => (name.endsWith('.md') ? [`docs/${name}`] : [])))
  .map(path => ({ path, text: readFileSync(join(root, path), 'utf8') }));

/** All Chinese sentences of the product, of whichever dictionary, as patterns: a gap `{name}` may hold anything. */
async function sentences(): Promise<RegExp[]> {
  const found: string[] = [];
  for (const file of readdirSync(join(root, 'shared/text'))) {
    const module: { readonly [name: string]: unknown } = await import(join(root, 'shared/text', file));
    for (const texts of Object.values(module)) {
      if (typeof texts !== 'object' || texts === null) continue;
      for (const entry of Object.values(texts)) {
        if (typeof entry === 'string') found.push(entry);
        else if (typeof entry === 'object' && entry !== null && 'zh' in entry) found.push(String(entry.zh));
      }
    }
  }
  // Of a sentence that is little but gaps anything would be a quotation.
  return found
    .filter(zh => zh.replace(/\{[a-z]+\}/gi, '').length >= 2)
    .map(zh => {
      const parts = zh.split(/\{[a-z]+\}/i).map(part => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
      return new RegExp(`^${parts.join('.+')}$`, 's');
    });
}

test('every text in 「」 is a text of the product', async () => {
  const known = await sentences();
  expect(known.length).toBeGreaterThan(400);
  for (const { path, text } of documents) {
    const strange = [...text.matchAll(/「([^」]+)」/g)]
      .map(([, quoted = '']) => quoted)
      .filter(quoted => !known.some(sentence => sentence.test(quoted)));
    expect(strange, path).toEqual([]);
  }
});

describe.each(documents)('$path', ({ path, text }) => {
  test('links and pictures lead somewhere', () => {
    const links = /\]\(([^)#]+)(?:#[^)]*)?\)|<img src="([^"]+)"/g;
    const targets = [...text.matchAll(links)].map(([, link, picture]) => link ?? picture ?? '');
    const lost = targets.filter(
      target => !/^https?:/.test(target) && !existsSync(resolve(root, dirname(path), target)),
    );
    expect(lost).toEqual([]);
  });

  test('files of the project that are named are there', () => {
    const named = [...text.matchAll(/`((?:assets|cli|docs|electron|renderer|shared|test)\/[A-Za-z0-9._/-]+)`/g)];
    expect(named.map(([, file = '']) => file).filter(file => !existsSync(join(root, file)))).toEqual([]);
  });

  test('commands of the project are those of package.json', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const run = [...text.matchAll(/npm run (?:--silent )?([a-z][a-z:-]*)/g)].map(([, script = '']) => script);
    expect(run.filter(script => !Object.hasOwn(scripts, script))).toEqual([]);
  });
});

describe('the commands for a shell, in a public folder', () => {
  const folder = join(root, 'test/fixtures/lot-1/minimal');

  /** The live inputs of its record, with their times. */
  const recorded = readFileSync(join(folder, 'journal.txt'), 'utf8')
    .split('\n')
    .map(line => line.split('|'))
    .filter(fields => fields[6] === 'input')
    .map(([, , , , , time = '', , value = '']) => ({ time, value }));

  /** What a document's blocks of commands print, one after the other; null where this machine has no such shell. */
  function outputs(path: string): string[] | null {
    if (spawnSync('sh', ['-c', 'sha256sum --version && od --version'], { stdio: 'ignore' }).status !== 0) return null;
    const text = documents.find(document => document.path === path)?.text ?? '';
    return [...text.matchAll(/^( *)```sh\n([\s\S]*?)^ *```$/gm)].map(([, , block = '']) => {
      const run = spawnSync('sh', ['-e', '-c', block], { cwd: folder, encoding: 'utf8' });
      expect(run.stderr).toBe('');
      expect(run.status).toBe(0);
      return run.stdout;
    });
  }

  test('a parent’s: the ticket is that of the result, the order ascending, the digests those of the promise', context => {
    const said = outputs('docs/parents.zh-CN.md');
    if (said === null) return context.skip('no sh with sha256sum and od');
    const [ticket = '', order, digests = '', inputs] = said;
    const [computed = '', row = ''] = ticket.split('\n');
    expect(computed).toMatch(/^[0-9a-f]{64} {2}-$/);
    expect(row.split(',')[4]).toBe(computed.slice(0, 64));
    expect(order).toBe('');
    const promise = readFileSync(join(folder, 'commitment.txt'), 'utf8');
    const [roster = '', rules = ''] = digests.split('\n').map(line => line.slice(0, 64));
    expect(promise).toContain(`roster=${roster}\nrules=${rules}\n`);
    expect(inputs).toBe(recorded.map(({ time, value }) => `${time}|${value}\n`).join(''));
    expect(said).toHaveLength(4);
  });

  test('a notary’s: a secret and the commitment that it opens, and the digests to compare', context => {
    const said = outputs('docs/notary.zh-CN.md');
    if (said === null) return context.skip('no sh with sha256sum and od');
    const [made = '', compare = ''] = said;
    const [, secret = '', commitment = ''] = /^秘密数字 ([0-9a-f]{64})\n([0-9a-f]{64}) {2}-\n$/.exec(made) ?? [];
    const digest = (name: string) => digestOf(new Uint8Array(readFileSync(join(folder, name))));
    expect(commitment).toBe(commitmentOf('LB-2024-a1', 'notary', digest('roster.csv'), digest('rules.txt'), secret));
    expect(
      compare
        .trimEnd()
        .split('\n')
        .map(line => line.slice(0, 64)),
    ).toEqual([
      ...recorded.map(({ value }) => value),
      ...['roster.csv', 'commitment.txt', 'result.csv', 'head.txt'].map(digest),
      'b4eb13399219fc51c404caadc2b61ff8c666c35a3f70f8ad46a7b348421bcee7',
    ]);
    expect(said).toHaveLength(2);
  });
});
