// The workflows run nothing that could change under them, with no more rights than to read, and only scripts that are there.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import project from '../../package.json' with { type: 'json' };

const folder = join(import.meta.dirname, '../../.github/workflows');

describe.each(readdirSync(folder))('%s', name => {
  const text = readFileSync(join(folder, name), 'utf8');

  test('names actions by their commits', () => {
    const used = [...text.matchAll(/^\s*(?:- )?uses: (.*)$/gm)].map(([, action = '']) => action);
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter(action => !/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action))).toEqual([]);
  });

  test('may read the repository and nothing else, and leaves no credentials behind', () => {
    expect([...text.matchAll(/^\s*permissions:\n((?:\s{2,}\S.*\n)+)/gm)].map(([, rights]) => rights)).toEqual([
      '  contents: read\n',
    ]);
    expect(text.match(/persist-credentials: false/g)).toHaveLength(text.match(/actions\/checkout@/g)?.length ?? 0);
    expect(text).not.toMatch(/secrets\.|pull_request_target/);
  });

  test('runs scripts of package.json, on the oldest Node that the README promises too', () => {
    const scripts = [...text.matchAll(/run: .*\bnpm (?:run (?:--silent )?)?([a-z:]+)/g)].map(
      ([, script = '']) => script,
    );
    const known = [...Object.keys(project.scripts), 'ci', 'exec'];
    expect(scripts.filter(script => !known.includes(script))).toEqual([]);
    expect(text).toContain(`node-version: ${project.engines.node.replace('>=', '')}\n`);
    // Where options go through npm, no shell may take their `--` away.
    for (const job of text.split(/^ {2}(?=\w+:$)/m)) {
      if (/run: npm .* -- .*--/.test(job))
        expect(job).toMatch(/ {4}defaults:\n {6}run:\n(?: {8}#.*\n)* {8}shell: bash\n/);
    }
  });
});
