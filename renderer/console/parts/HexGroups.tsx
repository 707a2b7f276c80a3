// A field for 32 or 64 hexadecimal digits: one cell per group of four, as read aloud. A paste fills all of them.

import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { onEnter } from '../state/enter.ts';
import { joined, spread, typedDigits } from '../state/typedDigits.ts';
import { useWindow } from '../state/window.ts';
import css from './HexGroups.module.css';

/** The cells, and their result: `onDigits` gets the digits when complete, else null. */
export type HexGroupsProps = {
  readonly name: string;
  /** Lengths that are complete: 64, or 32 and 64. The longest decides how many cells there are. */
  readonly lengths: readonly [number, ...number[]];
  readonly onDigits: (digits: string | null) => void;
  /** What Enter does once all digits are there; before that it goes to the next cell. */
  readonly onWhole?: () => void;
};

/** Sixteen cells of four digits each, with a line that says whether all are there. */
export function HexGroups({ name, lengths, onDigits, onWhole }: HexGroupsProps) {
  const { t } = useWindow();
  const most = Math.max(...lengths);
  const [groups, setGroups] = useState<readonly string[]>(() => Array.from({ length: most / 4 }, () => ''));
  const [refused, setRefused] = useState<'none' | 'other' | 'too-long'>('none');
  const [narrowed, setNarrowed] = useState(false);
  const cells = useRef<(HTMLInputElement | null)[]>([]);
  const { digits, count, gap } = joined(groups, lengths);

  // The button before it is gone; whoever types next finds the cursor in the first cell.
  useEffect(() => {
    if (document.activeElement === document.body) cells.current[0]?.focus({ preventScroll: true });
  }, []);

  const put = (next: readonly string[]) => {
    setGroups(next);
    onDigits(joined(next, lengths).digits);
  };
  const onType = (at: number, raw: string) => {
    const { kept, refused, narrowed } = typedDigits(raw, 'hexadecimal');
    setRefused(refused);
    setNarrowed(narrowed);
    put(groups.map((group, index) => (index === at ? kept.slice(0, 4) : group)));
    if (kept.length >= 4 && refused === 'none') cells.current[at + 1]?.focus();
  };
  const onPaste = (at: number, event: ClipboardEvent) => {
    event.preventDefault();
    const { kept, refused, narrowed } = typedDigits(event.clipboardData.getData('text'), 'hexadecimal');
    setNarrowed(narrowed);
    // A paste that does not fit is refused whole: half a pasted number would look like all of it.
    if (refused !== 'none') return setRefused(refused);
    if (at * 4 + kept.length > most) return setRefused('too-long');
    setRefused('none');
    put(spread(groups, at, kept));
    cells.current[Math.min(at + Math.ceil(kept.length / 4), groups.length - 1)]?.focus();
  };
  const onKeyDown = (at: number, event: KeyboardEvent) => {
    if (event.key === 'Backspace' && groups[at] === '') cells.current[at - 1]?.focus();
    onEnter(() => {
      if (digits !== null) onWhole?.();
      else cells.current[at + 1]?.focus();
    })(event);
  };

  const shorter = lengths.find(length => length < most);
  const state =
    digits !== null
      ? t('hex.complete', { count })
      : gap !== null
        ? t('hex.gap', { count, group: gap })
        : shorter === undefined
          ? t('hex.count', { count, most })
          : t('hex.count-two', { count, shorter, most });
  return (
    <fieldset className={css['hex']}>
      <legend>{name}</legend>
      <div className={css['cells']}>
        {groups.map((group, index) => (
          <input
            // biome-ignore lint/suspicious/noArrayIndexKey: cells never move
            key={index}
            ref={cell => {
              cells.current[index] = cell;
            }}
            className={`mono ${gap === index + 1 ? css['gap'] : ''}`}
            aria-label={t('hex.group', { group: index + 1, of: groups.length })}
            value={group}
            autoComplete="off"
            spellCheck={false}
            inputMode="text"
            onChange={event => onType(index, event.target.value)}
            onPaste={event => onPaste(index, event)}
            onKeyDown={event => onKeyDown(index, event)}
          />
        ))}
      </div>
      <p className={digits === null ? 'note' : 'note note-good'} aria-live="polite">
        {state}
      </p>
      {narrowed && <p className="note">{t('digits.narrowed')}</p>}
      {refused !== 'none' && (
        <p className="note note-bad" role="alert">
          {t(`digits.${refused === 'other' ? 'not-hex' : refused}`)}
        </p>
      )}
    </fieldset>
  );
}
