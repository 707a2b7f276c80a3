// What the import found, line by line. Warnings are accepted one by one; errors are mended in the file. Only the lines in sight
// are in the page. The list is one stop of the Tab key: arrows go from button to button, as hundreds of stops would bar the way.

import { SegmentedControl } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type FocusEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { FindingView } from '../../../shared/contract/snapshots.ts';
import { useDesk } from '../desk.ts';
import { FindingLine, isOpen } from './FindingLine.tsx';

const filters = ['open', 'error', 'all'] as const;
type Filter = (typeof filters)[number];

function passes(filter: Filter, finding: FindingView): boolean {
  return filter === 'all' || finding.severity === 'error' || (filter === 'open' && isOpen(finding));
}

/** The findings with their filter. */
export function FindingsTable({ frozen }: { frozen: boolean }) {
  const { snapshot, t } = useDesk();
  const [filter, setFilter] = useState<Filter>('open');
  const { findings, findingCount } = snapshot;
  const shown = findings.filter(finding => passes(filter, finding));
  if (findingCount === 0) return null;
  return (
    <section className="findings-part">
      <h3 className="part-title">{t('findings.title', { count: findingCount })}</h3>
      <p className="part-about">{t('findings.about')}</p>
      <SegmentedControl
        aria-label={t('findings.filter')}
        value={filter}
        onChange={value => setFilter(filters.find(name => name === value) ?? 'open')}
        data={filters.map(value => ({
          value,
          label: `${t(`findings.${value}`)} ${findings.filter(finding => passes(value, finding)).length}`,
        }))}
      />
      {findingCount > findings.length && (
        <p className="note note-open">{t('findings.more', { shown: findings.length, count: findingCount })}</p>
      )}
      {shown.length === 0 ? (
        <p className="note note-good">{t('findings.none')}</p>
      ) : (
        <Lines shown={shown} frozen={frozen} />
      )}
    </section>
  );
}

function Lines({ shown, frozen }: { shown: readonly FindingView[]; frozen: boolean }) {
  const { snapshot, t } = useDesk();
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  // The button that was pressed goes away with its line; the focus then goes to the line that takes its place.
  const inside = useRef(false);
  const rows = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 96,
    getItemKey: index => shown[index]?.id ?? index,
    overscan: 6,
  });
  const items = rows.getVirtualItems();
  const hasButton = (index: number) => shown[index] !== undefined && isOpen(shown[index]);
  const stops = items.map(({ index }) => index).filter(hasButton);
  const stop = stops.find(index => index >= active) ?? stops.at(-1);

  const focusLine = (index: number) =>
    scroller.current?.querySelector<HTMLButtonElement>(`li[data-index="${index}"] button`)?.focus();
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when lines went or came
  useEffect(() => {
    if (inside.current && document.activeElement === document.body && stop !== undefined) focusLine(stop);
  }, [shown.length]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    if (event.target === scroller.current || stop === undefined) return;
    event.preventDefault();
    const next = event.key === 'ArrowDown' ? stops.find(index => index > stop) : stops.findLast(index => index < stop);
    if (next === undefined) return;
    setActive(next);
    focusLine(next);
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
      className="findings"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
      tabIndex={0}
      aria-label={t('findings.title', { count: snapshot.findingCount })}
      onKeyDown={onKeyDown}
      onFocus={onFocus}
      onBlur={onBlur}
    >
      <ul style={{ height: rows.getTotalSize() }}>
        {items.map(({ index, key, start }) => {
          const finding = shown[index];
          return finding === undefined ? null : (
            <li
              key={key}
              data-index={index}
              ref={rows.measureElement}
              aria-setsize={shown.length}
              aria-posinset={index + 1}
              style={{ transform: `translateY(${start}px)` }}
            >
              <FindingLine finding={finding} frozen={frozen} stop={index === stop} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
