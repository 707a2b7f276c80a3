import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('../../renderer/ui/tokens.css', import.meta.url), 'utf8');

/** The colours of a theme: those of :root, with what [data-theme] replaces. */
function coloursOf(theme: 'paper' | 'ink'): Map<string, string> {
  const blocks = [/:root \{([^}]*)\}/.exec(css)?.[1] ?? ''];
  if (theme === 'ink') blocks.push(/\[data-theme="ink"\] \{([^}]*)\}/.exec(css)?.[1] ?? '');
  const pairs = blocks.flatMap(block => [...block.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)]);
  return new Map(pairs.map(([, name = '', colour = '']) => [name, colour]));
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map(at => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG 2 contrast of two colours. */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const pairs = [
  ['ink', 'paper'], ['ink', 'paper-raised'], ['ink', 'tile'],
  ['ink-soft', 'paper'], ['ink-soft', 'paper-raised'],
  ['vermilion', 'paper'], ['vermilion', 'tile'],
  ['on-gold', 'gold'],
] as const; // biome-ignore format: groups

/** Signs: the sun, what is underlined because it agrees, outlines, dots, and what is due. */
const signs = [
  ['gold-line', 'paper'], ['gold-line', 'paper-raised'],
  ['ink-soft', 'paper'], ['ink-soft', 'paper-raised'], ['ink-soft', 'tile'],
  ['vermilion', 'paper'], ['vermilion', 'paper-raised'],
] as const; // biome-ignore format: groups

describe.each(['paper', 'ink'] as const)('contrast on %s', theme => {
  const colours = coloursOf(theme);
  test.each(signs)('the sign %s on %s is at least 3:1', (sign, ground) => {
    expect(contrast(colours.get(sign) ?? '#888888', colours.get(ground) ?? '#888888')).toBeGreaterThanOrEqual(3);
  });
  test.each(pairs)('%s on %s is at least 7:1', (text, ground) => {
    expect(contrast(colours.get(text) ?? '#888888', colours.get(ground) ?? '#888888')).toBeGreaterThanOrEqual(7);
  });
});

describe.each(['paper', 'ink'] as const)('signs on %s', theme => {
  const colours = coloursOf(theme);
  test.each(signs)('%s on %s is at least 3:1', (sign, ground) => {
    expect(contrast(colours.get(sign) ?? '#888888', colours.get(ground) ?? '#888888')).toBeGreaterThanOrEqual(3);
  });
});

test('docs/design.md has the table of contrasts as it is', () => {
  const document = readFileSync(new URL('../../docs/design.md', import.meta.url), 'utf8');
  const [paper, ink] = [coloursOf('paper'), coloursOf('ink')];
  for (const [text, ground] of [...pairs, ['gold-line', 'paper'] as const]) {
    const [one, other] = [paper, ink].map(of => contrast(of.get(text) ?? '', of.get(ground) ?? '').toFixed(1));
    expect(document).toMatch(new RegExp(`\\| ${text} on ${ground} +\\| +${one} +\\| +${other} +\\|`));
  }
});
