// The steps of a piece of arithmetic, each with the line that repeats it in a shell.

import { button, type Child, copyText, digest, el } from './dom.ts';
import type { Words } from './words.ts';

/** A step: what it does, the line that does it again, and the digits that come out. */
export function step(say: Words, words: string, line: string | null, value: Child): HTMLElement {
  return el(
    'li',
    {},
    el('p', {}, words),
    line === null ? null : shellLine(say, line),
    typeof value === 'string' ? digest(value) : value,
  );
}

/** A line for a shell, with a button that copies it. */
function shellLine(say: Words, line: string): HTMLElement {
  const copy: HTMLButtonElement = button(say('copy'), 'small', () => {
    copyText(line).then(copied => {
      copy.textContent = copied ? say('copied') : say('copy-failed');
      setTimeout(() => {
        copy.textContent = say('copy');
      }, 2000);
    });
  });
  return el('div', { class: 'shell' }, el('code', { tabindex: '0' }, line), copy);
}
