// Builds the page's elements. Values are shown as text only, never as markup.

import { digestGroups, digestLines } from '../../shared/text/groups.ts';
import { raysOf, sunPath } from '../../shared/views/sun.ts';

/** What an element may contain; null is left out. */
export type Child = Node | string | null;

/** Attributes by name; null leaves one out. */
export type Attributes = { readonly [name: string]: string | null };

/** An element with attributes and children. */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes,
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null) element.setAttribute(name, value);
  for (const child of children) if (child !== null) element.append(child);
  return element;
}

/** A button that does something. */
export function button(label: string, kind: 'main' | 'plain' | 'small', press: () => void): HTMLButtonElement {
  const made = el('button', { type: 'button', class: `button ${kind}` }, label);
  made.addEventListener('click', press);
  return made;
}

const svgSpace = 'http://www.w3.org/2000/svg';

/** The sun of a seed, with what it is for those who cannot see it. */
export function sun(seed: string, label: string): Element {
  const picture = document.createElementNS(svgSpace, 'svg');
  for (const [name, value] of [
    ['viewBox', '-1 -1 2 2'],
    ['class', 'sun'],
    ['role', 'img'],
    ['aria-label', label],
  ] as const)
    picture.setAttribute(name, value);
  const rays = document.createElementNS(svgSpace, 'path');
  rays.setAttribute('d', sunPath(raysOf(seed)));
  const disc = document.createElementNS(svgSpace, 'circle');
  disc.setAttribute('r', '0.3');
  picture.append(rays, disc);
  return picture;
}

/** A digest in groups of four. Each group is an element of its own, so that a copied digest has no blanks. */
export function digest(value: string): HTMLElement {
  return groups(digestGroups(value));
}

/** Groups of digits, each an element of its own. */
export function groups(parts: readonly string[]): HTMLElement {
  return el('span', { class: 'digest' }, ...parts.map(group => el('span', {}, group)));
}

/** A digest where it is compared with paper, which has the same four lines. */
export function digestByLines(value: string): HTMLElement {
  const lines = digestLines(value).map(({ letter, groups: parts }) =>
    el('span', { class: 'line' }, el('i', { 'aria-hidden': 'true' }, letter), groups(parts)),
  );
  return el('span', {}, ...lines);
}

/** Copies a text to the clipboard; false if the browser does not allow it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Older browsers have no clipboard for a page that was opened from a file.
    const area = el('textarea', { class: 'off-screen', 'aria-hidden': 'true' });
    area.value = text;
    document.body.append(area);
    area.select();
    const copied = document.execCommand('copy');
    area.remove();
    return copied;
  }
}

/**
 * A text field, of one line or several, that the browser neither corrects nor completes; `changed` is told what is typed.
 */
export function textField<Tag extends 'input' | 'textarea'>(
  tag: Tag,
  id: string,
  attributes: Attributes,
  value: string,
  changed: (typed: string) => void,
): HTMLElementTagNameMap[Tag] {
  const field = el(tag, { id, spellcheck: 'false', autocomplete: 'off', ...attributes });
  field.value = value;
  field.addEventListener('input', () => changed(field.value));
  return field;
}

/** A field under its label, with what follows it. */
export function labelled(label: string, field: HTMLElement, ...more: readonly Child[]): HTMLElement {
  return el('div', { class: 'field' }, el('label', { for: field.id }, label), field, ...more);
}
