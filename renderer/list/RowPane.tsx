import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import { usePreferences } from '../preferences/preferences.ts';
import { TYPE_SIZE } from '../theme/tokens.ts';
import type { Column } from './List.tsx';
import styles from './list.module.css';
import type { Rows } from './useRows.ts';

/** Height of a row in rem; the style sheet agrees. */
const ROW_REM = 2.75;

/** Rows drawn beyond what is in sight, so that quick scrolling shows no gaps. */
const OVERSCAN = 12;

export interface RowPaneHandle {
  focus(): void;
}

interface RowPaneProps<Row> {
  id: string;
  label: string;
  rows: Rows<Row>;
  columns: readonly Column<Row>[];
  keyOf: (row: Row) => string;
  opened: string | undefined;
  active: number;
  onMove: (index: number) => void;
  onOpen: (index: number) => void;
  /** The focus goes back to the filter: a letter was typed, or ↑ pressed on the first row. */
  onLeave: () => void;
  ref: Ref<RowPaneHandle>;
}

/** Where a key leads from row `active` of `count`, `page` rows being in sight; undefined where it leads nowhere. */
export function rowAfter(key: string, active: number, count: number, page: number): number | undefined {
  const last = Math.max(count - 1, 0);
  switch (key) {
    case 'ArrowDown':
      return Math.min(active + 1, last);
    case 'ArrowUp':
      return Math.max(active - 1, 0);
    case 'PageDown':
      return Math.min(active + page, last);
    case 'PageUp':
      return Math.max(active - page, 0);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}

export function RowPane<Row>({
  id,
  label,
  rows,
  columns,
  keyOf,
  opened,
  active,
  onMove,
  onOpen,
  onLeave,
  ref,
}: RowPaneProps<Row>) {
  const box = useRef<HTMLDivElement>(null);
  const { typeSize } = usePreferences();
  const rowHeight = Math.round(TYPE_SIZE[typeSize] * ROW_REM);
  const count = rows.count ?? 0;
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: OVERSCAN,
  });
  useImperativeHandle(ref, () => ({ focus: () => box.current?.focus() }), []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the virtualiser measures anew when the type size changes
  useEffect(() => virtual.measure(), [rowHeight]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the active row comes into sight when it or the list changes
  useEffect(() => {
    if (count > 0) virtual.scrollToIndex(active, { align: 'auto' });
  }, [active, count]);

  const items = virtual.getVirtualItems();
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];
  useEffect(() => rows.want(first, last + 1), [rows, first, last]);

  const hear = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return;
    const page = Math.max(Math.floor((box.current?.clientHeight ?? 0) / rowHeight) - 1, 1);
    const to = rowAfter(event.key, active, count, page);
    if (event.key === 'ArrowUp' && active === 0) onLeave();
    else if (to !== undefined) onMove(to);
    else if (event.key === 'Enter') onOpen(active);
    else if (event.key === 'Escape') onLeave();
    else {
      if (isFilterKey(event.key)) onLeave();
      return;
    }
    event.preventDefault();
  };

  const template = { gridTemplateColumns: columns.map((column) => column.width).join(' ') };
  return (
    <>
      <div className={styles.heads} style={template} aria-hidden>
        {columns.map((column) => (
          <span key={column.name} className={column.figures ? 'figures' : undefined}>
            {column.header}
          </span>
        ))}
      </div>
      <div
        ref={box}
        id={`${id}-rows`}
        className={styles.rows}
        role="listbox"
        aria-label={label}
        aria-activedescendant={count > 0 ? `${id}-${active}` : undefined}
        aria-busy={rows.count === undefined}
        tabIndex={0}
        onKeyDown={hear}
      >
        <div role="presentation" className={styles.height} style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const row = rows.at(index);
            const isOpened = row !== undefined && keyOf(row) === opened;
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard by the listbox, which holds the focus
              // biome-ignore lint/a11y/useFocusableInteractive: the listbox points at its options (aria-activedescendant)
              <div
                key={index}
                id={`${id}-${index}`}
                role="option"
                aria-selected={isOpened}
                aria-setsize={count}
                aria-posinset={index + 1}
                data-active={index === active || undefined}
                className={styles.row}
                style={{ ...template, height: rowHeight, transform: `translateY(${start}px)` }}
                onClick={() => onOpen(index)}
              >
                {row === undefined
                  ? null
                  : columns.map((column) => (
                      <span key={column.name} className={column.figures ? 'figures' : undefined}>
                        {column.cell(row)}
                      </span>
                    ))}
              </div>
            );
          })}
        </div>
      </div>
    </>
  );
}

/** The letters that act among the rows, and the one that finds; all others start a filter. */
const ACT_LETTERS = 'npe/';

function isFilterKey(key: string): boolean {
  return key === 'Backspace' || ([...key].length === 1 && key !== ' ' && !ACT_LETTERS.includes(key.toLowerCase()));
}
