// What Enter does in a field: what the field is for.

import type { KeyboardEvent } from 'react';

/** Handles Enter in a field. The Enter with which an input method takes a character is not the field's, nor is one that is held down. */
export function onEnter(act: () => void): (event: KeyboardEvent) => void {
  return event => {
    if (event.key !== 'Enter' || event.shiftKey || event.repeat || event.nativeEvent.isComposing) return;
    event.preventDefault();
    act();
  };
}

/** Whether somebody is typing: keys then belong to the field and to nothing else. */
export function isTyping(): boolean {
  const field = document.activeElement;
  if (field instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'range', 'file'].includes(field.type);
  return field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement;
}
