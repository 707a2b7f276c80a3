// What holds of the tests themselves.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const files = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.test.ts'))
  .map(name => `test/${name.replaceAll('\\', '/')}`);
const textOf = (file: string) => readFileSync(join(root, file), 'utf8');

test('none is given a second try', () => {
  expect(files.length).toBeGreaterThan(80);
  const option = new RegExp(`\\b${'retry'}\\s*:\\s*\\d`);
  expect([...files, 'vitest.config.ts'].filter(file => option.test(textOf(file)))).toEqual([]);
});

test('each that has more rounds in the long run is in the long run', () => {
  const config = textOf('vitest.config.ts');
  const listed = Array.from(config.matchAll(/'(test\/[^'*]+\.test\.ts)'/g), ([, path = '']) => {
    const [, before = '', names, after = ''] = /^([^{]*)\{([^}]*)\}(.*)$/.exec(path) ?? [];
    return names === undefined ? [path] : names.split(',').map(name => before + name + after);
  }).flat();
  const own = 'test/docs/tests.test.ts';
  expect(listed.sort()).toEqual(
    files.filter(file => file !== own && /\brounds\(|\bisLong\b/.test(textOf(file))).sort(),
  );
});

test('none writes to the environment of its process by hand', () => {
  const own = ['test/support/environment.ts', 'test/docs/tests.test.ts'];
  const write =
    /\bprocess\.env(?:\.\w+|\[[^\]]*\])?\s*(?:\?\?)?=(?!=)|delete process\.env|(?:un)?stubEnv|unstubAllEnvs/;
  const all = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' }).filter(name =>
    name.endsWith('.ts'),
  );
  const wrong = all
    .map(name => `test/${name.replaceAll('\\', '/')}`)
    .filter(file => !own.includes(file) && write.test(textOf(file)));
  expect(wrong).toEqual([]);
});
