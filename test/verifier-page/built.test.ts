// docs/verify.html as bytes: made of these sources and nothing else, small, closed to the network, and free of what the oldest
// browsers lack.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, parseAst } from 'vite';
import { beforeAll, describe, expect, test } from 'vitest';
import { dossierMarker } from '../../shared/dossier/result-page.ts';

const root = join(import.meta.dirname, '../..');
const committed = readFileSync(join(root, 'docs/verify.html'));
const page = committed.toString('utf8');
const inner = (tag: string) => new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(page)?.[1] ?? '';
const [script, style] = [inner('script'), inner('style')];
const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? '';

test('built again, it has the same bytes', async () => {
  const built = await build({
    root,
    configFile: join(root, 'vite.verifier.config.ts'),
    logLevel: 'silent',
    build: { write: false },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (output === undefined || !('output' in output)) throw new Error('nothing was built');
  expect(output.output.map(({ fileName }) => fileName)).toEqual(['verify.html']);
  const [made] = output.output as readonly { readonly type: string; readonly source?: string | Uint8Array }[];
  expect(Buffer.from(made?.source ?? '').equals(committed), 'run npm run verifier').toBe(true);
});

test('it has at most 220 kB', () => expect(committed.length).toBeLessThanOrEqual(220_000));

test('it has one place for a dossier, before its script', () => {
  expect(page.split(dossierMarker).length).toBe(2);
  expect(page.indexOf(dossierMarker)).toBeLessThan(page.indexOf('<script>'));
});

test('its policy allows its own script and style, a worker made of them, and nothing else', () => {
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  expect(policy.split('; ')).toEqual([
    "default-src 'none'",
    `script-src ${hash(script)}`,
    `style-src ${hash(style)}`,
    'worker-src blob:',
    'child-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ]);
  expect(/<link|<img|<iframe|<script /i.exec(page)?.[0] ?? null).toBeNull();
  expect(/@import|url\(|@font-face/i.exec(style)?.[0] ?? null).toBeNull();
});

describe('what Chromium 90, Firefox 90 and Safari 14 lack', () => {
  type Node = { readonly type: string; readonly [key: string]: unknown };
  const members = new Map<string, number>();
  const globals = new Set<string>();
  const regexes: string[] = [];

  beforeAll(() => {
    const walk = (node: Node, key: string) => {
      const name = (value: unknown) => (value as { readonly name?: string }).name ?? '';
      if (node.type === 'MemberExpression') {
        const { property, computed } = node as unknown as { readonly property: Node; readonly computed: boolean };
        const literal = computed && property.type === 'Literal' ? String(property['value']) : null;
        const used = computed ? literal : name(property);
        if (used !== null) members.set(used, (members.get(used) ?? 0) + 1);
      }
      if (node.type === 'Identifier' && key !== 'property') globals.add(name(node));
      if (node.type === 'Literal' && node['regex'] !== undefined) {
        regexes.push((node['regex'] as { readonly pattern: string; readonly flags: string }).pattern);
      }
      for (const [child, value] of Object.entries(node)) {
        for (const one of Array.isArray(value) ? value : [value]) {
          if (typeof one === 'object' && one !== null && typeof (one as Node).type === 'string')
            walk(one as Node, child);
        }
      }
    };
    walk(parseAst(script) as unknown as Node, '');
  });

  /** Methods newer than one of the three, by MDN's tables. */
  const newer = [
    'at', 'hasOwn', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'with', 'groupBy', 'fromAsync',
    'isWellFormed', 'toWellFormed', 'union', 'intersection', 'difference', 'isSubsetOf', 'isDisjointFrom', 'withResolvers',
    'fromBase64', 'setFromHex', 'setFromBase64', 'toBase64', 'transferToFixedLength', 'escape', 'randomUUID',
    'showPicker', 'showModal', 'checkVisibility', 'requestIdleCallback', 'structuredClone', 'getOrInsert', 'sumPrecise',
    'isRawJSON', 'rawJSON', 'parseHTML', 'setHTML', 'any', 'timeout', 'waitAsync', 'description2', 'drop', 'take',
  ]; // biome-ignore format: a list

  test('the walk sees the methods that are used', () => {
    expect(members.size).toBeGreaterThan(150);
    for (const used of ['replaceChildren', 'arrayBuffer', 'getBigUint64']) expect([...members.keys()]).toContain(used);
  });

  test('no such method but those that old-browsers.ts puts in', () => {
    // `take` and `drop` are members of our own classes, not those of iterators.
    const ours = ['at', 'hasOwn', 'take', 'drop'];
    expect(newer.filter(name => members.has(name) && !ours.includes(name))).toEqual([]);
    // Each has its replacement: the name stands in the script as the property that is defined.
    for (const mended of ['`at`', '`hasOwn`']) expect(script.split(mended).length).toBeGreaterThan(1);
  });

  test('no such global, and nothing that connects', () => {
    const unwanted = [
      'structuredClone', 'fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'sendBeacon', 'RTCPeerConnection', 'WeakRef',
      'FinalizationRegistry', 'scheduler', 'CompressionStream', 'DecompressionStream', 'importScripts', 'eval', 'Function',
      'localStorage', 'sessionStorage', 'indexedDB', 'reportError', 'AggregateError',
    ]; // biome-ignore format: a list
    expect(unwanted.filter(name => globals.has(name) || members.has(name))).toEqual([]);
  });

  test('no look-behind, no v flag, no named group that Safari 14 does not read', () => {
    expect(regexes.length).toBeGreaterThan(20);
    expect(regexes.filter(pattern => /\(\?<[=!]/.test(pattern))).toEqual([]);
  });

  test('no syntax newer than they are', () => {
    // Class fields that are private methods, static blocks, `#x in y`, top-level await, and the literal forms of later years.
    expect(/static\s*\{|#\w+ in |\bawait using\b|\busing\s+\w+\s*=/.exec(script)?.[0] ?? null).toBeNull();
    const rules = /:has\(|:is\(|@layer|@container|color-mix|oklch|[;{](inset|aspect-ratio|gap):/;
    expect(rules.exec(style)?.[0] ?? null).toBeNull();
  });
});
