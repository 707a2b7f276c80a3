// Building the page. Everything that is shown is text: no markup is ever made of a value.

import { digestGroups } from '../../shared/text/groups.ts';

/** What an element may hold; null is left out. */
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

/** A digest in groups of four. The groups are boxes of their own, so that a copy of it has no blanks. */
export function digest(value: string): HTMLElement {
  return el('span', { class: 'digest' }, ...digestGroups(value).map(group => el('span', {}, group)));
}

/** Hands a text to the clipboard; false where the browser does not let it. */
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

/** Saves a text as a file of the reader's. */
export function saveText(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = el('a', { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
