// Findings line by line, under a head for each group. Only the lines in sight are in the page. The list is one stop for the Tab
// key, as thousands would block the way: arrows go from line to line; Enter presses the button of the line.

import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type FocusEvent, type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { FindingView } from '../../../../shared/contract/findings.ts';
import { FindingLine } from './FindingLine.tsx';
import css from './FindingsList.module.css';
import { groupOf, isOpen } from './findings.ts';

/** What the list shows: findings in their groups, a group's name by one of its findings, whether there is anything to do. */
export type FindingsListProps = {
  readonly shown: readonly FindingView[];
  readonly label: string;
  readonly groupName: (finding: FindingView) => string;
  /** Whether warnings can be accepted here, and whether a line names its file. */
  readonly canAccept: boolean;
  readonly withFile: boolean;
  /** Whether there is little room for it. */
  readonly isLow: boolean;
};

/** The list. */
export function FindingsList({ shown, label, groupName, canAccept, withFile, isLow }: FindingsListProps) {
  const scroller = useRef<HTMLElement>(null);
  // Begins at the first line that needs action.
  const [active, setActive] = useState(() =>
    Math.max(
      0,
      shown.findIndex(finding => canAccept && isOpen(finding)),
    ),
  );
  // The button that was pressed goes away; the focus then goes to the line that takes its place.
  const inside = useRef(false);
  // After an arrow moves the stop, the focus follows once the line is drawn: a key held down outruns the scrolling.
  const follows = useRef(false);
  const stop = Math.max(0, Math.min(active, shown.length - 1));
  const keys = useMemo(() => keysOf(shown), [shown]);
  const rows = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 96,
    getItemKey: index => keys[index] ?? index,
    overscan: 6,
    // The stop stays drawn wherever the list is scrolled: a line that goes takes the focus with it.
    rangeExtractor: range => {
      const drawn = defaultRangeExtractor(range);
      return drawn.includes(stop) || stop >= range.count ? drawn : [...drawn, stop].sort((a, b) => a - b);
    },
  });
  const items = rows.getVirtualItems();
  const open = shown.filter(isOpen).length;

  const focusLine = (index: number) => {
    const line = scroller.current?.querySelector<HTMLElement>(`li[data-index="${index}"]`);
    (line?.querySelector('button') ?? line)?.focus();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when something was accepted
  useEffect(() => {
    if (inside.current && document.activeElement === document.body) focusLine(Math.min(stop, shown.length - 1));
  }, [open, shown.length]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: only when an arrow moved the stop
  useEffect(() => {
    if (follows.current) focusLine(stop);
    follows.current = false;
  }, [stop]);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 || event.target === scroller.current) return;
    event.preventDefault();
    follows.current = true;
    setActive(Math.max(0, Math.min(shown.length - 1, stop + step)));
  };
  const onFocus = (event: FocusEvent) => {
    inside.current = true;
    const line = event.target.closest('li')?.getAttribute('data-index');
    if (line !== undefined && line !== null) setActive(Number(line));
  };
  const onBlur = ({ relatedTarget, currentTarget }: FocusEvent) => {
    if (relatedTarget !== null && !currentTarget.contains(relatedTarget)) inside.current = false;
  };

  return (
    <section
      ref={scroller}
      className={`${css['findings']} ${isLow ? css['low'] : ''}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
      tabIndex={0}
      aria-label={label}
      onKeyDown={onKeyDown}
      onFocus={onFocus}
      onBlur={onBlur}
    >
      <ul style={{ height: rows.getTotalSize() }}>
        {items.map(({ index, key, start }) => {
          const finding = shown[index];
          if (finding === undefined) return null;
          const before = shown[index - 1];
          const isFirst = before === undefined || groupOf(before) !== groupOf(finding);
          const hasButton = canAccept && isOpen(finding);
          return (
            <li
              key={key}
              data-index={index}
              ref={rows.measureElement}
              aria-setsize={shown.length}
              aria-posinset={index + 1}
              tabIndex={!hasButton && index === stop ? 0 : -1}
              style={{ transform: `translateY(${start}px)` }}
            >
              {isFirst && <p className={css['group']}>{groupName(finding)}</p>}
              <FindingLine finding={finding} hasButton={hasButton} stop={index === stop} withFile={withFile} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** A key for each line. Repeated findings on a whole file, such as two missing columns, have one id. */
function keysOf(findings: readonly FindingView[]): string[] {
  const seen = new Map<string, number>();
  return findings.map(({ id }) => {
    const times = (seen.get(id) ?? 0) + 1;
    seen.set(id, times);
    return times === 1 ? id : `${id} ${times}`;
  });
}
