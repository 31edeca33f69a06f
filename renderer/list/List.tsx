import { PlusOutlined, PrinterOutlined, TableOutlined } from '@ant-design/icons';
import { Button, Input, type InputRef } from 'antd';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Sentence } from '../errors/Sentence.tsx';
import { useFormat } from '../i18n/format.ts';
import { useLetters } from './letters.ts';
import styles from './list.module.css';
import { RowPane, type RowPaneHandle } from './RowPane.tsx';
import { recallPlace, rememberPlace } from './remembered.ts';
import type { RowSource } from './source.ts';
import { useRows } from './useRows.ts';

export interface Column<Row> {
  name: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** A CSS grid track, such as `6rem` or `1fr`. */
  width: string;
  /** Numbers stand tabular and to the right. */
  figures?: boolean;
}

/** What can be done with the list as a whole: a button with its words, a letter among the rows, Alt and it anywhere. */
export interface ListAct {
  label: string;
  run: () => void;
}

export interface ListProps<Row> {
  /** The list's one name; where it was left is remembered under it. */
  name: string;
  /** What is listed, for those who hear the screen. */
  label: string;
  /** What the filter field asks for. */
  filterHint: string;
  source: (filter: string) => RowSource<Row>;
  columns: readonly Column<Row>[];
  keyOf: (row: Row) => string;
  /** The key of the row that is in hand. */
  opened?: string | undefined;
  onOpen: (row: Row) => void;
  add?: ListAct;
  print?: ListAct;
  exports?: ListAct;
  /** Further narrowing, such as a choice of group. */
  narrow?: ReactNode;
  /** What stands in place of rows while there are none at all: what to do first. */
  empty: ReactNode;
}

/** A list of any length: type to filter, arrows to move, Enter to open, N, P and E for new, print and export. */
export function List<Row>(props: ListProps<Row>) {
  const { name, label, source, columns, keyOf, opened, onOpen, empty } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const id = useId();
  const start = useMemo(() => recallPlace(name), [name]);
  const [filter, setFilter] = useState(start.filter);
  const [active, setActive] = useState(start.active);
  const field = useRef<InputRef>(null);
  const pane = useRef<RowPaneHandle>(null);

  const filtered = useMemo(() => source(filter), [source, filter]);
  const rows = useRows(filtered);
  const count = rows.count ?? 0;

  useEffect(() => rememberPlace(name, { filter, active }), [name, filter, active]);
  useLetters({ n: props.add, p: props.print, e: props.exports });

  const narrowTo = (typed: string) => {
    setFilter(typed);
    setActive(0);
  };
  const openAt = (index: number) => {
    const row = rows.at(index);
    if (row === undefined) return;
    setActive(index);
    onOpen(row);
  };
  const keysInField = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' && count > 0) pane.current?.focus();
    else if (event.key === 'Enter') openAt(active);
    else if (event.key === 'Escape' && filter !== '') narrowTo('');
    else return;
    event.preventDefault();
  };

  const isEmpty = rows.count === 0 && filter === '';
  return (
    <div className={styles.list} data-list={name}>
      <div className={styles.tools}>
        <Input
          ref={field}
          autoFocus={opened === undefined}
          data-first-focus
          type="search"
          className={styles.filter}
          value={filter}
          placeholder={props.filterHint}
          aria-label={props.filterHint}
          aria-controls={`${id}-rows`}
          onChange={(event) => narrowTo(event.target.value)}
          onKeyDown={keysInField}
        />
        {props.narrow}
      </div>
      <div className={styles.acts}>
        <p className={styles.count} aria-live="polite">
          {rows.count === undefined ? t('list.reading') : t('list.count', { number: format.count(count) })}
        </p>
        <ActButton act={props.add} letter="N" icon={<PlusOutlined />} />
        <ActButton act={props.print} letter="P" icon={<PrinterOutlined />} />
        <ActButton act={props.exports} letter="E" icon={<TableOutlined />} />
      </div>
      {rows.problem && <Sentence problem={rows.problem} />}
      {isEmpty ? (
        <div className={styles.empty}>{empty}</div>
      ) : (
        <>
          {rows.count === 0 && (
            <p className={styles.none}>
              {t('list.noneFound', { filter })}
              <Button onClick={() => narrowTo('')}>{t('list.showAll')}</Button>
            </p>
          )}
          <RowPane
            ref={pane}
            id={id}
            label={label}
            rows={rows}
            columns={columns}
            keyOf={keyOf}
            opened={opened}
            active={Math.min(active, Math.max(count - 1, 0))}
            onMove={setActive}
            onOpen={openAt}
            onLeave={() => field.current?.focus()}
          />
        </>
      )}
    </div>
  );
}

function ActButton({ act, letter, icon }: { act: ListAct | undefined; letter: string; icon: ReactNode }) {
  if (!act) return null;
  return (
    <Button icon={icon} onClick={act.run} aria-keyshortcuts={`${letter} Alt+${letter}`}>
      {act.label} <kbd className={styles.letter}>{letter}</kbd>
    </Button>
  );
}
